/* coxa-solid.c: a structure's surface and fibres, the same in every view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-solid.h"
#include "coxa-field.h"

#include <math.h>

#define HINT_STEP 3.3   /* millimetres from hint to hint along a guide */
#define HINT_WIDTH 4.2  /* millimetres; closer than this a hint counts for no more */
#define GUIDED_REACH 40 /* millimetres; farther from every guide than this the harmonic field has its say again */

static GArray *
list_hints (GPtrArray *guides)
{
  GArray *hints = g_array_new (FALSE, FALSE, 6 * sizeof (double));

  for (guint i = 0; i < guides->len; i++)
    {
      CoxaCurve *curve = g_ptr_array_index (guides, i);

      for (guint k = 0; k + 1 < curve->n_points; k++)
        {
          const float *p = curve->points + 3 * k;
          /* authored to the right, the mesh's x goes to the left */
          double a[3] = { -p[0], p[1], p[2] };
          double d[3] = { -p[3] - a[0], p[4] - a[1], p[5] - a[2] };
          double length = sqrt (d[0] * d[0] + d[1] * d[1] + d[2] * d[2]) + 1e-9;
          int n = MAX (1, length / HINT_STEP);

          for (int j = 0; j < n; j++)
            {
              double t = (j + 0.5) / n;
              double hint[6] = { a[0] + t * d[0], a[1] + t * d[1], a[2] + t * d[2],
                                 d[0] / length, d[1] / length, d[2] / length };

              g_array_append_val (hints, hint);
            }
        }
    }

  return hints;
}

/* authored hints: each vertex takes the directions of the hints near it, the nearer the more */
static void
follow_guides (CoxaSolid *self)
{
  g_autoptr(GArray) hints = list_hints (self->thing->guides);

  if (hints->len == 0)
    return;

  for (guint v = 0; v < self->mesh->n_vertices; v++)
    {
      const float *p = self->mesh->position + 3 * v;
      float *fibre = self->fibre + 3 * v;
      double weight = 1 / pow (GUIDED_REACH, 4);
      /* the field rises towards the origin, guides run away from it */
      double sum[3] = { -fibre[0] * weight, -fibre[1] * weight, -fibre[2] * weight };
      double length;

      for (guint i = 0; i < hints->len; i++)
        {
          const double *hint = (const double *) (gpointer) hints->data + 6 * i;
          double d = (hint[0] - p[0]) * (hint[0] - p[0]) + (hint[1] - p[1]) * (hint[1] - p[1])
                     + (hint[2] - p[2]) * (hint[2] - p[2]) + HINT_WIDTH * HINT_WIDTH;

          for (int k = 0; k < 3; k++)
            sum[k] += hint[3 + k] / (d * d);
        }
      length = sqrt (sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]) + 1e-30;
      for (int k = 0; k < 3; k++)
        fibre[k] = -sum[k] / length;
    }
}

/**
 * coxa_solid_new:
 * @thing: what the description says; must outlive the solid
 * @mesh: (transfer full): its surface
 * @origin: (nullable): points on what it arises from, three numbers each, millimetres
 * @n_origin: how many, 0 where it has no fibres
 * @insertion: (nullable): points on what it is inserted into
 * @n_insertion: how many
 *
 * Smooths a structure and finds its fibres.
 *
 * Returns: (transfer full): the solid
 */
CoxaSolid *
coxa_solid_new (CoxaThing   *thing,
                CoxaMesh    *mesh,
                const float *origin,
                guint        n_origin,
                const float *insertion,
                guint        n_insertion)
{
  CoxaSolid *self = g_new0 (CoxaSolid, 1);
  gboolean soft = thing->kind == COXA_KIND_MUSCLE || thing->kind == COXA_KIND_FASCIA;
  guint n = mesh->n_vertices;

  self->thing = thing;
  self->mesh = mesh;
  coxa_mesh_smooth (mesh, soft ? 12 : thing->kind >= COXA_KIND_NERVE ? 0 : 2);
  coxa_mesh_set_normals (mesh, soft ? 7 : 0.8);
  if (n_origin > 0 && n_insertion > 0)
    {
      g_autofree guint8 *ones = g_new0 (guint8, n);
      g_autofree guint8 *zeros = g_new0 (guint8, n);
      g_autofree float *u = NULL;

      coxa_field_find_ends (mesh, origin, n_origin, insertion, n_insertion, ones, zeros);
      u = coxa_field_solve (mesh, ones, zeros);
      self->fibre = coxa_field_gradient (mesh, u, 14);
      self->from = coxa_mesh_walk (mesh, ones);
      self->to = coxa_mesh_walk (mesh, zeros);
      coxa_mesh_blur (mesh, self->from, 1, 3);
      coxa_mesh_blur (mesh, self->to, 1, 3);
    }
  else
    {
      self->fibre = g_new0 (float, 3 * MAX (n, 1));
      self->from = g_new (float, MAX (n, 1));
      self->to = g_new (float, MAX (n, 1));
      for (guint v = 0; v < n; v++)
        self->from[v] = self->to[v] = 1e6;
    }
  follow_guides (self);
  self->light = g_new (float, MAX (n, 1));
  for (guint v = 0; v < n; v++)
    self->light[v] = 1;

  return self;
}

/**
 * coxa_solid_free:
 * @self: (transfer full) (nullable): a solid
 *
 * Frees a solid.
 */
void
coxa_solid_free (CoxaSolid *self)
{
  if (self == NULL)
    return;

  coxa_mesh_free (self->mesh);
  g_free (self->fibre);
  g_free (self->from);
  g_free (self->to);
  g_free (self->light);
  g_free (self);
}
