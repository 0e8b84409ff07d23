#include "coxa-own-programmes.h"

#include "coxa-own-table.h"
#include "coxa-store-private.h"

typedef struct
{
  char *id;
  guint to;
} Move;

static void
move_free (Move *self)
{
  g_free (self->id);
  g_free (self);
}

static gpointer
list (CoxaDatabase  *database,
      gpointer       data G_GNUC_UNUSED,
      GError       **error)
{
  return coxa_own_table_list (database, error);
}

static gpointer
put (CoxaDatabase  *database,
     gpointer       data,
     GError       **error)
{
  return GINT_TO_POINTER (coxa_own_table_put (database, data, error));
}

static gpointer
move (CoxaDatabase  *database,
      gpointer       data,
      GError       **error)
{
  const Move *self = data;

  return GINT_TO_POINTER (coxa_own_table_move (database, self->id, self->to, error));
}

static gpointer
remove_one (CoxaDatabase  *database,
            gpointer       data,
            GError       **error)
{
  return GINT_TO_POINTER (coxa_own_table_remove (database, data, error));
}

static gpointer
list_choices (CoxaDatabase  *database,
              gpointer       data G_GNUC_UNUSED,
              GError       **error)
{
  return coxa_own_table_list_choices (database, error);
}

static gpointer
put_choice (CoxaDatabase  *database,
            gpointer       data,
            GError       **error)
{
  const CoxaOwnItem *choice = data;

  return GINT_TO_POINTER (coxa_own_table_put_choice (database, choice->page, choice->sides, &choice->amount, error));
}

static const CoxaStoreCallType list_type = { list, NULL, (GDestroyNotify) g_ptr_array_unref, FALSE };
static const CoxaStoreCallType put_type = { put, (GDestroyNotify) coxa_own_programme_free, NULL, TRUE };
static const CoxaStoreCallType move_type = { move, (GDestroyNotify) move_free, NULL, TRUE };
static const CoxaStoreCallType remove_type = { remove_one, g_free, NULL, TRUE };
static const CoxaStoreCallType list_choices_type = { list_choices, NULL, (GDestroyNotify) g_hash_table_unref, FALSE };
static const CoxaStoreCallType put_choice_type = { put_choice, (GDestroyNotify) coxa_own_item_free, NULL, TRUE };

/**
 * coxa_own_programmes_list_async:
 * @store: a store
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads all programmes.
 */
void
coxa_own_programmes_list_async (CoxaStore           *store,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  coxa_store_call_async (store, &list_type, NULL, cancellable, callback, user_data);
}

/**
 * coxa_own_programmes_list_finish:
 * @store: a store
 * @result: as the callback has it
 * @error: return location for a %COXA_STORE_ERROR or %G_IO_ERROR
 *
 * Returns: (transfer full) (element-type CoxaOwnProgramme): all there are, in their order
 */
GPtrArray *
coxa_own_programmes_list_finish (CoxaStore     *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_autoptr(GError) failure = NULL;
  GPtrArray *programmes = coxa_store_call_finish (store, result, &failure);

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (programmes == NULL)
    programmes = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_own_programme_free);

  return programmes;
}

/**
 * coxa_own_programmes_put_async:
 * @store: a store
 * @programme: what is to be kept in place of what there was with its id; a new one comes last
 * @callback: (nullable): called when it is on the disk, or could not be put there
 * @user_data: for @callback
 *
 * Keeps a programme.
 */
void
coxa_own_programmes_put_async (CoxaStore              *store,
                               const CoxaOwnProgramme *programme,
                               GAsyncReadyCallback     callback,
                               gpointer                user_data)
{
  g_return_if_fail (programme != NULL && *programme->name != '\0');

  coxa_store_call_async (store, &put_type, coxa_own_programme_copy (programme), NULL, callback, user_data);
}

/**
 * coxa_own_programmes_put_finish:
 * @store: a store
 * @result: as the callback has it
 * @error: return location for a %COXA_STORE_ERROR or %G_IO_ERROR
 *
 * Returns: whether it is kept
 */
gboolean
coxa_own_programmes_put_finish (CoxaStore     *store,
                                GAsyncResult  *result,
                                GError       **error)
{
  return coxa_store_change_finish (store, result, error);
}

/**
 * coxa_own_programmes_move_async:
 * @store: a store
 * @id: of a programme
 * @to: which place in the list it is to have afterwards, from 0; the last one where there are fewer
 * @callback: (nullable): called when that is on the disk, or could not be put there
 * @user_data: for @callback
 *
 * Puts a programme elsewhere in the list.
 */
void
coxa_own_programmes_move_async (CoxaStore           *store,
                                const char          *id,
                                guint                to,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Move *data = g_new0 (Move, 1);

  data->id = g_strdup (id);
  data->to = to;
  coxa_store_call_async (store, &move_type, data, NULL, callback, user_data);
}

/**
 * coxa_own_programmes_move_finish:
 * @store: a store
 * @result: as the callback has it
 * @error: return location for a %COXA_STORE_ERROR or %G_IO_ERROR
 *
 * Returns: whether that is kept
 */
gboolean
coxa_own_programmes_move_finish (CoxaStore     *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return coxa_store_change_finish (store, result, error);
}

/**
 * coxa_own_programmes_remove_async:
 * @store: a store
 * @id: of a programme
 * @callback: (nullable): called when it is gone from the disk, or could not be removed
 * @user_data: for @callback
 *
 * Removes a programme. What the diary says of it stays.
 */
void
coxa_own_programmes_remove_async (CoxaStore           *store,
                                  const char          *id,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (id != NULL);

  coxa_store_call_async (store, &remove_type, g_strdup (id), NULL, callback, user_data);
}

/**
 * coxa_own_programmes_remove_finish:
 * @store: a store
 * @result: as the callback has it
 * @error: return location for a %COXA_STORE_ERROR or %G_IO_ERROR
 *
 * Returns: whether it is gone
 */
gboolean
coxa_own_programmes_remove_finish (CoxaStore     *store,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return coxa_store_change_finish (store, result, error);
}

/**
 * coxa_own_choices_list_async:
 * @store: a store
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads what was chosen last, for coxa_plan_new_for_page().
 */
void
coxa_own_choices_list_async (CoxaStore           *store,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  coxa_store_call_async (store, &list_choices_type, NULL, cancellable, callback, user_data);
}

/**
 * coxa_own_choices_list_finish:
 * @store: a store
 * @result: as the callback has it
 * @error: return location for a %COXA_STORE_ERROR or %G_IO_ERROR
 *
 * Returns: (transfer full) (element-type utf8 CoxaOwnItem): what was chosen last, by coxa_plan_dup_choice()
 */
GHashTable *
coxa_own_choices_list_finish (CoxaStore     *store,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_autoptr(GError) failure = NULL;
  GHashTable *choices = coxa_store_call_finish (store, result, &failure);

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (choices == NULL)
    choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) coxa_own_item_free);

  return choices;
}

/**
 * coxa_own_choices_put_async:
 * @store: a store
 * @place: of coxa_plan_dup_choice()
 * @sides: the side that was chosen
 * @amount: the numbers that were chosen, see coxa_plan_item_get_amount()
 * @callback: (nullable): called when it is on the disk, or could not be put there
 * @user_data: for @callback
 *
 * Remembers what was chosen.
 */
void
coxa_own_choices_put_async (CoxaStore           *store,
                            const char          *place,
                            CoxaSides            sides,
                            const CoxaAmount    *amount,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  CoxaOwnItem *choice;

  g_return_if_fail (place != NULL && amount != NULL && coxa_amount_is_sound (amount));

  choice = coxa_own_item_new (place, "", sides);
  choice->amount = *amount;
  coxa_store_call_async (store, &put_choice_type, choice, NULL, callback, user_data);
}

/**
 * coxa_own_choices_put_finish:
 * @store: a store
 * @result: as the callback has it
 * @error: return location for a %COXA_STORE_ERROR or %G_IO_ERROR
 *
 * Returns: whether it is kept
 */
gboolean
coxa_own_choices_put_finish (CoxaStore     *store,
                             GAsyncResult  *result,
                             GError       **error)
{
  return coxa_store_change_finish (store, result, error);
}
