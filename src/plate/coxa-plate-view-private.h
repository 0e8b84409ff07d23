#pragma once

#include "coxa-plate-view.h"

#include "coxa-camera.h"
#include "coxa-hit.h"
#include "coxa-palette.h"
#include "coxa-plate-easel.h"
#include "coxa-plate-input.h"
#include "coxa-plate-labels.h"
#include "coxa-plate-regions.h"
#include "coxa-plate-screen.h"
#include "coxa-region.h"
#include "coxa-region-walk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The widget is one type in a few files: this is what they share. */
struct _CoxaPlateView
{
  GtkWidget        parent_instance;

  CoxaAtlas       *atlas;
  CoxaPainter     *painter;
  CoxaScene       *scene;
  CoxaStack       *stack;        /* of the scene's view, borrowed from the painter */
  CoxaCamera       camera;
  CoxaHit          hit;          /* follows camera and picture */

  CoxaPlateScreen *screen;
  AdwAnimation    *fade;
  AdwAnimation    *label_fade;
  CoxaPlateEasel  *easel;        /* NULL until there is a painter */
  guint            rest_id;

  CoxaPlateLabels *labels;       /* NULL until settled */
  gboolean         show_labels;
  double           label_width;  /* of the widest name, logical pixels; 0 until measured */
  CoxaPlateRegions *regions;     /* NULL until after the first frame */
  guint            regions_id;

  guint            hovered;
};

gboolean coxa_plate_view_focus      (GtkWidget        *widget,
                                     GtkDirectionType  direction);

gboolean coxa_plate_view_grab_focus (GtkWidget     *widget);

void coxa_plate_view_ensure_regions (CoxaPlateView *self);

void coxa_plate_view_ask_which      (CoxaPlateView *self,
                                     double         x,
                                     double         y,
                                     GArray        *regions);

void coxa_plate_view_want_picture   (CoxaPlateView *self);

void coxa_plate_view_camera_moved   (CoxaPlateView *self,
                                     double         old_zoom);

void coxa_plate_view_update_margins (CoxaPlateView *self);

void coxa_plate_view_measure_labels_again (CoxaPlateView *self);

void coxa_plate_view_update_hit     (CoxaPlateView *self);

void coxa_plate_view_update_labels  (CoxaPlateView *self);

void coxa_plate_view_take_picture   (CoxaPicture   *picture,
                                     gpointer       user_data);

gboolean coxa_plate_view_settle_regions (CoxaPlateView *self);

void coxa_plate_view_settle         (CoxaPlateView *self);

void coxa_plate_view_remove_regions (CoxaPlateView *self);

G_END_DECLS
