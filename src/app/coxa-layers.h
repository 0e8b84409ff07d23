#pragma once

#include "coxa-thumbnails.h"
#include "coxa-window.h"

G_BEGIN_DECLS

void coxa_layers_ask (CoxaWindow     *window,
                      CoxaThumbnails *thumbnails,
                      CoxaPainter    *painter,
                      double          x,
                      double          y);

G_END_DECLS
