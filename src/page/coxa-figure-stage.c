#include "coxa-figure-stage.h"

#include "coxa-figure-drawing.h"

#include <math.h>

#define WIDTH_MIN      120
#define WIDTH_NATURAL  460
#define HEIGHT_MIN     90
#define HEIGHT_MAX     380      /* a standing figure is no reason to scroll past it */
#define HEIGHT_LOW     190      /* that much it gets in the lowest window */
#define ROOM           0.9      /* of what can be seen of a page at once */
#define MOVING_BYTES   (48.0 * 1024 * 1024) /* what all frames of a movement may take */
#define INK            0.6      /* of a picture that a body fills, about */
#define CAIRO_PIXELS   1200000  /* more than this cairo cannot paint in time */
#define MAX_CELLS      3        /* scene, body, arrow */

/* Cells of one picture, in the order in which they are painted. */
typedef struct
{
  CoxaFigureCell cells[MAX_CELLS];
  guint          n_cells;
  int            width;       /* of the whole picture, device pixels */
  int            height;
} Picture;

struct _CoxaFigureStage
{
  GtkWidget         parent_instance;

  CoxaFigureFrames *frames;   /* or NULL */
  char             *groups[MAX_CELLS]; /* what is to be seen on the scene; those behind are NULL */
  gboolean          is_still; /* for long enough to look closely */
  gboolean          is_mirrored;
  gboolean          is_filling;
  Picture           last;     /* what was seen last */
  gboolean          is_drawn; /* and that is what is to be seen */
  int               drawn_width; /* device pixels of the place it was made for */
  int               drawn_height;
  GtkAdjustment    *scroll;     /* of the page it is on, while it is mapped, or NULL */
  int               height_max;
};

G_DEFINE_FINAL_TYPE (CoxaFigureStage, coxa_figure_stage, GTK_TYPE_WIDGET)

static void
picture_clear (Picture *self)
{
  for (guint i = 0; i < self->n_cells; i++)
    {
      g_clear_pointer (&self->cells[i].node, gsk_render_node_unref);
      g_clear_pointer (&self->cells[i].surface, cairo_surface_destroy);
    }
  self->n_cells = 0;
}

static double
get_ratio (CoxaFigureStage *self)
{
  const CoxaFigure *figure = self->frames != NULL ? coxa_figure_frames_get_figure (self->frames) : NULL;

  return figure != NULL ? figure->height / figure->width : 2.0 / 3;
}

static gboolean
uses_cairo (CoxaFigureStage *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GskRenderer *renderer = native != NULL ? gtk_native_get_renderer (native) : NULL;

  return renderer == NULL || GSK_IS_CAIRO_RENDERER (renderer);
}

/* Where the picture lies in the widget, in logical pixels on whole device pixels, and its size in those. */
static gboolean
find_place (CoxaFigureStage *self,
            graphene_rect_t *place,
            int             *pixel_width,
            int             *pixel_height)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double ratio = get_ratio (self);
  double w = MIN (width, height / ratio) * factor;

  if (uses_cairo (self))
    w = MIN (w, sqrt (CAIRO_PIXELS / ratio));
  *pixel_width = (int) w;
  *pixel_height = (int) (w * ratio);
  if (self->frames == NULL || *pixel_width < 1 || *pixel_height < 1)
    return FALSE;

  graphene_rect_init (place, (float) (floor ((width * factor - *pixel_width) / 2.0) / factor),
                      (float) (floor ((height * factor - *pixel_height) / 2.0) / factor),
                      (float) *pixel_width / (float) factor, (float) *pixel_height / (float) factor);

  return TRUE;
}

/* What moves need not be sharper than what there is room to keep of it. */
static void
soften (CoxaFigureStage *self,
        int             *width,
        int             *height)
{
  int n_frames = coxa_figure_frames_get_figure (self->frames)->n_frames;
  double most = MOVING_BYTES / (4 * INK * n_frames);
  double pixels = (double) *width * *height;
  double shrink = sqrt (MIN (1, most / pixels));

  *width = MAX (1, (int) (*width * shrink));
  *height = MAX (1, (int) (*height * shrink));
}

static void
take_cell (CoxaFigureStage *self,
           CoxaFigureCell  *from,
           CoxaFigureCell  *to)
{
  if (from->surface != NULL && from->node == NULL)
    from->node = coxa_figure_frames_create_node (from, uses_cairo (self));
  *to = *from;
  if (to->surface != NULL)
    {
      cairo_surface_reference (to->surface);
      gsk_render_node_ref (to->node);
    }
}

/* Takes the picture, if all of it is there. What is not is wished for, or left. */
static gboolean
gather (CoxaFigureStage *self,
        int              width,
        int              height,
        gboolean         wishes)
{
  const char *groups[MAX_CELLS] = { COXA_FIGURE_SCENE, self->groups[0], self->groups[1] };
  CoxaFigureCell *cells[MAX_CELLS] = { NULL };
  Picture picture = { .width = width, .height = height };
  gboolean is_whole = self->groups[0] != NULL;

  while (picture.n_cells < MAX_CELLS && groups[picture.n_cells] != NULL && (is_whole || wishes))
    {
      CoxaFigureCell *cell = wishes
        ? coxa_figure_frames_get (self->frames, groups[picture.n_cells], width, height, self->is_mirrored)
        : coxa_figure_frames_peek (self->frames, groups[picture.n_cells], width, height, self->is_mirrored);

      is_whole &= cell != NULL;
      cells[picture.n_cells++] = cell;
    }
  if (!is_whole)
    return FALSE;

  for (guint i = 0; i < picture.n_cells; i++)
    take_cell (self, cells[i], &picture.cells[i]);
  picture_clear (&self->last);
  self->last = picture;

  return TRUE;
}

/* Has the right picture ready if there is one, and until then the next best. */
static void
refresh (CoxaFigureStage *self,
         int              width,
         int              height)
{
  int soft_width = width, soft_height = height;

  soften (self, &soft_width, &soft_height);
  if (!self->is_still)
    self->is_drawn = gather (self, soft_width, soft_height, TRUE);
  else if (gather (self, width, height, TRUE))
    self->is_drawn = TRUE;
  else if (soft_width != width)
    gather (self, soft_width, soft_height, FALSE);
  self->drawn_width = width;
  self->drawn_height = height;
}

static void
coxa_figure_stage_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  CoxaFigureStage *self = COXA_FIGURE_STAGE (widget);
  graphene_rect_t place;
  int width, height;

  if (!find_place (self, &place, &width, &height))
    return;

  if (!self->is_drawn || self->drawn_width != width || self->drawn_height != height)
    refresh (self, width, height);
  if (self->last.n_cells == 0)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &place.origin);
  if (self->last.width != width || self->last.height != height)
    gtk_snapshot_scale (snapshot, (float) width / (float) self->last.width, (float) height / (float) self->last.height);
  gtk_snapshot_scale (snapshot, place.size.width / (float) width, place.size.height / (float) height);
  for (guint i = 0; i < self->last.n_cells; i++)
    {
      const CoxaFigureCell *cell = &self->last.cells[i];

      if (cell->node == NULL)
        continue;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) cell->x, (float) cell->y));
      gtk_snapshot_append_node (snapshot, cell->node);
      gtk_snapshot_restore (snapshot);
    }
  gtk_snapshot_restore (snapshot);
}

static GtkSizeRequestMode
coxa_figure_stage_get_request_mode (GtkWidget *widget)
{
  return COXA_FIGURE_STAGE (widget)->is_filling ? GTK_SIZE_REQUEST_CONSTANT_SIZE : GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
coxa_figure_stage_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  CoxaFigureStage *self = COXA_FIGURE_STAGE (widget);
  int width = for_size > 0 ? for_size : WIDTH_NATURAL;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = WIDTH_MIN;
      *natural = WIDTH_NATURAL;
    }
  else if (self->is_filling)
    {
      *minimum = HEIGHT_MIN;
      *natural = HEIGHT_MAX;
    }
  else
    {
      *minimum = *natural = MAX (1, MIN (self->height_max, (int) (width * get_ratio (self))));
    }
}

/* A figure is to be seen whole, also in a low window. */
static void
room_cb (CoxaFigureStage *self)
{
  double room = gtk_adjustment_get_page_size (self->scroll) * ROOM;
  int height_max = room > 1 ? (int) CLAMP (room, HEIGHT_LOW, HEIGHT_MAX) : HEIGHT_MAX;

  if (self->height_max == height_max)
    return;

  self->height_max = height_max;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
coxa_figure_stage_map (GtkWidget *widget)
{
  CoxaFigureStage *self = COXA_FIGURE_STAGE (widget);
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  GTK_WIDGET_CLASS (coxa_figure_stage_parent_class)->map (widget);

  if (scroller == NULL || self->scroll != NULL)
    return;

  self->scroll = g_object_ref (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
  g_signal_connect_object (self->scroll, "notify::page-size", G_CALLBACK (room_cb), self, G_CONNECT_SWAPPED);
  room_cb (self);
}

static void
coxa_figure_stage_unmap (GtkWidget *widget)
{
  CoxaFigureStage *self = COXA_FIGURE_STAGE (widget);

  if (self->scroll != NULL)
    g_signal_handlers_disconnect_by_data (self->scroll, self);
  g_clear_object (&self->scroll);

  GTK_WIDGET_CLASS (coxa_figure_stage_parent_class)->unmap (widget);
}

static void
changed_cb (CoxaFigureStage *self)
{
  if (!self->is_drawn)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
coxa_figure_stage_dispose (GObject *object)
{
  CoxaFigureStage *self = COXA_FIGURE_STAGE (object);

  coxa_figure_stage_set_frames (self, NULL);
  g_clear_object (&self->scroll);

  G_OBJECT_CLASS (coxa_figure_stage_parent_class)->dispose (object);
}

static void
coxa_figure_stage_finalize (GObject *object)
{
  CoxaFigureStage *self = COXA_FIGURE_STAGE (object);

  for (guint i = 0; i < MAX_CELLS; i++)
    g_free (self->groups[i]);

  G_OBJECT_CLASS (coxa_figure_stage_parent_class)->finalize (object);
}

static void
coxa_figure_stage_class_init (CoxaFigureStageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = coxa_figure_stage_dispose;
  object_class->finalize = coxa_figure_stage_finalize;
  widget_class->map = coxa_figure_stage_map;
  widget_class->unmap = coxa_figure_stage_unmap;
  widget_class->snapshot = coxa_figure_stage_snapshot;
  widget_class->get_request_mode = coxa_figure_stage_get_request_mode;
  widget_class->measure = coxa_figure_stage_measure;
  gtk_widget_class_set_css_name (widget_class, "figurestage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
coxa_figure_stage_init (CoxaFigureStage *self)
{
  self->height_max = HEIGHT_MAX;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * coxa_figure_stage_new:
 *
 * Returns: (transfer floating): an empty stage
 */
GtkWidget *
coxa_figure_stage_new (void)
{
  return g_object_new (COXA_TYPE_FIGURE_STAGE, NULL);
}

/**
 * coxa_figure_stage_set_frames:
 * @self: a stage
 * @frames: (nullable): whose pictures it shows; several stages may share them
 *
 * Empties the stage for a figure.
 */
void
coxa_figure_stage_set_frames (CoxaFigureStage  *self,
                              CoxaFigureFrames *frames)
{
  g_return_if_fail (COXA_IS_FIGURE_STAGE (self));
  g_return_if_fail (frames == NULL || COXA_IS_FIGURE_FRAMES (frames));

  if (self->frames != NULL)
    g_signal_handlers_disconnect_by_data (self->frames, self);
  g_set_object (&self->frames, frames);
  if (frames != NULL)
    g_signal_connect_object (frames, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  picture_clear (&self->last);
  self->is_drawn = FALSE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * coxa_figure_stage_set_mirrored:
 * @self: a stage
 * @is_mirrored: whether left is to be right
 *
 * Shows the other side.
 */
void
coxa_figure_stage_set_mirrored (CoxaFigureStage *self,
                                gboolean         is_mirrored)
{
  g_return_if_fail (COXA_IS_FIGURE_STAGE (self));

  is_mirrored = !!is_mirrored;
  if (self->is_mirrored == is_mirrored)
    return;

  self->is_mirrored = is_mirrored;
  /* Nothing is better than the wrong side. */
  picture_clear (&self->last);
  self->is_drawn = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * coxa_figure_stage_set_filling:
 * @self: a stage
 * @is_filling: whether it takes whatever room it gets, rather than as much as its picture is high
 */
void
coxa_figure_stage_set_filling (CoxaFigureStage *self,
                               gboolean         is_filling)
{
  g_return_if_fail (COXA_IS_FIGURE_STAGE (self));

  self->is_filling = !!is_filling;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Takes both. */
static void
show_groups (CoxaFigureStage *self,
             char            *body,
             char            *arrow,
             gboolean         is_still)
{
  if (g_strcmp0 (self->groups[0], body) == 0 && g_strcmp0 (self->groups[1], arrow) == 0 && self->is_still == is_still)
    {
      g_free (body);
      g_free (arrow);
      return;
    }

  /* What comes too late is not worth making before what is next. */
  if (self->frames != NULL && self->groups[0] != NULL && !self->is_drawn)
    coxa_figure_frames_forget (self->frames, self->groups[0]);
  g_free (self->groups[0]);
  g_free (self->groups[1]);
  self->groups[0] = body;
  self->groups[1] = arrow;
  self->is_still = is_still;
  self->is_drawn = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * coxa_figure_stage_show_frame:
 * @self: a stage
 * @frame: one of the figure's frames
 * @is_still: whether it stands for long enough to look closely
 *
 * Shows a moment of the movement.
 */
void
coxa_figure_stage_show_frame (CoxaFigureStage *self,
                              int              frame,
                              gboolean         is_still)
{
  g_return_if_fail (COXA_IS_FIGURE_STAGE (self));

  show_groups (self, coxa_figure_dup_frame (frame), NULL, !!is_still);
}

/**
 * coxa_figure_stage_show_key:
 * @self: a stage with frames
 * @key: one of the figure's key poses
 *
 * Shows a key pose, with its arrow.
 */
void
coxa_figure_stage_show_key (CoxaFigureStage *self,
                            guint            key)
{
  const CoxaFigure *figure;

  g_return_if_fail (COXA_IS_FIGURE_STAGE (self));
  g_return_if_fail (self->frames != NULL);

  figure = coxa_figure_frames_get_figure (self->frames);
  g_return_if_fail (key < figure->n_keys);
  show_groups (self, coxa_figure_dup_frame (figure->keys[key].frame), coxa_figure_dup_arrow (figure, key), TRUE);
}

/**
 * coxa_figure_stage_show_fault:
 * @self: a stage with frames
 * @fault: one of the figure's faults
 *
 * Shows how not to do it.
 */
void
coxa_figure_stage_show_fault (CoxaFigureStage *self,
                              guint            fault)
{
  const CoxaFigure *figure;

  g_return_if_fail (COXA_IS_FIGURE_STAGE (self));
  g_return_if_fail (self->frames != NULL);

  figure = coxa_figure_frames_get_figure (self->frames);
  g_return_if_fail (fault < figure->n_faults);
  show_groups (self, g_strdup (figure->faults[fault].id), NULL, TRUE);
}

/**
 * coxa_figure_stage_prepare:
 * @self: a stage with frames
 * @frame: one of the figure's frames
 *
 * Has a frame made that is to be shown soon. A stage that was not laid out yet does not know its size, and does nothing.
 */
void
coxa_figure_stage_prepare (CoxaFigureStage *self,
                           int              frame)
{
  g_autofree char *group = NULL;
  graphene_rect_t place;
  int width, height;

  g_return_if_fail (COXA_IS_FIGURE_STAGE (self));

  if (!find_place (self, &place, &width, &height))
    return;

  soften (self, &width, &height);
  group = coxa_figure_dup_frame (frame);
  coxa_figure_frames_prepare (self->frames, group, width, height, self->is_mirrored);
}

/**
 * coxa_figure_stage_is_drawn:
 * @self: a stage
 *
 * Returns: whether what is to be seen was there when it was drawn last
 */
gboolean
coxa_figure_stage_is_drawn (CoxaFigureStage *self)
{
  g_return_val_if_fail (COXA_IS_FIGURE_STAGE (self), FALSE);

  return self->is_drawn;
}
