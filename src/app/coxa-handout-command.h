#pragma once

#include "coxa-options.h"

G_BEGIN_DECLS

int coxa_handout_command_run (const CoxaOptions *options);

G_END_DECLS
