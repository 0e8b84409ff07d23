#pragma once

#include "coxa-atlas.h"

G_BEGIN_DECLS

/* A plate to be printed: what a scene shows, with names, title and credit line. The ending of the file's name says which of
 * SVG, PDF and PNG it becomes. */
typedef struct _CoxaExport CoxaExport;

CoxaExport *coxa_export_new          (CoxaAtlas            *atlas,
                                      const CoxaScene      *scene,
                                      gboolean              has_labels) G_GNUC_WARN_UNUSED_RESULT;

void        coxa_export_free         (CoxaExport           *self);

gboolean    coxa_export_write        (CoxaExport           *self,
                                      GFile                *file,
                                      GCancellable         *cancellable,
                                      GError              **error);

void        coxa_export_write_async  (CoxaExport           *self,
                                      GFile                *file,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);

gboolean    coxa_export_write_finish (GAsyncResult         *result,
                                      GError              **error);

char       *coxa_export_dup_name     (const CoxaScene      *scene,
                                      const char           *ending) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaExport, coxa_export_free)

G_END_DECLS
