/* coxa-workshop.c: the solids of a description, each made once for all views
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-workshop.h"
#include "coxa-occlusion.h"
#include "coxa-shape.h"

#define ENOUGH 9000 /* triangles; coarser meshes are refined */

/* Points all over a structure, by which others find where they are attached to it. */
typedef struct
{
  float *points;
  guint  n_points;
} Sample;

struct _CoxaWorkshop
{
  char       *folder;
  CoxaScene  *scene;
  GHashTable *solids;    /* of CoxaSolid, by id */
  GHashTable *samples;   /* of Sample, by the mesh's name */
  CoxaOcclusion *skeleton; /* all bones; NULL before it is asked for */
  CoxaGround *ground;
};

static void
sample_free (gpointer data)
{
  Sample *sample = data;

  g_free (sample->points);
  g_free (sample);
}

/**
 * coxa_workshop_new:
 * @folder: where the meshes are
 * @scene: the description; must outlive the workshop
 *
 * Opens a workshop; nothing is made before it is asked for.
 *
 * Returns: (transfer full): the workshop
 */
CoxaWorkshop *
coxa_workshop_new (const char *folder,
                   CoxaScene  *scene)
{
  CoxaWorkshop *self = g_new0 (CoxaWorkshop, 1);

  self->folder = g_strdup (folder);
  self->scene = scene;
  self->solids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) coxa_solid_free);
  self->samples = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, sample_free);

  return self;
}

/**
 * coxa_workshop_free:
 * @self: (transfer full) (nullable): a workshop
 *
 * Closes a workshop; its solids go too.
 */
void
coxa_workshop_free (CoxaWorkshop *self)
{
  if (self == NULL)
    return;

  coxa_ground_free (self->ground);
  coxa_occlusion_free (self->skeleton);
  g_hash_table_unref (self->solids);
  g_hash_table_unref (self->samples);
  g_free (self->folder);
  g_free (self);
}

/* a surface from a file, refined */
static CoxaMesh *
load_mesh (CoxaWorkshop  *self,
           const char    *name,
           GError       **error)
{
  g_autofree char *file = g_strconcat (name, ".obj.gz", NULL);
  g_autofree char *path = g_build_filename (self->folder, file, NULL);
  CoxaMesh *mesh = coxa_mesh_load (path, error);

  while (mesh != NULL && mesh->n_triangles < ENOUGH)
    {
      CoxaMesh *finer = coxa_mesh_subdivide (mesh);

      coxa_mesh_free (mesh);
      mesh = finer;
    }

  return mesh;
}

/**
 * coxa_workshop_load_mesh:
 * @name: a mesh's name
 * @self: (type CoxaWorkshop): a workshop
 *
 * Loads a mesh anew; a #CoxaShapeSource.
 *
 * Returns: (transfer full) (nullable): the mesh, or %NULL where there is none, which is said on the terminal
 */
CoxaMesh *
coxa_workshop_load_mesh (const char *name,
                         gpointer    self)
{
  g_autoptr(GError) error = NULL;
  CoxaMesh *mesh = load_mesh (self, name, &error);

  if (mesh == NULL)
    g_printerr ("coxa-atelier: %s\n", error->message);

  return mesh;
}

/* A surface as it is before it is smoothed: authored, or from a file. */
static CoxaMesh *
make_mesh (CoxaWorkshop  *self,
           const char    *name,
           GError       **error)
{
  CoxaShape *shape = coxa_shapes_find (self->scene->shapes, name);
  CoxaMesh *mesh;

  if (shape == NULL)
    return load_mesh (self, name, error);

  mesh = coxa_shape_build (shape, coxa_workshop_load_mesh, self);
  if (mesh == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 "%s: nothing can be built from its \"curves\", \"bands\" and \"sacs\". Complete them and run again.", name);

  return mesh;
}

static Sample *
get_sample (CoxaWorkshop  *self,
            const char    *name,
            GError       **error)
{
  Sample *sample = g_hash_table_lookup (self->samples, name);
  g_autoptr(CoxaMesh) mesh = NULL;

  if (sample != NULL)
    return sample;

  mesh = make_mesh (self, name, error);
  if (mesh == NULL)
    return NULL;
  sample = g_new0 (Sample, 1);
  sample->points = coxa_mesh_sample (mesh, &sample->n_points);
  g_hash_table_insert (self->samples, g_strdup (name), sample);

  return sample;
}

static GArray *
sample_all (CoxaWorkshop  *self,
            char         **names,
            GError       **error)
{
  g_autoptr(GArray) points = g_array_new (FALSE, FALSE, 3 * sizeof (float));

  for (guint i = 0; names[i] != NULL; i++)
    {
      Sample *sample = get_sample (self, names[i], error);

      if (sample == NULL)
        return NULL;
      g_array_append_vals (points, sample->points, sample->n_points);
    }

  return g_steal_pointer (&points);
}

static gboolean
is_bone (CoxaThing *thing)
{
  return thing->kind == COXA_KIND_BONE || thing->kind == COXA_KIND_DISC;
}

static gboolean
make_skeleton (CoxaWorkshop  *self,
               GError       **error)
{
  g_autoptr(GPtrArray) bones = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_mesh_free);

  for (guint i = 0; i < self->scene->structures->len; i++)
    {
      CoxaThing *thing = g_ptr_array_index (self->scene->structures, i);
      CoxaMesh *mesh;

      if (!is_bone (thing))
        continue;
      mesh = load_mesh (self, thing->id, error);
      if (mesh == NULL)
        return FALSE;
      coxa_mesh_smooth (mesh, 2);
      g_ptr_array_add (bones, mesh);
    }
  self->skeleton = coxa_occlusion_new (bones);

  return TRUE;
}

/* Bones shade one another, a muscle only itself, for it may be seen without the others; what is as thin as a nerve lies
   in full light. */
static gboolean
light_solid (CoxaWorkshop  *self,
             CoxaSolid     *solid,
             GError       **error)
{
  g_autoptr(CoxaOcclusion) own = NULL;

  if (solid->thing->kind >= COXA_KIND_NERVE)
    return TRUE;

  if (is_bone (solid->thing))
    {
      if (self->skeleton == NULL && !make_skeleton (self, error))
        return FALSE;
    }
  else
    {
      g_autoptr(GPtrArray) alone = g_ptr_array_new ();

      g_ptr_array_add (alone, solid->mesh);
      own = coxa_occlusion_new (alone);
    }
  g_free (solid->light);
  solid->light = coxa_occlusion_light (own != NULL ? own : self->skeleton, solid->mesh);

  return TRUE;
}

/**
 * coxa_workshop_get_solid:
 * @self: a workshop
 * @id: a structure's id
 * @error: return location, #GIOErrorEnum domain
 *
 * Makes a structure, or gives it again.
 *
 * Returns: (transfer none) (nullable): the solid, or %NULL with @error set
 */
CoxaSolid *
coxa_workshop_get_solid (CoxaWorkshop  *self,
                         const char    *id,
                         GError       **error)
{
  CoxaSolid *solid = g_hash_table_lookup (self->solids, id);
  CoxaThing *thing = coxa_scene_find (self->scene, id);
  g_autoptr(GArray) origin = NULL;
  g_autoptr(GArray) insertion = NULL;
  CoxaMesh *mesh;

  if (solid != NULL)
    return solid;

  origin = sample_all (self, thing->origin, error);
  insertion = origin != NULL ? sample_all (self, thing->insertion, error) : NULL;
  mesh = insertion != NULL ? make_mesh (self, id, error) : NULL;
  if (mesh == NULL)
    return NULL;

  solid = coxa_solid_new (thing, mesh, (const float *) (gpointer) origin->data, origin->len,
                          (const float *) (gpointer) insertion->data, insertion->len);
  if (!light_solid (self, solid, error))
    {
      coxa_solid_free (solid);
      return NULL;
    }
  g_hash_table_insert (self->solids, g_strdup (id), solid);

  return solid;
}

/**
 * coxa_workshop_get_ground:
 * @self: a workshop
 *
 * Gives what draws the patches on the bones.
 *
 * Returns: (transfer none): the ground
 */
CoxaGround *
coxa_workshop_get_ground (CoxaWorkshop *self)
{
  if (self->ground == NULL)
    self->ground = coxa_ground_new (self->scene->patches, coxa_workshop_load_mesh, self);

  return self->ground;
}
