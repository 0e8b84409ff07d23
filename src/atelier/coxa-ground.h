/* coxa-ground.h: the bones as the ground on which patches lie
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-layer.h"
#include "coxa-patch.h"

G_BEGIN_DECLS

typedef struct _CoxaGround CoxaGround;

CoxaGround *coxa_ground_new  (GPtrArray        *patches,
                              CoxaShapeSource   source,
                              gpointer          data) G_GNUC_WARN_UNUSED_RESULT;

void        coxa_ground_free (CoxaGround       *self);

void        coxa_ground_draw (CoxaGround       *self,
                              GPtrArray        *layers,
                              CoxaView         *view);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaGround, coxa_ground_free)

G_END_DECLS
