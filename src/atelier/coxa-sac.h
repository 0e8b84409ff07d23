/* coxa-sac.h: a bursa as a flat sac on bone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-near.h"
#include "coxa-scene.h"

G_BEGIN_DECLS

CoxaMesh *coxa_sac_new (CoxaCurve *outline,
                        double     thickness,
                        double     lift,
                        GPtrArray *bones) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
