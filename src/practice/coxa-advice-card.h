#pragma once

#include "coxa-advice.h"
#include "coxa-atlas.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What to do, as words, a shape and a colour, and who says so. */
GtkWidget *coxa_advice_card_new (CoxaAtlas        *atlas,
                                 const CoxaAdvice *advice);

G_END_DECLS
