#include "config.h"

#include "coxa-handout-painter.h"

#include "coxa-figure-drawing.h"
#include "coxa-logo.h"
#include "coxa-plate-print.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>
#include <math.h>

#define MARK_SIZE 10.0 /* of a number on the plate, points */

struct _CoxaHandoutPainter
{
  const CoxaHandout   *handout;  /* borrowed */
  CoxaHandoutLayout   *layout;
  CoxaLogo            *logo;     /* or NULL */
  CoxaStack           *stack;    /* of the plate, or NULL */
  CoxaPlatePrint      *plate;    /* or NULL */
  GPtrArray           *marks;    /* char *: pages of the muscles that are to be seen on it */
  GArray              *places;   /* CoxaPoint: where, in the view's units */
  CoxaFigureDrawing  **figures;  /* by exercise; those that were drawn */
};

/**
 * coxa_handout_painter_free:
 * @self: (nullable) (transfer full): a painter
 *
 * Lets go of it. On the thread that made it.
 */
void
coxa_handout_painter_free (CoxaHandoutPainter *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->handout->exercises->len; i++)
    coxa_figure_drawing_free (self->figures[i]);
  g_free (self->figures);
  g_clear_pointer (&self->layout, coxa_handout_layout_free);
  g_clear_pointer (&self->logo, coxa_logo_free);
  g_clear_pointer (&self->plate, coxa_plate_print_free);
  g_clear_pointer (&self->stack, coxa_stack_unref);
  g_ptr_array_unref (self->marks);
  g_array_unref (self->places);
  g_free (self);
}

/* Where most of a page's regions is to be seen. */
static gboolean
find_place (CoxaHandoutPainter *self,
            const char         *page,
            CoxaPoint          *place)
{
  const CoxaPicture *picture = coxa_plate_print_get_picture (self->plate);
  guint area = 0;

  for (guint i = 1; i < coxa_stack_get_n_regions (self->stack); i++)
    {
      const CoxaRegionSpot *spot = &picture->spots[i];

      if ((guint) spot->area <= area || g_strcmp0 (coxa_stack_get_region (self->stack, i)->page, page) != 0)
        continue;
      area = (guint) spot->area;
      place->x = spot->pole_x;
      place->y = spot->pole_y;
    }

  return area > 0;
}

static gboolean
load_plate (CoxaHandoutPainter  *self,
            GCancellable        *cancellable,
            GError             **error)
{
  const CoxaHandout *handout = self->handout;
  CoxaView *view = handout->scene != NULL ? coxa_plates_get_view (handout->plates, handout->scene->view) : NULL;
  CoxaPictureRequest request;

  if (view == NULL)
    return TRUE;

  self->stack = coxa_stack_new (handout->plates, view, handout->scene->side);
  coxa_plate_print_request (&request, view, handout->scene);
  self->plate = coxa_plate_print_new (self->stack, &request, TRUE, cancellable, error);
  coxa_picture_request_clear (&request);
  if (self->plate == NULL)
    return FALSE;

  for (guint i = 0; i < handout->muscles->len; i++)
    {
      const char *page = g_ptr_array_index (handout->muscles, i);
      CoxaPoint place;

      if (!find_place (self, page, &place))
        continue;
      g_ptr_array_add (self->marks, g_strdup (page));
      g_array_append_val (self->places, place);
    }

  return TRUE;
}

/**
 * coxa_handout_painter_new:
 * @handout: the sheet; must outlive the painter
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %COXA_HANDOUT_ERROR, or one of GIO or librsvg
 *
 * Loads what a sheet shows and lays it out. Blocks: for a worker.
 *
 * Returns: (transfer full): a painter, or %NULL with @error set
 */
CoxaHandoutPainter *
coxa_handout_painter_new (const CoxaHandout  *handout,
                          GCancellable       *cancellable,
                          GError            **error)
{
  g_autoptr(CoxaHandoutPainter) self = g_new0 (CoxaHandoutPainter, 1);

  self->handout = handout;
  self->figures = g_new0 (CoxaFigureDrawing *, handout->exercises->len);
  self->marks = g_ptr_array_new_with_free_func (g_free);
  self->places = g_array_new (FALSE, FALSE, sizeof (CoxaPoint));
  if (handout->logo != NULL)
    {
      self->logo = coxa_logo_load (handout->logo, error);
      if (self->logo == NULL)
        return NULL;
    }
  if (!load_plate (self, cancellable, error))
    return NULL;

  self->layout = coxa_handout_layout_new (handout, self->logo != NULL ? coxa_logo_get_ratio (self->logo) : 0, self->marks, error);

  return self->layout != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * coxa_handout_painter_get_layout:
 * @self: a painter
 *
 * Returns: (transfer none): what stands where
 */
const CoxaHandoutLayout *
coxa_handout_painter_get_layout (CoxaHandoutPainter *self)
{
  return self->layout;
}

/* Drawing */

/* Numbers on the muscles, where there are several. */
static void
draw_marks (CoxaHandoutPainter *self,
            cairo_t            *cr,
            double              scale)
{
  for (guint i = 0; self->marks->len > 1 && i < self->marks->len; i++)
    {
      const CoxaPoint *place = &g_array_index (self->places, CoxaPoint, i);
      g_autofree char *number = g_strdup_printf ("<b>%u</b>", i + 1);
      g_autoptr(CoxaSlab) slab = coxa_slab_new (0, 0);
      CoxaPiece *piece = coxa_slab_add_text (slab, self->layout->context, number, MARK_SIZE, NULL, 0, 0, MARK_SIZE * 2);
      PangoRectangle extents;

      pango_layout_get_extents (piece->layout, NULL, &extents);
      cairo_save (cr);
      cairo_translate (cr, place->x * scale, place->y * scale);
      cairo_new_path (cr);
      cairo_arc (cr, 0, 0, MARK_SIZE * 0.72, 0, 2 * G_PI);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_fill_preserve (cr);
      cairo_set_source_rgb (cr, 0.08, 0.08, 0.08);
      cairo_set_line_width (cr, 0.8);
      cairo_stroke (cr);
      cairo_move_to (cr, -extents.width / 2.0 / PANGO_SCALE, -extents.height / 2.0 / PANGO_SCALE);
      pango_cairo_show_layout (cr, piece->layout);
      cairo_restore (cr);
    }
}

static gboolean
draw_plate (CoxaHandoutPainter  *self,
            cairo_t             *cr,
            const CoxaPiece     *piece,
            GCancellable        *cancellable,
            GError             **error)
{
  const CoxaView *view = coxa_stack_get_view (self->stack);
  double scale = MIN (piece->width / view->ink_width, piece->height / view->ink_height);
  double left = piece->x + (piece->width - scale * view->ink_width) / 2;
  gboolean drawn;

  cairo_save (cr);
  cairo_rectangle (cr, piece->x, piece->y, piece->width, piece->height);
  cairo_clip (cr);
  cairo_translate (cr, left - scale * view->ink_x, piece->y - scale * view->ink_y);
  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  drawn = coxa_plate_print_draw (self->plate, cr, cancellable, error);
  cairo_restore (cr);
  draw_marks (self, cr, scale);
  cairo_restore (cr);

  return drawn;
}

static gboolean
draw_figure (CoxaHandoutPainter  *self,
             cairo_t             *cr,
             const CoxaPiece     *piece,
             GCancellable        *cancellable,
             GError             **error)
{
  const CoxaHandoutExercise *exercise = g_ptr_array_index (self->handout->exercises, piece->index);
  CoxaFigureDrawing **drawing = &self->figures[piece->index];

  if (*drawing == NULL)
    *drawing = coxa_figure_drawing_load (exercise->figure, cancellable, error);

  return *drawing != NULL &&
         coxa_figure_drawing_render_key (*drawing, cr, piece->key, piece->x, piece->y, piece->width, piece->height,
                                         exercise->side == COXA_SIDE_LEFT, error);
}

static void
draw_stop (cairo_t         *cr,
           const CoxaPiece *piece)
{
  double radius = piece->width / 2, x = piece->x + radius, y = piece->y + radius;

  for (int i = 0; i < 8; i++)
    cairo_line_to (cr, x + radius * cos ((i + 0.5) * G_PI / 4), y + radius * sin ((i + 0.5) * G_PI / 4));
  cairo_close_path (cr);
  cairo_set_source_rgb (cr, 0.62, 0.07, 0.07);
  cairo_fill (cr);
  /* A hand would be a blot at this size: the bar that says no. */
  cairo_rectangle (cr, x - radius * 0.52, y - radius * 0.15, radius * 1.04, radius * 0.3);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill (cr);
}

static void
draw_text (cairo_t         *cr,
           const CoxaPiece *piece)
{
  cairo_set_source_rgb (cr, piece->grey, piece->grey, piece->grey);
  cairo_move_to (cr, piece->x, piece->y);
  pango_cairo_show_layout (cr, piece->layout);
}

static gboolean
draw_piece (CoxaHandoutPainter  *self,
            cairo_t             *cr,
            const CoxaPiece     *piece,
            GCancellable        *cancellable,
            GError             **error)
{
  cairo_set_source_rgb (cr, piece->grey, piece->grey, piece->grey);
  cairo_set_line_width (cr, piece->kind == COXA_PIECE_FRAME ? 1.1 : 0.7);
  switch (piece->kind)
    {
    case COXA_PIECE_TEXT:
      draw_text (cr, piece);
      return TRUE;
    case COXA_PIECE_LINE:
      cairo_move_to (cr, piece->x, piece->y);
      cairo_rel_line_to (cr, piece->width, 0);
      cairo_stroke (cr);
      return TRUE;
    case COXA_PIECE_FRAME:
      cairo_rectangle (cr, piece->x, piece->y, piece->width, piece->height);
      cairo_stroke (cr);
      return TRUE;
    case COXA_PIECE_STOP:
      draw_stop (cr, piece);
      return TRUE;
    case COXA_PIECE_FIGURE:
      return draw_figure (self, cr, piece, cancellable, error);
    case COXA_PIECE_PLATE:
      return draw_plate (self, cr, piece, cancellable, error);
    case COXA_PIECE_QR:
      coxa_qr_draw (g_ptr_array_index (self->layout->qrs, piece->index), cr, piece->x, piece->y, piece->width);
      return TRUE;
    case COXA_PIECE_LOGO:
      return coxa_logo_draw (self->logo, cr, piece->x, piece->y, piece->width, piece->height, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static void
begin_tags (cairo_t         *cr,
            const CoxaPiece *piece)
{
  if (piece->link != NULL)
    {
      g_autofree char *attributes = g_strdup_printf ("uri='%s'", piece->link);

      cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
    }
  else if (piece->tag != NULL)
    {
      cairo_tag_begin (cr, piece->tag, NULL);
    }
}

static void
end_tags (cairo_t         *cr,
          const CoxaPiece *piece)
{
  if (piece->link != NULL)
    cairo_tag_end (cr, CAIRO_TAG_LINK);
  else if (piece->tag != NULL)
    cairo_tag_end (cr, piece->tag);
}

static gboolean
is_item (const CoxaPiece *piece)
{
  return piece->tag != NULL && (g_str_equal (piece->tag, "Lbl") || g_str_equal (piece->tag, "LBody"));
}

/* A list is what its marks and its texts are within; each mark opens an item. */
static void
follow_list (cairo_t         *cr,
             const CoxaPiece *piece,
             gboolean        *is_in_list)
{
  gboolean is_mark = piece != NULL && is_item (piece) && g_str_equal (piece->tag, "Lbl");

  if (*is_in_list && (piece == NULL || is_mark || !is_item (piece)))
    cairo_tag_end (cr, "LI");
  if (*is_in_list && (piece == NULL || !is_item (piece)))
    {
      cairo_tag_end (cr, "L");
      *is_in_list = FALSE;
    }
  if (is_mark && !*is_in_list)
    {
      cairo_tag_begin (cr, "L", NULL);
      *is_in_list = TRUE;
    }
  if (is_mark)
    cairo_tag_begin (cr, "LI", NULL);
}

static gboolean
draw_slab (CoxaHandoutPainter  *self,
           cairo_t             *cr,
           const CoxaPlaced    *placed,
           gboolean             has_tags,
           GCancellable        *cancellable,
           GError             **error)
{
  gboolean is_in_list = FALSE;
  gboolean drawn = TRUE;

  cairo_save (cr);
  cairo_translate (cr, self->layout->margin, self->layout->margin + placed->y);
  for (guint i = 0; drawn && i < placed->slab->pieces->len; i++)
    {
      const CoxaPiece *piece = g_ptr_array_index (placed->slab->pieces, i);

      if (has_tags)
        {
          follow_list (cr, piece, &is_in_list);
          begin_tags (cr, piece);
        }
      cairo_save (cr);
      drawn = draw_piece (self, cr, piece, cancellable, error);
      cairo_restore (cr);
      if (has_tags)
        end_tags (cr, piece);
    }
  if (has_tags)
    follow_list (cr, NULL, &is_in_list);
  cairo_restore (cr);

  return drawn;
}

static void
draw_foot (CoxaHandoutPainter *self,
           cairo_t            *cr,
           guint               page)
{
  const CoxaHandoutLayout *layout = self->layout;
  g_autoptr(CoxaSlab) slab = coxa_slab_new (0, 0);
  g_autofree char *where = NULL;
  g_autofree char *markup = NULL;
  CoxaPiece *piece;

  if (layout->pages->len < 2)
    return;

  /* Translators: of a printed sheet */
  where = g_strdup_printf (_("page %u of %u"), page + 1, layout->pages->len);
  markup = g_markup_printf_escaped ("%s · %s · %s", self->handout->title, self->handout->date, where);
  piece = coxa_slab_add_text (slab, layout->context, markup, 9, NULL, layout->margin, layout->height - layout->margin - 10,
                              layout->width - 2 * layout->margin);
  pango_layout_set_alignment (piece->layout, PANGO_ALIGN_RIGHT);
  piece->grey = 0.3;
  draw_text (cr, piece);
}

/**
 * coxa_handout_painter_draw:
 * @self: a painter
 * @cr: where to; a unit is a point, the paper's top left corner the origin
 * @page: which page, from 0
 * @has_tags: whether to say what each thing is, for a PDF
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Draws a page. Blocks: for a worker.
 *
 * Returns: whether it is drawn
 */
gboolean
coxa_handout_painter_draw (CoxaHandoutPainter  *self,
                           cairo_t             *cr,
                           guint                page,
                           gboolean             has_tags,
                           GCancellable        *cancellable,
                           GError             **error)
{
  const GArray *placed = g_ptr_array_index (self->layout->pages, page);

  for (guint i = 0; i < placed->len; i++)
    if (!draw_slab (self, cr, &g_array_index (placed, CoxaPlaced, i), has_tags, cancellable, error))
      return FALSE;
  draw_foot (self, cr, page);

  return TRUE;
}
