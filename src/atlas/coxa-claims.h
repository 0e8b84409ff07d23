#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where a source is cited: a table from its key to the sections, such as "muscle/gluteus-minimus/origin", of all pages. */
GHashTable *coxa_claims_gather        (const char           *folder,
                                       GCancellable         *cancellable) G_GNUC_WARN_UNUSED_RESULT;

void        coxa_claims_gather_async  (const char           *folder,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);

GHashTable *coxa_claims_gather_finish (GAsyncResult         *result,
                                       GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
