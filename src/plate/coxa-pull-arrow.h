#pragma once

#include "coxa-plates.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Arrows along which a muscle pulls: from its insertion, which moves, to its origin. */

gboolean coxa_pull_arrow_measure (const CoxaPlates      *plates,
                                  const CoxaView        *view,
                                  const char            *page,
                                  double                 scale,
                                  cairo_rectangle_int_t *extents);

void     coxa_pull_arrow_draw    (cairo_t               *cr,
                                  const CoxaPlates      *plates,
                                  const CoxaView        *view,
                                  const char            *page,
                                  double                 scale,
                                  double                 line);

G_END_DECLS
