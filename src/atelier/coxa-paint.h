/* coxa-paint.h: colours, and paths that are filled with them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-body.h"

G_BEGIN_DECLS

char       *coxa_paint_colour (CoxaThing    *thing,
                               double        tone) G_GNUC_WARN_UNUSED_RESULT;

const char *coxa_paint_ink    (CoxaKind      kind);

void        coxa_paint_path   (GString      *out,
                               const char   *fill,
                               const char   *more,
                               const guint8 *mask,
                               CoxaWindow    window,
                               gboolean      rough,
                               int           smallest,
                               double        tolerance);

G_END_DECLS
