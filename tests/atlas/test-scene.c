#include "coxa-atlas.h"
#include "fixture.h"

typedef struct
{
  const char *name;
  const char *address;
  int         depth;
  const char *selected;
  const char *overlays; /* joined with spaces */
} Case;

#define MINIMUS "muscle/gluteus-minimus"

static const Case cases[] = {
  { "muscle", MINIMUS, 3, MINIMUS, "" },
  { "muscle-overview", MINIMUS "/overview", 3, MINIMUS, "" },
  { "muscle-action", MINIMUS "/action", 3, MINIMUS, "" },
  { "muscle-unknown-section", MINIMUS "/none", 3, MINIMUS, "" },
  { "origin", MINIMUS "/origin", 4, MINIMUS, "gluteus-minimus.origin" },
  { "insertion", MINIMUS "/insertion", 4, MINIMUS, "gluteus-minimus.insertion" },
  { "innervation", MINIMUS "/innervation", 3, MINIMUS, "superior-gluteal-nerve" },
  { "override", MINIMUS "/relations", 2, "muscle/gluteus-medius", "superior-gluteal-nerve" },
  { "override-and-depth", MINIMUS "/relations?depth=4", 4, "muscle/gluteus-medius", "superior-gluteal-nerve" },
  { "depth-of-address", MINIMUS "?depth=1", 1, MINIMUS, "" },
  { "unknown-view", MINIMUS "?view=moon", 3, MINIMUS, "" },
  { "middle", "muscle/gluteus-medius", 2, "muscle/gluteus-medius", "" },
  { "no-footprint", "muscle/gluteus-medius/origin", 2, "muscle/gluteus-medius", "" },
  { "nerve", "nerve/superior-gluteal", 3, "nerve/superior-gluteal", "superior-gluteal-nerve" },
  { "bone", "bone/hip-bone", 4, "bone/hip-bone", "" },
  { "attachments", "bone/hip-bone/attachments", 4, "bone/hip-bone", "gluteus-minimus.origin gluteus-minimus.insertion" },
  { "no-part", "region/hip", 1, NULL, "" },
  { "no-entry", "muscle/none", 1, NULL, "" },
  { "left", MINIMUS "?side=left", 3, MINIMUS, "" },
};

static void
test_case (Fixture       *fixture,
           gconstpointer  data)
{
  const Case *test = data;
  g_autoptr(CoxaAtlas) atlas = coxa_atlas_load (fixture->folder, NULL, NULL);
  g_autoptr(CoxaAddress) address = coxa_address_parse (test->address, NULL);
  g_autoptr(CoxaScene) scene = coxa_scene_new_for_address (atlas, address);
  g_autoptr(CoxaScene) copy = coxa_scene_copy (scene);
  g_autofree char *overlays = g_strjoinv (" ", scene->overlays);

  g_assert_cmpint (scene->side, ==, address->side);
  g_assert_cmpstr (scene->view, ==, "back");
  g_assert_cmpint (scene->depth, ==, test->depth);
  g_assert_cmpstr (scene->selected, ==, test->selected);
  g_assert_cmpstr (overlays, ==, test->overlays);
  g_assert_true (coxa_scene_equal (scene, copy));
  copy->depth++;
  g_assert_false (coxa_scene_equal (scene, copy));
}

/* A drawing that is not there leaves a scene that shows nothing, and no crash. */
static void
test_without_views (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(CoxaAtlas) atlas = NULL;
  g_autoptr(CoxaAddress) address = coxa_address_parse (MINIMUS "/origin?depth=2", NULL);
  g_autoptr(CoxaScene) scene = NULL;

  fixture_remove (fixture, "plates/back.svg");
  atlas = coxa_atlas_load (fixture->folder, NULL, NULL);
  scene = coxa_scene_new_for_address (atlas, address);
  g_assert_null (scene->view);
  g_assert_null (scene->selected);
  g_assert_cmpint (scene->depth, ==, 2);
  g_assert_nonnull (scene->overlays);
  g_assert_null (scene->overlays[0]);
}

/* What an override asks for and the view does not have is left out. */
static void
test_override_out_of_place (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr(CoxaAtlas) atlas = NULL;
  g_autoptr(CoxaAddress) address = coxa_address_parse (MINIMUS "/relations", NULL);
  g_autoptr(CoxaScene) scene = NULL;

  fixture_replace (fixture, "atlas/muscle/gluteus-minimus.json", "\"superior-gluteal-nerve\"", "\"moon\"");
  fixture_replace (fixture, "atlas/muscle/gluteus-minimus.json", "\"select\": \"muscle/gluteus-medius\"",
                   "\"select\": \"muscle/moon\"");
  atlas = coxa_atlas_load (fixture->folder, NULL, NULL);
  scene = coxa_scene_new_for_address (atlas, address);
  g_assert_cmpstr (scene->selected, ==, MINIMUS);
  g_assert_null (scene->overlays[0]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/scene/", cases[i].name, NULL);

      g_test_add (path, Fixture, &cases[i], fixture_set_up, test_case, fixture_tear_down);
    }
  g_test_add ("/scene/without-views", Fixture, NULL, fixture_set_up, test_without_views, fixture_tear_down);
  g_test_add ("/scene/override-out-of-place", Fixture, NULL, fixture_set_up, test_override_out_of_place, fixture_tear_down);

  return g_test_run ();
}
