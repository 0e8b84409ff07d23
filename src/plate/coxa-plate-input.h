#pragma once

#include "coxa-plate-view.h"

G_BEGIN_DECLS

void coxa_plate_input_class_init (GtkWidgetClass *widget_class);

void coxa_plate_input_attach     (CoxaPlateView  *plate);

G_END_DECLS
