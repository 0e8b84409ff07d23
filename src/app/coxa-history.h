#pragma once

#include "coxa-address.h"

G_BEGIN_DECLS

/* Where the reader has been, as in a browser. */
typedef struct _CoxaHistory CoxaHistory;

CoxaHistory       *coxa_history_new         (void) G_GNUC_WARN_UNUSED_RESULT;

void               coxa_history_free        (CoxaHistory       *self);

gboolean           coxa_history_push        (CoxaHistory       *self,
                                             const CoxaAddress *address);

void               coxa_history_replace     (CoxaHistory       *self,
                                             const CoxaAddress *address);

const CoxaAddress *coxa_history_get_current (CoxaHistory       *self);

gboolean           coxa_history_can_move    (CoxaHistory       *self,
                                             int                by);

const CoxaAddress *coxa_history_move        (CoxaHistory       *self,
                                             int                by);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaHistory, coxa_history_free)

G_END_DECLS
