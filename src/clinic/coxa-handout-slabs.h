#pragma once

#include "coxa-handout-layout.h"

G_BEGIN_DECLS

/* Internal to src/clinic: what stands on a sheet, from the top, before it is known on which page. */

#define COXA_MM (72.0 / 25.4)

#define COXA_SLABS_END 10000 /* group of what comes after the exercises; exercises count from 1 */

void coxa_handout_slabs_make (CoxaHandoutLayout *layout,
                              gboolean           is_together);

G_END_DECLS
