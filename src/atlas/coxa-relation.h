#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Internal to src/atlas; the public functions on relations are in coxa-atlas.h. */

const char         *coxa_relation_get_inverse  (const char  *relation);

const char * const *coxa_relation_list_written (void);

gboolean            coxa_relation_joins        (const char  *relation,
                                                const char  *from,
                                                const char  *to,
                                                char       **remedy);

G_END_DECLS
