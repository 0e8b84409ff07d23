/* coxa-mannequin-hand.c: hands at rest
 *
 * The base mesh spreads its fingers. They are turned at the knuckles until they lie side by side with the middle finger.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-mannequin-hand.h"

#include <math.h>

#define FINGER 0.94  /* how far a finger turns towards the middle one, 0 … 1 */
#define THUMB 0.62   /* and the thumb */

static const struct { const char *bone; int number; double share; } fingers[] =
{
  { "index", 2, FINGER }, { "ring", 4, FINGER }, { "pinky", 5, FINGER }, { "thumb", 1, THUMB },
};

static gboolean
find_finger (CoxaMannequinSource  *source,
             int                   left,
             int                   number,
             float                *knuckle,
             double               *way,
             GError              **error)
{
  g_autofree char *first = g_strdup_printf ("joint-%c-finger-%d-%d", left ? 'l' : 'r', number, number == 1 ? 2 : 1);
  g_autofree char *last = g_strdup_printf ("joint-%c-finger-%d-4", left ? 'l' : 'r', number);
  float tip[3];
  double length = 1e-12;

  if (!coxa_mannequin_source_joint (source, first, knuckle, error) || !coxa_mannequin_source_joint (source, last, tip, error))
    return FALSE;
  for (int k = 0; k < 3; k++)
    {
      way[k] = tip[k] - knuckle[k];
      length += way[k] * way[k];
    }
  for (int k = 0; k < 3; k++)
    way[k] /= sqrt (length);

  return TRUE;
}

/* about an axis through a point, right-handed */
static void
turn (float        *point,
      const double *middle,
      const double *axis,
      double        angle)
{
  double p[3], c = cos (angle), s = sin (angle), along = 0;

  for (int k = 0; k < 3; k++)
    {
      p[k] = point[k] - middle[k];
      along += p[k] * axis[k];
    }
  for (int k = 0; k < 3; k++)
    {
      int a = (k + 1) % 3, b = (k + 2) % 3;

      point[k] = middle[k] + c * p[k] + s * (axis[a] * p[b] - axis[b] * p[a]) + (1 - c) * along * axis[k];
    }
}

static gboolean
close_finger (CoxaMannequin        *self,
              CoxaMannequinSource  *source,
              int                   left,
              guint                 finger,
              double                lift,
              GError              **error)
{
  g_autofree char *bone = g_strdup_printf ("%s_01_%c %s_02_%c %s_03_%c", fingers[finger].bone, left ? 'l' : 'r',
                                           fingers[finger].bone, left ? 'l' : 'r', fingers[finger].bone, left ? 'l' : 'r');
  g_autofree float *weight = g_new (float, self->mesh->n_vertices);
  float knuckle[3], other[3];
  double way[3], to[3], axis[3], middle[3], length = 1e-12, facing = 0;

  if (!find_finger (source, left, fingers[finger].number, knuckle, way, error)
      || !find_finger (source, left, 3, other, to, error))
    return FALSE;
  coxa_mannequin_source_sum (source, bone, weight);
  for (int k = 0; k < 3; k++)
    {
      int a = (k + 1) % 3, b = (k + 2) % 3;

      axis[k] = way[a] * to[b] - way[b] * to[a];
      length += axis[k] * axis[k];
      facing += way[k] * to[k];
      middle[k] = knuckle[k] + (k == 2 ? lift : 0);
    }
  for (int k = 0; k < 3; k++)
    axis[k] /= sqrt (length);
  for (guint v = 0; v < self->mesh->n_vertices; v++)
    if (weight[v] > 0)
      turn (self->mesh->position + 3 * v, middle, axis, weight[v] * fingers[finger].share * acos (CLAMP (facing, -1, 1)));

  return TRUE;
}

/**
 * coxa_mannequin_hand_close:
 * @self: a figure that stands
 * @source: what it was made from
 * @lift: by how many millimetres it was lifted until it stood
 * @error: return location
 *
 * Lays the fingers together.
 *
 * Returns: whether all fingers were found
 */
gboolean
coxa_mannequin_hand_close (CoxaMannequin        *self,
                           CoxaMannequinSource  *source,
                           double                lift,
                           GError              **error)
{
  for (int left = 0; left < 2; left++)
    for (guint i = 0; i < G_N_ELEMENTS (fingers); i++)
      if (!close_finger (self, source, left, i, lift, error))
        return FALSE;

  return TRUE;
}
