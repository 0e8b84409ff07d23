#pragma once

#include "coxa-atlas.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is known for pain in the places of an address. Buttons activate "app.go". */

GtkWidget *coxa_pain_list_new_places  (CoxaAtlas         *atlas,
                                       const CoxaAddress *address);

GtkWidget *coxa_pain_list_new_matches (CoxaAtlas         *atlas,
                                       const CoxaAddress *address,
                                       GPtrArray         *chips);

G_END_DECLS
