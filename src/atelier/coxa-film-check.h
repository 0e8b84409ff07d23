/* coxa-film-check.h: whether a body could do what a figure does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-film.h"

G_BEGIN_DECLS

void     coxa_film_check   (const CoxaFilm  *film,
                            GPtrArray       *complaints);

gboolean coxa_bones_meet   (const CoxaRig   *rig,
                            int              a,
                            int              b);

gboolean coxa_bone_is_bulk (const CoxaRig   *rig,
                            int              bone);

G_END_DECLS
