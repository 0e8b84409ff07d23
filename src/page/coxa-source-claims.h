#pragma once

#include "coxa-page-parts.h"

G_BEGIN_DECLS

/* The pages that cite a source, for its popover. Internal to src/page. */
GtkWidget *coxa_source_claims_new (const CoxaPageContext *context,
                                   const char            *key,
                                   const char            *page);

G_END_DECLS
