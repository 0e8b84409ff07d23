#include "coxa-lock-watch.h"

#include <gio/gio.h>

typedef struct
{
  GDBusConnection *bus;
  guint            ids[2];
} Ears;

struct _CoxaLockWatch
{
  GObject       parent_instance;

  GCancellable *cancellable;
  Ears          session;
  Ears          system;
};

enum
{
  AWAY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaLockWatch, coxa_lock_watch, G_TYPE_OBJECT)

/* ActiveChanged (b) of a screen saver, PrepareForSleep (b) and Lock () of logind. */
static void
heard_cb (GDBusConnection *bus G_GNUC_UNUSED,
          const char      *sender G_GNUC_UNUSED,
          const char      *path G_GNUC_UNUSED,
          const char      *interface G_GNUC_UNUSED,
          const char      *name G_GNUC_UNUSED,
          GVariant        *parameters,
          gpointer         user_data)
{
  gboolean is_away = TRUE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    g_variant_get (parameters, "(b)", &is_away);
  if (is_away)
    g_signal_emit (user_data, signals[AWAY], 0);
}

static guint
listen (CoxaLockWatch   *self,
        GDBusConnection *bus,
        const char      *interface,
        const char      *name)
{
  return g_dbus_connection_signal_subscribe (bus, NULL, interface, name, NULL, NULL, G_DBUS_SIGNAL_FLAGS_NONE, heard_cb, self,
                                             NULL);
}

static void
session_cb (GObject      *source G_GNUC_UNUSED,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GDBusConnection) bus = g_bus_get_finish (result, NULL);
  CoxaLockWatch *self = user_data;

  /* Cancelled: the watch is gone. No bus: nothing locks. */
  if (bus == NULL)
    return;

  self->session.ids[0] = listen (self, bus, "org.gnome.ScreenSaver", "ActiveChanged");
  self->session.ids[1] = listen (self, bus, "org.freedesktop.ScreenSaver", "ActiveChanged");
  self->session.bus = g_steal_pointer (&bus);
}

static void
system_cb (GObject      *source G_GNUC_UNUSED,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GDBusConnection) bus = g_bus_get_finish (result, NULL);
  CoxaLockWatch *self = user_data;

  if (bus == NULL)
    return;

  self->system.ids[0] = listen (self, bus, "org.freedesktop.login1.Manager", "PrepareForSleep");
  self->system.ids[1] = listen (self, bus, "org.freedesktop.login1.Session", "Lock");
  self->system.bus = g_steal_pointer (&bus);
}

static void
close_ears (Ears *ears)
{
  for (guint i = 0; ears->bus != NULL && i < G_N_ELEMENTS (ears->ids); i++)
    g_dbus_connection_signal_unsubscribe (ears->bus, ears->ids[i]);
  g_clear_object (&ears->bus);
}

static void
coxa_lock_watch_dispose (GObject *object)
{
  CoxaLockWatch *self = COXA_LOCK_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  close_ears (&self->session);
  close_ears (&self->system);

  G_OBJECT_CLASS (coxa_lock_watch_parent_class)->dispose (object);
}

static void
coxa_lock_watch_finalize (GObject *object)
{
  g_object_unref (COXA_LOCK_WATCH (object)->cancellable);

  G_OBJECT_CLASS (coxa_lock_watch_parent_class)->finalize (object);
}

static void
coxa_lock_watch_class_init (CoxaLockWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_lock_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = coxa_lock_watch_finalize;
  signals[AWAY] = g_signal_new ("away", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
coxa_lock_watch_init (CoxaLockWatch *self)
{
  self->cancellable = g_cancellable_new ();
  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, session_cb, self);
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, system_cb, self);
}

/**
 * coxa_lock_watch_new:
 *
 * Returns: (transfer full): a watch, which listens a moment from now
 */
CoxaLockWatch *
coxa_lock_watch_new (void)
{
  return g_object_new (COXA_TYPE_LOCK_WATCH, NULL);
}
