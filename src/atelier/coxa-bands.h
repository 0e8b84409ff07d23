/* coxa-bands.h: tones one within the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-body.h"

G_BEGIN_DECLS

#define COXA_MOST_BANDS 24

int  coxa_bands_count (CoxaKind      kind,
                       const guint8 *mask,
                       gsize         size);

void coxa_bands_write (CoxaBody     *body,
                       const float  *tone,
                       const guint8 *mask,
                       const char   *id,
                       int           n_tones,
                       double        detail,
                       GString      *out);

G_END_DECLS
