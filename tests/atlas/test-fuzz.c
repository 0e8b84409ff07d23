/* Sound files, spoilt at random and always the same way: whatever comes of it is told, and nothing crashes or logs. */

#include "coxa-atlas.h"
#include "coxa-catalogue.h"
#include "coxa-checker.h"
#include "coxa-prose.h"
#include "fixture.h"

#include <string.h>

static const char * const files[] = {
  "atlas/atlas.json",
  "atlas/sources.json",
  "atlas/muscle/gluteus-minimus.json",
  "atlas/bone/hip-bone.json",
  "plates/plates.json",
  "plates/back.svg",
  COXA_CATALOGUE_FILE,
};

static const char * const pieces[] = {
  "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "\\ud800", "null", "true", "1e999", "-1", "NaN", "9007199254740993", "0.5",
  "\xff", "\xef\xbb\xbf", "\n", " ", "{}", "[]", "\"\"", "\"../../etc/passwd\"", "\"id\":", "\"depth\":9,", "[[[[[[[[", "<", ">",
  "&", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "&a;", "[@", "](", "{side}", "{other", "left", "*", "`", "\"page\":\"a/b\",", "/",
};

static void
spoil (GString *text,
       GRand   *chance)
{
  for (int i = g_rand_int_range (chance, 1, 5); i > 0 && text->len > 0; i--)
    {
      gsize at = g_rand_int_range (chance, 0, text->len);
      gsize most = g_rand_int_range (chance, 1, 40);
      gsize length = MIN (text->len - at, most);
      const char *piece = pieces[g_rand_int_range (chance, 0, G_N_ELEMENTS (pieces))];
      g_autofree char *copy = NULL;

      switch (g_rand_int_range (chance, 0, 6))
        {
        case 0:
          g_string_erase (text, at, length);
          break;

        case 1:
          text->str[at] = (char) g_rand_int_range (chance, 0, 256);
          break;

        case 2:
          g_string_truncate (text, at);
          break;

        case 3:
          copy = g_strndup (text->str + at, length);
          g_string_insert (text, g_rand_int_range (chance, 0, text->len), copy);
          break;

        default:
          g_string_insert (text, at, piece);
          break;
        }
    }
}

/* Uses all that was read, as the window would. */
static void
use (CoxaAtlas *atlas)
{
  static const char * const addresses[] = { "muscle/gluteus-minimus", "muscle/gluteus-minimus/origin",
                                            "muscle/gluteus-minimus/relations", "bone/hip-bone/attachments", "region/hip" };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr(CoxaAddress) address = coxa_address_parse (addresses[i], NULL);
      g_autofree char *page = coxa_address_dup_page (address);
      g_autoptr(CoxaScene) scene = coxa_scene_new_for_address (atlas, address);
      g_autoptr(GError) error = NULL;
      CoxaEntry *entry = coxa_atlas_get_entry (atlas, page, &error);
      g_autoptr(GPtrArray) citations = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_citation_free);

      g_assert_cmpint (scene->depth, >=, 1);
      g_assert_cmpint (scene->depth, <=, COXA_DEPTHS);
      g_assert_nonnull (scene->overlays);
      g_assert_true ((entry == NULL) == (error != NULL));
      if (entry == NULL)
        continue;

      for (guint j = 0; j < entry->sections->len; j++)
        {
          const CoxaSection *section = g_ptr_array_index (entry->sections, j);
          g_autoptr(GPtrArray) blocks = coxa_prose_parse (section->text[COXA_LEVEL_CLINICAL], COXA_SIDE_LEFT, citations);

          g_assert_nonnull (blocks);
        }
    }
}

static void
test_fuzz (Fixture       *fixture,
           gconstpointer  data)
{
  const char *file = data;
  g_autoptr(GRand) chance = g_rand_new_with_seed (g_str_hash (file));
  g_autofree char *good = NULL;
  gsize length;
  int rounds = g_test_thorough () ? 5000 : 250;

  if (g_str_equal (file, COXA_CATALOGUE_FILE))
    {
      g_autoptr(GPtrArray) rows = coxa_catalogue_scan (fixture->folder, NULL, NULL, NULL);
      g_autofree char *json = coxa_catalogue_to_json (rows);

      fixture_write (fixture, file, json, -1);
    }
  good = fixture_read (fixture, file, &length);

  for (int i = 0; i < rounds; i++)
    {
      g_autoptr(GString) text = g_string_new_len (good, length);
      g_autoptr(GPtrArray) problems = NULL;
      g_autoptr(CoxaAtlas) atlas = NULL;

      spoil (text, chance);
      fixture_write (fixture, file, text->str, text->len);

      problems = coxa_checker_run (fixture->folder, NULL, NULL);
      g_assert_nonnull (problems);
      for (guint j = 0; j < problems->len; j++)
        {
          g_autofree char *told = coxa_problem_to_string (g_ptr_array_index (problems, j));

          g_assert_true (g_utf8_validate (told, -1, NULL));
        }

      atlas = coxa_atlas_load (fixture->folder, NULL, NULL);
      g_assert_nonnull (atlas);
      use (atlas);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/fuzz/", files[i], NULL);

      g_test_add (path, Fixture, files[i], fixture_set_up, test_fuzz, fixture_tear_down);
    }

  return g_test_run ();
}
