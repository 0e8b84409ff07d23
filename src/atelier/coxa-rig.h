/* coxa-rig.h: the bones of a figure that moves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-vec.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define COXA_MOST_BONES 64

typedef enum
{
  COXA_BONE_PELVIS,
  COXA_BONE_SPINE,
  COXA_BONE_NECK,
  COXA_BONE_HEAD,
  COXA_BONE_CLAVICLE,
  COXA_BONE_UPPERARM,
  COXA_BONE_LOWERARM,
  COXA_BONE_HAND,
  COXA_BONE_THUMB,
  COXA_BONE_FINGER,
  COXA_BONE_THIGH,
  COXA_BONE_CALF,
  COXA_BONE_FOOT,
  COXA_BONE_BALL
} CoxaBoneKind;

typedef enum
{
  COXA_REACH_HAND_LEFT,
  COXA_REACH_HAND_RIGHT,
  COXA_REACH_FOOT_LEFT,
  COXA_REACH_FOOT_RIGHT,
  COXA_N_REACHES
} CoxaReachLimb;

/**
 * CoxaBone:
 * @name: such as "thigh_r"
 * @kind: what it is
 * @side: 1 on the subject's left and in the middle, -1 on the right
 * @parent: the bone it hangs on, -1 for the pelvis
 * @head: where it begins at rest, metres
 * @tail: where it ends
 * @neutral: from rest to the position that angles are measured from: legs and arms straight down, thumbs to the front
 *
 * A bone.
 */
typedef struct
{
  char          name[24];
  CoxaBoneKind  kind;
  int           side;
  int           parent;
  CoxaVec       head;
  CoxaVec       tail;
  CoxaTurn      neutral;
} CoxaBone;

/**
 * CoxaRig:
 * @n: how many bones
 * @bone: the bones, each behind its parent
 * @order: in which order they are placed: trunk, legs, arms
 * @limb: the three bones of each limb that can reach
 *
 * A skeleton.
 */
typedef struct
{
  int      n;
  CoxaBone bone[COXA_MOST_BONES];
  int      order[COXA_MOST_BONES];
  int      limb[COXA_N_REACHES][3];
} CoxaRig;

gboolean     coxa_rig_load        (CoxaRig        *self,
                                   const char     *path,
                                   GError        **error) G_GNUC_WARN_UNUSED_RESULT;

int          coxa_rig_find        (const CoxaRig  *self,
                                   const char     *name);

CoxaTurn     coxa_rig_bend        (const CoxaRig  *self,
                                   int             bone,
                                   const double   *angles);

void         coxa_rig_unbend      (const CoxaRig  *self,
                                   int             bone,
                                   CoxaTurn        turn,
                                   double         *angles);

void         coxa_rig_set_neutral (CoxaRig        *self);

const char  *coxa_rig_cube        (const char     *bone,
                                   gboolean        tail,
                                   char           *buffer,
                                   gsize           size);

G_END_DECLS
