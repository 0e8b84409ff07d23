#pragma once

#include "coxa-page-parts.h"

G_BEGIN_DECLS

/* What is known of a page in few words, a card each. Internal to src/page. */
GtkWidget *coxa_page_facts_new (const CoxaPageContext *context,
                                const CoxaEntry       *entry,
                                const CoxaSection     *section);

G_END_DECLS
