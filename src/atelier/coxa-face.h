/* coxa-face.h: what is cut through
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-body.h"

G_BEGIN_DECLS

void coxa_face_write (CoxaBody     *body,
                      const guint8 *mask,
                      GString      *out);

G_END_DECLS
