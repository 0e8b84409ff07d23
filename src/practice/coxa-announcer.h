#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a screen reader says of a session although nobody has moved the focus. GTK 4.8 cannot announce: an alert that comes to be
 * shown is read out, so each announcement is one, too small to be seen, in the place of the one before. */
#define COXA_TYPE_ANNOUNCER (coxa_announcer_get_type ())
G_DECLARE_FINAL_TYPE (CoxaAnnouncer, coxa_announcer, COXA, ANNOUNCER, GtkWidget)

GtkWidget  *coxa_announcer_new      (void);

void        coxa_announcer_say      (CoxaAnnouncer *self,
                                     const char    *text);

const char *coxa_announcer_get_last (CoxaAnnouncer *self);

G_END_DECLS
