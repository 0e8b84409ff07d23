/* What was acknowledged survives kill -9, at whatever moment it comes. */
#include "coxa-database.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define KILLS 50

static const char *writer;

/* Runs the writer for a while and kills it. Returns: the number after the last that it said is kept. */
static int
write_and_die (const char *path,
               int         start,
               guint       microseconds)
{
  g_autofree char *number = g_strdup_printf ("%d", start);
  const char *argv[] = { writer, path, number, NULL };
  g_autoptr(GError) error = NULL;
  char line[100];
  GPid pid;
  FILE *said;
  int output;
  int status;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  said = fdopen (output, "r");
  g_usleep (microseconds);
  kill (pid, SIGKILL);
  waitpid (pid, &status, 0);
  g_assert_true (WIFSIGNALED (status));
  while (fgets (line, sizeof line, said) != NULL)
    if (sscanf (line, "kept %d", &start) == 1)
      start++;
  fclose (said);

  return start;
}

static void
assert_kept (const char *path,
             int         n)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaDatabase) database = coxa_database_open (path, &error);
  g_autoptr(GPtrArray) notes = NULL;
  g_autofree gboolean *seen = g_new0 (gboolean, n + 1);

  g_assert_no_error (error);
  g_assert_cmpstr (coxa_database_get_remark (database), ==, NULL);
  notes = coxa_database_list (database, COXA_STORE_NOTE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < notes->len; i++)
    {
      const CoxaStoreItem *item = g_ptr_array_index (notes, i);

      /* One more may have been kept whose word did not come through. */
      g_assert_cmpint (item->changed, <=, n);
      seen[item->changed] = TRUE;
      g_assert_cmpuint (strlen (item->text), ==, 20 + (gsize) (item->changed * 37) % 3000);
    }
  for (int i = 0; i < n; i++)
    g_assert_true (seen[i]);
}

static void
test_kill (void)
{
  g_autofree char *folder = g_dir_make_tmp ("coxa-store-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "coxa.db", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  guint cut_short = 0;
  int n = 0;

  for (guint i = 0; i < KILLS; i++)
    {
      n = write_and_die (path, n, (guint) g_test_rand_int_range (8000, 90000));
      if (g_file_test (journal, G_FILE_TEST_EXISTS))
        cut_short++;
      assert_kept (path, n);
    }
  g_test_message ("%d notes were kept over %d kills, %u of which came in the middle of a write", n, KILLS, cut_short);
  g_assert_cmpint (n, >, 0);
  g_assert_cmpuint (cut_short, >, 0);

  g_unlink (journal);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  writer = argv[1];
  g_test_add_func ("/store/kill", test_kill);

  return g_test_run ();
}
