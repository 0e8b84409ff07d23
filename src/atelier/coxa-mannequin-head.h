/* coxa-mannequin-head.h: a head without a face
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-mannequin.h"

G_BEGIN_DECLS

void coxa_mannequin_head_measure (CoxaMannequin *self);

void coxa_mannequin_head_put     (CoxaMannequin *self,
                                  CoxaMesh      *mesh);

G_END_DECLS
