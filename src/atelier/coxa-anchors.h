/* coxa-anchors.h: where labels point to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-layer.h"

G_BEGIN_DECLS

void coxa_anchors_find (GPtrArray *layers,
                        CoxaView  *view);

G_END_DECLS
