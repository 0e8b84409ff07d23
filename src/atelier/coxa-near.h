/* coxa-near.h: the nearest place on a surface
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-mesh.h"

G_BEGIN_DECLS

typedef struct _CoxaNear CoxaNear;

CoxaNear *coxa_near_new    (CoxaMesh     *mesh) G_GNUC_WARN_UNUSED_RESULT;

void      coxa_near_free   (CoxaNear     *self);

gboolean  coxa_near_find   (CoxaNear     *self,
                            const float  *point,
                            double        limit,
                            guint        *vertex,
                            double       *distance);

double    coxa_near_height (CoxaNear     *self,
                            const float  *point,
                            double        limit,
                            float        *normal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaNear, coxa_near_free)

G_END_DECLS
