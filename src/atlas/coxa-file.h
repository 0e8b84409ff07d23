#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Internal to src/atlas: reading a file of a data folder that may come from a stranger. */

char *coxa_file_read (const char  *folder,
                      const char  *file,
                      gsize        max_bytes,
                      GPtrArray   *problems,
                      gsize       *length,
                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;

void  coxa_file_fail (GPtrArray   *problems,
                      GError     **error,
                      int          code,
                      const char  *file,
                      int          line,
                      const char  *pointer,
                      const char  *remedy,
                      const char  *message);

G_END_DECLS
