/* coxa-bodymap-figure.c: what all views of a figure share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-bodymap-sheet.h"

#include <math.h>

#define ROUNDS 2 /* how often the skin is refined */

/* how far along the nearer thigh, millimetres */
static double
measure_thigh (CoxaMannequin *mannequin,
               const float   *p)
{
  int left = p[0] > 0;
  const float *hip = mannequin->joint[COXA_JOINT_HIP + left];
  const float *knee = mannequin->joint[COXA_JOINT_KNEE + left];
  double length = 0, along = 0;

  for (int k = 0; k < 3; k++)
    {
      length += (knee[k] - hip[k]) * (knee[k] - hip[k]);
      along += (knee[k] - hip[k]) * (p[k] - hip[k]);
    }

  return along / sqrt (length);
}

static void
cut_clothes (CoxaBodyFigure *self)
{
  CoxaMannequin *mannequin = self->mannequin;
  g_autofree float *arm = coxa_mannequin_refine (mannequin, mannequin->limb[COXA_LIMB_ARM], ROUNDS);
  double neck = mannequin->joint[COXA_JOINT_NECK][2];
  double hip = mannequin->joint[COXA_JOINT_HIP][2];
  double unit = mannequin->stature / 1700;
  double waist = hip + 118 * unit;
  float *shorts = g_new (float, self->rest->n_vertices);
  float *top = g_new (float, self->rest->n_vertices);
  float *shoes = g_new (float, self->rest->n_vertices);

  coxa_mesh_blur (self->rest, arm, 1, 24);
  for (guint v = 0; v < self->rest->n_vertices; v++)
    {
      const float *p = self->rest->position + 3 * v;
      double free = (0.5 - arm[v]) * 80;
      double collar = hypot (p[0], p[2] - (neck + 4 * unit)) - 82 * unit;

      shorts[v] = MIN (MIN (150 * unit - measure_thigh (mannequin, p), waist - p[2]), free);
      top[v] = MIN (MIN (p[2] - waist, collar), MIN (free, neck + 12 * unit - p[2]));
      shoes[v] = 66 * unit - p[2];
    }
  self->clothes = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->clothes, shorts);
  g_ptr_array_add (self->clothes, top);
  g_ptr_array_add (self->clothes, shoes);
}

/**
 * coxa_body_figure_new:
 * @map: a description
 * @folder: where the files of the base mesh are
 * @id: "female" or "male"
 * @error: return location, #GIOErrorEnum domain
 *
 * Makes a figure, and finds where everything lies on it.
 *
 * Returns: (transfer full) (nullable): the figure, or %NULL with @error set
 */
CoxaBodyFigure *
coxa_body_figure_new (CoxaBodyMap  *map,
                      const char   *folder,
                      const char   *id,
                      GError      **error)
{
  CoxaFigure *figure = coxa_bodymap_figure (map, id);
  CoxaMannequin *mannequin = coxa_mannequin_new (folder, (const CoxaTarget *) (gpointer) figure->targets->data,
                                                 figure->targets->len, error);
  CoxaBodyFigure *self;
  CoxaMesh *once;

  if (mannequin == NULL)
    return NULL;

  self = g_new0 (CoxaBodyFigure, 1);
  self->mannequin = mannequin;
  once = coxa_mesh_subdivide (mannequin->mesh);
  self->rest = coxa_mesh_subdivide (once);
  coxa_mesh_free (once);
  coxa_mesh_set_normals (self->rest, 6);
  coxa_mannequin_plain (mannequin, self->rest);
  self->fields = coxa_bodymap_fields (map, mannequin, self->rest);
  cut_clothes (self);

  return self;
}

/**
 * coxa_body_figure_free:
 * @self: (transfer full) (nullable): a figure
 *
 * Frees it.
 */
void
coxa_body_figure_free (CoxaBodyFigure *self)
{
  if (self == NULL)
    return;

  coxa_mannequin_free (self->mannequin);
  coxa_mesh_free (self->rest);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->clothes);
  g_free (self);
}
