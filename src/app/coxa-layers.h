#pragma once

#include "coxa-thumbnails.h"
#include "coxa-window.h"

G_BEGIN_DECLS

void coxa_layers_ask (CoxaWindow     *window,
                      CoxaThumbnails *thumbnails,
                      CoxaPainter    *painter,
                      double          x,
                      double          y);

void coxa_layers_ask_which (CoxaWindow *window,
                            double      x,
                            double      y,
                            GArray     *regions);

G_END_DECLS
