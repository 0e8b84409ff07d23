#pragma once

#include "coxa-handout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One exercise of a sheet that is being put together: which side, how much, and its place among the others.
 *
 * Signals: "changed"; "move" with -1 or 1; "remove". */
#define COXA_TYPE_HANDOUT_ROW (coxa_handout_row_get_type ())
G_DECLARE_FINAL_TYPE (CoxaHandoutRow, coxa_handout_row, COXA, HANDOUT_ROW, GtkListBoxRow)

GtkWidget             *coxa_handout_row_new       (CoxaAtlas             *atlas,
                                                   const CoxaHandoutItem *item) G_GNUC_WARN_UNUSED_RESULT;

void                   coxa_handout_row_add_to    (CoxaHandoutRow        *self,
                                                   CoxaHandoutRequest    *request);

void                   coxa_handout_row_set_place (CoxaHandoutRow        *self,
                                                   guint                  number,
                                                   guint                  count);

G_END_DECLS
