/* coxa-mannequin.h: a smooth figure without features
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-mannequin-source.h"
#include "coxa-mesh.h"

G_BEGIN_DECLS

typedef enum
{
  COXA_JOINT_NECK,
  COXA_JOINT_HEAD,
  COXA_JOINT_HIP,      /* from here on the subject's right; left is one more */
  COXA_JOINT_HIP_LEFT,
  COXA_JOINT_KNEE,
  COXA_JOINT_KNEE_LEFT,
  COXA_JOINT_ANKLE,
  COXA_JOINT_ANKLE_LEFT,
  COXA_JOINT_BALL,
  COXA_JOINT_BALL_LEFT,
  COXA_JOINT_TOE,
  COXA_JOINT_TOE_LEFT,
  COXA_JOINT_SHOULDER,
  COXA_JOINT_SHOULDER_LEFT,
  COXA_JOINT_ELBOW,
  COXA_JOINT_ELBOW_LEFT,
  COXA_JOINT_HAND,
  COXA_JOINT_HAND_LEFT,
  COXA_N_JOINTS
} CoxaJoint;

typedef enum
{
  COXA_LIMB_HEAD,
  COXA_LIMB_ARM,     /* both, from the shoulders on, */
  COXA_LIMB_FOREARM, /* from the elbows on, */
  COXA_LIMB_HAND,    /* from the wrists on */
  COXA_LIMB_LEG,     /* thighs, lower legs and feet */
  COXA_LIMB_FOOT,
  COXA_N_LIMBS
} CoxaLimb;

/**
 * CoxaTarget:
 * @name: of a file in the folder of the base mesh
 * @share: how much of it
 *
 * A shape that a figure is mixed from.
 */
typedef struct
{
  char   *name;
  double  share;
} CoxaTarget;

/**
 * CoxaStance:
 * @lower: by how many degrees the arms come down from where the base mesh has them
 * @forward: by how many degrees they come forward
 * @straighten: by how many degrees the elbows straighten
 *
 * How the arms are held.
 */
typedef struct
{
  double lower;
  double forward;
  double straighten;
} CoxaStance;

/**
 * CoxaHead:
 * @chin: how high the chin is, millimetres
 * @neck: a point in the neck's middle
 * @neck_radius: half its width and depth
 * @skull: the middle of the skull
 * @skull_radius: half its width, depth and height
 * @jaw: the middle of the jaw
 * @jaw_radius: half its width, depth and height
 *
 * A plain head.
 */
typedef struct
{
  double chin;
  double neck[3];
  double neck_radius[2];
  double skull[3];
  double skull_radius[3];
  double jaw[3];
  double jaw_radius[3];
} CoxaHead;

#define COXA_FOOT_SIDES 2000

/**
 * CoxaFoot:
 * @middle: a point within
 * @side: directions
 * @reach: how far the forefoot reaches in each, millimetres from @middle
 *
 * The hull of a forefoot.
 */
typedef struct
{
  double middle[3];
  float  side[COXA_FOOT_SIDES][3];
  float  reach[COXA_FOOT_SIDES];
} CoxaFoot;

/**
 * CoxaMannequin:
 * @mesh: the skin in the position of rest, sole at z = 0
 * @limb: %COXA_N_LIMBS times a number a vertex, how far it belongs to a limb, 0 … 1
 * @joint: where the joints are
 * @stature: millimetres
 * @head: its plain head
 * @foot: its feet, the right one first
 *
 * A figure.
 */
typedef struct
{
  CoxaMesh *mesh;
  float    *limb[COXA_N_LIMBS];
  float     joint[COXA_N_JOINTS][3];
  double    stature;
  CoxaHead  head;
  CoxaFoot  foot[2];
} CoxaMannequin;

CoxaMannequin *coxa_mannequin_new     (const char        *folder,
                                       const CoxaTarget  *targets,
                                       guint              n_targets,
                                       GError           **error) G_GNUC_WARN_UNUSED_RESULT;

CoxaMannequin *coxa_mannequin_new_from (CoxaMannequinSource *source,
                                       gboolean           gathered,
                                       GError           **error) G_GNUC_WARN_UNUSED_RESULT;

void           coxa_mannequin_free    (CoxaMannequin     *self);

CoxaMesh      *coxa_mannequin_pose    (CoxaMannequin     *self,
                                       const CoxaStance  *stance) G_GNUC_WARN_UNUSED_RESULT;

void           coxa_mannequin_plain   (CoxaMannequin     *self,
                                       CoxaMesh          *posed);

float         *coxa_mannequin_refine  (CoxaMannequin     *self,
                                       const float       *values,
                                       guint              rounds) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaMannequin, coxa_mannequin_free)

G_END_DECLS
