#pragma once

#include "coxa-plates.h"

#include <cairo.h>

G_BEGIN_DECLS

#define COXA_ZOOM_MAX 12.0

/* Where the sheet lies in the widget. User units are the view's, logical pixels the widget's. */
typedef struct
{
  double width;         /* of the sheet, user units */
  double height;
  double ink_x;         /* what is drawn on it, and fitted into the widget; user units */
  double ink_y;
  double ink_width;
  double ink_height;
  double widget_width;  /* logical pixels */
  double widget_height;
  double margin_left;   /* kept free of the fitted sheet, logical pixels */
  double margin_right;
  double margin_top;
  double margin_bottom;
  double inset_end;     /* of margin_right, taken by something that lies over the plate */
  int    device;        /* device pixels per logical pixel */
  double zoom;          /* 1: the sheet fits */
  double center_x;      /* user units, in the middle of the free part of the widget */
  double center_y;
} CoxaCamera;

void     coxa_camera_init        (CoxaCamera            *self,
                                  double                 width,
                                  double                 height);

void     coxa_camera_set_ink     (CoxaCamera            *self,
                                  double                 x,
                                  double                 y,
                                  double                 width,
                                  double                 height);

void     coxa_camera_look_at     (CoxaCamera            *self,
                                  const CoxaView        *view,
                                  CoxaPlates            *plates);

double   coxa_camera_get_scale   (const CoxaCamera      *self);

void     coxa_camera_get_origin  (const CoxaCamera      *self,
                                  double                *x,
                                  double                *y);

void     coxa_camera_to_user     (const CoxaCamera      *self,
                                  double                 x,
                                  double                 y,
                                  double                *user_x,
                                  double                *user_y);

void     coxa_camera_zoom_at     (CoxaCamera            *self,
                                  double                 zoom,
                                  double                 x,
                                  double                 y);

void     coxa_camera_pan         (CoxaCamera            *self,
                                  double                 dx,
                                  double                 dy);

gboolean coxa_camera_show        (CoxaCamera            *self,
                                  double                 x,
                                  double                 y,
                                  double                 width,
                                  double                 height);

void     coxa_camera_get_extents (const CoxaCamera      *self,
                                  cairo_rectangle_int_t *extents);

G_END_DECLS
