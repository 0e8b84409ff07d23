#pragma once

#include "coxa-plates.h"

G_BEGIN_DECLS

GPtrArray *coxa_turn_list_ring      (CoxaPlates *plates,
                                     const char *view) G_GNUC_WARN_UNUSED_RESULT;

CoxaView  *coxa_turn_get_neighbour  (CoxaPlates *plates,
                                     const char *view,
                                     int         step);

G_END_DECLS
