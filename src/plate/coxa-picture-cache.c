/* The file is one GVariant in native byte order: what the picture was made from and what was asked for, then its pixels and its
 * index as they lie in memory. It is mapped, not read: the picture that opens the window takes no memory twice. It is a cache:
 * anything unexpected in it means that there is none. */
#include "coxa-picture-cache.h"

#include <glib/gstdio.h>
#include <string.h>

#define SIDE_MAX 8192
#define FORMAT 3

/* The pixels are numbers of 32 bits, which a GVariant aligns as cairo wants them. */
#define TYPE "(sisasdd(iiii)dayauay)"

/* Tells a drawing from the one that was painted: other bytes have another time or size. */
static char *
dup_stamp (CoxaStack *stack)
{
  const CoxaView *view = coxa_stack_get_view (stack);
  GStatBuf info = { 0, };

  if (g_stat (view->file, &info) != 0)
    return NULL;

  return g_strdup_printf ("%d %s%s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u", FORMAT,
                          view->is_mirrored ? "left " : "", view->id, view->file,
                          (gint64) info.st_size, (gint64) info.st_mtime, coxa_stack_get_n_regions (stack));
}

static GVariant *
new_bytes (gconstpointer data,
           gsize         size)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, data, size, 1);
}

static const cairo_user_data_key_t mapped_key;

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

  file = g_variant_ref_sink (g_variant_new ("(sis^asdd(iiii)d@ay@au@ay)", stamp, r->depth, r->selected != NULL ? r->selected : "",
                                            r->overlays != NULL ? (const char * const *) r->overlays : none, r->scale,
                                            r->label_width,
                                            r->extents.x, r->extents.y, r->extents.width, r->extents.height, r->line,
                                            new_bytes (&r->palette, sizeof r->palette),
                                            g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32,
                                                                       cairo_image_surface_get_data (picture->surface),
                                                                       stride / 4 * height, 4),
                                            new_bytes (picture->index->numbers, (gsize) r->extents.width * height)));
  g_mkdir_with_parents (folder, 0700);

  return g_file_set_contents (path, g_variant_get_data (file), (gssize) g_variant_get_size (file), error);
}

/* Returns: the array's bytes, or NULL where they are not as many as they must be. */
static gconstpointer
look_at (GVariant *array,
         gsize     element,
         gsize     size)
{
  gsize length;
  gconstpointer data = g_variant_get_fixed_array (array, &length, element);

  return length * element == size ? data : NULL;
}

static gboolean
fill (CoxaPicture *self,
      GMappedFile *mapped,
      GVariant    *palette,
      GVariant    *pixels,
      GVariant    *numbers)
{
  CoxaPictureRequest *r = &self->request;
  gsize area = (gsize) r->extents.width * r->extents.height;
  guint n = coxa_stack_get_n_regions (self->stack);
  int stride = cairo_format_stride_for_width (CAIRO_FORMAT_ARGB32, r->extents.width);
  gconstpointer colours = look_at (palette, 1, sizeof r->palette);
  gconstpointer image = look_at (pixels, 4, (gsize) stride * r->extents.height);
  const guint8 *index = look_at (numbers, 1, area);
  g_autoptr(GBytes) bytes = NULL;

  if (colours == NULL || image == NULL || index == NULL)
    return FALSE;
  for (gsize i = 0; i < area; i++)
    if (index[i] >= n)
      return FALSE;

  memcpy (&r->palette, colours, sizeof r->palette);
  /* Nobody draws on a finished picture, and the mapping is private. */
  self->surface = cairo_image_surface_create_for_data ((guchar *) image, CAIRO_FORMAT_ARGB32, r->extents.width,
                                                       r->extents.height, stride);
  cairo_surface_set_user_data (self->surface, &mapped_key, g_mapped_file_ref (mapped),
                               (cairo_destroy_func_t) g_mapped_file_unref);
  bytes = g_variant_get_data_as_bytes (numbers);
  self->index = coxa_region_index_new_for_bytes (r->extents.width, r->extents.height, bytes);
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
  file = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (TYPE), bytes, FALSE));
  self = g_new0 (CoxaPicture, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->stack = coxa_stack_ref (stack);
  r = &self->request;
  g_variant_get (file, "(&si&s^asdd(iiii)d@ay@au@ay)", &from, &r->depth, &selected, &r->overlays, &r->scale, &r->label_width,
                 &r->extents.x, &r->extents.y, &r->extents.width, &r->extents.height, &r->line, &palette, &pixels, &numbers);
  r->show = COXA_SHOW_DEFAULT;
  r->side = coxa_stack_get_view (stack)->is_mirrored ? COXA_SIDE_LEFT : COXA_SIDE_RIGHT;
  r->selected = *selected != '\0' ? g_strdup (selected) : NULL;
  if (g_strcmp0 (from, stamp) != 0 ||
      r->extents.width < 1 || r->extents.width > SIDE_MAX || r->extents.height < 1 || r->extents.height > SIDE_MAX ||
      !(r->scale > 0 && r->scale < 1000) || !(r->label_width >= 0 && r->label_width < SIDE_MAX) ||
      !(r->line >= 1 && r->line < 100) || r->depth < 1 || r->depth > COXA_DEPTHS ||
      !fill (self, mapped, palette, pixels, numbers))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "“%s” holds no picture of this drawing", path);
      return NULL;
    }

  return g_steal_pointer (&self);
}
