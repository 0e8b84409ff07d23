#pragma once

#include "coxa-banner.h"
#include "coxa-window.h"

G_BEGIN_DECLS

/* What a reader keeps while reading: the star in the header, the note below the page, the pages one was on, and the windows in
 * which they are found again. One for each window. */
#define COXA_TYPE_SHELF (coxa_shelf_get_type ())
G_DECLARE_FINAL_TYPE (CoxaShelf, coxa_shelf, COXA, SHELF, GObject)

CoxaShelf *coxa_shelf_new        (CoxaWindow        *window,
                                  CoxaStore         *store,
                                  AdwHeaderBar      *header,
                                  GtkBox            *page_side,
                                  CoxaBanner        *banner) G_GNUC_WARN_UNUSED_RESULT;

void       coxa_shelf_show       (CoxaShelf         *self,
                                  const CoxaAddress *address);

void       coxa_shelf_present    (CoxaShelf         *self);

void       coxa_shelf_set_narrow (CoxaShelf         *self,
                                  gboolean           is_narrow);

void       coxa_shelf_save       (CoxaShelf         *self);

G_END_DECLS
