#include "coxa-diary-view.h"

#include "coxa-diary-list.h"
#include "coxa-month-grid.h"
#include "coxa-pain-chart.h"
#include "coxa-pair-layout.h"
#include "coxa-room-parts.h"
#include "coxa-week-chart.h"
#include "coxa-wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Sessions in the chart of pain. */
#define POINTS       20
#define SPACING      18
#define COLUMN_CHARS 36
#define WIDTH        1120

struct _CoxaDiaryView
{
  GtkWidget       parent_instance;

  CoxaStore      *store;
  GCancellable   *cancellable;
  GPtrArray      *sessions;    /* of CoxaDiarySession, oldest first */
  GtkStack       *stack;
  CoxaMonthGrid  *month;
  CoxaDiaryList   *day;
  GtkWidget      *pain_empty;  /* words in the place of the chart */
  GtkWidget      *pain;
  GtkWidget      *pain_words;
  GtkWidget      *weeks;
  GtkWidget      *weeks_words;
  GtkFileChooserNative *chooser;
};

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaDiaryView, coxa_diary_view, GTK_TYPE_WIDGET)

static void
fail (CoxaDiaryView *self,
      const char    *message)
{
  g_signal_emit (self, signals[FAILED], 0, message);
}

static void
toast (CoxaDiaryView *self,
       const char    *text)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  if (toasts != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), adw_toast_new (text));
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const CoxaDiarySession *first = *(CoxaDiarySession * const *) a;
  const CoxaDiarySession *second = *(CoxaDiarySession * const *) b;

  return first->started < second->started ? -1 : first->started > second->started ? 1 : 0;
}

static gboolean
is_on (const CoxaDiarySession *session,
       int                     year,
       int                     month,
       int                    *day)
{
  g_autoptr(GDateTime) start = coxa_diary_session_dup_start (session);
  int its_year;
  int its_month;

  if (start == NULL)
    return FALSE;

  g_date_time_get_ymd (start, &its_year, &its_month, day);

  return its_year == year && its_month == month;
}

static void
show_day (CoxaDiaryView *self)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new ();
  g_autoptr(GDateTime) date = NULL;
  int chosen = coxa_month_grid_get_day (self->month);
  int year;
  int month;
  int day;

  coxa_month_grid_get_month (self->month, &year, &month);
  for (guint i = self->sessions->len; i > 0; i--)
    if (is_on (g_ptr_array_index (self->sessions, i - 1), year, month, &day) && day == chosen)
      g_ptr_array_add (found, g_ptr_array_index (self->sessions, i - 1));
  if (chosen > 0)
    date = g_date_time_new_local (year, month, chosen, 12, 0, 0);
  coxa_diary_list_show (self->day, date, found);
}

static void
show_month (CoxaDiaryView *self)
{
  guint counts[32] = { 0 };
  int year;
  int month;
  int day;

  coxa_month_grid_get_month (self->month, &year, &month);
  for (guint i = 0; i < self->sessions->len; i++)
    if (is_on (g_ptr_array_index (self->sessions, i), year, month, &day))
      counts[day]++;
  coxa_month_grid_set_counts (self->month, counts);
}

static void
turned_cb (CoxaDiaryView *self)
{
  show_month (self);
  show_day (self);
}

/* Charts, and the same in words */

static void
append_cell (GtkWidget  *grid,
             int         column,
             int         row,
             const char *text,
             const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0.0f : 1.0f);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
}

static void
append_pain (GtkWidget           *grid,
             int                  row,
             const CoxaPainPoint *point)
{
  g_autoptr(GDateTime) when = g_date_time_new_from_unix_local (point->when);
  /* Translators: a day of a session; see g_date_time_format() */
  g_autofree char *day = g_date_time_format (when, _("%-d %B"));

  append_cell (grid, 0, row, day, NULL);
  for (int i = 0; i < COXA_PAIN_CHART_SERIES; i++)
    {
      g_autofree char *text = point->pain[i] >= 0 ? g_strdup_printf ("%d", point->pain[i]) : g_strdup ("–");

      append_cell (grid, i + 1, row, text, "numeric");
    }
}

static void
show_pain (CoxaDiaryView *self)
{
  g_autoptr(GArray) points = g_array_new (FALSE, FALSE, sizeof (CoxaPainPoint));
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 18, "row-spacing", 4, NULL);
  g_autofree char *spoken = NULL;

  for (guint i = 0; i < self->sessions->len; i++)
    {
      const CoxaDiarySession *session = g_ptr_array_index (self->sessions, i);
      CoxaPainPoint point = { session->started / G_USEC_PER_SEC,
                              { session->pain_before, session->pain_after, session->pain_next_day } };

      if (point.pain[0] >= 0 || point.pain[1] >= 0 || point.pain[2] >= 0)
        g_array_append_val (points, point);
    }
  if (points->len > POINTS)
    g_array_remove_range (points, 0, points->len - POINTS);

  append_cell (grid, 0, 0, _("Day"), "dose-caption");
  append_cell (grid, 1, 0, _("Before"), "dose-caption");
  append_cell (grid, 2, 0, _("After"), "dose-caption");
  append_cell (grid, 3, 0, _("Day after"), "dose-caption");
  for (guint i = 0; i < points->len; i++)
    append_pain (grid, (int) (points->len - i), &g_array_index (points, CoxaPainPoint, i));
  gtk_expander_set_child (GTK_EXPANDER (self->pain_words), grid);
  gtk_widget_set_visible (self->pain_empty, points->len == 0);
  for (GtkWidget *part = gtk_widget_get_next_sibling (self->pain_empty); part != NULL; part = gtk_widget_get_next_sibling (part))
    gtk_widget_set_visible (part, points->len > 0);
  spoken = g_strdup_printf (ngettext ("Chart of pain in %u session. The table below says the same.",
                                      "Chart of pain in %u sessions. The table below says the same.", points->len), points->len);
  coxa_pain_chart_set_points (COXA_PAIN_CHART (self->pain), points, spoken);
}

/* A week of the chart ends today or at the end of the week that today is in. */
static void
show_weeks (CoxaDiaryView *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GDateTime) monday = g_date_time_add_days (now, 1 - g_date_time_get_day_of_week (now));
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 18, "row-spacing", 4, NULL);
  guint counts[COXA_WEEK_CHART_WEEKS] = { 0 };
  GDate last;
  g_autofree char *spoken = NULL;

  g_date_set_dmy (&last, (GDateDay) g_date_time_get_day_of_month (monday), (GDateMonth) g_date_time_get_month (monday),
                  (GDateYear) g_date_time_get_year (monday));
  for (guint i = 0; i < self->sessions->len; i++)
    {
      g_autoptr(GDateTime) start = coxa_diary_session_dup_start (g_ptr_array_index (self->sessions, i));
      GDate day;
      int weeks;

      g_date_set_dmy (&day, (GDateDay) g_date_time_get_day_of_month (start), (GDateMonth) g_date_time_get_month (start),
                      (GDateYear) g_date_time_get_year (start));
      weeks = (g_date_days_between (&day, &last) + 6) / 7;
      if (g_date_days_between (&day, &last) <= 0)
        weeks = 0;
      if (weeks < COXA_WEEK_CHART_WEEKS)
        counts[COXA_WEEK_CHART_WEEKS - 1 - weeks]++;
    }
  append_cell (grid, 0, 0, _("Week from"), "dose-caption");
  append_cell (grid, 1, 0, _("Sessions"), "dose-caption");
  for (int i = 0; i < COXA_WEEK_CHART_WEEKS; i++)
    {
      g_autoptr(GDateTime) week = g_date_time_add_weeks (monday, i - COXA_WEEK_CHART_WEEKS + 1);
      g_autofree char *day = g_date_time_format (week, _("%-d %B"));
      g_autofree char *count = g_strdup_printf ("%u", counts[i]);

      append_cell (grid, 0, COXA_WEEK_CHART_WEEKS - i, day, NULL);
      append_cell (grid, 1, COXA_WEEK_CHART_WEEKS - i, count, "numeric");
    }
  gtk_expander_set_child (GTK_EXPANDER (self->weeks_words), grid);
  spoken = g_strdup_printf (ngettext ("Chart of sessions a week, %u this week. The table below says the same.",
                                      "Chart of sessions a week, %u this week. The table below says the same.",
                                      counts[COXA_WEEK_CHART_WEEKS - 1]), counts[COXA_WEEK_CHART_WEEKS - 1]);
  coxa_week_chart_set (COXA_WEEK_CHART (self->weeks), counts, monday, spoken);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CoxaDiaryView) self = user_data;
  g_autoptr(GError) error = NULL;
  GPtrArray *sessions = coxa_diary_list_sessions_finish (COXA_STORE (source), result, &error);

  if (sessions == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        fail (self, error->message);
      return;
    }
  if (self->stack == NULL)
    {
      g_ptr_array_unref (sessions);
      return;
    }

  g_ptr_array_sort (sessions, compare);
  g_ptr_array_unref (self->sessions);
  self->sessions = sessions;
  show_month (self);
  show_day (self);
  show_pain (self);
  show_weeks (self);
  coxa_room_show (self->stack, sessions->len > 0 ? "diary" : "empty");
}

/* Export */

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CoxaDiaryView) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_file_get_parse_name (G_FILE (source));
  g_autofree char *text = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      /* Translators: the first %s is a file name, the second what the system says */
      text = g_strdup_printf (_("“%s” could not be written: %s. Choose another folder."), name, error->message);
      fail (self, text);
      return;
    }

  /* Translators: %s is a file name */
  text = g_markup_printf_escaped (_("The diary is in “%s”"), name);
  toast (self, text);
}

typedef struct
{
  CoxaDiaryView *self;
  GFile         *file;
} Export;

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Export *export = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = coxa_diary_export_finish (COXA_STORE (source), result, &error);

  if (bytes != NULL)
    g_file_replace_contents_bytes_async (export->file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, written_cb,
                                         g_object_ref (export->self));
  else
    fail (export->self, error->message);
  g_object_unref (export->file);
  g_object_unref (export->self);
  g_free (export);
}

static void
chosen_cb (CoxaDiaryView *self,
           int            response)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      Export *export = g_new0 (Export, 1);

      export->self = g_object_ref (self);
      export->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
      coxa_diary_export_async (self->store, NULL, exported_cb, export);
    }
  g_clear_object (&self->chooser);
}

static void
export_cb (CoxaDiaryView *self)
{
  if (self->chooser != NULL)
    return;

  self->chooser = gtk_file_chooser_native_new (_("Export the Diary"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), _("Coxa diary.csv"));
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Delete all */

static void
all_removed_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(CoxaDiaryView) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!coxa_diary_remove_all_finish (COXA_STORE (source), result, &error))
    fail (self, error->message);
  else
    toast (self, _("The diary is empty"));
}

static void
remove_all_cb (CoxaDiaryView *self,
               const char    *response)
{
  if (g_str_equal (response, "remove"))
    coxa_diary_remove_all_async (self->store, all_removed_cb, g_object_ref (self));
}

static void
ask_remove_all_cb (CoxaDiaryView *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Delete the Whole Diary?"),
                                              _("All sessions of all days go, with their pain and their notes. This cannot be "
                                                "undone. Your programmes stay."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "remove", _("_Delete All"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (remove_all_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Object */

static GtkWidget *
create_legend (void)
{
  static const char * const names[] = { N_("before"), N_("after"), N_("the day after") };
  GtkWidget *legend = g_object_new (GTK_TYPE_BOX, "layout-manager", coxa_wrap_layout_new (14, 4, 0), NULL);

  gtk_widget_add_css_class (legend, "chart-legend");
  for (int i = 0; i < COXA_PAIN_CHART_SERIES; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);

      gtk_box_append (GTK_BOX (box), coxa_pain_chart_mark_new (i));
      gtk_box_append (GTK_BOX (box), gtk_label_new (_(names[i])));
      gtk_box_append (GTK_BOX (legend), box);
    }

  return legend;
}

static GtkWidget *
create_cards (CoxaDiaryView *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  GtkWidget *cards = g_object_new (GTK_TYPE_BOX, "layout-manager", coxa_pair_layout_new (SPACING, COLUMN_CHARS), NULL);
  GtkWidget *month = coxa_room_card_new (NULL);
  GtkWidget *day = coxa_room_card_new (NULL);
  GtkWidget *pain = coxa_room_card_new (_("Pain from session to session"));
  GtkWidget *weeks = coxa_room_card_new (_("Sessions a week"));

  self->month = COXA_MONTH_GRID (coxa_month_grid_new (now));
  g_signal_connect_swapped (self->month, "turned", G_CALLBACK (turned_cb), self);
  g_signal_connect_swapped (self->month, "chosen", G_CALLBACK (show_day), self);
  gtk_box_append (GTK_BOX (month), GTK_WIDGET (self->month));
  self->day = COXA_DIARY_LIST (coxa_diary_list_new (self->store));
  g_signal_connect_swapped (self->day, "failed", G_CALLBACK (fail), self);
  gtk_box_append (GTK_BOX (day), GTK_WIDGET (self->day));
  self->pain = coxa_pain_chart_new ();
  self->pain_words = gtk_expander_new (_("As a table"));
  self->pain_empty = coxa_room_text_new (_("No pain was noted yet. Each session asks before and after, and later how the day "
                                           "after was."), "quiet");
  gtk_box_append (GTK_BOX (pain), self->pain_empty);
  gtk_box_append (GTK_BOX (pain), create_legend ());
  gtk_box_append (GTK_BOX (pain), self->pain);
  gtk_box_append (GTK_BOX (pain), self->pain_words);
  self->weeks = coxa_week_chart_new ();
  self->weeks_words = gtk_expander_new (_("As a table"));
  gtk_box_append (GTK_BOX (weeks), self->weeks);
  gtk_box_append (GTK_BOX (weeks), self->weeks_words);
  gtk_box_append (GTK_BOX (cards), month);
  gtk_box_append (GTK_BOX (cards), day);
  gtk_box_append (GTK_BOX (cards), pain);
  gtk_box_append (GTK_BOX (cards), weeks);

  return cards;
}

static GtkWidget *
create_diary (CoxaDiaryView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *buttons = g_object_new (GTK_TYPE_BOX, "layout-manager", coxa_wrap_layout_new (8, 8, 0), NULL);
  GtkWidget *export = coxa_room_button_new ("document-save-symbolic", _("Export…"), _("Write the diary into a file for a table"));
  GtkWidget *remove = coxa_room_button_new ("user-trash-symbolic", _("Delete All…"), _("Delete the whole diary"));
  GtkWidget *column;

  g_signal_connect_swapped (export, "clicked", G_CALLBACK (export_cb), self);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (ask_remove_all_cb), self);
  gtk_box_append (GTK_BOX (box), create_cards (self));
  gtk_box_append (GTK_BOX (box), coxa_room_text_new (_("The diary is kept only on this computer, in your own folder. Nobody is "
                                                       "sent anything."), "quiet"));
  gtk_box_append (GTK_BOX (buttons), export);
  gtk_box_append (GTK_BOX (buttons), remove);
  gtk_box_append (GTK_BOX (box), buttons);
  column = coxa_room_column_new (box);
  adw_clamp_set_maximum_size (ADW_CLAMP (gtk_widget_get_parent (box)), WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (gtk_widget_get_parent (box)), WIDTH);

  return column;
}

static void
coxa_diary_view_dispose (GObject *object)
{
  CoxaDiaryView *self = COXA_DIARY_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  g_clear_object (&self->store);

  G_OBJECT_CLASS (coxa_diary_view_parent_class)->dispose (object);
}

static void
coxa_diary_view_finalize (GObject *object)
{
  CoxaDiaryView *self = COXA_DIARY_VIEW (object);

  g_ptr_array_unref (self->sessions);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (coxa_diary_view_parent_class)->finalize (object);
}

static void
coxa_diary_view_class_init (CoxaDiaryViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_diary_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = coxa_diary_view_finalize;
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "diaryview");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
coxa_diary_view_init (CoxaDiaryView *self)
{
  self->sessions = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

/**
 * coxa_diary_view_new:
 * @store: where the diary is
 *
 * Returns: (transfer floating): the diary, of which nothing is read before coxa_diary_view_update()
 */
GtkWidget *
coxa_diary_view_new (CoxaStore *store)
{
  CoxaDiaryView *self = g_object_new (COXA_TYPE_DIARY_VIEW, NULL);
  GtkWidget *empty = adw_status_page_new ();

  self->store = g_object_ref (store);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "x-office-calendar-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("Your Diary Begins with the First Session"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty),
                                   _("Press “Start” on an exercise or a programme. What you do is written down here, day by day, "
                                     "with how it felt. It stays on this computer."));
  gtk_stack_add_named (self->stack, gtk_label_new (NULL), "waiting");
  gtk_stack_add_named (self->stack, empty, "empty");
  gtk_stack_add_named (self->stack, create_diary (self), "diary");
  g_signal_connect_object (store, "changed", G_CALLBACK (coxa_diary_view_update), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * coxa_diary_view_update:
 * @self: the diary
 *
 * Reads it again.
 */
void
coxa_diary_view_update (CoxaDiaryView *self)
{
  g_return_if_fail (COXA_IS_DIARY_VIEW (self));

  coxa_diary_list_sessions_async (self->store, NULL, NULL, self->cancellable, listed_cb, g_object_ref (self));
}
