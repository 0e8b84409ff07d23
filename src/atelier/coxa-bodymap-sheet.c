/* coxa-bodymap-sheet.c: a view of the map of the body
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-bodymap-sheet.h"

#include "coxa-occlusion.h"

#include <math.h>
#include <string.h>

#define SHRUNK 0.25    /* the sky is looked at from a small model: what shades a body is large */
#define N_TOGETHER 8   /* fields that are drawn at once */
#define ROUND_ZONE 1.2 /* pixels over which borders are smoothed: zones meet, */
#define ROUND_PAIN 2.5 /* patterns lie by themselves */
#define LEAST 260      /* pixels; what is smaller is not shown */
#define LEAST_RING 3.0 /* user units that a ring has to reach inwards */

enum
{
  PLANE_RIGHT,
  PLANE_TOWARDS,
  PLANE_UP,
  PLANE_LIGHT,
  N_PLANES
};

static void
patch_free (CoxaBodyPatch *self)
{
  g_free (self->mask);
  g_free (self);
}

/* to the picture's right, towards the observer, up */
static void
turn (const CoxaBodyView *view,
      const float        *from,
      float              *to)
{
  double angle = view->azimuth * G_PI / 180;

  to[0] = -cos (angle) * from[0] - sin (angle) * from[1];
  to[1] = -sin (angle) * from[0] + cos (angle) * from[1];
  to[2] = from[2];
}

static float *
project (CoxaBodySheet *self,
         CoxaMesh      *mesh)
{
  float *points = g_new (float, 3 * mesh->n_vertices);
  double scale = self->scale * COXA_BODY_SCALE;

  for (guint v = 0; v < mesh->n_vertices; v++)
    {
      float at[3];

      turn (self->view, mesh->position + 3 * v, at);
      points[3 * v] = (at[0] - self->view->x) * scale + self->window.width / 2.0;
      points[3 * v + 1] = (self->z - at[2]) * scale + self->window.height / 2.0;
      points[3 * v + 2] = at[1];
    }

  return points;
}

static float *
see_sky (CoxaMesh *mesh)
{
  g_autoptr(GPtrArray) meshes = g_ptr_array_new ();
  g_autoptr(CoxaOcclusion) sky = NULL;
  g_autofree float *even = NULL;
  CoxaMesh *model = coxa_mesh_new (mesh->position, mesh->n_vertices, mesh->triangle, mesh->n_triangles);
  float *light;

  for (guint i = 0; i < 3 * model->n_vertices; i++)
    model->position[i] *= SHRUNK;
  memcpy (model->normal, mesh->normal, 3 * mesh->n_vertices * sizeof *mesh->normal);
  g_ptr_array_add (meshes, model);
  sky = coxa_occlusion_new (meshes);
  light = coxa_occlusion_light (sky, model);
  coxa_mesh_blur (mesh, light, 1, 7);
  /* the folds between the toes, which the shoes hide, see none */
  even = g_memdup2 (light, mesh->n_vertices * sizeof *light);
  coxa_mesh_blur (mesh, even, 1, 22);
  for (guint v = 0; v < mesh->n_vertices; v++)
    light[v] += CLAMP ((80 - mesh->position[3 * v + 2]) / 20, 0, 1) * (even[v] - light[v]);
  coxa_mesh_free (model);

  return light;
}

static float *
draw_values (CoxaBodySheet *self,
             CoxaMesh      *mesh,
             const float   *points,
             const float   *values,
             guint          n_values)
{
  gsize size = (gsize) self->window.width * self->window.height;
  float *planes = g_new0 (float, n_values * size);

  for (gsize i = 0; i < size; i++)
    self->depth[i] = COXA_FAR;
  coxa_raster_triangles (points, mesh->triangle, mesh->n_triangles, values, n_values, self->window, self->depth, planes);

  return planes;
}

/* Light from the upper left in front; less from where little sky is seen; and skin that turns away darkens, as in a drawing. */
static double
find_tone (double right,
           double towards,
           double up,
           double light)
{
  double length = sqrt (right * right + towards * towards + up * up) + 1e-6;
  double key = (-0.42 * right + 0.60 * towards + 0.68 * up) / length;
  double edge = 1 - CLAMP (towards / length, 0, 1);

  double shade = (0.20 + 0.80 * pow (0.5 + 0.5 * key, 1.7)) * (0.30 + 0.70 * light) * (1 - 0.34 * edge * edge * edge);

  return CLAMP (1.10 * shade, 0, 1);
}

static void
draw_tone (CoxaBodySheet *self,
           CoxaMesh      *mesh,
           const float   *points)
{
  g_autofree float *light = see_sky (mesh);
  g_autofree float *values = g_new (float, N_PLANES * mesh->n_vertices);
  g_autofree float *planes = NULL;
  gsize size = (gsize) self->window.width * self->window.height;

  for (guint v = 0; v < mesh->n_vertices; v++)
    {
      turn (self->view, mesh->normal + 3 * v, values + N_PLANES * v);
      values[N_PLANES * v + PLANE_LIGHT] = light[v];
    }
  planes = draw_values (self, mesh, points, values, N_PLANES);

  for (gsize i = 0; i < size; i++)
    {
      self->mask[i] = self->depth[i] > COXA_FAR / 2;
      self->tone[i] = self->mask[i] ? find_tone (planes[i], planes[size + i], planes[2 * size + i], planes[3 * size + i]) : 0;
    }
  coxa_raster_blur (self->tone, self->mask, self->window.width, self->window.height, 2.4);
}

/* the mask's window, with a border */
static gboolean
find_window (CoxaBodySheet *self,
             const float   *plane,
             CoxaWindow    *window)
{
  int left = G_MAXINT, top = G_MAXINT, right = -1, bottom = -1;

  for (int y = 0; y < self->window.height; y++)
    for (int x = 0; x < self->window.width; x++)
      {
        gsize at = (gsize) y * self->window.width + x;

        if (!self->mask[at] || plane[at] <= 0)
          continue;
        left = MIN (left, x);
        right = MAX (right, x);
        top = MIN (top, y);
        bottom = MAX (bottom, y);
      }
  if (right < 0)
    return FALSE;
  *window = (CoxaWindow) { left - 12, top - 12, right - left + 25, bottom - top + 25 };

  return TRUE;
}

static guint8 *
cut_mask (CoxaBodySheet *self,
          const float   *plane,
          CoxaWindow     window,
          double         sigma)
{
  gsize size = (gsize) window.width * window.height;
  guint8 *mask = g_new0 (guint8, size);

  for (int y = 0; y < window.height; y++)
    for (int x = 0; x < window.width; x++)
      {
        int px = x + window.x;
        int py = y + window.y;
        gsize at = (gsize) py * self->window.width + px;

        if (px >= 0 && py >= 0 && px < self->window.width && py < self->window.height)
          mask[(gsize) y * window.width + x] = self->mask[at] && plane[at] > 0;
      }
  coxa_raster_smooth (mask, window.width, window.height, sigma);
  coxa_raster_drop_spots (mask, window.width, window.height, LEAST);

  return mask;
}

static gboolean
measure (CoxaBodyPatch *patch)
{
  CoxaWindow window = patch->window;
  g_autofree float *inside = coxa_raster_distance (patch->mask, window.width, window.height);
  int left = G_MAXINT, top = G_MAXINT, right = -1, bottom = -1;

  for (int y = 0; y < window.height; y++)
    for (int x = 0; x < window.width; x++)
      {
        gsize at = (gsize) y * window.width + x;

        if (!patch->mask[at])
          continue;
        left = MIN (left, x);
        right = MAX (right, x);
        top = MIN (top, y);
        bottom = MAX (bottom, y);
        if (inside[at] / COXA_BODY_SCALE > patch->anchor[2])
          {
            patch->anchor[0] = (x + window.x + 0.5) / COXA_BODY_SCALE;
            patch->anchor[1] = (y + window.y + 0.5) / COXA_BODY_SCALE;
            patch->anchor[2] = inside[at] / COXA_BODY_SCALE;
          }
      }
  if (right < 0)
    return FALSE;
  patch->bounds[0] = floor ((double) (left + window.x) / COXA_BODY_SCALE);
  patch->bounds[1] = floor ((double) (top + window.y) / COXA_BODY_SCALE);
  patch->bounds[2] = ceil ((double) (right + 1 + window.x) / COXA_BODY_SCALE) - patch->bounds[0];
  patch->bounds[3] = ceil ((double) (bottom + 1 + window.y) / COXA_BODY_SCALE) - patch->bounds[1];

  return TRUE;
}

/* Of a pattern a rim may be seen from the side, where it goes round; a place that is seen so is not shown, nor a ring that has
 * become a line. */
static gboolean
is_shown (const CoxaBodyPatch *patch)
{
  if (strcmp (patch->part->role, "trigger") == 0)
    return patch->anchor[2] >= LEAST_RING;

  return patch->anchor[2] >= COXA_BODY_LEAST || g_str_has_prefix (patch->part->role, "pain");
}

static void
add_patch (CoxaBodySheet *self,
           CoxaBodyPart  *part,
           const float   *plane)
{
  gboolean is_zone = strcmp (part->role, "zone") == 0;
  CoxaBodyPatch *patch = g_new0 (CoxaBodyPatch, 1);

  patch->part = part;
  if (find_window (self, plane, &patch->window))
    {
      patch->mask = cut_mask (self, plane, patch->window, is_zone ? ROUND_ZONE : ROUND_PAIN);
      if (measure (patch) && is_shown (patch))
        {
          g_ptr_array_add (self->patches, patch);
          return;
        }
    }
  patch_free (patch);
}

static float *
draw_together (CoxaBodySheet *self,
               CoxaMesh      *mesh,
               const float   *points,
               GPtrArray     *fields,
               guint          from,
               guint          n)
{
  g_autofree float *values = g_new (float, n * mesh->n_vertices);

  for (guint i = 0; i < n; i++)
    {
      const float *field = g_ptr_array_index (fields, from + i);

      for (guint v = 0; v < mesh->n_vertices; v++)
        values[n * v + i] = field[v];
    }

  return draw_values (self, mesh, points, values, n);
}

static void
draw_clothes (CoxaBodySheet *self,
              CoxaMesh      *mesh,
              const float   *points,
              GPtrArray     *fields)
{
  gsize size = (gsize) self->window.width * self->window.height;
  g_autofree float *planes = draw_together (self, mesh, points, fields, 0, fields->len);

  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (self->clothes, cut_mask (self, planes + i * size, self->window, 1.6));
}

/* Places share out the skin, a pixel each: they do not overlap, and leave no gaps. All but those of the middle are shown on the
 * right only. */
static void
add_places (CoxaBodySheet *self,
            const guint8  *owner,
            const float   *right)
{
  gsize size = (gsize) self->window.width * self->window.height;
  g_autofree float *plane = g_new (float, size);

  for (guint i = 0; i < self->map->parts->len; i++)
    {
      CoxaBodyPart *part = g_ptr_array_index (self->map->parts, i);

      if (strcmp (part->role, "zone") != 0)
        continue;
      for (gsize k = 0; k < size; k++)
        plane[k] = owner[k] == i + 1 && (part->midline || right[k] > 0) ? 1 : -1;
      add_patch (self, part, plane);
    }
}

static void
draw_parts (CoxaBodySheet *self,
            CoxaMesh      *mesh,
            const float   *points,
            GPtrArray     *fields)
{
  gsize size = (gsize) self->window.width * self->window.height;
  g_autofree float *side = g_new (float, mesh->n_vertices);
  g_autofree float *right = NULL;
  g_autofree float *deepest = g_new0 (float, size);
  g_autofree guint8 *owner = g_new0 (guint8, size);
  g_autoptr(GPtrArray) patches = NULL;

  for (guint v = 0; v < mesh->n_vertices; v++)
    side[v] = -mesh->position[3 * v];
  right = draw_values (self, mesh, points, side, 1);

  for (guint from = 0; from < fields->len; from += N_TOGETHER)
    {
      guint n = MIN (N_TOGETHER, fields->len - from);
      g_autofree float *planes = draw_together (self, mesh, points, fields, from, n);

      for (guint i = 0; i < n; i++)
        {
          CoxaBodyPart *part = g_ptr_array_index (self->map->parts, from + i);
          const float *plane = planes + i * size;

          if (!coxa_body_part_is_place (part))
            {
              add_patch (self, part, plane);
              continue;
            }
          for (gsize k = 0; k < size; k++)
            if (self->mask[k] && plane[k] > deepest[k])
              {
                deepest[k] = plane[k];
                owner[k] = from + i + 1;
              }
        }
    }

  /* below the patterns */
  patches = self->patches;
  self->patches = g_ptr_array_new_with_free_func ((GDestroyNotify) patch_free);
  add_places (self, owner, right);
  g_ptr_array_set_free_func (patches, NULL);
  g_ptr_array_extend (self->patches, patches, NULL, NULL);
}

/**
 * coxa_body_sheet_new:
 * @map: a description
 * @view: the view
 * @figure: the figure that it shows
 *
 * Draws a view.
 *
 * Returns: (transfer full): the view, drawn
 */
CoxaBodySheet *
coxa_body_sheet_new (CoxaBodyMap    *map,
                     CoxaBodyView   *view,
                     CoxaBodyFigure *figure)
{
  CoxaBodySheet *self = g_new0 (CoxaBodySheet, 1);
  CoxaMesh *posed = coxa_mannequin_pose (figure->mannequin, &view->stance);
  CoxaMesh *once = coxa_mesh_subdivide (posed);
  CoxaMesh *mesh = coxa_mesh_subdivide (once);
  g_autofree float *points = NULL;
  gsize size;

  coxa_mesh_free (posed);
  coxa_mesh_free (once);
  coxa_mesh_set_normals (mesh, 7);
  coxa_mannequin_plain (figure->mannequin, mesh);

  self->map = map;
  self->view = view;
  /* as tall as the map says, in the middle; no finer than the listing says it */
  self->scale = round (1000 * map->tall / figure->mannequin->stature) / 1000;
  self->z = round (figure->mannequin->stature / 2);
  self->window = (CoxaWindow) { 0, 0, map->width * COXA_BODY_SCALE, map->height * COXA_BODY_SCALE };
  self->clothes = g_ptr_array_new_with_free_func (g_free);
  self->patches = g_ptr_array_new_with_free_func ((GDestroyNotify) patch_free);
  size = (gsize) self->window.width * self->window.height;
  self->depth = g_new (float, size);
  self->tone = g_new (float, size);
  self->mask = g_new (guint8, size);
  points = project (self, mesh);
  draw_tone (self, mesh, points);
  draw_clothes (self, mesh, points, figure->clothes);
  draw_parts (self, mesh, points, figure->fields);
  coxa_mesh_free (mesh);

  return self;
}

/**
 * coxa_body_sheet_free:
 * @self: (transfer full) (nullable): a view
 *
 * Frees it.
 */
void
coxa_body_sheet_free (CoxaBodySheet *self)
{
  if (self == NULL)
    return;

  g_free (self->depth);
  g_free (self->mask);
  g_free (self->tone);
  g_ptr_array_unref (self->clothes);
  g_ptr_array_unref (self->patches);
  g_free (self);
}
