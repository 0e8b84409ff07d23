/* bench-search DATA: what a keystroke in the search costs, with a thousand made-up pages and with a hundred thousand.
 *
 * The made-up pages are sections of real ones under made-up names: a thousand as long as those that are shipped, a hundred
 * thousand of one section each. Questions are typed letter by letter; each letter is a keystroke.
 *
 * One row a budget: what TAB measured TAB limit TAB unit */

#include "coxa-entry-reader.h"
#include "coxa-search-private.h"

#include <string.h>
#include <time.h>

#define HITS 30
#define RUNS 5

static const char * const questions[] = {
  "gluteus medius", "L5", "side of hip hurts at night", "butt pain when sitting", "peeriformis syndrom", "tensor facia late",
  "numbness muscle pain in the leg and the hip", "superior gluteal nerve", "what makes it worse", "sidelying abduction",
};

/* What the calling thread itself has worked: a machine that does other things besides does not count against us. */
static double
worked_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static void
row (const char *what,
     double      measured,
     const char *limit,
     const char *unit)
{
  g_print ("%s\t%.3g\t%s\t%s\n", what, measured, limit, unit);
}

/* A name such as "Tobarumus remilis": no two dictionaries have the same words. */
static char *
dup_name (GRand *chance)
{
  static const char * const syllables[] = { "ba", "ro", "ti", "mu", "le", "sa", "ri", "no", "du", "ke", "pa", "tri" };
  static const char * const ends[] = { "mus", "lis", "ris", "tor", "nal", "dus" };
  GString *name = g_string_new (NULL);

  for (int i = 0; i < 2; i++)
    {
      int n = g_rand_int_range (chance, 2, 4);

      if (i > 0)
        g_string_append_c (name, ' ');
      for (int j = 0; j < n; j++)
        g_string_append (name, syllables[g_rand_int_range (chance, 0, G_N_ELEMENTS (syllables))]);
      g_string_append (name, ends[g_rand_int_range (chance, 0, G_N_ELEMENTS (ends))]);
    }

  return g_string_free (name, FALSE);
}

static const CoxaEntry *
choose (GPtrArray *shipped,
        GRand     *chance)
{
  return g_ptr_array_index (shipped, g_rand_int_range (chance, 0, shipped->len));
}

static void
borrow_section (CoxaEntry       *entry,
                const CoxaEntry *from,
                guint            number)
{
  const CoxaSection *model = g_ptr_array_index (from->sections, number % from->sections->len);
  CoxaSection *section = g_new0 (CoxaSection, 1);

  section->id = g_strdup (model->id);
  section->title = g_strdup (model->title);
  section->text[COXA_LEVEL_PLAIN] = g_strdup (model->text[COXA_LEVEL_PLAIN]);
  section->text[COXA_LEVEL_CLINICAL] = g_strdup (model->text[COXA_LEVEL_CLINICAL]);
  g_ptr_array_add (entry->sections, section);
}

static CoxaEntry *
make_up (GPtrArray *shipped,
         GRand     *chance,
         guint      number,
         gboolean   is_long)
{
  const CoxaEntry *model = choose (shipped, chance);
  g_autofree char *page = g_strdup_printf ("%s/made-up-%u", model->kind, number);
  CoxaEntry *entry = coxa_entry_new (page);
  g_autofree char *other = dup_name (chance);
  g_autofree char *synonym = g_strconcat (choose (shipped, chance)->title, " ", other, NULL);
  const char *synonyms[] = { synonym, NULL };

  entry->title = dup_name (chance);
  entry->latin = dup_name (chance);
  entry->synonyms = g_strdupv ((char **) synonyms);
  entry->summary[COXA_LEVEL_PLAIN] = g_strdup (model->summary[COXA_LEVEL_PLAIN]);
  entry->summary[COXA_LEVEL_CLINICAL] = g_strdup (model->summary[COXA_LEVEL_CLINICAL]);
  for (guint i = 0; i < (is_long ? model->sections->len : 1); i++)
    borrow_section (entry, choose (shipped, chance), i);

  return entry;
}

static CoxaSearch *
build (GPtrArray  *shipped,
       const char *folder,
       guint       n_pages,
       gboolean    is_long)
{
  g_autoptr(GRand) chance = g_rand_new_with_seed (4);
  CoxaSearchIndex *index = coxa_search_index_new (coxa_search_words_load (folder, NULL));
  double start = worked_ms ();
  double bytes = 0;

  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr(CoxaEntry) entry = make_up (shipped, chance, i, is_long);

      coxa_search_index_add (index, entry);
    }
  coxa_search_index_close (index);

  for (guint i = 0; i < index->terms->len; i++)
    {
      const CoxaSearchTerm *term = g_ptr_array_index (index->terms, i);

      bytes += (term->names->len + term->texts->len) * sizeof (guint32);
    }
  g_print ("# %u pages: %.1f s to build, %u words, %u passages, %.0f MB of places\n", n_pages, (worked_ms () - start) / 1e3,
           index->spelled->len, index->passages->len, bytes / 1e6);

  return coxa_search_new_for_index (index);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double one = *(const double *) a;
  double two = *(const double *) b;

  return one < two ? -1 : one > two;
}

/* Each keystroke counts with the median of some runs. */
static double
measure_keystroke (CoxaSearch *search,
                   const char *text)
{
  double times[RUNS];

  for (int i = 0; i < RUNS; i++)
    {
      double start = worked_ms ();
      g_autoptr(GPtrArray) hits = coxa_search_query (search, text, HITS);

      times[i] = worked_ms () - start;
      g_assert_nonnull (hits);
    }
  qsort (times, RUNS, sizeof (double), compare_doubles);

  return times[RUNS / 2];
}

static void
type_questions (CoxaSearch *search,
                const char *size,
                const char *limit)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *slowest = NULL;
  g_autofree char *usual = g_strdup_printf ("search, a keystroke, %s entries", size);
  g_autofree char *worst = g_strdup_printf ("search, the slowest keystroke, %s entries", size);
  double most = 0;

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    for (gsize length = 1; length <= strlen (questions[i]); length++)
      {
        g_autofree char *typed = g_strndup (questions[i], length);
        double ms = measure_keystroke (search, typed);

        g_array_append_val (times, ms);
        if (ms > most)
          {
            most = ms;
            g_free (slowest);
            slowest = g_steal_pointer (&typed);
          }
      }

  g_array_sort (times, compare_doubles);
  row (usual, g_array_index (times, double, times->len / 2), limit, "ms");
  row (worst, most, limit, "ms");
  g_print ("# the slowest was %s\n", slowest);
}

static void
measure_made_up (GPtrArray  *shipped,
                 const char *folder,
                 guint       n_pages,
                 gboolean    is_long,
                 const char *size,
                 const char *limit)
{
  g_autoptr(CoxaSearch) search = build (shipped, folder, n_pages, is_long);

  type_questions (search, size, limit);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaAtlas) atlas = NULL;
  g_autoptr(CoxaSearch) real = NULL;
  g_autoptr(GPtrArray) pages = NULL;
  g_autoptr(GPtrArray) shipped = g_ptr_array_new ();
  double start;

  if (argc != 2)
    {
      g_printerr ("Usage: bench-search DATA\n");
      return 2;
    }

  atlas = coxa_atlas_load (argv[1], NULL, &error);
  if (atlas == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  start = worked_ms ();
  real = coxa_search_new_for_atlas (atlas, NULL, NULL);
  row ("search, building it for the atlas (not on the main thread)", worked_ms () - start, "-", "ms");
  type_questions (real, "the shipped", "5");

  pages = coxa_atlas_list_pages (atlas);
  for (guint i = 0; i < pages->len; i++)
    {
      CoxaEntry *entry = coxa_atlas_get_entry (atlas, g_ptr_array_index (pages, i), NULL);

      if (entry != NULL)
        g_ptr_array_add (shipped, entry);
    }

  measure_made_up (shipped, argv[1], 1000, TRUE, "1 000", "5");
  measure_made_up (shipped, argv[1], 100000, FALSE, "100 000", "-");

  return 0;
}
