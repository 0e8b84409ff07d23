#pragma once

#include "coxa-window.h"

G_BEGIN_DECLS

/* Finding pages by the words that people use: an entry and what it finds, as one types. */
#define COXA_TYPE_SEARCH_PANEL (coxa_search_panel_get_type ())
G_DECLARE_FINAL_TYPE (CoxaSearchPanel, coxa_search_panel, COXA, SEARCH_PANEL, GtkPopover)

GtkWidget *coxa_search_panel_new     (CoxaAtlas       *atlas);

void       coxa_search_panel_add     (CoxaWindow      *window);

void       coxa_search_panel_present (CoxaSearchPanel *self,
                                      CoxaSide         side,
                                      const char      *text);

G_END_DECLS
