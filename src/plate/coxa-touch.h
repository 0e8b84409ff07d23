#pragma once

#include "coxa-region-index.h"

G_BEGIN_DECLS

#define COXA_TOUCH_OFFERS 6 /* at most this many regions are offered */

guint coxa_touch_list (const CoxaRegionIndex *index,
                       const CoxaRegionSpot  *spots,
                       double                 x,
                       double                 y,
                       double                 pixels_per_mm,
                       guint                  regions[COXA_TOUCH_OFFERS]);

G_END_DECLS
