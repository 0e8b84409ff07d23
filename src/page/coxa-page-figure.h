#pragma once

#include "coxa-figure-view.h"
#include "coxa-page-parts.h"

G_BEGIN_DECLS

/* A page's figure, and what on the page goes with it. Internal to src/page. */
GtkWidget *coxa_page_figure_new           (const CoxaPageContext *context,
                                           const CoxaAddress     *address);

void       coxa_page_figure_attach_steps  (CoxaFigureView        *figure,
                                           GtkWidget             *prose);

G_END_DECLS
