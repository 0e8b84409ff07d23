#include "coxa-figure-stage.h"

#include "coxa-figure-drawing.h"

#include <math.h>

#define WIDTH_MIN      120
#define WIDTH_NATURAL  460
#define HEIGHT_MIN     90
#define HEIGHT_MAX     380      /* a standing figure is no reason to scroll past it */
#define MOVING_PIXELS  1500000  /* what moves need not be sharper than this */
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
  gboolean          is_still;
  gboolean          is_mirrored;
  gboolean          is_filling;
  Picture           last;     /* what was seen last */
  gboolean          is_drawn; /* and that is what is to be seen */
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

/* Where the picture lies in the widget, in logical pixels on whole device pixels, and its size in pixels of its own. */
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
  double w = MIN (width, height / ratio);
  double device_w = floor (w * factor);
  double device_h = floor (w * ratio * factor);
  double shrink = 1;

  if (self->frames == NULL || device_w < 1 || device_h < 1)
    return FALSE;

  graphene_rect_init (place, (float) (floor ((width * factor - device_w) / 2) / factor),
                      (float) (floor ((height * factor - device_h) / 2) / factor),
                      (float) (device_w / factor), (float) (device_h / factor));
  if (!self->is_still && device_w * device_h > MOVING_PIXELS)
    shrink = sqrt (MOVING_PIXELS / (device_w * device_h));
  *pixel_width = MAX (1, (int) (device_w * shrink));
  *pixel_height = MAX (1, (int) (device_h * shrink));

  return TRUE;
}

/* Takes the next picture, if all of it is there. */
static void
gather (CoxaFigureStage *self,
        int              width,
        int              height)
{
  CoxaFigureCell *cells[MAX_CELLS] = { NULL };
  Picture picture = { .width = width, .height = height };
  gboolean is_whole = TRUE;

  if (self->groups[0] == NULL)
    return;

  cells[0] = coxa_figure_frames_get (self->frames, COXA_FIGURE_SCENE, width, height, self->is_mirrored);
  is_whole = cells[0] != NULL;
  picture.n_cells = 1;
  for (guint i = 0; i + 1 < MAX_CELLS && self->groups[i] != NULL; i++)
    {
      cells[i + 1] = coxa_figure_frames_get (self->frames, self->groups[i], width, height, self->is_mirrored);
      is_whole &= cells[i + 1] != NULL;
      picture.n_cells++;
    }
  if (!is_whole)
    return;

  for (guint i = 0; i < picture.n_cells; i++)
    {
      CoxaFigureCell *cell = cells[i];
      GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (GTK_WIDGET (self)));

      if (cell->surface != NULL && cell->node == NULL)
        cell->node = coxa_figure_frames_create_node (cell, renderer == NULL || GSK_IS_CAIRO_RENDERER (renderer));
      picture.cells[i] = *cell;
      if (cell->surface != NULL)
        {
          cairo_surface_reference (cell->surface);
          gsk_render_node_ref (cell->node);
        }
    }
  picture_clear (&self->last);
  self->last = picture;
  self->is_drawn = TRUE;
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

  if (!self->is_drawn || self->last.width != width || self->last.height != height)
    gather (self, width, height);
  if (self->last.n_cells == 0)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &place.origin);
  gtk_snapshot_scale (snapshot, place.size.width / (float) self->last.width, place.size.height / (float) self->last.height);
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
      *minimum = *natural = MAX (1, MIN (HEIGHT_MAX, (int) (width * get_ratio (self))));
    }
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
  widget_class->snapshot = coxa_figure_stage_snapshot;
  widget_class->get_request_mode = coxa_figure_stage_get_request_mode;
  widget_class->measure = coxa_figure_stage_measure;
  gtk_widget_class_set_css_name (widget_class, "figurestage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
coxa_figure_stage_init (CoxaFigureStage *self)
{
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
 *
 * Shows a moment of the movement.
 */
void
coxa_figure_stage_show_frame (CoxaFigureStage *self,
                              int              frame)
{
  g_return_if_fail (COXA_IS_FIGURE_STAGE (self));

  show_groups (self, coxa_figure_dup_frame (frame), NULL, FALSE);
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
