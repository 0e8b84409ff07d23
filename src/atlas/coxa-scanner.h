#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Internal to src/atlas: a strict look over JSON text before json-glib sees it. */

#define COXA_SCANNER_MAX_DEPTH  64
#define COXA_SCANNER_MAX_VALUES 200000
#define COXA_SCANNER_MAX_KEY    128

gboolean coxa_scanner_check     (const char *file,
                                 const char *text,
                                 gsize       length,
                                 GPtrArray  *problems) G_GNUC_WARN_UNUSED_RESULT;

int      coxa_scanner_find_line (const char *text,
                                 gsize       length,
                                 const char *pointer);

G_END_DECLS
