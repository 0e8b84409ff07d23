#pragma once

#include "coxa-diary.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The sessions of one day, each of which can be changed and removed. What was removed can be brought back from a toast of the
 * nearest overlay.
 *
 * Signal: "failed" (text): something could not be done. */
#define COXA_TYPE_DIARY_LIST (coxa_diary_list_get_type ())
G_DECLARE_FINAL_TYPE (CoxaDiaryList, coxa_diary_list, COXA, DIARY_LIST, GtkBox)

GtkWidget *coxa_diary_list_new  (CoxaStore    *store);

void       coxa_diary_list_show (CoxaDiaryList *self,
                                GDateTime    *day,
                                GPtrArray    *sessions);

G_END_DECLS
