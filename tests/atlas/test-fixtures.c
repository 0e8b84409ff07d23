/* Packs that are broken in one thing each, in tests/fixtures/broken: what differs from tests/fixtures/good, and expected.txt with
 * the lines that the checker must say, no more and no fewer. Lines of that file that begin so are not among them:
 *
 *   schema: sees    the schemas in data/atlas/schema must find it as well, or
 *   schema: blind   cannot, as it is not in the shape of one file
 *   without: FILE   a file of the good pack that this one has not
 */

#include "coxa-atlas.h"
#include "coxa-checker.h"
#include "fixture.h"

#include <string.h>

#define FEWEST 60

typedef struct
{
  char  *folder;
  char **expected;
  char **without;
} Case;

static void
case_free (gpointer data)
{
  Case *self = data;

  g_free (self->folder);
  g_strfreev (self->expected);
  g_strfreev (self->without);
  g_free (self);
}

static Case *
case_new (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "expected.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GStrvBuilder) expected = g_strv_builder_new ();
  g_autoptr(GStrvBuilder) without = g_strv_builder_new ();
  g_auto(GStrv) lines = NULL;
  gboolean says_schema = FALSE;
  Case *self = g_new0 (Case, 1);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_equal (lines[i], "schema: sees") || g_str_equal (lines[i], "schema: blind"))
        says_schema = TRUE;
      else if (g_str_has_prefix (lines[i], "without: "))
        g_strv_builder_add (without, lines[i] + strlen ("without: "));
      else if (*lines[i] != '\0')
        g_strv_builder_add (expected, lines[i]);
    }

  if (!says_schema)
    g_error ("%s says nothing of the schema", path);

  self->folder = g_strdup (folder);
  self->expected = g_strv_builder_end (expected);
  self->without = g_strv_builder_end (without);

  return self;
}

static char *
dup_lines (GPtrArray *problems)
{
  g_autoptr(GString) lines = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *line = coxa_problem_to_string (g_ptr_array_index (problems, i));

      g_string_append_printf (lines, "%s\n", line);
    }

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
set_up_good (Fixture *self)
{
  g_autofree char *good = g_test_build_filename (G_TEST_DIST, "fixtures", "good", NULL);
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("coxa-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture_lay_over (self, good);
}

static void
test_good (void)
{
  Fixture fixture;
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;

  set_up_good (&fixture);
  problems = coxa_checker_run (fixture.folder, NULL, &error);
  g_assert_no_error (error);
  fixture_print (problems);
  g_assert_cmpuint (problems->len, ==, 0);
  fixture_tear_down (&fixture, NULL);
}

static void
test_broken (gconstpointer data)
{
  const Case *self = data;
  Fixture fixture;
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(CoxaAtlas) atlas = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *joined = g_strjoinv ("\n", self->expected);

  set_up_good (&fixture);
  fixture_lay_over (&fixture, self->folder);
  fixture_remove (&fixture, "expected.txt");
  for (guint i = 0; self->without[i] != NULL; i++)
    fixture_remove (&fixture, self->without[i]);

  problems = coxa_checker_run (fixture.folder, NULL, &error);
  g_assert_no_error (error);
  expected = g_strconcat (joined, "\n", NULL);
  found = dup_lines (problems);
  g_assert_cmpstr (found, ==, expected);

  /* A broken pack never stops the program. */
  atlas = coxa_atlas_load (fixture.folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (atlas);
  fixture_tear_down (&fixture, NULL);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static void
test_enough (gconstpointer data)
{
  g_assert_cmpuint (GPOINTER_TO_UINT (data), >=, FEWEST);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr(GDir) dir = NULL;
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func (case_free);
  const char *name;

  g_test_init (&argc, &argv, NULL);

  folder = g_test_build_filename (G_TEST_DIST, "fixtures", "broken", NULL);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  g_test_add_func ("/fixtures/good", test_good);
  g_test_add_data_func ("/fixtures/enough", GUINT_TO_POINTER (names->len), test_enough);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      g_autofree char *test = g_strconcat ("/fixtures/", g_ptr_array_index (names, i), NULL);
      Case *self = case_new (path);

      g_ptr_array_add (cases, self);
      g_test_add_data_func (test, self, test_broken);
    }

  return g_test_run ();
}
