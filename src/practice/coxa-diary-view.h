#pragma once

#include "coxa-diary.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The diary: a calendar, the sessions of a day, pain and weeks as charts, and what one can do with all of it.
 *
 * Signals: "failed" (text): something could not be done; "told" (text): something was. */
#define COXA_TYPE_DIARY_VIEW (coxa_diary_view_get_type ())
G_DECLARE_FINAL_TYPE (CoxaDiaryView, coxa_diary_view, COXA, DIARY_VIEW, GtkWidget)

GtkWidget *coxa_diary_view_new    (CoxaStore     *store);

void       coxa_diary_view_update (CoxaDiaryView *self);

G_END_DECLS
