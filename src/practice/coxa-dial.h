#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A number as large as there is room for, to be read from across a room, with a word below it and a ring round it that fills. */
#define COXA_TYPE_DIAL (coxa_dial_get_type ())
G_DECLARE_FINAL_TYPE (CoxaDial, coxa_dial, COXA, DIAL, GtkWidget)

GtkWidget *coxa_dial_new      (void);

void       coxa_dial_set      (CoxaDial   *self,
                               const char *number,
                               const char *caption,
                               const char *spoken);

void       coxa_dial_set_part (CoxaDial   *self,
                               double      part);

void       coxa_dial_set_calm (CoxaDial   *self,
                               gboolean    is_calm);

G_END_DECLS
