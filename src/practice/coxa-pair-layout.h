#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children two in a row where each has room for so many characters, and one below the other where not. */
#define COXA_TYPE_PAIR_LAYOUT (coxa_pair_layout_get_type ())
G_DECLARE_FINAL_TYPE (CoxaPairLayout, coxa_pair_layout, COXA, PAIR_LAYOUT, GtkLayoutManager)

GtkLayoutManager *coxa_pair_layout_new (int spacing,
                                        int chars) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
