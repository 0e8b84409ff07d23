#include "config.h"

#include "coxa-handout-pages.h"

#include "coxa-handout-painter.h"

#include <glib/gi18n.h>
#include <math.h>

/**
 * coxa_handout_pages_new:
 * @handout: a sheet
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %COXA_HANDOUT_ERROR, or one of GIO or librsvg
 *
 * Draws a sheet. Blocks: for a worker.
 *
 * Returns: (transfer full): its pages, or %NULL with @error set
 */
CoxaHandoutPages *
coxa_handout_pages_new (const CoxaHandout  *handout,
                        GCancellable       *cancellable,
                        GError            **error)
{
  g_autoptr(CoxaHandoutPainter) painter = coxa_handout_painter_new (handout, cancellable, error);
  const CoxaHandoutLayout *layout = painter != NULL ? coxa_handout_painter_get_layout (painter) : NULL;
  g_autoptr(CoxaHandoutPages) self = NULL;

  if (painter == NULL)
    return NULL;

  self = g_new0 (CoxaHandoutPages, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->width = layout->width;
  self->height = layout->height;
  self->paper = handout->paper;
  self->title = g_strdup (handout->title);
  self->pages = g_new0 (cairo_surface_t *, layout->pages->len);
  for (guint i = 0; i < layout->pages->len; i++)
    {
      cairo_rectangle_t paper = { 0, 0, layout->width, layout->height };
      cairo_surface_t *page = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &paper);
      cairo_t *cr = cairo_create (page);
      gboolean drawn = coxa_handout_painter_draw (painter, cr, i, FALSE, cancellable, error);

      cairo_destroy (cr);
      self->pages[self->n_pages++] = page;
      if (!drawn)
        return NULL;
    }

  return g_steal_pointer (&self);
}

CoxaHandoutPages *
coxa_handout_pages_ref (CoxaHandoutPages *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
coxa_handout_pages_unref (CoxaHandoutPages *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < self->n_pages; i++)
    cairo_surface_destroy (self->pages[i]);
  g_free (self->pages);
  g_free (self->title);
  g_free (self);
}

/**
 * coxa_handout_pages_draw:
 * @self: the pages
 * @page: which, from 0
 * @cr: where to; a unit is a point, the paper's top left corner the origin
 *
 * Draws a page again. Not from two threads at once.
 */
void
coxa_handout_pages_draw (CoxaHandoutPages *self,
                         guint             page,
                         cairo_t          *cr)
{
  g_return_if_fail (page < self->n_pages);

  cairo_save (cr);
  cairo_set_source_surface (cr, self->pages[page], 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

/**
 * coxa_handout_pages_make_picture:
 * @self: the pages
 * @page: which, from 0
 * @scale: pixels a point
 *
 * Returns: (transfer full): the page on white
 */
cairo_surface_t *
coxa_handout_pages_make_picture (CoxaHandoutPages *self,
                                 guint             page,
                                 double            scale)
{
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (self->width * scale),
                                                         (int) ceil (self->height * scale));
  cairo_t *cr = cairo_create (picture);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  coxa_handout_pages_draw (self, page, cr);
  cairo_destroy (cr);

  return picture;
}

static void
make_thread (GTask        *task,
             gpointer      source G_GNUC_UNUSED,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  CoxaHandoutPages *self = coxa_handout_pages_new (data, cancellable, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, (GDestroyNotify) coxa_handout_pages_unref);
  else
    g_task_return_error (task, error);
}

/**
 * coxa_handout_pages_new_async:
 * @handout: (transfer full): a sheet
 * @cancellable: (nullable): a cancellable
 * @callback: told when it is done
 * @user_data: for @callback
 *
 * As coxa_handout_pages_new(), off the main thread.
 */
void
coxa_handout_pages_new_async (CoxaHandout         *handout,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, coxa_handout_pages_new_async);
  g_task_set_task_data (task, handout, (GDestroyNotify) coxa_handout_free);
  g_task_run_in_thread (task, make_thread);
}

CoxaHandoutPages *
coxa_handout_pages_new_finish (GAsyncResult  *result,
                               GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
