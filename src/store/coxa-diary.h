#pragma once

#include "coxa-diary-record.h"
#include "coxa-store.h"

G_BEGIN_DECLS

/* The diary of what was done, in the store's file and on its thread, one call after the other. A put whose _finish says TRUE is
 * on the disk. Callers need not wait for one put before the next: put the session, then its entries. After a change the store's
 * signal "changed" follows. A store that keeps nothing lists nothing and succeeds in everything. */

void              coxa_diary_put_session_async      (CoxaStore               *store,
                                                     const CoxaDiarySession  *session,
                                                     GAsyncReadyCallback      callback,
                                                     gpointer                 user_data);

gboolean          coxa_diary_put_session_finish     (CoxaStore               *store,
                                                     GAsyncResult            *result,
                                                     GError                 **error);

void              coxa_diary_put_entry_async        (CoxaStore               *store,
                                                     const CoxaDiaryEntry    *entry,
                                                     GAsyncReadyCallback      callback,
                                                     gpointer                 user_data);

gboolean          coxa_diary_put_entry_finish       (CoxaStore               *store,
                                                     GAsyncResult            *result,
                                                     GError                 **error);

void              coxa_diary_remove_session_async   (CoxaStore               *store,
                                                     const char              *id,
                                                     GAsyncReadyCallback      callback,
                                                     gpointer                 user_data);

gboolean          coxa_diary_remove_session_finish  (CoxaStore               *store,
                                                     GAsyncResult            *result,
                                                     GError                 **error);

void              coxa_diary_list_sessions_async    (CoxaStore               *store,
                                                     const char              *from,
                                                     const char              *to,
                                                     GCancellable            *cancellable,
                                                     GAsyncReadyCallback      callback,
                                                     gpointer                 user_data);

GPtrArray        *coxa_diary_list_sessions_finish   (CoxaStore               *store,
                                                     GAsyncResult            *result,
                                                     GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

void              coxa_diary_list_entries_async     (CoxaStore               *store,
                                                     const char              *session,
                                                     GCancellable            *cancellable,
                                                     GAsyncReadyCallback      callback,
                                                     gpointer                 user_data);

GPtrArray        *coxa_diary_list_entries_finish    (CoxaStore               *store,
                                                     GAsyncResult            *result,
                                                     GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

void              coxa_diary_list_days_async        (CoxaStore               *store,
                                                     const char              *from,
                                                     const char              *to,
                                                     GCancellable            *cancellable,
                                                     GAsyncReadyCallback      callback,
                                                     gpointer                 user_data);

GPtrArray        *coxa_diary_list_days_finish       (CoxaStore               *store,
                                                     GAsyncResult            *result,
                                                     GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

void              coxa_diary_find_unanswered_async  (CoxaStore               *store,
                                                     GDateTime               *now,
                                                     GCancellable            *cancellable,
                                                     GAsyncReadyCallback      callback,
                                                     gpointer                 user_data);

CoxaDiarySession *coxa_diary_find_unanswered_finish (CoxaStore               *store,
                                                     GAsyncResult            *result,
                                                     GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

void              coxa_diary_export_async           (CoxaStore               *store,
                                                     GCancellable            *cancellable,
                                                     GAsyncReadyCallback      callback,
                                                     gpointer                 user_data);

GBytes           *coxa_diary_export_finish          (CoxaStore               *store,
                                                     GAsyncResult            *result,
                                                     GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

void              coxa_diary_remove_all_async       (CoxaStore               *store,
                                                     GAsyncReadyCallback      callback,
                                                     gpointer                 user_data);

gboolean          coxa_diary_remove_all_finish      (CoxaStore               *store,
                                                     GAsyncResult            *result,
                                                     GError                 **error);

G_END_DECLS
