#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

void
store_fixture_set_up (StoreFixture  *self,
                      gconstpointer  data)
{
  self->folder = g_dir_make_tmp ("coxa-store-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "coxa.db", NULL);
}

void
store_fixture_tear_down (StoreFixture  *self,
                         gconstpointer  data)
{
  g_autoptr(GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
}

CoxaDatabase *
store_fixture_open (StoreFixture *self)
{
  g_autoptr(GError) error = NULL;
  CoxaDatabase *database = coxa_database_open (self->path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (database);

  return database;
}

void
store_fixture_run_sql (StoreFixture *self,
                       const char   *sql)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (self->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}
