/* coxa-scene.h: what is drawn, as a person wrote it down
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define COXA_STOPS 4 /* depths of a view: 1 skin side … 4 bone */

typedef enum
{
  COXA_KIND_MUSCLE,
  COXA_KIND_BONE,
  COXA_KIND_DISC,
  COXA_KIND_FASCIA,
  COXA_KIND_NERVE,    /* from here on: what an overlay shows */
  COXA_KIND_ARTERY,
  COXA_KIND_VEIN,
  COXA_KIND_LIGAMENT,
  COXA_KIND_BURSA,
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
 * A structure or a patch, the same in every view. Lists of names are %NULL-terminated.
 */
typedef struct
{
  char       *id;
  char       *address;
  char       *name;        /* nullable */
  CoxaKind    kind;
  int         importance;
  double      colour[3];   /* 0 … 1 */
  char      **origin;
  char      **insertion;
  double      tendon[2];   /* how far it reaches in from origin and insertion, millimetres */
  double      spacing;     /* of fibres, user units */
  GPtrArray  *curves;      /* of CoxaCurve: a nerve's branches */
  GPtrArray  *guides;      /* of CoxaCurve: which way fibres run, where the harmonic field errs */
  char      **bones;       /* patches: on which structures */
  char       *role;        /* structure, nerve, artery, vein, ligament, bursa, origin, insertion or landmark */
  int         depth;       /* of what an overlay shows, in every view: the deepest stop at which it is still there */
} CoxaThing;

/**
 * CoxaPlace:
 * @thing: (transfer none): what it is
 * @depth: the deepest stop at which it is still there
 * @near: what it comes to the front of, where it does, besides what the z-buffers say
 * @above: what it is painted after, whatever the z-buffers say
 * @below: what it is painted before
 *
 * A structure's place in the stack of one view.
 */
typedef struct
{
  CoxaThing  *thing;
  int         depth;
  char      **near;
  char      **above;
  char      **below;
} CoxaPlace;

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
  char       *group;       /* views that show the same frame: one turns into the next */
  gboolean    named;       /* has a button of its own */
  gboolean    cut;         /* the subject's left half is cut away at the midline */
  double      azimuth;     /* degrees */
  int         width;       /* user units */
  int         height;
  double      frame[3];    /* x, z, px-per-mm */
  double      fade[4];     /* left, top, right, bottom; user units */
  double      detail;      /* 1 for a named view; the less, the fewer fibres and tones */
  GPtrArray  *places;      /* of CoxaPlace */
} CoxaView;

/**
 * CoxaScene:
 * @credit: the line that names whose meshes they are
 * @structures: (element-type CoxaThing): all there is
 * @shapes: (element-type CoxaShape): surfaces that are authored, in no mesh
 * @patches: (element-type CoxaPatch): what lies flat on the bones
 * @views: (element-type CoxaView): how it is looked at
 *
 * The description, and what courses.json beside it adds to it.
 */
typedef struct
{
  char       *credit;
  GPtrArray  *structures;
  GPtrArray  *shapes;
  GPtrArray  *patches;
  GPtrArray  *views;
} CoxaScene;

CoxaScene *coxa_scene_load  (const char  *path,
                             GError     **error) G_GNUC_WARN_UNUSED_RESULT;

void       coxa_scene_free  (CoxaScene   *self);

CoxaThing *coxa_scene_find  (CoxaScene   *self,
                             const char  *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaScene, coxa_scene_free)

G_END_DECLS
