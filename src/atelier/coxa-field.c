/* coxa-field.c: which way a muscle's fibres run
 *
 * A harmonic function on the muscle's surface, 1 where it touches the bones it arises from and 0 where it touches those
 * it is inserted into. The lines along which it falls fastest are taken for the fibres.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-field.h"

#include <math.h>
#include <string.h>

#define LEAST_COTANGENT 0.02 /* keeps the matrix positive definite on obtuse triangles */
#define MOST_COTANGENT 5.0

typedef struct
{
  double *diagonal;
  double *weight;   /* beside mesh->ring */
} Laplacian;

static void
laplacian_add (Laplacian *laplacian,
               CoxaMesh  *mesh,
               guint      a,
               guint      b,
               double     weight)
{
  for (guint i = mesh->ring_start[a]; i < mesh->ring_start[a + 1]; i++)
    if (mesh->ring[i] == b)
      {
        laplacian->weight[i] += weight;
        laplacian->diagonal[a] += weight;
        return;
      }
}

static void
laplacian_init (Laplacian *laplacian,
                CoxaMesh  *mesh)
{
  laplacian->diagonal = g_new0 (double, mesh->n_vertices);
  laplacian->weight = g_new0 (double, mesh->ring_start[mesh->n_vertices] + 1);

  for (guint t = 0; t < mesh->n_triangles; t++)
    for (guint c = 0; c < 3; c++)
      {
        guint o = mesh->triangle[3 * t + c];
        guint a = mesh->triangle[3 * t + (c + 1) % 3];
        guint b = mesh->triangle[3 * t + (c + 2) % 3];
        const float *p = mesh->position + 3 * o;
        const float *q = mesh->position + 3 * a;
        const float *r = mesh->position + 3 * b;
        double u[3] = { q[0] - p[0], q[1] - p[1], q[2] - p[2] };
        double v[3] = { r[0] - p[0], r[1] - p[1], r[2] - p[2] };
        double x = u[1] * v[2] - u[2] * v[1];
        double y = u[2] * v[0] - u[0] * v[2];
        double z = u[0] * v[1] - u[1] * v[0];
        double cotangent = (u[0] * v[0] + u[1] * v[1] + u[2] * v[2]) / (sqrt (x * x + y * y + z * z) + 1e-9);

        cotangent = CLAMP (cotangent, LEAST_COTANGENT, MOST_COTANGENT) / 2;
        laplacian_add (laplacian, mesh, a, b, cotangent);
        laplacian_add (laplacian, mesh, b, a, cotangent);
      }

  for (guint v = 0; v < mesh->n_vertices; v++)
    laplacian->diagonal[v] += 1e-9;
}

static void
laplacian_clear (Laplacian *laplacian)
{
  g_free (laplacian->diagonal);
  g_free (laplacian->weight);
}

static void
laplacian_apply (Laplacian    *laplacian,
                 CoxaMesh     *mesh,
                 const guint8 *fixed,
                 const double *x,
                 double       *out)
{
  for (guint v = 0; v < mesh->n_vertices; v++)
    {
      double sum = laplacian->diagonal[v] * x[v];

      out[v] = 0;
      if (fixed[v])
        continue;
      for (guint i = mesh->ring_start[v]; i < mesh->ring_start[v + 1]; i++)
        if (!fixed[mesh->ring[i]])
          sum -= laplacian->weight[i] * x[mesh->ring[i]];
      out[v] = sum;
    }
}

static double
dot (const double *a,
     const double *b,
     guint         n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += a[i] * b[i];

  return sum;
}

/**
 * coxa_field_solve:
 * @mesh: a muscle
 * @ones: a byte a vertex, not 0 where the function is 1
 * @zeros: a byte a vertex, not 0 where it is 0
 *
 * Solves the cotangent Laplacian for a harmonic function by conjugate gradients.
 *
 * Returns: (transfer full): a number a vertex, 0 … 1
 */
float *
coxa_field_solve (CoxaMesh     *mesh,
                  const guint8 *ones,
                  const guint8 *zeros)
{
  guint n = mesh->n_vertices;
  Laplacian laplacian;
  g_autofree guint8 *fixed = g_new (guint8, n);
  g_autofree double *x = g_new0 (double, n);
  g_autofree double *r = g_new0 (double, n);
  g_autofree double *z = g_new0 (double, n);
  g_autofree double *p = g_new0 (double, n);
  g_autofree double *ap = g_new0 (double, n);
  float *u = g_new (float, MAX (n, 1));
  double rz, first;

  laplacian_init (&laplacian, mesh);
  for (guint v = 0; v < n; v++)
    fixed[v] = ones[v] || zeros[v];
  for (guint v = 0; v < n; v++)
    {
      if (fixed[v])
        continue;
      for (guint i = mesh->ring_start[v]; i < mesh->ring_start[v + 1]; i++)
        if (ones[mesh->ring[i]])
          r[v] += laplacian.weight[i];
      z[v] = p[v] = r[v] / laplacian.diagonal[v];
    }

  rz = first = dot (r, z, n);
  for (guint round = 0; round < 8000 && rz > first * 1e-14 && rz > 0; round++)
    {
      double alpha, next;

      laplacian_apply (&laplacian, mesh, fixed, p, ap);
      alpha = rz / dot (p, ap, n);
      for (guint v = 0; v < n; v++)
        {
          x[v] += alpha * p[v];
          r[v] -= alpha * ap[v];
          z[v] = r[v] / laplacian.diagonal[v];
        }
      next = dot (r, z, n);
      for (guint v = 0; v < n; v++)
        p[v] = z[v] + next / rz * p[v];
      rz = next;
    }

  for (guint v = 0; v < n; v++)
    u[v] = fixed[v] ? (ones[v] ? 1 : 0) : CLAMP (x[v], 0, 1);
  laplacian_clear (&laplacian);

  return u;
}

/**
 * coxa_field_gradient:
 * @mesh: a muscle
 * @u: a number a vertex
 * @reach: how far directions are smoothed, millimetres
 *
 * Finds the direction in which @u rises along the surface.
 *
 * Returns: (transfer full): three numbers a vertex, unit length or 0
 */
float *
coxa_field_gradient (CoxaMesh    *mesh,
                     const float *u,
                     double       reach)
{
  float *gradient = g_new0 (float, 3 * MAX (mesh->n_vertices, 1));

  for (guint t = 0; t < mesh->n_triangles; t++)
    {
      const guint *c = mesh->triangle + 3 * t;
      const float *a = mesh->position + 3 * c[0];
      const float *b = mesh->position + 3 * c[1];
      const float *d = mesh->position + 3 * c[2];
      double e[3] = { b[0] - a[0], b[1] - a[1], b[2] - a[2] };
      double f[3] = { d[0] - a[0], d[1] - a[1], d[2] - a[2] };
      double n[3] = { e[1] * f[2] - e[2] * f[1], e[2] * f[0] - e[0] * f[2], e[0] * f[1] - e[1] * f[0] };
      double area = n[0] * n[0] + n[1] * n[1] + n[2] * n[2] + 1e-12;
      double p = u[c[1]] - u[c[0]];
      double q = u[c[2]] - u[c[0]];
      double g[3], length;

      g[0] = -p * (n[1] * f[2] - n[2] * f[1]) + q * (n[1] * e[2] - n[2] * e[1]);
      g[1] = -p * (n[2] * f[0] - n[0] * f[2]) + q * (n[2] * e[0] - n[0] * e[2]);
      g[2] = -p * (n[0] * f[1] - n[1] * f[0]) + q * (n[0] * e[1] - n[1] * e[0]);
      length = sqrt (g[0] * g[0] + g[1] * g[1] + g[2] * g[2]) + 1e-12;
      for (int k = 0; k < 3; k++)
        for (int i = 0; i < 3; i++)
          gradient[3 * c[i] + k] += g[k] / length * sqrt (area);
    }

  for (int pass = 0; pass < 2; pass++)
    {
      for (guint v = 0; v < mesh->n_vertices; v++)
        {
          float *g = gradient + 3 * v;
          double length = sqrt (g[0] * g[0] + g[1] * g[1] + g[2] * g[2]) + 1e-9;

          for (int k = 0; k < 3; k++)
            g[k] /= length;
        }
      if (pass == 0)
        coxa_mesh_blur (mesh, gradient, 3, reach);
    }

  return gradient;
}

static int
compare_floats (gconstpointer a,
                gconstpointer b)
{
  float x = *(const float *) a;
  float y = *(const float *) b;

  return (x > y) - (x < y);
}

static double
quantile (const float *values,
          guint        n,
          double       part)
{
  g_autofree float *sorted = g_memdup2 (values, n * sizeof *values);

  qsort (sorted, n, sizeof *sorted, compare_floats);

  return sorted[(guint) CLAMP (part * n, 0, n - 1)];
}

/* the direction in which the muscle is longest, by power iteration on its covariance; the two ends are told apart along it */
static void
find_axis (CoxaMesh *mesh,
           float    *along)
{
  double mean[3] = { 0, 0, 0 };
  double matrix[3][3] = { { 0 } };
  double axis[3] = { 0.3, 0.5, 0.8 };

  for (guint v = 0; v < mesh->n_vertices; v++)
    for (int k = 0; k < 3; k++)
      mean[k] += mesh->position[3 * v + k] / mesh->n_vertices;
  for (guint v = 0; v < mesh->n_vertices; v++)
    for (int i = 0; i < 3; i++)
      for (int j = 0; j < 3; j++)
        matrix[i][j] += (mesh->position[3 * v + i] - mean[i]) * (mesh->position[3 * v + j] - mean[j]);
  for (int round = 0; round < 200; round++)
    {
      double next[3], length;

      for (int i = 0; i < 3; i++)
        next[i] = matrix[i][0] * axis[0] + matrix[i][1] * axis[1] + matrix[i][2] * axis[2];
      length = sqrt (next[0] * next[0] + next[1] * next[1] + next[2] * next[2]) + 1e-12;
      for (int i = 0; i < 3; i++)
        axis[i] = next[i] / length;
    }
  for (guint v = 0; v < mesh->n_vertices; v++)
    {
      along[v] = 0;
      for (int k = 0; k < 3; k++)
        along[v] += axis[k] * (mesh->position[3 * v + k] - mean[k]);
    }
}

/**
 * coxa_field_find_ends:
 * @mesh: a muscle
 * @origin: points on the bones it arises from, three numbers each, millimetres
 * @n_origin: how many
 * @insertion: points on what it is inserted into
 * @n_insertion: how many
 * @ones: (out caller-allocates): a byte a vertex, 1 at the origin
 * @zeros: (out caller-allocates): a byte a vertex, 1 at the insertion
 *
 * Finds where a muscle is attached: the vertices within 3 mm, or the nearest 6 %, at the proper end.
 */
void
coxa_field_find_ends (CoxaMesh    *mesh,
                      const float *origin,
                      guint        n_origin,
                      const float *insertion,
                      guint        n_insertion,
                      guint8      *ones,
                      guint8      *zeros)
{
  guint n = mesh->n_vertices;
  g_autofree float *from = coxa_mesh_distances (mesh, origin, n_origin, 60);
  g_autofree float *to = coxa_mesh_distances (mesh, insertion, n_insertion, 60);
  g_autofree float *along = g_new (float, n);
  double near_from = MAX (3.0, quantile (from, n, 0.06));
  double near_to = MAX (3.0, quantile (to, n, 0.06));
  double sum_from = 0, sum_to = 0, low, high;
  guint n_from = 0, n_to = 0;

  find_axis (mesh, along);
  for (guint v = 0; v < n; v++)
    {
      ones[v] = from[v] <= near_from && !(to[v] <= near_to);
      zeros[v] = to[v] <= near_to && !(from[v] <= near_from);
      sum_from += ones[v] * along[v];
      sum_to += zeros[v] * along[v];
      n_from += ones[v];
      n_to += zeros[v];
    }
  if (sum_from / MAX (n_from, 1) < sum_to / MAX (n_to, 1))
    for (guint v = 0; v < n; v++)
      along[v] = -along[v];

  low = quantile (along, n, 0.55);
  high = quantile (along, n, 0.35);
  n_from = n_to = 0;
  for (guint v = 0; v < n; v++)
    {
      ones[v] = ones[v] && along[v] > high;
      zeros[v] = zeros[v] && along[v] < low;
      n_from += ones[v];
      n_to += zeros[v];
    }
  low = quantile (along, n, 0.03);
  high = quantile (along, n, 0.97);
  for (guint v = 0; v < n; v++)
    {
      if (n_from < 4)
        ones[v] = along[v] > high;
      if (n_to < 4)
        zeros[v] = !ones[v] && along[v] < low;
    }
}
