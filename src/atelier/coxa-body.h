/* coxa-body.h: a structure as the observer sees it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-raster.h"
#include "coxa-solid.h"

G_BEGIN_DECLS

#define COXA_SCALE 2 /* pixels a user unit: everything is drawn at twice the size and then traced */
#define COXA_PAD 40  /* pixels beyond the sheet's edge, so that no outline runs along it */

enum
{
  COXA_PLANE_RIGHT,      /* the normal: to the right, */
  COXA_PLANE_TOWARDS,    /* towards the observer, */
  COXA_PLANE_UP,         /* up */
  COXA_PLANE_FIBRE_X,    /* where fibres run: to the right, */
  COXA_PLANE_FIBRE_Y,    /* down */
  COXA_PLANE_ORIGIN,     /* how far it is to the origin along the surface, millimetres */
  COXA_PLANE_INSERTION,
  COXA_PLANE_LIGHT,      /* how much of the sky it sees, 0 … 1 */
  COXA_N_PLANES
};

/**
 * CoxaBody:
 * @thing: (transfer none): what the description says of it everywhere
 * @place: (transfer none): and what it says of it in this view
 * @solid: (transfer none): its surface and fibres
 * @mesh: (transfer none): that surface
 * @triangle: three vertex numbers a triangle of what is drawn of it
 * @n_triangles: how many
 * @n_points: how many vertices there are, those on a cut with them
 * @points: three numbers a vertex: x and y in the picture in pixels, height towards the observer in millimetres
 * @values: %COXA_N_PLANES numbers a vertex
 * @window: the part of the picture that it covers
 * @depth: a number a pixel of the window
 * @mask: a byte a pixel, 1 where it is
 * @face: (nullable): a byte a pixel, 1 where it is cut through
 *
 * A structure in a view.
 */
typedef struct
{
  CoxaThing  *thing;
  CoxaPlace  *place;
  CoxaSolid  *solid;
  CoxaMesh   *mesh;
  guint      *triangle;
  guint       n_triangles;
  guint       n_points;
  float      *points;
  float      *values;
  CoxaWindow  window;
  float      *depth;
  guint8     *mask;
  guint8     *face;
} CoxaBody;

CoxaBody *coxa_body_new     (CoxaPlace     *place,
                             CoxaSolid     *solid,
                             CoxaView      *view) G_GNUC_WARN_UNUSED_RESULT;

void      coxa_body_free    (CoxaBody      *self);

float    *coxa_body_planes  (CoxaBody      *self) G_GNUC_WARN_UNUSED_RESULT;

void      coxa_view_project (CoxaView      *view,
                             const float   *point,
                             float         *out);

G_END_DECLS
