#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Bytes that were packed with gzip, as in a .svgz. */
char *coxa_unpack (const char  *bytes,
                   gsize        length,
                   gsize        max_bytes,
                   gsize       *unpacked,
                   GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
