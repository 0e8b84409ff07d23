#include "coxa-atlas.h"
#include "coxa-catalogue.h"
#include "coxa-relation.h"
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define MINIMUS "muscle/gluteus-minimus"

static CoxaAtlas *
load (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  CoxaAtlas *atlas = coxa_atlas_load (fixture->folder, NULL, &error);

  g_assert_no_error (error);
  fixture_print (coxa_atlas_get_problems (atlas));

  return atlas;
}

static void
write_index (Fixture *fixture)
{
  g_autoptr(GPtrArray) rows = coxa_catalogue_scan (fixture->folder, NULL, NULL, NULL);
  g_autofree char *json = coxa_catalogue_to_json (rows);

  fixture_write (fixture, COXA_CATALOGUE_FILE, json, -1);
}

static char *
join_related (CoxaAtlas  *atlas,
              const char *page,
              const char *relation)
{
  g_autoptr(GPtrArray) pages = coxa_atlas_list_related (atlas, page, relation);

  g_ptr_array_add (pages, NULL);

  return g_strjoinv (" ", (char **) pages->pdata);
}

/* With the index and without it the atlas is the same. */
static void
test_good (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(CoxaAtlas) atlas = NULL;
  g_autoptr(GError) error = NULL;
  const CoxaIndexRow *row;
  CoxaEntry *entry;

  if (data != NULL)
    write_index (fixture);
  atlas = load (fixture);

  g_assert_cmpuint (coxa_atlas_get_problems (atlas)->len, ==, 0);
  g_assert_cmpstr (coxa_atlas_get_folder (atlas), ==, fixture->folder);
  g_assert_cmpstr (coxa_atlas_get_home (atlas), ==, "region/hip");
  g_assert_cmpstr (coxa_atlas_get_credit (atlas), ==, "Texts for tests.");
  g_assert_cmpuint (coxa_atlas_get_plates (atlas)->views->len, ==, 1);

  row = coxa_atlas_lookup (atlas, MINIMUS);
  g_assert_cmpstr (row->page, ==, MINIMUS);
  g_assert_cmpstr (row->kind, ==, "muscle");
  g_assert_cmpstr (row->title, ==, "Gluteus minimus");
  g_assert_cmpstr (row->latin, ==, "Musculus gluteus minimus");
  g_assert_cmpstr (row->synonyms[1], ==, "smallest gluteal");
  g_assert_cmpstr (row->summary, ==, "The smallest glute.");
  g_assert_null (coxa_atlas_lookup (atlas, "muscle/none"));
  g_assert_null (coxa_atlas_lookup (atlas, "region/hip")->latin);

  entry = coxa_atlas_get_entry (atlas, MINIMUS, &error);
  g_assert_no_error (error);
  g_assert_true (coxa_atlas_get_entry (atlas, MINIMUS, NULL) == entry);

  g_assert_null (coxa_atlas_get_entry (atlas, "muscle/none", &error));
  g_assert_error (error, COXA_ATLAS_ERROR, COXA_ATLAS_ERROR_MISSING);
  g_assert_nonnull (strstr (error->message, "muscle/none"));
  g_clear_error (&error);
  g_assert_null (coxa_atlas_get_entry (atlas, "../../etc/passwd", &error));
  g_assert_error (error, COXA_ATLAS_ERROR, COXA_ATLAS_ERROR_MISSING);

  g_assert_cmpint (coxa_atlas_get_source (atlas, "beck-2000")->year, ==, 2000);
  g_assert_null (coxa_atlas_get_source (atlas, "none"));
}

static void
test_relations (Fixture       *fixture,
                gconstpointer  data)
{
  static const struct
  {
    const char *page;
    const char *relation;
    const char *expected;
  } cases[] = {
    { MINIMUS, "innervated-by", "nerve/superior-gluteal" },
    { "nerve/superior-gluteal", "innervates", "muscle/gluteus-medius muscle/gluteus-minimus" },
    { MINIMUS, "deep-to", "muscle/gluteus-medius" },
    { "muscle/gluteus-medius", "superficial-to", MINIMUS },
    { "muscle/gluteus-medius", "deep-to", "" },
    { MINIMUS, "synergist-of", "muscle/gluteus-medius" },
    { "muscle/gluteus-medius", "synergist-of", MINIMUS },
    { "bone/hip-bone", "attachment-of", MINIMUS },
    { "region/hip", "has-part", "bone/hip-bone" },
    { "region/hip", "innervates", "" },
    { "muscle/none", "innervates", "" },
    { MINIMUS, "none", "" },
  };
  g_autoptr(CoxaAtlas) atlas = NULL;

  if (data != NULL)
    write_index (fixture);
  atlas = load (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *pages = join_related (atlas, cases[i].page, cases[i].relation);

      g_assert_cmpstr (pages, ==, cases[i].expected);
    }
}

/* What a programme is made of, each page once and in the order of titles, and the way back. */
static void
test_programme (Fixture       *fixture,
                gconstpointer  data)
{
  static const char rest[] = "\"short\": true, \"summary\": { \"plain\": \"P.\", \"clinical\": \"C.\" }, "
                             "\"reviewed\": { \"date\": \"2026-11-21\", \"by\": null }";
  g_autofree char *step = g_strdup_printf ("{ \"kind\": \"exercise\", \"slug\": \"step-up\", \"title\": \"Step up\", %s }", rest);
  g_autofree char *programme = g_strdup_printf ("{ \"kind\": \"programme\", \"slug\": \"daily\", \"title\": \"Daily\", "
                                                "\"items\": [ { \"address\": \"exercise/step-up\", "
                                                "\"dose\": { \"reps\": [5, 8] }, \"note\": \"Hold on.\" }, "
                                                "{ \"address\": \"exercise/step-up\" } ], %s }", rest);
  g_autoptr(CoxaAtlas) atlas = NULL;
  g_autofree char *includes = NULL;
  g_autofree char *included = NULL;
  const CoxaPracticeItem *item;
  const CoxaEntry *entry;

  fixture_write (fixture, "atlas/exercise/step-up.json", step, -1);
  fixture_write (fixture, "atlas/programme/daily.json", programme, -1);
  if (data != NULL)
    write_index (fixture);
  atlas = load (fixture);
  includes = join_related (atlas, "programme/daily", "includes");
  included = join_related (atlas, "exercise/step-up", "included-in");
  g_assert_cmpstr (includes, ==, "exercise/step-up");
  g_assert_cmpstr (included, ==, "programme/daily");

  entry = coxa_atlas_get_entry (atlas, "programme/daily", NULL);
  g_assert_cmpuint (entry->practice->items->len, ==, 2);
  item = g_ptr_array_index (entry->practice->items, 0);
  g_assert_cmpstr (item->page, ==, "exercise/step-up");
  g_assert_cmpint (item->dose->reps.max, ==, 8);
  g_assert_cmpstr (item->note, ==, "Hold on.");
  g_assert_null (((const CoxaPracticeItem *) g_ptr_array_index (entry->practice->items, 1))->dose);
  entry = coxa_atlas_get_entry (atlas, "exercise/step-up", NULL);
  g_assert_null (entry->practice->items);
}

static void
test_relation_table (void)
{
  const char * const *relations = coxa_atlas_get_relations ();
  const char * const *written = coxa_relation_list_written ();

  for (guint i = 0; relations[i] != NULL; i++)
    {
      const char *inverse = coxa_relation_get_inverse (relations[i]);

      g_assert_cmpstr (coxa_relation_get_inverse (inverse), ==, relations[i]);
      g_assert_true (g_strv_contains (relations, inverse));
      g_assert_cmpstr (coxa_relation_get_title (relations[i]), !=, relations[i]);
      g_assert_true (g_strv_contains (written, relations[i]) || g_strv_contains (written, inverse));
    }
  g_assert_cmpuint (g_strv_length ((char **) written), ==, 19);
  g_assert_cmpuint (g_strv_length ((char **) relations), ==, 34);
  g_assert_cmpstr (coxa_relation_get_title ("innervates"), ==, "Innervates");
  g_assert_null (coxa_relation_get_inverse ("none"));
}

/* One broken page costs that page alone. */
static void
test_broken_page (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(CoxaAtlas) atlas = NULL;
  g_autoptr(GError) error = NULL;
  /* With an index the page is known, and turns out to be broken when it is opened. */
  int code = data != NULL ? COXA_ATLAS_ERROR_BROKEN : COXA_ATLAS_ERROR_MISSING;
  guint count;

  if (data != NULL)
    write_index (fixture);
  fixture_write (fixture, "atlas/muscle/gluteus-medius.json", "{ \"kind\": ", -1);
  atlas = load (fixture);

  g_assert_null (coxa_atlas_get_entry (atlas, "muscle/gluteus-medius", &error));
  g_assert_error (error, COXA_ATLAS_ERROR, code);
  g_assert_true (fixture_has_problem (coxa_atlas_get_problems (atlas), "atlas/muscle/gluteus-medius.json", "/kind",
                                      "ends where a value"));
  g_assert_nonnull (coxa_atlas_get_entry (atlas, MINIMUS, NULL));

  /* Asked again it fails again, and is not told twice. */
  count = coxa_atlas_get_problems (atlas)->len;
  g_clear_error (&error);
  g_assert_null (coxa_atlas_get_entry (atlas, "muscle/gluteus-medius", &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (coxa_atlas_get_problems (atlas)->len, ==, count);
}

static void
test_sound_rest (Fixture       *fixture,
                 gconstpointer  data)
{
  static const struct
  {
    const char *file;
    const char *bytes;
  } cases[] = {
    { "atlas/atlas.json", "{" },
    { "atlas/sources.json", "[]" },
    { "plates/plates.json", "\xff" },
    { COXA_CATALOGUE_FILE, "{ \"format\": 1, \"entries\": 3 }" },
    { COXA_CATALOGUE_FILE, "nonsense" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture own = { NULL };
      g_autoptr(CoxaAtlas) atlas = NULL;

      fixture_set_up (&own, NULL);
      fixture_write (&own, cases[i].file, cases[i].bytes, -1);
      atlas = load (&own);
      g_assert_true (fixture_has_problem (coxa_atlas_get_problems (atlas), cases[i].file, NULL, ""));
      g_assert_nonnull (coxa_atlas_get_plates (atlas));
      g_assert_nonnull (coxa_atlas_get_credit (atlas));
      g_assert_cmpstr (coxa_atlas_get_home (atlas), ==, "region/hip");
      g_assert_nonnull (coxa_atlas_get_entry (atlas, MINIMUS, NULL));
      fixture_tear_down (&own, NULL);
    }
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *none = g_build_filename (fixture->folder, "none", NULL);
  g_autofree char *empty = g_build_filename (fixture->folder, "empty", NULL);

  g_assert_null (coxa_atlas_load (none, NULL, &error));
  g_assert_error (error, COXA_ATLAS_ERROR, COXA_ATLAS_ERROR_MISSING);
  g_assert_nonnull (strstr (error->message, none));
  g_clear_error (&error);

  g_assert_cmpint (g_mkdir (empty, 0700), ==, 0);
  g_assert_null (coxa_atlas_load (empty, NULL, &error));
  g_assert_error (error, COXA_ATLAS_ERROR, COXA_ATLAS_ERROR_BROKEN);
  g_assert_nonnull (strstr (error->message, "atlas/atlas.json"));
}

static void
test_home_and_regions (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(CoxaAtlas) atlas = NULL;

  fixture_replace (fixture, "atlas/atlas.json", "region/hip", "region/knee");
  fixture_remove (fixture, "atlas/nerve/superior-gluteal.json");
  atlas = load (fixture);
  g_assert_true (fixture_has_problem (coxa_atlas_get_problems (atlas), "atlas/atlas.json", "/home", "“region/knee”"));
  g_assert_true (fixture_has_problem (coxa_atlas_get_problems (atlas), "plates/plates.json", NULL,
                                      "“nerve/superior-gluteal”, which is no entry"));
  g_assert_true (fixture_has_problem (coxa_atlas_get_problems (atlas), "atlas/muscle/gluteus-minimus.json",
                                      "/links/innervated-by", "no entry “nerve/superior-gluteal”"));
  g_assert_cmpstr (coxa_atlas_get_home (atlas), ==, "region/hip");
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (coxa_atlas_load (fixture->folder, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_finalizes (Fixture       *fixture,
                gconstpointer  data)
{
  CoxaAtlas *atlas = load (fixture);
  CoxaPlates *plates = coxa_plates_ref (coxa_atlas_get_plates (atlas));

  g_assert_nonnull (coxa_atlas_get_entry (atlas, MINIMUS, NULL));
  g_assert_finalize_object (atlas);
  g_assert_nonnull (coxa_plates_get_view (plates, "back"));
  coxa_plates_unref (plates);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/atlas/good", Fixture, NULL, fixture_set_up, test_good, fixture_tear_down);
  g_test_add ("/atlas/good-with-index", Fixture, "", fixture_set_up, test_good, fixture_tear_down);
  g_test_add ("/atlas/relations", Fixture, NULL, fixture_set_up, test_relations, fixture_tear_down);
  g_test_add ("/atlas/relations-with-index", Fixture, "", fixture_set_up, test_relations, fixture_tear_down);
  g_test_add ("/atlas/programme", Fixture, NULL, fixture_set_up, test_programme, fixture_tear_down);
  g_test_add ("/atlas/programme-with-index", Fixture, "", fixture_set_up, test_programme, fixture_tear_down);
  g_test_add_func ("/atlas/relation-table", test_relation_table);
  g_test_add ("/atlas/broken-page", Fixture, NULL, fixture_set_up, test_broken_page, fixture_tear_down);
  g_test_add ("/atlas/broken-page-with-index", Fixture, "", fixture_set_up, test_broken_page, fixture_tear_down);
  g_test_add ("/atlas/sound-rest", Fixture, NULL, fixture_set_up, test_sound_rest, fixture_tear_down);
  g_test_add ("/atlas/nothing", Fixture, NULL, fixture_set_up, test_nothing, fixture_tear_down);
  g_test_add ("/atlas/home-and-regions", Fixture, NULL, fixture_set_up, test_home_and_regions, fixture_tear_down);
  g_test_add ("/atlas/cancelled", Fixture, NULL, fixture_set_up, test_cancelled, fixture_tear_down);
  g_test_add ("/atlas/finalizes", Fixture, NULL, fixture_set_up, test_finalizes, fixture_tear_down);

  return g_test_run ();
}
