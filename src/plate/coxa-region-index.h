#pragma once

#include "coxa-plates.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Which region each pixel of a picture shows: one byte a pixel, so that pointing is one look. */
typedef struct
{
  int     width;
  int     height;
  guint8 *numbers; /* width × height, 0 is paper */
  GBytes *bytes;   /* what they lie in and are only read from, or NULL: they are ours */
} CoxaRegionIndex;

/* Where a region is to be seen in a picture. */
typedef struct
{
  cairo_rectangle_int_t bounds; /* pixels of the picture; width 0 where nothing of it shows */
  int                   area;   /* pixels */
  double                pole_x; /* the pixel farthest from the region's edge */
  double                pole_y;
  double                radius; /* how far, in pixels */
} CoxaRegionSpot;

CoxaRegionIndex *coxa_region_index_new    (int                    width,
                                           int                    height) G_GNUC_WARN_UNUSED_RESULT;

CoxaRegionIndex *coxa_region_index_new_for_bytes (int             width,
                                                  int             height,
                                                  GBytes         *bytes) G_GNUC_WARN_UNUSED_RESULT;

void             coxa_region_index_free   (CoxaRegionIndex       *self);

void             coxa_region_index_paint  (CoxaRegionIndex       *self,
                                           guint8                 number,
                                           cairo_surface_t       *raster,
                                           int                    x,
                                           int                    y);

CoxaRegionSpot  *coxa_region_index_locate (const CoxaRegionIndex *self,
                                           guint                  n_numbers) G_GNUC_WARN_UNUSED_RESULT;

static inline guint
coxa_region_index_get (const CoxaRegionIndex *self,
                       int                    x,
                       int                    y)
{
  if (x < 0 || y < 0 || x >= self->width || y >= self->height)
    return 0;

  return self->numbers[(gsize) y * self->width + x];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaRegionIndex, coxa_region_index_free)

G_END_DECLS
