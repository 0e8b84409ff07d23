/* coxa-sac.c: a bursa as a flat sac on bone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-sac.h"
#include "coxa-spline.h"

#include <math.h>

#define AROUND 48   /* places round the sac */
#define RINGS 14    /* from its middle to its edge */
#define PLACES (RINGS * AROUND + 1)
#define ROUNDS 20   /* how often the floor is raised off the bones and evened out */
#define REACH 25.0  /* farther than this no bone counts, millimetres */

/* the number of a place: the middle, then ring by ring */
static guint
place_of (guint ring,
          guint around)
{
  return ring == 0 ? 0 : 1 + (ring - 1) * AROUND + around % AROUND;
}

/* raises what lies in a bone or too near to it, and keeps which way is out */
static void
lift_off (float     *floor_of,
          float     *normals,
          guint      n,
          double     height,
          GPtrArray *bones)
{
  for (guint i = 0; i < n; i++)
    {
      float *p = floor_of + 3 * i;
      double lowest = REACH;

      for (guint b = 0; b < bones->len; b++)
        {
          float here[3];
          double over = coxa_near_height (g_ptr_array_index (bones, b), p, REACH, here);

          if (over >= lowest)
            continue;
          lowest = over;
          for (int k = 0; k < 3; k++)
            normals[3 * i + k] = here[k];
        }
      for (int k = 0; k < 3 && lowest < height; k++)
        p[k] += normals[3 * i + k] * (height - lowest);
    }
}

/* evens out all but the edge */
static void
smooth (float *values)
{
  g_autofree float *old = g_memdup2 (values, 3 * PLACES * sizeof *values);

  for (guint r = 0; r < RINGS; r++)
    for (guint s = 0; s < (r == 0 ? 1 : AROUND); s++)
      for (int k = 0; k < 3; k++)
        {
          double sum = 0;

          if (r == 0)
            for (guint t = 0; t < AROUND; t++)
              sum += old[3 * place_of (1, t) + k] / AROUND;
          else
            sum = (old[3 * place_of (r - 1, s) + k] + old[3 * place_of (r + 1, s) + k] + old[3 * place_of (r, s + 1) + k]
                   + old[3 * place_of (r, s + AROUND - 1) + k]) / 4;
          values[3 * place_of (r, s) + k] = 0.4 * old[3 * place_of (r, s) + k] + 0.6 * sum;
        }
}

static void
add_faces (GArray *triangles)
{
  for (guint face = 0; face < 2; face++)
    for (guint s = 0; s < AROUND; s++)
      for (guint r = 0; r <= RINGS - face; r++)
        {
          guint base = face * PLACES;
          /* past the last ring comes the edge that joins the two faces */
          guint a = base + place_of (r, s);
          guint b = base + place_of (r, s + 1);
          guint c = r == RINGS ? PLACES + place_of (r, s + 1) : base + place_of (r + 1, s + 1);
          guint d = r == RINGS ? PLACES + place_of (r, s) : base + place_of (r + 1, s);
          guint front[6] = { a, d, c, a, c, b };
          guint back[6] = { a, c, d, a, b, c };

          g_array_append_vals (triangles, face == 0 ? front : back, r == 0 ? 3 : 6);
        }
}

/**
 * coxa_sac_new:
 * @outline: a closed line of three or more points, to the subject's right, to the back, up, millimetres
 * @thickness: in the middle, millimetres
 * @lift: how high its floor lies over the bone, millimetres
 * @bones: (element-type CoxaNear): on what it lies
 *
 * Lays a flat sac on bone.
 *
 * Returns: (transfer full) (nullable): a closed surface, %NULL where the outline has fewer than three points
 */
CoxaMesh *
coxa_sac_new (CoxaCurve *outline,
              double     thickness,
              double     lift,
              GPtrArray *bones)
{
  g_autofree float *floor_of = g_new0 (float, 3 * PLACES);
  g_autofree float *normals = g_new0 (float, 3 * PLACES);
  g_autofree float *positions = g_new0 (float, 6 * PLACES);
  g_autoptr(GArray) triangles = g_array_new (FALSE, FALSE, sizeof (guint));
  float edge[3 * AROUND];
  float middle[3] = { 0, 0, 0 };

  if (outline->n_points < 3)
    return NULL;

  for (guint s = 0; s < AROUND; s++)
    {
      coxa_spline_around (outline->points, outline->n_points, (double) s * outline->n_points / AROUND, edge + 3 * s);
      /* authored to the right, the mesh's x goes to the left */
      edge[3 * s] = -edge[3 * s];
      for (int k = 0; k < 3; k++)
        middle[k] += edge[3 * s + k] / AROUND;
    }
  for (guint r = 0; r <= RINGS; r++)
    for (guint s = 0; s < (r == 0 ? 1 : AROUND); s++)
      for (int k = 0; k < 3; k++)
        floor_of[3 * place_of (r, s) + k] = middle[k] + (edge[3 * s + k] - middle[k]) * r / RINGS;
  for (int i = 0; i < ROUNDS; i++)
    {
      lift_off (floor_of, normals, PLACES, lift, bones);
      smooth (floor_of);
      smooth (normals);
    }

  for (guint r = 0; r <= RINGS; r++)
    for (guint s = 0; s < (r == 0 ? 1 : AROUND); s++)
      {
        guint i = place_of (r, s);
        double dome = 0.1 + thickness * sqrt (MAX (1 - pow ((double) r / RINGS, 4), 0));
        double length = 1e-6;

        for (int k = 0; k < 3; k++)
          length += normals[3 * i + k] * normals[3 * i + k];
        for (int k = 0; k < 3; k++)
          {
            positions[3 * i + k] = floor_of[3 * i + k] + normals[3 * i + k] / sqrt (length) * dome;
            positions[3 * (PLACES + i) + k] = floor_of[3 * i + k];
          }
      }
  add_faces (triangles);

  return coxa_mesh_new (positions, 2 * PLACES, (const guint *) (gpointer) triangles->data, triangles->len / 3);
}
