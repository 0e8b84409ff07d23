#pragma once

#include "coxa-atlas.h"
#include "coxa-cue-speaker.h"
#include "coxa-plan.h"
#include "coxa-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The room for doing things, which takes the whole window: programmes, sessions, and the diary. Nothing of the diary is read or
 * shown before somebody opens it.
 *
 * Signals: "closed": back to the atlas; "open" (address): likewise, to a page of it. */
#define COXA_TYPE_PRACTICE_ROOM (coxa_practice_room_get_type ())
G_DECLARE_FINAL_TYPE (CoxaPracticeRoom, coxa_practice_room, COXA, PRACTICE_ROOM, GtkWidget)

GtkWidget *coxa_practice_room_new             (CoxaAtlas            *atlas,
                                               CoxaStore            *store,
                                               CoxaCueSpeaker       *speaker);

void       coxa_practice_room_show_programmes (CoxaPracticeRoom     *self);

void       coxa_practice_room_show_diary      (CoxaPracticeRoom     *self);

void       coxa_practice_room_start           (CoxaPracticeRoom     *self,
                                               const CoxaPlan       *plan);

void       coxa_practice_room_add_page        (CoxaPracticeRoom     *self,
                                               const char           *page);

void       coxa_practice_room_go_back         (CoxaPracticeRoom     *self);

void       coxa_practice_room_pause           (CoxaPracticeRoom     *self);

G_END_DECLS
