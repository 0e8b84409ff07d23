/* coxa-solid.h: a structure's surface and fibres, the same in every view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-mesh.h"
#include "coxa-scene.h"

G_BEGIN_DECLS

/**
 * CoxaSolid:
 * @thing: (transfer none): what the description says
 * @mesh: the smoothed surface
 * @fibre: three numbers a vertex: where fibres run, 0 where nothing says so
 * @from: a number a vertex: how far it is to the origin along the surface, millimetres, 1e6 where there is none
 * @to: likewise to the insertion
 * @light: a number a vertex: how much of the sky it sees, 0 … 1
 *
 * A structure before anybody looks at it.
 */
typedef struct
{
  CoxaThing *thing;
  CoxaMesh  *mesh;
  float     *fibre;
  float     *from;
  float     *to;
  float     *light;
} CoxaSolid;

CoxaSolid *coxa_solid_new  (CoxaThing   *thing,
                            CoxaMesh    *mesh,
                            const float *origin,
                            guint        n_origin,
                            const float *insertion,
                            guint        n_insertion) G_GNUC_WARN_UNUSED_RESULT;

void       coxa_solid_free (CoxaSolid   *self);

G_END_DECLS
