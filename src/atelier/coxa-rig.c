/* coxa-rig.c: the bones of a figure that moves
 *
 * At rest the figure stands with its arms half lifted. Angles are measured from another position, in which every bone's own axes
 * lie as the body's: x to the subject's left, y up, z to the front.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-rig.h"

#include <stdio.h>
#include <string.h>

static const struct { const char *start; CoxaBoneKind kind; } kinds[] =
{
  { "pelvis", COXA_BONE_PELVIS }, { "spine", COXA_BONE_SPINE }, { "neck", COXA_BONE_NECK }, { "head", COXA_BONE_HEAD },
  { "clavicle", COXA_BONE_CLAVICLE }, { "upperarm", COXA_BONE_UPPERARM }, { "lowerarm", COXA_BONE_LOWERARM },
  { "hand", COXA_BONE_HAND }, { "thumb", COXA_BONE_THUMB }, { "thigh", COXA_BONE_THIGH }, { "calf", COXA_BONE_CALF },
  { "foot", COXA_BONE_FOOT }, { "ball", COXA_BONE_BALL },
};

static const char * const limbs[COXA_N_REACHES][3] =
{
  { "upperarm_l", "lowerarm_l", "hand_l" }, { "upperarm_r", "lowerarm_r", "hand_r" },
  { "thigh_l", "calf_l", "foot_l" }, { "thigh_r", "calf_r", "foot_r" },
};

/* between which joints of the base mesh a bone lies; %c is the side */
static const struct { const char *bone; const char *head; const char *tail; } cubes[] =
{
  { "pelvis", "joint-pelvis", "joint-spine-4" }, { "spine_01", "joint-spine-4", "joint-spine-3" },
  { "spine_02", "joint-spine-3", "joint-spine-2" }, { "spine_03", "joint-spine-2", "joint-spine-1" },
  { "neck_01", "joint-neck", "joint-head" }, { "head", "joint-head", "joint-head-2" },
  { "clavicle", "joint-%c-clavicle", "joint-%c-shoulder" }, { "upperarm", "joint-%c-shoulder", "joint-%c-elbow" },
  { "lowerarm", "joint-%c-elbow", "joint-%c-hand" }, { "hand", "joint-%c-hand", "joint-%c-hand-3" },
  { "thigh", "joint-%c-upper-leg", "joint-%c-knee" }, { "calf", "joint-%c-knee", "joint-%c-ankle" },
  { "foot", "joint-%c-ankle", "joint-%c-foot-1" }, { "ball", "joint-%c-foot-1", "joint-%c-toe-2-4" },
  { "thumb", "joint-%c-finger-1", NULL }, { "index", "joint-%c-finger-2", NULL }, { "middle", "joint-%c-finger-3", NULL },
  { "ring", "joint-%c-finger-4", NULL }, { "pinky", "joint-%c-finger-5", NULL },
};

/**
 * coxa_rig_find:
 * @self: a skeleton
 * @name: such as "thigh_r"
 *
 * Returns: the bone's number, or -1
 */
int
coxa_rig_find (const CoxaRig *self,
               const char    *name)
{
  for (int b = 0; b < self->n; b++)
    if (strcmp (self->bone[b].name, name) == 0)
      return b;

  return -1;
}

static CoxaBoneKind
find_kind (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (name, kinds[i].start))
      return kinds[i].kind;

  return COXA_BONE_FINGER;
}

/* trunk, then legs, then arms: hands may reach for the legs */
static void
set_order (CoxaRig *self)
{
  int n = 0;

  for (int pass = 0; pass < 3; pass++)
    for (int b = 0; b < self->n; b++)
      {
        CoxaBoneKind kind = self->bone[b].kind;

        if ((kind <= COXA_BONE_HEAD ? 0 : kind >= COXA_BONE_THIGH ? 1 : 2) == pass)
          self->order[n++] = b;
      }
}

/* A hand hangs with its fingers down and its thumb to the front; the forearm turns with it by half. */
static void
hang_hand (CoxaRig  *self,
           int       b,
           CoxaTurn  parent)
{
  CoxaBone *bone = &self->bone[b];
  char name[24];
  int middle, thumb;
  CoxaVec way;
  double twist;

  g_snprintf (name, sizeof name, "middle_01%s", bone->name + strlen ("hand"));
  middle = coxa_rig_find (self, name);
  g_snprintf (name, sizeof name, "thumb_01%s", bone->name + strlen ("hand"));
  thumb = coxa_rig_find (self, name);
  if (middle < 0 || thumb < 0)
    return;
  way = coxa_turn_apply (&parent, coxa_vec_sub (self->bone[middle].head, bone->head));
  bone->neutral = coxa_turn_times (coxa_turn_between (way, coxa_vec (0, -1, 0)), parent);
  way = coxa_turn_apply (&bone->neutral, coxa_vec_sub (self->bone[thumb].tail, bone->head));
  twist = atan2 (way.x, way.z) * 180 / G_PI;
  bone->neutral = coxa_turn_times (coxa_turn_about (coxa_vec (0, 1, 0), -twist), bone->neutral);
  self->bone[bone->parent].neutral = coxa_turn_times (coxa_turn_about (coxa_vec (0, 1, 0), -twist / 2),
                                                      self->bone[bone->parent].neutral);
}

/**
 * coxa_rig_set_neutral:
 * @self: a skeleton
 *
 * Finds the position that angles are measured from, after bones have been moved.
 */
void
coxa_rig_set_neutral (CoxaRig *self)
{
  for (int b = 0; b < self->n; b++)
    self->bone[b].neutral = coxa_turn_none ();
  /* the fingers are listed between forearms and hands in no order, but always behind their parent */
  for (int b = 0; b < self->n; b++)
    {
      CoxaBone *bone = &self->bone[b];
      CoxaTurn parent = bone->parent >= 0 ? self->bone[bone->parent].neutral : coxa_turn_none ();
      CoxaVec way = coxa_vec_sub (bone->tail, bone->head);

      switch (bone->kind)
        {
        case COXA_BONE_THIGH:
        case COXA_BONE_CALF:
        case COXA_BONE_UPPERARM:
        case COXA_BONE_LOWERARM:
          bone->neutral = coxa_turn_times (coxa_turn_between (coxa_turn_apply (&parent, way), coxa_vec (0, -1, 0)), parent);
          break;
        case COXA_BONE_HAND:
          hang_hand (self, b, parent);
          break;
        case COXA_BONE_FINGER:
        case COXA_BONE_THUMB:
          bone->neutral = parent;
          break;
        default:
          break;
        }
    }
}

static gboolean
read_bone (CoxaRig     *self,
           const char  *line)
{
  CoxaBone *bone = &self->bone[self->n];
  char parent[24];

  if (self->n == COXA_MOST_BONES
      || sscanf (line, "%23s %23s %lf %lf %lf %lf %lf %lf", bone->name, parent, &bone->head.x, &bone->head.y, &bone->head.z,
                 &bone->tail.x, &bone->tail.y, &bone->tail.z) != 8)
    return FALSE;
  bone->parent = coxa_rig_find (self, parent);
  bone->kind = find_kind (bone->name);
  bone->side = g_str_has_suffix (bone->name, "_r") ? -1 : 1;
  self->n++;

  return bone->parent >= 0 || bone->kind == COXA_BONE_PELVIS;
}

/**
 * coxa_rig_load:
 * @self: (out): a skeleton
 * @path: a file with a line a bone: name, parent, head, tail; metres, y up, z to the front, x to the subject's left
 * @error: return location, #GIOErrorEnum or #GFileError domain
 *
 * Reads a skeleton.
 *
 * Returns: whether it could be read
 */
gboolean
coxa_rig_load (CoxaRig     *self,
               const char  *path,
               GError     **error)
{
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  memset (self, 0, sizeof *self);
  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '#' && lines[i][0] != '\0' && !read_bone (self, lines[i]))
      {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s:%u: write a bone as NAME PARENT and six numbers,"
                     " each behind its parent.", path, i + 1);
        return FALSE;
      }
  for (int j = 0; j < COXA_N_REACHES; j++)
    for (int k = 0; k < 3; k++)
      {
        self->limb[j][k] = coxa_rig_find (self, limbs[j][k]);
        if (self->limb[j][k] < 0)
          {
            g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: there is no bone “%s”. Fetch the file again.",
                         path, limbs[j][k]);
            return FALSE;
          }
      }
  set_order (self);
  coxa_rig_set_neutral (self);

  return TRUE;
}

#define X(degrees) coxa_turn_about (coxa_vec (1, 0, 0), degrees)
#define Y(degrees) coxa_turn_about (coxa_vec (0, 1, 0), degrees)
#define Z(degrees) coxa_turn_about (coxa_vec (0, 0, 1), degrees)

/**
 * coxa_rig_bend:
 * @self: a skeleton
 * @bone: a bone's number
 * @angles: three, degrees, as a clinician gives them: flexion, abduction or side bend, rotation
 *
 * Returns: by what the bone turns against its parent
 */
CoxaTurn
coxa_rig_bend (const CoxaRig *self,
               int            bone,
               const double  *angles)
{
  double s = self->bone[bone].side;

  switch (self->bone[bone].kind)
    {
    case COXA_BONE_THIGH:
    case COXA_BONE_UPPERARM:
    case COXA_BONE_LOWERARM:
    case COXA_BONE_FOOT:
    case COXA_BONE_BALL:
      return coxa_turn_times (X (-angles[0]), coxa_turn_times (Z (s * angles[1]), Y (s * angles[2])));
    case COXA_BONE_CALF:
      return coxa_turn_times (X (angles[0]), coxa_turn_times (Z (s * angles[1]), Y (s * angles[2])));
    case COXA_BONE_CLAVICLE:
      return coxa_turn_times (Y (-s * angles[0]), Z (s * angles[1]));
    case COXA_BONE_PELVIS:
    case COXA_BONE_SPINE:
    case COXA_BONE_NECK:
    case COXA_BONE_HEAD:
      return coxa_turn_times (X (angles[0]), coxa_turn_times (Z (-angles[1]), Y (angles[2])));
    case COXA_BONE_THUMB:
      return coxa_turn_times (Z (-s * angles[0] / 2), X (-angles[1]));
    case COXA_BONE_HAND:
    case COXA_BONE_FINGER:
    default:
      return coxa_turn_times (Z (-s * angles[0]), coxa_turn_times (X (-angles[1]), Y (s * angles[2])));
    }
}

/* turn = X (a) Z (b) Y (c) */
static void
split (CoxaTurn  turn,
       double   *a,
       double   *b,
       double   *c)
{
  const double *m = turn.m;

  /* second column: (-sin b, cos a cos b, sin a cos b); first row: (cos b cos c, -sin b, cos b sin c) */
  *b = asin (CLAMP (-m[1], -1, 1)) * 180 / G_PI;
  *a = atan2 (m[7], m[4]) * 180 / G_PI;
  *c = atan2 (m[2], m[0]) * 180 / G_PI;
}

/**
 * coxa_rig_unbend:
 * @self: a skeleton
 * @bone: a bone's number
 * @turn: by what it is turned against its parent
 * @angles: (out): three, degrees
 *
 * The way back of coxa_rig_bend() for limbs and trunk: what a clinician would measure.
 */
void
coxa_rig_unbend (const CoxaRig *self,
                 int            bone,
                 CoxaTurn       turn,
                 double        *angles)
{
  double s = self->bone[bone].side;

  switch (self->bone[bone].kind)
    {
    case COXA_BONE_THIGH:
    case COXA_BONE_UPPERARM:
    case COXA_BONE_LOWERARM:
    case COXA_BONE_FOOT:
    case COXA_BONE_BALL:
      split (turn, &angles[0], &angles[1], &angles[2]);
      angles[0] = -angles[0];
      angles[1] *= s;
      angles[2] *= s;
      break;
    case COXA_BONE_CALF:
      split (turn, &angles[0], &angles[1], &angles[2]);
      angles[1] *= s;
      angles[2] *= s;
      break;
    case COXA_BONE_PELVIS:
    case COXA_BONE_SPINE:
    case COXA_BONE_NECK:
    case COXA_BONE_HEAD:
      split (turn, &angles[0], &angles[1], &angles[2]);
      angles[1] = -angles[1];
      break;
    case COXA_BONE_CLAVICLE:
      /* Y (-s a) Z (s b): third column (sin, 0, cos), second row (sin, cos, 0) */
      angles[0] = -s * atan2 (turn.m[2], turn.m[8]) * 180 / G_PI;
      angles[1] = s * atan2 (turn.m[3], turn.m[4]) * 180 / G_PI;
      angles[2] = 0;
      break;
    case COXA_BONE_HAND:
    case COXA_BONE_THUMB:
    case COXA_BONE_FINGER:
    default:
      /* Z (-s a) X (-b) Y (s c): third row (-cos sin, sin, cos cos), second column (-sin cos, cos cos, sin) */
      angles[1] = -asin (CLAMP (turn.m[7], -1, 1)) * 180 / G_PI;
      angles[0] = -s * atan2 (-turn.m[1], turn.m[4]) * 180 / G_PI;
      angles[2] = s * atan2 (-turn.m[6], turn.m[8]) * 180 / G_PI;
      break;
    }
}

#undef X
#undef Y
#undef Z

/**
 * coxa_rig_cube:
 * @bone: a bone's name
 * @tail: whether its end is meant, not its beginning
 * @buffer: room for the answer
 * @size: bytes of that
 *
 * Finds which joint of the base mesh is a bone's end.
 *
 * Returns: (nullable): @buffer, or %NULL where there is none
 */
const char *
coxa_rig_cube (const char *bone,
               gboolean    tail,
               char       *buffer,
               gsize       size)
{
  char side = g_str_has_suffix (bone, "_r") ? 'r' : 'l';

  for (guint i = 0; i < G_N_ELEMENTS (cubes); i++)
    {
      const char *name = tail && cubes[i].tail != NULL ? cubes[i].tail : cubes[i].head;
      const char *gap = strstr (name, "%c");
      const char *number = bone + strlen (cubes[i].bone);

      if (!g_str_has_prefix (bone, cubes[i].bone))
        continue;
      if (gap == NULL)
        g_strlcpy (buffer, name, size);
      else
        g_snprintf (buffer, size, "%.*s%c%s", (int) (gap - name), name, side, gap + 2);
      /* a finger's bones are numbered from 1, as its joints are */
      if (cubes[i].tail == NULL && strlen (number) > 2)
        {
          char joint[8];

          g_snprintf (joint, sizeof joint, "-%d", number[2] - '0' + (tail ? 1 : 0));
          g_strlcat (buffer, joint, size);
        }
      return buffer;
    }

  return NULL;
}
