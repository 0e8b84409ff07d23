/* coxa-pull.h: the line along which a muscle pulls
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-workshop.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *coxa_pull_measure_all (CoxaScene     *scene,
                                 CoxaWorkshop  *workshop,
                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
