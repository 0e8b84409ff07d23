#include "coxa-spelling.h"

/* Characters that are compared of a word: folded words have at most 47 bytes. */
#define LONGEST 48

/**
 * coxa_spelling_limit:
 * @word: a folded word
 *
 * Says how many slips of the pen are forgiven in a word: none in one of up to three letters or with a digit in it, where each
 * slip makes another word ("L4", "L5"), one in up to six letters, and two beyond.
 *
 * Returns: 0, 1 or 2
 */
int
coxa_spelling_limit (const char *word)
{
  int length = 0;

  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (g_unichar_isdigit (g_utf8_get_char (at)))
        return 0;
      length++;
    }

  return length < 4 ? 0 : length < 7 ? 1 : 2;
}

/**
 * coxa_spelling_mask:
 * @word: a folded word
 *
 * Gives the set of letters in a word. A slip adds at most one letter that the other word lacks, so comparing sets rules nearly
 * all words out before any is looked at letter by letter.
 *
 * Returns: a bit for each letter from a to z; other characters share the rest
 */
guint32
coxa_spelling_mask (const char *word)
{
  guint32 mask = 0;

  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (letter >= 'a' && letter <= 'z')
        mask |= 1u << (letter - 'a');
      else
        mask |= 1u << (26 + letter % 6);
    }

  return mask;
}

static int
spread (const char *word,
        gunichar   *letters)
{
  int length = 0;

  for (const char *at = word; *at != '\0' && length < LONGEST; at = g_utf8_next_char (at))
    letters[length++] = g_utf8_get_char (at);

  return length;
}

/**
 * coxa_spelling_distance:
 * @typed: a folded word as somebody typed it
 * @word: a folded word to compare it with
 * @is_prefix: whether @typed may be the beginning of the word
 * @limit: the most slips that matter
 *
 * Counts the slips between two spellings: a letter too many, one left out, one for another, two neighbours swapped.
 *
 * Source: F. J. Damerau, *A technique for computer detection and correction of spelling errors*, 1964; in its restricted form,
 * in which no letter is touched twice.
 *
 * Returns: the number of slips, or @limit + 1 where there are more
 */
int
coxa_spelling_distance (const char *typed,
                        const char *word,
                        gboolean    is_prefix,
                        int         limit)
{
  gunichar a[LONGEST], b[LONGEST];
  int rows[3][LONGEST + 1];
  int n_a = spread (typed, a);
  int n_b = spread (word, b);
  int *above = rows[0], *row = rows[1], *before = rows[2];
  int best = limit + 1;

  if (n_a - n_b > limit || (!is_prefix && n_b - n_a > limit))
    return limit + 1;

  for (int j = 0; j <= n_b; j++)
    above[j] = j;

  for (int i = 1; i <= n_a; i++)
    {
      int least = i;
      int *swap;

      row[0] = i;
      for (int j = 1; j <= n_b; j++)
        {
          int step = MIN (above[j] + 1, row[j - 1] + 1);

          step = MIN (step, above[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            step = MIN (step, before[j - 2] + 1);
          row[j] = step;
          least = MIN (least, step);
        }

      /* A swap looks two rows up, so a row may exceed the limit by one and yet lead on. */
      if (least > limit + 1)
        return limit + 1;

      swap = before;
      before = above;
      above = row;
      row = swap;
    }

  if (!is_prefix)
    return MIN (above[n_b], limit + 1);

  for (int j = 0; j <= n_b; j++)
    best = MIN (best, above[j]);

  return best;
}
