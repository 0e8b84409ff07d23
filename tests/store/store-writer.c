/* store-writer FILE START: keeps notes, one after the other, and says of each that it is kept: "kept 17". Until it is killed. */
#include "coxa-store.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct
{
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

  if (!coxa_store_put_finish (writer->store, result, &error))
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
write_next (Writer *writer)
{
  g_autofree char *place = g_strdup_printf ("muscle/number-%d", writer->number);
  g_autofree char *text = g_strnfill (20 + (gsize) (writer->number * 37) % 3000, 'x');
  g_autoptr(CoxaStoreItem) item = coxa_store_item_new (COXA_STORE_NOTE, place, place, "Number", text, writer->number);

  coxa_store_put_async (writer->store, item, 0, put_cb, writer);
}

int
main (int    argc,
      char **argv)
{
  Writer writer;

  if (argc != 3)
    return 2;

  writer = (Writer) { coxa_store_new (argv[1]), atoi (argv[2]), g_main_loop_new (NULL, FALSE) };
  write_next (&writer);
  g_main_loop_run (writer.loop);

  return 0;
}
