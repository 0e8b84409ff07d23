/* search-queries.tsv against the atlas that is shipped (COXA_DATA). The queries were judged before the search was written; what
 * it misses is told in the log and stays in the list. */

#include "coxa-search-fold.h"
#include "coxa-search-private.h"

#include <string.h>

/* Per cent of the queries. */
#define FIRST_RIGHT 85
#define THREE_RIGHT 97

static CoxaSearch *
load_search (CoxaAtlas **atlas)
{
  const char *folder = g_getenv ("COXA_DATA");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "atlas", "search-words.json", NULL) : NULL;
  g_autoptr(GError) error = NULL;
  CoxaSearch *search;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("The data folder is not there");
      return NULL;
    }

  *atlas = coxa_atlas_load (folder, NULL, &error);
  g_assert_no_error (error);
  search = coxa_search_new_for_atlas (*atlas, NULL, &error);
  g_assert_no_error (error);

  return search;
}

static GStrv
read_queries (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "atlas", "search-queries.tsv", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return g_strsplit (text, "\n", -1);
}

/* Returns: at which place, from 1 on, the first right page stands, or 0. */
static guint
find_place (GPtrArray          *hits,
            const char * const *pages)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const CoxaHit *hit = g_ptr_array_index (hits, i);

      for (guint j = 0; pages[j] != NULL; j++)
        {
          const char *rest = g_str_has_prefix (hit->address, pages[j]) ? hit->address + strlen (pages[j]) : NULL;

          if (rest != NULL && (rest[0] == '\0' || rest[0] == '/'))
            return i + 1;
        }
    }

  return 0;
}

/* A row whose pages are gone tells nothing. */
static gboolean
has_any (CoxaAtlas          *atlas,
         const char * const *pages)
{
  for (guint i = 0; pages[i] != NULL; i++)
    if (coxa_atlas_lookup (atlas, pages[i]) != NULL)
      return TRUE;

  return FALSE;
}

static void
tell_miss (const char *query,
           const char *pages,
           guint       place,
           GPtrArray  *hits)
{
  g_autoptr(GString) found = g_string_new (NULL);

  for (guint i = 0; i < hits->len && i < 3; i++)
    {
      const CoxaHit *hit = g_ptr_array_index (hits, i);

      g_string_append_printf (found, " %s (%.2f, %s)", hit->address, hit->score, hit->reason);
    }
  g_test_message ("“%s” should lead to %s, which is number %u of:%s", query, pages, place, found->str);
}

static void
test_judged (void)
{
  g_autoptr(CoxaAtlas) atlas = NULL;
  g_autoptr(CoxaSearch) search = load_search (&atlas);
  g_auto(GStrv) lines = read_queries ();
  guint n = 0, first = 0, three = 0;

  if (search == NULL)
    return;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) fields = g_strsplit (lines[i], "\t", -1);
      g_auto(GStrv) pages = NULL;
      g_autoptr(GPtrArray) hits = NULL;
      guint place;

      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;

      g_assert_cmpuint (g_strv_length (fields), ==, 3);
      pages = g_strsplit (fields[1], " ", -1);
      g_assert_true (has_any (atlas, (const char * const *) pages));
      hits = coxa_search_query (search, fields[0], 10);
      place = find_place (hits, (const char * const *) pages);
      n++;
      first += place == 1;
      three += place >= 1 && place <= 3;
      if (place != 1)
        tell_miss (fields[0], fields[1], place, hits);
    }

  g_test_message ("%u queries: the right page first in %.1f %%, in the first three in %.1f %%", n, 100.0 * first / n,
                  100.0 * three / n);
  g_assert_cmpuint (n, >=, 250);
  g_assert_cmpuint (100 * first, >=, FIRST_RIGHT * n);
  g_assert_cmpuint (100 * three, >=, THREE_RIGHT * n);
}

/* What somebody is said to mean stands on a page, or nobody would be led anywhere. */
static void
test_words (void)
{
  g_autoptr(CoxaAtlas) atlas = NULL;
  g_autoptr(CoxaSearch) search = load_search (&atlas);
  g_autoptr(GPtrArray) means = NULL;
  const CoxaSearchIndex *index;
  guint n_lost = 0;

  if (search == NULL)
    return;

  index = coxa_search_get_index (search);
  means = coxa_search_words_list (index->words);
  g_assert_cmpuint (means->len, >, 100);
  for (guint i = 0; i < means->len; i++)
    {
      g_autoptr(GPtrArray) words = coxa_fold_words (g_ptr_array_index (means, i));

      for (guint j = 0; j < words->len; j++)
        {
          const CoxaFoldedWord *word = g_ptr_array_index (words, j);

          if (coxa_search_words_is_stop (index->words, word->text) || coxa_search_index_knows (index, word->text))
            continue;
          g_test_message ("No page has the word “%s” of “%s”", word->text, (char *) g_ptr_array_index (means, i));
          n_lost++;
        }
    }
  g_assert_cmpuint (n_lost, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/judged", test_judged);
  g_test_add_func ("/search/words", test_words);

  return g_test_run ();
}
