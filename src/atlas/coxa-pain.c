#include "coxa-pain.h"

#include <string.h>

/**
 * coxa_pain_match_free:
 * @self: (nullable) (transfer full): a match
 */
void
coxa_pain_match_free (CoxaPainMatch *self)
{
  if (self == NULL)
    return;

  g_free (self->page);
  g_ptr_array_unref (self->main);
  g_ptr_array_unref (self->spread);
  g_free (self);
}

/* What must not be missed says first what to do now. */
static gboolean
is_urgent (CoxaAtlas  *atlas,
           const char *page)
{
  const CoxaEntry *entry = coxa_atlas_get_entry (atlas, page, NULL);

  return entry != NULL && entry->sections->len > 0 &&
         g_str_equal (((const CoxaSection *) g_ptr_array_index (entry->sections, 0))->id, "when-to-see-someone");
}

static CoxaPainMatch *
get_match (CoxaAtlas  *atlas,
           GHashTable *by_page,
           GPtrArray  *matches,
           const char *page)
{
  CoxaPainMatch *match = g_hash_table_lookup (by_page, page);

  if (match != NULL)
    return match;

  match = g_new0 (CoxaPainMatch, 1);
  match->page = g_strdup (page);
  match->main = g_ptr_array_new_with_free_func (g_free);
  match->spread = g_ptr_array_new_with_free_func (g_free);
  if (!g_str_has_prefix (page, "condition/"))
    match->group = COXA_PAIN_MUSCLE;
  else
    match->group = is_urgent (atlas, page) ? COXA_PAIN_URGENT : COXA_PAIN_CONDITION;
  g_hash_table_insert (by_page, match->page, match);
  g_ptr_array_add (matches, match);

  return match;
}

static void
add_related (CoxaAtlas  *atlas,
             GHashTable *by_page,
             GPtrArray  *matches,
             const char *zone,
             const char *relation,
             gboolean    is_main)
{
  g_autoptr(GPtrArray) pages = coxa_atlas_list_related (atlas, zone, relation);

  for (guint i = 0; i < pages->len; i++)
    {
      CoxaPainMatch *match = get_match (atlas, by_page, matches, g_ptr_array_index (pages, i));

      g_ptr_array_add (is_main ? match->main : match->spread, g_strdup (zone));
    }
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  const CoxaPainMatch *one = *(CoxaPainMatch * const *) a;
  const CoxaPainMatch *other = *(CoxaPainMatch * const *) b;
  const CoxaIndexRow *row;
  const CoxaIndexRow *other_row;

  if (one->group != other->group)
    return (int) one->group - (int) other->group;
  if (one->main->len != other->main->len)
    return (int) other->main->len - (int) one->main->len;
  if (one->spread->len != other->spread->len)
    return (int) other->spread->len - (int) one->spread->len;

  row = coxa_atlas_lookup (user_data, one->page);
  other_row = coxa_atlas_lookup (user_data, other->page);

  return g_utf8_collate (row != NULL ? row->title : one->page, other_row != NULL ? other_row->title : other->page);
}

/**
 * coxa_pain_find:
 * @atlas: an atlas
 * @zones: pages of places, %NULL-terminated, such as "zone/outer-hip"
 *
 * Lists what is known for pain in places: what must not be missed first, then other conditions, then muscles; within these, what
 * is usually felt in more of the places comes before what may spread there. Which is which, the pages say.
 *
 * Returns: (transfer full) (element-type CoxaPainMatch): matches
 */
GPtrArray *
coxa_pain_find (CoxaAtlas          *atlas,
                const char * const *zones)
{
  GPtrArray *matches = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_pain_match_free);
  g_autoptr(GHashTable) by_page = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (COXA_IS_ATLAS (atlas), matches);
  g_return_val_if_fail (zones != NULL, matches);

  for (guint i = 0; zones[i] != NULL; i++)
    {
      add_related (atlas, by_page, matches, zones[i], "site-of", TRUE);
      add_related (atlas, by_page, matches, zones[i], "receives-pain-from", TRUE);
      add_related (atlas, by_page, matches, zones[i], "reached-by", FALSE);
    }
  g_ptr_array_sort_with_data (matches, compare, atlas);

  return matches;
}
