#pragma once

#include "coxa-atlas.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One section of a page, all that stands below the chips. Links activate "app.go". */
#define COXA_TYPE_PAGE_BODY (coxa_page_body_get_type ())
G_DECLARE_FINAL_TYPE (CoxaPageBody, coxa_page_body, COXA, PAGE_BODY, GtkWidget)

void       coxa_page_body_show       (CoxaPageBody       *self,
                                      CoxaAtlas          *atlas,
                                      const CoxaEntry    *entry,
                                      const CoxaSection  *section,
                                      const CoxaAddress  *address,
                                      CoxaLevel           level,
                                      gboolean            at_once);

void       coxa_page_body_clear      (CoxaPageBody       *self);

GPtrArray *coxa_page_body_get_chips  (CoxaPageBody       *self);

G_END_DECLS
