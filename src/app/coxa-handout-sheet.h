#pragma once

#include "coxa-handout.h"

G_BEGIN_DECLS

void coxa_handout_sheet_take_settings (CoxaHandoutRequest *request);

G_END_DECLS
