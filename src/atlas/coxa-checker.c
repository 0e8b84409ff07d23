/* The checker reads everything there is, entry by entry, with the same readers as the program, so that it finds what they find.
 * Then it looks at what no reader can see by itself: links, sources, relations and regions that must fit together.
 */

#include "coxa-checker.h"

#include "coxa-catalogue.h"
#include "coxa-codes.h"
#include "coxa-entry-reader.h"
#include "coxa-glossary.h"
#include "coxa-manifest.h"
#include "coxa-page-checker.h"
#include "coxa-svg-checker.h"

#include <glib/gi18n.h>
#include <string.h>

static void
page_free (CoxaCheckedPage *self)
{
  coxa_entry_free (self->entry);
  coxa_json_free (self->json);
  g_ptr_array_unref (self->leads_to);
  g_free (self);
}

static void
checker_clear (CoxaChecker *self)
{
  g_clear_pointer (&self->by_page, g_hash_table_unref);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_hash_table_unref);
  g_clear_pointer (&self->cited, g_hash_table_unref);
  g_clear_pointer (&self->grader, coxa_grader_free);
  g_clear_pointer (&self->plates, coxa_plates_unref);
}

static void
check_part (CoxaChecker    *self,
            CoxaJson       *json,
            const char     *pointer,
            const CoxaView *view,
            const CoxaPart *part,
            GHashTable     *ids)
{
  g_autofree char *address_place = coxa_json_join (pointer, "address");
  g_autofree char *fault = coxa_checker_dup_fault (self, part->address);

  if (fault != NULL)
    coxa_json_report (json, address_place, _("Write that entry or section, or correct the address."),
                      _("The region “%s” has no entry: %s"), part->region, fault);

  if (ids != NULL && !g_hash_table_contains (ids, part->id))
    coxa_json_report (json, pointer, _("Draw a group with that id, or remove the part."),
                      _("The drawing of the view “%s” has no group “%s”."), view->id, part->id);

  if (part->name != NULL)
    {
      g_autofree char *place = coxa_json_join (pointer, "name");

      coxa_checker_check_sides (json, place, part->name);
    }
}

static void
check_view (CoxaChecker *self,
            CoxaJson    *json,
            JsonObject  *object,
            const char  *pointer,
            const char  *drawings)
{
  JsonArray *parts = coxa_checker_get_array (object, "parts");
  g_autofree char *list = coxa_json_join (pointer, "parts");
  g_autofree char *name = NULL;
  g_autofree char *file = NULL;
  g_autoptr(GHashTable) ids = NULL;
  CoxaView *view;

  view = coxa_plates_get_view (self->plates, coxa_checker_get_text (object, "id"));
  if (view == NULL)
    return;

  name = g_path_get_basename (view->file);
  file = g_strconcat (drawings, "/", name, NULL);
  ids = coxa_svg_check (self->folder, file, view->width, view->height, self->problems);

  for (guint i = 0; parts != NULL && i < json_array_get_length (parts); i++)
    {
      JsonNode *node = json_array_get_element (parts, i);
      g_autofree char *place = coxa_json_join_index (list, i);
      const CoxaPart *part;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;

      part = coxa_view_get_part (view, coxa_checker_get_text (json_node_get_object (node), "id"));
      if (part != NULL)
        check_part (self, json, place, view, part, ids);
    }
}

static void
check_listing (CoxaChecker *self,
               const char  *file)
{
  g_autoptr(GPtrArray) told = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_problem_free);
  g_autoptr(CoxaJson) json = coxa_json_load (self->folder, file, told, NULL);
  g_autofree char *drawings = g_path_get_dirname (file);
  JsonArray *views;

  if (json == NULL)
    return;

  coxa_json_set_problems (json, self->problems);
  views = coxa_checker_get_array (coxa_json_get_root (json), "views");
  for (guint i = 0; views != NULL && i < json_array_get_length (views); i++)
    {
      JsonNode *node = json_array_get_element (views, i);
      g_autofree char *place = coxa_json_join_index ("/views", i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        check_view (self, json, json_node_get_object (node), place, drawings);
    }
}

static void
check_manifest (CoxaChecker        *self,
                const CoxaManifest *manifest)
{
  g_autofree char *fault = NULL;

  if (manifest == NULL || manifest->home == NULL)
    return;

  fault = coxa_checker_dup_fault (self, manifest->home);
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
check_index (CoxaChecker *self)
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
      const CoxaCheckedPage *own = g_ptr_array_index (self->pages, i);
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
load_pages (CoxaChecker   *self,
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
      CoxaCheckedPage *page;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      json = coxa_json_load (self->folder, file, self->problems, NULL);
      if (json == NULL)
        continue;

      page = g_new0 (CoxaCheckedPage, 1);
      page->json = json;
      page->entry = coxa_entry_read (json, name);
      page->leads_to = g_ptr_array_new ();
      g_ptr_array_add (self->pages, page);
      g_hash_table_insert (self->by_page, page->entry->page, page);
    }

  return TRUE;
}

static void
learn_names (CoxaChecker *self)
{
  static const char * const kinds[] = { "muscle", "fascia", "bone", "landmark", "joint", "ligament", "bursa", "nerve", "root",
                                        "vessel", "region", NULL };

  for (guint i = 0; i < self->pages->len; i++)
    {
      const CoxaEntry *entry = ((CoxaCheckedPage *) g_ptr_array_index (self->pages, i))->entry;

      if (!g_strv_contains (kinds, entry->kind))
        continue;

      coxa_grader_add_name (self->grader, entry->title);
      if (entry->latin != NULL)
        coxa_grader_add_name (self->grader, entry->latin);
      for (guint j = 0; entry->synonyms[j] != NULL; j++)
        coxa_grader_add_name (self->grader, entry->synonyms[j]);
    }
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
check_all (CoxaChecker   *self,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(CoxaManifest) manifest = NULL;
  g_autoptr(CoxaGlossary) glossary = coxa_glossary_load (self->folder, self->problems);
  g_autoptr(CoxaCodes) codes = coxa_codes_load (self->folder, self->problems);

  self->cited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->grader = coxa_grader_new ();
  self->sources = coxa_sources_load (self->folder, self->problems, NULL);
  self->plates = coxa_plates_load (self->folder, self->problems, NULL, NULL);
  if (self->plates == NULL)
    self->plates = coxa_plates_new ();

  if (!load_pages (self, cancellable, error))
    return FALSE;

  learn_names (self);
  manifest = coxa_manifest_load (self->folder, self->problems, NULL);
  check_manifest (self, manifest);
  for (guint i = 0; i < self->pages->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      coxa_checker_check_page (self, g_ptr_array_index (self->pages, i));
      coxa_checker_check_texts (self, g_ptr_array_index (self->pages, i));
    }
  coxa_checker_check_advice (self);
  coxa_checker_check_whole (self, manifest != NULL ? manifest->home : NULL);
  check_listing (self, COXA_PLATES_FILE);
  check_listing (self, COXA_PLATES_BODY);
  coxa_checker_check_figures (self);
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
  CoxaChecker self = { .folder = folder };
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
