#pragma once

#include "coxa-handout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The plan on the screen for a phone's camera: its QR codes, and its short code to be read out. */
#define COXA_TYPE_HANDOUT_PHONE (coxa_handout_phone_get_type ())
G_DECLARE_FINAL_TYPE (CoxaHandoutPhone, coxa_handout_phone, COXA, HANDOUT_PHONE, GtkPopover)

GtkWidget *coxa_handout_phone_new  (void) G_GNUC_WARN_UNUSED_RESULT;

void       coxa_handout_phone_show (CoxaHandoutPhone  *self,
                                    const CoxaHandout *handout);

G_END_DECLS
