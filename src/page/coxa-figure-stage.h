#pragma once

#include "coxa-figure-frames.h"

G_BEGIN_DECLS

/* A picture of a figure. It keeps the figure's shape, and the last picture as long as the next is not there. */
#define COXA_TYPE_FIGURE_STAGE (coxa_figure_stage_get_type ())
G_DECLARE_FINAL_TYPE (CoxaFigureStage, coxa_figure_stage, COXA, FIGURE_STAGE, GtkWidget)

GtkWidget *coxa_figure_stage_new          (void);

void       coxa_figure_stage_set_frames   (CoxaFigureStage  *self,
                                           CoxaFigureFrames *frames);

void       coxa_figure_stage_set_mirrored (CoxaFigureStage  *self,
                                           gboolean          is_mirrored);

void       coxa_figure_stage_set_filling  (CoxaFigureStage  *self,
                                           gboolean          is_filling);

void       coxa_figure_stage_show_frame   (CoxaFigureStage  *self,
                                           int               frame,
                                           gboolean          is_still);

void       coxa_figure_stage_show_key     (CoxaFigureStage  *self,
                                           guint             key);

void       coxa_figure_stage_show_fault   (CoxaFigureStage  *self,
                                           guint             fault);

void       coxa_figure_stage_prepare      (CoxaFigureStage  *self,
                                           int               frame);

gboolean   coxa_figure_stage_is_drawn     (CoxaFigureStage  *self);

G_END_DECLS
