/* coxa-figures-preview.h: key pictures and mistakes, quickly, to be looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-film.h"

G_BEGIN_DECLS

gboolean coxa_figures_preview (const CoxaFilm  *film,
                               const char      *path,
                               GError         **error);

G_END_DECLS
