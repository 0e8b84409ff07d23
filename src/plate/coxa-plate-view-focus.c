/* Who has the keyboard on the plate: the plate is one stop for Tab, and inside it the arrows lead from region to region. */
#include "coxa-plate-view-private.h"

/* Whoever comes with the keyboard before the idle moment came makes the regions. */
static gboolean
grab_region (CoxaPlateView *self,
             guint          region)
{
  if (self->regions == NULL && coxa_plate_view_get_picture (self) != NULL)
    {
      coxa_plate_view_ensure_regions (self);
      coxa_plate_view_settle (self);
    }

  return self->regions != NULL && coxa_plate_regions_grab (self->regions, region);
}

static guint
get_first_focus (CoxaPlateView *self)
{
  for (guint i = 1; self->scene->selected != NULL && i < coxa_stack_get_n_regions (self->stack); i++)
    if (coxa_plate_view_get_picture (self)->spots[i].area > 0 &&
        g_str_equal (coxa_stack_get_region (self->stack, i)->page, self->scene->selected))
      return i;

  return coxa_region_walk_end (coxa_plate_view_get_picture (self), FALSE);
}

gboolean
coxa_plate_view_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  CoxaPlateView *self = COXA_PLATE_VIEW (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (coxa_plate_view_get_picture (self) == NULL || self->stack == NULL)
    return FALSE;

  if (!COXA_IS_REGION (child))
    return grab_region (self, get_first_focus (self));

  /* One Tab stop: the next Tab leaves. The arrows stay, also where there is nothing farther that way. */
  if (is_tab)
    return FALSE;

  grab_region (self, coxa_region_walk_nearest (coxa_plate_view_get_picture (self),
                                               coxa_region_get_number (COXA_REGION (child)), direction));

  return TRUE;
}

gboolean
coxa_plate_view_grab_focus (GtkWidget *widget)
{
  return coxa_plate_view_focus (widget, GTK_DIR_TAB_FORWARD);
}

/**
 * coxa_plate_view_focus_end:
 * @self: a plate
 * @last: the last region in reading order rather than the first
 *
 * Gives the first or last region the keyboard focus.
 */
void
coxa_plate_view_focus_end (CoxaPlateView *self,
                           gboolean       last)
{
  g_return_if_fail (COXA_IS_PLATE_VIEW (self));

  if (coxa_plate_view_get_picture (self) != NULL)
    grab_region (self, coxa_region_walk_end (coxa_plate_view_get_picture (self), last));
}

/**
 * coxa_plate_view_take_focus:
 * @self: a plate
 * @region: what was pressed, or 0
 *
 * Gives the keyboard to the plate, so that its keys work where the hand is.
 */
void
coxa_plate_view_take_focus (CoxaPlateView *self,
                            guint          region)
{
  g_return_if_fail (COXA_IS_PLATE_VIEW (self));

  if (!grab_region (self, region))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * coxa_plate_view_focus_region:
 * @self: a settled plate
 * @region: a region's id
 *
 * Gives a region the keyboard focus.
 *
 * Returns: whether there is such a region to be seen
 */
gboolean
coxa_plate_view_focus_region (CoxaPlateView *self,
                              const char    *region)
{
  return grab_region (self, self->stack != NULL ? coxa_stack_find_region (self->stack, region) : 0);
}
