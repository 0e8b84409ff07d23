/* What lies here: a list of all that is under one point of the plate, from the skin side to the bone side. */
#include "config.h"

#include "coxa-layers.h"

#include "coxa-plate-labels.h"

#include <glib/gi18n.h>

typedef struct
{
  CoxaWindow     *window;
  CoxaThumbnails *thumbnails;
  CoxaStack      *stack;
  double          x; /* logical pixels of the plate */
  double          y;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->window);
  g_object_unref (question->thumbnails);
  coxa_stack_unref (question->stack);
  g_free (question);
}

static const char *
get_layer_name (const CoxaStackRegion *region)
{
  switch (region->role)
    {
    case COXA_ROLE_NERVE:
      return _("Nerve");
    case COXA_ROLE_ARTERY:
      return _("Artery");
    case COXA_ROLE_VEIN:
      return _("Vein");
    case COXA_ROLE_LIGAMENT:
      return _("Ligament");
    case COXA_ROLE_BURSA:
      return _("Bursa");
    case COXA_ROLE_STRUCTURE:
    case COXA_ROLE_ORIGIN:
    case COXA_ROLE_INSERTION:
    case COXA_ROLE_LANDMARK:
    case COXA_ROLE_ZONE:
    case COXA_ROLE_PAIN_ESSENTIAL:
    case COXA_ROLE_PAIN_SPILL_OVER:
    case COXA_ROLE_TRIGGER:
    default:
      break;
    }

  switch (region->depth)
    {
    case 1:
      return _("Superficial");
    case 2:
      return _("Middle");
    case 3:
      return _("Deep");
    default:
      return _("Bone");
    }
}

static void
row_cb (GtkPopover    *popover,
        GtkListBoxRow *row)
{
  const char *address = g_object_get_data (G_OBJECT (row), "address");

  gtk_widget_activate_action (GTK_WIDGET (popover), "app.go", "s", address);
  gtk_popover_popdown (popover);
}

/* The region's own page says at which stop it lies uncovered: choosing it peels as far as that. */
static GtkWidget *
create_row (Question *question,
            guint     number)
{
  const CoxaStackRegion *region = coxa_stack_get_region (question->stack, number);
  CoxaAtlas *atlas = coxa_window_get_atlas (question->window);
  const CoxaAddress *current = coxa_window_get_address (question->window);
  g_autofree char *name = coxa_plate_dup_region_name (atlas, region, current->side);
  g_autoptr(CoxaAddress) address = coxa_address_parse (region->address, NULL);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *picture = gtk_image_new_from_paintable (coxa_thumbnails_get (question->thumbnails, region->page));
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", name, "xalign", 0.0, "hexpand", TRUE, NULL);
  GtkWidget *layer = g_object_new (GTK_TYPE_LABEL, "label", get_layer_name (region), "xalign", 0.0, NULL);

  gtk_image_set_pixel_size (GTK_IMAGE (picture), 32);
  gtk_widget_add_css_class (layer, "dim-label");
  gtk_widget_add_css_class (layer, "caption");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  gtk_grid_attach (GTK_GRID (grid), picture, 0, 0, 1, 2);
  gtk_grid_attach (GTK_GRID (grid), label, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), layer, 1, 1, 1, 1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
  if (address != NULL)
    {
      address->side = current->side;
      address->view = g_strdup (coxa_stack_get_view (question->stack)->id);
      g_object_set_data_full (G_OBJECT (row), "address", coxa_address_to_string (address), g_free);
    }

  return row;
}

static void
closed_cb (GtkWidget *popover)
{
  /* Not while it is still telling of it. */
  g_idle_add_once ((GSourceOnceFunc) gtk_widget_unparent, popover);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Question *question = user_data;
  GtkWidget *plate = GTK_WIDGET (coxa_window_get_plate (question->window));
  g_autoptr(GArray) numbers = coxa_painter_list_finish (COXA_PAINTER (source), result, NULL);
  GtkWidget *popover, *scroller, *list;

  if (numbers == NULL || numbers->len == 0 || gtk_widget_get_root (plate) == NULL)
    {
      question_free (question);
      return;
    }

  popover = gtk_popover_new ();
  list = gtk_list_box_new ();
  scroller = gtk_scrolled_window_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What lies here, from the skin side to the bone side"), -1);
  for (guint i = 0; i < numbers->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), create_row (question, g_array_index (numbers, guint, i)));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { (int) question->x, (int) question->y, 1, 1 });
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_cb), popover);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_widget_set_parent (popover, gtk_widget_get_parent (plate));
  gtk_popover_popup (GTK_POPOVER (popover));
  question_free (question);
}

/**
 * coxa_layers_ask:
 * @window: a window
 * @thumbnails: tiny pictures
 * @painter: knows what is drawn
 * @x: logical pixels of the plate
 * @y: likewise
 *
 * Lists what lies at a place of the plate, when it is found.
 */
void
coxa_layers_ask (CoxaWindow     *window,
                 CoxaThumbnails *thumbnails,
                 CoxaPainter    *painter,
                 double          x,
                 double          y)
{
  CoxaPlateView *plate = coxa_window_get_plate (window);
  const CoxaScene *scene = coxa_plate_view_get_scene (plate);
  CoxaStack *stack = scene != NULL ? coxa_painter_get_stack (painter, scene->view, scene->side) : NULL;
  Question *question;

  if (stack == NULL)
    return;

  question = g_new0 (Question, 1);
  question->window = g_object_ref (window);
  question->thumbnails = g_object_ref (thumbnails);
  question->stack = coxa_stack_ref (stack);
  question->x = x;
  question->y = y;
  coxa_plate_view_to_user (plate, &x, &y);
  coxa_painter_list_async (painter, scene->view, scene->side, x, y, NULL, listed_cb, question);
}
