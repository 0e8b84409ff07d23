#pragma once

#include "coxa-handout.h"

#include <cairo.h>

G_BEGIN_DECLS

/* A sheet drawn once, to be shown and printed often: its pages as they were drawn, still outlines and text. */
typedef struct
{
  gatomicrefcount   ref_count;
  double            width;   /* points */
  double            height;
  guint             n_pages;
  cairo_surface_t **pages;   /* recordings */
  CoxaPaper         paper;
  char             *title;
} CoxaHandoutPages;

CoxaHandoutPages *coxa_handout_pages_new         (const CoxaHandout    *handout,
                                                  GCancellable         *cancellable,
                                                  GError              **error) G_GNUC_WARN_UNUSED_RESULT;

void              coxa_handout_pages_new_async   (CoxaHandout          *handout,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

CoxaHandoutPages *coxa_handout_pages_new_finish  (GAsyncResult         *result,
                                                  GError              **error) G_GNUC_WARN_UNUSED_RESULT;

CoxaHandoutPages *coxa_handout_pages_ref         (CoxaHandoutPages     *self);

void              coxa_handout_pages_unref       (CoxaHandoutPages     *self);

void              coxa_handout_pages_draw        (CoxaHandoutPages     *self,
                                                  guint                 page,
                                                  cairo_t              *cr);

cairo_surface_t  *coxa_handout_pages_make_picture (CoxaHandoutPages    *self,
                                                  guint                 page,
                                                  double                scale) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaHandoutPages, coxa_handout_pages_unref)

G_END_DECLS
