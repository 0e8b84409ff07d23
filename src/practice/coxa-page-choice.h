#pragma once

#include "coxa-atlas.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* All there is to do in the atlas, to choose from: an entry that filters, and a list.
 *
 * Signal: "chosen" (page): it is to be added. */
#define COXA_TYPE_PAGE_CHOICE (coxa_page_choice_get_type ())
G_DECLARE_FINAL_TYPE (CoxaPageChoice, coxa_page_choice, COXA, PAGE_CHOICE, GtkBox)

GtkWidget *coxa_page_choice_new (CoxaAtlas *atlas);

G_END_DECLS
