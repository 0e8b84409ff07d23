#pragma once

#include "coxa-handout.h"

G_BEGIN_DECLS

GBytes   *coxa_handout_make_pdf     (const CoxaHandout    *handout,
                                     GCancellable         *cancellable,
                                     GError              **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean  coxa_handout_write        (const CoxaHandout    *handout,
                                     GFile                *file,
                                     GCancellable         *cancellable,
                                     GError              **error);

void      coxa_handout_write_async  (CoxaHandout          *handout,
                                     GFile                *file,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);

gboolean  coxa_handout_write_finish (GAsyncResult         *result,
                                     GError              **error);

G_END_DECLS
