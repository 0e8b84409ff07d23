/* coxa-ground.c: the bones as the ground on which patches lie
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-ground.h"
#include "coxa-refine.h"
#include "coxa-trace.h"

#include <math.h>
#include <string.h>

#define FINE 1.2         /* millimetres; no edge of the ground is longer */
#define SKIN 1.5         /* millimetres by which the finer surface may differ from the one that is drawn */
#define LEAST_PATCH 160  /* pixels; less than this of a patch is not worth a region */

struct _CoxaGround
{
  GPtrArray       *patches;  /* of CoxaPatch; not owned */
  GPtrArray       *things;   /* of CoxaThing, one a patch */
  CoxaShapeSource  source;
  gpointer         data;
  GHashTable      *bones;    /* of CoxaMesh, by name */
};

static void
thing_free (gpointer data)
{
  CoxaThing *thing = data;

  g_free (thing->id);
  g_free (thing->address);
  g_free (thing->name);
  g_free (thing->role);
  g_strfreev (thing->bones);
  g_free (thing);
}

/* a patch as the listing knows it */
static CoxaThing *
make_thing (CoxaPatch *patch)
{
  CoxaThing *thing = g_new0 (CoxaThing, 1);

  thing->id = g_strdup (patch->id);
  thing->address = g_strdup (patch->address);
  thing->name = g_strdup (patch->name);
  thing->role = g_strdup (patch->role);
  thing->kind = COXA_KIND_BONE;
  thing->importance = patch->importance;
  thing->bones = g_strdupv (patch->bones);

  return thing;
}

/**
 * coxa_ground_new:
 * @patches: (element-type CoxaPatch): what lies on the bones; must outlive the ground
 * @source: gives meshes by name
 * @data: for @source
 *
 * Prepares to draw patches; nothing is made before a view needs it.
 *
 * Returns: (transfer full): the ground
 */
CoxaGround *
coxa_ground_new (GPtrArray       *patches,
                 CoxaShapeSource  source,
                 gpointer         data)
{
  CoxaGround *self = g_new0 (CoxaGround, 1);

  self->patches = patches;
  self->things = g_ptr_array_new_with_free_func (thing_free);
  self->source = source;
  self->data = data;
  self->bones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) coxa_mesh_free);
  for (guint i = 0; i < patches->len; i++)
    g_ptr_array_add (self->things, make_thing (g_ptr_array_index (patches, i)));

  return self;
}

/**
 * coxa_ground_free:
 * @self: (transfer full) (nullable): a ground
 *
 * Frees a ground.
 */
void
coxa_ground_free (CoxaGround *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->things);
  g_hash_table_unref (self->bones);
  g_free (self);
}

static CoxaMesh *
get_bone (CoxaGround *self,
          const char *name)
{
  CoxaMesh *fine = g_hash_table_lookup (self->bones, name);
  g_autoptr(CoxaMesh) mesh = NULL;

  if (fine != NULL)
    return fine;
  mesh = self->source (name, self->data);
  if (mesh == NULL)
    return NULL;

  coxa_mesh_smooth (mesh, 2);
  fine = coxa_refine_new (mesh, FINE);
  g_hash_table_insert (self->bones, g_strdup (name), fine);

  return fine;
}

/* which bone, if any, the observer sees at each pixel once all flesh is gone */
static gint16 *
find_bones (GPtrArray  *layers,
            CoxaWindow  window)
{
  gint16 *top = g_new (gint16, (gsize) window.width * window.height);

  memset (top, 0xff, (gsize) window.width * window.height * sizeof *top);
  for (guint k = 0; k < layers->len; k++)
    {
      CoxaLayer *layer = g_ptr_array_index (layers, k);
      CoxaWindow w = layer->window;

      if (layer->body == NULL || layer->thing->kind > COXA_KIND_FASCIA || layer->depth < COXA_STOPS)
        continue;
      for (int y = MAX (w.y, 0); y < MIN (w.y + w.height, window.height); y++)
        for (int x = MAX (w.x, 0); x < MIN (w.x + w.width, window.width); x++)
          if (coxa_layer_covers (layer, x, y))
            top[(gsize) y * window.width + x] = k;
    }

  return top;
}

/* the triangles of a bone that the view has not cut away: those beyond the midline, as the observer stands at its other side */
static guint
list_triangles (CoxaMesh    *mesh,
                const float *points,
                gboolean     cut,
                guint       *out)
{
  guint n = 0;

  for (guint t = 0; t < mesh->n_triangles; t++)
    {
      const guint *c = mesh->triangle + 3 * t;

      if (cut && points[3 * c[0] + 2] > 0 && points[3 * c[1] + 2] > 0 && points[3 * c[2] + 2] > 0)
        continue;
      memcpy (out + 3 * n++, c, 3 * sizeof *c);
    }

  return n;
}

/* marks where the observer sees the patch on one bone */
static void
mark_bone (CoxaGround    *self,
           CoxaPatch     *patch,
           CoxaLayer     *bone,
           const gint16  *top,
           GPtrArray     *layers,
           CoxaView      *view,
           CoxaLayer     *out)
{
  CoxaMesh *mesh = get_bone (self, bone->thing->id);
  const float *field = mesh != NULL ? coxa_patch_field (patch, bone->thing->id, mesh, self->source, self->data) : NULL;
  gsize size = (gsize) bone->window.width * bone->window.height;
  g_autofree float *points = NULL;
  g_autofree float *depth = NULL;
  g_autofree float *plane = NULL;
  g_autofree guint *triangles = NULL;
  guint n_triangles;

  if (field == NULL)
    return;

  points = g_new (float, 3 * mesh->n_vertices);
  depth = g_new (float, size + 1);
  plane = g_new0 (float, size + 1);
  for (guint v = 0; v < mesh->n_vertices; v++)
    coxa_view_project (view, mesh->position + 3 * v, points + 3 * v);
  for (gsize i = 0; i < size; i++)
    depth[i] = COXA_FAR;
  triangles = g_new (guint, 3 * mesh->n_triangles);
  n_triangles = list_triangles (mesh, points, view->cut, triangles);
  coxa_raster_triangles (points, triangles, n_triangles, field, 1, bone->window, depth, plane);
  for (gsize i = 0; i < size; i++)
    {
      int x = i % bone->window.width + bone->window.x;
      int y = i / bone->window.width + bone->window.y;
      int at;

      if (depth[i] <= COXA_FAR || plane[i] <= 0 || x < 0 || y < 0 || x >= out->window.width || y >= out->window.height)
        continue;
      /* a bone may be painted as two layers; either is that bone */
      at = top[(gsize) y * out->window.width + x];
      if (at < 0 || ((CoxaLayer *) g_ptr_array_index (layers, at))->body != bone->body
          || bone->body->depth[i] > depth[i] + SKIN)
        continue;
      out->mask[(gsize) y * out->window.width + x] = 1;
    }
}

static const char *
colour_of (const char *role)
{
  if (g_str_equal (role, "origin"))
    return "#c8382c";

  return g_str_equal (role, "insertion") ? "#2f5fc4" : "#2e8b57";
}

static CoxaLayer *
draw_patch (CoxaGround   *self,
            CoxaPatch    *patch,
            CoxaThing    *thing,
            GPtrArray    *layers,
            const gint16 *top,
            CoxaView     *view)
{
  CoxaWindow window = { 0, 0, view->width * COXA_SCALE, view->height * COXA_SCALE };
  gsize size = (gsize) window.width * window.height;
  CoxaLayer *layer = coxa_layer_new (thing, NULL, "");
  gsize n = 0;

  layer->window = window;
  layer->mask = g_new0 (guint8, size);
  for (guint k = 0; k < layers->len; k++)
    {
      CoxaLayer *bone = g_ptr_array_index (layers, k);

      if (bone->body != NULL && !bone->is_near && bone->depth == COXA_STOPS
          && g_strv_contains ((const char *const *) patch->bones, bone->thing->id))
        mark_bone (self, patch, bone, top, layers, view, layer);
    }
  for (gsize i = 0; i < size; i++)
    n += layer->mask[i];
  if (n >= LEAST_PATCH)
    {
      coxa_raster_smooth (layer->mask, window.width, window.height, 2.5);
      n = 0;
      for (gsize i = 0; i < size; i++)
        n += layer->mask[i];
    }
  if (n < LEAST_PATCH)
    {
      coxa_layer_free (layer);
      return NULL;
    }
  g_string_append_printf (layer->svg, "<path fill=\"%s\" d=\"", colour_of (patch->role));
  coxa_trace (layer->svg, layer->mask, window, 1.0 / COXA_SCALE, COXA_TRACE_UNITS, 60, 0.8);
  g_string_append (layer->svg, "\"/>\n");

  return layer;
}

/**
 * coxa_ground_draw:
 * @self: a ground
 * @layers: (element-type CoxaLayer): the structures of a view in painter's order; the patches are added at the end
 * @view: the view
 *
 * Draws all patches of which the observer sees something.
 */
void
coxa_ground_draw (CoxaGround *self,
                  GPtrArray  *layers,
                  CoxaView   *view)
{
  CoxaWindow window = { 0, 0, view->width * COXA_SCALE, view->height * COXA_SCALE };
  g_autofree gint16 *top = find_bones (layers, window);

  for (guint i = 0; i < self->patches->len; i++)
    {
      CoxaLayer *layer = draw_patch (self, g_ptr_array_index (self->patches, i), g_ptr_array_index (self->things, i), layers,
                                     top, view);

      if (layer != NULL)
        g_ptr_array_add (layers, layer);
    }
}
