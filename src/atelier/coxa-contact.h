/* coxa-contact.h: where a muscle is attached to a bone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-shape.h"

G_BEGIN_DECLS

typedef struct _CoxaContact CoxaContact;

CoxaContact *coxa_contact_new   (const char       *muscle,
                                 char            **from,
                                 char            **to,
                                 CoxaShapeSource   source,
                                 gpointer          data) G_GNUC_WARN_UNUSED_RESULT;

void         coxa_contact_free  (CoxaContact      *self);

float       *coxa_contact_find  (CoxaContact      *self,
                                 gboolean          at_origin,
                                 double            reach,
                                 double            share,
                                 CoxaMesh         *bone) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
