#pragma once

#include "coxa-region-index.h"

G_BEGIN_DECLS

/* From a place in the widget to the region that is to be seen there: one multiplication a coordinate and one look. Made anew
 * when camera or picture change, so that pointing costs the same however much is on show. */
typedef struct
{
  const guint8 *numbers; /* borrowed from the index of the picture on show */
  guint         width;   /* of the index, pixels; 0: paper everywhere */
  guint         height;
  double        scale;   /* pixels of the index per logical pixel */
  double        x;       /* one more than the place of the widget's top left corner, in pixels of the index */
  double        y;
} CoxaHit;

static inline guint
coxa_hit_get (const CoxaHit *self,
              double         x,
              double         y)
{
  /* Truncation rounds up below zero: the pixel that was added keeps what lies just outside from being taken for inside. */
  guint column = (guint) ((int) (x * self->scale + self->x) - 1);
  guint row = (guint) ((int) (y * self->scale + self->y) - 1);

  return column < self->width && row < self->height ? self->numbers[(gsize) row * self->width + column] : 0;
}

G_END_DECLS
