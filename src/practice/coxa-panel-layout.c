#include "coxa-panel-layout.h"

/* From this on the two stand side by side: width to height. */
#define FLAT 1.25
#define PART 0.54 /* of the width, for the words */
#define MOST 0.6  /* of the height, likewise */

struct _CoxaPanelLayout
{
  GtkLayoutManager parent_instance;

  int              width; /* when it was last laid out */
  int              part;  /* the most that the words have taken of the height at this width */
};

G_DEFINE_FINAL_TYPE (CoxaPanelLayout, coxa_panel_layout, GTK_TYPE_LAYOUT_MANAGER)

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
coxa_panel_layout_get_request_mode (GtkLayoutManager *manager G_GNUC_UNUSED,
                                    GtkWidget        *widget G_GNUC_UNUSED)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* The words scroll: they ask for little. */
static void
coxa_panel_layout_measure (GtkLayoutManager *manager G_GNUC_UNUSED,
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

      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
coxa_panel_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline G_GNUC_UNUSED)
{
  CoxaPanelLayout *self = COXA_PANEL_LAYOUT (manager);
  GtkWidget *words = gtk_widget_get_first_child (widget);
  GtkWidget *round = gtk_widget_get_next_sibling (words);
  int least_words = 0;
  int least_round = 0;
  int part;

  gtk_widget_measure (words, GTK_ORIENTATION_HORIZONTAL, -1, &least_words, NULL, NULL, NULL);
  gtk_widget_measure (round, GTK_ORIENTATION_HORIZONTAL, -1, &least_round, NULL, NULL, NULL);
  if (width > height * FLAT && width >= least_words + least_round)
    {
      part = CLAMP ((int) (width * PART), least_words, width - least_round);
      place_child (words, 0, 0, part, height);
      place_child (round, part, 0, width - part, MAX (height, least_round));
      return;
    }

  /* A scrolled window does not ask its child how high that is at this width. */
  gtk_widget_measure (words, GTK_ORIENTATION_VERTICAL, -1, &least_words, NULL, NULL, NULL);
  gtk_widget_measure (gtk_widget_get_first_child (words), GTK_ORIENTATION_VERTICAL, width, NULL, &part, NULL, NULL);
  /* What is round does not grow and shrink with every other line of words. */
  if (self->width != width)
    self->part = 0;
  self->width = width;
  part = self->part = MAX (self->part, part);
  part = MAX (least_words, MIN (part, MIN ((int) (height * MOST), height - least_round)));
  place_child (words, 0, 0, width, part);
  place_child (round, 0, part, width, MAX (height - part, least_round));
}

static void
coxa_panel_layout_class_init (CoxaPanelLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = coxa_panel_layout_get_request_mode;
  layout_class->measure = coxa_panel_layout_measure;
  layout_class->allocate = coxa_panel_layout_allocate;
}

static void
coxa_panel_layout_init (CoxaPanelLayout *self G_GNUC_UNUSED)
{
}
