/* coxa-draw.h: a structure becomes an SVG group
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-body.h"

G_BEGIN_DECLS

typedef struct _CoxaDrawing CoxaDrawing;

CoxaDrawing *coxa_drawing_new   (CoxaBody      *body,
                                 CoxaView      *view) G_GNUC_WARN_UNUSED_RESULT;

void         coxa_drawing_free  (CoxaDrawing   *self);

void         coxa_drawing_write (CoxaDrawing   *self,
                                 const guint8  *mask,
                                 const guint8  *quiet,
                                 const char    *id,
                                 GString       *out);

G_END_DECLS
