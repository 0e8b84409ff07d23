#pragma once

#include "coxa-entry.h"

G_BEGIN_DECLS

/* Which relations a section of a page shows, and in which order. Internal to src/page. */
GPtrArray *coxa_page_links_list_relations (const CoxaEntry   *entry,
                                           const CoxaSection *section) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
