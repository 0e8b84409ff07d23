/* libcanberra, opened when the first sound is wanted. Its functions are declared here: its headers are not needed to build, and
 * the few that are used have not changed since 2008. */
#include "coxa-canberra.h"

#include <gmodule.h>

#define LIBRARY "libcanberra.so.0"

/* Softer than what the desktop itself plays, decibels. */
#define VOLUME "-9.0"

/* More than so many wait only where the sound server hangs; then the rest is dropped. */
#define WAITING_MAX 2

typedef struct
{
  int   (*context_create) (gpointer *context);
  int   (*context_play)   (gpointer  context,
                           guint32   id,
                           ...);

  gpointer     context;  /* belongs to the thread */
  GThreadPool *pool;
} Canberra;

static gpointer
open_library (gpointer data G_GNUC_UNUSED)
{
  GModule *module = g_module_open (LIBRARY, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
  Canberra *self;

  if (module == NULL)
    return NULL;

  g_module_make_resident (module);
  self = g_new0 (Canberra, 1);
  if (!g_module_symbol (module, "ca_context_create", (gpointer *) &self->context_create) ||
      !g_module_symbol (module, "ca_context_play", (gpointer *) &self->context_play))
    g_clear_pointer (&self, g_free);

  return self;
}

static Canberra *
get_canberra (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, open_library, NULL);
}

/* In the thread. @data: a text that stays. */
static void
play (gpointer data,
      gpointer user_data)
{
  Canberra *self = user_data;

  if (self->context == NULL && self->context_create (&self->context) != 0)
    return;

  self->context_play (self->context, 1, "event.id", (const char *) data, "canberra.volume", VOLUME,
                      "canberra.cache-control", "permanent", NULL);
}

/**
 * coxa_canberra_is_available:
 *
 * Returns: whether there is a library that plays sounds
 */
gboolean
coxa_canberra_is_available (void)
{
  return get_canberra () != NULL;
}

/**
 * coxa_canberra_play:
 * @event: name of a sound after freedesktop.org's sound naming specification, a text that stays
 *
 * Plays a sound, if that is possible.
 */
void
coxa_canberra_play (const char *event)
{
  Canberra *self = get_canberra ();

  if (self == NULL)
    return;

  if (self->pool == NULL)
    self->pool = g_thread_pool_new (play, self, 1, FALSE, NULL);
  if (g_thread_pool_unprocessed (self->pool) < WAITING_MAX)
    g_thread_pool_push (self->pool, (gpointer) event, NULL);
}
