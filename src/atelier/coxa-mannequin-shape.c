/* coxa-mannequin-shape.c: how a body loses its features
 *
 * Trunk and limbs are smoothed without loss of volume, the chest until nothing stands out. Head and feet get plain shapes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-mannequin-shape.h"

#include "coxa-mannequin-foot.h"
#include "coxa-mannequin-head.h"

#include <math.h>
#include <string.h>

#define STEP 0.6         /* of the way to the middle of the neighbours */
#define BACK 0.61        /* and back again, where the volume is to stay */

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
  smooth (mesh, trunk, 60, TRUE);
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

static void
shoe_feet (CoxaMannequin *self)
{
  CoxaMesh *mesh = self->mesh;
  g_autofree float *amount = g_new (float, mesh->n_vertices);

  for (guint v = 0; v < mesh->n_vertices; v++)
    amount[v] = self->limb[COXA_LIMB_FOOT][v] * ramp (125 - mesh->position[3 * v + 2], 0, 20);
  smooth (mesh, amount, 16, TRUE);
  coxa_mesh_set_normals (mesh, 0);
  for (guint v = 0; v < mesh->n_vertices; v++)
    for (int k = 0; k < 3; k++)
      mesh->position[3 * v + k] += 4 * amount[v] * mesh->normal[3 * v + k];
  coxa_mannequin_foot_measure (self);
  coxa_mannequin_foot_put (self, mesh);
  smooth (mesh, amount, 10, TRUE);
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
  coxa_mannequin_head_measure (self);
  coxa_mannequin_head_put (self, self->mesh);
  shoe_feet (self);
  coxa_mesh_set_normals (self->mesh, 0);
}
