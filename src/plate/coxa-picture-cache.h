#pragma once

#include "coxa-picture.h"

G_BEGIN_DECLS

/* A picture kept on disk between two runs, so that the first frame need not wait for librsvg. */

gboolean     coxa_picture_cache_write (const char   *path,
                                       CoxaPicture  *picture,
                                       GError      **error);

CoxaPicture *coxa_picture_cache_read  (const char   *path,
                                       CoxaStack    *stack,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
