/* coxa-band.h: a ligament as a band over bones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-near.h"
#include "coxa-scene.h"

G_BEGIN_DECLS

CoxaMesh *coxa_band_new (GPtrArray *rails,
                         double     thickness,
                         GPtrArray *bones) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
