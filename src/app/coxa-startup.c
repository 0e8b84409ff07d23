#include "config.h"

#include "coxa-startup.h"

#include <gio/gio.h>

#define FIRST_PICTURE "first-picture" /* scale, width, height, line, colours in the order of CoxaPalette */
#define N_COLORS 7

G_STATIC_ASSERT (sizeof (CoxaPalette) == N_COLORS * sizeof (GdkRGBA));

struct _CoxaStartup
{
  GThread     *thread;
  char        *folder;
  CoxaAddress *address; /* or NULL: the atlas's home */
  CoxaAtlas   *atlas;
  CoxaPainter *painter;
  CoxaPicture *picture; /* or NULL */
  GError      *error;
};

static gboolean
read_request (CoxaPictureRequest *request)
{
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autoptr(GVariant) value = g_settings_get_value (settings, FIRST_PICTURE);
  GdkRGBA *colors = (GdkRGBA *) &request->palette;
  g_auto(GStrv) names = NULL;

  g_variant_get (value, "(diid^as)", &request->scale, &request->extents.width, &request->extents.height, &request->line, &names);
  if (!(request->scale > 0 && request->scale < 100) || request->extents.width < 1 || request->extents.height < 1 ||
      request->extents.width > 16384 || request->extents.height > 16384 || !(request->line >= 1 && request->line <= 16) ||
      g_strv_length (names) != N_COLORS)
    return FALSE;

  for (int i = 0; i < N_COLORS; i++)
    if (!gdk_rgba_parse (&colors[i], names[i]))
      return FALSE;

  return TRUE;
}

/**
 * coxa_startup_remember:
 * @request: what shows a whole sheet now
 *
 * Keeps what a picture must be like for the next start.
 */
void
coxa_startup_remember (const CoxaPictureRequest *request)
{
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);
  const GdkRGBA *colors = (const GdkRGBA *) &request->palette;
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  for (int i = 0; i < N_COLORS; i++)
    {
      g_autofree char *name = gdk_rgba_to_string (&colors[i]);

      g_strv_builder_add (names, name);
    }
  list = g_strv_builder_end (names);
  g_settings_set (settings, FIRST_PICTURE, "(diid^as)", request->scale, request->extents.width, request->extents.height,
                  request->line, list);
}

static gpointer
startup_thread (gpointer user_data)
{
  CoxaStartup *self = user_data;
  CoxaPictureRequest request = { 0, };
  g_autoptr(CoxaScene) scene = NULL;
  g_autoptr(CoxaAddress) home = NULL;

  self->atlas = coxa_atlas_load (self->folder, NULL, &self->error);
  if (self->atlas == NULL)
    return NULL;

  self->painter = coxa_painter_new (coxa_atlas_get_plates (self->atlas));
  if (self->address == NULL && coxa_atlas_get_home (self->atlas) != NULL)
    home = coxa_address_parse (coxa_atlas_get_home (self->atlas), NULL);
  if ((self->address == NULL && home == NULL) || !read_request (&request))
    return NULL;

  scene = coxa_scene_new_for_address (self->atlas, self->address != NULL ? self->address : home);
  if (scene == NULL || coxa_painter_get_stack (self->painter, scene->view) == NULL)
    return NULL;

  request.depth = scene->depth;
  request.selected = scene->selected;
  request.overlays = scene->overlays;
  self->picture = coxa_painter_paint (self->painter, scene->view, &request, NULL, NULL);

  return NULL;
}

/**
 * coxa_startup_begin:
 * @folder: the data folder
 * @address: (nullable): where to go first
 *
 * Starts the thread.
 *
 * Returns: (transfer full): for coxa_startup_finish()
 */
CoxaStartup *
coxa_startup_begin (const char        *folder,
                    const CoxaAddress *address)
{
  CoxaStartup *self = g_new0 (CoxaStartup, 1);

  self->folder = g_strdup (folder);
  self->address = address != NULL ? coxa_address_copy (address) : NULL;
  self->thread = g_thread_new ("startup", startup_thread, self);

  return self;
}

/**
 * coxa_startup_finish:
 * @self: (transfer full): what coxa_startup_begin() gave
 * @atlas: (out) (transfer full): the atlas
 * @painter: (out) (transfer full): its painter
 * @picture: (out) (transfer full) (nullable): the first picture
 * @error: return location
 *
 * Waits for the thread.
 *
 * Returns: whether there is an atlas
 */
gboolean
coxa_startup_finish (CoxaStartup  *self,
                     CoxaAtlas   **atlas,
                     CoxaPainter **painter,
                     CoxaPicture **picture,
                     GError      **error)
{
  gboolean good;

  g_thread_join (self->thread);
  good = self->atlas != NULL;
  *atlas = self->atlas;
  *painter = self->painter;
  *picture = self->picture;
  if (self->error != NULL)
    g_propagate_error (error, self->error);
  g_free (self->folder);
  g_clear_pointer (&self->address, coxa_address_free);
  g_free (self);

  return good;
}
