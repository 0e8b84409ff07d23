#include "coxa-head-layout.h"

#define SPACING     16 /* pixels between title and control */
#define LINE        12 /* pixels between them where one stands below the other */
#define MOST_LINES  2.5
#define LEAST_SHARE 0.55 /* of the width that a title which wraps must have */

struct _CoxaHeadLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (CoxaHeadLayout, coxa_head_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
get_control (GtkWidget *title)
{
  GtkWidget *control = title != NULL ? gtk_widget_get_next_sibling (title) : NULL;

  return control != NULL && gtk_widget_should_layout (control) ? control : NULL;
}

static int
measure_height (GtkWidget *widget,
                int        width)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);

  return height;
}

/* Returns the title's width where both share a line, or 0 where they do not. */
static int
share_line (GtkWidget *title,
            GtkWidget *control,
            int        width)
{
  int minimum, natural, taken;

  gtk_widget_measure (title, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  gtk_widget_measure (control, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &taken, NULL, NULL);

  width -= SPACING;
  if (natural <= width - taken)
    return width - taken;
  /* Two lines beside the control are well; more would break words that have room below it. */
  if (minimum <= width - taken && width - taken >= LEAST_SHARE * width &&
      measure_height (title, width - taken) < MOST_LINES * measure_height (title, natural))
    return width - taken;

  return 0;
}

static GtkSizeRequestMode
coxa_head_layout_get_request_mode (GtkLayoutManager *manager,
                                   GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
coxa_head_layout_measure (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          GtkOrientation    orientation,
                          int               for_size,
                          int              *minimum,
                          int              *natural,
                          int              *minimum_baseline,
                          int              *natural_baseline)
{
  GtkWidget *title = gtk_widget_get_first_child (widget);
  GtkWidget *control = get_control (title);
  int minimum_width, natural_width, width;

  if (title == NULL)
    return;

  if (control == NULL)
    {
      gtk_widget_measure (title, orientation, for_size, minimum, natural, NULL, NULL);
      return;
    }

  gtk_widget_measure (title, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
  gtk_widget_measure (control, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_width, &natural_width, NULL, NULL);
  *minimum = MAX (*minimum, minimum_width);
  *natural += SPACING + natural_width;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;

  for_size = for_size < 0 ? *natural : MAX (for_size, *minimum);
  width = share_line (title, control, for_size);
  if (width > 0)
    *natural = MAX (measure_height (title, width), measure_height (control, -1));
  else
    *natural = measure_height (title, for_size) + LINE + measure_height (control, -1);
  *minimum = *natural;
}

static void
coxa_head_layout_allocate (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           int               width,
                           int               height,
                           int               baseline)
{
  GtkWidget *title = gtk_widget_get_first_child (widget);
  GtkWidget *control = get_control (title);
  GtkAllocation areas[2] = { { 0, 0, width, height }, { 0, 0, 0, 0 } };
  int shared = 0;

  if (control != NULL)
    {
      gtk_widget_measure (control, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &areas[1].width, NULL, NULL);
      areas[1].height = measure_height (control, -1);
      shared = share_line (title, control, width);
      if (shared > 0)
        {
          areas[0].width = shared;
          areas[1].x = width - areas[1].width;
        }
      else
        {
          areas[0].height = measure_height (title, width);
          areas[1].y = areas[0].height + LINE;
        }
    }

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
        areas[i].x = width - areas[i].x - areas[i].width;
    }

  if (title != NULL)
    gtk_widget_size_allocate (title, &areas[0], -1);
  if (control != NULL)
    gtk_widget_size_allocate (control, &areas[1], -1);
}

static void
coxa_head_layout_class_init (CoxaHeadLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = coxa_head_layout_get_request_mode;
  layout_class->measure = coxa_head_layout_measure;
  layout_class->allocate = coxa_head_layout_allocate;
}

static void
coxa_head_layout_init (CoxaHeadLayout *self)
{
}
