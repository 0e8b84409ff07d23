#pragma once

#include "coxa-prose.h"

G_BEGIN_DECLS

/* Internal to src/atlas: citations as prose writes them, [@key, p. N; @other]. */

GPtrArray *coxa_citation_parse  (const char         *text) G_GNUC_WARN_UNUSED_RESULT;

guint      coxa_citation_number (GPtrArray          *citations,
                                 const CoxaCitation *citation);

G_END_DECLS
