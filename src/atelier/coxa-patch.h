/* coxa-patch.h: a place on a bone: a footprint or a landmark
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-shape.h"

G_BEGIN_DECLS

/**
 * CoxaPatchArea:
 * @azimuth: from where it was drawn, degrees
 * @outline: a closed line in that picture's plane: to its right, up, millimetres, in the first and last number of a point
 * @depth: between which heights towards that observer it lies, millimetres
 * @facing: the least cosine between the bone's normal and the line of sight
 *
 * A part of a bone's surface, drawn on a picture of the bone.
 */
typedef struct
{
  double     azimuth;
  CoxaCurve *outline;
  double     depth[2];
  double     facing;
} CoxaPatchArea;

/**
 * CoxaPatch:
 * @id: the region's name
 * @address: its page
 * @role: origin, insertion or landmark
 * @name: (nullable): only where the label is not the entry's title
 * @importance: 0 … 100
 * @bones: on which meshes it may lie, %NULL-terminated
 * @muscles: whose contact with the bones makes it, %NULL-terminated
 * @from: what those muscles arise from
 * @to: what they are inserted into
 * @reach: how near muscle and bone must be, millimetres
 * @share: how much of the way along its fibres counts as the muscle's end, 0 … 1
 * @areas: (element-type CoxaPatchArea): added to the contact
 * @within: (element-type CoxaPatchArea): where there are some, the contact counts only there
 * @without: (element-type CoxaPatchArea): taken away at the end
 * @lines: (element-type CoxaCurve): strips along the bone, as broad as the curve's width
 *
 * A place on bones.
 */
typedef struct
{
  char      *id;
  char      *address;
  char      *role;
  char      *name;
  int        importance;
  char     **bones;
  char     **muscles;
  char     **from;
  char     **to;
  double     reach;
  double     share;
  GPtrArray *areas;
  GPtrArray *within;
  GPtrArray *without;
  GPtrArray *lines;
  GPtrArray  *contacts;  /* of CoxaContact, made when first needed */
  GHashTable *fields;    /* of numbers a vertex, by bone */
} CoxaPatch;

GPtrArray   *coxa_patches_load (const char       *path,
                                GError          **error) G_GNUC_WARN_UNUSED_RESULT;

const float *coxa_patch_field  (CoxaPatch        *self,
                                const char       *bone,
                                CoxaMesh         *mesh,
                                CoxaShapeSource   source,
                                gpointer          data);

G_END_DECLS
