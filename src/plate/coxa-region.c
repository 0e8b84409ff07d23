#include "coxa-region.h"

struct _CoxaRegion
{
  GtkButton parent_instance;

  guint     number;
  gboolean  is_chosen;
};

G_DEFINE_FINAL_TYPE (CoxaRegion, coxa_region, GTK_TYPE_BUTTON)

static void
coxa_region_snapshot (GtkWidget   *widget G_GNUC_UNUSED,
                      GtkSnapshot *snapshot G_GNUC_UNUSED)
{
}

static void
coxa_region_class_init (CoxaRegionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = coxa_region_snapshot;
  gtk_widget_class_set_css_name (widget_class, "region");
}

static void
coxa_region_init (CoxaRegion *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * coxa_region_new:
 * @number: its number in the stack
 * @name: what a screen reader says: "Gluteus medius, muscle"
 * @description: where it lies and what happens: "Middle layer. Opens its page."
 *
 * Returns: (transfer floating): a region
 */
GtkWidget *
coxa_region_new (guint       number,
                 const char *name,
                 const char *description)
{
  CoxaRegion *self = g_object_new (COXA_TYPE_REGION, NULL);

  self->number = number;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);

  return GTK_WIDGET (self);
}

guint
coxa_region_get_number (CoxaRegion *self)
{
  g_return_val_if_fail (COXA_IS_REGION (self), 0);

  return self->number;
}

/**
 * coxa_region_set_chosen:
 * @self: a region
 * @is_chosen: whether its page is open, or it was picked
 *
 * Tells a screen reader what the outline tells the eye.
 */
void
coxa_region_set_chosen (CoxaRegion *self,
                        gboolean    is_chosen)
{
  g_return_if_fail (COXA_IS_REGION (self));

  if (self->is_chosen == is_chosen)
    return;

  self->is_chosen = is_chosen;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_PRESSED,
                               is_chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}
