/* coxa-band.c: a ligament as a band over bones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-band.h"
#include "coxa-spline.h"

#include <math.h>
#include <string.h>

#define ACROSS 25      /* places across the band */
#define STEPS 14       /* rows from rail to rail */
#define LIFTS 24       /* how often the band is lifted off the bones and smoothed */
#define REACH 14.0     /* how deep in a bone a place may be authored, millimetres */
#define CLEARANCE 0.3  /* between band and bone, millimetres */

/* lifts what lies within a bone or too near to it; the ends stay where they were authored, or on the bone above it */
static void
lift (float     *grid,
      guint      rows,
      double     height,
      GPtrArray *bones)
{
  for (guint i = 0; i < rows * ACROSS; i++)
    for (guint b = 0; b < bones->len; b++)
      {
        float *p = grid + 3 * i;
        float normal[3];
        double over = coxa_near_height (g_ptr_array_index (bones, b), p, REACH, normal);

        if (over >= height)
          continue;
        for (int k = 0; k < 3; k++)
          p[k] += normal[k] * (height - over);
      }
}

static void
smooth (float *grid,
        guint  rows)
{
  g_autofree float *old = g_memdup2 (grid, 3 * rows * ACROSS * sizeof *grid);

  for (guint r = 1; r + 1 < rows; r++)
    for (guint c = 0; c < ACROSS; c++)
      for (int k = 0; k < 3; k++)
        {
          guint left = r * ACROSS + (c > 0 ? c - 1 : c);
          guint right = r * ACROSS + (c + 1 < ACROSS ? c + 1 : c);
          guint here = r * ACROSS + c;

          grid[3 * here + k] = 0.4 * old[3 * here + k] + 0.2 * (old[3 * (here - ACROSS) + k] + old[3 * (here + ACROSS) + k])
                               + 0.1 * (old[3 * left + k] + old[3 * right + k]);
        }
}

static void
normal_at (const float *grid,
           guint        rows,
           guint        r,
           guint        c,
           double      *out)
{
  const float *up = grid + 3 * ((r > 0 ? r - 1 : r) * ACROSS + c);
  const float *down = grid + 3 * ((r + 1 < rows ? r + 1 : r) * ACROSS + c);
  const float *left = grid + 3 * (r * ACROSS + (c > 0 ? c - 1 : c));
  const float *right = grid + 3 * (r * ACROSS + (c + 1 < ACROSS ? c + 1 : c));
  double a[3], b[3], length;

  for (int k = 0; k < 3; k++)
    {
      a[k] = down[k] - up[k];
      b[k] = right[k] - left[k];
    }
  out[0] = a[1] * b[2] - a[2] * b[1];
  out[1] = a[2] * b[0] - a[0] * b[2];
  out[2] = a[0] * b[1] - a[1] * b[0];
  length = sqrt (out[0] * out[0] + out[1] * out[1] + out[2] * out[2]) + 1e-9;
  for (int k = 0; k < 3; k++)
    out[k] /= length;
}

static void
add_quad (GArray *triangles,
          guint   a,
          guint   b,
          guint   c,
          guint   d)
{
  guint made[6] = { a, b, c, a, c, d };

  g_array_append_vals (triangles, made, 6);
}

/* two faces, thinner towards the edges, closed all round */
static CoxaMesh *
thicken (const float *grid,
         guint        rows,
         double       thickness)
{
  guint n = rows * ACROSS;
  g_autofree float *positions = g_new (float, 6 * n);
  g_autoptr(GArray) triangles = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint r = 0; r < rows; r++)
    for (guint c = 0; c < ACROSS; c++)
      {
        double normal[3];
        double x = 2.0 * c / (ACROSS - 1) - 1;
        double half = thickness / 2 * MAX (sqrt (1 - x * x * x * x), 0.2);

        normal_at (grid, rows, r, c, normal);
        for (int k = 0; k < 3; k++)
          {
            positions[3 * (r * ACROSS + c) + k] = grid[3 * (r * ACROSS + c) + k] + normal[k] * half;
            positions[3 * (n + r * ACROSS + c) + k] = grid[3 * (r * ACROSS + c) + k] - normal[k] * half;
          }
      }
  for (guint r = 0; r + 1 < rows; r++)
    {
      guint a = r * ACROSS;
      guint b = a + ACROSS;

      for (guint c = 0; c + 1 < ACROSS; c++)
        {
          add_quad (triangles, a + c, b + c, b + c + 1, a + c + 1);
          add_quad (triangles, n + a + c, n + a + c + 1, n + b + c + 1, n + b + c);
        }
      add_quad (triangles, a, n + a, n + b, b);
      add_quad (triangles, a + ACROSS - 1, b + ACROSS - 1, n + b + ACROSS - 1, n + a + ACROSS - 1);
    }
  for (guint c = 0; c + 1 < ACROSS; c++)
    {
      guint last = (rows - 1) * ACROSS + c;

      add_quad (triangles, c, c + 1, n + c + 1, n + c);
      add_quad (triangles, last, n + last, n + last + 1, last + 1);
    }

  return coxa_mesh_new (positions, 2 * n, (const guint *) (gpointer) triangles->data, triangles->len / 3);
}

/**
 * coxa_band_new:
 * @rails: (element-type CoxaCurve): lines across the band, from one attachment to the other, two or more; each to the
 *   subject's right, to the back, up, millimetres
 * @thickness: millimetres
 * @bones: (element-type CoxaNear): what the band lies on and does not pass through
 *
 * Spans a band over its rails and drapes it over bones.
 *
 * Returns: (transfer full) (nullable): a closed surface, %NULL where there are fewer than two rails
 */
CoxaMesh *
coxa_band_new (GPtrArray *rails,
               double     thickness,
               GPtrArray *bones)
{
  guint n = rails->len;
  guint rows = n >= 2 ? (n - 1) * STEPS + 1 : 0;
  g_autofree float *spread = g_new0 (float, MAX (3 * n * ACROSS, 1));
  g_autofree float *column = g_new0 (float, MAX (3 * n, 1));
  g_autofree float *grid = g_new0 (float, MAX (3 * rows * ACROSS, 1));

  if (n < 2)
    return NULL;

  for (guint i = 0; i < n; i++)
    {
      CoxaCurve *rail = g_ptr_array_index (rails, i);

      if (rail->n_points < 2)
        return NULL;
      coxa_spline_spread (rail->points, rail->n_points, ACROSS, spread + 3 * i * ACROSS);
    }
  for (guint c = 0; c < ACROSS; c++)
    {
      for (guint i = 0; i < n; i++)
        memcpy (column + 3 * i, spread + 3 * (i * ACROSS + c), 3 * sizeof *column);
      for (guint r = 0; r < rows; r++)
        {
          float *p = grid + 3 * (r * ACROSS + c);

          coxa_spline_at (column, n, (double) r / STEPS, p);
          /* authored to the right, the mesh's x goes to the left */
          p[0] = -p[0];
        }
    }
  for (int i = 0; i < LIFTS; i++)
    {
      lift (grid, rows, thickness / 2 + CLEARANCE, bones);
      if (i + 1 < LIFTS)
        smooth (grid, rows);
    }

  return thicken (grid, rows, thickness);
}
