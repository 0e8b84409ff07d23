#include "coxa-pain-chart.h"

#include <glib/gi18n.h>

#define WORST       10
#define HEIGHT      190
#define MARK        5.0  /* half a mark, pixels */
#define LEFT        30.0
#define RIGHT       14.0
#define TOP         10.0
#define BOTTOM      26.0
#define LEGEND_SIZE 26
#define DODGE       6.0  /* from line to line of one session: the same pain is not to hide another */

struct _CoxaPainChart
{
  GtkWidget  parent_instance;

  GArray    *points; /* of CoxaPainPoint, oldest first; NULL in a mark of a legend */
  int        series; /* of such a mark */
};

G_DEFINE_FINAL_TYPE (CoxaPainChart, coxa_pain_chart, GTK_TYPE_WIDGET)

static void
set_colour (GtkWidget  *widget,
            cairo_t    *cr,
            const char *name)
{
  GdkRGBA colour = { 0 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &colour);
  gdk_cairo_set_source_rgba (cr, &colour);
}

/* Before: an open circle; after: a square; the day after: a triangle. */
static void
set_series (GtkWidget *widget,
            cairo_t   *cr,
            int        series)
{
  static const char * const colours[] = { "coxa_quiet", "coxa_accent", "coxa_pain" };
  static const double dashes[][2] = { { 2, 4 }, { 1, 0 }, { 7, 4 } };

  set_colour (widget, cr, colours[series]);
  cairo_set_dash (cr, dashes[series], series == 1 ? 0 : 2, 0);
  cairo_set_line_width (cr, 2);
}

static void
draw_mark (GtkWidget *widget,
           cairo_t   *cr,
           int        series,
           double     x,
           double     y)
{
  set_series (widget, cr, series);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_new_path (cr);
  switch (series)
    {
    case 0:
      cairo_arc (cr, x, y, MARK, 0, 2 * G_PI);
      set_colour (widget, cr, "coxa_page");
      cairo_fill_preserve (cr);
      set_series (widget, cr, series);
      cairo_set_dash (cr, NULL, 0, 0);
      cairo_stroke (cr);
      break;
    case 1:
      cairo_rectangle (cr, x - MARK, y - MARK, 2 * MARK, 2 * MARK);
      cairo_fill (cr);
      break;
    case 2:
    default:
      cairo_move_to (cr, x, y - MARK - 1);
      cairo_line_to (cr, x + MARK + 1, y + MARK);
      cairo_line_to (cr, x - MARK - 1, y + MARK);
      cairo_close_path (cr);
      cairo_fill (cr);
      break;
    }
}

static void
draw_text (GtkWidget   *widget,
           GtkSnapshot *snapshot,
           const char  *text,
           double       x,
           double       y,
           double       align)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  PangoAttrList *attributes = pango_attr_list_new ();
  GdkRGBA colour = { 0 };
  int width;
  int height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.85));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "coxa_quiet", &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x - width * align), (float) (y - height / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static double
get_x (CoxaPainChart *self,
       guint          at,
       int            series,
       double         width)
{
  double room = width - LEFT - RIGHT;
  double dodge = MIN (DODGE, room / (self->points->len * 4.0 + 1)) * (series - 1);

  return dodge + (self->points->len < 2 ? LEFT + room / 2 : LEFT + room * (at + 0.5) / self->points->len);
}

static double
get_y (int    pain,
       double height)
{
  return TOP + (height - TOP - BOTTOM) * (WORST - pain) / WORST;
}

static void
draw_series (CoxaPainChart *self,
             cairo_t       *cr,
             int            series,
             double         width,
             double         height)
{
  GtkWidget *widget = GTK_WIDGET (self);

  set_series (widget, cr, series);
  for (guint i = 0; i < self->points->len; i++)
    {
      const CoxaPainPoint *point = &g_array_index (self->points, CoxaPainPoint, i);

      if (point->pain[series] >= 0)
        cairo_line_to (cr, get_x (self, i, series, width), get_y (point->pain[series], height));
    }
  cairo_stroke (cr);
  for (guint i = 0; i < self->points->len; i++)
    {
      const CoxaPainPoint *point = &g_array_index (self->points, CoxaPainPoint, i);

      if (point->pain[series] >= 0)
        draw_mark (widget, cr, series, get_x (self, i, series, width), get_y (point->pain[series], height));
    }
}

static void
draw_day (CoxaPainChart *self,
          GtkSnapshot   *snapshot,
          guint          at,
          double         width,
          double         height)
{
  const CoxaPainPoint *point = &g_array_index (self->points, CoxaPainPoint, at);
  g_autoptr(GDateTime) when = g_date_time_new_from_unix_local (point->when);
  /* Translators: a day below a chart, as short as can be; see g_date_time_format() */
  g_autofree char *text = when != NULL ? g_date_time_format (when, _("%-d %b")) : g_strdup ("");

  draw_text (GTK_WIDGET (self), snapshot, text, get_x (self, at, 1, width), height - BOTTOM / 2 + 2,
             self->points->len > 1 && at == 0 ? 0.3 : self->points->len > 1 ? 0.7 : 0.5);
}

static void
coxa_pain_chart_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  CoxaPainChart *self = COXA_PAIN_CHART (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

  if (self->points == NULL)
    {
      set_series (widget, cr, self->series);
      cairo_move_to (cr, 0, height / 2);
      cairo_line_to (cr, width, height / 2);
      cairo_stroke (cr);
      draw_mark (widget, cr, self->series, width / 2, height / 2);
      cairo_destroy (cr);
      return;
    }

  cairo_set_line_width (cr, 1);
  for (int pain = 0; pain <= WORST; pain += 5)
    {
      set_colour (widget, cr, "coxa_line");
      cairo_move_to (cr, LEFT - 4, (int) get_y (pain, height) + 0.5);
      cairo_line_to (cr, width - 2, (int) get_y (pain, height) + 0.5);
      cairo_stroke (cr);
    }
  for (int series = 0; series < COXA_PAIN_CHART_SERIES; series++)
    draw_series (self, cr, series, width, height);
  cairo_destroy (cr);

  for (int pain = 0; pain <= WORST; pain += 5)
    {
      g_autofree char *text = g_strdup_printf ("%d", pain);

      draw_text (widget, snapshot, text, LEFT - 8, get_y (pain, height), 1.0);
    }
  if (self->points->len > 0)
    draw_day (self, snapshot, 0, width, height);
  if (self->points->len > 1)
    draw_day (self, snapshot, self->points->len - 1, width, height);
}

static void
coxa_pain_chart_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size G_GNUC_UNUSED,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline G_GNUC_UNUSED,
                         int            *natural_baseline G_GNUC_UNUSED)
{
  gboolean is_mark = COXA_PAIN_CHART (widget)->points == NULL;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = is_mark ? LEGEND_SIZE : 160;
  else
    *minimum = *natural = is_mark ? (int) (2 * MARK + 4) : HEIGHT;
}

static void
coxa_pain_chart_finalize (GObject *object)
{
  g_clear_pointer (&COXA_PAIN_CHART (object)->points, g_array_unref);

  G_OBJECT_CLASS (coxa_pain_chart_parent_class)->finalize (object);
}

static void
coxa_pain_chart_class_init (CoxaPainChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = coxa_pain_chart_finalize;
  widget_class->snapshot = coxa_pain_chart_snapshot;
  widget_class->measure = coxa_pain_chart_measure;
  gtk_widget_class_set_css_name (widget_class, "painchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
coxa_pain_chart_init (CoxaPainChart *self G_GNUC_UNUSED)
{
}

/**
 * coxa_pain_chart_new:
 *
 * Returns: (transfer floating): a chart without a line
 */
GtkWidget *
coxa_pain_chart_new (void)
{
  CoxaPainChart *self = g_object_new (COXA_TYPE_PAIN_CHART, "hexpand", TRUE, NULL);

  self->points = g_array_new (FALSE, FALSE, sizeof (CoxaPainPoint));

  return GTK_WIDGET (self);
}

/**
 * coxa_pain_chart_mark_new:
 * @series: 0 before, 1 after, 2 the day after
 *
 * Returns: (transfer floating): a piece of that line with its mark
 */
GtkWidget *
coxa_pain_chart_mark_new (int series)
{
  CoxaPainChart *self = g_object_new (COXA_TYPE_PAIN_CHART,
                                      "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                      "valign", GTK_ALIGN_CENTER,
                                      NULL);

  g_return_val_if_fail (series >= 0 && series < COXA_PAIN_CHART_SERIES, NULL);
  self->series = series;

  return GTK_WIDGET (self);
}

/**
 * coxa_pain_chart_set_points:
 * @self: a chart
 * @points: (element-type CoxaPainPoint): sessions, oldest first
 * @spoken: what a screen reader says in the chart's place
 */
void
coxa_pain_chart_set_points (CoxaPainChart *self,
                            GArray        *points,
                            const char    *spoken)
{
  g_return_if_fail (COXA_IS_PAIN_CHART (self) && self->points != NULL);

  g_array_unref (self->points);
  self->points = g_array_ref (points);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
