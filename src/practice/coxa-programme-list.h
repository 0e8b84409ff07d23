#pragma once

#include "coxa-atlas.h"
#include "coxa-own-programmes.h"
#include "coxa-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The programmes: those of the atlas first, then one's own.
 *
 * Signals: "start" (CoxaPlan *); "edit" (CoxaOwnProgramme *); "open" (address): its page is to be read; "failed" (text). */
#define COXA_TYPE_PROGRAMME_LIST (coxa_programme_list_get_type ())
G_DECLARE_FINAL_TYPE (CoxaProgrammeList, coxa_programme_list, COXA, PROGRAMME_LIST, GtkWidget)

GtkWidget *coxa_programme_list_new       (CoxaAtlas         *atlas,
                                          CoxaStore         *store);

void       coxa_programme_list_offer     (CoxaProgrammeList *self,
                                          const char        *page);

gboolean   coxa_programme_list_step_back (CoxaProgrammeList *self);

G_END_DECLS
