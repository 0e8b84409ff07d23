#include "coxa-column-layout.h"

/* 34 em are some 65 characters. */
#define WIDEST_EM     34
#define MARGIN_NARROW 22 /* pixels, up to NARROW */
#define MARGIN_WIDE   34 /* pixels, from WIDE on */
#define NARROW        340
#define WIDE          460

struct _CoxaColumnLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (CoxaColumnLayout, coxa_column_layout, GTK_TYPE_LAYOUT_MANAGER)

/* The text's size in pixels: it follows the desktop's text scale. */
static double
get_em (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  double resolution = pango_cairo_context_get_resolution (context);

  if (pango_font_description_get_size_is_absolute (font))
    return size;

  return size * (resolution > 0 ? resolution : 96) / 72;
}

static int
get_margin (int width)
{
  double share = CLAMP ((width - NARROW) / (double) (WIDE - NARROW), 0, 1);

  return (int) (MARGIN_NARROW + share * (MARGIN_WIDE - MARGIN_NARROW));
}

/* Finds where the child of a column stands: in the middle where there is more room than a line wants. Returns its width. */
static int
place (GtkWidget *widget,
       GtkWidget *child,
       int        width,
       int       *margin)
{
  int minimum;
  int column;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  *margin = MAX (0, MIN (get_margin (width), (width - minimum) / 2));
  column = MAX (minimum, MIN (width - 2 * *margin, (int) (WIDEST_EM * get_em (widget))));
  *margin = MAX (*margin, (width - column) / 2);

  return column;
}

static GtkSizeRequestMode
coxa_column_layout_get_request_mode (GtkLayoutManager *manager,
                                     GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
coxa_column_layout_measure (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            GtkOrientation    orientation,
                            int               for_size,
                            int              *minimum,
                            int              *natural,
                            int              *minimum_baseline,
                            int              *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int widest = (int) (WIDEST_EM * get_em (widget)) + 2 * MARGIN_WIDE;
  int margin;

  if (child == NULL)
    return;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, minimum, NULL, NULL, NULL);
      *minimum += 2 * MARGIN_NARROW;
      *natural = MAX (*minimum, widest);
    }
  else if (for_size < 0)
    {
      /* Only a scrolled window asks this, of what it lets scroll: the answer changes nothing, and finding the true one would
       * lay out a whole page at a width that it never gets. */
      *minimum = *natural = 0;
    }
  else
    {
      int width = place (widget, child, for_size, &margin);

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, minimum, natural, NULL, NULL);
    }
}

static void
coxa_column_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             int               width,
                             int               height,
                             int               baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  GtkAllocation area = { 0, 0, 0, height };

  if (child == NULL)
    return;

  area.width = place (widget, child, width, &area.x);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    area.x = width - area.x - area.width;

  gtk_widget_size_allocate (child, &area, -1);
}

static void
coxa_column_layout_class_init (CoxaColumnLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = coxa_column_layout_get_request_mode;
  layout_class->measure = coxa_column_layout_measure;
  layout_class->allocate = coxa_column_layout_allocate;
}

static void
coxa_column_layout_init (CoxaColumnLayout *self)
{
}
