/* coxa-spline.c: a smooth line through points (Catmull-Rom)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-spline.h"

#include <math.h>

#define FINE 16 /* places from point to point where a line is measured */

static void
between (const float *a,
         const float *b,
         const float *c,
         const float *d,
         double       f,
         float       *out)
{
  for (int k = 0; k < 3; k++)
    out[k] = b[k] + 0.5 * f * (c[k] - a[k] + f * (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k] + f * (3 * (b[k] - c[k]) + d[k] - a[k])));
}

/**
 * coxa_spline_at:
 * @points: three numbers a point
 * @n: how many points, 1 or more
 * @t: 0 at the first point … @n - 1 at the last
 * @out: (out caller-allocates): three numbers
 *
 * Finds a place on the open line.
 */
void
coxa_spline_at (const float *points,
                guint        n,
                double       t,
                float       *out)
{
  int last = (int) n - 1;
  int i = CLAMP ((int) floor (t), 0, MAX (last - 1, 0));

  between (points + 3 * MAX (i - 1, 0), points + 3 * i, points + 3 * MIN (i + 1, last), points + 3 * MIN (i + 2, last),
           t - i, out);
}

/**
 * coxa_spline_around:
 * @points: three numbers a point
 * @n: how many points, 1 or more
 * @t: 0 at the first point … @n at the first again
 * @out: (out caller-allocates): three numbers
 *
 * Finds a place on the closed line.
 */
void
coxa_spline_around (const float *points,
                    guint        n,
                    double       t,
                    float       *out)
{
  guint i = (guint) floor (t) % n;

  between (points + 3 * ((i + n - 1) % n), points + 3 * i, points + 3 * ((i + 1) % n), points + 3 * ((i + 2) % n),
           t - floor (t), out);
}

/**
 * coxa_spline_spread:
 * @points: three numbers a point
 * @n: how many points, 1 or more
 * @count: how many places, 2 or more
 * @out: (out caller-allocates): three numbers a place
 *
 * Spreads places evenly over the open line, the first and the last at its ends.
 */
void
coxa_spline_spread (const float *points,
                    guint        n,
                    guint        count,
                    float       *out)
{
  guint steps = (MAX (n, 2) - 1) * FINE;
  g_autofree double *length = g_new0 (double, steps + 1);
  float before[3], here[3];
  guint s = 0;

  coxa_spline_at (points, n, 0, before);
  for (guint i = 1; i <= steps; i++)
    {
      double d = 0;

      coxa_spline_at (points, n, (double) i / FINE, here);
      for (int k = 0; k < 3; k++)
        {
          d += (here[k] - before[k]) * (here[k] - before[k]);
          before[k] = here[k];
        }
      length[i] = length[i - 1] + sqrt (d);
    }
  for (guint i = 0; i < count; i++)
    {
      double wanted = length[steps] * i / (count - 1);

      while (s + 1 < steps && length[s + 1] < wanted)
        s++;
      coxa_spline_at (points, n, (s + CLAMP ((wanted - length[s]) / (length[s + 1] - length[s] + 1e-9), 0, 1)) / FINE,
                      out + 3 * i);
    }
}
