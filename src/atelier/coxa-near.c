/* coxa-near.c: the nearest place on a surface
 *
 * Vertices are kept in the cells of a grid; a search looks at the cells round a point, ring by ring.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-near.h"

#include <math.h>

#define CELL 4.0 /* millimetres */

struct _CoxaNear
{
  CoxaMesh *mesh;      /* not owned */
  double    low[3];
  int       cells[3];
  guint    *start;     /* where the vertices of a cell begin in @list, one number more than cells */
  guint    *list;
};

static int
cell_along (CoxaNear *self,
            double    value,
            int       axis)
{
  return (int) floor ((value - self->low[axis]) / CELL);
}

static gsize
cell_of (CoxaNear    *self,
         const float *p)
{
  return ((gsize) cell_along (self, p[2], 2) * self->cells[1] + cell_along (self, p[1], 1)) * self->cells[0]
         + cell_along (self, p[0], 0);
}

/**
 * coxa_near_new:
 * @mesh: a surface with at least one vertex; must outlive the index and stay as it is
 *
 * Makes an index of a surface's vertices.
 *
 * Returns: (transfer full): the index
 */
CoxaNear *
coxa_near_new (CoxaMesh *mesh)
{
  CoxaNear *self = g_new0 (CoxaNear, 1);
  gsize n_cells;

  self->mesh = mesh;
  for (int k = 0; k < 3; k++)
    {
      double low = G_MAXDOUBLE, high = -G_MAXDOUBLE;

      for (guint v = 0; v < mesh->n_vertices; v++)
        {
          low = MIN (low, mesh->position[3 * v + k]);
          high = MAX (high, mesh->position[3 * v + k]);
        }
      self->low[k] = low;
      self->cells[k] = (int) floor ((high - low) / CELL) + 1;
    }

  n_cells = (gsize) self->cells[0] * self->cells[1] * self->cells[2];
  self->start = g_new0 (guint, n_cells + 2);
  self->list = g_new (guint, MAX (mesh->n_vertices, 1));
  /* counted two places on, so that filling the list leaves every start where it belongs */
  for (guint v = 0; v < mesh->n_vertices; v++)
    self->start[cell_of (self, mesh->position + 3 * v) + 2]++;
  for (gsize c = 2; c < n_cells + 2; c++)
    self->start[c] += self->start[c - 1];
  for (guint v = 0; v < mesh->n_vertices; v++)
    self->list[self->start[cell_of (self, mesh->position + 3 * v) + 1]++] = v;

  return self;
}

/**
 * coxa_near_free:
 * @self: (transfer full) (nullable): an index
 *
 * Frees an index.
 */
void
coxa_near_free (CoxaNear *self)
{
  if (self == NULL)
    return;

  g_free (self->start);
  g_free (self->list);
  g_free (self);
}

/**
 * coxa_near_find:
 * @self: an index
 * @point: millimetres
 * @limit: how far to look, millimetres
 * @vertex: (out): the nearest vertex
 * @distance: (out): how far it is
 *
 * Finds the vertex nearest to a point.
 *
 * Returns: whether one lies within @limit
 */
gboolean
coxa_near_find (CoxaNear    *self,
                const float *point,
                double       limit,
                guint       *vertex,
                double      *distance)
{
  int at[3];
  int rings = (int) ceil (limit / CELL) + 1;
  double best = limit * limit;
  gboolean found = FALSE;

  for (int k = 0; k < 3; k++)
    at[k] = cell_along (self, point[k], k);
  /* what lies in ring r is at least r - 1 cells away */
  for (int r = 0; r <= rings && (r < 1 || (r - 1) * CELL * (r - 1) * CELL <= best); r++)
    for (int z = MAX (at[2] - r, 0); z <= MIN (at[2] + r, self->cells[2] - 1); z++)
      for (int y = MAX (at[1] - r, 0); y <= MIN (at[1] + r, self->cells[1] - 1); y++)
        for (int x = MAX (at[0] - r, 0); x <= MIN (at[0] + r, self->cells[0] - 1); x++)
          {
            gsize cell = ((gsize) z * self->cells[1] + y) * self->cells[0] + x;

            if (MAX (MAX (ABS (x - at[0]), ABS (y - at[1])), ABS (z - at[2])) != r)
              continue;
            for (guint i = self->start[cell]; i < self->start[cell + 1]; i++)
              {
                const float *q = self->mesh->position + 3 * self->list[i];
                double dx = point[0] - q[0], dy = point[1] - q[1], dz = point[2] - q[2];
                double d = dx * dx + dy * dy + dz * dz;

                if (d <= best)
                  {
                    best = d;
                    *vertex = self->list[i];
                    found = TRUE;
                  }
              }
          }
  *distance = sqrt (best);

  return found;
}

/**
 * coxa_near_height:
 * @self: an index
 * @point: millimetres
 * @limit: how far to look, millimetres
 * @normal: (out caller-allocates) (nullable): which way is out, three numbers; left alone where nothing is near
 *
 * Says how high a point lies over the surface; below 0 it lies within.
 *
 * Returns: millimetres, or @limit where the surface is farther away
 */
double
coxa_near_height (CoxaNear    *self,
                  const float *point,
                  double       limit,
                  float       *normal)
{
  guint v = 0;
  double distance;
  double height = 0;

  if (!coxa_near_find (self, point, limit, &v, &distance))
    return limit;
  for (int k = 0; k < 3; k++)
    {
      height += (point[k] - self->mesh->position[3 * v + k]) * self->mesh->normal[3 * v + k];
      if (normal != NULL)
        normal[k] = self->mesh->normal[3 * v + k];
    }

  return height < 0 ? -distance : distance;
}
