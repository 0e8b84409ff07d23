/* librsvg, opened when the first plate is drawn. The window opens on a picture that was kept, and librsvg with what it needs
 * in turn (libxml2 and ICU) is 4 MiB and five files that its first frame can do without. */
#include "coxa-rsvg.h"

#include <gio/gio.h>
#include <gmodule.h>

/* The library's ABI: it has not changed since 2005. */
#define LIBRARY "librsvg-2.so.2"

static gpointer
open_once (gpointer data G_GNUC_UNUSED)
{
  GModule *module = g_module_open (LIBRARY, G_MODULE_BIND_LAZY);
  CoxaRsvg *self;

  if (module == NULL)
    return NULL;

  g_module_make_resident (module);
  self = g_new0 (CoxaRsvg, 1);
  if (!g_module_symbol (module, "rsvg_handle_new_from_gfile_sync", (gpointer *) &self->handle_new_from_gfile_sync) ||
      !g_module_symbol (module, "rsvg_handle_new_from_data", (gpointer *) &self->handle_new_from_data) ||
      !g_module_symbol (module, "rsvg_handle_set_stylesheet", (gpointer *) &self->handle_set_stylesheet) ||
      !g_module_symbol (module, "rsvg_handle_render_layer", (gpointer *) &self->handle_render_layer) ||
      !g_module_symbol (module, "rsvg_handle_get_intrinsic_dimensions", (gpointer *) &self->handle_get_intrinsic_dimensions) ||
      !g_module_symbol (module, "rsvg_handle_get_intrinsic_size_in_pixels",
                        (gpointer *) &self->handle_get_intrinsic_size_in_pixels))
    g_clear_pointer (&self, g_free);

  return self;
}

/**
 * coxa_rsvg_open:
 * @error: return location
 *
 * Opens librsvg, once. Any thread may call it.
 *
 * Returns: (transfer none): its functions, or %NULL with an error where it is not installed
 */
const CoxaRsvg *
coxa_rsvg_open (GError **error)
{
  static GOnce once = G_ONCE_INIT;
  const CoxaRsvg *self = g_once (&once, open_once, NULL);

  if (self == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 "librsvg, which draws the plates, could not be opened (%s). Install librsvg 2.54 or newer.", g_module_error ());

  return self;
}
