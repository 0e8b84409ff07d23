/* coxa-body.c: a structure as the observer sees it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-body.h"

#include <math.h>
#include <string.h>

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

/* where fibres run as seen, and how far it is to the ends */
static void
turn_fibres (CoxaBody *self,
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
    }
}

static void
find_window (CoxaBody *self,
             CoxaView *view)
{
  float left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;

  for (guint v = 0; v < self->mesh->n_vertices; v++)
    {
      left = MIN (left, self->points[3 * v]);
      right = MAX (right, self->points[3 * v]);
      top = MIN (top, self->points[3 * v + 1]);
      bottom = MAX (bottom, self->points[3 * v + 1]);
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

  self->depth = g_new (float, MAX (size, 1));
  self->mask = g_new0 (guint8, MAX (size, 1));
  for (gsize i = 0; i < size; i++)
    self->depth[i] = COXA_FAR;
  coxa_raster_triangles (self->points, self->mesh->triangle, self->mesh->n_triangles, NULL, 0, window, self->depth, NULL);
  for (gsize i = 0; i < size; i++)
    self->mask[i] = known[i] = self->depth[i] > COXA_FAR;

  if (self->thing->kind < COXA_KIND_NERVE)
    {
      coxa_raster_close (self->mask, window.width, window.height, self->thing->kind == COXA_KIND_BONE ? 2.5 : 9);
      coxa_raster_smooth (self->mask, window.width, window.height, self->thing->kind == COXA_KIND_BONE ? 1.8 : 4.5);
    }
  coxa_raster_fill (self->depth, known, self->mask, window.width, window.height);
  for (gsize i = 0; i < size; i++)
    if (!self->mask[i])
      self->depth[i] = COXA_FAR;
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
  turn_fibres (self, view);
  for (guint v = 0; v < self->mesh->n_vertices; v++)
    {
      coxa_view_project (view, self->mesh->position + 3 * v, self->points + 3 * v);
      turn_direction (view, self->mesh->normal + 3 * v, self->values + COXA_N_PLANES * v);
    }
  find_window (self, view);
  if (self->window.width < 33 || self->window.height < 33)
    {
      coxa_body_free (self);
      return NULL;
    }
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
  coxa_raster_triangles (self->points, self->mesh->triangle, self->mesh->n_triangles, self->values, COXA_N_PLANES, window,
                         depth, planes);
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
  g_free (self);
}
