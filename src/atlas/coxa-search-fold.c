#include "coxa-search-fold.h"

#include <string.h>

static void
word_free (CoxaFoldedWord *self)
{
  g_free (self->text);
  g_free (self->shown);
  g_free (self);
}

/* Cuts in front of a character, never inside of one. */
static void
cut_word (GString *word)
{
  gsize length = COXA_FOLD_MAX_WORD;

  if (word->len <= COXA_FOLD_MAX_WORD)
    return;

  while (length > 0 && ((guchar) word->str[length] & 0xc0) == 0x80)
    length--;
  g_string_truncate (word, length);
}

static void
replace_end (GString    *word,
             const char *end,
             const char *with)
{
  if (g_str_has_suffix (word->str, end))
    {
      g_string_truncate (word, word->len - strlen (end));
      g_string_append (word, with);
    }
}

/* British, American and Latin spellings of a sound become one. Short words are left alone: "toe" is no "te", "four" no "for". */
static void
fold_spelling (GString *word)
{
  if (word->len < 5)
    return;

  /* A Latin plural or genitive; the stem of an English plural comes later. */
  replace_end (word, "ae", "a");
  replace_end (word, "our", "or");
  replace_end (word, "ours", "ors");
  replace_end (word, "oured", "ored");
  replace_end (word, "tre", "ter");
  replace_end (word, "tres", "ters");
  replace_end (word, "bre", "ber");
  replace_end (word, "bres", "bers");
  replace_end (word, "ize", "ise");
  replace_end (word, "izes", "ises");
  replace_end (word, "ized", "ised");
  replace_end (word, "izing", "ising");
  replace_end (word, "ization", "isation");
  g_string_replace (word, "ae", "e", 0);
  if (word->len > 5)
    g_string_replace (word, "oe", "e", 0);
}

static void
take_word (GPtrArray *words,
           GString   *word,
           gboolean   is_joined)
{
  CoxaFoldedWord *folded;

  if (word->len == 0)
    return;

  cut_word (word);
  folded = g_new0 (CoxaFoldedWord, 1);
  folded->shown = g_strdup (word->str);
  fold_spelling (word);
  folded->text = g_strdup (word->str);
  folded->is_joined = is_joined;
  g_ptr_array_add (words, folded);
  g_string_truncate (word, 0);
}

/**
 * coxa_fold_words:
 * @text: any text; bytes that are not UTF-8 part words
 *
 * Cuts a text into words: small letters without accents, apostrophes taken out ("Patrick’s" is "patricks"), British and American
 * spellings made one.
 *
 * Returns: (transfer full) (element-type CoxaFoldedWord): the words, in their order
 */
GPtrArray *
coxa_fold_words (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func ((GDestroyNotify) word_free);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *folded = g_utf8_casefold (valid, -1);
  g_autofree char *plain = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  g_autoptr(GString) word = g_string_new (NULL);
  gboolean is_joined = FALSE;

  for (const char *at = plain; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      /* Accents stand apart after the letter now. An apostrophe belongs to its word. */
      if (g_unichar_ismark (letter) || letter == '\'' || letter == 0x2019)
        continue;

      if (g_unichar_isalnum (letter))
        {
          g_string_append_unichar (word, letter);
          continue;
        }

      if (word->len > 0)
        {
          take_word (words, word, is_joined);
          is_joined = letter == '-' || letter == '/' || letter == 0x2010 || letter == 0x2011;
        }
      else
        {
          is_joined = FALSE;
        }
    }
  take_word (words, word, is_joined);

  return words;
}

/**
 * coxa_fold_line:
 * @text: any text
 *
 * Folds a text whole, so that it can be seen whether one begins like another.
 *
 * Returns: (transfer full): the folded words with a space between
 */
char *
coxa_fold_line (const char *text)
{
  g_autoptr(GPtrArray) words = coxa_fold_words (text);
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? " " : "", ((const CoxaFoldedWord *) g_ptr_array_index (words, i))->text);

  return g_string_free (line, FALSE);
}

static gboolean
has_vowel (const char *word,
           gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (strchr ("aeiouy", word[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* "running" is "runn" without its ending, and "run" is what was meant; "swell" and "press" keep both. */
static gsize
without_double (const char *word,
                gsize       length)
{
  if (length > 3 && word[length - 1] == word[length - 2] && strchr ("bdgmnprt", word[length - 1]) != NULL)
    return length - 1;

  return length;
}

static gsize
without_plural (char  *word,
                gsize  length)
{
  if (length > 4 && g_str_has_suffix (word, "ies"))
    {
      word[length - 3] = 'y';
      return length - 2;
    }
  if (length > 4 && (g_str_has_suffix (word, "sses") || g_str_has_suffix (word, "xes") || g_str_has_suffix (word, "ches") ||
                     g_str_has_suffix (word, "shes")))
    return length - 2;
  /* gluteus, bursitis and press are no plurals. */
  if (length > 3 && word[length - 1] == 's' && strchr ("sui", word[length - 2]) == NULL)
    return length - 1;

  return length;
}

/**
 * coxa_fold_stem:
 * @word: a folded word
 *
 * Takes a plural's and a verb's ending off an English word. Latin names come through whole; a stem is for comparing, not to show.
 *
 * Returns: (transfer full): the stem, "rais" for raise, raises, raised and raising
 */
char *
coxa_fold_stem (const char *word)
{
  char *stem = g_strdup (word);
  gsize length = strlen (word);

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalpha (word[i]))
      return stem;

  length = without_plural (stem, length);
  stem[length] = '\0';

  if (length > 5 && g_str_has_suffix (stem, "ing") && has_vowel (stem, length - 3))
    length = without_double (stem, length - 3);
  else if (length > 4 && g_str_has_suffix (stem, "ed") && !g_str_has_suffix (stem, "eed") && has_vowel (stem, length - 2))
    length = without_double (stem, length - 2);
  else if (length > 4 && stem[length - 1] == 'e' && stem[length - 2] != 'e')
    length--;
  stem[length] = '\0';

  return stem;
}
