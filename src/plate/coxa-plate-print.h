#pragma once

#include "coxa-picture.h"
#include "coxa-scene.h"

G_BEGIN_DECLS

/* A view as outlines for paper: what a scene shows, in the view's own units. Not for two threads at once. */
typedef struct _CoxaPlatePrint CoxaPlatePrint;

CoxaPlatePrint *coxa_plate_print_new         (CoxaStack                 *stack,
                                              const CoxaPictureRequest  *request,
                                              gboolean                   is_small,
                                              GCancellable              *cancellable,
                                              GError                   **error) G_GNUC_WARN_UNUSED_RESULT;

void            coxa_plate_print_free        (CoxaPlatePrint            *self);

CoxaPicture    *coxa_plate_print_get_picture (CoxaPlatePrint            *self);

gboolean        coxa_plate_print_draw        (CoxaPlatePrint            *self,
                                              cairo_t                   *cr,
                                              GCancellable              *cancellable,
                                              GError                   **error);

void            coxa_plate_print_request     (CoxaPictureRequest        *request,
                                              const CoxaView            *view,
                                              const CoxaScene           *scene);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaPlatePrint, coxa_plate_print_free)

G_END_DECLS
