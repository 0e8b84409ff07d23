/* coxa-bodymap-field.c: where places and patterns lie on the skin
 *
 * A place is described by spots in terms of the body: how far along a limb, and how far round it. A ray from the limb's axis
 * finds each on the skin. Along the lines of spots the skin within reach belongs to the place; what faces another way than the
 * line does counts as farther off, so that no place shows through a limb. What comes of it is a number a vertex, millimetres
 * within the border, in the position of rest, and the same on every figure and from every side.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-bodymap.h"

#include <math.h>
#include <string.h>

#define PIECES 6         /* between two spots */
#define TURNED_OFF 0.6   /* how much farther off skin counts that is turned away by a right angle */
#define ROUND 12.0       /* millimetres over which the shapes of a pattern grow together, */
#define ROUND_PLACE 22.0 /* those of a place, */
#define ROUND_RING 1.0   /* and rings, which do not */
#define STATURE 1700.0   /* of the body that radii are given for */

/* a spot found on the skin */
typedef struct
{
  float point[3];
  float normal[3];
  float radius;
} Mark;

/* a chart's axis at a place along it, and its directions */
typedef struct
{
  double from[3];
  double front[3];
  double outer[3];
} Axis;

static void
subtract (const double *a,
          const double *b,
          double       *out)
{
  for (int k = 0; k < 3; k++)
    out[k] = a[k] - b[k];
}

static void
cross (const double *a,
       const double *b,
       double       *out)
{
  out[0] = a[1] * b[2] - a[2] * b[1];
  out[1] = a[2] * b[0] - a[0] * b[2];
  out[2] = a[0] * b[1] - a[1] * b[0];
}

static void
normalise (double *v)
{
  double length = sqrt (v[0] * v[0] + v[1] * v[1] + v[2] * v[2]) + 1e-12;

  for (int k = 0; k < 3; k++)
    v[k] /= length;
}

/* between two joints, counted from the first */
static void
lay_axis (const float *start,
          const float *end,
          double       along,
          gboolean     is_foot,
          Axis        *axis)
{
  double way[3];

  for (int k = 0; k < 3; k++)
    {
      way[k] = end[k] - start[k];
      axis->from[k] = start[k] + along * way[k];
    }
  normalise (way);
  /* the front of an upright limb is where the body's is; that of a foot is its top */
  axis->front[0] = 0;
  axis->front[1] = is_foot ? 0 : -1;
  axis->front[2] = is_foot ? 1 : 0;
  cross (way, axis->front, axis->outer);
  normalise (axis->outer);
  cross (axis->outer, way, axis->front);
  if (axis->outer[0] > 0)
    for (int k = 0; k < 3; k++)
      axis->outer[k] = -axis->outer[k];
}

static void
find_axis (CoxaMannequin *mannequin,
           CoxaChart      chart,
           double         along,
           Axis          *axis)
{
  float start[3], end[3];

  switch (chart)
    {
    case COXA_CHART_TRUNK:
      memcpy (start, mannequin->joint[COXA_JOINT_HIP], sizeof start);
      start[0] = 0;
      memcpy (end, start, sizeof end);
      end[2] = mannequin->joint[COXA_JOINT_NECK][2];
      break;
    case COXA_CHART_THIGH:
      memcpy (start, mannequin->joint[COXA_JOINT_HIP], sizeof start);
      memcpy (end, mannequin->joint[COXA_JOINT_KNEE], sizeof end);
      break;
    case COXA_CHART_LEG:
      memcpy (start, mannequin->joint[COXA_JOINT_KNEE], sizeof start);
      memcpy (end, mannequin->joint[COXA_JOINT_ANKLE], sizeof end);
      break;
    case COXA_CHART_FOOT:
    case COXA_N_CHARTS:
    default:
      /* from under the back of the ankle, at the height of the toes */
      memcpy (end, mannequin->joint[COXA_JOINT_TOE], sizeof end);
      memcpy (start, mannequin->joint[COXA_JOINT_ANKLE], sizeof start);
      end[2] = start[2] = 0.018 * mannequin->stature;
      start[1] += 0.02 * mannequin->stature;
      break;
    }
  lay_axis (start, end, along, chart == COXA_CHART_FOOT, axis);
}

/* where a ray leaves the skin: how far from its start, or -1 */
static double
hit (CoxaMannequin *mannequin,
     guint          triangle,
     const double  *from,
     const double  *way,
     double        *share)
{
  CoxaMesh *mesh = mannequin->mesh;
  const guint *c = mesh->triangle + 3 * triangle;
  double a[3], e1[3], e2[3], h[3], s[3], q[3], det, u, w;

  for (int k = 0; k < 3; k++)
    {
      a[k] = mesh->position[3 * c[0] + k];
      e1[k] = mesh->position[3 * c[1] + k] - a[k];
      e2[k] = mesh->position[3 * c[2] + k] - a[k];
    }
  cross (way, e2, h);
  det = e1[0] * h[0] + e1[1] * h[1] + e1[2] * h[2];
  if (fabs (det) < 1e-9)
    return -1;
  subtract (from, a, s);
  u = (s[0] * h[0] + s[1] * h[1] + s[2] * h[2]) / det;
  cross (s, e1, q);
  w = (way[0] * q[0] + way[1] * q[1] + way[2] * q[2]) / det;
  if (u < 0 || w < 0 || u + w > 1)
    return -1;
  share[0] = 1 - u - w;
  share[1] = u;
  share[2] = w;

  return (e2[0] * q[0] + e2[1] * q[1] + e2[2] * q[2]) / det;
}

static gboolean
cast (CoxaMannequin *mannequin,
      const double  *from,
      const double  *way,
      Mark          *mark)
{
  CoxaMesh *mesh = mannequin->mesh;
  double nearest = 1e9;

  for (guint t = 0; t < mesh->n_triangles; t++)
    {
      const guint *c = mesh->triangle + 3 * t;
      double share[3];
      double d;

      if (mannequin->limb[COXA_LIMB_ARM][c[0]] > 0.5f)
        continue;
      d = hit (mannequin, t, from, way, share);
      if (d <= 0 || d >= nearest)
        continue;
      nearest = d;
      for (int k = 0; k < 3; k++)
        {
          mark->point[k] = from[k] + d * way[k];
          mark->normal[k] = share[0] * mesh->normal[3 * c[0] + k] + share[1] * mesh->normal[3 * c[1] + k]
                            + share[2] * mesh->normal[3 * c[2] + k];
        }
    }

  return nearest < 1e9;
}

/* Between spots of one chart the ray turns with them; where the chart changes it goes over from one axis to the other. */
static gboolean
find_mark (CoxaMannequin  *mannequin,
           const CoxaSpot *one,
           const CoxaSpot *other,
           double          share,
           Mark           *mark)
{
  const CoxaSpot *spot[2] = { one, other };
  double from[3] = { 0, };
  double way[3] = { 0, };

  for (int i = 0; i < 2; i++)
    {
      double weight = i == 0 ? 1 - share : share;
      gboolean same = one->chart == other->chart;
      double along = same ? (1 - share) * one->along + share * other->along : spot[i]->along;
      double angle = (same ? (1 - share) * one->angle + share * other->angle : spot[i]->angle) * G_PI / 180;
      Axis axis;

      find_axis (mannequin, spot[i]->chart, along, &axis);
      for (int k = 0; k < 3; k++)
        {
          from[k] += weight * axis.from[k];
          way[k] += weight * (cos (angle) * axis.front[k] + sin (angle) * axis.outer[k]);
        }
    }
  normalise (way);
  mark->radius = ((1 - share) * one->radius + share * other->radius) * mannequin->stature / STATURE;

  return cast (mannequin, from, way, mark);
}

static GArray *
find_line (CoxaMannequin *mannequin,
           GArray        *shape)
{
  GArray *line = g_array_new (FALSE, FALSE, sizeof (Mark));

  for (guint i = 0; i < shape->len; i++)
    {
      const CoxaSpot *spot = &g_array_index (shape, CoxaSpot, i);
      gboolean is_last = i + 1 == shape->len;

      for (int piece = 0; piece < (is_last ? 1 : PIECES); piece++)
        {
          Mark mark;

          if (find_mark (mannequin, spot, is_last ? spot : spot + 1, (double) piece / PIECES, &mark))
            g_array_append_val (line, mark);
        }
    }

  return line;
}

static double
within (const Mark  *a,
        const Mark  *b,
        const float *p,
        const float *normal)
{
  double way[3], to[3];
  double length = 1e-9, along = 0, distance = 0, facing = 0, share;

  for (int k = 0; k < 3; k++)
    {
      way[k] = b->point[k] - a->point[k];
      to[k] = p[k] - a->point[k];
      length += way[k] * way[k];
      along += way[k] * to[k];
    }
  share = CLAMP (along / length, 0, 1);
  for (int k = 0; k < 3; k++)
    {
      double d = to[k] - share * way[k];

      distance += d * d;
      facing += normal[k] * ((1 - share) * a->normal[k] + share * b->normal[k]);
    }

  return (1 - share) * a->radius + share * b->radius - sqrt (distance) * (1 + TURNED_OFF * (1 - CLAMP (facing, -1, 1)));
}

/* How far a vertex lies within a shape, as far as that is of interest. */
static double
within_line (GArray      *line,
             const float *p,
             const float *normal)
{
  double best = -1e3;

  for (guint i = 0; i < line->len; i++)
    {
      const Mark *a = &g_array_index (line, Mark, i);
      const Mark *b = i + 1 < line->len ? a + 1 : a;

      if (fabsf (p[2] - a->point[2]) < 160)
        best = MAX (best, within (a, b, p, normal));
    }

  return best;
}

/**
 * coxa_body_part_is_place:
 * @self: a part
 *
 * Skin that is of no place is one, too, as far as the borders go.
 *
 * Returns: whether it is one of the places that share out the skin
 */
gboolean
coxa_body_part_is_place (const CoxaBodyPart *self)
{
  return strcmp (self->role, "zone") == 0 || strcmp (self->role, "elsewhere") == 0;
}

static float *
find_field (CoxaBodyPart  *part,
            CoxaMannequin *mannequin,
            CoxaMesh      *fine)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  gboolean both = coxa_body_part_is_place (part);
  double over = both ? ROUND_PLACE : strcmp (part->role, "trigger") == 0 ? ROUND_RING : ROUND;
  float *field = g_new (float, fine->n_vertices);

  for (guint i = 0; i < part->shapes->len; i++)
    g_ptr_array_add (lines, find_line (mannequin, g_ptr_array_index (part->shapes, i)));

  for (guint v = 0; v < fine->n_vertices; v++)
    {
      const float *p = fine->position + 3 * v;
      const float *n = fine->normal + 3 * v;
      /* a place is found on both sides, so that those of the middle end alike on both */
      int mirror = both && p[0] > 0 ? -1 : 1;
      const float at[3] = { mirror * p[0], p[1], p[2] };
      const float facing[3] = { mirror * n[0], n[1], n[2] };
      double sum = 0;

      field[v] = -100;
      if (p[2] > mannequin->joint[COXA_JOINT_SHOULDER][2] || (!both && !part->midline && p[0] > 20))
        continue;
      for (guint i = 0; i < lines->len; i++)
        sum += exp (MAX (within_line (g_ptr_array_index (lines, i), at, facing), -100) / over);
      field[v] = over * log (sum + 1e-12);
      if (!both && !part->midline)
        field[v] = MIN (field[v], -p[0]);
    }

  return field;
}

/**
 * coxa_bodymap_fields:
 * @self: a description
 * @mannequin: a figure
 * @fine: its skin in the position of rest, refined
 *
 * Finds where all parts lie. Places reach over one another, and over both sides: skin belongs to the one it lies deepest within.
 *
 * Returns: (transfer full) (element-type gpointer): for each part a number a vertex of @fine, millimetres within its border
 */
GPtrArray *
coxa_bodymap_fields (CoxaBodyMap   *self,
                     CoxaMannequin *mannequin,
                     CoxaMesh      *fine)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->parts->len; i++)
    g_ptr_array_add (fields, find_field (g_ptr_array_index (self->parts, i), mannequin, fine));

  /* what is solid is not stippled as well */
  for (guint i = 1; i < self->parts->len; i++)
    {
      CoxaBodyPart *part = g_ptr_array_index (self->parts, i);
      const float *essential = g_ptr_array_index (fields, i - 1);
      float *field = g_ptr_array_index (fields, i);

      if (strcmp (part->role, "pain-spill-over") != 0)
        continue;
      for (guint v = 0; v < fine->n_vertices; v++)
        field[v] = MIN (field[v], -essential[v]);
    }

  return fields;
}
