/* coxa-fibres.h: fibres as evenly spaced lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-raster.h"

G_BEGIN_DECLS

/**
 * CoxaFibre:
 * @points: x and y in turn, pixels of the window, at least two points
 * @n_points: how many points
 * @kind: a number that varies from fibre to fibre, 0 … 1
 *
 * One line.
 */
typedef struct
{
  float  *points;
  int     n_points;
  double  kind;
} CoxaFibre;

GPtrArray *coxa_fibres_grow (const guint8 *mask,
                             const float  *inside,
                             const float  *fx,
                             const float  *fy,
                             int           width,
                             int           height,
                             double        spacing,
                             double        shortest,
                             guint32       seed) G_GNUC_WARN_UNUSED_RESULT;

void       coxa_fibre_draw  (const float  *points,
                             int           n_points,
                             double        x0,
                             double        y0,
                             double        scale,
                             double        thickness,
                             GString      *out);

G_END_DECLS
