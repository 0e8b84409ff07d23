/* store-writer notes|diary FILE START: keeps notes, or what was done in sessions of 50 entries each, one after the other, and
 * says of each that it is kept: "kept 17". Until it is killed. */
#include "coxa-diary.h"

#include <stdio.h>
#include <stdlib.h>

#define SESSION 50

typedef struct
{
  gboolean   is_diary;
  CoxaStore *store;
  int        number;
  GMainLoop *loop;
} Writer;

static void write_next (Writer *writer);

static void
put_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  Writer *writer = user_data;
  g_autoptr(GError) error = NULL;

  if (writer->is_diary ? !coxa_diary_put_entry_finish (writer->store, result, &error)
                       : !coxa_store_put_finish (writer->store, result, &error))
    {
      fprintf (stderr, "store-writer: %s\n", error->message);
      exit (1);
    }

  printf ("kept %d\n", writer->number);
  fflush (stdout);
  writer->number++;
  write_next (writer);
}

static void
write_note (Writer *writer)
{
  g_autofree char *place = g_strdup_printf ("muscle/number-%d", writer->number);
  g_autofree char *text = g_strnfill (20 + (gsize) (writer->number * 37) % 3000, 'x');
  g_autoptr(CoxaStoreItem) item = coxa_store_item_new (COXA_STORE_NOTE, place, place, "Number", text, writer->number);

  coxa_store_put_async (writer->store, item, 0, put_cb, writer);
}

/* Entry by entry of a session, which is put again at its first one and where the writer begins. */
static void
write_entry (Writer   *writer,
             gboolean  is_first)
{
  g_autoptr(GDateTime) now = g_date_time_new_from_unix_utc (1795262400 + writer->number);
  g_autoptr(CoxaDiarySession) session = coxa_diary_session_new ("exercise/bridge", NULL, "Number", now);
  g_autoptr(CoxaDiaryEntry) entry = NULL;

  g_free (session->id);
  session->id = g_strdup_printf ("session-%d", writer->number / SESSION);
  if (is_first || writer->number % SESSION == 0)
    coxa_diary_put_session_async (writer->store, session, NULL, NULL);
  entry = coxa_diary_entry_new (session, writer->number, "exercise/bridge", "Number", COXA_SIDES_NONE);
  entry->reps = writer->number;
  entry->seconds = writer->number * 7;
  entry->changed = session->started;
  coxa_diary_put_entry_async (writer->store, entry, put_cb, writer);
}

static void
write_next (Writer *writer)
{
  if (writer->is_diary)
    write_entry (writer, FALSE);
  else
    write_note (writer);
}

int
main (int    argc,
      char **argv)
{
  Writer writer;

  if (argc != 4)
    return 2;

  writer = (Writer) { g_str_equal (argv[1], "diary"), coxa_store_new (argv[2]), atoi (argv[3]), g_main_loop_new (NULL, FALSE) };
  if (writer.is_diary)
    write_entry (&writer, TRUE);
  else
    write_next (&writer);
  g_main_loop_run (writer.loop);

  return 0;
}
