#pragma once

#include "coxa-atlas.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a term means, for a popover. Internal to src/page. */
GtkWidget *coxa_term_note_new (CoxaAtlas      *atlas,
                               const CoxaTerm *term,
                               GCallback       go,
                               gpointer        user_data);

G_END_DECLS
