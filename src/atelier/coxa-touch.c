/* coxa-touch.c: hands that touch, and do not go through
 *
 * Where a hand would be within a body, the floor or a thing it is pushed out until its palm lies on the surface; the elbow
 * keeps its
 * side. So who writes a pose says roughly where a hand goes, and on its way from pose to pose it goes round what is between.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-touch.h"

#include "coxa-film-check.h"
#include "coxa-flesh.h"

#define ROUNDS 6
#define DONE 0.0015    /* metres */
#define PALM 0.008     /* metres by which a palm sinks in, */
#define FINGERS 0.020  /* and fingers */
#define FARTHEST 0.15  /* metres that a hand is pushed at most */
#define EVERY 2        /* so many vertices are felt for one */
#define NEAR 0.22      /* metres: thicker than that no limb is */

typedef struct
{
  const CoxaSkin *const *skins;
  const CoxaStage       *stage;
  const CoxaStand       *stands;
  int                    person;
  int                    hand;
  CoxaVec                sum;
  double                 weight;
  double                 deepest;
} Touch;

static void
push (Touch   *self,
      CoxaVec  way,
      double   depth)
{
  if (depth <= 0 || coxa_vec_length (way) < 0.5)
    return;
  self->sum = coxa_vec_add (self->sum, coxa_vec_scale (way, depth));
  self->weight += depth;
  self->deepest = MAX (self->deepest, depth);
}

static void
feel_things (Touch   *self,
             CoxaVec  point,
             double   allowed)
{
  if (point.y < 0)
    push (self, coxa_vec (0, 1, 0), -point.y - allowed);
  for (guint i = 0; i < self->stage->solids->len; i++)
    {
      CoxaVec out = point;
      double depth = coxa_solid_depth (&g_array_index (self->stage->solids, CoxaSolid, i), point, &out);

      push (self, coxa_vec_unit (coxa_vec_sub (out, point)), depth - allowed);
    }
}

static void
feel_flesh (Touch   *self,
            int      other,
            int      owner,
            CoxaVec  point,
            double   allowed)
{
  const CoxaSkin *skin = self->skins[other];
  const CoxaStand *stand = &self->stands[other];

  for (int b = 0; b < skin->rig.n; b++)
    {
      const CoxaBone *bone = &skin->rig.bone[b];
      CoxaVec way = coxa_vec_sub (bone->tail, bone->head), rest, out;
      double depth;

      if (!coxa_bone_is_bulk (&skin->rig, b) || (other == self->person && coxa_bones_meet (&skin->rig, owner, b))
          || coxa_vec_length (coxa_vec_sub (point, coxa_stand_carry (stand, &skin->rig, b,
                                                                     coxa_vec_mix (bone->head, bone->tail, 0.5))))
             > coxa_vec_length (way) / 2 + NEAR)
        continue;
      rest = coxa_vec_add (bone->head, coxa_turn_undo (&stand->skin[b], coxa_vec_sub (point, stand->at[b])));
      depth = coxa_flesh_push (skin->flesh, rest, b, &out);
      push (self, coxa_turn_apply (&stand->skin[b], out), depth - allowed);
    }
}

/* which way the hand has to go, and how far */
static CoxaVec
feel (Touch *self)
{
  const CoxaSkin *skin = self->skins[self->person];

  self->sum = coxa_vec (0, 0, 0);
  self->weight = self->deepest = 0;
  for (guint v = 0; v < skin->n_body; v += EVERY)
    {
      int owner = skin->owner[v];
      CoxaBoneKind kind = skin->rig.bone[owner].kind;
      double allowed = kind == COXA_BONE_HAND ? PALM : FINGERS;
      CoxaVec point;

      if (kind < COXA_BONE_HAND || kind > COXA_BONE_FINGER || skin->rig.bone[owner].side != skin->rig.bone[self->hand].side)
        continue;
      point = coxa_skin_carry (skin, &self->stands[self->person], v);
      feel_things (self, point, allowed);
      for (int other = 0; other < 2; other++)
        if (self->skins[other] != NULL)
          feel_flesh (self, other, owner, point, allowed);
    }

  return coxa_vec_scale (coxa_vec_unit (self->sum), self->deepest);
}

/* to which side the elbow points */
static CoxaVec
find_pole (const CoxaStand *stand,
           const int       *limb)
{
  CoxaVec way = coxa_vec_unit (coxa_vec_sub (stand->at[limb[2]], stand->at[limb[0]]));
  CoxaVec elbow = coxa_vec_sub (stand->at[limb[1]], stand->at[limb[0]]);
  CoxaVec pole = coxa_vec_sub (elbow, coxa_vec_scale (way, coxa_vec_dot (elbow, way)));

  return coxa_vec_length (pole) > 0.01 ? coxa_vec_unit (pole) : coxa_turn_apply (&stand->axes[limb[0]], coxa_vec (0, 0, -1));
}

/**
 * coxa_touch:
 * @skins: the persons; the second may be %NULL
 * @stage: what does not move
 * @poses: (inout): their poses; hands that would go through something are moved
 * @stands: (inout): these, settled
 * @person: whose hands
 *
 * Takes hands out of what they would be within.
 */
void
coxa_touch (const CoxaSkin *const *skins,
            const CoxaStage       *stage,
            CoxaPose              *poses,
            CoxaStand             *stands,
            int                    person)
{
  const CoxaRig *rig = &skins[person]->rig;
  CoxaPose *pose = &poses[person];
  CoxaStand *stand = &stands[person];

  for (int j = COXA_REACH_HAND_LEFT; j <= COXA_REACH_HAND_RIGHT; j++)
    {
      int hand = rig->limb[j][2];
      Touch touch = { skins, stage, stands, person, hand, { 0, 0, 0 }, 0, 0 };
      CoxaVec from = stand->at[hand];
      double missed = stand->missed[j];
      CoxaReach reach = { TRUE, COXA_WORLD, FALSE, from, COXA_POLE_WORLD, find_pole (stand, rig->limb[j]) };
      CoxaOrient orient = { TRUE, COXA_WORLD, { 0, 0, 0 }, { 0, 0, 0 } };
      const double *m = stand->axes[hand].m;

      orient.up = coxa_vec (m[1], m[4], m[7]);
      orient.front = coxa_vec (m[2], m[5], m[8]);
      for (int round = 0; round < ROUNDS; round++)
        {
          CoxaVec way = feel (&touch), gone;

          if (coxa_vec_length (way) < DONE)
            break;
          gone = coxa_vec_sub (coxa_vec_add (reach.to, way), from);
          if (coxa_vec_length (gone) > FARTHEST)
            gone = coxa_vec_scale (coxa_vec_unit (gone), FARTHEST);
          reach.to = coxa_vec_add (from, gone);
          pose->reach[j] = reach;
          pose->orient[hand] = orient;
          coxa_pose_solve (pose, rig, skins[1 - person] != NULL ? &stands[1 - person] : NULL, stand->at[rig->order[0]], stand);
        }
      stand->missed[j] = MAX (stand->missed[j], missed);
    }
}
