/* coxa-layer.h: one group of a view's SVG
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-body.h"

G_BEGIN_DECLS

/**
 * CoxaLayer:
 * @thing: (transfer none): what it shows
 * @body: (transfer none) (nullable): the structure in the view; %NULL for what lies flat on the bones
 * @id: the group's id
 * @depth: the deepest stop at which it is still there
 * @is_near: it is the part of a structure that comes to the front of others
 * @window: the part of the picture that @mask covers
 * @mask: a byte a pixel, 1 where it is
 * @quiet: (nullable): a byte a pixel, 1 where no outline is drawn
 * @svg: its paths
 * @anchor: at each stop: x, y and how far it is to the edge of what is seen; user units
 *
 * A whole structure, the part of one that comes to the front, or a patch on the bones.
 */
typedef struct
{
  CoxaThing  *thing;
  CoxaBody   *body;
  char       *id;
  int         depth;
  gboolean    is_near;
  CoxaWindow  window;
  guint8     *mask;
  guint8     *quiet;
  GString    *svg;
  double      anchor[COXA_STOPS + 1][3];
} CoxaLayer;

CoxaLayer *coxa_layer_new    (CoxaThing  *thing,
                              CoxaBody   *body,
                              const char *suffix) G_GNUC_WARN_UNUSED_RESULT;

void       coxa_layer_free   (CoxaLayer  *self);

/* whether a layer covers a pixel of the picture */
static inline gboolean
coxa_layer_covers (const CoxaLayer *self,
                   int              x,
                   int              y)
{
  x -= self->window.x;
  y -= self->window.y;

  return x >= 0 && y >= 0 && x < self->window.width && y < self->window.height
         && self->mask[(gsize) y * self->window.width + x];
}

/* how near a body comes to the observer at a pixel of the picture, COXA_FAR where it is not */
static inline float
coxa_body_depth_at (const CoxaBody *self,
                    int             x,
                    int             y)
{
  x -= self->window.x;
  y -= self->window.y;

  if (x < 0 || y < 0 || x >= self->window.width || y >= self->window.height)
    return COXA_FAR;

  return self->depth[(gsize) y * self->window.width + x];
}

G_END_DECLS
