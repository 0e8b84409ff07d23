/* coxa-sheet.h: a view as a stack of whole structures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-workshop.h"

G_BEGIN_DECLS

typedef struct _CoxaSheet CoxaSheet;

CoxaSheet  *coxa_sheet_new     (CoxaView      *view,
                                CoxaWorkshop  *workshop,
                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;

void        coxa_sheet_free    (CoxaSheet     *self);

char       *coxa_sheet_to_svg  (CoxaSheet     *self) G_GNUC_WARN_UNUSED_RESULT;

JsonNode   *coxa_sheet_to_json (CoxaSheet     *self) G_GNUC_WARN_UNUSED_RESULT;

double      coxa_sheet_report  (CoxaSheet     *self);

G_END_DECLS
