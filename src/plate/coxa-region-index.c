#include "coxa-region-index.h"

#include <math.h>
#include <string.h>

/* A pixel is the region's once its ink covers half of it: what the eye calls inside. */
#define INK_MIN 128

/* Poles are looked for on a coarser grid when a picture is large: labels need no finer place. */
#define GRID_MAX 640

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

void
coxa_region_index_free (CoxaRegionIndex *self)
{
  if (self == NULL)
    return;

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
measure_areas (const CoxaRegionIndex *self,
               CoxaRegionSpot        *spots,
               guint                  n_numbers)
{
  for (int y = 0; y < self->height; y++)
    {
      const guint8 *row = self->numbers + (gsize) y * self->width;

      for (int x = 0; x < self->width; x++)
        {
          CoxaRegionSpot *spot = &spots[row[x]];
          cairo_rectangle_int_t *b = &spot->bounds;

          if (row[x] == 0 || row[x] >= n_numbers)
            continue;

          if (spot->area++ == 0)
            {
              *b = (cairo_rectangle_int_t) { x, y, 1, 1 };
              continue;
            }
          if (x < b->x)
            {
              b->width += b->x - x;
              b->x = x;
            }
          else if (x >= b->x + b->width)
            {
              b->width = x + 1 - b->x;
            }
          b->height = y + 1 - b->y;
        }
    }
}

/* Distance of each grid cell to the nearest cell of another number, by the chamfer sweeps of Borgefors (1986): off by
 * at most some 4 %, which a label's place does not mind. The picture's edge counts as an edge. */
static float *
measure_distances (const guint8 *cells,
                   int           w,
                   int           h)
{
  static const struct { int dx; int dy; float cost; } steps[] = {
    { -1, 0, 0.95509f }, { 0, -1, 0.95509f }, { -1, -1, 1.36930f }, { 1, -1, 1.36930f },
  };
  float *far = g_new (float, (gsize) w * h);

  for (gsize i = 0; i < (gsize) w * h; i++)
    far[i] = 1e6f;

  for (int sweep = 0; sweep < 2; sweep++)
    {
      int sign = sweep == 0 ? 1 : -1;

      for (int k = 0; k < w * h; k++)
        {
          int i = sweep == 0 ? k : w * h - 1 - k;
          int x = i % w;
          int y = i / w;

          for (guint s = 0; s < G_N_ELEMENTS (steps); s++)
            {
              int nx = x + sign * steps[s].dx;
              int ny = y + sign * steps[s].dy;
              float there = 0;

              if (nx >= 0 && ny >= 0 && nx < w && ny < h && cells[ny * w + nx] == cells[i])
                there = far[ny * w + nx];
              else
                there = -0.5f;
              far[i] = MIN (far[i], there + steps[s].cost);
            }
        }
    }

  return far;
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
  int w = (self->width + step - 1) / step;
  int h = (self->height + step - 1) / step;
  g_autofree guint8 *cells = g_malloc ((gsize) w * h);
  g_autofree float *far = NULL;

  g_return_val_if_fail (n_numbers <= 256, spots);

  measure_areas (self, spots, n_numbers);
  for (int y = 0; y < h; y++)
    for (int x = 0; x < w; x++)
      cells[y * w + x] = coxa_region_index_get (self, MIN (x * step + step / 2, self->width - 1),
                                                MIN (y * step + step / 2, self->height - 1));
  far = measure_distances (cells, w, h);

  for (int y = 0; y < h; y++)
    for (int x = 0; x < w; x++)
      {
        CoxaRegionSpot *spot = &spots[cells[y * w + x]];

        if (far[y * w + x] * step > spot->radius)
          {
            spot->radius = far[y * w + x] * step;
            spot->pole_x = MIN (x * step + step / 2, self->width - 1) + 0.5;
            spot->pole_y = MIN (y * step + step / 2, self->height - 1) + 0.5;
          }
      }

  return spots;
}
