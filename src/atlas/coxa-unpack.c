#include "coxa-unpack.h"

#include <glib/gi18n.h>

#define CHUNK (64 * 1024)

/**
 * coxa_unpack:
 * @bytes: what was packed with gzip
 * @length: number of bytes
 * @max_bytes: the most that it may unpack to: a few bytes of a stranger may hold gigabytes
 * @unpacked: (out): number of bytes that came out
 * @error: return location for a %G_IO_ERROR
 *
 * Unpacks bytes in memory.
 *
 * Returns: (transfer full): the bytes with a NUL behind them, or %NULL with @error set
 */
char *
coxa_unpack (const char  *bytes,
             gsize        length,
             gsize        max_bytes,
             gsize       *unpacked,
             GError     **error)
{
  g_autoptr(GConverter) unpacker = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr(GInputStream) packed = g_memory_input_stream_new_from_data (bytes, (gssize) length, NULL);
  g_autoptr(GInputStream) stream = g_converter_input_stream_new (packed, unpacker);
  g_autoptr(GByteArray) all = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gssize n;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (unpacked != NULL, NULL);

  while ((n = g_input_stream_read (stream, chunk, CHUNK, NULL, error)) > 0)
    {
      if (all->len + (gsize) n > max_bytes)
        {
          g_autofree char *limit = g_format_size (max_bytes);

          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       /* Translators: %s is a size such as "24 MB" */
                       _("It unpacks to more than %s. Draw it with fewer points or frames."), limit);
          return NULL;
        }
      g_byte_array_append (all, chunk, (guint) n);
    }
  if (n < 0)
    return NULL;

  *unpacked = all->len;
  g_byte_array_append (all, (const guint8 *) "", 1);

  return (char *) g_byte_array_free (g_steal_pointer (&all), FALSE);
}
