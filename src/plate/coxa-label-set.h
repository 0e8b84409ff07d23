#pragma once

#include "coxa-atlas.h"
#include "coxa-camera.h"
#include "coxa-label-layout.h"
#include "coxa-picture.h"

#include <graphene.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* The names of what a picture shows, set and laid out beside it. Knows no widget, so that a test can lay out every plate at
 * every size. */
typedef struct
{
  CoxaLabel     *labels;    /* those that may have a place; n_labels of them */
  PangoLayout  **layouts;   /* by label */
  gboolean      *is_chosen; /* by label */
  guint          n_labels;
  CoxaLabelArea  area;
  double         width;     /* of the plate, less what lies over its end; logical pixels */
  double         height;

  char         **names;     /* by region, for those that are to be seen; n_regions of them */
  double        *pole_x;    /* by region, logical pixels */
  double        *pole_y;
  guint          n_regions;
  guint          stray;     /* region that is chosen and found no place in a column, or 0: its name has a card */
} CoxaLabelSet;

CoxaLabelSet *coxa_label_set_new        (PangoContext          *context,
                                         CoxaAtlas             *atlas,
                                         CoxaSide               side,
                                         CoxaPicture           *picture,
                                         const CoxaCamera      *camera,
                                         double                 margin);

void          coxa_label_set_free       (CoxaLabelSet          *self);

double        coxa_label_set_measure    (PangoContext          *context,
                                         CoxaAtlas             *atlas,
                                         CoxaSide               side,
                                         CoxaStack             *stack);

double        coxa_label_set_get_margin (PangoContext          *context,
                                         double                 label_width,
                                         double                 width);

PangoLayout  *coxa_label_set_place_name (CoxaLabelSet          *self,
                                         PangoContext          *context,
                                         guint                  region,
                                         graphene_rect_t       *card) G_GNUC_WARN_UNUSED_RESULT;

char         *coxa_plate_dup_region_name (CoxaAtlas            *atlas,
                                         const CoxaStackRegion *region,
                                         CoxaSide               side);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaLabelSet, coxa_label_set_free)

G_END_DECLS
