#pragma once

#include "coxa-search.h"
#include "coxa-search-index.h"

G_BEGIN_DECLS

/* Internal to src/atlas, its tests and its bench. */

CoxaSearch            *coxa_search_new_for_index (CoxaSearchIndex *index) G_GNUC_WARN_UNUSED_RESULT;

const CoxaSearchIndex *coxa_search_get_index     (CoxaSearch      *self);

G_END_DECLS
