#pragma once

#include "coxa-amount.h"
#include "coxa-dose.h"
#include "coxa-sides.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How much of one exercise, and on which side. Only what the page says something of can be set.
 *
 * Signal: "changed": something else was chosen. */
#define COXA_TYPE_DOSE_EDITOR (coxa_dose_editor_get_type ())
G_DECLARE_FINAL_TYPE (CoxaDoseEditor, coxa_dose_editor, COXA, DOSE_EDITOR, GtkWidget)

GtkWidget  *coxa_dose_editor_new        (const CoxaDose   *dose,
                                         CoxaSides         sides,
                                         const CoxaAmount *amount,
                                         gboolean          is_free);

CoxaAmount  coxa_dose_editor_get_amount (CoxaDoseEditor   *self);

CoxaSides   coxa_dose_editor_get_sides  (CoxaDoseEditor   *self);

G_END_DECLS
