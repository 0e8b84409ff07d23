/* coxa-footprint.h: an outline on the bones, drawn for one view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-layer.h"

G_BEGIN_DECLS

CoxaLayer *coxa_footprint_new (CoxaThing *thing,
                               GPtrArray *layers,
                               CoxaView  *view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
