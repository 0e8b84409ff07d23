#include "config.h"

#include "coxa-startup.h"

#include "coxa-picture-cache.h"

#include <gio/gio.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

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

static char *
dup_cache_path (void)
{
  return g_build_filename (g_get_user_cache_dir (), "coxa", "first-picture", NULL);
}

/* What is kept is of some use only where it shows what is asked for now. Size and colours may turn out to be others; then it is
 * what is seen until the right one is painted. */
static gboolean
fits (const CoxaPicture *picture,
      const CoxaScene   *scene)
{
  static const char * const none[] = { NULL };
  const CoxaPictureRequest *r = &picture->request;

  /* Only what is plain is kept. */
  if (scene->mode != COXA_MODE_WHOLE || scene->show != COXA_SHOW_DEFAULT || scene->hidden[0] != NULL || scene->kept[0] != NULL)
    return FALSE;

  return r->depth == scene->depth && g_strcmp0 (r->selected, scene->selected) == 0 &&
         g_strv_equal (r->overlays != NULL ? (const char * const *) r->overlays : none, (const char * const *) scene->overlays);
}

static void
load (CoxaStartup *self)
{
  g_autofree char *path = dup_cache_path ();
  g_autoptr(CoxaScene) scene = NULL;
  g_autoptr(CoxaAddress) home = NULL;
  CoxaStack *stack;

  self->atlas = coxa_atlas_load (self->folder, NULL, &self->error);
  if (self->atlas == NULL)
    return;

  self->painter = coxa_painter_new (coxa_atlas_get_plates (self->atlas));
  if (self->address == NULL && coxa_atlas_get_home (self->atlas) != NULL)
    home = coxa_address_parse (coxa_atlas_get_home (self->atlas), NULL);
  if (self->address == NULL && home == NULL)
    return;

  scene = coxa_scene_new_for_address (self->atlas, self->address != NULL ? self->address : home);
  stack = coxa_painter_get_stack (self->painter, scene->view, scene->side);
  if (stack == NULL)
    return;

  self->picture = coxa_picture_cache_read (path, stack, NULL);
  if (self->picture != NULL && !fits (self->picture, scene))
    g_clear_pointer (&self->picture, coxa_picture_unref);
}

static gpointer
startup_thread (gpointer user_data)
{
  load (user_data);
#ifdef __GLIBC__
  /* What was parsed is freed, but it lies in this thread's arena, which nobody else would use. */
  malloc_trim (0);
#endif

  return NULL;
}

static void
keep_worker (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  g_autofree char *path = dup_cache_path ();
  g_autoptr(GError) error = NULL;

  /* Only a little time is lost with it. */
  if (!coxa_picture_cache_write (path, task_data, &error))
    g_debug ("The first picture was not kept: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

/**
 * coxa_startup_keep:
 * @picture: what the window showed first
 *
 * Keeps a picture for the next start, in a worker thread.
 */
void
coxa_startup_keep (CoxaPicture *picture)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_task_data (task, coxa_picture_ref (picture), (GDestroyNotify) coxa_picture_unref);
  g_task_run_in_thread (task, keep_worker);
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
