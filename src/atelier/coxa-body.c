/* coxa-body.c: a structure as the observer sees it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-body.h"
#include "coxa-cut.h"

#include <math.h>
#include <string.h>

#define SMALL 40000 /* pixels; what covers no more loses its shape if it is smoothed as much as the rest */
#define CUT 0.0f /* the height of the midline where the observer stands at the subject's left */

/**
 * coxa_view_project:
 * @view: a view
 * @point: millimetres, x to the subject's left, y to the back, z up
 * @out: (out caller-allocates): x and y in the picture in pixels, height towards the observer in millimetres
 *
 * Says where the observer sees a point.
 */
void
coxa_view_project (CoxaView    *view,
                   const float *point,
                   float       *out)
{
  double turn = -view->azimuth * G_PI / 180;
  double x = point[0] * cos (turn) - point[1] * sin (turn);
  double scale = view->frame[2] * COXA_SCALE;

  out[0] = (-x - view->frame[0]) * scale + view->width * COXA_SCALE / 2.0;
  out[1] = view->height * COXA_SCALE / 2.0 - (point[2] - view->frame[1]) * scale;
  out[2] = point[0] * sin (turn) + point[1] * cos (turn);
}

/* turns a direction: to the right, towards the observer, up */
static void
turn_direction (CoxaView    *view,
                const float *direction,
                float       *out)
{
  double turn = -view->azimuth * G_PI / 180;

  out[0] = -(direction[0] * cos (turn) - direction[1] * sin (turn));
  out[1] = direction[0] * sin (turn) + direction[1] * cos (turn);
  out[2] = direction[2];
}

/* what the solid has, as seen */
static void
turn_values (CoxaBody *self,
             CoxaView *view)
{
  for (guint v = 0; v < self->mesh->n_vertices; v++)
    {
      float *value = self->values + COXA_N_PLANES * v;
      float seen[3];

      turn_direction (view, self->solid->fibre + 3 * v, seen);
      value[COXA_PLANE_FIBRE_X] = seen[0];
      value[COXA_PLANE_FIBRE_Y] = -seen[2];
      value[COXA_PLANE_ORIGIN] = self->solid->from[v];
      value[COXA_PLANE_INSERTION] = self->solid->to[v];
      value[COXA_PLANE_LIGHT] = self->solid->light[v];
    }
}

static void
find_window (CoxaBody *self,
             CoxaView *view)
{
  float left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;

  for (guint c = 0; c < 3 * self->n_triangles; c++)
    {
      const float *point = self->points + 3 * self->triangle[c];

      left = MIN (left, point[0]);
      right = MAX (right, point[0]);
      top = MIN (top, point[1]);
      bottom = MAX (bottom, point[1]);
    }
  left = MAX (left - 16, -COXA_PAD);
  top = MAX (top - 16, -COXA_PAD);
  right = MIN (right + 16, view->width * COXA_SCALE + COXA_PAD);
  bottom = MIN (bottom + 16, view->height * COXA_SCALE + COXA_PAD);

  self->window = (CoxaWindow) { floorf (left), floorf (top), MAX (0, ceilf (right) - floorf (left)),
                                MAX (0, ceilf (bottom) - floorf (top)) };
}

static void
draw_depth (CoxaBody *self)
{
  CoxaWindow window = self->window;
  gsize size = (gsize) window.width * window.height;
  g_autofree guint8 *known = g_new0 (guint8, size);
  gsize n = 0;

  self->depth = g_new (float, MAX (size, 1));
  self->mask = g_new0 (guint8, MAX (size, 1));
  for (gsize i = 0; i < size; i++)
    self->depth[i] = COXA_FAR;
  coxa_raster_triangles (self->points, self->triangle, self->n_triangles, NULL, 0, window, self->depth, NULL);
  for (gsize i = 0; i < size; i++)
    {
      if (self->face != NULL && self->face[i])
        self->depth[i] = CUT;
      self->mask[i] = known[i] = self->depth[i] > COXA_FAR;
      n += known[i];
    }

  if (self->thing->kind < COXA_KIND_NERVE)
    {
      gboolean bone = self->thing->kind == COXA_KIND_BONE;
      gboolean small = n < SMALL;

      coxa_raster_close (self->mask, window.width, window.height, bone || small ? 2.5 : 9);
      coxa_raster_smooth (self->mask, window.width, window.height, bone ? 1.8 : small ? 2.5 : 4.5);
    }
  coxa_raster_fill (self->depth, known, self->mask, window.width, window.height);
  for (gsize i = 0; i < size; i++)
    {
      if (!self->mask[i])
        self->depth[i] = COXA_FAR;
      if (self->face != NULL)
        self->face[i] &= self->mask[i];
    }
}

/* takes the subject's left half away; the observer stands on that side */
static void
cut_through (CoxaBody *self)
{
  g_autoptr(GArray) points = g_array_new (FALSE, FALSE, sizeof (float));
  g_autoptr(GArray) values = g_array_new (FALSE, FALSE, sizeof (float));
  g_autoptr(GArray) triangles = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_vals (points, self->points, 3 * self->n_points);
  g_array_append_vals (values, self->values, COXA_N_PLANES * self->n_points);
  g_array_append_vals (triangles, self->triangle, 3 * self->n_triangles);
  coxa_cut_surface (points, values, COXA_N_PLANES, triangles, CUT);

  g_free (self->points);
  g_free (self->values);
  g_free (self->triangle);
  self->n_points = points->len / 3;
  self->n_triangles = triangles->len / 3;
  self->points = (float *) (gpointer) g_array_free (g_steal_pointer (&points), FALSE);
  self->values = (float *) (gpointer) g_array_free (g_steal_pointer (&values), FALSE);
  self->triangle = (guint *) (gpointer) g_array_free (g_steal_pointer (&triangles), FALSE);
}

static void
find_face (CoxaBody *self,
           CoxaView *view)
{
  g_autofree float *points = g_new (float, 3 * self->mesh->n_vertices);
  CoxaWindow window = self->window;

  for (guint v = 0; v < self->mesh->n_vertices; v++)
    coxa_view_project (view, self->mesh->position + 3 * v, points + 3 * v);
  self->face = coxa_cut_face (points, self->mesh->triangle, self->mesh->n_triangles, CUT, window);
  coxa_raster_smooth (self->face, window.width, window.height, 1.5);
}

/**
 * coxa_body_new:
 * @place: the structure's place in the view; must outlive the body
 * @solid: the structure; must outlive the body
 * @view: the view
 *
 * Looks at a structure: turns it and draws it into a z-buffer.
 *
 * Returns: (transfer full) (nullable): the body, or %NULL where nothing of it lies in the sheet
 */
CoxaBody *
coxa_body_new (CoxaPlace *place,
               CoxaSolid *solid,
               CoxaView  *view)
{
  CoxaBody *self = g_new0 (CoxaBody, 1);

  self->place = place;
  self->thing = place->thing;
  self->solid = solid;
  self->mesh = solid->mesh;
  self->points = g_new (float, 3 * self->mesh->n_vertices);
  self->values = g_new0 (float, (gsize) COXA_N_PLANES * self->mesh->n_vertices);
  turn_values (self, view);
  for (guint v = 0; v < self->mesh->n_vertices; v++)
    {
      coxa_view_project (view, self->mesh->position + 3 * v, self->points + 3 * v);
      turn_direction (view, self->mesh->normal + 3 * v, self->values + COXA_N_PLANES * v);
    }
  self->n_points = self->mesh->n_vertices;
  self->n_triangles = self->mesh->n_triangles;
  self->triangle = g_memdup2 (self->mesh->triangle, 3 * self->n_triangles * sizeof *self->triangle);
  if (view->cut)
    cut_through (self);
  find_window (self, view);
  if (self->window.width < 33 || self->window.height < 33)
    {
      coxa_body_free (self);
      return NULL;
    }
  if (view->cut)
    find_face (self, view);
  draw_depth (self);

  return self;
}

/**
 * coxa_body_planes:
 * @self: a body
 *
 * Draws normals, fibre directions and distances from the ends.
 *
 * Returns: (transfer full): %COXA_N_PLANES planes the size of the window, one after the other
 */
float *
coxa_body_planes (CoxaBody *self)
{
  CoxaWindow window = self->window;
  gsize size = (gsize) window.width * window.height;
  float *planes = g_new0 (float, COXA_N_PLANES * MAX (size, 1));
  g_autofree float *depth = g_new (float, MAX (size, 1));
  g_autofree guint8 *known = g_new (guint8, MAX (size, 1));

  for (gsize i = 0; i < size; i++)
    depth[i] = COXA_FAR;
  coxa_raster_triangles (self->points, self->triangle, self->n_triangles, self->values, COXA_N_PLANES, window,
                         depth, planes);
  for (gsize i = 0; self->face != NULL && i < size; i++)
    if (self->face[i])
      {
        /* flat, seen straight on and in full light */
        depth[i] = CUT;
        planes[COXA_PLANE_RIGHT * size + i] = planes[COXA_PLANE_UP * size + i] = 0;
        planes[COXA_PLANE_TOWARDS * size + i] = planes[COXA_PLANE_LIGHT * size + i] = 1;
      }
  for (int k = 0; k < COXA_N_PLANES; k++)
    {
      for (gsize i = 0; i < size; i++)
        known[i] = depth[i] > COXA_FAR;
      coxa_raster_fill (planes + k * size, known, self->mask, window.width, window.height);
    }

  return planes;
}

/**
 * coxa_body_free:
 * @self: (transfer full) (nullable): a body
 *
 * Frees a body.
 */
void
coxa_body_free (CoxaBody *self)
{
  if (self == NULL)
    return;

  g_free (self->points);
  g_free (self->values);
  g_free (self->depth);
  g_free (self->mask);
  g_free (self->face);
  g_free (self->triangle);
  g_free (self);
}
