/* coxa-pull.c: the line along which a muscle pulls
 *
 * The middle of the muscle's surface at so many shares of the way from insertion to origin. A muscle that goes round a bone gets
 * a line that does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-pull.h"

#include <math.h>

#define N_POINTS 9
#define WIDTH 0.08 /* how far from its share a vertex still counts */
#define PASSES 4   /* of smoothing: what a broad muscle's corners do to its middle is no part of its pull */

/* (x, y, z) at each share, N_POINTS of them; FALSE where the muscle has no ends */
static gboolean
measure (const CoxaSolid *solid,
         double          *points)
{
  double weights[N_POINTS] = { 0, };

  for (int k = 0; k < 3 * N_POINTS; k++)
    points[k] = 0;

  for (guint v = 0; v < solid->mesh->n_vertices; v++)
    {
      double way = solid->from[v] + solid->to[v];
      double share = way > 0 ? solid->to[v] / way : 0;
      const float *p = solid->mesh->position + 3 * v;

      if (solid->from[v] > 1e5 || solid->to[v] > 1e5)
        continue;
      for (int k = 0; k < N_POINTS; k++)
        {
          double off = (share - (double) k / (N_POINTS - 1)) / WIDTH;
          double weight = exp (-off * off);

          weights[k] += weight;
          for (int axis = 0; axis < 3; axis++)
            points[3 * k + axis] += weight * p[axis];
        }
    }

  for (int k = 0; k < N_POINTS; k++)
    {
      if (weights[k] <= 1e-6)
        return FALSE;
      for (int axis = 0; axis < 3; axis++)
        points[3 * k + axis] /= weights[k];
    }

  return TRUE;
}

/* Its ends stay where they are. */
static void
smooth (double *points)
{
  for (int pass = 0; pass < PASSES; pass++)
    {
      double last[3] = { points[0], points[1], points[2] };

      for (int k = 1; k + 1 < N_POINTS; k++)
        for (int axis = 0; axis < 3; axis++)
          {
            double here = points[3 * k + axis];

            points[3 * k + axis] = (last[axis] + 2 * here + points[3 * (k + 1) + axis]) / 4;
            last[axis] = here;
          }
    }
}

/**
 * coxa_pull_measure_all:
 * @scene: the description
 * @workshop: its solids
 * @error: return location
 *
 * Measures each muscle of a description.
 *
 * Returns: (transfer full): a list of objects with the muscle's "address" and its "points", from insertion to origin, three
 *   numbers each: millimetres to the subject's left, to the back, up; %NULL with @error set where a mesh is missing
 */
JsonNode *
coxa_pull_measure_all (CoxaScene     *scene,
                       CoxaWorkshop  *workshop,
                       GError       **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < scene->structures->len; i++)
    {
      CoxaThing *thing = g_ptr_array_index (scene->structures, i);
      CoxaSolid *solid;
      double points[3 * N_POINTS];

      if (thing->kind != COXA_KIND_MUSCLE || !g_str_has_prefix (thing->address, "muscle/"))
        continue;
      solid = coxa_workshop_get_solid (workshop, thing->id, error);
      if (solid == NULL)
        return NULL;
      if (!measure (solid, points))
        continue;
      smooth (points);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "address");
      json_builder_add_string_value (builder, thing->address);
      json_builder_set_member_name (builder, "points");
      json_builder_begin_array (builder);
      for (int k = 0; k < 3 * N_POINTS; k++)
        json_builder_add_double_value (builder, round (points[k] * 10) / 10);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  return json_builder_get_root (builder);
}
