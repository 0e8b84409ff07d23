/* coxa-mannequin-source.h: the files that a mannequin is made from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CoxaMannequinSource:
 * @position: (element-type float): three numbers a vertex, millimetres, x to the subject's left, y to the back, z up
 * @triangle: (element-type guint): three vertex numbers a triangle of the skin
 * @n_skin: so many vertices, the first, are the skin's; those behind mark joints
 * @cubes: (element-type utf8 GArray): the vertices whose middle is a joint, by the joint's name
 * @weights: (element-type utf8 gpointer): how far each vertex of the skin follows a bone, 0 … 1, by the bone's name
 *
 * A base mesh of MakeHuman, and how it moves.
 */
typedef struct
{
  GArray     *position;
  GArray     *triangle;
  guint       n_skin;
  GHashTable *cubes;
  GHashTable *weights;
} CoxaMannequinSource;

CoxaMannequinSource *coxa_mannequin_source_load  (const char           *folder,
                                                  GError              **error) G_GNUC_WARN_UNUSED_RESULT;

void                 coxa_mannequin_source_free  (CoxaMannequinSource  *self);

gboolean             coxa_mannequin_source_add   (CoxaMannequinSource  *self,
                                                  const char           *folder,
                                                  const char           *target,
                                                  double                share,
                                                  GError              **error);

gboolean             coxa_mannequin_source_joint (CoxaMannequinSource  *self,
                                                  const char           *name,
                                                  float                *point,
                                                  GError              **error);

void                 coxa_mannequin_source_sum   (CoxaMannequinSource  *self,
                                                  const char           *bones,
                                                  float                *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaMannequinSource, coxa_mannequin_source_free)

G_END_DECLS
