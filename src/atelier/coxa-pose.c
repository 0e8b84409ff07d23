/* coxa-pose.c: how a figure holds itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-pose.h"

#include <string.h>

#define SLACK 0.9995      /* no limb is ever quite straight, or knee and elbow would not know where to bend */
#define KNEE_OUT 14.0     /* degrees by which the knee of a planted foot points outside the toes */
#define WRIST_BACK 80.0   /* degrees: what a wrist can do, */
#define WRIST_PALM 85.0
#define WRIST_LITTLE 42.0
#define WRIST_THUMB 32.0
#define FOREARM_TURN 108.0 /* and forearm and wrist together */
#define TWIST_SHARE 0.5   /* of the hand's turn that is seen on the forearm's skin */
#define STEP_LIFT 0.22    /* of a step's length that the foot is lifted */
#define STEP_HIGHEST 0.07 /* metres, at most */
#define STEP_LEAST 0.02   /* shorter ways are no steps */

static const struct { const char *name; double spread; } fingers[] =
{
  { "index", 1 }, { "middle", 0.3 }, { "ring", -0.35 }, { "pinky", -1 }, { "thumb", 0.5 },
};

/**
 * coxa_pose_init:
 * @self: a pose
 * @rig: a skeleton
 *
 * Stands upright, arms hanging.
 */
void
coxa_pose_init (CoxaPose      *self,
                const CoxaRig *rig)
{
  const double rest[3] = { 12, -7, 0 };

  memset (self, 0, sizeof *self);
  self->up = coxa_vec (0, 1, 0);
  self->front = coxa_vec (0, 0, 1);
  self->at = coxa_vec (0, 0.9, 0);
  self->pin = -1;
  self->ground = COXA_GROUND_REST;
  coxa_pose_bend (self, rig, "fingers", rest);
}

static void
bend_fingers (CoxaPose      *self,
              const CoxaRig *rig,
              char           side,
              const double  *angles)
{
  for (guint i = 0; i < G_N_ELEMENTS (fingers); i++)
    for (int joint = 1; joint < 4; joint++)
      {
        char name[24];
        double own[3] = { i == 4 ? angles[0] / 2 : angles[0], joint == 1 ? angles[1] * fingers[i].spread : 0, angles[2] };

        g_snprintf (name, sizeof name, "%s_0%d_%c", fingers[i].name, joint, side);
        coxa_pose_bend (self, rig, name, own);
      }
}

/* the bones of a region share the angle */
static void
share_out (CoxaPose           *self,
           const CoxaRig      *rig,
           const char * const *bones,
           const double       *angles)
{
  guint n = g_strv_length ((char **) bones);
  double own[3] = { angles[0] / n, angles[1] / n, angles[2] / n };

  for (guint i = 0; i < n; i++)
    coxa_pose_bend (self, rig, bones[i], own);
}

/**
 * coxa_pose_bend:
 * @self: a pose
 * @rig: a skeleton
 * @bone: a bone; without its side both; or "spine", "neck", "fingers", "fingers_l", "fingers_r"
 * @angles: three, degrees
 *
 * Sets the angles of a joint.
 *
 * Returns: whether there is such a bone
 */
gboolean
coxa_pose_bend (CoxaPose      *self,
                const CoxaRig *rig,
                const char    *bone,
                const double  *angles)
{
  static const char * const spine[] = { "spine_01", "spine_02", "spine_03", NULL };
  static const char * const neck[] = { "neck_01", "head", NULL };
  int b = coxa_rig_find (rig, bone);
  char name[32];

  if (b >= 0)
    {
      memcpy (self->angles[b], angles, sizeof self->angles[b]);
      return TRUE;
    }
  if (strcmp (bone, "spine") == 0 || strcmp (bone, "neck") == 0)
    {
      share_out (self, rig, *bone == 's' ? spine : neck, angles);
      return TRUE;
    }
  if (strcmp (bone, "fingers") == 0 || strcmp (bone, "fingers_l") == 0 || strcmp (bone, "fingers_r") == 0)
    {
      if (!g_str_has_suffix (bone, "_r"))
        bend_fingers (self, rig, 'l', angles);
      if (!g_str_has_suffix (bone, "_l"))
        bend_fingers (self, rig, 'r', angles);
      return TRUE;
    }
  if (strlen (bone) > 20 || g_str_has_suffix (bone, "_l") || g_str_has_suffix (bone, "_r"))
    return FALSE;

  for (const char *side = "lr"; *side != '\0'; side++)
    {
      g_snprintf (name, sizeof name, "%s_%c", bone, *side);
      b = coxa_rig_find (rig, name);
      if (b < 0)
        return FALSE;
      memcpy (self->angles[b], angles, sizeof self->angles[b]);
    }

  return TRUE;
}

/**
 * coxa_pose_plant:
 * @self: a pose
 * @rig: a skeleton
 * @limb: %COXA_REACH_FOOT_LEFT or %COXA_REACH_FOOT_RIGHT
 * @at: where the ankle is above, and how high the sole, metres
 * @yaw: by how many degrees the toes turn out
 * @pole: (nullable): where the knee points in the room; else slightly outside the toes
 *
 * Puts a foot down with its sole flat.
 */
void
coxa_pose_plant (CoxaPose      *self,
                 const CoxaRig *rig,
                 int            limb,
                 CoxaVec        at,
                 double         yaw,
                 const CoxaVec *pole)
{
  int foot = rig->limb[limb][2];
  int side = rig->bone[foot].side;
  double angle = yaw * side * G_PI / 180;
  CoxaVec toes = coxa_vec (sin (angle), 0, cos (angle));
  CoxaTurn out = coxa_turn_about (coxa_vec (0, 1, 0), side * KNEE_OUT);
  CoxaReach *reach = &self->reach[limb];
  CoxaOrient *orient = &self->orient[foot];

  reach->on = TRUE;
  reach->planted = TRUE;
  reach->of = COXA_WORLD;
  reach->to = coxa_vec_add (at, coxa_vec (0, rig->bone[foot].head.y, 0));
  reach->pole_kind = COXA_POLE_WORLD;
  reach->pole = pole != NULL ? *pole : coxa_turn_apply (&out, toes);
  orient->on = TRUE;
  orient->of = COXA_WORLD;
  orient->up = coxa_vec (0, 1, 0);
  orient->front = toes;
}

/* what a target is given in: its axes and its origin */
static void
find_place (const CoxaStand *stand,
            const CoxaStand *other,
            int              of,
            CoxaTurn        *axes,
            CoxaVec         *at)
{
  if (of >= COXA_OTHER_PERSON && other != NULL)
    {
      *axes = other->axes[of - COXA_OTHER_PERSON];
      *at = other->at[of - COXA_OTHER_PERSON];
    }
  else if (of >= 0 && of < COXA_OTHER_PERSON)
    {
      *axes = stand->axes[of];
      *at = stand->at[of];
    }
  else
    {
      *axes = coxa_turn_none ();
      *at = coxa_vec (0, 0, 0);
    }
}

static void
place (const CoxaRig *rig,
       CoxaStand     *stand,
       int            b)
{
  int parent = rig->bone[b].parent;

  stand->skin[b] = coxa_turn_times (stand->axes[b], rig->bone[b].neutral);
  if (parent >= 0)
    stand->at[b] = coxa_stand_carry (stand, rig, parent, rig->bone[b].head);
}

/* Two bones and a target: the elbow or knee lies in the plane of the pole. */
static void
reach_for (const CoxaPose  *self,
           const CoxaRig   *rig,
           const CoxaStand *other,
           int              limb,
           CoxaStand       *stand)
{
  const CoxaReach *reach = &self->reach[limb];
  int upper = rig->limb[limb][0], lower = rig->limb[limb][1], end = rig->limb[limb][2];
  int side = rig->bone[upper].side;
  gboolean leg = limb >= COXA_REACH_FOOT_LEFT;
  double l1 = coxa_vec_length (coxa_vec_sub (rig->bone[lower].head, rig->bone[upper].head));
  double l2 = coxa_vec_length (coxa_vec_sub (rig->bone[end].head, rig->bone[lower].head));
  CoxaTurn axes;
  CoxaVec at, to, way, pole, elbow, first, second, folds;
  double wanted, length, c, bent;

  find_place (stand, other, reach->of, &axes, &at);
  to = coxa_vec_add (at, coxa_turn_apply (&axes, reach->to));
  pole = reach->pole_kind == COXA_POLE_BONE ? coxa_turn_apply (&axes, reach->pole) : reach->pole;
  if (reach->pole_kind == COXA_POLE_NONE)
    pole = coxa_turn_apply (&stand->axes[rig->bone[upper].parent], leg ? coxa_vec (0, 0, 1) : coxa_vec (side * 0.4, -0.3, -1));

  way = coxa_vec_sub (to, stand->at[upper]);
  wanted = coxa_vec_length (way);
  length = CLAMP (wanted, fabs (l1 - l2) + 0.01, (l1 + l2) * SLACK);
  stand->missed[limb] = fabs (wanted - length);
  way = coxa_vec_unit (way);
  elbow = coxa_vec_unit (coxa_vec_sub (pole, coxa_vec_scale (way, coxa_vec_dot (pole, way))));
  c = (l1 * l1 + length * length - l2 * l2) / (2 * l1 * length);
  first = coxa_vec_add (coxa_vec_scale (way, c), coxa_vec_scale (elbow, sqrt (fmax (0, 1 - c * c))));
  second = coxa_vec_unit (coxa_vec_sub (coxa_vec_scale (way, length), coxa_vec_scale (first, l1)));
  folds = coxa_vec_sub (second, coxa_vec_scale (first, coxa_vec_dot (second, first)));
  if (leg)
    folds = coxa_vec_scale (folds, -1);
  if (coxa_vec_length (folds) < 1e-4)
    folds = leg ? elbow : coxa_vec_scale (elbow, -1);

  stand->axes[upper] = coxa_turn_facing (coxa_vec_scale (first, -1), folds);
  bent = acos (CLAMP (coxa_vec_dot (first, second), -1, 1)) * 180 / G_PI;
  stand->axes[lower] = coxa_turn_times (stand->axes[upper], coxa_turn_about (coxa_vec (1, 0, 0), leg ? bent : -bent));
  if (!leg)
    stand->axes[lower] = coxa_turn_times (stand->axes[lower],
                                          coxa_turn_about (coxa_vec (0, 1, 0), side * self->angles[lower][2]));
}

static void
turn_bone (const CoxaPose  *self,
           const CoxaRig   *rig,
           const CoxaStand *other,
           int              b,
           CoxaStand       *stand)
{
  const CoxaOrient *orient = &self->orient[b];
  int parent = rig->bone[b].parent;
  CoxaTurn axes = parent >= 0 ? stand->axes[parent] : coxa_turn_facing (self->up, self->front);
  CoxaVec at;

  if (orient->on)
    {
      find_place (stand, other, orient->of, &axes, &at);
      stand->axes[b] = coxa_turn_times (axes, coxa_turn_facing (orient->up, orient->front));
    }
  else
    stand->axes[b] = coxa_turn_times (axes, self->fixed[b] ? self->turn[b] : coxa_rig_bend (rig, b, self->angles[b]));
}

/* A hand that is turned in the room turns only as far as its wrist does, and the forearm turns with it. */
static void
bend_wrist (const CoxaPose *self,
            const CoxaRig  *rig,
            int             hand,
            CoxaStand      *stand)
{
  int forearm = rig->bone[hand].parent;
  double angles[3] = { 0, 0, 0 }, arm[3] = { 0, 0, 0 };
  int side = rig->bone[hand].side;
  CoxaTurn about, turn;

  if (!self->orient[hand].on && !self->fixed[hand])
    return;
  coxa_rig_unbend (rig, hand, coxa_turn_times (coxa_turn_inverse (stand->axes[forearm]), stand->axes[hand]), angles);
  coxa_rig_unbend (rig, forearm, coxa_turn_times (coxa_turn_inverse (stand->axes[rig->bone[forearm].parent]),
                                                  stand->axes[forearm]),
                   arm);
  angles[0] = CLAMP (angles[0], -WRIST_BACK, WRIST_PALM);
  angles[1] = CLAMP (angles[1], -WRIST_LITTLE, WRIST_THUMB);
  angles[2] = CLAMP (arm[2] + angles[2], -FOREARM_TURN, FOREARM_TURN) - arm[2];
  turn = coxa_rig_bend (rig, hand, angles);
  stand->axes[hand] = coxa_turn_times (stand->axes[forearm], turn);
  /* the skin of the forearm twists along with the hand */
  about = coxa_turn_about (coxa_vec (0, 1, 0), side * angles[2] * TWIST_SHARE);
  stand->skin[forearm] = coxa_turn_times (coxa_turn_times (stand->axes[forearm], about), rig->bone[forearm].neutral);
}

/**
 * coxa_pose_solve:
 * @self: a pose
 * @rig: a skeleton
 * @other: (nullable): how the other person stands
 * @root: where the pelvis is, metres
 * @stand: (out): the pose, worked out
 *
 * Works out where every bone is.
 */
void
coxa_pose_solve (const CoxaPose  *self,
                 const CoxaRig   *rig,
                 const CoxaStand *other,
                 CoxaVec          root,
                 CoxaStand       *stand)
{
  gboolean done[COXA_MOST_BONES] = { FALSE, };

  memset (stand->missed, 0, sizeof stand->missed);
  for (int i = 0; i < rig->n; i++)
    {
      int b = rig->order[i];

      if (!done[b])
        turn_bone (self, rig, other, b, stand);
      if (rig->bone[b].parent < 0)
        stand->at[b] = root;
      if (rig->bone[b].kind == COXA_BONE_HAND)
        bend_wrist (self, rig, b, stand);
      place (rig, stand, b);
      for (int j = 0; j < COXA_N_REACHES; j++)
        if (self->reach[j].on && rig->limb[j][0] == b)
          {
            reach_for (self, rig, other, j, stand);
            place (rig, stand, b);
            done[rig->limb[j][1]] = TRUE;
          }
    }
}

/* by what a bone is turned against its parent */
static CoxaTurn
find_turn (const CoxaRig   *rig,
           const CoxaStand *stand,
           int              b)
{
  int parent = rig->bone[b].parent;

  return parent < 0 ? stand->axes[b] : coxa_turn_times (coxa_turn_inverse (stand->axes[parent]), stand->axes[b]);
}

static void
fix (const CoxaRig   *rig,
     const CoxaStand *a,
     const CoxaStand *b,
     double           t,
     int              bone,
     CoxaPose        *out)
{
  out->fixed[bone] = TRUE;
  out->turn[bone] = coxa_turn_mix (find_turn (rig, a, bone), find_turn (rig, b, bone), t);
  out->orient[bone].on = FALSE;
}

/* where the elbow or knee points in the room */
static CoxaVec
find_pole (const CoxaRig   *rig,
           const CoxaStand *stand,
           int              limb)
{
  CoxaVec upper = stand->at[rig->limb[limb][0]], end = stand->at[rig->limb[limb][2]];
  CoxaVec knee = coxa_vec_sub (stand->at[rig->limb[limb][1]], upper);
  CoxaVec way = coxa_vec_unit (coxa_vec_sub (end, upper));
  CoxaVec pole = coxa_vec_sub (knee, coxa_vec_scale (way, coxa_vec_dot (knee, way)));
  CoxaVec front = coxa_turn_apply (&stand->axes[rig->limb[limb][0]],
                                   coxa_vec (0, 0, limb >= COXA_REACH_FOOT_LEFT ? 1 : -1));

  /* a straight limb still knows where it would bend */
  return coxa_vec_unit (coxa_vec_length (pole) > 0.01 ? pole : front);
}

static void
mix_reach (const CoxaRig   *rig,
           const CoxaPose  *a,
           const CoxaStand *stand_a,
           const CoxaPose  *b,
           const CoxaStand *stand_b,
           double           t,
           int              limb,
           CoxaPose        *out)
{
  const CoxaReach *from = &a->reach[limb], *to = &b->reach[limb];
  CoxaReach *reach = &out->reach[limb];
  double way = coxa_vec_length (coxa_vec_sub (to->to, from->to));

  if (!from->on && !to->on)
    return;
  if (!from->on || !to->on || from->of != to->of)
    {
      reach->on = FALSE;
      fix (rig, stand_a, stand_b, t, rig->limb[limb][0], out);
      fix (rig, stand_a, stand_b, t, rig->limb[limb][1], out);
      return;
    }
  reach->to = coxa_vec_mix (from->to, to->to, t);
  reach->planted = from->planted && to->planted && way < STEP_LEAST;
  if (from->planted && to->planted && way >= STEP_LEAST)
    reach->to.y += 4 * t * (1 - t) * fmin (STEP_HIGHEST, STEP_LIFT * way);
  if (from->pole_kind != to->pole_kind)
    {
      reach->pole_kind = COXA_POLE_WORLD;
      reach->pole = coxa_vec_mix (find_pole (rig, stand_a, limb), find_pole (rig, stand_b, limb), t);
    }
  else
    reach->pole = coxa_vec_mix (coxa_vec_unit (from->pole), coxa_vec_unit (to->pole), t);
}

static void
mix_orient (const CoxaRig   *rig,
            const CoxaPose  *a,
            const CoxaStand *stand_a,
            const CoxaPose  *b,
            const CoxaStand *stand_b,
            double           t,
            int              bone,
            CoxaPose        *out)
{
  const CoxaOrient *from = &a->orient[bone], *to = &b->orient[bone];

  if (!from->on && !to->on)
    return;
  if (from->on && to->on && from->of == to->of)
    {
      CoxaTurn turn = coxa_turn_mix (coxa_turn_facing (from->up, from->front), coxa_turn_facing (to->up, to->front), t);

      out->orient[bone].up = coxa_vec (turn.m[1], turn.m[4], turn.m[7]);
      out->orient[bone].front = coxa_vec (turn.m[2], turn.m[5], turn.m[8]);
      return;
    }
  fix (rig, stand_a, stand_b, t, bone, out);
}

/**
 * coxa_pose_mix:
 * @rig: a skeleton
 * @a: a pose
 * @stand_a: that, worked out and settled
 * @b: another
 * @stand_b: that, worked out and settled
 * @t: how far from one to the other, 0 … 1
 * @out: (out): a pose between them
 *
 * Finds a pose on the way. What is planted in both stays planted; what reaches for the same thing in both keeps reaching for it;
 * the pelvis goes straight.
 */
void
coxa_pose_mix (const CoxaRig   *rig,
               const CoxaPose  *a,
               const CoxaStand *stand_a,
               const CoxaPose  *b,
               const CoxaStand *stand_b,
               double           t,
               CoxaPose        *out)
{
  CoxaTurn body = coxa_turn_mix (coxa_turn_facing (a->up, a->front), coxa_turn_facing (b->up, b->front), t);
  gboolean alike = a->ground == COXA_GROUND_REST && b->ground == COXA_GROUND_REST && a->n_grounds == b->n_grounds
                   && memcmp (a->grounds, b->grounds, a->n_grounds * sizeof *a->grounds) == 0;

  *out = *b;
  out->up = coxa_vec (body.m[1], body.m[4], body.m[7]);
  out->front = coxa_vec (body.m[2], body.m[5], body.m[8]);
  out->at = coxa_vec_mix (stand_a->at[rig->order[0]], stand_b->at[rig->order[0]], t);
  for (int i = 0; i < rig->n; i++)
    for (int k = 0; k < 3; k++)
      out->angles[i][k] = a->angles[i][k] + t * (b->angles[i][k] - a->angles[i][k]);
  for (int j = 0; j < COXA_N_REACHES; j++)
    mix_reach (rig, a, stand_a, b, stand_b, t, j, out);
  for (int i = 0; i < rig->n; i++)
    mix_orient (rig, a, stand_a, b, stand_b, t, i, out);

  out->ground = alike ? COXA_GROUND_REST : COXA_GROUND_FLOAT;
  out->height = a->height + t * (b->height - a->height);
  out->sink = a->sink + t * (b->sink - a->sink);
  if (a->pin != b->pin)
    out->pin = -1;
  out->pin_x = a->pin_x + t * (b->pin_x - a->pin_x);
  out->pin_z = a->pin_z + t * (b->pin_z - a->pin_z);
}
