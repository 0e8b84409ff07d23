#pragma once

#include "coxa-atlas.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands at the end: what was done, how it was, and what to make of that.
 *
 * Signals: "answered": ask for the answers again; "close"; "diary". */
#define COXA_TYPE_AFTER_VIEW (coxa_after_view_get_type ())
G_DECLARE_FINAL_TYPE (CoxaAfterView, coxa_after_view, COXA, AFTER_VIEW, GtkBox)

GtkWidget  *coxa_after_view_new         (CoxaAtlas     *atlas,
                                         GPtrArray     *entries,
                                         gboolean       is_early,
                                         int            pain_before);

int         coxa_after_view_get_during  (CoxaAfterView *self);

int         coxa_after_view_get_after   (CoxaAfterView *self);

const char *coxa_after_view_get_stopped (CoxaAfterView *self);

G_END_DECLS
