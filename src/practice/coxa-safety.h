#pragma once

#include "coxa-atlas.h"
#include "coxa-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  COXA_SAFETY_NOT_FOR,
  COXA_SAFETY_STOP_SIGNS
} CoxaSafety;

/* Who should not do what a plan holds, or what should make one stop: what goes for several exercises stands once. */
GtkWidget *coxa_safety_new (CoxaAtlas      *atlas,
                            const CoxaPlan *plan,
                            CoxaSafety      what);

G_END_DECLS
