#include "coxa-ready-view.h"

#include "coxa-advice-card.h"
#include "coxa-dose-editor.h"
#include "coxa-pain-scale.h"
#include "coxa-room-parts.h"
#include "coxa-safety.h"

#include <glib/gi18n.h>

#define SPACING      18

struct _CoxaReadyView
{
  GtkBox                parent_instance;

  CoxaAtlas            *atlas;
  CoxaPlan             *plan;          /* somebody else's; what is chosen goes into it */
  GtkWidget            *stack;
  GtkWidget            *questions;     /* what is asked, on the second page */
  GtkWidget            *pain;
  GtkWidget            *pain_advice;   /* a box with at most one card */
  GtkWidget            *day_after;     /* the card, or NULL */
  GtkWidget            *day_after_pain;
  GtkWidget            *day_after_advice;
  GtkWidget            *day_after_skip;
  CoxaPainReport        last;          /* of the session that is asked after */
  CoxaLight             lights[2];     /* of the advice on now, and on the day after */
  GtkWidget            *leave;
  GtkWidget            *go_on;
};

enum
{
  START,
  LEAVE,
  DAY_AFTER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaReadyView, coxa_ready_view, GTK_TYPE_BOX)

static gboolean
is_at_safety (CoxaReadyView *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "safety") == 0;
}

/* Puts the advice for a report into a box, or nothing. Returns its light, green where there is none. */
static CoxaLight
show_advice (CoxaReadyView        *self,
             GtkWidget            *box,
             CoxaMoment            moment,
             const CoxaPainReport *report)
{
  CoxaAdviceBook *book = coxa_atlas_get_advice (self->atlas);
  const CoxaAdvice *advice = NULL;

  coxa_room_clear (box);
  if (book != NULL && report->pain[moment] != COXA_ADVICE_UNKNOWN)
    advice = coxa_advice_book_get (book, moment, report);
  if (advice == NULL)
    return COXA_LIGHT_GREEN;

  gtk_box_append (GTK_BOX (box), coxa_advice_card_new (self->atlas, advice));

  return advice->light;
}

/* Whoever is told to stop is offered that first; it stays their own choice. */
static void
show_buttons (CoxaReadyView *self)
{
  gboolean is_red = !is_at_safety (self) && MAX (self->lights[0], self->lights[1]) == COXA_LIGHT_RED;

  coxa_room_button_set (self->leave, NULL, _("Not Today"), _("Go back without a session (Escape)"));
  if (is_at_safety (self))
    coxa_room_button_set (self->go_on, NULL, _("Continue"), _("None of this is true of me"));
  else if (is_red)
    coxa_room_button_set (self->go_on, NULL, _("Start Anyway"), _("Begin the session"));
  else
    coxa_room_button_set (self->go_on, "media-playback-start-symbolic", _("Start"), _("Begin the session"));
  (is_red ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (self->go_on, "suggested-action");
  (is_red ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (self->leave, "suggested-action");
}

static void
pain_cb (CoxaReadyView *self)
{
  CoxaPainReport report = COXA_PAIN_REPORT_NONE;

  report.pain[COXA_MOMENT_BEFORE] = coxa_pain_scale_get_value (COXA_PAIN_SCALE (self->pain));
  self->lights[0] = show_advice (self, self->pain_advice, COXA_MOMENT_BEFORE, &report);
  show_buttons (self);
}

static void
day_after_cb (CoxaReadyView *self)
{
  int pain = coxa_pain_scale_get_value (COXA_PAIN_SCALE (self->day_after_pain));

  self->last.pain[COXA_MOMENT_NEXT_DAY] = pain;
  self->lights[1] = show_advice (self, self->day_after_advice, COXA_MOMENT_NEXT_DAY, &self->last);
  show_buttons (self);
  gtk_widget_set_visible (self->day_after_skip, FALSE);
  g_signal_emit (self, signals[DAY_AFTER], 0, pain);
}

static void
skip_cb (CoxaReadyView *self)
{
  gtk_widget_set_visible (self->day_after, FALSE);
  gtk_widget_grab_focus (self->pain);
  g_signal_emit (self, signals[DAY_AFTER], 0, COXA_PAIN_UNKNOWN);
}

static void
dose_cb (CoxaDoseEditor *editor,
         GtkLabel       *text)
{
  CoxaPlanItem *item = g_object_get_data (G_OBJECT (editor), "item");
  CoxaAmount amount = coxa_dose_editor_get_amount (editor);
  g_autofree char *words = NULL;

  coxa_plan_item_choose (item, coxa_dose_editor_get_sides (editor), &amount);
  words = coxa_plan_item_dup_text (item);
  gtk_label_set_label (text, words);
}

static void
adjust_cb (GtkToggleButton *button,
           GtkRevealer     *revealer)
{
  gtk_revealer_set_reveal_child (revealer, gtk_toggle_button_get_active (button));
}

/* What one does, how much of it, and on demand other numbers. */
static GtkWidget *
create_item (CoxaReadyView *self,
             CoxaPlanItem  *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_grid_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  CoxaAmount amount = coxa_plan_item_get_amount (item);
  GtkWidget *editor = coxa_dose_editor_new (item->dose, item->sides, &amount, FALSE);
  g_autofree char *text = coxa_plan_item_dup_text (item);
  GtkWidget *dose = coxa_room_text_new (text, "item-dose");
  gboolean is_alone = self->plan->items->len == 1;

  gtk_widget_add_css_class (row, "plan-item");
  gtk_widget_set_hexpand (words, TRUE);
  if (!is_alone)
    gtk_box_append (GTK_BOX (words), coxa_room_heading_new (item->title, 3));
  gtk_box_append (GTK_BOX (words), dose);
  if (item->note != NULL)
    gtk_box_append (GTK_BOX (words), coxa_room_text_new (item->note, "item-note"));
  gtk_grid_attach (GTK_GRID (line), words, 0, 0, 1, 1);
  gtk_box_append (GTK_BOX (row), line);

  g_object_set_data (G_OBJECT (editor), "item", item);
  g_signal_connect_object (editor, "changed", G_CALLBACK (dose_cb), dose, 0);
  if (gtk_widget_get_first_child (editor) == NULL)
    {
      g_object_ref_sink (editor);
      g_object_unref (editor);
    }
  else if (is_alone)
    {
      gtk_box_append (GTK_BOX (row), editor);
    }
  else
    {
      GtkWidget *revealer = g_object_new (GTK_TYPE_REVEALER, "child", editor, NULL);
      GtkWidget *adjust = gtk_toggle_button_new_with_label (_("Adjust"));
      /* Translators: a button of a list; %s is an exercise */
      g_autofree char *name = g_strdup_printf (_("Adjust %s"), item->title);

      gtk_widget_add_css_class (adjust, "touch");
      gtk_widget_set_valign (adjust, GTK_ALIGN_CENTER);
      coxa_room_name (adjust, name);
      g_signal_connect_object (adjust, "toggled", G_CALLBACK (adjust_cb), revealer, 0);
      gtk_grid_attach (GTK_GRID (line), adjust, 1, 0, 1, 1);
      gtk_box_append (GTK_BOX (row), revealer);
    }

  return row;
}

static GtkWidget *
create_amounts (CoxaReadyView *self)
{
  GtkWidget *card = coxa_room_card_new (_("How much"));

  for (guint i = 0; i < self->plan->items->len; i++)
    gtk_box_append (GTK_BOX (card), create_item (self, g_ptr_array_index (self->plan->items, i)));
  if (self->plan->missing->len > 0)
    {
      g_autofree char *names = NULL;
      g_autofree char *text = NULL;

      g_ptr_array_add (self->plan->missing, NULL);
      names = g_strjoinv (", ", (char **) self->plan->missing->pdata);
      g_ptr_array_set_size (self->plan->missing, (int) self->plan->missing->len - 1);
      /* Translators: %s are titles of pages */
      text = g_strdup_printf (_("No longer in this atlas, and left out: %s."), names);
      gtk_box_append (GTK_BOX (card), coxa_room_text_new (text, "item-note"));
    }

  return card;
}

static GtkWidget *
create_safety (CoxaReadyView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *not_for = coxa_room_card_new (_("Not for everyone"));
  GtkWidget *signs = coxa_room_card_new (_("Stop when you notice"));

  gtk_box_append (GTK_BOX (box), coxa_room_heading_new (self->plan->title, 1));
  gtk_box_append (GTK_BOX (box), coxa_room_text_new (_("Read this first. If one of these is true of you today, leave it and ask "
                                                       "a clinician."), "lead"));
  gtk_widget_add_css_class (not_for, "safety");
  gtk_widget_add_css_class (signs, "stop-signs");
  gtk_box_append (GTK_BOX (not_for), coxa_safety_new (self->atlas, self->plan, COXA_SAFETY_NOT_FOR));
  gtk_box_append (GTK_BOX (signs), coxa_safety_new (self->atlas, self->plan, COXA_SAFETY_STOP_SIGNS));
  gtk_box_append (GTK_BOX (box), not_for);
  gtk_box_append (GTK_BOX (box), signs);

  return coxa_room_column_new (box);
}

static GtkWidget *
create_today (CoxaReadyView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *pain = coxa_room_card_new (_("Pain now"));

  gtk_box_append (GTK_BOX (box), coxa_room_heading_new (_("How are you today?"), 1));
  self->questions = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  gtk_box_append (GTK_BOX (pain), coxa_room_text_new (_("At your hip, at this moment. You may leave this out."), "quiet"));
  self->pain = coxa_pain_scale_new (_("Pain now, from 0 to 10"));
  self->pain_advice = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_signal_connect_swapped (self->pain, "notify::value", G_CALLBACK (pain_cb), self);
  gtk_box_append (GTK_BOX (pain), self->pain);
  gtk_box_append (GTK_BOX (pain), self->pain_advice);
  gtk_box_append (GTK_BOX (self->questions), pain);
  gtk_box_append (GTK_BOX (box), self->questions);
  gtk_box_append (GTK_BOX (box), create_amounts (self));

  return coxa_room_column_new (box);
}

static void
go_on_cb (CoxaReadyView *self)
{
  if (!is_at_safety (self))
    {
      g_signal_emit (self, signals[START], 0);
      return;
    }

  coxa_room_show (GTK_STACK (self->stack), "today");
  pain_cb (self);
  gtk_widget_grab_focus (self->day_after != NULL ? self->day_after_pain : self->pain);
}

static void
leave_cb (CoxaReadyView *self)
{
  g_signal_emit (self, signals[LEAVE], 0);
}

static gboolean
coxa_ready_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (COXA_READY_VIEW (widget)->go_on);
}

static void
coxa_ready_view_dispose (GObject *object)
{
  g_clear_object (&COXA_READY_VIEW (object)->atlas);

  G_OBJECT_CLASS (coxa_ready_view_parent_class)->dispose (object);
}

static void
coxa_ready_view_class_init (CoxaReadyViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_ready_view_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = coxa_ready_view_grab_focus;
  signals[START] = g_signal_new ("start", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEAVE] = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DAY_AFTER] = g_signal_new ("day-after", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
coxa_ready_view_init (CoxaReadyView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "ready");
  self->last = COXA_PAIN_REPORT_NONE;
}

/**
 * coxa_ready_view_new:
 * @atlas: where the pages are
 * @plan: what is to be done; must outlive the view, which writes into it what is chosen
 *
 * Returns: (transfer floating): the view, at its first page
 */
GtkWidget *
coxa_ready_view_new (CoxaAtlas *atlas,
                     CoxaPlan  *plan)
{
  CoxaReadyView *self = g_object_new (COXA_TYPE_READY_VIEW, NULL);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->atlas = g_object_ref (atlas);
  self->plan = plan;
  self->leave = coxa_room_button_new (NULL, "", NULL);
  self->go_on = coxa_room_button_new (NULL, "", NULL);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), create_safety (self), "safety");
  gtk_stack_add_named (GTK_STACK (self->stack), create_today (self), "today");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (self), self->stack);

  g_signal_connect_swapped (self->leave, "clicked", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (self->go_on, "clicked", G_CALLBACK (go_on_cb), self);
  gtk_widget_add_css_class (self->go_on, "large");
  gtk_widget_add_css_class (bar, "room-bar");
  gtk_widget_set_halign (bar, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), self->leave);
  gtk_box_append (GTK_BOX (bar), self->go_on);
  gtk_box_append (GTK_BOX (self), bar);
  show_buttons (self);

  return GTK_WIDGET (self);
}

/**
 * coxa_ready_view_ask_day_after:
 * @self: a view
 * @last: a session whose day after is not known
 *
 * Asks how that was, before anything else.
 */
void
coxa_ready_view_ask_day_after (CoxaReadyView          *self,
                               const CoxaDiarySession *last)
{
  g_autoptr(GDateTime) start = coxa_diary_session_dup_start (last);
  /* Translators: the day of a session; see g_date_time_format() */
  g_autofree char *day = g_date_time_format (start, _("%A, %-d %B"));
  g_autofree char *text = NULL;

  g_return_if_fail (COXA_IS_READY_VIEW (self));
  if (self->day_after != NULL)
    return;

  self->last.pain[COXA_MOMENT_BEFORE] = last->pain_before;
  self->last.pain[COXA_MOMENT_DURING] = last->pain_during;
  self->last.pain[COXA_MOMENT_AFTER] = last->pain_after;
  self->day_after = coxa_room_card_new (_("The day after"));
  /* Translators: the first %s is what was done, the second the day on which it was */
  text = g_strdup_printf (_("You did “%s” on %s. How much did the hip hurt on the day after?"), last->title, day);
  gtk_box_append (GTK_BOX (self->day_after), coxa_room_text_new (text, NULL));
  self->day_after_pain = coxa_pain_scale_new (_("Pain on the day after, from 0 to 10"));
  g_signal_connect_swapped (self->day_after_pain, "notify::value", G_CALLBACK (day_after_cb), self);
  gtk_box_append (GTK_BOX (self->day_after), self->day_after_pain);
  self->day_after_advice = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->day_after), self->day_after_advice);
  self->day_after_skip = coxa_room_button_new (NULL, _("Do Not Ask About This Day"), _("Leave this question out for good"));
  gtk_widget_add_css_class (self->day_after_skip, "flat");
  gtk_widget_set_halign (self->day_after_skip, GTK_ALIGN_START);
  g_signal_connect_swapped (self->day_after_skip, "clicked", G_CALLBACK (skip_cb), self);
  gtk_box_append (GTK_BOX (self->day_after), self->day_after_skip);
  gtk_box_prepend (GTK_BOX (self->questions), self->day_after);
}

/**
 * coxa_ready_view_get_pain:
 * @self: a view
 *
 * Returns: how much it hurts now, 0–10, or %COXA_PAIN_UNKNOWN
 */
int
coxa_ready_view_get_pain (CoxaReadyView *self)
{
  g_return_val_if_fail (COXA_IS_READY_VIEW (self), COXA_PAIN_UNKNOWN);

  return coxa_pain_scale_get_value (COXA_PAIN_SCALE (self->pain));
}

/**
 * coxa_ready_view_step_back:
 * @self: a view
 *
 * Goes back to what is to be read first.
 *
 * Returns: whether it was not there already
 */
gboolean
coxa_ready_view_step_back (CoxaReadyView *self)
{
  g_return_val_if_fail (COXA_IS_READY_VIEW (self), FALSE);

  if (is_at_safety (self))
    return FALSE;

  coxa_room_show (GTK_STACK (self->stack), "safety");
  show_buttons (self);
  gtk_widget_grab_focus (self->go_on);

  return TRUE;
}
