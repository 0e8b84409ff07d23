#include "coxa-source.h"

#include "coxa-address.h"
#include "coxa-json.h"

#include <glib/gi18n.h>
#include <string.h>

#define FILE_NAME   "atlas/sources.json"
#define MAX_SOURCES 5000

/**
 * coxa_source_free:
 * @self: (nullable) (transfer full): a source
 *
 * Frees a source.
 */
void
coxa_source_free (CoxaSource *self)
{
  if (self == NULL)
    return;

  g_free (self->key);
  g_free (self->type);
  g_free (self->authors);
  g_free (self->title);
  g_free (self->container);
  g_free (self->edition);
  g_free (self->volume);
  g_free (self->pages);
  g_free (self->doi);
  g_free (self->isbn);
  g_free (self->checked);
  g_free (self);
}

/* Ends a sentence unless the text ends it by itself. */
static void
append_sentence (GString    *string,
                 const char *text)
{
  if (string->len > 0)
    g_string_append_c (string, ' ');
  g_string_append (string, text);
  if (strchr (".?!", string->str[string->len - 1]) == NULL)
    g_string_append_c (string, '.');
}

static char *
dup_where (const CoxaSource *self)
{
  g_autoptr(GString) string = g_string_new (self->container);

  if (self->edition != NULL)
    {
      const char *separator = string->len > 0 ? ", " : "";

      /* Translators: %s is the number or name of a book's edition, such as "41" */
      g_string_append (string, separator);
      if (g_ascii_isdigit (self->edition[strlen (self->edition) - 1]))
        g_string_append_printf (string, _("edition %s"), self->edition);
      else
        g_string_append (string, self->edition);
    }
  if (self->volume != NULL)
    g_string_append_printf (string, "%s%s", string->len > 0 ? " " : "", self->volume);
  if (self->pages != NULL)
    g_string_append_printf (string, "%s%s", string->len > 0 ? ": " : "", self->pages);

  return g_string_free (g_steal_pointer (&string), FALSE);
}

/**
 * coxa_source_dup_text:
 * @self: a source
 *
 * Writes a source out whole, as a line of a bibliography: authors, year, title, where it appeared, DOI or ISBN.
 *
 * Returns: (transfer full): plain text
 */
char *
coxa_source_dup_text (const CoxaSource *self)
{
  g_autoptr(GString) string = NULL;
  g_autofree char *where = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  string = g_string_new (self->authors);
  if (self->year != 0)
    g_string_append_printf (string, " (%d)", self->year);
  if (string->str[string->len - 1] != '.')
    g_string_append_c (string, '.');
  append_sentence (string, self->title);

  where = dup_where (self);
  if (where[0] != '\0')
    append_sentence (string, where);
  if (self->doi != NULL)
    g_string_append_printf (string, " doi:%s", self->doi);
  if (self->isbn != NULL)
    g_string_append_printf (string, " ISBN %s", self->isbn);

  return g_string_free (g_steal_pointer (&string), FALSE);
}

/* "Beck M" → "Beck": leaves out "(ed.)" and initials, which are all capitals. */
static char *
dup_surname (const char *author)
{
  g_auto(GStrv) words = g_strsplit (author, " ", -1);
  g_autoptr(GString) string = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *lower = g_utf8_strdown (words[i], -1);
      gboolean is_initials = words[i][0] != '\0' && words[i][strcspn (words[i], "abcdefghijklmnopqrstuvwxyz")] == '\0' &&
                             !g_str_equal (lower, words[i]);

      if (words[i][0] == '\0' || words[i][0] == '(' || (is_initials && string->len > 0))
        continue;
      if (string->len > 0)
        g_string_append_c (string, ' ');
      g_string_append (string, words[i]);
    }

  return g_string_free (g_steal_pointer (&string), FALSE);
}

/**
 * coxa_source_dup_short:
 * @self: a source
 *
 * Writes a source the short way: surname and year.
 *
 * Returns: (transfer full): such as "Beck et al. 2000"
 */
char *
coxa_source_dup_short (const CoxaSource *self)
{
  g_auto(GStrv) authors = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr(GString) string = NULL;
  guint count;

  g_return_val_if_fail (self != NULL, NULL);

  authors = g_strsplit (self->authors, ",", -1);
  count = g_strv_length (authors);
  first = dup_surname (authors[0]);
  string = g_string_new (first);

  if (count == 2)
    {
      second = dup_surname (authors[1]);
      if (g_str_has_prefix (second, "et al"))
        g_string_append (string, _(" et al."));
      else
        g_string_append_printf (string, " & %s", second);
    }
  else if (count > 2)
    {
      g_string_append (string, _(" et al."));
    }

  if (self->year != 0)
    g_string_append_printf (string, " %d", self->year);

  return g_string_free (g_steal_pointer (&string), FALSE);
}

static char *
dup_name (CoxaJson   *json,
          JsonObject *object,
          const char *pointer,
          const char *name,
          CoxaNeed    need)
{
  return g_strdup (coxa_json_get_string (json, object, pointer, name, need, 1000));
}

/* A source without authors or title cannot be shown, and is dropped. */
static CoxaSource *
read_source (CoxaJson   *json,
             JsonObject *object,
             const char *pointer,
             const char *key)
{
  static const char * const known[] = { "type", "authors", "year", "title", "container", "edition", "volume", "pages",
                                        "doi", "isbn", "checked", NULL };
  static const char * const types[] = { "book", "article", "website", NULL };
  CoxaSource *self = g_new0 (CoxaSource, 1);
  int type;

  coxa_json_check_members (json, object, pointer, known);

  type = coxa_json_get_choice (json, object, pointer, "type", COXA_NEED_REQUIRED, types);
  self->key = g_strdup (key);
  self->type = g_strdup (types[MAX (type, 0)]);
  self->authors = dup_name (json, object, pointer, "authors", COXA_NEED_REQUIRED);
  self->title = dup_name (json, object, pointer, "title", COXA_NEED_REQUIRED);
  self->container = dup_name (json, object, pointer, "container", COXA_NEED_OPTIONAL);
  self->edition = dup_name (json, object, pointer, "edition", COXA_NEED_OPTIONAL);
  self->volume = dup_name (json, object, pointer, "volume", COXA_NEED_OPTIONAL);
  self->pages = dup_name (json, object, pointer, "pages", COXA_NEED_OPTIONAL);
  self->doi = dup_name (json, object, pointer, "doi", COXA_NEED_OPTIONAL);
  self->isbn = dup_name (json, object, pointer, "isbn", COXA_NEED_OPTIONAL);
  self->checked = dup_name (json, object, pointer, "checked", COXA_NEED_REQUIRED);
  coxa_json_get_int (json, object, pointer, "year", COXA_NEED_REQUIRED, 1500, 2200, &self->year);

  if (self->checked == NULL)
    self->checked = g_strdup ("");

  if (self->authors == NULL || self->title == NULL)
    g_clear_pointer (&self, coxa_source_free);

  return self;
}

/**
 * coxa_sources_load:
 * @folder: the data folder
 * @problems: (nullable): where #CoxaProblem items are appended
 * @error: return location for a %COXA_ATLAS_ERROR
 *
 * Reads the bibliography, `atlas/sources.json`. A source that is not sound is left out.
 *
 * Returns: (transfer full) (element-type utf8 CoxaSource): the sources by key, or %NULL with @error set
 */
GHashTable *
coxa_sources_load (const char  *folder,
                   GPtrArray   *problems,
                   GError     **error)
{
  static const char * const known[] = { "format", "sources", NULL };
  g_autoptr(CoxaJson) json = coxa_json_load (folder, FILE_NAME, problems, error);
  g_autoptr(GHashTable) sources = NULL;
  JsonObject *list;
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  if (json == NULL)
    return NULL;

  sources = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) coxa_source_free);
  coxa_json_check_format (json);
  coxa_json_check_members (json, coxa_json_get_root (json), "", known);

  list = coxa_json_get_object (json, coxa_json_get_root (json), "", "sources", COXA_NEED_REQUIRED);
  if (list == NULL)
    return g_steal_pointer (&sources);

  json_object_iter_init_ordered (&iter, list);
  while (g_hash_table_size (sources) < MAX_SOURCES && json_object_iter_next_ordered (&iter, &key, &node))
    {
      g_autofree char *pointer = coxa_json_join ("/sources", key);
      CoxaSource *source = NULL;

      if (!coxa_address_is_slug (key))
        coxa_json_report (json, pointer, _("Use small letters, digits and hyphens only, such as standring-2016."),
                          _("“%s” cannot be a source's key."), key);
      else if (!JSON_NODE_HOLDS_OBJECT (node))
        coxa_json_report (json, pointer, _("Write an object in braces: { … }."), _("This is not an object."));
      else
        source = read_source (json, json_node_get_object (node), pointer, key);

      if (source != NULL)
        g_hash_table_insert (sources, source->key, source);
    }

  return g_steal_pointer (&sources);
}
