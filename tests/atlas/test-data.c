/* The atlas that is shipped: COXA_DATA is the source tree's data/. */

#include "coxa-atlas.h"
#include "coxa-checker.h"
#include "coxa-prose.h"
#include "fixture.h"

#include <string.h>

static const char *
find_data (const char *file)
{
  const char *folder = g_getenv ("COXA_DATA");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, file, NULL) : NULL;

  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    return folder;

  g_test_skip ("The data folder is not there");

  return NULL;
}

static void
test_sound (void)
{
  const char *folder = find_data ("plates/plates.json");
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;

  if (folder == NULL)
    return;

  problems = coxa_checker_run (folder, NULL, &error);
  g_assert_no_error (error);
  fixture_print (problems);
  g_assert_cmpuint (problems->len, ==, 0);
}

static gboolean
shows (const CoxaView *view,
       const char     *page)
{
  for (guint i = 0; view != NULL && i < coxa_view_get_parts (view)->len; i++)
    if (coxa_part_is_of_page (g_ptr_array_index (coxa_view_get_parts (view), i), page))
      return TRUE;

  return FALSE;
}

/* Whatever can be pointed at opens a page with something to read at both levels. */
static void
test_regions_open (void)
{
  const char *folder = find_data ("plates/plates.json");
  g_autoptr(CoxaAtlas) atlas = NULL;
  g_autoptr(GError) error = NULL;
  const CoxaPlates *plates;

  if (folder == NULL)
    return;

  atlas = coxa_atlas_load (folder, NULL, &error);
  g_assert_no_error (error);
  plates = coxa_atlas_get_plates (atlas);
  g_assert_cmpuint (plates->views->len, >, 0);

  for (guint i = 0; i < plates->views->len; i++)
    {
      const CoxaView *view = g_ptr_array_index (plates->views, i);

      g_assert_cmpuint (coxa_view_get_parts (view)->len, >, 0);
      for (guint j = 0; j < coxa_view_get_parts (view)->len; j++)
        {
          const CoxaPart *part = g_ptr_array_index (coxa_view_get_parts (view), j);
          g_autoptr(CoxaAddress) address = coxa_address_parse (part->address, &error);
          g_autofree char *page = coxa_address_dup_page (address);
          const CoxaEntry *entry = coxa_atlas_get_entry (atlas, page, &error);
          g_autoptr(CoxaScene) scene = coxa_scene_new_for_address (atlas, address);

          g_assert_no_error (error);
          g_assert_cmpstr (entry->summary[COXA_LEVEL_PLAIN], !=, "");
          g_assert_cmpstr (entry->summary[COXA_LEVEL_CLINICAL], !=, "");
          g_assert_cmpstr (scene->selected, ==, page);
          g_assert_true (shows (coxa_plates_get_view (coxa_atlas_get_plates (atlas), scene->view), page));
        }
    }
}

/* Every sentence of every entry yields blocks, and every number in them a source. */
static void
test_prose (void)
{
  const char *folder = find_data ("atlas/atlas.json");
  g_autoptr(CoxaAtlas) atlas = NULL;
  g_autoptr(GPtrArray) queue = NULL;
  guint n_entries = 0;

  if (folder == NULL)
    return;

  atlas = coxa_atlas_load (folder, NULL, NULL);
  g_assert_nonnull (atlas);
  queue = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; coxa_entry_get_kinds ()[i] != NULL; i++)
    {
      const char *kind = coxa_entry_get_kinds ()[i];
      g_autofree char *path = g_build_filename (folder, "atlas", kind, NULL);
      g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          if (g_str_has_suffix (name, ".json"))
            g_ptr_array_add (queue, g_strdup_printf ("%s/%.*s", kind, (int) (strlen (name) - 5), name));
        }
    }

  for (guint i = 0; i < queue->len; i++)
    {
      const CoxaEntry *entry = coxa_atlas_get_entry (atlas, g_ptr_array_index (queue, i), NULL);
      g_autoptr(GPtrArray) citations = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_citation_free);

      g_assert_nonnull (entry);
      n_entries++;
      for (guint j = 0; j < 2 * entry->sections->len; j++)
        {
          const CoxaSection *section = g_ptr_array_index (entry->sections, j / 2);
          g_autoptr(GPtrArray) blocks = coxa_prose_parse (section->text[j % 2], COXA_SIDE_RIGHT, citations);

          g_assert_cmpuint (blocks->len, >, 0);
        }
      for (guint j = 0; j < citations->len; j++)
        {
          const CoxaCitation *citation = g_ptr_array_index (citations, j);
          const CoxaSource *source = coxa_atlas_get_source (atlas, citation->key);
          g_autofree char *text = source != NULL ? coxa_source_dup_text (source) : NULL;

          g_assert_nonnull (text);
        }
    }
  g_assert_cmpuint (n_entries, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/data/sound", test_sound);
  g_test_add_func ("/data/regions-open", test_regions_open);
  g_test_add_func ("/data/prose", test_prose);

  return g_test_run ();
}
