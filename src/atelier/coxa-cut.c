/* coxa-cut.c: what is left of a surface that is cut through
 *
 * The cut is a plane across the line of sight: what is nearer to the observer is taken away. A pixel lies in the cut face
 * where a line from the observer has entered the surface once more than it has left it when it reaches the plane.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-cut.h"

#include <math.h>

static guint
add_between (GArray *points,
             GArray *values,
             guint   n_values,
             guint   a,
             guint   b,
             double  height)
{
  guint made = points->len / 3;
  double za = g_array_index (points, float, 3 * a + 2);
  double zb = g_array_index (points, float, 3 * b + 2);
  double t = (height - za) / (zb - za);

  for (guint k = 0; k < 3; k++)
    {
      float value = g_array_index (points, float, 3 * a + k) * (1 - t) + g_array_index (points, float, 3 * b + k) * t;

      g_array_append_val (points, value);
    }
  for (guint k = 0; k < n_values; k++)
    {
      float value = g_array_index (values, float, n_values * a + k) * (1 - t)
                    + g_array_index (values, float, n_values * b + k) * t;

      g_array_append_val (values, value);
    }

  return made;
}

/**
 * coxa_cut_surface:
 * @points: three numbers a vertex, the third is the height towards the observer; vertices on the cut are added
 * @values: @n_values numbers a vertex, likewise
 * @n_values: how many numbers a vertex
 * @triangles: three vertex numbers a triangle; replaced by those that are left
 * @height: of the cut
 *
 * Takes away what is higher than the cut.
 */
void
coxa_cut_surface (GArray *points,
                  GArray *values,
                  guint   n_values,
                  GArray *triangles,
                  double  height)
{
  g_autoptr(GArray) left = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint t = 0; t + 2 < triangles->len; t += 3)
    {
      guint kept[4];
      guint n = 0;

      for (guint k = 0; k < 3; k++)
        {
          guint a = g_array_index (triangles, guint, t + k);
          guint b = g_array_index (triangles, guint, t + (k + 1) % 3);
          gboolean a_stays = g_array_index (points, float, 3 * a + 2) <= height;
          gboolean b_stays = g_array_index (points, float, 3 * b + 2) <= height;

          if (a_stays)
            kept[n++] = a;
          if (a_stays != b_stays)
            kept[n++] = add_between (points, values, n_values, a, b, height);
        }
      for (guint k = 2; k < n; k++)
        {
          guint made[3] = { kept[0], kept[k - 1], kept[k] };

          g_array_append_vals (left, made, 3);
        }
    }

  g_array_set_size (triangles, 0);
  g_array_append_vals (triangles, left->data, left->len);
}

/**
 * coxa_cut_face:
 * @points: three numbers a vertex of the whole surface
 * @triangles: three vertex numbers a triangle
 * @n_triangles: how many
 * @height: of the cut
 * @window: the part of the picture that is looked at
 *
 * Finds the cut face.
 *
 * Returns: (transfer full): a byte a pixel, 1 where it is
 */
guint8 *
coxa_cut_face (const float *points,
               const guint *triangles,
               guint        n_triangles,
               double       height,
               CoxaWindow   window)
{
  gsize size = (gsize) window.width * window.height;
  g_autofree gint16 *inside = g_new0 (gint16, MAX (size, 1));
  guint8 *face = g_new0 (guint8, MAX (size, 1));

  for (guint t = 0; t < n_triangles; t++)
    {
      const float *p = points + 3 * triangles[3 * t];
      const float *q = points + 3 * triangles[3 * t + 1];
      const float *r = points + 3 * triangles[3 * t + 2];
      double area = (q[0] - p[0]) * (r[1] - p[1]) - (r[0] - p[0]) * (q[1] - p[1]);
      int left = MAX (0, (int) floor (MIN (p[0], MIN (q[0], r[0]))) - window.x);
      int right = MIN (window.width - 1, (int) ceil (MAX (p[0], MAX (q[0], r[0]))) - window.x);
      int top = MAX (0, (int) floor (MIN (p[1], MIN (q[1], r[1]))) - window.y);
      int bottom = MIN (window.height - 1, (int) ceil (MAX (p[1], MAX (q[1], r[1]))) - window.y);

      if (fabs (area) < 1e-9 || MAX (p[2], MAX (q[2], r[2])) <= height)
        continue;
      for (int y = top; y <= bottom; y++)
        for (int x = left; x <= right; x++)
          {
            /* off the middle of the pixel by what no vertex is, so that a line never passes through an edge */
            double dx = x + window.x + 0.500271 - p[0];
            double dy = y + window.y + 0.500173 - p[1];
            double b = (dx * (r[1] - p[1]) - (r[0] - p[0]) * dy) / area;
            double d = ((q[0] - p[0]) * dy - dx * (q[1] - p[1])) / area;

            if (b >= 0 && d >= 0 && b + d <= 1 && p[2] + b * (q[2] - p[2]) + d * (r[2] - p[2]) > height)
              inside[(gsize) y * window.width + x] += area > 0 ? 1 : -1;
          }
    }
  for (gsize i = 0; i < size; i++)
    face[i] = inside[i] != 0;

  return face;
}
