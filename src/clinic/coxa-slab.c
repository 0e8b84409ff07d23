#include "coxa-slab.h"

#define FONT "Cantarell, Noto Sans, DejaVu Sans, sans-serif"
#define LEADING 1.0f
#define INK 0.08

static void
piece_free (CoxaPiece *self)
{
  g_clear_object (&self->layout);
  g_free (self->link);
  g_free (self);
}

/**
 * coxa_slab_new:
 * @before: space above it
 * @group: with which others it stays on one page, or 0
 *
 * Returns: (transfer full): an empty slab
 */
CoxaSlab *
coxa_slab_new (double before,
               int    group)
{
  CoxaSlab *self = g_new0 (CoxaSlab, 1);

  self->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) piece_free);
  self->before = before;
  self->group = group;

  return self;
}

void
coxa_slab_free (CoxaSlab *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->pieces);
  g_free (self);
}

/**
 * coxa_slab_add:
 * @self: a slab
 * @kind: what it is
 * @x: left edge
 * @y: top edge, from the slab's
 * @width: its width
 * @height: its height
 *
 * Puts something on a slab, which grows to hold it.
 *
 * Returns: (transfer none): it
 */
CoxaPiece *
coxa_slab_add (CoxaSlab      *self,
               CoxaPieceKind  kind,
               double         x,
               double         y,
               double         width,
               double         height)
{
  CoxaPiece *piece = g_new0 (CoxaPiece, 1);

  piece->kind = kind;
  piece->x = x;
  piece->y = y;
  piece->width = width;
  piece->height = height;
  piece->grey = INK;
  piece->tag = kind == COXA_PIECE_FIGURE || kind == COXA_PIECE_PLATE || kind == COXA_PIECE_QR || kind == COXA_PIECE_LOGO
                 ? "Figure" : NULL;
  g_ptr_array_add (self->pieces, piece);
  self->height = MAX (self->height, y + height);

  return piece;
}

/**
 * coxa_slab_add_text:
 * @self: a slab
 * @context: where fonts come from
 * @markup: Pango's markup
 * @size: of the letters, points
 * @tag: what a PDF calls it; lives for ever
 * @x: left edge
 * @y: top edge, from the slab's
 * @width: where lines break
 *
 * Puts text on a slab.
 *
 * Returns: (transfer none): it; its height is what the text takes
 */
CoxaPiece *
coxa_slab_add_text (CoxaSlab     *self,
                    PangoContext *context,
                    const char   *markup,
                    double        size,
                    const char   *tag,
                    double        x,
                    double        y,
                    double        width)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string (FONT);
  CoxaPiece *piece;
  int height;

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_line_spacing (layout, LEADING);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_markup (layout, markup, -1);
  pango_layout_get_size (layout, NULL, &height);

  piece = coxa_slab_add (self, COXA_PIECE_TEXT, x, y, width, height / (double) PANGO_SCALE);
  piece->layout = layout;
  piece->tag = tag;

  return piece;
}
