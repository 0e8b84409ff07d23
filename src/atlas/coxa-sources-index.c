#include "coxa-sources-index.h"

#include "coxa-mapped.h"

/* Its bytes tell the machine's byte order as well: an index from another kind of machine does not fit. */
#define FORMAT 0x43534c01u

#define SOURCE "(sssismsmsmsmsmsmsms)" /* key, type, authors, year, title … isbn, checked */
#define INDEX  "(uxa" SOURCE ")"     /* format, size of the bibliography, sources */

/**
 * coxa_sources_index_load:
 * @folder: the data folder
 * @error: return location
 *
 * Maps `atlas/sources.index`. One that was made from another bibliography than the one in the folder does not fit.
 *
 * Returns: (transfer full) (element-type utf8 CoxaSource): the sources by key, or %NULL with @error set: then
 *   coxa_sources_load() reads the bibliography
 */
GHashTable *
coxa_sources_index_load (const char  *folder,
                         GError     **error)
{
  g_autoptr(GVariant) index = coxa_mapped_open (folder, COXA_SOURCES_INDEX, G_VARIANT_TYPE (INDEX), error);
  g_autoptr(GHashTable) sources = NULL;
  g_autoptr(GVariantIter) list = NULL;
  guint32 format;
  gint64 size;
  GVariant *item;

  if (index == NULL)
    return NULL;

  sources = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) coxa_source_free);
  g_variant_get (index, INDEX, &format, &size, &list);
  while (format == FORMAT && (item = g_variant_iter_next_value (list)) != NULL)
    {
      CoxaSource *source = g_new0 (CoxaSource, 1);

      g_variant_get (item, SOURCE, &source->key, &source->type, &source->authors, &source->year, &source->title,
                     &source->container, &source->edition, &source->volume, &source->pages, &source->doi, &source->isbn,
                     &source->checked);
      g_hash_table_insert (sources, source->key, source);
      g_variant_unref (item);
    }

  if (format != FORMAT || size != coxa_mapped_measure (folder, COXA_SOURCES_FILE))
    {
      coxa_mapped_refuse (COXA_SOURCES_INDEX, error);
      return NULL;
    }

  return g_steal_pointer (&sources);
}

/**
 * coxa_sources_index_write:
 * @sources: (element-type utf8 CoxaSource): what coxa_sources_load() read in @folder
 * @folder: the data folder
 * @path: where to
 * @error: return location
 *
 * Writes an index of sources, in the order of their keys.
 *
 * Returns: whether it was written
 */
gboolean
coxa_sources_index_write (GHashTable  *sources,
                          const char  *folder,
                          const char  *path,
                          GError     **error)
{
  g_auto(GVariantBuilder) list = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a" SOURCE));
  g_autoptr(GList) keys = g_list_sort (g_hash_table_get_keys (sources), (GCompareFunc) g_strcmp0);

  for (GList *l = keys; l != NULL; l = l->next)
    {
      const CoxaSource *source = g_hash_table_lookup (sources, l->data);

      g_variant_builder_add (&list, SOURCE, source->key, source->type, source->authors, source->year, source->title,
                             source->container, source->edition, source->volume, source->pages, source->doi, source->isbn,
                             source->checked);
    }

  return coxa_mapped_write (g_variant_new (INDEX, FORMAT, coxa_mapped_measure (folder, COXA_SOURCES_FILE), &list), path, error);
}
