#include "coxa-stack.h"

#include <string.h>

/* What is on show always fits: rasters of one request are never thrown out by that same request. */
#define RASTER_BYTES_MAX (96 * 1024 * 1024)

typedef struct
{
  cairo_surface_t       *surface; /* or NULL */
  double                 scale;
  cairo_rectangle_int_t  extents;
  guint64                used;    /* the request that last wanted it */
} Raster;

struct _CoxaStack
{
  gatomicrefcount  ref_count;
  CoxaPlates      *plates;
  CoxaView        *view;
  GPtrArray       *parts;        /* the view's */
  CoxaView        *mirrored;     /* the view when it is not the plates' own */
  int              is_warm;      /* atomic: the drawing is there */
  CoxaDrawing     *drawing;      /* NULL until the first request */
  GArray          *regions;      /* CoxaStackRegion, [0] is paper */
  guint           *part_regions; /* by part */
  Raster          *rasters;      /* by part */
  gsize            bytes;
  guint64          clock;
};

static void
clear_region (CoxaStackRegion *region)
{
  g_free (region->id);
  g_free (region->address);
  g_free (region->page);
  g_free (region->name);
}

static void
clear_raster (CoxaStack *self,
              Raster    *raster)
{
  if (raster->surface == NULL)
    return;

  self->bytes -= (gsize) raster->extents.width * raster->extents.height * 4;
  g_clear_pointer (&raster->surface, cairo_surface_destroy);
}

static char *
dup_page (const char *address)
{
  const char *slash = strchr (address, '/');
  const char *second = slash != NULL ? strchr (slash + 1, '/') : NULL;

  return second != NULL ? g_strndup (address, second - address) : g_strdup (address);
}

static guint
add_part_region (CoxaStack      *self,
                 const CoxaPart *part)
{
  /* What a muscle holds on to is pointed at apart from the muscle. */
  const char *id = coxa_part_is_footprint (part) ? part->id : part->region;
  CoxaStackRegion *region;
  guint number;

  /* The whole is not one of the things in it: who points beside a zone of the body points at nothing. */
  if (g_str_has_prefix (part->address, "region/"))
    return 0;

  number = coxa_stack_find_region (self, id);
  /* An index has a byte a pixel; what does not go into it cannot be pointed at. */
  if (number == 0 && self->regions->len > G_MAXUINT8)
    return 0;

  if (number == 0)
    {
      CoxaStackRegion fresh = { 0, };

      fresh.id = g_strdup (id);
      fresh.address = g_strdup (part->address);
      fresh.page = dup_page (part->address);
      fresh.name = g_strdup (part->name);
      fresh.role = part->role;
      g_array_append_val (self->regions, fresh);
      number = self->regions->len - 1;
    }

  region = &g_array_index (self->regions, CoxaStackRegion, number);
  region->depth = MAX (region->depth, part->depth);
  region->importance = MAX (region->importance, part->importance);

  return number;
}

/**
 * coxa_stack_new:
 * @plates: the plates that @view belongs to
 * @view: a view
 * @side: for which side of the body
 *
 * Makes the stack of a view. Its drawing is loaded by coxa_stack_ensure().
 *
 * Returns: (transfer full): a stack
 */
CoxaStack *
coxa_stack_new (CoxaPlates *plates,
                CoxaView   *view,
                CoxaSide    side)
{
  CoxaStack *self;

  g_return_val_if_fail (plates != NULL, NULL);
  g_return_val_if_fail (view != NULL, NULL);

  self = g_new0 (CoxaStack, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->plates = coxa_plates_ref (plates);
  if (side == COXA_SIDE_LEFT)
    view = self->mirrored = coxa_view_new_mirrored (view);
  self->view = view;
  self->parts = coxa_view_get_parts (view);
  self->regions = g_array_new (FALSE, TRUE, sizeof (CoxaStackRegion));
  g_array_set_clear_func (self->regions, (GDestroyNotify) clear_region);
  g_array_set_size (self->regions, 1);
  self->part_regions = g_new0 (guint, self->parts->len);
  self->rasters = g_new0 (Raster, self->parts->len);

  for (guint i = 0; i < self->parts->len; i++)
    self->part_regions[i] = add_part_region (self, g_ptr_array_index (self->parts, i));

  return self;
}

CoxaStack *
coxa_stack_ref (CoxaStack *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
coxa_stack_unref (CoxaStack *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < self->parts->len; i++)
    clear_raster (self, &self->rasters[i]);
  g_clear_pointer (&self->drawing, coxa_drawing_free);
  g_array_unref (self->regions);
  g_free (self->part_regions);
  g_free (self->rasters);
  coxa_view_free (self->mirrored);
  coxa_plates_unref (self->plates);
  g_free (self);
}

CoxaView *
coxa_stack_get_view (CoxaStack *self)
{
  return self->view;
}

/**
 * coxa_stack_get_n_regions:
 *
 * Returns: how many numbers there are, paper (0) included
 */
guint
coxa_stack_get_n_regions (CoxaStack *self)
{
  return self->regions->len;
}

/**
 * coxa_stack_get_region:
 * @number: 1 … coxa_stack_get_n_regions() - 1
 *
 * Returns: (transfer none): the region
 */
const CoxaStackRegion *
coxa_stack_get_region (CoxaStack *self,
                       guint      number)
{
  g_return_val_if_fail (number > 0 && number < self->regions->len, NULL);

  return &g_array_index (self->regions, CoxaStackRegion, number);
}

/**
 * coxa_stack_find_region:
 * @id: a region's id
 *
 * Returns: its number, or 0
 */
guint
coxa_stack_find_region (CoxaStack  *self,
                        const char *id)
{
  for (guint i = 1; i < self->regions->len; i++)
    if (g_str_equal (g_array_index (self->regions, CoxaStackRegion, i).id, id))
      return i;

  return 0;
}

guint
coxa_stack_get_part_region (CoxaStack *self,
                            guint      part)
{
  g_return_val_if_fail (part < self->parts->len, 0);

  return self->part_regions[part];
}

/**
 * coxa_stack_ensure:
 * @self: a stack
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Loads the drawing when it is not there yet. Starts a new request: rasters that the last ones used may leave from now on.
 * Blocks: for the worker.
 *
 * Returns: whether rasters can be had
 */
gboolean
coxa_stack_ensure (CoxaStack     *self,
                   GCancellable  *cancellable,
                   GError       **error)
{
  self->clock++;
  if (self->drawing == NULL)
    self->drawing = coxa_drawing_load (self->view, cancellable, error);
  g_atomic_int_set (&self->is_warm, self->drawing != NULL);

  return self->drawing != NULL;
}

/**
 * coxa_stack_is_warm:
 * @self: a stack
 *
 * Says whether a picture can be had soon. Any thread may ask; it may have changed when the answer is there.
 *
 * Returns: whether the drawing is loaded
 */
gboolean
coxa_stack_is_warm (CoxaStack *self)
{
  return g_atomic_int_get (&self->is_warm);
}

static void
make_room (CoxaStack *self)
{
  while (self->bytes > RASTER_BYTES_MAX)
    {
      Raster *oldest = NULL;

      for (guint i = 0; i < self->parts->len; i++)
        {
          Raster *raster = &self->rasters[i];

          if (raster->surface != NULL && raster->used < self->clock && (oldest == NULL || raster->used < oldest->used))
            oldest = raster;
        }
      if (oldest == NULL)
        return;
      clear_raster (self, oldest);
    }
}

static gboolean
contains (const cairo_rectangle_int_t *outer,
          const cairo_rectangle_int_t *inner)
{
  return outer->x <= inner->x && outer->y <= inner->y &&
         outer->x + outer->width >= inner->x + inner->width &&
         outer->y + outer->height >= inner->y + inner->height;
}

static gboolean
intersect (const cairo_rectangle_int_t *a,
           const cairo_rectangle_int_t *b,
           cairo_rectangle_int_t       *both)
{
  int x1 = MIN (a->x + a->width, b->x + b->width);
  int y1 = MIN (a->y + a->height, b->y + b->height);

  both->x = MAX (a->x, b->x);
  both->y = MAX (a->y, b->y);
  both->width = x1 - both->x;
  both->height = y1 - both->y;

  return both->width > 0 && both->height > 0;
}

/**
 * coxa_stack_get_raster:
 * @self: a stack for which coxa_stack_ensure() said yes
 * @part: index of a part
 * @scale: device pixels per user unit
 * @wanted: what is on show, in device pixels from the sheet's corner
 * @got: (out): where the raster lies, likewise
 *
 * Gives the kept picture of one part, drawing it when it is not there at this scale. For the worker.
 *
 * Returns: (transfer none) (nullable): an ARGB32 image, or %NULL where the part has no ink in @wanted
 */
cairo_surface_t *
coxa_stack_get_raster (CoxaStack                   *self,
                       guint                        part,
                       double                       scale,
                       const cairo_rectangle_int_t *wanted,
                       cairo_rectangle_int_t       *got)
{
  Raster *raster;
  cairo_rectangle_int_t ink;
  cairo_rectangle_int_t need;
  CoxaPart *info;

  g_return_val_if_fail (self->drawing != NULL, NULL);
  g_return_val_if_fail (part < self->parts->len, NULL);

  info = g_ptr_array_index (self->parts, part);
  raster = &self->rasters[part];
  coxa_part_get_extents (info, scale, &ink);
  if (!intersect (&ink, wanted, &need))
    return NULL;

  if (raster->surface == NULL || raster->scale != scale || !contains (&raster->extents, &need))
    {
      clear_raster (self, raster);
      raster->surface = coxa_drawing_render_part (self->drawing, info, scale, &need);
      raster->scale = scale;
      raster->extents = need;
      self->bytes += (gsize) need.width * need.height * 4;
    }
  raster->used = self->clock;
  make_room (self);
  *got = raster->extents;

  return raster->surface;
}

/**
 * coxa_stack_draw_part:
 * @self: a stack for which coxa_stack_ensure() said yes
 * @part: index of a part
 * @scale: device pixels per user unit
 * @clip: what is wanted, in device pixels from the sheet's corner
 *
 * Draws one part without keeping the picture.
 *
 * Returns: (transfer full): an ARGB32 image of the size of @clip
 */
cairo_surface_t *
coxa_stack_draw_part (CoxaStack                   *self,
                      guint                        part,
                      double                       scale,
                      const cairo_rectangle_int_t *clip)
{
  g_return_val_if_fail (self->drawing != NULL, NULL);

  return coxa_drawing_render_part (self->drawing, g_ptr_array_index (self->parts, part), scale, clip);
}

/**
 * coxa_stack_drop:
 * @self: a stack
 *
 * Gives back the memory of a view that is not on show: its drawing and its rasters. For the worker.
 */
void
coxa_stack_drop (CoxaStack *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    clear_raster (self, &self->rasters[i]);
  g_clear_pointer (&self->drawing, coxa_drawing_free);
  g_atomic_int_set (&self->is_warm, FALSE);
}

/**
 * coxa_stack_get_raster_bytes:
 *
 * Returns: memory that the kept rasters take now, in bytes
 */
gsize
coxa_stack_get_raster_bytes (CoxaStack *self)
{
  return self->bytes;
}
