#include "coxa-picture.h"

#include "coxa-ink.h"

#include <math.h>
#include <string.h>

#define GLASS 0.2 /* of what covers what is chosen, this much is left to see */

void
coxa_picture_request_clear (CoxaPictureRequest *self)
{
  g_clear_pointer (&self->selected, g_free);
  g_clear_pointer (&self->overlays, g_strfreev);
  g_clear_pointer (&self->kept, g_strfreev);
  g_clear_pointer (&self->hidden, g_strfreev);
  g_clear_pointer (&self->picked, g_strfreev);
}

void
coxa_picture_request_copy (const CoxaPictureRequest *self,
                           CoxaPictureRequest       *copy)
{
  *copy = *self;
  copy->selected = g_strdup (self->selected);
  copy->overlays = g_strdupv (self->overlays);
  copy->kept = g_strdupv (self->kept);
  copy->hidden = g_strdupv (self->hidden);
  copy->picked = g_strdupv (self->picked);
}

static gboolean
strv_equal0 (char **a,
             char **b)
{
  static const char * const none[] = { NULL };

  return g_strv_equal (a != NULL ? (const char * const *) a : none, b != NULL ? (const char * const *) b : none);
}

static CoxaShow
get_show (const CoxaPictureRequest *self)
{
  return self->show != 0 ? self->show : COXA_SHOW_DEFAULT;
}

gboolean
coxa_picture_request_equal (const CoxaPictureRequest *a,
                            const CoxaPictureRequest *b)
{
  return a->depth == b->depth &&
         a->is_draft == b->is_draft &&
         a->scale == b->scale &&
         a->line == b->line &&
         memcmp (&a->extents, &b->extents, sizeof a->extents) == 0 &&
         memcmp (&a->palette, &b->palette, sizeof a->palette) == 0 &&
         g_strcmp0 (a->selected, b->selected) == 0 &&
         a->side == b->side && a->mode == b->mode && get_show (a) == get_show (b) &&
         strv_equal0 (a->kept, b->kept) && strv_equal0 (a->hidden, b->hidden) &&
         strv_equal0 (a->picked, b->picked) &&
         strv_equal0 (a->overlays, b->overlays);
}

static gboolean
has (char       **list,
     const char  *text)
{
  return list != NULL && g_strv_contains ((const char * const *) list, text);
}

/**
 * coxa_picture_request_is_chosen:
 * @self: what to show
 * @page: of a region
 *
 * Returns: whether the region stands out: it is what the page is about, or a place that was picked
 */
gboolean
coxa_picture_request_is_chosen (const CoxaPictureRequest *self,
                                const char               *page)
{
  return g_strcmp0 (self->selected, page) == 0 || has (self->picked, page);
}

CoxaPicture *
coxa_picture_ref (CoxaPicture *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

static void
free_lifts (cairo_surface_t **lifts,
            guint             n)
{
  if (lifts == NULL)
    return;

  for (guint i = 0; i < n; i++)
    g_clear_pointer (&lifts[i], cairo_surface_destroy);
  g_free (lifts);
}

void
coxa_picture_unref (CoxaPicture *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  free_lifts (self->lifts, coxa_stack_get_n_regions (self->stack));
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->index, coxa_region_index_free);
  g_free (self->spots);
  coxa_picture_request_clear (&self->request);
  coxa_stack_unref (self->stack);
  g_free (self);
}

static void
paint_paper (CoxaPicture *self)
{
  cairo_t *cr = cairo_create (self->surface);

  gdk_cairo_set_source_rgba (cr, &self->request.palette.paper);
  cairo_paint (cr);
  cairo_destroy (cr);
}

/* What was drawn by hand may have left the fourth byte undefined; cairo and textures take it for alpha. Pixels that say they are
 * opaque, and not the format, are what pixman has its fast paths for. */
static void
fill_fourth_byte (CoxaPicture *self)
{
  guint8 *pixels = cairo_image_surface_get_data (self->surface);
  int stride = cairo_image_surface_get_stride (self->surface);

  for (int y = 0; y < self->request.extents.height; y++)
    {
      guint32 *row = (guint32 *) (pixels + (gsize) y * stride);

      for (int x = 0; x < self->request.extents.width; x++)
        row[x] |= 0xff000000u;
    }
  cairo_surface_mark_dirty (self->surface);
}

static CoxaShow
get_overlay (CoxaRole role)
{
  switch (role)
    {
    case COXA_ROLE_NERVE:
      return COXA_SHOW_NERVES;
    case COXA_ROLE_ARTERY:
    case COXA_ROLE_VEIN:
      return COXA_SHOW_VESSELS;
    case COXA_ROLE_LIGAMENT:
      return COXA_SHOW_LIGAMENTS;
    case COXA_ROLE_BURSA:
      return COXA_SHOW_BURSAE;
    case COXA_ROLE_STRUCTURE:
    case COXA_ROLE_ORIGIN:
    case COXA_ROLE_INSERTION:
    case COXA_ROLE_LANDMARK:
    case COXA_ROLE_ZONE:
    case COXA_ROLE_PAIN_ESSENTIAL:
    case COXA_ROLE_PAIN_SPILL_OVER:
    case COXA_ROLE_TRIGGER:
    default:
      return 0;
    }
}

/**
 * coxa_picture_request_see:
 * @self: what to show
 * @part: a part of the view
 *
 * The one place that says which of a view's drawn parts a picture shows. Patches, which lie on what is drawn, are not for it.
 *
 * Returns: how the part is seen
 */
CoxaSeen
coxa_picture_request_see (const CoxaPictureRequest *self,
                          const CoxaPart           *part)
{
  CoxaShow show = get_show (self);
  CoxaShow overlay = get_overlay (part->role);

  if (coxa_part_is_patch (part) || has (self->hidden, part->region))
    return COXA_SEEN_NOT;
  if (overlay != 0 && (show & overlay) == 0)
    return COXA_SEEN_NOT;
  if (self->mode == COXA_MODE_ISOLATE)
    return (overlay == 0 && part->depth == COXA_DEPTHS) ||
           (self->selected != NULL && coxa_part_is_of_page (part, self->selected)) ? COXA_SEEN_WHOLE : COXA_SEEN_NOT;
  /* What was asked for is shown at every stop, on the bare bone too; nerves that are there anyway leave with what they lie in. */
  if (overlay != 0 && show != COXA_SHOW_DEFAULT)
    return COXA_SEEN_WHOLE;
  if (part->depth < self->depth)
    return self->mode == COXA_MODE_GHOST && overlay == 0 ? COXA_SEEN_GLASS : COXA_SEEN_NOT;

  return COXA_SEEN_WHOLE;
}

static gboolean
paint_structures (CoxaPicture   *self,
                  GCancellable  *cancellable,
                  GError       **error)
{
  GPtrArray *parts = coxa_view_get_parts (coxa_stack_get_view (self->stack));
  const CoxaPictureRequest *request = &self->request;
  cairo_t *cr = cairo_create (self->surface);
  gboolean whole = TRUE;

  for (guint i = 0; i < parts->len; i++)
    {
      const CoxaPart *part = g_ptr_array_index (parts, i);
      CoxaSeen seen = coxa_picture_request_see (request, part);
      cairo_rectangle_int_t at;
      cairo_surface_t *raster;

      if (seen == COXA_SEEN_NOT)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          whole = FALSE;
          break;
        }

      raster = coxa_stack_get_raster (self->stack, i, request->scale, &request->extents, &at);
      if (raster == NULL)
        continue;

      cairo_set_source_surface (cr, raster, at.x - request->extents.x, at.y - request->extents.y);
      if (seen == COXA_SEEN_GLASS)
        {
          cairo_paint_with_alpha (cr, GLASS);
          continue;
        }
      cairo_paint (cr);
      coxa_region_index_paint (self->index, coxa_stack_get_part_region (self->stack, i), raster,
                               at.x - request->extents.x, at.y - request->extents.y);
    }
  cairo_destroy (cr);
  cairo_surface_flush (self->surface);

  return whole;
}

/* Places have no ink: what they are drawn with says only where they are. Landmarks lie on bare bone, zones on the body. */
static void
index_places (CoxaPicture *self)
{
  const CoxaPictureRequest *request = &self->request;
  GPtrArray *parts = coxa_view_get_parts (coxa_stack_get_view (self->stack));

  for (guint i = 0; i < parts->len; i++)
    {
      const CoxaPart *part = g_ptr_array_index (parts, i);
      cairo_rectangle_int_t at;
      cairo_surface_t *raster;

      if ((part->role != COXA_ROLE_LANDMARK || request->depth < COXA_DEPTHS || request->mode != COXA_MODE_WHOLE) &&
          part->role != COXA_ROLE_ZONE)
        continue;
      raster = coxa_stack_get_raster (self->stack, i, request->scale, &request->extents, &at);
      if (raster != NULL)
        coxa_region_index_paint (self->index, coxa_stack_get_part_region (self->stack, i), raster,
                                 at.x - request->extents.x, at.y - request->extents.y);
    }
}

/* The chosen page's regions keep their colours and get an outline. Where none of them is to be seen at this stop
 * nothing recedes: the reader is then looking at what lies under it. */
static void
emphasise_selected (CoxaPicture *self)
{
  guint n = coxa_stack_get_n_regions (self->stack);
  g_autofree CoxaRegionSpot *spots = NULL;
  gboolean is_chosen[256] = { FALSE, };
  gboolean is_kept[256] = { FALSE, };
  cairo_rectangle_int_t bounds = { 0, };
  gboolean any = FALSE;

  if (self->request.selected == NULL)
    return;

  spots = coxa_region_index_locate (self->index, n);
  for (guint i = 1; i < n; i++)
    {
      const CoxaStackRegion *region = coxa_stack_get_region (self->stack, i);

      if (spots[i].area == 0)
        continue;
      if (has (self->request.kept, region->page))
        is_kept[i] = TRUE;
      if (!g_str_equal (region->page, self->request.selected))
        continue;

      is_chosen[i] = is_kept[i] = TRUE;
      if (any)
        gdk_rectangle_union ((GdkRectangle *) &bounds, (GdkRectangle *) &spots[i].bounds, (GdkRectangle *) &bounds);
      else
        bounds = spots[i].bounds;
      any = TRUE;
    }
  if (!any)
    return;

  coxa_ink_recede (self->surface, self->index, is_kept, &self->request.palette.paper);
  coxa_ink_contour (self->surface, self->index, &bounds, is_chosen, &self->request.palette.accent, &self->request);
}

/* Where it hurts: washed and outlined; nothing recedes, for the rest of the body may hurt as well. */
static void
mark_picked (CoxaPicture *self)
{
  guint n = coxa_stack_get_n_regions (self->stack);
  g_autofree CoxaRegionSpot *spots = NULL;

  if (self->request.picked == NULL || self->request.picked[0] == NULL)
    return;

  spots = coxa_region_index_locate (self->index, n);
  for (guint i = 1; i < n; i++)
    {
      gboolean is_chosen[256] = { FALSE, };

      if (spots[i].area == 0 || !has (self->request.picked, coxa_stack_get_region (self->stack, i)->page))
        continue;

      is_chosen[i] = TRUE;
      coxa_ink_wash (self->surface, self->index, &spots[i].bounds, is_chosen, &self->request.palette.pain);
      coxa_ink_contour (self->surface, self->index, &spots[i].bounds, is_chosen, &self->request.palette.pain, &self->request);
    }
}

static void
paint_overlays (CoxaPicture *self)
{
  const CoxaPictureRequest *request = &self->request;
  GPtrArray *parts = coxa_view_get_parts (coxa_stack_get_view (self->stack));

  for (guint i = 0; request->overlays != NULL && i < parts->len; i++)
    {
      const CoxaPart *part = g_ptr_array_index (parts, i);
      cairo_rectangle_int_t at;
      cairo_surface_t *raster;

      if (!has (request->overlays, part->id) || has (request->hidden, part->region))
        continue;
      raster = coxa_stack_get_raster (self->stack, i, request->scale, &request->extents, &at);
      if (raster == NULL)
        continue;

      at.x -= request->extents.x;
      at.y -= request->extents.y;
      if (coxa_part_is_footprint (part))
        coxa_ink_footprint (self->surface, raster, &at, part->role, request);
      else if (part->role >= COXA_ROLE_PAIN_ESSENTIAL)
        coxa_ink_pain (self->surface, raster, &at, part->role, request);
      else
        coxa_ink_course (self->surface, raster, &at, part->role, request);
      coxa_region_index_paint (self->index, coxa_stack_get_part_region (self->stack, i), raster, at.x, at.y);
    }
}

/**
 * coxa_picture_compose:
 * @stack: a view's stack
 * @request: what to show
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Draws a picture from the kept rasters, making those that are missing. Blocks, and must not run twice at once for one
 * stack: for the worker.
 *
 * Returns: (transfer full): the picture, without lifts; or %NULL with an error
 */
CoxaPicture *
coxa_picture_compose (CoxaStack                *stack,
                      const CoxaPictureRequest *request,
                      GCancellable             *cancellable,
                      GError                  **error)
{
  g_autoptr(CoxaPicture) self = NULL;

  g_return_val_if_fail (stack != NULL, NULL);
  g_return_val_if_fail (request->scale > 0, NULL);
  g_return_val_if_fail (request->extents.width > 0 && request->extents.height > 0, NULL);

  if (!coxa_stack_ensure (stack, cancellable, error))
    return NULL;

  self = g_new0 (CoxaPicture, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->stack = coxa_stack_ref (stack);
  coxa_picture_request_copy (request, &self->request);
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, request->extents.width, request->extents.height);
  self->index = coxa_region_index_new (request->extents.width, request->extents.height);

  paint_paper (self);
  if (!paint_structures (self, cancellable, error))
    return NULL;
  index_places (self);
  emphasise_selected (self);
  mark_picked (self);
  paint_overlays (self);
  fill_fourth_byte (self);
  self->spots = coxa_region_index_locate (self->index, coxa_stack_get_n_regions (stack));

  return g_steal_pointer (&self);
}

/**
 * coxa_picture_get_lift_extents:
 * @self: a picture
 * @number: a region
 * @extents: (out): where its lift lies, in pixels of the picture
 */
void
coxa_picture_get_lift_extents (const CoxaPicture     *self,
                               guint                  number,
                               cairo_rectangle_int_t *extents)
{
  const cairo_rectangle_int_t *b = &self->spots[number].bounds;
  int by = (int) ceil (COXA_LIFT_MARGIN * self->request.line);

  *extents = (cairo_rectangle_int_t) { b->x - by, b->y - by, b->width + 2 * by, b->height + 2 * by };
}

/**
 * coxa_picture_make_lifts:
 * @self: a picture; only its index and spots are read
 * @cancellable: (nullable): a cancellable
 *
 * Makes what is laid over the picture when a region is pointed at, for all regions in it, so that pointing costs the main
 * thread one blit. Blocks: for the worker.
 *
 * Returns: (transfer full) (nullable): by region number, for coxa_picture_take_lifts(); %NULL when cancelled
 */
cairo_surface_t **
coxa_picture_make_lifts (CoxaPicture  *self,
                         GCancellable *cancellable)
{
  guint n = coxa_stack_get_n_regions (self->stack);
  cairo_surface_t **lifts = g_new0 (cairo_surface_t *, n);

  for (guint i = 1; i < n; i++)
    {
      cairo_rectangle_int_t area;

      if (g_cancellable_is_cancelled (cancellable))
        {
          free_lifts (lifts, n);
          return NULL;
        }
      if (self->spots[i].area == 0)
        continue;
      coxa_picture_get_lift_extents (self, i, &area);
      lifts[i] = coxa_ink_lift (self->index, &area, i, &self->request);
    }

  return lifts;
}

/**
 * coxa_picture_take_lifts:
 * @self: a picture
 * @lifts: (transfer full): from coxa_picture_make_lifts()
 *
 * Completes a picture. For the thread that shows it.
 */
void
coxa_picture_take_lifts (CoxaPicture      *self,
                         cairo_surface_t **lifts)
{
  free_lifts (self->lifts, coxa_stack_get_n_regions (self->stack));
  self->lifts = lifts;
}
