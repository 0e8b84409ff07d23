/* main.c: the draughtsman's program
 *
 * coxa-atelier MESH_DIR DESCRIPTION.json OUT_DIR
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-sheet.h"
#include "coxa-tube.h"

#include <locale.h>

#define ENOUGH 9000 /* triangles; coarser meshes are refined */

typedef struct
{
  const char *folder;
  CoxaView   *view;
  GError     *error;
} Meshes;

static CoxaMesh *
find_mesh (const char *slug,
           gpointer    data)
{
  Meshes *self = data;
  g_autofree char *name = g_strconcat (slug, ".obj.gz", NULL);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  CoxaMesh *mesh;

  for (guint i = 0; i < self->view->structures->len; i++)
    {
      CoxaThing *thing = g_ptr_array_index (self->view->structures, i);

      if (g_str_equal (thing->id, slug) && thing->kind == COXA_KIND_NERVE)
        return coxa_tube_new (thing->curves);
    }

  mesh = coxa_mesh_load (path, self->error == NULL ? &self->error : NULL);
  while (mesh != NULL && mesh->n_triangles < ENOUGH)
    {
      CoxaMesh *finer = coxa_mesh_subdivide (mesh);

      coxa_mesh_free (mesh);
      mesh = finer;
    }

  return mesh;
}

/* views that this run does not draw keep their rows */
static JsonArray *
old_views (const char *path)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonNode *root;

  if (!json_parser_load_from_file (parser, path, NULL))
    return json_array_new ();
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) || !json_object_has_member (json_node_get_object (root), "views"))
    return json_array_new ();

  return json_array_ref (json_object_get_array_member (json_node_get_object (root), "views"));
}

static void
replace_view (JsonArray *views,
              JsonNode  *view,
              const char *id)
{
  for (guint i = 0; i < json_array_get_length (views); i++)
    if (g_strcmp0 (json_object_get_string_member_with_default (json_array_get_object_element (views, i), "id", ""), id) == 0)
      {
        json_array_remove_element (views, i);
        break;
      }
  json_array_add_element (views, view);
}

static gboolean
write_plates (const char  *path,
              CoxaScene   *scene,
              JsonArray   *views,
              GError     **error)
{
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  g_autoptr(JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;

  json_object_set_int_member (object, "format", 1);
  json_object_set_string_member (object, "credit", scene->credit);
  json_object_set_array_member (object, "views", json_array_ref (views));
  json_node_take_object (root, object);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 1);
  text = json_generator_to_data (generator, NULL);
  line = g_strconcat (text, "\n", NULL);

  return g_file_set_contents (path, line, -1, error);
}

static gboolean
draw (const char  *folder,
      CoxaScene   *scene,
      const char  *out,
      GError     **error)
{
  g_autofree char *plates = g_build_filename (out, "plates.json", NULL);
  g_autoptr(JsonArray) views = old_views (plates);

  for (guint i = 0; i < scene->views->len; i++)
    {
      CoxaView *view = g_ptr_array_index (scene->views, i);
      Meshes meshes = { folder, view, NULL };
      g_autofree char *path = g_build_filename (out, view->file, NULL);
      g_autofree char *svg = NULL;
      CoxaSheet *sheet = coxa_sheet_new (view, find_mesh, &meshes);
      gboolean written;

      if (meshes.error != NULL)
        {
          g_propagate_error (error, meshes.error);
          coxa_sheet_free (sheet);
          return FALSE;
        }
      svg = coxa_sheet_to_svg (sheet);
      coxa_sheet_report (sheet);
      replace_view (views, coxa_sheet_to_json (sheet), view->id);
      coxa_sheet_free (sheet);
      written = g_file_set_contents (path, svg, -1, error);
      if (!written)
        return FALSE;
    }

  return write_plates (plates, scene, views, error);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(CoxaScene) scene = NULL;
  g_autoptr(GError) error = NULL;

  setlocale (LC_ALL, "C");
  if (argc != 4)
    {
      g_printerr ("Usage: coxa-atelier MESH_DIR DESCRIPTION.json OUT_DIR\n");
      return 2;
    }

  scene = coxa_scene_load (argv[2], &error);
  if (scene == NULL || !draw (argv[1], scene, argv[3], &error))
    {
      g_printerr ("coxa-atelier: %s\n", error->message);
      return 1;
    }

  return 0;
}
