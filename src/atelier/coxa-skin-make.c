/* coxa-skin-make.c: how a figure that moves is made from the base mesh
 *
 * Woman and man are mixed as for the map of the body, and lose their features in the same way. Then both are brought to one
 * stature
 * and onto one skeleton, so that a pose fits either; only the shoulders keep their own width.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-skin-make.h"

#include "coxa-mannequin-foot.h"
#include "coxa-mannequin-head.h"
#include "coxa-mannequin-source.h"
#include "coxa-mannequin.h"

#include <string.h>

#define STATURE 1.66       /* metres */
#define LEAST_WEIGHT 0.004 /* a bone is not followed by less than that */
#define HAIR_THICK 0.011   /* metres */
#define BUN 0.036          /* metres: half the width of hair that is put up */
#define BUN_COLUMNS 20
#define BUN_ROWS 12

static CoxaVec
to_metres (const float *p,
           double       scale)
{
  return coxa_vec (scale * p[0], scale * p[2], -scale * p[1]);
}

static CoxaMannequinSource *
mix (const char  *folder,
     const char  *id,
     GError     **error)
{
  static const char * const peoples[] = { "african", "asian", "caucasian" };
  g_autofree char *base = g_build_filename (folder, "source", NULL);
  g_autofree char *trained = g_strconcat (id, "-young-averagemuscle-averageweight-idealproportions", NULL);
  g_autoptr(CoxaMannequinSource) source = coxa_mannequin_source_load (base, error);

  if (source == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (peoples); i++)
    {
      g_autofree char *target = g_strdup_printf ("%s-%s-young", peoples[i], id);

      if (!coxa_mannequin_source_add (source, base, target, 1.0 / 3, error))
        return NULL;
    }

  return coxa_mannequin_source_add (source, base, trained, 0.6, error) ? g_steal_pointer (&source) : NULL;
}

/* Each vertex moves as the joints of its bones do. */
static gboolean
meet_skeleton (CoxaSkin             *self,
               CoxaMannequinSource  *source,
               double                scale,
               double                lift,
               GError              **error)
{
  CoxaVec head[COXA_MOST_BONES] = { { 0, 0, 0 }, }, tail[COXA_MOST_BONES] = { { 0, 0, 0 }, };
  double wider[2] = { 0, 0 };

  for (int b = 0; b < self->rig.n; b++)
    {
      CoxaBone *bone = &self->rig.bone[b];
      char cube[40];
      float point[3];

      for (int end = 0; end < 2; end++)
        {
          if (coxa_rig_cube (bone->name, end, cube, sizeof cube) == NULL
              || !coxa_mannequin_source_joint (source, cube, point, error))
            return FALSE;
          point[2] += lift;
          *(end ? &tail[b] : &head[b]) = to_metres (point, scale);
        }
      if (bone->kind == COXA_BONE_UPPERARM)
        wider[bone->side < 0] = head[b].x - bone->head.x;
    }
  for (int b = 0; b < self->rig.n; b++)
    {
      CoxaBone *bone = &self->rig.bone[b];

      if (bone->kind >= COXA_BONE_UPPERARM && bone->kind <= COXA_BONE_FINGER)
        bone->head.x += wider[bone->side < 0];
      if (bone->kind >= COXA_BONE_CLAVICLE && bone->kind <= COXA_BONE_FINGER)
        bone->tail.x += wider[bone->side < 0];
    }
  for (guint v = 0; v < self->n; v++)
    {
      CoxaVec step = { 0, 0, 0 };

      for (int k = 0; k < COXA_SKIN_BONES && self->weight[v][k] > 0; k++)
        {
          int b = self->bone[v][k];
          CoxaVec way = coxa_vec_sub (tail[b], head[b]);
          double along = coxa_vec_dot (coxa_vec_sub (self->rest[v], head[b]), way) / coxa_vec_dot (way, way);
          CoxaVec from = coxa_vec_sub (self->rig.bone[b].head, head[b]);
          CoxaVec to = coxa_vec_sub (self->rig.bone[b].tail, tail[b]);

          step = coxa_vec_add (step, coxa_vec_scale (coxa_vec_mix (from, to, CLAMP (along, 0, 1)), self->weight[v][k]));
        }
      self->rest[v] = coxa_vec_add (self->rest[v], step);
    }
  coxa_rig_set_neutral (&self->rig);

  return TRUE;
}

static void
follow_bones (CoxaSkin            *self,
              CoxaMannequinSource *source)
{
  int pelvis = coxa_rig_find (&self->rig, "pelvis");

  for (guint v = 0; v < self->n; v++)
    {
      float sum = 0;
      int n = 0;

      for (int b = 0; b < self->rig.n; b++)
        {
          const float *all = g_hash_table_lookup (source->weights, self->rig.bone[b].name);
          float w = all != NULL ? all[v] : 0;
          int at = MIN (n, COXA_SKIN_BONES - 1);

          if (w <= LEAST_WEIGHT || (n == COXA_SKIN_BONES && w <= self->weight[v][at]))
            continue;
          for (; at > 0 && self->weight[v][at - 1] < w; at--)
            {
              self->weight[v][at] = self->weight[v][at - 1];
              self->bone[v][at] = self->bone[v][at - 1];
            }
          self->weight[v][at] = w;
          self->bone[v][at] = b;
          n = MIN (n + 1, COXA_SKIN_BONES);
        }
      if (n == 0)
        {
          self->weight[v][0] = 1;
          self->bone[v][0] = pelvis;
        }
      for (int k = 0; k < COXA_SKIN_BONES; k++)
        sum += self->weight[v][k];
      for (int k = 0; k < COXA_SKIN_BONES; k++)
        self->weight[v][k] /= sum;
      self->owner[v] = self->bone[v][0];
    }
}

/* folds lie where ears, eyes and mouth were, and between the toes */
static void
find_plain (CoxaSkin      *self,
            CoxaMannequin *mannequin,
            double         scale)
{
  int head = coxa_rig_find (&self->rig, "head");
  double chin = scale * mannequin->head.chin;

  for (guint v = 0; v < self->n; v++)
    {
      CoxaVec p = self->rest[v];
      CoxaBoneKind kind = self->rig.bone[self->owner[v]].kind;

      if (self->owner[v] == head)
        self->plain[v] = coxa_smooth_step (chin - 0.03, chin + 0.01, p.y);
      else if (kind == COXA_BONE_BALL || kind == COXA_BONE_FOOT)
        {
          int left = p.x > 0;
          double ball = -scale * mannequin->joint[COXA_JOINT_BALL + left][1];

          self->plain[v] = coxa_smooth_step (ball - 0.01, ball + 0.035, p.z);
        }
    }
}

/* Appends hair that is put up: a ball at the back of the crown, clear of any pillow. */
static void
put_hair_up (CoxaSkin *self)
{
  guint first = self->n, n = first + BUN_COLUMNS * (BUN_ROWS + 1);
  guint first_triangle = self->n_triangles;
  int head = coxa_rig_find (&self->rig, "head");
  CoxaVec middle = coxa_vec_add (self->skull, coxa_vec (0, 0.80 * self->skull_radius.y,
                                                        -0.80 * self->skull_radius.z + 0.2 * BUN));
  guint at = 3 * first_triangle;

  self->rest = g_renew (CoxaVec, self->rest, n);
  self->normal = g_renew (CoxaVec, self->normal, n);
  self->bone = g_realloc_n (self->bone, n, sizeof *self->bone);
  self->weight = g_realloc_n (self->weight, n, sizeof *self->weight);
  self->owner = g_renew (int, self->owner, n);
  self->plain = g_renew (float, self->plain, n);
  self->n_triangles += 2 * BUN_COLUMNS * BUN_ROWS;
  self->triangle = g_renew (guint, self->triangle, 3 * self->n_triangles);
  for (guint v = first; v < n; v++)
    {
      double around = 2 * G_PI * ((v - first) % BUN_COLUMNS) / BUN_COLUMNS;
      double down = G_PI * ((v - first) / BUN_COLUMNS) / BUN_ROWS;
      CoxaVec way = coxa_vec (sin (down) * cos (around), cos (down), sin (down) * sin (around));

      self->rest[v] = coxa_vec_add (middle, coxa_vec (1.1 * BUN * way.x, 0.9 * BUN * way.y, BUN * way.z));
      self->normal[v] = way;
      memset (self->bone[v], 0, sizeof self->bone[v]);
      memset (self->weight[v], 0, sizeof self->weight[v]);
      self->bone[v][0] = self->owner[v] = head;
      self->weight[v][0] = 1;
      self->plain[v] = 1;
    }
  for (guint row = 0; row < BUN_ROWS; row++)
    for (guint column = 0; column < BUN_COLUMNS; column++)
      {
        guint a = first + row * BUN_COLUMNS + column, b = first + row * BUN_COLUMNS + (column + 1) % BUN_COLUMNS;
        guint made[6] = { a, b, b + BUN_COLUMNS, a, b + BUN_COLUMNS, a + BUN_COLUMNS };

        memcpy (self->triangle + at, made, sizeof made);
        at += 6;
      }
  self->n = n;
}

/* the mesh's neighbours; hair that was put up has none, and so stays as stiff as the head */
static void
find_rings (CoxaSkin *self,
            CoxaMesh *mesh)
{
  self->ring_start = g_new (guint, self->n + 1);
  memcpy (self->ring_start, mesh->ring_start, (mesh->n_vertices + 1) * sizeof (guint));
  for (guint v = mesh->n_vertices; v < self->n; v++)
    self->ring_start[v + 1] = self->ring_start[v];
  self->ring = g_memdup2 (mesh->ring, mesh->ring_start[mesh->n_vertices] * sizeof (guint));
}

static void
take_mesh (CoxaSkin *self,
           CoxaMesh *mesh,
           double    scale)
{
  self->n = self->n_body = mesh->n_vertices;
  self->n_triangles = mesh->n_triangles;
  self->triangle = g_memdup2 (mesh->triangle, 3 * mesh->n_triangles * sizeof (guint));
  self->rest = g_new (CoxaVec, self->n);
  self->normal = g_new (CoxaVec, self->n);
  self->bone = g_malloc0_n (self->n, sizeof *self->bone);
  self->weight = g_malloc0_n (self->n, sizeof *self->weight);
  self->owner = g_new0 (int, self->n);
  self->plain = g_new0 (float, self->n);
  for (guint v = 0; v < self->n; v++)
    {
      self->rest[v] = to_metres (mesh->position + 3 * v, scale);
      self->normal[v] = to_metres (mesh->normal + 3 * v, 1);
    }
}

/* The base mesh spreads its fingers. Here they lie together when the hand is at ease, which
 * is when a pose says nothing of them. */
static void
close_finger (CoxaSkin   *self,
              const char *finger,
              char        side,
              double      at_ease,
              double      share)
{
  CoxaRig *rig = &self->rig;
  char name[24];
  int bones[3], middle;
  CoxaVec way, to, axis, knuckle;
  double degrees;

  for (int k = 0; k < 3; k++)
    {
      g_snprintf (name, sizeof name, "%s_0%d_%c", finger, k + 1, side);
      bones[k] = coxa_rig_find (rig, name);
    }
  g_snprintf (name, sizeof name, "middle_01_%c", side);
  middle = coxa_rig_find (rig, name);
  if (bones[0] < 0 || bones[1] < 0 || bones[2] < 0 || middle < 0)
    return;
  knuckle = rig->bone[bones[0]].head;
  way = coxa_vec_unit (coxa_vec_sub (rig->bone[bones[2]].tail, knuckle));
  to = coxa_vec_unit (coxa_vec_sub (rig->bone[middle].tail, rig->bone[middle].head));
  axis = coxa_vec_cross (way, to);
  degrees = MAX (share * acos (CLAMP (coxa_vec_dot (way, to), -1, 1)) * 180 / G_PI - at_ease, 0);
  for (guint v = 0; v < self->n; v++)
    for (int k = 0; k < COXA_SKIN_BONES && self->weight[v][k] > 0; k++)
      if (self->bone[v][k] == bones[0] || self->bone[v][k] == bones[1] || self->bone[v][k] == bones[2])
        {
          CoxaTurn turn = coxa_turn_about (axis, degrees * self->weight[v][k]);

          self->rest[v] = coxa_vec_add (knuckle, coxa_turn_apply (&turn, coxa_vec_sub (self->rest[v], knuckle)));
        }
  for (int k = 0; k < 3; k++)
    {
      CoxaTurn turn = coxa_turn_about (axis, degrees);
      CoxaBone *bone = &rig->bone[bones[k]];

      bone->head = coxa_vec_add (knuckle, coxa_turn_apply (&turn, coxa_vec_sub (bone->head, knuckle)));
      bone->tail = coxa_vec_add (knuckle, coxa_turn_apply (&turn, coxa_vec_sub (bone->tail, knuckle)));
    }
}

static void
close_hands (CoxaSkin *self)
{
  for (const char *side = "lr"; *side != '\0'; side++)
    {
      close_finger (self, "index", *side, 7, 0.92);
      close_finger (self, "ring", *side, 2.5, 0.92);
      close_finger (self, "pinky", *side, 7, 0.92);
      close_finger (self, "thumb", *side, 0, 0.5);
    }
}

static void
grow_hair (CoxaSkin *self)
{
  int head = coxa_rig_find (&self->rig, "head");

  for (guint v = 0; v < self->n_body; v++)
    if (self->owner[v] == head)
      self->rest[v] = coxa_vec_add (self->rest[v],
                                    coxa_vec_scale (self->normal[v], HAIR_THICK
                                                    * coxa_smooth_step (0, 0.02, coxa_skin_hair (self, self->rest[v]))));
}

/**
 * coxa_skin_make:
 * @self: (inout): a figure that has its id, and nothing else yet
 * @folder: with skeleton.txt, and in source/ the base mesh
 * @error: return location, #GIOErrorEnum or #GFileError domain
 *
 * Makes its skin.
 *
 * Returns: whether that could be done
 */
gboolean
coxa_skin_make (CoxaSkin    *self,
                const char  *folder,
                GError     **error)
{
  g_autofree char *path = g_build_filename (folder, "skeleton.txt", NULL);
  g_autoptr(CoxaMannequinSource) source = mix (folder, self->id, error);
  g_autoptr(CoxaMannequin) mannequin = NULL;
  float hip[3];
  double scale;
  int head;
  CoxaVec before;

  if (source == NULL || !coxa_rig_load (&self->rig, path, error))
    return FALSE;
  self->female = strcmp (self->id, "female") == 0;
  self->neck = coxa_rig_find (&self->rig, "neck_01");
  mannequin = coxa_mannequin_new_from (source, FALSE, error);
  if (mannequin == NULL || !coxa_mannequin_source_joint (source, "joint-r-upper-leg", hip, error))
    return FALSE;

  coxa_mannequin_head_put (mannequin, mannequin->mesh);
  coxa_mannequin_foot_put (mannequin, mannequin->mesh);
  scale = STATURE / mannequin->stature;
  take_mesh (self, mannequin->mesh, scale);
  follow_bones (self, source);
  find_plain (self, mannequin, scale);
  head = coxa_rig_find (&self->rig, "head");
  before = to_metres (mannequin->joint[COXA_JOINT_HEAD], scale);
  if (!meet_skeleton (self, source, scale, mannequin->joint[COXA_JOINT_HIP][2] - hip[2], error))
    return FALSE;

  close_hands (self);
  self->skull = coxa_vec (0, scale * mannequin->head.skull[2], -scale * mannequin->head.skull[1]);
  self->skull = coxa_vec_add (self->skull, coxa_vec_sub (self->rig.bone[head].head, before));
  self->skull_radius = coxa_vec (scale * mannequin->head.skull_radius[0], scale * mannequin->head.skull_radius[2],
                                 scale * mannequin->head.skull_radius[1]);
  grow_hair (self);
  if (self->female)
    put_hair_up (self);
  find_rings (self, mannequin->mesh);

  return TRUE;
}
