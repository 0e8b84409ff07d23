/* What is advised: by a table of answers, and what must hold whatever is answered. */
#include "coxa-atlas.h"
#include "fixture.h"

#include <string.h>

typedef struct
{
  const char *name;
  CoxaMoment  moment;
  int         pain[COXA_N_MOMENTS]; /* before, during, after, the day after */
  gboolean    sign;
  const char *id;                   /* of the advice, or NULL */
  CoxaLight   light;
} Case;

#define NO COXA_ADVICE_UNKNOWN

static const Case cases[] = {
  { "before-nothing-hurts", COXA_MOMENT_BEFORE, { 0, NO, NO, NO }, FALSE, "before-low", COXA_LIGHT_GREEN },
  { "before-3", COXA_MOMENT_BEFORE, { 3, NO, NO, NO }, FALSE, "before-low", COXA_LIGHT_GREEN },
  { "before-4", COXA_MOMENT_BEFORE, { 4, NO, NO, NO }, FALSE, "before-middle", COXA_LIGHT_AMBER },
  { "before-5", COXA_MOMENT_BEFORE, { 5, NO, NO, NO }, FALSE, "before-middle", COXA_LIGHT_AMBER },
  { "before-6", COXA_MOMENT_BEFORE, { 6, NO, NO, NO }, FALSE, "before-high", COXA_LIGHT_RED },
  { "before-8", COXA_MOMENT_BEFORE, { 8, NO, NO, NO }, FALSE, "before-severe", COXA_LIGHT_RED },
  { "before-10", COXA_MOMENT_BEFORE, { 10, NO, NO, NO }, FALSE, "before-severe", COXA_LIGHT_RED },
  { "before-a-sign", COXA_MOMENT_BEFORE, { 0, NO, NO, NO }, TRUE, "sign", COXA_LIGHT_RED },
  { "before-a-sign-alone", COXA_MOMENT_BEFORE, { NO, NO, NO, NO }, TRUE, "sign", COXA_LIGHT_RED },
  { "before-no-answer", COXA_MOMENT_BEFORE, { NO, NO, NO, NO }, FALSE, NULL, COXA_LIGHT_GREEN },
  { "during-5", COXA_MOMENT_DURING, { 2, 5, NO, NO }, FALSE, "during-middle", COXA_LIGHT_AMBER },
  { "during-6", COXA_MOMENT_DURING, { 2, 6, NO, NO }, FALSE, "during-high", COXA_LIGHT_RED },
  { "after-2", COXA_MOMENT_AFTER, { 2, NO, 2, NO }, FALSE, "after-low", COXA_LIGHT_GREEN },
  { "after-5", COXA_MOMENT_AFTER, { 2, NO, 5, NO }, FALSE, "after-middle", COXA_LIGHT_AMBER },
  { "after-7", COXA_MOMENT_AFTER, { 2, NO, 7, NO }, FALSE, "after-high", COXA_LIGHT_RED },
  { "after-2-but-7-during", COXA_MOMENT_AFTER, { 2, 7, 2, NO }, FALSE, "during-high", COXA_LIGHT_RED },
  { "after-4-and-5-during", COXA_MOMENT_AFTER, { 2, 5, 4, NO }, FALSE, "after-middle", COXA_LIGHT_AMBER },
  { "after-only-during", COXA_MOMENT_AFTER, { 2, 4, NO, NO }, FALSE, "during-middle", COXA_LIGHT_AMBER },
  { "after-a-sign", COXA_MOMENT_AFTER, { 2, 1, 1, NO }, TRUE, "sign", COXA_LIGHT_RED },
  { "next-day-as-before", COXA_MOMENT_NEXT_DAY, { 3, 4, 4, 3 }, FALSE, "next-day-settled", COXA_LIGHT_GREEN },
  { "next-day-better", COXA_MOMENT_NEXT_DAY, { 5, 4, 4, 2 }, FALSE, "next-day-settled", COXA_LIGHT_GREEN },
  { "next-day-one-more", COXA_MOMENT_NEXT_DAY, { 2, NO, NO, 3 }, FALSE, "next-day-settled", COXA_LIGHT_GREEN },
  { "next-day-two-more", COXA_MOMENT_NEXT_DAY, { 0, NO, NO, 2 }, FALSE, "next-day-worse", COXA_LIGHT_AMBER },
  { "next-day-4-as-before", COXA_MOMENT_NEXT_DAY, { 4, NO, NO, 4 }, FALSE, "next-day-middle", COXA_LIGHT_AMBER },
  { "next-day-5-from-2", COXA_MOMENT_NEXT_DAY, { 2, NO, NO, 5 }, FALSE, "next-day-worse", COXA_LIGHT_AMBER },
  { "next-day-7-as-before", COXA_MOMENT_NEXT_DAY, { 7, NO, NO, 7 }, FALSE, "next-day-severe", COXA_LIGHT_RED },
  { "next-day-2-before-unknown", COXA_MOMENT_NEXT_DAY, { NO, NO, NO, 2 }, FALSE, "next-day-settled", COXA_LIGHT_GREEN },
};

static CoxaAtlas *atlas;

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  CoxaPainReport report = COXA_PAIN_REPORT_NONE;
  const CoxaAdvice *advice;

  memcpy (report.pain, one->pain, sizeof report.pain);
  report.has_warning_sign = one->sign;
  advice = coxa_advice_book_get (coxa_atlas_get_advice (atlas), one->moment, &report);
  g_assert_cmpstr (advice != NULL ? advice->id : NULL, ==, one->id);
  if (advice != NULL)
    g_assert_cmpint (advice->light, ==, one->light);
}

/* More pain never has a greener light, a sign is always red, and above 5 it is never green. */
static void
test_laws (void)
{
  CoxaAdviceBook *book = coxa_atlas_get_advice (atlas);

  for (guint moment = 0; moment < COXA_N_MOMENTS; moment++)
    for (int before = NO; before <= 10; before++)
      for (int during = NO; during <= 10; during++)
        {
          CoxaLight last = COXA_LIGHT_GREEN;

          for (int now = 0; now <= 10; now++)
            {
              CoxaPainReport report = { { before, during, NO, NO }, FALSE };
              const CoxaAdvice *advice;

              report.pain[moment] = now;
              advice = coxa_advice_book_get (book, (CoxaMoment) moment, &report);
              g_assert_nonnull (advice);
              g_assert_cmpint (advice->light, >=, last);
              g_assert_true (now <= 5 || advice->light == COXA_LIGHT_RED);
              g_assert_true (now <= 3 || advice->light != COXA_LIGHT_GREEN);
              last = advice->light;
              report.has_warning_sign = TRUE;
              g_assert_cmpint (coxa_advice_book_get (book, (CoxaMoment) moment, &report)->light, ==, COXA_LIGHT_RED);
            }
        }
}

static void
test_sources (void)
{
  CoxaAdviceBook *book = coxa_atlas_get_advice (atlas);
  GPtrArray *rules = coxa_advice_book_list (book);

  g_assert_cmpuint (rules->len, >=, 10);
  for (guint i = 0; i < rules->len; i++)
    {
      const CoxaAdvice *advice = g_ptr_array_index (rules, i);

      g_assert_cmpuint (g_strv_length (advice->sources), >, 0);
      for (guint j = 0; advice->sources[j] != NULL; j++)
        g_assert_nonnull (coxa_atlas_get_source (atlas, advice->sources[j]));
      /* Where the number of the Achilles trial decides, it says that it is borrowed. */
      if (g_strv_contains ((const char * const *) advice->sources, "silbernagel-2007"))
        g_assert_nonnull (advice->contested);
    }
  g_assert_cmpuint (g_strv_length ((char **) coxa_advice_book_get_signs (book)), >=, 5);
}

static const char sound[] =
  "{ \"format\": 1, \"signs\": [ \"Numb.\" ],\n"
  "  \"rules\": [\n"
  "    { \"id\": \"sign\", \"moment\": \"any\", \"when\": { \"sign\": true }, \"light\": \"red\", \"title\": \"Stop\",\n"
  "      \"text\": \"Stop.\", \"sources\": [ \"book-2016\" ] },\n"
  "    { \"id\": \"low\", \"moment\": \"any\", \"when\": { \"now\": [0, 5] }, \"light\": \"green\", \"title\": \"Go\",\n"
  "      \"text\": \"Go.\", \"sources\": [ \"book-2016\" ] },\n"
  "    { \"id\": \"high\", \"moment\": \"any\", \"when\": { \"now\": [6, 10] }, \"light\": \"red\", \"title\": \"Stop\",\n"
  "      \"text\": \"Stop.\", \"sources\": [ \"book-2016\" ] } ] }\n";

static const struct
{
  const char *name;
  const char *from;
  const char *to;
  const char *pointer;
  const char *words;
} faults[] = {
  { "hole", "[6, 10]", "[7, 10]", "/rules", "for a pain of 6" },
  { "sign-is-green", "true }, \"light\": \"red\"", "true }, \"light\": \"green\"", "/rules", "not lead to red" },
  { "no-sign", "\"sign\": true", "\"now\": [0, 1]", "/rules", "not lead to red" },
  { "backwards", "[6, 10]", "[10, 6]", "/rules/2/when/now", "no range" },
  { "out-of-range", "[6, 10]", "[6, 11]", "/rules/2/when/now", "no range" },
  { "fraction", "[6, 10]", "[5.5, 10]", "/rules/2/when/now", "no range" },
  { "no-when", "\"when\": { \"now\": [6, 10] }", "\"when\": {}", "/rules/2/when", "when it holds" },
  { "unknown-moment", "\"high\", \"moment\": \"any\"", "\"high\", \"moment\": \"soon\"", "/rules/2/moment", "soon" },
  { "unknown-light", "\"green\"", "\"blue\"", "/rules/1/light", "blue" },
  { "no-source", "\"text\": \"Go.\", \"sources\": [ \"book-2016\" ]", "\"text\": \"Go.\", \"sources\": []", "/rules/1/sources",
    "no source" },
  { "unknown-member", "\"id\": \"low\",", "\"id\": \"low\", \"colour\": 1,", "/rules/1/colour", "not known" },
  { "no-text", "\"text\": \"Go.\", ", "", "/rules/1", "“text” is missing" },
};

static void
test_fault (Fixture       *fixture,
            gconstpointer  data)
{
  guint index = GPOINTER_TO_UINT (data);
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(CoxaAdviceBook) book = NULL;
  g_autoptr(GString) text = g_string_new (sound);
  const CoxaProblem *problem;

  g_assert_cmpuint (g_string_replace (text, faults[index].from, faults[index].to, 1), ==, 1);
  fixture_write (fixture, "atlas/advice.json", text->str, -1);
  book = coxa_advice_book_load (fixture->folder, problems);
  fixture_print (problems);
  g_assert_null (book);
  g_assert_cmpuint (problems->len, ==, 1);
  problem = g_ptr_array_index (problems, 0);
  g_assert_cmpstr (problem->file, ==, "atlas/advice.json");
  g_assert_cmpstr (problem->pointer, ==, faults[index].pointer);
  g_assert_nonnull (strstr (problem->message, faults[index].words));
}

static void
test_sound (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(CoxaAdviceBook) none = coxa_advice_book_load (fixture->folder, problems);
  g_autoptr(CoxaAdviceBook) book = NULL;

  /* An atlas need not have any. */
  g_assert_null (none);
  g_assert_cmpuint (problems->len, ==, 0);
  fixture_write (fixture, "atlas/advice.json", sound, -1);
  book = coxa_advice_book_load (fixture->folder, problems);
  g_assert_nonnull (book);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* However the file is cut short, there is an error and no advice. */
static void
test_cut_short (Fixture       *fixture,
                gconstpointer  data)
{
  for (gsize length = 0; length < sizeof sound - 3; length += 7)
    {
      g_autoptr(GPtrArray) problems = fixture_new_problems ();
      g_autoptr(CoxaAdviceBook) book = NULL;

      fixture_write (fixture, "atlas/advice.json", sound, (gssize) length);
      book = coxa_advice_book_load (fixture->folder, problems);
      g_assert_null (book);
      g_assert_cmpuint (problems->len, >, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  atlas = coxa_atlas_load (g_getenv ("COXA_DATA"), NULL, NULL);
  g_assert_nonnull (coxa_atlas_get_advice (atlas));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/advice/", cases[i].name, NULL);

      g_test_add_data_func (name, &cases[i], test_case);
    }
  g_test_add_func ("/advice/laws", test_laws);
  g_test_add_func ("/advice/sources", test_sources);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *name = g_strconcat ("/advice/fault/", faults[i].name, NULL);

      g_test_add (name, Fixture, GUINT_TO_POINTER (i), fixture_set_up, test_fault, fixture_tear_down);
    }
  g_test_add ("/advice/sound", Fixture, NULL, fixture_set_up, test_sound, fixture_tear_down);
  g_test_add ("/advice/cut-short", Fixture, NULL, fixture_set_up, test_cut_short, fixture_tear_down);
  status = g_test_run ();
  g_object_unref (atlas);

  return status;
}
