#pragma once

#include "coxa-atlas.h"
#include "coxa-own-programmes.h"
#include "coxa-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A programme of one's own: its name, and what is in it, in an order that is made by dragging or by buttons. Whatever is changed
 * is kept at once.
 *
 * Signals: "start" (CoxaPlan *); "done"; "failed" (text): something could not be kept. */
#define COXA_TYPE_PROGRAMME_EDITOR (coxa_programme_editor_get_type ())
G_DECLARE_FINAL_TYPE (CoxaProgrammeEditor, coxa_programme_editor, COXA, PROGRAMME_EDITOR, GtkWidget)

GtkWidget *coxa_programme_editor_new       (CoxaAtlas              *atlas,
                                            CoxaStore              *store,
                                            const CoxaOwnProgramme *programme);

gboolean   coxa_programme_editor_step_back (CoxaProgrammeEditor    *self);

G_END_DECLS
