/* coxa-cut.h: what is left of a surface that is cut through
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-raster.h"

G_BEGIN_DECLS

void    coxa_cut_surface (GArray      *points,
                          GArray      *values,
                          guint        n_values,
                          GArray      *triangles,
                          double       height);

guint8 *coxa_cut_face    (const float *points,
                          const guint *triangles,
                          guint        n_triangles,
                          double       height,
                          CoxaWindow   window) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
