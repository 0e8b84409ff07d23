#include "coxa-mapped.h"

#include "coxa-atlas.h"

#include <glib/gi18n.h>
#include <sys/stat.h>

/**
 * coxa_mapped_measure:
 * @folder: the data folder
 * @file: in it
 *
 * Measures what an index was made from: one that was made from a file of another length does not fit.
 *
 * Returns: the file's length in bytes, or 0 where there is none
 */
gint64
coxa_mapped_measure (const char *folder,
                     const char *file)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  struct stat info;

  return stat (path, &info) == 0 ? (gint64) info.st_size : 0;
}

/**
 * coxa_mapped_open:
 * @folder: the data folder
 * @file: in it
 * @type: what it holds
 * @error: return location
 *
 * Maps an index. What is in it is trusted no more than a file of a stranger: what is damaged reads as empty.
 *
 * Returns: (transfer full): what it holds, or %NULL with @error set
 */
GVariant *
coxa_mapped_open (const char          *folder,
                  const char          *file,
                  const GVariantType  *type,
                  GError             **error)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr(GMappedFile) mapped = g_mapped_file_new (path, FALSE, error);
  g_autoptr(GBytes) bytes = mapped != NULL ? g_mapped_file_get_bytes (mapped) : NULL;

  return bytes != NULL ? g_variant_ref_sink (g_variant_new_from_bytes (type, bytes, FALSE)) : NULL;
}

/**
 * coxa_mapped_write:
 * @index: (transfer floating): what an index is to hold
 * @path: where to
 * @error: return location
 *
 * Writes an index.
 *
 * Returns: whether it was written
 */
gboolean
coxa_mapped_write (GVariant    *index,
                   const char  *path,
                   GError     **error)
{
  g_autoptr(GVariant) owned = g_variant_ref_sink (index);

  return g_file_set_contents (path, g_variant_get_data (owned), g_variant_get_size (owned), error);
}

/**
 * coxa_mapped_refuse:
 * @file: an index
 * @error: return location
 *
 * Says that an index was made from other files than those beside it, or elsewhere.
 */
void
coxa_mapped_refuse (const char  *file,
                    GError     **error)
{
  g_set_error (error, COXA_ATLAS_ERROR, COXA_ATLAS_ERROR_BROKEN, _("%s is of another time. Make it anew with coxa-index."), file);
}
