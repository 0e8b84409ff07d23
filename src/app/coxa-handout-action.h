#pragma once

#include "coxa-window.h"

G_BEGIN_DECLS

void coxa_handout_action_add     (CoxaWindow   *window);

void coxa_handout_action_update  (CoxaWindow   *window);

void coxa_handout_action_open    (CoxaWindow   *window,
                                  const char   *code);

void coxa_handout_action_present (CoxaWindow   *window,
                                  AdwHeaderBar *header);

G_END_DECLS
