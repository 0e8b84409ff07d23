/* coxa-shape.c: the surface of what has no mesh, made from authored lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-shape.h"
#include "coxa-band.h"
#include "coxa-courses.h"
#include "coxa-refine.h"
#include "coxa-sac.h"
#include "coxa-tube.h"

#include <gio/gio.h>

#define GROUND 1.5 /* millimetres; no edge of a bone is longer where something lies on it */

static void
band_free (gpointer data)
{
  CoxaBandRails *band = data;

  g_ptr_array_unref (band->rails);
  g_free (band);
}

static void
sac_free (gpointer data)
{
  CoxaSacOutline *sac = data;

  coxa_courses_free_curve (sac->outline);
  g_free (sac);
}

static void
shape_free (gpointer data)
{
  CoxaShape *self = data;

  g_free (self->id);
  g_ptr_array_unref (self->curves);
  g_ptr_array_unref (self->bands);
  g_ptr_array_unref (self->sacs);
  g_strfreev (self->rests_on);
  g_free (self);
}

static JsonArray *
get_list (JsonObject *object,
          const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static CoxaShape *
read_shape (JsonObject *object,
            const char *id)
{
  CoxaShape *self = g_new0 (CoxaShape, 1);
  JsonArray *bands = get_list (object, "bands");
  JsonArray *sacs = get_list (object, "sacs");

  self->id = g_strdup (id);
  self->curves = coxa_courses_get_curves (object, "curves");
  self->bands = g_ptr_array_new_with_free_func (band_free);
  self->sacs = g_ptr_array_new_with_free_func (sac_free);
  self->rests_on = coxa_courses_get_names (object, "rests-on");
  for (guint i = 0; bands != NULL && i < json_array_get_length (bands); i++)
    {
      JsonObject *one = json_array_get_object_element (bands, i);
      CoxaBandRails *band = g_new0 (CoxaBandRails, 1);

      band->rails = coxa_courses_get_curves (one, "rails");
      band->thickness = coxa_courses_get_number (one, "thickness", 2);
      g_ptr_array_add (self->bands, band);
    }
  for (guint i = 0; sacs != NULL && i < json_array_get_length (sacs); i++)
    {
      JsonObject *one = json_array_get_object_element (sacs, i);
      CoxaSacOutline *sac = g_new0 (CoxaSacOutline, 1);

      sac->outline = coxa_courses_read_curve (json_object_get_member (one, "outline"));
      sac->thickness = coxa_courses_get_number (one, "thickness", 2);
      sac->lift = coxa_courses_get_number (one, "lift", 0.5);
      g_ptr_array_add (self->sacs, sac);
    }

  return self;
}

/**
 * coxa_shapes_load:
 * @path: a file with a list "structures", see data/plates/README.md
 * @error: return location
 *
 * Reads what has curves, bands or sacs.
 *
 * Returns: (transfer full) (element-type CoxaShape) (nullable): the shapes, or %NULL with @error set
 */
GPtrArray *
coxa_shapes_load (const char  *path,
                  GError     **error)
{
  g_autoptr(JsonParser) parser = NULL;
  JsonObject *root = coxa_courses_open (path, &parser, error);
  JsonArray *list = root != NULL ? get_list (root, "structures") : NULL;
  g_autoptr(GPtrArray) shapes = g_ptr_array_new_with_free_func (shape_free);

  if (root == NULL)
    return NULL;
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      const char *id = JSON_NODE_HOLDS_OBJECT (node)
                       ? json_object_get_string_member_with_default (json_node_get_object (node), "id", NULL) : NULL;

      if (id == NULL)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: structure %u has no \"id\". Add it and run again.",
                       path, i);
          return NULL;
        }
      g_ptr_array_add (shapes, read_shape (json_node_get_object (node), id));
    }

  return g_steal_pointer (&shapes);
}

/**
 * coxa_shapes_find:
 * @shapes: (element-type CoxaShape): shapes
 * @id: a name
 *
 * Finds a shape that has lines to be built from.
 *
 * Returns: (transfer none) (nullable): the shape
 */
CoxaShape *
coxa_shapes_find (GPtrArray  *shapes,
                  const char *id)
{
  for (guint i = 0; i < shapes->len; i++)
    {
      CoxaShape *shape = g_ptr_array_index (shapes, i);

      if (g_str_equal (shape->id, id) && shape->curves->len + shape->bands->len + shape->sacs->len > 0)
        return shape;
    }

  return NULL;
}

/* turns a closed surface right side out and adds it to the whole */
static void
add_mesh (CoxaMesh *mesh,
          GArray   *positions,
          GArray   *triangles)
{
  guint base = positions->len / 3;
  double volume = 0;

  if (mesh == NULL)
    return;
  for (guint t = 0; t < mesh->n_triangles; t++)
    {
      const float *a = mesh->position + 3 * mesh->triangle[3 * t];
      const float *b = mesh->position + 3 * mesh->triangle[3 * t + 1];
      const float *c = mesh->position + 3 * mesh->triangle[3 * t + 2];

      volume += a[0] * ((double) b[1] * c[2] - (double) b[2] * c[1]) + a[1] * ((double) b[2] * c[0] - (double) b[0] * c[2])
                + a[2] * ((double) b[0] * c[1] - (double) b[1] * c[0]);
    }
  g_array_append_vals (positions, mesh->position, 3 * mesh->n_vertices);
  for (guint t = 0; t < mesh->n_triangles; t++)
    for (guint k = 0; k < 3; k++)
      {
        guint v = base + mesh->triangle[3 * t + (volume < 0 ? 2 - k : k)];

        g_array_append_val (triangles, v);
      }
  coxa_mesh_free (mesh);
}

/**
 * coxa_shape_build:
 * @self: a shape
 * @source: gives the bones on which it lies
 * @data: for @source
 *
 * Makes the surface of a shape.
 *
 * Returns: (transfer full) (nullable): all its tubes, bands and sacs as one mesh, %NULL if there are none
 */
CoxaMesh *
coxa_shape_build (CoxaShape       *self,
                  CoxaShapeSource  source,
                  gpointer         data)
{
  g_autoptr(GPtrArray) meshes = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_mesh_free);
  g_autoptr(GPtrArray) bones = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_near_free);
  g_autoptr(GArray) positions = g_array_new (FALSE, FALSE, sizeof (float));
  g_autoptr(GArray) triangles = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; self->rests_on[i] != NULL && self->bands->len + self->sacs->len > 0; i++)
    {
      CoxaMesh *mesh = source (self->rests_on[i], data);

      if (mesh == NULL)
        continue;
      g_ptr_array_add (meshes, coxa_refine_new (mesh, GROUND));
      coxa_mesh_free (mesh);
      g_ptr_array_add (bones, coxa_near_new (g_ptr_array_index (meshes, meshes->len - 1)));
    }

  if (self->curves->len > 0)
    add_mesh (coxa_tube_new (self->curves), positions, triangles);
  for (guint i = 0; i < self->bands->len; i++)
    {
      CoxaBandRails *band = g_ptr_array_index (self->bands, i);

      add_mesh (coxa_band_new (band->rails, band->thickness, bones), positions, triangles);
    }
  for (guint i = 0; i < self->sacs->len; i++)
    {
      CoxaSacOutline *sac = g_ptr_array_index (self->sacs, i);

      add_mesh (coxa_sac_new (sac->outline, sac->thickness, sac->lift, bones), positions, triangles);
    }
  if (triangles->len == 0)
    return NULL;

  return coxa_mesh_new ((const float *) (gpointer) positions->data, positions->len / 3,
                        (const guint *) (gpointer) triangles->data, triangles->len / 3);
}
