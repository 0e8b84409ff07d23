/* coxa-canvas.h: a picture of persons and things, pixel by pixel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-raster.h"
#include "coxa-stage.h"

G_BEGIN_DECLS

/**
 * CoxaCamera:
 * @right: which way in the room the picture's right is
 * @up: and up
 * @back: and towards the observer
 * @at: what the camera looks at, metres
 * @distance: from there, metres
 * @scale: picture units a metre, at @at
 * @x: where @at is in the picture
 * @y: likewise
 *
 * Where the observer is.
 */
typedef struct
{
  CoxaVec right;
  CoxaVec up;
  CoxaVec back;
  CoxaVec at;
  double  distance;
  double  scale;
  double  x;
  double  y;
} CoxaCamera;

/**
 * CoxaCanvas:
 * @camera: where it is seen from
 * @x: how far from the picture's left edge it begins, pixels
 * @y: and from its top
 * @width: pixels
 * @height: pixels
 * @pixels: pixels a picture unit
 * @near: one over the distance, a pixel
 * @what: %COXA_FLOOR, a person or an object, a pixel
 * @normal: three a pixel: which way the surface faces, in the camera's axes
 * @rest: three a pixel: which place of the skin at rest is seen
 *
 * A picture, or a part of one, of what is nearest.
 */
typedef struct
{
  CoxaCamera  camera;
  int         x;
  int         y;
  int         width;
  int         height;
  double      pixels;
  float      *near;
  guint8     *what;
  float      *normal;
  float      *rest;
} CoxaCanvas;

void        coxa_camera_init       (CoxaCamera       *self,
                                    double            azimuth,
                                    double            elevation,
                                    double            distance);

CoxaVec     coxa_camera_project    (const CoxaCamera *self,
                                    CoxaVec           point);

CoxaCanvas *coxa_canvas_new        (const CoxaCamera *camera,
                                    CoxaWindow        window,
                                    double            pixels) G_GNUC_WARN_UNUSED_RESULT;

void        coxa_canvas_free       (CoxaCanvas       *self);

void        coxa_canvas_copy       (CoxaCanvas       *self,
                                    const CoxaCanvas *from);

void        coxa_canvas_add_stage  (CoxaCanvas       *self,
                                    const CoxaStage  *stage,
                                    gboolean          moving);

void        coxa_canvas_add_actor  (CoxaCanvas       *self,
                                    const CoxaActor  *actor,
                                    int               what);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaCanvas, coxa_canvas_free)

G_END_DECLS
