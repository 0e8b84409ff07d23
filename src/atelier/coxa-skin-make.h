/* coxa-skin-make.h: how a figure that moves is made from the base mesh
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-skin.h"

G_BEGIN_DECLS

gboolean coxa_skin_make     (CoxaSkin    *self,
                             const char  *folder,
                             GError     **error);

void     coxa_skin_remember (CoxaSkin    *self);

G_END_DECLS
