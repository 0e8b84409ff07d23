#pragma once

#include "coxa-label-set.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The names beside a picture, laid out and ready to draw. */
typedef struct _CoxaPlateLabels CoxaPlateLabels;

CoxaPlateLabels *coxa_plate_labels_new       (GtkWidget             *widget,
                                              CoxaAtlas             *atlas,
                                              CoxaSide               side,
                                              CoxaPicture           *picture,
                                              const CoxaCamera      *camera,
                                              double                 margin);

void             coxa_plate_labels_free      (CoxaPlateLabels       *self);

void             coxa_plate_labels_snapshot  (CoxaPlateLabels       *self,
                                              GtkSnapshot           *snapshot,
                                              double                 opacity);

void             coxa_plate_labels_snapshot_lit (CoxaPlateLabels    *self,
                                              GtkSnapshot           *snapshot,
                                              guint                  region);

guint            coxa_plate_labels_pick      (CoxaPlateLabels       *self,
                                              double                 x,
                                              double                 y);

const CoxaLabel *coxa_plate_labels_get       (CoxaPlateLabels       *self,
                                              guint                 *n_labels);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaPlateLabels, coxa_plate_labels_free)

G_END_DECLS
