#pragma once

#include "coxa-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The note on the page: a line below it that says what it says, and opens into a text that is saved while one types.
 *
 * Signal: "failed", with a sentence: it could not be kept. What was typed stays here. */
#define COXA_TYPE_NOTE (coxa_note_get_type ())
G_DECLARE_FINAL_TYPE (CoxaNote, coxa_note, COXA, NOTE, GtkBox)

GtkWidget *coxa_note_new        (CoxaStore  *store);

void       coxa_note_show       (CoxaNote   *self,
                                 const char *page,
                                 const char *title);

void       coxa_note_open       (CoxaNote   *self);

void       coxa_note_save       (CoxaNote   *self);

void       coxa_note_set_narrow (CoxaNote   *self,
                                 gboolean    is_narrow);

G_END_DECLS
