/* coxa-skin.c: how the skin of a figure follows its bones
 *
 * Each vertex follows up to five bones. That alone makes joints collapse: so the skin is smoothed, and then what smoothing takes
 * from it at rest is put back ("delta mush").
 *
 * Source: J. Mancewicz, M. L. Derksen, H. Rijpkema, C. A. Wilson, *Delta Mush: smoothing deformations while preserving detail*
 * (2014).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-skin.h"

#include "coxa-flesh.h"
#include "coxa-skin-make.h"

#include <string.h>

#define MUSH 14         /* rounds of smoothing */
#define MUSH_STEP 0.75  /* of the way to the middle of the neighbours */
#define CALM_ROUNDS 8   /* by which the way that the skin faces is smoothed */
#define HAND_ROUNDS 2
#define SETTLE_ROUNDS 6
#define SETTLED 1e-5    /* metres */

/**
 * coxa_skin_new:
 * @folder: with skeleton.txt, and in source/ the base mesh
 * @id: "female" or "male"
 * @error: return location, #GIOErrorEnum or #GFileError domain
 *
 * Makes a figure.
 *
 * Returns: (transfer full) (nullable): the figure, or %NULL with @error set
 */
CoxaSkin *
coxa_skin_new (const char  *folder,
               const char  *id,
               GError     **error)
{
  g_autoptr(CoxaSkin) self = g_new0 (CoxaSkin, 1);

  self->id = g_strdup (id);
  if (!coxa_skin_make (self, folder, error))
    return NULL;
  coxa_skin_remember (self);
  self->flesh = coxa_flesh_new (self);

  return g_steal_pointer (&self);
}

/**
 * coxa_skin_free:
 * @self: (transfer full) (nullable): a figure
 *
 * Frees it.
 */
void
coxa_skin_free (CoxaSkin *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->rest);
  g_free (self->triangle);
  g_free (self->ring_start);
  g_free (self->ring);
  g_free (self->bone);
  g_free (self->weight);
  g_free (self->owner);
  g_free (self->plain);
  g_free (self->normal);
  g_free (self->detail);
  coxa_flesh_free (self->flesh);
  g_free (self);
}

/**
 * coxa_skin_carry:
 * @self: a figure
 * @stand: how it stands
 * @vertex: a vertex
 *
 * Returns: where the bones take it
 */
CoxaVec
coxa_skin_carry (const CoxaSkin  *self,
                 const CoxaStand *stand,
                 guint            vertex)
{
  CoxaVec sum = { 0, 0, 0 };
  guint v = vertex;

  for (int k = 0; k < COXA_SKIN_BONES && self->weight[v][k] > 0; k++)
    sum = coxa_vec_add (sum, coxa_vec_scale (coxa_stand_carry (stand, &self->rig, self->bone[v][k], self->rest[v]),
                                             self->weight[v][k]));

  return sum;
}

/**
 * coxa_skin_follow:
 * @self: a figure
 * @stand: how it stands
 * @points: (out): a place a vertex
 *
 * Moves the skin with the bones.
 */
void
coxa_skin_follow (const CoxaSkin  *self,
                  const CoxaStand *stand,
                  CoxaVec         *points)
{
  for (guint v = 0; v < self->n; v++)
    points[v] = coxa_skin_carry (self, stand, v);
}

static void
smooth (const CoxaSkin *self,
        CoxaVec        *points)
{
  g_autofree CoxaVec *spare = g_new (CoxaVec, self->n);

  for (int i = 0; i < MUSH; i++)
    {
      memcpy (spare, points, self->n * sizeof *spare);
      for (guint v = 0; v < self->n; v++)
        {
          guint from = self->ring_start[v], to = self->ring_start[v + 1];
          CoxaVec sum = { 0, 0, 0 };

          for (guint k = from; k < to; k++)
            sum = coxa_vec_add (sum, spare[self->ring[k]]);
          if (to > from)
            points[v] = coxa_vec_mix (spare[v], coxa_vec_scale (sum, 1.0 / (to - from)), MUSH_STEP);
        }
    }
}

static void
find_normals (const CoxaSkin *self,
              const CoxaVec  *points,
              CoxaVec        *normals)
{
  memset (normals, 0, self->n * sizeof *normals);
  for (guint t = 0; t < self->n_triangles; t++)
    {
      const guint *c = self->triangle + 3 * t;
      CoxaVec face = coxa_vec_cross (coxa_vec_sub (points[c[1]], points[c[0]]), coxa_vec_sub (points[c[2]], points[c[0]]));

      for (int k = 0; k < 3; k++)
        normals[c[k]] = coxa_vec_add (normals[c[k]], face);
    }
  for (guint v = 0; v < self->n; v++)
    normals[v] = coxa_vec_unit (normals[v]);
}

/* the surface's own axes at a vertex */
static CoxaTurn
find_axes (const CoxaSkin *self,
           const CoxaVec  *points,
           const CoxaVec  *normals,
           guint           v)
{
  CoxaVec n = normals[v];
  CoxaVec along = coxa_vec (1, 0, 0);

  if (self->ring_start[v + 1] > self->ring_start[v])
    along = coxa_vec_sub (points[self->ring[self->ring_start[v]]], points[v]);
  along = coxa_vec_unit (coxa_vec_sub (along, coxa_vec_scale (n, coxa_vec_dot (along, n))));

  return coxa_turn_columns (along, n, coxa_vec_cross (along, n));
}

/**
 * coxa_skin_remember:
 * @self: a figure whose skin is whole
 *
 * Finds what smoothing would take from the skin at rest.
 */
void
coxa_skin_remember (CoxaSkin *self)
{
  g_autofree CoxaVec *points = g_memdup2 (self->rest, self->n * sizeof *points);
  g_autofree CoxaVec *normals = g_new (CoxaVec, self->n);

  smooth (self, points);
  find_normals (self, points, normals);
  self->detail = g_new (CoxaVec, self->n);
  for (guint v = 0; v < self->n; v++)
    {
      CoxaTurn axes = find_axes (self, points, normals, v);

      self->detail[v] = coxa_turn_undo (&axes, coxa_vec_sub (self->rest[v], points[v]));
    }
}

/**
 * coxa_skin_mend:
 * @self: a figure
 * @points: (inout): where its vertices are, as coxa_skin_follow() says
 *
 * Mends the skin where bones have folded it.
 */
void
coxa_skin_mend (const CoxaSkin *self,
                CoxaVec        *points)
{
  g_autofree CoxaVec *normals = g_new (CoxaVec, self->n);
  g_autofree CoxaVec *made = g_new (CoxaVec, self->n);

  smooth (self, points);
  find_normals (self, points, normals);
  for (guint v = 0; v < self->n; v++)
    {
      CoxaTurn axes = find_axes (self, points, normals, v);

      made[v] = coxa_vec_add (points[v], coxa_turn_apply (&axes, self->detail[v]));
    }
  memcpy (points, made, self->n * sizeof *points);
}

/**
 * coxa_skin_face:
 * @self: a figure
 * @stand: how it stands
 * @points: where its vertices are
 * @normals: (out): which way each faces
 *
 * Finds which way the skin faces, smoothly.
 */
void
coxa_skin_face (const CoxaSkin  *self,
                const CoxaStand *stand,
                const CoxaVec   *points,
                CoxaVec         *normals)
{
  g_autofree CoxaVec *spare = g_new (CoxaVec, self->n);

  find_normals (self, points, normals);
  for (int round = 0; round < CALM_ROUNDS; round++)
    {
      memcpy (spare, normals, self->n * sizeof *spare);
      for (guint v = 0; v < self->n; v++)
        {
          CoxaBoneKind kind = self->rig.bone[self->owner[v]].kind;
          CoxaVec sum = spare[v];

          /* hands keep their fingers; what is clothed shows no more than folds of cloth would */
          if (round >= HAND_ROUNDS && kind >= COXA_BONE_HAND && kind <= COXA_BONE_FINGER)
            continue;
          for (guint k = self->ring_start[v]; k < self->ring_start[v + 1]; k++)
            sum = coxa_vec_add (sum, coxa_vec_scale (spare[self->ring[k]], 0.3));
          normals[v] = coxa_vec_unit (sum);
        }
    }
  for (guint v = 0; v < self->n; v++)
    if (self->plain[v] > 0)
      normals[v] = coxa_vec_unit (coxa_vec_mix (normals[v], coxa_turn_apply (&stand->skin[self->owner[v]], self->normal[v]),
                                                self->plain[v]));
}

/**
 * coxa_skin_lowest:
 * @self: a figure
 * @pose: names the bones it rests on
 * @stand: how it stands
 *
 * Returns: how low the lowest of these bones reaches, metres
 */
double
coxa_skin_lowest (const CoxaSkin  *self,
                  const CoxaPose  *pose,
                  const CoxaStand *stand)
{
  double lowest = G_MAXDOUBLE;

  for (guint v = 0; v < self->n_body; v++)
    {
      gboolean counts = pose->n_grounds == 0;

      for (int k = 0; k < pose->n_grounds; k++)
        counts |= self->owner[v] == pose->grounds[k];
      if (counts)
        lowest = MIN (lowest, coxa_skin_carry (self, stand, v).y);
    }

  return lowest == G_MAXDOUBLE ? 0 : lowest;
}

/**
 * coxa_skin_settle:
 * @self: a figure
 * @pose: a pose
 * @other: (nullable): how the other person stands
 * @stand: (out): the pose, worked out
 *
 * Moves the pelvis until the body rests where the pose says, and works it out there.
 *
 * Returns: where the pelvis is
 */
CoxaVec
coxa_skin_settle (const CoxaSkin  *self,
                  const CoxaPose  *pose,
                  const CoxaStand *other,
                  CoxaStand       *stand)
{
  CoxaVec root = pose->at;

  for (int i = 0; i < SETTLE_ROUNDS; i++)
    {
      CoxaVec step = { 0, 0, 0 };

      coxa_pose_solve (pose, &self->rig, other, root, stand);
      if (pose->pin >= 0)
        {
          step.x = pose->pin_x - stand->at[pose->pin].x;
          step.z = pose->pin_z - stand->at[pose->pin].z;
        }
      if (pose->ground == COXA_GROUND_REST)
        step.y = pose->height - pose->sink - coxa_skin_lowest (self, pose, stand);
      if (coxa_vec_length (step) < SETTLED)
        break;
      root = coxa_vec_add (root, step);
    }
  coxa_pose_solve (pose, &self->rig, other, root, stand);

  return root;
}
