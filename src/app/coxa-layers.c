/* What lies here: a list of all that is under one point of the plate, from the skin side to the bone side. And which was meant:
 * a list of what a finger covers, each enlarged. */
#include "config.h"

#include "coxa-layers.h"

#include "coxa-depth-scale.h"
#include "coxa-plate-labels.h"

#include <glib/gi18n.h>

#define ENLARGED 2.25
#define ENLARGED_SIZE 84 /* logical pixels: about what a finger covers */

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

  return coxa_depth_get_name (region->depth);
}

static void
row_cb (GtkPopover    *popover,
        GtkListBoxRow *row)
{
  const char *address = g_object_get_data (G_OBJECT (row), "address");

  gtk_widget_activate_action (GTK_WIDGET (popover), "app.go", "s", address);
  gtk_popover_popdown (popover);
}

static GtkWidget *
create_row (CoxaWindow            *window,
            const CoxaStackRegion *region,
            GdkPaintable          *paintable,
            int                    size)
{
  CoxaAtlas *atlas = coxa_window_get_atlas (window);
  g_autofree char *name = coxa_plate_dup_region_name (atlas, region, coxa_window_get_address (window)->side);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *picture = gtk_image_new_from_paintable (paintable);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", name, "xalign", 0.0, "hexpand", TRUE, "vexpand", TRUE,
                                   "valign", GTK_ALIGN_END, NULL);
  GtkWidget *layer = g_object_new (GTK_TYPE_LABEL, "label", get_layer_name (region), "xalign", 0.0, "vexpand", TRUE,
                                   "valign", GTK_ALIGN_START, NULL);

  gtk_image_set_pixel_size (GTK_IMAGE (picture), size);
  gtk_widget_add_css_class (layer, "dim-label");
  gtk_widget_add_css_class (layer, "caption");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  gtk_grid_attach (GTK_GRID (grid), picture, 0, 0, 1, 2);
  gtk_grid_attach (GTK_GRID (grid), label, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), layer, 1, 1, 1, 1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);

  return row;
}

/* The region's own page says at which stop it lies uncovered: choosing it peels as far as that. */
static GtkWidget *
create_layer_row (Question *question,
                  guint     number)
{
  const CoxaStackRegion *region = coxa_stack_get_region (question->stack, number);
  g_autoptr(CoxaAddress) address = coxa_address_parse (region->address, NULL);
  GtkWidget *row = create_row (question->window, region, coxa_thumbnails_get (question->thumbnails, region->page), 32);

  if (address != NULL)
    {
      address->side = coxa_window_get_address (question->window)->side;
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

/* Shows a list at a place of the plate; it lives until it is closed. */
static GtkWidget *
popup_list (CoxaWindow *window,
            GtkWidget  *list,
            const char *title,
            double      x,
            double      y)
{
  GtkWidget *plate = GTK_WIDGET (coxa_window_get_plate (window));
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 480);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_widget_set_parent (popover, gtk_widget_get_parent (plate));
  gtk_popover_popup (GTK_POPOVER (popover));

  return popover;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Question *question = user_data;
  GtkWidget *plate = GTK_WIDGET (coxa_window_get_plate (question->window));
  g_autoptr(GArray) numbers = coxa_painter_list_finish (COXA_PAINTER (source), result, NULL);
  GtkWidget *list;

  if (numbers == NULL || numbers->len == 0 || gtk_widget_get_root (plate) == NULL)
    {
      question_free (question);
      return;
    }

  list = gtk_list_box_new ();
  for (guint i = 0; i < numbers->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), create_layer_row (question, g_array_index (numbers, guint, i)));
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_cb),
                            popup_list (question->window, list, _("What lies here, from the skin side to the bone side"),
                                        question->x, question->y));
  question_free (question);
}

static void
which_cb (GtkPopover    *popover,
          GtkListBoxRow *row)
{
  CoxaPlateView *plate = g_object_get_data (G_OBJECT (popover), "plate");
  const CoxaStackRegion *region = g_object_get_data (G_OBJECT (row), "region");
  g_autofree char *address = g_strdup (region->address);

  gtk_popover_popdown (popover);
  g_signal_emit_by_name (plate, "activate-region", address);
}

/**
 * coxa_layers_ask_which:
 * @window: a window
 * @x: where a finger was, logical pixels of the plate
 * @y: likewise
 * @regions: (element-type guint): what it covered, the nearest first
 *
 * Offers what a finger may have meant: each enlarged, in a row that a finger does hit.
 */
void
coxa_layers_ask_which (CoxaWindow *window,
                       double      x,
                       double      y,
                       GArray     *regions)
{
  CoxaPlateView *plate = coxa_window_get_plate (window);
  CoxaPicture *picture = coxa_plate_view_get_picture (plate);
  GtkWidget *list;
  GtkWidget *popover;

  if (picture == NULL)
    return;

  list = gtk_list_box_new ();
  for (guint i = 0; i < regions->len; i++)
    {
      guint number = g_array_index (regions, guint, i);
      const CoxaStackRegion *region = coxa_stack_get_region (picture->stack, number);
      g_autoptr(GdkTexture) texture = coxa_plate_view_enlarge (plate, number, x, y, ENLARGED, ENLARGED_SIZE);
      GtkWidget *row = create_row (window, region, GDK_PAINTABLE (texture), ENLARGED_SIZE);

      g_object_set_data (G_OBJECT (row), "region", (gpointer) region);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  popover = popup_list (window, list, _("Which of these?"), x, y);
  /* The rows borrow their regions. */
  g_object_set_data_full (G_OBJECT (popover), "stack", coxa_stack_ref (picture->stack), (GDestroyNotify) coxa_stack_unref);
  g_object_set_data (G_OBJECT (popover), "plate", plate);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (which_cb), popover);
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
