/* What the file holds. PRAGMA user_version is how many of the steps below it has taken; a step is never changed once it was
 * released: a new one is added. */
#include "coxa-schema.h"

#include "coxa-store-error.h"

const char * const coxa_schema_steps[] = {
  /* 1: bookmarks, notes and recent pages; times are microseconds of Unix time */
  "CREATE TABLE kept ("
  "  kind TEXT NOT NULL CHECK (kind IN ('bookmark', 'note', 'visit')),"
  "  place TEXT NOT NULL,"
  "  address TEXT NOT NULL,"
  "  title TEXT NOT NULL,"
  "  text TEXT CHECK ((kind = 'note') = (text IS NOT NULL)),"
  "  created INTEGER NOT NULL,"
  "  changed INTEGER NOT NULL,"
  "  PRIMARY KEY (kind, place)"
  ") WITHOUT ROWID;",
  NULL
};

/**
 * coxa_schema_get_version:
 *
 * Returns: the version that this program reads and writes
 */
int
coxa_schema_get_version (void)
{
  int version = 0;

  while (coxa_schema_steps[version] != NULL)
    version++;

  return version;
}

/**
 * coxa_schema_migrate:
 * @handle: an open file that may be written
 * @steps: (array zero-terminated=1): SQL of each version
 * @error: return location for a %COXA_STORE_ERROR
 *
 * Brings a file to the newest version, wholly or not at all: when a step fails, the file is as it was.
 *
 * Returns: whether it is there
 */
gboolean
coxa_schema_migrate (sqlite3             *handle,
                     const char * const  *steps,
                     GError             **error)
{
  const CoxaSqlite *sqlite = coxa_sqlite_open (error);
  gint64 version = 0;
  gint64 n_steps = g_strv_length ((char **) steps);
  gboolean good;

  if (sqlite == NULL)
    return FALSE;

  /* Read under the lock: another Coxa may have done it meanwhile. */
  good = sqlite->exec (handle, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK &&
         coxa_sqlite_read_number (handle, "PRAGMA user_version", &version);
  for (gint64 i = version; good && i < n_steps; i++)
    good = sqlite->exec (handle, steps[i], NULL, NULL, NULL) == SQLITE_OK;
  if (good && version < n_steps)
    {
      g_autofree char *sql = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %" G_GINT64_FORMAT,
                                              COXA_SCHEMA_ID, n_steps);

      good = sqlite->exec (handle, sql, NULL, NULL, NULL) == SQLITE_OK;
    }
  good = good && sqlite->exec (handle, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;

  if (!good)
    {
      coxa_store_set_error (handle, error);
      sqlite->exec (handle, "ROLLBACK", NULL, NULL, NULL);
    }

  return good;
}
