#include "coxa-atlas.h"
#include "coxa-checker.h"
#include "coxa-figures.h"
#include "coxa-unpack.h"
#include "fixture.h"

#include <string.h>

#define FILE_NAME "figures/figures.json"
#define DRAWING   "figures/exercise-bridge.svgz"

/* Up in 2 s over frames 0 to 4, hold 1 s, down in 4 s, hold 1 s. */
static const char good[] =
  "{\n"
  "  \"format\": 1,\n"
  "  \"credit\": \"Figures for tests.\",\n"
  "  \"figures\": [\n"
  "    { \"address\": \"exercise/bridge\", \"file\": \"exercise-bridge.svgz\", \"width\": 600, \"height\": 400,\n"
  "      \"body\": \"female\", \"frames\": 5,\n"
  "      \"keys\": [ { \"frame\": 0, \"steps\": [0, 1], \"arrow\": false },\n"
  "                { \"frame\": 4, \"steps\": [2, 3, 5], \"arrow\": true } ],\n"
  "      \"loop\": [ { \"from\": 0, \"to\": 4, \"seconds\": 2 }, { \"from\": 4, \"to\": 4, \"seconds\": 1 },\n"
  "                { \"from\": 4, \"to\": 0, \"seconds\": 4 }, { \"from\": 0, \"to\": 0, \"seconds\": 1 } ],\n"
  "      \"faults\": [ { \"id\": \"fault-0\", \"key\": 1, \"fault\": 2 } ] },\n"
  "    { \"address\": \"test/one-leg\", \"file\": \"exercise-bridge.svgz\", \"width\": 300, \"height\": 400, \"frames\": 1,\n"
  "      \"keys\": [ { \"frame\": 0, \"steps\": [], \"arrow\": false, \"caption\": \"Stand on the **{side}** leg.\" } ],\n"
  "      \"loop\": [], \"faults\": [ { \"id\": \"fault-0\", \"key\": 0, \"caption\": \"The {other} hip drops.\" } ] }\n"
  "  ]\n"
  "}\n";

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture_set_up (fixture, data);
  fixture_write (fixture, FILE_NAME, good, -1);
  fixture_write (fixture, DRAWING, "", 0);
}

static CoxaFigures *
load (Fixture   *fixture,
      GPtrArray *problems)
{
  CoxaFigures *figures = coxa_figures_load (fixture->folder, problems);

  fixture_print (problems);
  g_assert_nonnull (figures);

  return figures;
}

static void
test_good (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(CoxaFigures) figures = load (fixture, problems);
  const CoxaFigure *figure = coxa_figures_lookup (figures, "exercise/bridge");

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpstr (coxa_figures_get_credit (figures), ==, "Figures for tests.");
  g_assert_cmpuint (coxa_figures_get_all (figures)->len, ==, 2);
  g_assert_null (coxa_figures_lookup (figures, "exercise/plank"));

  g_assert_nonnull (figure);
  g_assert_cmpstr (figure->page, ==, "exercise/bridge");
  g_assert_true (g_str_has_suffix (figure->file, "/" DRAWING));
  g_assert_cmpfloat (figure->width, ==, 600);
  g_assert_cmpfloat (figure->height, ==, 400);
  g_assert_cmpstr (figure->body, ==, "female");
  g_assert_cmpint (figure->n_frames, ==, 5);
  g_assert_cmpuint (figure->n_keys, ==, 2);
  g_assert_cmpint (figure->keys[1].frame, ==, 4);
  g_assert_cmpuint (figure->keys[1].n_steps, ==, 3);
  g_assert_cmpuint (figure->n_moves, ==, 4);
  g_assert_cmpuint (figure->n_faults, ==, 1);
  g_assert_cmpint (figure->faults[0].fault, ==, 2);
  g_assert_cmpint (coxa_figures_lookup (figures, "test/one-leg")->faults[0].fault, ==, -1);
}

typedef struct
{
  double seconds;
  int    frame;
  guint  key;
  double next; /* when the frame changes */
} Moment;

static void
test_time (Fixture       *fixture,
           gconstpointer  data)
{
  static const Moment moments[] = {
    { 0, 0, 1, 0.25 },
    { 0.2, 0, 1, 0.25 },
    { 0.3, 1, 1, 0.75 },
    { 1, 2, 1, 1.25 },
    { 1.9, 4, 1, 3.5 },   /* the hold shows the same frame */
    { 2.5, 4, 1, 3.5 },
    { 3.6, 3, 1, 4.5 },   /* on the way back it is still the pose that is left */
    { 5, 2, 1, 5.5 },
    { 6.9, 0, 1, 8.25 },
    { 7.5, 0, 0, 8.25 },  /* the rest, and over the end of the round */
    { 8, 0, 1, 8.25 },    /* it begins anew */
    { 81, 2, 1, 81.25 },
    { 10.5, 4, 1, 11.5 },
  };
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(CoxaFigures) figures = load (fixture, problems);
  const CoxaFigure *figure = coxa_figures_lookup (figures, "exercise/bridge");

  g_assert_cmpfloat (coxa_figure_get_duration (figure), ==, 8);
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_test_message ("at %g s", moments[i].seconds);
      g_assert_cmpint (coxa_figure_get_frame_at (figure, moments[i].seconds), ==, moments[i].frame);
      g_assert_cmpuint (coxa_figure_get_key_at (figure, moments[i].seconds), ==, moments[i].key);
      g_assert_cmpfloat_with_epsilon (coxa_figure_get_next_change (figure, moments[i].seconds), moments[i].next, 1e-9);
    }
  g_assert_cmpint (coxa_figure_get_frame_at (figure, -1), ==, 0);
  g_assert_cmpint (coxa_figure_get_frame_at (figure, G_MAXDOUBLE * 2), ==, 0);

  figure = coxa_figures_lookup (figures, "test/one-leg");
  g_assert_cmpfloat (coxa_figure_get_duration (figure), ==, 0);
  g_assert_cmpint (coxa_figure_get_frame_at (figure, 12), ==, 0);
  g_assert_cmpuint (coxa_figure_get_key_at (figure, 12), ==, 0);
  g_assert_cmpfloat (coxa_figure_get_next_change (figure, 12), ==, -1);
}

/* To come back may be a step of either pose. */
static void
test_way_back (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(CoxaFigures) figures = NULL;
  const CoxaFigure *figure;

  fixture_replace (fixture, FILE_NAME, "[0, 1]", "[0, 1, 4]");
  fixture_replace (fixture, FILE_NAME, "[2, 3, 5]", "[2, 3]");
  figures = load (fixture, problems);
  figure = coxa_figures_lookup (figures, "exercise/bridge");
  g_assert_cmpuint (coxa_figure_get_key_at (figure, 1), ==, 1);
  g_assert_cmpuint (coxa_figure_get_key_at (figure, 2.5), ==, 1);
  g_assert_cmpuint (coxa_figure_get_key_at (figure, 5), ==, 0);
  g_assert_cmpuint (coxa_figure_get_key_at (figure, 7.5), ==, 0);
}

/* Each frame of a round is met in its order, none is left out, and none stands longer than it should. */
static void
test_walk (Fixture       *fixture,
           gconstpointer  data)
{
  static const int expected[] = { 1, 2, 3, 4, 3, 2, 1, 0 };
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(CoxaFigures) figures = load (fixture, problems);
  const CoxaFigure *figure = coxa_figures_lookup (figures, "exercise/bridge");
  double at = 0;

  for (guint i = 0; i < 3 * G_N_ELEMENTS (expected); i++)
    {
      double next = coxa_figure_get_next_change (figure, at);

      g_assert_cmpfloat (next, >, at);
      at = next + 1e-6;
      g_assert_cmpint (coxa_figure_get_frame_at (figure, at), ==, expected[i % G_N_ELEMENTS (expected)]);
    }
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(CoxaFigures) figures = load (fixture, problems);
  const CoxaFigure *figure = coxa_figures_lookup (figures, "exercise/bridge");
  g_autofree char *arrow = coxa_figure_dup_arrow (figure, 1);
  g_autofree char *frame = coxa_figure_dup_frame (figure->keys[1].frame);

  g_assert_cmpuint (coxa_figure_get_next_key (figure, 0), ==, 1);
  g_assert_cmpuint (coxa_figure_get_next_key (figure, 1), ==, 0);
  g_assert_cmpuint (coxa_figure_get_previous_key (figure, 0), ==, 1);
  g_assert_cmpuint (coxa_figure_get_previous_key (figure, 1), ==, 0);
  g_assert_cmpint (coxa_figure_find_key (figure, 1), ==, 0);
  g_assert_cmpint (coxa_figure_find_key (figure, 5), ==, 1);
  g_assert_cmpint (coxa_figure_find_key (figure, 4), ==, -1);
  g_assert_true (coxa_figure_has_step (figure, 0, 1));
  g_assert_false (coxa_figure_has_step (figure, 0, 2));
  g_assert_cmpfloat (coxa_figure_get_key_time (figure, 0), ==, 0);
  g_assert_cmpfloat (coxa_figure_get_key_time (figure, 1), ==, 2);
  g_assert_cmpstr (frame, ==, "frame-4");
  g_assert_cmpstr (arrow, ==, "arrow-1");
  g_assert_null (coxa_figure_dup_arrow (figure, 0));
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  const char *steps[] = { "Lie on your {other} side.", "Bend.\nWait.", "Lift [up](bone/hip-bone).", "Hold.", "Never.", "Lower.",
                          NULL };
  const char *faults[] = { "a", "b", "The {side} knee falls in.", NULL };
  CoxaPractice practice = { .steps = (char **) steps, .faults = (char **) faults };
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(CoxaFigures) figures = load (fixture, problems);
  const CoxaFigure *bridge = coxa_figures_lookup (figures, "exercise/bridge");
  const CoxaFigure *test = coxa_figures_lookup (figures, "test/one-leg");
  g_autofree char *first = coxa_figure_dup_caption (bridge, 0, &practice, COXA_SIDE_RIGHT);
  g_autofree char *second = coxa_figure_dup_caption (bridge, 1, &practice, COXA_SIDE_LEFT);
  g_autofree char *without = coxa_figure_dup_caption (bridge, 1, NULL, COXA_SIDE_LEFT);
  g_autofree char *own = coxa_figure_dup_caption (test, 0, NULL, COXA_SIDE_LEFT);
  g_autofree char *fault = coxa_figure_dup_fault (bridge, 0, &practice, COXA_SIDE_LEFT);
  g_autofree char *own_fault = coxa_figure_dup_fault (test, 0, NULL, COXA_SIDE_LEFT);
  g_autofree char *no_fault = coxa_figure_dup_fault (bridge, 0, NULL, COXA_SIDE_LEFT);

  g_assert_cmpstr (first, ==, "Steps 1–2: Lie on your left side. Bend. Wait.");
  g_assert_cmpstr (second, ==, "Steps 3–4, 6: Lift up. Hold. Lower.");
  g_assert_cmpstr (without, ==, "");
  g_assert_cmpstr (own, ==, "Stand on the left leg.");
  g_assert_cmpstr (fault, ==, "The left knee falls in.");
  g_assert_cmpstr (own_fault, ==, "The right hip drops.");
  g_assert_cmpstr (no_fault, ==, "");
  g_assert_true (coxa_figure_has_sides (bridge, &practice));
  g_assert_false (coxa_figure_has_sides (bridge, NULL));
  g_assert_true (coxa_figure_has_sides (test, NULL));

  /* A page that was shortened since. */
  steps[4] = NULL;
  steps[2] = NULL;
  g_free (g_steal_pointer (&second));
  second = coxa_figure_dup_caption (bridge, 1, &practice, COXA_SIDE_LEFT);
  g_assert_cmpstr (second, ==, "");
}

typedef struct
{
  const char *name;
  const char *from;
  const char *to;
  const char *pointer;
  const char *words;
  guint       n_figures; /* that are left */
} Case;

#define BRIDGE "/figures/0"

static const Case cases[] = {
  { "unknown-key", "\"credit\"", "\"x\": 1, \"credit\"", "/x", "“x” is not known", 2 },
  { "format", "\"format\": 1", "\"format\": 2", "/format", "format 2", 2 },
  { "credit", "\"credit\": \"Figures for tests.\",", "", "", "“credit” is missing", 2 },
  { "address", "exercise/bridge", "bridge", BRIDGE "/address", "not the address of a page", 1 },
  { "address-of-section", "exercise/bridge", "exercise/bridge/steps", BRIDGE "/address", "not the address of a page", 1 },
  { "address-twice", "test/one-leg", "exercise/bridge", "/figures/1", "has two figures", 1 },
  { "file-missing", "bridge.svgz", "plank.svgz", BRIDGE "/file", "no file figures/exercise-plank.svgz", 1 },
  { "file-outside", "exercise-bridge.svgz", "../../etc/passwd", BRIDGE "/file", "cannot be the name", 1 },
  { "file-ending", "exercise-bridge.svgz", "exercise-bridge.png", BRIDGE "/file", "cannot be the name", 1 },
  { "width", "\"width\": 600", "\"width\": 0", BRIDGE "/width", "out of range", 1 },
  { "frames", "\"frames\": 5", "\"frames\": 0", BRIDGE "/frames", "out of range", 1 },
  { "frames-absurd", "\"frames\": 5", "\"frames\": 100000", BRIDGE "/frames", "out of range", 1 },
  { "key-beyond", "\"frame\": 4", "\"frame\": 5", BRIDGE "/keys/1/frame", "5 is out of range", 1 },
  { "keys-none", "\"keys\": [ { \"frame\": 0, \"steps\": [], \"arrow\": false, \"caption\": \"Stand on the **{side}** leg.\" } ]",
    "\"keys\": []", "/figures/1/keys", "no key pose", 1 },
  { "step-half", "[2, 3, 5]", "[2, 3.5, 5]", BRIDGE "/keys/1/steps/1", "not the number of a step", 1 },
  { "step-negative", "[0, 1]", "[-1, 1]", BRIDGE "/keys/0/steps/0", "not the number of a step", 1 },
  { "move-beyond", "\"to\": 4, \"seconds\": 2", "\"to\": 9, \"seconds\": 2", BRIDGE "/loop/0/to", "9 is out of range", 1 },
  { "move-at-once", "\"seconds\": 2", "\"seconds\": 0", BRIDGE "/loop/0/seconds", "out of range", 1 },
  { "move-unknown", "\"seconds\": 2", "\"seconds\": 2, \"speed\": 1", BRIDGE "/loop/0/speed", "not known", 2 },
  { "fault-key", "\"key\": 1", "\"key\": 2", BRIDGE "/faults/0/key", "2 is out of range", 2 },
  { "fault-id", "\"id\": \"fault-0\"", "\"id\": \"x\\\" y\"", BRIDGE "/faults/0/id", "cannot be the name of a group", 2 },
};

static void
test_case (Fixture       *fixture,
           gconstpointer  data)
{
  const Case *test = data;
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(CoxaFigures) figures = NULL;

  fixture_replace (fixture, FILE_NAME, test->from, test->to);
  figures = load (fixture, problems);
  g_assert_true (fixture_has_problem (problems, FILE_NAME, test->pointer, test->words));
  g_assert_cmpuint (coxa_figures_get_all (figures)->len, ==, test->n_figures);
}

/* A fault that is not sound costs itself alone. */
static void
test_fault_alone (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(CoxaFigures) figures = NULL;

  fixture_replace (fixture, FILE_NAME, "\"key\": 1", "\"key\": 2");
  figures = load (fixture, problems);
  g_assert_cmpuint (coxa_figures_lookup (figures, "exercise/bridge")->n_faults, ==, 0);
}

static void
test_none (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(CoxaFigures) figures = NULL;

  fixture_remove (fixture, FILE_NAME);
  figures = load (fixture, problems);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (coxa_figures_get_all (figures)->len, ==, 0);
}

static void
test_cut_short (Fixture       *fixture,
                gconstpointer  data)
{
  for (gsize i = 0; i < strlen (good) - 2; i++)
    {
      g_autoptr(GPtrArray) problems = fixture_new_problems ();
      g_autoptr(CoxaFigures) figures = NULL;

      fixture_write (fixture, FILE_NAME, good, (gssize) i);
      figures = coxa_figures_load (fixture->folder, problems);
      g_assert_nonnull (figures);
      g_assert_cmpuint (coxa_figures_get_all (figures)->len, ==, 0);
      g_assert_cmpuint (problems->len, >=, 1);
    }
}

static const char checked[] =
  "{ \"format\": 1, \"credit\": \"Figures for tests.\", \"figures\": [\n"
  "  { \"address\": \"muscle/gluteus-minimus\", \"file\": \"muscle.svg\", \"width\": 60, \"height\": 40, \"frames\": 2,\n"
  "    \"keys\": [ { \"frame\": 0, \"caption\": \"Lie down.\" },\n"
  "              { \"frame\": 1, \"arrow\": true, \"caption\": \"Lift.\" } ],\n"
  "    \"loop\": [], \"faults\": [ { \"id\": \"fault-0\", \"key\": 1, \"caption\": \"Not so high.\" } ] } ] }\n";

static const char drawing[] =
  "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 60 40\"><g id=\"scene\"/><g id=\"frame-0\"/><g id=\"frame-1\"/>"
  "<g id=\"arrow-1\"/><g id=\"fault-0\"/></svg>\n";

typedef struct
{
  const char *name;
  const char *file;    /* that is spoilt */
  const char *from;
  const char *to;
  const char *told_of; /* file */
  const char *pointer;
  const char *words;
} Fit;

#define FIGURE "/figures/0"

static const Fit fits[] = {
  { "page", FILE_NAME, "muscle/gluteus-minimus", "muscle/none", FILE_NAME, FIGURE "/address", "no entry “muscle/none”" },
  { "step", FILE_NAME, "\"frame\": 0", "\"frame\": 0, \"steps\": [7]", FILE_NAME, FIGURE "/keys/0/steps/0", "no step 7" },
  { "fault", FILE_NAME, "\"key\": 1", "\"key\": 1, \"fault\": 3", FILE_NAME, FIGURE "/faults/0/fault", "no fault 3" },
  { "words", FILE_NAME, ", \"caption\": \"Lie down.\"", "", FILE_NAME, FIGURE "/keys/0", "no words" },
  { "side", FILE_NAME, "Lie down.", "Lie on the left.", FILE_NAME, FIGURE "/keys/0/caption", "side" },
  { "scene", "figures/muscle.svg", "scene", "scent", FILE_NAME, FIGURE, "no group “scene”" },
  { "frame", "figures/muscle.svg", "frame-1", "frame-7", FILE_NAME, FIGURE, "no group “frame-1”" },
  { "arrow", "figures/muscle.svg", "arrow-1", "arrow-0", FILE_NAME, FIGURE "/keys/1", "no group “arrow-1”" },
  { "wrong", "figures/muscle.svg", "fault-0", "fault-1", FILE_NAME, FIGURE "/faults/0", "no group “fault-0”" },
  { "size", "figures/muscle.svg", "0 0 60 40", "0 0 60 50", "figures/muscle.svg", NULL, "0 0 60 50" },
  { "script", "figures/muscle.svg", "<g id=\"scene\"/>", "<g id=\"scene\"/><script/>", "figures/muscle.svg", NULL, "script" },
  { "cut-short", "figures/muscle.svg", "</svg>", "", "figures/muscle.svg", NULL, "cannot be read" },
};

static void
set_up_checked (Fixture       *fixture,
                gconstpointer  data)
{
  fixture_set_up (fixture, data);
  fixture_write (fixture, FILE_NAME, checked, -1);
  fixture_write (fixture, "figures/muscle.svg", drawing, -1);
}

static gboolean
is_about_figures (const CoxaProblem *problem)
{
  return g_str_has_prefix (problem->file, "figures/");
}

/* What fits is not found fault with; and each thing that does not is told, where it stands. */
static void
test_fit (Fixture       *fixture,
          gconstpointer  data)
{
  const Fit *fit = data;
  g_autoptr(GPtrArray) before = coxa_checker_run (fixture->folder, NULL, NULL);
  g_autoptr(GPtrArray) after = NULL;

  for (guint i = 0; i < before->len; i++)
    g_assert_false (is_about_figures (g_ptr_array_index (before, i)));

  fixture_replace (fixture, fit->file, fit->from, fit->to);
  after = coxa_checker_run (fixture->folder, NULL, NULL);
  fixture_print (after);
  g_assert_true (fixture_has_problem (after, fit->told_of, fit->pointer, fit->words));
}

/* A few bytes of a stranger that would fill the memory. */
static void
test_unpack (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GConverter) packer = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autofree char *zeros = g_malloc0 (1 << 20);
  g_autofree char *packed = g_malloc (1 << 20);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  gsize used, n_packed, length;

  g_assert_cmpint (g_converter_convert (packer, zeros, 1 << 20, packed, 1 << 20, G_CONVERTER_INPUT_AT_END, &used, &n_packed,
                                        &error), ==, G_CONVERTER_FINISHED);
  g_assert_no_error (error);
  g_assert_cmpuint (n_packed, <, 4096);

  text = coxa_unpack (packed, n_packed, 1 << 20, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, ==, 1 << 20);
  g_assert_cmpint (memcmp (text, zeros, length), ==, 0);

  g_assert_null (coxa_unpack (packed, n_packed, (1 << 20) - 1, &length, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_null (coxa_unpack (packed, n_packed / 2, 1 << 20, &length, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (coxa_unpack ("not packed", 10, 1 << 20, &length, &error));
  g_assert_nonnull (error);
}

/* Whoever shows a figure asks the atlas for it. */
static void
test_atlas (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaAtlas) atlas = coxa_atlas_load (fixture->folder, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (coxa_figures_lookup (coxa_atlas_get_figures (atlas), "exercise/bridge"));
  g_assert_true (coxa_atlas_get_figures (atlas) == coxa_atlas_get_figures (atlas));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/figures/wrong/", cases[i].name, NULL);

      g_test_add (path, Fixture, &cases[i], set_up, test_case, fixture_tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (fits); i++)
    {
      g_autofree char *path = g_strconcat ("/figures/fit/", fits[i].name, NULL);

      g_test_add (path, Fixture, &fits[i], set_up_checked, test_fit, fixture_tear_down);
    }
  g_test_add ("/figures/good", Fixture, NULL, set_up, test_good, fixture_tear_down);
  g_test_add ("/figures/time", Fixture, NULL, set_up, test_time, fixture_tear_down);
  g_test_add ("/figures/way-back", Fixture, NULL, set_up, test_way_back, fixture_tear_down);
  g_test_add ("/figures/unpack", Fixture, NULL, set_up, test_unpack, fixture_tear_down);
  g_test_add ("/figures/walk", Fixture, NULL, set_up, test_walk, fixture_tear_down);
  g_test_add ("/figures/keys", Fixture, NULL, set_up, test_keys, fixture_tear_down);
  g_test_add ("/figures/words", Fixture, NULL, set_up, test_words, fixture_tear_down);
  g_test_add ("/figures/fault-alone", Fixture, NULL, set_up, test_fault_alone, fixture_tear_down);
  g_test_add ("/figures/none", Fixture, NULL, set_up, test_none, fixture_tear_down);
  g_test_add ("/figures/cut-short", Fixture, NULL, set_up, test_cut_short, fixture_tear_down);
  g_test_add ("/figures/atlas", Fixture, NULL, set_up, test_atlas, fixture_tear_down);

  return g_test_run ();
}
