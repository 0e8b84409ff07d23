/* The file is one GVariant in native byte order: what the picture was made from and what was asked for, then its pixels and its
 * index as they lie in memory. It is a cache: anything unexpected in it means that there is none. */
#include "coxa-picture-cache.h"

#include <glib/gstdio.h>
#include <string.h>

#define SIDE_MAX 8192

/* Tells a drawing from the one that was painted: other bytes have another time or size. */
static char *
dup_stamp (CoxaStack *stack)
{
  const CoxaView *view = coxa_stack_get_view (stack);
  GStatBuf info = { 0, };

  if (g_stat (view->file, &info) != 0)
    return NULL;

  return g_strdup_printf ("1 %s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u", view->id, view->file, (gint64) info.st_size,
                          (gint64) info.st_mtime, coxa_stack_get_n_regions (stack));
}

static GVariant *
new_bytes (gconstpointer data,
           gsize         size)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, data, size, 1);
}

/**
 * coxa_picture_cache_write:
 * @path: where to; its folder is made
 * @picture: what to keep
 * @error: return location
 *
 * Keeps a picture. The file is replaced whole. Blocks: for a worker.
 *
 * Returns: whether it was written
 */
gboolean
coxa_picture_cache_write (const char   *path,
                          CoxaPicture  *picture,
                          GError      **error)
{
  const CoxaPictureRequest *r = &picture->request;
  static const char * const none[] = { NULL };
  g_autofree char *stamp = dup_stamp (picture->stack);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(GVariant) file = NULL;
  gsize stride = (gsize) cairo_image_surface_get_stride (picture->surface);
  gsize height = (gsize) r->extents.height;

  if (stamp == NULL)
    return TRUE;

  file = g_variant_ref_sink (g_variant_new ("(sis^asd(iiii)d@ay@ay@ay)", stamp, r->depth, r->selected != NULL ? r->selected : "",
                                            r->overlays != NULL ? (const char * const *) r->overlays : none, r->scale,
                                            r->extents.x, r->extents.y, r->extents.width, r->extents.height, r->line,
                                            new_bytes (&r->palette, sizeof r->palette),
                                            new_bytes (cairo_image_surface_get_data (picture->surface), stride * height),
                                            new_bytes (picture->index->numbers, (gsize) r->extents.width * height)));
  g_mkdir_with_parents (folder, 0700);

  return g_file_set_contents (path, g_variant_get_data (file), (gssize) g_variant_get_size (file), error);
}

static gboolean
copy_array (GVariant *array,
            gpointer  to,
            gsize     size)
{
  gsize length;
  gconstpointer from = g_variant_get_fixed_array (array, &length, 1);

  if (length != size)
    return FALSE;

  memcpy (to, from, size);

  return TRUE;
}

static gboolean
fill (CoxaPicture *self,
      GVariant    *palette,
      GVariant    *pixels,
      GVariant    *numbers)
{
  CoxaPictureRequest *r = &self->request;
  gsize area = (gsize) r->extents.width * r->extents.height;
  guint n = coxa_stack_get_n_regions (self->stack);

  self->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, r->extents.width, r->extents.height);
  self->index = coxa_region_index_new (r->extents.width, r->extents.height);
  if (!copy_array (palette, &r->palette, sizeof r->palette) ||
      !copy_array (pixels, cairo_image_surface_get_data (self->surface),
                   (gsize) cairo_image_surface_get_stride (self->surface) * r->extents.height) ||
      !copy_array (numbers, self->index->numbers, area))
    return FALSE;

  for (gsize i = 0; i < area; i++)
    if (self->index->numbers[i] >= n)
      return FALSE;

  cairo_surface_mark_dirty (self->surface);
  self->spots = coxa_region_index_locate (self->index, n);

  return TRUE;
}

/**
 * coxa_picture_cache_read:
 * @path: where coxa_picture_cache_write() put it
 * @stack: the stack that it must have been painted from
 * @error: return location
 *
 * Gets a picture back. Blocks on the disk.
 *
 * Returns: (transfer full): the picture, without lifts; or %NULL with an error when there is none, or it is of another drawing
 */
CoxaPicture *
coxa_picture_cache_read (const char  *path,
                         CoxaStack   *stack,
                         GError     **error)
{
  g_autoptr(GMappedFile) mapped = g_mapped_file_new (path, FALSE, error);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GVariant) file = NULL;
  g_autoptr(GVariant) palette = NULL;
  g_autoptr(GVariant) pixels = NULL;
  g_autoptr(GVariant) numbers = NULL;
  g_autoptr(CoxaPicture) self = NULL;
  g_autofree char *stamp = dup_stamp (stack);
  const char *from;
  const char *selected;
  CoxaPictureRequest *r;

  if (mapped == NULL)
    return NULL;

  bytes = g_mapped_file_get_bytes (mapped);
  file = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE ("(sisasd(iiii)dayayay)"), bytes, FALSE));
  self = g_new0 (CoxaPicture, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->stack = coxa_stack_ref (stack);
  r = &self->request;
  g_variant_get (file, "(&si&s^asd(iiii)d@ay@ay@ay)", &from, &r->depth, &selected, &r->overlays, &r->scale,
                 &r->extents.x, &r->extents.y, &r->extents.width, &r->extents.height, &r->line, &palette, &pixels, &numbers);
  r->selected = *selected != '\0' ? g_strdup (selected) : NULL;
  if (g_strcmp0 (from, stamp) != 0 ||
      r->extents.width < 1 || r->extents.width > SIDE_MAX || r->extents.height < 1 || r->extents.height > SIDE_MAX ||
      !(r->scale > 0 && r->scale < 1000) || !(r->line >= 1 && r->line < 100) || r->depth < 1 || r->depth > COXA_DEPTHS ||
      !fill (self, palette, pixels, numbers))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "“%s” holds no picture of this drawing", path);
      return NULL;
    }

  return g_steal_pointer (&self);
}
