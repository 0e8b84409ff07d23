/* coxa-sac.c: a bursa as a flat sac on bone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-sac.h"
#include "coxa-spline.h"

#include <math.h>

#define AROUND 48   /* places round the sac */
#define RINGS 14    /* from its middle to its edge */
#define REACH 25.0  /* how far from the bone it may be authored, millimetres */

/* puts a point at a height over the nearest bone */
static void
settle (float     *point,
        double     height,
        GPtrArray *bones)
{
  float normal[3] = { 0, 0, 0 };
  double lowest = REACH;

  for (guint b = 0; b < bones->len; b++)
    {
      float here[3];
      double over = coxa_near_height (g_ptr_array_index (bones, b), point, REACH, here);

      if (over >= lowest)
        continue;
      lowest = over;
      for (int k = 0; k < 3; k++)
        normal[k] = here[k];
    }
  for (int k = 0; k < 3; k++)
    point[k] += normal[k] * (height - lowest);
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
  guint side = RINGS * AROUND + 1;
  g_autofree float *positions = g_new0 (float, 6 * side);
  g_autoptr(GArray) triangles = g_array_new (FALSE, FALSE, sizeof (guint));
  float middle[3] = { 0, 0, 0 };
  float edge[3];

  if (outline->n_points < 3)
    return NULL;

  for (guint s = 0; s < AROUND; s++)
    {
      coxa_spline_around (outline->points, outline->n_points, (double) s * outline->n_points / AROUND, edge);
      for (int k = 0; k < 3; k++)
        middle[k] += edge[k] / AROUND;
    }
  for (guint face = 0; face < 2; face++)
    for (guint i = 0; i < side; i++)
      {
        double out = i == 0 ? 0 : (double) ((i - 1) / AROUND + 1) / RINGS;
        double dome = thickness * sqrt (MAX (1 - pow (out, 4), 0));
        float *p = positions + 3 * (face * side + i);

        coxa_spline_around (outline->points, outline->n_points, (double) ((i + AROUND - 1) % AROUND) * outline->n_points / AROUND,
                            edge);
        for (int k = 0; k < 3; k++)
          p[k] = (middle[k] + (edge[k] - middle[k]) * out) * (k == 0 ? -1 : 1);
        settle (p, face == 0 ? lift + 0.2 + dome : lift, bones);
      }
  for (guint face = 0; face < 2; face++)
    for (guint s = 0; s < AROUND; s++)
      {
        guint next = (s + 1) % AROUND;
        guint base = face * side;

        for (guint r = 0; r <= RINGS; r++)
          {
            /* the middle, the rings, and last the edge that joins the two faces */
            guint a = r == 0 ? base : base + 1 + (r - 1) * AROUND + s;
            guint b = r == 0 ? base : base + 1 + (r - 1) * AROUND + next;
            guint c = r == RINGS ? side + 1 + (r - 1) * AROUND + next : base + 1 + r * AROUND + next;
            guint d = r == RINGS ? side + 1 + (r - 1) * AROUND + s : base + 1 + r * AROUND + s;
            guint made[6] = { a, d, c, a, c, b };

            if (r == RINGS && face == 1)
              continue;
            if (face == 1)
              {
                made[1] = c;
                made[2] = d;
                made[4] = b;
                made[5] = c;
              }
            g_array_append_vals (triangles, made, r == 0 ? 3 : 6);
          }
      }

  return coxa_mesh_new (positions, 2 * side, (const guint *) (gpointer) triangles->data, triangles->len / 3);
}
