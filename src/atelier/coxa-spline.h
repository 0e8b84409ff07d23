/* coxa-spline.h: a smooth line through points
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void coxa_spline_at     (const float *points,
                         guint        n,
                         double       t,
                         float       *out);

void coxa_spline_around (const float *points,
                         guint        n,
                         double       t,
                         float       *out);

void coxa_spline_spread (const float *points,
                         guint        n,
                         guint        count,
                         float       *out);

G_END_DECLS
