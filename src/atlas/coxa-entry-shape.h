#pragma once

#include "coxa-entry.h"
#include "coxa-json.h"

G_BEGIN_DECLS

/* Internal to src/atlas: what a whole entry of each kind must have, and the titles of common sections. */

char *coxa_shape_dup_title     (const char      *slug) G_GNUC_WARN_UNUSED_RESULT;

char *coxa_shape_dup_section   (const char      *id) G_GNUC_WARN_UNUSED_RESULT;

void  coxa_shape_check_entry   (CoxaJson        *json,
                                const CoxaEntry *entry);

G_END_DECLS
