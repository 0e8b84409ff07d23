/* coxa-contact.c: where a muscle is attached to a bone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-contact.h"
#include "coxa-field.h"
#include "coxa-near.h"

#define MOST 6.0     /* millimetres; values lie between -MOST and MOST */
#define SLOPE 20.0   /* millimetres for the whole way along the fibres, so that both conditions meet smoothly */

struct _CoxaContact
{
  CoxaMesh *mesh;
  CoxaNear *near;
  float    *u;      /* 1 at the origin, 0 at the insertion; NULL where nothing says which is which */
};

static float *
sample_all (char            **slugs,
            CoxaShapeSource   source,
            gpointer          data,
            guint            *n_points)
{
  g_autoptr(GArray) points = g_array_new (FALSE, FALSE, 3 * sizeof (float));

  for (guint i = 0; slugs[i] != NULL; i++)
    {
      g_autoptr(CoxaMesh) mesh = source (slugs[i], data);
      g_autofree float *some = NULL;
      guint n = 0;

      if (mesh == NULL)
        continue;
      some = coxa_mesh_sample (mesh, &n);
      g_array_append_vals (points, some, n);
    }
  *n_points = points->len;

  return (float *) (gpointer) g_array_free (g_steal_pointer (&points), FALSE);
}

/**
 * coxa_contact_new:
 * @muscle: a mesh's name
 * @from: what it arises from, %NULL-terminated names
 * @to: what it is inserted into
 * @source: gives meshes by name
 * @data: for @source
 *
 * Finds which end of a muscle is which.
 *
 * Returns: (transfer full) (nullable): what is needed to look for its footprints, %NULL if there is no such mesh
 */
CoxaContact *
coxa_contact_new (const char       *muscle,
                  char            **from,
                  char            **to,
                  CoxaShapeSource   source,
                  gpointer          data)
{
  CoxaContact *self;
  CoxaMesh *mesh = source (muscle, data);
  g_autofree float *origin = NULL;
  g_autofree float *insertion = NULL;
  guint n_origin, n_insertion;

  if (mesh == NULL)
    return NULL;

  self = g_new0 (CoxaContact, 1);
  self->mesh = mesh;
  self->near = coxa_near_new (mesh);
  origin = sample_all (from, source, data, &n_origin);
  insertion = sample_all (to, source, data, &n_insertion);
  if (n_origin > 0 && n_insertion > 0)
    {
      g_autofree guint8 *ones = g_new0 (guint8, mesh->n_vertices);
      g_autofree guint8 *zeros = g_new0 (guint8, mesh->n_vertices);

      coxa_field_find_ends (mesh, origin, n_origin, insertion, n_insertion, ones, zeros);
      self->u = coxa_field_solve (mesh, ones, zeros);
    }

  return self;
}

/**
 * coxa_contact_free:
 * @self: (transfer full) (nullable): a contact
 *
 * Frees a contact.
 */
void
coxa_contact_free (CoxaContact *self)
{
  if (self == NULL)
    return;

  coxa_near_free (self->near);
  coxa_mesh_free (self->mesh);
  g_free (self->u);
  g_free (self);
}

/**
 * coxa_contact_find:
 * @self: a contact
 * @at_origin: whether the origin is wanted, else the insertion
 * @reach: how near muscle and bone must be, millimetres
 * @share: how much of the way along its fibres counts as the muscle's end, 0 … 1
 * @bone: on which bone
 *
 * Finds where an end of a muscle touches a bone. What the muscle merely passes by does not count.
 *
 * Returns: (transfer full): a number a vertex of @bone, above 0 where the muscle is attached, millimetres from the border
 */
float *
coxa_contact_find (CoxaContact *self,
                   gboolean     at_origin,
                   double       reach,
                   double       share,
                   CoxaMesh    *bone)
{
  float *out = g_new (float, MAX (bone->n_vertices, 1));

  for (guint v = 0; v < bone->n_vertices; v++)
    {
      guint nearest = 0;
      double distance;
      double value = -MOST;

      if (coxa_near_find (self->near, bone->position + 3 * v, reach + 2, &nearest, &distance))
        {
          value = reach - distance;
          if (self->u != NULL)
            value = MIN (value, SLOPE * (at_origin ? self->u[nearest] - (1 - share) : share - self->u[nearest]));
        }
      out[v] = CLAMP (value, -MOST, MOST);
    }

  return out;
}
