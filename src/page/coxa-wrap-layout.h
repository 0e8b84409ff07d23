#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Sets children in lines, like words. Properties: "spacing", "line-spacing" (pixels), "column-chars" (characters). */
#define COXA_TYPE_WRAP_LAYOUT (coxa_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (CoxaWrapLayout, coxa_wrap_layout, COXA, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *coxa_wrap_layout_new (int spacing,
                                        int line_spacing,
                                        int column_chars) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
