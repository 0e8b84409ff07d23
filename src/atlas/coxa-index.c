/* coxa-index DATA_DIR ENTRIES.json PLATES.index SOURCES.index: writes the atlas's indices, a line for each entry, the listings of
 * the plates and the bibliography, so that start-up need not open and parse them all. Problems in entries are left to
 * coxa --check; an entry that cannot be read at all is left out and named here. */

#include "coxa-catalogue.h"
#include "coxa-plates-index.h"
#include "coxa-sources-index.h"

#include <locale.h>

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_problem_free);
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaPlates) plates = NULL;
  g_autoptr(GHashTable) sources = NULL;
  g_autofree char *json = NULL;

  setlocale (LC_ALL, "");

  if (argc != 5)
    {
      g_printerr ("Usage: coxa-index DATA_DIR ENTRIES.json PLATES.index SOURCES.index\n");
      return 2;
    }

  /* Without plates or sources there is an atlas still: their own loaders tell why. */
  plates = coxa_plates_load (argv[1], problems, NULL, NULL);
  sources = coxa_sources_load (argv[1], problems, NULL);
  rows = coxa_catalogue_scan (argv[1], problems, NULL, &error);
  if (rows == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *text = coxa_problem_to_string (g_ptr_array_index (problems, i));

      g_printerr ("%s\n", text);
    }

  if (rows->len == 0)
    {
      g_printerr ("%s has no entries in atlas/. Give the folder that holds atlas/ and plates/.\n", argv[1]);
      return 1;
    }

  json = coxa_catalogue_to_json (rows);
  if (!g_file_set_contents (argv[2], json, -1, &error) ||
      (plates != NULL && !coxa_plates_index_write (plates, argv[1], argv[3], &error)) ||
      (sources != NULL && !coxa_sources_index_write (sources, argv[1], argv[4], &error)))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  return 0;
}
