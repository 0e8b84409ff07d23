/* coxa-film-check.h: whether a body could do what a figure does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-film.h"
#include "coxa-flesh.h"

G_BEGIN_DECLS

void coxa_film_check (const CoxaFilm        *film,
                      const CoxaFlesh *const *flesh,
                      GPtrArray             *complaints);

G_END_DECLS
