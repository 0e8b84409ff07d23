#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The chips that lead to a page's sections. One Tab stop; arrow keys move between the chips.
 *
 * Signal: "chosen" (id): a chip was activated. It does not select itself. */
#define COXA_TYPE_SECTION_TABS (coxa_section_tabs_get_type ())
G_DECLARE_FINAL_TYPE (CoxaSectionTabs, coxa_section_tabs, COXA, SECTION_TABS, GtkWidget)

void coxa_section_tabs_set_sections (CoxaSectionTabs *self,
                                     GPtrArray       *sections);

void coxa_section_tabs_select       (CoxaSectionTabs *self,
                                     const char      *id);

G_END_DECLS
