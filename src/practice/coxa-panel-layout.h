#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Words and something round below them that takes all the room that is left; beside them where there is more width. */
#define COXA_TYPE_PANEL_LAYOUT (coxa_panel_layout_get_type ())
G_DECLARE_FINAL_TYPE (CoxaPanelLayout, coxa_panel_layout, COXA, PANEL_LAYOUT, GtkLayoutManager)

G_END_DECLS
