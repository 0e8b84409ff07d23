#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void coxa_problems_dialog_present (GtkWindow *parent,
                                   GPtrArray *problems);

G_END_DECLS
