#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A column of text: its one child is no wider than can be read well, and stands at the start with margins that grow with the
 * room there is. */
#define COXA_TYPE_COLUMN_LAYOUT (coxa_column_layout_get_type ())
G_DECLARE_FINAL_TYPE (CoxaColumnLayout, coxa_column_layout, COXA, COLUMN_LAYOUT, GtkLayoutManager)

G_END_DECLS
