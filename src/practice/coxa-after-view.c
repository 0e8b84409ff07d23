#include "coxa-after-view.h"

#include "coxa-advice-card.h"
#include "coxa-diary-words.h"
#include "coxa-pain-scale.h"
#include "coxa-room-parts.h"
#include "coxa-wrap-layout.h"

#include <glib/gi18n.h>

#define SPACING 18

struct _CoxaAfterView
{
  GtkBox                parent_instance;

  CoxaAtlas            *atlas;
  CoxaPainReport        report;
  GtkWidget            *during;
  GtkWidget            *after;
  GtkWidget            *advice_box;
  GtkWidget            *done;
  const char           *stopped;  /* why, or NULL: it was not, or nobody said */
};

enum
{
  ANSWERED,
  CLOSE,
  DIARY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaAfterView, coxa_after_view, GTK_TYPE_BOX)

/* What hurts now weighs as much as what hurt before: the more serious of the two is said. */
static void
update (CoxaAfterView *self)
{
  CoxaAdviceBook *book = coxa_atlas_get_advice (self->atlas);
  const CoxaAdvice *advice = NULL;

  self->report.pain[COXA_MOMENT_DURING] = coxa_after_view_get_during (self);
  self->report.pain[COXA_MOMENT_AFTER] = coxa_after_view_get_after (self);
  self->report.has_warning_sign = g_strcmp0 (self->stopped, "sign") == 0;
  coxa_room_clear (self->advice_box);
  if (book != NULL)
    for (CoxaMoment moment = COXA_MOMENT_DURING; moment <= COXA_MOMENT_AFTER; moment++)
      {
        const CoxaAdvice *one = NULL;

        if (self->report.pain[moment] != COXA_ADVICE_UNKNOWN || self->report.has_warning_sign)
          one = coxa_advice_book_get (book, moment, &self->report);
        if (one != NULL && (advice == NULL || one->light > advice->light))
          advice = one;
      }
  if (advice != NULL)
    gtk_box_append (GTK_BOX (self->advice_box), coxa_advice_card_new (self->atlas, advice));
  g_signal_emit (self, signals[ANSWERED], 0);
}

static void
reason_cb (GtkCheckButton *button,
           CoxaAfterView  *self)
{
  if (!gtk_check_button_get_active (button))
    return;

  self->stopped = g_object_get_data (G_OBJECT (button), "reason");
  update (self);
}

static GtkWidget *
create_reasons (CoxaAfterView *self)
{
  static const struct { const char *id; const char *words; } reasons[] = {
    { "pain", N_("It hurt") },
    { "sign", N_("A stop sign") },
    { "tired", N_("Tired") },
    { "time", N_("No time") },
    { "other", N_("Something else") },
  };
  GtkWidget *card = coxa_room_card_new (_("Why did you stop?"));
  GtkWidget *row = g_object_new (GTK_TYPE_BOX,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO_GROUP,
                                 "layout-manager", coxa_wrap_layout_new (8, 8, 0),
                                 NULL);
  GtkWidget *first = NULL;

  coxa_room_name (row, _("Why did you stop?"));
  gtk_widget_add_css_class (row, "choices");
  gtk_widget_add_css_class (row, "loose");
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      GtkWidget *button = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);

      gtk_check_button_set_child (GTK_CHECK_BUTTON (button), gtk_label_new (_(reasons[i].words)));
      coxa_room_name (button, _(reasons[i].words));
      gtk_widget_add_css_class (button, "choice");
      if (first == NULL)
        first = button;
      else
        gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (first));
      g_object_set_data (G_OBJECT (button), "reason", (gpointer) reasons[i].id);
      g_signal_connect (button, "toggled", G_CALLBACK (reason_cb), self);
      gtk_box_append (GTK_BOX (row), button);
    }
  gtk_box_append (GTK_BOX (card), row);

  return card;
}

static GtkWidget *
create_done (GPtrArray *entries)
{
  GtkWidget *card = coxa_room_card_new (_("Done"));

  if (entries->len == 0)
    {
      gtk_box_append (GTK_BOX (card), coxa_room_text_new (_("Nothing was done, so nothing went into the diary."), NULL));
    }
  else
    {
      g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; i < entries->len; i++)
        g_ptr_array_add (texts, coxa_diary_words_dup_entry (g_ptr_array_index (entries, i)));
      gtk_box_append (GTK_BOX (card), coxa_room_list_new (texts));
      gtk_box_append (GTK_BOX (card), coxa_room_text_new (_("It is in your diary. The diary is kept only on this computer, and "
                                                            "nobody is sent anything."), "quiet"));
    }

  return card;
}

static GtkWidget *
create_questions (CoxaAfterView *self)
{
  GtkWidget *card = coxa_room_card_new (_("How was it?"));

  self->during = coxa_pain_scale_new (_("The worst pain while you did it, from 0 to 10"));
  self->after = coxa_pain_scale_new (_("Pain now, from 0 to 10"));
  self->advice_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_signal_connect_swapped (self->during, "notify::value", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->after, "notify::value", G_CALLBACK (update), self);
  gtk_box_append (GTK_BOX (card), coxa_room_text_new (_("The worst pain while you did it"), "question"));
  gtk_box_append (GTK_BOX (card), self->during);
  gtk_box_append (GTK_BOX (card), coxa_room_text_new (_("Pain now"), "question"));
  gtk_box_append (GTK_BOX (card), self->after);
  gtk_box_append (GTK_BOX (card), self->advice_box);
  gtk_box_append (GTK_BOX (card), coxa_room_text_new (_("You may leave this out. Before your next session you are asked how "
                                                        "the hip was on the day after."), "quiet"));

  return card;
}

static void
close_cb (CoxaAfterView *self)
{
  g_signal_emit (self, signals[CLOSE], 0);
}

static void
diary_cb (CoxaAfterView *self)
{
  g_signal_emit (self, signals[DIARY], 0);
}

static gboolean
coxa_after_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (COXA_AFTER_VIEW (widget)->done);
}

static void
coxa_after_view_dispose (GObject *object)
{
  g_clear_object (&COXA_AFTER_VIEW (object)->atlas);

  G_OBJECT_CLASS (coxa_after_view_parent_class)->dispose (object);
}

static void
coxa_after_view_class_init (CoxaAfterViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_after_view_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = coxa_after_view_grab_focus;
  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[CLOSE] = g_signal_new ("close", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DIARY] = g_signal_new ("diary", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
coxa_after_view_init (CoxaAfterView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "after");
  self->report = COXA_PAIN_REPORT_NONE;
}

/**
 * coxa_after_view_new:
 * @atlas: where the sources are
 * @entries: (element-type CoxaDiaryEntry): what was done
 * @is_early: whether it was stopped before its end
 * @pain_before: 0–10, or %COXA_PAIN_UNKNOWN
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *
coxa_after_view_new (CoxaAtlas *atlas,
                     GPtrArray *entries,
                     gboolean   is_early,
                     int        pain_before)
{
  CoxaAfterView *self = g_object_new (COXA_TYPE_AFTER_VIEW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *diary = coxa_room_button_new (NULL, _("Open the Diary"), _("What was done, day by day"));

  self->atlas = g_object_ref (atlas);
  self->report.pain[COXA_MOMENT_BEFORE] = pain_before;
  gtk_box_append (GTK_BOX (box), coxa_room_heading_new (is_early ? _("Stopped for today") : _("Well done"), 1));
  if (is_early)
    gtk_box_append (GTK_BOX (box), create_reasons (self));
  gtk_box_append (GTK_BOX (box), create_questions (self));
  gtk_box_append (GTK_BOX (box), create_done (entries));
  gtk_box_append (GTK_BOX (self), coxa_room_column_new (box));

  self->done = coxa_room_button_new (NULL, _("Done"), _("Back to where you were (Escape)"));
  gtk_widget_add_css_class (self->done, "suggested-action");
  gtk_widget_add_css_class (self->done, "large");
  gtk_widget_add_css_class (bar, "room-bar");
  gtk_widget_set_halign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (diary, entries->len > 0);
  g_signal_connect_swapped (self->done, "clicked", G_CALLBACK (close_cb), self);
  g_signal_connect_swapped (diary, "clicked", G_CALLBACK (diary_cb), self);
  gtk_box_append (GTK_BOX (bar), diary);
  gtk_box_append (GTK_BOX (bar), self->done);
  gtk_box_append (GTK_BOX (self), bar);

  return GTK_WIDGET (self);
}

/**
 * coxa_after_view_get_during:
 * @self: a view
 *
 * Returns: the worst pain while it was done, 0–10, or %COXA_PAIN_SCALE_NONE
 */
int
coxa_after_view_get_during (CoxaAfterView *self)
{
  g_return_val_if_fail (COXA_IS_AFTER_VIEW (self), COXA_PAIN_SCALE_NONE);

  return coxa_pain_scale_get_value (COXA_PAIN_SCALE (self->during));
}

/**
 * coxa_after_view_get_after:
 * @self: a view
 *
 * Returns: the pain afterwards, 0–10, or %COXA_PAIN_SCALE_NONE
 */
int
coxa_after_view_get_after (CoxaAfterView *self)
{
  g_return_val_if_fail (COXA_IS_AFTER_VIEW (self), COXA_PAIN_SCALE_NONE);

  return coxa_pain_scale_get_value (COXA_PAIN_SCALE (self->after));
}

/**
 * coxa_after_view_get_stopped:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): why it was stopped, as in #CoxaDiarySession
 */
const char *
coxa_after_view_get_stopped (CoxaAfterView *self)
{
  g_return_val_if_fail (COXA_IS_AFTER_VIEW (self), NULL);

  return self->stopped;
}
