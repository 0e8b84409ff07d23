#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A button that leads to another page, with a tiny picture of it where there is one. */
#define COXA_TYPE_LINK_CHIP (coxa_link_chip_get_type ())
G_DECLARE_FINAL_TYPE (CoxaLinkChip, coxa_link_chip, COXA, LINK_CHIP, GtkButton)

GtkWidget  *coxa_link_chip_new         (const char   *page,
                                        const char   *title);

const char *coxa_link_chip_get_page    (CoxaLinkChip *self);

void        coxa_link_chip_set_picture (CoxaLinkChip *self,
                                        GdkPaintable *picture);

G_END_DECLS
