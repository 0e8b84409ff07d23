/* coxa-skin-cloth.c: what a figure wears
 *
 * Hems are surfaces in the position of rest. So they are crisp however coarse the skin is, and move with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-skin.h"

/* of the skull's height and depth: where hair ends at the side, in front of it and behind it */
static const struct { double side; double front; double back; } hairlines[2] =
{
  { -0.12, 0.62, 0.62 },
  { -0.34, 0.82, 0.56 },
};

/**
 * coxa_skin_hair:
 * @self: a figure
 * @rest: a place on the skin at rest
 *
 * Returns: how far it lies within the hair, metres; negative outside
 */
double
coxa_skin_hair (const CoxaSkin *self,
                CoxaVec         rest)
{
  double up = (rest.y - self->skull.y) / self->skull_radius.y;
  double front = (rest.z - self->skull.z) / self->skull_radius.z;
  double line = hairlines[self->female].side + (front > 0 ? hairlines[self->female].front : hairlines[self->female].back) * front;

  if (fabs (rest.x) > 0.12 || up < -1.2)
    return -1;

  return (up - line) * self->skull_radius.y;
}

static CoxaVec
get_joint (const CoxaSkin *self,
           int             limb,
           int             joint)
{
  return self->rig.bone[self->rig.limb[limb][joint]].head;
}

/* how far along a bone, 0 at its head, 1 at its tail */
static double
find_along (CoxaVec p,
            CoxaVec head,
            CoxaVec tail)
{
  CoxaVec way = coxa_vec_sub (tail, head);

  return coxa_vec_dot (coxa_vec_sub (p, head), way) / coxa_vec_dot (way, way);
}

static CoxaCloth
find_shoe (CoxaVec  p,
           CoxaVec  ankle,
           gboolean examiner)
{
  if (p.y > ankle.y + (examiner ? 0.012 : 0.020) + 0.10 * MAX (ankle.z - 0.01 - p.z, 0))
    return COXA_N_CLOTHS;

  return p.y < 0.016 + 0.016 * coxa_smooth_step (0, -0.05, p.z) ? COXA_CLOTH_SOLE : COXA_CLOTH_SHOE;
}

/**
 * coxa_skin_cloth:
 * @self: a figure
 * @rest: a place on the skin at rest
 * @examiner: whether long trousers and a longer top are worn
 *
 * Returns: what covers that place
 */
CoxaCloth
coxa_skin_cloth (const CoxaSkin *self,
                 CoxaVec         rest,
                 gboolean        examiner)
{
  CoxaVec hip = get_joint (self, COXA_REACH_FOOT_LEFT, 0), knee = get_joint (self, COXA_REACH_FOOT_LEFT, 1);
  CoxaVec ankle = get_joint (self, COXA_REACH_FOOT_LEFT, 2), shoulder = get_joint (self, COXA_REACH_HAND_LEFT, 0);
  CoxaVec elbow = get_joint (self, COXA_REACH_HAND_LEFT, 1);
  CoxaVec p = coxa_vec (fabs (rest.x), rest.y, rest.z);
  CoxaVec neck = self->rig.bone[self->neck].head;
  double sleeve = find_along (p, shoulder, elbow);
  double collar;

  if (coxa_skin_hair (self, rest) > 0)
    return COXA_CLOTH_HAIR;
  if (p.y < 0.2 && p.x < 0.35)
    {
      CoxaCloth shoe = find_shoe (p, ankle, examiner);

      if (shoe != COXA_N_CLOTHS)
        return shoe;
    }
  if (p.x > 0.2 + 0.3 * fmax (0, 1.0 - p.y) && p.y > 0.75 && sleeve > (examiner ? 0.62 : 0.40))
    return COXA_CLOTH_SKIN;
  collar = hypot (p.x, 1.15 * (p.y - (neck.y + 0.006 + 0.10 * (p.z - neck.z)))) - 0.078;
  if ((collar < 0 && p.z > neck.z - 0.02) || p.y > neck.y + (p.z > neck.z ? 0.05 : 0.035))
    return COXA_CLOTH_SKIN;
  if (p.y > hip.y + (examiner ? -0.03 : 0.105) - 0.02 * p.z)
    return COXA_CLOTH_TOP;
  if (examiner || find_along (p, hip, knee) < 0.44)
    return COXA_CLOTH_SHORTS;

  return COXA_CLOTH_SKIN;
}
