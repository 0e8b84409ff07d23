/* coxa-shape.h: the surface of what has no mesh, made from authored lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-scene.h"
#include "coxa-mesh.h"

G_BEGIN_DECLS

/**
 * CoxaShapeSource:
 * @slug: a mesh's name
 * @data: what was passed along
 *
 * Gives a mesh by its name.
 *
 * Returns: (transfer full) (nullable): the mesh
 */
typedef CoxaMesh *(*CoxaShapeSource) (const char *slug,
                                      gpointer    data);

/**
 * CoxaBandRails:
 * @rails: (element-type CoxaCurve): lines across, from one attachment to the other
 * @thickness: millimetres
 *
 * One band of a ligament.
 */
typedef struct
{
  GPtrArray *rails;
  double     thickness;
} CoxaBandRails;

/**
 * CoxaSacOutline:
 * @outline: a closed line
 * @thickness: in the middle, millimetres
 * @lift: of its floor over the bone, millimetres
 *
 * One sac of a bursa.
 */
typedef struct
{
  CoxaCurve *outline;
  double     thickness;
  double     lift;
} CoxaSacOutline;

/**
 * CoxaShape:
 * @id: what it is the surface of
 * @curves: (element-type CoxaCurve): lines that become tubes
 * @bands: (element-type CoxaBandRails): rails that become bands
 * @sacs: (element-type CoxaSacOutline): outlines that become sacs
 * @rests_on: names of the meshes on which bands and sacs lie, %NULL-terminated
 *
 * A nerve, an artery, a ligament or a bursa as it was authored.
 */
typedef struct
{
  char      *id;
  GPtrArray *curves;
  GPtrArray *bands;
  GPtrArray *sacs;
  char     **rests_on;
} CoxaShape;

GPtrArray *coxa_shapes_load  (const char       *path,
                              GError          **error) G_GNUC_WARN_UNUSED_RESULT;

CoxaShape *coxa_shapes_find  (GPtrArray        *shapes,
                              const char       *id);

CoxaMesh  *coxa_shape_build  (CoxaShape        *self,
                              CoxaShapeSource   source,
                              gpointer          data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
