#pragma once

#include "coxa-window.h"

G_BEGIN_DECLS

/* How one comes from the atlas into the room for doing things, which takes the window's place, and back. One for each window; the
 * room is made when it is first entered. */
#define COXA_TYPE_PRACTICE_DOOR (coxa_practice_door_get_type ())
G_DECLARE_FINAL_TYPE (CoxaPracticeDoor, coxa_practice_door, COXA, PRACTICE_DOOR, GObject)

CoxaPracticeDoor *coxa_practice_door_new     (CoxaWindow       *window,
                                              CoxaStore        *store,
                                              GSettings        *settings,
                                              AdwHeaderBar     *header,
                                              GtkStack         *places) G_GNUC_WARN_UNUSED_RESULT;

void              coxa_practice_door_present (CoxaPracticeDoor *self);

void              coxa_practice_door_leave   (CoxaPracticeDoor *self);

gboolean          coxa_practice_door_is_open (CoxaPracticeDoor *self);

G_END_DECLS
