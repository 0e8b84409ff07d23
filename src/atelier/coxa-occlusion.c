/* coxa-occlusion.c: how much of the sky a surface sees
 *
 * For each of many directions, spread evenly over the sphere, the bodies are drawn into a z-buffer as seen from there; a
 * point that lies deeper than the z-buffer at its place does not see the sky that way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-occlusion.h"

#include <math.h>

#define N_DIRECTIONS 128
#define PIXEL 1.2  /* millimetres */
#define BIAS 1.8   /* millimetres; a surface does not shade itself over less */
#define STRIDE 4   /* pixels of the picture from sample to sample */

typedef struct
{
  double      axis[3][3];  /* right, down, towards the sky */
  CoxaWindow  window;
  float      *depth;
} Sky;

struct _CoxaOcclusion
{
  double scale;  /* pixels a millimetre */
  Sky    sky[N_DIRECTIONS];
};

/* what the observer sees as right, up and towards, in millimetres */
static void
as_seen (CoxaOcclusion *self,
         const float   *point,
         double        *out)
{
  out[0] = point[0] / self->scale;
  out[1] = point[2];
  out[2] = -point[1] / self->scale;
}

static void
turn_to (Sky          *sky,
         const double *point,
         float        *out)
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
 * @bodies: (element-type CoxaBody): what casts shade
 * @scale: pixels of the picture a millimetre
 *
 * Draws the z-buffers from all directions.
 *
 * Returns: (transfer full): what light is looked up in
 */
CoxaOcclusion *
coxa_occlusion_new (GPtrArray *bodies,
                    double     scale)
{
  CoxaOcclusion *self = g_new0 (CoxaOcclusion, 1);

  self->scale = scale;
  for (int k = 0; k < N_DIRECTIONS; k++)
    {
      Sky *sky = self->sky + k;
      float left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
      gsize size;

      set_axes (sky, k);
      for (int pass = 0; pass < 2; pass++)
        {
          for (guint i = 0; i < bodies->len; i++)
            {
              CoxaBody *body = g_ptr_array_index (bodies, i);
              g_autofree float *points = g_new (float, 3 * body->mesh->n_vertices);

              for (guint v = 0; v < body->mesh->n_vertices; v++)
                {
                  double seen[3];

                  as_seen (self, body->points + 3 * v, seen);
                  turn_to (sky, seen, points + 3 * v);
                  left = MIN (left, points[3 * v]);
                  right = MAX (right, points[3 * v]);
                  top = MIN (top, points[3 * v + 1]);
                  bottom = MAX (bottom, points[3 * v + 1]);
                }
              if (pass == 1)
                coxa_raster_triangles (points, body->mesh->triangle, body->mesh->n_triangles, NULL, 0, sky->window,
                                       sky->depth, NULL);
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
          const double  *point,
          const double  *normal)
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
 * @body: a body
 * @planes: its planes
 *
 * Finds how open to the sky each pixel of a body is.
 *
 * Returns: (transfer full): 0 … 1, a number a pixel of the body's window
 */
float *
coxa_occlusion_light (CoxaOcclusion *self,
                      CoxaBody      *body,
                      const float   *planes)
{
  CoxaWindow window = body->window;
  gsize size = (gsize) window.width * window.height;
  float *light = g_new0 (float, MAX (size, 1));
  g_autofree guint8 *known = g_new0 (guint8, MAX (size, 1));

  for (int y = 0; y < window.height; y += STRIDE)
    for (int x = 0; x < window.width; x += STRIDE)
      {
        gsize at = (gsize) y * window.width + x;
        float place[3] = { x + 0.5f + window.x, y + 0.5f + window.y, body->depth[at] };
        double point[3];
        double normal[3] = { planes[at], planes[size + at], planes[2 * size + at] };
        float value;

        if (!body->mask[at])
          continue;
        as_seen (self, place, point);
        value = light_at (self, point, normal);
        for (int j = y; j < MIN (y + STRIDE, window.height); j++)
          for (int i = x; i < MIN (x + STRIDE, window.width); i++)
            {
              light[(gsize) j * window.width + i] = value;
              known[(gsize) j * window.width + i] = 1;
            }
      }
  coxa_raster_fill (light, known, body->mask, window.width, window.height);

  return light;
}
