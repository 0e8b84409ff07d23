#pragma once

#include "coxa-handout.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Puts a sheet to take home together, shows it, prints it and saves it. */
#define COXA_TYPE_HANDOUT_DIALOG (coxa_handout_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CoxaHandoutDialog, coxa_handout_dialog, COXA, HANDOUT_DIALOG, AdwWindow)

GtkWidget *coxa_handout_dialog_new (GtkWindow                *parent,
                                    CoxaAtlas                *atlas,
                                    const CoxaHandoutRequest *request) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
