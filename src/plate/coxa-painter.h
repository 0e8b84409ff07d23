#pragma once

#include "coxa-picture.h"

G_BEGIN_DECLS

/* Paints pictures of the views of one set of plates, one at a time, off the main thread. */
#define COXA_TYPE_PAINTER (coxa_painter_get_type ())
G_DECLARE_FINAL_TYPE (CoxaPainter, coxa_painter, COXA, PAINTER, GObject)

CoxaPainter      *coxa_painter_new              (CoxaPlates               *plates);

CoxaStack        *coxa_painter_get_stack        (CoxaPainter              *self,
                                                 const char               *id,
                                                 CoxaSide                  side);

CoxaPicture      *coxa_painter_paint            (CoxaPainter              *self,
                                                 const char               *view,
                                                 const CoxaPictureRequest *request,
                                                 GCancellable             *cancellable,
                                                 GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

void              coxa_painter_paint_async      (CoxaPainter              *self,
                                                 const char               *view,
                                                 const CoxaPictureRequest *request,
                                                 GCancellable             *cancellable,
                                                 GAsyncReadyCallback       callback,
                                                 gpointer                  user_data);

CoxaPicture      *coxa_painter_paint_finish     (CoxaPainter              *self,
                                                 GAsyncResult             *result,
                                                 GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

void              coxa_painter_lift_async       (CoxaPainter              *self,
                                                 CoxaPicture              *picture,
                                                 GCancellable             *cancellable,
                                                 GAsyncReadyCallback       callback,
                                                 gpointer                  user_data);

cairo_surface_t **coxa_painter_lift_finish      (CoxaPainter              *self,
                                                 GAsyncResult             *result,
                                                 GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

void              coxa_painter_thumbnail_async  (CoxaPainter              *self,
                                                 const char               *page,
                                                 int                       size,
                                                 GCancellable             *cancellable,
                                                 GAsyncReadyCallback       callback,
                                                 gpointer                  user_data);

void              coxa_painter_list_async       (CoxaPainter              *self,
                                                 const char               *view,
                                                 CoxaSide                  side,
                                                 double                    x,
                                                 double                    y,
                                                 GCancellable             *cancellable,
                                                 GAsyncReadyCallback       callback,
                                                 gpointer                  user_data);

GArray           *coxa_painter_list_finish      (CoxaPainter              *self,
                                                 GAsyncResult             *result,
                                                 GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

GdkTexture       *coxa_painter_thumbnail_finish (CoxaPainter              *self,
                                                 GAsyncResult             *result,
                                                 GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

GdkTexture       *coxa_painter_texture_new      (cairo_surface_t          *surface);

G_END_DECLS
