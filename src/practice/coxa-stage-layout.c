#include "coxa-stage-layout.h"

/* What of a wide window the first child takes, and of a high one. */
#define PART_WIDE 0.56
#define PART_HIGH 0.46

struct _CoxaStageLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (CoxaStageLayout, coxa_stage_layout, GTK_TYPE_LAYOUT_MANAGER)

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

static GtkSizeRequestMode
coxa_stage_layout_get_request_mode (GtkLayoutManager *manager G_GNUC_UNUSED,
                                    GtkWidget        *widget G_GNUC_UNUSED)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* Both scroll or scale: neither asks for more than it must have. */
static void
coxa_stage_layout_measure (GtkLayoutManager *manager G_GNUC_UNUSED,
                           GtkWidget        *widget,
                           GtkOrientation    orientation,
                           int               for_size G_GNUC_UNUSED,
                           int              *minimum,
                           int              *natural,
                           int              *minimum_baseline G_GNUC_UNUSED,
                           int              *natural_baseline G_GNUC_UNUSED)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum = 0;
      int child_natural = 0;

      if (gtk_widget_should_layout (child))
        gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
coxa_stage_layout_allocate (GtkLayoutManager *manager G_GNUC_UNUSED,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline G_GNUC_UNUSED)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = gtk_widget_get_next_sibling (first);
  gboolean is_wide = width > height;
  int least = 0;
  int least_first = 0;
  int part;

  gtk_widget_measure (first, is_wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, -1, &least_first, NULL, NULL, NULL);
  gtk_widget_measure (second, is_wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, -1, &least, NULL, NULL, NULL);
  if (!gtk_widget_should_layout (first))
    part = 0;
  else if (is_wide)
    part = MAX (least_first, MIN ((int) (width * PART_WIDE), width - least));
  else
    part = MAX (least_first, MIN ((int) (height * PART_HIGH), height - least));

  if (is_wide)
    {
      if (part > 0)
        place_child (first, 0, 0, part, height);
      place_child (second, part, 0, MAX (width - part, least), height);
    }
  else
    {
      if (part > 0)
        place_child (first, 0, 0, width, part);
      place_child (second, 0, part, width, MAX (height - part, least));
    }
}

static void
coxa_stage_layout_class_init (CoxaStageLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = coxa_stage_layout_get_request_mode;
  layout_class->measure = coxa_stage_layout_measure;
  layout_class->allocate = coxa_stage_layout_allocate;
}

static void
coxa_stage_layout_init (CoxaStageLayout *self G_GNUC_UNUSED)
{
}
