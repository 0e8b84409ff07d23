/* coxa-film-check.c: whether a body could do what a figure does
 *
 * Every frame and every mistake: joints stay within what joints can do, nothing goes through the floor, through things or through
 * another limb, what is planted stays where it is, and hands reach what they reach for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-film-check.h"

#include "coxa-flesh.h"

#include <string.h>

#define REACHES 0.03      /* metres: a hand may miss what it reaches for by so much, as skin gives way, */
#define PLANTED 0.012     /* and a foot where it stands */
#define SLIDES 0.005      /* metres that a planted foot may move from frame to frame */
#define FLOOR_SOFT 0.055  /* metres: buttocks, thighs and shoulders flatten under the weight of the body by so much, */
#define FLOOR_ARM 0.072   /* an arm that is lain on, with the shoulder, by more, */
#define FLOOR_FOREARM 0.05
#define FLOOR_FIRM 0.035  /* and head, hands, feet and shins by less */
#define FLESH_SOFT 0.036  /* metres: where limbs lie on each other both give way */
#define FLESH_HAND 0.030  /* a hand that holds a limb presses into it */
#define EVERY 3           /* so many vertices are tested for one */

/* Degrees. Ranges of motion of adults: American Academy of Orthopaedic Surgeons, *Joint Motion: Method of Measuring and
 * Recording*
 * (1965), as given in C. C. Norkin and D. J. White, *Measurement of Joint Motion*: hip 120 flexion, 30 extension, 45 abduction,
 * 30 adduction, 45 rotation each way; knee 135-150; ankle 20 up, 50 down, inversion 35, eversion 15-20; back 80 flexion, 25
 * extension, 35 to the side, 45 rotation; neck 45-50, 45-60, 45, 60-80; elbow 150; forearm 80-90 each way; wrist 80 and 70, 20
 * and
 * 30. Some are wider here: what is passive (a hand pulls, the body's weight pushes) goes 10 to 20 further, a bent hip opens
 * further
 * to the side than a straight one, and an ankle that carries the body bends to 40. */
typedef struct
{
  CoxaBoneKind  kind;
  int           axis;
  double        least;
  double        most;
  const char   *name;
} Limit;

static const Limit limits[] =
{
  { COXA_BONE_THIGH, 0, -32, 135, "flexion" }, { COXA_BONE_THIGH, 1, -42, 72, "abduction" },
  { COXA_BONE_THIGH, 2, -52, 65, "external rotation" },
  { COXA_BONE_CALF, 0, -5, 155, "flexion" }, { COXA_BONE_CALF, 1, -12, 12, "bend to the side" },
  { COXA_BONE_CALF, 2, -32, 42, "rotation" },
  { COXA_BONE_FOOT, 0, -58, 42, "dorsiflexion" }, { COXA_BONE_FOOT, 1, -38, 38, "tilt" },
      { COXA_BONE_FOOT, 2, -42, 42, "rotation" },
  { COXA_BONE_BALL, 0, -40, 75, "bend of the toes" },
  { COXA_BONE_LOWERARM, 0, -6, 153, "flexion" },
  { COXA_BONE_HAND, 0, -85, 92, "flexion" }, { COXA_BONE_HAND, 1, -45, 35, "bend towards the thumb" },
  { COXA_BONE_CLAVICLE, 0, -25, 35, "forward" }, { COXA_BONE_CLAVICLE, 1, -15, 45, "raised" },
};

#define BENT_HIP 30.0       /* degrees: below that a hip opens to the side by */
#define STRAIGHT_ABDUCTION 52.0
#define FOREARM 112.0       /* degrees: hand and forearm together turn by so much each way */
#define SHOULDER_BACK 0.91  /* how far back an upper arm points, as a sine: 65 degrees, */
#define SHOULDER_ACROSS 0.80 /* and across the body: 53 degrees */

static const Limit spine[] =
{
  { COXA_BONE_SPINE, 0, -38, 88, "flexion" }, { COXA_BONE_SPINE, 1, -42, 42, "side bend" },
      { COXA_BONE_SPINE, 2, -52, 52, "turn" },
};

static const Limit neck[] =
{
  { COXA_BONE_HEAD, 0, -62, 62, "flexion" }, { COXA_BONE_HEAD, 1, -48, 48, "side bend" }, { COXA_BONE_HEAD, 2, -82, 82, "turn" },
};

/* The worst of each kind over neighbouring frames is told, not each frame. */
typedef struct
{
  char   *what;
  char   *worst;
  double  by;
} Complaint;

typedef struct
{
  const CoxaFilm         *film;
  GHashTable             *told;
  GPtrArray              *order;
  char                   *where;
} Check;

static void
complaint_free (gpointer data)
{
  Complaint *self = data;

  g_free (self->what);
  g_free (self->worst);
  g_free (self);
}

static void
complain (Check      *self,
          const char *what,
          double      by,
          const char *format,
          ...) G_GNUC_PRINTF (4, 5);

static void
complain (Check      *self,
          const char *what,
          double      by,
          const char *format,
          ...)
{
  Complaint *complaint = g_hash_table_lookup (self->told, what);
  g_autofree char *text = NULL;
  va_list arguments;

  if (complaint == NULL)
    {
      complaint = g_new0 (Complaint, 1);
      complaint->what = g_strdup (what);
      complaint->by = -1;
      g_hash_table_insert (self->told, complaint->what, complaint);
      g_ptr_array_add (self->order, complaint);
    }
  if (by <= complaint->by)
    return;
  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  complaint->by = by;
  g_free (complaint->worst);
  complaint->worst = g_strdup_printf ("%s: %s: %s", self->film->file->path, self->where, text);
}

/* fingers are told as one with their hand */
static const char *
get_bone_name (const CoxaRig *rig,
               int            b)
{
  while (rig->bone[b].kind == COXA_BONE_FINGER || rig->bone[b].kind == COXA_BONE_THUMB)
    b = rig->bone[b].parent;

  return rig->bone[b].name;
}

static CoxaTurn
between (const CoxaStand *stand,
         int              parent,
         int              bone)
{
  return coxa_turn_times (coxa_turn_inverse (stand->axes[parent]), stand->axes[bone]);
}

static void
test_limit (Check        *self,
            int           person,
            const char   *bone,
            const Limit  *limit,
            double        angle)
{
  double by = MAX (limit->least - angle, angle - limit->most);
  g_autofree char *what = NULL;

  if (by <= 0)
    return;
  what = g_strdup_printf ("%d %s %s", person, bone, limit->name);
  complain (self, what, by, "%s%s: %s of %.0f° is beyond %.0f°", person ? "examiner: " : "", bone, limit->name, angle,
            angle > limit->most ? limit->most : limit->least);
}

/* An upper arm goes nearly everywhere: not far back, not far across, and it turns about itself only so much. */
static void
test_shoulder (Check           *self,
               int              person,
               const CoxaStand *stand,
               int              bone)
{
  const CoxaRig *rig = &self->film->skin[person]->rig;
  CoxaTurn turn = between (stand, coxa_rig_find (rig, "spine_03"), bone);
  CoxaVec way = coxa_turn_apply (&turn, coxa_vec (0, -1, 0));
  const Limit back = { COXA_BONE_UPPERARM, 0, -1e9, SHOULDER_BACK, "way back (sine)" };
  const Limit across = { COXA_BONE_UPPERARM, 0, -1e9, SHOULDER_ACROSS, "way across the chest (sine)" };

  if (-way.z > back.most)
    complain (self, "shoulder back", -way.z, "%s%s points back by %.0f°; an arm goes back by 65°", person ? "examiner: " : "",
              rig->bone[bone].name, asin (-way.z) * 180 / G_PI);
  if (-way.x * rig->bone[bone].side > across.most)
    complain (self, "shoulder across", -way.x * rig->bone[bone].side, "%s%s points across the chest by %.0f°; an arm goes by 53°",
              person ? "examiner: " : "", rig->bone[bone].name, asin (-way.x * rig->bone[bone].side) * 180 / G_PI);
}

/* hand and forearm turn together */
static void
test_forearm (Check           *self,
              int              person,
              const CoxaStand *stand,
              int              hand)
{
  const CoxaRig *rig = &self->film->skin[person]->rig;
  int forearm = rig->bone[hand].parent;
  double a[3] = { 0, 0, 0 }, b[3] = { 0, 0, 0 }, sum;
  const Limit limit = { COXA_BONE_HAND, 2, -FOREARM, FOREARM, "turn of forearm and hand" };

  coxa_rig_unbend (rig, forearm, between (stand, rig->bone[forearm].parent, forearm), a);
  coxa_rig_unbend (rig, hand, between (stand, forearm, hand), b);
  sum = a[2] + b[2];
  test_limit (self, person, rig->bone[hand].name, &limit, sum > 180 ? sum - 360 : sum < -180 ? sum + 360 : sum);
}

static void
test_joints (Check           *self,
             int              person,
             const CoxaStand *stand)
{
  const CoxaRig *rig = &self->film->skin[person]->rig;
  int pelvis = rig->order[0], chest = coxa_rig_find (rig, "spine_03"), head = coxa_rig_find (rig, "head");
  double angles[3] = { 0, 0, 0 };

  for (int b = 0; b < rig->n; b++)
    {
      const CoxaBone *bone = &rig->bone[b];

      if (bone->parent < 0)
        continue;
      coxa_rig_unbend (rig, b, between (stand, bone->parent, b), angles);
      for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
        if (limits[i].kind == bone->kind)
          test_limit (self, person, bone->name, &limits[i], angles[limits[i].axis]);
      if (bone->kind == COXA_BONE_THIGH && angles[0] < BENT_HIP)
        {
          const Limit straight = { COXA_BONE_THIGH, 1, -180, STRAIGHT_ABDUCTION, "abduction" };

          test_limit (self, person, bone->name, &straight, angles[1]);
        }
      if (bone->kind == COXA_BONE_UPPERARM)
        test_shoulder (self, person, stand, b);
      if (bone->kind == COXA_BONE_HAND)
        test_forearm (self, person, stand, b);
    }
  coxa_rig_unbend (rig, chest, between (stand, pelvis, chest), angles);
  for (int k = 0; k < 3; k++)
    test_limit (self, person, "spine", &spine[k], angles[k]);
  coxa_rig_unbend (rig, head, between (stand, chest, head), angles);
  for (int k = 0; k < 3; k++)
    test_limit (self, person, "neck", &neck[k], angles[k]);
}

static double
get_softness (CoxaBoneKind kind)
{
  if (kind == COXA_BONE_UPPERARM)
    return FLOOR_ARM;
  if (kind == COXA_BONE_LOWERARM)
    return FLOOR_FOREARM;

  return kind == COXA_BONE_HEAD || (kind >= COXA_BONE_HAND && kind <= COXA_BONE_FINGER) || kind >= COXA_BONE_CALF
         ? FLOOR_FIRM : FLOOR_SOFT;
}

static void
test_ground (Check          *self,
             int             person,
             const CoxaVec  *points)
{
  const CoxaSkin *skin = self->film->skin[person];

  for (guint v = 0; v < skin->n_body; v++)
    {
      const CoxaBone *bone = &skin->rig.bone[skin->owner[v]];
      const char *name = get_bone_name (&skin->rig, skin->owner[v]);
      double allowed = get_softness (bone->kind);
      g_autofree char *what = NULL;

      if (-points[v].y > allowed)
        {
          what = g_strdup_printf ("%d floor %s", person, name);
          complain (self, what, -points[v].y, "%s%s is %.0f mm below the floor; %.0f mm are allowed", person ? "examiner: " : "",
                    name, -1000 * points[v].y, 1000 * allowed);
        }
      for (guint i = 0; i < self->film->stage->solids->len; i++)
        {
          const CoxaSolid *solid = &g_array_index (self->film->stage->solids, CoxaSolid, i);
          CoxaVec out;
          double depth = coxa_solid_depth (solid, points[v], &out);

          if (depth <= MIN (solid->soft, allowed))
            continue;
          g_free (what);
          what = g_strdup_printf ("%d %s %u %s", person, solid->name, i, name);
          complain (self, what, depth, "%s%s is %.0f mm within the %s; %.0f mm are allowed", person ? "examiner: " : "", name,
                    1000 * depth, solid->name, 1000 * MIN (solid->soft, allowed));
        }
    }
}

/**
 * coxa_bone_is_bulk:
 * @rig: a skeleton
 * @bone: a bone
 *
 * Returns: whether there is so much of it that things can be within it
 */
gboolean
coxa_bone_is_bulk (const CoxaRig *rig,
                   int            bone)
{
  CoxaBoneKind kind = rig->bone[bone].kind;

  return kind != COXA_BONE_FINGER && kind != COXA_BONE_THUMB && kind != COXA_BONE_BALL && kind != COXA_BONE_CLAVICLE
         && kind != COXA_BONE_NECK;
}

/* which part of the body a bone belongs to: what is of one part, or of parts that meet, does not go through each other */
static int
find_part (const CoxaRig *rig,
           int            b)
{
  const CoxaBone *bone = &rig->bone[b];
  int side = bone->side < 0 ? 1 : 0;

  switch (bone->kind)
    {
    case COXA_BONE_HEAD:
    case COXA_BONE_NECK:
      return 1;
    case COXA_BONE_UPPERARM:
      return 2 + side;
    case COXA_BONE_LOWERARM:
      return 4 + side;
    case COXA_BONE_HAND:
    case COXA_BONE_THUMB:
    case COXA_BONE_FINGER:
      return 6 + side;
    case COXA_BONE_THIGH:
      return 8 + side;
    case COXA_BONE_CALF:
      return 10 + side;
    case COXA_BONE_FOOT:
    case COXA_BONE_BALL:
      return 12 + side;
    case COXA_BONE_PELVIS:
    case COXA_BONE_SPINE:
    case COXA_BONE_CLAVICLE:
    default:
      return 0;
    }
}

/**
 * coxa_bones_meet:
 * @rig: a skeleton
 * @a: a bone
 * @b: another
 *
 * Returns: whether they are of one part of the body, or of parts that meet at a joint
 */
gboolean
coxa_bones_meet (const CoxaRig *rig,
                 int            a,
                 int            b)
{
  int low = MIN (find_part (rig, a), find_part (rig, b)), high = MAX (find_part (rig, a), find_part (rig, b));

  if (low == high || (low == 0 && (high == 1 || high == 2 || high == 3 || high == 8 || high == 9)))
    return TRUE;

  /* upper arm and head: a shoulder that is raised; forearm with upper arm and hand; calf with thigh and foot */
  return (low >= 2 && low <= 5 && high == low + 2) || (low >= 8 && high == low + 2) || (low == 1 && high <= 3);
}

static void
test_flesh (Check            *self,
            int               person,
            const CoxaVec    *points,
            int               other,
            const CoxaStand  *stands)
{
  const CoxaSkin *skin = self->film->skin[person], *within = self->film->skin[other];

  for (int b = 0; b < within->rig.n; b++)
    {
      const CoxaBone *bone = &within->rig.bone[b];
      const CoxaStand *stand = &stands[other];
      double length = coxa_vec_length (coxa_vec_sub (bone->tail, bone->head));
      CoxaVec middle = coxa_stand_carry (stand, &within->rig, b, coxa_vec_mix (bone->head, bone->tail, 0.5));

      if (!coxa_bone_is_bulk (&within->rig, b))
        continue;
      for (guint v = 0; v < skin->n_body; v += EVERY)
        {
          int owner = skin->owner[v];
          CoxaBoneKind kind = skin->rig.bone[owner].kind;
          double depth, allowed;
          CoxaVec rest;

          if ((person == other && coxa_bones_meet (&skin->rig, owner, b))
              || coxa_vec_length (coxa_vec_sub (points[v], middle)) > length / 2 + 0.22)
            continue;
          rest = coxa_vec_add (bone->head, coxa_turn_undo (&stand->skin[b], coxa_vec_sub (points[v], stand->at[b])));
          depth = coxa_flesh_depth (within->flesh, rest, b);
          allowed = kind >= COXA_BONE_HAND && kind <= COXA_BONE_FINGER ? FLESH_HAND : FLESH_SOFT;
          if (depth > allowed)
            {
              g_autofree char *what = g_strdup_printf ("%d %s in %d %s", person, get_bone_name (&skin->rig, owner), other,
                                                       bone->name);

              complain (self, what, depth, "%s%s is %.0f mm within %s%s; %.0f mm are allowed", person ? "examiner: " : "",
                        get_bone_name (&skin->rig, owner), 1000 * depth, other != person ? other ? "the examiner's "
                            : "the patient's " : "",
                        bone->name, 1000 * allowed);
            }
        }
    }
}

static void
test_reaches (Check           *self,
              int              person,
              const CoxaPose  *pose,
              const CoxaStand *stand)
{
  const CoxaRig *rig = &self->film->skin[person]->rig;

  for (int j = 0; j < COXA_N_REACHES; j++)
    {
      double allowed = pose->reach[j].planted ? PLANTED : REACHES;
      g_autofree char *what = g_strdup_printf ("%d misses %d", person, j);

      if (pose->reach[j].on && stand->missed[j] > allowed)
        complain (self, what, stand->missed[j], "%s%s misses %s by %.0f mm; move the target, the pelvis or the trunk",
                  person ? "examiner: " : "", rig->bone[rig->limb[j][2]].name,
                  pose->reach[j].planted ? "the place where it stands" : "what it reaches for", 1000 * stand->missed[j]);
    }
}

static void
test_all (Check           *self,
          const CoxaPose  *poses,
          const CoxaStand *stands)
{
  const CoxaFilm *film = self->film;
  CoxaVec *points[2] = { NULL, NULL };

  for (int p = 0; p < 2 && film->skin[p] != NULL; p++)
    {
      points[p] = g_new (CoxaVec, film->skin[p]->n);
      coxa_skin_follow (film->skin[p], &stands[p], points[p]);
      coxa_skin_mend (film->skin[p], points[p]);
      test_joints (self, p, &stands[p]);
      test_reaches (self, p, &poses[p], &stands[p]);
      test_ground (self, p, points[p]);
    }
  for (int p = 0; p < 2 && points[p] != NULL; p++)
    for (int other = 0; other < 2 && points[other] != NULL; other++)
      test_flesh (self, p, points[p], other, stands);
  for (int p = 0; p < 2; p++)
    g_free (points[p]);
}

/* a foot that is planted in two neighbouring frames has not moved */
static void
test_slides (Check           *self,
             int              person,
             const CoxaPose  *before,
             const CoxaStand *stand_before,
             const CoxaPose  *now,
             const CoxaStand *stand)
{
  const CoxaRig *rig = &self->film->skin[person]->rig;

  for (int j = COXA_REACH_FOOT_LEFT; j < COXA_N_REACHES; j++)
    {
      int foot = rig->limb[j][2];
      double way = coxa_vec_length (coxa_vec_sub (stand->at[foot], stand_before->at[foot]));
      g_autofree char *what = g_strdup_printf ("%d slides %d", person, j);

      if (before->reach[j].on && before->reach[j].planted && now->reach[j].on && now->reach[j].planted && way > SLIDES)
        complain (self, what, way, "%s%s slides by %.0f mm; plant it at one place in both poses, or let it step",
                  person ? "examiner: " : "", rig->bone[foot].name, 1000 * way);
    }
}

static const char *
get_name (const CoxaFilm *film,
          guint           pose)
{
  return ((CoxaNamedPose *) g_ptr_array_index (film->file->poses, pose))->name;
}

/**
 * coxa_film_check:
 * @film: a figure
 * @complaints: (element-type utf8): where to add what is wrong: file, frame, joint, how much, and how much is allowed
 *
 * Looks at every frame and every mistake.
 */
void
coxa_film_check (const CoxaFilm *film,
                 GPtrArray      *complaints)
{
  Check self = { film, g_hash_table_new (g_str_hash, g_str_equal), g_ptr_array_new_with_free_func (complaint_free), NULL };
  CoxaPose before[2], poses[2];
  CoxaStand stands_before[2], stands[2];

  for (guint f = 0; f < film->frames->len; f++)
    {
      const CoxaFrame *frame = &g_array_index (film->frames, CoxaFrame, f);

      g_free (self.where);
      if (frame->from == frame->to)
        self.where = g_strdup_printf ("frame %u, pose “%s”", f, get_name (film, frame->from));
      else
        self.where = g_strdup_printf ("frame %u, %.0f %% of the way from “%s” to “%s”", f, 100 * frame->t,
                                      get_name (film, frame->from), get_name (film, frame->to));
      coxa_film_pose (film, f, poses, stands);
      test_all (&self, poses, stands);
      for (int p = 0; f > 0 && (frame->from != frame->to || frame->t > 0) && p < 2 && film->skin[p] != NULL; p++)
        test_slides (&self, p, &before[p], &stands_before[p], &poses[p], &stands[p]);
      memcpy (before, poses, sizeof before);
      memcpy (stands_before, stands, sizeof stands_before);
    }
  for (guint i = 0; i < film->file->faults->len; i++)
    {
      g_free (self.where);
      self.where = g_strdup_printf ("mistake %u", i + 1);
      coxa_film_fault (film, i, poses, stands);
      test_all (&self, poses, stands);
    }
  for (guint i = 0; i < self.order->len; i++)
    g_ptr_array_add (complaints, g_strdup (((Complaint *) g_ptr_array_index (self.order, i))->worst));
  g_free (self.where);
  g_hash_table_unref (self.told);
  g_ptr_array_unref (self.order);
}
