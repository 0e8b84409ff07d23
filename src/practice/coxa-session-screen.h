#pragma once

#include "coxa-atlas.h"
#include "coxa-cue-speaker.h"
#include "coxa-plan.h"
#include "coxa-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A session from the first question to the last: it runs the machine, writes the diary, and has the screen stay on meanwhile.
 *
 * Signals: "closed": it is over, or was left; "diary": likewise, and the diary is wanted; "failed" (text): something could not be
 * kept. */
#define COXA_TYPE_SESSION_SCREEN (coxa_session_screen_get_type ())
G_DECLARE_FINAL_TYPE (CoxaSessionScreen, coxa_session_screen, COXA, SESSION_SCREEN, GtkWidget)

GtkWidget  *coxa_session_screen_new       (CoxaAtlas            *atlas,
                                           CoxaStore            *store,
                                           CoxaCueSpeaker       *speaker,
                                           const CoxaPlan       *plan);

const char *coxa_session_screen_get_title (CoxaSessionScreen    *self);

void        coxa_session_screen_leave     (CoxaSessionScreen    *self);

void        coxa_session_screen_pause     (CoxaSessionScreen    *self);

gboolean    coxa_session_screen_is_busy   (CoxaSessionScreen    *self);

G_END_DECLS
