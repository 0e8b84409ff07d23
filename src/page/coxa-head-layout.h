#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two children: a title, and a control that stands at the end of its line, or below where the title would get too narrow. */
#define COXA_TYPE_HEAD_LAYOUT (coxa_head_layout_get_type ())
G_DECLARE_FINAL_TYPE (CoxaHeadLayout, coxa_head_layout, COXA, HEAD_LAYOUT, GtkLayoutManager)

G_END_DECLS
