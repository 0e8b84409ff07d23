#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a finger finds, pixels. */
#define COXA_ROOM_TOUCH 44

/* What the screens of this room are made of. Internal to src/practice. */
GtkWidget *coxa_room_heading_new     (const char *text,
                                      int         level);

GtkWidget *coxa_room_text_new        (const char *text,
                                      const char *css_class);

GtkWidget *coxa_room_button_new      (const char *icon,
                                      const char *label,
                                      const char *tooltip);

void       coxa_room_button_set      (GtkWidget  *button,
                                      const char *icon,
                                      const char *label,
                                      const char *tooltip);

GtkWidget *coxa_room_list_new        (GPtrArray  *texts);

GtkWidget *coxa_room_column_new      (GtkWidget  *child);

GtkWidget *coxa_room_card_new        (const char *title);

void       coxa_room_name            (GtkWidget  *widget,
                                      const char *name);

void       coxa_room_name_of         (GtkWidget  *widget,
                                      const char *format,
                                      const char *what);

void       coxa_room_show            (GtkStack   *stack,
                                      const char *name);

void       coxa_room_clear           (GtkWidget  *box);

G_END_DECLS
