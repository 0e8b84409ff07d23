#pragma once

#include "coxa-json.h"
#include "coxa-practice.h"

G_BEGIN_DECLS

/* Internal to src/atlas: the members of an entry that say how to do it. */

const char * const *coxa_practice_list_members (void);

gboolean            coxa_practice_is_kind      (const char *kind);

CoxaPractice       *coxa_practice_read         (CoxaJson   *json,
                                                const char *kind,
                                                gboolean    is_short) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
