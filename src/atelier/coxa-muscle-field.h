/* coxa-muscle-field.h: where a muscle lies under the skin
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-skin.h"

G_BEGIN_DECLS

typedef struct _CoxaMuscles CoxaMuscles;
typedef struct _CoxaMuscleField CoxaMuscleField;

CoxaMuscles           *coxa_muscles_new        (const char             *folder) G_GNUC_WARN_UNUSED_RESULT;

void                   coxa_muscles_free       (CoxaMuscles            *self);

CoxaMuscleField       *coxa_muscles_find       (CoxaMuscles            *self,
                                                const char             *slug,
                                                GError                **error);

double                 coxa_muscle_field_at    (const CoxaMuscleField  *self,
                                                const CoxaSkin         *skin,
                                                CoxaVec                 rest,
                                                int                     side);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaMuscles, coxa_muscles_free)

G_END_DECLS
