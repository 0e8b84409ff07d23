#pragma once

#include "coxa-source.h"

G_BEGIN_DECLS

/* What the bibliography says, in a form that is mapped instead of parsed. Written by coxa-index when the program is built. */

#define COXA_SOURCES_FILE  "atlas/sources.json"
#define COXA_SOURCES_INDEX "atlas/sources.index"

GHashTable *coxa_sources_index_load  (const char  *folder,
                                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean    coxa_sources_index_write (GHashTable  *sources,
                                      const char  *folder,
                                      const char  *path,
                                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
