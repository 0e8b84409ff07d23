/* What a page puts before everything else, and the practice of what one does. */

#include "page-fixture.h"

#include "coxa-section-tabs.h"

#include <string.h>

/* Says whether all of these texts are on the page, in this order. */
static void
assert_order (Fixture            *fixture,
              const char * const *texts)
{
  float last = -1;

  for (guint i = 0; texts[i] != NULL; i++)
    {
      GtkWidget *label = get (fixture, is_label, texts[i]);
      graphene_rect_t bounds;

      g_assert_true (gtk_widget_compute_bounds (label, GTK_WIDGET (fixture->view), &bounds));
      if (bounds.origin.y < last)
        g_error ("“%s” stands above “%s”", texts[i], texts[i - 1]);
      last = bounds.origin.y;
    }
}

static gboolean
is_note (GtkWidget  *widget,
         const char *css_class)
{
  return gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_NOTE &&
         gtk_widget_has_css_class (widget, css_class);
}

static gboolean
is_flag_line (GtkWidget  *widget,
              const char *text)
{
  return gtk_widget_has_css_class (widget, "flag-line");
}

static void
test_practice (Fixture       *fixture,
               gconstpointer  user_data)
{
  static const char * const overview[] = {
    "Open the knee like a shell.", "A gentle start", "Before you start", "Not for everyone", "After a hip replacement",
    "Stop when you notice", "A pinch in the groin.", "What you need", "A mat", "How much", "This dose follows",
    "Lie on the left side.", "Open the right knee.", "Let it down.", "To make it easier", "Open less.", "To make it harder",
    "Add a band.", "Common faults", "The pelvis rolls back.", "Treats", NULL
  };
  static const char * const steps[] = {
    "Before you start", "After a hip replacement", "A pinch in the groin.", "What you need", "How much", "Lie on the left side.",
    "Common faults", NULL
  };
  static const char * const clinical[] = {
    "Side-lying lateral rotation.", "Terms on overview.", "Before you start", "How much", "Lie on the left side.", NULL
  };
  static const char * const tabs[] = { "Overview", "Steps", "Technique", "Evidence" };
  GtkWidget *callout, *item, *tab;

  open_page (fixture, "coxa:exercise/clam");
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    get (fixture, is_button, tabs[i]);
  get (fixture, is_label, "Reviewed");
  assert_order (fixture, overview);

  callout = get (fixture, is_note, "safety");
  gtk_test_accessible_assert_property (callout, GTK_ACCESSIBLE_PROPERTY_LABEL, "Before you start");
  g_assert_nonnull (find (callout, is_label, "!"));

  /* The steps are a numbered list. */
  item = gtk_widget_get_parent (get (fixture, is_label, "Open the right knee."));
  gtk_test_accessible_assert_role (item, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  g_assert_nonnull (find (item, is_label, "2."));
  gtk_test_accessible_assert_role (gtk_widget_get_parent (item), GTK_ACCESSIBLE_ROLE_LIST);

  /* A tab leads to what one needs while doing it; who should not is first there as well. */
  tab = get (fixture, is_button, "Steps");
  g_signal_emit_by_name (tab, "clicked");
  g_assert_cmpstr (fixture->target, ==, "coxa:exercise/clam/steps");
  open_page (fixture, fixture->target);
  gtk_test_accessible_assert_state (get (fixture, is_button, "Steps"), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  g_assert_true (has (fixture, is_label, "Reviewed"));
  assert_order (fixture, steps);
  g_assert_false (has (fixture, is_label, "A gentle start"));

  coxa_page_view_set_level (fixture->view, COXA_LEVEL_CLINICAL);
  open_page (fixture, "coxa:exercise/clam?side=right");
  g_assert_true (has (fixture, is_label, "Reviewed"));
  assert_order (fixture, clinical);
}

static void
test_dose (Fixture       *fixture,
           gconstpointer  user_data)
{
  static const char * const values[] = {
    "2–3", "sets", "8–12", "repeats in each set", "1–2 minutes", "hold each time", "2\u00a0s there, 1\u00a0s hold, 3\u00a0s back",
    "45 seconds", "rest between sets", "days a week", "Both sides", "This dose follows Beck et al. 2000"
  };

  open_page (fixture, "coxa:exercise/clam/steps");
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    get (fixture, is_label, values[i]);
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (get (fixture, is_label, "This dose follows"))), "cite:1#"));
  g_assert_true (has (fixture, is_label, "Checked: abstract read"));

  /* A habit may have no dose, and need nothing. */
  open_page (fixture, "coxa:habit/balance");
  g_assert_true (has (fixture, is_label, "Stay there."));
  g_assert_true (has (fixture, is_label, "Nothing."));
  g_assert_false (has (fixture, is_label, "How much"));
  g_assert_false (has (fixture, is_label, "To make it"));
}

/* Where the steps are not on show, a line leads to who should not take them. */
static void
test_practice_line (Fixture       *fixture,
                    gconstpointer  user_data)
{
  open_page (fixture, "coxa:exercise/clam");
  g_assert_false (has (fixture, is_flag_line, ""));
  open_page (fixture, "coxa:exercise/clam/technique?side=left");
  g_assert_true (has (fixture, is_label, "Common faults"));
  g_assert_false (has (fixture, is_label, "Lie on the"));
  g_signal_emit_by_name (get (fixture, is_flag_line, ""), "clicked");
  g_assert_cmpstr (fixture->target, ==, "coxa:exercise/clam/steps?side=left");
}

static void
test_flag (Fixture       *fixture,
           gconstpointer  user_data)
{
  GtkWidget *callout, *line, *heading;

  for (int level = COXA_LEVEL_PLAIN; level <= COXA_LEVEL_CLINICAL; level++)
    {
      coxa_page_view_set_level (fixture->view, level);
      open_page (fixture, "coxa:condition/sore-tendon");
      g_assert_false (has (fixture, is_note, "flag"));
      line = get (fixture, is_flag_line, "");
      gtk_test_accessible_assert_role (line, GTK_ACCESSIBLE_ROLE_LINK);
      gtk_test_accessible_assert_property (line, GTK_ACCESSIBLE_PROPERTY_LABEL, "When to see someone");
      g_assert_true (gtk_widget_get_next_sibling (line) == get (fixture, is_tabs, ""));
      g_assert_true (gtk_widget_grab_focus (line));
      g_signal_emit_by_name (line, "clicked");
      g_assert_cmpstr (fixture->target, ==, "coxa:condition/sore-tendon/when-to-see-someone");

      /* There the line is gone, and the focus with it to the tabs. */
      open_page (fixture, fixture->target);
      g_assert_false (has (fixture, is_flag_line, ""));
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == get (fixture, is_button, "When to see someone"));
      callout = get (fixture, is_note, "flag");
      gtk_test_accessible_assert_property (callout, GTK_ACCESSIBLE_PROPERTY_LABEL, "When to see someone");
      g_assert_nonnull (find (callout, is_label, "!"));
      heading = find (callout, is_label, "When to see someone");
      gtk_test_accessible_assert_role (heading, GTK_ACCESSIBLE_ROLE_HEADING);
      gtk_test_accessible_assert_property (heading, GTK_ACCESSIBLE_PROPERTY_LEVEL, 2);
    }

  /* What must not be missed stands first on its page. */
  coxa_page_view_set_level (fixture->view, COXA_LEVEL_PLAIN);
  open_page (fixture, "coxa:condition/broken-neck");
  g_assert_nonnull (find (get (fixture, is_note, "flag"), is_label, "Go to hospital now."));
  assert_order (fixture, (const char * const []) { "A crack in the bone.", "Go to hospital now.", "Reviewed", NULL });

  /* Another kind of page has no line. */
  open_page (fixture, "coxa:muscle/gluteus-minimus");
  g_assert_false (has (fixture, is_flag_line, ""));
}

static void
test_contested (Fixture       *fixture,
                gconstpointer  user_data)
{
  open_page (fixture, "coxa:condition/sore-tendon");
  g_assert_nonnull (find (get (fixture, is_note, "contested"), is_label, "Some doubt it."));
  assert_order (fixture, (const char * const []) { "When to see someone", "Plain words on overview.", "Contested", NULL });
}

static void
test_accuracy (Fixture       *fixture,
               gconstpointer  user_data)
{
  const char *markup;

  open_page (fixture, "coxa:test/press/accuracy");
  markup = gtk_label_get_label (GTK_LABEL (get (fixture, is_label, "It found")));
  g_assert_nonnull (strstr (markup, "<b>2\u00a0of\u00a010</b>"));

  coxa_page_view_set_level (fixture->view, COXA_LEVEL_CLINICAL);
  open_page (fixture, "coxa:test/press/accuracy?side=right");
  markup = gtk_label_get_label (GTK_LABEL (get (fixture, is_label, "Sensitivity")));
  g_assert_nonnull (strstr (markup, "Sensitivity <b>20\u00a0%</b>, specificity <b>86.7 %</b>; <b>92%</b> in 24 women."));
}

#define ADD(name, function) g_test_add ("/callouts/" name, Fixture, NULL, page_fixture_set_up, function, page_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  page_fixture_init (&argc, &argv);

  ADD ("practice", test_practice);
  ADD ("dose", test_dose);
  ADD ("practice-line", test_practice_line);
  ADD ("flag", test_flag);
  ADD ("contested", test_contested);
  ADD ("accuracy", test_accuracy);

  return page_fixture_run ();
}
