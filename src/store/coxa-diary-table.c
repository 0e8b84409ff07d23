#include "coxa-diary-table.h"

#include "coxa-database-private.h"
#include "coxa-store-error.h"

#include <glib/gi18n.h>

/* Nobody remembers how the day after was when more days than these have gone by. */
#define ASK_DAYS 7

#define DAY ((gint64) 24 * 60 * 60 * G_USEC_PER_SEC)

/* In the order in which read_session() and read_entry() take them. */
#define SESSION_COLUMNS \
  "id, address, programme, title, started, ended, utc_offset, ifnull(pain_before, -1), ifnull(pain_during, -1), " \
  "ifnull(pain_after, -1), ifnull(pain_next_day, -1), asked, stopped"
#define ENTRY_COLUMNS \
  "session, position, address, title, side, sets, reps, seconds, planned_sets, planned_reps, planned_seconds, changed"

static gboolean
is_pain (int pain)
{
  return pain >= COXA_PAIN_UNKNOWN && pain <= COXA_PAIN_MAX;
}

/**
 * coxa_diary_table_put_session:
 * @database: a database
 * @session: what is to be kept in place of what there was with its id
 * @error: return location for a %COXA_STORE_ERROR
 *
 * Returns: whether it is on the disk
 */
gboolean
coxa_diary_table_put_session (CoxaDatabase            *database,
                              const CoxaDiarySession  *session,
                              GError                 **error)
{
  g_autoptr(GDateTime) start = NULL;
  g_autofree char *day = NULL;
  gboolean good;

  g_return_val_if_fail (is_pain (session->pain_before) && is_pain (session->pain_during) && is_pain (session->pain_after) &&
                        is_pain (session->pain_next_day), FALSE);

  if (!coxa_database_begin (database, error))
    return FALSE;

  start = coxa_diary_session_dup_start (session);
  day = g_date_time_format (start, "%F");
  good = coxa_database_write (database,
                              "INSERT OR REPLACE INTO diary_session (id, address, programme, title, started, ended, utc_offset, "
                              "day, pain_before, pain_during, pain_after, pain_next_day, asked, stopped) VALUES "
                              "(?, ?, ?, ?, ?, ?, ?, ?, nullif(?, -1), nullif(?, -1), nullif(?, -1), nullif(?, -1), ?, ?)",
                              "ttttllitiiiiit", session->id, session->address, session->programme, session->title,
                              session->started, session->ended, session->utc_offset, day, session->pain_before,
                              session->pain_during, session->pain_after, session->pain_next_day, session->is_next_day_asked,
                              session->stopped);

  return coxa_database_end (database, good, error);
}

/**
 * coxa_diary_table_put_entry:
 * @database: a database
 * @entry: what is to be kept in place of what there was of its session, position and side
 * @error: return location for a %COXA_STORE_ERROR
 *
 * Keeps an entry of a session that is kept. Where that is gone, because somebody emptied the diary meanwhile, the entry is not
 * kept, which is an error.
 *
 * Returns: whether it is on the disk
 */
gboolean
coxa_diary_table_put_entry (CoxaDatabase          *database,
                            const CoxaDiaryEntry  *entry,
                            GError               **error)
{
  gint64 n_written = 0;
  gboolean good;

  if (!coxa_database_begin (database, error))
    return FALSE;

  good = coxa_database_write (database,
                              "INSERT OR REPLACE INTO diary_entry (" ENTRY_COLUMNS ") "
                              "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12 "
                              "WHERE EXISTS (SELECT 1 FROM diary_session WHERE id = ?1)",
                              "titttiiiiiil", entry->session, entry->position, entry->address, entry->title,
                              coxa_sides_get_name (entry->side), entry->sets, entry->reps, entry->seconds, entry->planned_sets,
                              entry->planned_reps, entry->planned_seconds, entry->changed) &&
         coxa_sqlite_read_number (database->file.handle, "SELECT changes()", &n_written);
  if (!coxa_database_end (database, good, error))
    return FALSE;
  if (n_written > 0)
    return TRUE;

  g_set_error_literal (error, COXA_STORE_ERROR, COXA_STORE_ERROR_FAILED,
                       _("That could not be kept: this session is no longer in the diary. End it and start a new one."));

  return FALSE;
}

/**
 * coxa_diary_table_remove_session:
 * @database: a database
 * @id: of a session
 * @error: return location for a %COXA_STORE_ERROR
 *
 * Removes a session with its entries; that there is nothing to remove is no error.
 *
 * Returns: whether it is gone
 */
gboolean
coxa_diary_table_remove_session (CoxaDatabase  *database,
                                 const char    *id,
                                 GError       **error)
{
  gboolean good;

  if (database->file.handle == NULL)
    return TRUE;
  if (!coxa_database_begin (database, error))
    return FALSE;

  good = coxa_database_write (database, "DELETE FROM diary_entry WHERE session = ?", "t", id) &&
         coxa_database_write (database, "DELETE FROM diary_session WHERE id = ?", "t", id);

  return coxa_database_end (database, good, error);
}

/**
 * coxa_diary_table_remove_all:
 * @database: a database
 * @error: return location for a %COXA_STORE_ERROR
 *
 * Empties the diary, and forgets which amounts were chosen last. What is removed is overwritten in the file, and the file made
 * smaller. Files that were set aside because they were damaged stay.
 *
 * Returns: whether it is gone
 */
gboolean
coxa_diary_table_remove_all (CoxaDatabase  *database,
                             GError       **error)
{
  gboolean good;

  if (database->file.handle == NULL)
    return TRUE;
  if (!coxa_database_begin (database, error))
    return FALSE;

  good = coxa_database_write (database, "DELETE FROM diary_entry", "") &&
         coxa_database_write (database, "DELETE FROM diary_session", "") &&
         coxa_database_write (database, "DELETE FROM choice", "");
  if (!coxa_database_end (database, good, error))
    return FALSE;

  /* The contents were overwritten by the commit (secure_delete); this gives back the room, and may fail where there is none. */
  database->sqlite->exec (database->file.handle, "VACUUM", NULL, NULL, NULL);

  return TRUE;
}

static int
get_int (CoxaDatabase *database,
         sqlite3_stmt *statement,
         int           column)
{
  return (int) CLAMP (coxa_database_get_number (database, statement, column), G_MININT, G_MAXINT);
}

static char *
dup_title (CoxaDatabase *database,
           sqlite3_stmt *statement,
           int           column)
{
  char *title = coxa_database_dup_column (database, statement, column);

  return title != NULL ? title : g_strdup ("");
}

static CoxaDiarySession *
read_session (CoxaDatabase *database,
              sqlite3_stmt *statement)
{
  CoxaDiarySession *self = g_new0 (CoxaDiarySession, 1);

  self->id = dup_title (database, statement, 0);
  self->address = coxa_database_dup_column (database, statement, 1);
  self->programme = coxa_database_dup_column (database, statement, 2);
  self->title = dup_title (database, statement, 3);
  self->started = coxa_database_get_number (database, statement, 4);
  self->ended = coxa_database_get_number (database, statement, 5);
  self->utc_offset = get_int (database, statement, 6);
  self->pain_before = get_int (database, statement, 7);
  self->pain_during = get_int (database, statement, 8);
  self->pain_after = get_int (database, statement, 9);
  self->pain_next_day = get_int (database, statement, 10);
  self->is_next_day_asked = get_int (database, statement, 11) != 0;
  self->stopped = coxa_database_dup_column (database, statement, 12);

  return self;
}

static CoxaDiaryEntry *
read_entry (CoxaDatabase *database,
            sqlite3_stmt *statement)
{
  CoxaDiaryEntry *self = g_new0 (CoxaDiaryEntry, 1);
  g_autofree char *side = coxa_database_dup_column (database, statement, 4);

  self->session = dup_title (database, statement, 0);
  self->position = get_int (database, statement, 1);
  self->address = dup_title (database, statement, 2);
  self->title = dup_title (database, statement, 3);
  self->side = coxa_sides_from_name (side);
  self->sets = get_int (database, statement, 5);
  self->reps = get_int (database, statement, 6);
  self->seconds = get_int (database, statement, 7);
  self->planned_sets = get_int (database, statement, 8);
  self->planned_reps = get_int (database, statement, 9);
  self->planned_seconds = get_int (database, statement, 10);
  self->changed = coxa_database_get_number (database, statement, 11);

  return self;
}

/**
 * coxa_diary_table_list_sessions:
 * @database: a database
 * @from: (nullable): first day, ISO date, where the person was
 * @to: (nullable): last day, likewise
 * @error: return location for a %COXA_STORE_ERROR
 *
 * Returns: (transfer full) (element-type CoxaDiarySession): what there is, the latest first
 */
GPtrArray *
coxa_diary_table_list_sessions (CoxaDatabase  *database,
                                const char    *from,
                                const char    *to,
                                GError       **error)
{
  g_autoptr(GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_diary_session_free);
  sqlite3_stmt *statement;
  gboolean good;

  if (database->file.handle == NULL)
    return g_steal_pointer (&sessions);

  statement = coxa_database_query (database, "SELECT " SESSION_COLUMNS " FROM diary_session "
                                             "WHERE day BETWEEN ifnull(?, '') AND ifnull(?, '~') ORDER BY started DESC, id",
                                   "tt", from, to);
  while (coxa_database_next (database, statement, &good))
    g_ptr_array_add (sessions, read_session (database, statement));

  return coxa_database_done (database, statement, good, error) ? g_steal_pointer (&sessions) : NULL;
}

/**
 * coxa_diary_table_list_entries:
 * @database: a database
 * @session: id
 * @error: return location for a %COXA_STORE_ERROR
 *
 * Returns: (transfer full) (element-type CoxaDiaryEntry): what was done in it, in the order of the plan
 */
GPtrArray *
coxa_diary_table_list_entries (CoxaDatabase  *database,
                               const char    *session,
                               GError       **error)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_diary_entry_free);
  sqlite3_stmt *statement;
  gboolean good;

  if (database->file.handle == NULL)
    return g_steal_pointer (&entries);

  statement = coxa_database_query (database, "SELECT " ENTRY_COLUMNS " FROM diary_entry WHERE session = ? "
                                             "ORDER BY position, side DESC", "t", session);
  while (coxa_database_next (database, statement, &good))
    g_ptr_array_add (entries, read_entry (database, statement));

  return coxa_database_done (database, statement, good, error) ? g_steal_pointer (&entries) : NULL;
}

static CoxaDiaryDay *
read_day (CoxaDatabase *database,
          sqlite3_stmt *statement)
{
  CoxaDiaryDay *self = g_new0 (CoxaDiaryDay, 1);
  g_autofree char *date = dup_title (database, statement, 0);

  g_strlcpy (self->date, date, sizeof self->date);
  self->n_sessions = get_int (database, statement, 1);
  self->n_exercises = get_int (database, statement, 2);
  self->sets = get_int (database, statement, 3);
  self->seconds = get_int (database, statement, 4);
  self->pain_before = get_int (database, statement, 5);
  self->pain_during = get_int (database, statement, 6);
  self->pain_after = get_int (database, statement, 7);
  self->pain_next_day = get_int (database, statement, 8);
  self->is_stopped = get_int (database, statement, 9) != 0;

  return self;
}

/**
 * coxa_diary_table_list_days:
 * @database: a database
 * @from: (nullable): first day, ISO date, where the person was
 * @to: (nullable): last day, likewise
 * @error: return location for a %COXA_STORE_ERROR
 *
 * Sums up the days on which there is anything.
 *
 * Returns: (transfer full) (element-type CoxaDiaryDay): them, the earliest first; to be freed with g_free()
 */
GPtrArray *
coxa_diary_table_list_days (CoxaDatabase  *database,
                            const char    *from,
                            const char    *to,
                            GError       **error)
{
  g_autoptr(GPtrArray) days = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement;
  gboolean good;

  if (database->file.handle == NULL)
    return g_steal_pointer (&days);

  statement = coxa_database_query (database,
                                   "SELECT one.day, ifnull(two.n, 0), ifnull(two.exercises, 0), ifnull(two.sets, 0), "
                                   "ifnull(two.seconds, 0), one.before, one.during, one.after, one.next, one.stopped FROM "
                                   "(SELECT day, max(ifnull(pain_before, -1)) AS before, max(ifnull(pain_during, -1)) AS during, "
                                   "max(ifnull(pain_after, -1)) AS after, max(ifnull(pain_next_day, -1)) AS next, "
                                   "max(stopped IS NOT NULL) AS stopped FROM diary_session "
                                   "WHERE day BETWEEN ifnull(?1, '') AND ifnull(?2, '~') GROUP BY day) one LEFT JOIN "
                                   "(SELECT s.day AS day, count(DISTINCT s.id) AS n, count(DISTINCT e.address) AS exercises, "
                                   "sum(e.sets) AS sets, sum(e.seconds) AS seconds FROM diary_entry e "
                                   "JOIN diary_session s ON s.id = e.session "
                                   "WHERE s.day BETWEEN ifnull(?1, '') AND ifnull(?2, '~') GROUP BY s.day) two "
                                   "ON two.day = one.day ORDER BY one.day", "tt", from, to);
  while (coxa_database_next (database, statement, &good))
    g_ptr_array_add (days, read_day (database, statement));

  return coxa_database_done (database, statement, good, error) ? g_steal_pointer (&days) : NULL;
}

/**
 * coxa_diary_table_find_unanswered:
 * @database: a database
 * @now: when and where it is
 * @session: (out) (transfer full) (nullable): the session to ask about, or %NULL
 * @error: return location for a %COXA_STORE_ERROR
 *
 * Looks whether to ask how the day after was: for the last session before today, if that was not asked and is not too long ago.
 *
 * Returns: whether it could be looked up
 */
gboolean
coxa_diary_table_find_unanswered (CoxaDatabase      *database,
                                  GDateTime         *now,
                                  CoxaDiarySession **session,
                                  GError           **error)
{
  g_autofree char *today = g_date_time_format (now, "%F");
  g_autoptr(CoxaDiarySession) last = NULL;
  sqlite3_stmt *statement;
  gboolean good;

  *session = NULL;
  if (database->file.handle == NULL)
    return TRUE;

  statement = coxa_database_query (database, "SELECT " SESSION_COLUMNS " FROM diary_session WHERE day < ? AND "
                                             "EXISTS (SELECT 1 FROM diary_entry WHERE session = id) "
                                             "ORDER BY started DESC, id LIMIT 1", "t", today);
  while (coxa_database_next (database, statement, &good))
    {
      coxa_diary_session_free (last);
      last = read_session (database, statement);
    }
  if (!coxa_database_done (database, statement, good, error))
    return FALSE;

  if (last != NULL && !last->is_next_day_asked && last->pain_next_day == COXA_PAIN_UNKNOWN &&
      last->started > g_date_time_to_unix (now) * G_USEC_PER_SEC - ASK_DAYS * DAY)
    *session = g_steal_pointer (&last);

  return TRUE;
}
