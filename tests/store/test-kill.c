/* What was acknowledged survives kill -9, at whatever moment it comes. */
#include "coxa-database.h"
#include "coxa-diary-table.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOTE_KILLS  50
#define ENTRY_KILLS 1000

static const char *writer;

/* Reads a line that the writer says, which may be cut short. Returns whether there is another. */
static gboolean
hear (FILE *said,
      int  *next)
{
  char line[100];
  int number;

  if (fgets (line, sizeof line, said) == NULL)
    return FALSE;

  if (sscanf (line, "kept %d", &number) == 1 && strchr (line, '\n') != NULL)
    *next = number + 1;

  return TRUE;
}

/* Runs the writer for a while, which begins at once or when it has said one word, and kills it. Returns: the number after the
 * last that it said is kept. */
static int
write_and_die (const char *what,
               const char *path,
               int         start,
               gboolean    waits,
               guint       microseconds)
{
  g_autofree char *number = g_strdup_printf ("%d", start);
  const char *argv[] = { writer, what, path, number, NULL };
  g_autoptr(GError) error = NULL;
  GPid pid;
  FILE *said;
  int output;
  int status;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  said = fdopen (output, "r");
  if (waits)
    g_assert_true (hear (said, &start));
  g_usleep (microseconds);
  kill (pid, SIGKILL);
  waitpid (pid, &status, 0);
  g_assert_true (WIFSIGNALED (status));
  while (hear (said, &start))
    continue;
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
test_notes (void)
{
  g_autofree char *folder = g_dir_make_tmp ("coxa-store-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "coxa.db", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  guint cut_short = 0;
  int n = 0;

  for (guint i = 0; i < NOTE_KILLS; i++)
    {
      n = write_and_die ("notes", path, n, FALSE, (guint) g_test_rand_int_range (8000, 90000));
      if (g_file_test (journal, G_FILE_TEST_EXISTS))
        cut_short++;
      assert_kept (path, n);
    }
  g_test_message ("%d notes were kept over %d kills, %u of which came in the middle of a write", n, NOTE_KILLS, cut_short);
  g_assert_cmpint (n, >, 0);
  g_assert_cmpuint (cut_short, >, 0);

  g_unlink (journal);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* How many of the first @n entries are in the diary as they were written; there may be one more. */
static void
assert_entries (const char *path,
                int         n)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaDatabase) database = coxa_database_open (path, &error);
  g_autoptr(GPtrArray) sessions = NULL;
  g_autofree gboolean *seen = g_new0 (gboolean, n + 1);

  g_assert_no_error (error);
  g_assert_cmpstr (coxa_database_get_remark (database), ==, NULL);
  sessions = coxa_diary_table_list_sessions (database, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < sessions->len; i++)
    {
      const CoxaDiarySession *session = g_ptr_array_index (sessions, i);
      g_autoptr(GPtrArray) entries = coxa_diary_table_list_entries (database, session->id, &error);

      g_assert_no_error (error);
      for (guint j = 0; j < entries->len; j++)
        {
          const CoxaDiaryEntry *entry = g_ptr_array_index (entries, j);

          g_assert_cmpint (entry->position, <=, n);
          g_assert_cmpint (entry->reps, ==, entry->position);
          g_assert_cmpint (entry->seconds, ==, entry->position * 7);
          seen[entry->position] = TRUE;
        }
    }
  for (int i = 0; i < n; i++)
    g_assert_true (seen[i]);
}

/* A thousand times in the middle of a session. */
static void
test_diary (void)
{
  g_autofree char *folder = g_dir_make_tmp ("coxa-store-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "coxa.db", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  guint cut_short = 0;
  int n = 0;

  for (guint i = 0; i < ENTRY_KILLS; i++)
    {
      /* Half of them early, while the file is opened and the session begun, half of them from the first entry on. */
      gboolean waits = i % 2 == 0;

      n = write_and_die ("diary", path, n, waits, (guint) g_test_rand_int_range (waits ? 0 : 3000, waits ? 15000 : 30000));
      if (g_file_test (journal, G_FILE_TEST_EXISTS))
        cut_short++;
      assert_entries (path, n);
    }
  g_test_message ("%d entries were kept over %d kills, %u of which came in the middle of a write", n, ENTRY_KILLS, cut_short);
  g_assert_cmpint (n, >=, ENTRY_KILLS / 2);
  g_assert_cmpuint (cut_short, >, ENTRY_KILLS / 20);

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
  g_test_add_func ("/store/kill/notes", test_notes);
  g_test_add_func ("/store/kill/diary", test_diary);

  return g_test_run ();
}
