/* coxa-pose.h: how a figure holds itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-rig.h"

G_BEGIN_DECLS

#define COXA_WORLD (-1)       /* what a target is given in: the room, */
#define COXA_OTHER_PERSON COXA_MOST_BONES /* a bone, or a bone of the other person when this is added */
#define COXA_MOST_GROUNDS 16

typedef enum
{
  COXA_POLE_NONE,
  COXA_POLE_BONE, /* in the axes of what the target is given in */
  COXA_POLE_WORLD
} CoxaPole;

/**
 * CoxaReach:
 * @on: whether the limb reaches
 * @of: %COXA_WORLD, a bone or a bone of the other person
 * @planted: whether a foot stands there with its sole flat
 * @to: where the wrist or ankle goes, metres
 * @pole_kind: how @pole is given
 * @pole: to which side elbow or knee points
 *
 * Where a hand or a foot goes.
 */
typedef struct
{
  gboolean on;
  int      of;
  gboolean planted;
  CoxaVec  to;
  CoxaPole pole_kind;
  CoxaVec  pole;
} CoxaReach;

/**
 * CoxaOrient:
 * @on: whether the bone is oriented
 * @of: %COXA_WORLD, a bone or a bone of the other person
 * @up: where its second axis points
 * @front: where its third axis points
 *
 * Which way a bone is turned.
 */
typedef struct
{
  gboolean on;
  int      of;
  CoxaVec  up;
  CoxaVec  front;
} CoxaOrient;

typedef enum
{
  COXA_GROUND_FLOAT,  /* the pelvis is where it is said to be */
  COXA_GROUND_REST    /* the lowest point of some bones rests at a height */
} CoxaGround;

/**
 * CoxaPose:
 * @up: where the subject's head is
 * @front: where the subject's belly is
 * @at: where the pelvis is, metres
 * @angles: three a bone, degrees
 * @reach: where limbs go
 * @orient: how bones are turned
 * @fixed: whether a bone's turn against its parent is given by @turn, instead of by @angles
 * @turn: see there
 * @ground: how the height is found
 * @height: where the body rests, metres
 * @sink: by how much it sinks in, metres
 * @n_grounds: how many bones it rests on; none means all
 * @grounds: these
 * @pin: the bone whose head stays above a place, or -1
 * @pin_x: that place
 * @pin_z: that place
 *
 * All words of a pose.
 */
typedef struct
{
  CoxaVec    up;
  CoxaVec    front;
  CoxaVec    at;
  double     angles[COXA_MOST_BONES][3];
  CoxaReach  reach[COXA_N_REACHES];
  CoxaOrient orient[COXA_MOST_BONES];
  gboolean   fixed[COXA_MOST_BONES];
  CoxaTurn   turn[COXA_MOST_BONES];
  CoxaGround ground;
  double     height;
  double     sink;
  int        n_grounds;
  int        grounds[COXA_MOST_GROUNDS];
  int        pin;
  double     pin_x;
  double     pin_z;
} CoxaPose;

/**
 * CoxaStand:
 * @axes: how each bone's own axes lie in the room
 * @skin: how the skin at rest turns with each bone
 * @at: where each bone begins, metres
 * @missed: by how much each limb misses what it reaches for, metres
 *
 * A pose, worked out.
 */
typedef struct
{
  CoxaTurn axes[COXA_MOST_BONES];
  CoxaTurn skin[COXA_MOST_BONES];
  CoxaVec  at[COXA_MOST_BONES];
  double   missed[COXA_N_REACHES];
} CoxaStand;

void      coxa_pose_init  (CoxaPose        *self,
                           const CoxaRig   *rig);

gboolean  coxa_pose_bend  (CoxaPose        *self,
                           const CoxaRig   *rig,
                           const char      *bone,
                           const double    *angles);

void      coxa_pose_plant (CoxaPose        *self,
                           const CoxaRig   *rig,
                           int              limb,
                           CoxaVec          at,
                           double           yaw,
                           const CoxaVec   *pole);

void      coxa_pose_solve (const CoxaPose  *self,
                           const CoxaRig   *rig,
                           const CoxaStand *other,
                           CoxaVec          root,
                           CoxaStand       *stand);

void      coxa_pose_mix   (const CoxaRig   *rig,
                           const CoxaPose  *a,
                           const CoxaStand *stand_a,
                           const CoxaPose  *b,
                           const CoxaStand *stand_b,
                           double           t,
                           CoxaPose        *out);

static inline CoxaVec
coxa_stand_carry (const CoxaStand *self,
                  const CoxaRig   *rig,
                  int              bone,
                  CoxaVec          rest)
{
  return coxa_vec_add (self->at[bone], coxa_turn_apply (&self->skin[bone], coxa_vec_sub (rest, rig->bone[bone].head)));
}

G_END_DECLS
