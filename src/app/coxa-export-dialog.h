#pragma once

#include "coxa-window.h"

G_BEGIN_DECLS

void coxa_export_dialog_add (CoxaWindow *window);

G_END_DECLS
