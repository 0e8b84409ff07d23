/* coxa-flesh.h: what is within a figure, so that limbs can be kept out of each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-skin.h"

G_BEGIN_DECLS

/**
 * CoxaFlesh:
 * @origin: the corner of the grid, metres
 * @size: cells each way
 * @bone: which bone a cell belongs to, or -1 outside the body
 * @depth: how many cells it lies below the skin
 *
 * A figure at rest as a grid of cells.
 */
struct _CoxaFlesh
{
  CoxaVec  origin;
  int      size[3];
  gint8   *bone;
  guint8  *depth;
};

CoxaFlesh *coxa_flesh_new   (const CoxaSkin   *skin) G_GNUC_WARN_UNUSED_RESULT;

void       coxa_flesh_free  (CoxaFlesh        *self);

double     coxa_flesh_depth (const CoxaFlesh  *self,
                             CoxaVec           rest,
                             int               bone);

double     coxa_flesh_push  (const CoxaFlesh  *self,
                             CoxaVec           rest,
                             int               bone,
                             CoxaVec          *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaFlesh, coxa_flesh_free)

G_END_DECLS
