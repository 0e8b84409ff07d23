#include "coxa-pair-layout.h"

struct _CoxaPairLayout
{
  GtkLayoutManager parent_instance;

  int              spacing; /* pixels */
  int              chars;   /* least width of a column in a pair */
};

G_DEFINE_FINAL_TYPE (CoxaPairLayout, coxa_pair_layout, GTK_TYPE_LAYOUT_MANAGER)

static void
place_child (GtkWidget *child,
             int        x,
             int        y,
             int        width,
             int        height)
{
  GtkAllocation allocation = { x, y, width, height };

  gtk_widget_size_allocate (child, &allocation, -1);
}

static int
get_n_columns (CoxaPairLayout *self,
               GtkWidget      *widget,
               int             width)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int least = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics)) * self->chars;
  int widest = least;

  pango_font_metrics_unref (metrics);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int minimum = 0;

      if (gtk_widget_should_layout (child))
        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      widest = MAX (widest, minimum);
    }

  return width >= 2 * widest + self->spacing ? 2 : 1;
}

/* Lays out, or only adds up how high that would be. A row is as high as the higher of two. */
static int
place (CoxaPairLayout *self,
       GtkWidget      *widget,
       int             width,
       gboolean        is_real)
{
  int n = get_n_columns (self, widget, width);
  int column = (width - (n - 1) * self->spacing) / n;
  int y = 0;
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (child != NULL)
    {
      GtkWidget *row[2] = { NULL, NULL };
      int high = 0;

      for (int i = 0; i < n && child != NULL; child = gtk_widget_get_next_sibling (child))
        if (gtk_widget_should_layout (child))
          row[i++] = child;
      for (int i = 0; i < n && row[i] != NULL; i++)
        {
          int natural;

          gtk_widget_measure (row[i], GTK_ORIENTATION_VERTICAL, column, NULL, &natural, NULL, NULL);
          high = MAX (high, natural);
        }
      for (int i = 0; is_real && i < n && row[i] != NULL; i++)
        place_child (row[i], i * (column + self->spacing), y, column, high);
      if (row[0] != NULL)
        y += high + self->spacing;
    }

  return MAX (0, y - self->spacing);
}

static GtkSizeRequestMode
coxa_pair_layout_get_request_mode (GtkLayoutManager *manager G_GNUC_UNUSED,
                                   GtkWidget        *widget G_GNUC_UNUSED)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
coxa_pair_layout_measure (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          GtkOrientation    orientation,
                          int               for_size,
                          int              *minimum,
                          int              *natural,
                          int              *minimum_baseline G_GNUC_UNUSED,
                          int              *natural_baseline G_GNUC_UNUSED)
{
  CoxaPairLayout *self = COXA_PAIR_LAYOUT (manager);
  int widest_minimum = 0;
  int widest_natural = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum = 0;
      int child_natural = 0;

      if (gtk_widget_should_layout (child))
        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      widest_minimum = MAX (widest_minimum, child_minimum);
      widest_natural = MAX (widest_natural, child_natural);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest_minimum;
      *natural = 2 * widest_natural + self->spacing;
    }
  else
    {
      *minimum = *natural = place (self, widget, for_size > 0 ? for_size : widest_minimum, FALSE);
    }
}

static void
coxa_pair_layout_allocate (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           int               width,
                           int               height G_GNUC_UNUSED,
                           int               baseline G_GNUC_UNUSED)
{
  place (COXA_PAIR_LAYOUT (manager), widget, width, TRUE);
}

static void
coxa_pair_layout_class_init (CoxaPairLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = coxa_pair_layout_get_request_mode;
  layout_class->measure = coxa_pair_layout_measure;
  layout_class->allocate = coxa_pair_layout_allocate;
}

static void
coxa_pair_layout_init (CoxaPairLayout *self G_GNUC_UNUSED)
{
}

/**
 * coxa_pair_layout_new:
 * @spacing: between children, in pixels
 * @chars: least width of a column beside another, in characters
 *
 * Returns: (transfer full): a layout
 */
GtkLayoutManager *
coxa_pair_layout_new (int spacing,
                      int chars)
{
  CoxaPairLayout *self = g_object_new (COXA_TYPE_PAIR_LAYOUT, NULL);

  self->spacing = spacing;
  self->chars = chars;

  return GTK_LAYOUT_MANAGER (self);
}
