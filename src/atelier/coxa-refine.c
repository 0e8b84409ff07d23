/* coxa-refine.c: a mesh without long edges
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-refine.h"

#include <string.h>

#define ROUNDS 8 /* each halves what is too long */

static guint64
edge_key (guint a,
          guint b)
{
  return ((guint64) MIN (a, b) << 32) | MAX (a, b);
}

/* the vertex in the middle of an edge, 0 where the edge is short enough; vertex 0 is never in the middle of one */
static guint
middle_of (GArray     *positions,
           GHashTable *middles,
           guint       a,
           guint       b,
           double      longest)
{
  guint64 key = edge_key (a, b);
  const float *p = (const float *) (gpointer) positions->data + 3 * a;
  const float *q = (const float *) (gpointer) positions->data + 3 * b;
  float middle[3];
  double d = 0;
  guint made = GPOINTER_TO_UINT (g_hash_table_lookup (middles, &key));

  if (made != 0)
    return made;
  for (int k = 0; k < 3; k++)
    {
      d += (p[k] - q[k]) * (p[k] - q[k]);
      middle[k] = (p[k] + q[k]) / 2;
    }
  if (d <= longest * longest)
    return 0;

  made = positions->len / 3;
  g_array_append_vals (positions, middle, 3);
  g_hash_table_insert (middles, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (made));

  return made;
}

static void
add (GArray *triangles,
     guint   a,
     guint   b,
     guint   c)
{
  guint made[3] = { a, b, c };

  g_array_append_vals (triangles, made, 3);
}

/* cuts a triangle at the middles of its long edges: into two, three or four */
static void
cut (GArray      *out,
     const guint *c,
     const guint *m)
{
  int n = (m[0] != 0) + (m[1] != 0) + (m[2] != 0);
  int first = 0;

  if (n == 3)
    {
      add (out, c[0], m[2], m[1]);
      add (out, m[2], c[1], m[0]);
      add (out, m[1], m[0], c[2]);
      add (out, m[0], m[1], m[2]);
      return;
    }
  if (n == 0)
    {
      add (out, c[0], c[1], c[2]);
      return;
    }

  /* turned so that the only cut edge, or the only whole one, lies opposite the first corner */
  while ((m[first] != 0) != (n == 1))
    first++;
  {
    guint a = c[first], b = c[(first + 1) % 3], d = c[(first + 2) % 3];

    if (n == 1)
      {
        add (out, a, b, m[first]);
        add (out, a, m[first], d);
      }
    else
      {
        guint on_ad = m[(first + 1) % 3];
        guint on_ab = m[(first + 2) % 3];

        add (out, a, on_ab, on_ad);
        add (out, on_ab, b, d);
        add (out, on_ab, d, on_ad);
      }
  }
}

/**
 * coxa_refine_new:
 * @mesh: a mesh
 * @longest: no edge shall be longer, millimetres
 *
 * Cuts long edges in two, without moving the surface. Where Loop's rule refines everything alike, this leaves small
 * triangles as they are.
 *
 * Returns: (transfer full): the finer mesh
 */
CoxaMesh *
coxa_refine_new (CoxaMesh *mesh,
                 double    longest)
{
  g_autoptr(GArray) positions = g_array_new (FALSE, FALSE, sizeof (float));
  g_autoptr(GArray) triangles = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_vals (positions, mesh->position, 3 * mesh->n_vertices);
  g_array_append_vals (triangles, mesh->triangle, 3 * mesh->n_triangles);
  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr(GHashTable) middles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      GArray *next = g_array_new (FALSE, FALSE, sizeof (guint));

      for (guint t = 0; t < triangles->len; t += 3)
        {
          guint c[3], m[3];

          memcpy (c, (const guint *) (gpointer) triangles->data + t, sizeof c);
          for (int k = 0; k < 3; k++)
            m[k] = middle_of (positions, middles, c[(k + 1) % 3], c[(k + 2) % 3], longest);
          cut (next, c, m);
        }
      g_array_unref (triangles);
      triangles = next;
      if (g_hash_table_size (middles) == 0)
        break;
    }

  return coxa_mesh_new ((const float *) (gpointer) positions->data, positions->len / 3,
                        (const guint *) (gpointer) triangles->data, triangles->len / 3);
}
