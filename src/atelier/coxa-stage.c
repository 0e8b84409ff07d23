/* coxa-stage.c: the things round a figure, as surfaces that can be drawn and solids that can be touched
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-stage.h"

#include <string.h>

#define PIECES 6        /* a flat side is cut into so many pieces each way, which keeps its depth exact */
#define MAT_THICK 0.018 /* metres */
#define CABLE 0.007     /* metres: half its thickness */
#define SOFT 0.06       /* metres: what a body flattens by where it rests */
#define SOFT_PILLOW 0.2
#define SOFT_ROUND 0.05

/**
 * coxa_stage_new:
 *
 * Returns: (transfer full): an empty stage
 */
CoxaStage *
coxa_stage_new (void)
{
  CoxaStage *self = g_new0 (CoxaStage, 1);
  CoxaObject floor = { "#ffffff", 1, FALSE, TRUE, 0, FALSE };
  CoxaObject person = { "#ffffff", 1, TRUE, FALSE, 0, TRUE };

  self->facets = g_array_new (FALSE, FALSE, sizeof (CoxaFacet));
  self->objects = g_array_new (FALSE, FALSE, sizeof (CoxaObject));
  self->solids = g_array_new (FALSE, FALSE, sizeof (CoxaSolid));
  g_array_append_val (self->objects, floor);
  g_array_append_val (self->objects, person);
  g_array_append_val (self->objects, person);

  return self;
}

/**
 * coxa_stage_free:
 * @self: (transfer full) (nullable): a stage
 *
 * Frees it.
 */
void
coxa_stage_free (CoxaStage *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->facets);
  g_array_unref (self->objects);
  g_array_unref (self->solids);
  g_free (self);
}

static int
add_object (CoxaStage  *self,
            const char *colour,
            double      tone,
            gboolean    round,
            gboolean    receives,
            double      height,
            gboolean    moves)
{
  CoxaObject object = { "", tone, round, receives, height, moves };

  g_strlcpy (object.colour, colour, sizeof object.colour);
  g_array_append_val (self->objects, object);

  return self->objects->len - 1;
}

static void
add_facet (CoxaStage *self,
           CoxaVec    a,
           CoxaVec    b,
           CoxaVec    c,
           CoxaVec    na,
           CoxaVec    nb,
           CoxaVec    nc,
           int        object)
{
  CoxaFacet facet = { { a, b, c }, { na, nb, nc }, object };

  g_array_append_val (self->facets, facet);
}

static void
add_quad (CoxaStage *self,
          CoxaVec    a,
          CoxaVec    b,
          CoxaVec    c,
          CoxaVec    d,
          CoxaVec    n,
          int        object)
{
  for (int i = 0; i < PIECES; i++)
    for (int j = 0; j < PIECES; j++)
      {
        CoxaVec corner[4];

        for (int k = 0; k < 4; k++)
          {
            double s = (double) (i + (k == 1 || k == 2)) / PIECES, t = (double) (j + (k > 1)) / PIECES;

            corner[k] = coxa_vec_mix (coxa_vec_mix (a, b, s), coxa_vec_mix (d, c, s), t);
          }
        add_facet (self, corner[0], corner[1], corner[2], n, n, n, object);
        add_facet (self, corner[0], corner[2], corner[3], n, n, n, object);
      }
}

static void
add_solid (CoxaStage  *self,
           CoxaVec     middle,
           CoxaVec     half,
           CoxaTurn    axes,
           double      soft,
           const char *name)
{
  CoxaSolid solid = { middle, half, axes, soft, name };

  g_array_append_val (self->solids, solid);
}

/* a box: top, front and sides in three tones */
static void
add_box (CoxaStage  *self,
         CoxaVec     middle,
         CoxaVec     half,
         double      yaw,
         const char *colour,
         gboolean    receives,
         gboolean    moves)
{
  static const int sides[6][3] = { { 0, 1, 0 }, { 0, -1, 0 }, { 0, 0, 1 }, { 0, 0, -1 }, { 1, 0, 0 }, { -1, 0, 0 } };
  CoxaTurn axes = coxa_turn_about (coxa_vec (0, 1, 0), yaw);
  int top = add_object (self, colour, 1.08, FALSE, receives, middle.y + half.y, moves);
  int front = add_object (self, colour, 0.93, FALSE, FALSE, 0, moves);
  int side = add_object (self, colour, 0.80, FALSE, FALSE, 0, moves);

  for (int i = 0; i < 6; i++)
    {
      CoxaVec n = coxa_vec (sides[i][0], sides[i][1], sides[i][2]);
      CoxaVec u = coxa_vec (sides[i][1] + sides[i][2], sides[i][0], 0);
      CoxaVec v = coxa_vec_cross (n, u);
      CoxaVec corner[4];

      for (int k = 0; k < 4; k++)
        {
          CoxaVec at = coxa_vec_add (n, coxa_vec_add (coxa_vec_scale (u, k == 0 || k == 3 ? -1 : 1),
                                                      coxa_vec_scale (v, k < 2 ? -1 : 1)));

          at = coxa_vec (at.x * half.x, at.y * half.y, at.z * half.z);
          corner[k] = coxa_vec_add (middle, coxa_turn_apply (&axes, at));
        }
      add_quad (self, corner[0], corner[1], corner[2], corner[3], coxa_turn_apply (&axes, n), i == 0 ? top : i < 4 ? front
                : side);
    }
}

/* a ball, or with a share below 1 something squarer: a pillow */
static void
add_round (CoxaStage  *self,
           CoxaVec     middle,
           CoxaVec     half,
           CoxaTurn    axes,
           double      power,
           const char *colour,
           gboolean    moves)
{
  enum { COLUMNS = 48, ROWS = 24 };
  int object = add_object (self, colour, 1, TRUE, FALSE, 0, moves);
  CoxaVec (*point)[COLUMNS][2] = g_malloc ((ROWS + 1) * sizeof *point);

#define POWER(x) (copysign (pow (fabs (x), power), x))
  for (int j = 0; j <= ROWS; j++)
    for (int i = 0; i < COLUMNS; i++)
      {
        double around = 2 * G_PI * i / COLUMNS, down = G_PI * j / ROWS;
        CoxaVec way = coxa_vec (sin (down) * cos (around), cos (down), sin (down) * sin (around));
        CoxaVec at = coxa_vec (half.x * POWER (sin (down)) * POWER (cos (around)), half.y * (power < 1 ? way.y : way.y),
                               half.z * POWER (sin (down)) * POWER (sin (around)));
        CoxaVec n = coxa_vec_unit (coxa_vec (way.x / half.x, way.y / half.y, way.z / half.z));

        point[j][i][0] = coxa_vec_add (middle, coxa_turn_apply (&axes, at));
        point[j][i][1] = coxa_turn_apply (&axes, n);
      }
#undef POWER
  for (int j = 0; j < ROWS; j++)
    for (int i = 0; i < COLUMNS; i++)
      {
        int next = (i + 1) % COLUMNS;

        add_facet (self, point[j][i][0], point[j][next][0], point[j + 1][next][0],
                   point[j][i][1], point[j][next][1], point[j + 1][next][1], object);
        add_facet (self, point[j][i][0], point[j + 1][next][0], point[j + 1][i][0],
                   point[j][i][1], point[j + 1][next][1], point[j + 1][i][1], object);
      }
  g_free (point);
}

/* from end to end; lids where it is thick enough to have any */
static void
add_tube (CoxaStage  *self,
          CoxaVec     from,
          CoxaVec     to,
          double      radius,
          gboolean    lids,
          const char *colour,
          gboolean    moves)
{
  enum { COLUMNS = 48, ROWS = 8 };
  int object = add_object (self, colour, 1, TRUE, FALSE, 0, moves);
  int lid = lids ? add_object (self, colour, 0.85, FALSE, FALSE, 0, moves) : object;
  CoxaVec way = coxa_vec_unit (coxa_vec_sub (to, from));
  CoxaVec u = coxa_vec_unit (coxa_vec_cross (way, fabs (way.y) < 0.9 ? coxa_vec (0, 1, 0) : coxa_vec (1, 0, 0)));
  CoxaVec v = coxa_vec_cross (way, u);

  for (int i = 0; i < COLUMNS; i++)
    {
      CoxaVec n[2];

      for (int k = 0; k < 2; k++)
        {
          double around = 2 * G_PI * (i + k) / COLUMNS;

          n[k] = coxa_vec_add (coxa_vec_scale (u, cos (around)), coxa_vec_scale (v, sin (around)));
        }
      for (int j = 0; j < ROWS; j++)
        {
          CoxaVec a = coxa_vec_mix (from, to, (double) j / ROWS), b = coxa_vec_mix (from, to, (double) (j + 1) / ROWS);
          CoxaVec p = coxa_vec_add (a, coxa_vec_scale (n[0], radius)), q = coxa_vec_add (a, coxa_vec_scale (n[1], radius));
          CoxaVec r = coxa_vec_add (b, coxa_vec_scale (n[1], radius)), s = coxa_vec_add (b, coxa_vec_scale (n[0], radius));

          add_facet (self, p, q, r, n[0], n[1], n[1], object);
          add_facet (self, p, r, s, n[0], n[1], n[0], object);
        }
      if (lids)
        {
          CoxaVec back = coxa_vec_scale (way, -1);

          add_facet (self, to, coxa_vec_add (to, coxa_vec_scale (n[0], radius)), coxa_vec_add (to, coxa_vec_scale (n[1], radius)),
                     way, way, way, lid);
          add_facet (self, from, coxa_vec_add (from, coxa_vec_scale (n[0], radius)),
                     coxa_vec_add (from, coxa_vec_scale (n[1], radius)), back, back, back, lid);
        }
    }
}

static void
add_chair (CoxaStage      *self,
           const CoxaProp *prop,
           const char     *colour,
           gboolean        moves)
{
  CoxaTurn axes = coxa_turn_about (coxa_vec (0, 1, 0), prop->yaw);
  CoxaVec floor = coxa_vec (prop->at.x, prop->at.y, prop->at.z);
  double seat = prop->height;
  const struct { CoxaVec at; CoxaVec half; } parts[] =
  {
    { { 0, seat - 0.02, 0 }, { 0.21, 0.02, 0.21 } },
    { { 0, seat + 0.27, -0.215 }, { 0.21, 0.15, 0.015 } },
    { { -0.185, (seat + 0.14) / 2, -0.215 }, { 0.0175, (seat + 0.14) / 2, 0.0149 } },
    { { 0.185, (seat + 0.14) / 2, -0.215 }, { 0.0175, (seat + 0.14) / 2, 0.0149 } },
    { { -0.185, seat / 2 - 0.02, 0.185 }, { 0.0175, seat / 2 - 0.02, 0.0175 } },
    { { 0.185, seat / 2 - 0.02, 0.185 }, { 0.0175, seat / 2 - 0.02, 0.0175 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      CoxaVec at = coxa_vec_add (floor, coxa_turn_apply (&axes, parts[i].at));

      add_box (self, at, parts[i].half, prop->yaw, colour, i == 0, moves);
      add_solid (self, at, parts[i].half, axes, SOFT, "chair");
    }
}

static void
add_couch (CoxaStage      *self,
           const CoxaProp *prop,
           const char     *colour,
           gboolean        moves)
{
  double middle_x = (prop->x[0] + prop->x[1]) / 2, middle_z = (prop->z[0] + prop->z[1]) / 2;
  double half_x = (prop->x[1] - prop->x[0]) / 2, half_z = (prop->z[1] - prop->z[0]) / 2;
  CoxaVec top = coxa_vec (middle_x, prop->height - 0.05, middle_z), half = coxa_vec (half_x, 0.05, half_z);

  for (int i = 0; i < 4; i++)
    add_box (self, coxa_vec (middle_x + (i % 2 ? 0.78 : -0.78) * half_x, (prop->height - 0.1) / 2, middle_z
                             + (i / 2 ? 0.78 : -0.78) * half_z),
             coxa_vec (0.025, (prop->height - 0.1) / 2, 0.025), 0, "#8b979f", FALSE, moves);
  add_box (self, coxa_vec (middle_x, 0.16, middle_z), coxa_vec (0.78 * half_x, 0.015, 0.02), 0, "#8b979f", FALSE, moves);
  add_box (self, top, half, 0, colour, TRUE, moves);
  add_solid (self, top, half, coxa_turn_none (), SOFT, "couch");
}

static const char *
choose (const CoxaProp *prop,
        const char     *usual)
{
  return prop->colour[0] != '\0' ? prop->colour : usual;
}

/**
 * coxa_stage_add_prop:
 * @self: a stage
 * @prop: a thing
 * @actors: (nullable): two persons, the second perhaps without a skin; a cable is tied to one of them
 * @moves: whether it belongs to a frame, not to the scene
 *
 * Puts a thing there.
 */
void
coxa_stage_add_prop (CoxaStage       *self,
                     const CoxaProp  *prop,
                     const CoxaActor *actors,
                     gboolean         moves)
{
  CoxaVec middle = coxa_vec ((prop->x[0] + prop->x[1]) / 2, 0, (prop->z[0] + prop->z[1]) / 2);
  CoxaVec half = coxa_vec ((prop->x[1] - prop->x[0]) / 2, 0, (prop->z[1] - prop->z[0]) / 2);
  CoxaTurn axes = coxa_turn_about (coxa_vec (0, 1, 0), prop->yaw);

  switch (prop->kind)
    {
    case COXA_PROP_MAT:
      middle.y = -MAT_THICK / 2;
      half.y = MAT_THICK / 2;
      add_box (self, middle, half, 0, choose (prop, "#a9cfc6"), TRUE, moves);
      break;
    case COXA_PROP_WALL:
      middle.y = half.y = prop->height / 2;
      add_box (self, middle, half, 0, choose (prop, "#dfe3e6"), FALSE, moves);
      add_solid (self, middle, half, axes, SOFT, "wall");
      break;
    case COXA_PROP_BOX:
      half = coxa_vec_scale (prop->size, 0.5);
      middle = coxa_vec_add (prop->at, coxa_vec (0, half.y, 0));
      add_box (self, middle, half, prop->yaw, choose (prop, "#d9b98c"), TRUE, moves);
      add_solid (self, middle, half, axes, SOFT, "box");
      break;
    case COXA_PROP_PILLOW:
      half = coxa_vec_scale (prop->size, 0.5);
      add_round (self, coxa_vec_add (prop->at, coxa_vec (0, half.y, 0)), half, axes, 0.45, choose (prop, "#e9e4da"), moves);
      break;
    case COXA_PROP_BALL:
      add_round (self, prop->at, coxa_vec (prop->radius, prop->radius, prop->radius), axes, 1, choose (prop, "#f0b35a"), moves);
      break;
    case COXA_PROP_ROLLER:
      half = coxa_vec_scale (coxa_vec_unit (prop->axis), prop->length / 2);
      add_tube (self, coxa_vec_sub (prop->at, half), coxa_vec_add (prop->at, half), prop->radius, TRUE,
                choose (prop, "#6c8ebf"), moves);
      break;
    case COXA_PROP_CHAIR:
      add_chair (self, prop, choose (prop, "#c9a06c"), moves);
      break;
    case COXA_PROP_COUCH:
      add_couch (self, prop, choose (prop, "#b8c4cc"), moves);
      break;
    case COXA_PROP_CABLE:
    default:
      if (actors != NULL)
        {
          const CoxaActor *actor = &actors[prop->to >= COXA_OTHER_PERSON];
          int bone = prop->to % COXA_OTHER_PERSON;

          if (actor->skin != NULL)
            add_tube (self, prop->at, actor->stand.at[bone], CABLE, FALSE, choose (prop, "#f2a33a"), TRUE);
        }
      break;
    }
}

typedef struct
{
  double x;
  double y;
} Flat;

static int
compare_flat (const void *a,
              const void *b)
{
  const Flat *p = a, *q = b;

  if (p->x != q->x)
    return p->x < q->x ? -1 : 1;

  return (p->y > q->y) - (p->y < q->y);
}

/* Source: A. M. Andrew, *Another efficient algorithm for convex hulls in two dimensions* (1979). */
static int
find_hull (Flat *p,
           int   n,
           Flat *hull)
{
  int k = 0;

  qsort (p, n, sizeof *p, compare_flat);
  for (int pass = 0; pass < 2; pass++)
    {
      int base = k;

      for (int i = 0; i < n; i++)
        {
          Flat c = p[pass ? n - 1 - i : i];

          while (k >= base + 2 && (hull[k - 1].x - hull[k - 2].x) * (c.y - hull[k - 2].y)
                                  - (hull[k - 1].y - hull[k - 2].y) * (c.x - hull[k - 2].x) <= 0)
            k--;
          hull[k++] = c;
        }
      k--;
    }

  return k;
}

enum { LOOP_COLUMNS = 120, LOOP_ROWS = 5 };

typedef struct
{
  const CoxaActor *actor;
  int              bone[2];
  CoxaVec          centre[2];
  CoxaVec          middle;
  CoxaVec          across;
  CoxaVec          along;
  CoxaVec          deep;
  double           length;
} LoopPlace;

/* where the skin of both legs is cut at a height, seen along them, a little off the skin */
static int
cut_legs (const LoopPlace *place,
          double           t,
          Flat            *out,
          int              most)
{
  const CoxaSkin *skin = place->actor->skin;
  int n = 0;

  for (int k = 0; k < 2; k++)
    {
      const CoxaBone *bone = &skin->rig.bone[place->bone[k]];
      CoxaVec axis = coxa_vec_sub (bone->tail, bone->head);

      for (guint i = 0; i < skin->n_triangles && n < most - 3; i++)
        {
          const guint *c = skin->triangle + 3 * i;
          double at[3];
          gboolean near = TRUE;

          for (int j = 0; j < 3; j++)
            {
              CoxaVec from = coxa_vec_sub (skin->rest[c[j]], bone->head);

              at[j] = coxa_vec_dot (from, axis) / (place->length * place->length);
              near &= skin->rest[c[j]].x * bone->side > 0.004
                      && coxa_vec_length (coxa_vec_sub (from, coxa_vec_scale (axis, at[j]))) < 0.16;
            }
          for (int j = 0; near && j < 3; j++)
            {
              double a = at[j] - t, b = at[(j + 1) % 3] - t;
              CoxaVec v, u;
              double wide;

              if (a * b > 0 || a == b)
                continue;
              v = coxa_vec_mix (place->actor->points[c[j]], place->actor->points[c[(j + 1) % 3]], a / (a - b));
              u = coxa_vec_sub (v, place->centre[k]);
              wide = hypot (coxa_vec_dot (u, place->across), coxa_vec_dot (u, place->deep)) + 1e-9;
              v = coxa_vec_add (coxa_vec_sub (place->centre[k], place->middle), coxa_vec_scale (u, 1 + 0.006 / wide));
              out[n++] = (Flat) { coxa_vec_dot (v, place->across), coxa_vec_dot (v, place->deep) };
            }
        }
    }

  return n;
}

/* The hull walked by length from its outermost point on the left, so that rings of different heights match. */
static void
walk_hull (const Flat *hull,
           int         n,
           Flat       *out)
{
  double round = 0, run = 0, best = -1e9;
  int first = 0, at;

  for (int i = 0; i < n; i++)
    {
      round += hypot (hull[(i + 1) % n].x - hull[i].x, hull[(i + 1) % n].y - hull[i].y);
      if (hull[i].x > best)
        {
          best = hull[i].x;
          first = i;
        }
    }
  at = first;
  for (int s = 0; s < LOOP_COLUMNS; s++)
    {
      double want = round * s / LOOP_COLUMNS, edge, share;

      while (edge = hypot (hull[(at + 1) % n].x - hull[at].x, hull[(at + 1) % n].y - hull[at].y), run + edge < want)
        {
          run += edge;
          at = (at + 1) % n;
        }
      share = edge > 1e-9 ? (want - run) / edge : 0;
      out[s] = (Flat) { hull[at].x + share * (hull[(at + 1) % n].x - hull[at].x), hull[at].y
                        + share * (hull[(at + 1) % n].y - hull[at].y) };
    }
}

static void
find_loop (LoopPlace      *place,
           const CoxaLoop *loop)
{
  const CoxaActor *actor = place->actor;
  CoxaVec way[2];
  char name[24];

  for (int k = 0; k < 2; k++)
    {
      const CoxaBone *bone;

      g_snprintf (name, sizeof name, "%s_%c", loop->bone, k ? 'r' : 'l');
      place->bone[k] = coxa_rig_find (&actor->skin->rig, name);
      bone = &actor->skin->rig.bone[place->bone[k]];
      place->length = coxa_vec_length (coxa_vec_sub (bone->tail, bone->head));
      way[k] = coxa_turn_apply (&actor->stand.skin[place->bone[k]], coxa_vec_unit (coxa_vec_sub (bone->tail, bone->head)));
      place->centre[k] = coxa_vec_add (actor->stand.at[place->bone[k]], coxa_vec_scale (way[k], place->length * loop->at));
    }
  place->middle = coxa_vec_mix (place->centre[0], place->centre[1], 0.5);
  place->across = coxa_vec_unit (coxa_vec_sub (place->centre[0], place->centre[1]));
  place->along = coxa_vec_unit (coxa_vec_add (way[0], way[1]));
  place->along = coxa_vec_unit (coxa_vec_sub (place->along, coxa_vec_scale (place->across,
                                                                            coxa_vec_dot (place->along, place->across))));
  place->deep = coxa_vec_cross (place->along, place->across);
}

/**
 * coxa_stage_add_loop:
 * @self: a stage
 * @loop: an elastic loop
 * @actor: round whose legs it goes
 *
 * Puts an elastic loop round both legs.
 */
void
coxa_stage_add_loop (CoxaStage       *self,
                     const CoxaLoop  *loop,
                     const CoxaActor *actor)
{
  LoopPlace place = { .actor = actor };
  guint most = actor->skin->n;
  g_autofree Flat *cut = g_new (Flat, most);
  g_autofree Flat *hull = g_new (Flat, 2 * most + 2);
  CoxaVec ring[LOOP_ROWS][LOOP_COLUMNS];
  int object;

  find_loop (&place, loop);
  for (int row = 0; row < LOOP_ROWS; row++)
    {
      double step = ((double) row / (LOOP_ROWS - 1) - 0.5) * loop->width;
      int n = cut_legs (&place, loop->at + step / place.length, cut, most);
      Flat walked[LOOP_COLUMNS];

      if (n < 6)
        return;
      walk_hull (hull, find_hull (cut, n, hull), walked);
      for (int s = 0; s < LOOP_COLUMNS; s++)
        ring[row][s] = coxa_vec_add (coxa_vec_add (place.middle, coxa_vec_scale (place.along, step)),
                                     coxa_vec_add (coxa_vec_scale (place.across, walked[s].x),
                                                   coxa_vec_scale (place.deep, walked[s].y)));
    }

  object = add_object (self, loop->colour, 1, TRUE, FALSE, 0, TRUE);
  for (int row = 0; row + 1 < LOOP_ROWS; row++)
    for (int s = 0; s < LOOP_COLUMNS; s++)
      {
        CoxaVec a = ring[row][s], b = ring[row][(s + 1) % LOOP_COLUMNS];
        CoxaVec c = ring[row + 1][(s + 1) % LOOP_COLUMNS], d = ring[row + 1][s];
        CoxaVec n = coxa_vec_unit (coxa_vec_cross (coxa_vec_sub (b, a), coxa_vec_sub (d, a)));

        if (coxa_vec_dot (n, coxa_vec_sub (a, place.middle)) < 0)
          n = coxa_vec_scale (n, -1);
        add_facet (self, a, b, c, n, n, n, object);
        add_facet (self, a, c, d, n, n, n, object);
      }
}

/**
 * coxa_solid_depth:
 * @self: a solid
 * @point: a place
 * @out: (out): the nearest place on its surface
 *
 * Returns: how deep @point lies within, metres; 0 or less outside
 */
double
coxa_solid_depth (const CoxaSolid *self,
                  CoxaVec          point,
                  CoxaVec         *out)
{
  CoxaVec p = coxa_turn_undo (&self->axes, coxa_vec_sub (point, self->middle));
  double way[3] = { self->half.x - fabs (p.x), self->half.y - fabs (p.y), self->half.z - fabs (p.z) };
  double up = self->half.y - p.y;
  int least = way[0] < way[2] ? 0 : 2;

  if (way[0] <= 0 || way[1] <= 0 || way[2] <= 0)
    return MIN (way[0], MIN (way[1], way[2]));
  /* what stands or lies on a thing is pressed up, not out at the side or below */
  if (up < MIN (1.7 * self->half.y, self->soft + 0.005) && up < 2 * way[least])
    {
      least = 1;
      way[1] = up;
      p.y = self->half.y;
    }
  else if (way[1] < way[least])
    {
      least = 1;
      p.y = copysign (self->half.y, p.y);
    }
  else if (least == 0)
    p.x = copysign (self->half.x, p.x);
  else
    p.z = copysign (self->half.z, p.z);
  *out = coxa_vec_add (self->middle, coxa_turn_apply (&self->axes, p));

  return way[least];
}
