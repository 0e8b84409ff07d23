#pragma once

#include "coxa-figures.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Groups of a figure's drawing, beside its frames and faults. */
#define COXA_FIGURE_SCENE "scene"

/* A figure's SVG, loaded. Not for two threads at once. */
typedef struct _CoxaFigureDrawing CoxaFigureDrawing;

CoxaFigureDrawing *coxa_figure_drawing_load   (const CoxaFigure   *figure,
                                               GCancellable       *cancellable,
                                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;

void               coxa_figure_drawing_free   (CoxaFigureDrawing  *self);

gboolean           coxa_figure_drawing_render_group (CoxaFigureDrawing  *self,
                                               cairo_t            *cr,
                                               const char         *group,
                                               double              x,
                                               double              y,
                                               double              width,
                                               double              height,
                                               gboolean            mirrored,
                                               GError            **error);

gboolean           coxa_figure_drawing_render (CoxaFigureDrawing  *self,
                                               cairo_t            *cr,
                                               const char         *group,
                                               double              x,
                                               double              y,
                                               double              width,
                                               double              height,
                                               gboolean            mirrored,
                                               GError            **error);

gboolean           coxa_figure_drawing_render_key (CoxaFigureDrawing  *self,
                                               cairo_t            *cr,
                                               guint               key,
                                               double              x,
                                               double              y,
                                               double              width,
                                               double              height,
                                               gboolean            mirrored,
                                               GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaFigureDrawing, coxa_figure_drawing_free)

G_END_DECLS
