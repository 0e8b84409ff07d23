/* coxa-bodymap.h: what the map of the body shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-mannequin.h"

G_BEGIN_DECLS

typedef enum
{
  COXA_CHART_TRUNK, /* upright through the middle; 0 at the hip joints, 1 at the root of the neck */
  COXA_CHART_THIGH, /* from the right hip joint to the knee */
  COXA_CHART_LEG,   /* from the knee to the ankle */
  COXA_CHART_FOOT,  /* from the heel to the toes */
  COXA_N_CHARTS
} CoxaChart;

/**
 * CoxaSpot:
 * @chart: about which axis it lies
 * @along: how far along that
 * @angle: round it, degrees: 0 front, 90 outer side, 180 back, 270 inner side; on the foot 0 top, 180 sole
 * @radius: millimetres on a body of 1.7 m
 *
 * A round spot on the skin.
 */
typedef struct
{
  CoxaChart chart;
  double    along;
  double    angle;
  double    radius;
} CoxaSpot;

/**
 * CoxaBodyPart:
 * @id: group in the SVG
 * @region: of the program's regions
 * @address: the page
 * @role: as in the plates
 * @importance: which label survives when space is short, 0 … 100
 * @midline: whether it may cross the midline
 * @shapes: (element-type GArray): lines of #CoxaSpot
 *
 * A place on the body.
 */
typedef struct
{
  char      *id;
  char      *region;
  char      *address;
  char      *role;
  int        importance;
  gboolean   midline;
  GPtrArray *shapes;
} CoxaBodyPart;

/**
 * CoxaFigure:
 * @id: "female" or "male"
 * @targets: (element-type CoxaTarget): what it is mixed from
 *
 * A figure.
 */
typedef struct
{
  char   *id;
  GArray *targets;
} CoxaFigure;

/**
 * CoxaBodyView:
 * @id: also the file's name
 * @name: on its button
 * @figure: whom it shows
 * @named: whether it has a button
 * @azimuth: where the observer stands, degrees
 * @x: which millimetres lie in the sheet's middle
 * @stance: how the arms are held
 *
 * A view.
 */
typedef struct
{
  char       *id;
  char       *name;
  char       *figure;
  gboolean    named;
  int         azimuth;
  double      x;
  CoxaStance  stance;
} CoxaBodyView;

/**
 * CoxaBodyMap:
 * @credit: who made what it is drawn from
 * @width: user units
 * @height: user units
 * @tall: user units from sole to crown
 * @figures: (element-type CoxaFigure): figures
 * @views: (element-type CoxaBodyView): views
 * @parts: (element-type CoxaBodyPart): places, then patterns
 *
 * The description that the map is drawn from.
 */
typedef struct
{
  char      *credit;
  int        width;
  int        height;
  double     tall;
  GPtrArray *figures;
  GPtrArray *views;
  GPtrArray *parts;
} CoxaBodyMap;

CoxaBodyMap *coxa_bodymap_load   (const char     *path,
                                  GError        **error) G_GNUC_WARN_UNUSED_RESULT;

void         coxa_bodymap_free   (CoxaBodyMap    *self);

CoxaFigure  *coxa_bodymap_figure (CoxaBodyMap    *self,
                                  const char     *id);

gboolean     coxa_body_part_is_place (const CoxaBodyPart *self);

GPtrArray   *coxa_bodymap_fields (CoxaBodyMap    *self,
                                  CoxaMannequin  *mannequin,
                                  CoxaMesh       *fine) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaBodyMap, coxa_bodymap_free)

G_END_DECLS
