#pragma once

#include "coxa-handout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What else is to be said of a sheet: title, note, paper, clinic. What does not change from sheet to sheet is kept in the
 * settings.
 *
 * Signal: "changed". */
#define COXA_TYPE_HANDOUT_FORM (coxa_handout_form_get_type ())
G_DECLARE_FINAL_TYPE (CoxaHandoutForm, coxa_handout_form, COXA, HANDOUT_FORM, GtkBox)

GtkWidget *coxa_handout_form_new       (void) G_GNUC_WARN_UNUSED_RESULT;

void       coxa_handout_form_set_title (CoxaHandoutForm    *self,
                                        const char         *title);

void       coxa_handout_form_fill      (CoxaHandoutForm    *self,
                                        CoxaHandoutRequest *request);

G_END_DECLS
