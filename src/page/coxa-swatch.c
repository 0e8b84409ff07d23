#include "coxa-swatch.h"

#include <math.h>

#define FILL   0.25 /* of the colour, between the stripes */
#define STRIPE 0.17 /* of the side: a stripe's width */

struct _CoxaSwatch
{
  GtkWidget      parent_instance;

  CoxaSwatchKind kind;
};

G_DEFINE_FINAL_TYPE (CoxaSwatch, coxa_swatch, GTK_TYPE_WIDGET)

/* The same way as on the plate: an origin rises to the right, an insertion falls. */
static void
hatch (cairo_t *cr,
       double   side,
       gboolean is_rising)
{
  double every = side / 1.6;

  cairo_set_line_width (cr, side * STRIPE);
  for (double x = -side; x < 2 * side; x += every)
    {
      cairo_move_to (cr, x, is_rising ? side + 1 : -1);
      cairo_line_to (cr, x + side + 2, is_rising ? -1 : side + 1);
    }
  cairo_stroke (cr);
}

static void
stipple (cairo_t *cr,
         double   side)
{
  for (int row = 0; row < 3; row++)
    for (int column = 0; column < 3; column++)
      {
        cairo_new_sub_path (cr);
        cairo_arc (cr, side * (1 + 2 * column) / 6, side * (1 + 2 * row) / 6, side * 0.10, 0, 2 * G_PI);
      }
  cairo_fill (cr);
}

static void
ring (cairo_t *cr,
      double   side)
{
  cairo_set_line_width (cr, side * 0.14);
  cairo_arc (cr, side / 2, side / 2, side * 0.38, 0, 2 * G_PI);
  cairo_stroke (cr);
}

static void
arrow (cairo_t *cr,
       double   side)
{
  cairo_set_line_width (cr, side * 0.14);
  cairo_move_to (cr, side * 0.12, side * 0.88);
  cairo_line_to (cr, side * 0.62, side * 0.38);
  cairo_stroke (cr);
  cairo_move_to (cr, side * 0.92, side * 0.08);
  cairo_line_to (cr, side * 0.80, side * 0.56);
  cairo_line_to (cr, side * 0.44, side * 0.20);
  cairo_fill (cr);
}

/* What is a figure of its own rather than a patch. */
static void
draw_sign (CoxaSwatch            *self,
           GtkSnapshot           *snapshot,
           const graphene_rect_t *bounds,
           const GdkRGBA         *color)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, bounds);

  cairo_translate (cr, bounds->origin.x, bounds->origin.y);
  gdk_cairo_set_source_rgba (cr, color);
  if (self->kind == COXA_SWATCH_SPILL_OVER)
    stipple (cr, bounds->size.width);
  else if (self->kind == COXA_SWATCH_TRIGGER)
    ring (cr, bounds->size.width);
  else
    arrow (cr, bounds->size.width);
  cairo_destroy (cr);
}

static void
coxa_swatch_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  CoxaSwatch *self = COXA_SWATCH (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double side = MIN (width, height);
  gboolean is_hatched = self->kind == COXA_SWATCH_ORIGIN || self->kind == COXA_SWATCH_INSERTION;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) ((width - side) / 2), (float) ((height - side) / 2), (float) side,
                                               (float) side);
  GskRoundedRect outline;
  GdkRGBA color, fill;

  if (side <= 0)
    return;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  if (self->kind >= COXA_SWATCH_SPILL_OVER)
    {
      draw_sign (self, snapshot, &bounds, &color);
      return;
    }

  fill = color;
  if (is_hatched)
    fill.alpha *= (float) FILL;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, (float) (side * 0.22));
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &fill, &bounds);
  if (is_hatched)
    {
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

      cairo_translate (cr, bounds.origin.x, bounds.origin.y);
      gdk_cairo_set_source_rgba (cr, &color);
      hatch (cr, side, self->kind == COXA_SWATCH_ORIGIN);
      cairo_destroy (cr);
    }
  gtk_snapshot_pop (snapshot);

  if (self->kind != COXA_SWATCH_PLAIN)
    gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1, 1, 1, 1 }, (GdkRGBA[4]) { color, color, color, color });
}

static void
coxa_swatch_class_init (CoxaSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = coxa_swatch_snapshot;
  gtk_widget_class_set_css_name (widget_class, "swatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
coxa_swatch_init (CoxaSwatch *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * coxa_swatch_new:
 * @kind: what it stands for
 *
 * Returns: (transfer floating): a patch; its size and colours come from the style sheet
 */
GtkWidget *
coxa_swatch_new (CoxaSwatchKind kind)
{
  static const char * const classes[] = { "chosen", "origin", "insertion", "nerve", "artery", "vein", "pain", "pain",
                                          "trigger", "pull" };
  CoxaSwatch *self = g_object_new (COXA_TYPE_SWATCH, NULL);

  self->kind = kind;
  gtk_widget_add_css_class (GTK_WIDGET (self), classes[kind]);

  return GTK_WIDGET (self);
}
