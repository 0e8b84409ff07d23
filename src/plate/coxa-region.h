#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A region of the plate as a screen reader and the keyboard meet it: a button without a look of its own. What is seen of it
 * is in the plate's picture, and pointing goes through the plate's index. */
#define COXA_TYPE_REGION (coxa_region_get_type ())
G_DECLARE_FINAL_TYPE (CoxaRegion, coxa_region, COXA, REGION, GtkButton)

GtkWidget *coxa_region_new        (guint       number,
                                   const char *name,
                                   const char *description);

guint      coxa_region_get_number (CoxaRegion *self);

void       coxa_region_set_chosen (CoxaRegion *self,
                                   gboolean    is_chosen);

G_END_DECLS
