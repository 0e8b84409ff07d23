#pragma once

#include "coxa-atlas.h"
#include "coxa-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What one sees while doing it, from some way off: the figure, the step, a large count, and what comes next. It does nothing by
 * itself: its buttons and keys activate the actions "session.pause", ".skip", ".back", ".repeat", ".stop" and ".stop-signs",
 * which whoever holds it brings. */
#define COXA_TYPE_FOLLOW_VIEW (coxa_follow_view_get_type ())
G_DECLARE_FINAL_TYPE (CoxaFollowView, coxa_follow_view, COXA, FOLLOW_VIEW, GtkWidget)

GtkWidget *coxa_follow_view_new  (CoxaAtlas             *atlas,
                                  const CoxaPlan        *plan);

void       coxa_follow_view_show (CoxaFollowView        *self,
                                  const CoxaSessionShow *show);

void       coxa_follow_view_say  (CoxaFollowView        *self,
                                  const char            *text);

void       coxa_follow_view_open_stop_signs (CoxaFollowView *self);

gboolean   coxa_follow_view_close_stop_signs (CoxaFollowView *self);

G_END_DECLS
