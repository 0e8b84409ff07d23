/* coxa-scene.h: what is drawn, as a person wrote it down
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum
{
  COXA_KIND_MUSCLE,
  COXA_KIND_BONE,
  COXA_KIND_DISC,
  COXA_KIND_FASCIA,
  COXA_KIND_NERVE,
} CoxaKind;

/**
 * CoxaCurve:
 * @points: three numbers each: to the subject's right, to the back, up; millimetres
 * @n_points: how many
 * @from: diameter at the first point, millimetres
 * @to: diameter at the last point
 *
 * An authored line: the course of a nerve, a hint for fibres, or an outline.
 */
typedef struct
{
  float  *points;
  guint   n_points;
  double  from;
  double  to;
} CoxaCurve;

/**
 * CoxaThing:
 *
 * A structure or a footprint of the description. Lists of names are %NULL-terminated.
 */
typedef struct
{
  char       *id;
  char       *address;
  char       *name;        /* nullable */
  CoxaKind    kind;
  int         depth;
  int         importance;
  double      colour[3];   /* 0 … 1 */
  char      **origin;
  char      **insertion;
  double      tendon[2];   /* how far it reaches in from origin and insertion, millimetres */
  double      spacing;     /* of fibres, user units */
  char      **near;        /* what it comes to the front of, where it does */
  char      **above;       /* what it is painted after, whatever the z-buffers say */
  char      **below;
  GPtrArray  *curves;      /* of CoxaCurve: a nerve's branches, a footprint's outline */
  GPtrArray  *guides;      /* of CoxaCurve: which way fibres run, where the harmonic field errs */
  char      **bones;       /* footprints: on which structures */
  char       *role;        /* footprints: origin or insertion */
} CoxaThing;

/**
 * CoxaView:
 *
 * One view of the description.
 */
typedef struct
{
  char       *id;
  char       *name;
  char       *file;
  double      azimuth;     /* degrees */
  int         width;       /* user units */
  int         height;
  double      frame[3];    /* x, z, px-per-mm */
  double      fade[4];     /* left, top, right, bottom; user units */
  GPtrArray  *structures;  /* of CoxaThing */
  GPtrArray  *footprints;  /* of CoxaThing */
} CoxaView;

typedef struct
{
  char       *credit;
  GPtrArray  *views;       /* of CoxaView */
} CoxaScene;

CoxaScene *coxa_scene_load (const char  *path,
                            GError     **error) G_GNUC_WARN_UNUSED_RESULT;

void       coxa_scene_free (CoxaScene   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaScene, coxa_scene_free)

G_END_DECLS
