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

  /* 2: the diary, programmes of one's own, and what was chosen last. Pain is from 0 to 10, or NULL where nobody answered; a day
   * is an ISO date where the person was; what a page decides is NULL in a programme */
  "CREATE TABLE diary_session ("
  "  id TEXT NOT NULL PRIMARY KEY,"
  "  address TEXT,"
  "  programme TEXT,"
  "  title TEXT NOT NULL,"
  "  started INTEGER NOT NULL,"
  "  ended INTEGER NOT NULL,"
  "  utc_offset INTEGER NOT NULL,"
  "  day TEXT NOT NULL,"
  "  pain_before INTEGER CHECK (pain_before BETWEEN 0 AND 10),"
  "  pain_during INTEGER CHECK (pain_during BETWEEN 0 AND 10),"
  "  pain_after INTEGER CHECK (pain_after BETWEEN 0 AND 10),"
  "  pain_next_day INTEGER CHECK (pain_next_day BETWEEN 0 AND 10),"
  "  asked INTEGER NOT NULL,"
  "  stopped TEXT"
  ") WITHOUT ROWID;"
  "CREATE INDEX diary_session_day ON diary_session (day, started);"
  "CREATE TABLE diary_entry ("
  "  session TEXT NOT NULL,"
  "  position INTEGER NOT NULL,"
  "  side TEXT NOT NULL CHECK (side IN ('none', 'left', 'right')),"
  "  address TEXT NOT NULL,"
  "  title TEXT NOT NULL,"
  "  sets INTEGER NOT NULL,"
  "  reps INTEGER NOT NULL,"
  "  seconds INTEGER NOT NULL,"
  "  planned_sets INTEGER NOT NULL,"
  "  planned_reps INTEGER NOT NULL,"
  "  planned_seconds INTEGER NOT NULL,"
  "  changed INTEGER NOT NULL,"
  "  PRIMARY KEY (session, position, side)"
  ") WITHOUT ROWID;"
  "CREATE TABLE programme ("
  "  id TEXT NOT NULL PRIMARY KEY,"
  "  name TEXT NOT NULL CHECK (name <> ''),"
  "  place INTEGER NOT NULL,"
  "  created INTEGER NOT NULL,"
  "  changed INTEGER NOT NULL"
  ") WITHOUT ROWID;"
  "CREATE TABLE programme_item ("
  "  programme TEXT NOT NULL,"
  "  place INTEGER NOT NULL,"
  "  page TEXT NOT NULL,"
  "  title TEXT NOT NULL,"
  "  sides TEXT NOT NULL CHECK (sides IN ('none', 'left', 'right', 'both')),"
  "  sets INTEGER,"
  "  reps INTEGER,"
  "  hold INTEGER,"
  "  rest INTEGER,"
  "  note TEXT,"
  "  PRIMARY KEY (programme, place)"
  ") WITHOUT ROWID;"
  "CREATE TABLE choice ("
  "  place TEXT NOT NULL PRIMARY KEY,"
  "  sides TEXT NOT NULL CHECK (sides IN ('none', 'left', 'right', 'both')),"
  "  sets INTEGER,"
  "  reps INTEGER,"
  "  hold INTEGER,"
  "  rest INTEGER"
  ") WITHOUT ROWID;",
  NULL
};

static const struct
{
  const char *name;
  gint64      since; /* version */
} tables[] = {
  { "kept", 1 }, { "diary_session", 2 }, { "diary_entry", 2 }, { "programme", 2 }, { "programme_item", 2 }, { "choice", 2 },
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
 * coxa_schema_is_whole:
 * @handle: an open file
 * @version: what it says its version is, one of ours
 *
 * Says whether all tables are there: a file whose pages are sound may still have lost one.
 *
 * Returns: whether they are
 */
gboolean
coxa_schema_is_whole (sqlite3 *handle,
                      gint64   version)
{
  gint64 n_tables = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '%s'",
                                              tables[i].name);

      if (tables[i].since > version)
        continue;
      if (!coxa_sqlite_read_number (handle, sql, &n_tables) || n_tables != 1)
        return FALSE;
    }

  return TRUE;
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
