#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Tells when nobody looks any more. GtkApplication knows of the screen saver too, but only for programs that register with the
 * session when they start, which costs what a start has not.
 *
 * Signal: "away": the screen was locked or went dark, or the machine is about to sleep. */
#define COXA_TYPE_LOCK_WATCH (coxa_lock_watch_get_type ())
G_DECLARE_FINAL_TYPE (CoxaLockWatch, coxa_lock_watch, COXA, LOCK_WATCH, GObject)

CoxaLockWatch *coxa_lock_watch_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
