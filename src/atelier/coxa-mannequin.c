/* coxa-mannequin.c: a smooth figure without features
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-mannequin.h"

#include "coxa-mannequin-foot.h"
#include "coxa-mannequin-hand.h"
#include "coxa-mannequin-head.h"
#include "coxa-mannequin-shape.h"

#include <math.h>
#include <string.h>

#define CLOSER 2.2 /* degrees */

static const char * const joint_names[COXA_N_JOINTS] =
{
  "joint-neck", "joint-head",
  "joint-r-upper-leg", "joint-l-upper-leg", "joint-r-knee", "joint-l-knee", "joint-r-ankle", "joint-l-ankle",
  "joint-r-foot-1", "joint-l-foot-1", "joint-r-toe-2-4", "joint-l-toe-2-4",
  "joint-r-shoulder", "joint-l-shoulder", "joint-r-elbow", "joint-l-elbow", "joint-r-hand", "joint-l-hand",
};

static const char * const limb_bones[COXA_N_LIMBS] =
{
  "head",
  "upperarm lowerarm hand index middle ring pinky thumb",
  "lowerarm hand index middle ring pinky thumb",
  "hand index middle ring pinky thumb",
  "thigh calf foot ball",
  "foot ball",
};

/* the sole at z = 0: by how much that lifts it */
static double
stand (CoxaMannequin *self)
{
  float lowest = G_MAXFLOAT;
  float highest = -G_MAXFLOAT;

  for (guint v = 0; v < self->mesh->n_vertices; v++)
    {
      lowest = MIN (lowest, self->mesh->position[3 * v + 2]);
      highest = MAX (highest, self->mesh->position[3 * v + 2]);
    }
  for (guint v = 0; v < self->mesh->n_vertices; v++)
    self->mesh->position[3 * v + 2] -= lowest;
  for (int j = 0; j < COXA_N_JOINTS; j++)
    self->joint[j][2] -= lowest;
  self->stature = highest - lowest;

  return -lowest;
}

/* turns a point about an axis through a joint: 0 from left to right, 1 from front to back */
static void
turn (float       *point,
      const float *joint,
      int          axis,
      double       degrees,
      double       share)
{
  double angle = degrees * share * G_PI / 180;
  int a = axis == 0 ? 1 : 2;
  int b = axis == 0 ? 2 : 0;
  double u = point[a] - joint[a];
  double w = point[b] - joint[b];

  point[a] = joint[a] + u * cos (angle) - w * sin (angle);
  point[b] = joint[b] + u * sin (angle) + w * cos (angle);
}

/* The base mesh stands astride: its legs come a little closer, and its soles stay flat. */
static void
bring_together (CoxaMannequin *self)
{
  for (int left = 0; left < 2; left++)
    {
      const float *hip = self->joint[COXA_JOINT_HIP + left];
      float *ankle = self->joint[COXA_JOINT_ANKLE + left];
      double degrees = left ? CLOSER : -CLOSER;
      float before[3];

      memcpy (before, ankle, sizeof before);
      for (int j = COXA_JOINT_KNEE + left; j <= COXA_JOINT_ANKLE + left; j += 2)
        turn (self->joint[j], hip, 1, degrees, 1);
      for (int j = COXA_JOINT_BALL + left; j <= COXA_JOINT_TOE + left; j += 2)
        for (int k = 0; k < 3; k++)
          self->joint[j][k] += ankle[k] - before[k];
      for (guint v = 0; v < self->mesh->n_vertices; v++)
        {
          float *p = self->mesh->position + 3 * v;

          if ((p[0] > 0) != left || self->limb[COXA_LIMB_LEG][v] <= 0)
            continue;
          turn (p, hip, 1, degrees, self->limb[COXA_LIMB_LEG][v]);
          turn (p, ankle, 1, -degrees, self->limb[COXA_LIMB_FOOT][v]);
        }
    }
}

/**
 * coxa_mannequin_new:
 * @folder: where the files of the base mesh are
 * @targets: what the figure is mixed from
 * @n_targets: how many
 * @error: return location, #GIOErrorEnum domain
 *
 * Makes a figure.
 *
 * Returns: (transfer full) (nullable): the figure, or %NULL with @error set
 */
CoxaMannequin *
coxa_mannequin_new (const char        *folder,
                    const CoxaTarget  *targets,
                    guint              n_targets,
                    GError           **error)
{
  g_autoptr(CoxaMannequinSource) source = coxa_mannequin_source_load (folder, error);

  if (source == NULL)
    return NULL;
  for (guint i = 0; i < n_targets; i++)
    if (!coxa_mannequin_source_add (source, folder, targets[i].name, targets[i].share, error))
      return NULL;

  return coxa_mannequin_new_from (source, TRUE, error);
}

/**
 * coxa_mannequin_new_from:
 * @source: a base mesh, mixed
 * @gathered: whether fingers and legs come together, as they do in a figure that only stands; one that moves stays spread
 * @error: return location, #GIOErrorEnum domain
 *
 * Makes a figure of a base mesh.
 *
 * Returns: (transfer full) (nullable): the figure, or %NULL with @error set
 */
CoxaMannequin *
coxa_mannequin_new_from (CoxaMannequinSource  *source,
                         gboolean              gathered,
                         GError              **error)
{
  g_autoptr(CoxaMannequin) self = g_new0 (CoxaMannequin, 1);
  double lift;

  for (int j = 0; j < COXA_N_JOINTS; j++)
    if (!coxa_mannequin_source_joint (source, joint_names[j], self->joint[j], error))
      return NULL;

  self->mesh = coxa_mesh_new ((const float *) (gpointer) source->position->data, source->n_skin,
                              (const guint *) (gpointer) source->triangle->data, source->triangle->len / 3);
  for (int i = 0; i < COXA_N_LIMBS; i++)
    {
      self->limb[i] = g_new (float, source->n_skin);
      coxa_mannequin_source_sum (source, limb_bones[i], self->limb[i]);
    }
  lift = stand (self);
  if (gathered && !coxa_mannequin_hand_close (self, source, lift, error))
    return NULL;
  if (gathered)
    bring_together (self);
  coxa_mannequin_shape (self, source);
  stand (self);
  coxa_mannequin_head_measure (self);
  coxa_mannequin_foot_measure (self);

  return g_steal_pointer (&self);
}

/**
 * coxa_mannequin_free:
 * @self: (transfer full) (nullable): a figure
 *
 * Frees it.
 */
void
coxa_mannequin_free (CoxaMannequin *self)
{
  if (self == NULL)
    return;

  coxa_mesh_free (self->mesh);
  for (int i = 0; i < COXA_N_LIMBS; i++)
    g_free (self->limb[i]);
  g_free (self);
}

/* Joints and vertices move alike: first the elbow, then the shoulder. A vertex that follows a bone in part turns in part, which
 * keeps the limb's thickness where blending of places would not. */
static void
move_arm (CoxaMannequin    *self,
          const CoxaStance *stance,
          float            *point,
          double            arm,
          double            forearm)
{
  int left = point[0] > 0;
  const float *shoulder = self->joint[COXA_JOINT_SHOULDER + left];
  const float *elbow = self->joint[COXA_JOINT_ELBOW + left];

  turn (point, elbow, 0, stance->straighten, forearm);
  turn (point, shoulder, 1, (left ? 1 : -1) * stance->lower, arm);
  turn (point, shoulder, 0, -stance->forward, arm);
}

/**
 * coxa_mannequin_pose:
 * @self: a figure
 * @stance: how it holds its arms
 *
 * Moves the arms from the position of rest.
 *
 * Returns: (transfer full): the skin, its vertices and triangles in the same order
 */
CoxaMesh *
coxa_mannequin_pose (CoxaMannequin    *self,
                     const CoxaStance *stance)
{
  CoxaMesh *mesh = coxa_mesh_new (self->mesh->position, self->mesh->n_vertices, self->mesh->triangle, self->mesh->n_triangles);

  for (guint v = 0; v < mesh->n_vertices; v++)
    if (self->limb[COXA_LIMB_ARM][v] > 0)
      move_arm (self, stance, mesh->position + 3 * v, self->limb[COXA_LIMB_ARM][v], self->limb[COXA_LIMB_FOREARM][v]);
  coxa_mesh_set_normals (mesh, 0);

  return mesh;
}

/**
 * coxa_mannequin_plain:
 * @self: a figure
 * @posed: its skin, refined
 *
 * Lays the finer skin of head and feet onto their plain shapes.
 */
void
coxa_mannequin_plain (CoxaMannequin *self,
                      CoxaMesh      *posed)
{
  g_autofree float *smooth = NULL;
  double unit = self->stature / 1700;

  coxa_mannequin_head_put (self, posed);
  coxa_mannequin_foot_put (self, posed);
  /* where the toes begin their folds go over into the foot */
  smooth = g_memdup2 (posed->normal, 3 * posed->n_vertices * sizeof *smooth);
  coxa_mesh_blur (posed, smooth, 3, 16);
  for (guint v = 0; v < posed->n_vertices; v++)
    for (int k = 0; k < 3; k++)
      posed->normal[3 * v + k] += CLAMP ((76 * unit - posed->position[3 * v + 2]) / (24 * unit), 0, 1)
                                  * (smooth[3 * v + k] - posed->normal[3 * v + k]);
}

/**
 * coxa_mannequin_refine:
 * @self: a figure
 * @values: a number a vertex
 * @rounds: how often the mesh is refined
 *
 * Spreads numbers over the mesh as it is after refining; old vertices keep their numbers and new ones take the middle.
 *
 * Returns: (transfer full): a number a vertex of the finer mesh
 */
float *
coxa_mannequin_refine (CoxaMannequin *self,
                       const float   *values,
                       guint          rounds)
{
  CoxaMesh *mesh = self->mesh;
  CoxaMesh *made = NULL;
  float *out = g_memdup2 (values, mesh->n_vertices * sizeof *values);

  for (guint i = 0; i < rounds; i++)
    {
      CoxaMesh *fine = coxa_mesh_subdivide (mesh);
      float *next = g_new (float, fine->n_vertices);

      memcpy (next, out, mesh->n_vertices * sizeof *out);
      /* the middle of a triangle's four has the three new vertices, each between two old ones */
      for (guint t = 0; t < mesh->n_triangles; t++)
        for (int c = 0; c < 3; c++)
          next[fine->triangle[12 * t + 9 + c]] = (out[mesh->triangle[3 * t + (c + 1) % 3]]
                                                  + out[mesh->triangle[3 * t + (c + 2) % 3]]) / 2;
      g_free (out);
      out = next;
      coxa_mesh_free (made);
      mesh = made = fine;
    }
  coxa_mesh_free (made);

  return out;
}
