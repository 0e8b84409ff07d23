/* coxa-scene.c: what is drawn, as a person wrote it down
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-scene.h"
#include "coxa-courses.h"
#include "coxa-patch.h"

#include <gio/gio.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static const char *const kinds[] = { "muscle", "bone", "disc", "fascia", "nerve", "artery", "vein", "ligament", "bursa", NULL };

static const char *
get_string (JsonObject *object,
            const char *member,
            const char *otherwise)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : otherwise;
}

static double
get_number (JsonObject *object,
            const char *member,
            double      otherwise)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_double (node) : otherwise;
}

static gboolean
get_flag (JsonObject *object,
          const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

static JsonArray *
get_array (JsonObject *object,
           const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_object (JsonObject *object,
            const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static char **
get_names (JsonObject *object,
           const char *member)
{
  JsonArray *array = get_array (object, member);
  guint n = array != NULL ? json_array_get_length (array) : 0;
  char **names = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    names[i] = g_strdup (json_array_get_string_element (array, i));

  return names;
}

static void
curve_free (gpointer data)
{
  CoxaCurve *curve = data;

  g_free (curve->points);
  g_free (curve);
}

/* a curve is either a bare list of points or an object with "points" and "width": [from, to] */
static CoxaCurve *
read_curve (JsonNode *node)
{
  CoxaCurve *curve = g_new0 (CoxaCurve, 1);
  JsonArray *points = NULL;

  curve->from = curve->to = 2;
  if (JSON_NODE_HOLDS_ARRAY (node))
    points = json_node_get_array (node);
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonArray *width = get_array (json_node_get_object (node), "width");

      points = get_array (json_node_get_object (node), "points");
      if (width != NULL && json_array_get_length (width) == 2)
        {
          curve->from = json_array_get_double_element (width, 0);
          curve->to = json_array_get_double_element (width, 1);
        }
    }

  curve->n_points = points != NULL ? json_array_get_length (points) : 0;
  curve->points = g_new0 (float, 3 * MAX (curve->n_points, 1));
  for (guint i = 0; i < curve->n_points; i++)
    {
      JsonArray *point = json_array_get_array_element (points, i);
      guint n = point != NULL ? json_array_get_length (point) : 0;

      /* [right, up] is enough where only the picture's plane matters */
      if (n == 2 || n == 3)
        {
          curve->points[3 * i] = json_array_get_double_element (point, 0);
          curve->points[3 * i + 1] = n == 3 ? json_array_get_double_element (point, 1) : 0;
          curve->points[3 * i + 2] = json_array_get_double_element (point, n - 1);
        }
    }

  return curve;
}

static GPtrArray *
get_curves (JsonObject *object,
            const char *member)
{
  GPtrArray *curves = g_ptr_array_new_with_free_func (curve_free);
  JsonArray *array = get_array (object, member);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_ptr_array_add (curves, read_curve (json_array_get_element (array, i)));

  return curves;
}

static void
thing_free (gpointer data)
{
  CoxaThing *thing = data;

  g_free (thing->id);
  g_free (thing->address);
  g_free (thing->name);
  g_strfreev (thing->origin);
  g_strfreev (thing->insertion);
  g_strfreev (thing->bones);
  g_ptr_array_unref (thing->curves);
  g_ptr_array_unref (thing->guides);
  g_free (thing->role);
  g_free (thing);
}

static void
read_pair (JsonObject *object,
           const char *member,
           double     *pair)
{
  JsonArray *array = get_array (object, member);

  if (array != NULL && json_array_get_length (array) == 2)
    {
      pair[0] = json_array_get_double_element (array, 0);
      pair[1] = json_array_get_double_element (array, 1);
    }
}

static CoxaThing *
read_thing (JsonObject  *object,
            const char  *where,
            GError     **error)
{
  CoxaThing *thing;
  const char *id = get_string (object, "id", NULL);
  const char *address = get_string (object, "address", NULL);
  const char *colour = get_string (object, "colour", "#cc6655");
  const char *kind = get_string (object, "kind", "muscle");
  guint red, green, blue;

  if (id == NULL || address == NULL || !g_strv_contains (kinds, kind)
      || sscanf (colour, "#%2x%2x%2x", &red, &green, &blue) != 3)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   "%s: each structure needs an \"id\", an \"address\", a \"kind\" (muscle, bone, disc, fascia, nerve, artery, "
                   "vein, ligament or bursa) and a \"colour\" such as \"#c4544a\". Complete it and run again.", where);
      return NULL;
    }

  thing = g_new0 (CoxaThing, 1);
  thing->id = g_strdup (id);
  thing->address = g_strdup (address);
  thing->name = g_strdup (get_string (object, "name", NULL));
  while (strcmp (kinds[thing->kind], kind) != 0)
    thing->kind++;
  thing->importance = get_number (object, "importance", 50);
  thing->colour[0] = red / 255.0;
  thing->colour[1] = green / 255.0;
  thing->colour[2] = blue / 255.0;
  thing->origin = get_names (object, "origin");
  thing->insertion = get_names (object, "insertion");
  read_pair (object, "tendon", thing->tendon);
  thing->spacing = get_number (object, "fibre-spacing", 6);
  thing->curves = get_curves (object, "curves");
  thing->guides = get_curves (object, "guides");
  thing->bones = get_names (object, "bones");
  thing->role = g_strdup (get_string (object, "role", thing->kind >= COXA_KIND_NERVE ? kind : "structure"));
  thing->depth = CLAMP (get_number (object, "depth", COXA_STOPS), 1, COXA_STOPS);

  return thing;
}

static gboolean
read_things (JsonObject  *object,
             const char  *member,
             const char  *path,
             GPtrArray   *things,
             GError     **error)
{
  JsonArray *array = get_array (object, member);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *where = g_strdup_printf ("%s/%s/%u", path, member, i);
      JsonNode *node = json_array_get_element (array, i);
      CoxaThing *thing;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s is not an object. Correct it and run again.", where);
          return FALSE;
        }
      thing = read_thing (json_node_get_object (node), where, error);
      if (thing == NULL)
        return FALSE;
      g_ptr_array_add (things, thing);
    }

  return TRUE;
}

static void
place_free (gpointer data)
{
  CoxaPlace *place = data;

  g_strfreev (place->near);
  g_strfreev (place->above);
  g_strfreev (place->below);
  g_free (place);
}

/* Four lists of ids, from the skin to the bone; a view may take those of another one. */
static gboolean
read_places (CoxaScene   *scene,
             CoxaView    *view,
             JsonArray   *depths,
             JsonObject  *order,
             GError     **error)
{
  for (guint stop = 1; depths != NULL && stop <= MIN (json_array_get_length (depths), COXA_STOPS); stop++)
    {
      JsonArray *names = json_array_get_array_element (depths, stop - 1);

      for (guint i = 0; i < json_array_get_length (names); i++)
        {
          const char *id = json_array_get_string_element (names, i);
          CoxaPlace *place;
          JsonObject *more = order != NULL && id != NULL ? get_object (order, id) : NULL;

          if (id == NULL || coxa_scene_find (scene, id) == NULL)
            {
              g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           "/views/%s/depths/%u/%u: there is no structure “%s”. Describe it in \"structures\" or take it out.",
                           view->id, stop - 1, i, id != NULL ? id : "?");
              return FALSE;
            }
          place = g_new0 (CoxaPlace, 1);
          place->thing = coxa_scene_find (scene, id);
          place->depth = stop;
          place->near = more != NULL ? get_names (more, "near") : g_new0 (char *, 1);
          place->above = more != NULL ? get_names (more, "above") : g_new0 (char *, 1);
          place->below = more != NULL ? get_names (more, "below") : g_new0 (char *, 1);
          g_ptr_array_add (view->places, place);
        }
    }

  return TRUE;
}

/* Nerves, vessels, ligaments and bursae are in every view at their own depth, unless the view puts them elsewhere. */
static void
add_overlays (CoxaScene  *scene,
              CoxaView   *view,
              JsonObject *order)
{
  for (guint i = 0; i < scene->structures->len; i++)
    {
      CoxaThing *thing = g_ptr_array_index (scene->structures, i);
      JsonObject *more = order != NULL ? get_object (order, thing->id) : NULL;
      gboolean placed = thing->kind < COXA_KIND_NERVE;
      CoxaPlace *place;

      for (guint k = 0; !placed && k < view->places->len; k++)
        placed = ((CoxaPlace *) g_ptr_array_index (view->places, k))->thing == thing;
      if (placed)
        continue;
      place = g_new0 (CoxaPlace, 1);
      place->thing = thing;
      place->depth = thing->depth;
      place->near = more != NULL ? get_names (more, "near") : g_new0 (char *, 1);
      place->above = more != NULL ? get_names (more, "above") : g_new0 (char *, 1);
      place->below = more != NULL ? get_names (more, "below") : g_new0 (char *, 1);
      g_ptr_array_add (view->places, place);
    }
}

static void
view_free (gpointer data)
{
  CoxaView *view = data;

  g_free (view->id);
  g_free (view->name);
  g_free (view->file);
  g_free (view->group);
  g_ptr_array_unref (view->places);
  g_free (view);
}

/* All views of a frame turn about one upright axis, so that a turn does not jump. */
static void
read_frame (CoxaView   *view,
            JsonObject *frame)
{
  double turn = view->azimuth * G_PI / 180;
  double axis[2] = { 0, 0 };

  view->width = get_number (frame, "width", 0);
  view->height = get_number (frame, "height", 0);
  read_pair (frame, "axis", axis);
  view->frame[0] = round ((axis[0] * cos (turn) - axis[1] * sin (turn)) * 1000) / 1000;
  view->frame[1] = get_number (frame, "z", 0);
  view->frame[2] = get_number (frame, "px-per-mm", 0);
}

static CoxaView *
read_view (CoxaScene   *scene,
           JsonObject  *root,
           JsonObject  *object,
           GError     **error)
{
  static const char *const fade_members[] = { "left", "top", "right", "bottom" };
  CoxaView *view = g_new0 (CoxaView, 1);
  JsonObject *frames = get_object (root, "frames");
  const char *frame = get_string (object, "frame", "");
  JsonObject *fade = get_object (object, "fade");
  const char *like = get_string (object, "like", NULL);
  JsonArray *depths = get_array (object, "depths");
  JsonArray *views = get_array (root, "views");

  view->id = g_strdup (get_string (object, "id", NULL));
  view->name = g_strdup (get_string (object, "name", view->id));
  view->file = g_strconcat (view->id != NULL ? view->id : "", ".svg", NULL);
  view->group = g_strdup (get_string (object, "group", "hip"));
  view->named = get_flag (object, "named");
  view->cut = get_flag (object, "cut");
  view->azimuth = get_number (object, "azimuth", 0);
  view->detail = get_number (object, "detail", 1);
  for (int k = 0; k < 4; k++)
    view->fade[k] = fade != NULL ? get_number (fade, fade_members[k], 0) : 0;
  view->places = g_ptr_array_new_with_free_func (place_free);
  if (frames != NULL && get_object (frames, frame) != NULL)
    read_frame (view, get_object (frames, frame));

  if (view->id == NULL || view->frame[2] <= 0
      || view->width < 100 || view->width > 8000 || view->height < 100 || view->height > 8000)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   "/views/%s: a view needs an \"id\" and a \"frame\", and that frame \"width\" and \"height\" (100 to 8000), "
                   "\"axis\", \"z\" and \"px-per-mm\". Complete it and run again.", view->id != NULL ? view->id : "?");
      view_free (view);
      return NULL;
    }

  for (guint i = 0; depths == NULL && like != NULL && i < json_array_get_length (views); i++)
    {
      JsonObject *other = json_array_get_object_element (views, i);

      if (g_strcmp0 (get_string (other, "id", NULL), like) == 0)
        depths = get_array (other, "depths");
    }
  if (!read_places (scene, view, depths, get_object (object, "order"), error))
    {
      view_free (view);
      return NULL;
    }
  add_overlays (scene, view, get_object (object, "order"));

  return view;
}

/**
 * coxa_scene_find:
 * @self: a description
 * @id: a structure's id
 *
 * Looks up a structure.
 *
 * Returns: (transfer none) (nullable): the structure
 */
CoxaThing *
coxa_scene_find (CoxaScene  *self,
                 const char *id)
{
  for (guint i = 0; i < self->structures->len; i++)
    {
      CoxaThing *thing = g_ptr_array_index (self->structures, i);

      if (strcmp (thing->id, id) == 0)
        return thing;
    }

  return NULL;
}

/* What courses.json beside the description adds; it has the last word on what both describe. */
static gboolean
read_courses (CoxaScene   *self,
              const char  *path,
              GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *courses = g_build_filename (folder, "courses.json", NULL);
  g_autoptr(GPtrArray) more = g_ptr_array_new_with_free_func (thing_free);
  g_autoptr(JsonParser) parser = NULL;
  JsonObject *root;

  if (!g_file_test (courses, G_FILE_TEST_EXISTS))
    {
      self->shapes = g_ptr_array_new ();
      self->patches = g_ptr_array_new ();
      return TRUE;
    }

  root = coxa_courses_open (courses, &parser, error);
  if (root == NULL || !read_things (root, "structures", courses, more, error))
    return FALSE;
  for (guint i = 0; i < more->len; i++)
    {
      CoxaThing *old = coxa_scene_find (self, ((CoxaThing *) g_ptr_array_index (more, i))->id);

      if (old != NULL)
        g_ptr_array_remove (self->structures, old);
    }
  g_ptr_array_extend_and_steal (self->structures, g_steal_pointer (&more));
  self->shapes = coxa_shapes_load (courses, error);
  self->patches = self->shapes != NULL ? coxa_patches_load (courses, error) : NULL;

  return self->patches != NULL;
}

/**
 * coxa_scene_load:
 * @path: a description, see data/plates/README.md
 * @error: return location, #GIOErrorEnum or #JsonParserError domain
 *
 * Reads what is to be drawn.
 *
 * Returns: (transfer full) (nullable): the description, or %NULL with @error set
 */
CoxaScene *
coxa_scene_load (const char  *path,
                 GError     **error)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(CoxaScene) self = g_new0 (CoxaScene, 1);
  JsonNode *node;
  JsonObject *root = NULL;
  JsonArray *views = NULL;

  self->structures = g_ptr_array_new_with_free_func (thing_free);
  self->views = g_ptr_array_new_with_free_func (view_free);
  if (!json_parser_load_from_file (parser, path, error))
    return NULL;

  node = json_parser_get_root (parser);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      root = json_node_get_object (node);
      views = get_array (root, "views");
    }
  if (views == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s has no list \"views\". Add it and run again.", path);
      return NULL;
    }

  self->credit = g_strdup (get_string (root, "credit", ""));
  if (!read_things (root, "structures", "", self->structures, error) || !read_courses (self, path, error))
    return NULL;
  for (guint i = 0; i < json_array_get_length (views); i++)
    {
      JsonNode *row = json_array_get_element (views, i);
      CoxaView *view = JSON_NODE_HOLDS_OBJECT (row) ? read_view (self, root, json_node_get_object (row), error) : NULL;

      if (view == NULL)
        {
          if (error != NULL && *error == NULL)
            g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: view %u is not an object.", path, i);
          return NULL;
        }
      g_ptr_array_add (self->views, view);
    }

  return g_steal_pointer (&self);
}

/**
 * coxa_scene_free:
 * @self: (transfer full) (nullable): a description
 *
 * Frees a description.
 */
void
coxa_scene_free (CoxaScene *self)
{
  if (self == NULL)
    return;

  g_free (self->credit);
  g_ptr_array_unref (self->views);
  g_ptr_array_unref (self->structures);
  g_clear_pointer (&self->shapes, g_ptr_array_unref);
  g_clear_pointer (&self->patches, g_ptr_array_unref);
  g_free (self);
}
