/* coxa-raster.c: planes of pixels and what is done to them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-raster.h"

#include <math.h>
#include <string.h>

/**
 * coxa_raster_triangles:
 * @points: three numbers a vertex: x and y in the picture in pixels, and height towards the observer
 * @triangles: three vertex numbers a triangle
 * @n_triangles: how many
 * @values: (nullable): @n_values numbers a vertex that are drawn too
 * @n_values: how many numbers a vertex
 * @window: the part of the picture that is drawn
 * @depth: a number a pixel, %COXA_FAR or what was drawn before; the nearer wins
 * @planes: (nullable): @n_values planes, one after the other
 *
 * Draws triangles into a z-buffer.
 */
void
coxa_raster_triangles (const float *points,
                       const guint *triangles,
                       guint        n_triangles,
                       const float *values,
                       guint        n_values,
                       CoxaWindow   window,
                       float       *depth,
                       float       *planes)
{
  gsize size = (gsize) window.width * window.height;

  for (guint t = 0; t < n_triangles; t++)
    {
      const guint *c = triangles + 3 * t;
      double x[3], y[3], z[3], area;
      int left, right, top, bottom;

      for (int k = 0; k < 3; k++)
        {
          x[k] = points[3 * c[k]] - window.x;
          y[k] = points[3 * c[k] + 1] - window.y;
          z[k] = points[3 * c[k] + 2];
        }
      area = (x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0]);
      if (fabs (area) < 1e-9)
        continue;
      left = MAX (0, (int) floor (MIN (x[0], MIN (x[1], x[2]))));
      right = MIN (window.width - 1, (int) ceil (MAX (x[0], MAX (x[1], x[2]))));
      top = MAX (0, (int) floor (MIN (y[0], MIN (y[1], y[2]))));
      bottom = MIN (window.height - 1, (int) ceil (MAX (y[0], MAX (y[1], y[2]))));

      for (int py = top; py <= bottom; py++)
        for (int px = left; px <= right; px++)
          {
            double dx = px + 0.5 - x[0];
            double dy = py + 0.5 - y[0];
            double b = (dx * (y[2] - y[0]) - (x[2] - x[0]) * dy) / area;
            double d = ((x[1] - x[0]) * dy - dx * (y[1] - y[0])) / area;
            double a = 1 - b - d;
            double height = a * z[0] + b * z[1] + d * z[2];
            gsize at = (gsize) py * window.width + px;

            if (a < -1e-6 || b < -1e-6 || d < -1e-6 || height <= depth[at])
              continue;
            depth[at] = height;
            for (guint k = 0; k < n_values; k++)
              planes[k * size + at] = a * values[n_values * c[0] + k] + b * values[n_values * c[1] + k]
                                      + d * values[n_values * c[2] + k];
          }
    }
}

#define BOXES 3

/* three boxes one after the other come close to a bell curve, at a cost that does not grow with its width */
static void
choose_boxes (double  sigma,
              int    *radius)
{
  double ideal = sqrt (12 * sigma * sigma / BOXES + 1);
  int small = ((int) ideal - 1) / 2;
  /* how many of the boxes have to be the smaller for the variance to come out */
  int width = 2 * small + 1;
  int n_small = lround ((12 * sigma * sigma - BOXES * width * width - 4 * BOXES * width - 3 * BOXES) / (-4.0 * width - 4));

  for (int k = 0; k < BOXES; k++)
    radius[k] = k < n_small ? small : small + 1;
}

static void
box_rows (float *plane,
          float *spare,
          int    width,
          int    height,
          int    radius)
{
  for (int y = 0; y < height; y++)
    {
      float *row = plane + (gsize) y * width;
      double sum = 0;

      for (int x = 0; x < MIN (radius, width); x++)
        sum += row[x];
      for (int x = 0; x < width; x++)
        {
          if (x + radius < width)
            sum += row[x + radius];
          if (x - radius - 1 >= 0)
            sum -= row[x - radius - 1];
          spare[x] = sum / (2 * radius + 1);
        }
      memcpy (row, spare, width * sizeof *row);
    }
}

static void
box_columns (float  *plane,
             float  *spare,
             double *sums,
             int     width,
             int     height,
             int     radius)
{
  memset (sums, 0, width * sizeof *sums);
  memcpy (spare, plane, (gsize) width * height * sizeof *plane);
  for (int y = 0; y < MIN (radius, height); y++)
    for (int x = 0; x < width; x++)
      sums[x] += spare[(gsize) y * width + x];
  for (int y = 0; y < height; y++)
    {
      const float *in = y + radius < height ? spare + (gsize) (y + radius) * width : NULL;
      const float *out = y - radius - 1 >= 0 ? spare + (gsize) (y - radius - 1) * width : NULL;
      float *row = plane + (gsize) y * width;

      for (int x = 0; in != NULL && x < width; x++)
        sums[x] += in[x];
      for (int x = 0; out != NULL && x < width; x++)
        sums[x] -= out[x];
      for (int x = 0; x < width; x++)
        row[x] = sums[x] / (2 * radius + 1);
    }
}

/**
 * coxa_raster_blur:
 * @plane: a number a pixel, changed in place
 * @mask: a byte a pixel, not 0 where the plane counts
 * @width: pixels
 * @height: pixels
 * @sigma: standard deviation, pixels
 *
 * Smooths a plane within its mask; nothing from outside leaks in.
 */
void
coxa_raster_blur (float        *plane,
                  const guint8 *mask,
                  int           width,
                  int           height,
                  double        sigma)
{
  gsize size = (gsize) width * height;
  g_autofree float *weight = g_new (float, size + 1);
  g_autofree float *spare = g_new (float, size + 1);
  g_autofree double *sums = g_new (double, width + 1);
  int radius[BOXES];

  if (sigma <= 0)
    return;

  for (gsize i = 0; i < size; i++)
    {
      weight[i] = mask[i] ? 1 : 0;
      plane[i] = mask[i] ? plane[i] : 0;
    }
  choose_boxes (sigma, radius);
  for (int k = 0; k < BOXES; k++)
    {
      box_rows (plane, spare, width, height, radius[k]);
      box_rows (weight, spare, width, height, radius[k]);
      box_columns (plane, spare, sums, width, height, radius[k]);
      box_columns (weight, spare, sums, width, height, radius[k]);
    }
  for (gsize i = 0; i < size; i++)
    plane[i] = weight[i] > 1e-5f ? plane[i] / weight[i] : 0;
}

static void
distance_line (double *f,
               double *d,
               int    *v,
               double *z,
               int     n)
{
  int k = 0;

  v[0] = 0;
  z[0] = -1e20;
  z[1] = 1e20;
  for (int q = 1; q < n; q++)
    {
      double s = ((f[q] + (double) q * q) - (f[v[k]] + (double) v[k] * v[k])) / (2.0 * q - 2.0 * v[k]);

      while (s <= z[k])
        {
          k--;
          s = ((f[q] + (double) q * q) - (f[v[k]] + (double) v[k] * v[k])) / (2.0 * q - 2.0 * v[k]);
        }
      k++;
      v[k] = q;
      z[k] = s;
      z[k + 1] = 1e20;
    }
  k = 0;
  for (int q = 0; q < n; q++)
    {
      while (z[k + 1] < q)
        k++;
      d[q] = (double) (q - v[k]) * (q - v[k]) + f[v[k]];
    }
}

/**
 * coxa_raster_distance:
 * @mask: a byte a pixel
 * @width: pixels
 * @height: pixels
 *
 * Finds how far each pixel lies from the nearest one whose byte is 0.
 *
 * Source: P. Felzenszwalb, D. Huttenlocher, *Distance transforms of sampled functions* (2012).
 *
 * Returns: (transfer full): pixels, a number a pixel, 0 where the byte is 0
 */
float *
coxa_raster_distance (const guint8 *mask,
                      int           width,
                      int           height)
{
  gsize size = (gsize) width * height;
  int longest = MAX (width, height);
  float *out = g_new (float, MAX (size, 1));
  g_autofree double *f = g_new (double, longest);
  g_autofree double *d = g_new (double, longest);
  g_autofree double *z = g_new (double, longest + 1);
  g_autofree int *v = g_new (int, longest);

  for (int x = 0; x < width; x++)
    {
      for (int y = 0; y < height; y++)
        f[y] = mask[(gsize) y * width + x] ? 1e12 : 0;
      distance_line (f, d, v, z, height);
      for (int y = 0; y < height; y++)
        out[(gsize) y * width + x] = d[y];
    }
  for (int y = 0; y < height; y++)
    {
      float *row = out + (gsize) y * width;

      for (int x = 0; x < width; x++)
        f[x] = row[x];
      distance_line (f, d, v, z, width);
      for (int x = 0; x < width; x++)
        row[x] = sqrt (d[x]);
    }

  return out;
}

/**
 * coxa_raster_close:
 * @mask: a byte a pixel, 0 or 1, changed in place
 * @width: pixels
 * @height: pixels
 * @radius: pixels
 *
 * Closes gaps and holes that are narrower than twice the radius.
 */
void
coxa_raster_close (guint8 *mask,
                   int     width,
                   int     height,
                   double  radius)
{
  gsize size = (gsize) width * height;
  g_autofree guint8 *other = g_new (guint8, size);
  g_autofree float *out = NULL;
  g_autofree float *in = NULL;

  for (gsize i = 0; i < size; i++)
    other[i] = !mask[i];
  out = coxa_raster_distance (other, width, height);
  for (gsize i = 0; i < size; i++)
    other[i] = out[i] <= radius;
  in = coxa_raster_distance (other, width, height);
  for (gsize i = 0; i < size; i++)
    mask[i] |= in[i] > radius;
}

/**
 * coxa_raster_smooth:
 * @mask: a byte a pixel, 0 or 1, changed in place
 * @width: pixels
 * @height: pixels
 * @sigma: standard deviation, pixels
 *
 * Rounds the outline of a mask.
 */
void
coxa_raster_smooth (guint8 *mask,
                    int     width,
                    int     height,
                    double  sigma)
{
  gsize size = (gsize) width * height;
  g_autofree guint8 *all = g_malloc (size);
  g_autofree float *plane = g_new (float, size);

  memset (all, 1, size);
  for (gsize i = 0; i < size; i++)
    plane[i] = mask[i];
  coxa_raster_blur (plane, all, width, height, sigma);
  for (gsize i = 0; i < size; i++)
    mask[i] = plane[i] > 0.5f;
}

/**
 * coxa_raster_fill:
 * @plane: a number a pixel, changed in place
 * @known: a byte a pixel, not 0 where the plane is known; changed to @mask's
 * @mask: a byte a pixel, not 0 where it is wanted
 * @width: pixels
 * @height: pixels
 *
 * Grows what is known into the rest of the mask.
 */
void
coxa_raster_fill (float        *plane,
                  guint8       *known,
                  const guint8 *mask,
                  int           width,
                  int           height)
{
  g_autoptr(GArray) front = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr(GArray) means = g_array_new (FALSE, FALSE, sizeof (float));

  for (int round = 0; round < 400; round++)
    {
      g_array_set_size (front, 0);
      g_array_set_size (means, 0);
      for (int y = 1; y < height - 1; y++)
        for (int x = 1; x < width - 1; x++)
          {
            int at = y * width + x;
            double sum = 0;
            int n = 0;
            float mean;

            if (known[at] || !mask[at])
              continue;
            for (int dy = -1; dy <= 1; dy++)
              for (int dx = -1; dx <= 1; dx++)
                if (known[at + dy * width + dx])
                  {
                    sum += plane[at + dy * width + dx];
                    n++;
                  }
            if (n == 0)
              continue;
            mean = sum / n;
            g_array_append_val (front, at);
            g_array_append_val (means, mean);
          }
      if (front->len == 0)
        break;
      for (guint i = 0; i < front->len; i++)
        {
          plane[g_array_index (front, int, i)] = g_array_index (means, float, i);
          known[g_array_index (front, int, i)] = 1;
        }
    }
}

/**
 * coxa_raster_drop_spots:
 * @mask: a byte a pixel, 0 or 1, changed in place
 * @width: pixels
 * @height: pixels
 * @least: pixels
 *
 * Clears what hangs together and covers less.
 */
void
coxa_raster_drop_spots (guint8 *mask,
                        int     width,
                        int     height,
                        guint   least)
{
  gsize size = (gsize) width * height;
  g_autofree guint8 *seen = g_new0 (guint8, MAX (size, 1));
  g_autoptr(GArray) spot = g_array_new (FALSE, FALSE, sizeof (int));

  for (gsize i = 0; i < size; i++)
    {
      int first = i;

      if (!mask[i] || seen[i])
        continue;
      g_array_set_size (spot, 0);
      g_array_append_val (spot, first);
      seen[i] = 1;
      for (guint k = 0; k < spot->len; k++)
        {
          int at = g_array_index (spot, int, k);
          int x = at % width, y = at / width;
          int beside[4] = { x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, y > 0 ? at - width : -1,
                            y < height - 1 ? at + width : -1 };

          for (int side = 0; side < 4; side++)
            if (beside[side] >= 0 && mask[beside[side]] && !seen[beside[side]])
              {
                seen[beside[side]] = 1;
                g_array_append_val (spot, beside[side]);
              }
        }
      for (guint k = 0; spot->len < least && k < spot->len; k++)
        mask[g_array_index (spot, int, k)] = 0;
    }
}
