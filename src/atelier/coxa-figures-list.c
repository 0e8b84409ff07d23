/* coxa-figures-list.c: figures.json, the list of figures that the program reads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-figures-list.h"

#include <gio/gio.h>
#include <string.h>

#define CREDIT "Figures: Coxa, from the MakeHuman base mesh (CC0, makehumancommunity.org)"

/**
 * coxa_figures_list_load:
 * @path: figures.json
 *
 * Reads the rows that are already there.
 *
 * Returns: (transfer full) (element-type utf8 JsonNode): rows by address; none if the file is not there or broken
 */
GHashTable *
coxa_figures_list_load (const char *path)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_node_unref);
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonNode *root = json_parser_load_from_file (parser, path, NULL) ? json_parser_get_root (parser) : NULL;
  JsonNode *figures;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return rows;
  figures = json_object_get_member (json_node_get_object (root), "figures");
  if (figures == NULL || !JSON_NODE_HOLDS_ARRAY (figures))
    return rows;

  for (guint i = 0; i < json_array_get_length (json_node_get_array (figures)); i++)
    {
      JsonNode *row = json_array_get_element (json_node_get_array (figures), i);
      const char *address = NULL;

      if (JSON_NODE_HOLDS_OBJECT (row))
        address = json_object_get_string_member_with_default (json_node_get_object (row), "address", NULL);
      if (address != NULL)
        g_hash_table_insert (rows, g_strdup (address), json_node_copy (row));
    }

  return rows;
}

/**
 * coxa_figures_list_save:
 * @path: figures.json
 * @rows: (element-type utf8 JsonNode): rows by address
 * @error: return location, #GFileError domain
 *
 * Writes the list, a figure a line, in the order of addresses.
 *
 * Returns: whether it could be written
 */
gboolean
coxa_figures_list_save (const char  *path,
                        GHashTable  *rows,
                        GError     **error)
{
  g_autoptr(GList) addresses = g_list_sort (g_hash_table_get_keys (rows), (GCompareFunc) strcmp);
  g_autoptr(GString) out = g_string_new ("{\"format\":1,\n\"credit\":\"" CREDIT "\",\n\"figures\":[\n");

  for (GList *l = addresses; l != NULL; l = l->next)
    {
      g_autofree char *row = json_to_string (g_hash_table_lookup (rows, l->data), FALSE);

      g_string_append_printf (out, "%s%s\n", row, l->next != NULL ? "," : "");
    }
  g_string_append (out, "]}\n");

  return g_file_set_contents (path, out->str, out->len, error);
}
