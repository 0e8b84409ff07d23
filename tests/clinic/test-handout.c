/* What a sheet says, in words, and what it does where it is too long. */
#include "coxa-handout-layout.h"
#include "coxa-handout-pdf.h"
#include "coxa-handout-words.h"
#include "coxa-pdf-mark.h"

#include <string.h>

static const struct { CoxaDose dose; const char *text; const char *tempo; } doses[] = {
  { { .sets = { 2, 3 }, .reps = { 8, 15 }, .rest = { 45, 60 }, .per_week = { 2, 3 }, .has_tempo = TRUE, .tempo = { 2, 1, 3 } },
    "2–3 sets of 8–15 repeats. Rest 45–60 seconds between sets. 2–3 days a week.", "Count 2 there, hold 1, 3 back." },
  { { .sets = { 3, 3 }, .reps = { 10, 10 }, .per_week = { 1, 1 }, .has_tempo = TRUE, .tempo = { 1, 0, 2 } },
    "3 sets of 10 repeats. 1 day a week.", "Count 1 there, 2 back." },
  { { .sets = { 1, 1 }, .reps = { 3, 6 }, .hold = { 30, 30 }, .rest = { 30, 60 }, .per_week = { 7, 7 } },
    "3–6 times. Hold each one for 30 seconds. Rest 30–60 seconds between. Every day.", NULL },
  { { .sets = { 2, 3 }, .hold = { 20, 30 }, .rest = { 10, 30 }, .per_week = { 2, 7 } },
    "2–3 times. Hold each one for 20–30 seconds. Rest 10–30 seconds between. 2–7 days a week.", NULL },
  { { .hold = { 60, 120 }, .per_week = { 14, 14 } }, "Once. Hold it for 1–2 minutes. 14 times a week.", NULL },
  { { .reps = { 1, 1 } }, "1 repeat.", NULL },
  { { .reps = { 0, 0 } }, "", NULL },
};

static CoxaAtlas *
load (void)
{
  g_autoptr(GError) error = NULL;
  CoxaAtlas *atlas = coxa_atlas_load (g_getenv ("COXA_DATA"), NULL, &error);

  g_assert_no_error (error);

  return atlas;
}

static CoxaHandout *
make (CoxaAtlas          *atlas,
      const char * const *addresses,
      gboolean            is_large)
{
  g_autoptr(CoxaHandoutRequest) request = coxa_handout_request_new ();
  g_autoptr(GError) error = NULL;
  CoxaHandout *handout;

  for (guint i = 0; addresses[i] != NULL; i++)
    {
      g_assert_true (coxa_handout_request_add (request, atlas, addresses[i], &error));
      g_assert_no_error (error);
    }
  request->date = g_strdup ("21 November 2026");
  request->is_large = is_large;
  handout = coxa_handout_new (atlas, request, &error);
  g_assert_no_error (error);

  return handout;
}

static void
test_doses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (doses); i++)
    {
      g_autofree char *text = coxa_handout_dup_dose (&doses[i].dose);
      g_autofree char *tempo = coxa_handout_dup_tempo (&doses[i].dose);

      g_assert_cmpstr (text, ==, doses[i].text);
      g_assert_cmpstr (tempo, ==, doses[i].tempo);
    }
}

static const CoxaHandoutExercise *
get_exercise (const CoxaHandout *handout,
              guint              n)
{
  return g_ptr_array_index (handout->exercises, n);
}

static void
test_sides (void)
{
  static const char * const addresses[] = {
    "exercise/clamshell", "exercise/clamshell?side=left", "exercise/clamshell?side=left&sides=one", "habit/toothbrush-balance",
    "exercise/monster-walk", "exercise/sit-to-stand", NULL,
  };
  static const char * const expected[] = {
    "Both sides, right first", "Both sides, left first", "Left side only", "Begin with the right side", NULL, NULL,
  };
  g_autoptr(CoxaAtlas) atlas = load ();
  g_autoptr(CoxaHandout) handout = make (atlas, addresses, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (get_exercise (handout, i)->sides, ==, expected[i]);
  /* {side} is resolved everywhere. */
  g_assert_nonnull (strstr (get_exercise (handout, 0)->steps[0], "on your left side with the right leg"));
  g_assert_nonnull (strstr (get_exercise (handout, 1)->steps[0], "on your right side with the left leg"));
}

static void
test_presets (void)
{
  static const char * const addresses[] = { "exercise/clamshell?dose=gentle", "exercise/clamshell?dose=full", NULL };
  g_autoptr(CoxaAtlas) atlas = load ();
  g_autoptr(CoxaHandout) handout = make (atlas, addresses, FALSE);

  g_assert_cmpstr (get_exercise (handout, 0)->dose, ==, "2 sets of 8 repeats. Rest 1 minute between sets. 2 days a week.");
  g_assert_cmpstr (get_exercise (handout, 1)->dose, ==, "3 sets of 15 repeats. Rest 45 seconds between sets. 3 days a week.");
}

/* What several say stands once, and says whose it is where not all say it. */
static void
test_common (void)
{
  static const char * const addresses[] = { "exercise/clamshell", "exercise/bridge", "exercise/isometric-wall-push", NULL };
  g_autoptr(CoxaAtlas) atlas = load ();
  g_autoptr(CoxaHandout) handout = make (atlas, addresses, FALSE);

  g_assert_true (g_strv_contains ((const char * const *) handout->stop_signs, "A pinch or a catch deep in the groin."));
  g_assert_cmpuint (g_strv_length (get_exercise (handout, 0)->stop_signs), ==, 0);
  g_assert_cmpstr (get_exercise (handout, 1)->stop_signs[0], ==, "Back pain that grows with each lift.");
  g_assert_nonnull (strstr (handout->not_for[1], "(Exercises 1, 2)"));
}

static void
test_codes (void)
{
  static const struct { const char *addresses[5]; gsize length; } cases[] = {
    { { "exercise/clamshell" }, 5 },
    { { "exercise/clamshell?dose=gentle" }, 8 },
    { { "exercise/clamshell", "exercise/bridge" }, 11 },
    { { "exercise/clamshell", "exercise/bridge?side=left&sides=one", "exercise/step-up?dose=full" }, 14 },
    { { "exercise/clamshell", "exercise/bridge", "exercise/step-up", "stretch/pigeon" }, 0 },
  };
  g_autoptr(CoxaAtlas) atlas = load ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CoxaHandout) handout = make (atlas, cases[i].addresses, FALSE);
      g_autoptr(CoxaHandoutRequest) request = coxa_handout_request_new ();
      g_autoptr(CoxaHandout) again = NULL;

      g_assert_cmpuint (handout->code != NULL ? strlen (handout->code) : 0, ==, cases[i].length);
      if (handout->code == NULL)
        continue;

      /* The code alone gives the same plan. */
      g_assert_true (coxa_handout_request_add_code (request, atlas, handout->code, NULL));
      request->date = g_strdup ("21 November 2026");
      again = coxa_handout_new (atlas, request, NULL);
      g_assert_cmpstr (again->plain[0], ==, handout->plain[0]);
    }
}

/* Each rule is used, none leaves out an exercise, and what is too long even so says what has no room. */
static void
test_lengths (void)
{
  static const char * const pages[] = {
    "exercise/clamshell", "exercise/bridge", "exercise/step-up", "exercise/lateral-step-up", "exercise/sit-to-stand",
    "stretch/figure-four", "exercise/monster-walk", "exercise/single-leg-squat", "exercise/copenhagen-plank",
    "release/gluteus-minimus-ball", "habit/load-management", "exercise/side-lying-hip-abduction",
  };
  g_autoptr(CoxaAtlas) atlas = load ();
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  CoxaSheetRule before = COXA_SHEET_WHOLE;
  gboolean is_too_long = FALSE;

  for (guint n = 1; n <= G_N_ELEMENTS (pages); n++)
    {
      const char *addresses[G_N_ELEMENTS (pages) + 1] = { NULL, };
      g_autoptr(CoxaHandout) handout = NULL;
      g_autoptr(CoxaHandoutLayout) layout = NULL;
      g_autoptr(GError) error = NULL;

      memcpy (addresses, pages, n * sizeof *pages);
      handout = make (atlas, addresses, FALSE);
      layout = coxa_handout_layout_new (handout, 0, none, &error);
      if (layout == NULL)
        {
          g_assert_error (error, COXA_HANDOUT_ERROR, COXA_HANDOUT_ERROR_TOO_LONG);
          g_assert_nonnull (strstr (error->message, get_exercise (handout, n - 1)->title));
          g_assert_cmpuint (n, >, 5);
          is_too_long = TRUE;
          continue;
        }
      g_assert_false (is_too_long);
      g_assert_cmpuint (layout->pages->len, <=, COXA_SHEET_MAX_PAGES);
      g_assert_cmpint (layout->rule, >=, before);
      before = layout->rule;
    }
  g_assert_true (is_too_long);
  g_assert_cmpint (before, ==, COXA_SHEET_COMPACT);
}

/* Nothing lies outside the margins or over something else. */
static void
test_places (void)
{
  static const char * const sheets[2][4] = {
    { "exercise/clamshell", "exercise/bridge", "stretch/figure-four", NULL },
    { "exercise/clamshell", "exercise/bridge", NULL, NULL },
  };
  g_autoptr(CoxaAtlas) atlas = load ();
  g_autoptr(GPtrArray) none = g_ptr_array_new ();

  for (int is_large = 0; is_large < 2; is_large++)
    {
      g_autoptr(CoxaHandout) handout = make (atlas, sheets[is_large], is_large);
      g_autoptr(CoxaHandoutLayout) layout = coxa_handout_layout_new (handout, 3, none, NULL);

      g_assert_nonnull (layout);
      for (guint page = 0; page < layout->pages->len; page++)
        {
          const GArray *placed = g_ptr_array_index (layout->pages, page);
          double y = 0;

          for (guint i = 0; i < placed->len; i++)
            {
              const CoxaPlaced *slab = &g_array_index (placed, CoxaPlaced, i);

              g_assert_cmpfloat (slab->y, >=, y);
              y = slab->y + slab->slab->height;
              for (guint j = 0; j < slab->slab->pieces->len; j++)
                {
                  const CoxaPiece *piece = g_ptr_array_index (slab->slab->pieces, j);
                  PangoRectangle extents = { 0, };

                  g_assert_cmpfloat (piece->x, >=, 0);
                  g_assert_cmpfloat (piece->x + piece->width, <=, layout->width - 2 * layout->margin + 0.01);
                  if (piece->layout != NULL)
                    pango_layout_get_extents (piece->layout, NULL, &extents);
                  g_assert_cmpfloat (extents.width / (double) PANGO_SCALE, <=, piece->width + 0.5);
                }
            }
          g_assert_cmpfloat (y, <=, layout->height - 2 * layout->margin);
        }
    }
}

static void
test_refusals (void)
{
  g_autoptr(CoxaAtlas) atlas = load ();
  g_autoptr(CoxaHandoutRequest) request = coxa_handout_request_new ();
  g_autoptr(GError) error = NULL;

  request->date = g_strdup ("today");
  g_assert_null (coxa_handout_new (atlas, request, &error));
  g_assert_error (error, COXA_HANDOUT_ERROR, COXA_HANDOUT_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_false (coxa_handout_request_add (request, atlas, "bone/hip-bone", &error));
  g_assert_error (error, COXA_HANDOUT_ERROR, COXA_HANDOUT_ERROR_NOT_ONE);
  g_assert_nonnull (strstr (error->message, "bone/hip-bone"));
  g_clear_error (&error);
  g_assert_false (coxa_handout_request_add (request, atlas, "exercise/none-such", &error));
  g_assert_error (error, COXA_ATLAS_ERROR, COXA_ATLAS_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_false (coxa_handout_request_add (request, atlas, "exercise/bridge?dose=double", &error));
  g_assert_error (error, COXA_ADDRESS_ERROR, COXA_ADDRESS_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_false (coxa_handout_request_add_code (request, atlas, "22222", &error));
  g_assert_error (error, COXA_CODES_ERROR, COXA_CODES_ERROR_UNKNOWN);
}

/* A file that is not as cairo writes it stays as it is. */
static void
test_mark (void)
{
  static const char * const files[] = {
    "", "%PDF-1.5\n", "trailer\n<< /Root 1 0 R /Size 2 >>\nstartxref\n9\n%%EOF\n",
    "\n1 0 obj\n<< /Type /Catalog /Lang (de) >>\nendobj\ntrailer\n<< /Size 2\n /Root 1 0 R >>\nstartxref\n9\n%%EOF\n",
    "\n1 0 obj\n<< /Type /Catalog\nendobj\ntrailer\n<< /Size 2\n /Root 1 0 R >>\nstartxref\n9\n%%EOF\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(GByteArray) pdf = g_byte_array_new ();

      g_byte_array_append (pdf, (const guint8 *) files[i], (guint) strlen (files[i]));
      g_assert_false (coxa_pdf_mark (pdf, "en"));
      g_assert_cmpuint (pdf->len, ==, strlen (files[i]));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/handout/doses", test_doses);
  g_test_add_func ("/handout/sides", test_sides);
  g_test_add_func ("/handout/presets", test_presets);
  g_test_add_func ("/handout/common", test_common);
  g_test_add_func ("/handout/codes", test_codes);
  g_test_add_func ("/handout/lengths", test_lengths);
  g_test_add_func ("/handout/places", test_places);
  g_test_add_func ("/handout/refusals", test_refusals);
  g_test_add_func ("/handout/mark", test_mark);

  return g_test_run ();
}
