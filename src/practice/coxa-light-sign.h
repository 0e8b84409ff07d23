#pragma once

#include "coxa-advice.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A traffic light that needs no colour to be read: a tick in a circle, an exclamation mark in a triangle, a bar in an octagon. */
#define COXA_TYPE_LIGHT_SIGN (coxa_light_sign_get_type ())
G_DECLARE_FINAL_TYPE (CoxaLightSign, coxa_light_sign, COXA, LIGHT_SIGN, GtkWidget)

GtkWidget *coxa_light_sign_new (CoxaLight colour,
                                int       size);

G_END_DECLS
