#include "config.h"

#include "coxa-handout-pdf.h"

#include "coxa-handout-painter.h"
#include "coxa-pdf-mark.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>
#include <string.h>

static cairo_status_t
take_bytes (void                *closure,
            const unsigned char *data,
            unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static char *
dup_keywords (const CoxaHandout *handout)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) titles = NULL;

  for (guint i = 0; i < handout->exercises->len; i++)
    g_strv_builder_add (builder, ((CoxaHandoutExercise *) g_ptr_array_index (handout->exercises, i))->title);
  titles = g_strv_builder_end (builder);

  return g_strjoinv (", ", titles);
}

static void
describe (cairo_surface_t   *surface,
          const CoxaHandout *handout)
{
  g_autofree char *keywords = dup_keywords (handout);
  g_autofree char *subject = g_strjoinv (" ", handout->credits);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *made = g_date_time_format_iso8601 (now);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, handout->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, handout->clinic != NULL ? handout->clinic : "Coxa");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, keywords);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Coxa " PACKAGE_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, made);
}

/**
 * coxa_handout_make_pdf:
 * @handout: a sheet
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %COXA_HANDOUT_ERROR, or one of GIO or librsvg
 *
 * Makes a PDF. Blocks: for a worker.
 *
 * Returns: (transfer full): the file, or %NULL with @error set
 */
GBytes *
coxa_handout_make_pdf (const CoxaHandout  *handout,
                       GCancellable       *cancellable,
                       GError            **error)
{
  g_autoptr(CoxaHandoutPainter) painter = coxa_handout_painter_new (handout, cancellable, error);
  const CoxaHandoutLayout *layout = painter != NULL ? coxa_handout_painter_get_layout (painter) : NULL;
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  gboolean drawn = TRUE;
  cairo_t *cr;

  if (painter == NULL)
    return NULL;

  surface = cairo_pdf_surface_create_for_stream (take_bytes, bytes, layout->width, layout->height);
  describe (surface, handout);
  cr = cairo_create (surface);
  for (guint i = 0; drawn && i < layout->pages->len; i++)
    {
      drawn = coxa_handout_painter_draw (painter, cr, i, TRUE, cancellable, error);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (drawn && status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The sheet could not be drawn: %s."), cairo_status_to_string (status));
      drawn = FALSE;
    }
  if (!drawn)
    return NULL;

  coxa_pdf_mark (bytes, handout->language);

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* The plan as the QR codes hold it; a form feed between two. */
static GBytes *
make_text (const CoxaHandout  *handout,
           GError            **error)
{
  char *text;
  gsize length;

  if (handout->plain[0] == NULL)
    {
      g_set_error_literal (error, COXA_HANDOUT_ERROR, COXA_HANDOUT_ERROR_TOO_LONG, handout->too_long);
      return NULL;
    }

  text = g_strjoinv ("\f", handout->plain);
  length = strlen (text);

  return g_bytes_new_take (text, length);
}

/* What the ending of the file's name asks for. */
static GBytes *
make (const CoxaHandout  *handout,
      GFile              *file,
      GCancellable       *cancellable,
      GError            **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *small = g_ascii_strdown (name, -1);

  if (g_str_has_suffix (small, ".pdf"))
    return coxa_handout_make_pdf (handout, cancellable, error);
  if (g_str_has_suffix (small, ".txt"))
    return make_text (handout, error);

  g_set_error (error, COXA_HANDOUT_ERROR, COXA_HANDOUT_ERROR_NAME,
               /* Translators: %s is the name of a file */
               _("“%s” ends neither in .pdf nor in .txt, so it is not known what to write."), name);

  return NULL;
}

/**
 * coxa_handout_write:
 * @handout: a sheet
 * @file: where to; its ending, .pdf or .txt, says what it becomes
 * @cancellable: (nullable): a cancellable
 * @error: return location, as coxa_handout_make_pdf()
 *
 * Writes a PDF, or the text of its QR codes, whole or not at all. Blocks: for a worker.
 *
 * Returns: whether it is written
 */
gboolean
coxa_handout_write (const CoxaHandout  *handout,
                    GFile              *file,
                    GCancellable       *cancellable,
                    GError            **error)
{
  g_autoptr(GBytes) bytes = make (handout, file, cancellable, error);

  return bytes != NULL &&
         g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE, G_FILE_CREATE_NONE,
                                  NULL, cancellable, error);
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  GError *error = NULL;

  if (coxa_handout_write (data, source, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * coxa_handout_write_async:
 * @handout: (transfer full): a sheet
 * @file: where to
 * @cancellable: (nullable): a cancellable
 * @callback: told when it is done
 * @user_data: for @callback
 *
 * As coxa_handout_write(), off the main thread.
 */
void
coxa_handout_write_async (CoxaHandout         *handout,
                          GFile               *file,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (file, cancellable, callback, user_data);

  g_task_set_source_tag (task, coxa_handout_write_async);
  g_task_set_task_data (task, handout, (GDestroyNotify) coxa_handout_free);
  g_task_run_in_thread (task, write_thread);
}

gboolean
coxa_handout_write_finish (GAsyncResult  *result,
                           GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
