/* The diary: what is kept comes back, is summed up by the days of the place, leaves as a table, and goes when it is to go. */
#include "store-fixture.h"

#include "coxa-diary-table.h"
#include "coxa-diary.h"
#include "coxa-store-error.h"

#include <string.h>

#define HOUR 3600

static CoxaDiarySession *
session_at (const char *iso,
            const char *title)
{
  g_autoptr(GDateTime) now = g_date_time_new_from_iso8601 (iso, NULL);

  g_assert_nonnull (now);

  return coxa_diary_session_new ("programme/calm-a-sore-hip", NULL, title, now);
}

static void
put_session (CoxaDatabase           *database,
             const CoxaDiarySession *session)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (coxa_diary_table_put_session (database, session, &error));
  g_assert_no_error (error);
}

static void
put_entry (CoxaDatabase           *database,
           const CoxaDiarySession *session,
           int                     position,
           const char             *address,
           CoxaSides               side,
           int                     sets,
           int                     seconds)
{
  g_autoptr(CoxaDiaryEntry) entry = coxa_diary_entry_new (session, position, address, "Exercise", side);
  g_autoptr(GError) error = NULL;

  entry->sets = sets;
  entry->reps = sets * 8;
  entry->seconds = seconds;
  entry->planned_sets = 2;
  entry->planned_reps = 8;
  entry->changed = session->started + 60 * G_USEC_PER_SEC;
  g_assert_true (coxa_diary_table_put_entry (database, entry, &error));
  g_assert_no_error (error);
}

static void
test_nothing (StoreFixture  *f,
              gconstpointer  data)
{
  g_autoptr(CoxaDatabase) database = store_fixture_open (f);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) sessions = coxa_diary_table_list_sessions (database, NULL, NULL, &error);
  g_autoptr(GPtrArray) days = coxa_diary_table_list_days (database, NULL, NULL, &error);
  g_autofree char *csv = coxa_diary_table_dup_csv (database, &error);
  CoxaDiarySession *session = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (sessions->len + days->len, ==, 0);
  g_assert_true (g_str_has_suffix (csv, "stopped_because\r\n"));
  g_assert_true (coxa_diary_table_find_unanswered (database, now, &session, &error));
  g_assert_null (session);
  g_assert_true (coxa_diary_table_remove_all (database, &error));
  g_assert_true (coxa_diary_table_remove_session (database, "none", &error));

  /* Who only reads leaves no trace. */
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
}

static void
test_round (StoreFixture  *f,
            gconstpointer  data)
{
  CoxaDatabase *database = store_fixture_open (f);
  g_autoptr(CoxaDiarySession) session = session_at ("2026-11-21T23:30:00.5+02:00", "Calm a sore hip");
  g_autoptr(GPtrArray) sessions = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GDateTime) start = NULL;
  const CoxaDiarySession *kept;
  const CoxaDiaryEntry *entry;

  put_session (database, session);
  put_entry (database, session, 1, "exercise/bridge", COXA_SIDES_NONE, 1, 50);
  put_entry (database, session, 0, "exercise/clamshell", COXA_SIDES_LEFT, 1, 48);
  put_entry (database, session, 0, "exercise/clamshell", COXA_SIDES_RIGHT, 1, 48);
  /* More was done of the same. */
  put_entry (database, session, 0, "exercise/clamshell", COXA_SIDES_LEFT, 2, 96);
  session->ended = session->started + 600 * (gint64) G_USEC_PER_SEC;
  session->pain_before = 3;
  session->pain_after = 0;
  session->stopped = g_strdup ("tired");
  session->is_next_day_asked = TRUE;
  put_session (database, session);
  coxa_database_free (database);

  database = store_fixture_open (f);
  sessions = coxa_diary_table_list_sessions (database, NULL, NULL, NULL);
  g_assert_cmpuint (sessions->len, ==, 1);
  kept = g_ptr_array_index (sessions, 0);
  g_assert_cmpstr (kept->id, ==, session->id);
  g_assert_cmpstr (kept->address, ==, "programme/calm-a-sore-hip");
  g_assert_null (kept->programme);
  g_assert_cmpstr (kept->title, ==, "Calm a sore hip");
  g_assert_cmpint (kept->started, ==, session->started);
  g_assert_cmpint (kept->started % G_USEC_PER_SEC, ==, 500000);
  g_assert_cmpint (kept->ended, ==, session->ended);
  g_assert_cmpint (kept->utc_offset, ==, 2 * HOUR);
  g_assert_cmpint (kept->pain_before, ==, 3);
  g_assert_cmpint (kept->pain_during, ==, COXA_PAIN_UNKNOWN);
  g_assert_cmpint (kept->pain_after, ==, 0);
  g_assert_cmpint (kept->pain_next_day, ==, COXA_PAIN_UNKNOWN);
  g_assert_true (kept->is_next_day_asked);
  g_assert_cmpstr (kept->stopped, ==, "tired");
  start = coxa_diary_session_dup_start (kept);
  g_assert_cmpint (g_date_time_get_hour (start), ==, 23);

  entries = coxa_diary_table_list_entries (database, session->id, NULL);
  g_assert_cmpuint (entries->len, ==, 3);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->address, ==, "exercise/clamshell");
  g_assert_cmpint (entry->side, ==, COXA_SIDES_RIGHT);
  entry = g_ptr_array_index (entries, 1);
  g_assert_cmpint (entry->side, ==, COXA_SIDES_LEFT);
  g_assert_cmpint (entry->sets, ==, 2);
  g_assert_cmpint (entry->reps, ==, 16);
  g_assert_cmpint (entry->seconds, ==, 96);
  g_assert_cmpint (entry->planned_sets, ==, 2);
  g_assert_cmpint (entry->planned_reps, ==, 8);
  entry = g_ptr_array_index (entries, 2);
  g_assert_cmpstr (entry->address, ==, "exercise/bridge");
  coxa_database_free (database);
}

/* An entry whose session is gone is not acknowledged. */
static void
test_orphan (StoreFixture  *f,
             gconstpointer  data)
{
  g_autoptr(CoxaDatabase) database = store_fixture_open (f);
  g_autoptr(CoxaDiarySession) session = session_at ("2026-11-21T10:00:00Z", "One");
  g_autoptr(CoxaDiaryEntry) entry = coxa_diary_entry_new (session, 0, "exercise/bridge", "Bridge", COXA_SIDES_NONE);
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;

  put_session (database, session);
  put_entry (database, session, 1, "exercise/clamshell", COXA_SIDES_LEFT, 1, 48);
  g_assert_true (coxa_diary_table_remove_session (database, session->id, NULL));
  g_assert_false (coxa_diary_table_put_entry (database, entry, &error));
  g_assert_error (error, COXA_STORE_ERROR, COXA_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "start a new one"));
  entries = coxa_diary_table_list_entries (database, session->id, NULL);
  g_assert_cmpuint (entries->len, ==, 0);
}

static void
test_days (StoreFixture  *f,
           gconstpointer  data)
{
  g_autoptr(CoxaDatabase) database = store_fixture_open (f);
  /* The same day in Auckland, two days by UTC; and a day in Honolulu that is the next one by UTC. */
  g_autoptr(CoxaDiarySession) early = session_at ("2026-11-21T01:00:00+13:00", "Early");
  g_autoptr(CoxaDiarySession) late = session_at ("2026-11-21T22:00:00+13:00", "Late");
  g_autoptr(CoxaDiarySession) honolulu = session_at ("2026-11-23T20:00:00-10:00", "Honolulu");
  g_autoptr(CoxaDiarySession) empty = session_at ("2026-11-25T20:00:00-10:00", "Nothing done");
  g_autoptr(GPtrArray) days = NULL;
  g_autoptr(GPtrArray) some = NULL;
  const CoxaDiaryDay *day;

  early->pain_before = 2;
  early->pain_during = 6;
  late->pain_before = 4;
  late->pain_next_day = 1;
  honolulu->stopped = g_strdup ("pain");
  put_session (database, early);
  put_session (database, late);
  put_session (database, honolulu);
  put_session (database, empty);
  put_entry (database, early, 0, "exercise/clamshell", COXA_SIDES_LEFT, 2, 96);
  put_entry (database, early, 0, "exercise/clamshell", COXA_SIDES_RIGHT, 2, 96);
  put_entry (database, late, 0, "exercise/bridge", COXA_SIDES_NONE, 1, 40);
  put_entry (database, honolulu, 0, "exercise/bridge", COXA_SIDES_NONE, 1, 40);

  days = coxa_diary_table_list_days (database, NULL, NULL, NULL);
  g_assert_cmpuint (days->len, ==, 3);
  day = g_ptr_array_index (days, 0);
  g_assert_cmpstr (day->date, ==, "2026-11-21");
  g_assert_cmpint (day->n_sessions, ==, 2);
  g_assert_cmpint (day->n_exercises, ==, 2);
  g_assert_cmpint (day->sets, ==, 5);
  g_assert_cmpint (day->seconds, ==, 232);
  g_assert_cmpint (day->pain_before, ==, 4);
  g_assert_cmpint (day->pain_during, ==, 6);
  g_assert_cmpint (day->pain_after, ==, COXA_PAIN_UNKNOWN);
  g_assert_cmpint (day->pain_next_day, ==, 1);
  g_assert_false (day->is_stopped);
  day = g_ptr_array_index (days, 1);
  g_assert_cmpstr (day->date, ==, "2026-11-23");
  g_assert_true (day->is_stopped);
  day = g_ptr_array_index (days, 2);
  g_assert_cmpint (day->n_sessions, ==, 0);

  some = coxa_diary_table_list_days (database, "2026-11-22", "2026-11-24", NULL);
  g_assert_cmpuint (some->len, ==, 1);
}

static void
assert_asked (CoxaDatabase *database,
              const char   *iso,
              const char   *title)
{
  g_autoptr(GDateTime) now = g_date_time_new_from_iso8601 (iso, NULL);
  g_autoptr(CoxaDiarySession) session = NULL;

  g_assert_true (coxa_diary_table_find_unanswered (database, now, &session, NULL));
  g_assert_cmpstr (session != NULL ? session->title : NULL, ==, title);
}

static void
test_unanswered (StoreFixture  *f,
                 gconstpointer  data)
{
  g_autoptr(CoxaDatabase) database = store_fixture_open (f);
  g_autoptr(CoxaDiarySession) first = session_at ("2026-11-20T10:00:00Z", "First");
  g_autoptr(CoxaDiarySession) second = session_at ("2026-11-21T10:00:00Z", "Second");
  g_autoptr(CoxaDiarySession) empty = session_at ("2026-11-21T12:00:00Z", "Nothing done");

  put_session (database, first);
  put_session (database, second);
  put_session (database, empty);
  put_entry (database, first, 0, "exercise/bridge", COXA_SIDES_NONE, 1, 40);
  put_entry (database, second, 0, "exercise/bridge", COXA_SIDES_NONE, 1, 40);

  /* The day after has not come yet. */
  assert_asked (database, "2026-11-20T23:59:00Z", NULL);
  assert_asked (database, "2026-11-21T23:59:00Z", "First");
  assert_asked (database, "2026-11-22T00:01:00Z", "Second");
  assert_asked (database, "2026-11-28T09:00:00Z", "Second");
  /* Nobody remembers. */
  assert_asked (database, "2026-11-29T09:00:00Z", NULL);

  /* Put aside: not asked again, and neither is what came before it. */
  second->is_next_day_asked = TRUE;
  put_session (database, second);
  assert_asked (database, "2026-11-22T00:01:00Z", NULL);
}

static void
test_csv (StoreFixture  *f,
          gconstpointer  data)
{
  g_autoptr(CoxaDatabase) database = store_fixture_open (f);
  g_autoptr(CoxaDiarySession) session = session_at ("2026-11-21T23:30:00+02:00", "=HYPERLINK(\"http://x\"), \"mine\"\nand more");
  g_autoptr(CoxaDiarySession) bare = session_at ("2026-11-22T08:00:00-03:30", "@home");
  g_autofree char *csv = NULL;
  g_auto(GStrv) lines = NULL;

  session->ended = session->started + 600 * (gint64) G_USEC_PER_SEC;
  session->pain_before = 3;
  session->pain_next_day = 10;
  put_session (database, session);
  put_session (database, bare);
  put_entry (database, session, 0, "exercise/clamshell", COXA_SIDES_LEFT, 2, 96);

  csv = coxa_diary_table_dup_csv (database, NULL);
  g_assert_true (g_utf8_validate (csv, -1, NULL));
  lines = g_strsplit (csv, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_cmpstr (lines[0], ==, "started,ended,session,session_address,exercise,exercise_address,side,sets,repeats,seconds,"
                                 "planned_sets,planned_repeats,planned_seconds,recorded,pain_before,pain_during,pain_after,"
                                 "pain_next_day,stopped_because");
  g_assert_cmpstr (lines[1], ==, "2026-11-21T23:30:00+02:00,2026-11-21T23:40:00+02:00,"
                                 "\"'=HYPERLINK(\"\"http://x\"\"), \"\"mine\"\"\nand more\",programme/calm-a-sore-hip,"
                                 "Exercise,exercise/clamshell,left,2,16,96,2,8,0,2026-11-21T23:31:00+02:00,3,,,10,");
  g_assert_cmpstr (lines[2], ==, "2026-11-22T08:00:00-03:30,,\"'@home\",programme/calm-a-sore-hip,,,,,,,,,,,,,,,");
  g_assert_cmpstr (lines[3], ==, "");
}

static gboolean
holds (const char *contents,
       gsize       length,
       const char *text)
{
  gsize n = strlen (text);

  for (gsize i = 0; i + n <= length; i++)
    if (memcmp (contents + i, text, n) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
folder_holds (StoreFixture *f,
              const char   *text)
{
  g_autoptr(GDir) dir = g_dir_open (f->folder, 0, NULL);
  gboolean found = FALSE;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);
      g_autofree char *contents = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      found |= holds (contents, length, text);
    }

  return found;
}

/* What is removed is no longer in the file, not even where SQLite would not look. */
static void
test_remove_all (StoreFixture  *f,
                 gconstpointer  data)
{
  g_autoptr(CoxaDatabase) database = store_fixture_open (f);
  g_autoptr(CoxaStoreItem) note = coxa_store_item_new (COXA_STORE_NOTE, "bone/femur", "bone/femur", "Femur", "stays", 1);
  g_autoptr(CoxaStoreItem) kept = coxa_database_put (database, note, 0, NULL);
  g_autoptr(GPtrArray) sessions = NULL;

  for (int i = 0; i < 60; i++)
    {
      g_autoptr(CoxaDiarySession) session = session_at ("2026-11-21T10:00:00Z", "the secret of a sore hip");

      put_session (database, session);
      if (i < 20)
        put_entry (database, session, 0, "exercise/whispered", COXA_SIDES_NONE, 1, 40);
    }
  g_assert_true (folder_holds (f, "secret of a sore hip"));
  g_assert_true (folder_holds (f, "whispered"));

  g_assert_true (coxa_diary_table_remove_all (database, NULL));
  g_assert_false (folder_holds (f, "secret of a sore hip"));
  g_assert_false (folder_holds (f, "whispered"));
  g_assert_true (folder_holds (f, "stays"));
  sessions = coxa_diary_table_list_sessions (database, NULL, NULL, NULL);
  g_assert_cmpuint (sessions->len, ==, 0);
}

/* One session likewise. */
static void
test_remove_one (StoreFixture  *f,
                 gconstpointer  data)
{
  g_autoptr(CoxaDatabase) database = store_fixture_open (f);
  g_autoptr(CoxaDiarySession) one = session_at ("2026-11-21T10:00:00Z", "forget me");
  g_autoptr(CoxaDiarySession) other = session_at ("2026-11-21T10:00:00Z", "keep me");
  g_autoptr(GPtrArray) sessions = NULL;

  put_session (database, one);
  put_session (database, other);
  put_entry (database, one, 0, "exercise/whispered", COXA_SIDES_NONE, 1, 40);
  g_assert_true (coxa_diary_table_remove_session (database, one->id, NULL));
  g_assert_false (folder_holds (f, "forget me"));
  g_assert_false (folder_holds (f, "whispered"));
  sessions = coxa_diary_table_list_sessions (database, NULL, NULL, NULL);
  g_assert_cmpuint (sessions->len, ==, 1);
}

/* A file that has lost a table is no use to anybody, but nothing of it is lost. */
static void
test_table_gone (StoreFixture  *f,
                 gconstpointer  data)
{
  CoxaDatabase *database = store_fixture_open (f);
  g_autoptr(CoxaDiarySession) session = session_at ("2026-11-21T10:00:00Z", "One");
  g_autoptr(GPtrArray) sessions = NULL;

  put_session (database, session);
  coxa_database_free (database);
  store_fixture_run_sql (f, "DROP TABLE diary_entry");

  database = store_fixture_open (f);
  g_assert_nonnull (coxa_database_get_remark (database));
  g_assert_nonnull (strstr (coxa_database_get_remark (database), "diary"));
  g_assert_nonnull (strstr (coxa_database_get_remark (database), "coxa-damaged-"));
  g_assert_true (folder_holds (f, session->id));
  put_session (database, session);
  put_entry (database, session, 0, "exercise/bridge", COXA_SIDES_NONE, 1, 40);
  sessions = coxa_diary_table_list_sessions (database, NULL, NULL, NULL);
  g_assert_cmpuint (sessions->len, ==, 1);
  coxa_database_free (database);
}

/* A file of the first version gets the tables, and keeps what it has. */
static void
test_from_first_version (StoreFixture  *f,
                         gconstpointer  data)
{
  g_autoptr(CoxaDiarySession) session = session_at ("2026-11-21T10:00:00Z", "One");
  g_autoptr(GPtrArray) notes = NULL;
  CoxaDatabase *database;

  store_fixture_run_sql (f, "CREATE TABLE kept (kind TEXT NOT NULL, place TEXT NOT NULL, address TEXT NOT NULL, "
                            "title TEXT NOT NULL, text TEXT, created INTEGER NOT NULL, changed INTEGER NOT NULL, "
                            "PRIMARY KEY (kind, place)) WITHOUT ROWID;"
                            "INSERT INTO kept VALUES ('note', 'bone/femur', 'bone/femur', 'Femur', 'old', 1, 1);"
                            "PRAGMA application_id = 0x436f7861; PRAGMA user_version = 1");
  database = store_fixture_open (f);
  g_assert_null (coxa_database_get_remark (database));
  put_session (database, session);
  notes = coxa_database_list (database, COXA_STORE_NOTE, NULL);
  g_assert_cmpuint (notes->len, ==, 1);
  coxa_database_free (database);
}

/* Numbers that somebody else has written do no harm. */
static void
test_strange_numbers (StoreFixture  *f,
                      gconstpointer  data)
{
  g_autoptr(CoxaDatabase) database = store_fixture_open (f);
  g_autoptr(CoxaDiarySession) session = session_at ("2026-11-21T10:00:00Z", "One");
  g_autofree char *csv = NULL;
  g_autoptr(GPtrArray) days = NULL;

  put_session (database, session);
  put_entry (database, session, 0, "exercise/bridge", COXA_SIDES_NONE, 1, 40);
  store_fixture_run_sql (f, "UPDATE diary_session SET started = 9223372036854775807, ended = -9223372036854775807, "
                            "utc_offset = 999999999, title = x'ff3d', day = '9999-99-99999';"
                            "UPDATE diary_entry SET sets = 9223372036854775807, seconds = -5");
  csv = coxa_diary_table_dup_csv (database, NULL);
  g_assert_true (g_utf8_validate (csv, -1, NULL));
  days = coxa_diary_table_list_days (database, NULL, NULL, NULL);
  g_assert_cmpuint (days->len, ==, 1);
}

typedef struct
{
  GMainLoop *loop;
  GPtrArray *list;
  gboolean   good;
  guint      n_changes;
} Waiting;

static void
put_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  Waiting *waiting = user_data;
  g_autoptr(GError) error = NULL;

  waiting->good = coxa_diary_put_entry_finish (COXA_STORE (source), result, &error);
  g_assert_no_error (error);
}

static void
list_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Waiting *waiting = user_data;
  g_autoptr(GError) error = NULL;

  waiting->list = coxa_diary_list_days_finish (COXA_STORE (source), result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (waiting->loop);
}

static void
changed_cb (CoxaStore *store,
            Waiting   *waiting)
{
  waiting->n_changes++;
}

/* Without waiting: a session and its entry are asked for at once, and read back. */
static void
test_async (StoreFixture  *f,
            gconstpointer  data)
{
  const char *path = data != NULL ? NULL : f->path;
  CoxaStore *store = coxa_store_new (path);
  g_autoptr(CoxaDiarySession) session = session_at ("2026-11-21T10:00:00Z", "One");
  g_autoptr(CoxaDiaryEntry) entry = coxa_diary_entry_new (session, 0, "exercise/bridge", "Bridge", COXA_SIDES_NONE);
  Waiting waiting = { g_main_loop_new (NULL, FALSE) };

  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &waiting);
  coxa_diary_put_session_async (store, session, NULL, NULL);
  coxa_diary_put_entry_async (store, entry, put_cb, &waiting);
  coxa_diary_list_days_async (store, NULL, NULL, NULL, list_cb, &waiting);
  g_main_loop_run (waiting.loop);
  g_assert_true (waiting.good);
  g_assert_cmpuint (waiting.list->len, ==, path != NULL ? 1 : 0);
  /* Reading changes nothing. */
  g_assert_cmpuint (waiting.n_changes, ==, 2);
  g_ptr_array_unref (waiting.list);
  g_main_loop_unref (waiting.loop);
  g_assert_finalize_object (store);
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *name; void (*func) (StoreFixture *, gconstpointer); const void *data; } tests[] = {
    { "/diary/nothing", test_nothing },
    { "/diary/round", test_round },
    { "/diary/orphan", test_orphan },
    { "/diary/days", test_days },
    { "/diary/unanswered", test_unanswered },
    { "/diary/csv", test_csv },
    { "/diary/remove-all", test_remove_all },
    { "/diary/remove-one", test_remove_one },
    { "/diary/table-gone", test_table_gone },
    { "/diary/from-first-version", test_from_first_version },
    { "/diary/strange-numbers", test_strange_numbers },
    { "/diary/async", test_async },
    { "/diary/async-kept-nowhere", test_async, "nowhere" },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, StoreFixture, tests[i].data, store_fixture_set_up, tests[i].func, store_fixture_tear_down);

  return g_test_run ();
}
