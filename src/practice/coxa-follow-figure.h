#pragma once

#include "coxa-atlas.h"
#include "coxa-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The figure beside a session, which moves as the session counts; where the atlas has none, the steps in words. */
#define COXA_TYPE_FOLLOW_FIGURE (coxa_follow_figure_get_type ())
G_DECLARE_FINAL_TYPE (CoxaFollowFigure, coxa_follow_figure, COXA, FOLLOW_FIGURE, GtkWidget)

GtkWidget *coxa_follow_figure_new      (CoxaAtlas             *atlas);

void       coxa_follow_figure_show     (CoxaFollowFigure      *self,
                                        const CoxaSessionShow *show);

char      *coxa_follow_figure_dup_step (CoxaFollowFigure      *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
