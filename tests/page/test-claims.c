/* A source tells who cites it. */

#include "page-fixture.h"

#include "coxa-claims.h"

static gboolean
has_place (GHashTable *claims,
           const char *key,
           const char *place)
{
  GPtrArray *places = g_hash_table_lookup (claims, key);

  return places != NULL && g_ptr_array_find_with_equal_func (places, place, g_str_equal, NULL);
}

static void
test_gather (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "page", "data", NULL);
  g_autoptr(GHashTable) claims = coxa_claims_gather (folder, NULL);
  g_autoptr(GHashTable) none = coxa_claims_gather ("/nonexistent", NULL);

  g_assert_cmpuint (g_hash_table_size (none), ==, 0);
  g_assert_true (has_place (claims, "paper-2000", "exercise/clam/overview"));
  g_assert_true (has_place (claims, "paper-2000", "test/press/accuracy"));
  g_assert_true (has_place (claims, "paper-2000", "muscle/gluteus-minimus/action"));
  g_assert_false (has_place (claims, "paper-2000", "exercise/clam/technique"));
  g_assert_false (has_place (claims, "paper-1000", "exercise/clam/overview"));
}

static void
test_popover (Fixture       *fixture,
              gconstpointer  user_data)
{
  for (int i = 0; i < 2; i++)
    {
      GtkWidget *label, *popover, *link;
      gboolean is_handled = FALSE;

      open_page (fixture, "coxa:exercise/clam");
      label = get (fixture, is_label, "A gentle start");
      get (fixture, is_label, "Reviewed");
      g_signal_emit_by_name (label, "activate-link", "cite:1#1", &is_handled);
      get (fixture, is_label, "Also cited on");
      popover = get (fixture, is_popover, "");

      /* Others, and not the page on show. */
      g_assert_nonnull (find (popover, is_label, "Gluteus minimus"));
      g_assert_null (find (popover, is_label, "Clam"));
      link = find (popover, is_label, "Press");
      g_assert_nonnull (link);
      g_signal_emit_by_name (link, "activate-link", "coxa:test/press/accuracy", &is_handled);
      g_assert_cmpstr (fixture->target, ==, "coxa:test/press/accuracy");

      /* The second time the table is there already. */
      open_page (fixture, "coxa:habit/balance");
    }
}

/* Whoever goes on before all pages were read is not held up. */
static void
test_gone (Fixture       *fixture,
           gconstpointer  user_data)
{
  gboolean is_handled = FALSE;
  GtkWidget *label;

  open_page (fixture, "coxa:exercise/clam");
  label = get (fixture, is_label, "A gentle start");
  get (fixture, is_label, "Reviewed");
  g_signal_emit_by_name (label, "activate-link", "cite:1#1", &is_handled);
  open_page (fixture, "coxa:habit/balance");
  g_assert_false (has (fixture, is_label, "Also cited on"));
}

int
main (int   argc,
      char *argv[])
{
  page_fixture_init (&argc, &argv);

  g_test_add_func ("/claims/gather", test_gather);
  g_test_add ("/claims/popover", Fixture, NULL, page_fixture_set_up, test_popover, page_fixture_tear_down);
  g_test_add ("/claims/gone", Fixture, NULL, page_fixture_set_up, test_gone, page_fixture_tear_down);

  return page_fixture_run ();
}
