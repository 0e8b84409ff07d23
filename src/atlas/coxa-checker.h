#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GPtrArray *coxa_checker_run (const char    *folder,
                             GCancellable  *cancellable,
                             GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
