#pragma once

#include "coxa-plates.h"

G_BEGIN_DECLS

/* What the listings of the plates say, in a form that is mapped instead of parsed: the listings of eighteen views take 50 ms and
 * 7 MB to read as JSON. Written by coxa-index when the program is built. */

#define COXA_PLATES_INDEX "plates/plates.index"

CoxaPlates *coxa_plates_index_load       (const char  *folder,
                                          GError     **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean    coxa_plates_index_write      (CoxaPlates  *plates,
                                          const char  *folder,
                                          const char  *path,
                                          GError     **error) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray  *coxa_plates_index_read_parts (GVariant    *stored) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
