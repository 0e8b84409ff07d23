#include "coxa-plate-regions.h"

#include "coxa-plate-labels.h"
#include "coxa-region.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

struct _CoxaPlateRegions
{
  GtkWidget *plate;   /* borrowed: it owns us */
  GPtrArray *widgets; /* CoxaRegion by number, [0] NULL */
};

static const char *
get_layer_name (int depth)
{
  switch (depth)
    {
    case 1:
      return _("Superficial layer.");
    case 2:
      return _("Middle layer.");
    case 3:
      return _("Deep layer.");
    default:
      return _("Bone.");
    }
}

static const char *
get_kind_name (const CoxaStackRegion *region)
{
  if (region->role == COXA_ROLE_ORIGIN || region->role == COXA_ROLE_INSERTION)
    return _("attachment");
  if (g_str_has_prefix (region->page, "muscle/"))
    return _("muscle");
  if (g_str_has_prefix (region->page, "bone/"))
    return _("bone");
  if (g_str_has_prefix (region->page, "nerve/"))
    return _("nerve");
  if (g_str_has_prefix (region->page, "fascia/"))
    return _("fascia");
  if (g_str_has_prefix (region->page, "joint/"))
    return _("joint");
  if (g_str_has_prefix (region->page, "ligament/"))
    return _("ligament");
  if (g_str_has_prefix (region->page, "zone/"))
    return _("place");
  if (g_str_has_prefix (region->page, "vessel/"))
    return _("vessel");

  return _("structure");
}

/* A name that says its kind already is not followed by it: “Hip bone”, not “Hip bone, bone”. */
static char *
name_with_kind (const char *title,
                const char *kind)
{
  g_autofree char *folded_title = g_utf8_casefold (title, -1);
  g_autofree char *folded_kind = g_utf8_casefold (kind, -1);

  if (strstr (folded_title, folded_kind) != NULL)
    return g_strdup (title);

  /* Translators: a structure and its kind: “Gluteus medius, muscle” */
  return g_strdup_printf (_("%s, %s"), title, kind);
}

static GtkWidget *
create_region (GtkWidget  *plate,
               CoxaAtlas  *atlas,
               CoxaStack  *stack,
               CoxaSide    side,
               guint       number)
{
  const CoxaStackRegion *region = coxa_stack_get_region (stack, number);
  g_autofree char *title = coxa_plate_dup_region_name (atlas, region, side);
  g_autofree char *name = name_with_kind (title, get_kind_name (region));
  /* Translators: %s is a sentence that names the layer: “Middle layer.” */
  g_autofree char *description = g_strdup_printf (_("%s Opens its page."), get_layer_name (region->depth));
  GtkWidget *widget = coxa_region_new (number, name, description);

  g_signal_connect_swapped (widget, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), plate);

  return widget;
}

/**
 * coxa_plate_regions_new:
 * @plate: their parent; must outlive them
 * @atlas: where names come from
 * @stack: what there is in the view
 * @side: which side is shown
 * @clicked: (scope forever): called as a swapped "clicked" handler with @plate and the #CoxaRegion
 *
 * Makes a widget for each region. None is visible until coxa_plate_regions_update().
 *
 * Returns: (transfer full): the regions
 */
CoxaPlateRegions *
coxa_plate_regions_new (GtkWidget *plate,
                        CoxaAtlas *atlas,
                        CoxaStack *stack,
                        CoxaSide   side,
                        GCallback  clicked)
{
  CoxaPlateRegions *self = g_new0 (CoxaPlateRegions, 1);
  GtkWidget *last = NULL;

  self->plate = plate;
  self->widgets = g_ptr_array_new ();
  g_ptr_array_add (self->widgets, NULL);
  for (guint i = 1; i < coxa_stack_get_n_regions (stack); i++)
    {
      GtkWidget *widget = create_region (plate, atlas, stack, side, i);

      gtk_widget_set_visible (widget, FALSE);
      g_signal_connect_swapped (widget, "clicked", clicked, plate);
      gtk_widget_insert_after (widget, plate, last);
      g_ptr_array_add (self->widgets, widget);
      last = widget;
    }

  return self;
}

void
coxa_plate_regions_free (CoxaPlateRegions *self)
{
  if (self == NULL)
    return;

  for (guint i = 1; i < self->widgets->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->widgets, i));
  g_ptr_array_unref (self->widgets);
  g_free (self);
}

/**
 * coxa_plate_regions_update:
 * @self: regions
 * @picture: (nullable): what is on show
 *
 * Only what is to be seen can be reached; where it is to be seen, and what is chosen, is told to who cannot see it.
 */
void
coxa_plate_regions_update (CoxaPlateRegions *self,
                           CoxaPicture      *picture)
{
  for (guint i = 1; i < self->widgets->len; i++)
    {
      CoxaRegion *region = g_ptr_array_index (self->widgets, i);

      gtk_widget_set_visible (GTK_WIDGET (region), picture != NULL && picture->spots[i].area > 0);
      coxa_region_set_chosen (region, picture != NULL &&
                              coxa_picture_request_is_chosen (&picture->request,
                                                              coxa_stack_get_region (picture->stack, i)->page));
    }
  gtk_widget_queue_allocate (self->plate);
}

/**
 * coxa_plate_regions_allocate:
 * @self: regions
 * @picture: (nullable): what is on show
 * @camera: where it lies
 *
 * Lays each region over what is to be seen of it. For the plate's size_allocate.
 */
void
coxa_plate_regions_allocate (CoxaPlateRegions *self,
                             CoxaPicture      *picture,
                             const CoxaCamera *camera)
{
  double scale = coxa_camera_get_scale (camera);
  double x;
  double y;

  coxa_camera_get_origin (camera, &x, &y);
  for (guint i = 1; i < self->widgets->len; i++)
    {
      GtkWidget *region = g_ptr_array_index (self->widgets, i);
      GtkAllocation at = { 0, 0, 1, 1 };

      if (!gtk_widget_should_layout (region))
        continue;
      if (picture != NULL)
        {
          const cairo_rectangle_int_t *b = &picture->spots[i].bounds;
          double s = scale / picture->request.scale;

          int x1;
          int y1;

          /* A picture goes a little beyond the widget; what is told of a region does not. */
          at.x = MAX ((int) floor (x + (picture->request.extents.x + b->x) * s), 0);
          at.y = MAX ((int) floor (y + (picture->request.extents.y + b->y) * s), 0);
          x1 = MIN ((int) ceil (x + (picture->request.extents.x + b->x + b->width) * s), (int) camera->widget_width);
          y1 = MIN ((int) ceil (y + (picture->request.extents.y + b->y + b->height) * s), (int) camera->widget_height);
          at.width = MAX (x1 - at.x, 1);
          at.height = MAX (y1 - at.y, 1);
        }
      gtk_widget_size_allocate (region, &at, -1);
    }
}

/**
 * coxa_plate_regions_grab:
 *
 * Returns: whether the region took the keyboard focus
 */
gboolean
coxa_plate_regions_grab (CoxaPlateRegions *self,
                         guint             region)
{
  return region > 0 && region < self->widgets->len && gtk_widget_grab_focus (g_ptr_array_index (self->widgets, region));
}

/**
 * coxa_plate_regions_get_focused:
 *
 * Returns: the region that has the keyboard focus while the focus is to be seen, or 0
 */
guint
coxa_plate_regions_get_focused (CoxaPlateRegions *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->plate);
  GtkRoot *root = gtk_widget_get_root (self->plate);

  if (!COXA_IS_REGION (focus) || !GTK_IS_WINDOW (root) || !gtk_widget_has_focus (focus) ||
      !gtk_window_get_focus_visible (GTK_WINDOW (root)))
    return 0;

  return coxa_region_get_number (COXA_REGION (focus));
}
