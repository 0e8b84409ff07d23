#pragma once

#include "coxa-atlas.h"
#include "coxa-diary-record.h"
#include "coxa-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands before the first step: who should not take it and what should stop one; then how one is today, and how much it
 * is to be.
 *
 * Signals: "start"; "leave": not today; "day-after" (int): how the day after the last session was, or COXA_PAIN_UNKNOWN: the
 * question was put aside. */
#define COXA_TYPE_READY_VIEW (coxa_ready_view_get_type ())
G_DECLARE_FINAL_TYPE (CoxaReadyView, coxa_ready_view, COXA, READY_VIEW, GtkBox)

GtkWidget *coxa_ready_view_new           (CoxaAtlas              *atlas,
                                          CoxaPlan               *plan);

void       coxa_ready_view_ask_day_after (CoxaReadyView          *self,
                                          const CoxaDiarySession *last);

int        coxa_ready_view_get_pain      (CoxaReadyView          *self);

gboolean   coxa_ready_view_step_back     (CoxaReadyView          *self);

G_END_DECLS
