/* main.c: the draughtsman's program
 *
 * coxa-atelier MESH_DIR DESCRIPTION.json OUT_DIR [VIEW|pulls ...]
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-listing.h"
#include "coxa-pull.h"
#include "coxa-sheet.h"

#include <locale.h>

static JsonNode *
draw_view (CoxaView      *view,
           CoxaWorkshop  *workshop,
           const char    *out,
           GError       **error)
{
  g_autofree char *path = g_build_filename (out, view->file, NULL);
  g_autofree char *svg = NULL;
  CoxaSheet *sheet = coxa_sheet_new (view, workshop, error);
  JsonNode *row = NULL;

  if (sheet == NULL)
    return NULL;

  svg = coxa_sheet_to_svg (sheet);
  coxa_sheet_report (sheet);
  if (g_file_set_contents (path, svg, -1, error))
    row = coxa_sheet_to_json (sheet);
  coxa_sheet_free (sheet);

  return row;
}

/* the views that are named, or all; those that this run does not draw keep their rows, and so do the lines of pull */
static gboolean
draw (const char  *folder,
      CoxaScene   *scene,
      const char  *out,
      char       **wanted,
      GError     **error)
{
  g_autofree char *plates = g_build_filename (out, "plates.json", NULL);
  g_autoptr(GHashTable) old = coxa_listing_load (plates);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  g_autoptr(CoxaWorkshop) workshop = coxa_workshop_new (folder, scene);
  g_autoptr(JsonNode) pulls = NULL;

  for (guint i = 0; i < scene->views->len; i++)
    {
      CoxaView *view = g_ptr_array_index (scene->views, i);
      JsonNode *row;

      if (wanted[0] != NULL && !g_strv_contains ((const char *const *) wanted, view->id))
        {
          row = g_hash_table_lookup (old, view->id);
          if (row != NULL)
            g_ptr_array_add (rows, json_node_ref (row));
          continue;
        }
      row = draw_view (view, workshop, out, error);
      if (row == NULL)
        return FALSE;
      g_ptr_array_add (rows, row);
    }

  if (wanted[0] == NULL || g_strv_contains ((const char *const *) wanted, "pulls"))
    {
      pulls = coxa_pull_measure_all (scene, workshop, error);
      if (pulls == NULL)
        return FALSE;
    }
  else if (g_hash_table_lookup (old, "pulls") != NULL)
    {
      pulls = json_node_ref (g_hash_table_lookup (old, "pulls"));
    }

  return coxa_listing_save (plates, scene->credit, rows, pulls, error);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(CoxaScene) scene = NULL;
  g_autoptr(GError) error = NULL;

  setlocale (LC_ALL, "C");
  if (argc < 4)
    {
      g_printerr ("Usage: coxa-atelier MESH_DIR DESCRIPTION.json OUT_DIR [VIEW|pulls ...]\n");
      return 2;
    }

  scene = coxa_scene_load (argv[2], &error);
  if (scene == NULL || !draw (argv[1], scene, argv[3], argv + 4, &error))
    {
      g_printerr ("coxa-atelier: %s\n", error->message);
      return 1;
    }

  return 0;
}
