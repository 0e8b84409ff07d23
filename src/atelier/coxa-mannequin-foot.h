/* coxa-mannequin-foot.h: feet in plain shoes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-mannequin.h"

G_BEGIN_DECLS

void coxa_mannequin_foot_measure (CoxaMannequin *self);

void coxa_mannequin_foot_put     (CoxaMannequin *self,
                                  CoxaMesh      *mesh);

G_END_DECLS
