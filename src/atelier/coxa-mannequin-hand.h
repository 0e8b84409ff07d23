/* coxa-mannequin-hand.h: hands at rest
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-mannequin.h"
#include "coxa-mannequin-source.h"

G_BEGIN_DECLS

gboolean coxa_mannequin_hand_close (CoxaMannequin        *self,
                                    CoxaMannequinSource  *source,
                                    double                lift,
                                    GError              **error);

G_END_DECLS
