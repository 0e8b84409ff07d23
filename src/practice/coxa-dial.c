#include "coxa-dial.h"

#include <math.h>

#define MIN_SIZE     132
#define NATURAL_SIZE 300
#define RING         0.055 /* its width, in diameters */
/* What of the diameter a number of so many digits may take in height. */
#define NUMBER       0.46
#define CAPTION      0.085
/* A change of the ring that nobody sees. */
#define STEP         (1.0 / 720)

struct _CoxaDial
{
  GtkWidget  parent_instance;

  char      *number;
  char      *caption;
  double     part;    /* 0–1 */
  gboolean   is_calm; /* a pause: the ring is quiet */
};

G_DEFINE_FINAL_TYPE (CoxaDial, coxa_dial, GTK_TYPE_WIDGET)

static GdkRGBA
get_named (GtkStyleContext *style,
           const char      *name)
{
  GdkRGBA colour = { 0 };

  gtk_style_context_lookup_color (style, name, &colour);

  return colour;
}

static PangoLayout *
create_line (GtkWidget  *widget,
             const char *text,
             double      size,
             gboolean    is_bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int) (size * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  if (is_bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_attr_list_unref (attributes);

  return layout;
}

static void
draw_line (GtkSnapshot   *snapshot,
           PangoLayout   *layout,
           double         x,
           double         middle,
           const GdkRGBA *colour)
{
  PangoRectangle ink;
  PangoRectangle logical;

  pango_layout_get_pixel_extents (layout, &ink, &logical);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x - logical.x - logical.width / 2.0),
                                                          (float) (middle - ink.y - ink.height / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_ring (CoxaDial      *self,
           GtkSnapshot   *snapshot,
           double         size,
           const GdkRGBA *track,
           const GdkRGBA *full)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) size, (float) size));
  double line = size * RING;
  double radius = (size - line) / 2 - 1;

  cairo_set_line_width (cr, line);
  gdk_cairo_set_source_rgba (cr, track);
  cairo_arc (cr, size / 2, size / 2, radius, 0, 2 * G_PI);
  cairo_stroke (cr);
  if (self->part > 0)
    {
      gdk_cairo_set_source_rgba (cr, full);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_arc (cr, size / 2, size / 2, radius, -G_PI / 2, -G_PI / 2 + 2 * G_PI * self->part);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
}

/* The largest size at which a line of text still fits between the sides of the ring. */
static double
fit (GtkWidget  *widget,
     const char *text,
     double      size,
     double      width,
     gboolean    is_bold)
{
  g_autoptr(PangoLayout) layout = create_line (widget, text, size, is_bold);
  int found;

  pango_layout_get_pixel_size (layout, &found, NULL);

  return found > width ? size * width / found : size;
}

static void
coxa_dial_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  CoxaDial *self = COXA_DIAL (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double size = MIN (width, height);
  GdkRGBA ink = get_named (style, "coxa_ink");
  GdkRGBA quiet = get_named (style, "coxa_quiet");
  GdkRGBA track = get_named (style, "coxa_track");
  GdkRGBA full = get_named (style, self->is_calm ? "coxa_quiet" : "coxa_accent");
  gboolean has_caption = self->caption != NULL && self->caption[0] != '\0';
  double number = fit (widget, self->number, size * NUMBER, size * 0.74, TRUE);
  double caption = has_caption ? fit (widget, self->caption, MAX (size * CAPTION, 13), size * 0.7, FALSE) : 0;
  g_autoptr(PangoLayout) top = create_line (widget, self->number, number, TRUE);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) ((width - size) / 2), (float) ((height - size) / 2)));
  draw_ring (self, snapshot, size, &track, &full);
  draw_line (snapshot, top, size / 2, size * (has_caption ? 0.46 : 0.5), &ink);
  if (has_caption)
    {
      g_autoptr(PangoLayout) bottom = create_line (widget, self->caption, caption, FALSE);

      draw_line (snapshot, bottom, size / 2, size * 0.75, &quiet);
    }
  gtk_snapshot_restore (snapshot);
}

static void
coxa_dial_measure (GtkWidget      *widget G_GNUC_UNUSED,
                   GtkOrientation  orientation G_GNUC_UNUSED,
                   int             for_size G_GNUC_UNUSED,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline G_GNUC_UNUSED,
                   int            *natural_baseline G_GNUC_UNUSED)
{
  *minimum = MIN_SIZE;
  *natural = NATURAL_SIZE;
}

static void
coxa_dial_finalize (GObject *object)
{
  CoxaDial *self = COXA_DIAL (object);

  g_free (self->number);
  g_free (self->caption);

  G_OBJECT_CLASS (coxa_dial_parent_class)->finalize (object);
}

static void
coxa_dial_class_init (CoxaDialClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = coxa_dial_finalize;
  widget_class->snapshot = coxa_dial_snapshot;
  widget_class->measure = coxa_dial_measure;

  gtk_widget_class_set_css_name (widget_class, "dial");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
coxa_dial_init (CoxaDial *self)
{
  self->number = g_strdup ("");
}

/**
 * coxa_dial_new:
 *
 * Returns: (transfer floating): a dial that shows nothing yet
 */
GtkWidget *
coxa_dial_new (void)
{
  return g_object_new (COXA_TYPE_DIAL, NULL);
}

/**
 * coxa_dial_set:
 * @self: a dial
 * @number: what is to be read from afar
 * @caption: (nullable): what it counts
 * @spoken: both in a few words, for a screen reader
 *
 * Says another number.
 */
void
coxa_dial_set (CoxaDial   *self,
               const char *number,
               const char *caption,
               const char *spoken)
{
  g_return_if_fail (COXA_IS_DIAL (self));
  g_return_if_fail (number != NULL && spoken != NULL);

  if (g_strcmp0 (self->number, number) == 0 && g_strcmp0 (self->caption, caption) == 0)
    return;

  g_free (self->number);
  self->number = g_strdup (number);
  g_free (self->caption);
  self->caption = g_strdup (caption);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * coxa_dial_set_part:
 * @self: a dial
 * @part: how much of the ring is full, 0–1
 */
void
coxa_dial_set_part (CoxaDial *self,
                    double    part)
{
  g_return_if_fail (COXA_IS_DIAL (self));

  part = CLAMP (part, 0.0, 1.0);
  if (fabs (self->part - part) < STEP && part != 0.0 && part != 1.0)
    return;
  if (self->part == part)
    return;

  self->part = part;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * coxa_dial_set_calm:
 * @self: a dial
 * @is_calm: whether nothing is to be done now: a rest, a pause
 */
void
coxa_dial_set_calm (CoxaDial *self,
                    gboolean  is_calm)
{
  g_return_if_fail (COXA_IS_DIAL (self));

  if (self->is_calm == is_calm)
    return;

  self->is_calm = is_calm;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
