/* coxa-bodymap.c: the description of the map of the body
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-bodymap.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define RIM 12.0 /* millimetres of spill-over round each essential area */

static const char * const chart_names[] = { "trunk", "thigh", "leg", "foot", NULL };

static void
part_free (CoxaBodyPart *self)
{
  g_free (self->id);
  g_free (self->region);
  g_free (self->address);
  g_free (self->role);
  g_ptr_array_unref (self->shapes);
  g_free (self);
}

static void
target_clear (CoxaTarget *self)
{
  g_free (self->name);
}

static void
figure_free (CoxaFigure *self)
{
  g_free (self->id);
  g_array_unref (self->targets);
  g_free (self);
}

static void
view_free (CoxaBodyView *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->figure);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaBodyPart, part_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaFigure, figure_free)

static gboolean
fail (GError     **error,
      const char  *what,
      const char  *where)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s (%s)", what, where);

  return FALSE;
}

static gboolean
read_spot (JsonNode    *node,
           GArray      *line,
           const char  *where,
           GError     **error)
{
  JsonArray *row = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  CoxaSpot spot;
  guint chart = 0;

  if (row == NULL || json_array_get_length (row) != 4)
    return fail (error, "Write a spot as [chart, along, angle, radius].", where);
  while (chart_names[chart] != NULL && strcmp (chart_names[chart], json_array_get_string_element (row, 0)) != 0)
    chart++;
  if (chart_names[chart] == NULL)
    return fail (error, "The chart of a spot is trunk, thigh, leg or foot.", where);

  spot.chart = (CoxaChart) chart;
  spot.along = json_array_get_double_element (row, 1);
  spot.angle = json_array_get_double_element (row, 2);
  spot.radius = json_array_get_double_element (row, 3);
  if (spot.radius <= 0)
    return fail (error, "The radius of a spot is above 0.", where);
  g_array_append_val (line, spot);

  return TRUE;
}

static gboolean
read_shapes (JsonArray     *array,
             CoxaBodyPart  *part,
             GError       **error)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonArray *row = json_array_get_array_element (array, i);
      GArray *line = g_array_new (FALSE, FALSE, sizeof (CoxaSpot));

      g_ptr_array_add (part->shapes, line);
      for (guint k = 0; row != NULL && k < json_array_get_length (row); k++)
        if (!read_spot (json_array_get_element (row, k), line, part->id, error))
          return FALSE;
      if (line->len == 0)
        return fail (error, "A shape has at least one spot.", part->id);
    }

  return part->shapes->len > 0 || fail (error, "A part has at least one shape.", part->id);
}

static CoxaBodyPart *
part_new (const char *id,
          const char *region,
          const char *address,
          const char *role,
          JsonObject *object)
{
  CoxaBodyPart *part = g_new0 (CoxaBodyPart, 1);

  part->id = g_strdup (id);
  part->region = g_strdup (region);
  part->address = g_strdup (address);
  part->role = g_strdup (role);
  part->importance = json_object_get_int_member_with_default (object, "importance", 50);
  part->midline = json_object_get_boolean_member_with_default (object, "midline", FALSE);
  part->shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  return part;
}

static JsonArray *
get_array (JsonObject *object,
           const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
read_zone (JsonObject   *object,
           CoxaBodyMap  *self,
           GError      **error)
{
  const char *slug = json_object_get_string_member_with_default (object, "slug", "");
  g_autofree char *id = g_strconcat ("zone-", slug, NULL);
  g_autofree char *address = g_strconcat ("zone/", slug, NULL);
  CoxaBodyPart *part = part_new (id, id, address, strcmp (slug, "elsewhere") == 0 ? "elsewhere" : "zone", object);

  g_ptr_array_add (self->parts, part);

  return read_shapes (get_array (object, "shapes"), part, error);
}

/* Round where most feel it lies where some do. */
static void
grow (const CoxaBodyPart *from,
      CoxaBodyPart       *part)
{
  for (guint i = 0; i < from->shapes->len; i++)
    {
      GArray *line = g_array_copy (g_ptr_array_index (from->shapes, i));

      for (guint k = 0; k < line->len; k++)
        g_array_index (line, CoxaSpot, k).radius += RIM;
      g_ptr_array_add (part->shapes, line);
    }
}

/* The solid part, then the stippled one, then where the pain is said to start. */
static gboolean
read_pattern (JsonObject   *object,
              CoxaBodyMap  *self,
              GError      **error)
{
  static const struct { const char *member; const char *role; } layers[] =
  {
    { "essential", "pain-essential" }, { "spill-over", "pain-spill-over" }, { "trigger", "trigger" },
  };
  const char *muscle = json_object_get_string_member_with_default (object, "muscle", "");
  g_autofree char *address = g_strconcat ("muscle/", muscle, "/referred-pain", NULL);
  CoxaBodyPart *essential = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      g_autofree char *id = g_strconcat (muscle, ".", layers[i].member, NULL);
      CoxaBodyPart *part;

      if (get_array (object, layers[i].member) == NULL)
        continue;
      part = part_new (id, muscle, address, layers[i].role, object);
      g_ptr_array_add (self->parts, part);
      if (!read_shapes (get_array (object, layers[i].member), part, error))
        return FALSE;
      if (i == 0)
        essential = part;
      else if (i == 1 && essential != NULL)
        grow (essential, part);
    }

  return TRUE;
}

static gboolean
read_figure (JsonObject   *object,
             CoxaBodyMap  *self,
             GError      **error)
{
  CoxaFigure *figure = g_new0 (CoxaFigure, 1);
  JsonNode *node = json_object_get_member (object, "targets");
  JsonObjectIter iter;
  const char *name;

  figure->id = g_strdup (json_object_get_string_member_with_default (object, "id", ""));
  figure->targets = g_array_new (FALSE, TRUE, sizeof (CoxaTarget));
  g_array_set_clear_func (figure->targets, (GDestroyNotify) target_clear);
  g_ptr_array_add (self->figures, figure);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, "A figure has targets.", figure->id);

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      CoxaTarget target = { g_strdup (name), json_node_get_double (node) };

      g_array_append_val (figure->targets, target);
    }

  return TRUE;
}

static gboolean
read_view (JsonObject   *object,
           CoxaBodyMap  *self,
           GError      **error)
{
  CoxaBodyView *view = g_new0 (CoxaBodyView, 1);
  JsonArray *arms = get_array (object, "arms");

  view->id = g_strdup (json_object_get_string_member_with_default (object, "id", ""));
  view->name = g_strdup (json_object_get_string_member_with_default (object, "name", view->id));
  view->figure = g_strdup (json_object_get_string_member_with_default (object, "figure", ""));
  view->named = json_object_get_boolean_member_with_default (object, "named", FALSE);
  view->azimuth = json_object_get_int_member_with_default (object, "azimuth", 0);
  view->x = json_object_get_double_member_with_default (object, "x", 0);
  g_ptr_array_add (self->views, view);
  if (coxa_bodymap_figure (self, view->figure) == NULL)
    return fail (error, "A view shows a figure that is described.", view->id);
  if (arms == NULL || json_array_get_length (arms) != 3)
    return fail (error, "Write a view's arms as [lower, forward, straighten], degrees.", view->id);
  view->stance = (CoxaStance) { json_array_get_double_element (arms, 0), json_array_get_double_element (arms, 1),
                                json_array_get_double_element (arms, 2) };

  return TRUE;
}

static gboolean
read_list (JsonObject   *root,
           const char   *name,
           gboolean    (*read) (JsonObject   *object,
                                CoxaBodyMap  *self,
                                GError      **error),
           CoxaBodyMap  *self,
           GError      **error)
{
  JsonArray *array = get_array (root, name);

  if (array == NULL)
    return fail (error, "This list is missing.", name);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return fail (error, "This list holds objects.", name);
      if (!read (json_node_get_object (node), self, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * coxa_bodymap_load:
 * @path: patterns.json
 * @error: return location, #GIOErrorEnum or #JsonParserError domain
 *
 * Reads a description.
 *
 * Returns: (transfer full) (nullable): the description, or %NULL with @error set
 */
CoxaBodyMap *
coxa_bodymap_load (const char  *path,
                   GError     **error)
{
  g_autoptr(CoxaBodyMap) self = g_new0 (CoxaBodyMap, 1);
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *root;

  self->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) figure_free);
  self->views = g_ptr_array_new_with_free_func ((GDestroyNotify) view_free);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  if (!json_parser_load_from_file (parser, path, error))
    return NULL;
  if (json_parser_get_root (parser) == NULL || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      fail (error, "The description is an object.", path);
      return NULL;
    }

  root = json_node_get_object (json_parser_get_root (parser));
  self->credit = g_strdup (json_object_get_string_member_with_default (root, "credit", ""));
  self->width = json_object_get_int_member_with_default (root, "width", 900);
  self->height = json_object_get_int_member_with_default (root, "height", 1800);
  self->tall = json_object_get_double_member_with_default (root, "tall", 1690);
  if (!read_list (root, "figures", read_figure, self, error) || !read_list (root, "views", read_view, self, error)
      || !read_list (root, "zones", read_zone, self, error) || !read_list (root, "patterns", read_pattern, self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * coxa_bodymap_free:
 * @self: (transfer full) (nullable): a description
 *
 * Frees it.
 */
void
coxa_bodymap_free (CoxaBodyMap *self)
{
  if (self == NULL)
    return;

  g_free (self->credit);
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self);
}

/**
 * coxa_bodymap_figure:
 * @self: a description
 * @id: "female" or "male"
 *
 * Returns: (transfer none) (nullable): the figure
 */
CoxaFigure *
coxa_bodymap_figure (CoxaBodyMap *self,
                     const char  *id)
{
  for (guint i = 0; i < self->figures->len; i++)
    {
      CoxaFigure *figure = g_ptr_array_index (self->figures, i);

      if (g_strcmp0 (figure->id, id) == 0)
        return figure;
    }

  return NULL;
}
