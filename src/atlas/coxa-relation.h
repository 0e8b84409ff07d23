#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Internal to src/atlas; the public functions on relations are in coxa-atlas.h. */

/* From a programme to what it is made of. No file writes it: it follows from the items. */
#define COXA_RELATION_INCLUDES "includes"

const char         *coxa_relation_get_inverse  (const char  *relation);

const char * const *coxa_relation_list_written (void);

gboolean            coxa_relation_joins        (const char  *relation,
                                                const char  *from,
                                                const char  *to,
                                                char       **remedy);

G_END_DECLS
