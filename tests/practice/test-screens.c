/* The screens of the room for doing things, without the machine behind them. */
#include "coxa-announcer.h"
#include "coxa-dial.h"
#include "coxa-diary-words.h"
#include "coxa-dose-editor.h"
#include "coxa-follow-words.h"
#include "coxa-month-grid.h"
#include "coxa-pain-scale.h"
#include "coxa-pair-layout.h"
#include "coxa-safety.h"

#include <adwaita.h>

static GtkWidget *window;

/* Lets the window be laid out, however long a busy machine takes for that. */
static void
settle (void)
{
  GtkWidget *child = gtk_window_get_child (GTK_WINDOW (window));
  gint64 start = g_get_monotonic_time ();

  gtk_window_present (GTK_WINDOW (window));
  while (g_get_monotonic_time () < start + 100 * G_TIME_SPAN_MILLISECOND ||
         (child != NULL && gtk_widget_get_width (child) == 0 && g_get_monotonic_time () < start + 10 * G_TIME_SPAN_SECOND))
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
drop (GtkWidget *widget)
{
  g_object_ref (widget);
  gtk_window_set_child (GTK_WINDOW (window), NULL);
  settle ();
  g_assert_finalize_object (widget);
}

static GtkWidget *
find (GtkWidget  *widget,
      gboolean  (*is_it) (GtkWidget *widget))
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = is_it (child) ? child : find (child, is_it);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
count_cb (guint *times)
{
  (*times)++;
}

static gboolean
is_number (GtkWidget *widget)
{
  return GTK_IS_CHECK_BUTTON (widget);
}

static void
test_pain_scale (void)
{
  GtkWidget *scale = coxa_pain_scale_new ("Pain now");
  GtkWidget *first;
  guint times = 0;

  gtk_window_set_child (GTK_WINDOW (window), scale);
  settle ();
  first = find (scale, is_number);
  g_signal_connect_swapped (scale, "notify::value", G_CALLBACK (count_cb), &times);
  g_assert_cmpint (coxa_pain_scale_get_value (COXA_PAIN_SCALE (scale)), ==, COXA_PAIN_SCALE_NONE);
  gtk_test_accessible_assert_role (first, GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_test_accessible_assert_property (first, GTK_ACCESSIBLE_PROPERTY_LABEL, "0, no pain");
  gtk_test_accessible_assert_property (gtk_widget_get_parent (first), GTK_ACCESSIBLE_PROPERTY_LABEL, "Pain now");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (first), TRUE);
  g_assert_cmpint (coxa_pain_scale_get_value (COXA_PAIN_SCALE (scale)), ==, 0);
  g_assert_cmpuint (times, ==, 1);
  coxa_pain_scale_set_value (COXA_PAIN_SCALE (scale), 10);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (first)));
  coxa_pain_scale_set_value (COXA_PAIN_SCALE (scale), 10);
  g_assert_cmpuint (times, ==, 2);
  coxa_pain_scale_set_value (COXA_PAIN_SCALE (scale), COXA_PAIN_SCALE_NONE);
  g_assert_cmpuint (times, ==, 3);

  /* A finger finds each of them. */
  for (GtkWidget *number = first; number != NULL; number = gtk_widget_get_next_sibling (number))
    {
      g_assert_cmpint (gtk_widget_get_allocated_width (number), >=, 44);
      g_assert_cmpint (gtk_widget_get_allocated_height (number), >=, 44);
      g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (number)));
    }
  drop (scale);
}

static gboolean
is_spin (GtkWidget *widget)
{
  return GTK_IS_SPIN_BUTTON (widget);
}

static void
test_dose_editor (void)
{
  CoxaDose dose = { .sets = { 2, 3 }, .reps = { 8, 15 }, .rest = { 60, 60 }, .each_side = TRUE };
  CoxaAmount amount = { .sets = 2, .reps = 8, .hold = -1, .rest = 60 };
  GtkWidget *within = coxa_dose_editor_new (&dose, COXA_SIDES_BOTH, &amount, FALSE);
  GtkWidget *own;
  GtkWidget *sets;
  double least, most;
  guint times = 0;

  gtk_window_set_child (GTK_WINDOW (window), within);
  settle ();
  sets = find (within, is_spin);
  gtk_spin_button_get_range (GTK_SPIN_BUTTON (sets), &least, &most);
  g_assert_cmpfloat (least, ==, 2);
  g_assert_cmpfloat (most, ==, 3);
  g_signal_connect_swapped (within, "changed", G_CALLBACK (count_cb), &times);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (sets), 9);
  g_assert_cmpint (coxa_dose_editor_get_amount (COXA_DOSE_EDITOR (within)).sets, ==, 3);
  g_assert_cmpuint (times, ==, 1);
  /* What the page leaves no choice of stays as it is. */
  g_assert_cmpint (coxa_dose_editor_get_amount (COXA_DOSE_EDITOR (within)).rest, ==, 60);
  g_assert_cmpint (coxa_dose_editor_get_amount (COXA_DOSE_EDITOR (within)).hold, ==, -1);
  g_assert_cmpint (coxa_dose_editor_get_sides (COXA_DOSE_EDITOR (within)), ==, COXA_SIDES_BOTH);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (within, is_number)), TRUE);
  g_assert_cmpint (coxa_dose_editor_get_sides (COXA_DOSE_EDITOR (within)), ==, COXA_SIDES_LEFT);
  drop (within);

  own = coxa_dose_editor_new (&dose, COXA_SIDES_NONE, &amount, TRUE);
  gtk_window_set_child (GTK_WINDOW (window), own);
  gtk_spin_button_get_range (GTK_SPIN_BUTTON (find (own, is_spin)), &least, &most);
  g_assert_cmpfloat (least, ==, 1);
  g_assert_cmpfloat (most, ==, COXA_AMOUNT_SETS_MAX);
  g_assert_null (find (own, is_number));
  drop (own);

  own = coxa_dose_editor_new (NULL, COXA_SIDES_NONE, &amount, FALSE);
  g_assert_null (gtk_widget_get_first_child (own));
  g_object_ref_sink (own);
  g_assert_finalize_object (own);
}

static gboolean
is_first_day (GtkWidget *widget)
{
  GtkWidget *box = GTK_IS_BUTTON (widget) ? gtk_button_get_child (GTK_BUTTON (widget)) : NULL;
  GtkWidget *label = GTK_IS_BOX (box) ? gtk_widget_get_first_child (box) : NULL;

  return GTK_IS_LABEL (label) && gtk_widget_has_css_class (widget, "day") && gtk_widget_get_visible (widget) &&
         g_str_equal (gtk_label_get_label (GTK_LABEL (label)), "1");
}

static void
test_month_grid (void)
{
  g_autoptr(GDateTime) today = g_date_time_new_local (2024, 2, 10, 12, 0, 0);
  GtkWidget *grid = coxa_month_grid_new (today);
  guint counts[32] = { 0 };
  guint times = 0;
  GtkWidget *first;
  int year, month;

  gtk_window_set_child (GTK_WINDOW (window), grid);
  g_assert_cmpint (coxa_month_grid_get_day (COXA_MONTH_GRID (grid)), ==, 10);
  counts[1] = 2;
  coxa_month_grid_set_counts (COXA_MONTH_GRID (grid), counts);
  first = find (grid, is_first_day);
  gtk_test_accessible_assert_property (first, GTK_ACCESSIBLE_PROPERTY_LABEL, "Thursday, 1 February, 2 sessions");
  g_signal_connect_swapped (grid, "chosen", G_CALLBACK (count_cb), &times);
  g_signal_emit_by_name (first, "clicked");
  g_assert_cmpint (coxa_month_grid_get_day (COXA_MONTH_GRID (grid)), ==, 1);
  g_assert_cmpuint (times, ==, 1);

  /* Months come round the year; another month has none of these marks. */
  g_signal_connect_swapped (grid, "turned", G_CALLBACK (count_cb), &times);
  coxa_month_grid_show (COXA_MONTH_GRID (grid), 2023, 12, 0);
  coxa_month_grid_get_month (COXA_MONTH_GRID (grid), &year, &month);
  g_assert_cmpint (year * 100 + month, ==, 202312);
  g_assert_cmpuint (times, ==, 2);
  gtk_test_accessible_assert_property (find (grid, is_first_day), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      "Friday, 1 December, no session");
  drop (grid);
}

static void
test_dial (void)
{
  GtkWidget *dial = coxa_dial_new ();

  gtk_window_set_child (GTK_WINDOW (window), dial);
  coxa_dial_set (COXA_DIAL (dial), "7", "of 12", "Repeat 7 of 12");
  coxa_dial_set_part (COXA_DIAL (dial), 7.5);
  coxa_dial_set_calm (COXA_DIAL (dial), TRUE);
  settle ();
  gtk_test_accessible_assert_property (dial, GTK_ACCESSIBLE_PROPERTY_LABEL, "Repeat 7 of 12");
  drop (dial);
}

static void
test_announcer (void)
{
  GtkWidget *announcer = coxa_announcer_new ();
  GtkWidget *alert;

  gtk_window_set_child (GTK_WINDOW (window), announcer);
  g_assert_null (coxa_announcer_get_last (COXA_ANNOUNCER (announcer)));
  coxa_announcer_say (COXA_ANNOUNCER (announcer), "Go.");
  alert = gtk_widget_get_first_child (announcer);
  gtk_test_accessible_assert_role (alert, GTK_ACCESSIBLE_ROLE_ALERT);
  settle ();
  g_assert_true (gtk_widget_get_mapped (alert));
  /* The same words again are another alert. */
  coxa_announcer_say (COXA_ANNOUNCER (announcer), "Go.");
  g_assert_true (gtk_widget_get_first_child (announcer) != alert);
  g_assert_null (gtk_widget_get_next_sibling (gtk_widget_get_first_child (announcer)));
  drop (announcer);
}

static void
test_pair_layout (void)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "layout-manager", coxa_pair_layout_new (10, 10), NULL);
  GtkWidget *children[3];

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      children[i] = gtk_label_new ("words");
      gtk_box_append (GTK_BOX (box), children[i]);
    }
  gtk_window_set_child (GTK_WINDOW (window), box);
  for (int width = 60; width <= 800; width += 740)
    {
      int height;
      double x, y;

      g_object_ref (box);
      gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
      gtk_widget_allocate (box, width, height, -1, NULL);
      gtk_widget_translate_coordinates (children[1], box, 0, 0, &x, &y);
      if (width < 100)
        g_assert_cmpfloat (x, ==, 0);
      else
        g_assert_cmpfloat (y, ==, 0);
      gtk_widget_translate_coordinates (children[2], box, 0, 0, &x, &y);
      g_assert_cmpfloat (x, ==, 0);
      g_assert_cmpfloat (y, >, 0);
      g_object_unref (box);
    }
  drop (box);
}

static void
test_words (void)
{
  CoxaPlanItem item = { .title = (char *) "Bridge", .sets = 3 };
  CoxaSessionShow show = { .state = COXA_SESSION_REST, .paused = COXA_SESSION_REST, .item = &item, .side = COXA_SIDES_LEFT,
                           .set = 2, .sets = 3, .reps = 8 };
  CoxaDiaryEntry entry = { .title = (char *) "Bridge", .side = COXA_SIDES_RIGHT, .sets = 0, .seconds = 12 };
  CoxaDiarySession session = { .pain_before = 2, .pain_during = -1, .pain_after = 0, .pain_next_day = -1 };
  g_autofree char *set = coxa_follow_words_dup_set (&show);
  g_autofree char *next = coxa_follow_words_dup_next (&show);
  g_autofree char *minute = coxa_follow_words_dup_left (40);
  g_autofree char *minutes = coxa_follow_words_dup_left (61);
  g_autofree char *broken_off = coxa_diary_words_dup_entry (&entry);
  g_autofree char *pain = coxa_diary_words_dup_pain (&session);
  g_autofree char *done = NULL;

  g_assert_cmpstr (set, ==, "Left side · Set 2 of 3");
  g_assert_cmpstr (next, ==, "Next: Bridge. Left side · Set 2 of 3");
  g_assert_cmpstr (coxa_follow_words_get_state (&show), ==, "Rest");
  g_assert_cmpstr (minute, ==, "Less than a minute left");
  g_assert_cmpstr (minutes, ==, "About 2 minutes left");
  g_assert_cmpstr (broken_off, ==, "Bridge, right side: part of a set, 12 seconds");
  entry.sets = 1;
  entry.reps = 8;
  entry.side = COXA_SIDES_NONE;
  done = coxa_diary_words_dup_entry (&entry);
  g_assert_cmpstr (done, ==, "Bridge: 1 set, 8 repeats");
  g_assert_cmpstr (pain, ==, "Pain: before 2 · after 0");

  /* A pause shows what waits. */
  show.state = COXA_SESSION_PAUSED;
  g_assert_cmpstr (coxa_follow_words_get_state (&show), ==, "Paused");
  g_clear_pointer (&next, g_free);
  next = coxa_follow_words_dup_next (&show);
  g_assert_nonnull (next);
  show.paused = COXA_SESSION_WORK;
  g_clear_pointer (&next, g_free);
  next = coxa_follow_words_dup_next (&show);
  g_assert_null (next);
}

static guint
count_labels (GtkWidget  *widget,
              const char *text)
{
  guint n = GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), text) == 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_labels (child, text);

  return n;
}

/* What goes for several exercises stands once, and nothing is left out. */
static void
test_safety (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaAtlas) atlas = coxa_atlas_load (g_getenv ("COXA_DATA"), NULL, &error);
  g_autoptr(CoxaPlan) plan = NULL;
  GtkWidget *signs;

  g_assert_no_error (error);
  plan = coxa_plan_new_for_page (atlas, "programme/calm-a-sore-hip", COXA_SIDES_NONE, NULL, &error);
  g_assert_no_error (error);
  signs = coxa_safety_new (atlas, plan, COXA_SAFETY_STOP_SIGNS);
  g_object_ref_sink (signs);
  for (guint i = 0; i < plan->items->len; i++)
    {
      const CoxaPlanItem *item = g_ptr_array_index (plan->items, i);
      const CoxaEntry *entry = coxa_atlas_get_entry (atlas, item->page, NULL);

      for (guint j = 0; entry->practice->stop_signs[j] != NULL; j++)
        g_assert_cmpuint (count_labels (signs, entry->practice->stop_signs[j]), ==, 1);
    }
  g_assert_finalize_object (signs);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv);
  adw_init ();
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 600);
  g_test_add_func ("/screens/pain-scale", test_pain_scale);
  g_test_add_func ("/screens/dose-editor", test_dose_editor);
  g_test_add_func ("/screens/month-grid", test_month_grid);
  g_test_add_func ("/screens/dial", test_dial);
  g_test_add_func ("/screens/announcer", test_announcer);
  g_test_add_func ("/screens/pair-layout", test_pair_layout);
  g_test_add_func ("/screens/words", test_words);
  g_test_add_func ("/screens/safety", test_safety);
  status = g_test_run ();
  gtk_window_destroy (GTK_WINDOW (window));

  return status;
}
