/* The file is a stranger's: its size is looked at before it is read, a PNG's sides before it is unpacked, and an SVG is handed to
 * librsvg without a folder in which it could look for other files. */
#include "config.h"

#include "coxa-logo.h"

#include "coxa-handout.h"
#include "coxa-rsvg.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_BYTES (1024 * 1024)
#define MAX_SIDE  4000  /* pixels of a PNG */
#define MAX_WIDTH 640.0 /* pixels that are kept of it: more than a printer shows at this size */
#define MAX_RATIO 20.0

struct _CoxaLogo
{
  cairo_surface_t *picture; /* of a PNG */
  RsvgHandle      *drawing; /* of an SVG */
  double           ratio;   /* width by height */
};

typedef struct
{
  const guint8 *bytes;
  gsize         length;
  gsize         done;
} Source;

void
coxa_logo_free (CoxaLogo *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->picture, cairo_surface_destroy);
  g_clear_object (&self->drawing);
  g_free (self);
}

static gboolean
fail (GError     **error,
      const char  *path,
      const char  *reason)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, COXA_HANDOUT_ERROR, COXA_HANDOUT_ERROR_LOGO,
               /* Translators: %s is a file, the second what is wrong with it and what to do, as sentences */
               _("The logo “%s” cannot be shown. %s"), name, reason);

  return FALSE;
}

static char *
read_file (const char  *path,
           gsize       *length,
           GError     **error)
{
  g_autofree char *bytes = NULL;
  struct stat info;
  int fd = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  gssize n = 0;

  if (fd < 0)
    {
      fail (error, path, _("The file is not there, or you may not read it. Choose it anew."));
      return NULL;
    }
  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode) || info.st_size > MAX_BYTES)
    {
      close (fd);
      fail (error, path, _("It is more than 1 MiB, or no ordinary file. Make it smaller."));
      return NULL;
    }

  bytes = g_malloc ((gsize) info.st_size + 1);
  *length = 0;
  while (*length < (gsize) info.st_size && (n = read (fd, bytes + *length, (gsize) info.st_size - *length)) > 0)
    *length += (gsize) n;
  close (fd);
  bytes[*length] = '\0';
  if (n < 0)
    {
      fail (error, path, _("It cannot be read. Choose it anew."));
      return NULL;
    }

  return g_steal_pointer (&bytes);
}

static cairo_status_t
give_bytes (void          *closure,
            unsigned char *data,
            unsigned int   length)
{
  Source *source = closure;

  if (length > source->length - source->done)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, source->bytes + source->done, length);
  source->done += length;

  return CAIRO_STATUS_SUCCESS;
}

static guint32
read_number (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static cairo_surface_t *
shrink (cairo_surface_t *whole)
{
  int width = cairo_image_surface_get_width (whole), height = cairo_image_surface_get_height (whole);
  double scale = MIN (1, MAX_WIDTH / MAX (width, height));
  cairo_surface_t *small;
  cairo_t *cr;

  if (scale == 1)
    return cairo_surface_reference (whole);

  small = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX (1, (int) lround (width * scale)),
                                      MAX (1, (int) lround (height * scale)));
  cr = cairo_create (small);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, whole, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BEST);
  cairo_paint (cr);
  cairo_destroy (cr);

  return small;
}

static gboolean
load_png (CoxaLogo    *self,
          const char  *path,
          const char  *bytes,
          gsize        length,
          GError     **error)
{
  Source source = { (const guint8 *) bytes, length, 0 };
  cairo_surface_t *whole;
  guint32 width, height;
  gboolean is_whole;

  if (length < 24)
    return fail (error, path, _("The PNG file is cut short. Save it anew."));
  width = read_number (source.bytes + 16);
  height = read_number (source.bytes + 20);
  if (width == 0 || height == 0 || width > MAX_SIDE || height > MAX_SIDE)
    return fail (error, path, _("Its sides must have from 1 to 4000 pixels. Save it smaller."));

  whole = cairo_image_surface_create_from_png_stream (give_bytes, &source);
  is_whole = cairo_surface_status (whole) == CAIRO_STATUS_SUCCESS;
  if (is_whole)
    self->picture = shrink (whole);
  cairo_surface_destroy (whole);
  self->ratio = (double) width / height;

  return is_whole || fail (error, path, _("The PNG file is damaged. Save it anew."));
}

static gboolean
load_svg (CoxaLogo    *self,
          const char  *path,
          const char  *bytes,
          gsize        length,
          GError     **error)
{
  const CoxaRsvg *rsvg = coxa_rsvg_open (error);
  g_autoptr(GError) wrong = NULL;
  gboolean has_width, has_height, has_box;
  RsvgLength wide, high;
  RsvgRectangle box;
  double width = 0, height = 0;

  if (rsvg == NULL)
    return FALSE;

  self->drawing = rsvg->handle_new_from_data ((const guint8 *) bytes, length, &wrong);
  if (self->drawing == NULL)
    return fail (error, path, _("It is neither a PNG picture nor a sound SVG drawing. Save it as one of them."));

  rsvg->handle_get_intrinsic_dimensions (self->drawing, &has_width, &wide, &has_height, &high, &has_box, &box);
  if (!rsvg->handle_get_intrinsic_size_in_pixels (self->drawing, &width, &height) && has_box)
    {
      width = box.width;
      height = box.height;
    }
  if (!(width > 0) || !(height > 0))
    return fail (error, path, _("The SVG drawing does not say how large it is. Give it a viewBox."));
  self->ratio = width / height;

  return TRUE;
}

/**
 * coxa_logo_load:
 * @path: a PNG or SVG file of at most 1 MiB
 * @error: return location for a %COXA_HANDOUT_ERROR_LOGO
 *
 * Reads a logo. Blocks: for a worker.
 *
 * Returns: (transfer full): the logo, or %NULL with an error that names the file and what to do
 */
CoxaLogo *
coxa_logo_load (const char  *path,
                GError     **error)
{
  g_autoptr(CoxaLogo) self = g_new0 (CoxaLogo, 1);
  g_autofree char *bytes = NULL;
  gsize length;

  bytes = read_file (path, &length, error);
  if (bytes == NULL)
    return NULL;
  if (!(length >= 8 && memcmp (bytes, "\x89PNG\r\n\x1a\n", 8) == 0 ? load_png : load_svg) (self, path, bytes, length, error))
    return NULL;
  if (self->ratio > MAX_RATIO || self->ratio < 1 / MAX_RATIO)
    {
      fail (error, path, _("It is more than twenty times as long as it is wide. Choose another."));
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * coxa_logo_get_ratio:
 * @self: a logo
 *
 * Returns: its width by its height
 */
double
coxa_logo_get_ratio (const CoxaLogo *self)
{
  return self->ratio;
}

/**
 * coxa_logo_draw:
 * @self: a logo
 * @cr: where to
 * @x: left edge
 * @y: top edge
 * @width: how wide it is to be
 * @height: how high
 * @error: return location
 *
 * Draws a logo.
 *
 * Returns: whether it is drawn
 */
gboolean
coxa_logo_draw (CoxaLogo  *self,
                cairo_t   *cr,
                double     x,
                double     y,
                double     width,
                double     height,
                GError   **error)
{
  RsvgRectangle viewport = { x, y, width, height };

  if (self->drawing != NULL)
    return coxa_rsvg_open (NULL)->handle_render_layer (self->drawing, cr, NULL, &viewport, error);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, width / cairo_image_surface_get_width (self->picture),
               height / cairo_image_surface_get_height (self->picture));
  cairo_set_source_surface (cr, self->picture, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);

  return TRUE;
}
