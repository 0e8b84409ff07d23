/* Terms of the glossary in the prose of a page. */

#include "page-fixture.h"

#include "coxa-prose-view.h"
#include "coxa-term-marks.h"

#include <string.h>

static guint
count (const char *text,
       const char *part)
{
  guint n = 0;

  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + 1, part))
    n++;

  return n;
}

static void
test_marks (Fixture       *fixture,
            gconstpointer  user_data)
{
  CoxaGlossary *glossary = coxa_atlas_get_glossary (fixture->atlas);
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autofree char *first = coxa_term_marks_apply (glossary, seen, NULL,
                                                  "<b>Isometric</b> &amp; <a href=\"coxa:x\">medial</a> isometric");
  g_autofree char *second = coxa_term_marks_apply (glossary, seen, NULL, "isometric");
  g_autofree char *own = coxa_term_marks_apply (glossary, seen, "nerve/superior-gluteal", "nerve");
  g_autofree char *broken = coxa_term_marks_apply (glossary, seen, NULL, "a < b & <a href=\"x");

  g_assert_true (g_str_has_prefix (first, "<b><a href=\"term:0\" title=\"Work of a muscle with no movement &amp; no way.\">"));
  g_assert_cmpuint (count (first, "term:"), ==, 1);
  g_assert_nonnull (strstr (first, "&amp; <a href=\"coxa:x\">medial</a> isometric"));
  g_assert_cmpstr (second, ==, "isometric");
  g_assert_cmpstr (own, ==, "nerve");
  g_assert_cmpstr (broken, ==, "a < b & <a href=\"x");
  g_assert_cmpstr (coxa_term_marks_find (glossary, "term:0")->term, ==, "isometric");
  g_assert_null (coxa_term_marks_find (glossary, "term:99"));
  g_assert_null (coxa_term_marks_find (glossary, "cite:0"));
  g_assert_null (coxa_term_marks_find (glossary, NULL));
}

static void
activate_link (GtkWidget  *label,
               const char *uri)
{
  gboolean is_handled = FALSE;

  g_signal_emit_by_name (label, "activate-link", uri, &is_handled);
  g_assert_true (is_handled);
}

static void
test_page (Fixture       *fixture,
           gconstpointer  user_data)
{
  const char *lead, *text;
  GtkWidget *label, *popover, *more;

  open_page (fixture, "coxa:habit/words");
  get (fixture, is_label, "Reviewed");

  /* Once on a page, in prose; not in links, steps or part of a word. */
  lead = gtk_label_get_label (GTK_LABEL (get (fixture, is_label, "Hold an isometric push.")));
  g_assert_cmpuint (count (lead, "term:"), ==, 1);
  label = get (fixture, is_label, "Isometric again");
  text = gtk_label_get_label (GTK_LABEL (label));
  g_assert_cmpuint (count (text, "term:"), ==, 4);
  g_assert_nonnull (strstr (text, "term:2"));
  g_assert_nonnull (strstr (text, "term:1"));
  g_assert_nonnull (strstr (text, "not emg, non-medial"));
  g_assert_nonnull (strstr (text, "coxa:nerve/superior-gluteal"));
  g_assert_nonnull (strstr (text, "cite:1#1"));
  g_assert_null (strstr (text, COXA_TERM_INK));
  g_assert_null (strstr (gtk_label_get_label (GTK_LABEL (get (fixture, is_label, "Hold an internal rotation."))), "term:"));

  /* A tap shows what it means, and the way to a page that says more. */
  activate_link (label, "term:1");
  popover = get (fixture, is_popover, "");
  g_assert_nonnull (find (popover, is_label, "Medial"));
  g_assert_nonnull (find (popover, is_label, "Nearer to the middle."));
  g_assert_null (find (popover, is_button, "More: Superior gluteal nerve"));
  activate_link (label, "term:4");
  more = find (popover, is_button, "More: Superior gluteal nerve");
  g_assert_nonnull (more);
  settle ();
  g_assert_null (fixture->target);
  g_signal_emit_by_name (more, "clicked");
  g_assert_cmpstr (fixture->target, ==, "coxa:nerve/superior-gluteal");

  /* Links and citations still do what they did. */
  activate_link (label, "coxa:nerve/superior-gluteal");
  activate_link (label, "cite:1#1");
  g_assert_nonnull (find (popover, is_label, "Checked"));

  /* Another page begins anew. */
  open_page (fixture, "coxa:habit/balance");
  open_page (fixture, "coxa:habit/words");
  lead = gtk_label_get_label (GTK_LABEL (get (fixture, is_label, "Hold an isometric push.")));
  g_assert_cmpuint (count (lead, "term:"), ==, 1);
}

/* By keyboard the meaning comes with the focus, which stays in the text. */
static void
test_focus (Fixture       *fixture,
            gconstpointer  user_data)
{
  GtkWidget *label, *prose, *hint;

  open_page (fixture, "coxa:habit/words");
  get (fixture, is_label, "Reviewed");
  g_assert_true (gtk_widget_grab_focus (get (fixture, is_button, "Plain")));
  label = get (fixture, is_label, "Hold an isometric push.");
  prose = gtk_widget_get_ancestor (label, COXA_TYPE_PROSE_VIEW);
  g_assert_true (gtk_widget_child_focus (prose, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == label);
  hint = get (fixture, is_popover, "");
  g_assert_nonnull (find (hint, is_label, "Work of a muscle with no movement"));
  settle ();
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == label);

  /* On with Tab it goes. */
  g_assert_true (gtk_widget_grab_focus (get (fixture, is_button, "Plain")));
  settle ();
  g_assert_false (gtk_widget_get_visible (hint));
}

#define ADD(name, function) g_test_add ("/terms/" name, Fixture, NULL, page_fixture_set_up, function, page_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  page_fixture_init (&argc, &argv);

  ADD ("marks", test_marks);
  ADD ("page", test_page);
  ADD ("focus", test_focus);

  return page_fixture_run ();
}
