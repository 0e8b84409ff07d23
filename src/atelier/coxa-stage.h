/* coxa-stage.h: the things round a figure, as surfaces that can be drawn and solids that can be touched
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-pose-file.h"
#include "coxa-skin.h"

G_BEGIN_DECLS

#define COXA_FLOOR 0        /* what a pixel shows: the open floor, */
#define COXA_PATIENT 1      /* the subject, */
#define COXA_EXAMINER 2     /* the examiner, */
#define COXA_FIRST_OBJECT 3 /* or an object of the stage */

/**
 * CoxaFacet:
 * @p: its corners, metres
 * @n: which way it faces there
 * @object: number of its object
 *
 * A triangle.
 */
typedef struct
{
  CoxaVec p[3];
  CoxaVec n[3];
  int     object;
} CoxaFacet;

/**
 * CoxaObject:
 * @colour: "#rrggbb"
 * @tone: how light it is: 1 as it is, less is darker
 * @round: whether it is shaded as a body is
 * @receives: whether shadows fall on it
 * @height: where its upper side is, if they do, metres
 * @moves: whether it belongs to a frame, not to the scene
 *
 * Faces of one look.
 */
typedef struct
{
  char     colour[8];
  double   tone;
  gboolean round;
  gboolean receives;
  double   height;
  gboolean moves;
} CoxaObject;

/**
 * CoxaSolid:
 * @middle: its middle, metres
 * @half: half its sizes
 * @axes: how it is turned
 * @soft: by how much the body may sink in, metres
 * @name: for messages
 *
 * A box that nothing goes through.
 */
typedef struct
{
  CoxaVec     middle;
  CoxaVec     half;
  CoxaTurn    axes;
  double      soft;
  const char *name;
} CoxaSolid;

/**
 * CoxaStage:
 * @facets: (element-type CoxaFacet): all triangles
 * @objects: (element-type CoxaObject): the first %COXA_FIRST_OBJECT stand for floor and persons
 * @solids: (element-type CoxaSolid): what can be touched
 *
 * The things round a figure.
 */
typedef struct
{
  GArray *facets;
  GArray *objects;
  GArray *solids;
} CoxaStage;

/**
 * CoxaActor:
 * @skin: who it is
 * @stand: how he stands
 * @points: where his skin is
 * @normals: which way it faces
 *
 * A person in a frame.
 */
typedef struct
{
  const CoxaSkin *skin;
  CoxaStand       stand;
  CoxaVec        *points;
  CoxaVec        *normals;
} CoxaActor;

CoxaStage *coxa_stage_new      (void) G_GNUC_WARN_UNUSED_RESULT;

void       coxa_stage_free     (CoxaStage        *self);

void       coxa_stage_add_prop (CoxaStage        *self,
                                const CoxaProp   *prop,
                                const CoxaActor  *actors,
                                gboolean          moves);

void       coxa_stage_add_loop (CoxaStage        *self,
                                const CoxaLoop   *loop,
                                const CoxaActor  *actor);

double     coxa_solid_depth    (const CoxaSolid  *self,
                                CoxaVec           point,
                                CoxaVec          *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaStage, coxa_stage_free)

G_END_DECLS
