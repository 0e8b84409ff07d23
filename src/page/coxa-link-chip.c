#include "coxa-link-chip.h"

struct _CoxaLinkChip
{
  GtkButton  parent_instance;

  char      *page;
  GtkWidget *picture;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (CoxaLinkChip, coxa_link_chip, GTK_TYPE_BUTTON)

static void
coxa_link_chip_finalize (GObject *object)
{
  CoxaLinkChip *self = COXA_LINK_CHIP (object);

  g_clear_pointer (&self->page, g_free);

  G_OBJECT_CLASS (coxa_link_chip_parent_class)->finalize (object);
}

static void
coxa_link_chip_class_init (CoxaLinkChipClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = coxa_link_chip_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LINK);
}

static void
coxa_link_chip_init (CoxaLinkChip *self)
{
  GtkWidget *grid = gtk_grid_new (); /* see coxa-prose-view.c */

  self->picture = g_object_new (GTK_TYPE_IMAGE,
                                "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                "visible", FALSE,
                                NULL);
  self->label = g_object_new (GTK_TYPE_LABEL,
                              "xalign", 0.0,
                              "wrap", TRUE,
                              "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "natural-wrap-mode", GTK_NATURAL_WRAP_NONE,
                              "vexpand", TRUE,
                              NULL);
  gtk_grid_attach (GTK_GRID (grid), self->picture, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), self->label, 1, 0, 1, 1);
  gtk_button_set_child (GTK_BUTTON (self), grid);
  gtk_widget_add_css_class (GTK_WIDGET (self), "link-chip");
}

/**
 * coxa_link_chip_new:
 * @page: where it leads, such as "nerve/sciatic"
 * @title: what it says
 *
 * Returns: (transfer floating): a chip without a picture
 */
GtkWidget *
coxa_link_chip_new (const char *page,
                    const char *title)
{
  CoxaLinkChip *self;

  g_return_val_if_fail (page != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (COXA_TYPE_LINK_CHIP, NULL);
  self->page = g_strdup (page);
  gtk_label_set_text (GTK_LABEL (self->label), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return GTK_WIDGET (self);
}

/**
 * coxa_link_chip_get_page:
 * @self: a chip
 *
 * Returns: (transfer none): the page it leads to
 */
const char *
coxa_link_chip_get_page (CoxaLinkChip *self)
{
  g_return_val_if_fail (COXA_IS_LINK_CHIP (self), NULL);

  return self->page;
}

/**
 * coxa_link_chip_set_picture:
 * @self: a chip
 * @picture: (nullable): a picture of where it leads
 *
 * Shows a picture before the words, or none.
 */
void
coxa_link_chip_set_picture (CoxaLinkChip *self,
                            GdkPaintable *picture)
{
  g_return_if_fail (COXA_IS_LINK_CHIP (self));

  if (gtk_image_get_paintable (GTK_IMAGE (self->picture)) == picture)
    return;

  gtk_image_set_from_paintable (GTK_IMAGE (self->picture), picture);
  gtk_widget_set_visible (self->picture, picture != NULL);
}
