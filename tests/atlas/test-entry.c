#include "coxa-atlas.h"
#include "coxa-entry.h"
#include "coxa-source.h"
#include "fixture.h"

#include <string.h>

#define PAGE      "muscle/gluteus-minimus"
#define FILE_NAME "atlas/muscle/gluteus-minimus.json"

static CoxaEntry *
load (Fixture   *fixture,
      GPtrArray *problems)
{
  g_autoptr(GError) error = NULL;
  CoxaEntry *entry = coxa_entry_load (fixture->folder, PAGE, problems, &error);

  g_assert_no_error (error);
  fixture_print (problems);

  return entry;
}

static void
test_good (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(CoxaEntry) entry = load (fixture, problems);
  const CoxaSection *section;
  const CoxaFact *fact;

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpstr (entry->page, ==, PAGE);
  g_assert_cmpstr (entry->kind, ==, "muscle");
  g_assert_cmpstr (entry->slug, ==, "gluteus-minimus");
  g_assert_cmpstr (entry->title, ==, "Gluteus minimus");
  g_assert_cmpstr (entry->latin, ==, "Musculus gluteus minimus");
  g_assert_cmpint (entry->ta2, ==, 2600);
  g_assert_cmpstr (entry->fma, ==, "FMA22317");
  g_assert_cmpuint (g_strv_length (entry->synonyms), ==, 2);
  g_assert_false (entry->is_short);
  g_assert_cmpstr (entry->summary[COXA_LEVEL_PLAIN], ==, "The *smallest* glute.");
  g_assert_cmpstr (entry->reviewed, ==, "2026-11-21");
  g_assert_null (entry->reviewed_by);
  g_assert_cmpuint (entry->sections->len, ==, 10);
  g_assert_cmpuint (entry->links->len, ==, 4);

  section = coxa_entry_get_section (entry, NULL);
  g_assert_cmpstr (section->id, ==, "overview");
  g_assert_cmpstr (section->title, ==, "Overview");
  section = coxa_entry_get_section (entry, "blood-supply");
  g_assert_cmpstr (section->title, ==, "Blood supply");
  g_assert_null (coxa_entry_get_section (entry, "none"));
  section = coxa_entry_get_section (entry, "referred-pain");
  g_assert_cmpstr (section->evidence, ==, "contested");
  g_assert_cmpstr (section->contested, ==, "It rests on observation.");

  section = coxa_entry_get_section (entry, "relations");
  g_assert_cmpstr (section->scene->view, ==, "back");
  g_assert_cmpint (section->scene->depth, ==, 2);
  g_assert_cmpstr (section->scene->select, ==, "muscle/gluteus-medius");
  g_assert_cmpstr (section->scene->overlays[0], ==, "superior-gluteal-nerve");

  fact = g_ptr_array_index (entry->facts, 0);
  g_assert_cmpstr (fact->id, ==, "roots");
  g_assert_cmpstr (fact->title, ==, "Nerve roots");
  g_assert_cmpstr (fact->text, ==, "L4 – S1");
}

static void
test_short (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(CoxaEntry) entry = coxa_entry_load (fixture->folder, "muscle/gluteus-medius", problems, NULL);
  const CoxaSection *section;

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_true (entry->is_short);
  g_assert_cmpuint (entry->sections->len, ==, 1);
  section = coxa_entry_get_section (entry, "overview");
  g_assert_cmpstr (section->text[COXA_LEVEL_PLAIN], ==, entry->summary[COXA_LEVEL_PLAIN]);
  g_assert_cmpstr (((CoxaFact *) g_ptr_array_index (entry->facts, 0))->text, ==, "L5, S1");
}

typedef struct
{
  const char *name;
  const char *from;
  const char *to;
  const char *pointer;
  const char *words;
} Case;

/* Each spoils one thing: it is told once, and the rest of the entry is there. */
static const Case cases[] = {
  { "unknown-key", "\"kind\": \"muscle\"", "\"kind\": \"muscle\", \"colour\": 1", "/colour", "“colour” is not known" },
  { "kind-against-path", "\"kind\": \"muscle\"", "\"kind\": \"bone\"", "/kind", "“bone”, and its path says “muscle”" },
  { "slug-against-path", "\"slug\": \"gluteus-minimus\"", "\"slug\": \"x\"", "/slug", "“x”" },
  { "title-missing", "\"title\": \"Gluteus minimus\",", "", "", "“title” is missing" },
  { "title-number", "\"title\": \"Gluteus minimus\"", "\"title\": 5", "/title", "not a text" },
  { "ta2-absurd", "2600", "99999999", "/ta2", "out of range" },
  { "fma-absurd", "FMA22317", "22317", "/fma", "not an FMA id" },
  { "synonyms-text", "[\n    \"glute min\",\n    \"smallest gluteal\"\n  ]", "\"glute min\"", "/synonyms", "not a list" },
  { "register-missing", "\"clinical\": \"Deepest abductor.\"", "\"clinical\": \"\"", "/summary/clinical", "empty" },
  { "section-register", "\"plain\": \"Leg raises.\",", "", "/sections/9", "“plain” is missing" },
  { "summary-register-unknown", "\"clinical\": \"Deepest abductor.\"", "\"clinical\": \"D.\", \"kids\": \"x\"", "/summary/kids",
    "“kids”" },
  { "section-missing", "\"id\": \"exercises\"", "\"id\": \"more\"", "/sections", "no section “exercises”" },
  { "section-unknown-key", "\"id\": \"action\"", "\"id\": \"action\", \"video\": 1", "/sections/5/video", "“video”" },
  { "evidence-missing", "\"clinical\": \"Tendinopathy.\",\n      \"evidence\": \"textbook\"", "\"clinical\": \"T.\"",
    "/sections/8", "“evidence” is missing" },
  { "evidence-unknown", "\"clinical\": \"Tendinopathy.\",\n      \"evidence\": \"textbook\"",
    "\"clinical\": \"T.\", \"evidence\": \"sure\"", "/sections/8/evidence", "“sure”" },
  { "contested-why", "\"contested\": \"It rests on observation.\"", "\"title\": \"Referred pain\"", "/sections/7",
    "“contested” is missing" },
  { "scene-depth", "\"depth\": 2", "\"depth\": 9", "/sections/6/scene/depth", "9 is out of range" },
  { "scene-view", "\"view\": \"back\"", "\"view\": \"../x\"", "/sections/6/scene/view", "“../x”" },
  { "scene-unknown", "\"depth\": 2", "\"deep\": 2", "/sections/6/scene/deep", "“deep”" },
  { "root", "\"L5\",", "\"L9\",", "/facts/roots/1", "“L9” is not a nerve root" },
  { "fact-unknown", "\"if-it-fails\"", "\"weight\"", "/facts/weight", "“weight”" },
  { "relation-unknown", "\"deep-to\"", "\"loves\"", "/links/loves", "“loves” is not known" },
  { "relation-inverse", "\"deep-to\"", "\"superficial-to\"", "/links/superficial-to", "derived" },
  { "link-to-itself", "\"bone/hip-bone\"\n", "\"muscle/gluteus-minimus\"\n", "/links/attaches-to/0", "cannot be linked" },
  { "link-to-section", "\"bone/hip-bone\"\n", "\"bone/hip-bone/attachments\"\n", "/links/attaches-to/0", "cannot be linked" },
  { "link-to-web", "\"bone/hip-bone\"\n", "\"https://example.org\"\n", "/links/attaches-to/0", "cannot be linked" },
  { "link-twice", "\"bone/hip-bone\"\n", "\"bone/hip-bone\", \"bone/hip-bone\"\n", "/links/attaches-to/1", "stands twice" },
  { "link-number", "\"bone/hip-bone\"\n", "12\n", "/links/attaches-to/0", "not a text" },
  { "date", "2026-11-21", "21.11.2026", "/reviewed/date", "not a date" },
  { "date-absurd", "2026-11-21", "2026-13-41", "/reviewed/date", "not a date" },
  { "reviewer", "\"by\": null", "\"by\": 3", "/reviewed/by", "not a text" },
  { "review-missing", "\"reviewed\"", "\"viewed\"", "", "“reviewed” is missing" },
};

static void
test_case (Fixture       *fixture,
           gconstpointer  data)
{
  const Case *test = data;
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(CoxaEntry) entry = NULL;

  fixture_replace (fixture, FILE_NAME, test->from, test->to);
  entry = load (fixture, problems);
  g_assert_true (fixture_has_problem (problems, FILE_NAME, test->pointer, test->words));
  g_assert_cmpint (((CoxaProblem *) g_ptr_array_index (problems, 0))->line, >, 0);
  g_assert_cmpuint (problems->len, <=, 3);
  g_assert_nonnull (entry->title);
  g_assert_cmpuint (entry->sections->len, >=, 9);
}

static void
test_missing_register_is_filled (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(CoxaEntry) entry = NULL;
  const CoxaSection *section;

  fixture_replace (fixture, FILE_NAME, "\"plain\": \"Leg raises.\",", "");
  entry = load (fixture, problems);
  section = coxa_entry_get_section (entry, "exercises");
  g_assert_cmpstr (section->text[COXA_LEVEL_PLAIN], ==, "Side-lying abduction.");
}

static void
test_nearly_nothing (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(CoxaEntry) entry = NULL;

  fixture_write (fixture, FILE_NAME, "{}", -1);
  entry = load (fixture, problems);
  g_assert_cmpstr (entry->title, ==, "Gluteus minimus");
  g_assert_cmpstr (entry->summary[COXA_LEVEL_CLINICAL], ==, "");
  g_assert_cmpuint (entry->sections->len, ==, 1);
  g_assert_nonnull (entry->synonyms);
  g_assert_cmpuint (problems->len, >=, 6);
}

static void
test_missing_file (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(GError) error = NULL;

  g_assert_null (coxa_entry_load (fixture->folder, "muscle/none", problems, &error));
  g_assert_error (error, COXA_ATLAS_ERROR, COXA_ATLAS_ERROR_MISSING);
  g_assert_nonnull (strstr (error->message, "atlas/muscle/none.json"));
}

/* Cut at any byte the file is told to be broken, by name, and nothing else happens. */
static void
test_cut_short (Fixture       *fixture,
                gconstpointer  data)
{
  gsize length;
  g_autofree char *text = fixture_read (fixture, FILE_NAME, &length);

  g_assert_cmpint (text[length - 2], ==, '}');
  for (gsize i = 0; i < length - 1; i++)
    {
      g_autoptr(GPtrArray) problems = fixture_new_problems ();
      g_autoptr(GError) error = NULL;

      fixture_write (fixture, FILE_NAME, text, i);
      g_assert_null (coxa_entry_load (fixture->folder, PAGE, problems, &error));
      g_assert_error (error, COXA_ATLAS_ERROR, COXA_ATLAS_ERROR_BROKEN);
      g_assert_nonnull (strstr (error->message, FILE_NAME));
      g_assert_cmpuint (problems->len, >=, 1);
    }
}

typedef struct
{
  const char *name;
  const char *authors;
  int         year;
  const char *title;
  const char *container;
  const char *edition;
  const char *volume;
  const char *pages;
  const char *doi;
  const char *isbn;
  const char *brief;
  const char *text;
} SourceCase;

static const SourceCase source_cases[] = {
  { "book", "Standring S (ed.)", 2016, "Gray's Anatomy", .container = "Elsevier", .edition = "41", .isbn = "978-0-7020-5230-9",
    .brief = "Standring 2016",
    .text = "Standring S (ed.) (2016). Gray's Anatomy. Elsevier, edition 41. ISBN 978-0-7020-5230-9" },
  { "article", "Beck M, Sledge JB, Ganz R", 2000, "Why?", .container = "J Bone Joint Surg Br", .volume = "82-B",
    .pages = "358–363", .doi = "10.1302/x", .brief = "Beck et al. 2000",
    .text = "Beck M, Sledge JB, Ganz R (2000). Why? J Bone Joint Surg Br 82-B: 358–363. doi:10.1302/x" },
  { "two", "Al-Hayani A, de Witt Hamer P", 2009, "T", .brief = "Al-Hayani & de Witt Hamer 2009",
    .text = "Al-Hayani A, de Witt Hamer P (2009). T." },
  { "body", "FIPAT", 2019, "T", .brief = "FIPAT 2019", .text = "FIPAT (2019). T." },
  { "no-year", "Lee K, et al.", 0, "T", .brief = "Lee et al.", .text = "Lee K, et al. T." },
};

static void
test_source (gconstpointer data)
{
  const SourceCase *test = data;
  /* The strings are only read. */
  CoxaSource source = {
    .authors = (char *) test->authors, .year = test->year, .title = (char *) test->title,
    .container = (char *) test->container, .edition = (char *) test->edition, .volume = (char *) test->volume,
    .pages = (char *) test->pages, .doi = (char *) test->doi, .isbn = (char *) test->isbn,
  };
  g_autofree char *brief = coxa_source_dup_short (&source);
  g_autofree char *text = coxa_source_dup_text (&source);

  g_assert_cmpstr (brief, ==, test->brief);
  g_assert_cmpstr (text, ==, test->text);
}

static void
test_sources_spoilt (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(GHashTable) sources = NULL;

  fixture_replace (fixture, "atlas/sources.json", "\"authors\": \"Standring S (ed.)\",", "");
  fixture_replace (fixture, "atlas/sources.json", "\"year\": 2000", "\"year\": 20000");
  fixture_replace (fixture, "atlas/sources.json", "\"sources\": {", "\"sources\": { \"A b\": {}, \"c\": 1,");
  sources = coxa_sources_load (fixture->folder, problems, NULL);
  fixture_print (problems);
  g_assert_true (fixture_has_problem (problems, "atlas/sources.json", "/sources/standring-2016", "“authors” is missing"));
  g_assert_true (fixture_has_problem (problems, "atlas/sources.json", "/sources/beck-2000/year", "out of range"));
  g_assert_true (fixture_has_problem (problems, "atlas/sources.json", "/sources/A b", "cannot be a source's key"));
  g_assert_true (fixture_has_problem (problems, "atlas/sources.json", "/sources/c", "not an object"));
  g_assert_cmpuint (g_hash_table_size (sources), ==, 1);
  g_assert_nonnull (g_hash_table_lookup (sources, "beck-2000"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/entry/", cases[i].name, NULL);

      g_test_add (path, Fixture, &cases[i], fixture_set_up, test_case, fixture_tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (source_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/source/", source_cases[i].name, NULL);

      g_test_add_data_func (path, &source_cases[i], test_source);
    }
  g_test_add ("/entry/good", Fixture, NULL, fixture_set_up, test_good, fixture_tear_down);
  g_test_add ("/entry/short", Fixture, NULL, fixture_set_up, test_short, fixture_tear_down);
  g_test_add ("/entry/missing-register-is-filled", Fixture, NULL, fixture_set_up, test_missing_register_is_filled,
              fixture_tear_down);
  g_test_add ("/entry/nearly-nothing", Fixture, NULL, fixture_set_up, test_nearly_nothing, fixture_tear_down);
  g_test_add ("/entry/missing-file", Fixture, NULL, fixture_set_up, test_missing_file, fixture_tear_down);
  g_test_add ("/entry/cut-short", Fixture, NULL, fixture_set_up, test_cut_short, fixture_tear_down);
  g_test_add ("/source/spoilt", Fixture, NULL, fixture_set_up, test_sources_spoilt, fixture_tear_down);

  return g_test_run ();
}
