#include "coxa-claims.h"

#include "coxa-catalogue.h"
#include "coxa-entry.h"
#include "coxa-prose.h"

static void
add_claim (GHashTable *claims,
           const char *key,
           const char *page,
           const char *section)
{
  g_autofree char *place = g_strconcat (page, "/", section, NULL);
  GPtrArray *places = g_hash_table_lookup (claims, key);

  if (places == NULL)
    {
      places = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (claims, g_strdup (key), places);
    }

  /* Both reading levels cite much the same. */
  if (!g_ptr_array_find_with_equal_func (places, place, g_str_equal, NULL))
    g_ptr_array_add (places, g_steal_pointer (&place));
}

static void
add_text (GHashTable *claims,
          const char *markdown,
          const char *page,
          const char *section)
{
  g_autoptr(GPtrArray) citations = markdown != NULL ? coxa_prose_list_citations (markdown) : NULL;

  for (guint i = 0; citations != NULL && i < citations->len; i++)
    add_claim (claims, ((const CoxaCitation *) g_ptr_array_index (citations, i))->key, page, section);
}

static void
add_dose (GHashTable     *claims,
          const CoxaDose *dose,
          const char     *page,
          const char     *section)
{
  if (dose != NULL && dose->source != NULL)
    add_claim (claims, dose->source, page, section);
}

static void
add_entry (GHashTable      *claims,
           const CoxaEntry *entry)
{
  const CoxaSection *first = g_ptr_array_index (entry->sections, 0);

  for (guint i = 0; i < entry->sections->len; i++)
    {
      const CoxaSection *section = g_ptr_array_index (entry->sections, i);

      add_text (claims, section->text[COXA_LEVEL_PLAIN], entry->page, section->id);
      add_text (claims, section->text[COXA_LEVEL_CLINICAL], entry->page, section->id);
      add_text (claims, section->contested, entry->page, section->id);
    }

  for (guint i = 0; i < entry->facts->len; i++)
    add_text (claims, ((const CoxaFact *) g_ptr_array_index (entry->facts, i))->text, entry->page, first->id);
  if (entry->practice != NULL)
    add_dose (claims, entry->practice->dose, entry->page, first->id);
  for (guint i = 0; entry->practice != NULL && entry->practice->items != NULL && i < entry->practice->items->len; i++)
    add_dose (claims, ((const CoxaPracticeItem *) g_ptr_array_index (entry->practice->items, i))->dose, entry->page, first->id);
}

/**
 * coxa_claims_gather:
 * @folder: the data folder
 * @cancellable: (nullable): a #GCancellable; what was gathered so far is returned
 *
 * Reads all pages for what they cite. Blocks on the disk, for a third of a second with some hundred pages.
 *
 * Returns: (transfer full) (element-type utf8 GPtrArray): from the key of a source to the sections that cite it, by page
 */
GHashTable *
coxa_claims_gather (const char   *folder,
                    GCancellable *cancellable)
{
  GHashTable *claims = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr(GPtrArray) pages = coxa_catalogue_list_pages (folder, NULL);

  for (guint i = 0; i < pages->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autoptr(CoxaEntry) entry = coxa_entry_load (folder, g_ptr_array_index (pages, i), NULL, NULL);

      if (entry != NULL)
        add_entry (claims, entry);
    }

  return claims;
}

static void
gather_worker (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  g_task_return_pointer (task, coxa_claims_gather (task_data, cancellable), (GDestroyNotify) g_hash_table_unref);
}

/**
 * coxa_claims_gather_async:
 * @folder: the data folder
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is done
 * @user_data: handed to @callback
 *
 * Does what coxa_claims_gather() does, in a thread.
 */
void
coxa_claims_gather_async (const char          *folder,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (folder != NULL);

  g_task_set_source_tag (task, coxa_claims_gather_async);
  g_task_set_task_data (task, g_strdup (folder), g_free);
  g_task_run_in_thread (task, gather_worker);
}

/**
 * coxa_claims_gather_finish:
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type utf8 GPtrArray): see coxa_claims_gather(), or %NULL with @error set
 */
GHashTable *
coxa_claims_gather_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
