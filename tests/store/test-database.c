/* The file: what is kept comes back, and what cannot be read or written is told, never lost. */
#include "coxa-database.h"
#include "coxa-schema.h"
#include "coxa-store-error.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOBODY 65534

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->folder = g_dir_make_tmp ("coxa-store-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "coxa.db", NULL);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  g_chmod (f->folder, 0700);
  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_free (f->folder);
  g_free (f->path);
}

static CoxaDatabase *
open_well (Fixture *f)
{
  g_autoptr(GError) error = NULL;
  CoxaDatabase *database = coxa_database_open (f->path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (database);

  return database;
}

static void
put (CoxaDatabase  *database,
     CoxaStoreKind  kind,
     const char    *place,
     const char    *text,
     gint64         now)
{
  g_autoptr(CoxaStoreItem) item = coxa_store_item_new (kind, place, place, "Title", text, now);
  g_autoptr(CoxaStoreItem) kept = NULL;
  g_autoptr(GError) error = NULL;

  kept = coxa_database_put (database, item, 0, &error);
  g_assert_no_error (error);
  g_assert_nonnull (kept);
}

static GPtrArray *
list (CoxaDatabase  *database,
      CoxaStoreKind  kind)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *items = coxa_database_list (database, kind, &error);

  g_assert_no_error (error);

  return items;
}

static void
assert_number (CoxaDatabase  *database,
               CoxaStoreKind  kind,
               guint          n)
{
  g_autoptr(GPtrArray) items = list (database, kind);

  g_assert_cmpuint (items->len, ==, n);
}

static void
run_sql (Fixture    *f,
         const char *sql)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (f->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

/* How many files of the folder begin like this. */
static guint
count (Fixture    *f,
       const char *prefix)
{
  g_autoptr(GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, prefix);

  return n;
}

static void
test_nothing (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(CoxaDatabase) database = open_well (f);
  g_autoptr(GError) error = NULL;

  assert_number (database, COXA_STORE_NOTE, 0);
  g_assert_true (coxa_database_remove (database, COXA_STORE_NOTE, "muscle/piriformis", &error));
  g_assert_no_error (error);

  /* Who only reads leaves no trace. */
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
}

static void
test_round (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(CoxaDatabase) database = open_well (f);
  g_autoptr(GPtrArray) items = NULL;
  const CoxaStoreItem *item;
  struct stat about;

  put (database, COXA_STORE_BOOKMARK, "muscle/piriformis", NULL, 10);
  put (database, COXA_STORE_NOTE, "muscle/piriformis", "Wo sitzt’s? – “hier”\n'; DROP TABLE kept; --", 20);
  put (database, COXA_STORE_NOTE, "bone/femur", "", 30);
  put (database, COXA_STORE_BOOKMARK, "muscle/piriformis", NULL, 40);
  g_clear_pointer (&database, coxa_database_free);

  database = open_well (f);
  g_assert_null (coxa_database_get_remark (database));
  assert_number (database, COXA_STORE_VISIT, 0);
  items = list (database, COXA_STORE_NOTE);
  g_assert_cmpuint (items->len, ==, 2);
  item = g_ptr_array_index (items, 0);
  g_assert_cmpstr (item->place, ==, "bone/femur");
  g_assert_cmpstr (item->text, ==, "");
  item = g_ptr_array_index (items, 1);
  g_assert_cmpstr (item->text, ==, "Wo sitzt’s? – “hier”\n'; DROP TABLE kept; --");
  g_assert_cmpstr (item->title, ==, "Title");
  g_assert_cmpint (item->changed, ==, 20);
  g_clear_pointer (&items, g_ptr_array_unref);

  /* The second time it is the same bookmark. */
  items = list (database, COXA_STORE_BOOKMARK);
  g_assert_cmpuint (items->len, ==, 1);
  item = g_ptr_array_index (items, 0);
  g_assert_cmpint (item->created, ==, 10);
  g_assert_cmpint (item->changed, ==, 40);
  g_assert_null (item->text);

  /* Nobody else reads it. */
  g_assert_cmpint (stat (f->path, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0600);
}

static void
test_remove (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(CoxaDatabase) database = open_well (f);

  put (database, COXA_STORE_VISIT, "bone/femur", NULL, 10);
  put (database, COXA_STORE_VISIT, "bone/sacrum", NULL, 20);
  put (database, COXA_STORE_NOTE, "bone/femur", "long", 30);
  g_assert_true (coxa_database_remove (database, COXA_STORE_VISIT, "bone/femur", NULL));
  assert_number (database, COXA_STORE_VISIT, 1);
  assert_number (database, COXA_STORE_NOTE, 1);
  g_assert_true (coxa_database_remove (database, COXA_STORE_VISIT, NULL, NULL));
  assert_number (database, COXA_STORE_VISIT, 0);
  assert_number (database, COXA_STORE_NOTE, 1);
}

static void
test_visits_are_forgotten (Fixture       *f,
                           gconstpointer  data)
{
  g_autoptr(CoxaDatabase) database = open_well (f);
  g_autoptr(GPtrArray) items = NULL;

  for (int i = 0; i < COXA_DATABASE_VISITS_MAX + 5; i++)
    {
      g_autofree char *place = g_strdup_printf ("bone/number-%d", i);

      put (database, COXA_STORE_VISIT, place, NULL, i);
    }
  items = list (database, COXA_STORE_VISIT);
  g_assert_cmpuint (items->len, ==, COXA_DATABASE_VISITS_MAX);
  g_assert_cmpstr (((CoxaStoreItem *) g_ptr_array_index (items, items->len - 1))->place, ==, "bone/number-5");
}

/* Two windows write on the same page. */
static void
test_no_note_is_overwritten (Fixture       *f,
                             gconstpointer  data)
{
  g_autoptr(CoxaDatabase) mine = open_well (f);
  g_autoptr(CoxaDatabase) theirs = open_well (f);
  g_autoptr(CoxaStoreItem) item = NULL;
  g_autoptr(CoxaStoreItem) kept = NULL;
  g_autoptr(CoxaStoreItem) more = NULL;

  put (theirs, COXA_STORE_NOTE, "bone/femur", "theirs", 10);
  item = coxa_store_item_new (COXA_STORE_NOTE, "bone/femur", "bone/femur", "Femur", "mine", 20);
  kept = coxa_database_put (mine, item, 0, NULL);
  g_assert_cmpstr (kept->text, ==, "theirs\n\nmine");
  g_assert_cmpint (kept->created, ==, 10);

  /* Who knows what is there may change it. */
  more = coxa_store_item_new (COXA_STORE_NOTE, "bone/femur", "bone/femur", "Femur", "other", 30);
  g_clear_pointer (&kept, coxa_store_item_free);
  kept = coxa_database_put (mine, more, 20, NULL);
  g_assert_cmpstr (kept->text, ==, "other");
}

static void
assert_set_aside (Fixture *f)
{
  g_autoptr(CoxaDatabase) database = open_well (f);

  g_assert_nonnull (coxa_database_get_remark (database));
  g_assert_nonnull (strstr (coxa_database_get_remark (database), "coxa-damaged-"));
  g_assert_cmpuint (count (f, "coxa-damaged-"), ==, 1);
  assert_number (database, COXA_STORE_NOTE, 0);
  put (database, COXA_STORE_NOTE, "bone/femur", "new", 10);
  g_clear_pointer (&database, coxa_database_free);

  /* It is said once. */
  database = open_well (f);
  g_assert_null (coxa_database_get_remark (database));
  assert_number (database, COXA_STORE_NOTE, 1);
  g_assert_cmpuint (count (f, "coxa-damaged-"), ==, 1);
}

static void
test_not_a_database (Fixture       *f,
                     gconstpointer  data)
{
  g_assert_true (g_file_set_contents (f->path, "My notes, typed by hand. They are longer than SQLite's header is, by far: "
                                      "one hundred bytes and some more.", -1, NULL));
  assert_set_aside (f);
}

static void
test_a_foreign_database (Fixture       *f,
                         gconstpointer  data)
{
  run_sql (f, "CREATE TABLE kept (colour TEXT)");
  assert_set_aside (f);
}

static void
test_a_folder_in_its_place (Fixture       *f,
                            gconstpointer  data)
{
  g_assert_cmpint (g_mkdir (f->path, 0700), ==, 0);
  assert_set_aside (f);
}

#define HEADER 100 /* bytes at a file's begin in which SQLite looks for what it can read */

/* Cut short or overwritten, wherever: it is either read to the last note, or set aside and told. */
static void
test_damage (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *sound = NULL;
  gsize length;

  {
    g_autoptr(CoxaDatabase) database = open_well (f);

    for (int i = 0; i < 40; i++)
      {
        g_autofree char *place = g_strdup_printf ("bone/number-%d", i);
        g_autofree char *text = g_strnfill (400, 'x');

        put (database, COXA_STORE_NOTE, place, text, i);
      }
  }
  g_assert_true (g_file_get_contents (f->path, &sound, &length, NULL));

  for (guint i = 0; i < HEADER + 60; i++)
    {
      g_autofree char *broken = g_memdup2 (sound, length);
      gsize at = i < HEADER ? i : (gsize) g_test_rand_int_range (0, (int) length - 64);
      gboolean is_cut = i >= HEADER && i % 2 == 0;
      g_autoptr(CoxaDatabase) database = NULL;
      g_autoptr(GPtrArray) notes = NULL;
      guint before = count (f, "coxa-damaged-");

      /* within a text is no damage that a file could know of, and so is no byte */
      if (!is_cut)
        memset (broken + at, 0xff, 64);
      g_assert_true (g_file_set_contents (f->path, broken, is_cut ? (gssize) MAX (at, 1) : (gssize) length, NULL));
      database = open_well (f);
      notes = list (database, COXA_STORE_NOTE);
      if (coxa_database_get_remark (database) == NULL)
        g_assert_cmpuint (notes->len, ==, 40);
      else
        g_assert_cmpuint (count (f, "coxa-damaged-"), ==, before + 1);
    }
}

/* As the writer's journal belongs to the file, it must not be played into the next one. */
static void
test_no_journal_stays (Fixture       *f,
                             gconstpointer  data)
{
  g_autofree char *journal = g_strconcat (f->path, "-journal", NULL);

  g_assert_true (g_file_set_contents (f->path, "no database at all, but long enough to be looked at as one: a hundred bytes it "
                                      "takes", -1, NULL));
  g_assert_true (g_file_set_contents (journal, "the journal of something that is no more", -1, NULL));
  {
    g_autoptr(CoxaDatabase) database = open_well (f);

    g_assert_nonnull (coxa_database_get_remark (database));
  }
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count (f, "coxa-damaged-"), >=, 1);
}

static void
test_newer (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(CoxaDatabase) database = open_well (f);
  g_autoptr(CoxaStoreItem) item = coxa_store_item_new (COXA_STORE_BOOKMARK, "bone/sacrum", "bone/sacrum", "Sacrum", NULL, 1);
  g_autoptr(GError) error = NULL;

  put (database, COXA_STORE_BOOKMARK, "bone/femur", NULL, 10);
  g_clear_pointer (&database, coxa_database_free);
  run_sql (f, "PRAGMA user_version = 99");

  database = open_well (f);
  g_assert_true (coxa_database_is_read_only (database));
  g_assert_nonnull (strstr (coxa_database_get_remark (database), "newer"));
  assert_number (database, COXA_STORE_BOOKMARK, 1);
  g_assert_null (coxa_database_put (database, item, 0, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (coxa_database_remove (database, COXA_STORE_BOOKMARK, "bone/femur", &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_READ_ONLY);
  assert_number (database, COXA_STORE_BOOKMARK, 1);
}

/* Root may write everywhere: then somebody else tries. */
static gboolean
be_nobody (gboolean yes)
{
  return getuid () != 0 || seteuid (yes ? NOBODY : 0) == 0;
}

static void
test_read_only_folder (Fixture       *f,
                       gconstpointer  data)
{
  g_autoptr(CoxaDatabase) database = open_well (f);
  g_autoptr(CoxaStoreItem) item = coxa_store_item_new (COXA_STORE_BOOKMARK, "bone/sacrum", "bone/sacrum", "Sacrum", NULL, 1);
  g_autoptr(GError) error = NULL;

  put (database, COXA_STORE_BOOKMARK, "bone/femur", NULL, 10);
  g_clear_pointer (&database, coxa_database_free);
  g_chmod (f->path, 0644);
  g_chmod (f->folder, 0555);
  if (!be_nobody (TRUE))
    {
      g_test_skip ("root may not be anybody else here");
      return;
    }

  /* What is there can be read, and what is said to be kept is kept. */
  database = open_well (f);
  assert_number (database, COXA_STORE_BOOKMARK, 1);
  g_assert_null (coxa_database_put (database, item, 0, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_READ_ONLY);
  assert_number (database, COXA_STORE_BOOKMARK, 1);
  g_clear_pointer (&database, coxa_database_free);
  g_assert_true (be_nobody (FALSE));
}

static void
test_no_folder (Fixture       *f,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (f->path, "coxa.db", NULL);
  g_autoptr(CoxaStoreItem) item = coxa_store_item_new (COXA_STORE_BOOKMARK, "bone/sacrum", "bone/sacrum", "Sacrum", NULL, 1);
  g_autoptr(CoxaDatabase) database = NULL;
  g_autoptr(GError) error = NULL;

  /* a file stands where the folder should be */
  g_assert_true (g_file_set_contents (f->path, "", 0, NULL));
  database = coxa_database_open (path, &error);
  g_assert_no_error (error);
  g_assert_null (coxa_database_put (database, item, 0, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, f->path));
}

/* The disk is full in the middle of a write: the whole write is taken back. */
static void
test_full (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(CoxaDatabase) database = open_well (f);
  g_autofree char *text = g_strnfill (4 << 20, 'x');
  g_autoptr(CoxaStoreItem) item = coxa_store_item_new (COXA_STORE_NOTE, "bone/femur", "bone/femur", "Femur", text, 20);
  g_autoptr(GError) error = NULL;
  struct rlimit usual, small;

  put (database, COXA_STORE_NOTE, "bone/femur", "what was there", 10);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  small = usual;
  small.rlim_cur = 256 << 10;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_null (coxa_database_put (database, item, 10, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  /* For SQLite this limit is an error of the disk, not its end. */
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_FAILED);
  g_clear_pointer (&database, coxa_database_free);

  database = open_well (f);
  g_assert_null (coxa_database_get_remark (database));
  {
    g_autoptr(GPtrArray) notes = list (database, COXA_STORE_NOTE);

    g_assert_cmpuint (notes->len, ==, 1);
    g_assert_cmpstr (((CoxaStoreItem *) g_ptr_array_index (notes, 0))->text, ==, "what was there");
  }
  put (database, COXA_STORE_NOTE, "bone/femur", "what was there and more", 30);
}

static void
test_migration (Fixture       *f,
                gconstpointer  data)
{
  const int version = coxa_schema_get_version ();
  g_autofree const char **good = g_new0 (const char *, version + 2);
  g_autofree const char **bad = g_new0 (const char *, version + 2);
  g_autoptr(CoxaDatabase) database = open_well (f);
  g_autoptr(GError) error = NULL;
  sqlite3 *handle = NULL;
  gint64 number = 0;

  for (int i = 0; i < version; i++)
    good[i] = bad[i] = coxa_schema_steps[i];
  good[version] = "CREATE TABLE dream (day TEXT)";
  bad[version] = "CREATE TABLE dream (day TEXT); DELETE FROM kept; SELECT nonsense";

  put (database, COXA_STORE_BOOKMARK, "bone/femur", NULL, 10);
  g_clear_pointer (&database, coxa_database_free);
  g_assert_cmpint (sqlite3_open (f->path, &handle), ==, SQLITE_OK);

  /* All or nothing. */
  g_assert_false (coxa_schema_migrate (handle, bad, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_FAILED);
  g_assert_true (coxa_sqlite_read_number (handle, "PRAGMA user_version", &number));
  g_assert_cmpint (number, ==, version);
  g_assert_true (coxa_sqlite_read_number (handle, "SELECT count(*) FROM kept", &number));
  g_assert_cmpint (number, ==, 1);
  g_assert_true (coxa_sqlite_read_number (handle, "SELECT count(*) FROM sqlite_master WHERE name = 'dream'", &number));
  g_assert_cmpint (number, ==, 0);

  g_clear_error (&error);
  g_assert_true (coxa_schema_migrate (handle, good, &error));
  g_assert_no_error (error);
  g_assert_true (coxa_schema_migrate (handle, good, &error));
  g_assert_true (coxa_sqlite_read_number (handle, "PRAGMA user_version", &number));
  g_assert_cmpint (number, ==, version + 1);
  g_assert_true (coxa_sqlite_read_number (handle, "SELECT count(*) FROM kept", &number));
  g_assert_cmpint (number, ==, 1);
  sqlite3_close (handle);
}

/* Another program has the file locked for longer than anyone waits. */
static void
test_busy (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(CoxaDatabase) database = open_well (f);
  g_autoptr(CoxaStoreItem) item = coxa_store_item_new (COXA_STORE_BOOKMARK, "bone/sacrum", "bone/sacrum", "Sacrum", NULL, 1);
  g_autoptr(GError) error = NULL;
  sqlite3 *handle = NULL;

  put (database, COXA_STORE_BOOKMARK, "bone/femur", NULL, 10);
  g_assert_cmpint (sqlite3_open (f->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_null (coxa_database_put (database, item, 0, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_BUSY);
  sqlite3_close (handle);
  put (database, COXA_STORE_BOOKMARK, "bone/sacrum", NULL, 20);
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *path; void (*func) (Fixture *, gconstpointer); } tests[] = {
    { "/database/nothing", test_nothing },
    { "/database/round", test_round },
    { "/database/remove", test_remove },
    { "/database/visits-are-forgotten", test_visits_are_forgotten },
    { "/database/no-note-is-overwritten", test_no_note_is_overwritten },
    { "/database/not-a-database", test_not_a_database },
    { "/database/a-foreign-database", test_a_foreign_database },
    { "/database/a-folder-in-its-place", test_a_folder_in_its_place },
    { "/database/damage", test_damage },
    { "/database/no-journal-stays", test_no_journal_stays },
    { "/database/newer", test_newer },
    { "/database/read-only-folder", test_read_only_folder },
    { "/database/no-folder", test_no_folder },
    { "/database/full", test_full },
    { "/database/migration", test_migration },
    { "/database/busy", test_busy },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
