#pragma once

#include "coxa-atlas.h"
#include "coxa-camera.h"
#include "coxa-picture.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A plate's regions as widgets: what the keyboard and a screen reader meet. */
typedef struct _CoxaPlateRegions CoxaPlateRegions;

CoxaPlateRegions *coxa_plate_regions_new         (GtkWidget        *plate,
                                                  CoxaAtlas        *atlas,
                                                  CoxaStack        *stack,
                                                  CoxaSide          side,
                                                  GCallback         clicked) G_GNUC_WARN_UNUSED_RESULT;

void              coxa_plate_regions_free        (CoxaPlateRegions *self);

void              coxa_plate_regions_update      (CoxaPlateRegions *self,
                                                  CoxaPicture      *picture);

void              coxa_plate_regions_allocate    (CoxaPlateRegions *self,
                                                  CoxaPicture      *picture,
                                                  const CoxaCamera *camera);

gboolean          coxa_plate_regions_grab        (CoxaPlateRegions *self,
                                                  guint             region);

guint             coxa_plate_regions_get_focused (CoxaPlateRegions *self);

G_END_DECLS
