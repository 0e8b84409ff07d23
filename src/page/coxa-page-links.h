#pragma once

#include "coxa-entry.h"

G_BEGIN_DECLS

/* Which relations and facts a section of a page shows, and in which order. Internal to src/page. */
GPtrArray *coxa_page_links_list_relations (const CoxaEntry   *entry,
                                           const CoxaSection *section) G_GNUC_WARN_UNUSED_RESULT;

gboolean   coxa_page_links_shows_fact     (const CoxaSection *section,
                                           const char        *fact);

G_END_DECLS
