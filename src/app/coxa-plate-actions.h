#pragma once

#include "coxa-window.h"

G_BEGIN_DECLS

void     coxa_plate_actions_add    (CoxaWindow        *window);

void     coxa_plate_actions_add_figure (CoxaWindow    *window,
                                        GSettings     *settings);

void     coxa_plate_actions_update (CoxaWindow        *window,
                                    const CoxaScene   *scene);

gboolean coxa_plate_actions_pick   (CoxaWindow        *window,
                                    const CoxaAddress *address);

G_END_DECLS
