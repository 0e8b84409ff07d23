#pragma once

#include "coxa-atlas.h"
#include "coxa-painter.h"

G_BEGIN_DECLS

/* What the first frame needs, made in a thread that starts before GTK does: the atlas, and the first picture as it was kept
 * when the program ran last. */
typedef struct _CoxaStartup CoxaStartup;

CoxaStartup *coxa_startup_begin  (const char        *folder,
                                  const CoxaAddress *address);

gboolean     coxa_startup_finish (CoxaStartup       *self,
                                  CoxaAtlas        **atlas,
                                  CoxaPainter      **painter,
                                  CoxaPicture      **picture,
                                  GError           **error);

void         coxa_startup_keep   (CoxaPicture       *picture);

G_END_DECLS
