#pragma once

#include "coxa-atlas.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be put on a sheet: everything that one does, found by typing.
 *
 * Signal: "chosen" with its page. */
#define COXA_TYPE_HANDOUT_CHOICE (coxa_handout_choice_get_type ())
G_DECLARE_FINAL_TYPE (CoxaHandoutChoice, coxa_handout_choice, COXA, HANDOUT_CHOICE, GtkPopover)

GtkWidget *coxa_handout_choice_new (CoxaAtlas *atlas) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
