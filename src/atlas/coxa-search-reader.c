/* How a typed word can be read: as it stands, as the beginning of a longer one, or as one that was misspelled. */

#include "coxa-search-index.h"

#include "coxa-search-fold.h"
#include "coxa-spelling.h"

#include <string.h>

/* Longer words that a beginning may stand for, and other spellings that are tried. */
#define MAX_LONGER 300
#define MAX_NEAR   8

/* Beginnings up to this many bytes are looked for in names alone: too many words begin so. */
#define SHORT 2

static void
add_reading (GArray               *readings,
             const CoxaSearchWord *word,
             double                quality,
             gboolean              names_only,
             gboolean              is_near)
{
  CoxaReading reading = { word->term, quality, names_only, is_near ? word : NULL };

  /* Words of one term mostly stand side by side. */
  if (readings->len > 0)
    {
      CoxaReading *last = &g_array_index (readings, CoxaReading, readings->len - 1);

      if (last->term == word->term)
        {
          last->quality = MAX (last->quality, quality);
          return;
        }
    }

  g_array_append_val (readings, reading);
}

/* Returns: the first word that is not before @folded. */
static guint
find_first (const CoxaSearchIndex *self,
            const char            *folded)
{
  guint low = 0, high = self->spelled->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const CoxaSearchWord *word = g_ptr_array_index (self->spelled, middle);

      if (strcmp (word->text, folded) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
read_beginnings (const CoxaSearchIndex *self,
                 const char            *folded,
                 double                 factor,
                 GArray                *readings)
{
  gsize length = strlen (folded);
  guint first = find_first (self, folded);

  for (guint i = first; i < self->spelled->len && i < first + MAX_LONGER; i++)
    {
      const CoxaSearchWord *word = g_ptr_array_index (self->spelled, i);
      const CoxaSearchTerm *term = g_ptr_array_index (self->terms, word->term);

      if (strncmp (word->text, folded, length) != 0)
        break;
      if (word->length > length && (length > SHORT || term->names->len > 0))
        add_reading (readings, word, factor * (0.5 + 0.4 * length / word->length), length <= SHORT, FALSE);
    }
}

typedef struct
{
  const CoxaSearchWord *word;
  double                quality;
} Near;

static int
compare_near (gconstpointer a,
              gconstpointer b)
{
  const Near *one = a;
  const Near *two = b;

  if (one->quality != two->quality)
    return one->quality > two->quality ? -1 : 1;

  return strcmp (one->word->text, two->word->text);
}

static guint
count_letters (guint32 mask)
{
  guint n = 0;

  for (; mask != 0; mask &= mask - 1)
    n++;

  return n;
}

static void
read_near (const CoxaSearchIndex *self,
           const char            *folded,
           gboolean               is_prefix,
           GArray                *readings)
{
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (Near));
  guint32 mask = coxa_spelling_mask (folded);
  guint length = strlen (folded);
  int limit = coxa_spelling_limit (folded);

  for (guint i = 0; limit > 0 && i < self->spelled->len; i++)
    {
      const CoxaSearchWord *word = g_ptr_array_index (self->spelled, i);
      const CoxaSearchTerm *term = g_ptr_array_index (self->terms, word->term);
      Near near = { word, 0 };
      int distance;

      if ((int) count_letters (mask & ~word->mask) > limit ||
          (!is_prefix && (int) count_letters (word->mask & ~mask) > limit) ||
          (!is_prefix && ABS ((int) word->length - (int) length) > 2 * limit))
        continue;

      distance = coxa_spelling_distance (folded, word->text, is_prefix, limit);
      if (distance > limit)
        continue;

      /* People seldom miss a word's first letter, and look for names more than for the words of a text. */
      near.quality = (is_prefix ? 0.7 : 0.95) - 0.15 * distance;
      if (word->text[0] != folded[0])
        near.quality -= 0.05;
      if (term->names->len == 0)
        near.quality -= 0.1;
      g_array_append_val (found, near);
    }

  g_array_sort (found, compare_near);
  for (guint i = 0; i < found->len && i < MAX_NEAR; i++)
    {
      const Near *near = &g_array_index (found, Near, i);

      if (near->quality >= g_array_index (found, Near, 0).quality - 0.16)
        add_reading (readings, near->word, near->quality, FALSE, TRUE);
    }
}

/**
 * coxa_search_index_knows:
 * @self: a closed index
 * @folded: a folded word
 *
 * Returns: whether the word, or another form of it, stands on any page
 */
gboolean
coxa_search_index_knows (const CoxaSearchIndex *self,
                         const char            *folded)
{
  g_autofree char *stem = NULL;

  if (g_hash_table_contains (self->by_text, folded))
    return TRUE;

  stem = coxa_fold_stem (folded);

  return g_hash_table_contains (self->by_stem, stem);
}

/**
 * coxa_search_index_read:
 * @self: a closed index
 * @folded: a folded word
 * @is_last: whether somebody may still be typing it
 *
 * Lists how a word can be read. Other spellings are tried only where no page holds the word or one that begins like it.
 *
 * Returns: (transfer full) (element-type CoxaReading): the readings, none where no page comes near the word
 */
GArray *
coxa_search_index_read (const CoxaSearchIndex *self,
                        const char            *folded,
                        gboolean               is_last)
{
  GArray *readings = g_array_new (FALSE, FALSE, sizeof (CoxaReading));
  g_autofree char *stem = coxa_fold_stem (folded);
  guint term = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_stem, stem));

  if (term > 0)
    {
      CoxaReading reading = { term - 1, 1, FALSE, NULL };

      g_array_append_val (readings, reading);
    }

  if (term == 0 || is_last)
    read_beginnings (self, folded, term == 0 ? 1 : 0.5, readings);
  if (readings->len == 0)
    read_near (self, folded, FALSE, readings);
  if (readings->len == 0 && is_last)
    read_near (self, folded, TRUE, readings);

  return readings;
}
