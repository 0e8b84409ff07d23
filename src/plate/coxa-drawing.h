#pragma once

#include "coxa-plates.h"

#include <cairo.h>

G_BEGIN_DECLS

/* A view's SVG, loaded: gives pictures of its parts, one by one. Not for two threads at once. */
typedef struct _CoxaDrawing CoxaDrawing;

CoxaDrawing     *coxa_drawing_load        (CoxaView                    *view,
                                           GCancellable                *cancellable,
                                           GError                     **error) G_GNUC_WARN_UNUSED_RESULT;

void             coxa_drawing_free        (CoxaDrawing                 *self);

cairo_surface_t *coxa_drawing_render_part (CoxaDrawing                 *self,
                                           const CoxaPart              *part,
                                           double                       scale,
                                           const cairo_rectangle_int_t *clip) G_GNUC_WARN_UNUSED_RESULT;

void             coxa_part_get_extents    (const CoxaPart              *part,
                                           double                       scale,
                                           cairo_rectangle_int_t       *extents);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaDrawing, coxa_drawing_free)

G_END_DECLS
