#include "coxa-diary.h"

#include "coxa-diary-table.h"
#include "coxa-store-private.h"

/* Which days, or which session. */
typedef struct
{
  char      *from;
  char      *to;
  GDateTime *now;
} Query;

static Query *
query_new (const char *from,
           const char *to,
           GDateTime  *now)
{
  Query *self = g_new0 (Query, 1);

  self->from = g_strdup (from);
  self->to = g_strdup (to);
  self->now = now != NULL ? g_date_time_ref (now) : NULL;

  return self;
}

static void
query_free (Query *self)
{
  g_free (self->from);
  g_free (self->to);
  g_clear_pointer (&self->now, g_date_time_unref);
  g_free (self);
}

static gpointer
put_session (CoxaDatabase  *database,
             gpointer       data,
             GError       **error)
{
  return GINT_TO_POINTER (coxa_diary_table_put_session (database, data, error));
}

static gpointer
put_entry (CoxaDatabase  *database,
           gpointer       data,
           GError       **error)
{
  return GINT_TO_POINTER (coxa_diary_table_put_entry (database, data, error));
}

static gpointer
remove_session (CoxaDatabase  *database,
                gpointer       data,
                GError       **error)
{
  return GINT_TO_POINTER (coxa_diary_table_remove_session (database, data, error));
}

static gpointer
remove_all (CoxaDatabase  *database,
            gpointer       data G_GNUC_UNUSED,
            GError       **error)
{
  return GINT_TO_POINTER (coxa_diary_table_remove_all (database, error));
}

static gpointer
list_sessions (CoxaDatabase  *database,
               gpointer       data,
               GError       **error)
{
  const Query *query = data;

  return coxa_diary_table_list_sessions (database, query->from, query->to, error);
}

static gpointer
list_entries (CoxaDatabase  *database,
              gpointer       data,
              GError       **error)
{
  return coxa_diary_table_list_entries (database, data, error);
}

static gpointer
list_days (CoxaDatabase  *database,
           gpointer       data,
           GError       **error)
{
  const Query *query = data;

  return coxa_diary_table_list_days (database, query->from, query->to, error);
}

static gpointer
find_unanswered (CoxaDatabase  *database,
                 gpointer       data,
                 GError       **error)
{
  const Query *query = data;
  CoxaDiarySession *session = NULL;

  coxa_diary_table_find_unanswered (database, query->now, &session, error);

  return session;
}

static gpointer
export (CoxaDatabase  *database,
        gpointer       data G_GNUC_UNUSED,
        GError       **error)
{
  char *csv = coxa_diary_table_dup_csv (database, error);

  return csv != NULL ? g_bytes_new_take (csv, strlen (csv)) : NULL;
}

static const CoxaStoreCallType put_session_type = { put_session, (GDestroyNotify) coxa_diary_session_free, NULL, TRUE };
static const CoxaStoreCallType put_entry_type = { put_entry, (GDestroyNotify) coxa_diary_entry_free, NULL, TRUE };
static const CoxaStoreCallType remove_session_type = { remove_session, g_free, NULL, TRUE };
static const CoxaStoreCallType remove_all_type = { remove_all, NULL, NULL, TRUE };
static const CoxaStoreCallType list_sessions_type = {
  list_sessions, (GDestroyNotify) query_free, (GDestroyNotify) g_ptr_array_unref, FALSE
};
static const CoxaStoreCallType list_entries_type = { list_entries, g_free, (GDestroyNotify) g_ptr_array_unref, FALSE };
static const CoxaStoreCallType list_days_type = {
  list_days, (GDestroyNotify) query_free, (GDestroyNotify) g_ptr_array_unref, FALSE
};
static const CoxaStoreCallType find_unanswered_type = {
  find_unanswered, (GDestroyNotify) query_free, (GDestroyNotify) coxa_diary_session_free, FALSE
};
static const CoxaStoreCallType export_type = { export, NULL, (GDestroyNotify) g_bytes_unref, FALSE };

/* A store that keeps nothing has an empty list. */
static GPtrArray *
list_finish (CoxaStore       *store,
             GAsyncResult    *result,
             GDestroyNotify   free_item,
             GError         **error)
{
  g_autoptr(GError) failure = NULL;
  GPtrArray *list = coxa_store_call_finish (store, result, &failure);

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (list == NULL)
    list = g_ptr_array_new_with_free_func (free_item);

  return list;
}

/**
 * coxa_diary_put_session_async:
 * @store: a store
 * @session: what is to be kept in place of what there was with its id
 * @callback: (nullable): called when it is on the disk, or could not be put there
 * @user_data: for @callback
 *
 * Keeps a session: when it begins, at each answer, and when it ends.
 */
void
coxa_diary_put_session_async (CoxaStore              *store,
                              const CoxaDiarySession *session,
                              GAsyncReadyCallback     callback,
                              gpointer                user_data)
{
  g_return_if_fail (session != NULL);

  coxa_store_call_async (store, &put_session_type, coxa_diary_session_copy (session), NULL, callback, user_data);
}

/**
 * coxa_diary_put_session_finish:
 * @store: a store
 * @result: as the callback has it
 * @error: return location for a %COXA_STORE_ERROR or %G_IO_ERROR
 *
 * Returns: whether it is kept
 */
gboolean
coxa_diary_put_session_finish (CoxaStore     *store,
                               GAsyncResult  *result,
                               GError       **error)
{
  return coxa_store_change_finish (store, result, error);
}

/**
 * coxa_diary_put_entry_async:
 * @store: a store
 * @entry: what is to be kept in place of what there was of its session, position and side
 * @callback: (nullable): called when it is on the disk, or could not be put there
 * @user_data: for @callback
 *
 * Keeps what was done so far of an exercise on one side, after each set or repeat. Its session must have been put before.
 */
void
coxa_diary_put_entry_async (CoxaStore            *store,
                            const CoxaDiaryEntry *entry,
                            GAsyncReadyCallback   callback,
                            gpointer              user_data)
{
  g_return_if_fail (entry != NULL && entry->side != COXA_SIDES_BOTH);

  coxa_store_call_async (store, &put_entry_type, coxa_diary_entry_copy (entry), NULL, callback, user_data);
}

/**
 * coxa_diary_put_entry_finish:
 * @store: a store
 * @result: as the callback has it
 * @error: return location for a %COXA_STORE_ERROR or %G_IO_ERROR
 *
 * Returns: whether it is kept
 */
gboolean
coxa_diary_put_entry_finish (CoxaStore     *store,
                             GAsyncResult  *result,
                             GError       **error)
{
  return coxa_store_change_finish (store, result, error);
}

/**
 * coxa_diary_remove_session_async:
 * @store: a store
 * @id: of a session
 * @callback: (nullable): called when it is gone from the disk, or could not be removed
 * @user_data: for @callback
 *
 * Removes a session with its entries, for instance one in which nothing was done.
 */
void
coxa_diary_remove_session_async (CoxaStore           *store,
                                 const char          *id,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (id != NULL);

  coxa_store_call_async (store, &remove_session_type, g_strdup (id), NULL, callback, user_data);
}

/**
 * coxa_diary_remove_session_finish:
 * @store: a store
 * @result: as the callback has it
 * @error: return location for a %COXA_STORE_ERROR or %G_IO_ERROR
 *
 * Returns: whether it is gone
 */
gboolean
coxa_diary_remove_session_finish (CoxaStore     *store,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return coxa_store_change_finish (store, result, error);
}

/**
 * coxa_diary_list_sessions_async:
 * @store: a store
 * @from: (nullable): first day, ISO date, where the person was
 * @to: (nullable): last day, likewise
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads sessions.
 */
void
coxa_diary_list_sessions_async (CoxaStore           *store,
                                const char          *from,
                                const char          *to,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  coxa_store_call_async (store, &list_sessions_type, query_new (from, to, NULL), cancellable, callback, user_data);
}

/**
 * coxa_diary_list_sessions_finish:
 * @store: a store
 * @result: as the callback has it
 * @error: return location for a %COXA_STORE_ERROR or %G_IO_ERROR
 *
 * Returns: (transfer full) (element-type CoxaDiarySession): what there is, the latest first
 */
GPtrArray *
coxa_diary_list_sessions_finish (CoxaStore     *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return list_finish (store, result, (GDestroyNotify) coxa_diary_session_free, error);
}

/**
 * coxa_diary_list_entries_async:
 * @store: a store
 * @session: id
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads what was done in a session.
 */
void
coxa_diary_list_entries_async (CoxaStore           *store,
                               const char          *session,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (session != NULL);

  coxa_store_call_async (store, &list_entries_type, g_strdup (session), cancellable, callback, user_data);
}

/**
 * coxa_diary_list_entries_finish:
 * @store: a store
 * @result: as the callback has it
 * @error: return location for a %COXA_STORE_ERROR or %G_IO_ERROR
 *
 * Returns: (transfer full) (element-type CoxaDiaryEntry): what was done, in the order of the plan
 */
GPtrArray *
coxa_diary_list_entries_finish (CoxaStore     *store,
                                GAsyncResult  *result,
                                GError       **error)
{
  return list_finish (store, result, (GDestroyNotify) coxa_diary_entry_free, error);
}

/**
 * coxa_diary_list_days_async:
 * @store: a store
 * @from: (nullable): first day, ISO date, where the person was
 * @to: (nullable): last day, likewise
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Sums up days, for a calendar or a chart.
 */
void
coxa_diary_list_days_async (CoxaStore           *store,
                            const char          *from,
                            const char          *to,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  coxa_store_call_async (store, &list_days_type, query_new (from, to, NULL), cancellable, callback, user_data);
}

/**
 * coxa_diary_list_days_finish:
 * @store: a store
 * @result: as the callback has it
 * @error: return location for a %COXA_STORE_ERROR or %G_IO_ERROR
 *
 * Returns: (transfer full) (element-type CoxaDiaryDay): the days on which there is anything, the earliest first
 */
GPtrArray *
coxa_diary_list_days_finish (CoxaStore     *store,
                             GAsyncResult  *result,
                             GError       **error)
{
  return list_finish (store, result, g_free, error);
}

/**
 * coxa_diary_find_unanswered_async:
 * @store: a store
 * @now: when and where it is
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Looks whether to ask how the day after the last session was. Once it is answered or put aside, put the session again with
 * "is_next_day_asked".
 */
void
coxa_diary_find_unanswered_async (CoxaStore           *store,
                                  GDateTime           *now,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (now != NULL);

  coxa_store_call_async (store, &find_unanswered_type, query_new (NULL, NULL, now), cancellable, callback, user_data);
}

/**
 * coxa_diary_find_unanswered_finish:
 * @store: a store
 * @result: as the callback has it
 * @error: return location for a %COXA_STORE_ERROR or %G_IO_ERROR
 *
 * Returns: (transfer full) (nullable): the session to ask about; %NULL without an error where there is none
 */
CoxaDiarySession *
coxa_diary_find_unanswered_finish (CoxaStore     *store,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return coxa_store_call_finish (store, result, error);
}

/**
 * coxa_diary_export_async:
 * @store: a store
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes a table of the whole diary for other programs.
 */
void
coxa_diary_export_async (CoxaStore           *store,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  coxa_store_call_async (store, &export_type, NULL, cancellable, callback, user_data);
}

/**
 * coxa_diary_export_finish:
 * @store: a store
 * @result: as the callback has it
 * @error: return location for a %COXA_STORE_ERROR or %G_IO_ERROR
 *
 * Returns: (transfer full): CSV after RFC 4180 in UTF-8, to be written to a file as it is; empty from a store that keeps nothing
 */
GBytes *
coxa_diary_export_finish (CoxaStore     *store,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_autoptr(GError) failure = NULL;
  GBytes *csv = coxa_store_call_finish (store, result, &failure);

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (csv == NULL)
    csv = g_bytes_new (NULL, 0);

  return csv;
}

/**
 * coxa_diary_remove_all_async:
 * @store: a store
 * @callback: (nullable): called when all is gone from the disk, or could not be removed
 * @user_data: for @callback
 *
 * Empties the diary, and forgets which amounts were chosen last. Programmes, bookmarks and notes stay, and so do files that were
 * set aside because they were damaged.
 */
void
coxa_diary_remove_all_async (CoxaStore           *store,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  coxa_store_call_async (store, &remove_all_type, NULL, NULL, callback, user_data);
}

/**
 * coxa_diary_remove_all_finish:
 * @store: a store
 * @result: as the callback has it
 * @error: return location for a %COXA_STORE_ERROR or %G_IO_ERROR
 *
 * Returns: whether all is gone
 */
gboolean
coxa_diary_remove_all_finish (CoxaStore     *store,
                              GAsyncResult  *result,
                              GError       **error)
{
  return coxa_store_change_finish (store, result, error);
}
