/* coxa-trace.h: pixels become curves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-raster.h"

G_BEGIN_DECLS

#define COXA_TRACE_UNITS 5 /* whole numbers in a path are fifths of a user unit, */
#define COXA_TRACE_ROUGH 2 /* or halves, where the path is no outline that anybody sees sharply */

/**
 * CoxaPen:
 * @out: the path data that is being written
 * @units: whole numbers a user unit
 * @x: where the pen is, in those
 * @y: likewise
 * @command: the last command, so that it need not be repeated
 *
 * Writes relative SVG path data in whole numbers, as short as it can be.
 */
typedef struct
{
  GString *out;
  int      units;
  int      x;
  int      y;
  char     command;
} CoxaPen;

void coxa_pen_move  (CoxaPen *self, double x, double y);
void coxa_pen_line  (CoxaPen *self, double x, double y);
void coxa_pen_curve (CoxaPen *self, double x1, double y1, double x2, double y2, double x, double y);
void coxa_pen_close (CoxaPen *self);

void coxa_trace     (GString      *out,
                     const guint8 *mask,
                     CoxaWindow    window,
                     double        scale,
                     int           units,
                     int           smallest,
                     double        tolerance);

G_END_DECLS
