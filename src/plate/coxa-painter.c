#include "coxa-painter.h"

#include <math.h>

/* What is on show, both neighbours of a turn and where the reader came from stay warm. */
#define WARM_MAX 4

struct _CoxaPainter
{
  GObject     parent_instance;

  CoxaPlates *plates;
  GHashTable *stacks; /* view id and side → CoxaStack */
  GMutex      shelf;  /* for the table */
  GQueue      warm;   /* CoxaStack that hold a drawing, the last used first; for whom holds @lock */
  GMutex      lock;   /* librsvg's handles and the kept rasters are for one thread at a time */
};

G_DEFINE_FINAL_TYPE (CoxaPainter, coxa_painter, G_TYPE_OBJECT)

typedef struct
{
  char               *view;
  CoxaPictureRequest  request;
} PaintJob;

typedef struct
{
  char *page;
  int   size; /* device pixels */
} ThumbnailJob;

static void
paint_job_free (PaintJob *job)
{
  g_free (job->view);
  coxa_picture_request_clear (&job->request);
  g_free (job);
}

static void
thumbnail_job_free (ThumbnailJob *job)
{
  g_free (job->page);
  g_free (job);
}

/* To be called with the lock held. */
static void
use_stack (CoxaPainter *self,
           CoxaStack   *stack)
{
  g_queue_remove (&self->warm, stack);
  g_queue_push_head (&self->warm, stack);
  while (g_queue_get_length (&self->warm) > WARM_MAX)
    coxa_stack_drop (g_queue_pop_tail (&self->warm));
}

static void
paint_worker (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  PaintJob *job = task_data;
  GError *error = NULL;
  CoxaPicture *picture = coxa_painter_paint (source_object, job->view, &job->request, cancellable, &error);

  if (picture != NULL)
    g_task_return_pointer (task, picture, (GDestroyNotify) coxa_picture_unref);
  else
    g_task_return_error (task, error);
}

static void
lift_worker (GTask        *task,
             gpointer      source_object G_GNUC_UNUSED,
             gpointer      task_data,
             GCancellable *cancellable)
{
  cairo_surface_t **lifts = coxa_picture_make_lifts (task_data, cancellable);

  if (lifts != NULL)
    g_task_return_pointer (task, lifts, NULL);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
}

/* All parts that lead to @page, or only its footprints when the page's own structure is not in this view. */
static gboolean
get_page_bounds (CoxaStack  *stack,
                 const char *page,
                 double     *x0,
                 double     *y0,
                 double     *x1,
                 double     *y1)
{
  GPtrArray *parts = coxa_view_get_parts (coxa_stack_get_view (stack));
  gboolean any = FALSE;

  for (guint i = 0; i < parts->len; i++)
    {
      const CoxaPart *part = g_ptr_array_index (parts, i);

      /* The first side is enough: a bone's page shows one bone, not the pair. */
      if (coxa_part_is_patch (part) || !coxa_part_is_of_page (part, page) || (part->name != NULL && any))
        continue;

      *x0 = any ? MIN (*x0, part->x) : part->x;
      *y0 = any ? MIN (*y0, part->y) : part->y;
      *x1 = any ? MAX (*x1, part->x + part->width) : part->x + part->width;
      *y1 = any ? MAX (*y1, part->y + part->height) : part->y + part->height;
      any = TRUE;
    }

  return any;
}

static cairo_surface_t *
draw_thumbnail (CoxaStack  *stack,
                const char *page,
                int         size)
{
  GPtrArray *parts = coxa_view_get_parts (coxa_stack_get_view (stack));
  cairo_surface_t *surface;
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  double scale;
  cairo_rectangle_int_t sheet;
  g_autoptr(CoxaDrawing) drawing = NULL;
  cairo_t *cr;

  if (!get_page_bounds (stack, page, &x0, &y0, &x1, &y1))
    return NULL;

  scale = size / MAX (MAX (x1 - x0, y1 - y0), 1.0);
  sheet.x = (int) ((x0 + x1) / 2 * scale - size / 2.0);
  sheet.y = (int) ((y0 + y1) / 2 * scale - size / 2.0);
  sheet.width = size;
  sheet.height = size;

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  cr = cairo_create (surface);
  for (guint i = 0; i < parts->len; i++)
    {
      const CoxaPart *part = g_ptr_array_index (parts, i);
      cairo_surface_t *raster;

      if (coxa_part_is_patch (part) || !coxa_part_is_of_page (part, page))
        continue;

      raster = coxa_stack_draw_part (stack, i, scale, &sheet);
      cairo_set_source_surface (cr, raster, 0, 0);
      cairo_paint (cr);
      cairo_surface_destroy (raster);
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static gboolean
shows_page (CoxaStack  *stack,
            const char *page)
{
  double x0, y0, x1, y1;

  return get_page_bounds (stack, page, &x0, &y0, &x1, &y1);
}

static void
thumbnail_worker (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  CoxaPainter *self = source_object;
  ThumbnailJob *job = task_data;
  cairo_surface_t *surface = NULL;

  g_mutex_lock (&self->lock);
  for (guint i = 0; surface == NULL && i < self->plates->views->len; i++)
    {
      CoxaView *view = g_ptr_array_index (self->plates->views, i);
      CoxaStack *stack;

      if (!coxa_view_has_page (view, job->page))
        continue;
      stack = coxa_painter_get_stack (self, view->id, COXA_SIDE_RIGHT);
      if (!shows_page (stack, job->page))
        continue;
      use_stack (self, stack);
      if (coxa_stack_ensure (stack, cancellable, NULL))
        surface = draw_thumbnail (stack, job->page, job->size);
    }
  g_mutex_unlock (&self->lock);

  if (surface == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "nothing of “%s” is drawn", job->page);
      return;
    }

  g_task_return_pointer (task, coxa_painter_texture_new (surface), g_object_unref);
  cairo_surface_destroy (surface);
}

static void
coxa_painter_finalize (GObject *object)
{
  CoxaPainter *self = COXA_PAINTER (object);

  g_queue_clear (&self->warm);
  g_hash_table_unref (self->stacks);
  coxa_plates_unref (self->plates);
  g_mutex_clear (&self->lock);
  g_mutex_clear (&self->shelf);

  G_OBJECT_CLASS (coxa_painter_parent_class)->finalize (object);
}

static void
coxa_painter_class_init (CoxaPainterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = coxa_painter_finalize;
}

static void
coxa_painter_init (CoxaPainter *self)
{
  self->stacks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) coxa_stack_unref);
  g_mutex_init (&self->lock);
  g_mutex_init (&self->shelf);
}

/**
 * coxa_painter_new:
 * @plates: what there is to paint
 *
 * Returns: (transfer full): a painter
 */
CoxaPainter *
coxa_painter_new (CoxaPlates *plates)
{
  CoxaPainter *self;

  g_return_val_if_fail (plates != NULL, NULL);

  self = g_object_new (COXA_TYPE_PAINTER, NULL);
  self->plates = coxa_plates_ref (plates);

  return self;
}

/**
 * coxa_painter_get_stack:
 * @self: a painter
 * @id: (nullable): a view's id
 * @side: of the body
 *
 * Gets a view's stack, which the painter keeps from then on. Any thread may ask.
 *
 * Returns: (transfer none) (nullable): the stack
 */
CoxaStack *
coxa_painter_get_stack (CoxaPainter *self,
                        const char  *id,
                        CoxaSide     side)
{
  CoxaView *view;
  CoxaStack *stack;
  g_autofree char *key = NULL;

  g_return_val_if_fail (COXA_IS_PAINTER (self), NULL);

  view = coxa_plates_get_view (self->plates, id);
  if (view == NULL)
    return NULL;

  key = g_strconcat (side == COXA_SIDE_LEFT ? "left " : "right ", id, NULL);
  g_mutex_lock (&self->shelf);
  stack = g_hash_table_lookup (self->stacks, key);
  if (stack == NULL)
    {
      stack = coxa_stack_new (self->plates, view, side);
      g_hash_table_insert (self->stacks, g_steal_pointer (&key), stack);
    }
  g_mutex_unlock (&self->shelf);

  return stack;
}

/**
 * coxa_painter_paint:
 * @self: a painter
 * @view: a view's id
 * @request: what to show
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Paints one picture. Blocks; may be called from any thread.
 *
 * Returns: (transfer full): the picture, or %NULL with an error
 */
CoxaPicture *
coxa_painter_paint (CoxaPainter               *self,
                    const char                *view,
                    const CoxaPictureRequest  *request,
                    GCancellable              *cancellable,
                    GError                   **error)
{
  CoxaStack *stack = coxa_painter_get_stack (self, view, request->side);
  CoxaPicture *picture;

  if (stack == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no view “%s”.", view);
      return NULL;
    }

  g_mutex_lock (&self->lock);
  use_stack (self, stack);
  picture = coxa_picture_compose (stack, request, cancellable, error);
  g_mutex_unlock (&self->lock);

  return picture;
}

/**
 * coxa_painter_paint_async:
 *
 * Like coxa_painter_paint(), in a worker thread.
 */
void
coxa_painter_paint_async (CoxaPainter              *self,
                          const char               *view,
                          const CoxaPictureRequest *request,
                          GCancellable             *cancellable,
                          GAsyncReadyCallback       callback,
                          gpointer                  user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  PaintJob *job = g_new0 (PaintJob, 1);

  job->view = g_strdup (view);
  coxa_picture_request_copy (request, &job->request);
  g_task_set_source_tag (task, coxa_painter_paint_async);
  g_task_set_task_data (task, job, (GDestroyNotify) paint_job_free);
  g_task_run_in_thread (task, paint_worker);
}

CoxaPicture *
coxa_painter_paint_finish (CoxaPainter   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * coxa_painter_lift_async:
 * @self: a painter
 * @picture: a picture
 * @cancellable: (nullable): a cancellable
 * @callback: gets the lifts, for coxa_picture_take_lifts()
 * @user_data: for @callback
 *
 * Runs coxa_picture_make_lifts() in a worker thread.
 */
void
coxa_painter_lift_async (CoxaPainter         *self,
                         CoxaPicture         *picture,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  /* Lifts that nobody fetches would be lost with their surfaces: a cancelled task must still hand them over. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, coxa_painter_lift_async);
  g_task_set_task_data (task, coxa_picture_ref (picture), (GDestroyNotify) coxa_picture_unref);
  g_task_run_in_thread (task, lift_worker);
}

cairo_surface_t **
coxa_painter_lift_finish (CoxaPainter   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * coxa_painter_thumbnail_async:
 * @self: a painter
 * @page: a page address
 * @size: edge of the square picture, device pixels
 * @cancellable: (nullable): a cancellable
 * @callback: gets the picture
 * @user_data: for @callback
 *
 * Paints a page's structure alone, as large as the square allows, on nothing.
 */
void
coxa_painter_thumbnail_async (CoxaPainter         *self,
                              const char          *page,
                              int                  size,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  ThumbnailJob *job = g_new0 (ThumbnailJob, 1);

  g_return_if_fail (size > 0);

  job->page = g_strdup (page);
  job->size = size;
  g_task_set_source_tag (task, coxa_painter_thumbnail_async);
  g_task_set_task_data (task, job, (GDestroyNotify) thumbnail_job_free);
  g_task_run_in_thread (task, thumbnail_worker);
}

/**
 * coxa_painter_thumbnail_finish:
 *
 * Returns: (transfer full): a texture, or %NULL with %G_IO_ERROR_NOT_FOUND where nothing of the page is drawn
 */
GdkTexture *
coxa_painter_thumbnail_finish (CoxaPainter   *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * coxa_painter_texture_new:
 * @surface: an ARGB32 image
 *
 * Returns: (transfer full): its pixels as a texture, without a copy
 */
GdkTexture *
coxa_painter_texture_new (cairo_surface_t *surface)
{
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr(GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize) height * stride,
                                      (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (surface));

  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height, GDK_MEMORY_DEFAULT, bytes, stride);
}

typedef struct
{
  char     *view;
  CoxaSide  side;
  double    x;
  double    y;
} Place;

static void
place_free (Place *place)
{
  g_free (place->view);
  g_free (place);
}

/* Whether a part has ink at a place of the sheet. */
static gboolean
has_ink (CoxaStack *stack,
         guint      part,
         double     x,
         double     y)
{
  const CoxaPart *info = g_ptr_array_index (coxa_view_get_parts (coxa_stack_get_view (stack)), part);
  cairo_rectangle_int_t pixel = { (int) floor (x), (int) floor (y), 1, 1 };
  cairo_surface_t *surface;
  gboolean found;

  if (coxa_part_is_patch (info) || x < info->x || y < info->y || x > info->x + info->width || y > info->y + info->height)
    return FALSE;

  surface = coxa_stack_draw_part (stack, part, 1, &pixel);
  found = (*(const guint32 *) cairo_image_surface_get_data (surface) >> 24) > 127;
  cairo_surface_destroy (surface);

  return found;
}

static void
list_worker (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  CoxaPainter *self = source_object;
  const Place *place = task_data;
  CoxaStack *stack = coxa_painter_get_stack (self, place->view, place->side);
  g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean is_listed[256] = { FALSE, };
  GError *error = NULL;

  g_mutex_lock (&self->lock);
  use_stack (self, stack);
  if (coxa_stack_ensure (stack, cancellable, &error))
    for (guint i = coxa_view_get_parts (coxa_stack_get_view (stack))->len; i-- > 0;)
      {
        guint number = coxa_stack_get_part_region (stack, i);

        if (number == 0 || is_listed[number] || !has_ink (stack, i, place->x, place->y))
          continue;
        is_listed[number] = TRUE;
        g_array_append_val (numbers, number);
      }
  g_mutex_unlock (&self->lock);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&numbers), (GDestroyNotify) g_array_unref);
}

/**
 * coxa_painter_list_async:
 * @self: a painter
 * @view: id of a view that exists
 * @side: of the body
 * @x: user units of the view of that side
 * @y: likewise
 * @cancellable: (nullable): a cancellable
 * @callback: gets the list
 * @user_data: for @callback
 *
 * Finds all that lies under a place, whether it is to be seen or not.
 */
void
coxa_painter_list_async (CoxaPainter         *self,
                         const char          *view,
                         CoxaSide             side,
                         double               x,
                         double               y,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  Place *place = g_new0 (Place, 1);

  g_return_if_fail (coxa_painter_get_stack (self, view, side) != NULL);

  place->view = g_strdup (view);
  place->side = side;
  place->x = x;
  place->y = y;
  g_task_set_source_tag (task, coxa_painter_list_async);
  g_task_set_task_data (task, place, (GDestroyNotify) place_free);
  g_task_run_in_thread (task, list_worker);
}

/**
 * coxa_painter_list_finish:
 *
 * Returns: (transfer full) (element-type guint): region numbers, the nearest first; or %NULL with an error
 */
GArray *
coxa_painter_list_finish (CoxaPainter   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
