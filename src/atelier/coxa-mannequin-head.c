/* coxa-mannequin-head.c: a head without a face
 *
 * Two eggs, the skull and the jaw, grow together with an upright neck. The skin of the base mesh, with its ears, eyes and mouth,
 * is drawn onto that: so there is a head of the right size, and nobody's features.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-mannequin-head.h"

#include <math.h>

#define HEIGHT 0.131    /* of the stature: from chin to crown */
#define HALVINGS 24     /* of the way to the surface */
#define FARTHEST 180.0  /* millimetres from the axis */
#define TAPER 0.45      /* how much narrower the neck is where it ends */
#define SLICE 6.0       /* millimetres that a slice is thick to either side */
#define GROWN 36.0      /* millimetres over which skull and jaw grow together */
#define GROWN_NECK 26.0 /* and the head with the neck */

enum
{
  X,
  Y,
  Z
};

/* an estimate that is exact on the surface, and near enough around it */
static double
outside_egg (const double *p,
             const double *middle,
             const double *radius)
{
  double near = 0, steep = 1e-12;

  for (int k = 0; k < 3; k++)
    {
      double d = (p[k] - middle[k]) / radius[k];

      near += d * d;
      steep += d * d / (radius[k] * radius[k]);
    }
  near = sqrt (near);

  return near * (near - 1) / sqrt (steep);
}

static double
grow_together (double a,
               double b,
               double over)
{
  double h = MAX (over - fabs (a - b), 0) / over;

  return MIN (a, b) - h * h * over / 4;
}

/* where the neck's middle is at a height; it leans forward as it rises */
static double
find_axis (const CoxaHead *head,
           double          z)
{
  double share = (z - head->neck[Z]) / (head->skull[Z] - head->neck[Z]);

  return head->neck[Y] + CLAMP (share, -0.5, 1) * (head->skull[Y] - head->neck[Y]);
}

static double
outside (const CoxaHead *head,
         const double   *p)
{
  /* it ends within the head, in a blunt tip */
  double risen = CLAMP ((p[Z] - head->neck[Z]) / (head->jaw[Z] - head->neck[Z]), 0, 1);
  double wide = head->neck_radius[X] * (1 - TAPER * risen * risen);
  double deep = head->neck_radius[Y] * (1 - TAPER * risen * risen);
  double a = p[X] / wide;
  double b = (p[Y] - find_axis (head, p[Z])) / deep;
  double steep = sqrt (a * a / (wide * wide) + b * b / (deep * deep)) + 1e-9;
  double around = sqrt (a * a + b * b);
  double neck = MAX (around * (around - 1) / steep, p[Z] - head->jaw[Z]);

  return grow_together (grow_together (outside_egg (p, head->skull, head->skull_radius),
                                       outside_egg (p, head->jaw, head->jaw_radius), GROWN), neck, GROWN_NECK);
}

/* half the width and the depth of the body at a height */
static void
measure_slice (CoxaMannequin *self,
               double         z,
               double        *side,
               double        *front,
               double        *back)
{
  *side = 0;
  *front = 1e9;
  *back = -1e9;
  for (guint v = 0; v < self->mesh->n_vertices; v++)
    {
      const float *p = self->mesh->position + 3 * v;

      if (fabs (p[Z] - z) > SLICE)
        continue;
      *side = MAX (*side, fabs (p[X]));
      *front = MIN (*front, p[Y]);
      *back = MAX (*back, p[Y]);
    }
}

/* where it is narrowest, between shoulders and ears; how deep it is there the nape says, and the throat below the chin */
static void
measure_neck (CoxaMannequin *self,
              double         chin)
{
  CoxaHead *head = &self->head;
  double unit = self->stature / 1700;
  double side, front, back, throat, shoulder;

  measure_slice (self, chin - 14 * unit, &shoulder, &throat, &back);
  head->neck_radius[X] = 1e9;
  for (double z = chin - 20 * unit; z < chin + 46 * unit; z += SLICE)
    {
      measure_slice (self, z, &side, &front, &back);
      if (side >= head->neck_radius[X] || side < 20)
        continue;
      head->neck_radius[X] = side;
      head->neck_radius[Y] = (back - throat) / 2;
      head->neck[Y] = (back + throat) / 2;
      head->neck[Z] = z;
    }
  head->neck[X] = 0;
}

/**
 * coxa_mannequin_head_measure:
 * @self: a figure that stands
 *
 * Finds how large the head is, and where it meets the neck.
 */
void
coxa_mannequin_head_measure (CoxaMannequin *self)
{
  CoxaHead *head = &self->head;
  const float *joint = self->joint[COXA_JOINT_HEAD];
  double unit = self->stature / 1700;
  double front = 1e9, back = -1e9, side = 0;
  double chin = self->stature * (1 - HEIGHT);

  for (guint v = 0; v < self->mesh->n_vertices; v++)
    {
      const float *p = self->mesh->position + 3 * v;

      if (p[Z] <= joint[Z] + 66 * unit)
        continue;
      front = MIN (front, p[Y]);
      back = MAX (back, p[Y]);
      side = MAX (side, fabs (p[X]));
    }
  measure_neck (self, chin);

  head->chin = chin;
  head->skull_radius[X] = side;
  head->skull_radius[Y] = (back - front) / 2;
  head->skull_radius[Z] = 92 * unit;
  head->skull[X] = 0;
  head->skull[Y] = (front + back) / 2;
  head->skull[Z] = self->stature - head->skull_radius[Z];
  head->jaw_radius[X] = 0.76 * side;
  head->jaw_radius[Y] = 62 * unit;
  head->jaw_radius[Z] = 78 * unit;
  head->jaw[X] = 0;
  head->jaw[Y] = front + head->jaw_radius[Y] + 3 * unit;
  head->jaw[Z] = chin + head->jaw_radius[Z];
}

/* The neck goes over into the plain head, in front below the chin, and elsewhere where it is narrowest. */
static double
is_head (const CoxaHead *head,
         const float    *p)
{
  double before = CLAMP ((head->neck[Y] + 10 - p[Y]) / 50, 0, 1);
  double low = before * (head->chin - 26) + (1 - before) * (head->neck[Z] - 16);
  double share = CLAMP ((p[Z] - low) / 34, 0, 1);

  return share * share * (3 - 2 * share);
}

/* which way the surface faces */
static void
face (const CoxaHead *head,
      const double   *p,
      double         *out)
{
  double length = 1e-12;

  for (int k = 0; k < 3; k++)
    {
      double there[3] = { p[X], p[Y], p[Z] };
      double back[3] = { p[X], p[Y], p[Z] };

      there[k] += 1.5;
      back[k] -= 1.5;
      out[k] = outside (head, there) - outside (head, back);
      length += out[k] * out[k];
    }
  for (int k = 0; k < 3; k++)
    out[k] /= sqrt (length);
}

/**
 * coxa_mannequin_head_put:
 * @self: a figure whose head has been measured
 * @mesh: its skin, refined or not
 *
 * Draws the skin of the head onto the plain shape, and lets it face as that does: where the eyes, the ears and the mouth were it
 * lies in folds, which then are not seen.
 */
void
coxa_mannequin_head_put (CoxaMannequin *self,
                         CoxaMesh      *mesh)
{
  const CoxaHead *head = &self->head;

  for (guint v = 0; v < mesh->n_vertices; v++)
    {
      float *p = mesh->position + 3 * v;
      double share = is_head (head, p);
      double from[3] = { 0, find_axis (head, p[Z]), MIN (p[Z], head->skull[Z]) };
      double way[3], at[3], normal[3];
      double length = 1e-12, least = 0, most = FARTHEST;

      if (share <= 0 || fabs (p[X]) > FARTHEST)
        continue;
      for (int k = 0; k < 3; k++)
        {
          way[k] = p[k] - from[k];
          length += way[k] * way[k];
        }
      for (int i = 0; i < HALVINGS; i++)
        {
          double middle = (least + most) / 2;

          for (int k = 0; k < 3; k++)
            at[k] = from[k] + middle * way[k] / sqrt (length);
          if (outside (head, at) < 0)
            least = middle;
          else
            most = middle;
        }
      face (head, at, normal);
      for (int k = 0; k < 3; k++)
        {
          p[k] += share * (at[k] - p[k]);
          mesh->normal[3 * v + k] += share * (normal[k] - mesh->normal[3 * v + k]);
        }
    }
}
