#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether somebody can see a widget: it is mapped, not scrolled out of its page, and its window is neither minimised nor was it
 * left for another one long ago.
 *
 * Signal: "changed". */
#define COXA_TYPE_FIGURE_SIGHT (coxa_figure_sight_get_type ())
G_DECLARE_FINAL_TYPE (CoxaFigureSight, coxa_figure_sight, COXA, FIGURE_SIGHT, GObject)

CoxaFigureSight *coxa_figure_sight_new     (GtkWidget       *widget) G_GNUC_WARN_UNUSED_RESULT;

void             coxa_figure_sight_detach  (CoxaFigureSight *self);

void             coxa_figure_sight_update  (CoxaFigureSight *self);

gboolean         coxa_figure_sight_is_seen (CoxaFigureSight *self);

G_END_DECLS
