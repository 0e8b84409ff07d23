#include "coxa-plate-screen.h"

#include "coxa-painter.h"

#include <math.h>

#define TILE 256 /* pixels */

/* A picture and its kept drawing. */
typedef struct
{
  CoxaPicture   *picture;
  GskRenderNode *node;    /* under cairo, while it is scaled */
  GskRenderNode *tiles;   /* under cairo, pixel on pixel */
  GdkTexture    *texture; /* under gl */
} Shown;

struct _CoxaPlateScreen
{
  Shown          current;
  Shown          previous;    /* while one fades into the other */
  Shown          backdrop;    /* the last fitted picture, while zoomed */
  GskRenderNode *lift;        /* kept while the same region stays pointed at */
  CoxaPicture   *lift_of;     /* compared, never followed */
  guint          lift_region;
};

static void
shown_clear (Shown *shown)
{
  g_clear_pointer (&shown->picture, coxa_picture_unref);
  g_clear_pointer (&shown->node, gsk_render_node_unref);
  g_clear_pointer (&shown->tiles, gsk_render_node_unref);
  g_clear_object (&shown->texture);
}

/* Moves what is shown from one slot to another. */
static void
shown_move (Shown *to,
            Shown *from)
{
  shown_clear (to);
  *to = *from;
  *from = (Shown) { NULL, NULL, NULL, NULL };
}

static void
shown_copy (Shown       *to,
            const Shown *from)
{
  shown_clear (to);
  to->picture = from->picture != NULL ? coxa_picture_ref (from->picture) : NULL;
  to->node = from->node != NULL ? gsk_render_node_ref (from->node) : NULL;
  to->tiles = from->tiles != NULL ? gsk_render_node_ref (from->tiles) : NULL;
  to->texture = from->texture != NULL ? g_object_ref (from->texture) : NULL;
}

static gboolean
same_place (const CoxaPicture *a,
            const CoxaPicture *b)
{
  const cairo_rectangle_int_t *one = &a->request.extents;
  const cairo_rectangle_int_t *two = &b->request.extents;

  return a->request.scale == b->request.scale && one->x == two->x && one->y == two->y &&
         one->width == two->width && one->height == two->height;
}

static GskRenderNode *
create_node (cairo_surface_t *surface,
             double           opacity)
{
  graphene_rect_t bounds;
  GskRenderNode *node;
  cairo_t *cr;

  graphene_rect_init (&bounds, 0, 0, cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface));
  node = gsk_cairo_node_new (&bounds);
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  if (opacity < 1)
    cairo_paint_with_alpha (cr, opacity);
  else
    cairo_paint (cr);
  cairo_destroy (cr);

  return node;
}

/* cairo draws a node into an image as large as what changed in all, and from there onto the window. Of a picture in tiles it
 * does so for each tile that changed, in memory that is still near; two small changes far apart stay two small changes. Only
 * where pixels fall on pixels: scaled, the tiles' seams would show. */
static GskRenderNode *
create_tiles (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  g_autoptr(GPtrArray) tiles = g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);

  for (int y = 0; y < height; y += TILE)
    for (int x = 0; x < width; x += TILE)
      {
        graphene_rect_t bounds;
        GskRenderNode *tile;
        cairo_t *cr;

        graphene_rect_init (&bounds, x, y, MIN (TILE, width - x), MIN (TILE, height - y));
        tile = gsk_cairo_node_new (&bounds);
        cr = gsk_cairo_node_get_draw_context (tile);
        cairo_set_source_surface (cr, surface, 0, 0);
        cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
        cairo_paint (cr);
        cairo_destroy (cr);
        g_ptr_array_add (tiles, tile);
      }

  return gsk_container_node_new ((GskRenderNode **) tiles->pdata, tiles->len);
}

static void
append_picture (Shown            *shown,
                GtkSnapshot      *snapshot,
                const CoxaCamera *camera,
                gboolean          uses_cairo,
                double            opacity)
{
  const CoxaPictureRequest *request = &shown->picture->request;
  double scale = coxa_camera_get_scale (camera) / request->scale;
  gboolean is_crisp = fabs (scale * camera->device - 1) < 1e-6;
  double x;
  double y;

  coxa_camera_get_origin (camera, &x, &y);
  x += request->extents.x * scale;
  y += request->extents.y * scale;
  if (is_crisp)
    {
      x = round (x * camera->device) / camera->device;
      y = round (y * camera->device) / camera->device;
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  if (scale != 1)
    gtk_snapshot_scale (snapshot, (float) scale, (float) scale);

  if (uses_cairo)
    {
      /* GTK 4.8's cairo renderer copies a texture whole in each frame; a kept node is drawn only where something changed. */
      if (is_crisp && opacity == 1)
        {
          if (shown->tiles == NULL)
            shown->tiles = create_tiles (shown->picture->surface);
          gtk_snapshot_append_node (snapshot, shown->tiles);
        }
      else if (opacity < 1)
        {
          g_autoptr(GskRenderNode) faint = create_node (shown->picture->surface, opacity);

          gtk_snapshot_append_node (snapshot, faint);
        }
      else
        {
          if (shown->node == NULL)
            shown->node = create_node (shown->picture->surface, 1);
          gtk_snapshot_append_node (snapshot, shown->node);
        }
    }
  else
    {
      if (shown->texture == NULL)
        shown->texture = coxa_painter_texture_new (shown->picture->surface);
      if (opacity < 1)
        gtk_snapshot_push_opacity (snapshot, opacity);
      gtk_snapshot_append_texture (snapshot, shown->texture,
                                   &GRAPHENE_RECT_INIT (0, 0, request->extents.width, request->extents.height));
      if (opacity < 1)
        gtk_snapshot_pop (snapshot);
    }
  gtk_snapshot_restore (snapshot);
}

CoxaPlateScreen *
coxa_plate_screen_new (void)
{
  return g_new0 (CoxaPlateScreen, 1);
}

void
coxa_plate_screen_free (CoxaPlateScreen *self)
{
  if (self == NULL)
    return;

  shown_clear (&self->current);
  shown_clear (&self->previous);
  shown_clear (&self->backdrop);
  g_clear_pointer (&self->lift, gsk_render_node_unref);
  g_free (self);
}

/**
 * coxa_plate_screen_get_picture:
 *
 * Returns: (transfer none) (nullable): what is on show, or fading in
 */
CoxaPicture *
coxa_plate_screen_get_picture (CoxaPlateScreen *self)
{
  return self->current.picture;
}

/**
 * coxa_plate_screen_put:
 * @self: a screen
 * @picture: (transfer full): what is to be on show
 * @progress: how far a fade that is on its way has come, 0 … 1
 *
 * Puts up another picture.
 *
 * Returns: whether it is to fade in: it lies where the old one lies, and is of the same view. Then call
 * coxa_plate_screen_end_fade() at the end.
 */
gboolean
coxa_plate_screen_put (CoxaPlateScreen *self,
                       CoxaPicture     *picture,
                       double           progress)
{
  gboolean fades = self->current.picture != NULL && self->current.picture->stack == picture->stack &&
                   same_place (self->current.picture, picture);

  /* A fade that is cut short goes on from whatever is more to be seen. */
  if (fades && (self->previous.picture == NULL || progress > 0.5))
    shown_move (&self->previous, &self->current);
  else if (!fades)
    shown_clear (&self->previous);
  shown_clear (&self->current);
  self->current.picture = picture;

  return fades;
}

gboolean
coxa_plate_screen_is_fading (CoxaPlateScreen *self)
{
  return self->previous.picture != NULL;
}

void
coxa_plate_screen_end_fade (CoxaPlateScreen *self)
{
  shown_clear (&self->previous);
}

/**
 * coxa_plate_screen_keep_backdrop:
 *
 * Keeps what is on show, a whole sheet, to lie under zoomed pictures.
 */
void
coxa_plate_screen_keep_backdrop (CoxaPlateScreen *self)
{
  if (self->backdrop.picture == NULL && self->current.picture != NULL)
    shown_copy (&self->backdrop, &self->current);
}

void
coxa_plate_screen_drop_backdrop (CoxaPlateScreen *self)
{
  shown_clear (&self->backdrop);
}

/* Whether nothing of what lies under a picture can be seen: then it need not be drawn. */
static gboolean
covers_widget (const CoxaPicture *picture,
               const CoxaCamera  *camera)
{
  const cairo_rectangle_int_t *e = &picture->request.extents;
  double scale = coxa_camera_get_scale (camera) / picture->request.scale;
  double x;
  double y;

  coxa_camera_get_origin (camera, &x, &y);

  return x + e->x * scale <= 0 && y + e->y * scale <= 0 &&
         x + (e->x + e->width) * scale >= camera->widget_width &&
         y + (e->y + e->height) * scale >= camera->widget_height;
}

/**
 * coxa_plate_screen_snapshot:
 * @self: a screen
 * @snapshot: where to draw
 * @camera: where the sheet lies now; pictures made for another place are scaled
 * @uses_cairo: whether the renderer is cairo
 * @progress: of the fade, 0 … 1
 */
void
coxa_plate_screen_snapshot (CoxaPlateScreen  *self,
                            GtkSnapshot      *snapshot,
                            const CoxaCamera *camera,
                            gboolean          uses_cairo,
                            double            progress)
{
  if (self->backdrop.picture != NULL && !covers_widget (self->current.picture, camera))
    append_picture (&self->backdrop, snapshot, camera, uses_cairo, 1);
  if (self->previous.picture != NULL)
    append_picture (&self->previous, snapshot, camera, uses_cairo, 1);
  if (self->current.picture != NULL)
    append_picture (&self->current, snapshot, camera, uses_cairo, self->previous.picture != NULL ? progress : 1);
}

/**
 * coxa_plate_screen_snapshot_lift:
 * @self: a screen
 * @snapshot: where to draw
 * @camera: where the sheet lies
 * @region: what is pointed at, or 0
 *
 * Draws what makes one region stand out: lighter, and outlined.
 */
void
coxa_plate_screen_snapshot_lift (CoxaPlateScreen  *self,
                                 GtkSnapshot      *snapshot,
                                 const CoxaCamera *camera,
                                 guint             region)
{
  CoxaPicture *picture = self->current.picture;
  double scale;
  cairo_rectangle_int_t at;
  double x;
  double y;

  if (region == 0 || picture == NULL || picture->lifts == NULL || picture->lifts[region] == NULL)
    return;

  scale = coxa_camera_get_scale (camera) / picture->request.scale;
  coxa_camera_get_origin (camera, &x, &y);
  coxa_picture_get_lift_extents (picture, region, &at);
  at.x += picture->request.extents.x;
  at.y += picture->request.extents.y;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x + at.x * scale), (float) (y + at.y * scale)));
  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  if (self->lift == NULL || self->lift_of != picture || self->lift_region != region)
    {
      g_clear_pointer (&self->lift, gsk_render_node_unref);
      self->lift = create_node (picture->lifts[region], 1);
      self->lift_of = picture;
      self->lift_region = region;
    }
  gtk_snapshot_append_node (snapshot, self->lift);
  gtk_snapshot_restore (snapshot);
}
