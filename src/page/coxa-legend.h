#pragma once

#include "coxa-atlas.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *coxa_legend_new_for_address (CoxaAtlas         *atlas,
                                        const CoxaAddress *address);

G_END_DECLS
