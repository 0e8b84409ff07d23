#include "coxa-entry.h"

#include "coxa-entry-reader.h"

static void
override_free (CoxaSceneOverride *self)
{
  if (self == NULL)
    return;

  g_free (self->view);
  g_free (self->select);
  g_strfreev (self->overlays);
  g_free (self);
}

static void
section_free (CoxaSection *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->text[COXA_LEVEL_PLAIN]);
  g_free (self->text[COXA_LEVEL_CLINICAL]);
  g_free (self->evidence);
  g_free (self->contested);
  override_free (self->scene);
  g_free (self);
}

static void
fact_free (CoxaFact *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->text);
  g_free (self);
}

static void
link_free (CoxaLink *self)
{
  g_free (self->relation);
  g_free (self->page);
  g_free (self);
}

/**
 * coxa_entry_new:
 * @page: such as "muscle/gluteus-minimus"
 *
 * Makes an entry with nothing in it, for the reader to fill.
 *
 * Returns: (transfer full): the entry
 */
CoxaEntry *
coxa_entry_new (const char *page)
{
  CoxaEntry *self = g_new0 (CoxaEntry, 1);
  g_auto(GStrv) parts = g_strsplit (page, "/", 2);

  self->page = g_strdup (page);
  self->kind = g_strdup (parts[0]);
  self->slug = g_strdup (parts[1]);
  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) section_free);
  self->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) fact_free);
  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) link_free);

  return self;
}

/**
 * coxa_entry_free:
 * @self: (nullable) (transfer full): an entry
 *
 * Frees an entry.
 */
void
coxa_entry_free (CoxaEntry *self)
{
  if (self == NULL)
    return;

  g_free (self->page);
  g_free (self->kind);
  g_free (self->slug);
  g_free (self->title);
  g_free (self->latin);
  g_free (self->fma);
  g_strfreev (self->synonyms);
  g_free (self->summary[COXA_LEVEL_PLAIN]);
  g_free (self->summary[COXA_LEVEL_CLINICAL]);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->facts);
  g_ptr_array_unref (self->links);
  coxa_practice_free (self->practice);
  g_free (self->reviewed);
  g_free (self->reviewed_by);
  g_free (self);
}

/**
 * coxa_entry_dup_file:
 * @page: such as "muscle/gluteus-minimus"
 *
 * Gives the path of a page's file in the data folder.
 *
 * Returns: (transfer full): such as "atlas/muscle/gluteus-minimus.json"
 */
char *
coxa_entry_dup_file (const char *page)
{
  return g_strconcat ("atlas/", page, ".json", NULL);
}

static gboolean
is_page (const char *page)
{
  g_auto(GStrv) parts = g_strsplit (page, "/", 3);

  return g_strv_length (parts) == 2 && coxa_address_is_slug (parts[0]) && coxa_address_is_slug (parts[1]);
}

/**
 * coxa_entry_load:
 * @folder: the data folder
 * @page: such as "muscle/gluteus-minimus"
 * @problems: (nullable): where #CoxaProblem items are appended
 * @error: return location for a %COXA_ATLAS_ERROR
 *
 * Reads the file of one entry. What is not sound in it is left out; only a file that is missing or is no JSON object gives
 * no entry at all.
 *
 * Returns: (transfer full): the entry, or %NULL with @error set
 */
CoxaEntry *
coxa_entry_load (const char  *folder,
                 const char  *page,
                 GPtrArray   *problems,
                 GError     **error)
{
  g_autofree char *file = NULL;
  g_autoptr(CoxaJson) json = NULL;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (page != NULL && is_page (page), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  file = coxa_entry_dup_file (page);
  json = coxa_json_load (folder, file, problems, error);

  return json != NULL ? coxa_entry_read (json, page) : NULL;
}

/**
 * coxa_entry_get_section:
 * @self: an entry
 * @id: (nullable): id of a section, %NULL for the first
 *
 * Looks a section up.
 *
 * Returns: (transfer none) (nullable): the section
 */
CoxaSection *
coxa_entry_get_section (const CoxaEntry *self,
                        const char      *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->sections->len; i++)
    {
      CoxaSection *section = g_ptr_array_index (self->sections, i);

      if (id == NULL || g_str_equal (section->id, id))
        return section;
    }

  return NULL;
}

/**
 * coxa_entry_get_kinds:
 *
 * Lists the kinds of entries there are: the names of the folders in atlas/.
 *
 * Returns: (transfer none): the kinds, %NULL-terminated
 */
const char * const *
coxa_entry_get_kinds (void)
{
  static const char * const kinds[] = { "muscle", "fascia", "bone", "landmark", "joint", "ligament", "bursa", "nerve", "root",
                                        "vessel", "region", "zone", "condition", "test", "exercise", "stretch", "release",
                                        "habit", "concept", "programme", NULL };

  return kinds;
}
