/* coxa-patch.c: a place on a bone: a footprint or a landmark
 *
 * Each place is a number a vertex of the bone: millimetres within the border, below 0 outside. Any view can draw it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-patch.h"
#include "coxa-contact.h"
#include "coxa-courses.h"
#include "coxa-near.h"
#include "coxa-spline.h"

#include <gio/gio.h>
#include <math.h>

#define MOST 6.0       /* millimetres; values lie between -MOST and MOST */
#define ROUND_STEPS 6  /* places from landmark to landmark on an outline */
#define LINE_STEPS 6   /* and on a line */
#define SNAP 12.0      /* how far from the bone a line may be authored, millimetres */
#define SOFT 12.0      /* millimetres for a whole turn of the bone away from the observer */

static void
area_free (gpointer data)
{
  CoxaPatchArea *area = data;

  coxa_courses_free_curve (area->outline);
  g_free (area);
}

static void
patch_free (gpointer data)
{
  CoxaPatch *self = data;

  g_free (self->id);
  g_free (self->address);
  g_free (self->role);
  g_free (self->name);
  g_strfreev (self->bones);
  g_strfreev (self->muscles);
  g_strfreev (self->from);
  g_strfreev (self->to);
  g_ptr_array_unref (self->areas);
  g_ptr_array_unref (self->within);
  g_ptr_array_unref (self->without);
  g_ptr_array_unref (self->lines);
  g_clear_pointer (&self->contacts, g_ptr_array_unref);
  g_hash_table_unref (self->fields);
  g_free (self);
}

static JsonArray *
get_list (JsonObject *object,
          const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* an outline's points have two numbers: to the picture's right, and up */
static CoxaCurve *
read_outline (JsonArray *points)
{
  CoxaCurve *curve = g_new0 (CoxaCurve, 1);

  curve->n_points = points != NULL ? json_array_get_length (points) : 0;
  curve->points = g_new0 (float, 3 * MAX (curve->n_points, 1));
  for (guint i = 0; i < curve->n_points; i++)
    {
      JsonArray *point = json_array_get_array_element (points, i);

      if (point != NULL && json_array_get_length (point) == 2)
        {
          curve->points[3 * i] = json_array_get_double_element (point, 0);
          curve->points[3 * i + 2] = json_array_get_double_element (point, 1);
        }
    }

  return curve;
}

static GPtrArray *
read_areas (JsonObject *object,
            const char *member)
{
  GPtrArray *areas = g_ptr_array_new_with_free_func (area_free);
  JsonArray *list = get_list (object, member);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *one = json_array_get_object_element (list, i);
      JsonArray *depth = get_list (one, "depth");
      CoxaPatchArea *area = g_new0 (CoxaPatchArea, 1);

      area->azimuth = coxa_courses_get_number (one, "azimuth", 0);
      area->facing = coxa_courses_get_number (one, "facing", 0);
      area->depth[0] = depth != NULL ? json_array_get_double_element (depth, 0) : -1e4;
      area->depth[1] = depth != NULL ? json_array_get_double_element (depth, 1) : 1e4;
      area->outline = read_outline (get_list (one, "outline"));
      g_ptr_array_add (areas, area);
    }

  return areas;
}

static CoxaPatch *
read_patch (JsonObject  *object,
            const char  *path,
            guint        i,
            GError     **error)
{
  CoxaPatch *self;
  const char *id = json_object_get_string_member_with_default (object, "id", NULL);
  const char *address = json_object_get_string_member_with_default (object, "address", NULL);
  const char *role = json_object_get_string_member_with_default (object, "role", "landmark");

  if (id == NULL || address == NULL
      || (!g_str_equal (role, "origin") && !g_str_equal (role, "insertion") && !g_str_equal (role, "landmark")))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   "%s: patch %u needs an \"id\", an \"address\" and a \"role\" (origin, insertion or landmark). "
                   "Complete it and run again.", path, i);
      return NULL;
    }

  self = g_new0 (CoxaPatch, 1);
  self->id = g_strdup (id);
  self->address = g_strdup (address);
  self->role = g_strdup (role);
  self->name = g_strdup (json_object_get_string_member_with_default (object, "name", NULL));
  self->importance = coxa_courses_get_number (object, "importance", 50);
  self->bones = coxa_courses_get_names (object, "bones");
  self->muscles = coxa_courses_get_names (object, "muscles");
  self->from = coxa_courses_get_names (object, "from");
  self->to = coxa_courses_get_names (object, "to");
  self->reach = coxa_courses_get_number (object, "reach", 3.5);
  self->share = coxa_courses_get_number (object, "share", 0.5);
  self->areas = read_areas (object, "areas");
  self->within = read_areas (object, "within");
  self->without = read_areas (object, "without");
  self->lines = coxa_courses_get_curves (object, "lines");
  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

/**
 * coxa_patches_load:
 * @path: a file with a list "patches", see data/plates/README.md
 * @error: return location
 *
 * Reads footprints and landmarks.
 *
 * Returns: (transfer full) (element-type CoxaPatch) (nullable): the patches, or %NULL with @error set
 */
GPtrArray *
coxa_patches_load (const char  *path,
                   GError     **error)
{
  g_autoptr(JsonParser) parser = NULL;
  JsonObject *root = coxa_courses_open (path, &parser, error);
  JsonArray *list = root != NULL ? get_list (root, "patches") : NULL;
  g_autoptr(GPtrArray) patches = g_ptr_array_new_with_free_func (patch_free);

  if (root == NULL)
    return NULL;
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      CoxaPatch *patch = read_patch (json_array_get_object_element (list, i), path, i, error);

      if (patch == NULL)
        return NULL;
      g_ptr_array_add (patches, patch);
    }

  return g_steal_pointer (&patches);
}

/* how far a point lies within a closed line; below 0 outside */
static double
within_outline (const float *line,
                guint        n,
                double       x,
                double       z)
{
  gboolean inside = FALSE;
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < n; i++)
    {
      const float *a = line + 3 * i;
      const float *b = line + 3 * ((i + 1) % n);
      double dx = b[0] - a[0], dz = b[2] - a[2];
      double t = CLAMP (((x - a[0]) * dx + (z - a[2]) * dz) / (dx * dx + dz * dz + 1e-12), 0, 1);
      double ex = x - a[0] - t * dx, ez = z - a[2] - t * dz;

      best = MIN (best, ex * ex + ez * ez);
      if ((a[2] > z) != (b[2] > z) && x < a[0] + (z - a[2]) / (b[2] - a[2]) * (b[0] - a[0]))
        inside = !inside;
    }

  return inside ? sqrt (best) : -sqrt (best);
}

static void
add_area (CoxaPatchArea *area,
          CoxaMesh      *mesh,
          float         *field)
{
  guint n = area->outline->n_points * ROUND_STEPS;
  g_autofree float *line = g_new (float, 3 * MAX (n, 1));
  double turn = area->azimuth * G_PI / 180;
  double low[2] = { G_MAXDOUBLE, G_MAXDOUBLE }, high[2] = { -G_MAXDOUBLE, -G_MAXDOUBLE };

  for (guint i = 0; i < n; i++)
    {
      coxa_spline_around (area->outline->points, area->outline->n_points, (double) i / ROUND_STEPS, line + 3 * i);
      for (int k = 0; k < 2; k++)
        {
          low[k] = MIN (low[k], line[3 * i + 2 * k]);
          high[k] = MAX (high[k], line[3 * i + 2 * k]);
        }
    }
  for (guint v = 0; v < mesh->n_vertices; v++)
    {
      const float *p = mesh->position + 3 * v;
      const float *q = mesh->normal + 3 * v;
      /* the mesh's x goes to the subject's left */
      double x = -p[0] * cos (turn) - p[1] * sin (turn);
      double height = -p[0] * sin (turn) + p[1] * cos (turn);
      double towards = -q[0] * sin (turn) + q[1] * cos (turn);
      double value;

      if (n == 0 || x < low[0] - MOST || x > high[0] + MOST || p[2] < low[1] - MOST || p[2] > high[1] + MOST)
        continue;
      value = within_outline (line, n, x, p[2]);
      value = MIN (value, MIN (height - area->depth[0], area->depth[1] - height));
      value = MIN (value, SOFT * (towards - area->facing));
      field[v] = MAX (field[v], CLAMP (value, -MOST, MOST));
    }
}

static gboolean
is_in_box (const float  *point,
           const double *low,
           const double *high)
{
  for (int k = 0; k < 3; k++)
    if (point[k] < low[k] || point[k] > high[k])
      return FALSE;

  return TRUE;
}

/* a strip along the bone beneath an authored line; a line of one point is a round spot */
static void
add_line (CoxaCurve *curve,
          CoxaMesh  *mesh,
          CoxaNear  *near,
          float     *field)
{
  guint n = curve->n_points > 1 ? (curve->n_points - 1) * LINE_STEPS + 1 : curve->n_points;
  g_autofree float *line = g_new (float, 3 * MAX (n, 1));
  g_autofree double *half = g_new (double, MAX (n, 1));
  double low[3] = { G_MAXDOUBLE, G_MAXDOUBLE, G_MAXDOUBLE };
  double high[3] = { -G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };
  guint found = 0;

  for (guint i = 0; i < n; i++)
    {
      float *p = line + 3 * found;
      guint v;
      double distance;

      coxa_spline_at (curve->points, curve->n_points, (double) i / LINE_STEPS, p);
      p[0] = -p[0];
      if (!coxa_near_find (near, p, SNAP, &v, &distance))
        continue;
      for (int k = 0; k < 3; k++)
        p[k] = mesh->position[3 * v + k];
      half[found++] = (curve->from + (curve->to - curve->from) * i / MAX (n - 1, 1)) / 2;
    }
  for (int k = 0; k < 3; k++)
    for (guint i = 0; i < found; i++)
      {
        low[k] = MIN (low[k], line[3 * i + k] - half[i] - 1);
        high[k] = MAX (high[k], line[3 * i + k] + half[i] + 1);
      }
  for (guint v = 0; v < mesh->n_vertices; v++)
    for (guint i = 0; i < found && is_in_box (mesh->position + 3 * v, low, high); i++)
      {
        const float *p = mesh->position + 3 * v;
        const float *a = line + 3 * i;
        const float *b = line + 3 * MIN (i + 1, found - 1);
        double along = 0, length = 1e-12, d = 0;

        for (int k = 0; k < 3; k++)
          {
            along += (p[k] - a[k]) * (b[k] - a[k]);
            length += (b[k] - a[k]) * (b[k] - a[k]);
          }
        along = CLAMP (along / length, 0, 1);
        for (int k = 0; k < 3; k++)
          d += (p[k] - a[k] - along * (b[k] - a[k])) * (p[k] - a[k] - along * (b[k] - a[k]));
        field[v] = MAX (field[v], CLAMP (half[i] - sqrt (d), -MOST, MOST));
      }
}

static float *
empty_field (CoxaMesh *mesh)
{
  float *field = g_new (float, MAX (mesh->n_vertices, 1));

  for (guint v = 0; v < mesh->n_vertices; v++)
    field[v] = -MOST;

  return field;
}

static void
add_contact (CoxaPatch       *self,
             CoxaMesh        *mesh,
             CoxaShapeSource  source,
             gpointer         data,
             float           *field)
{
  g_autofree float *limit = NULL;

  if (self->within->len > 0)
    {
      limit = empty_field (mesh);
      for (guint i = 0; i < self->within->len; i++)
        add_area (g_ptr_array_index (self->within, i), mesh, limit);
    }
  if (self->contacts == NULL)
    {
      self->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_contact_free);
      for (guint i = 0; self->muscles[i] != NULL; i++)
        {
          CoxaContact *contact = coxa_contact_new (self->muscles[i], self->from, self->to, source, data);

          if (contact != NULL)
            g_ptr_array_add (self->contacts, contact);
        }
    }
  for (guint i = 0; i < self->contacts->len; i++)
    {
      g_autofree float *touch = coxa_contact_find (g_ptr_array_index (self->contacts, i), g_str_equal (self->role, "origin"),
                                                   self->reach, self->share, mesh);

      for (guint v = 0; v < mesh->n_vertices; v++)
        field[v] = MAX (field[v], limit != NULL ? MIN (touch[v], limit[v]) : touch[v]);
    }
  /* closes gaps and takes specks away */
  coxa_mesh_blur (mesh, field, 1, 2.5);
}

/**
 * coxa_patch_field:
 * @self: a patch
 * @bone: a mesh's name
 * @mesh: that mesh as it is drawn; always the same one for a bone
 * @source: gives other meshes by name
 * @data: for @source
 *
 * Finds where on a bone the patch lies. What was found once is kept.
 *
 * Returns: (transfer none) (nullable): a number a vertex of @mesh, millimetres within the border, below 0 outside;
 *   %NULL if the patch does not lie on this bone
 */
const float *
coxa_patch_field (CoxaPatch       *self,
                  const char      *bone,
                  CoxaMesh        *mesh,
                  CoxaShapeSource  source,
                  gpointer         data)
{
  float *field = g_hash_table_lookup (self->fields, bone);
  g_autoptr(CoxaNear) near = NULL;
  g_autofree float *taken = NULL;

  if (field != NULL || !g_strv_contains ((const char *const *) self->bones, bone))
    return field;

  field = empty_field (mesh);
  if (self->muscles[0] != NULL)
    add_contact (self, mesh, source, data, field);
  for (guint i = 0; i < self->areas->len; i++)
    add_area (g_ptr_array_index (self->areas, i), mesh, field);
  near = coxa_near_new (mesh);
  for (guint i = 0; i < self->lines->len; i++)
    add_line (g_ptr_array_index (self->lines, i), mesh, near, field);
  if (self->without->len > 0)
    {
      taken = empty_field (mesh);
      for (guint i = 0; i < self->without->len; i++)
        add_area (g_ptr_array_index (self->without, i), mesh, taken);
      for (guint v = 0; v < mesh->n_vertices; v++)
        field[v] = MIN (field[v], -taken[v]);
    }
  coxa_mesh_blur (mesh, field, 1, 0.8);
  g_hash_table_insert (self->fields, g_strdup (bone), field);

  return field;
}
