/* coxa-mannequin-shape.c: how a body loses its features
 *
 * Trunk and limbs are smoothed without loss of volume, the chest until nothing stands out. The head is pushed out to its hull,
 * and the toes to that of the forefoot, so that the foot is a plain shoe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-mannequin-shape.h"

#include <math.h>
#include <string.h>

#define STEP 0.6         /* of the way to the middle of the neighbours */
#define BACK 0.61        /* and back again, where the volume is to stay */
#define N_SIDES 2000     /* of the hull of a forefoot */

static void
relax (CoxaMesh    *mesh,
       const float *amount,
       double       step,
       float       *spare)
{
  memcpy (spare, mesh->position, 3 * mesh->n_vertices * sizeof *spare);
  for (guint v = 0; v < mesh->n_vertices; v++)
    {
      guint n = mesh->ring_start[v + 1] - mesh->ring_start[v];
      double middle[3] = { 0, };

      if (amount[v] <= 0 || n == 0)
        continue;
      for (guint i = mesh->ring_start[v]; i < mesh->ring_start[v + 1]; i++)
        for (int k = 0; k < 3; k++)
          middle[k] += spare[3 * mesh->ring[i] + k];
      for (int k = 0; k < 3; k++)
        mesh->position[3 * v + k] += step * amount[v] * (middle[k] / n - spare[3 * v + k]);
    }
}

static void
smooth (CoxaMesh    *mesh,
        const float *amount,
        guint        rounds,
        gboolean     keeps_volume)
{
  g_autofree float *spare = g_new (float, 3 * mesh->n_vertices);

  for (guint i = 0; i < rounds; i++)
    {
      relax (mesh, amount, STEP, spare);
      if (keeps_volume)
        relax (mesh, amount, -BACK, spare);
    }
}

static double
ramp (double value,
      double from,
      double to)
{
  return CLAMP ((value - from) / (to - from), 0, 1);
}

static double
mean_edge_at (CoxaMesh *mesh,
              guint     v)
{
  const float *p = mesh->position + 3 * v;
  double sum = 0;

  for (guint i = mesh->ring_start[v]; i < mesh->ring_start[v + 1]; i++)
    {
      const float *q = mesh->position + 3 * mesh->ring[i];

      sum += sqrt ((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1]) + (p[2] - q[2]) * (p[2] - q[2]));
    }

  return sum / MAX (mesh->ring_start[v + 1] - mesh->ring_start[v], 1);
}

/* Where the base mesh is densest on a side of the chest, it is modelled in detail that a clothed figure does not show. */
static void
flatten_chest (CoxaMesh    *mesh,
               const float *chest,
               int          side)
{
  g_autofree float *amount = g_new0 (float, mesh->n_vertices);
  double finest = 1e9;
  float middle[3] = { 0, };

  for (guint v = 0; v < mesh->n_vertices; v++)
    {
      const float *p = mesh->position + 3 * v;
      double edge = mean_edge_at (mesh, v);

      if (chest[v] <= 0.5f || side * p[0] < 40 || p[1] > -60 || edge >= finest)
        continue;
      finest = edge;
      memcpy (middle, p, sizeof middle);
    }
  for (guint v = 0; v < mesh->n_vertices; v++)
    {
      const float *p = mesh->position + 3 * v;
      double d = sqrt ((p[0] - middle[0]) * (p[0] - middle[0]) + (p[1] - middle[1]) * (p[1] - middle[1])
                       + (p[2] - middle[2]) * (p[2] - middle[2]));

      amount[v] = chest[v] > 0 ? CLAMP (1.7 - d / 24, 0, 1) : 0;
    }
  smooth (mesh, amount, 900, FALSE);
}

static void
smooth_trunk (CoxaMannequin       *self,
              CoxaMannequinSource *source)
{
  CoxaMesh *mesh = self->mesh;
  g_autofree float *trunk = g_new (float, mesh->n_vertices);
  g_autofree float *ribs = g_new (float, mesh->n_vertices);
  g_autofree float *amount = g_new (float, mesh->n_vertices);

  coxa_mannequin_source_sum (source, "pelvis spine clavicle", trunk);
  coxa_mannequin_source_sum (source, "spine_02 spine_03", ribs);
  for (guint v = 0; v < mesh->n_vertices; v++)
    amount[v] = CLAMP (trunk[v] + 0.8f * self->limb[COXA_LIMB_LEG][v] + 0.5f * self->limb[COXA_LIMB_ARM][v], 0, 1);
  smooth (mesh, amount, 14, TRUE);
  for (guint v = 0; v < mesh->n_vertices; v++)
    amount[v] = 0.25f * trunk[v];
  smooth (mesh, amount, 4, FALSE);

  for (guint v = 0; v < mesh->n_vertices; v++)
    amount[v] = ribs[v] * ramp (-mesh->position[3 * v + 1], 10, 60)
                * ramp (self->joint[COXA_JOINT_NECK][2] - 50 - mesh->position[3 * v + 2], 0, 50);
  smooth (mesh, amount, 7, FALSE);
  flatten_chest (mesh, amount, 1);
  flatten_chest (mesh, amount, -1);
  smooth (mesh, amount, 5, FALSE);
}

/* The hull as the planes that touch it: in direction n it reaches as far as the outermost point does. */
static void
find_hull (CoxaMesh    *mesh,
           const float *inside,
           const float *middle,
           float       *direction,
           float       *reach)
{
  for (int i = 0; i < N_SIDES; i++)
    {
      double up = 1 - 2 * (i + 0.5) / N_SIDES;
      double angle = i * G_PI * (3 - sqrt (5));
      double r = sqrt (1 - up * up);
      float *n = direction + 3 * i;

      n[0] = r * cos (angle);
      n[1] = r * sin (angle);
      n[2] = up;
      reach[i] = 0;
      for (guint v = 0; v < mesh->n_vertices; v++)
        {
          const float *p = mesh->position + 3 * v;

          if (inside[v] > 0.01f)
            reach[i] = MAX (reach[i], n[0] * (p[0] - middle[0]) + n[1] * (p[1] - middle[1]) + n[2] * (p[2] - middle[2]));
        }
    }
}

/* along the ray from a point within to where the hull is */
static void
push_out (float       *p,
          const float *from,
          const float *middle,
          const float *direction,
          const float *reach,
          double       share)
{
  double d[3] = { p[0] - from[0], p[1] - from[1], p[2] - from[2] };
  double length = sqrt (d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
  double out = 1e9;

  if (length < 1e-3)
    return;
  for (int i = 0; i < N_SIDES; i++)
    {
      const float *n = direction + 3 * i;
      double along = (n[0] * d[0] + n[1] * d[1] + n[2] * d[2]) / length;
      double start = n[0] * (from[0] - middle[0]) + n[1] * (from[1] - middle[1]) + n[2] * (from[2] - middle[2]);

      if (along > 0.05)
        out = MIN (out, (reach[i] - start) / along);
    }
  for (int k = 0; k < 3; k++)
    p[k] += share * (from[k] + d[k] / length * out - p[k]);
}

/* The head becomes its own hull: no eyes, no mouth, no ears. What is farther out than the skull's sides are the ears. */
static void
smooth_head (CoxaMannequin *self)
{
  CoxaMesh *mesh = self->mesh;
  const float *head = self->joint[COXA_JOINT_HEAD];
  double unit = self->stature / 1700;
  g_autofree float *amount = g_new (float, mesh->n_vertices);
  g_autofree float *inside = g_new (float, mesh->n_vertices);
  g_autofree float *direction = g_new (float, 3 * N_SIDES);
  g_autofree float *reach = g_new (float, N_SIDES);
  float middle[3] = { 0, head[1], head[2] + 45 * unit };
  double skull = 0;

  for (guint v = 0; v < mesh->n_vertices; v++)
    amount[v] = self->limb[COXA_LIMB_HEAD][v] * ramp (head[1] - mesh->position[3 * v + 1], -30, 30);
  smooth (mesh, amount, 40, TRUE);
  smooth (mesh, amount, 24, FALSE);

  for (guint v = 0; v < mesh->n_vertices; v++)
    if (mesh->position[3 * v + 2] > head[2] + 66 * unit)
      skull = MAX (skull, fabs (mesh->position[3 * v]));
  for (guint v = 0; v < mesh->n_vertices; v++)
    {
      float *p = mesh->position + 3 * v;
      double front = ramp (head[1] - p[1], -40 * unit, 50 * unit);
      double low = head[2] - 112 * unit * front;

      if (self->limb[COXA_LIMB_HEAD][v] > 0.5f)
        p[0] = CLAMP (p[0], -skull, skull);
      amount[v] = self->limb[COXA_LIMB_HEAD][v] * ramp (p[2], low, low + 34 * unit);
      inside[v] = amount[v] > 0.5f ? 1 : 0;
    }
  find_hull (mesh, inside, middle, direction, reach);
  for (guint v = 0; v < mesh->n_vertices; v++)
    if (amount[v] > 0)
      push_out (mesh->position + 3 * v, middle, middle, direction, reach, amount[v]);
  for (guint v = 0; v < mesh->n_vertices; v++)
    amount[v] = self->limb[COXA_LIMB_HEAD][v];
  smooth (mesh, amount, 12, TRUE);
}

static void
wrap_toes (CoxaMannequin *self,
           int            left,
           float         *wrapped)
{
  CoxaMesh *mesh = self->mesh;
  const float *ball = self->joint[COXA_JOINT_BALL + left];
  const float *toe = self->joint[COXA_JOINT_TOE + left];
  g_autofree float *inside = g_new0 (float, mesh->n_vertices);
  g_autofree float *direction = g_new (float, 3 * N_SIDES);
  g_autofree float *reach = g_new (float, N_SIDES);
  float middle[3] = { 0.6f * ball[0] + 0.4f * toe[0], ball[1] + 10, 22 };

  for (guint v = 0; v < mesh->n_vertices; v++)
    {
      const float *p = mesh->position + 3 * v;

      if (self->limb[COXA_LIMB_FOOT][v] > 0.5f && (p[0] > 0) == left)
        inside[v] = ramp (ball[1] - p[1], -35, -5);
    }
  find_hull (mesh, inside, middle, direction, reach);

  for (guint v = 0; v < mesh->n_vertices; v++)
    {
      float *p = mesh->position + 3 * v;
      float from[3] = { middle[0], MAX (p[1], middle[1]), middle[2] };

      if (inside[v] > 0)
        push_out (p, from, middle, direction, reach, inside[v]);
      wrapped[v] = MAX (wrapped[v], inside[v]);
    }
}

static void
shoe_feet (CoxaMannequin *self)
{
  CoxaMesh *mesh = self->mesh;
  g_autofree float *wrapped = g_new0 (float, mesh->n_vertices);
  g_autofree float *amount = g_new (float, mesh->n_vertices);

  wrap_toes (self, 0, wrapped);
  wrap_toes (self, 1, wrapped);
  for (guint v = 0; v < mesh->n_vertices; v++)
    amount[v] = self->limb[COXA_LIMB_FOOT][v] * ramp (125 - mesh->position[3 * v + 2], 0, 20);
  smooth (mesh, amount, 16, TRUE);
  smooth (mesh, wrapped, 30, TRUE);
  coxa_mesh_set_normals (mesh, 0);
  for (guint v = 0; v < mesh->n_vertices; v++)
    for (int k = 0; k < 3; k++)
      mesh->position[3 * v + k] += 5 * amount[v] * (1 - wrapped[v]) * mesh->normal[3 * v + k];
  /* a sole is flat */
  for (guint v = 0; v < mesh->n_vertices; v++)
    if (amount[v] > 0.3f)
      mesh->position[3 * v + 2] = MAX (mesh->position[3 * v + 2], 2);
}

/**
 * coxa_mannequin_shape:
 * @self: a figure that stands, sole at z = 0
 * @source: what it was made from
 *
 * Takes the features off a figure's skin.
 */
void
coxa_mannequin_shape (CoxaMannequin       *self,
                      CoxaMannequinSource *source)
{
  smooth_trunk (self, source);
  smooth_head (self);
  shoe_feet (self);
  coxa_mesh_set_normals (self->mesh, 0);
}
