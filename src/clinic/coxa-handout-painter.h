#pragma once

#include "coxa-handout-layout.h"

G_BEGIN_DECLS

/* A sheet to take home on whatever cairo draws on. For the thread that made it. */
typedef struct _CoxaHandoutPainter CoxaHandoutPainter;

CoxaHandoutPainter *coxa_handout_painter_new         (const CoxaHandout   *handout,
                                                      GCancellable        *cancellable,
                                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;

void                coxa_handout_painter_free        (CoxaHandoutPainter  *self);

const CoxaHandoutLayout *coxa_handout_painter_get_layout (CoxaHandoutPainter *self);

gboolean            coxa_handout_painter_draw        (CoxaHandoutPainter  *self,
                                                      cairo_t             *cr,
                                                      guint                page,
                                                      gboolean             has_tags,
                                                      GCancellable        *cancellable,
                                                      GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaHandoutPainter, coxa_handout_painter_free)

G_END_DECLS
