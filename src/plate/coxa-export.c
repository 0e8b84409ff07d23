/* A plate on paper: what coxa-plate-print.c draws, with names, title and credit line, on cairo's SVG and PDF surfaces. */
#include "config.h"

#include "coxa-export.h"

#include "coxa-label-layout.h"
#include "coxa-plate-labels.h"
#include "coxa-plate-print.h"
#include "coxa-pull-arrow.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* User units of the view. */
#define COLUMN 420.0
#define HEAD 110.0
#define FOOT 70.0
#define EDGE 30.0
#define NAME_SIZE 22.0
#define TITLE_SIZE 36.0
#define CREDIT_SIZE 17.0
#define PNG_HEIGHT 2400.0 /* pixels */

#define FONT "Cantarell, Noto Sans, DejaVu Sans, sans-serif"
#define INK "#2b2622"
#define QUIET "#6b6058"
#define ACCENT "#0f7a6d"

typedef enum { FORMAT_SVG, FORMAT_PDF, FORMAT_PNG } Format;

struct _CoxaExport
{
  CoxaPlates          *plates;
  char                *pull;    /* the muscle whose line of pull is drawn, or NULL */
  CoxaStack           *stack;   /* our own: the painter's is for its thread */
  CoxaPictureRequest   request;
  char               **names;   /* by region */
  char                *title;
  const char          *credit;  /* of the drawing: the view's */
  gboolean             has_labels;
};

/* The sheet being drawn. */
typedef struct
{
  CoxaExport     *export;
  CoxaPlatePrint *print;
  cairo_t        *cr;
  GString        *words;    /* SVG only: cairo would write its letters as outlines */
  PangoContext   *pango;
  double          width;
  double          height;
} Sheet;

static void
sheet_clear (Sheet *self)
{
  g_clear_pointer (&self->print, coxa_plate_print_free);
  g_clear_object (&self->pango);
  g_clear_pointer (&self->cr, cairo_destroy);
  if (self->words != NULL)
    g_string_free (self->words, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, sheet_clear)

/**
 * coxa_export_new:
 * @atlas: where names come from
 * @scene: what is on show
 * @has_labels: whether it is to have names
 *
 * Returns: (transfer full) (nullable): what is to be written; %NULL where there is no such view
 */
CoxaExport *
coxa_export_new (CoxaAtlas       *atlas,
                 const CoxaScene *scene,
                 gboolean         has_labels)
{
  CoxaPlates *plates = coxa_atlas_get_plates (atlas);
  CoxaView *view = coxa_plates_get_view (plates, scene->view);
  const CoxaIndexRow *row = scene->selected != NULL ? coxa_atlas_lookup (atlas, scene->selected) : NULL;
  const char *side = scene->side == COXA_SIDE_LEFT ? C_("side of the body", "left") : C_("side of the body", "right");
  CoxaExport *self;
  guint n;

  if (view == NULL)
    return NULL;

  self = g_new0 (CoxaExport, 1);
  self->stack = coxa_stack_new (plates, view, scene->side);
  self->plates = coxa_plates_ref (plates);
  self->credit = view->credit;
  self->pull = g_strdup (scene->pull);
  self->has_labels = has_labels;
  /* Translators: the head of a printed plate: “Gluteus minimus · Back, right” */
  self->title = g_strdup_printf (_("%s · %s, %s"), row != NULL ? row->title : _("The hip"), view->name, side);
  coxa_plate_print_request (&self->request, view, scene);

  n = coxa_stack_get_n_regions (self->stack);
  self->names = g_new0 (char *, n + 1);
  self->names[0] = g_strdup ("");
  for (guint i = 1; i < n; i++)
    self->names[i] = coxa_plate_dup_region_name (atlas, coxa_stack_get_region (self->stack, i), scene->side);

  return self;
}

void
coxa_export_free (CoxaExport *self)
{
  if (self == NULL)
    return;

  coxa_stack_unref (self->stack);
  coxa_plates_unref (self->plates);
  g_free (self->pull);
  coxa_picture_request_clear (&self->request);
  g_strfreev (self->names);
  g_free (self->title);
  g_free (self);
}

static PangoLayout *
create_text (Sheet      *self,
             const char *text,
             double      size,
             gboolean    is_bold)
{
  PangoLayout *layout = pango_layout_new (self->pango);
  PangoFontDescription *font = pango_font_description_from_string (FONT);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);

  return layout;
}

/* Puts words with their top left, or right, corner at a place. */
static void
put_text (Sheet      *self,
          const char *text,
          double      x,
          double      y,
          double      size,
          gboolean    is_bold,
          gboolean    is_at_end,
          const char *color)
{
  g_autoptr(PangoLayout) layout = create_text (self, text, size, is_bold);
  GdkRGBA rgba;
  int width;

  pango_layout_get_size (layout, &width, NULL);
  if (self->words != NULL)
    {
      g_autofree char *words = g_markup_escape_text (text, -1);
      char numbers[2][G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (numbers[0], sizeof numbers[0], "%.2f", x);
      g_ascii_formatd (numbers[1], sizeof numbers[1], "%.2f", y + pango_layout_get_baseline (layout) / (double) PANGO_SCALE);
      g_string_append_printf (self->words, "<text x=\"%s\" y=\"%s\" font-family=\"%s\" font-size=\"%d\"%s%s fill=\"%s\">"
                              "%s</text>\n", numbers[0], numbers[1], FONT, (int) size, is_bold ? " font-weight=\"bold\"" : "",
                              is_at_end ? " text-anchor=\"end\"" : "", color, words);
      return;
    }

  gdk_rgba_parse (&rgba, color);
  gdk_cairo_set_source_rgba (self->cr, &rgba);
  cairo_move_to (self->cr, is_at_end ? x - width / (double) PANGO_SCALE : x, y);
  pango_cairo_show_layout (self->cr, layout);
}

static gboolean
is_chosen_region (Sheet *self,
                  guint  number)
{
  return g_strcmp0 (coxa_stack_get_region (self->export->stack, number)->page, self->export->request.selected) == 0;
}

static GArray *
lay_out_labels (Sheet *self)
{
  GArray *labels = g_array_new (FALSE, TRUE, sizeof (CoxaLabel));
  CoxaLabelArea area = {
    .left_start = EDGE, .left_end = COLUMN - 20,
    .right_start = self->width - COLUMN + 20, .right_end = self->width - EDGE,
    .top = HEAD, .bottom = self->height - FOOT - 20, .gap = 8,
  };

  for (guint i = 1; i < coxa_stack_get_n_regions (self->export->stack); i++)
    {
      const CoxaRegionSpot *spot = &coxa_plate_print_get_picture (self->print)->spots[i];
      const CoxaStackRegion *region = coxa_stack_get_region (self->export->stack, i);
      g_autoptr(PangoLayout) layout = NULL;
      CoxaLabel label = { 0, };
      int width;
      int height;

      if (spot->area == 0 || spot->radius < 2.5)
        continue;
      layout = create_text (self, self->export->names[i], NAME_SIZE, is_chosen_region (self, i));
      pango_layout_get_pixel_size (layout, &width, &height);
      label.id = i;
      label.importance = region->importance + (is_chosen_region (self, i) ? 1000 : 0);
      label.x = COLUMN + spot->pole_x;
      label.y = HEAD + spot->pole_y;
      label.width = MIN (width, COLUMN - 20 - EDGE);
      label.height = height;
      g_array_append_val (labels, label);
    }
  coxa_label_layout ((CoxaLabel *) labels->data, labels->len, &area);

  return labels;
}

static void
draw_labels (Sheet *self)
{
  g_autoptr(GArray) labels = lay_out_labels (self);

  for (guint i = 0; i < labels->len; i++)
    {
      const CoxaLabel *label = &g_array_index (labels, CoxaLabel, i);
      gboolean is_chosen = is_chosen_region (self, label->id);
      GdkRGBA color;

      if (!label->shown)
        continue;
      gdk_rgba_parse (&color, is_chosen ? ACCENT : QUIET);
      for (int pass = 0; pass < 2; pass++)
        {
          if (pass == 0)
            cairo_set_source_rgba (self->cr, 1, 1, 1, 0.6);
          else
            gdk_cairo_set_source_rgba (self->cr, &color);
          cairo_set_line_width (self->cr, pass == 0 ? 4 : 1.6);
          cairo_move_to (self->cr, label->port_x, label->port_y);
          cairo_line_to (self->cr, label->x, label->y);
          cairo_stroke (self->cr);
          cairo_arc (self->cr, label->x, label->y, pass == 0 ? 5 : 3.6, 0, 2 * G_PI);
          cairo_fill (self->cr);
        }
      put_text (self, self->export->names[label->id], label->on_left ? label->text_x + label->width : label->text_x,
                label->text_y, NAME_SIZE, is_chosen, label->on_left, is_chosen ? ACCENT : INK);
    }
}

static gboolean
draw (Sheet         *self,
      GCancellable  *cancellable,
      GError       **error)
{
  const CoxaView *view = coxa_stack_get_view (self->export->stack);

  cairo_set_source_rgb (self->cr, 1, 1, 1);
  cairo_paint (self->cr);
  cairo_save (self->cr);
  cairo_translate (self->cr, COLUMN, HEAD);
  if (!coxa_plate_print_draw (self->print, self->cr, cancellable, error))
    return FALSE;
  cairo_rectangle (self->cr, 0, 0, view->width, view->height);
  cairo_clip (self->cr);
  coxa_pull_arrow_draw (self->cr, self->export->plates, view, self->export->pull, 1, 1);
  cairo_restore (self->cr);

  if (self->export->has_labels)
    draw_labels (self);
  put_text (self, self->export->title, EDGE, 34, TITLE_SIZE, TRUE, FALSE, INK);
  put_text (self, self->export->credit, EDGE, self->height - FOOT + 22, CREDIT_SIZE, FALSE, FALSE, QUIET);

  return TRUE;
}

/* Files */

static cairo_status_t
take_bytes (void                *closure,
            const unsigned char *data,
            unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/* cairo knows neither words nor what a file is about: both are put before its last tag. */
static void
finish_svg (Sheet      *self,
            GByteArray *bytes)
{
  const char *end = g_strrstr_len ((const char *) bytes->data, bytes->len, "</svg>");
  g_autofree char *about = g_markup_printf_escaped ("<title>%s</title>\n<desc>%s</desc>\n", self->export->title,
                                                    self->export->credit);

  if (end != NULL)
    g_byte_array_set_size (bytes, (guint) (end - (const char *) bytes->data));
  g_byte_array_append (bytes, (const guint8 *) about, (guint) strlen (about));
  g_byte_array_append (bytes, (const guint8 *) self->words->str, (guint) self->words->len);
  g_byte_array_append (bytes, (const guint8 *) "</svg>\n", 7);
}

static gboolean
finish_png (Sheet            *self,
            cairo_surface_t  *surface,
            GByteArray       *bytes,
            GError          **error)
{
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_get_from_surface (surface, 0, 0, cairo_image_surface_get_width (surface),
                                                             cairo_image_surface_get_height (surface));
  g_autofree char *data = NULL;
  gsize length;

  if (!gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "png", error, "tEXt::Title", self->export->title,
                                  "tEXt::Copyright", self->export->credit, NULL))
    return FALSE;
  g_byte_array_append (bytes, (const guint8 *) data, (guint) length);

  return TRUE;
}

static cairo_surface_t *
create_surface (Sheet      *self,
                Format      format,
                GByteArray *bytes)
{
  cairo_surface_t *surface;
  double scale = PNG_HEIGHT / self->height;

  if (format == FORMAT_PNG)
    {
      surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) lround (self->width * scale), (int) PNG_HEIGHT);
      cairo_surface_set_device_scale (surface, scale, scale);
    }
  else if (format == FORMAT_PDF)
    {
      /* A3's height in points, near enough, so that a printer need not shrink a page of metres. */
      surface = cairo_pdf_surface_create_for_stream (take_bytes, bytes, self->width / 2, self->height / 2);
      cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->export->title);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, self->export->credit);
      cairo_surface_set_device_scale (surface, 0.5, 0.5);
    }
  else
    {
      surface = cairo_svg_surface_create_for_stream (take_bytes, bytes, self->width, self->height);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
    }

  return surface;
}

static gboolean
get_format (GFile    *file,
            Format   *format,
            GError  **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *small = g_ascii_strdown (name, -1);

  if (g_str_has_suffix (small, ".svg"))
    *format = FORMAT_SVG;
  else if (g_str_has_suffix (small, ".pdf"))
    *format = FORMAT_PDF;
  else if (g_str_has_suffix (small, ".png"))
    *format = FORMAT_PNG;
  else
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                   _("“%s” ends neither in .svg nor in .pdf or .png, so it is not known what to write."), name);
      return FALSE;
    }

  return TRUE;
}

/**
 * coxa_export_write:
 * @self: what is to be written
 * @file: where to; its ending says what it becomes
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Draws the plate and writes it, whole or not at all. Blocks, and not twice at once for one export: for a worker.
 *
 * Returns: whether it is written
 */
gboolean
coxa_export_write (CoxaExport    *self,
                   GFile         *file,
                   GCancellable  *cancellable,
                   GError       **error)
{
  const CoxaView *view = coxa_stack_get_view (self->stack);
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  g_auto(Sheet) sheet = { 0, };
  cairo_surface_t *surface;
  Format format;
  gboolean done;

  if (!get_format (file, &format, error))
    return FALSE;

  sheet.export = self;
  sheet.width = view->width + 2 * COLUMN;
  sheet.height = view->height + HEAD + FOOT;
  sheet.print = coxa_plate_print_new (self->stack, &self->request, FALSE, cancellable, error);
  if (sheet.print == NULL)
    return FALSE;

  sheet.words = format == FORMAT_SVG ? g_string_new (NULL) : NULL;
  sheet.pango = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  surface = create_surface (&sheet, format, bytes);
  sheet.cr = cairo_create (surface);
  done = draw (&sheet, cancellable, error);
  g_clear_pointer (&sheet.cr, cairo_destroy);
  if (done && format == FORMAT_PNG)
    done = finish_png (&sheet, surface, bytes, error);
  cairo_surface_finish (surface);
  if (done && cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The plate could not be drawn: %s."),
                   cairo_status_to_string (cairo_surface_status (surface)));
      done = FALSE;
    }
  cairo_surface_destroy (surface);
  if (!done)
    return FALSE;

  if (format == FORMAT_SVG)
    finish_svg (&sheet, bytes);

  return g_file_replace_contents (file, (const char *) bytes->data, bytes->len, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                  cancellable, error);
}

static void
write_thread (GTask        *task,
              gpointer      source G_GNUC_UNUSED,
              gpointer      data,
              GCancellable *cancellable)
{
  CoxaExport *self = data;
  GError *error = NULL;

  if (coxa_export_write (self, g_object_get_data (G_OBJECT (task), "file"), cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * coxa_export_write_async:
 * @self: (transfer full): what is to be written
 * @file: where to
 * @cancellable: (nullable): a cancellable
 * @callback: told when it is done
 * @user_data: for @callback
 *
 * As coxa_export_write(), off the main thread.
 */
void
coxa_export_write_async (CoxaExport          *self,
                         GFile               *file,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (file, cancellable, callback, user_data);

  g_object_set_data_full (G_OBJECT (task), "file", g_object_ref (file), g_object_unref);
  g_task_set_task_data (task, self, (GDestroyNotify) coxa_export_free);
  g_task_run_in_thread (task, write_thread);
}

gboolean
coxa_export_write_finish (GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * coxa_export_dup_name:
 * @scene: what is on show
 * @ending: "pdf", "svg" or "png"
 *
 * Returns: (transfer full): a name for the file, such as "coxa-gluteus-minimus-back.pdf"
 */
char *
coxa_export_dup_name (const CoxaScene *scene,
                      const char      *ending)
{
  const char *slash = scene->selected != NULL ? strrchr (scene->selected, '/') : NULL;

  return g_strdup_printf ("coxa-%s-%s%s.%s", slash != NULL ? slash + 1 : "hip", scene->view,
                          scene->side == COXA_SIDE_LEFT ? "-left" : "", ending);
}
