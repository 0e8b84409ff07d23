/* test-views.c: the drawn views against the meshes they were drawn from
 *
 * Needs meshes and skips where COXA_MESHES is not set. Nothing here goes by what the draughtsman's program says of itself:
 * silhouettes and z-buffers come straight from the meshes as they are in their files, what is painted comes from the SVG.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-body.h"
#include "coxa-cut.h"

#include <librsvg/rsvg.h>
#include <math.h>
#include <string.h>

#define LEAST_UNION 0.97     /* intersection over union of silhouettes, */
#define LEAST_OF_SMALL 0.93  /* and of those that cover less than SMALL: refining a coarse mesh rounds it by half a millimetre */
#define SMALL 15000          /* user units squared */
#define LEAST_AGREEMENT 0.99 /* of pixels that show what is nearest */
#define INK 1.25             /* user units; the outline runs round the silhouette */
#define CLEAR 3              /* user units; this close to a boundary nothing is compared */
#define LEAST_SIZE 1200      /* user units squared; smaller silhouettes are mostly outline */

typedef struct
{
  const char *id;
  const char *region;
  int         depth;
  guint8     *coverage;    /* a byte a user unit */
} Part;

typedef struct
{
  CoxaView   *view;
  RsvgHandle *handle;
  GArray     *parts;       /* of Part: structures only, painter's order */
  GHashTable *depths;      /* of float *, by region: a z-buffer of the mesh */
} Drawn;

static char *
data_path (const char *name)
{
  return g_build_filename (g_getenv ("COXA_DATA"), "plates", name, NULL);
}

static char *
mesh_folder (void)
{
  const char *meshes = g_getenv ("COXA_MESHES");
  char *folder = g_build_filename (meshes, "hip", NULL);

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return folder;
  g_free (folder);

  return g_strdup (meshes);
}

static guint8 *
cover (Drawn      *drawn,
       const char *id)
{
  int width = drawn->view->width, height = drawn->view->height;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  cairo_t *cr = cairo_create (surface);
  RsvgRectangle viewport = { 0, 0, width, height };
  g_autofree char *hash = g_strconcat ("#", id, NULL);
  g_autoptr(GError) error = NULL;
  guint8 *coverage = g_malloc ((gsize) width * height);

  g_assert_true (rsvg_handle_render_layer (drawn->handle, cr, hash, &viewport, &error));
  g_assert_no_error (error);
  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    memcpy (coverage + (gsize) y * width,
            cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface), width);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return coverage;
}

/* a z-buffer at the sheet's own size, as the observer sees the mesh in its file */
static float *
draw_mesh (Drawn      *drawn,
           const char *slug)
{
  g_autofree char *folder = mesh_folder ();
  g_autofree char *file = g_strconcat (slug, ".obj.gz", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaMesh) mesh = coxa_mesh_load (path, &error);
  g_autoptr(GArray) points = g_array_new (FALSE, FALSE, sizeof (float));
  g_autoptr(GArray) values = g_array_new (FALSE, FALSE, sizeof (float));
  g_autoptr(GArray) triangles = g_array_new (FALSE, FALSE, sizeof (guint));
  CoxaWindow window = { 0, 0, drawn->view->width, drawn->view->height };
  gsize size = (gsize) window.width * window.height;
  float *depth = g_new (float, size);

  g_assert_no_error (error);
  for (guint v = 0; v < mesh->n_vertices; v++)
    {
      float seen[3];

      coxa_view_project (drawn->view, mesh->position + 3 * v, seen);
      seen[0] /= COXA_SCALE;
      seen[1] /= COXA_SCALE;
      g_array_append_vals (points, seen, 3);
    }
  g_array_append_vals (triangles, mesh->triangle, 3 * mesh->n_triangles);
  for (gsize i = 0; i < size; i++)
    depth[i] = COXA_FAR;
  if (drawn->view->cut)
    {
      g_autofree guint8 *face = coxa_cut_face ((const float *) (gpointer) points->data, mesh->triangle, mesh->n_triangles, 0,
                                               window);

      coxa_cut_surface (points, values, 0, triangles, 0);
      for (gsize i = 0; i < size; i++)
        if (face[i])
          depth[i] = 0;
    }
  coxa_raster_triangles ((const float *) (gpointer) points->data, (const guint *) (gpointer) triangles->data,
                         triangles->len / 3, NULL, 0, window, depth, NULL);

  return depth;
}

static void
drawn_free (Drawn *drawn)
{
  for (guint i = 0; i < drawn->parts->len; i++)
    g_free (g_array_index (drawn->parts, Part, i).coverage);
  g_array_unref (drawn->parts);
  g_hash_table_unref (drawn->depths);
  g_object_unref (drawn->handle);
  g_free (drawn);
}

static Drawn *
drawn_new (CoxaView   *view,
           JsonObject *row)
{
  Drawn *drawn = g_new0 (Drawn, 1);
  g_autofree char *path = data_path (view->file);
  JsonArray *parts = json_object_get_array_member (row, "parts");
  g_autoptr(GError) error = NULL;

  drawn->view = view;
  drawn->handle = rsvg_handle_new_from_file (path, &error);
  g_assert_no_error (error);
  rsvg_handle_set_stylesheet (drawn->handle, (const guint8 *) "#sheet{mask:none}", 17, &error);
  g_assert_no_error (error);
  drawn->parts = g_array_new (FALSE, TRUE, sizeof (Part));
  drawn->depths = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < json_array_get_length (parts); i++)
    {
      JsonObject *object = json_array_get_object_element (parts, i);
      Part part = { 0 };

      if (!g_str_equal (json_object_get_string_member (object, "role"), "structure"))
        continue;
      part.id = json_object_get_string_member (object, "id");
      part.region = json_object_get_string_member (object, "region");
      part.depth = json_object_get_int_member (object, "depth");
      part.coverage = cover (drawn, part.id);
      g_array_append_val (drawn->parts, part);
      if (!g_hash_table_contains (drawn->depths, part.region))
        g_hash_table_insert (drawn->depths, (gpointer) part.region, draw_mesh (drawn, part.region));
    }

  return drawn;
}

/* the whole of a structure, without the ink round it, against the silhouette of its mesh */
static void
check_silhouette (Drawn *drawn,
                  Part  *part)
{
  gsize size = (gsize) drawn->view->width * drawn->view->height;
  const float *depth = g_hash_table_lookup (drawn->depths, part->region);
  g_autofree guint8 *mask = g_new (guint8, size);
  g_autofree float *inside = NULL;
  gsize both = 0, either = 0;

  for (gsize i = 0; i < size; i++)
    mask[i] = part->coverage[i] > 127;
  inside = coxa_raster_distance (mask, drawn->view->width, drawn->view->height);
  for (gsize i = 0; i < size; i++)
    {
      gboolean painted = inside[i] > INK;
      gboolean there = depth[i] > COXA_FAR;

      both += painted && there;
      either += painted || there;
    }
  if (either < LEAST_SIZE)
    return;
  g_test_message ("%s, %s: %.4f of %" G_GSIZE_FORMAT, drawn->view->id, part->id, (double) both / either, either);
  if (both < (either < SMALL ? LEAST_OF_SMALL : LEAST_UNION) * either)
    {
      g_test_message ("%s: the silhouette of %s is off", drawn->view->id, part->id);
      g_test_fail ();
    }
}

/* what is painted on top at a stop against what is nearest */
static void
check_stop (Drawn *drawn,
            int    stop)
{
  int width = drawn->view->width, height = drawn->view->height;
  gsize size = (gsize) width * height;
  g_autofree const char **painted = g_new0 (const char *, size);
  g_autofree const char **nearest = g_new0 (const char *, size);
  g_autofree float *depth = g_new (float, size);
  g_autofree guint8 *same = g_new0 (guint8, size);
  g_autofree float *clear = NULL;
  gsize all = 0, right = 0;

  for (gsize i = 0; i < size; i++)
    depth[i] = COXA_FAR;
  for (guint k = 0; k < drawn->parts->len; k++)
    {
      Part *part = &g_array_index (drawn->parts, Part, k);
      const float *own = g_hash_table_lookup (drawn->depths, part->region);

      if (part->depth < stop)
        continue;
      for (gsize i = 0; i < size; i++)
        {
          if (part->coverage[i] > 127)
            painted[i] = part->region;
          if (own[i] > depth[i])
            {
              depth[i] = own[i];
              nearest[i] = part->region;
            }
        }
    }
  for (int y = 1; y < height; y++)
    for (int x = 1; x < width; x++)
      {
        gsize i = (gsize) y * width + x;

        same[i] = painted[i] == painted[i - 1] && painted[i] == painted[i - width]
                  && nearest[i] == nearest[i - 1] && nearest[i] == nearest[i - width];
      }
  clear = coxa_raster_distance (same, width, height);
  for (gsize i = 0; i < size; i++)
    if (painted[i] != NULL && nearest[i] != NULL && clear[i] >= CLEAR)
      {
        all++;
        right += g_str_equal (painted[i], nearest[i]);
      }
  g_test_message ("%s, stop %d: %.4f", drawn->view->id, stop, (double) right / MAX (all, 1));
  g_assert_cmpuint (all, >, 50000);
  if (right < LEAST_AGREEMENT * all)
    {
      g_test_message ("%s, stop %d: too much is painted that is not nearest", drawn->view->id, stop);
      g_test_fail ();
    }
}

static CoxaScene *
load_scene (void)
{
  g_autofree char *path = data_path ("scene.json");
  g_autoptr(GError) error = NULL;
  CoxaScene *scene = coxa_scene_load (path, &error);

  g_assert_no_error (error);

  return scene;
}

static void
test_view (gconstpointer data)
{
  const char *id = data;
  g_autoptr(CoxaScene) scene = NULL;
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autofree char *path = data_path ("plates.json");
  g_autoptr(GError) error = NULL;
  JsonArray *rows;
  gboolean found = FALSE;

  if (g_getenv ("COXA_MESHES") == NULL)
    {
      g_test_skip ("COXA_MESHES names no folder of meshes");
      return;
    }
  scene = load_scene ();
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  rows = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "views");
  for (guint i = 0; i < scene->views->len; i++)
    for (guint k = 0; k < json_array_get_length (rows); k++)
      {
        CoxaView *view = g_ptr_array_index (scene->views, i);
        JsonObject *row = json_array_get_object_element (rows, k);
        Drawn *drawn;

        if (!g_str_equal (view->id, id) || !g_str_equal (json_object_get_string_member (row, "id"), id))
          continue;
        found = TRUE;
        drawn = drawn_new (view, row);
        for (guint n = 0; n < drawn->parts->len; n++)
          {
            Part *part = &g_array_index (drawn->parts, Part, n);

            if (strstr (part->id, ".near") == NULL)
              check_silhouette (drawn, part);
          }
        for (int stop = 1; stop <= COXA_STOPS; stop++)
          check_stop (drawn, stop);
        drawn_free (drawn);
      }
  g_assert_true (found);
}

/* who looks at the subject's side has the greater trochanter before all other bone */
static void
test_trochanter_is_nearest (void)
{
  g_autoptr(CoxaScene) scene = NULL;
  g_autofree char *folder = NULL;
  float nearest = COXA_FAR;
  const char *whose = NULL;
  float height = 0;

  if (g_getenv ("COXA_MESHES") == NULL)
    {
      g_test_skip ("COXA_MESHES names no folder of meshes");
      return;
    }
  scene = load_scene ();
  folder = mesh_folder ();
  for (guint i = 0; i < scene->views->len; i++)
    {
      CoxaView *view = g_ptr_array_index (scene->views, i);

      if (!g_str_equal (view->id, "side"))
        continue;
      for (guint k = 0; k < view->places->len; k++)
        {
          CoxaThing *thing = ((CoxaPlace *) g_ptr_array_index (view->places, k))->thing;
          g_autofree char *file = g_strconcat (thing->id, ".obj.gz", NULL);
          g_autofree char *path = g_build_filename (folder, file, NULL);
          g_autoptr(CoxaMesh) mesh = NULL;

          if (thing->kind != COXA_KIND_BONE)
            continue;
          mesh = coxa_mesh_load (path, NULL);
          g_assert_nonnull (mesh);
          for (guint v = 0; v < mesh->n_vertices; v++)
            {
              float seen[3];

              coxa_view_project (view, mesh->position + 3 * v, seen);
              if (seen[2] <= nearest)
                continue;
              nearest = seen[2];
              whose = thing->id;
              height = mesh->position[3 * v + 2];
            }
        }
    }
  g_assert_cmpstr (whose, ==, "femur");
  g_assert_cmpfloat (height, >, 770);
  g_assert_cmpfloat (height, <, 815);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const views[] = { "back", "side", "front", "inside", "turn-45", "thigh-back", "thigh-front" };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/views/side/trochanter-is-nearest", test_trochanter_is_nearest);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *path = g_strconcat ("/views/", views[i], "/as-the-meshes", NULL);

      g_test_add_data_func (path, views[i], test_view);
    }

  return g_test_run ();
}
