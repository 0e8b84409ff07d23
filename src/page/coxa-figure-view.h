#pragma once

#include "coxa-atlas.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A figure that moves, with what it shows in words below and buttons to play it. It moves only while somebody can see it. With
 * the desktop's wish for less motion it goes from key pose to key pose.
 *
 * Keys: Space plays and pauses, Left and Right go to the key pose before and after, Home and End to the first and the last.
 *
 * Signal: "key-changed" (key): the words of another key pose are to be read.
 * Signal: "side-wanted" (side): somebody wants to see the other side. */
#define COXA_TYPE_FIGURE_VIEW (coxa_figure_view_get_type ())
G_DECLARE_FINAL_TYPE (CoxaFigureView, coxa_figure_view, COXA, FIGURE_VIEW, GtkWidget)

GtkWidget        *coxa_figure_view_new          (void);

gboolean          coxa_figure_view_set_page     (CoxaFigureView *self,
                                                 CoxaAtlas      *atlas,
                                                 const char     *page,
                                                 CoxaSide        side);

void              coxa_figure_view_clear        (CoxaFigureView *self);

const CoxaFigure *coxa_figure_view_get_figure   (CoxaFigureView *self);

void              coxa_figure_view_set_side     (CoxaFigureView *self,
                                                 CoxaSide        side);

void              coxa_figure_view_set_compact  (CoxaFigureView *self,
                                                 gboolean        is_compact);

void              coxa_figure_view_set_playing  (CoxaFigureView *self,
                                                 gboolean        is_playing);

gboolean          coxa_figure_view_get_playing  (CoxaFigureView *self);

gboolean          coxa_figure_view_is_running   (CoxaFigureView *self);

void              coxa_figure_view_set_position (CoxaFigureView *self,
                                                 double          seconds);

double            coxa_figure_view_get_position (CoxaFigureView *self);

void              coxa_figure_view_set_key      (CoxaFigureView *self,
                                                 guint           key);

guint             coxa_figure_view_get_key      (CoxaFigureView *self);

gboolean          coxa_figure_view_show_step    (CoxaFigureView *self,
                                                 int             step);

const char       *coxa_figure_view_get_caption  (CoxaFigureView *self);

gboolean          coxa_figure_view_is_drawn     (CoxaFigureView *self);

GtkWidget        *coxa_figure_view_create_faults (CoxaFigureView *self);

gboolean          coxa_figure_view_holds_sides  (CoxaFigureView *self);

void              coxa_figure_view_grab_sides   (CoxaFigureView *self);

G_END_DECLS
