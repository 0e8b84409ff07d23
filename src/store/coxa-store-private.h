#pragma once

#include "coxa-store.h"

G_BEGIN_DECLS

/* Internal to src/store: anything on the store's thread. */

/* Runs in the store's thread. Returns: what the caller is to get, or %NULL, which is an error only where one is set. */
typedef gpointer (*CoxaStoreCall) (CoxaDatabase  *database,
                                   gpointer       data,
                                   GError       **error);

typedef struct
{
  CoxaStoreCall  call;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  gboolean       changes;     /* afterwards a look-up may give something else */
} CoxaStoreCallType;

void     coxa_store_call_async    (CoxaStore                *self,
                                   const CoxaStoreCallType  *type,
                                   gpointer                  data,
                                   GCancellable             *cancellable,
                                   GAsyncReadyCallback       callback,
                                   gpointer                  user_data);

gpointer coxa_store_call_finish   (CoxaStore                *self,
                                   GAsyncResult             *result,
                                   GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean coxa_store_change_finish (CoxaStore                *self,
                                   GAsyncResult             *result,
                                   GError                  **error);

G_END_DECLS
