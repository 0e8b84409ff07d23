#pragma once

#include "coxa-plates.h"
#include "coxa-scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is drawn, the hip, the whole thigh or the body, and the named sides it is drawn from: buttons for both, and a menu for
 * windows in which they have no room. They activate win.frame and win.view. */
#define COXA_TYPE_FRAMES (coxa_frames_get_type ())
G_DECLARE_FINAL_TYPE (CoxaFrames, coxa_frames, COXA, FRAMES, GtkBox)

const char *coxa_frames_get_title  (const char      *group,
                                    CoxaSide         side);

void        coxa_frames_set_plates (CoxaFrames      *self,
                                    CoxaPlates      *plates);

void        coxa_frames_show       (CoxaFrames      *self,
                                    const CoxaScene *scene);

GMenuModel *coxa_frames_get_menu   (CoxaFrames      *self);

gboolean    coxa_frames_is_needed  (CoxaFrames      *self);

G_END_DECLS
