#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The slider that peels the plate: it rests at stops, and says what each is called. */

const char *coxa_depth_get_name     (int       depth);

void        coxa_depth_scale_set_up (GtkRange *scale);

G_END_DECLS
