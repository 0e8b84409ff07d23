/* coxa-skin.h: a figure that moves: its skin, what it wears, and how the skin follows the bones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-mesh.h"
#include "coxa-pose.h"

G_BEGIN_DECLS

#define COXA_SKIN_BONES 5 /* a vertex follows so many at most */

typedef struct _CoxaFlesh CoxaFlesh;

typedef enum
{
  COXA_CLOTH_SKIN,
  COXA_CLOTH_SHORTS, /* or trousers */
  COXA_CLOTH_TOP,
  COXA_CLOTH_HAIR,
  COXA_CLOTH_SHOE,
  COXA_CLOTH_SOLE,
  COXA_N_CLOTHS
} CoxaCloth;

/**
 * CoxaSkin:
 * @id: "female" or "male"
 * @rig: its skeleton
 * @n: how many vertices
 * @rest: the vertices at rest, metres, y up, z to the front, x to the subject's left
 * @n_triangles: how many triangles
 * @triangle: three vertex numbers a triangle
 * @ring_start: where the neighbours of a vertex begin in @ring
 * @ring: neighbours
 * @bone: which bones a vertex follows
 * @weight: how much; a zero ends the list
 * @owner: the bone it follows most
 * @plain: whether the surface there is to look as smooth as @normal says, 0 … 1: it lies in folds that are not to be seen
 * @normal: which way it faces at rest
 * @detail: what smoothing takes away at rest, in the axes of the smoothed surface
 * @n_body: vertices from here on are hair that hangs on the head and touches nothing
 * @skull: the middle of the skull
 * @skull_radius: half its width, height and depth
 * @flesh: what is within it
 * @female: whether it is a woman
 * @neck: the bone of the neck
 *
 * A figure. Nothing in it changes once it is made, so that threads can share it.
 */
typedef struct
{
  char     *id;
  CoxaRig   rig;
  guint     n;
  CoxaVec  *rest;
  guint     n_triangles;
  guint    *triangle;
  guint    *ring_start;
  guint    *ring;
  int     (*bone)[COXA_SKIN_BONES];
  float   (*weight)[COXA_SKIN_BONES];
  int      *owner;
  float    *plain;
  CoxaVec  *normal;
  CoxaVec  *detail;
  guint     n_body;
  CoxaVec   skull;
  CoxaVec   skull_radius;
  CoxaFlesh *flesh;
  gboolean  female;
  int       neck;
} CoxaSkin;

CoxaSkin  *coxa_skin_new     (const char       *folder,
                              const char       *id,
                              GError          **error) G_GNUC_WARN_UNUSED_RESULT;

void       coxa_skin_free    (CoxaSkin         *self);

void       coxa_skin_follow  (const CoxaSkin   *self,
                              const CoxaStand  *stand,
                              CoxaVec          *points);

void       coxa_skin_mend    (const CoxaSkin   *self,
                              CoxaVec          *points);

void       coxa_skin_face    (const CoxaSkin   *self,
                              const CoxaStand  *stand,
                              const CoxaVec    *points,
                              CoxaVec          *normals);

CoxaVec    coxa_skin_carry   (const CoxaSkin   *self,
                              const CoxaStand  *stand,
                              guint             vertex);

double     coxa_skin_lowest  (const CoxaSkin   *self,
                              const CoxaPose   *pose,
                              const CoxaStand  *stand);

CoxaVec    coxa_skin_settle  (const CoxaSkin   *self,
                              const CoxaPose   *pose,
                              const CoxaStand  *other,
                              CoxaStand        *stand);

CoxaCloth  coxa_skin_cloth   (const CoxaSkin   *self,
                              CoxaVec           rest,
                              gboolean          examiner);

double     coxa_skin_hair    (const CoxaSkin   *self,
                              CoxaVec           rest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaSkin, coxa_skin_free)

G_END_DECLS
