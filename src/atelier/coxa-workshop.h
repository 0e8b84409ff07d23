/* coxa-workshop.h: the solids of a description, each made once for all views
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-ground.h"
#include "coxa-solid.h"

G_BEGIN_DECLS

typedef struct _CoxaWorkshop CoxaWorkshop;

CoxaWorkshop *coxa_workshop_new       (const char    *folder,
                                       CoxaScene     *scene) G_GNUC_WARN_UNUSED_RESULT;

void          coxa_workshop_free      (CoxaWorkshop  *self);

CoxaSolid    *coxa_workshop_get_solid (CoxaWorkshop  *self,
                                       const char    *id,
                                       GError       **error);

CoxaGround   *coxa_workshop_get_ground (CoxaWorkshop *self);

CoxaMesh     *coxa_workshop_load_mesh (const char    *name,
                                       gpointer       self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaWorkshop, coxa_workshop_free)

G_END_DECLS
