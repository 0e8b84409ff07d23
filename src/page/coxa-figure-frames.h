#pragma once

#include "coxa-figures.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One group of a figure's drawing as pixels. A picture is a few of them on top of each other. */
typedef struct
{
  cairo_surface_t *surface; /* NULL where the group has no ink */
  GskRenderNode   *node;    /* the same for the screen, 1 unit a pixel, or NULL until somebody asks for it */
  int              x;       /* where it lies in the picture, device pixels */
  int              y;
} CoxaFigureCell;

/* Rasterises a figure in a thread, ahead of time, and keeps a bounded number of pixels.
 *
 * Signal: "changed": there is one more cell, or the drawing could not be read. */
#define COXA_TYPE_FIGURE_FRAMES (coxa_figure_frames_get_type ())
G_DECLARE_FINAL_TYPE (CoxaFigureFrames, coxa_figure_frames, COXA, FIGURE_FRAMES, GObject)

CoxaFigureFrames     *coxa_figure_frames_new         (CoxaFigures       *figures,
                                                      const CoxaFigure  *figure) G_GNUC_WARN_UNUSED_RESULT;

const CoxaFigure     *coxa_figure_frames_get_figure  (CoxaFigureFrames  *self);

CoxaFigureCell       *coxa_figure_frames_get         (CoxaFigureFrames  *self,
                                                      const char        *group,
                                                      int                width,
                                                      int                height,
                                                      gboolean           mirrored);

CoxaFigureCell       *coxa_figure_frames_peek        (CoxaFigureFrames  *self,
                                                      const char        *group,
                                                      int                width,
                                                      int                height,
                                                      gboolean           mirrored);

void                  coxa_figure_frames_forget      (CoxaFigureFrames  *self,
                                                      const char        *group);

void                  coxa_figure_frames_prepare     (CoxaFigureFrames  *self,
                                                      const char        *group,
                                                      int                width,
                                                      int                height,
                                                      gboolean           mirrored);

void                  coxa_figure_frames_rest        (CoxaFigureFrames  *self);

GskRenderNode        *coxa_figure_frames_create_node (const CoxaFigureCell *cell,
                                                      gboolean           uses_cairo) G_GNUC_WARN_UNUSED_RESULT;

const GError         *coxa_figure_frames_get_error   (CoxaFigureFrames  *self);

G_END_DECLS
