/* coxa-tone.c: how light and shade fall on a structure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-tone.h"

#include <math.h>

static int
compare_floats (gconstpointer a,
                gconstpointer b)
{
  float x = *(const float *) a;
  float y = *(const float *) b;

  return (x > y) - (x < y);
}

/* spreads a structure's tones over most of the scale, so that the round and the flat both have shape */
static void
stretch (CoxaTone *self,
         CoxaBody *body)
{
  CoxaWindow window = body->window;
  gsize size = (gsize) window.width * window.height;
  g_autoptr(GArray) values = g_array_new (FALSE, FALSE, sizeof (float));
  gboolean bone = body->thing->kind == COXA_KIND_BONE || body->thing->kind == COXA_KIND_DISC;
  double low, high;

  for (gsize i = 0; i < size; i += 7)
    if (body->mask[i])
      g_array_append_val (values, self->tone[i]);
  if (values->len < 8)
    return;
  g_array_sort (values, compare_floats);
  low = g_array_index (values, float, (guint) (values->len * 0.03));
  high = g_array_index (values, float, (guint) (values->len * 0.97));
  low = bone ? 0.20 + 0.2 * (low - 0.2) : 0.5 * low + 0.5 * 0.22;
  high = bone ? 0.95 : 0.75 * high + 0.25 * 0.95;
  for (gsize i = 0; i < size; i++)
    self->tone[i] = CLAMP ((self->tone[i] - low) / MAX (high - low, 0.15), 0, 1) * 0.92 + 0.04;
}

static void
find_tone (CoxaTone    *self,
           CoxaBody    *body,
           const float *planes)
{
  static const double lamp[3] = { -0.42, 0.62, 0.66 };
  CoxaWindow window = body->window;
  gsize size = (gsize) window.width * window.height;
  g_autofree float *light = g_memdup2 (planes + COXA_PLANE_LIGHT * size, MAX (size, 1) * sizeof *light);
  gboolean bone = body->thing->kind == COXA_KIND_BONE;
  double depth_of_shade = bone ? 0.78 : 0.40;

  if (body->thing->kind < COXA_KIND_NERVE)
    coxa_raster_blur (light, body->mask, window.width, window.height, bone ? 7 : 10);
  for (gsize i = 0; i < size; i++)
    {
      double n[3] = { planes[i], planes[size + i], planes[2 * size + i] };
      double length = sqrt (n[0] * n[0] + n[1] * n[1] + n[2] * n[2]) + 1e-9;
      double facing = fabs (n[1] / length);
      double lit = (n[0] * lamp[0] + facing * length * lamp[1] + n[2] * lamp[2]) / length;

      self->tone[i] = 0.64 * MAX (0, (lit + 0.35) / 1.35) + 0.36 * facing;
      self->tone[i] *= 1 - depth_of_shade * (1 - pow (CLAMP (light[i], 0, 1), bone ? 0.9 : 1));
    }
  coxa_raster_blur (self->tone, body->mask, window.width, window.height,
                    bone ? 4 : body->thing->kind >= COXA_KIND_NERVE ? 1 : 8);
  stretch (self, body);
}

/* Most of a structure's tone changes in one direction, most of what that leaves in another. Gradients those ways carry it
   without any step; what is left over is small and is drawn as faint tones. */
static void
find_ridges (CoxaTone *self,
             CoxaBody *body)
{
  CoxaWindow window = body->window;
  gsize size = (gsize) window.width * window.height;

  self->rest = g_memdup2 (self->tone, MAX (size, 1) * sizeof (float));
  for (int k = 0; k < COXA_N_RIDGES; k++)
    {
      coxa_ridge_fit (self->ridges + k, self->rest, body->mask, body->mask, window);
      for (int y = 0; y < window.height; y++)
        for (int x = 0; x < window.width; x++)
          self->rest[(gsize) y * window.width + x] -= coxa_ridge_at (self->ridges + k, x, y);
    }
  coxa_raster_blur (self->rest, body->mask, window.width, window.height, 9);
}

/**
 * coxa_tone_new:
 * @body: a structure in a view
 * @planes: its planes
 *
 * Lights a structure.
 *
 * Returns: (transfer full): its light and shade
 */
CoxaTone *
coxa_tone_new (CoxaBody    *body,
               const float *planes)
{
  CoxaTone *self = g_new0 (CoxaTone, 1);

  self->tone = g_new0 (float, MAX ((gsize) body->window.width * body->window.height, 1));
  find_tone (self, body, planes);
  find_ridges (self, body);

  return self;
}

/**
 * coxa_tone_free:
 * @self: (transfer full) (nullable): light and shade
 *
 * Frees it.
 */
void
coxa_tone_free (CoxaTone *self)
{
  if (self == NULL)
    return;

  g_free (self->tone);
  g_free (self->rest);
  g_free (self);
}
