#pragma once

#include "coxa-picture.h"

G_BEGIN_DECLS

/* How emphasis is put on a composed picture: pixels in, pixels out. */

void             coxa_ink_recede    (cairo_surface_t             *surface,
                                     const CoxaRegionIndex       *index,
                                     const gboolean              *stays,
                                     const GdkRGBA               *paper);

void             coxa_ink_contour   (cairo_surface_t             *surface,
                                     const CoxaRegionIndex       *index,
                                     const cairo_rectangle_int_t *bounds,
                                     const gboolean              *inside,
                                     const GdkRGBA               *color,
                                     const CoxaPictureRequest    *request);

void             coxa_ink_wash      (cairo_surface_t             *surface,
                                     const CoxaRegionIndex       *index,
                                     const cairo_rectangle_int_t *bounds,
                                     const gboolean              *inside,
                                     const GdkRGBA               *color);

void             coxa_ink_footprint (cairo_surface_t             *surface,
                                     cairo_surface_t             *raster,
                                     const cairo_rectangle_int_t *at,
                                     CoxaRole                     role,
                                     const CoxaPictureRequest    *request);

void             coxa_ink_course    (cairo_surface_t             *surface,
                                     cairo_surface_t             *raster,
                                     const cairo_rectangle_int_t *at,
                                     CoxaRole                     role,
                                     const CoxaPictureRequest    *request);

void             coxa_ink_pain      (cairo_surface_t             *surface,
                                     cairo_surface_t             *raster,
                                     const cairo_rectangle_int_t *at,
                                     CoxaRole                     role,
                                     const CoxaPictureRequest    *request);

cairo_surface_t *coxa_ink_lift      (const CoxaRegionIndex       *index,
                                     const cairo_rectangle_int_t *area,
                                     guint                        number,
                                     const CoxaPictureRequest    *request) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
