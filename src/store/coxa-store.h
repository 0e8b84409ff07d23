#pragma once

#include "coxa-database.h"
#include "coxa-store-error.h"
#include "coxa-store-item.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the person makes. The file is read and written by a thread of the store's own, one thing after the other; what was read
 * or has been written is also in memory, where it is looked up. Everything here belongs to the thread that made the store, which
 * has a main loop.
 *
 * Signal: "changed": a look-up may give something else than before. */
#define COXA_TYPE_STORE (coxa_store_get_type ())
G_DECLARE_FINAL_TYPE (CoxaStore, coxa_store, COXA, STORE, GObject)

CoxaStore           *coxa_store_new           (const char           *path) G_GNUC_WARN_UNUSED_RESULT;

char                *coxa_store_dup_path      (void) G_GNUC_WARN_UNUSED_RESULT;

void                 coxa_store_open_async    (CoxaStore            *self,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);

gboolean             coxa_store_open_finish   (CoxaStore            *self,
                                               GAsyncResult         *result,
                                               GError              **error);

const char          *coxa_store_get_remark    (CoxaStore            *self);

const CoxaStoreItem *coxa_store_lookup        (CoxaStore            *self,
                                               CoxaStoreKind         kind,
                                               const char           *place);

GPtrArray           *coxa_store_list          (CoxaStore            *self,
                                               CoxaStoreKind         kind) G_GNUC_WARN_UNUSED_RESULT;

void                 coxa_store_put_async     (CoxaStore            *self,
                                               const CoxaStoreItem  *item,
                                               gint64                known,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);

gboolean             coxa_store_put_finish    (CoxaStore            *self,
                                               GAsyncResult         *result,
                                               GError              **error);

void                 coxa_store_remove_async  (CoxaStore            *self,
                                               CoxaStoreKind         kind,
                                               const char           *place,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);

gboolean             coxa_store_remove_finish (CoxaStore            *self,
                                               GAsyncResult         *result,
                                               GError              **error);

void                 coxa_store_close         (CoxaStore            *self);

G_END_DECLS
