#pragma once

#include "coxa-picker.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWindow *coxa_picker_window_new (GtkWindow  *parent,
                                   const char *name,
                                   GtkWidget  *title,
                                   GtkWidget  *picker);

G_END_DECLS
