/* coxa-tube.c: a nerve as tubes round authored lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-tube.h"
#include "coxa-scene.h"

#include <math.h>

#define STEPS 12  /* places along the line from landmark to landmark */
#define SIDES 16  /* corners round the tube */

static void
spline (const float *points,
        int          n,
        double       t,
        double      *out)
{
  int i = CLAMP ((int) floor (t), 0, n - 2);
  double f = t - i;

  for (int k = 0; k < 3; k++)
    {
      double a = points[3 * MAX (i - 1, 0) + k];
      double b = points[3 * i + k];
      double c = points[3 * (i + 1) + k];
      double d = points[3 * MIN (i + 2, n - 1) + k];

      out[k] = b + 0.5 * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a)));
    }
}

static void
cross_unit (const double *a,
            const double *b,
            double       *out)
{
  double length;

  out[0] = a[1] * b[2] - a[2] * b[1];
  out[1] = a[2] * b[0] - a[0] * b[2];
  out[2] = a[0] * b[1] - a[1] * b[0];
  length = sqrt (out[0] * out[0] + out[1] * out[1] + out[2] * out[2]) + 1e-12;
  for (int k = 0; k < 3; k++)
    out[k] /= length;
}

static void
sweep (CoxaCurve *curve,
       GArray    *positions,
       GArray    *triangles)
{
  static const double upright[3] = { 0.12, 0.31, 0.94 };
  int rings = (curve->n_points - 1) * STEPS + 1;
  guint base = positions->len / 3;

  for (int i = 0; i < rings; i++)
    {
      double t = (double) i / STEPS;
      double at[3], ahead[3], behind[3], along[3], one[3], two[3];
      double part = (double) i / (rings - 1);
      double radius = (curve->from + (curve->to - curve->from) * part) / 2;

      spline (curve->points, curve->n_points, t, at);
      spline (curve->points, curve->n_points, MIN (t + 0.05, curve->n_points - 1), ahead);
      spline (curve->points, curve->n_points, MAX (t - 0.05, 0), behind);
      for (int k = 0; k < 3; k++)
        along[k] = ahead[k] - behind[k];
      cross_unit (along, upright, one);
      cross_unit (along, one, two);
      /* a rounded end */
      radius *= sqrt (MIN (1, (1 - part) * rings / 3 + 0.04)) * sqrt (MIN (1, part * rings / 3 + 0.3));
      for (int s = 0; s < SIDES; s++)
        for (int k = 0; k < 3; k++)
          {
            double angle = 2 * G_PI * s / SIDES;
            /* authored to the right, the mesh's x goes to the left */
            float value = (at[k] + radius * (cos (angle) * one[k] + sin (angle) * two[k])) * (k == 0 ? -1 : 1);

            g_array_append_val (positions, value);
          }
    }
  for (int i = 0; i + 1 < rings; i++)
    for (int s = 0; s < SIDES; s++)
      {
        guint a = base + i * SIDES + s;
        guint b = base + i * SIDES + (s + 1) % SIDES;
        guint made[6] = { a, a + SIDES, b, b, a + SIDES, b + SIDES };

        g_array_append_vals (triangles, made, 6);
      }
}

/**
 * coxa_tube_new:
 * @curves: (element-type CoxaCurve): lines, to the subject's right, to the back, up, millimetres
 *
 * Sweeps lines to tubes that taper from their first diameter to their last.
 *
 * Returns: (transfer full) (nullable): all of them as one mesh, %NULL if no line has two points
 */
CoxaMesh *
coxa_tube_new (GPtrArray *curves)
{
  g_autoptr(GArray) positions = g_array_new (FALSE, FALSE, sizeof (float));
  g_autoptr(GArray) triangles = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < curves->len; i++)
    {
      CoxaCurve *curve = g_ptr_array_index (curves, i);

      if (curve->n_points >= 2)
        sweep (curve, positions, triangles);
    }
  if (triangles->len == 0)
    return NULL;

  return coxa_mesh_new ((const float *) (gpointer) positions->data, positions->len / 3,
                        (const guint *) (gpointer) triangles->data, triangles->len / 3);
}
