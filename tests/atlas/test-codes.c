/* Short codes: every page and plan there and back, and every mistake that the check character must catch. */
#include "coxa-atlas.h"
#include "coxa-code.h"
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static const char alphabet[] = "23456789ACEFHJKMNPRTWXY";
static const CoxaCodeLength lengths[] = { COXA_CODE_PAGE, COXA_CODE_PLAN_1, COXA_CODE_PLAN_2, COXA_CODE_PLAN_3 };

static CoxaCodes *
load_real (void)
{
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_problem_free);
  CoxaCodes *codes = coxa_codes_load (g_getenv ("COXA_DATA"), problems);

  g_assert_cmpuint (problems->len, ==, 0);

  return codes;
}

static guint64
random_value (CoxaCodeLength length)
{
  guint64 value = (guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();

  return value % coxa_code_count (length);
}

/* Every wrong character at every place, and every swap of any two places, not of neighbours alone. */
static void
spoil (const char *code)
{
  gsize n = strlen (code);
  g_autofree char *wrong = g_strdup (code);
  guint64 value;

  for (gsize i = 0; i < n; i++)
    {
      for (const char *c = alphabet; *c != '\0'; c++)
        {
          wrong[i] = *c;
          g_assert_cmpint (coxa_code_read (wrong, &value), ==, *c == code[i]);
        }
      wrong[i] = code[i];
      for (gsize j = i + 1; j < n; j++)
        {
          wrong[i] = code[j];
          wrong[j] = code[i];
          g_assert_cmpint (coxa_code_read (wrong, &value), ==, code[i] == code[j]);
          wrong[i] = code[i];
          wrong[j] = code[j];
        }
    }

  /* One too many, one too few. */
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr(GString) longer = g_string_new (code);
      g_autoptr(GString) shorter = g_string_new (code);

      g_string_insert_c (longer, (gssize) i, alphabet[i % 23]);
      g_string_erase (shorter, (gssize) i, 1);
      g_assert_false (coxa_code_read (longer->str, &value));
      g_assert_false (coxa_code_read (shorter->str, &value));
    }
}

static void
test_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      guint64 ends[] = { 0, 1, 22, 23, coxa_code_count (lengths[i]) - 1 };

      for (guint round = 0; round < 3000; round++)
        {
          char code[COXA_CODE_MAX_LENGTH + 1];
          guint64 value = round < G_N_ELEMENTS (ends) ? ends[round] : random_value (lengths[i]);
          guint64 back;

          coxa_code_write (value, lengths[i], code);
          g_assert_cmpuint (strlen (code), ==, lengths[i]);
          g_assert_true (coxa_code_read (code, &back));
          g_assert_cmpuint (back, ==, value);
          spoil (code);
        }
    }
}

/* All there are of the shortest kind: no two numbers have one code, and each code is its own number's. */
static void
test_all_page_codes (void)
{
  for (guint64 value = 0; value < coxa_code_count (COXA_CODE_PAGE); value++)
    {
      char code[COXA_CODE_MAX_LENGTH + 1];
      guint64 back;

      coxa_code_write (value, COXA_CODE_PAGE, code);
      g_assert_true (coxa_code_read (code, &back));
      g_assert_cmpuint (back, ==, value);
    }
}

static void
test_alphabet (void)
{
  for (const char *c = "01OQDILUV"; *c != '\0'; c++)
    {
      char text[] = { '2', '3', *c, '4', '5', '\0' };
      g_autofree char *stranger = NULL;
      g_autofree char *code = coxa_code_normalise (text, &stranger);

      g_assert_null (code);
      g_assert_cmpint (stranger[0], ==, *c);
    }

  {
    g_autofree char *stranger = NULL;
    g_autofree char *code = coxa_code_normalise (" b s-z‑g – ahy_2", &stranger);

    g_assert_cmpstr (code, ==, "8526AHY2");
  }
}

static void
assert_page (CoxaCodes  *codes,
             const char *page,
             CoxaSide    side)
{
  g_autofree char *code = coxa_codes_dup_for_page (codes, page, side);
  g_autoptr(GString) typed = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaCoded) coded = NULL;
  g_autofree char *back = NULL;

  g_assert_nonnull (code);
  g_assert_cmpuint (strlen (code), <=, 7);
  /* As somebody types who does not look: small letters, and a hyphen or space between all. */
  for (const char *c = code; *c != '\0'; c++)
    g_string_append_printf (typed, "%c%c", g_ascii_tolower (*c), (c - code) % 2 == 0 ? '-' : ' ');
  coded = coxa_codes_read (codes, typed->str, &error);
  g_assert_no_error (error);
  g_assert_null (coded->items);
  back = coxa_address_dup_page (coded->address);
  g_assert_cmpstr (back, ==, page);
  g_assert_cmpint (coded->address->side, ==, side);
}

static void
test_pages (void)
{
  g_autoptr(CoxaCodes) codes = load_real ();
  g_autoptr(CoxaAtlas) atlas = coxa_atlas_load (g_getenv ("COXA_DATA"), NULL, NULL);
  g_autoptr(GPtrArray) pages = coxa_atlas_list_pages (atlas);

  for (guint i = 0; i < pages->len; i++)
    {
      const char *page = g_ptr_array_index (pages, i);

      if (coxa_codes_get_number (codes, page) == 0)
        g_error ("%s has no number: run ./dev codes", page);
      assert_page (codes, page, COXA_SIDE_RIGHT);
      assert_page (codes, page, COXA_SIDE_LEFT);
    }
}

static GPtrArray *
list_practices (CoxaAtlas *atlas)
{
  static const char * const kinds[] = { "exercise", "stretch", "release", "habit", NULL };
  g_autoptr(GPtrArray) pages = coxa_atlas_list_pages (atlas);
  GPtrArray *practices = g_ptr_array_new ();

  for (guint i = 0; i < pages->len; i++)
    {
      const char *page = g_ptr_array_index (pages, i);
      const CoxaIndexRow *row = coxa_atlas_lookup (atlas, page);

      if (g_strv_contains (kinds, row->kind))
        g_ptr_array_add (practices, row->page);
    }

  return practices;
}

static void
assert_plan (CoxaCodes *codes,
             GPtrArray *items)
{
  static const gsize expected[] = { 0, 7, 9, 12 };
  g_autofree char *code = coxa_codes_dup_for_plan (codes, items);
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaCoded) coded = NULL;

  g_assert_nonnull (code);
  g_assert_cmpuint (strlen (code), ==, expected[items->len]);
  coded = coxa_codes_read (codes, code, &error);
  g_assert_no_error (error);
  g_assert_null (coded->address);
  g_assert_cmpuint (coded->items->len, ==, items->len);
  for (guint i = 0; i < items->len; i++)
    {
      const CoxaPresetItem *a = g_ptr_array_index (items, i), *b = g_ptr_array_index (coded->items, i);

      g_assert_cmpstr (a->page, ==, b->page);
      g_assert_cmpint (a->side, ==, b->side);
      g_assert_cmpint (a->is_one_sided, ==, b->is_one_sided);
      g_assert_cmpint (a->preset, ==, b->preset);
    }
}

/* Number i of all the ways in which one thing can be done. */
static CoxaPresetItem *
vary (GPtrArray *practices,
      guint      i)
{
  return coxa_preset_item_new (g_ptr_array_index (practices, i / 16), i & 1 ? COXA_SIDE_LEFT : COXA_SIDE_RIGHT, (i & 2) != 0,
                             (CoxaPreset) (i >> 2 & 3));
}

static void
test_plans (void)
{
  g_autoptr(CoxaCodes) codes = load_real ();
  g_autoptr(CoxaAtlas) atlas = coxa_atlas_load (g_getenv ("COXA_DATA"), NULL, NULL);
  g_autoptr(GPtrArray) practices = list_practices (atlas);
  guint n = practices->len * 16;

  /* Every one, every pair, and many of three. */
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j <= n; j += 7)
      {
        g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_preset_item_free);

        g_ptr_array_add (items, vary (practices, i));
        if (j < n)
          g_ptr_array_add (items, vary (practices, j));
        assert_plan (codes, items);
        if (j < n)
          {
            g_ptr_array_add (items, vary (practices, (guint) g_test_rand_int_range (0, (int) n)));
            assert_plan (codes, items);
          }
      }

  {
    g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_preset_item_free);

    g_assert_null (coxa_codes_dup_for_plan (codes, items));
    for (guint i = 0; i < 4; i++)
      g_ptr_array_add (items, vary (practices, i));
    g_assert_null (coxa_codes_dup_for_plan (codes, items));
    g_ptr_array_set_size (items, 0);
    g_ptr_array_add (items, coxa_preset_item_new ("muscle/piriformis", COXA_SIDE_LEFT, FALSE, COXA_PRESET_PAGE));
    g_assert_null (coxa_codes_dup_for_plan (codes, items));
  }
}

/* Each mistake in a real code is an error, and nearly each says what was meant. */
static void
test_mistakes (void)
{
  g_autoptr(CoxaCodes) codes = load_real ();
  g_autofree char *code = coxa_codes_dup_for_page (codes, "exercise/clamshell", COXA_SIDE_LEFT);
  g_autofree char *wrong = g_strdup (code);
  guint told = 0, n = 0;

  for (gsize i = 0; code[i] != '\0'; i++)
    for (const char *c = alphabet; *c != '\0'; c++)
      {
        g_autoptr(GError) error = NULL;

        if (*c == code[i])
          continue;
        wrong[i] = *c;
        g_assert_null (coxa_codes_read (codes, wrong, &error));
        g_assert_error (error, COXA_CODES_ERROR, COXA_CODES_ERROR_WRONG);
        told += strstr (error->message, code) != NULL;
        n++;
        wrong[i] = code[i];
      }
  g_test_message ("%u of %u mistakes were told with what was meant", told, n);
  g_assert_cmpuint (told * 10, >, n * 8);
}

static void
test_refusals (void)
{
  static const struct { const char *typed; CoxaCodesError code; const char *names; } cases[] = {
    { "", COXA_CODES_ERROR_NOT_ONE, "has 0" },
    { "2", COXA_CODES_ERROR_NOT_ONE, "has 1" },
    { "234567", COXA_CODES_ERROR_NOT_ONE, "has 6" },
    { "2345O", COXA_CODES_ERROR_NOT_ONE, "“O”" },
    { "2345é", COXA_CODES_ERROR_NOT_ONE, "“é”" },
    { "muscle/piriformis", COXA_CODES_ERROR_NOT_ONE, "“u”" },
    { "22222222222222222222222222222222222222222222", COXA_CODES_ERROR_NOT_ONE, "has 44" },
    { "22222", COXA_CODES_ERROR_UNKNOWN, "22222" },
  };
  g_autoptr(CoxaCodes) codes = load_real ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (coxa_codes_read (codes, cases[i].typed, &error));
      g_assert_error (error, COXA_CODES_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].names));
    }

  g_assert_true (coxa_codes_looks_like ("22222"));
  g_assert_true (coxa_codes_looks_like ("2ac-efh j"));
  g_assert_false (coxa_codes_looks_like ("meant"));
  g_assert_false (coxa_codes_looks_like ("side of hip"));
  g_assert_false (coxa_codes_looks_like ("L4"));
}

/* What a wrong file costs: what stands below the wrong line, which is named. */
static void
test_bad_files (void)
{
  static const struct { const char *text; guint good; int line; } cases[] = {
    { "", 0, 0 },
    { "# words\n\n1\tmuscle/a\n2\tmuscle/b\n", 2, 0 },
    { "1\tmuscle/a\n3\tmuscle/b\n", 1, 2 },
    { "1\tmuscle/a\n1\tmuscle/b\n", 1, 2 },
    { "1\tmuscle/a\n2\tmuscle/a\n3\tmuscle/b\n", 1, 2 },
    { "0\tmuscle/a\n", 0, 1 },
    { "one\tmuscle/a\n", 0, 1 },
    { "1 muscle/a\n", 0, 1 },
    { "1\tmuscle\n", 0, 1 },
    { "1\t../etc/x\n", 0, 1 },
    { "1\tmuscle/a\tmore\n", 0, 1 },
    { "1\tmuscle/a\n\xff\xfe\n", 1, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = g_dir_make_tmp ("coxa-codes-XXXXXX", NULL);
      g_autofree char *atlas = g_build_filename (folder, "atlas", NULL);
      g_autofree char *file = g_build_filename (folder, COXA_CODES_FILE, NULL);
      g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_problem_free);
      g_autoptr(CoxaCodes) codes = NULL;

      g_assert_cmpint (g_mkdir (atlas, 0700), ==, 0);
      g_assert_true (g_file_set_contents (file, cases[i].text, -1, NULL));
      codes = coxa_codes_load (folder, problems);
      g_assert_cmpuint (problems->len, ==, cases[i].line > 0 ? 1 : 0);
      if (cases[i].line > 0)
        {
          const CoxaProblem *problem = g_ptr_array_index (problems, 0);

          g_assert_cmpint (problem->line, ==, cases[i].line);
          g_assert_cmpstr (problem->file, ==, COXA_CODES_FILE);
        }
      g_assert_cmpuint (coxa_codes_get_number (codes, "muscle/a"), ==, cases[i].good > 0 ? 1 : 0);
      g_assert_cmpuint (coxa_codes_get_number (codes, "muscle/b"), ==, cases[i].good > 1 ? 2 : 0);
      g_remove (file);
      g_rmdir (atlas);
      g_rmdir (folder);
    }
}

static void
test_presets (void)
{
  const CoxaDose dose = { .sets = { 2, 3 }, .reps = { 8, 15 }, .rest = { 45, 60 }, .per_week = { 2, 3 } };
  CoxaDose gentle, full, middle, page;

  coxa_preset_apply (COXA_PRESET_PAGE, &dose, &page);
  coxa_preset_apply (COXA_PRESET_GENTLE, &dose, &gentle);
  coxa_preset_apply (COXA_PRESET_MIDDLE, &dose, &middle);
  coxa_preset_apply (COXA_PRESET_FULL, &dose, &full);
  g_assert_cmpint (page.reps.min, ==, 8);
  g_assert_cmpint (page.reps.max, ==, 15);
  g_assert_cmpint (gentle.sets.max, ==, 2);
  g_assert_cmpint (gentle.rest.min, ==, 60);
  g_assert_cmpint (middle.reps.min, ==, 12);
  g_assert_cmpint (full.reps.min, ==, 15);
  g_assert_cmpint (full.rest.max, ==, 45);
  g_assert_cmpint (full.hold.max, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/codes/numbers", test_numbers);
  g_test_add_func ("/codes/all-page-codes", test_all_page_codes);
  g_test_add_func ("/codes/alphabet", test_alphabet);
  g_test_add_func ("/codes/pages", test_pages);
  g_test_add_func ("/codes/plans", test_plans);
  g_test_add_func ("/codes/mistakes", test_mistakes);
  g_test_add_func ("/codes/refusals", test_refusals);
  g_test_add_func ("/codes/bad-files", test_bad_files);
  g_test_add_func ("/codes/presets", test_presets);

  return g_test_run ();
}
