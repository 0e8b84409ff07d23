/* One job at a time: the drawing goes to the thread with its job and comes back with it, so that two threads never have it at
 * once. What is to be seen now goes before what is made ahead of time. */

#include "coxa-figure-frames.h"

#include "coxa-figure-drawing.h"
#include "coxa-painter.h"

#define CACHE_BYTES (64 * 1024 * 1024)
#define MAX_WISHES  256

typedef struct
{
  char    *key;      /* of the cell, in the table */
  char    *group;
  int      width;    /* of the whole picture, device pixels */
  int      height;
  gboolean mirrored;
} Wish;

/* What goes to the thread and comes back. */
typedef struct
{
  CoxaFigures       *figures;  /* keeps the figure */
  const CoxaFigure  *figure;
  CoxaFigureDrawing *drawing;  /* NULL before the first job */
  Wish              *wish;
  CoxaFigureCell     cell;
} Job;

typedef struct
{
  CoxaFigureCell cell;
  gsize          bytes;
  guint64        used; /* the higher, the later */
} Kept;

struct _CoxaFigureFrames
{
  GObject            parent_instance;

  CoxaFigures       *figures;
  const CoxaFigure  *figure;
  CoxaFigureDrawing *drawing;  /* or NULL: not read yet, or in a thread */
  GHashTable        *kept;     /* key → Kept */
  gsize              bytes;    /* of all that is kept */
  guint64            clock;
  GQueue             urgent;   /* Wish */
  GQueue             ahead;    /* Wish */
  GCancellable      *cancellable;
  char              *making;   /* key of the cell that a thread makes, or NULL */
  GError            *error;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaFigureFrames, coxa_figure_frames, G_TYPE_OBJECT)

static void
wish_free (Wish *self)
{
  g_free (self->key);
  g_free (self->group);
  g_free (self);
}

static void
cell_clear (CoxaFigureCell *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
}

static void
kept_free (Kept *self)
{
  cell_clear (&self->cell);
  g_free (self);
}

static void
job_free (Job *self)
{
  cell_clear (&self->cell);
  g_clear_pointer (&self->drawing, coxa_figure_drawing_free);
  g_clear_pointer (&self->wish, wish_free);
  coxa_figures_unref (self->figures);
  g_free (self);
}

static char *
dup_key (const char *group,
         int         width,
         int         height,
         gboolean    mirrored)
{
  return g_strdup_printf ("%s@%dx%d%s", group, width, height, mirrored ? "m" : "");
}

/* The rows and columns that have ink in them; FALSE where there is none. */
static gboolean
find_ink (cairo_surface_t       *surface,
          cairo_rectangle_int_t *ink)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int left = width, right = -1, top = height, bottom = -1;

  for (int y = 0; y < height; y++)
    {
      const guint32 *row = (const guint32 *) (gconstpointer) (data + (gsize) y * (gsize) stride);
      int x = 0, last = width - 1;

      while (x < width && row[x] == 0)
        x++;
      if (x == width)
        continue;
      while (row[last] == 0)
        last--;
      left = MIN (left, x);
      right = MAX (right, last);
      top = MIN (top, y);
      bottom = y;
    }

  *ink = (cairo_rectangle_int_t) { left, top, right - left + 1, bottom - top + 1 };

  return bottom >= 0;
}

/* A body fills a part of its picture: nothing else is kept. */
static void
crop (cairo_surface_t *whole,
      CoxaFigureCell  *cell)
{
  cairo_rectangle_int_t ink;
  cairo_t *cr;

  cairo_surface_flush (whole);
  if (!find_ink (whole, &ink))
    return;

  cell->x = ink.x;
  cell->y = ink.y;
  cell->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, ink.width, ink.height);
  cr = cairo_create (cell->surface);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_source_surface (cr, whole, -ink.x, -ink.y);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (cell->surface);
}

static void
draw_worker (GTask        *task,
             gpointer      source_object G_GNUC_UNUSED,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr(GError) error = NULL;
  cairo_surface_t *whole;
  cairo_t *cr;
  gboolean is_drawn;

  if (job->drawing == NULL)
    job->drawing = coxa_figure_drawing_load (job->figure, cancellable, &error);
  if (job->drawing == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;

  whole = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, job->wish->width, job->wish->height);
  cr = cairo_create (whole);
  is_drawn = coxa_figure_drawing_render_group (job->drawing, cr, job->wish->group, 0, 0, job->wish->width, job->wish->height,
                                               job->wish->mirrored, &error);
  cairo_destroy (cr);
  if (is_drawn)
    crop (whole, &job->cell);
  cairo_surface_destroy (whole);

  /* A figure can do without an arrow or a fault. */
  if (is_drawn || !(g_str_equal (job->wish->group, COXA_FIGURE_SCENE) || g_str_has_prefix (job->wish->group, "frame")))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gsize
measure (const CoxaFigureCell *cell)
{
  return cell->surface == NULL ? 0 : (gsize) cairo_image_surface_get_stride (cell->surface) *
                                     (gsize) cairo_image_surface_get_height (cell->surface);
}

/* Lets go of what was not looked at for longest. */
static void
make_room (CoxaFigureFrames *self)
{
  while (self->bytes > CACHE_BYTES && g_hash_table_size (self->kept) > 1)
    {
      GHashTableIter iter;
      gpointer key, value;
      gpointer oldest_key = NULL;
      const Kept *oldest = NULL;

      g_hash_table_iter_init (&iter, self->kept);
      while (g_hash_table_iter_next (&iter, &key, &value))
        {
          const Kept *kept = value;

          if (oldest == NULL || kept->used < oldest->used)
            {
              oldest = kept;
              oldest_key = key;
            }
        }
      self->bytes -= oldest->bytes;
      g_hash_table_remove (self->kept, oldest_key);
    }
}

static void
keep (CoxaFigureFrames *self,
      Job              *job)
{
  const Kept *other = g_hash_table_lookup (self->kept, job->wish->key);
  Kept *kept = g_new0 (Kept, 1);

  self->bytes -= other != NULL ? other->bytes : 0;
  kept->cell = job->cell;
  kept->bytes = measure (&kept->cell);
  kept->used = ++self->clock;
  job->cell = (CoxaFigureCell) { 0, };
  self->bytes += kept->bytes;
  g_hash_table_insert (self->kept, g_steal_pointer (&job->wish->key), kept);
  make_room (self);
}

static void
forget_wishes (CoxaFigureFrames *self)
{
  g_queue_clear_full (&self->urgent, (GDestroyNotify) wish_free);
  g_queue_clear_full (&self->ahead, (GDestroyNotify) wish_free);
}

static void go_on (CoxaFigureFrames *self);

static void
drawn_cb (GObject      *source G_GNUC_UNUSED,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CoxaFigureFrames) self = user_data;
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&self->making, g_free);
  self->drawing = g_steal_pointer (&job->drawing);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    keep (self, job);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  else if (self->error == NULL)
    self->error = g_steal_pointer (&error);

  if (self->error != NULL)
    forget_wishes (self);
  go_on (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
go_on (CoxaFigureFrames *self)
{
  g_autoptr(GTask) task = NULL;
  Wish *wish;
  Job *job;

  if (self->making != NULL)
    return;

  wish = g_queue_pop_head (&self->urgent);
  if (wish == NULL)
    wish = g_queue_pop_head (&self->ahead);
  if (wish == NULL)
    return;

  job = g_new0 (Job, 1);
  job->figures = coxa_figures_ref (self->figures);
  job->figure = self->figure;
  job->drawing = g_steal_pointer (&self->drawing);
  job->wish = wish;
  self->making = g_strdup (wish->key);
  /* The task is not ours by its source object: the thread may be the last to let go of it, and nodes must not end there. */
  task = g_task_new (NULL, self->cancellable, drawn_cb, g_object_ref (self));
  g_task_set_source_tag (task, go_on);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, draw_worker);
}

static void
coxa_figure_frames_dispose (GObject *object)
{
  CoxaFigureFrames *self = COXA_FIGURE_FRAMES (object);

  g_cancellable_cancel (self->cancellable);
  forget_wishes (self);

  G_OBJECT_CLASS (coxa_figure_frames_parent_class)->dispose (object);
}

static void
coxa_figure_frames_finalize (GObject *object)
{
  CoxaFigureFrames *self = COXA_FIGURE_FRAMES (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->kept, g_hash_table_unref);
  g_clear_pointer (&self->drawing, coxa_figure_drawing_free);
  g_clear_pointer (&self->figures, coxa_figures_unref);
  g_clear_error (&self->error);
  g_free (self->making);

  G_OBJECT_CLASS (coxa_figure_frames_parent_class)->finalize (object);
}

static void
coxa_figure_frames_class_init (CoxaFigureFramesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = coxa_figure_frames_dispose;
  object_class->finalize = coxa_figure_frames_finalize;

  /**
   * CoxaFigureFrames::changed:
   *
   * There is one more cell, or the drawing could not be read.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
coxa_figure_frames_init (CoxaFigureFrames *self)
{
  self->cancellable = g_cancellable_new ();
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) kept_free);
  g_queue_init (&self->urgent);
  g_queue_init (&self->ahead);
}

/**
 * coxa_figure_frames_new:
 * @figures: who keeps the figure
 * @figure: one of them
 *
 * Returns: (transfer full): a rasteriser that has not begun
 */
CoxaFigureFrames *
coxa_figure_frames_new (CoxaFigures      *figures,
                        const CoxaFigure *figure)
{
  CoxaFigureFrames *self;

  g_return_val_if_fail (figures != NULL && figure != NULL, NULL);

  self = g_object_new (COXA_TYPE_FIGURE_FRAMES, NULL);
  self->figures = coxa_figures_ref (figures);
  self->figure = figure;

  return self;
}

/**
 * coxa_figure_frames_get_figure:
 * @self: frames
 *
 * Returns: (transfer none): whose frames they are
 */
const CoxaFigure *
coxa_figure_frames_get_figure (CoxaFigureFrames *self)
{
  g_return_val_if_fail (COXA_IS_FIGURE_FRAMES (self), NULL);

  return self->figure;
}

static gboolean
is_wished (const GQueue *queue,
           const char   *key)
{
  for (const GList *link = queue->head; link != NULL; link = link->next)
    if (g_str_equal (((const Wish *) link->data)->key, key))
      return TRUE;

  return FALSE;
}

/* Takes the key. */
static void
wish_for (CoxaFigureFrames *self,
          GQueue           *queue,
          char             *key,
          const char       *group,
          int               width,
          int               height,
          gboolean          mirrored)
{
  Wish *wish;

  if (self->error != NULL || queue->length >= MAX_WISHES || g_strcmp0 (self->making, key) == 0 || is_wished (queue, key))
    {
      g_free (key);
      return;
    }

  wish = g_new0 (Wish, 1);
  wish->key = key;
  wish->group = g_strdup (group);
  wish->width = width;
  wish->height = height;
  wish->mirrored = mirrored;
  g_queue_push_tail (queue, wish);
  go_on (self);
}

/**
 * coxa_figure_frames_get:
 * @self: frames
 * @group: a group of the drawing
 * @width: of the whole picture, device pixels
 * @height: of the whole picture, device pixels
 * @mirrored: whether left is to be right
 *
 * Gets a cell that is to be seen now. One that is not there is made next, and #CoxaFigureFrames::changed tells of it.
 *
 * Returns: (transfer none) (nullable): the cell, which the next call may let go of, or %NULL as long as there is none
 */
CoxaFigureCell *
coxa_figure_frames_get (CoxaFigureFrames *self,
                        const char       *group,
                        int               width,
                        int               height,
                        gboolean          mirrored)
{
  g_autofree char *key = NULL;
  Kept *kept;

  g_return_val_if_fail (COXA_IS_FIGURE_FRAMES (self), NULL);
  g_return_val_if_fail (group != NULL, NULL);
  g_return_val_if_fail (width > 0 && height > 0, NULL);

  key = dup_key (group, width, height, mirrored);
  kept = g_hash_table_lookup (self->kept, key);
  if (kept == NULL)
    {
      wish_for (self, &self->urgent, g_steal_pointer (&key), group, width, height, mirrored);
      return NULL;
    }

  kept->used = ++self->clock;

  return &kept->cell;
}

/**
 * coxa_figure_frames_peek:
 * @self: frames
 * @group: a group of the drawing
 * @width: of the whole picture, device pixels
 * @height: of the whole picture, device pixels
 * @mirrored: whether left is to be right
 *
 * Gets a cell if it is there.
 *
 * Returns: (transfer none) (nullable): the cell, which the next call may let go of, or %NULL
 */
CoxaFigureCell *
coxa_figure_frames_peek (CoxaFigureFrames *self,
                         const char       *group,
                         int               width,
                         int               height,
                         gboolean          mirrored)
{
  g_autofree char *key = NULL;
  Kept *kept;

  g_return_val_if_fail (COXA_IS_FIGURE_FRAMES (self), NULL);
  g_return_val_if_fail (group != NULL, NULL);

  key = dup_key (group, width, height, mirrored);
  kept = g_hash_table_lookup (self->kept, key);

  return kept != NULL ? &kept->cell : NULL;
}

/**
 * coxa_figure_frames_forget:
 * @self: frames
 * @group: a group of the drawing
 *
 * Does not make what was wished for at once and is not to be seen any more. Who still wants it asks again.
 */
void
coxa_figure_frames_forget (CoxaFigureFrames *self,
                           const char       *group)
{
  GList *next;

  g_return_if_fail (COXA_IS_FIGURE_FRAMES (self));
  g_return_if_fail (group != NULL);

  for (GList *link = self->urgent.head; link != NULL; link = next)
    {
      Wish *wish = link->data;

      next = link->next;
      if (!g_str_equal (wish->group, group))
        continue;
      g_queue_delete_link (&self->urgent, link);
      wish_free (wish);
    }
}

/**
 * coxa_figure_frames_prepare:
 * @self: frames
 * @group: a group of the drawing
 * @width: of the whole picture, device pixels
 * @height: of the whole picture, device pixels
 * @mirrored: whether left is to be right
 *
 * Makes a cell ahead of time, once there is nothing more urgent to make.
 */
void
coxa_figure_frames_prepare (CoxaFigureFrames *self,
                            const char       *group,
                            int               width,
                            int               height,
                            gboolean          mirrored)
{
  g_autofree char *key = NULL;
  Kept *kept;

  g_return_if_fail (COXA_IS_FIGURE_FRAMES (self));
  g_return_if_fail (group != NULL);
  g_return_if_fail (width > 0 && height > 0);

  key = dup_key (group, width, height, mirrored);
  kept = g_hash_table_lookup (self->kept, key);
  if (kept != NULL)
    kept->used = ++self->clock;
  else if (!is_wished (&self->urgent, key))
    wish_for (self, &self->ahead, g_steal_pointer (&key), group, width, height, mirrored);
}

/**
 * coxa_figure_frames_rest:
 * @self: frames
 *
 * Makes nothing ahead of time any more: nobody looks.
 */
void
coxa_figure_frames_rest (CoxaFigureFrames *self)
{
  g_return_if_fail (COXA_IS_FIGURE_FRAMES (self));

  g_queue_clear_full (&self->ahead, (GDestroyNotify) wish_free);
}

/**
 * coxa_figure_frames_create_node:
 * @cell: a cell with ink
 * @uses_cairo: whether the renderer is cairo, which copies a texture whole in each frame
 *
 * Returns: (transfer full): the cell for the screen, 1 unit a pixel
 */
GskRenderNode *
coxa_figure_frames_create_node (const CoxaFigureCell *cell,
                                gboolean              uses_cairo)
{
  graphene_rect_t bounds;

  g_return_val_if_fail (cell != NULL && cell->surface != NULL, NULL);

  graphene_rect_init (&bounds, 0, 0, (float) cairo_image_surface_get_width (cell->surface),
                      (float) cairo_image_surface_get_height (cell->surface));
  if (uses_cairo)
    {
      GskRenderNode *node = gsk_cairo_node_new (&bounds);
      cairo_t *cr = gsk_cairo_node_get_draw_context (node);

      cairo_set_source_surface (cr, cell->surface, 0, 0);
      cairo_paint (cr);
      cairo_destroy (cr);

      return node;
    }
  else
    {
      g_autoptr(GdkTexture) texture = coxa_painter_texture_new (cell->surface);

      return gsk_texture_node_new (texture, &bounds);
    }
}

/**
 * coxa_figure_frames_get_error:
 * @self: frames
 *
 * Returns: (transfer none) (nullable): why the figure cannot be drawn, or %NULL
 */
const GError *
coxa_figure_frames_get_error (CoxaFigureFrames *self)
{
  g_return_val_if_fail (COXA_IS_FIGURE_FRAMES (self), NULL);

  return self->error;
}
