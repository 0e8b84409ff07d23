#pragma once

#include "coxa-figures.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* What a figure does at a time: moves, or stands in a key pose. It sleeps from one frame to the next, and does not wake up at all
 * while it stands.
 *
 * Signal: "changed": another picture is due.
 * Signal: "playing": it was started or stopped, by whoever. */
#define COXA_TYPE_FIGURE_PLAYER (coxa_figure_player_get_type ())
G_DECLARE_FINAL_TYPE (CoxaFigurePlayer, coxa_figure_player, COXA, FIGURE_PLAYER, GObject)

CoxaFigurePlayer *coxa_figure_player_new          (void) G_GNUC_WARN_UNUSED_RESULT;

void              coxa_figure_player_set_figure   (CoxaFigurePlayer  *self,
                                                   const CoxaFigure  *figure);

void              coxa_figure_player_set_playing  (CoxaFigurePlayer  *self,
                                                   gboolean           is_playing);

gboolean          coxa_figure_player_get_playing  (CoxaFigurePlayer  *self);

void              coxa_figure_player_set_seen     (CoxaFigurePlayer  *self,
                                                   gboolean           is_seen);

void              coxa_figure_player_set_cutting  (CoxaFigurePlayer  *self,
                                                   gboolean           is_cutting);

gboolean          coxa_figure_player_is_running   (CoxaFigurePlayer  *self);

void              coxa_figure_player_set_position (CoxaFigurePlayer  *self,
                                                   double             seconds);

double            coxa_figure_player_get_position (CoxaFigurePlayer  *self);

void              coxa_figure_player_set_key      (CoxaFigurePlayer  *self,
                                                   guint              key);

guint             coxa_figure_player_get_key      (CoxaFigurePlayer  *self);

int               coxa_figure_player_get_still    (CoxaFigurePlayer  *self);

gboolean          coxa_figure_player_is_holding   (CoxaFigurePlayer  *self);

int               coxa_figure_player_get_frame    (CoxaFigurePlayer  *self);

G_END_DECLS
