#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Internal to src/atlas: how far apart two spellings are. */

int     coxa_spelling_limit    (const char *word);

guint32 coxa_spelling_mask     (const char *word);

int     coxa_spelling_distance (const char *typed,
                                const char *word,
                                gboolean    is_prefix,
                                int         limit);

G_END_DECLS
