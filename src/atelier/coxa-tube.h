/* coxa-tube.h: a nerve as tubes round authored lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-mesh.h"

G_BEGIN_DECLS

CoxaMesh *coxa_tube_new (GPtrArray *curves) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
