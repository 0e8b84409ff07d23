#pragma once

#include "coxa-atlas.h"
#include "coxa-painter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The plate: shows a scene, and tells which region was chosen.
 *
 * Signals: "activate-region" (address), "let-go", "settled" (what is on show is crisp and can be pointed at).
 * Properties: "zoom" (1 fits, read only), "show-labels". */
#define COXA_TYPE_PLATE_VIEW (coxa_plate_view_get_type ())
G_DECLARE_FINAL_TYPE (CoxaPlateView, coxa_plate_view, COXA, PLATE_VIEW, GtkWidget)

GtkWidget       *coxa_plate_view_new             (void);

void             coxa_plate_view_set_atlas       (CoxaPlateView   *self,
                                                  CoxaAtlas       *atlas,
                                                  CoxaPainter     *painter);

void             coxa_plate_view_set_scene       (CoxaPlateView   *self,
                                                  const CoxaScene *scene);

const CoxaScene *coxa_plate_view_get_scene       (CoxaPlateView   *self);

void             coxa_plate_view_set_first_picture (CoxaPlateView *self,
                                                  CoxaPicture     *picture);

void             coxa_plate_view_set_show_labels (CoxaPlateView   *self,
                                                  gboolean         show_labels);

gboolean         coxa_plate_view_get_show_labels (CoxaPlateView   *self);

void             coxa_plate_view_set_insets      (CoxaPlateView   *self,
                                                  int              bottom,
                                                  int              end);

double           coxa_plate_view_get_zoom        (CoxaPlateView   *self);

void             coxa_plate_view_zoom_by         (CoxaPlateView   *self,
                                                  double           factor);

void             coxa_plate_view_zoom_at         (CoxaPlateView   *self,
                                                  double           zoom,
                                                  double           x,
                                                  double           y);

void             coxa_plate_view_pan             (CoxaPlateView   *self,
                                                  double           dx,
                                                  double           dy);

void             coxa_plate_view_zoom_to_fit     (CoxaPlateView   *self);

gboolean         coxa_plate_view_is_settled      (CoxaPlateView   *self);

void             coxa_plate_view_get_transform   (CoxaPlateView   *self,
                                                  double          *x,
                                                  double          *y,
                                                  double          *scale);

guint            coxa_plate_view_pick_region     (CoxaPlateView   *self,
                                                  double           x,
                                                  double           y);

void             coxa_plate_view_set_hovered     (CoxaPlateView   *self,
                                                  guint            region);

void             coxa_plate_view_activate        (CoxaPlateView   *self,
                                                  guint            region);

void             coxa_plate_view_let_go          (CoxaPlateView   *self);

void             coxa_plate_view_focus_end       (CoxaPlateView   *self,
                                                  gboolean         last);

gboolean         coxa_plate_view_point_at        (CoxaPlateView   *self,
                                                  const char      *region);

void             coxa_plate_view_take_focus      (CoxaPlateView   *self,
                                                  guint            region);

gboolean         coxa_plate_view_focus_region    (CoxaPlateView   *self,
                                                  const char      *region);

CoxaPicture     *coxa_plate_view_get_picture     (CoxaPlateView   *self);

void             coxa_plate_view_ask_here        (CoxaPlateView   *self,
                                                  double           x,
                                                  double           y);

gboolean         coxa_plate_view_touch           (CoxaPlateView   *self,
                                                  double           x,
                                                  double           y);

GdkTexture      *coxa_plate_view_enlarge         (CoxaPlateView   *self,
                                                  guint            region,
                                                  double           x,
                                                  double           y,
                                                  double           factor,
                                                  int              size) G_GNUC_WARN_UNUSED_RESULT;

void             coxa_plate_view_to_user         (CoxaPlateView   *self,
                                                  double          *x,
                                                  double          *y);

G_END_DECLS
