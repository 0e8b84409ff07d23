/* coxa-bodymap-sheet.h: a view of the map of the body
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-bodymap.h"
#include "coxa-raster.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define COXA_BODY_SCALE 2   /* pixels a user unit: everything is drawn at twice the size and then traced */
#define COXA_BODY_LEAST 5.0 /* user units that a place has to reach inwards before it can be pointed at */

/**
 * CoxaBodyFigure:
 * @mannequin: the figure
 * @rest: its skin in the position of rest, refined
 * @fields: (element-type gpointer): where the parts lie on that
 * @clothes: %COXA_N_CLOTHES times a number a vertex, millimetres within the border
 *
 * All that the views of one figure share.
 */
typedef struct
{
  CoxaMannequin *mannequin;
  CoxaMesh      *rest;
  GPtrArray     *fields;
  GPtrArray     *clothes;
} CoxaBodyFigure;

/**
 * CoxaBodyPatch:
 * @part: what it is
 * @window: the part of the picture that it covers
 * @mask: a byte a pixel, 1 where it is
 * @anchor: where its label points, and how far inside that lies, user units
 * @bounds: user units
 *
 * A part as it is seen.
 */
typedef struct
{
  CoxaBodyPart *part;
  CoxaWindow    window;
  guint8       *mask;
  double        anchor[3];
  int           bounds[4];
} CoxaBodyPatch;

/**
 * CoxaBodySheet:
 * @map: the description
 * @view: what is drawn
 * @scale: user units a millimetre
 * @z: which millimetres lie at half the sheet's height
 * @window: the whole picture, pixels
 * @depth: a number a pixel
 * @mask: a byte a pixel, 1 where the body is
 * @tone: a number a pixel, 0 dark … 1 light
 * @clothes: (element-type gpointer): a byte a pixel and garment
 * @patches: (element-type CoxaBodyPatch): parts that are seen
 *
 * A view.
 */
typedef struct
{
  CoxaBodyMap  *map;
  CoxaBodyView *view;
  double        scale;
  double        z;
  CoxaWindow    window;
  float        *depth;
  guint8       *mask;
  float        *tone;
  GPtrArray    *clothes;
  GPtrArray    *patches;
} CoxaBodySheet;

CoxaBodyFigure *coxa_body_figure_new   (CoxaBodyMap     *map,
                                        const char      *folder,
                                        const char      *id,
                                        GError         **error) G_GNUC_WARN_UNUSED_RESULT;

void            coxa_body_figure_free  (CoxaBodyFigure  *self);

CoxaBodySheet  *coxa_body_sheet_new    (CoxaBodyMap     *map,
                                        CoxaBodyView    *view,
                                        CoxaBodyFigure  *figure) G_GNUC_WARN_UNUSED_RESULT;

void            coxa_body_sheet_free   (CoxaBodySheet   *self);

char           *coxa_body_sheet_to_svg (CoxaBodySheet   *self) G_GNUC_WARN_UNUSED_RESULT;

JsonNode       *coxa_body_sheet_to_json (CoxaBodySheet  *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
