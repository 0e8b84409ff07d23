/* coxa-mannequin-shape.h: how a body loses its features
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-mannequin.h"
#include "coxa-mannequin-source.h"

G_BEGIN_DECLS

void coxa_mannequin_shape (CoxaMannequin       *self,
                           CoxaMannequinSource *source);

G_END_DECLS
