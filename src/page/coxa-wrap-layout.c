/* Two ways to fill a line:
 *
 *   column-chars 0   each child has its natural width and goes to the next line when it no longer fits
 *   column-chars N   as many columns as fit when each is at least N characters wide; all children of a line share its width
 *                    and its height, and a last line with fewer of them is filled as well
 */

#include "coxa-wrap-layout.h"

struct _CoxaWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;      /* pixels between neighbours */
  int line_spacing; /* pixels between lines */
  int column_chars; /* least width of a column, or 0 */
};

enum
{
  PROP_0,
  PROP_SPACING,
  PROP_LINE_SPACING,
  PROP_COLUMN_CHARS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (CoxaWrapLayout, coxa_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GPtrArray *
list_children (GtkWidget *widget)
{
  GPtrArray *children = g_ptr_array_new ();

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (gtk_widget_should_layout (child))
        g_ptr_array_add (children, child);
    }

  return children;
}

static int
get_column_width (CoxaWrapLayout *self,
                  GtkWidget      *widget)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  int width = PANGO_PIXELS_CEIL (self->column_chars * pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);

  return width;
}

/* Says how many children from @first on stand on one line, and writes their widths. */
static guint
fill_line (CoxaWrapLayout *self,
           GPtrArray      *children,
           guint           first,
           int             width,
           int             column_width,
           int            *widths)
{
  guint count = 0;
  int used = 0;

  while (first + count < children->len)
    {
      int minimum, natural;

      gtk_widget_measure (g_ptr_array_index (children, first + count), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural,
                          NULL, NULL);
      if (column_width > 0)
        widths[count] = MAX (column_width, minimum);
      else
        widths[count] = MAX (minimum, MIN (natural, width));

      if (count > 0 && used + self->spacing + widths[count] > width)
        break;
      used += widths[count] + (count > 0 ? self->spacing : 0);
      count++;
    }

  /* What is left over is shared out; the first ones get the odd pixels. */
  for (guint i = 0; column_width > 0 && i < count; i++)
    widths[i] += (width - used) / (int) count + ((int) i < (width - used) % (int) count ? 1 : 0);

  return count;
}

static int
measure_line (GPtrArray *children,
              guint      first,
              guint      count,
              const int *widths)
{
  int height = 0;

  for (guint i = 0; i < count; i++)
    {
      int natural;

      gtk_widget_measure (g_ptr_array_index (children, first + i), GTK_ORIENTATION_VERTICAL, widths[i], NULL, &natural,
                          NULL, NULL);
      height = MAX (height, natural);
    }

  return height;
}

static void
place_line (CoxaWrapLayout *self,
            GtkWidget      *widget,
            GPtrArray      *children,
            guint           first,
            guint           count,
            const int      *widths,
            int             width,
            int             y,
            int             height)
{
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (guint i = 0; i < count; i++)
    {
      GtkAllocation area = { is_rtl ? width - x - widths[i] : x, y, widths[i], height };

      gtk_widget_size_allocate (g_ptr_array_index (children, first + i), &area, -1);
      x += widths[i] + self->spacing;
    }
}

/* Returns the height that the lines need. */
static int
lay_out (CoxaWrapLayout *self,
         GtkWidget      *widget,
         int             width,
         gboolean        is_placing)
{
  g_autoptr(GPtrArray) children = list_children (widget);
  g_autofree int *widths = g_new0 (int, children->len + 1);
  int column_width = self->column_chars > 0 ? get_column_width (self, widget) : 0;
  int y = 0;

  for (guint first = 0; first < children->len;)
    {
      guint count = fill_line (self, children, first, width, column_width, widths);
      int height = measure_line (children, first, count, widths);

      if (first > 0)
        y += self->line_spacing;
      if (is_placing)
        place_line (self, widget, children, first, count, widths, width, y, height);
      y += height;
      first += count;
    }

  return y;
}

static void
measure_width (CoxaWrapLayout *self,
               GtkWidget      *widget,
               int            *minimum,
               int            *natural)
{
  g_autoptr(GPtrArray) children = list_children (widget);

  *minimum = 0;
  *natural = 0;
  for (guint i = 0; i < children->len; i++)
    {
      int child_minimum, child_natural;

      gtk_widget_measure (g_ptr_array_index (children, i), GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (i > 0 ? self->spacing : 0);
    }
}

static GtkSizeRequestMode
coxa_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                   GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
coxa_wrap_layout_measure (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          GtkOrientation    orientation,
                          int               for_size,
                          int              *minimum,
                          int              *natural,
                          int              *minimum_baseline,
                          int              *natural_baseline)
{
  CoxaWrapLayout *self = COXA_WRAP_LAYOUT (manager);
  int minimum_width, natural_width;

  measure_width (self, widget, &minimum_width, &natural_width);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = minimum_width;
      *natural = natural_width;
    }
  else
    {
      int width = for_size < 0 ? natural_width : MAX (for_size, minimum_width);

      *minimum = *natural = lay_out (self, widget, width, FALSE);
    }
}

static void
coxa_wrap_layout_allocate (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           int               width,
                           int               height,
                           int               baseline)
{
  lay_out (COXA_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static int *
get_field (CoxaWrapLayout *self,
           guint           property_id)
{
  switch (property_id)
    {
    case PROP_SPACING:
      return &self->spacing;

    case PROP_LINE_SPACING:
      return &self->line_spacing;

    case PROP_COLUMN_CHARS:
      return &self->column_chars;

    default:
      return NULL;
    }
}

static void
coxa_wrap_layout_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  int *field = get_field (COXA_WRAP_LAYOUT (object), property_id);

  if (field != NULL)
    g_value_set_int (value, *field);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
coxa_wrap_layout_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  int *field = get_field (COXA_WRAP_LAYOUT (object), property_id);

  if (field == NULL)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }

  if (*field == g_value_get_int (value))
    return;

  *field = g_value_get_int (value);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (object));
  g_object_notify_by_pspec (object, pspec);
}

static void
coxa_wrap_layout_class_init (CoxaWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = coxa_wrap_layout_get_property;
  object_class->set_property = coxa_wrap_layout_set_property;
  layout_class->get_request_mode = coxa_wrap_layout_get_request_mode;
  layout_class->measure = coxa_wrap_layout_measure;
  layout_class->allocate = coxa_wrap_layout_allocate;

  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 0, flags);
  properties[PROP_LINE_SPACING] = g_param_spec_int ("line-spacing", NULL, NULL, 0, G_MAXINT16, 0, flags);
  properties[PROP_COLUMN_CHARS] = g_param_spec_int ("column-chars", NULL, NULL, 0, 1000, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
coxa_wrap_layout_init (CoxaWrapLayout *self)
{
}

/**
 * coxa_wrap_layout_new:
 * @spacing: pixels between neighbours
 * @line_spacing: pixels between lines
 * @column_chars: least width of a column in characters, or 0 to give each child its natural width
 *
 * Returns: (transfer full): a layout that sets children in lines
 */
GtkLayoutManager *
coxa_wrap_layout_new (int spacing,
                      int line_spacing,
                      int column_chars)
{
  return g_object_new (COXA_TYPE_WRAP_LAYOUT, "spacing", spacing, "line-spacing", line_spacing,
                       "column-chars", column_chars, NULL);
}
