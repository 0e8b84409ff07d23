#include "coxa-atlas.h"
#include "coxa-catalogue.h"
#include "coxa-checker.h"
#include "fixture.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define MINIMUS "atlas/muscle/gluteus-minimus.json"
#define MEDIUS  "atlas/muscle/gluteus-medius.json"
#define PLATES  "plates/plates.json"
#define SVG     "plates/back.svg"

typedef struct
{
  const char *name;
  const char *file;    /* that is spoilt */
  const char *from;    /* NULL: the whole file is replaced */
  const char *to;      /* NULL: the file is removed */
  const char *culprit; /* file that the problem names */
  const char *pointer;
  const char *words;
} Case;

static const Case cases[] = {
  { "broken-json", MINIMUS, "\"kind\": \"muscle\",", "\"kind\": \"muscle\"", MINIMUS, "", "where a comma" },
  { "bad-utf8", MINIMUS, "fan", "f\xffn", MINIMUS, NULL, "not UTF-8" },
  { "key-twice", MINIMUS, "\"kind\": \"muscle\",", "\"kind\": \"muscle\", \"kind\": \"muscle\",", MINIMUS, "/kind",
    "stands twice" },
  { "key-unknown", MINIMUS, "\"kind\": \"muscle\",", "\"kind\": \"muscle\", \"sort\": 1,", MINIMUS, "/sort", "not known" },
  { "kind-against-path", MINIMUS, "\"kind\": \"muscle\",", "\"kind\": \"nerve\",", MINIMUS, "/kind", "its path says" },
  { "manifest-missing", "atlas/atlas.json", NULL, NULL, "atlas/atlas.json", NULL, "missing" },
  { "sources-missing", "atlas/sources.json", NULL, NULL, "atlas/sources.json", NULL, "missing" },
  { "plates-missing", PLATES, NULL, NULL, PLATES, NULL, "missing" },
  { "drawing-missing", SVG, NULL, NULL, PLATES, "/views/0/file", "plates/back.svg is missing" },
  { "home", "atlas/atlas.json", "region/hip", "region/knee", "atlas/atlas.json", "/home", "no entry “region/knee”" },
  { "home-section", "atlas/atlas.json", "region/hip", "region/hip/x", "atlas/atlas.json", "/home", "no section “x”" },
  { "link-in-prose", MINIMUS, "](bone/hip-bone)", "](bone/femur)", MINIMUS, "/sections/0/plain", "no entry “bone/femur”" },
  { "link-to-section", MINIMUS, "hip-bone/attachments", "hip-bone/holes", MINIMUS, "/sections/1/plain", "no section “holes”" },
  { "link-to-view", MINIMUS, "view=back", "view=moon", MINIMUS, "/sections/5/clinical", "no view “moon”" },
  { "link-depth", MINIMUS, "&depth=3", "&depth=9", MINIMUS, "/sections/5/clinical", "“depth=9”" },
  { "link-to-web", MINIMUS, "](bone/hip-bone)", "](https://example.org)", MINIMUS, "/sections/0/plain", "not an address" },
  { "link-in-fact", MINIMUS, "](nerve/superior-gluteal)\"", "](nerve/none)\"", MINIMUS, NULL, "no entry “nerve/none”" },
  { "linked-entry-missing", "atlas/nerve/superior-gluteal.json", NULL, NULL, MINIMUS, "/links/innervated-by/0",
    "no entry “nerve/superior-gluteal”" },
  { "region-without-entry", "atlas/nerve/superior-gluteal.json", NULL, NULL, PLATES, "/views/0/parts/4/address",
    "“superior-gluteal-nerve” has no entry" },
  { "region-without-section", MINIMUS, "\"id\": \"origin\"", "\"id\": \"begin\"", PLATES, "/views/0/parts/6/address",
    "no section “origin”" },
  { "relation-target", MINIMUS, "\"bone/hip-bone\"\n", "\"bone/none\"\n", MINIMUS, "/links/attaches-to/0",
    "no entry “bone/none”" },
  { "relation-on-both-sides", MEDIUS, "\"innervated-by\"",
    "\"synergist-of\": [\"muscle/gluteus-minimus\"], \"innervated-by\"", MINIMUS, "/links/synergist-of/0", "on both pages" },
  { "relation-in-a-circle", MEDIUS, "\"innervated-by\"",
    "\"deep-to\": [\"muscle/gluteus-minimus\"], \"innervated-by\"", MINIMUS, "/links/deep-to/0", "only one can be true" },
  { "relation-derived", "atlas/nerve/superior-gluteal.json", "\"reviewed\"",
    "\"links\": { \"innervates\": [\"muscle/gluteus-minimus\"] }, \"reviewed\"", "atlas/nerve/superior-gluteal.json",
    "/links/innervates", "derived" },
  { "relation-between-kinds", MEDIUS, "\"innervated-by\"",
    "\"trains\": [\"nerve/superior-gluteal\"], \"innervated-by\"", MEDIUS, "/links/trains/0",
    "cannot lead from “muscle/gluteus-medius” to “nerve/sup" },
  { "zone-unknown", MEDIUS, "\"innervated-by\"", "\"refers-pain-to\": [\"zone/moon\"], \"innervated-by\"", MEDIUS,
    "/links/refers-pain-to/0", "no zone “moon”" },
  { "hard-to-read", MINIMUS, "The tendon can hurt.", "Characteristically, lateral symptomatology predominates.", MINIMUS,
    "/sections/8/plain", "reading grade" },
  { "title-too-long", MEDIUS, "\"title\": \"Gluteus medius\"",
    "\"title\": \"The muscle that lies upon the smallest of the three muscles of the buttock\"",
    MEDIUS, "/title", "has 74 characters" },
  { "title-twice", MEDIUS, "\"title\": \"Gluteus medius\"", "\"title\": \"Gluteus MINIMUS\"", MINIMUS, "/title",
    "title of “muscle/gluteus-medius” as well" },
  { "source-unused", MINIMUS, "[@standring-2016; @beck-2000, p. 360]", "[@standring-2016]", "atlas/sources.json",
    "/sources/beck-2000", "No page cites" },
  { "orphan", "atlas/concept/alone.json", NULL,
    "{ \"kind\": \"concept\", \"slug\": \"alone\", \"title\": \"Alone\", \"short\": true,\n"
    "  \"summary\": { \"plain\": \"One.\", \"clinical\": \"One.\" },\n"
    "  \"reviewed\": { \"date\": \"2026-11-21\", \"by\": null } }\n", "atlas/concept/alone.json", "/slug", "Nothing leads to" },
  { "citation-unknown", MINIMUS, "@beck-2000", "@beck-2001", MINIMUS, "/sections/0/clinical", "“beck-2001” is not in" },
  { "citation-broken", MINIMUS, "[@standring-2016; @beck-2000, p. 360]", "[@standring-2016; beck-2000]", MINIMUS,
    "/sections/0/clinical", "citation cannot be read" },
  { "register-missing", MINIMUS, "\"plain\": \"It lies under medius.\",", "", MINIMUS, "/sections/6",
    "“plain” is missing" },
  { "section-missing", MINIMUS, "\"id\": \"action\"", "\"id\": \"movement\"", MINIMUS, "/sections", "no section “action”" },
  { "bare-side", MINIMUS, "The tendon can hurt.", "The Left tendon can hurt.", MINIMUS, "/sections/8/plain", "“left”" },
  { "bare-side-in-link", MINIMUS, "[medius]", "[right medius]", MINIMUS, "/sections/0/clinical", "“right”" },
  { "bare-side-in-fact", MINIMUS, "The pelvis drops.", "The left-hand side drops.", MINIMUS, "/facts/if-it-fails", "“left”" },
  { "bare-side-in-title", MEDIUS, "\"title\": \"Gluteus medius\"", "\"title\": \"Right medius\"", MEDIUS, "/title", "“right”" },
  { "bare-side-in-synonym", MINIMUS, "smallest gluteal", "left gluteal", MINIMUS, "/synonyms/1", "“left”" },
  { "bare-side-in-label", PLATES, "Hip bone, {other} side", "Left hip bone", PLATES, "/views/0/parts/1/name", "“left”" },
  { "brace", MINIMUS, "{side}", "{sid}", MINIMUS, "/sections/5/plain", "brace" },
  { "scene-view", MINIMUS, "\"view\": \"back\"", "\"view\": \"front\"", MINIMUS, "/sections/6/scene/view", "no view “front”" },
  { "scene-select", MINIMUS, "\"select\": \"muscle/gluteus-medius\"", "\"select\": \"muscle/x\"", MINIMUS,
    "/sections/6/scene/select", "no entry “muscle/x”" },
  { "scene-overlay", MINIMUS, "\"superior-gluteal-nerve\"", "\"vein\"", MINIMUS, "/sections/6/scene/overlays/0",
    "no part “vein”" },
  { "scene-depth", MINIMUS, "\"depth\": 2", "\"depth\": 5", MINIMUS, "/sections/6/scene/depth", "out of range" },
  { "part-depth", PLATES, "\"depth\": 4", "\"depth\": 7", PLATES, "/views/0/parts/0/depth", "out of range" },
  { "part-not-drawn", SVG, "<g id=\"gluteus-medius\">", "<g id=\"gluteus-max\">", PLATES, "/views/0/parts/5",
    "no group “gluteus-medius”" },
  { "drawing-broken", SVG, "</svg>", "", SVG, NULL, "cannot be read" },
  { "drawing-bad-utf8", SVG, "stroke", "str\xffke", SVG, NULL, "cannot be read" },
  { "drawing-no-svg", SVG, NULL, "<html/>", SVG, NULL, "<html>" },
  { "drawing-text", SVG, "<style>", "<text>x</text><style>", SVG, NULL, "<text>" },
  { "drawing-script", SVG, "<style>", "<script>x</script><style>", SVG, NULL, "<script>" },
  { "drawing-picture", SVG, "<style>", "<image href=\"#x\"/><style>", SVG, NULL, "<image>" },
  { "drawing-reference", SVG, "<style>", "<use href=\"http://x/y#z\"/><style>", SVG, NULL, "http://x/y#z" },
  { "drawing-handler", SVG, "<g id=\"sheet\">", "<g id=\"sheet\" onclick=\"x\">", SVG, NULL, "onclick" },
  { "drawing-size", SVG, "viewBox=\"0 0 200 200\"", "viewBox=\"0 0 100 200\"", SVG, NULL, "0 0 100 200" },
  { "drawing-width", SVG, "viewBox", "width=\"200\" viewBox", SVG, NULL, "width or a height" },
  { "drawing-id-twice", SVG, "\"gluteus-minimus.far\"", "\"gluteus-minimus.near\"", SVG, NULL, "stands twice" },
  { "stray-kind", "atlas/vegetable/carrot.json", NULL, "{}", "atlas/vegetable", NULL, "Nothing reads this" },
  { "stray-file", "atlas/muscle/Gluteus Minimus.json", NULL, "{}", "atlas/muscle/Gluteus Minimus.json", NULL,
    "not that of an entry" },
  { "id-is-an-object", PLATES, "\"id\": \"back\"", "\"id\": { \"a\": [] }", PLATES, "/views/0/id", "not a text" },
  { "part-id-is-a-list", PLATES, "\"id\": \"hip-bone\"", "\"id\": [[1]]", PLATES, "/views/0/parts/0/id", "not a text" },
  { "section-id-is-a-list", MINIMUS, "\"id\": \"action\"", "\"id\": [\"action\"]", MINIMUS, "/sections/5/id", "not a text" },
  { "reviewer-is-a-list", MINIMUS, "\"by\": null", "\"by\": []", MINIMUS, "/reviewed/by", "not a text" },
  { "links-is-a-list", MINIMUS, "\"links\": {", "\"links\": [], \"facts-2\": {", MINIMUS, "/links", "not an object" },
  { "empty-entry", "atlas/muscle/empty.json", NULL, "", "atlas/muscle/empty.json", NULL, "is empty" },
  { "index-broken", COXA_CATALOGUE_FILE, NULL, "{", COXA_CATALOGUE_FILE, NULL, "ends where" },
  { "index-lists-what-is-not-there", COXA_CATALOGUE_FILE, NULL,
    "{ \"format\": 1, \"entries\": [ { \"page\": \"muscle/none\", \"title\": \"None\" } ] }", COXA_CATALOGUE_FILE, NULL,
    "“muscle/none”, which has no sound file" },
  { "index-out-of-date", COXA_CATALOGUE_FILE, NULL,
    "{ \"format\": 1, \"entries\": [ { \"page\": \"muscle/gluteus-minimus\", \"title\": \"Old\" } ] }", COXA_CATALOGUE_FILE,
    NULL, "does not say what the file of “muscle/gluteus-minimus”" },
};

static GPtrArray *
run (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *problems = coxa_checker_run (fixture->folder, NULL, &error);

  g_assert_no_error (error);
  fixture_print (problems);

  return problems;
}

static void
assert_sorted (GPtrArray *problems)
{
  for (guint i = 1; i < problems->len; i++)
    {
      const CoxaProblem *before = g_ptr_array_index (problems, i - 1);
      const CoxaProblem *problem = g_ptr_array_index (problems, i);
      int order = strcmp (before->file, problem->file);

      g_assert_cmpint (order, <=, 0);
      if (order == 0)
        g_assert_cmpint (before->line, <=, problem->line);
    }
}

static void
test_case (Fixture       *fixture,
           gconstpointer  data)
{
  const Case *test = data;
  g_autoptr(GPtrArray) problems = NULL;

  if (test->from != NULL)
    fixture_replace (fixture, test->file, test->from, test->to);
  else if (test->to != NULL)
    fixture_write (fixture, test->file, test->to, -1);
  else
    fixture_remove (fixture, test->file);

  problems = run (fixture);
  g_assert_true (fixture_has_problem (problems, test->culprit, test->pointer, test->words));
  assert_sorted (problems);

  /* What the checker finds never keeps the program from opening the rest. */
  {
    g_autoptr(CoxaAtlas) atlas = coxa_atlas_load (fixture->folder, NULL, NULL);

    g_assert_nonnull (atlas);
  }
}

static void
test_good (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GPtrArray) problems = run (fixture);
  g_autoptr(GPtrArray) with_index = NULL;
  g_autoptr(GPtrArray) rows = coxa_catalogue_scan (fixture->folder, NULL, NULL, NULL);
  g_autofree char *json = coxa_catalogue_to_json (rows);

  g_assert_cmpuint (problems->len, ==, 0);

  fixture_write (fixture, COXA_CATALOGUE_FILE, json, -1);
  fixture_write (fixture, "atlas/README.md", "Notes are nobody's fault.\n", -1);
  with_index = run (fixture);
  g_assert_cmpuint (with_index->len, ==, 0);
}

static void
test_words_that_only_look_like_sides (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autoptr(GPtrArray) problems = NULL;

  fixture_replace (fixture, MINIMUS, "The tendon can hurt.", "Upright, brightly, cleft, leftover, rightly; äleft, leftä.");
  problems = run (fixture);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* What a program reads is the same, and each problem is on a line of its own whatever a file holds. */
static void
test_as_json (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GPtrArray) none = fixture_new_problems ();
  g_autofree char *empty = coxa_problems_to_json (none);
  g_autofree char *text = NULL;
  g_autofree char *json = NULL;
  g_autoptr(JsonNode) root = NULL;
  g_auto(GStrv) lines = NULL;
  JsonObject *object;

  g_assert_cmpstr (empty, ==, "[]\n");

  fixture_replace (fixture, MEDIUS, "\"facts\"", "\"a\\nb\": 1, \"facts\"");
  problems = run (fixture);
  g_assert_cmpuint (problems->len, ==, 1);
  text = coxa_problem_to_string (g_ptr_array_index (problems, 0));
  g_assert_null (strchr (text, '\n'));

  g_ptr_array_add (problems, coxa_problem_new ("x.json", 0, NULL, "Mend “it”.", "Broken."));
  json = coxa_problems_to_json (problems);
  lines = g_strsplit (json, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  root = json_from_string (json, NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (root)), ==, 2);

  object = json_array_get_object_element (json_node_get_array (root), 0);
  g_assert_cmpstr (json_object_get_string_member (object, "file"), ==, MEDIUS);
  g_assert_cmpint (json_object_get_int_member (object, "line"), >, 0);
  g_assert_cmpstr (json_object_get_string_member (object, "pointer"), ==, "/a\nb");
  g_assert_nonnull (strstr (json_object_get_string_member (object, "what"), "not known"));
  object = json_array_get_object_element (json_node_get_array (root), 1);
  g_assert_true (json_object_get_null_member (object, "line"));
  g_assert_true (json_object_get_null_member (object, "pointer"));
  g_assert_cmpstr (json_object_get_string_member (object, "remedy"), ==, "Mend “it”.");
}

static void
test_no_folder (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (coxa_checker_run ("/nonexistent/coxa", NULL, &error));
  g_assert_error (error, COXA_ATLAS_ERROR, COXA_ATLAS_ERROR_MISSING);
  g_assert_nonnull (strstr (error->message, "/nonexistent/coxa"));
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (coxa_checker_run (fixture->folder, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/checker/", cases[i].name, NULL);

      g_test_add (path, Fixture, &cases[i], fixture_set_up, test_case, fixture_tear_down);
    }
  g_test_add ("/checker/good", Fixture, NULL, fixture_set_up, test_good, fixture_tear_down);
  g_test_add ("/checker/words-that-only-look-like-sides", Fixture, NULL, fixture_set_up,
              test_words_that_only_look_like_sides, fixture_tear_down);
  g_test_add ("/checker/as-json", Fixture, NULL, fixture_set_up, test_as_json, fixture_tear_down);
  g_test_add_func ("/checker/no-folder", test_no_folder);
  g_test_add ("/checker/cancelled", Fixture, NULL, fixture_set_up, test_cancelled, fixture_tear_down);

  return g_test_run ();
}
