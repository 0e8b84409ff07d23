/* coxa-listing.c: the file that says what each drawing holds
 *
 * Written compactly, a line a part, so that it stays small and a change shows which part it is about.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-listing.h"

#include <math.h>
#include <string.h>

/**
 * coxa_listing_load:
 * @path: plates.json
 *
 * Reads the rows that are already there.
 *
 * Returns: (transfer full): rows (#JsonNode) by the view's id, and the lines of pull by the name "pulls"; none if the file is
 *   not there or broken
 */
GHashTable *
coxa_listing_load (const char *path)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_node_unref);
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonNode *root = json_parser_load_from_file (parser, path, NULL) ? json_parser_get_root (parser) : NULL;
  JsonNode *views;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return rows;
  views = json_object_get_member (json_node_get_object (root), "pulls");
  if (views != NULL && JSON_NODE_HOLDS_ARRAY (views))
    g_hash_table_insert (rows, g_strdup ("pulls"), json_node_copy (views));
  views = json_object_get_member (json_node_get_object (root), "views");
  if (views == NULL || !JSON_NODE_HOLDS_ARRAY (views))
    return rows;

  for (guint i = 0; i < json_array_get_length (json_node_get_array (views)); i++)
    {
      JsonNode *row = json_array_get_element (json_node_get_array (views), i);
      const char *id = NULL;

      if (JSON_NODE_HOLDS_OBJECT (row))
        id = json_object_get_string_member_with_default (json_node_get_object (row), "id", NULL);
      if (id != NULL)
        g_hash_table_insert (rows, g_strdup (id), json_node_copy (row));
    }

  return rows;
}

static void
put_string (GString    *out,
            const char *text)
{
  g_autoptr(JsonNode) node = json_node_init_string (json_node_alloc (), text);
  g_autofree char *quoted = json_to_string (node, FALSE);

  g_string_append (out, quoted);
}

static void
put_number (GString  *out,
            JsonNode *node)
{
  double number = json_node_get_double (node);
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  /* three decimals are a thousandth of a unit or of a millimetre */
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else
    g_string_append (out, g_ascii_formatd (text, sizeof text, "%.10g", round (number * 1000) / 1000));
}

static void
put_node (GString  *out,
          JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr(GList) members = json_object_get_members (json_node_get_object (node));

      g_string_append_c (out, '{');
      for (GList *l = members; l != NULL; l = l->next)
        {
          put_string (out, l->data);
          g_string_append_c (out, ':');
          put_node (out, json_object_get_member (json_node_get_object (node), l->data));
          if (l->next != NULL)
            g_string_append_c (out, ',');
        }
      g_string_append_c (out, '}');
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      g_string_append_c (out, '[');
      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          if (i > 0)
            g_string_append_c (out, ',');
          put_node (out, json_array_get_element (array, i));
        }
      g_string_append_c (out, ']');
    }
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    put_string (out, json_node_get_string (node));
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
  else
    put_number (out, node);
}

static void
put_view (GString  *out,
          JsonNode *view)
{
  g_autoptr(GList) members = json_object_get_members (json_node_get_object (view));

  g_string_append_c (out, '{');
  for (GList *l = members; l != NULL; l = l->next)
    {
      JsonNode *node = json_object_get_member (json_node_get_object (view), l->data);

      put_string (out, l->data);
      g_string_append_c (out, ':');
      if (strcmp (l->data, "parts") == 0)
        {
          JsonArray *parts = json_node_get_array (node);

          g_string_append_c (out, '[');
          for (guint i = 0; i < json_array_get_length (parts); i++)
            {
              g_string_append (out, i > 0 ? ",\n" : "\n");
              put_node (out, json_array_get_element (parts, i));
            }
          g_string_append_c (out, ']');
        }
      else
        put_node (out, node);
      if (l->next != NULL)
        g_string_append_c (out, ',');
    }
  g_string_append_c (out, '}');
}

/**
 * coxa_listing_save:
 * @path: plates.json
 * @credit: the line that names whose meshes they are
 * @views: (element-type JsonNode): a row a view
 * @pulls: (nullable): the lines along which muscles pull
 * @error: return location, #GFileError domain
 *
 * Writes the file anew.
 *
 * Returns: whether it was written
 */
gboolean
coxa_listing_save (const char  *path,
                   const char  *credit,
                   GPtrArray   *views,
                   JsonNode    *pulls,
                   GError     **error)
{
  g_autoptr(GString) out = g_string_new ("{\"format\":1,\n\"credit\":");

  put_string (out, credit);
  g_string_append (out, ",\n\"views\":[");
  for (guint i = 0; i < views->len; i++)
    {
      g_string_append (out, i > 0 ? ",\n" : "\n");
      put_view (out, g_ptr_array_index (views, i));
    }
  g_string_append_c (out, ']');
  for (guint i = 0; pulls != NULL && i < json_array_get_length (json_node_get_array (pulls)); i++)
    {
      g_string_append (out, i > 0 ? ",\n" : ",\n\"pulls\":[\n");
      put_node (out, json_array_get_element (json_node_get_array (pulls), i));
    }
  g_string_append (out, pulls != NULL ? "]}\n" : "}\n");

  return g_file_set_contents (path, out->str, out->len, error);
}
