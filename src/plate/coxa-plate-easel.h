#pragma once

#include "coxa-painter.h"

G_BEGIN_DECLS

/* One picture at a time is painted for a plate: what was wanted last wins, and what nobody wants any more is dropped. */
typedef struct _CoxaPlateEasel CoxaPlateEasel;

/* A picture is there. @picture: (transfer full) */
typedef void (*CoxaEaselPictureFunc) (CoxaPicture *picture,
                                      gpointer     user_data);

/* The lifts of a picture are there. */
typedef void (*CoxaEaselLiftsFunc)   (gpointer     user_data);

CoxaPlateEasel *coxa_plate_easel_new     (CoxaPainter              *painter,
                                          CoxaEaselPictureFunc      picture_func,
                                          CoxaEaselLiftsFunc        lifts_func,
                                          gpointer                  user_data) G_GNUC_WARN_UNUSED_RESULT;

void            coxa_plate_easel_close   (CoxaPlateEasel           *self);

void            coxa_plate_easel_want    (CoxaPlateEasel           *self,
                                          const char               *view,
                                          const CoxaPictureRequest *request,
                                            gboolean                  may_be_draft);

void            coxa_plate_easel_settle  (CoxaPlateEasel           *self);

gboolean        coxa_plate_easel_is_busy (CoxaPlateEasel           *self);

void            coxa_plate_easel_lift    (CoxaPlateEasel           *self,
                                          CoxaPicture              *picture);

void            coxa_plate_easel_expect   (CoxaPlateEasel           *self,
                                           const char * const       *views,
                                           const CoxaPictureRequest *request);

G_END_DECLS
