#pragma once

#include "coxa-entry.h"
#include "coxa-json.h"

G_BEGIN_DECLS

/* Internal to src/atlas: turns an entry's JSON into the entry. */

CoxaEntry *coxa_entry_read     (CoxaJson   *json,
                                const char *page) G_GNUC_WARN_UNUSED_RESULT;

CoxaEntry *coxa_entry_new      (const char *page) G_GNUC_WARN_UNUSED_RESULT;

char      *coxa_entry_dup_file (const char *page) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
