#pragma once

#include "coxa-figure-frames.h"

G_BEGIN_DECLS

/* Each fault beside the right way. Told apart by word and shape, not by colour alone. */
GtkWidget *coxa_figure_faults_new (CoxaFigureFrames   *frames,
                                   const char         *title,
                                   const CoxaPractice *practice,
                                   CoxaSide            side);

G_END_DECLS
