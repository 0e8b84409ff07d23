#include "coxa-grade.h"

#include <math.h>

typedef struct
{
  const char *name;
  const char *text;
  double      grade;
} Case;

/* Each grade was worked out by hand from words, sentences and syllables: 0.39 w/s + 11.8 y/w - 15.59. */
static const Case cases[] = {
  { "no-words", "…", 0 },
  { "kincaid", "The cat sat on the mat.", 0.39 * 6 + 11.8 - 15.59 },
  { "two-sentences", "The cat sat. The dog ran off!", 0.39 * 7 / 2 + 11.8 - 15.59 },
  { "line-ends", "the cat\n\n- the dog\n- the cow", 0.39 * 2 + 11.8 - 15.59 },
  { "list-numbers", "1. Stand up.\n2. Sit down.", 0.39 * 2 + 11.8 - 15.59 },
  { "decimal", "It is 1.5 or 2,000 long.", 0.39 * 6 + 11.8 - 15.59 },
  { "citation", "The cat sat [@standring-2016, p. 1357; @beck-2000].", 0.39 * 3 + 11.8 - 15.59 },
  { "link", "See the [extraordinarily complicated thing](bone/hip-bone).", 0.39 * 3 + 11.8 * 4 / 3 - 15.59 },
  { "name", "The Gluteus Minimus lifts.", 0.39 * 3 + 11.8 * 4 / 3 - 15.59 },
  { "name-bold", "The **gluteus minimus** lifts.", 0.39 * 3 + 11.8 * 4 / 3 - 15.59 },
  { "name-plural", "Both acetabulums ache.", 0.39 * 3 + 11.8 * 4 / 3 - 15.59 },
  { "longest-name", "The gluteus minimus tendon lifts.", 0.39 * 3 + 11.8 * 4 / 3 - 15.59 },
  { "part-of-a-word", "Acetabuluming.", 0.39 + 11.8 * 6 - 15.59 },
  { "side", "The {side} hip.", 0.39 * 3 + 11.8 * 4 / 3 - 15.59 },
  { "colon", "Now: stand up; sit.", 0.39 * 4 / 3 + 11.8 - 15.59 },
  { "no-sentence-end", "At 3:15 it rang.", 0.39 * 5 + 11.8 - 15.59 },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr(CoxaGrader) grader = coxa_grader_new ();
  double grade;

  coxa_grader_add_name (grader, "gluteus");
  coxa_grader_add_name (grader, "Gluteus minimus");
  coxa_grader_add_name (grader, "Gluteus minimus tendon");
  coxa_grader_add_name (grader, "acetabulum");
  coxa_grader_add_name (grader, "(none)");
  coxa_grader_add_name (grader, "");

  grade = coxa_grader_measure (grader, test->text);
  g_test_message ("%g", grade);
  g_assert_cmpfloat_with_epsilon (grade, test->grade, 1e-9);
}

static void
test_syllables (void)
{
  static const struct
  {
    const char *word;
    guint       count;
  } words[] = {
    { "cat", 1 }, { "Water", 2 }, { "ache", 1 }, { "muscle", 2 }, { "aches", 2 }, { "bones", 1 }, { "boxes", 2 },
    { "walked", 1 }, { "rested", 2 }, { "the", 1 }, { "be", 1 }, { "12", 1 }, { "’", 1 }, { "abductor", 3 }, { "you’re", 1 },
    { "physiotherapy", 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_test_message ("%s", words[i].word);
      g_assert_cmpuint (coxa_grade_count_syllables (words[i].word), ==, words[i].count);
    }
}

static void
test_broken_text (void)
{
  g_autoptr(CoxaGrader) grader = coxa_grader_new ();

  g_assert_true (isfinite (coxa_grader_measure (grader, "")));
  g_assert_true (isfinite (coxa_grader_measure (grader, "[@")));
  g_assert_true (isfinite (coxa_grader_measure (grader, "a\xff" "b [c](")));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/grade/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/grade/syllables", test_syllables);
  g_test_add_func ("/grade/broken-text", test_broken_text);

  return g_test_run ();
}
