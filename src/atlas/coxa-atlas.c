/* The atlas is loaded in one go by a thread that nobody else looks over the shoulder of, and is then handed over whole. After
 * that it belongs to one thread: opening an entry fills a table in it. Plates may be read from anywhere.
 */

#include "coxa-atlas.h"

#include "coxa-catalogue.h"
#include "coxa-json.h"
#include "coxa-manifest.h"
#include "coxa-plates-index.h"
#include "coxa-sources-index.h"
#include "coxa-relation.h"

#include <glib/gi18n.h>
#include <string.h>

#define HOME "region/hip"

struct _CoxaAtlas
{
  GObject     parent_instance;

  char       *folder;
  char       *home;
  char       *credit;
  CoxaPlates *plates;
  char *figure; /* whose body is preferred, or NULL */
  GPtrArray  *problems;   /* CoxaProblem */
  GPtrArray  *rows;       /* CoxaCatalogueRow */
  GHashTable *by_page;    /* page → CoxaCatalogueRow, both owned by rows */
  GHashTable *related;    /* "relation page" → GPtrArray of CoxaCatalogueRow */
  GHashTable *sources;    /* key → CoxaSource */
  CoxaGlossary *glossary; /* or NULL as long as nobody asked for it */
  CoxaFigures *figures;   /* likewise */
  CoxaCodes  *codes;      /* likewise */
  CoxaAdviceBook *advice; /* likewise, or because there is none */
  gboolean    has_advice; /* somebody asked for it */
  GHashTable *entries;    /* page → CoxaEntry, those that were opened */
  GHashTable *failures;   /* page → GError, those that could not be opened */
};

G_DEFINE_QUARK (coxa-atlas-error-quark, coxa_atlas_error)

G_DEFINE_FINAL_TYPE (CoxaAtlas, coxa_atlas, G_TYPE_OBJECT)

static void
coxa_atlas_finalize (GObject *object)
{
  CoxaAtlas *self = COXA_ATLAS (object);

  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->home, g_free);
  g_clear_pointer (&self->credit, g_free);
  g_clear_pointer (&self->plates, coxa_plates_unref);
  g_free (self->figure);
  g_clear_pointer (&self->related, g_hash_table_unref);
  g_clear_pointer (&self->by_page, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_hash_table_unref);
  g_clear_pointer (&self->glossary, coxa_glossary_free);
  g_clear_pointer (&self->advice, coxa_advice_book_free);
  g_clear_pointer (&self->figures, coxa_figures_unref);
  g_clear_pointer (&self->codes, coxa_codes_free);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_clear_pointer (&self->failures, g_hash_table_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);

  G_OBJECT_CLASS (coxa_atlas_parent_class)->finalize (object);
}

static void
coxa_atlas_class_init (CoxaAtlasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = coxa_atlas_finalize;
}

static void
coxa_atlas_init (CoxaAtlas *self)
{
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_problem_free);
  self->by_page = g_hash_table_new (g_str_hash, g_str_equal);
  self->related = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) coxa_entry_free);
  self->failures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_error_free);
}

static gboolean
load_rows (CoxaAtlas     *self,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree char *index = g_build_filename (self->folder, COXA_CATALOGUE_FILE, NULL);

  if (g_file_test (index, G_FILE_TEST_EXISTS))
    self->rows = coxa_catalogue_load (self->folder, self->problems, NULL);

  /* A broken index is reported and does without. */
  if (self->rows == NULL || self->rows->len == 0)
    {
      g_clear_pointer (&self->rows, g_ptr_array_unref);
      self->rows = coxa_catalogue_scan (self->folder, self->problems, cancellable, error);
    }

  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    {
      CoxaCatalogueRow *row = g_ptr_array_index (self->rows, i);

      g_hash_table_insert (self->by_page, row->row.page, row);
    }

  return self->rows != NULL;
}

static void
add_related (CoxaAtlas        *self,
             const char       *page,
             const char       *relation,
             CoxaCatalogueRow *row)
{
  g_autofree char *key = g_strconcat (relation, " ", page, NULL);
  GPtrArray *rows = g_hash_table_lookup (self->related, key);

  if (rows == NULL)
    {
      rows = g_ptr_array_new ();
      g_hash_table_insert (self->related, g_steal_pointer (&key), rows);
    }

  if (!g_ptr_array_find (rows, row, NULL))
    g_ptr_array_add (rows, row);
}

/* Puts each relation into the table from both ends. */
static void
relate (CoxaAtlas *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      CoxaCatalogueRow *row = g_ptr_array_index (self->rows, i);

      for (guint j = 0; j < row->links->len; j++)
        {
          const CoxaLink *link = g_ptr_array_index (row->links, j);
          CoxaCatalogueRow *other = g_hash_table_lookup (self->by_page, link->page);

          if (other == NULL)
            {
              g_autofree char *file = g_strconcat ("atlas/", row->row.page, ".json", NULL);
              g_autofree char *pointer = coxa_json_join ("/links", link->relation);

              g_ptr_array_add (self->problems,
                               coxa_problem_new (file, 0, pointer, _("Write that entry, or remove the link."),
                                                 _("There is no entry “%s”."), link->page));
              continue;
            }

          add_related (self, row->row.page, link->relation, other);
          add_related (self, other->row.page, coxa_relation_get_inverse (link->relation), row);
        }
    }
}

static void
choose_home (CoxaAtlas          *self,
             const CoxaManifest *manifest)
{
  if (manifest != NULL && manifest->home != NULL)
    {
      if (g_hash_table_contains (self->by_page, manifest->home))
        {
          self->home = g_strdup (manifest->home);
          return;
        }

      g_ptr_array_add (self->problems,
                       coxa_problem_new (COXA_MANIFEST_FILE, manifest->home_line, "/home",
                                         _("Write the address of a page that exists."),
                                         _("There is no entry “%s” to begin with."), manifest->home));
    }

  if (g_hash_table_contains (self->by_page, HOME) || self->rows->len == 0)
    self->home = g_strdup (HOME);
  else
    self->home = g_strdup (((CoxaCatalogueRow *) g_ptr_array_index (self->rows, 0))->row.page);
}

static void
report_lost (CoxaAtlas      *self,
             const CoxaView *view,
             const char     *page)
{
  GPtrArray *parts = coxa_view_get_parts (view);

  for (guint i = 0; i < parts->len; i++)
    {
      const CoxaPart *part = g_ptr_array_index (parts, i);

      if (coxa_part_is_of_page (part, page))
        g_ptr_array_add (self->problems,
                         coxa_problem_new (COXA_PLATES_FILE, 0, NULL, _("Write that entry, or correct the part's address."),
                                           _("The part “%s” of the view “%s” leads to “%s”, which is no entry."),
                                           part->id, view->id, page));
    }
}

static void
check_regions (CoxaAtlas *self)
{
  for (guint i = 0; i < self->plates->views->len; i++)
    {
      const CoxaView *view = g_ptr_array_index (self->plates->views, i);

      for (guint j = 0; view->pages[j] != NULL; j++)
        if (!g_hash_table_contains (self->by_page, view->pages[j]))
          report_lost (self, view, view->pages[j]);
    }
}

static gboolean
fail_whole (CoxaAtlas  *self,
            GError    **error)
{
  g_autofree char *first = NULL;

  if (!g_file_test (self->folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, COXA_ATLAS_ERROR, COXA_ATLAS_ERROR_MISSING,
                   /* Translators: %s is a folder's path */
                   _("There is no folder “%s”. Give the folder that holds atlas/ and plates/."), self->folder);
      return FALSE;
    }

  if (self->problems->len > 0)
    first = coxa_problem_to_string (g_ptr_array_index (self->problems, 0));
  g_set_error (error, COXA_ATLAS_ERROR, COXA_ATLAS_ERROR_BROKEN,
               /* Translators: the first %s is a folder's path, the second what is wrong with a file in it */
               _("The folder “%s” holds nothing that can be shown. %s"), self->folder, first != NULL ? first : "");

  return FALSE;
}

static gboolean
load (CoxaAtlas     *self,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(CoxaManifest) manifest = NULL;

  if (!g_file_test (self->folder, G_FILE_TEST_IS_DIR))
    return fail_whole (self, error);

  manifest = coxa_manifest_load (self->folder, self->problems, NULL);
  self->sources = coxa_sources_index_load (self->folder, NULL);
  if (self->sources == NULL)
    self->sources = coxa_sources_load (self->folder, self->problems, NULL);
  if (self->sources == NULL)
    self->sources = g_hash_table_new (g_str_hash, g_str_equal);

  self->plates = coxa_plates_index_load (self->folder, NULL);
  if (self->plates == NULL)
    self->plates = coxa_plates_load (self->folder, self->problems, cancellable, &local_error);
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (self->plates == NULL)
    self->plates = coxa_plates_new ();

  if (!load_rows (self, cancellable, error))
    return FALSE;

  if (manifest == NULL && self->rows->len == 0 && self->plates->views->len == 0)
    return fail_whole (self, error);

  relate (self);
  choose_home (self, manifest);
  check_regions (self);
  self->credit = g_strdup (manifest != NULL && manifest->credit != NULL ? manifest->credit : self->plates->credit);

  return TRUE;
}

/**
 * coxa_atlas_load:
 * @folder: the data folder, which holds atlas/ and plates/
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a %COXA_ATLAS_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Loads an atlas: the manifest, the sources, the plates and the index, not the entries. Blocks on the disk. What is wrong is
 * found in coxa_atlas_get_problems() and costs no more than itself; loading fails only where there is nothing to show at all.
 *
 * Returns: (transfer full): the atlas, or %NULL with @error set
 */
CoxaAtlas *
coxa_atlas_load (const char    *folder,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr(CoxaAtlas) self = NULL;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_object_new (COXA_TYPE_ATLAS, NULL);
  self->folder = g_strdup (folder);

  return load (self, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * coxa_atlas_get_folder:
 * @self: an atlas
 *
 * Gets the folder that the atlas was loaded from.
 *
 * Returns: (transfer none): a path
 */
const char *
coxa_atlas_get_folder (CoxaAtlas *self)
{
  g_return_val_if_fail (COXA_IS_ATLAS (self), NULL);

  return self->folder;
}

/**
 * coxa_atlas_get_home:
 * @self: an atlas
 *
 * Gets the page to begin with.
 *
 * Returns: (transfer none): such as "region/hip"; an entry that exists as long as there is any
 */
const char *
coxa_atlas_get_home (CoxaAtlas *self)
{
  g_return_val_if_fail (COXA_IS_ATLAS (self), NULL);

  return self->home;
}

/**
 * coxa_atlas_get_title:
 * @self: an atlas
 * @page: such as "muscle/gluteus-minimus"
 *
 * Gets a page's title.
 *
 * Returns: (transfer none): the title, or @page where there is no such page
 */
const char *
coxa_atlas_get_title (CoxaAtlas  *self,
                      const char *page)
{
  const CoxaIndexRow *row = coxa_atlas_lookup (self, page);

  return row != NULL ? row->title : page;
}

/**
 * coxa_atlas_set_figure:
 * @self: an atlas
 * @figure: (nullable): such as "male"
 *
 * Says whose body scenes are to show that do not ask for one by the id of a view.
 */
void
coxa_atlas_set_figure (CoxaAtlas  *self,
                       const char *figure)
{
  g_return_if_fail (COXA_IS_ATLAS (self));

  if (figure == self->figure)
    return;

  g_free (self->figure);
  self->figure = g_strdup (figure);
}

/**
 * coxa_atlas_get_figure:
 * @self: an atlas
 *
 * Returns: (transfer none) (nullable): whose body is preferred
 */
const char *
coxa_atlas_get_figure (CoxaAtlas *self)
{
  g_return_val_if_fail (COXA_IS_ATLAS (self), NULL);

  return self->figure;
}

/**
 * coxa_atlas_get_credit:
 * @self: an atlas
 *
 * Gets the line that must go with whatever leaves the program.
 *
 * Returns: (transfer none): the credit, never %NULL
 */
const char *
coxa_atlas_get_credit (CoxaAtlas *self)
{
  g_return_val_if_fail (COXA_IS_ATLAS (self), NULL);

  return self->credit;
}

/**
 * coxa_atlas_get_plates:
 * @self: an atlas
 *
 * Gets the plates.
 *
 * Returns: (transfer none): the plates, without views where none could be loaded
 */
CoxaPlates *
coxa_atlas_get_plates (CoxaAtlas *self)
{
  g_return_val_if_fail (COXA_IS_ATLAS (self), NULL);

  return self->plates;
}

/**
 * coxa_atlas_get_problems:
 * @self: an atlas
 *
 * Gets what was found wrong so far; opening an entry can add to it.
 *
 * Returns: (transfer none) (element-type CoxaProblem): the problems
 */
GPtrArray *
coxa_atlas_get_problems (CoxaAtlas *self)
{
  g_return_val_if_fail (COXA_IS_ATLAS (self), NULL);

  return self->problems;
}

/**
 * coxa_atlas_list_pages:
 * @self: an atlas
 *
 * Lists all pages, so that each can be looked up. May be called from any thread.
 *
 * Returns: (transfer container) (element-type utf8): such as "muscle/gluteus-minimus", by name; they live as long as the atlas
 */
GPtrArray *
coxa_atlas_list_pages (CoxaAtlas *self)
{
  GPtrArray *pages;

  g_return_val_if_fail (COXA_IS_ATLAS (self), NULL);

  pages = g_ptr_array_new ();
  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (pages, ((CoxaCatalogueRow *) g_ptr_array_index (self->rows, i))->row.page);

  return pages;
}

/**
 * coxa_atlas_lookup:
 * @self: an atlas
 * @page: such as "muscle/gluteus-minimus"
 *
 * Looks a page up without opening it.
 *
 * Returns: (transfer none) (nullable): the page's line of the index
 */
const CoxaIndexRow *
coxa_atlas_lookup (CoxaAtlas  *self,
                   const char *page)
{
  const CoxaCatalogueRow *row;

  g_return_val_if_fail (COXA_IS_ATLAS (self), NULL);
  g_return_val_if_fail (page != NULL, NULL);

  row = g_hash_table_lookup (self->by_page, page);

  return row != NULL ? &row->row : NULL;
}

/* Problems of an entry are told once: the scan of a folder without index has told them already. */
static void
take_problems (CoxaAtlas *self,
               GPtrArray *found)
{
  g_autoptr(GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; found->len > 0 && i < self->problems->len; i++)
    g_hash_table_add (told, coxa_problem_to_string (g_ptr_array_index (self->problems, i)));

  while (found->len > 0)
    {
      CoxaProblem *problem = g_ptr_array_steal_index (found, 0);
      g_autofree char *text = coxa_problem_to_string (problem);

      if (g_hash_table_contains (told, text))
        coxa_problem_free (problem);
      else
        g_ptr_array_add (self->problems, problem);
    }
}

/**
 * coxa_atlas_get_entry:
 * @self: an atlas
 * @page: such as "muscle/gluteus-minimus"
 * @error: return location for a %COXA_ATLAS_ERROR
 *
 * Opens an entry, and keeps it. The first time reads one small file.
 *
 * Returns: (transfer none): the entry, or %NULL with @error set
 */
CoxaEntry *
coxa_atlas_get_entry (CoxaAtlas   *self,
                      const char  *page,
                      GError     **error)
{
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GError) local_error = NULL;
  const GError *failure;
  CoxaEntry *entry;

  g_return_val_if_fail (COXA_IS_ATLAS (self), NULL);
  g_return_val_if_fail (page != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  entry = g_hash_table_lookup (self->entries, page);
  if (entry != NULL)
    return entry;

  failure = g_hash_table_lookup (self->failures, page);
  if (failure != NULL)
    {
      g_propagate_error (error, g_error_copy (failure));
      return NULL;
    }

  if (coxa_atlas_lookup (self, page) == NULL)
    {
      g_set_error (error, COXA_ATLAS_ERROR, COXA_ATLAS_ERROR_MISSING,
                   /* Translators: %s is an address such as "muscle/gluteus-minimus" */
                   _("The atlas has no page “%s”. Go back, or choose another page."), page);
      return NULL;
    }

  found = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_problem_free);
  entry = coxa_entry_load (self->folder, page, found, &local_error);
  take_problems (self, found);

  if (entry == NULL)
    {
      g_hash_table_insert (self->failures, g_strdup (page), g_error_copy (local_error));
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  g_hash_table_insert (self->entries, g_strdup (page), entry);

  return entry;
}

/**
 * coxa_atlas_get_source:
 * @self: an atlas
 * @key: such as "standring-2016"
 *
 * Looks a source up.
 *
 * Returns: (transfer none) (nullable): the source
 */
const CoxaSource *
coxa_atlas_get_source (CoxaAtlas  *self,
                       const char *key)
{
  g_return_val_if_fail (COXA_IS_ATLAS (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  return g_hash_table_lookup (self->sources, key);
}

static int
compare_titles (gconstpointer a,
                gconstpointer b)
{
  const CoxaCatalogueRow *first = *(const CoxaCatalogueRow * const *) a;
  const CoxaCatalogueRow *second = *(const CoxaCatalogueRow * const *) b;
  int order = g_utf8_collate (first->row.title, second->row.title);

  return order != 0 ? order : strcmp (first->row.page, second->row.page);
}

/**
 * coxa_atlas_get_glossary:
 * @self: an atlas
 *
 * Gives what its words mean. The first call reads the file: a page that is drawn first is no reason to have waited for it.
 *
 * Returns: (transfer none): the glossary, without terms where the atlas has none
 */
CoxaGlossary *
coxa_atlas_get_glossary (CoxaAtlas *self)
{
  g_return_val_if_fail (COXA_IS_ATLAS (self), NULL);

  if (self->glossary == NULL)
    self->glossary = coxa_glossary_load (self->folder, self->problems);

  return self->glossary;
}

/**
 * coxa_atlas_get_advice:
 * @self: an atlas
 *
 * Gives what to advise on pain before, during and after exercise. The first call reads the file.
 *
 * Returns: (transfer none) (nullable): the advice, or %NULL where the atlas has none that is sound
 */
CoxaAdviceBook *
coxa_atlas_get_advice (CoxaAtlas *self)
{
  g_return_val_if_fail (COXA_IS_ATLAS (self), NULL);

  if (!self->has_advice)
    self->advice = coxa_advice_book_load (self->folder, self->problems);
  self->has_advice = TRUE;

  return self->advice;
}

/**
 * coxa_atlas_get_figures:
 * @self: an atlas
 *
 * Gets the figures that move. The first call reads the file: start-up does without.
 *
 * Returns: (transfer none): the figures, none where the atlas has none
 */
CoxaFigures *
coxa_atlas_get_figures (CoxaAtlas *self)
{
  g_return_val_if_fail (COXA_IS_ATLAS (self), NULL);

  if (self->figures == NULL)
    self->figures = coxa_figures_load (self->folder, self->problems);

  return self->figures;
}

/**
 * coxa_atlas_get_codes:
 * @self: an atlas
 *
 * Gets the numbers of pages, which are read when they are first asked for.
 *
 * Returns: (transfer none): the numbers, none where the atlas has none
 */
CoxaCodes *
coxa_atlas_get_codes (CoxaAtlas *self)
{
  g_return_val_if_fail (COXA_IS_ATLAS (self), NULL);

  if (self->codes == NULL)
    self->codes = coxa_codes_load (self->folder, self->problems);

  return self->codes;
}

/**
 * coxa_atlas_list_related:
 * @self: an atlas
 * @page: such as "muscle/gluteus-minimus"
 * @relation: one of coxa_atlas_get_relations()
 *
 * Lists the pages that a page is related to, whichever of the two states it.
 *
 * Returns: (transfer full) (element-type utf8): pages that exist, in the order of their titles
 */
GPtrArray *
coxa_atlas_list_related (CoxaAtlas  *self,
                         const char *page,
                         const char *relation)
{
  g_autofree char *key = NULL;
  GPtrArray *rows, *pages;

  g_return_val_if_fail (COXA_IS_ATLAS (self), NULL);
  g_return_val_if_fail (page != NULL && relation != NULL, NULL);

  pages = g_ptr_array_new_with_free_func (g_free);
  key = g_strconcat (relation, " ", page, NULL);
  rows = g_hash_table_lookup (self->related, key);
  if (rows == NULL)
    return pages;

  g_ptr_array_sort (rows, compare_titles);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (pages, g_strdup (((CoxaCatalogueRow *) g_ptr_array_index (rows, i))->row.page));

  return pages;
}
