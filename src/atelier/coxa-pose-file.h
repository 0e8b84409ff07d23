/* coxa-pose-file.h: the description that a moving figure is drawn from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "coxa-pose.h"

G_BEGIN_DECLS

typedef enum
{
  COXA_PROP_MAT,
  COXA_PROP_BOX,
  COXA_PROP_WALL,
  COXA_PROP_BALL,
  COXA_PROP_ROLLER,
  COXA_PROP_CHAIR,
  COXA_PROP_COUCH,
  COXA_PROP_PILLOW,
  COXA_PROP_CABLE
} CoxaPropKind;

/**
 * CoxaProp:
 * @kind: what it is
 * @at: where, metres; of a cable its fixed end
 * @size: of a box or pillow
 * @axis: of a roller
 * @x: of a mat, wall or couch, from and to
 * @z: likewise
 * @length: of a roller
 * @radius: of a ball or roller
 * @height: of a wall or couch, or a chair's seat
 * @yaw: degrees about the vertical
 * @to: the bone that a cable is tied to, as in #CoxaReach
 * @colour: "#rrggbb", or "" for its usual one
 *
 * A thing beside the figure.
 */
typedef struct
{
  CoxaPropKind kind;
  CoxaVec      at;
  CoxaVec      size;
  CoxaVec      axis;
  double       x[2];
  double       z[2];
  double       length;
  double       radius;
  double       height;
  double       yaw;
  int          to;
  char         colour[8];
} CoxaProp;

/**
 * CoxaLoop:
 * @bone: such as "calf"
 * @at: how far along that bone, 0 … 1
 * @width: metres
 * @colour: "#rrggbb"
 *
 * An elastic loop round both legs.
 */
typedef struct
{
  char   bone[16];
  double at;
  double width;
  char   colour[8];
} CoxaLoop;

/**
 * CoxaTint:
 * @muscle: a slug
 * @side: 1 left, -1 right, 0 both
 * @strength: 0 … 1
 *
 * A muscle that works or is stretched.
 */
typedef struct
{
  char  *muscle;
  int    side;
  double strength;
} CoxaTint;

/**
 * CoxaNamedPose:
 * @name: its name
 * @pose: the subject's pose
 * @other: the examiner's
 *
 * A pose that keys and moves name.
 */
typedef struct
{
  char     *name;
  CoxaPose  pose;
  CoxaPose  other;
} CoxaNamedPose;

/**
 * CoxaKey:
 * @pose: number of its pose
 * @steps: (element-type int): which steps of the page it shows, from 0
 * @caption: (nullable): a sentence, where the page has no steps
 * @props: (element-type CoxaProp): things of this key alone
 *
 * A key picture.
 */
typedef struct
{
  guint   pose;
  GArray *steps;
  char   *caption;
  GArray *props;
} CoxaKey;

/**
 * CoxaFault:
 * @fault: which fault of the page, from 0, or -1
 * @caption: (nullable): a sentence, where the page has no faults
 * @key: number of the key it stands beside
 * @pose: the subject's pose
 * @other: the examiner's
 *
 * A mistake, drawn beside the right way.
 */
typedef struct
{
  int      fault;
  char    *caption;
  guint    key;
  CoxaPose pose;
  CoxaPose other;
} CoxaFault;

/**
 * CoxaMove:
 * @to: number of a pose, or -1 to hold still
 * @seconds: for how long
 *
 * A part of the loop.
 */
typedef struct
{
  int    to;
  double seconds;
} CoxaMove;

/**
 * CoxaArrow:
 * @bone: whose way it shows
 * @from: number of a pose
 * @to: number of a pose; the arrow is shown there
 * @offset: picture units to the side
 * @tail: whether the bone's end is meant
 * @trim: which part of the way, 0 … 1
 *
 * An arrow along a movement.
 */
typedef struct
{
  int      bone;
  guint    from;
  guint    to;
  double   offset;
  gboolean tail;
  double   trim[2];
} CoxaArrow;

/**
 * CoxaPoseFile:
 * @path: the file
 * @address: the page
 * @body: "female" or "male"
 * @other_body: (nullable): the examiner's
 * @width: picture units
 * @height: picture units
 * @azimuth: degrees
 * @elevation: degrees
 * @distance: metres
 * @look_width: how many metres the picture is wide, or 0 to fit all
 * @look: what is in the picture's middle
 * @margin: free border, as a share
 * @tints: (element-type CoxaTint): muscles
 * @props: (element-type CoxaProp): things
 * @loops: (element-type CoxaLoop): elastic loops
 * @poses: (element-type CoxaNamedPose): poses
 * @keys: (element-type CoxaKey): key pictures
 * @moves: (element-type CoxaMove): the loop
 * @arrows: (element-type CoxaArrow): arrows
 * @faults: (element-type CoxaFault): mistakes
 *
 * A file of data/figures/poses, read.
 */
typedef struct
{
  char      *path;
  char      *address;
  char      *body;
  char      *other_body;
  double     width;
  double     height;
  double     azimuth;
  double     elevation;
  double     distance;
  double     look_width;
  CoxaVec    look;
  double     margin;
  GArray    *tints;
  GArray    *props;
  GArray    *loops;
  GPtrArray *poses;
  GPtrArray *keys;
  GArray    *moves;
  GArray    *arrows;
  GPtrArray *faults;
} CoxaPoseFile;

CoxaPoseFile *coxa_pose_file_load (const char     *path,
                                   const CoxaRig  *rig,
                                   GError        **error) G_GNUC_WARN_UNUSED_RESULT;

void          coxa_pose_file_free (CoxaPoseFile   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaPoseFile, coxa_pose_file_free)

G_END_DECLS
