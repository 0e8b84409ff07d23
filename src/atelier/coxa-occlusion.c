/* coxa-occlusion.c: how much of the sky a surface sees
 *
 * For each of many directions, spread evenly over the sphere, the bodies are drawn into a z-buffer as seen from there; a
 * point that lies deeper than the z-buffer at its place does not see the sky that way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-occlusion.h"
#include "coxa-raster.h"

#include <math.h>

#define N_DIRECTIONS 128
#define PIXEL 1.2  /* millimetres */
#define BIAS 1.8   /* millimetres; a surface does not shade itself over less */

typedef struct
{
  double      axis[3][3];  /* right, down, towards the sky */
  CoxaWindow  window;
  float      *depth;
} Sky;

struct _CoxaOcclusion
{
  Sky    sky[N_DIRECTIONS];
};

static void
turn_to (Sky         *sky,
         const float *point,
         float       *out)
{
  for (int i = 0; i < 3; i++)
    out[i] = (sky->axis[i][0] * point[0] + sky->axis[i][1] * point[1] + sky->axis[i][2] * point[2]) / (i < 2 ? PIXEL : 1);
}

static void
set_axes (Sky *sky,
          int  number)
{
  double y = 1 - 2 * (number + 0.5) / N_DIRECTIONS;
  double angle = number * G_PI * (3 - sqrt (5));
  double r = sqrt (1 - y * y);
  double d[3] = { r * cos (angle), y, r * sin (angle) };
  double up[3] = { fabs (d[2]) < 0.9 ? 0 : 1, 0, fabs (d[2]) < 0.9 ? 1 : 0 };
  double length;
  double *a = sky->axis[0];
  double *b = sky->axis[1];

  a[0] = up[1] * d[2] - up[2] * d[1];
  a[1] = up[2] * d[0] - up[0] * d[2];
  a[2] = up[0] * d[1] - up[1] * d[0];
  length = sqrt (a[0] * a[0] + a[1] * a[1] + a[2] * a[2]);
  for (int i = 0; i < 3; i++)
    {
      a[i] /= length;
      sky->axis[2][i] = d[i];
    }
  b[0] = d[1] * a[2] - d[2] * a[1];
  b[1] = d[2] * a[0] - d[0] * a[2];
  b[2] = d[0] * a[1] - d[1] * a[0];
}

/**
 * coxa_occlusion_new:
 * @meshes: (element-type CoxaMesh): what casts shade
 *
 * Draws the z-buffers from all directions.
 *
 * Returns: (transfer full): what light is looked up in
 */
CoxaOcclusion *
coxa_occlusion_new (GPtrArray *meshes)
{
  CoxaOcclusion *self = g_new0 (CoxaOcclusion, 1);

  for (int k = 0; k < N_DIRECTIONS; k++)
    {
      Sky *sky = self->sky + k;
      float left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
      gsize size;

      set_axes (sky, k);
      for (int pass = 0; pass < 2; pass++)
        {
          for (guint i = 0; i < meshes->len; i++)
            {
              CoxaMesh *mesh = g_ptr_array_index (meshes, i);
              g_autofree float *points = g_new (float, 3 * mesh->n_vertices);

              for (guint v = 0; v < mesh->n_vertices; v++)
                {
                  turn_to (sky, mesh->position + 3 * v, points + 3 * v);
                  left = MIN (left, points[3 * v]);
                  right = MAX (right, points[3 * v]);
                  top = MIN (top, points[3 * v + 1]);
                  bottom = MAX (bottom, points[3 * v + 1]);
                }
              if (pass == 1)
                coxa_raster_triangles (points, mesh->triangle, mesh->n_triangles, NULL, 0, sky->window, sky->depth, NULL);
            }
          if (pass == 0)
            {
              sky->window = (CoxaWindow) { floorf (left) - 1, floorf (top) - 1, ceilf (right - left) + 3,
                                           ceilf (bottom - top) + 3 };
              size = (gsize) sky->window.width * sky->window.height;
              sky->depth = g_new (float, size);
              for (gsize i = 0; i < size; i++)
                sky->depth[i] = COXA_FAR;
            }
        }
    }

  return self;
}

/**
 * coxa_occlusion_free:
 * @self: (transfer full) (nullable): what light is looked up in
 *
 * Frees it.
 */
void
coxa_occlusion_free (CoxaOcclusion *self)
{
  if (self == NULL)
    return;

  for (int k = 0; k < N_DIRECTIONS; k++)
    g_free (self->sky[k].depth);
  g_free (self);
}

static double
light_at (CoxaOcclusion *self,
          const float   *point,
          const float   *normal)
{
  double seen = 0;
  double all = 1e-6;

  for (int k = 0; k < N_DIRECTIONS; k++)
    {
      Sky *sky = self->sky + k;
      double weight = normal[0] * sky->axis[2][0] + normal[1] * sky->axis[2][1] + normal[2] * sky->axis[2][2];
      float at[3];
      int x, y;

      if (weight <= 0.05)
        continue;
      turn_to (sky, point, at);
      x = CLAMP ((int) floorf (at[0]) - sky->window.x, 0, sky->window.width - 1);
      y = CLAMP ((int) floorf (at[1]) - sky->window.y, 0, sky->window.height - 1);
      all += weight;
      /* the slope allows for a pixel's width on surfaces that are seen edge-on */
      if (sky->depth[y * sky->window.width + x] <= at[2] + BIAS + PIXEL * (1 - weight) * 1.5)
        seen += weight;
    }

  return seen / all;
}

/**
 * coxa_occlusion_light:
 * @self: what light is looked up in
 * @mesh: a surface
 *
 * Finds how open to the sky each vertex is.
 *
 * Returns: (transfer full): 0 … 1, a number a vertex
 */
float *
coxa_occlusion_light (CoxaOcclusion *self,
                      CoxaMesh      *mesh)
{
  float *light = g_new (float, MAX (mesh->n_vertices, 1));

  for (guint v = 0; v < mesh->n_vertices; v++)
    light[v] = light_at (self, mesh->position + 3 * v, mesh->normal + 3 * v);

  return light;
}
