/* coxa-occlusion.h: how much of the sky a surface sees
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-mesh.h"

G_BEGIN_DECLS

typedef struct _CoxaOcclusion CoxaOcclusion;

CoxaOcclusion *coxa_occlusion_new   (GPtrArray     *meshes) G_GNUC_WARN_UNUSED_RESULT;

void           coxa_occlusion_free  (CoxaOcclusion *self);

float         *coxa_occlusion_light (CoxaOcclusion *self,
                                     CoxaMesh      *mesh) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaOcclusion, coxa_occlusion_free)

G_END_DECLS
