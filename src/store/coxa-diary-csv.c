/* The diary as a table for other programs: RFC 4180 in UTF-8, one line for each thing done, with what was said of its session.
 * The columns' names are not translated, so that a script that reads them need not know where the person lives. */
#include "coxa-diary-table.h"

#include "coxa-database-private.h"

#include <string.h>

static const char header[] =
  "started,ended,session,session_address,exercise,exercise_address,side,sets,repeats,seconds,planned_sets,planned_repeats,"
  "planned_seconds,recorded,pain_before,pain_during,pain_after,pain_next_day,stopped_because\r\n";

/* A spreadsheet takes a text that begins like this for something to compute. */
static gboolean
looks_like_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r\n", *text) != NULL;
}

static void
append_text (GString    *csv,
             const char *text)
{
  const char *from = text != NULL ? text : "";

  if (strpbrk (from, "\",\r\n") == NULL && !looks_like_formula (from))
    {
      g_string_append (csv, from);
      return;
    }

  g_string_append_c (csv, '"');
  if (looks_like_formula (from))
    g_string_append_c (csv, '\'');
  for (; *from != '\0'; from++)
    {
      if (*from == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *from);
    }
  g_string_append_c (csv, '"');
}

/* @time: Unix time in microseconds, or 0 for none. */
static void
append_time (GString *csv,
             gint64   time,
             int      utc_offset)
{
  g_autoptr(GDateTime) utc = time != 0 ? g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC) : NULL;
  g_autoptr(GTimeZone) zone = g_time_zone_new_offset (utc_offset);
  g_autoptr(GDateTime) there = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  g_autofree char *text = there != NULL ? g_date_time_format (there, "%FT%T%:z") : NULL;

  append_text (csv, text);
}

static void
append_pain (GString *csv,
             int      pain)
{
  g_string_append_c (csv, ',');
  if (pain != COXA_PAIN_UNKNOWN)
    g_string_append_printf (csv, "%d", pain);
}

/* @entry: (nullable): NULL for a session in which nothing was done. */
static void
append_line (GString                *csv,
             const CoxaDiarySession *session,
             const CoxaDiaryEntry   *entry)
{
  append_time (csv, session->started, session->utc_offset);
  g_string_append_c (csv, ',');
  append_time (csv, session->ended, session->utc_offset);
  g_string_append_c (csv, ',');
  append_text (csv, session->title);
  g_string_append_c (csv, ',');
  append_text (csv, session->address);
  g_string_append_c (csv, ',');
  if (entry != NULL)
    {
      append_text (csv, entry->title);
      g_string_append_c (csv, ',');
      append_text (csv, entry->address);
      g_string_append_printf (csv, ",%s,%d,%d,%d,%d,%d,%d,", coxa_sides_get_name (entry->side), entry->sets, entry->reps,
                              entry->seconds, entry->planned_sets, entry->planned_reps, entry->planned_seconds);
      append_time (csv, entry->changed, session->utc_offset);
    }
  else
    {
      g_string_append (csv, ",,,,,,,,,");
    }
  append_pain (csv, session->pain_before);
  append_pain (csv, session->pain_during);
  append_pain (csv, session->pain_after);
  append_pain (csv, session->pain_next_day);
  g_string_append_c (csv, ',');
  append_text (csv, session->stopped);
  g_string_append (csv, "\r\n");
}

/**
 * coxa_diary_table_dup_csv:
 * @database: a database
 * @error: return location for a %COXA_STORE_ERROR
 *
 * Returns: (transfer full): the whole diary, the earliest first; times are ISO 8601 with the offset of the place
 */
char *
coxa_diary_table_dup_csv (CoxaDatabase  *database,
                          GError       **error)
{
  g_autoptr(GPtrArray) sessions = coxa_diary_table_list_sessions (database, NULL, NULL, error);
  g_autoptr(GString) csv = g_string_new (header);

  if (sessions == NULL)
    return NULL;

  for (guint i = sessions->len; i > 0; i--)
    {
      const CoxaDiarySession *session = g_ptr_array_index (sessions, i - 1);
      g_autoptr(GPtrArray) entries = coxa_diary_table_list_entries (database, session->id, error);

      if (entries == NULL)
        return NULL;

      for (guint j = 0; j < entries->len; j++)
        append_line (csv, session, g_ptr_array_index (entries, j));
      if (entries->len == 0)
        append_line (csv, session, NULL);
    }

  return g_string_free (g_steal_pointer (&csv), FALSE);
}
