/* The glossary's file: what is read, what is reported, and that the one that is shipped is sound and easy to read. */

#include "coxa-atlas.h"
#include "coxa-grade.h"
#include "coxa-glossary.h"

#include <glib/gstdio.h>
#include <string.h>

#define MAX_GRADE 8.0

typedef struct
{
  const char *name;
  const char *terms;
  guint       n_terms;
  const char *pointer; /* of the one problem */
  const char *words;
} Case;

static const Case cases[] = {
  { "sound", "[ { \"term\": \"gait\", \"means\": \"A walk.\" } ]", 1, NULL, NULL },
  { "no-means", "[ { \"term\": \"gait\" } ]", 0, "/terms/0", "“means” is missing" },
  { "no-term", "[ { \"means\": \"A walk.\" } ]", 0, "/terms/0", "“term” is missing" },
  { "empty-means", "[ { \"term\": \"gait\", \"means\": \"\" } ]", 0, "/terms/0/means", "" },
  { "unknown", "[ { \"term\": \"gait\", \"means\": \"A walk.\", \"meaning\": \"x\" } ]", 1, "/terms/0/meaning", "not known" },
  { "number", "[ 5 ]", 0, "/terms/0", "" },
  { "not-a-list", "{ }", 0, "/terms", "not a list" },
  { "forms-not-a-list", "[ { \"term\": \"gait\", \"means\": \"A walk.\", \"forms\": \"x\" } ]", 1, "/terms/0/forms",
    "not a list" },
  { "bad-page", "[ { \"term\": \"gait\", \"means\": \"A walk.\", \"page\": \"../x\" } ]", 1, "/terms/0/page", "no page" },
  { "no-letter", "[ { \"term\": \"gait\", \"forms\": [ \"…\" ], \"means\": \"A walk.\" } ]", 1, "/terms/0/forms/0",
    "cannot be found" },
  { "twice",
    "[ { \"term\": \"gait\", \"means\": \"A walk.\" }, { \"term\": \"walk\", \"forms\": [ \"Gait\" ], \"means\": \"B.\" } ]", 2,
    "/terms/1/forms/0", "already, as “gait”" },
};

static CoxaGlossary *
load (const char *text,
      GPtrArray  *problems)
{
  g_autofree char *folder = g_dir_make_tmp ("coxa-glossary-XXXXXX", NULL);
  g_autofree char *inside = g_build_filename (folder, "atlas", NULL);
  g_autofree char *path = g_build_filename (folder, COXA_GLOSSARY_FILE, NULL);
  CoxaGlossary *glossary;

  g_assert_cmpint (g_mkdir (inside, 0700), ==, 0);
  if (text != NULL)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
  glossary = coxa_glossary_load (folder, problems);
  g_assert_nonnull (glossary);

  g_remove (path);
  g_rmdir (inside);
  g_rmdir (folder);

  return glossary;
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_problem_free);
  g_autofree char *text = g_strdup_printf ("{ \"format\": 1, \"terms\": %s }\n", test->terms);
  g_autoptr(CoxaGlossary) glossary = load (text, problems);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *line = coxa_problem_to_string (g_ptr_array_index (problems, i));

      g_test_message ("%s", line);
    }
  g_assert_cmpuint (coxa_glossary_get_terms (glossary)->len, ==, test->n_terms);
  g_assert_cmpuint (problems->len, ==, test->pointer != NULL ? 1 : 0);
  if (test->pointer != NULL)
    {
      g_autofree char *line = coxa_problem_to_string (g_ptr_array_index (problems, 0));

      g_assert_nonnull (strstr (line, "atlas/glossary.json"));
      g_assert_nonnull (strstr (line, test->pointer));
      g_assert_nonnull (strstr (line, test->words));
    }
}

static void
test_none (void)
{
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_problem_free);
  g_autoptr(CoxaGlossary) none = load (NULL, problems);
  gsize length;

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (coxa_glossary_get_terms (none)->len, ==, 0);
  g_assert_null (coxa_glossary_match (none, "gait", &length));
}

/* Cut short at any place it is an error, and never more than that. */
static void
test_cut (void)
{
  static const char text[] = "{ \"format\": 1, \"terms\": [ { \"term\": \"gait\", \"means\": \"A walk.\" } ] }";

  for (gsize i = 0; i < strlen (text); i++)
    {
      g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_problem_free);
      g_autofree char *cut = g_strndup (text, i);
      g_autoptr(CoxaGlossary) glossary = load (cut, problems);

      g_assert_cmpuint (coxa_glossary_get_terms (glossary)->len, ==, 0);
      g_assert_cmpuint (problems->len, >, 0);
    }
}

static void
assert_match (CoxaGlossary *glossary,
              const char   *text,
              const char   *term,
              gsize         expected)
{
  gsize length = 99;
  const CoxaTerm *found = coxa_glossary_match (glossary, text, &length);

  g_assert_cmpstr (found != NULL ? found->term : NULL, ==, term);
  g_assert_cmpuint (length, ==, expected);
}

static void
test_match (void)
{
  g_autoptr(CoxaGlossary) glossary = load ("{ \"format\": 1, \"terms\": [ { \"term\": \"medial\", \"means\": \"In.\" }, "
                                           "{ \"term\": \"medial rotation\", \"means\": \"Turn in.\" }, "
                                           "{ \"term\": \"oedème\", \"forms\": [ \"oedèmes\" ], \"means\": \"Water.\" }, "
                                           "{ \"term\": \"EMG\", \"means\": \"Currents.\" } ] }", NULL);

  assert_match (glossary, "medial side", "medial", 6);
  assert_match (glossary, "Medial, and", "medial", 6);
  assert_match (glossary, "Medial\u00a0rotation.", "medial rotation", 16);
  assert_match (glossary, "medial rotations", "medial", 6);
  assert_match (glossary, "medially", NULL, 0);
  assert_match (glossary, "OEDÈMES", "oedème", 8);
  assert_match (glossary, "EMG.", "EMG", 3);
  assert_match (glossary, "emg", NULL, 0);
  assert_match (glossary, "", NULL, 0);
}

static void
test_shipped (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", NULL);
  g_autoptr(CoxaAtlas) atlas = coxa_atlas_load (folder, NULL, NULL);
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_problem_free);
  g_autoptr(CoxaGlossary) glossary = coxa_glossary_load (folder, problems);
  g_autoptr(CoxaGrader) grader = coxa_grader_new ();
  GPtrArray *terms = coxa_glossary_get_terms (glossary);

  g_assert_nonnull (atlas);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (terms->len, >=, 80);
  for (guint i = 0; i < terms->len; i++)
    {
      const CoxaTerm *term = g_ptr_array_index (terms, i);
      double grade = coxa_grader_measure (grader, term->means);

      if (grade > MAX_GRADE)
        g_error ("“%s” reads at grade %.1f", term->term, grade);
      if (term->page != NULL && coxa_atlas_lookup (atlas, term->page) == NULL)
        g_error ("“%s” leads to %s, which is not there", term->term, term->page);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/glossary/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/glossary/none", test_none);
  g_test_add_func ("/glossary/cut", test_cut);
  g_test_add_func ("/glossary/match", test_match);
  g_test_add_func ("/glossary/shipped", test_shipped);

  return g_test_run ();
}
