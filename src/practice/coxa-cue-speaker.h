#pragma once

#include "coxa-cue.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Says and sounds cues: by speech-dispatcher, and by libcanberra, where they are there; otherwise in silence. Nothing here waits:
 * what cannot be said in time is dropped. Everything is off until it is switched on.
 *
 * Properties: "speaks" (gboolean), "sounds" (gboolean); bind them to the settings "spoken-cues" and "cue-sounds". */
#define COXA_TYPE_CUE_SPEAKER (coxa_cue_speaker_get_type ())
G_DECLARE_FINAL_TYPE (CoxaCueSpeaker, coxa_cue_speaker, COXA, CUE_SPEAKER, GObject)

CoxaCueSpeaker *coxa_cue_speaker_new             (void) G_GNUC_WARN_UNUSED_RESULT;

gboolean        coxa_cue_speaker_can_speak       (void);

gboolean        coxa_cue_speaker_can_sound       (void);

void            coxa_cue_speaker_play            (CoxaCueSpeaker  *self,
                                                  const CoxaCue   *cue);

void            coxa_cue_speaker_hush            (CoxaCueSpeaker  *self);

G_END_DECLS
