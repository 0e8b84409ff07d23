/* coxa-courses.c: reads lines, bands, sacs and patches as a person wrote them down
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-courses.h"

#include <gio/gio.h>

static JsonArray *
get_array (JsonObject *object,
           const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * coxa_courses_open:
 * @path: a file
 * @parser: (out): what owns the returned object
 * @error: return location, #GIOErrorEnum or #JsonParserError domain
 *
 * Opens a file that holds one JSON object.
 *
 * Returns: (transfer none) (nullable): the object, or %NULL with @error set
 */
JsonObject *
coxa_courses_open (const char  *path,
                   JsonParser **parser,
                   GError     **error)
{
  JsonNode *root;

  *parser = json_parser_new_immutable ();
  if (!json_parser_load_from_file (*parser, path, error))
    return NULL;
  root = json_parser_get_root (*parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s does not hold an object. Correct it and run again.", path);
      return NULL;
    }

  return json_node_get_object (root);
}

/**
 * coxa_courses_read_curve:
 * @node: a list of points, or an object with "points" and, if it tapers, "width": [from, to]
 *
 * Reads a line. A point is [right, back, up], millimetres.
 *
 * Returns: (transfer full): the line; a point that is no list of three numbers lies at 0
 */
CoxaCurve *
coxa_courses_read_curve (JsonNode *node)
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

      for (guint k = 0; point != NULL && json_array_get_length (point) == 3 && k < 3; k++)
        curve->points[3 * i + k] = json_array_get_double_element (point, k);
    }

  return curve;
}

/**
 * coxa_courses_free_curve:
 * @curve: (transfer full) (nullable): a #CoxaCurve
 *
 * Frees a line.
 */
void
coxa_courses_free_curve (gpointer curve)
{
  if (curve == NULL)
    return;

  g_free (((CoxaCurve *) curve)->points);
  g_free (curve);
}

/**
 * coxa_courses_get_curves:
 * @object: an object
 * @member: the name of a list of lines
 *
 * Reads lines.
 *
 * Returns: (transfer full) (element-type CoxaCurve): the lines, none where there is no such list
 */
GPtrArray *
coxa_courses_get_curves (JsonObject *object,
                         const char *member)
{
  GPtrArray *curves = g_ptr_array_new_with_free_func (coxa_courses_free_curve);
  JsonArray *array = get_array (object, member);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_ptr_array_add (curves, coxa_courses_read_curve (json_array_get_element (array, i)));

  return curves;
}

/**
 * coxa_courses_get_names:
 * @object: an object
 * @member: the name of a list of strings
 *
 * Reads names.
 *
 * Returns: (transfer full) (array zero-terminated=1): the names
 */
char **
coxa_courses_get_names (JsonObject *object,
                        const char *member)
{
  JsonArray *array = get_array (object, member);
  guint n = array != NULL ? json_array_get_length (array) : 0;
  char **names = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    names[i] = g_strdup (json_array_get_string_element (array, i));

  return names;
}

/**
 * coxa_courses_get_number:
 * @object: an object
 * @member: a member's name
 * @otherwise: what to give where there is none
 *
 * Reads a number.
 *
 * Returns: the number
 */
double
coxa_courses_get_number (JsonObject *object,
                         const char *member,
                         double      otherwise)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_double (node) : otherwise;
}
