#include "coxa-entry.h"
#include "fixture.h"

#define PAGE      "exercise/step-up"
#define FILE_NAME "atlas/exercise/step-up.json"

static const char sound[] =
  "{ \"kind\": \"exercise\", \"slug\": \"step-up\", \"title\": \"Step up\",\n"
  "  \"summary\": { \"plain\": \"Climb.\", \"clinical\": \"Closed chain.\" },\n"
  "  \"sections\": [\n"
  "    { \"id\": \"overview\", \"plain\": \"P.\", \"clinical\": \"C.\", \"evidence\": \"textbook\" },\n"
  "    { \"id\": \"technique\", \"plain\": \"P.\", \"clinical\": \"C.\", \"evidence\": \"textbook\" },\n"
  "    { \"id\": \"muscles\", \"plain\": \"P.\", \"clinical\": \"C.\", \"evidence\": \"textbook\" },\n"
  "    { \"id\": \"evidence\", \"plain\": \"P.\", \"clinical\": \"C.\", \"evidence\": \"textbook\" } ],\n"
  "  \"equipment\": [],\n"
  "  \"steps\": [ \"Stand.\", \"Climb.\", \"Come down.\" ],\n"
  "  \"dose\": { \"sets\": [2, 3], \"reps\": [8, 12], \"rest\": [60, 90], \"tempo\": [2, 1, 3], \"per-week\": [2, 3],\n"
  "            \"each-side\": true, \"source\": \"book-2016\" },\n"
  "  \"easier\": \"A lower step.\", \"harder\": \"A higher one.\",\n"
  "  \"faults\": [ \"Pushing off.\" ], \"stop-signs\": [ \"Pain that grows.\" ], \"not-for\": [ \"A fresh fracture.\" ],\n"
  "  \"figure\": \"step-up\",\n"
  "  \"reviewed\": { \"date\": \"2026-11-21\", \"by\": null } }\n";

typedef struct
{
  const char *name;
  const char *from;
  const char *to;
  const char *pointer;
  const char *words;
} Case;

static const Case cases[] = {
  { "no-dose", "\"dose\"", "\"figure-2\"", "", "“dose” is missing" },
  { "no-steps", "\"steps\"", "\"step\"", "", "“steps” is missing" },
  { "no-equipment", "\"equipment\": [],", "", "", "“equipment” is missing" },
  { "no-stop-signs", "\"stop-signs\"", "\"stops\"", "", "“stop-signs” is missing" },
  { "no-technique", "\"id\": \"technique\"", "\"id\": \"how\"", "/sections", "no section “technique”" },
  { "too-few-steps", ", \"Come down.\"", "", "/steps", "There are 2 steps" },
  { "step-with-a-link", "\"Come down.\"", "\"[Down](muscle/x).\"", "/steps/2", "holds a link" },
  { "step-is-a-number", "\"Stand.\"", "5", "/steps/0", "not a text" },
  { "neither-reps-nor-hold", "\"reps\": [8, 12], ", "", "/dose", "neither how often nor how long" },
  { "reps-out-of-range", "[8, 12]", "[8, 1200]", "/dose/reps/1", "out of range: 1200" },
  { "reps-with-a-fraction", "[8, 12]", "[8.5, 12]", "/dose/reps/0", "out of range: 8.5" },
  { "reps-backwards", "[8, 12]", "[12, 8]", "/dose/reps", "from 12 to 8" },
  { "reps-alone", "[8, 12]", "[8]", "/dose/reps", "1 items where 2" },
  { "reps-a-number", "[8, 12]", "8", "/dose/reps", "not a list" },
  { "tempo-short", "[2, 1, 3]", "[2, 1]", "/dose/tempo", "2 items where 3" },
  { "sides-as-text", "\"each-side\": true", "\"each-side\": \"yes\"", "/dose/each-side", "neither true nor false" },
  { "dose-unknown", "\"per-week\"", "\"per-day\"", "/dose/per-day", "“per-day” is not known" },
  { "dose-without-source", ", \"source\": \"book-2016\"", "", "/dose", "“source” is missing" },
  { "figure-is-a-path", "\"figure\": \"step-up\"", "\"figure\": \"../x\"", "/figure", "“../x”" },
};

static void
test_sound (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(CoxaEntry) entry = NULL;
  const CoxaPractice *practice;

  fixture_write (fixture, FILE_NAME, sound, -1);
  entry = coxa_entry_load (fixture->folder, PAGE, problems, NULL);
  fixture_print (problems);
  g_assert_cmpuint (problems->len, ==, 0);

  practice = entry->practice;
  g_assert_cmpuint (g_strv_length (practice->equipment), ==, 0);
  g_assert_cmpuint (g_strv_length (practice->steps), ==, 3);
  g_assert_cmpstr (practice->steps[2], ==, "Come down.");
  g_assert_cmpint (practice->dose->sets.min, ==, 2);
  g_assert_cmpint (practice->dose->sets.max, ==, 3);
  g_assert_cmpint (practice->dose->reps.max, ==, 12);
  g_assert_cmpint (practice->dose->hold.max, ==, 0);
  g_assert_cmpint (practice->dose->rest.min, ==, 60);
  g_assert_cmpint (practice->dose->per_week.max, ==, 3);
  g_assert_true (practice->dose->has_tempo);
  g_assert_cmpint (practice->dose->tempo[0], ==, 2);
  g_assert_cmpint (practice->dose->tempo[2], ==, 3);
  g_assert_true (practice->dose->each_side);
  g_assert_cmpstr (practice->dose->source, ==, "book-2016");
  g_assert_cmpstr (practice->easier, ==, "A lower step.");
  g_assert_cmpstr (practice->harder, ==, "A higher one.");
  g_assert_cmpstr (practice->faults[0], ==, "Pushing off.");
  g_assert_cmpstr (practice->stop_signs[0], ==, "Pain that grows.");
  g_assert_cmpstr (practice->not_for[0], ==, "A fresh fracture.");
  g_assert_cmpstr (practice->figure, ==, "step-up");
}

static void
test_case (Fixture       *fixture,
           gconstpointer  data)
{
  const Case *test = data;
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(CoxaEntry) entry = NULL;

  fixture_write (fixture, FILE_NAME, sound, -1);
  fixture_replace (fixture, FILE_NAME, test->from, test->to);
  entry = coxa_entry_load (fixture->folder, PAGE, problems, NULL);
  fixture_print (problems);
  g_assert_nonnull (entry->practice);
  g_assert_true (fixture_has_problem (problems, FILE_NAME, test->pointer, test->words));
}

/* A short entry needs none of it, and what is nothing to do may have none. */
static void
test_short_and_other (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(CoxaEntry) shorter = NULL;
  g_autoptr(CoxaEntry) muscle = NULL;

  fixture_write (fixture, FILE_NAME,
                 "{ \"kind\": \"exercise\", \"slug\": \"step-up\", \"title\": \"Step up\", \"short\": true,\n"
                 "  \"summary\": { \"plain\": \"Climb.\", \"clinical\": \"Closed chain.\" },\n"
                 "  \"reviewed\": { \"date\": \"2026-11-21\", \"by\": null } }\n", -1);
  shorter = coxa_entry_load (fixture->folder, PAGE, problems, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (g_strv_length (shorter->practice->steps), ==, 0);
  g_assert_null (shorter->practice->dose);

  fixture_replace (fixture, "atlas/muscle/gluteus-medius.json", "\"short\": true", "\"short\": true, \"steps\": []");
  muscle = coxa_entry_load (fixture->folder, "muscle/gluteus-medius", problems, NULL);
  g_assert_null (muscle->practice);
  g_assert_true (fixture_has_problem (problems, "atlas/muscle/gluteus-medius.json", "/steps", "something that one does"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/practice/sound", Fixture, NULL, fixture_set_up, test_sound, fixture_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/practice/", cases[i].name, NULL);

      g_test_add (path, Fixture, &cases[i], fixture_set_up, test_case, fixture_tear_down);
    }
  g_test_add ("/practice/short-and-other", Fixture, NULL, fixture_set_up, test_short_and_other, fixture_tear_down);

  return g_test_run ();
}
