/* coxa-flesh.c: what is within a figure, so that limbs can be kept out of each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-flesh.h"

#include <string.h>

#define CELL 0.01   /* metres */
#define BORDER 0.03 /* metres round the body */

static gsize
index_of (const CoxaFlesh *self,
          int              x,
          int              y,
          int              z)
{
  return ((gsize) x * self->size[1] + y) * self->size[2] + z;
}

static void
find_cell (const CoxaFlesh *self,
           CoxaVec          p,
           int             *cell)
{
  cell[0] = floor ((p.x - self->origin.x) / CELL);
  cell[1] = floor ((p.y - self->origin.y) / CELL);
  cell[2] = floor ((p.z - self->origin.z) / CELL);
}

static void
measure (CoxaFlesh      *self,
         const CoxaSkin *skin)
{
  CoxaVec low = skin->rest[0], high = skin->rest[0];

  for (guint v = 0; v < skin->n_body; v++)
    {
      CoxaVec p = skin->rest[v];

      low = coxa_vec (MIN (low.x, p.x), MIN (low.y, p.y), MIN (low.z, p.z));
      high = coxa_vec (MAX (high.x, p.x), MAX (high.y, p.y), MAX (high.z, p.z));
    }
  self->origin = coxa_vec_sub (low, coxa_vec (BORDER, BORDER, BORDER));
  find_cell (self, coxa_vec_add (high, coxa_vec (BORDER, BORDER, BORDER)), self->size);
  for (int k = 0; k < 3; k++)
    self->size[k]++;
}

/* Along each line from back to front a surface that is met from outside leads in, one that is met from within leads out: so folds
 * of the skin do no harm. */
static void
count_crossings (const CoxaFlesh *self,
                 const CoxaSkin  *skin,
                 gint8           *crossing)
{
  for (guint t = 0; t < skin->n_triangles; t++)
    {
      const guint *c = skin->triangle + 3 * t;
      CoxaVec p[3];
      double area;
      int left, right, top, bottom;

      if (c[0] >= skin->n_body)
        continue;
      for (int k = 0; k < 3; k++)
        p[k] = coxa_vec_scale (coxa_vec_sub (skin->rest[c[k]], self->origin), 1 / CELL);
      area = (p[1].x - p[0].x) * (p[2].y - p[0].y) - (p[2].x - p[0].x) * (p[1].y - p[0].y);
      if (fabs (area) < 1e-12)
        continue;
      left = ceil (fmin (p[0].x, fmin (p[1].x, p[2].x)) - 0.5);
      right = floor (fmax (p[0].x, fmax (p[1].x, p[2].x)) - 0.5);
      bottom = ceil (fmin (p[0].y, fmin (p[1].y, p[2].y)) - 0.5);
      top = floor (fmax (p[0].y, fmax (p[1].y, p[2].y)) - 0.5);
      for (int x = left; x <= right; x++)
        for (int y = bottom; y <= top; y++)
          {
            double px = x + 0.5, py = y + 0.5;
            double w1 = ((px - p[0].x) * (p[2].y - p[0].y) - (p[2].x - p[0].x) * (py - p[0].y)) / area;
            double w2 = ((p[1].x - p[0].x) * (py - p[0].y) - (px - p[0].x) * (p[1].y - p[0].y)) / area;
            double z;
            int cell;

            if (w1 < 0 || w2 < 0 || w1 + w2 >= 1)
              continue;
            z = p[0].z + w1 * (p[1].z - p[0].z) + w2 * (p[2].z - p[0].z);
            cell = CLAMP ((int) ceil (z - 0.5), 0, self->size[2] - 1);
            crossing[index_of (self, x, y, cell)] += area > 0 ? -1 : 1;
          }
    }
}

/* from the skin inwards, layer by layer; a cell belongs to the bone of the skin that is nearest */
static void
fill (CoxaFlesh      *self,
      const CoxaSkin *skin)
{
  g_autoptr(GArray) now = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize n = (gsize) self->size[0] * self->size[1] * self->size[2];
  gssize steps[6];

  for (int k = 0; k < 3; k++)
    {
      steps[2 * k] = k == 0 ? (gssize) self->size[1] * self->size[2] : k == 1 ? self->size[2] : 1;
      steps[2 * k + 1] = -steps[2 * k];
    }
  for (guint v = 0; v < skin->n_body; v++)
    {
      int cell[3];
      gsize at;

      find_cell (self, skin->rest[v], cell);
      at = index_of (self, cell[0], cell[1], cell[2]);
      if (self->bone[at] == -2)
        {
          self->bone[at] = skin->owner[v];
          g_array_append_val (now, at);
        }
    }
  for (guint depth = 1; now->len > 0; depth++)
    {
      GArray *next = g_array_new (FALSE, FALSE, sizeof (gsize));

      for (guint i = 0; i < now->len; i++)
        {
          gsize at = g_array_index (now, gsize, i);

          for (int k = 0; k < 6; k++)
            {
              gsize to = at + steps[k];

              if (to >= n || self->bone[to] != -2)
                continue;
              self->bone[to] = self->bone[at];
              self->depth[to] = MIN (depth, 255);
              g_array_append_val (next, to);
            }
        }
      g_array_unref (now);
      now = next;
    }
}

/* how many cells lie between a cell and what is not body, whichever way is shortest */
static void
find_depths (CoxaFlesh *self)
{
  gsize n = (gsize) self->size[0] * self->size[1] * self->size[2];
  gssize steps[3] = { (gssize) self->size[1] * self->size[2], self->size[2], 1 };

  for (gsize i = 0; i < n; i++)
    self->depth[i] = self->bone[i] == -1 ? 0 : 255;
  for (int pass = 0; pass < 2; pass++)
    for (gsize j = 0; j < n; j++)
      {
        gsize at = pass ? n - 1 - j : j;

        for (int k = 0; k < 3 && self->depth[at] > 0; k++)
          {
            gsize beside = pass ? at + steps[k] : at - steps[k];

            if (beside < n && self->depth[beside] + 1 < self->depth[at])
              self->depth[at] = self->depth[beside] + 1;
          }
      }
}

/**
 * coxa_flesh_new:
 * @skin: a figure
 *
 * Returns: (transfer full): what is within it
 */
CoxaFlesh *
coxa_flesh_new (const CoxaSkin *skin)
{
  CoxaFlesh *self = g_new0 (CoxaFlesh, 1);
  g_autofree gint8 *crossing = NULL;
  gsize n;

  measure (self, skin);
  n = (gsize) self->size[0] * self->size[1] * self->size[2];
  self->bone = g_malloc (n);
  self->depth = g_malloc0 (n);
  crossing = g_malloc0 (n);
  count_crossings (self, skin, crossing);
  for (gsize line = 0; line < n; line += self->size[2])
    for (int z = 0, within = 0; z < self->size[2]; z++)
      {
        within += crossing[line + z];
        self->bone[line + z] = within > 0 ? -2 : -1;
      }
  fill (self, skin);
  for (gsize i = 0; i < n; i++)
    if (self->bone[i] == -2)
      self->bone[i] = -1;
  find_depths (self);

  return self;
}

/**
 * coxa_flesh_free:
 * @self: (transfer full) (nullable): flesh
 *
 * Frees it.
 */
void
coxa_flesh_free (CoxaFlesh *self)
{
  if (self == NULL)
    return;

  g_free (self->bone);
  g_free (self->depth);
  g_free (self);
}

/**
 * coxa_flesh_depth:
 * @self: flesh
 * @rest: a place in the axes of the figure at rest
 * @bone: a bone
 *
 * Returns: how deep the place lies within what belongs to the bone, metres; 0 outside
 */
double
coxa_flesh_depth (const CoxaFlesh *self,
                  CoxaVec          rest,
                  int              bone)
{
  int cell[3];
  gsize at;

  find_cell (self, rest, cell);
  for (int k = 0; k < 3; k++)
    if (cell[k] < 0 || cell[k] >= self->size[k])
      return 0;
  at = index_of (self, cell[0], cell[1], cell[2]);

  return self->bone[at] == bone ? CELL * (self->depth[at] - 0.5) : 0;
}

/* as coxa_flesh_depth(), of whatever bone, and without steps between cells */
static double
probe (const CoxaFlesh *self,
       CoxaVec          rest)
{
  CoxaVec p = coxa_vec_scale (coxa_vec_sub (rest, self->origin), 1 / CELL);
  int x = floor (p.x - 0.5), y = floor (p.y - 0.5), z = floor (p.z - 0.5);
  double s[3] = { p.x - 0.5 - x, p.y - 0.5 - y, p.z - 0.5 - z }, sum = 0;

  if (x < 0 || y < 0 || z < 0 || x + 1 >= self->size[0] || y + 1 >= self->size[1] || z + 1 >= self->size[2])
    return 0;
  for (int k = 0; k < 8; k++)
    {
      guint8 depth = self->depth[index_of (self, x + (k & 1), y + (k >> 1 & 1), z + (k >> 2 & 1))];

      sum += (k & 1 ? s[0] : 1 - s[0]) * (k >> 1 & 1 ? s[1] : 1 - s[1]) * (k >> 2 & 1 ? s[2] : 1 - s[2])
             * (depth > 0 ? depth - 0.5 : -0.5);
    }

  return CELL * MAX (sum, 0);
}

/**
 * coxa_flesh_push:
 * @self: flesh
 * @rest: a place in the axes of the figure at rest
 * @bone: a bone
 * @out: (out): which way the skin is nearest, unit length; nothing if there is no telling
 *
 * Returns: how deep the place lies within what belongs to the bone, metres; 0 outside
 */
double
coxa_flesh_push (const CoxaFlesh *self,
                 CoxaVec          rest,
                 int              bone,
                 CoxaVec         *out)
{
  double depth = coxa_flesh_depth (self, rest, bone) > 0 ? probe (self, rest) : 0;
  double step = 1.5 * CELL;

  *out = coxa_vec (0, 0, 0);
  if (depth > 0)
    *out = coxa_vec_unit (coxa_vec (probe (self, coxa_vec (rest.x - step, rest.y, rest.z))
                                    - probe (self, coxa_vec (rest.x + step, rest.y, rest.z)),
                                    probe (self, coxa_vec (rest.x, rest.y - step, rest.z))
                                    - probe (self, coxa_vec (rest.x, rest.y + step, rest.z)),
                                    probe (self, coxa_vec (rest.x, rest.y, rest.z - step))
                                    - probe (self, coxa_vec (rest.x, rest.y, rest.z + step))));

  return depth;
}
