/* The search's parts, over a few made-up pages. What it is worth to somebody who types is test-search-judged.c's. */

#include "coxa-entry-reader.h"
#include "coxa-search-fold.h"
#include "coxa-search-private.h"
#include "coxa-spelling.h"
#include "fixture.h"

#include <string.h>

typedef struct
{
  const char *path;
  const char *text;
  const char *words;
} FoldCase;

static const FoldCase fold_cases[] = {
  { "/fold/case", "GLUTEUS Medius", "gluteus medius" },
  { "/fold/accents", "Lasègue Ménière", "lasegue meniere" },
  { "/fold/sharp-s", "Straße", "strasse" },
  { "/fold/apostrophes", "Patrick's Ober’s", "patricks obers" },
  { "/fold/british", "tumour fibre oedema haematoma stabilise", "tumor fiber edema hematoma stabilise" },
  { "/fold/american", "tumor fiber edema hematoma stabilize", "tumor fiber edema hematoma stabilise" },
  { "/fold/latin-plural", "fasciae bursae", "fascia bursa" },
  { "/fold/short-words-stay", "toe four hour", "toe four hour" },
  { "/fold/hyphens-part", "side-lying L4/5", "side lying l4 5" },
  { "/fold/nothing", "", "" },
  { "/fold/punctuation", "?!… — (), ''’ .", "" },
  { "/fold/other-letters", "Ωμος бедро", "ωμοσ бедро" },
  { "/fold/not-utf8", "hip\xff\xfeknee \xc3", "hip knee" },
};

static void
test_fold (gconstpointer data)
{
  const FoldCase *self = data;
  g_autoptr(GPtrArray) words = coxa_fold_words (self->text);
  g_autoptr(GString) joined = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      const CoxaFoldedWord *word = g_ptr_array_index (words, i);

      g_assert_true (g_utf8_validate (word->text, -1, NULL));
      g_string_append_printf (joined, "%s%s", i > 0 ? " " : "", word->text);
    }
  g_assert_cmpstr (joined->str, ==, self->words);
}

static void
test_joined (void)
{
  g_autoptr(GPtrArray) words = coxa_fold_words ("side-lying leg - raise");

  g_assert_cmpuint (words->len, ==, 4);
  for (guint i = 0; i < words->len; i++)
    g_assert_cmpint (((CoxaFoldedWord *) g_ptr_array_index (words, i))->is_joined, ==, i == 1);
}

static void
test_long_word (void)
{
  g_autofree char *text = g_strnfill (10000, 'a');
  g_autoptr(GPtrArray) words = coxa_fold_words (text);
  g_autoptr(GString) wide = g_string_new (NULL);

  g_assert_cmpuint (words->len, ==, 1);
  g_assert_cmpuint (strlen (((CoxaFoldedWord *) g_ptr_array_index (words, 0))->text), ==, COXA_FOLD_MAX_WORD);

  /* A character of two bytes is not cut in half. */
  for (int i = 0; i < 100; i++)
    g_string_append (wide, "ж");
  g_clear_pointer (&words, g_ptr_array_unref);
  words = coxa_fold_words (wide->str);
  g_assert_true (g_utf8_validate (((CoxaFoldedWord *) g_ptr_array_index (words, 0))->text, -1, NULL));
}

/* Each line's words are one to a search. */
static void
test_stems (void)
{
  static const char * const families[][6] = {
    { "raise", "raises", "raised", "raising" },
    { "muscle", "muscles" },
    { "sit", "sits", "sitting" },
    { "run", "runs", "running" },
    { "injury", "injuries" },
    { "stretch", "stretches", "stretching", "stretched" },
    { "press", "presses", "pressed", "pressing" },
    { "hurt", "hurts", "hurting" },
  };
  static const char * const whole[] = { "gluteus", "bursitis", "press", "l5", "knee", "hip", "spring", "need", "ödem" };

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_autofree char *first = coxa_fold_stem (families[i][0]);

      for (guint j = 1; j < G_N_ELEMENTS (families[i]) && families[i][j] != NULL; j++)
        {
          g_autofree char *stem = coxa_fold_stem (families[i][j]);

          g_assert_cmpstr (stem, ==, first);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      g_autofree char *stem = coxa_fold_stem (whole[i]);

      g_assert_cmpstr (stem, ==, whole[i]);
    }
}

typedef struct
{
  const char *path;
  const char *typed;
  const char *word;
  gboolean    is_prefix;
  int         distance; /* at most 2 are told apart */
} DistanceCase;

static const DistanceCase distance_cases[] = {
  { "/distance/same", "piriformis", "piriformis", FALSE, 0 },
  { "/distance/two-slips", "peeriformis", "piriformis", FALSE, 2 },
  { "/distance/one-too-many", "illiac", "iliac", FALSE, 1 },
  { "/distance/one-left-out", "gemelus", "gemellus", FALSE, 1 },
  { "/distance/another", "sacrom", "sacrum", FALSE, 1 },
  { "/distance/swapped", "glutues", "gluteus", FALSE, 1 },
  { "/distance/swapped-at-the-end", "gluteusm", "gluteums", FALSE, 1 },
  { "/distance/too-far", "femur", "piriformis", FALSE, 3 },
  { "/distance/three", "kitten", "sitting", FALSE, 3 },
  { "/distance/empty", "", "ab", FALSE, 2 },
  { "/distance/both-empty", "", "", FALSE, 0 },
  { "/distance/beginning", "peerif", "piriformis", TRUE, 2 },
  { "/distance/beginning-exact", "piri", "piriformis", TRUE, 0 },
  { "/distance/beginning-of-less", "piriformisx", "piriformis", TRUE, 1 },
  { "/distance/other-letters", "бедра", "бедро", FALSE, 1 },
};

static void
test_distance (gconstpointer data)
{
  const DistanceCase *self = data;

  g_assert_cmpint (coxa_spelling_distance (self->typed, self->word, self->is_prefix, 2), ==, self->distance);
}

/* No limit and no set of letters may rule out what the full count allows. */
static void
test_distance_shortcuts (void)
{
  static const char * const words[] = { "iliac", "iliacus", "ilium", "ileum", "illiac", "ilaic", "sacral", "scaral", "a", "" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint j = 0; j < G_N_ELEMENTS (words); j++)
      {
        int full = coxa_spelling_distance (words[i], words[j], FALSE, 40);

        g_assert_cmpint (full, ==, coxa_spelling_distance (words[j], words[i], FALSE, 40));
        for (int limit = 0; limit < 4; limit++)
          g_assert_cmpint (coxa_spelling_distance (words[i], words[j], FALSE, limit), ==, MIN (full, limit + 1));
        g_assert_cmpint (__builtin_popcount (coxa_spelling_mask (words[i]) & ~coxa_spelling_mask (words[j])), <=, full);
      }
}

static void
test_limits (void)
{
  g_assert_cmpint (coxa_spelling_limit ("l5"), ==, 0);
  g_assert_cmpint (coxa_spelling_limit ("hip"), ==, 0);
  g_assert_cmpint (coxa_spelling_limit ("vertebra5"), ==, 0);
  g_assert_cmpint (coxa_spelling_limit ("soas"), ==, 1);
  g_assert_cmpint (coxa_spelling_limit ("sacrum"), ==, 1);
  g_assert_cmpint (coxa_spelling_limit ("siatica"), ==, 2);
}

/* Made-up pages */

static void
add_section (CoxaEntry  *entry,
             const char *id,
             const char *text)
{
  CoxaSection *section = g_new0 (CoxaSection, 1);

  section->id = g_strdup (id);
  section->title = g_strdup (id);
  section->title[0] = g_ascii_toupper (section->title[0]);
  section->text[COXA_LEVEL_PLAIN] = g_strdup (text);
  section->text[COXA_LEVEL_CLINICAL] = g_strdup (text);
  g_ptr_array_add (entry->sections, section);
}

static void
add_page (CoxaSearchIndex *index,
          const char      *page,
          const char      *title,
          const char      *latin,
          const char      *synonyms,
          const char      *summary,
          const char      *text)
{
  g_autoptr(CoxaEntry) entry = coxa_entry_new (page);

  entry->title = g_strdup (title);
  entry->latin = g_strdup (latin);
  entry->synonyms = synonyms[0] != '\0' ? g_strsplit (synonyms, ";", -1) : g_new0 (char *, 1);
  entry->summary[COXA_LEVEL_PLAIN] = g_strdup (summary);
  entry->summary[COXA_LEVEL_CLINICAL] = g_strdup (summary);
  add_section (entry, "overview", "The hip and the leg.");
  add_section (entry, "origin", text);
  coxa_search_index_add (index, entry);
}

static const char words_file[] = "{ \"format\": 1, \"stop\": [\"the\", \"of\", \"when\"],"
                                 " \"words\": [ { \"says\": [\"bum\", \"rear end\"], \"means\": [\"buttock\"] },"
                                 "              { \"says\": [\"side glute\"], \"means\": [\"gluteus medius\"] } ] }";

static CoxaSearch *
make_search (Fixture *fixture)
{
  CoxaSearchIndex *index;

  fixture_write (fixture, COXA_SEARCH_WORDS_FILE, words_file, -1);
  index = coxa_search_index_new (coxa_search_words_load (fixture->folder, NULL));
  add_page (index, "muscle/piriformis", "Piriformis", "Musculus piriformis", "pear muscle",
            "A muscle deep in the buttock.", "From the front of the sacrum.");
  add_page (index, "muscle/gluteus-medius", "Gluteus medius", NULL, "", "It holds the pelvis.", "The outer face of the ilium.");
  add_page (index, "muscle/gluteus-maximus", "Gluteus maximus", NULL, "", "The large one.", "Behind the ilium and the sacrum.");
  add_page (index, "condition/piriformis-syndrome", "Piriformis syndrome", NULL, "wallet pain;pain when sitting",
            "Pain in the buttock.", "A tumour is rare; numbness of the foot may come.");
  add_page (index, "root/l4", "L4 nerve root", NULL, "L4", "A root.", "It leaves the spine.");
  add_page (index, "root/l5", "L5 nerve root", NULL, "L5", "A root.", "It leaves the spine.");
  add_page (index, "exercise/side-lying", "Side-lying lift", NULL, "", "Lift the leg.", "Lie on your side.");
  coxa_search_index_close (index);

  return coxa_search_new_for_index (index);
}

typedef struct
{
  const char *path;
  const char *query;
  const char *address; /* of the first hit, or NULL where there is to be none */
  const char *reason;  /* words in its reason */
} RankCase;

static const RankCase rank_cases[] = {
  { "/rank/title", "piriformis", "muscle/piriformis", "Title" },
  { "/rank/longer-title", "piriformis syndrome", "condition/piriformis-syndrome", "Title" },
  { "/rank/beginning", "pirif", "muscle/piriformis", "Title" },
  { "/rank/one-letter", "p", "muscle/piriformis", "Title" },
  { "/rank/synonym", "pear muscle", "muscle/piriformis", "Also called pear muscle" },
  { "/rank/latin", "musculus piriformis", "muscle/piriformis", "Latin Musculus piriformis" },
  { "/rank/misspelled", "peeriformis", "muscle/piriformis", "spelled nearly: piriformis" },
  { "/rank/misspelled-beginning", "peerifor", "muscle/piriformis", "spelled nearly: piriformis" },
  { "/rank/root", "L5", "root/l5", "" },
  { "/rank/root-with-a-space", "l 5", "root/l5", "" },
  { "/rank/digits-are-no-slips", "L6", NULL, NULL },
  { "/rank/meant", "bum", "condition/piriformis-syndrome", "buttock" },
  { "/rank/meant-phrase", "rear end", "condition/piriformis-syndrome", "buttock" },
  { "/rank/meant-by-two-words", "side glute", "muscle/gluteus-medius", "Title, as “gluteus medius”" },
  { "/rank/stop-words", "the pain when of sitting", "condition/piriformis-syndrome", "Also called pain when sitting" },
  { "/rank/section-by-name", "gluteus medius origin", "muscle/gluteus-medius/origin", "In “Origin”" },
  { "/rank/section-of-a-misspelled-name", "glutaeus mediums origin", "muscle/gluteus-medius/origin", "nearly: medius" },
  { "/rank/kind", "exercises", "exercise/side-lying", "Kind of page" },
  { "/rank/name-with-its-kind", "piriformis muscle", "muscle/piriformis", "Title" },
  { "/rank/words-in-a-section", "numbness foot", "condition/piriformis-syndrome/origin", "In “Origin”" },
  { "/rank/american", "tumor", "condition/piriformis-syndrome/origin", "In “Origin”" },
  { "/rank/plural", "tumours", "condition/piriformis-syndrome/origin", "In “Origin”" },
  { "/rank/one-word-for-two", "sidelying", "exercise/side-lying", "Title" },
  { "/rank/run-together", "gluteusmedius", "muscle/gluteus-medius", "Title" },
  { "/rank/one-word-is-missing", "piriformis zzqqxx", "muscle/piriformis", "Title" },
  { "/rank/empty", "", NULL, NULL },
  { "/rank/space", " \t\n ", NULL, NULL },
  { "/rank/punctuation", "?!… -- /// \"'\" ()", NULL, NULL },
  { "/rank/only-stop-words", "the of when", NULL, NULL },
  { "/rank/unknown", "zzqqxxzz", NULL, NULL },
  { "/rank/not-utf8", "\xff\xfe piriformis \xc3", "muscle/piriformis", "Title" },
};

static void
test_rank (Fixture       *fixture,
           gconstpointer  data)
{
  const RankCase *self = data;
  g_autoptr(CoxaSearch) search = make_search (fixture);
  g_autoptr(GPtrArray) hits = coxa_search_query (search, self->query, 10);
  const CoxaHit *hit;

  if (self->address == NULL)
    {
      g_assert_cmpuint (hits->len, ==, 0);
      return;
    }

  g_assert_cmpuint (hits->len, >, 0);
  hit = g_ptr_array_index (hits, 0);
  g_test_message ("%s, %s, %s, %s: %.2f", hit->address, hit->title, hit->kind, hit->reason, hit->score);
  g_assert_cmpstr (hit->address, ==, self->address);
  g_assert_nonnull (strstr (hit->reason, self->reason));
  g_assert_true (g_str_has_prefix (hit->address, hit->kind));
  g_assert_cmpstr (hit->title, !=, "");
}

/* Best first, each page once, never more than asked for, and the same each time. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(CoxaSearch) search = make_search (fixture);
  g_autoptr(GPtrArray) all = coxa_search_query (search, "the sacrum and the leg", 100);
  g_autoptr(GPtrArray) some = coxa_search_query (search, "the sacrum and the leg", 3);
  g_autoptr(GPtrArray) none = coxa_search_query (search, "leg", 0);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (all->len, ==, 7);
  g_assert_cmpuint (some->len, ==, 3);
  for (guint i = 0; i < all->len; i++)
    {
      const CoxaHit *hit = g_ptr_array_index (all, i);

      g_assert_cmpfloat (hit->score, >, 0);
      if (i > 0)
        g_assert_cmpfloat (hit->score, <=, ((CoxaHit *) g_ptr_array_index (all, i - 1))->score);
      if (i < 3)
        g_assert_cmpstr (hit->address, ==, ((CoxaHit *) g_ptr_array_index (some, i))->address);
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (hit->title, !=, ((CoxaHit *) g_ptr_array_index (all, j))->title);
    }
}

static void
test_absurd (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(CoxaSearch) search = make_search (fixture);
  g_autoptr(GRand) chance = g_rand_new_with_seed (1);
  g_autofree char *letters = g_strnfill (10000, 'p');
  g_autofree char *wide = g_strnfill (10000, '\xc3');
  g_autoptr(GString) many = g_string_new (NULL);
  const char *texts[] = { letters, wide, NULL };

  for (int i = 0; i < 2000; i++)
    g_string_append (many, "hip ");
  texts[2] = many->str;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GPtrArray) hits = coxa_search_query (search, texts[i], 10);

      g_assert_cmpuint (hits->len, <=, 10);
    }

  for (int i = 0; i < 2000; i++)
    {
      char text[20] = { 0 };
      g_autoptr(GPtrArray) hits = NULL;

      for (guint j = 0; j + 1 < sizeof text; j++)
        text[j] = g_rand_int_range (chance, 0, 256);
      hits = coxa_search_query (search, text, 10);
      for (guint j = 0; j < hits->len; j++)
        g_assert_true (g_utf8_validate (((CoxaHit *) g_ptr_array_index (hits, j))->reason, -1, NULL));
    }
}

static void
test_no_pages (void)
{
  CoxaSearchIndex *index = coxa_search_index_new (coxa_search_words_new ());
  g_autoptr(CoxaSearch) search = NULL;
  g_autoptr(GPtrArray) hits = NULL;

  coxa_search_index_close (index);
  search = coxa_search_new_for_index (index);
  hits = coxa_search_query (search, "hip", 10);
  g_assert_cmpuint (hits->len, ==, 0);
}

/* A broken list of words costs itself alone, and says where it is broken. */
static void
test_broken_words (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(CoxaSearchWords) words = NULL;
  g_autoptr(CoxaAtlas) atlas = NULL;
  g_autoptr(CoxaSearch) search = NULL;
  g_autoptr(GPtrArray) hits = NULL;

  fixture_write (fixture, COXA_SEARCH_WORDS_FILE,
                 "{ \"format\": 1, \"words\": [ { \"says\": [\"...\"], \"means\": [\"hip\"] }, { \"says\": 4 } ] }", -1);
  words = coxa_search_words_load (fixture->folder, problems);
  g_assert_nonnull (words);
  fixture_print (problems);
  g_assert_true (fixture_has_problem (problems, COXA_SEARCH_WORDS_FILE, "/words/0/says/0", "no phrase"));

  fixture_write (fixture, COXA_SEARCH_WORDS_FILE, "{", -1);
  atlas = coxa_atlas_load (fixture->folder, NULL, NULL);
  search = coxa_search_new_for_atlas (atlas, NULL, NULL);
  hits = coxa_search_query (search, "gluteus minimus", 10);
  g_assert_cmpuint (hits->len, >, 0);
  g_assert_cmpstr (((CoxaHit *) g_ptr_array_index (hits, 0))->address, ==, "muscle/gluteus-minimus");
}

static void
built_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GError) error = NULL;
  CoxaSearch **search = data;

  *search = coxa_search_new_for_atlas_finish (COXA_ATLAS (source), result, &error);
  g_assert_no_error (error);
}

static void
test_async (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(CoxaAtlas) atlas = coxa_atlas_load (fixture->folder, NULL, NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(CoxaSearch) search = NULL;
  g_autoptr(CoxaSearch) never = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GError) error = NULL;

  coxa_search_new_for_atlas_async (atlas, NULL, built_cb, &search);
  while (search == NULL)
    g_main_context_iteration (NULL, TRUE);
  hits = coxa_search_query (search, "superior gluteal", 10);
  g_assert_cmpuint (hits->len, >, 0);
  g_assert_cmpstr (((CoxaHit *) g_ptr_array_index (hits, 0))->address, ==, "nerve/superior-gluteal");

  g_cancellable_cancel (cancellable);
  never = coxa_search_new_for_atlas (atlas, cancellable, &error);
  g_assert_null (never);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
add (const char *path,
     void      (*test) (Fixture *, gconstpointer),
     const void *data)
{
  g_test_add (path, Fixture, data, fixture_set_up, test, fixture_tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fold_cases); i++)
    g_test_add_data_func (fold_cases[i].path, &fold_cases[i], test_fold);
  g_test_add_func ("/fold/joined", test_joined);
  g_test_add_func ("/fold/long-word", test_long_word);
  g_test_add_func ("/fold/stems", test_stems);
  for (guint i = 0; i < G_N_ELEMENTS (distance_cases); i++)
    g_test_add_data_func (distance_cases[i].path, &distance_cases[i], test_distance);
  g_test_add_func ("/distance/shortcuts", test_distance_shortcuts);
  g_test_add_func ("/distance/limits", test_limits);
  for (guint i = 0; i < G_N_ELEMENTS (rank_cases); i++)
    add (rank_cases[i].path, test_rank, &rank_cases[i]);
  add ("/search/order", test_order, NULL);
  add ("/search/absurd", test_absurd, NULL);
  g_test_add_func ("/search/no-pages", test_no_pages);
  add ("/search/broken-words", test_broken_words, NULL);
  add ("/search/async", test_async, NULL);

  return g_test_run ();
}
