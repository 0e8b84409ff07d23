#include "coxa-region-index.h"

#include <math.h>
#include <string.h>

/* A pixel is the region's once its ink covers half of it: what the eye calls inside. */
#define INK_MIN 128

/* Poles are looked for on a coarser grid when a picture is large: labels need no finer place. */
#define GRID_MAX 400

/**
 * coxa_region_index_new:
 * @width: pixels
 * @height: pixels
 *
 * Returns: (transfer full): an index that shows paper everywhere
 */
CoxaRegionIndex *
coxa_region_index_new (int width,
                       int height)
{
  CoxaRegionIndex *self;

  g_return_val_if_fail (width > 0 && height > 0, NULL);

  self = g_new0 (CoxaRegionIndex, 1);
  self->width = width;
  self->height = height;
  self->numbers = g_malloc0 ((gsize) width * height);

  return self;
}

/**
 * coxa_region_index_new_for_bytes:
 * @width: pixels
 * @height: pixels
 * @bytes: @width × @height numbers
 *
 * Returns: (transfer full): an index that reads where the numbers lie; coxa_region_index_paint() is not for it
 */
CoxaRegionIndex *
coxa_region_index_new_for_bytes (int     width,
                                 int     height,
                                 GBytes *bytes)
{
  CoxaRegionIndex *self;

  g_return_val_if_fail (g_bytes_get_size (bytes) == (gsize) width * height, NULL);

  self = g_new0 (CoxaRegionIndex, 1);
  self->width = width;
  self->height = height;
  self->bytes = g_bytes_ref (bytes);
  self->numbers = (guint8 *) g_bytes_get_data (bytes, NULL);

  return self;
}

void
coxa_region_index_free (CoxaRegionIndex *self)
{
  if (self == NULL)
    return;

  if (self->bytes != NULL)
    g_bytes_unref (self->bytes);
  else
    g_free (self->numbers);
  g_free (self);
}

/**
 * coxa_region_index_paint:
 * @self: an index
 * @number: a region
 * @raster: an ARGB32 image of one of its parts
 * @x: where the image's left edge lies in the picture, pixels
 * @y: where its top edge lies
 *
 * Puts a part on top of what was painted before.
 */
void
coxa_region_index_paint (CoxaRegionIndex *self,
                         guint8           number,
                         cairo_surface_t *raster,
                         int              x,
                         int              y)
{
  const guint8 *pixels;
  int stride;
  int x0;
  int x1;
  int y1;

  g_return_if_fail (self != NULL);
  g_return_if_fail (cairo_image_surface_get_format (raster) == CAIRO_FORMAT_ARGB32);

  pixels = cairo_image_surface_get_data (raster);
  stride = cairo_image_surface_get_stride (raster);
  x0 = MAX (x, 0);
  x1 = MIN (x + cairo_image_surface_get_width (raster), self->width);
  y1 = MIN (y + cairo_image_surface_get_height (raster), self->height);

  for (int row = MAX (y, 0); row < y1; row++)
    {
      const guint32 *from = (const guint32 *) (pixels + (gsize) (row - y) * stride);
      guint8 *to = self->numbers + (gsize) row * self->width;

      for (int column = x0; column < x1; column++)
        if ((from[column - x] >> 24) >= INK_MIN)
          to[column] = number;
    }
}

static void
add_run (CoxaRegionSpot *spot,
         int             x0,
         int             x1,
         int             y)
{
  cairo_rectangle_int_t *b = &spot->bounds;

  if (spot->area == 0)
    {
      *b = (cairo_rectangle_int_t) { x0, y, x1 - x0, 1 };
    }
  else
    {
      int right = MAX (b->x + b->width, x1);

      b->x = MIN (b->x, x0);
      b->width = right - b->x;
      b->height = y + 1 - b->y;
    }
  spot->area += x1 - x0;
}

static void
measure_areas (const CoxaRegionIndex *self,
               CoxaRegionSpot        *spots,
               guint                  n_numbers)
{
  for (int y = 0; y < self->height; y++)
    {
      const guint8 *row = self->numbers + (gsize) y * self->width;
      int start = 0;

      for (int x = 1; x <= self->width; x++)
        if (x == self->width || row[x] != row[start])
          {
            if (row[start] != 0 && row[start] < n_numbers)
              add_run (&spots[row[start]], start, x, y);
            start = x;
          }
    }
}

/* Distance of each grid cell to the nearest cell of another number, by the chamfer sweeps of Borgefors (1986): off by
 * at most some 4 %, which a label's place does not mind. The grid has a border of cells that are nobody's, so that the
 * picture's edge counts as an edge. */
static float *
measure_distances (const guint16 *cells,
                   int            w,
                   int            h)
{
  const float straight = 0.95509f;
  const float slanted = 1.36930f;
  float *far = g_new0 (float, (gsize) w * h);

  for (int sweep = 0; sweep < 2; sweep++)
    {
      int back = sweep == 0 ? -1 : 1; /* towards what this sweep has seen */
      const int steps[4] = { back, back * w, back * w - 1, back * w + 1 };

      for (int k = 1; k < h - 1; k++)
        for (int l = 1; l < w - 1; l++)
          {
            int i = sweep == 0 ? k * w + l : (h - 1 - k) * w + (w - 1 - l);
            float best = sweep == 0 ? 1e6f : far[i];

            for (int s = 0; s < 4; s++)
              {
                int n = i + steps[s];
                float cost = s < 2 ? straight : slanted;
                float there = cells[n] == cells[i] ? far[n] + cost : cost - 0.5f;

                best = MIN (best, there);
              }
            far[i] = best;
          }
    }

  return far;
}

/* The pixel that stands for a cell of the bordered grid. */
static int
get_middle (int cell,
            int step,
            int end)
{
  return MIN ((cell - 1) * step + step / 2, end - 1);
}

/**
 * coxa_region_index_locate:
 * @self: an index
 * @n_numbers: how many numbers there are, paper (0) included
 *
 * Finds for each region its bounds, its area and its pole of inaccessibility: the place for a label's line to end.
 *
 * Returns: (transfer full) (array length=n_numbers): free with g_free()
 */
CoxaRegionSpot *
coxa_region_index_locate (const CoxaRegionIndex *self,
                          guint                  n_numbers)
{
  CoxaRegionSpot *spots = g_new0 (CoxaRegionSpot, 256);
  int step = (MAX (self->width, self->height) + GRID_MAX - 1) / GRID_MAX;
  int w = (self->width + step - 1) / step + 2;
  int h = (self->height + step - 1) / step + 2;
  g_autofree guint16 *cells = g_new (guint16, (gsize) w * h);
  g_autofree float *far = NULL;

  g_return_val_if_fail (n_numbers <= 256, spots);

  measure_areas (self, spots, n_numbers);
  for (int i = 0; i < w * h; i++)
    cells[i] = G_MAXUINT16;
  for (int y = 1; y < h - 1; y++)
    for (int x = 1; x < w - 1; x++)
      cells[y * w + x] = (guint16) coxa_region_index_get (self, get_middle (x, step, self->width),
                                                          get_middle (y, step, self->height));
  far = measure_distances (cells, w, h);

  for (int y = 1; y < h - 1; y++)
    for (int x = 1; x < w - 1; x++)
      {
        CoxaRegionSpot *spot = &spots[cells[y * w + x]];

        if (far[y * w + x] * step > spot->radius)
          {
            spot->radius = far[y * w + x] * step;
            spot->pole_x = get_middle (x, step, self->width) + 0.5;
            spot->pole_y = get_middle (y, step, self->height) + 0.5;
          }
      }

  return spots;
}
