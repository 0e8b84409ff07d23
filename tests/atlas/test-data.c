/* The atlas that is shipped: COXA_DATA is the source tree's data/. */

#include "coxa-atlas.h"
#include "coxa-checker.h"
#include "coxa-pain.h"
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
          /* The whole, which has its page as well, is not chosen among what is in it; nor is a pattern, which is drawn. */
          if (g_str_equal (address->kind, "region") || part->role >= COXA_ROLE_PAIN_ESSENTIAL)
            g_assert_null (scene->selected);
          else
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

static CoxaAtlas *
load_atlas (void)
{
  const char *folder = find_data ("plates/plates.json");
  g_autoptr(GError) error = NULL;
  CoxaAtlas *atlas = folder != NULL ? coxa_atlas_load (folder, NULL, &error) : NULL;

  g_assert_no_error (error);

  return atlas;
}

static CoxaScene *
get_scene (CoxaAtlas  *atlas,
           const char *text)
{
  g_autoptr(CoxaAddress) address = coxa_address_parse (text, NULL);

  return coxa_scene_new_for_address (atlas, address);
}

static gboolean
has_footprints (const CoxaPlates *plates,
                const char       *page)
{
  gboolean has_origin = FALSE;
  gboolean has_insertion = FALSE;

  for (guint i = 0; i < plates->views->len; i++)
    {
      GPtrArray *parts = coxa_view_get_parts (g_ptr_array_index (plates->views, i));

      for (guint j = 0; j < parts->len; j++)
        {
          const CoxaPart *part = g_ptr_array_index (parts, j);

          if (!coxa_part_is_of_page (part, page))
            continue;
          has_origin = has_origin || part->role == COXA_ROLE_ORIGIN;
          has_insertion = has_insertion || part->role == COXA_ROLE_INSERTION;
        }
    }

  return has_origin && has_insertion;
}

/* The section on action draws where the muscle pulls, on the sheet of the view that it is shown in. No frame reaches as high as
 * the twelfth rib, to which quadratus lumborum goes. */
static void
test_pulls (void)
{
  g_autoptr(CoxaAtlas) atlas = load_atlas ();
  CoxaPlates *plates;
  guint n = 0;

  if (atlas == NULL)
    return;

  plates = coxa_atlas_get_plates (atlas);
  for (guint i = 0; i < plates->pulls->len; i++)
    {
      const CoxaPull *pull = g_ptr_array_index (plates->pulls, i);
      g_autofree char *text = g_strconcat (pull->page, "/action", NULL);
      g_autoptr(CoxaScene) scene = get_scene (atlas, text);
      const CoxaView *view = coxa_plates_get_view (plates, scene->view);

      g_assert_cmpstr (scene->pull, ==, pull->page);
      for (guint j = 0; j < pull->n_points; j++)
        {
          CoxaPoint at = coxa_view_project (view, pull->points + 3 * j);

          g_assert_cmpfloat (at.x, >, 0);
          g_assert_cmpfloat (at.x, <, view->width);
          g_assert_cmpfloat (at.y, >, g_str_equal (pull->page, "muscle/quadratus-lumborum") ? -view->height / 10 : 0);
          g_assert_cmpfloat (at.y, <, view->height);
        }
      n += has_footprints (plates, pull->page);
    }
  /* each of the muscles that hold on to bones at both ends, biceps femoris with two heads */
  g_assert_cmpuint (n, >=, 24);
}

static void
assert_order (const CoxaPainMatch *one,
              const CoxaPainMatch *next)
{
  g_assert_cmpint (one->group, <=, next->group);
  if (one->group == next->group)
    g_assert_cmpuint (one->main->len, >=, next->main->len);
}

/* Every place has something to say; what must not be missed comes first, and what is usual before what is not. */
static void
test_pain (void)
{
  static const char * const both[] = { "zone/outer-hip", "zone/groin", NULL };
  g_autoptr(CoxaAtlas) atlas = load_atlas ();
  g_autoptr(GPtrArray) matches = NULL;
  const CoxaPlates *plates;
  guint n_zones = 0;
  gboolean found = FALSE;

  if (atlas == NULL)
    return;

  plates = coxa_atlas_get_plates (atlas);
  for (guint i = 0; i < plates->views->len; i++)
    {
      GPtrArray *parts = coxa_view_get_parts (g_ptr_array_index (plates->views, i));

      for (guint j = 0; j < parts->len; j++)
        {
          const CoxaPart *part = g_ptr_array_index (parts, j);
          const char *zones[] = { part->address, NULL };
          g_autoptr(GPtrArray) here = NULL;

          if (part->role != COXA_ROLE_ZONE)
            continue;

          n_zones++;
          here = coxa_pain_find (atlas, zones);
          if (here->len == 0)
            g_error ("nothing is known for pain in %s", part->address);
        }
    }
  g_assert_cmpuint (n_zones, >, 0);

  matches = coxa_pain_find (atlas, both);
  for (guint i = 0; i < matches->len; i++)
    {
      const CoxaPainMatch *match = g_ptr_array_index (matches, i);

      g_assert_nonnull (coxa_atlas_lookup (atlas, match->page));
      g_assert_cmpuint (match->main->len + match->spread->len, >, 0);
      if (i > 0)
        assert_order (g_ptr_array_index (matches, i - 1), match);
      if (g_str_equal (match->page, "condition/gluteal-tendinopathy"))
        {
          found = TRUE;
          g_assert_cmpint (match->group, ==, COXA_PAIN_CONDITION);
          g_assert_cmpuint (match->main->len, ==, 1);
        }
    }
  g_assert_true (found);
  g_assert_cmpint (((CoxaPainMatch *) g_ptr_array_index (matches, 0))->group, ==, COXA_PAIN_URGENT);
}

/* A muscle's pattern is shown on the body, of whoever is preferred, unless the address asks for another. */
static void
test_body (void)
{
  g_autoptr(CoxaAtlas) atlas = load_atlas ();
  g_autoptr(CoxaScene) pattern = NULL;
  g_autoptr(CoxaScene) male = NULL;
  g_autoptr(CoxaScene) asked = NULL;
  g_autoptr(CoxaScene) picked = NULL;
  CoxaPlates *plates;

  if (atlas == NULL)
    return;

  plates = coxa_atlas_get_plates (atlas);
  pattern = get_scene (atlas, "muscle/gluteus-minimus/referred-pain");
  g_assert_cmpstr (coxa_plates_get_view (plates, pattern->view)->group, ==, "body");
  g_assert_cmpuint (g_strv_length (pattern->overlays), >=, 2);

  coxa_atlas_set_figure (atlas, "male");
  male = get_scene (atlas, "muscle/gluteus-minimus/referred-pain");
  g_assert_cmpstr (coxa_plates_get_view (plates, male->view)->figure, ==, "male");
  coxa_atlas_set_figure (atlas, "female");
  asked = get_scene (atlas, "muscle/gluteus-minimus/referred-pain?view=body-back-male");
  g_assert_cmpstr (asked->view, ==, "body-back-male");

  picked = get_scene (atlas, "region/body?pick=groin");
  g_assert_cmpstr (coxa_plates_get_view (plates, picked->view)->group, ==, "body");
  g_assert_null (picked->selected);
  g_assert_cmpstr (picked->picked[0], ==, "zone/groin");
}

/* What is not drawn itself shows what it is about. */
static void
test_subject (void)
{
  g_autoptr(CoxaAtlas) atlas = load_atlas ();
  g_autoptr(CoxaScene) condition = NULL;
  g_autoptr(CoxaScene) exercise = NULL;
  g_autoptr(CoxaScene) test = NULL;
  g_autoptr(CoxaScene) felt = NULL;
  g_autoptr(CoxaScene) none = NULL;

  if (atlas == NULL)
    return;

  condition = get_scene (atlas, "condition/gluteal-tendinopathy");
  g_assert_cmpstr (condition->selected, ==, "muscle/gluteus-medius");
  exercise = get_scene (atlas, "exercise/clamshell/muscles");
  g_assert_cmpstr (exercise->selected, ==, "muscle/gluteus-maximus");
  test = get_scene (atlas, "test/single-leg-stance");
  g_assert_cmpstr (test->selected, ==, "muscle/gluteus-medius");
  felt = get_scene (atlas, "condition/gluteal-tendinopathy/symptoms");
  g_assert_cmpstr (coxa_plates_get_view (coxa_atlas_get_plates (atlas), felt->view)->group, ==, "body");
  g_assert_null (felt->selected);
  g_assert_cmpstr (felt->picked[0], ==, "zone/outer-hip");
  none = get_scene (atlas, "concept/about-the-sources");
  g_assert_null (none->selected);
  g_assert_null (none->picked[0]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/data/sound", test_sound);
  g_test_add_func ("/data/regions-open", test_regions_open);
  g_test_add_func ("/data/prose", test_prose);
  g_test_add_func ("/data/pulls", test_pulls);
  g_test_add_func ("/data/pain", test_pain);
  g_test_add_func ("/data/body", test_body);
  g_test_add_func ("/data/subject", test_subject);

  return g_test_run ();
}
