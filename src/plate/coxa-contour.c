#include "coxa-contour.h"

#include <math.h>

/* Spreads the distance to one point of the outline over its neighbourhood. */
static void
spread (float                       *far,
        const cairo_rectangle_int_t *area,
        double                       x,
        double                       y,
        double                       reach)
{
  int x0 = MAX ((int) floor (x - reach), 0);
  int y0 = MAX ((int) floor (y - reach), 0);
  int x1 = MIN ((int) ceil (x + reach), area->width - 1);
  int y1 = MIN ((int) ceil (y + reach), area->height - 1);

  for (int row = y0; row <= y1; row++)
    for (int column = x0; column <= x1; column++)
      {
        double dx = column + 0.5 - x;
        double dy = row + 0.5 - y;
        float d = (float) (dx * dx + dy * dy);
        float *cell = &far[(gsize) row * area->width + column];

        if (d < *cell)
          *cell = d;
      }
}

/* Evens out the stairs that a yes-or-no outline has. */
static void
smooth (float *far,
        int    w,
        int    h)
{
  g_autofree float *copy = g_memdup2 (far, (gsize) w * h * sizeof *far);

  for (int y = 1; y < h - 1; y++)
    for (int x = 1; x < w - 1; x++)
      {
        const float *c = &copy[(gsize) y * w + x];

        far[(gsize) y * w + x] = (4 * c[0] + 2 * (c[-1] + c[1] + c[-w] + c[w]) +
                                  c[-w - 1] + c[-w + 1] + c[w - 1] + c[w + 1]) / 16;
      }
}

/**
 * coxa_contour_measure:
 * @area: pixels to look at
 * @reach: how far from the outline distances matter, pixels
 * @inside: (scope call): says of a pixel of @area whether the shape covers it
 * @user_data: for @inside
 *
 * Measures the distance of each pixel's centre to the shape's outline. Farther than @reach it is @reach + 1.
 *
 * Returns: (transfer full): area->width × area->height distances in pixels; free with g_free()
 */
float *
coxa_contour_measure (const cairo_rectangle_int_t *area,
                      double                       reach,
                      CoxaContourFunc              inside,
                      gpointer                     user_data)
{
  gsize n = (gsize) area->width * area->height;
  float *far = g_new (float, n);
  g_autofree guint8 *in = g_malloc (n);

  for (int y = 0; y < area->height; y++)
    for (int x = 0; x < area->width; x++)
      in[(gsize) y * area->width + x] = inside (area->x + x, area->y + y, user_data);
  for (gsize i = 0; i < n; i++)
    far[i] = (float) ((reach + 1) * (reach + 1));

  for (int y = 0; y < area->height; y++)
    for (int x = 0; x < area->width; x++)
      {
        const guint8 *here = &in[(gsize) y * area->width + x];

        if (x + 1 < area->width && here[0] != here[1])
          spread (far, area, x + 1, y + 0.5, reach);
        if (y + 1 < area->height && here[0] != here[area->width])
          spread (far, area, x + 0.5, y + 1, reach);
      }

  for (gsize i = 0; i < n; i++)
    far[i] = sqrtf (far[i]);
  smooth (far, area->width, area->height);

  return far;
}
