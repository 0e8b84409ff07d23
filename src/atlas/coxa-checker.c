/* The checker reads everything there is, entry by entry, with the same readers as the program, so that it finds what they find.
 * Then it looks at what no reader can see by itself: links, sources, relations and regions that must fit together.
 */

#include "coxa-checker.h"

#include "coxa-catalogue.h"
#include "coxa-entry-reader.h"
#include "coxa-manifest.h"
#include "coxa-prose.h"
#include "coxa-relation.h"
#include "coxa-svg-checker.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  CoxaJson  *json;
  CoxaEntry *entry;
} Page;

typedef struct
{
  const char *folder;
  GPtrArray  *problems; /* CoxaProblem */
  GPtrArray  *pages;    /* Page */
  GHashTable *by_page;  /* page → Page */
  GHashTable *sources;  /* key → CoxaSource, or NULL */
  CoxaPlates *plates;
} Checker;

static void
page_free (Page *self)
{
  coxa_entry_free (self->entry);
  coxa_json_free (self->json);
  g_free (self);
}

static void
checker_clear (Checker *self)
{
  g_clear_pointer (&self->by_page, g_hash_table_unref);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_hash_table_unref);
  g_clear_pointer (&self->plates, coxa_plates_unref);
}

/* Says what is wrong with an address, or NULL. */
static char *
dup_fault_of_address (Checker    *self,
                      const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaAddress) address = coxa_address_parse (text, &error);
  g_autofree char *name = NULL;
  const Page *page;

  if (address == NULL)
    return g_strdup (error->message);

  name = coxa_address_dup_page (address);
  page = g_hash_table_lookup (self->by_page, name);
  if (page == NULL)
    return g_strdup_printf (_("There is no entry “%s”."), name);

  if (address->section != NULL && coxa_entry_get_section (page->entry, address->section) == NULL)
    return g_strdup_printf (_("The entry “%s” has no section “%s”."), name, address->section);

  if (address->view != NULL && coxa_plates_get_view (self->plates, address->view) == NULL)
    return g_strdup_printf (_("There is no view “%s”."), address->view);

  return NULL;
}

static void
check_links (Checker    *self,
             CoxaJson   *json,
             const char *pointer,
             const char *text)
{
  g_autoptr(GPtrArray) links = coxa_prose_list_links (text);

  for (guint i = 0; i < links->len; i++)
    {
      const char *link = g_ptr_array_index (links, i);
      g_autofree char *fault = dup_fault_of_address (self, link);

      if (fault != NULL)
        coxa_json_report (json, pointer, _("Correct the link, or write what it leads to."),
                          _("The link to “%s” leads nowhere: %s"), link, fault);
    }
}

static void
check_citations (Checker    *self,
                 CoxaJson   *json,
                 const char *pointer,
                 const char *text)
{
  g_autoptr(GPtrArray) citations = coxa_prose_list_citations (text);
  g_autofree char *words = coxa_prose_dup_raw (text);

  for (guint i = 0; self->sources != NULL && i < citations->len; i++)
    {
      const CoxaCitation *citation = g_ptr_array_index (citations, i);

      if (!g_hash_table_contains (self->sources, citation->key))
        coxa_json_report (json, pointer, _("Add the source to atlas/sources.json, or correct the key."),
                          _("The source “%s” is not in the bibliography."), citation->key);
    }

  /* Citations are no words: one that is left was not understood. */
  if (strstr (words, "[@") != NULL)
    coxa_json_report (json, pointer, _("Write [@key, p. 1] or [@key; @other-key]."), _("A citation cannot be read."));
}

/* Finds "left" or "right" as a whole word, in any case. */
static const char *
find_side (const char *words)
{
  static const char * const sides[] = { "left", "right" };
  g_autofree char *lower = g_utf8_strdown (words, -1);

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      gsize length = strlen (sides[i]);

      for (const char *p = strstr (lower, sides[i]); p != NULL; p = strstr (p + length, sides[i]))
        {
          gboolean starts = p == lower || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p)));

          if (starts && !g_unichar_isalnum (g_utf8_get_char (p + length)))
            return sides[i];
        }
    }

  return NULL;
}

/* Only {side} and {other} may stand in braces. */
static const char *
find_brace (const char *words)
{
  for (const char *p = strchr (words, '{'); p != NULL; p = strchr (p + 1, '{'))
    {
      if (!g_str_has_prefix (p, "{side}") && !g_str_has_prefix (p, "{other}"))
        return p;
    }

  return NULL;
}

static void
check_sides (CoxaJson   *json,
             const char *pointer,
             const char *words)
{
  const char *side = find_side (words);

  if (side != NULL)
    coxa_json_report (json, pointer, _("Write {side} or {other} for sides, and another word for all else."),
                      _("The text says “%s”, which is wrong for one of the two sides."), side);

  if (find_brace (words) != NULL)
    coxa_json_report (json, pointer, _("Write {side} or {other}, or no brace."), _("A brace holds something unknown."));
}

static void
check_prose (Checker    *self,
             CoxaJson   *json,
             JsonObject *object,
             const char *pointer,
             const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  g_autofree char *place = coxa_json_join (pointer, name);
  g_autofree char *words = NULL;
  const char *text;

  /* What is no text was reported by the reader. */
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return;

  text = json_node_get_string (node);
  if (strlen (text) > COXA_JSON_PROSE)
    return;

  words = coxa_prose_dup_raw (text);
  check_links (self, json, place, text);
  check_citations (self, json, place, text);
  check_sides (json, place, words);
}

static JsonObject *
get_object (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object,
           const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static void
check_overlays (Checker                 *self,
                CoxaJson                *json,
                const char              *pointer,
                const CoxaSceneOverride *scene)
{
  g_autofree char *place = coxa_json_join (pointer, "overlays");
  CoxaView *view = coxa_plates_get_view (self->plates, scene->view);

  if (view == NULL && self->plates->views->len > 0)
    view = g_ptr_array_index (self->plates->views, 0);

  for (guint i = 0; scene->overlays != NULL && scene->overlays[i] != NULL; i++)
    {
      g_autofree char *item = coxa_json_join_index (place, i);

      if (view != NULL && coxa_view_get_part (view, scene->overlays[i]) == NULL)
        coxa_json_report (json, item, _("Write the id of a part as plates/plates.json has it."),
                          _("The view “%s” has no part “%s”."), view->id, scene->overlays[i]);
    }
}

static void
check_scene (Checker                 *self,
             CoxaJson                *json,
             const char              *pointer,
             const CoxaSceneOverride *scene)
{
  if (scene->view != NULL && coxa_plates_get_view (self->plates, scene->view) == NULL)
    {
      g_autofree char *place = coxa_json_join (pointer, "view");

      coxa_json_report (json, place, _("Write the id of a view as plates/plates.json has it."),
                        _("There is no view “%s”."), scene->view);
    }

  if (scene->select != NULL && !g_hash_table_contains (self->by_page, scene->select))
    {
      g_autofree char *place = coxa_json_join (pointer, "select");

      coxa_json_report (json, place, _("Write the address of a page that exists."),
                        _("There is no entry “%s”."), scene->select);
    }

  check_overlays (self, json, pointer, scene);
}

static void
check_sections (Checker *self,
                Page    *page)
{
  static const char * const texts[] = { "title", "plain", "clinical", "contested" };
  JsonArray *sections = get_array (coxa_json_get_root (page->json), "sections");

  for (guint i = 0; sections != NULL && i < json_array_get_length (sections); i++)
    {
      JsonNode *node = json_array_get_element (sections, i);
      g_autofree char *place = coxa_json_join_index ("/sections", i);
      g_autofree char *scene_place = coxa_json_join (place, "scene");
      JsonObject *object;
      JsonNode *id;
      const CoxaSection *section;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;

      object = json_node_get_object (node);
      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        check_prose (self, page->json, object, place, texts[j]);

      id = json_object_get_member (object, "id");
      if (id == NULL || !JSON_NODE_HOLDS_VALUE (id) || json_node_get_value_type (id) != G_TYPE_STRING)
        continue;

      section = coxa_entry_get_section (page->entry, json_node_get_string (id));
      if (section != NULL && section->scene != NULL)
        check_scene (self, page->json, scene_place, section->scene);
    }
}

static void
check_synonyms (Page *page)
{
  for (guint i = 0; page->entry->synonyms[i] != NULL; i++)
    {
      g_autofree char *place = coxa_json_join_index ("/synonyms", i);

      check_sides (page->json, place, page->entry->synonyms[i]);
    }
}

static gboolean
has_link (const CoxaEntry *entry,
          const char      *relation,
          const char      *target)
{
  for (guint i = 0; i < entry->links->len; i++)
    {
      const CoxaLink *link = g_ptr_array_index (entry->links, i);

      if (g_str_equal (link->relation, relation) && g_str_equal (link->page, target))
        return TRUE;
    }

  return FALSE;
}

static void
check_relations (Checker *self,
                 Page    *page)
{
  for (guint i = 0; i < page->entry->links->len; i++)
    {
      const CoxaLink *link = g_ptr_array_index (page->entry->links, i);
      const Page *other = g_hash_table_lookup (self->by_page, link->page);
      g_autofree char *place = coxa_json_join ("/links", link->relation);

      if (other == NULL)
        coxa_json_report (page->json, place, _("Write that entry, or remove the link."),
                          _("There is no entry “%s”."), link->page);
      else if (has_link (other->entry, link->relation, page->entry->page))
        coxa_json_report (page->json, place, _("Remove it on one of the two pages."),
                          g_str_equal (link->relation, coxa_relation_get_inverse (link->relation))
                            ? _("The relation to “%s” is written on both pages.")
                            : _("The page “%s” says the same of this one, and only one can be true."),
                          link->page);
    }
}

static void
check_page (Checker *self,
            Page    *page)
{
  static const char * const facts[] = { "action", "if-it-fails", "nerve", "note" };
  JsonObject *root = coxa_json_get_root (page->json);
  JsonObject *object;

  check_prose (self, page->json, root, "", "title");
  check_synonyms (page);

  object = get_object (root, "summary");
  if (object != NULL)
    {
      check_prose (self, page->json, object, "/summary", "plain");
      check_prose (self, page->json, object, "/summary", "clinical");
    }

  object = get_object (root, "facts");
  for (guint i = 0; object != NULL && i < G_N_ELEMENTS (facts); i++)
    check_prose (self, page->json, object, "/facts", facts[i]);

  check_sections (self, page);
  check_relations (self, page);
}

static void
check_part (Checker        *self,
            CoxaJson       *json,
            const char     *pointer,
            const CoxaView *view,
            const CoxaPart *part,
            GHashTable     *ids)
{
  g_autofree char *address_place = coxa_json_join (pointer, "address");
  g_autofree char *fault = dup_fault_of_address (self, part->address);

  if (fault != NULL)
    coxa_json_report (json, address_place, _("Write that entry or section, or correct the address."),
                      _("The region “%s” has no entry: %s"), part->region, fault);

  if (ids != NULL && !g_hash_table_contains (ids, part->id))
    coxa_json_report (json, pointer, _("Draw a group with that id, or remove the part."),
                      _("The drawing of the view “%s” has no group “%s”."), view->id, part->id);

  if (part->name != NULL)
    {
      g_autofree char *place = coxa_json_join (pointer, "name");

      check_sides (json, place, part->name);
    }
}

static void
check_view (Checker    *self,
            CoxaJson   *json,
            JsonObject *object,
            const char *pointer)
{
  JsonArray *parts = get_array (object, "parts");
  g_autofree char *list = coxa_json_join (pointer, "parts");
  g_autofree char *name = NULL;
  g_autofree char *file = NULL;
  g_autoptr(GHashTable) ids = NULL;
  CoxaView *view;

  view = coxa_plates_get_view (self->plates, json_object_get_string_member_with_default (object, "id", NULL));
  if (view == NULL)
    return;

  name = g_path_get_basename (view->file);
  file = g_strconcat ("plates/", name, NULL);
  ids = coxa_svg_check (self->folder, file, view->width, view->height, self->problems);

  for (guint i = 0; parts != NULL && i < json_array_get_length (parts); i++)
    {
      JsonNode *node = json_array_get_element (parts, i);
      g_autofree char *place = coxa_json_join_index (list, i);
      const CoxaPart *part;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;

      part = coxa_view_get_part (view, json_object_get_string_member_with_default (json_node_get_object (node), "id", NULL));
      if (part != NULL)
        check_part (self, json, place, view, part, ids);
    }
}

static void
check_plates (Checker *self)
{
  g_autoptr(GPtrArray) told = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_problem_free);
  g_autoptr(CoxaJson) json = coxa_json_load (self->folder, "plates/plates.json", told, NULL);
  JsonArray *views;

  if (json == NULL)
    return;

  coxa_json_set_problems (json, self->problems);
  views = get_array (coxa_json_get_root (json), "views");
  for (guint i = 0; views != NULL && i < json_array_get_length (views); i++)
    {
      JsonNode *node = json_array_get_element (views, i);
      g_autofree char *place = coxa_json_join_index ("/views", i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        check_view (self, json, json_node_get_object (node), place);
    }
}

static void
check_manifest (Checker *self)
{
  g_autoptr(CoxaManifest) manifest = coxa_manifest_load (self->folder, self->problems, NULL);
  g_autofree char *fault = NULL;

  if (manifest == NULL || manifest->home == NULL)
    return;

  fault = dup_fault_of_address (self, manifest->home);
  if (fault != NULL)
    g_ptr_array_add (self->problems,
                     coxa_problem_new (COXA_MANIFEST_FILE, manifest->home_line, "/home",
                                       _("Write the address of a page that exists."), "%s", fault));
}

static GHashTable *
list_rows (GPtrArray *rows)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      CoxaCatalogueRow *row = g_ptr_array_index (rows, i);

      g_hash_table_insert (table, row->row.page, row);
    }

  return table;
}

static char *
dup_row_as_json (CoxaCatalogueRow *row)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();

  g_ptr_array_add (rows, row);

  return coxa_catalogue_to_json (rows);
}

/* An index, where there is one, must say what the entries say. */
static void
check_index (Checker *self)
{
  g_autofree char *path = g_build_filename (self->folder, COXA_CATALOGUE_FILE, NULL);
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GHashTable) listed = NULL;
  GHashTableIter iter;
  gpointer page;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return;

  rows = coxa_catalogue_load (self->folder, self->problems, NULL);
  if (rows == NULL)
    return;

  listed = list_rows (rows);
  g_hash_table_iter_init (&iter, listed);
  while (g_hash_table_iter_next (&iter, &page, NULL))
    {
      if (!g_hash_table_contains (self->by_page, page))
        g_ptr_array_add (self->problems,
                         coxa_problem_new (COXA_CATALOGUE_FILE, 0, NULL,
                                           _("Write the entry's file, or make the index anew with coxa-index."),
                                           _("The index lists “%s”, which has no sound file."), (const char *) page));
    }

  for (guint i = 0; i < self->pages->len; i++)
    {
      const Page *own = g_ptr_array_index (self->pages, i);
      CoxaCatalogueRow *row = g_hash_table_lookup (listed, own->entry->page);
      CoxaCatalogueRow *fresh = coxa_catalogue_row_new (own->entry);
      g_autofree char *is = row != NULL ? dup_row_as_json (row) : NULL;
      g_autofree char *should_be = dup_row_as_json (fresh);

      if (g_strcmp0 (is, should_be) != 0)
        g_ptr_array_add (self->problems,
                         coxa_problem_new (COXA_CATALOGUE_FILE, 0, NULL, _("Make the index anew with coxa-index."),
                                           _("The index does not say what the file of “%s” says."), own->entry->page));
      coxa_catalogue_row_free (fresh);
    }
}

static gboolean
load_pages (Checker       *self,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(GPtrArray) names = coxa_catalogue_list_pages (self->folder, self->problems);

  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) page_free);
  self->by_page = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *file = coxa_entry_dup_file (name);
      CoxaJson *json;
      Page *page;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      json = coxa_json_load (self->folder, file, self->problems, NULL);
      if (json == NULL)
        continue;

      page = g_new0 (Page, 1);
      page->json = json;
      page->entry = coxa_entry_read (json, name);
      g_ptr_array_add (self->pages, page);
      g_hash_table_insert (self->by_page, page->entry->page, page);
    }

  return TRUE;
}

static int
compare_problems (gconstpointer a,
                  gconstpointer b)
{
  const CoxaProblem *first = *(const CoxaProblem * const *) a;
  const CoxaProblem *second = *(const CoxaProblem * const *) b;
  int order = strcmp (first->file, second->file);

  if (order == 0)
    order = (first->line > second->line) - (first->line < second->line);
  if (order == 0)
    order = g_strcmp0 (first->pointer, second->pointer);
  if (order == 0)
    order = strcmp (first->message, second->message);

  return order;
}

static gboolean
check_all (Checker       *self,
           GCancellable  *cancellable,
           GError       **error)
{
  self->sources = coxa_sources_load (self->folder, self->problems, NULL);
  self->plates = coxa_plates_load (self->folder, self->problems, NULL, NULL);
  if (self->plates == NULL)
    self->plates = coxa_plates_new ();

  if (!load_pages (self, cancellable, error))
    return FALSE;

  check_manifest (self);
  for (guint i = 0; i < self->pages->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      check_page (self, g_ptr_array_index (self->pages, i));
    }
  check_plates (self);
  check_index (self);

  return TRUE;
}

/**
 * coxa_checker_run:
 * @folder: the data folder, which holds atlas/ and plates/
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for %COXA_ATLAS_ERROR_MISSING or %G_IO_ERROR_CANCELLED
 *
 * Checks a whole data folder. Fails only where there is no such folder; all else is a problem.
 *
 * Returns: (transfer full) (element-type CoxaProblem): the problems by file, line and pointer, none where all is sound,
 *   or %NULL with @error set
 */
GPtrArray *
coxa_checker_run (const char    *folder,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr(GPtrArray) problems = NULL;
  Checker self = { .folder = folder };
  gboolean is_done;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, COXA_ATLAS_ERROR, COXA_ATLAS_ERROR_MISSING,
                   _("There is no folder “%s”. Give the folder that holds atlas/ and plates/."), folder);
      return NULL;
    }

  problems = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_problem_free);
  self.problems = problems;
  is_done = check_all (&self, cancellable, error);
  checker_clear (&self);
  if (!is_done)
    return NULL;

  g_ptr_array_sort (problems, compare_problems);

  return g_steal_pointer (&problems);
}
