#pragma once

#include "coxa-picture.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void coxa_palette_look_up (GtkWidget   *widget,
                           CoxaPalette *palette);

G_END_DECLS
