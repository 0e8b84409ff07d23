#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void coxa_whisper (GtkOverlay *overlay,
                   const char *text);

G_END_DECLS
