#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void coxa_shortcuts_present (GtkApplicationWindow *window);

G_END_DECLS
