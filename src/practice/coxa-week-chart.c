#include "coxa-week-chart.h"

#include <glib/gi18n.h>

#define HEIGHT 190
#define TOP    22.0
#define BOTTOM 26.0
#define GAP    0.36 /* between bars, in bars with their gap */

struct _CoxaWeekChart
{
  GtkWidget  parent_instance;

  guint      counts[COXA_WEEK_CHART_WEEKS]; /* oldest first */
  GDateTime *last;                          /* first day of the last week, or NULL */
};

G_DEFINE_FINAL_TYPE (CoxaWeekChart, coxa_week_chart, GTK_TYPE_WIDGET)

static void
draw_text (GtkWidget   *widget,
           GtkSnapshot *snapshot,
           const char  *text,
           const char  *colour_name,
           double       x,
           double       y)
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
  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), colour_name, &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x - width / 2.0), (float) (y - height / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_bar (CoxaWeekChart *self,
          GtkSnapshot   *snapshot,
          int            at,
          double         width,
          double         height,
          guint          most)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  double step = width / COXA_WEEK_CHART_WEEKS;
  double x = step * at + step * GAP / 2;
  double high = (height - TOP - BOTTOM) * self->counts[at] / most;
  GdkRGBA accent = { 0 };
  GdkRGBA line = { 0 };

  gtk_style_context_lookup_color (style, "coxa_accent", &accent);
  gtk_style_context_lookup_color (style, "coxa_line", &line);
  gtk_snapshot_append_color (snapshot, &line,
                             &GRAPHENE_RECT_INIT ((float) (step * at), (float) (height - BOTTOM), (float) step, 1));
  if (self->counts[at] > 0)
    {
      g_autofree char *text = g_strdup_printf ("%u", self->counts[at]);

      gtk_snapshot_append_color (snapshot, &accent,
                                 &GRAPHENE_RECT_INIT ((float) x, (float) (height - BOTTOM - high), (float) (step * (1 - GAP)),
                                                      (float) high));
      draw_text (widget, snapshot, text, "coxa_ink", x + step * (1 - GAP) / 2, height - BOTTOM - high - 10);
    }

  /* Every other week: more words than that do not fit. */
  if (self->last != NULL && (COXA_WEEK_CHART_WEEKS - 1 - at) % 3 == 0)
    {
      g_autoptr(GDateTime) day = g_date_time_add_weeks (self->last, at - COXA_WEEK_CHART_WEEKS + 1);
      /* Translators: the first day of a week below a chart, as short as can be; see g_date_time_format() */
      g_autofree char *text = g_date_time_format (day, _("%-d %b"));

      draw_text (widget, snapshot, text, "coxa_quiet", step * (at + 0.5), height - BOTTOM / 2 + 2);
    }
}

static void
coxa_week_chart_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  CoxaWeekChart *self = COXA_WEEK_CHART (widget);
  guint most = 3;

  for (int i = 0; i < COXA_WEEK_CHART_WEEKS; i++)
    most = MAX (most, self->counts[i]);
  for (int i = 0; i < COXA_WEEK_CHART_WEEKS; i++)
    draw_bar (self, snapshot, i, gtk_widget_get_width (widget), gtk_widget_get_height (widget), most);
}

static void
coxa_week_chart_measure (GtkWidget      *widget G_GNUC_UNUSED,
                         GtkOrientation  orientation,
                         int             for_size G_GNUC_UNUSED,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline G_GNUC_UNUSED,
                         int            *natural_baseline G_GNUC_UNUSED)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 160 : HEIGHT;
}

static void
coxa_week_chart_finalize (GObject *object)
{
  g_clear_pointer (&COXA_WEEK_CHART (object)->last, g_date_time_unref);

  G_OBJECT_CLASS (coxa_week_chart_parent_class)->finalize (object);
}

static void
coxa_week_chart_class_init (CoxaWeekChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = coxa_week_chart_finalize;
  widget_class->snapshot = coxa_week_chart_snapshot;
  widget_class->measure = coxa_week_chart_measure;
  gtk_widget_class_set_css_name (widget_class, "weekchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
coxa_week_chart_init (CoxaWeekChart *self G_GNUC_UNUSED)
{
}

/**
 * coxa_week_chart_new:
 *
 * Returns: (transfer floating): a chart without a bar
 */
GtkWidget *
coxa_week_chart_new (void)
{
  return g_object_new (COXA_TYPE_WEEK_CHART, "hexpand", TRUE, NULL);
}

/**
 * coxa_week_chart_set:
 * @self: a chart
 * @counts: sessions of each week, oldest first
 * @last_week: the first day of the last of them
 * @spoken: what a screen reader says in the chart's place
 */
void
coxa_week_chart_set (CoxaWeekChart *self,
                     const guint    counts[COXA_WEEK_CHART_WEEKS],
                     GDateTime     *last_week,
                     const char    *spoken)
{
  g_return_if_fail (COXA_IS_WEEK_CHART (self));

  for (int i = 0; i < COXA_WEEK_CHART_WEEKS; i++)
    self->counts[i] = counts[i];
  g_clear_pointer (&self->last, g_date_time_unref);
  self->last = g_date_time_ref (last_week);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
