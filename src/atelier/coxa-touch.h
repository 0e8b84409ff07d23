/* coxa-touch.h: hands that touch, and do not go through
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-stage.h"

G_BEGIN_DECLS

void coxa_touch (const CoxaSkin *const *skins,
                 const CoxaStage       *stage,
                 CoxaPose              *poses,
                 CoxaStand             *stands,
                 int                    person);

G_END_DECLS
