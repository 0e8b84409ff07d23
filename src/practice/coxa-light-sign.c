#include "coxa-light-sign.h"

#include <math.h>

struct _CoxaLightSign
{
  GtkWidget  parent_instance;

  CoxaLight  colour;
  int        size;   /* pixels */
};

G_DEFINE_FINAL_TYPE (CoxaLightSign, coxa_light_sign, GTK_TYPE_WIDGET)

/* Regular, of n corners, the first of them at an angle. Unit: half the sign. */
static void
trace_polygon (cairo_t *cr,
               int      n,
               double   first,
               double   radius,
               double   y)
{
  for (int i = 0; i < n; i++)
    {
      double angle = first + 2 * G_PI * i / n;

      cairo_line_to (cr, radius * cos (angle), y + radius * sin (angle));
    }
  cairo_close_path (cr);
}

static void
trace_shape (CoxaLightSign *self,
             cairo_t   *cr)
{
  switch (self->colour)
    {
    case COXA_LIGHT_GREEN:
      cairo_arc (cr, 0, 0, 0.92, 0, 2 * G_PI);
      break;
    case COXA_LIGHT_AMBER:
      trace_polygon (cr, 3, -G_PI / 2, 1.02, 0.2);
      break;
    case COXA_LIGHT_RED:
    default:
      trace_polygon (cr, 8, G_PI / 8, 0.97, 0);
      break;
    }
}

static void
trace_sign (CoxaLightSign *self,
            cairo_t   *cr)
{
  switch (self->colour)
    {
    case COXA_LIGHT_GREEN:
      cairo_move_to (cr, -0.42, 0.03);
      cairo_line_to (cr, -0.1, 0.36);
      cairo_line_to (cr, 0.44, -0.32);
      break;
    case COXA_LIGHT_AMBER:
      cairo_move_to (cr, 0, -0.3);
      cairo_line_to (cr, 0, 0.2);
      cairo_move_to (cr, 0, 0.5);
      cairo_line_to (cr, 0, 0.5);
      break;
    case COXA_LIGHT_RED:
    default:
      cairo_move_to (cr, -0.45, 0);
      cairo_line_to (cr, 0.45, 0);
      break;
    }
}

static void
coxa_light_sign_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  static const char * const names[] = { "coxa_go", "coxa_care", "coxa_stop" };
  CoxaLightSign *self = COXA_LIGHT_SIGN (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double half = MIN (width, height) / 2.0;
  GdkRGBA fill = { 0 };
  GdkRGBA sign = { 0 };
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

  gtk_style_context_lookup_color (style, names[self->colour], &fill);
  gtk_style_context_lookup_color (style, "coxa_on_light", &sign);
  cairo_translate (cr, width / 2.0, height / 2.0);
  cairo_scale (cr, half, half);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  trace_shape (self, cr);
  gdk_cairo_set_source_rgba (cr, &fill);
  cairo_fill (cr);
  trace_sign (self, cr);
  cairo_set_line_width (cr, 0.24);
  gdk_cairo_set_source_rgba (cr, &sign);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
coxa_light_sign_measure (GtkWidget      *widget,
                    GtkOrientation  orientation G_GNUC_UNUSED,
                    int             for_size G_GNUC_UNUSED,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline G_GNUC_UNUSED,
                    int            *natural_baseline G_GNUC_UNUSED)
{
  *minimum = *natural = COXA_LIGHT_SIGN (widget)->size;
}

static void
coxa_light_sign_class_init (CoxaLightSignClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = coxa_light_sign_snapshot;
  widget_class->measure = coxa_light_sign_measure;
  gtk_widget_class_set_css_name (widget_class, "light");
  /* The words beside it say it all. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
coxa_light_sign_init (CoxaLightSign *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
}

/**
 * coxa_light_sign_new:
 * @colour: what it says
 * @size: in pixels
 *
 * Returns: (transfer floating): a light
 */
GtkWidget *
coxa_light_sign_new (CoxaLight colour,
                     int       size)
{
  CoxaLightSign *self = g_object_new (COXA_TYPE_LIGHT_SIGN, NULL);

  self->colour = colour;
  self->size = size;

  return GTK_WIDGET (self);
}
