#include "coxa-figure-controls.h"

#include "coxa-wrap-layout.h"

#include <glib/gi18n.h>

#define SPACING 10
#define TIGHT   4

struct _CoxaFigureControls
{
  GtkWidget  parent_instance;

  CoxaSide   side;
  GtkWidget *play;
  GtkWidget *steppers[2];
  GtkWidget *sides;
  GtkWidget *side_buttons[2]; /* left, right */
};

enum
{
  PLAY,
  STEP,
  SIDE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaFigureControls, coxa_figure_controls, GTK_TYPE_WIDGET)

static void
play_cb (CoxaFigureControls *self)
{
  g_signal_emit (self, signals[PLAY], 0);
}

static void
step_cb (CoxaFigureControls *self,
         GtkWidget          *button)
{
  g_signal_emit (self, signals[STEP], 0, button == self->steppers[0] ? -1 : 1);
}

static void
side_cb (CoxaFigureControls *self,
         GtkWidget          *button)
{
  CoxaSide side = button == self->side_buttons[0] ? COXA_SIDE_LEFT : COXA_SIDE_RIGHT;

  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)) && side != self->side)
    g_signal_emit (self, signals[SIDE], 0, side);
}

static void
set_name (GtkWidget  *button,
          const char *name)
{
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
coxa_figure_controls_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (coxa_figure_controls_parent_class)->dispose (object);
}

static void
coxa_figure_controls_class_init (CoxaFigureControlsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_figure_controls_dispose;

  /**
   * CoxaFigureControls::play:
   *
   * Play or pause was asked for.
   */
  signals[PLAY] = g_signal_new ("play", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * CoxaFigureControls::step:
   * @direction: -1 for the key pose before, 1 for the one after
   */
  signals[STEP] = g_signal_new ("step", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);

  /**
   * CoxaFigureControls::side:
   * @side: a #CoxaSide
   *
   * The other side was asked for.
   */
  signals[SIDE] = g_signal_new ("side", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "figurecontrols");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_button (CoxaFigureControls *self,
               const char         *icon,
               const char         *name,
               GCallback           callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  set_name (button, name);
  g_signal_connect_swapped (button, "clicked", callback, self);

  return button;
}

static void
create_sides (CoxaFigureControls *self)
{
  static const char * const words[] = { N_("Left"), N_("Right") };
  static const char * const names[] = { N_("Show the left side"), N_("Show the right side") };

  self->sides = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_widget_add_css_class (self->sides, "segments");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sides), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Side"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      self->side_buttons[i] = gtk_toggle_button_new_with_label (_(words[i]));
      set_name (self->side_buttons[i], _(names[i]));
      gtk_box_append (GTK_BOX (self->sides), self->side_buttons[i]);
    }
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->side_buttons[1]), GTK_TOGGLE_BUTTON (self->side_buttons[0]));
  coxa_figure_controls_set_side (self, COXA_SIDE_RIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_signal_connect_swapped (self->side_buttons[i], "toggled", G_CALLBACK (side_cb), self);
}

static void
coxa_figure_controls_init (CoxaFigureControls *self)
{
  GtkWidget *player = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, TIGHT);

  self->steppers[0] = create_button (self, "media-skip-backward-symbolic", _("Pose before"), G_CALLBACK (step_cb));
  self->play = create_button (self, "media-playback-start-symbolic", _("Play"), G_CALLBACK (play_cb));
  self->steppers[1] = create_button (self, "media-skip-forward-symbolic", _("Next pose"), G_CALLBACK (step_cb));
  gtk_box_append (GTK_BOX (player), self->steppers[0]);
  gtk_box_append (GTK_BOX (player), self->play);
  gtk_box_append (GTK_BOX (player), self->steppers[1]);
  create_sides (self);

  /* Two groups, below each other where there is no room beside each other. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), coxa_wrap_layout_new (SPACING, SPACING, 0));
  gtk_widget_set_parent (player, GTK_WIDGET (self));
  gtk_widget_set_parent (self->sides, GTK_WIDGET (self));
}

/**
 * coxa_figure_controls_new:
 *
 * Returns: (transfer floating): controls of a figure that stands
 */
GtkWidget *
coxa_figure_controls_new (void)
{
  return g_object_new (COXA_TYPE_FIGURE_CONTROLS, NULL);
}

/**
 * coxa_figure_controls_set_shown:
 * @self: controls
 * @has_play: whether there is something to play
 * @has_steps: whether there are key poses to go to
 * @has_sides: whether there is another side
 */
void
coxa_figure_controls_set_shown (CoxaFigureControls *self,
                                gboolean            has_play,
                                gboolean            has_steps,
                                gboolean            has_sides)
{
  g_return_if_fail (COXA_IS_FIGURE_CONTROLS (self));

  gtk_widget_set_visible (self->play, has_play);
  gtk_widget_set_visible (self->steppers[0], has_steps);
  gtk_widget_set_visible (self->steppers[1], has_steps);
  gtk_widget_set_visible (gtk_widget_get_parent (self->play), has_play || has_steps);
  gtk_widget_set_visible (self->sides, has_sides);
}

/**
 * coxa_figure_controls_set_playing:
 * @self: controls
 * @is_playing: whether the figure moves, and can be paused
 */
void
coxa_figure_controls_set_playing (CoxaFigureControls *self,
                                  gboolean            is_playing)
{
  g_return_if_fail (COXA_IS_FIGURE_CONTROLS (self));

  gtk_button_set_icon_name (GTK_BUTTON (self->play),
                            is_playing ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  set_name (self->play, is_playing ? _("Pause") : _("Play"));
}

/**
 * coxa_figure_controls_set_side:
 * @self: controls
 * @side: the side that works
 */
void
coxa_figure_controls_set_side (CoxaFigureControls *self,
                               CoxaSide            side)
{
  g_return_if_fail (COXA_IS_FIGURE_CONTROLS (self));

  self->side = side;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->side_buttons[side == COXA_SIDE_LEFT ? 0 : 1]), TRUE);
}

/**
 * coxa_figure_controls_get_side_button:
 * @self: controls
 *
 * Returns: (transfer none): the button of the side that works
 */
GtkWidget *
coxa_figure_controls_get_side_button (CoxaFigureControls *self)
{
  g_return_val_if_fail (COXA_IS_FIGURE_CONTROLS (self), NULL);

  return self->side_buttons[self->side == COXA_SIDE_LEFT ? 0 : 1];
}
