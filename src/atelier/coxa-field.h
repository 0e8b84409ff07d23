/* coxa-field.h: which way a muscle's fibres run
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-mesh.h"

G_BEGIN_DECLS

float *coxa_field_solve     (CoxaMesh     *mesh,
                             const guint8 *ones,
                             const guint8 *zeros) G_GNUC_WARN_UNUSED_RESULT;

float *coxa_field_gradient  (CoxaMesh     *mesh,
                             const float  *u,
                             double        reach) G_GNUC_WARN_UNUSED_RESULT;

void   coxa_field_find_ends (CoxaMesh     *mesh,
                             const float  *origin,
                             guint         n_origin,
                             const float  *insertion,
                             guint         n_insertion,
                             guint8       *ones,
                             guint8       *zeros);

G_END_DECLS
