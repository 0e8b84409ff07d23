/* libqrencode, opened when the first code is made: the first frame can do without one more file. */
#include "config.h"

#include "coxa-qr.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <gmodule.h>
#include <qrencode.h>
#include <string.h>

/* The library's ABI since 2014. */
#define LIBRARY "libqrencode.so.4"

#define ECI_UTF_8 26

typedef struct
{
  __typeof__ (QRinput_new2)            *input_new2;
  __typeof__ (QRinput_append)          *input_append;
  __typeof__ (QRinput_appendECIheader) *input_append_eci_header;
  __typeof__ (QRinput_free)            *input_free;
  __typeof__ (QRcode_encodeInput)      *encode_input;
  __typeof__ (QRcode_free)             *code_free;
} Library;

struct _CoxaQr
{
  int     version;
  int     width;   /* modules, without the quiet zone */
  guint8 *modules; /* row by row, 1 for dark */
};

static gpointer
open_once (gpointer data G_GNUC_UNUSED)
{
  static const struct { const char *name; gssize offset; } symbols[] = {
    { "QRinput_new2", G_STRUCT_OFFSET (Library, input_new2) },
    { "QRinput_append", G_STRUCT_OFFSET (Library, input_append) },
    { "QRinput_appendECIheader", G_STRUCT_OFFSET (Library, input_append_eci_header) },
    { "QRinput_free", G_STRUCT_OFFSET (Library, input_free) },
    { "QRcode_encodeInput", G_STRUCT_OFFSET (Library, encode_input) },
    { "QRcode_free", G_STRUCT_OFFSET (Library, code_free) },
  };
  GModule *module = g_module_open (LIBRARY, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
  Library *self;

  if (module == NULL)
    return NULL;

  g_module_make_resident (module);
  self = g_new0 (Library, 1);
  for (guint i = 0; self != NULL && i < G_N_ELEMENTS (symbols); i++)
    if (!g_module_symbol (module, symbols[i].name, G_STRUCT_MEMBER_P (self, symbols[i].offset)))
      g_clear_pointer (&self, g_free);

  return self;
}

static const Library *
open_library (GError **error)
{
  static GOnce once = G_ONCE_INIT;
  const Library *self = g_once (&once, open_once, NULL);

  if (self == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         _("libqrencode, which makes QR codes, could not be opened. "
                           "Install libqrencode 4 and start Coxa again."));

  return self;
}

static gboolean
is_ascii (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    if ((guchar) *at >= 128)
      return FALSE;

  return TRUE;
}

/**
 * coxa_qr_new:
 * @text: UTF-8, not empty
 * @error: return location: %G_IO_ERROR_NOT_FOUND without libqrencode, %G_IO_ERROR_NO_SPACE where the text is too long
 *
 * Makes a QR code with error correction M, as small as the text allows. What is not ASCII alone is marked as UTF-8, so that no
 * phone has to guess. Any thread may call it.
 *
 * Returns: (transfer full): the code, or %NULL with @error set
 */
CoxaQr *
coxa_qr_new (const char  *text,
             GError     **error)
{
  const Library *library = open_library (error);
  QRinput *input;
  QRcode *code = NULL;
  CoxaQr *self;
  int reason;

  if (library == NULL)
    return NULL;

  input = library->input_new2 (0, QR_ECLEVEL_M);
  if (is_ascii (text) || library->input_append_eci_header (input, ECI_UTF_8) == 0)
    if (library->input_append (input, QR_MODE_8, (int) strlen (text), (const unsigned char *) text) == 0)
      code = library->encode_input (input);
  reason = errno;
  library->input_free (input);

  if (code == NULL || code->version > COXA_QR_MAX_VERSION)
    {
      if (code != NULL || reason == ERANGE)
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                     /* Translators: both numbers count bytes */
                     _("The text has %" G_GSIZE_FORMAT " bytes; a QR code that a phone reads well holds %d."),
                     strlen (text), COXA_QR_MAX_BYTES);
      else
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The QR code could not be made: %s."), g_strerror (reason));
      if (code != NULL)
        library->code_free (code);
      return NULL;
    }

  self = g_new0 (CoxaQr, 1);
  self->version = code->version;
  self->width = code->width;
  self->modules = g_new (guint8, (gsize) code->width * (gsize) code->width);
  for (int i = 0; i < code->width * code->width; i++)
    self->modules[i] = code->data[i] & 1;
  library->code_free (code);

  return self;
}

void
coxa_qr_free (CoxaQr *self)
{
  if (self == NULL)
    return;

  g_free (self->modules);
  g_free (self);
}

int
coxa_qr_get_version (const CoxaQr *self)
{
  return self->version;
}

/**
 * coxa_qr_get_width:
 * @self: a code
 *
 * Returns: modules of one side, with the quiet zone
 */
int
coxa_qr_get_width (const CoxaQr *self)
{
  return self->width + 2 * COXA_QR_QUIET;
}

/**
 * coxa_qr_is_dark:
 * @self: a code
 * @x: column, from 0; the quiet zone counts
 * @y: row, likewise
 *
 * Returns: whether that module is dark
 */
gboolean
coxa_qr_is_dark (const CoxaQr *self,
                 int           x,
                 int           y)
{
  x -= COXA_QR_QUIET;
  y -= COXA_QR_QUIET;

  return x >= 0 && y >= 0 && x < self->width && y < self->width && self->modules[y * self->width + x] != 0;
}

/**
 * coxa_qr_draw:
 * @self: a code
 * @cr: where to
 * @x: left edge
 * @y: top edge
 * @size: side of the square, quiet zone included
 *
 * Draws a code in black on white, whatever the colours round it, as one path of runs.
 */
void
coxa_qr_draw (const CoxaQr *self,
              cairo_t      *cr,
              double        x,
              double        y,
              double        size)
{
  int width = coxa_qr_get_width (self);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size / width, size / width);
  cairo_rectangle (cr, 0, 0, width, width);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill (cr);
  for (int row = 0; row < width; row++)
    for (int column = 0; column < width;)
      {
        int run = 0;

        while (coxa_qr_is_dark (self, column + run, row))
          run++;
        if (run > 0)
          cairo_rectangle (cr, column, row, run, 1);
        column += run + 1;
      }
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_fill (cr);
  cairo_restore (cr);
}
