/* A plate on paper. The structures go through librsvg onto cairo's SVG and PDF surfaces, so that they stay outlines; a picture of
 * pixels beside it says where each region is to be seen, which is what labels point at. What recedes has its colours changed in a
 * copy of the drawing, rather than a veil over it: no transparency in print. */
#include "config.h"

#include "coxa-export.h"

#include "coxa-label-layout.h"
#include "coxa-plate-labels.h"
#include "coxa-pull-arrow.h"
#include "coxa-rsvg.h"

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
#define GLASS 0.2

/* As on the screen: see coxa-ink.c. */
#define RECEDE_STRENGTH 0.45
#define RECEDE_COLOR 0.5

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
  CoxaPicture    *picture;  /* says where things are to be seen */
  const CoxaRsvg *rsvg;
  RsvgHandle     *plain;
  RsvgHandle     *receding; /* NULL where nothing recedes */
  RsvgHandle     *outlined; /* likewise */
  RsvgHandle     *overlays; /* NULL where there are none */
  cairo_t        *cr;
  GString        *words;    /* SVG only: cairo would write its letters as outlines */
  PangoContext   *pango;
  double          width;
  double          height;
} Sheet;

static void
sheet_clear (Sheet *self)
{
  g_clear_pointer (&self->picture, coxa_picture_unref);
  g_clear_object (&self->plain);
  g_clear_object (&self->receding);
  g_clear_object (&self->outlined);
  g_clear_object (&self->overlays);
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
  self->request.depth = scene->depth;
  self->request.selected = g_strdup (scene->selected);
  self->request.overlays = g_strdupv (scene->overlays);
  self->request.kept = g_strdupv (scene->kept);
  self->request.side = scene->side;
  self->request.mode = scene->mode;
  self->request.show = scene->show;
  self->request.hidden = g_strdupv (scene->hidden);
  self->request.picked = g_strdupv (scene->picked);
  self->request.scale = 1;
  self->request.line = 1;
  self->request.extents.width = (int) ceil (view->width);
  self->request.extents.height = (int) ceil (view->height);
  self->request.palette.paper = (GdkRGBA) { 1, 1, 1, 1 };

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

static gboolean
is_in (char       **list,
       const char  *text)
{
  return list != NULL && g_strv_contains ((const char * const *) list, text);
}

/* Loading */

static int
recede_channel (int    channel,
                double grey)
{
  double color = grey + (channel - grey) * RECEDE_COLOR;

  return (int) lround (255 + (color - 255) * RECEDE_STRENGTH);
}

/* Every colour of a drawing, "#rrggbb", nearer to the paper. */
static void
recede_colors (char *text)
{
  for (char *at = strchr (text, '"'); at != NULL; at = strchr (at + 1, '"'))
    {
      guint64 color;
      int r, g, b;
      double grey;
      char hex[7] = { 0, };

      if (at[1] != '#' || strlen (at) < 9 || at[8] != '"')
        continue;
      memcpy (hex, at + 2, 6);
      if (!g_ascii_string_to_unsigned (hex, 16, 0, 0xffffff, &color, NULL))
        continue;
      r = (int) (color >> 16);
      g = (int) (color >> 8) & 0xff;
      b = (int) color & 0xff;
      grey = 0.3 * r + 0.59 * g + 0.11 * b;
      g_snprintf (hex, sizeof hex, "%02x%02x%02x", recede_channel (r, grey), recede_channel (g, grey), recede_channel (b, grey));
      memcpy (at + 2, hex, 6);
    }
}

static RsvgHandle *
load (Sheet       *self,
      gboolean     recedes,
      const char  *rules,
      GError     **error)
{
  const CoxaView *view = coxa_stack_get_view (self->export->stack);
  g_autofree char *style = g_strconcat ("#sheet { mask: none } ", rules, NULL);
  g_autofree char *text = NULL;
  RsvgHandle *handle;
  gsize length;

  if (!g_file_get_contents (view->file, &text, &length, error))
    return NULL;
  if (recedes)
    recede_colors (text);

  handle = self->rsvg->handle_new_from_data ((const guint8 *) text, length, error);
  if (handle != NULL && !self->rsvg->handle_set_stylesheet (handle, (const guint8 *) style, strlen (style), error))
    g_clear_object (&handle);

  return handle;
}

/* How what a scene lights looks on paper. Lengths in the units of the drawings' paths, a fifth of the view's. */
static char *
list_overlay_rules (CoxaExport *self)
{
  GPtrArray *parts = coxa_view_get_parts (coxa_stack_get_view (self->stack));
  GString *rules = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const CoxaPart *part = g_ptr_array_index (parts, i);
      const char *rule;

      if (!is_in (self->request.overlays, part->id))
        continue;
      if (part->role == COXA_ROLE_ORIGIN)
        rule = "fill: #c8382c; fill-opacity: 0.6; stroke: #c8382c; stroke-width: 12";
      else if (part->role == COXA_ROLE_INSERTION)
        rule = "fill: #2f5fc4; fill-opacity: 0.6; stroke: #2f5fc4; stroke-width: 12";
      else if (part->role == COXA_ROLE_PAIN_ESSENTIAL)
        rule = "fill: #b3261e; fill-opacity: 0.72; stroke: none";
      else if (part->role == COXA_ROLE_PAIN_SPILL_OVER)
        rule = "fill: #b3261e; fill-opacity: 0.3; stroke: none";
      else if (part->role == COXA_ROLE_TRIGGER)
        rule = "fill: none; stroke: #b3261e; stroke-width: 15";
      else
        rule = "stroke: " ACCENT "; stroke-width: 12";
      g_string_append_printf (rules, "[id=\"%s\"] path { %s } ", part->id, rule);
    }

  return g_string_free (rules, FALSE);
}

static gboolean
shows_chosen (Sheet *self)
{
  for (guint i = 1; i < coxa_stack_get_n_regions (self->export->stack); i++)
    if (self->picture->spots[i].area > 0 &&
        g_strcmp0 (coxa_stack_get_region (self->export->stack, i)->page, self->export->request.selected) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
prepare (Sheet         *self,
         GCancellable  *cancellable,
         GError       **error)
{
  const CoxaPictureRequest *request = &self->export->request;

  self->picture = coxa_picture_compose (self->export->stack, request, cancellable, error);
  self->rsvg = self->picture != NULL ? coxa_rsvg_open (error) : NULL;
  self->plain = self->rsvg != NULL ? load (self, FALSE, "", error) : NULL;
  if (self->plain == NULL)
    return FALSE;

  /* Where nothing of what is chosen is to be seen nothing recedes, as on the screen. */
  if (request->selected != NULL && shows_chosen (self))
    {
      self->receding = load (self, TRUE, "", error);
      self->outlined = self->receding != NULL
                         ? load (self, FALSE, "path { fill: " ACCENT "; stroke: " ACCENT "; stroke-width: 26 }", error) : NULL;
      if (self->outlined == NULL)
        return FALSE;
    }
  if (request->overlays != NULL && request->overlays[0] != NULL)
    {
      g_autofree char *rules = list_overlay_rules (self->export);

      self->overlays = load (self, FALSE, rules, error);
      if (self->overlays == NULL)
        return FALSE;
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Drawing */

static gboolean
draw_part (Sheet           *self,
           RsvgHandle      *handle,
           const CoxaPart  *part,
           GError         **error)
{
  const CoxaView *view = coxa_stack_get_view (self->export->stack);
  RsvgRectangle viewport = { 0, 0, view->width, view->height };
  g_autofree char *group = g_strconcat ("#", part->id, NULL);
  gboolean drawn;

  cairo_save (self->cr);
  if (view->is_mirrored)
    {
      cairo_translate (self->cr, view->width, 0);
      cairo_scale (self->cr, -1, 1);
    }
  drawn = self->rsvg->handle_render_layer (handle, self->cr, group, &viewport, error);
  cairo_restore (self->cr);

  return drawn;
}

static gboolean
draw_structure (Sheet           *self,
                const CoxaPart  *part,
                GError         **error)
{
  const CoxaPictureRequest *request = &self->export->request;
  CoxaSeen seen = coxa_picture_request_see (request, part);
  gboolean is_chosen;
  gboolean drawn;

  if (seen == COXA_SEEN_NOT)
    return TRUE;
  if (seen == COXA_SEEN_GLASS)
    {
      cairo_push_group (self->cr);
      drawn = draw_part (self, self->plain, part, error);
      cairo_pop_group_to_source (self->cr);
      cairo_paint_with_alpha (self->cr, GLASS);
      return drawn;
    }
  if (self->receding == NULL)
    return draw_part (self, self->plain, part, error);

  is_chosen = coxa_part_is_of_page (part, request->selected);
  if (is_chosen && !draw_part (self, self->outlined, part, error))
    return FALSE;
  for (guint i = 0; !is_chosen && request->kept != NULL && request->kept[i] != NULL; i++)
    if (coxa_part_is_of_page (part, request->kept[i]))
      return draw_part (self, self->plain, part, error);

  return draw_part (self, is_chosen ? self->plain : self->receding, part, error);
}

static void
fade_edge (Sheet  *self,
           double  x0,
           double  y0,
           double  x1,
           double  y1)
{
  const CoxaView *view = coxa_stack_get_view (self->export->stack);
  cairo_pattern_t *ramp;

  if (x0 == x1 && y0 == y1)
    return;

  ramp = cairo_pattern_create_linear (x0, y0, x1, y1);
  for (int i = 0; i <= 8; i++)
    {
      double t = i / 8.0;

      cairo_pattern_add_color_stop_rgba (ramp, t, 1, 1, 1, 1 - t * t * (3 - 2 * t));
    }
  cairo_set_source (self->cr, ramp);
  /* A little over the edge, where the clip is soft. */
  cairo_rectangle (self->cr, -2, -2, (x0 == x1 ? view->width : x1) + 2, (y0 == y1 ? view->height : y1) + 2);
  cairo_fill (self->cr);
  cairo_pattern_destroy (ramp);
}

/* The paper over the drawing's cut ends. */
static void
fade_ends (Sheet *self)
{
  const CoxaView *view = coxa_stack_get_view (self->export->stack);

  fade_edge (self, 0, 0, view->fade_left, 0);
  fade_edge (self, 0, 0, 0, view->fade_top);
  if (view->fade_right > 0)
    {
      cairo_save (self->cr);
      cairo_translate (self->cr, view->width, 0);
      cairo_scale (self->cr, -1, 1);
      fade_edge (self, 0, 0, view->fade_right, 0);
      cairo_restore (self->cr);
    }
  if (view->fade_bottom > 0)
    {
      cairo_save (self->cr);
      cairo_translate (self->cr, 0, view->height);
      cairo_scale (self->cr, 1, -1);
      fade_edge (self, 0, 0, 0, view->fade_bottom);
      cairo_restore (self->cr);
    }
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
      const CoxaRegionSpot *spot = &self->picture->spots[i];
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
  GPtrArray *parts = coxa_view_get_parts (coxa_stack_get_view (self->export->stack));
  const CoxaPictureRequest *request = &self->export->request;

  cairo_set_source_rgb (self->cr, 1, 1, 1);
  cairo_paint (self->cr);
  cairo_save (self->cr);
  cairo_translate (self->cr, COLUMN, HEAD);
  cairo_rectangle (self->cr, 0, 0, self->width - 2 * COLUMN, self->height - HEAD - FOOT);
  cairo_clip (self->cr);
  for (guint i = 0; i < parts->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !draw_structure (self, g_ptr_array_index (parts, i), error))
      return FALSE;
  for (guint i = 0; self->overlays != NULL && i < parts->len; i++)
    {
      const CoxaPart *part = g_ptr_array_index (parts, i);

      if (is_in (request->overlays, part->id) && !is_in (request->hidden, part->region) &&
          !draw_part (self, self->overlays, part, error))
        return FALSE;
    }
  fade_ends (self);
  coxa_pull_arrow_draw (self->cr, self->export->plates, coxa_stack_get_view (self->export->stack), self->export->pull, 1, 1);
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
  if (!prepare (&sheet, cancellable, error))
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
