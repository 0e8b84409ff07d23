/* coxa-mannequin-foot.c: feet in plain shoes
 *
 * The toes are pushed out to the hull of the forefoot, whose edges are rounded off, so that the foot is a plain shoe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-mannequin-foot.h"

#include <math.h>

#define HIGHEST 125.0 /* millimetres: above this nothing is a foot */
#define SOFT 1.6      /* millimetres over which the hull's edges are rounded */

enum
{
  X,
  Y,
  Z
};

/* whether it is of this foot's fore part, 0 … 1 */
static double
is_fore (const CoxaMannequin *self,
         int                  left,
         const float         *p)
{
  const float *ball = self->joint[COXA_JOINT_BALL + left];

  if (p[Z] > HIGHEST || (p[X] > 0) != left || fabs (p[X] - ball[X]) > 110)
    return 0;

  return CLAMP ((ball[Y] - p[Y] + 4) / 50, 0, 1);
}

/* the hull as the planes that touch it: in direction n it reaches as far as the outermost point does */
static void
find_hull (CoxaMannequin *self,
           int            left)
{
  CoxaFoot *foot = &self->foot[left];
  const float *ball = self->joint[COXA_JOINT_BALL + left];
  const float *toe = self->joint[COXA_JOINT_TOE + left];
  g_autoptr(GArray) fore = g_array_new (FALSE, FALSE, sizeof (guint));

  foot->middle[X] = 0.6f * ball[X] + 0.4f * toe[X];
  foot->middle[Y] = ball[Y] + 10;
  foot->middle[Z] = 22;
  for (guint v = 0; v < self->mesh->n_vertices; v++)
    if (is_fore (self, left, self->mesh->position + 3 * v) >= 0.02)
      g_array_append_val (fore, v);
  for (int i = 0; i < COXA_FOOT_SIDES; i++)
    {
      double up = 1 - 2 * (i + 0.5) / COXA_FOOT_SIDES;
      double angle = i * G_PI * (3 - sqrt (5));
      double r = sqrt (1 - up * up);
      float *n = foot->side[i];

      n[X] = r * cos (angle);
      n[Y] = r * sin (angle);
      n[Z] = up;
      foot->reach[i] = 0;
      for (guint j = 0; j < fore->len; j++)
        {
          const float *p = self->mesh->position + 3 * g_array_index (fore, guint, j);
          double far = 0;

          for (int k = 0; k < 3; k++)
            far += n[k] * (p[k] - foot->middle[k]);
          foot->reach[i] = MAX (foot->reach[i], far);
        }
    }
}

/* along the ray from a point within to where the hull is: how far, and which way that faces */
static double
find_way_out (const CoxaFoot *foot,
              const double   *from,
              const double   *way,
              double         *normal)
{
  double nearest = 1e9, weight = 0, sum = 0;

  for (int pass = 0; pass < 2; pass++)
    for (int i = 0; i < COXA_FOOT_SIDES; i++)
      {
        const float *n = foot->side[i];
        double along = 0, rest = foot->reach[i], out, share;

        for (int k = 0; k < 3; k++)
          {
            along += n[k] * way[k];
            rest -= n[k] * (from[k] - foot->middle[k]);
          }
        if (along <= 0.05)
          continue;
        out = rest / along;
        if (pass == 0)
          {
            nearest = MIN (nearest, out);
            continue;
          }
        share = exp ((nearest - out) / SOFT);
        weight += share;
        sum += share * out;
        for (int k = 0; k < 3; k++)
          normal[k] += share * n[k];
      }
  weight = MAX (weight, 1e-9);
  for (int k = 0; k < 3; k++)
    normal[k] /= weight;

  return sum / weight;
}

/**
 * coxa_mannequin_foot_measure:
 * @self: a figure that stands
 *
 * Finds the hulls of both forefeet.
 */
void
coxa_mannequin_foot_measure (CoxaMannequin *self)
{
  find_hull (self, 0);
  find_hull (self, 1);
}

/**
 * coxa_mannequin_foot_put:
 * @self: a figure whose feet have been measured
 * @mesh: its skin, refined or not
 *
 * Draws the skin of the forefeet onto their hulls, and lets it face as they do: between the toes it lies in folds, which then are
 * not seen. A sole is flat.
 */
void
coxa_mannequin_foot_put (CoxaMannequin *self,
                         CoxaMesh      *mesh)
{
  for (guint v = 0; v < mesh->n_vertices; v++)
    {
      float *p = mesh->position + 3 * v;
      int left = p[X] > 0;
      const CoxaFoot *foot = &self->foot[left];
      double share = is_fore (self, left, p);
      double from[3] = { foot->middle[X], MAX (p[Y], foot->middle[Y]), foot->middle[Z] };
      double way[3], normal[3] = { 0, };
      double length = 1e-12, out;

      if (share <= 0)
        continue;
      share = share * share * (3 - 2 * share);
      for (int k = 0; k < 3; k++)
        {
          way[k] = p[k] - from[k];
          length += way[k] * way[k];
        }
      for (int k = 0; k < 3; k++)
        way[k] /= sqrt (length);
      out = find_way_out (foot, from, way, normal);
      for (int k = 0; k < 3; k++)
        {
          p[k] += share * (from[k] + out * way[k] - p[k]);
          mesh->normal[3 * v + k] += share * (normal[k] - mesh->normal[3 * v + k]);
        }
      p[Z] = MAX (p[Z], 0);
    }
}
