/* coxa-ridge.c: how something changes in one direction
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-ridge.h"

#include <math.h>

#define STRIDE 5 /* pixels from sample to sample */
#define WAYS 24  /* directions that are tried */

static void
find_extent (CoxaRidge    *self,
             const guint8 *active,
             CoxaWindow    window)
{
  double low = 1e9, high = -1e9;

  for (int y = 0; y < window.height; y += STRIDE)
    for (int x = 0; x < window.width; x += STRIDE)
      if (active[(gsize) y * window.width + x])
        {
          low = MIN (low, x * self->x + y * self->y);
          high = MAX (high, x * self->x + y * self->y);
        }
  self->start = low;
  self->step = MAX ((high - low) / (COXA_RIDGE_STOPS - 1), 1);
}

static void
find_means (CoxaRidge    *self,
            const float  *values,
            const guint8 *mask,
            CoxaWindow    window)
{
  double sum[COXA_RIDGE_STOPS] = { 0 };
  double weight[COXA_RIDGE_STOPS] = { 0 };

  for (int y = 0; y < window.height; y += STRIDE)
    for (int x = 0; x < window.width; x += STRIDE)
      {
        gsize at = (gsize) y * window.width + x;
        double t = CLAMP ((x * self->x + y * self->y - self->start) / self->step, 0, COXA_RIDGE_STOPS - 1);
        int i = MIN ((int) t, COXA_RIDGE_STOPS - 2);

        if (!mask[at])
          continue;
        sum[i] += (1 - (t - i)) * values[at];
        weight[i] += 1 - (t - i);
        sum[i + 1] += (t - i) * values[at];
        weight[i + 1] += t - i;
      }
  for (int i = 0; i < COXA_RIDGE_STOPS; i++)
    self->value[i] = weight[i] > 1e-6 ? sum[i] / weight[i] : i > 0 ? self->value[i - 1] : 0;
}

static double
find_miss (const CoxaRidge *self,
           const float     *values,
           const guint8    *mask,
           CoxaWindow       window)
{
  double miss = 0;

  for (int y = 0; y < window.height; y += STRIDE)
    for (int x = 0; x < window.width; x += STRIDE)
      {
        gsize at = (gsize) y * window.width + x;
        double d = mask[at] ? values[at] - coxa_ridge_at (self, x, y) : 0;

        miss += d * d;
      }

  return miss;
}

/**
 * coxa_ridge_fit:
 * @self: (out caller-allocates): the gradient
 * @values: a number a pixel
 * @mask: a byte a pixel, not 0 where they count
 * @active: a byte a pixel, not 0 where they change; the stops are spread over this
 * @window: the pixels
 *
 * Finds the gradient that comes closest.
 *
 * Returns: the root mean square of what it misses, over what is active
 */
double
coxa_ridge_fit (CoxaRidge    *self,
                const float  *values,
                const guint8 *mask,
                const guint8 *active,
                CoxaWindow    window)
{
  double best = 1e30;
  gsize n = 0;

  for (int y = 0; y < window.height; y += STRIDE)
    for (int x = 0; x < window.width; x += STRIDE)
      n += active[(gsize) y * window.width + x] != 0;

  for (int way = 0; way < WAYS; way++)
    {
      CoxaRidge ridge = { .x = cos (way * G_PI / WAYS), .y = sin (way * G_PI / WAYS) };
      double miss;

      find_extent (&ridge, active, window);
      find_means (&ridge, values, mask, window);
      miss = find_miss (&ridge, values, mask, window);
      if (miss < best)
        {
          best = miss;
          *self = ridge;
        }
    }

  return sqrt (best / MAX (n, 1));
}
