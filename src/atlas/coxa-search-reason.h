#pragma once

#include "coxa-search-rank.h"

G_BEGIN_DECLS

/* Internal to src/atlas: why a page answers a query. */

char *coxa_search_dup_reason (const CoxaSearchIndex *index,
                              GPtrArray             *parts,
                              const CoxaRanked      *ranked,
                              guint                  number) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
