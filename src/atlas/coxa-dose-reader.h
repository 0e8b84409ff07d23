#pragma once

#include "coxa-dose.h"
#include "coxa-json.h"

G_BEGIN_DECLS

/* Internal to src/atlas: how much of it, as a file says it. */

CoxaDose *coxa_dose_read (CoxaJson    *json,
                          JsonObject  *owner,
                          const char  *pointer,
                          CoxaNeed     need,
                          gboolean     is_partial) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
