#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two children that fill what there is: the first beside the second in a wide window, above it in a high one. */
#define COXA_TYPE_STAGE_LAYOUT (coxa_stage_layout_get_type ())
G_DECLARE_FINAL_TYPE (CoxaStageLayout, coxa_stage_layout, COXA, STAGE_LAYOUT, GtkLayoutManager)

G_END_DECLS
