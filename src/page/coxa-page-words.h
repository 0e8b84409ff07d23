#pragma once

#include "coxa-entry.h"

G_BEGIN_DECLS

/* What a page says of itself. Internal to src/page. */
const char *coxa_page_get_evidence (const char      *evidence);

char       *coxa_page_dup_review   (const CoxaEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

char       *coxa_page_dup_ids      (const CoxaEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
