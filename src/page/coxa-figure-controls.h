#pragma once

#include "coxa-address.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The buttons below a figure, large enough for a finger.
 *
 * Signal: "play": play or pause was asked for.
 * Signal: "step" (direction): the key pose before (-1) or after (1).
 * Signal: "side" (side): the other side. */
#define COXA_TYPE_FIGURE_CONTROLS (coxa_figure_controls_get_type ())
G_DECLARE_FINAL_TYPE (CoxaFigureControls, coxa_figure_controls, COXA, FIGURE_CONTROLS, GtkWidget)

GtkWidget *coxa_figure_controls_new         (void);

void       coxa_figure_controls_set_shown   (CoxaFigureControls *self,
                                             gboolean            has_play,
                                             gboolean            has_steps,
                                             gboolean            has_sides);

void       coxa_figure_controls_set_playing (CoxaFigureControls *self,
                                             gboolean            is_playing);

void       coxa_figure_controls_set_side    (CoxaFigureControls *self,
                                             CoxaSide            side);

GtkWidget *coxa_figure_controls_get_side_button (CoxaFigureControls *self);

G_END_DECLS
