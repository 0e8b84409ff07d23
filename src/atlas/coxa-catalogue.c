/* atlas-index.json, written by coxa-index when the program is built:
 *
 *   { "format": 1, "entries": [ { "page": "muscle/gluteus-minimus", "title": "…", "latin": "…", "synonyms": [ … ],
 *                                 "summary": "one plain line", "links": { "innervated-by": [ "nerve/…" ] } } ] }
 *
 * in the order of the pages' names; latin, synonyms and links are left out where there are none. Start-up parses this one small
 * file instead of every entry.
 */

#include "coxa-catalogue.h"

#include "coxa-json.h"
#include "coxa-prose.h"
#include "coxa-relation.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_ENTRIES 20000

static void
link_free (CoxaLink *self)
{
  g_free (self->relation);
  g_free (self->page);
  g_free (self);
}

static void
add_link (GPtrArray  *links,
          const char *relation,
          const char *page)
{
  CoxaLink *link = g_new0 (CoxaLink, 1);

  link->relation = g_strdup (relation);
  link->page = g_strdup (page);
  g_ptr_array_add (links, link);
}

static CoxaCatalogueRow *
row_new_for_page (const char *page)
{
  CoxaCatalogueRow *self = g_new0 (CoxaCatalogueRow, 1);

  self->row.page = g_strdup (page);
  self->row.kind = g_strndup (page, strcspn (page, "/"));
  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) link_free);

  return self;
}

/**
 * coxa_catalogue_row_new:
 * @entry: an entry
 *
 * Makes an entry's line of the catalogue.
 *
 * Returns: (transfer full): the row
 */
CoxaCatalogueRow *
coxa_catalogue_row_new (const CoxaEntry *entry)
{
  CoxaCatalogueRow *self = row_new_for_page (entry->page);

  self->row.title = g_strdup (entry->title);
  self->row.latin = g_strdup (entry->latin);
  self->row.synonyms = g_strdupv (entry->synonyms);
  self->row.summary = coxa_prose_dup_plain (entry->summary[COXA_LEVEL_PLAIN], COXA_SIDE_RIGHT);
  g_strdelimit (self->row.summary, "\n", ' ');

  for (guint i = 0; i < entry->links->len; i++)
    {
      const CoxaLink *link = g_ptr_array_index (entry->links, i);

      add_link (self->links, link->relation, link->page);
    }

  return self;
}

/**
 * coxa_catalogue_row_free:
 * @self: (nullable) (transfer full): a row
 *
 * Frees a row.
 */
void
coxa_catalogue_row_free (CoxaCatalogueRow *self)
{
  if (self == NULL)
    return;

  g_free (self->row.page);
  g_free (self->row.kind);
  g_free (self->row.title);
  g_free (self->row.latin);
  g_strfreev (self->row.synonyms);
  g_free (self->row.summary);
  g_ptr_array_unref (self->links);
  g_free (self);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Names in a folder in an order that does not depend on the file system; NULL where there is no such folder. */
static GPtrArray *
list_names (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  GPtrArray *names;
  const char *name;

  if (dir == NULL)
    return NULL;

  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (dir)) != NULL && names->len < MAX_ENTRIES)
    {
      /* Hidden files are editors' and file managers' own. */
      if (name[0] != '.' && !g_str_has_suffix (name, "~"))
        g_ptr_array_add (names, g_utf8_make_valid (name, -1));
    }
  g_ptr_array_sort (names, compare_names);

  return names;
}

static void
list_kind (const char *folder,
           const char *kind,
           GPtrArray  *pages,
           GPtrArray  *problems)
{
  g_autofree char *path = g_build_filename (folder, "atlas", kind, NULL);
  g_autoptr(GPtrArray) names = list_names (path);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *slug = NULL;

      if (g_str_has_suffix (name, ".json"))
        slug = g_strndup (name, strlen (name) - strlen (".json"));

      if (coxa_address_is_slug (slug))
        {
          g_ptr_array_add (pages, g_strconcat (kind, "/", slug, NULL));
        }
      else if (problems != NULL)
        {
          g_autofree char *file = g_strconcat ("atlas/", kind, "/", name, NULL);

          g_ptr_array_add (problems,
                           coxa_problem_new (file, 0, NULL,
                                             _("Name it with small letters, digits and hyphens and .json behind, "
                                               "or take it out of the folder."),
                                             _("The file's name is not that of an entry.")));
        }
    }
}

/* Folders and JSON are meant to be read; a licence or a table of notes beside them is nobody's fault. */
static gboolean
looks_like_content (const char *path,
                    const char *name)
{
  g_autofree char *child = g_build_filename (path, name, NULL);

  /* The search reads this one. */
  if (g_str_equal (name, "search-words.json"))
    return FALSE;

  return g_str_has_suffix (name, ".json") || g_file_test (child, G_FILE_TEST_IS_DIR);
}

/**
 * coxa_catalogue_list_pages:
 * @folder: the data folder
 * @problems: (nullable): where #CoxaProblem items are appended, one for each thing that should not be there
 *
 * Lists the pages that have a file in the folder, by name.
 *
 * Returns: (transfer full) (element-type utf8): such as "muscle/gluteus-minimus"
 */
GPtrArray *
coxa_catalogue_list_pages (const char *folder,
                           GPtrArray  *problems)
{
  static const char * const files[] = { "advice.json", "atlas.json", "atlas-index.json",
                                        "glossary.json", "schema", "sources.json", NULL };
  const char * const *kinds = coxa_entry_get_kinds ();
  g_autofree char *path = g_build_filename (folder, "atlas", NULL);
  g_autoptr(GPtrArray) names = list_names (path);
  GPtrArray *pages = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (g_strv_contains (kinds, name))
        {
          list_kind (folder, name, pages, problems);
        }
      else if (!g_strv_contains (files, name) && problems != NULL && looks_like_content (path, name))
        {
          g_autofree char *file = g_strconcat ("atlas/", name, NULL);
          g_autofree char *known = g_strjoinv (", ", (char **) kinds);
          /* Translators: %s is a list of folders' names */
          g_autofree char *remedy = g_strdup_printf (_("Remove it, or put it into a folder named after one of: %s."), known);

          g_ptr_array_add (problems, coxa_problem_new (file, 0, NULL, remedy, _("Nothing reads this.")));
        }
    }

  return pages;
}

/**
 * coxa_catalogue_scan:
 * @folder: the data folder
 * @problems: (nullable): where #CoxaProblem items are appended
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Gathers the catalogue from the entries' own files. Files that are no entries are left out.
 *
 * Returns: (transfer full) (element-type CoxaCatalogueRow): the rows, by page, or %NULL with @error set
 */
GPtrArray *
coxa_catalogue_scan (const char    *folder,
                     GPtrArray     *problems,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(GPtrArray) pages = coxa_catalogue_list_pages (folder, problems);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_catalogue_row_free);

  for (guint i = 0; i < pages->len; i++)
    {
      g_autoptr(CoxaEntry) entry = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;

      entry = coxa_entry_load (folder, g_ptr_array_index (pages, i), problems, NULL);
      if (entry != NULL)
        g_ptr_array_add (rows, coxa_catalogue_row_new (entry));
    }

  return g_steal_pointer (&rows);
}

static gboolean
is_page (const char *text)
{
  g_autoptr(CoxaAddress) address = text != NULL ? coxa_address_parse (text, NULL) : NULL;

  return address != NULL && address->section == NULL && strpbrk (text, ":?") == NULL;
}

static void
read_links (CoxaJson         *json,
            JsonObject       *object,
            const char       *pointer,
            CoxaCatalogueRow *self)
{
  const char * const *relations = coxa_relation_list_written ();
  JsonObject *links = coxa_json_get_object (json, object, pointer, "links", COXA_NEED_OPTIONAL);
  g_autofree char *place = coxa_json_join (pointer, "links");

  if (links == NULL)
    return;

  coxa_json_check_members (json, links, place, relations);
  for (guint i = 0; relations[i] != NULL; i++)
    {
      g_auto(GStrv) pages = coxa_json_dup_strings (json, links, place, relations[i], COXA_NEED_OPTIONAL, MAX_ENTRIES);

      for (guint j = 0; pages[j] != NULL; j++)
        {
          if (is_page (pages[j]))
            add_link (self->links, relations[i], pages[j]);
        }
    }
}

static CoxaCatalogueRow *
read_row (CoxaJson   *json,
          JsonObject *object,
          const char *pointer)
{
  static const char * const known[] = { "page", "title", "latin", "synonyms", "summary", "links", NULL };
  const char *page = coxa_json_get_string (json, object, pointer, "page", COXA_NEED_REQUIRED, COXA_JSON_NAME);
  const char *title = coxa_json_get_string (json, object, pointer, "title", COXA_NEED_REQUIRED, COXA_JSON_NAME);
  const char *summary = coxa_json_get_string (json, object, pointer, "summary", COXA_NEED_OPTIONAL, COXA_JSON_PROSE);
  g_autofree char *place = NULL;
  CoxaCatalogueRow *self;

  coxa_json_check_members (json, object, pointer, known);
  if (page == NULL || title == NULL)
    return NULL;

  if (!is_page (page))
    {
      place = coxa_json_join (pointer, "page");
      coxa_json_report (json, place, _("Make the index anew with coxa-index."), _("“%s” is not a page."), page);
      return NULL;
    }

  self = row_new_for_page (page);
  self->row.title = g_strdup (title);
  self->row.latin = g_strdup (coxa_json_get_string (json, object, pointer, "latin", COXA_NEED_OPTIONAL, COXA_JSON_NAME));
  self->row.synonyms = coxa_json_dup_strings (json, object, pointer, "synonyms", COXA_NEED_OPTIONAL, 100);
  self->row.summary = g_strdup (summary != NULL ? summary : "");
  read_links (json, object, pointer, self);

  return self;
}

/**
 * coxa_catalogue_load:
 * @folder: the data folder
 * @problems: (nullable): where #CoxaProblem items are appended
 * @error: return location for a %COXA_ATLAS_ERROR
 *
 * Reads the catalogue from `atlas/atlas-index.json`. Whether the pages in it have files is not looked at.
 *
 * Returns: (transfer full) (element-type CoxaCatalogueRow): the rows, or %NULL with @error set
 */
GPtrArray *
coxa_catalogue_load (const char  *folder,
                     GPtrArray   *problems,
                     GError     **error)
{
  static const char * const known[] = { "format", "entries", NULL };
  g_autoptr(CoxaJson) json = coxa_json_load (folder, COXA_CATALOGUE_FILE, problems, error);
  g_autoptr(GPtrArray) rows = NULL;
  JsonArray *entries;

  if (json == NULL)
    return NULL;

  coxa_json_check_format (json);
  coxa_json_check_members (json, coxa_json_get_root (json), "", known);
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_catalogue_row_free);
  entries = coxa_json_get_array (json, coxa_json_get_root (json), "", "entries", COXA_NEED_REQUIRED, MAX_ENTRIES);

  for (guint i = 0; entries != NULL && i < json_array_get_length (entries); i++)
    {
      g_autofree char *place = coxa_json_join_index ("/entries", i);
      JsonObject *item = coxa_json_get_item (json, entries, place, i);
      CoxaCatalogueRow *row = item != NULL ? read_row (json, item, place) : NULL;

      if (row != NULL)
        g_ptr_array_add (rows, row);
    }

  return g_steal_pointer (&rows);
}

static void
write_links (JsonBuilder *builder,
             GPtrArray   *links)
{
  const char * const *relations = coxa_relation_list_written ();

  json_builder_set_member_name (builder, "links");
  json_builder_begin_object (builder);
  for (guint i = 0; relations[i] != NULL; i++)
    {
      gboolean is_open = FALSE;

      for (guint j = 0; j < links->len; j++)
        {
          const CoxaLink *link = g_ptr_array_index (links, j);

          if (!g_str_equal (link->relation, relations[i]))
            continue;

          if (!is_open)
            {
              json_builder_set_member_name (builder, relations[i]);
              json_builder_begin_array (builder);
              is_open = TRUE;
            }
          json_builder_add_string_value (builder, link->page);
        }

      if (is_open)
        json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
write_member (JsonBuilder *builder,
              const char  *name,
              const char  *value)
{
  if (value == NULL || value[0] == '\0')
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
write_row (JsonBuilder            *builder,
           const CoxaCatalogueRow *self)
{
  json_builder_begin_object (builder);
  write_member (builder, "page", self->row.page);
  write_member (builder, "title", self->row.title);
  write_member (builder, "latin", self->row.latin);
  write_member (builder, "summary", self->row.summary);

  if (self->row.synonyms[0] != NULL)
    {
      json_builder_set_member_name (builder, "synonyms");
      json_builder_begin_array (builder);
      for (guint i = 0; self->row.synonyms[i] != NULL; i++)
        json_builder_add_string_value (builder, self->row.synonyms[i]);
      json_builder_end_array (builder);
    }

  if (self->links->len > 0)
    write_links (builder, self->links);

  json_builder_end_object (builder);
}

/**
 * coxa_catalogue_to_json:
 * @rows: (element-type CoxaCatalogueRow): the rows
 *
 * Writes the catalogue as `atlas-index.json` has it. The same rows give the same bytes.
 *
 * Returns: (transfer full): UTF-8 JSON with a line end
 */
char *
coxa_catalogue_to_json (GPtrArray *rows)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, 1);
  json_builder_set_member_name (builder, "entries");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    write_row (builder, g_ptr_array_index (rows, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);

  return g_strconcat (text, "\n", NULL);
}
