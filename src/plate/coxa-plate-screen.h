#pragma once

#include "coxa-camera.h"
#include "coxa-picture.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What of the plate is on show: one picture, the one it replaces while it fades in, and under a zoomed one the last whole
 * sheet. Pictures are kept as render nodes, so that a frame costs only what changed. */
typedef struct _CoxaPlateScreen CoxaPlateScreen;

CoxaPlateScreen *coxa_plate_screen_new           (void) G_GNUC_WARN_UNUSED_RESULT;

void             coxa_plate_screen_free          (CoxaPlateScreen  *self);

CoxaPicture     *coxa_plate_screen_get_picture   (CoxaPlateScreen  *self);

gboolean         coxa_plate_screen_put           (CoxaPlateScreen  *self,
                                                  CoxaPicture      *picture,
                                                  double            progress);

gboolean         coxa_plate_screen_is_fading     (CoxaPlateScreen  *self);

void             coxa_plate_screen_end_fade      (CoxaPlateScreen  *self);

void             coxa_plate_screen_keep_backdrop (CoxaPlateScreen  *self);

void             coxa_plate_screen_drop_backdrop (CoxaPlateScreen  *self);

void             coxa_plate_screen_snapshot      (CoxaPlateScreen  *self,
                                                  GtkSnapshot      *snapshot,
                                                  const CoxaCamera *camera,
                                                  gboolean          uses_cairo,
                                                  double            progress);

void             coxa_plate_screen_snapshot_lift (CoxaPlateScreen  *self,
                                                  GtkSnapshot      *snapshot,
                                                  const CoxaCamera *camera,
                                                  guint             region);

G_END_DECLS
