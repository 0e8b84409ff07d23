#pragma once

#include "coxa-handout-pages.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A sheet as it will come out of the printer, or why it cannot.
 *
 * Signal: "drawn": what was asked for is on show; coxa_handout_preview_get_pages() says whether it is a sheet. */
#define COXA_TYPE_HANDOUT_PREVIEW (coxa_handout_preview_get_type ())
G_DECLARE_FINAL_TYPE (CoxaHandoutPreview, coxa_handout_preview, COXA, HANDOUT_PREVIEW, AdwBin)

GtkWidget        *coxa_handout_preview_new       (void) G_GNUC_WARN_UNUSED_RESULT;

void              coxa_handout_preview_show      (CoxaHandoutPreview  *self,
                                                  CoxaHandout         *handout);

void              coxa_handout_preview_refuse    (CoxaHandoutPreview  *self,
                                                  const char          *reason);

CoxaHandoutPages *coxa_handout_preview_get_pages (CoxaHandoutPreview  *self);

G_END_DECLS
