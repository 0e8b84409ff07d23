#include "coxa-follow-view.h"

#include "coxa-announcer.h"
#include "coxa-cue-speaker.h"
#include "coxa-dial.h"
#include "coxa-follow-figure.h"
#include "coxa-follow-words.h"
#include "coxa-panel-layout.h"
#include "coxa-room-parts.h"
#include "coxa-safety.h"
#include "coxa-stage-layout.h"
#include "coxa-wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define SPACING 10
/* Widest the list of stop signs gets, pixels. */
#define SIGNS_WIDTH 620
/* A window is large from this on, pixels. */
#define ROOMY 760

struct _CoxaFollowView
{
  GtkWidget        parent_instance;

  GtkWidget       *overlay;
  GtkWidget       *body;        /* below the stop signs */
  GtkWidget       *left;        /* which exercise of how many, and how long it still takes */
  GtkWidget       *progress;
  CoxaFollowFigure *figure;
  GtkWidget       *title;
  GtkWidget       *set;
  GtkWidget       *state;
  GtkWidget       *dial;
  GtkWidget       *step;
  GtkWidget       *next;
  GtkWidget       *pause;
  GtkWidget       *signs;       /* the stop signs over it all */
  gboolean         has_signs;
  GtkWidget       *signs_go_on;
  GtkWidget       *signs_button;
  CoxaAnnouncer   *announcer;
  guint            n_items;
};

G_DEFINE_FINAL_TYPE (CoxaFollowView, coxa_follow_view, GTK_TYPE_WIDGET)

static void
set_text (GtkWidget  *label,
          const char *text)
{
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)), text) != 0)
    gtk_label_set_label (GTK_LABEL (label), text);
}

static GtkWidget *
create_action (const char *icon,
               const char *label,
               const char *tooltip,
               const char *action)
{
  GtkWidget *button = coxa_room_button_new (icon, label, tooltip);

  /* Space is to pause, whatever was clicked last. */
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

static GtkWidget *
create_toggle (const char *label,
               const char *tooltip,
               const char *action)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (button, "touch");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

/* The strip on top: how far it is, what is to be heard, and the stop signs. */
static GtkWidget *
create_top (CoxaFollowView *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "layout-manager", coxa_wrap_layout_new (SPACING, SPACING, 0), NULL);

  gtk_widget_add_css_class (top, "follow-top");
  self->signs_button = create_action ("dialog-warning-symbolic", _("Stop Signs"), _("When to stop (S)"), "session.stop-signs");
  gtk_widget_add_css_class (self->signs_button, "stop-signs-button");
  gtk_box_append (GTK_BOX (row), self->signs_button);
  if (coxa_cue_speaker_can_speak ())
    gtk_box_append (GTK_BOX (row), create_toggle (_("Voice"), _("Say what comes next"), "win.spoken-cues"));
  if (coxa_cue_speaker_can_sound ())
    gtk_box_append (GTK_BOX (row), create_toggle (_("Sounds"), _("A soft sound for each change"), "win.cue-sounds"));
  self->left = gtk_label_new (NULL);
  gtk_widget_set_valign (self->left, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->left, "quiet");
  gtk_widget_add_css_class (self->left, "numeric");
  gtk_box_append (GTK_BOX (row), self->left);
  gtk_box_append (GTK_BOX (top), row);

  self->progress = gtk_progress_bar_new ();
  coxa_room_name (self->progress, _("How far the session is"));
  gtk_box_append (GTK_BOX (top), self->progress);

  return top;
}

static GtkWidget *
create_panel (CoxaFollowView *self)
{
  GtkWidget *panel = g_object_new (GTK_TYPE_BOX, "layout-manager", g_object_new (COXA_TYPE_PANEL_LAYOUT, NULL), NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                      "hscrollbar-policy", GTK_POLICY_NEVER,
                                      "propagate-natural-height", TRUE,
                                      "child", words,
                                      NULL);

  gtk_widget_add_css_class (words, "follow-words");
  self->title = coxa_room_heading_new ("", 1);
  self->set = coxa_room_text_new ("", "follow-set");
  self->state = coxa_room_text_new ("", "follow-state");
  self->next = coxa_room_text_new ("", "follow-next");
  self->step = coxa_room_text_new ("", "follow-step");
  gtk_label_set_yalign (GTK_LABEL (self->step), 0.0);
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->set);
  gtk_box_append (GTK_BOX (words), self->state);
  gtk_box_append (GTK_BOX (words), self->next);
  gtk_box_append (GTK_BOX (words), self->step);
  self->dial = coxa_dial_new ();
  gtk_box_append (GTK_BOX (panel), scroller);
  gtk_box_append (GTK_BOX (panel), self->dial);

  return panel;
}

static GtkWidget *
create_controls (CoxaFollowView *self)
{
  GtkWidget *bar = g_object_new (GTK_TYPE_BOX,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                 "layout-manager", coxa_wrap_layout_new (SPACING, SPACING, 0),
                                 NULL);

  coxa_room_name (bar, _("Session"));
  gtk_widget_set_halign (bar, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (bar, "room-bar");
  self->pause = create_action ("media-playback-pause-symbolic", _("Pause"), _("Pause (Space)"), "session.pause");
  gtk_widget_add_css_class (self->pause, "suggested-action");
  gtk_widget_add_css_class (self->pause, "large");
  gtk_box_append (GTK_BOX (bar), self->pause);
  gtk_box_append (GTK_BOX (bar), create_action ("media-skip-backward-symbolic", _("Back"), _("Back to what was before (Left)"),
                                                "session.back"));
  gtk_box_append (GTK_BOX (bar), create_action ("view-refresh-symbolic", _("Again"), _("Begin this set again (R)"),
                                                "session.repeat"));
  gtk_box_append (GTK_BOX (bar), create_action ("media-skip-forward-symbolic", _("Skip"), _("On to what comes next (Right)"),
                                                "session.skip"));
  gtk_box_append (GTK_BOX (bar), create_action ("media-playback-stop-symbolic", _("Stop"), _("End the session here"),
                                                "session.stop"));

  return bar;
}

static void
close_signs_cb (CoxaFollowView *self)
{
  coxa_follow_view_close_stop_signs (self);
}

/* Over the session, which waits. */
static GtkWidget *
create_signs (CoxaFollowView *self,
              CoxaAtlas      *atlas,
              const CoxaPlan *plan)
{
  GtkWidget *sheet = coxa_room_card_new (_("Stop when you notice"));
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  GtkWidget *buttons = g_object_new (GTK_TYPE_BOX, "layout-manager", coxa_wrap_layout_new (SPACING, SPACING, 0), NULL);
  GtkWidget *stop = create_action ("media-playback-stop-symbolic", _("Stop the Session"), _("End the session here"),
                                   "session.stop");

  self->signs_go_on = coxa_room_button_new (NULL, _("Back to the Session"), _("Close this; the session stays paused (Escape)"));
  g_signal_connect_swapped (self->signs_go_on, "clicked", G_CALLBACK (close_signs_cb), self);
  gtk_widget_add_css_class (stop, "destructive-action");
  gtk_widget_add_css_class (stop, "large");
  gtk_widget_add_css_class (sheet, "stop-signs");
  gtk_widget_add_css_class (sheet, "sheet");
  gtk_box_append (GTK_BOX (sheet), coxa_room_text_new (_("The session waits. If you notice one of these, stop for today. If it "
                                                         "does not settle soon, ask a clinician."), "quiet"));
  gtk_box_append (GTK_BOX (sheet), coxa_safety_new (atlas, plan, COXA_SAFETY_STOP_SIGNS));
  gtk_widget_add_css_class (buttons, "sheet-buttons");
  gtk_box_append (GTK_BOX (buttons), stop);
  gtk_box_append (GTK_BOX (buttons), self->signs_go_on);
  gtk_box_append (GTK_BOX (sheet), buttons);
  gtk_widget_set_valign (sheet, GTK_ALIGN_CENTER);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), SIGNS_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), sheet);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_add_css_class (scroller, "veil");
  gtk_widget_set_visible (scroller, FALSE);

  return scroller;
}

static gboolean
coxa_follow_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (COXA_FOLLOW_VIEW (widget)->pause);
}

static void
coxa_follow_view_dispose (GObject *object)
{
  CoxaFollowView *self = COXA_FOLLOW_VIEW (object);

  g_clear_pointer (&self->overlay, gtk_widget_unparent);

  G_OBJECT_CLASS (coxa_follow_view_parent_class)->dispose (object);
}

static void
coxa_follow_view_class_init (CoxaFollowViewClass *klass)
{
  static const struct { guint key; const char *action; } keys[] = {
    { GDK_KEY_space, "session.pause" },
    { GDK_KEY_p, "session.pause" },
    { GDK_KEY_Right, "session.skip" },
    { GDK_KEY_KP_Right, "session.skip" },
    { GDK_KEY_n, "session.skip" },
    { GDK_KEY_Left, "session.back" },
    { GDK_KEY_KP_Left, "session.back" },
    { GDK_KEY_r, "session.repeat" },
    { GDK_KEY_s, "session.stop-signs" },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_follow_view_dispose;
  widget_class->grab_focus = coxa_follow_view_grab_focus;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, keys[i].action, NULL);
  gtk_widget_class_set_css_name (widget_class, "followview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
coxa_follow_view_init (CoxaFollowView *self)
{
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

/**
 * coxa_follow_view_new:
 * @atlas: where the pages and the figures are
 * @plan: what is to be done
 *
 * Returns: (transfer floating): a view that shows nothing until coxa_follow_view_show()
 */
GtkWidget *
coxa_follow_view_new (CoxaAtlas      *atlas,
                      const CoxaPlan *plan)
{
  CoxaFollowView *self = g_object_new (COXA_TYPE_FOLLOW_VIEW, NULL);
  GtkWidget *stage = g_object_new (GTK_TYPE_BOX,
                                   "layout-manager", g_object_new (COXA_TYPE_STAGE_LAYOUT, NULL),
                                   "vexpand", TRUE,
                                   NULL);

  self->n_items = plan->items->len;
  self->figure = COXA_FOLLOW_FIGURE (coxa_follow_figure_new (atlas));
  self->announcer = COXA_ANNOUNCER (coxa_announcer_new ());
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->body), create_top (self));
  gtk_box_append (GTK_BOX (stage), GTK_WIDGET (self->figure));
  gtk_box_append (GTK_BOX (stage), create_panel (self));
  gtk_box_append (GTK_BOX (self->body), stage);
  gtk_box_append (GTK_BOX (self->body), create_controls (self));
  gtk_box_append (GTK_BOX (self->body), GTK_WIDGET (self->announcer));
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), self->body);
  self->signs = create_signs (self, atlas, plan);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->signs);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  coxa_room_name (GTK_WIDGET (self), plan->title);

  return GTK_WIDGET (self);
}

static void
show_dial (CoxaFollowView        *self,
           const CoxaSessionShow *show)
{
  CoxaSessionState state = show->state == COXA_SESSION_PAUSED ? show->paused : show->state;
  gboolean counts = state == COXA_SESSION_WORK && show->reps > 0;
  int seconds = MAX (0, (int) ceil (show->left - 0.001));
  g_autofree char *number = g_strdup_printf ("%d", counts ? show->rep : seconds);
  g_autofree char *caption = NULL;
  g_autofree char *spoken = NULL;
  double part = show->length > 0 ? 1 - show->left / show->length : 0;

  if (counts)
    {
      /* Translators: below the number of a repeat, such as “3 of 12” */
      caption = g_strdup_printf (_("of %d"), show->reps);
      spoken = g_strdup_printf (_("Repeat %d of %d"), show->rep, show->reps);
      part = show->loop_length > 0 ? show->loop / show->loop_length : 0;
    }
  else
    {
      caption = g_strdup (ngettext ("second", "seconds", (gulong) seconds));
      spoken = g_strdup_printf (ngettext ("%d second left", "%d seconds left", (gulong) seconds), seconds);
    }
  coxa_dial_set (COXA_DIAL (self->dial), number, caption, spoken);
  coxa_dial_set_part (COXA_DIAL (self->dial), part);
  coxa_dial_set_calm (COXA_DIAL (self->dial), show->state != COXA_SESSION_WORK);
}

static void
show_pause (CoxaFollowView        *self,
            const CoxaSessionShow *show)
{
  gboolean is_paused = show->state == COXA_SESSION_PAUSED;

  if (is_paused == gtk_widget_has_css_class (self->pause, "paused"))
    return;

  (is_paused ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (self->pause, "paused");
  coxa_room_button_set (self->pause, is_paused ? "media-playback-start-symbolic" : "media-playback-pause-symbolic",
                        is_paused ? _("Go On") : _("Pause"), is_paused ? _("Go on (Space)") : _("Pause (Space)"));
}

/* On a large screen everything is larger, not only the count. Here and not while it is laid out, which would begin anew. */
static void
show_size (CoxaFollowView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  gboolean is_roomy = MIN (width, height) > ROOMY && width * height > 3 * ROOMY * ROOMY / 2;

  (is_roomy ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (self), "roomy");
}

/**
 * coxa_follow_view_show:
 * @self: a view
 * @show: what is on show
 *
 * Shows where a session is. Cheap when little has changed: to be called for every tick.
 */
void
coxa_follow_view_show (CoxaFollowView        *self,
                       const CoxaSessionShow *show)
{
  g_autofree char *set = coxa_follow_words_dup_set (show);
  g_autofree char *next = coxa_follow_words_dup_next (show);
  g_autofree char *left = coxa_follow_words_dup_left (show->total_left);
  CoxaSessionState state = show->state == COXA_SESSION_PAUSED ? show->paused : show->state;
  g_autofree char *where = NULL;
  g_autofree char *step = NULL;

  g_return_if_fail (COXA_IS_FOLLOW_VIEW (self));

  if (self->n_items > 1)
    /* Translators: which exercise of a programme; %s is how long it still takes, in words */
    where = g_strdup_printf (_("Exercise %u of %u · %s"), show->position + 1, self->n_items, left);
  set_text (self->title, show->item->title);
  /* Alone it stands at the top of the window. */
  gtk_widget_set_visible (self->title, self->n_items > 1);
  set_text (self->set, set);
  /* While one rests it is said with what comes next. */
  gtk_widget_set_visible (self->set, state != COXA_SESSION_REST);
  set_text (self->state, coxa_follow_words_get_state (show));
  gtk_widget_set_visible (self->next, next != NULL);
  if (next != NULL)
    set_text (self->next, next);
  set_text (self->left, where != NULL ? where : left);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 show->total > 0 ? CLAMP (1 - show->total_left / show->total, 0, 1) : 0);
  show_dial (self, show);
  show_pause (self, show);
  show_size (self);
  coxa_follow_figure_show (self->figure, show);
  step = coxa_follow_figure_dup_step (self->figure);
  gtk_widget_set_visible (self->step, step != NULL);
  if (step != NULL)
    set_text (self->step, step);
}

/**
 * coxa_follow_view_say:
 * @self: a view
 * @text: a few words
 *
 * Has a screen reader say something.
 */
void
coxa_follow_view_say (CoxaFollowView *self,
                      const char     *text)
{
  g_return_if_fail (COXA_IS_FOLLOW_VIEW (self));

  coxa_announcer_say (self->announcer, text);
}

/**
 * coxa_follow_view_open_stop_signs:
 * @self: a view
 *
 * Shows what should make one stop, over everything else.
 */
void
coxa_follow_view_open_stop_signs (CoxaFollowView *self)
{
  g_return_if_fail (COXA_IS_FOLLOW_VIEW (self));

  self->has_signs = TRUE;
  gtk_widget_set_visible (self->signs, TRUE);
  gtk_widget_grab_focus (self->signs_go_on);
  gtk_widget_set_can_focus (self->body, FALSE);
}

static gboolean
hide_signs_cb (gpointer user_data)
{
  CoxaFollowView *self = user_data;

  if (self->overlay != NULL && !self->has_signs)
    gtk_widget_set_visible (self->signs, FALSE);

  return G_SOURCE_REMOVE;
}

/**
 * coxa_follow_view_close_stop_signs:
 * @self: a view
 *
 * Takes them away again.
 *
 * Returns: whether they were there
 */
gboolean
coxa_follow_view_close_stop_signs (CoxaFollowView *self)
{
  g_return_val_if_fail (COXA_IS_FOLLOW_VIEW (self), FALSE);

  if (!self->has_signs)
    return FALSE;

  gtk_widget_set_can_focus (self->body, TRUE);
  gtk_widget_grab_focus (self->pause);
  self->has_signs = FALSE;
  /* Not while its button is being pressed: see coxa_room_show(). */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, hide_signs_cb, g_object_ref (self), g_object_unref);

  return TRUE;
}
