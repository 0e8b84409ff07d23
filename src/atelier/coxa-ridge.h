/* coxa-ridge.h: how something changes in one direction
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-raster.h"

G_BEGIN_DECLS

#define COXA_RIDGE_STOPS 11

/**
 * CoxaRidge:
 * @x: the direction, in the window's pixels
 * @y: likewise
 * @start: where along it the first stop lies
 * @step: from stop to stop
 * @value: what is there at each stop
 *
 * A gradient.
 */
typedef struct
{
  double x;
  double y;
  double start;
  double step;
  double value[COXA_RIDGE_STOPS];
} CoxaRidge;

double coxa_ridge_fit (CoxaRidge    *self,
                       const float  *values,
                       const guint8 *mask,
                       const guint8 *active,
                       CoxaWindow    window);

/* what a gradient has at a pixel */
static inline double
coxa_ridge_at (const CoxaRidge *self,
               int              x,
               int              y)
{
  double t = CLAMP ((x * self->x + y * self->y - self->start) / self->step, 0, COXA_RIDGE_STOPS - 1);
  int i = MIN ((int) t, COXA_RIDGE_STOPS - 2);

  return self->value[i] * (1 - (t - i)) + self->value[i + 1] * (t - i);
}

G_END_DECLS
