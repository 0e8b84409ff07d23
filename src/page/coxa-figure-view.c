/* What there is of it: the picture, the words of the key pose, which all have a place in one stack so that nothing below jumps
 * when they change, and the controls.
 *
 * A screen reader is told of the exercise and of the key pose it stands in. While it moves, the words that change every few
 * seconds would talk over everything else: then all of them together describe it, and stay as they are. */

#include "coxa-figure-view.h"

#include "coxa-figure-controls.h"
#include "coxa-figure-faults.h"
#include "coxa-figure-player.h"
#include "coxa-figure-sight.h"
#include "coxa-figure-stage.h"
#include "coxa-figure-words.h"
#include "coxa-page-parts.h"

#include <glib/gi18n.h>
#include <math.h>

#define AHEAD 16 /* frames that are made before they are needed */

struct _CoxaFigureView
{
  GtkWidget         parent_instance;

  CoxaFigures      *figures;   /* or NULL */
  const CoxaFigure *figure;    /* or NULL */
  CoxaFigureFrames *frames;    /* or NULL */
  CoxaFigurePlayer *player;
  CoxaFigureSight  *sight;
  CoxaAtlas        *atlas;     /* or NULL */
  char             *page;
  char             *title;
  CoxaSide          side;
  gboolean          has_sides;
  gboolean          is_compact;
  int               told;      /* the key pose whose words were last told of, or -1 */

  GtkWidget        *stage;
  GtkWidget        *problem;   /* in place of the stage, or hidden */
  GtkWidget        *words;
  GtkWidget        *controls;
};

enum
{
  KEY_CHANGED,
  SIDE_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaFigureView, coxa_figure_view, GTK_TYPE_WIDGET)

static void
describe (CoxaFigureView *self)
{
  gboolean is_playing = coxa_figure_player_get_playing (self->player);
  guint key = coxa_figure_player_get_key (self->player);
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  if (self->figure == NULL)
    return;

  if (is_playing)
    /* Translators: %s is the name of an exercise */
    label = g_strdup_printf (_("%s, moving figure"), self->title);
  else if (self->figure->n_keys > 1)
    /* Translators: the name of an exercise, then which of its pictures is on show */
    label = g_strdup_printf (_("%s, picture %u of %u"), self->title, key + 1, self->figure->n_keys);
  else
    label = g_strdup (self->title);
  text = is_playing ? coxa_figure_words_dup_all (COXA_FIGURE_WORDS (self->words))
                    : g_strdup (coxa_figure_words_get (COXA_FIGURE_WORDS (self->words), key));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->stage),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

/* Frames that come next, so that none is waited for. */
static void
prepare (CoxaFigureView *self)
{
  double at = coxa_figure_player_get_position (self->player);

  coxa_figure_frames_rest (self->frames);
  if (!coxa_figure_player_is_running (self->player) || coxa_figure_player_get_still (self->player) >= 0)
    return;

  for (guint i = 0; i < AHEAD; i++)
    {
      double next = coxa_figure_get_next_change (self->figure, at);

      if (next < 0)
        return;
      at = MAX (nextafter (at, at + 1), next + 1e-6);
      coxa_figure_stage_prepare (COXA_FIGURE_STAGE (self->stage), coxa_figure_get_frame_at (self->figure, at));
    }
}

static void
tell_key (CoxaFigureView *self)
{
  guint key = coxa_figure_player_get_key (self->player);

  if (self->told == (int) key)
    return;

  self->told = (int) key;
  coxa_figure_words_show_key (COXA_FIGURE_WORDS (self->words), key);
  g_signal_emit (self, signals[KEY_CHANGED], 0, key);
}

static void
changed_cb (CoxaFigureView *self)
{
  int still;

  if (self->figure == NULL)
    return;

  still = coxa_figure_player_get_still (self->player);
  if (still >= 0)
    coxa_figure_stage_show_key (COXA_FIGURE_STAGE (self->stage), (guint) still);
  else
    coxa_figure_stage_show_frame (COXA_FIGURE_STAGE (self->stage), coxa_figure_player_get_frame (self->player),
                                  coxa_figure_player_is_holding (self->player));
  prepare (self);
  if (!coxa_figure_player_get_playing (self->player))
    describe (self);
  tell_key (self);
}

static void
playing_cb (CoxaFigureView *self)
{
  gboolean is_playing = coxa_figure_player_get_playing (self->player);

  coxa_figure_controls_set_playing (COXA_FIGURE_CONTROLS (self->controls), is_playing);
  describe (self);
}

static void
seen_cb (CoxaFigureView *self)
{
  gboolean is_seen = coxa_figure_sight_is_seen (self->sight);

  if (!is_seen && self->frames != NULL)
    coxa_figure_frames_rest (self->frames);
  coxa_figure_player_set_seen (self->player, is_seen);
  if (is_seen)
    changed_cb (self);
}

/* A drawing that cannot be read is no reason to leave a hole in the page. */
static void
frames_cb (CoxaFigureView *self)
{
  const GError *error = coxa_figure_frames_get_error (self->frames);
  g_autofree char *text = NULL;

  if (error == NULL || gtk_widget_get_visible (self->problem))
    return;

  /* Translators: %s says why, and names the file */
  text = g_strdup_printf (_("The figure could not be drawn. %s The steps below say the same in words."), error->message);
  gtk_label_set_text (GTK_LABEL (self->problem), text);
  gtk_widget_set_visible (self->problem, TRUE);
  gtk_widget_set_visible (self->stage, FALSE);
  gtk_widget_set_visible (self->controls, FALSE);
  coxa_figure_player_set_playing (self->player, FALSE);
}

static void
play_cb (CoxaFigureView *self)
{
  coxa_figure_view_set_playing (self, !coxa_figure_player_get_playing (self->player));
}

static void
step (CoxaFigureView *self,
      int             direction)
{
  guint key;

  if (self->figure == NULL)
    return;

  key = coxa_figure_player_get_key (self->player);
  key = direction > 0 ? coxa_figure_get_next_key (self->figure, key) : coxa_figure_get_previous_key (self->figure, key);
  coxa_figure_player_set_key (self->player, key);
}

static void
side_cb (CoxaFigureView *self,
         CoxaSide        side)
{
  g_signal_emit (self, signals[SIDE_WANTED], 0, side);
}

static gboolean
play_key_cb (GtkWidget *widget,
             GVariant  *args G_GNUC_UNUSED,
             gpointer   user_data G_GNUC_UNUSED)
{
  play_cb (COXA_FIGURE_VIEW (widget));

  return TRUE;
}

static gboolean
step_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data G_GNUC_UNUSED)
{
  int direction = g_variant_get_int32 (args);

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    direction = -direction;
  step (COXA_FIGURE_VIEW (widget), direction);

  return TRUE;
}

static gboolean
end_key_cb (GtkWidget *widget,
            GVariant  *args,
            gpointer   user_data G_GNUC_UNUSED)
{
  CoxaFigureView *self = COXA_FIGURE_VIEW (widget);

  if (self->figure != NULL)
    coxa_figure_player_set_key (self->player, g_variant_get_int32 (args) > 0 ? self->figure->n_keys - 1 : 0);

  return TRUE;
}

/* A click on the picture is the large button that everyone expects there. */
static void
pressed_cb (CoxaFigureView *self)
{
  gtk_widget_grab_focus (self->stage);
  if (self->figure != NULL && self->figure->n_moves > 0)
    play_cb (self);
}

static void
motion_cb (CoxaFigureView *self)
{
  gboolean animates = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animates, NULL);
  coxa_figure_player_set_cutting (self->player, !animates);
}

static void
coxa_figure_view_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (coxa_figure_view_parent_class)->root (widget);

  g_signal_connect_object (gtk_widget_get_settings (widget), "notify::gtk-enable-animations", G_CALLBACK (motion_cb), widget,
                           G_CONNECT_SWAPPED);
  motion_cb (COXA_FIGURE_VIEW (widget));
}

static void
coxa_figure_view_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_settings (widget), motion_cb, widget);

  GTK_WIDGET_CLASS (coxa_figure_view_parent_class)->unroot (widget);
}

static void
coxa_figure_view_dispose (GObject *object)
{
  CoxaFigureView *self = COXA_FIGURE_VIEW (object);
  GtkWidget *child;

  coxa_figure_view_clear (self);
  if (self->sight != NULL)
    coxa_figure_sight_detach (self->sight);
  g_clear_object (&self->sight);
  g_clear_object (&self->player);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (coxa_figure_view_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, play_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Space, 0, play_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, step_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Left, 0, step_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, step_key_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Right, 0, step_key_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, end_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Home, 0, end_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, end_key_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_End, 0, end_key_cb, "i", 1);
}

static void
coxa_figure_view_class_init (CoxaFigureViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = coxa_figure_view_dispose;
  widget_class->root = coxa_figure_view_root;
  widget_class->unroot = coxa_figure_view_unroot;

  /**
   * CoxaFigureView::key-changed:
   * @key: a key pose
   *
   * The words of another key pose are to be read.
   */
  signals[KEY_CHANGED] = g_signal_new ("key-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * CoxaFigureView::side-wanted:
   * @side: a #CoxaSide
   *
   * Somebody wants to see the other side.
   */
  signals[SIDE_WANTED] = g_signal_new ("side-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "figureview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  add_keys (widget_class);
}

static void
coxa_figure_view_init (CoxaFigureView *self)
{
  GtkGesture *press = gtk_gesture_click_new ();
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->told = -1;
  self->player = coxa_figure_player_new ();
  g_signal_connect_object (self->player, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "playing", G_CALLBACK (playing_cb), self, G_CONNECT_SWAPPED);

  self->stage = coxa_figure_stage_new ();
  gtk_widget_set_focusable (self->stage, TRUE);
  g_signal_connect_swapped (press, "released", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->stage, GTK_EVENT_CONTROLLER (press));
  gtk_widget_set_parent (self->stage, GTK_WIDGET (self));
  self->sight = coxa_figure_sight_new (self->stage);
  g_signal_connect_object (self->sight, "changed", G_CALLBACK (seen_cb), self, G_CONNECT_SWAPPED);

  self->problem = coxa_page_label_new ("", "figure-problem");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_widget_set_parent (self->problem, GTK_WIDGET (self));

  self->words = coxa_figure_words_new ();
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));

  motion_cb (self);

  self->controls = coxa_figure_controls_new ();
  g_signal_connect_swapped (self->controls, "play", G_CALLBACK (play_cb), self);
  g_signal_connect_swapped (self->controls, "step", G_CALLBACK (step), self);
  g_signal_connect_swapped (self->controls, "side", G_CALLBACK (side_cb), self);
  gtk_widget_set_parent (self->controls, GTK_WIDGET (self));
}

/**
 * coxa_figure_view_new:
 *
 * Returns: (transfer floating): a view without a figure
 */
GtkWidget *
coxa_figure_view_new (void)
{
  return g_object_new (COXA_TYPE_FIGURE_VIEW, NULL);
}

/* Puts the words in place, with the side's name in them. */
static void
show_words (CoxaFigureView *self)
{
  const CoxaEntry *entry = coxa_atlas_get_entry (self->atlas, self->page, NULL);
  const CoxaPractice *practice = entry != NULL ? entry->practice : NULL;

  coxa_figure_words_set_figure (COXA_FIGURE_WORDS (self->words), self->figure, practice, self->side);
  self->has_sides = coxa_figure_has_sides (self->figure, practice);
  self->told = -1;
}

static void
show_controls (CoxaFigureView *self)
{
  gboolean has_keys = self->figure != NULL && self->figure->n_keys > 1;
  gboolean has_moves = self->figure != NULL && self->figure->n_moves > 0;

  coxa_figure_controls_set_shown (COXA_FIGURE_CONTROLS (self->controls), has_moves, has_keys, self->has_sides);
  gtk_widget_set_visible (self->controls, !self->is_compact && (has_keys || has_moves || self->has_sides));
  gtk_widget_set_visible (self->words, !self->is_compact);
}

/**
 * coxa_figure_view_set_page:
 * @self: a view
 * @atlas: the atlas that the page is from
 * @page: such as "exercise/clamshell"
 * @side: the side that works
 *
 * Shows the figure of a page, from the start of its movement. It plays as soon as somebody can see it.
 *
 * Returns: whether the page has a figure; otherwise the view is empty
 */
gboolean
coxa_figure_view_set_page (CoxaFigureView *self,
                           CoxaAtlas      *atlas,
                           const char     *page,
                           CoxaSide        side)
{
  CoxaFigures *figures;
  const CoxaFigure *figure;
  const CoxaEntry *entry;

  g_return_val_if_fail (COXA_IS_FIGURE_VIEW (self), FALSE);
  g_return_val_if_fail (COXA_IS_ATLAS (atlas), FALSE);
  g_return_val_if_fail (page != NULL, FALSE);

  coxa_figure_view_clear (self);
  figures = coxa_atlas_get_figures (atlas);
  figure = coxa_figures_lookup (figures, page);
  if (figure == NULL)
    return FALSE;

  entry = coxa_atlas_get_entry (atlas, page, NULL);
  self->atlas = g_object_ref (atlas);
  self->page = g_strdup (page);
  self->title = g_strdup (entry != NULL ? entry->title : page);
  self->figures = coxa_figures_ref (figures);
  self->figure = figure;
  self->frames = coxa_figure_frames_new (figures, figure);
  g_signal_connect_object (self->frames, "changed", G_CALLBACK (frames_cb), self, G_CONNECT_SWAPPED);
  coxa_figure_stage_set_frames (COXA_FIGURE_STAGE (self->stage), self->frames);
  gtk_widget_set_visible (self->stage, TRUE);
  gtk_widget_set_visible (self->problem, FALSE);

  self->side = side;
  coxa_figure_stage_set_mirrored (COXA_FIGURE_STAGE (self->stage), side == COXA_SIDE_LEFT);
  show_words (self);
  coxa_figure_controls_set_side (COXA_FIGURE_CONTROLS (self->controls), side);
  show_controls (self);
  coxa_figure_player_set_figure (self->player, figure);
  coxa_figure_player_set_playing (self->player, TRUE);
  playing_cb (self);

  return TRUE;
}

/**
 * coxa_figure_view_clear:
 * @self: a view
 *
 * Empties it.
 */
void
coxa_figure_view_clear (CoxaFigureView *self)
{
  g_return_if_fail (COXA_IS_FIGURE_VIEW (self));

  if (self->figure == NULL)
    return;

  coxa_figure_frames_rest (self->frames);
  self->figure = NULL;
  coxa_figure_player_set_figure (self->player, NULL);
  coxa_figure_player_set_playing (self->player, FALSE);
  coxa_figure_stage_set_frames (COXA_FIGURE_STAGE (self->stage), NULL);
  coxa_figure_words_set_figure (COXA_FIGURE_WORDS (self->words), NULL, NULL, self->side);
  g_signal_handlers_disconnect_by_data (self->frames, self);
  g_clear_object (&self->frames);
  g_clear_pointer (&self->figures, coxa_figures_unref);
  g_clear_pointer (&self->page, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_object (&self->atlas);
}

/**
 * coxa_figure_view_get_figure:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what it shows
 */
const CoxaFigure *
coxa_figure_view_get_figure (CoxaFigureView *self)
{
  g_return_val_if_fail (COXA_IS_FIGURE_VIEW (self), NULL);

  return self->figure;
}

/**
 * coxa_figure_view_set_side:
 * @self: a view
 * @side: the side that works
 *
 * Shows the figure the other way round, in words too.
 */
void
coxa_figure_view_set_side (CoxaFigureView *self,
                           CoxaSide        side)
{
  g_return_if_fail (COXA_IS_FIGURE_VIEW (self));

  if (self->side == side || self->figure == NULL)
    return;

  self->side = side;
  coxa_figure_stage_set_mirrored (COXA_FIGURE_STAGE (self->stage), side == COXA_SIDE_LEFT);
  show_words (self);
  coxa_figure_controls_set_side (COXA_FIGURE_CONTROLS (self->controls), side);
  changed_cb (self);
  describe (self);
}

/**
 * coxa_figure_view_set_compact:
 * @self: a view
 * @is_compact: whether somebody else has buttons and words for it: then it is its picture only, as large as there is room
 */
void
coxa_figure_view_set_compact (CoxaFigureView *self,
                              gboolean        is_compact)
{
  g_return_if_fail (COXA_IS_FIGURE_VIEW (self));

  self->is_compact = !!is_compact;
  coxa_figure_stage_set_filling (COXA_FIGURE_STAGE (self->stage), self->is_compact);
  gtk_widget_set_vexpand (self->stage, self->is_compact);
  if (self->is_compact)
    gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "compact");
  show_controls (self);
}

/**
 * coxa_figure_view_set_playing:
 * @self: a view
 * @is_playing: whether it is to move, as long as somebody can see it
 */
void
coxa_figure_view_set_playing (CoxaFigureView *self,
                              gboolean        is_playing)
{
  g_return_if_fail (COXA_IS_FIGURE_VIEW (self));

  coxa_figure_player_set_playing (self->player, is_playing);
}

/**
 * coxa_figure_view_get_playing:
 * @self: a view
 *
 * Returns: whether it is to move, as long as somebody can see it
 */
gboolean
coxa_figure_view_get_playing (CoxaFigureView *self)
{
  g_return_val_if_fail (COXA_IS_FIGURE_VIEW (self), FALSE);

  return coxa_figure_player_get_playing (self->player);
}

/**
 * coxa_figure_view_is_running:
 * @self: a view
 *
 * Returns: whether it moves now
 */
gboolean
coxa_figure_view_is_running (CoxaFigureView *self)
{
  g_return_val_if_fail (COXA_IS_FIGURE_VIEW (self), FALSE);

  return coxa_figure_player_is_running (self->player);
}

/**
 * coxa_figure_view_set_position:
 * @self: a view
 * @seconds: since the movement began
 *
 * Goes to a place in the movement, and on from there where it plays. Who has a clock of their own may call this as often as they
 * like with the view paused.
 */
void
coxa_figure_view_set_position (CoxaFigureView *self,
                               double          seconds)
{
  g_return_if_fail (COXA_IS_FIGURE_VIEW (self));

  coxa_figure_player_set_position (self->player, seconds);
}

/**
 * coxa_figure_view_get_position:
 * @self: a view
 *
 * Returns: the seconds since the movement began
 */
double
coxa_figure_view_get_position (CoxaFigureView *self)
{
  g_return_val_if_fail (COXA_IS_FIGURE_VIEW (self), 0);

  return coxa_figure_player_get_position (self->player);
}

/**
 * coxa_figure_view_set_key:
 * @self: a view with a figure
 * @key: one of the figure's key poses
 *
 * Stops, and stands in a key pose.
 */
void
coxa_figure_view_set_key (CoxaFigureView *self,
                          guint           key)
{
  g_return_if_fail (COXA_IS_FIGURE_VIEW (self));
  g_return_if_fail (self->figure != NULL && key < self->figure->n_keys);

  coxa_figure_player_set_key (self->player, key);
}

/**
 * coxa_figure_view_get_key:
 * @self: a view
 *
 * Returns: the key pose whose words go with what is to be seen
 */
guint
coxa_figure_view_get_key (CoxaFigureView *self)
{
  g_return_val_if_fail (COXA_IS_FIGURE_VIEW (self), 0);

  return coxa_figure_player_get_key (self->player);
}

/**
 * coxa_figure_view_show_step:
 * @self: a view
 * @step: number of one of the page's steps, from 0
 *
 * Stops, and stands in the key pose that shows a step.
 *
 * Returns: whether there is one
 */
gboolean
coxa_figure_view_show_step (CoxaFigureView *self,
                            int             step)
{
  int key;

  g_return_val_if_fail (COXA_IS_FIGURE_VIEW (self), FALSE);

  key = self->figure != NULL ? coxa_figure_find_key (self->figure, step) : -1;
  if (key >= 0)
    coxa_figure_player_set_key (self->player, (guint) key);

  return key >= 0;
}

/**
 * coxa_figure_view_get_caption:
 * @self: a view
 *
 * Returns: (transfer none): the words of the key pose, plain text
 */
const char *
coxa_figure_view_get_caption (CoxaFigureView *self)
{
  g_return_val_if_fail (COXA_IS_FIGURE_VIEW (self), NULL);

  return coxa_figure_words_get (COXA_FIGURE_WORDS (self->words), coxa_figure_player_get_key (self->player));
}

/**
 * coxa_figure_view_is_drawn:
 * @self: a view
 *
 * Returns: whether what is to be seen was there when it was drawn last
 */
gboolean
coxa_figure_view_is_drawn (CoxaFigureView *self)
{
  g_return_val_if_fail (COXA_IS_FIGURE_VIEW (self), FALSE);

  return coxa_figure_stage_is_drawn (COXA_FIGURE_STAGE (self->stage));
}

/**
 * coxa_figure_view_create_faults:
 * @self: a view
 *
 * Shows how not to do it, beside the right way. The pictures come from where the view has its own.
 *
 * Returns: (transfer floating) (nullable): the figure's faults, or %NULL where it has none
 */
GtkWidget *
coxa_figure_view_create_faults (CoxaFigureView *self)
{
  const CoxaEntry *entry;

  g_return_val_if_fail (COXA_IS_FIGURE_VIEW (self), NULL);

  if (self->figure == NULL || self->figure->n_faults == 0)
    return NULL;

  entry = coxa_atlas_get_entry (self->atlas, self->page, NULL);

  return coxa_figure_faults_new (self->frames, self->title, entry != NULL ? entry->practice : NULL, self->side);
}

/**
 * coxa_figure_view_holds_sides:
 * @self: a view
 *
 * Returns: whether the focus is on its buttons for the sides
 */
gboolean
coxa_figure_view_holds_sides (CoxaFigureView *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (COXA_IS_FIGURE_VIEW (self), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return GTK_IS_TOGGLE_BUTTON (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/**
 * coxa_figure_view_grab_sides:
 * @self: a view
 *
 * Gives the button of the side that works the focus: the page was made anew for it.
 */
void
coxa_figure_view_grab_sides (CoxaFigureView *self)
{
  g_return_if_fail (COXA_IS_FIGURE_VIEW (self));

  gtk_widget_grab_focus (coxa_figure_controls_get_side_button (COXA_FIGURE_CONTROLS (self->controls)));
}
