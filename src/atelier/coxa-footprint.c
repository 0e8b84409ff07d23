/* coxa-footprint.c: an outline on the bones, drawn for one view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-footprint.h"
#include "coxa-trace.h"

#include <math.h>
#include <string.h>

#define ROUND_STEPS 10

/* a closed spline through the landmarks */
static void
point_on_outline (CoxaCurve *curve,
                  guint      step,
                  float     *out)
{
  guint n = curve->n_points;
  guint i = step / ROUND_STEPS;
  double f = step % ROUND_STEPS / (double) ROUND_STEPS;

  for (int k = 0; k < 3; k++)
    {
      double a = curve->points[3 * ((i + n - 1) % n) + k];
      double b = curve->points[3 * i + k];
      double c = curve->points[3 * ((i + 1) % n) + k];
      double d = curve->points[3 * ((i + 2) % n) + k];

      out[k] = (b + 0.5 * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a)))) * (k == 0 ? -1 : 1);
    }
}

/**
 * coxa_footprint_new:
 * @thing: an authored outline; must outlive the layer
 * @layers: (element-type CoxaLayer): what is drawn so far, in painter's order
 * @view: the view
 *
 * Draws an outline on the bones, only where the observer sees them.
 *
 * Returns: (transfer full): the layer
 */
CoxaLayer *
coxa_footprint_new (CoxaThing *thing,
                    GPtrArray *layers,
                    CoxaView  *view)
{
  CoxaWindow window = { 0, 0, view->width * COXA_SCALE, view->height * COXA_SCALE };
  gsize size = (gsize) window.width * window.height;
  CoxaLayer *layer = coxa_layer_new (thing, NULL, "");

  layer->window = window;
  layer->mask = g_new0 (guint8, size);
  for (guint c = 0; c < thing->curves->len; c++)
    {
      CoxaCurve *curve = g_ptr_array_index (thing->curves, c);
      guint n = curve->n_points * ROUND_STEPS;
      g_autofree float *p = g_new (float, 3 * MAX (n, 1));

      for (guint i = 0; i < n; i++)
        {
          float point[3];

          point_on_outline (curve, i, point);
          coxa_view_project (view, point, p + 3 * i);
        }
      for (int y = 0; y < window.height; y++)
        for (guint i = 0; i < n; i++)
          {
            const float *a = p + 3 * i;
            const float *b = p + 3 * ((i + 1) % n);
            float cross;

            if ((a[1] > y + 0.5f) == (b[1] > y + 0.5f))
              continue;
            /* even-odd: everything to the right of an edge turns over */
            cross = a[0] + (y + 0.5f - a[1]) / (b[1] - a[1]) * (b[0] - a[0]) - 0.5f;
            for (int x = MAX (0, (int) ceilf (cross)); x < window.width; x++)
              layer->mask[(gsize) y * window.width + x] ^= 1;
          }
    }
  coxa_raster_smooth (layer->mask, window.width, window.height, 9);

  for (gsize i = 0; i < size; i++)
    {
      CoxaLayer *top = NULL;

      if (!layer->mask[i])
        continue;
      for (guint k = 0; k < layers->len; k++)
        {
          CoxaLayer *other = g_ptr_array_index (layers, k);

          if (other->body != NULL && other->depth == COXA_STOPS && coxa_layer_covers (other, i % window.width, i / window.width))
            top = other;
        }
      layer->mask[i] = top != NULL && g_strv_contains ((const char *const *) thing->bones, top->thing->id);
    }
  coxa_raster_smooth (layer->mask, window.width, window.height, 2);
  g_string_append_printf (layer->svg, "<path fill=\"%s\" d=\"", strcmp (thing->role, "origin") == 0 ? "#c8382c" : "#2f5fc4");
  coxa_trace (layer->svg, layer->mask, window, 1.0 / COXA_SCALE, COXA_TRACE_UNITS, 60, 0.8);
  g_string_append (layer->svg, "\"/>\n");

  return layer;
}
