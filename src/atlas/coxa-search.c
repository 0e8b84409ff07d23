/* Full-text search over the pages. A search is built once from what the atlas has, by any thread, and does not change; it keeps
 * all its words in memory.
 *
 * Why no search engine: SQLite's FTS5 finds "L5" with its word tokenizer but not with trigrams, and misspellings with neither;
 * ranking by names, and the reason for a hit, would have come on top all the same.
 */

#include "coxa-search.h"

#include "coxa-search-fold.h"
#include "coxa-search-private.h"
#include "coxa-search-rank.h"
#include "coxa-search-reason.h"

#include <string.h>

/* Bytes of a query that are looked at. */
#define MAX_BYTES 256

struct _CoxaSearch
{
  GObject          parent_instance;

  CoxaSearchIndex *index;
};

G_DEFINE_FINAL_TYPE (CoxaSearch, coxa_search, G_TYPE_OBJECT)

static void
coxa_search_finalize (GObject *object)
{
  CoxaSearch *self = COXA_SEARCH (object);

  g_clear_pointer (&self->index, coxa_search_index_free);

  G_OBJECT_CLASS (coxa_search_parent_class)->finalize (object);
}

static void
coxa_search_class_init (CoxaSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = coxa_search_finalize;
}

static void
coxa_search_init (CoxaSearch *self)
{
}

/**
 * coxa_search_new_for_index:
 * @index: (transfer full): a closed index
 *
 * Makes a search over an index that somebody else filled.
 *
 * Returns: (transfer full): the search
 */
CoxaSearch *
coxa_search_new_for_index (CoxaSearchIndex *index)
{
  CoxaSearch *self = g_object_new (COXA_TYPE_SEARCH, NULL);

  self->index = index;

  return self;
}

/**
 * coxa_search_get_index:
 * @self: a search
 *
 * Returns: (transfer none): what it looks into
 */
const CoxaSearchIndex *
coxa_search_get_index (CoxaSearch *self)
{
  g_return_val_if_fail (COXA_IS_SEARCH (self), NULL);

  return self->index;
}

/**
 * coxa_search_new_for_atlas:
 * @atlas: an atlas
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Reads all entries of an atlas and builds a search over them: some tenths of a second, so not on the main thread. The atlas
 * itself may be in use meanwhile. Pages that cannot be read are left out; opening one tells what is wrong.
 *
 * Returns: (transfer full): the search, or %NULL with @error set
 */
CoxaSearch *
coxa_search_new_for_atlas (CoxaAtlas     *atlas,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr(CoxaSearchIndex) index = NULL;
  g_autoptr(GPtrArray) pages = NULL;
  const char *folder;

  g_return_val_if_fail (COXA_IS_ATLAS (atlas), NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  folder = coxa_atlas_get_folder (atlas);
  pages = coxa_atlas_list_pages (atlas);
  index = coxa_search_index_new (coxa_search_words_load (folder, NULL));

  for (guint i = 0; i < pages->len; i++)
    {
      /* Not through the atlas, which keeps entries for the main thread. */
      g_autoptr(CoxaEntry) entry = coxa_entry_load (folder, g_ptr_array_index (pages, i), NULL, NULL);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (entry != NULL)
        coxa_search_index_add (index, entry);
    }
  coxa_search_index_close (index);

  return coxa_search_new_for_index (g_steal_pointer (&index));
}

static void
build_worker (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;
  CoxaSearch *search = coxa_search_new_for_atlas (source_object, cancellable, &error);

  if (search != NULL)
    g_task_return_pointer (task, search, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * coxa_search_new_for_atlas_async:
 * @atlas: an atlas
 * @cancellable: (nullable): a #GCancellable
 * @callback: called on this thread's main context when the search is there
 * @user_data: for @callback
 *
 * Builds a search on a thread of its own.
 */
void
coxa_search_new_for_atlas_async (CoxaAtlas           *atlas,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (COXA_IS_ATLAS (atlas));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (atlas, cancellable, callback, user_data);
  g_task_set_source_tag (task, coxa_search_new_for_atlas_async);
  g_task_run_in_thread (task, build_worker);
}

/**
 * coxa_search_new_for_atlas_finish:
 * @atlas: an atlas
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Takes what coxa_search_new_for_atlas_async() built.
 *
 * Returns: (transfer full): the search, or %NULL with @error set
 */
CoxaSearch *
coxa_search_new_for_atlas_finish (CoxaAtlas     *atlas,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, atlas), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * coxa_hit_free:
 * @self: (nullable) (transfer full): a hit
 *
 * Frees a hit.
 */
void
coxa_hit_free (CoxaHit *self)
{
  if (self == NULL)
    return;

  g_free (self->address);
  g_free (self->title);
  g_free (self->kind);
  g_free (self->reason);
  g_free (self);
}

/* A name is the reason as long as no text holds a part of the query that the name lacks; "gluteus medius origin" is the section
 * that is called so. */
static guint
choose_passage (const CoxaRanked *ranked)
{
  if (ranked->name == COXA_NO_PASSAGE)
    return ranked->text;
  if (ranked->heading != COXA_NO_PASSAGE && (ranked->heading_mask & ~ranked->name_mask) != 0 &&
      (ranked->text_mask & ~ranked->name_mask & ~ranked->heading_mask) == 0)
    return ranked->heading;
  if (ranked->text == COXA_NO_PASSAGE || (ranked->text_mask & ~ranked->name_mask) == 0)
    return ranked->name;

  return ranked->text;
}

static CoxaHit *
hit_new (const CoxaSearchIndex *index,
         GPtrArray             *parts,
         const CoxaRanked      *ranked)
{
  const CoxaSearchPage *page = g_ptr_array_index (index->pages, ranked->page);
  guint number = choose_passage (ranked);
  const CoxaPassage *passage = &g_array_index (index->passages, CoxaPassage, number);
  CoxaHit *self = g_new0 (CoxaHit, 1);

  if (passage->kind == COXA_PASSAGE_HEADING || passage->kind == COXA_PASSAGE_SECTION)
    self->address = g_strconcat (page->page, "/", g_array_index (page->sections, CoxaSearchSection, passage->item).id, NULL);
  else
    self->address = g_strdup (page->page);
  self->title = g_strdup (page->title);
  self->kind = g_strdup (page->kind);
  self->reason = coxa_search_dup_reason (index, parts, ranked, number);
  self->score = ranked->score;

  return self;
}

/**
 * coxa_search_query:
 * @self: a search
 * @text: what was typed; any bytes at all
 * @max: the most hits to give
 *
 * Finds the pages that answer best, each once. All words should be on a page; one that lacks some comes later. As long as the
 * text does not end in a space its last word may be unfinished. May be called from any thread.
 *
 * Returns: (transfer full) (element-type CoxaHit): the hits, best first
 */
GPtrArray *
coxa_search_query (CoxaSearch *self,
                   const char *text,
                   guint       max)
{
  g_autofree char *head = NULL;
  g_autofree char *folded = NULL;
  g_autoptr(GPtrArray) parts = NULL;
  g_autoptr(GArray) ranked = NULL;
  GPtrArray *hits;

  g_return_val_if_fail (COXA_IS_SEARCH (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  hits = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_hit_free);
  head = g_utf8_make_valid (text, strnlen (text, MAX_BYTES));
  parts = coxa_query_parse (self->index, head);
  folded = coxa_fold_line (head);
  ranked = coxa_search_rank (self->index, parts, folded, max);
  for (guint i = 0; i < ranked->len; i++)
    g_ptr_array_add (hits, hit_new (self->index, parts, &g_array_index (ranked, CoxaRanked, i)));

  return hits;
}
