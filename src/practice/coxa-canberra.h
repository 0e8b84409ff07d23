#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Soft sounds of the desktop's theme, by libcanberra where it is installed. They are played by a thread of their own, so that
 * nobody waits for a sound server. */

gboolean coxa_canberra_is_available (void);

void     coxa_canberra_play         (const char  *event);

G_END_DECLS
