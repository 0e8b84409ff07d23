/* The reading grade of a text, with one exception to the formula: a structure's name has to be said whatever it is, and is
 * explained where it stands. Each such name, however long, counts as one word of two syllables, and so does the text of a link.
 */

#include "coxa-grade.h"

#include <string.h>

/* Stands for a name while words are counted: no word that anybody writes, and in small letters as they are by then. */
#define NAME           "xname"
#define NAME_SYLLABLES 2

struct _CoxaGrader
{
  GHashTable *names;  /* first word, small letters → GPtrArray of whole names, the longest first */
};

/**
 * coxa_grader_new:
 *
 * Makes a grader that knows no names yet.
 *
 * Returns: (transfer full): the grader
 */
CoxaGrader *
coxa_grader_new (void)
{
  CoxaGrader *self = g_new0 (CoxaGrader, 1);

  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  return self;
}

/**
 * coxa_grader_free:
 * @self: (nullable) (transfer full): a grader
 *
 * Frees a grader.
 */
void
coxa_grader_free (CoxaGrader *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->names);
  g_free (self);
}

static gboolean
is_word (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return c == '_' || g_unichar_isalnum (c);
}

/* Bytes of the word that starts here; 0 where none does. */
static gsize
get_word_length (const char *text)
{
  const char *p = text;

  while (*p != '\0' && is_word (p))
    p = g_utf8_next_char (p);

  return p - text;
}

static int
compare_lengths (gconstpointer a,
                 gconstpointer b)
{
  const char *first = *(const char * const *) a;
  const char *second = *(const char * const *) b;
  gsize length = strlen (first);
  gsize other = strlen (second);

  return length != other ? (length < other ? 1 : -1) : strcmp (first, second);
}

/**
 * coxa_grader_add_name:
 * @self: a grader
 * @name: what a structure is called, such as "Gluteus minimus"; one that starts with no letter or digit is ignored
 *
 * Makes a name known. It is found in any case, and with s or es behind.
 */
void
coxa_grader_add_name (CoxaGrader *self,
                      const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  g_autofree char *first = g_strndup (lower, get_word_length (lower));
  GPtrArray *names;

  if (*first == '\0')
    return;

  names = g_hash_table_lookup (self->names, first);
  if (names == NULL)
    {
      names = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->names, g_steal_pointer (&first), names);
    }
  g_ptr_array_add (names, g_steal_pointer (&lower));
  g_ptr_array_sort (names, compare_lengths);
}

/* Whether a word ends here: what stands before @p and what stands at it are not of one kind. */
static gboolean
is_boundary (const char *start,
             const char *p)
{
  return is_word (g_utf8_find_prev_char (start, p)) != (*p != '\0' && is_word (p));
}

/* Bytes of the text that one of the names takes up, with its plural ending; 0 where none fits. */
static gsize
match_names (GPtrArray  *names,
             const char *text)
{
  static const char * const endings[] = { "s", "es", "" };

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      gsize length = strlen (name);

      if (strncmp (text, name, length) != 0)
        continue;

      for (guint j = 0; j < G_N_ELEMENTS (endings); j++)
        {
          gsize whole = length + strlen (endings[j]);

          if (g_str_has_prefix (text + length, endings[j]) && is_boundary (text, text + whole))
            return whole;
        }
    }

  return 0;
}

/* Bytes of the longest name that starts with the text. Its first word may be a plural: "tendons". */
static gsize
find_name (CoxaGrader *self,
           const char *text)
{
  static const char * const endings[] = { "", "s", "es" };
  gsize length = get_word_length (text);
  gsize best = 0;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize ending = strlen (endings[i]);
      g_autofree char *word = NULL;

      if (length <= ending || strncmp (text + length - ending, endings[i], ending) != 0)
        continue;

      word = g_strndup (text, length - ending);
      best = MAX (best, match_names (g_hash_table_lookup (self->names, word), text));
    }

  return best;
}

static char *
dup_without_names (CoxaGrader *self,
                   const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_autoptr(GString) string = g_string_new (NULL);
  const char *p = lower;

  while (*p != '\0')
    {
      gsize word = get_word_length (p);
      gsize name = word > 0 ? find_name (self, p) : 0;
      gsize step = MAX (word, (gsize) (g_utf8_next_char (p) - p));

      if (name > 0)
        g_string_append (string, NAME);
      else
        g_string_append_len (string, p, step);
      p += name > 0 ? name : step;
    }

  return g_string_free (g_steal_pointer (&string), FALSE);
}

/* What is written and not read aloud, and what stands for something else. In this order. */
static const struct
{
  const char *pattern;
  const char *words;
} marks[] = {
  { "\\[@[^\\]]*\\]", "" },
  { "\\[([^\\]]*)\\]\\([^)]*\\)", NAME },
  { "[*_]", "" },
};

static const struct
{
  const char *pattern;
  const char *words;
} numbers[] = {
  { "\\{(side|other)\\}", "other" },
  { "(?<=\\d)[.,](?=\\d)", "" },
  { "(?m)^\\s*([-+]|\\d+\\.)\\s+", "" },
};

static char *
dup_replaced (const char *text,
              const char *pattern,
              const char *words)
{
  g_autoptr(GRegex) regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);

  return g_regex_replace_literal (regex, text, -1, 0, words, 0, NULL);
}

static char *
dup_words (CoxaGrader *self,
           const char *markdown)
{
  char *text = g_utf8_make_valid (markdown, -1);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      char *before = text;

      text = dup_replaced (before, marks[i].pattern, marks[i].words);
      g_free (before);
    }

  {
    char *before = text;

    text = dup_without_names (self, before);
    g_free (before);
  }

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      char *before = text;

      text = dup_replaced (before, numbers[i].pattern, numbers[i].words);
      g_free (before);
    }

  return text;
}

static gboolean
is_vowel (char c)
{
  return c != '\0' && strchr ("aeiouy", c) != NULL;
}

static gboolean
has_suffix (const char         *word,
            const char * const *suffixes)
{
  for (guint i = 0; suffixes[i] != NULL; i++)
    {
      if (g_str_has_suffix (word, suffixes[i]))
        return TRUE;
    }

  return FALSE;
}

/**
 * coxa_grade_count_syllables:
 * @word: an English word, in any case
 *
 * Counts the syllables of a word: runs of vowels, less an ending that is not spoken. It is right for nine words in ten, which
 * a grade over whole texts can bear.
 *
 * Returns: the number, 1 or more
 */
guint
coxa_grade_count_syllables (const char *word)
{
  static const char * const spoken_es[] = { "ses", "xes", "zes", "ches", "shes", "ces", "ges", NULL };
  static const char * const spoken_ed[] = { "ted", "ded", NULL };
  g_autoptr(GString) letters = g_string_new (NULL);
  guint count = 0;

  for (const char *p = word; *p != '\0'; p++)
    {
      if (g_ascii_isalpha (*p))
        g_string_append_c (letters, g_ascii_tolower (*p));
    }

  for (gsize i = 0; i < letters->len; i++)
    count += is_vowel (letters->str[i]) && (i == 0 || !is_vowel (letters->str[i - 1]));

  if (count <= 1)
    return 1;

  if (g_str_has_suffix (letters->str, "e"))
    return g_str_has_suffix (letters->str, "le") ? count : count - 1;
  if (g_str_has_suffix (letters->str, "es"))
    return has_suffix (letters->str, spoken_es) ? count : count - 1;
  if (g_str_has_suffix (letters->str, "ed"))
    return has_suffix (letters->str, spoken_ed) ? count : count - 1;

  return count;
}

/* A word with the apostrophe in it; Latin letters only, as À to ÿ has them. */
static gboolean
is_letter (gunichar c)
{
  return (c < 0x80 && g_ascii_isalnum ((char) c)) || (c >= 0xc0 && c <= 0xff) || c == 0x2019 || c == '\'';
}

static void
count_words (const char *sentence,
             guint      *n_words,
             guint      *n_syllables)
{
  const char *p = sentence;

  while (*p != '\0')
    {
      const char *start = p;
      g_autofree char *word = NULL;

      while (*p != '\0' && is_letter (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);

      if (p == start)
        {
          p = g_utf8_next_char (p);
          continue;
        }

      word = g_strndup (start, p - start);
      (*n_words)++;
      *n_syllables += g_str_equal (word, NAME) ? NAME_SYLLABLES : coxa_grade_count_syllables (word);
    }
}

static gboolean
says_something (const char *sentence)
{
  for (const char *p = sentence; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        return TRUE;
    }

  return FALSE;
}

/**
 * coxa_grader_measure:
 * @self: a grader
 * @markdown: a text as an entry has it
 *
 * Gives the school grade, in the United States, from which on most can read a text: the Flesch–Kincaid grade,
 * 0.39 × words ÷ sentences + 11.8 × syllables ÷ words − 15.59. A sentence ends at a full stop, an exclamation or question mark,
 * a colon or a semicolon with a space behind it, and with its line. Citations are not read.
 *
 * Source: J. P. Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom, *Derivation of new readability formulas for Navy enlisted
 * personnel*, Research Branch Report 8-75 (1975).
 *
 * Returns: the grade, in years of school; 0 for a text without words
 */
double
coxa_grader_measure (CoxaGrader *self,
                     const char *markdown)
{
  g_autofree char *words = dup_words (self, markdown);
  g_auto(GStrv) sentences = g_regex_split_simple ("[.!?:;]+(?=\\s|$)|\\n", words, G_REGEX_OPTIMIZE, 0);
  guint n_sentences = 0;
  guint n_words = 0;
  guint n_syllables = 0;

  for (guint i = 0; sentences[i] != NULL; i++)
    {
      if (!says_something (sentences[i]))
        continue;

      n_sentences++;
      count_words (sentences[i], &n_words, &n_syllables);
    }

  if (n_words == 0)
    return 0;

  return 0.39 * n_words / n_sentences + 11.8 * n_syllables / n_words - 15.59;
}
