#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Internal to src/atlas: indices that are mapped instead of parsed. Written by coxa-index when the program is built. */

gint64    coxa_mapped_measure (const char          *folder,
                               const char          *file);

GVariant *coxa_mapped_open    (const char          *folder,
                               const char          *file,
                               const GVariantType  *type,
                               GError             **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean  coxa_mapped_write   (GVariant            *index,
                               const char          *path,
                               GError             **error);

void      coxa_mapped_refuse  (const char          *file,
                               GError             **error);

G_END_DECLS
