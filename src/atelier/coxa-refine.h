/* coxa-refine.h: a mesh without long edges
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-mesh.h"

G_BEGIN_DECLS

CoxaMesh *coxa_refine_new (CoxaMesh *mesh,
                           double    longest) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
