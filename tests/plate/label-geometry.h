#pragma once

#include "coxa-label-layout.h"

/* What labels must never do, for tests of their layout. */

static inline double
turn (double ax, double ay, double bx, double by, double cx, double cy)
{
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

/* Whether the leaders of two labels cross. */
static inline gboolean
cross (const CoxaLabel *a,
       const CoxaLabel *b)
{
  double one = turn (a->port_x, a->port_y, a->x, a->y, b->port_x, b->port_y);
  double two = turn (a->port_x, a->port_y, a->x, a->y, b->x, b->y);
  double three = turn (b->port_x, b->port_y, b->x, b->y, a->port_x, a->port_y);
  double four = turn (b->port_x, b->port_y, b->x, b->y, a->x, a->y);

  return one * two < -1e-6 && three * four < -1e-6;
}

static inline gboolean
overlap (const CoxaLabel *a,
         const CoxaLabel *b)
{
  return a->text_x < b->text_x + b->width && b->text_x < a->text_x + a->width &&
         a->text_y < b->text_y + b->height - 1e-6 && b->text_y < a->text_y + a->height - 1e-6;
}
