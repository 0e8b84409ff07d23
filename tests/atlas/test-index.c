/* The tool that writes the index; its path is the first argument. */

#include "coxa-atlas.h"
#include "coxa-catalogue.h"
#include "coxa-checker.h"
#include "fixture.h"

#include <string.h>
#include <sys/wait.h>

static const char *tool;

static int
run (const char  *folder,
     const char  *out,
     char       **told)
{
  const char *argv[] = { tool, folder, out, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, told, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));

  return WEXITSTATUS (status);
}

static void
test_writes (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *out = g_build_filename (fixture->folder, COXA_CATALOGUE_FILE, NULL);
  g_autofree char *told = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(CoxaAtlas) atlas = NULL;

  g_assert_cmpint (run (fixture->folder, out, &told), ==, 0);
  g_assert_cmpstr (told, ==, "");
  first = fixture_read (fixture, COXA_CATALOGUE_FILE, NULL);

  problems = coxa_checker_run (fixture->folder, NULL, NULL);
  fixture_print (problems);
  g_assert_cmpuint (problems->len, ==, 0);

  /* With an index in the folder it still asks the entries, and says the same. */
  fixture_write (fixture, COXA_CATALOGUE_FILE, "{}", -1);
  g_free (g_steal_pointer (&told));
  g_assert_cmpint (run (fixture->folder, out, &told), ==, 0);
  second = fixture_read (fixture, COXA_CATALOGUE_FILE, NULL);
  g_assert_cmpstr (first, ==, second);

  /* The index is what the atlas goes by: a page that it does not list is not there. */
  fixture_write (fixture, "atlas/region/knee.json", "{}", -1);
  atlas = coxa_atlas_load (fixture->folder, NULL, NULL);
  g_assert_null (coxa_atlas_lookup (atlas, "region/knee"));
  g_assert_nonnull (coxa_atlas_lookup (atlas, "region/hip"));
}

static void
test_broken_entry (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *out = g_build_filename (fixture->folder, "out.json", NULL);
  g_autofree char *told = NULL;
  g_autofree char *text = NULL;

  fixture_write (fixture, "atlas/muscle/gluteus-medius.json", "{", -1);
  g_assert_cmpint (run (fixture->folder, out, &told), ==, 0);
  g_assert_nonnull (strstr (told, "atlas/muscle/gluteus-medius.json:1"));
  text = fixture_read (fixture, "out.json", NULL);
  g_assert_null (strstr (text, "\"page\":\"muscle/gluteus-medius\""));
  g_assert_nonnull (strstr (text, "\"page\":\"muscle/gluteus-minimus\""));
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *out = g_build_filename (fixture->folder, "out.json", NULL);
  g_autofree char *empty = g_build_filename (fixture->folder, "plates", NULL);
  g_autofree char *told = NULL;
  g_autofree char *usage = NULL;

  g_assert_cmpint (run (empty, out, &told), ==, 1);
  g_assert_nonnull (strstr (told, "no entries"));
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));

  g_assert_cmpint (run (fixture->folder, NULL, &usage), ==, 2);
  g_assert_nonnull (strstr (usage, "Usage"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  tool = argv[1];

  g_test_add ("/index/writes", Fixture, NULL, fixture_set_up, test_writes, fixture_tear_down);
  g_test_add ("/index/broken-entry", Fixture, NULL, fixture_set_up, test_broken_entry, fixture_tear_down);
  g_test_add ("/index/nothing", Fixture, NULL, fixture_set_up, test_nothing, fixture_tear_down);

  return g_test_run ();
}
