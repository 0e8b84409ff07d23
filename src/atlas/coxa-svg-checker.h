#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Internal to src/atlas: looks into a view's drawing without drawing it. */

GHashTable *coxa_svg_check (const char *folder,
                            const char *file,
                            double      width,
                            double      height,
                            GPtrArray  *problems) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
