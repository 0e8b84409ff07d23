#pragma once

#include "coxa-own-programme.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/* The programmes that people put together themselves, in the store's file and on its thread. After a change the store's signal
 * "changed" follows. A store that keeps nothing (see coxa_store_new()) lists nothing and succeeds in everything.
 *
 * Another name or another order of items: change a programme and put it. */

void        coxa_own_programmes_list_async    (CoxaStore               *store,
                                               GCancellable            *cancellable,
                                               GAsyncReadyCallback      callback,
                                               gpointer                 user_data);

GPtrArray  *coxa_own_programmes_list_finish   (CoxaStore               *store,
                                               GAsyncResult            *result,
                                               GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

void        coxa_own_programmes_put_async     (CoxaStore               *store,
                                               const CoxaOwnProgramme  *programme,
                                               GAsyncReadyCallback      callback,
                                               gpointer                 user_data);

gboolean    coxa_own_programmes_put_finish    (CoxaStore               *store,
                                               GAsyncResult            *result,
                                               GError                 **error);

void        coxa_own_programmes_move_async    (CoxaStore               *store,
                                               const char              *id,
                                               guint                    to,
                                               GAsyncReadyCallback      callback,
                                               gpointer                 user_data);

gboolean    coxa_own_programmes_move_finish   (CoxaStore               *store,
                                               GAsyncResult            *result,
                                               GError                 **error);

void        coxa_own_programmes_remove_async  (CoxaStore               *store,
                                               const char              *id,
                                               GAsyncReadyCallback      callback,
                                               gpointer                 user_data);

gboolean    coxa_own_programmes_remove_finish (CoxaStore               *store,
                                               GAsyncResult            *result,
                                               GError                 **error);

/* What a person chose last, to be offered next time: CoxaOwnItem of which only "sides" and "amount" count, by a key that
 * coxa_plan_dup_choice() gives. */

void        coxa_own_choices_list_async       (CoxaStore               *store,
                                               GCancellable            *cancellable,
                                               GAsyncReadyCallback      callback,
                                               gpointer                 user_data);

GHashTable *coxa_own_choices_list_finish      (CoxaStore               *store,
                                               GAsyncResult            *result,
                                               GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

void        coxa_own_choices_put_async        (CoxaStore               *store,
                                               const char              *place,
                                               CoxaSides                sides,
                                               const CoxaAmount        *amount,
                                               GAsyncReadyCallback      callback,
                                               gpointer                 user_data);

gboolean    coxa_own_choices_put_finish       (CoxaStore               *store,
                                               GAsyncResult            *result,
                                               GError                 **error);

G_END_DECLS
