/* coxa-bodymap-main.c: the program that draws the map of the body
 *
 * coxa-bodymap HUMAN_DIR BODY_DIR [VIEW...]
 *
 * HUMAN_DIR holds source/, the files of the base mesh; BODY_DIR holds patterns.json, and takes the drawings and body.json.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-bodymap-sheet.h"
#include "coxa-listing.h"

#include <locale.h>

static JsonNode *
draw_view (CoxaBodyMap     *map,
           CoxaBodyView    *view,
           CoxaBodyFigure  *figure,
           const char      *out,
           GError         **error)
{
  g_autofree char *name = g_strconcat (view->id, ".svg", NULL);
  g_autofree char *path = g_build_filename (out, name, NULL);
  CoxaBodySheet *sheet = coxa_body_sheet_new (map, view, figure);
  g_autofree char *svg = coxa_body_sheet_to_svg (sheet);
  JsonNode *row = NULL;

  if (g_file_set_contents (path, svg, -1, error))
    row = coxa_body_sheet_to_json (sheet);
  coxa_body_sheet_free (sheet);

  return row;
}

/* the views that are named, or all; those that this run does not draw keep their rows */
static gboolean
draw (CoxaBodyMap  *map,
      const char   *folder,
      const char   *out,
      char        **wanted,
      GError      **error)
{
  g_autofree char *listing = g_build_filename (out, "body.json", NULL);
  g_autoptr(GHashTable) old = coxa_listing_load (listing);
  g_autoptr(GHashTable) figures = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) coxa_body_figure_free);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);

  for (guint i = 0; i < map->views->len; i++)
    {
      CoxaBodyView *view = g_ptr_array_index (map->views, i);
      CoxaBodyFigure *figure = g_hash_table_lookup (figures, view->figure);
      JsonNode *row;

      if (wanted[0] != NULL && !g_strv_contains ((const char *const *) wanted, view->id))
        {
          row = g_hash_table_lookup (old, view->id);
          if (row != NULL)
            g_ptr_array_add (rows, json_node_ref (row));
          continue;
        }
      if (figure == NULL)
        {
          figure = coxa_body_figure_new (map, folder, view->figure, error);
          if (figure == NULL)
            return FALSE;
          g_hash_table_insert (figures, view->figure, figure);
        }
      row = draw_view (map, view, figure, out, error);
      if (row == NULL)
        return FALSE;
      g_ptr_array_add (rows, row);
    }

  return coxa_listing_save (listing, map->credit, rows, NULL, error);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(CoxaBodyMap) map = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *source = NULL;
  g_autofree char *patterns = NULL;

  setlocale (LC_ALL, "C");
  if (argc < 3)
    {
      g_printerr ("Usage: coxa-bodymap HUMAN_DIR BODY_DIR [VIEW...]\n");
      return 2;
    }

  source = g_build_filename (argv[1], "source", NULL);
  patterns = g_build_filename (argv[2], "patterns.json", NULL);
  map = coxa_bodymap_load (patterns, &error);
  if (map == NULL || !draw (map, source, argv[2], argv + 3, &error))
    {
      g_printerr ("coxa-bodymap: %s\n", error->message);
      return 1;
    }

  return 0;
}
