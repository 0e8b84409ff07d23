/* A code is a number to the base of 23 with a check character behind it.
 *
 * The alphabet is 23456789ACEFHJKMNPRTWXY. It has no 0 O Q D, no 1 I L, no U V; and of each pair that looks alike the figure
 * alone: 8 not B, 5 not S, 2 not Z, 6 not G. Those four letters can only be a slip of the eye for their figure, and are read so.
 *
 * The check: with the characters as numbers c₁ … cₙ, the last of them the check character, 1·c₁ + 2·c₂ + … + n·cₙ is a multiple
 * of 23. As 23 is a prime and n is less, any one wrong character changes the sum by k·d, and any two characters that changed
 * places by (k − j)·d, with neither factor a multiple of 23: both are always noticed.
 *
 * What stands before the check character is the number times a constant, so that neighbours do not look alike.
 */
#include "coxa-code.h"

#include <string.h>

#define SPREAD G_GUINT64_CONSTANT (618033988749894) /* the golden section; not a multiple of 23 */

__extension__ typedef unsigned __int128 Wide;

static const char alphabet[COXA_CODE_BASE + 1] = "23456789ACEFHJKMNPRTWXY";

static const struct { char seen; char meant; } slips[] = { { 'B', '8' }, { 'S', '5' }, { 'Z', '2' }, { 'G', '6' } };

/* Returns: which character of the alphabet it is, or -1. */
static int
find_digit (char c)
{
  const char *at = c != '\0' ? strchr (alphabet, c) : NULL;

  return at != NULL ? (int) (at - alphabet) : -1;
}

/**
 * coxa_code_count:
 * @length: characters of a code, its check character included
 *
 * Returns: how many numbers such a code can tell apart
 */
guint64
coxa_code_count (CoxaCodeLength length)
{
  guint64 count = 1;

  for (guint i = 1; i < (guint) length; i++)
    count *= COXA_CODE_BASE;

  return count;
}

/* What undoes the spreading: SPREAD to the power of (order of the group − 1), or rather Euclid's way to it. */
static guint64
invert (guint64 value,
        guint64 count)
{
  gint64 r0 = (gint64) count, r1 = (gint64) (value % count);
  gint64 t0 = 0, t1 = 1;

  while (r1 != 0)
    {
      gint64 quotient = r0 / r1;
      gint64 rest = r0 - quotient * r1;
      gint64 t2 = t0 - quotient * t1;

      r0 = r1;
      r1 = rest;
      t0 = t1;
      t1 = t2;
    }

  return (guint64) (t0 < 0 ? t0 + (gint64) count : t0);
}

static guint64
multiply (guint64 a,
          guint64 b,
          guint64 count)
{
  return (guint64) ((Wide) a * b % count);
}

/**
 * coxa_code_write:
 * @value: a number less than coxa_code_count()
 * @length: characters of the code
 * @text: (out): room for them and a null
 *
 * Writes a number as a code.
 */
void
coxa_code_write (guint64         value,
                 CoxaCodeLength  length,
                 char           *text)
{
  guint64 count = coxa_code_count (length);
  guint n = (guint) length;
  guint sum = 0;

  g_return_if_fail (value < count);

  value = multiply (value, SPREAD % count, count);
  for (guint i = n - 1; i-- > 0;)
    {
      guint digit = (guint) (value % COXA_CODE_BASE);

      text[i] = alphabet[digit];
      sum += (i + 1) * digit;
      value /= COXA_CODE_BASE;
    }
  /* No length is a multiple of 23, so one character fits, and one alone. */
  for (guint digit = 0; digit < COXA_CODE_BASE; digit++)
    if ((sum + n * digit) % COXA_CODE_BASE == 0)
      text[n - 1] = alphabet[digit];
  text[n] = '\0';
}

/**
 * coxa_code_read:
 * @text: a code as coxa_code_normalise() gives it
 * @value: (out): the number
 *
 * Returns: whether the length is one that codes have and the check character agrees
 */
gboolean
coxa_code_read (const char *text,
                guint64    *value)
{
  gsize n = strlen (text);
  guint64 spread = 0;
  gsize sum = 0;

  if (!coxa_code_is_length (n))
    return FALSE;

  for (gsize i = 0; i < n; i++)
    {
      int digit = find_digit (text[i]);

      if (digit < 0)
        return FALSE;
      sum += (i + 1) * (gsize) digit;
      if (i < n - 1)
        spread = spread * COXA_CODE_BASE + (guint64) digit;
    }
  if (sum % COXA_CODE_BASE != 0)
    return FALSE;

  *value = multiply (spread, invert (SPREAD, coxa_code_count ((CoxaCodeLength) n)), coxa_code_count ((CoxaCodeLength) n));

  return TRUE;
}

/**
 * coxa_code_is_length:
 * @length: characters
 *
 * Returns: whether there are codes of that length
 */
gboolean
coxa_code_is_length (gsize length)
{
  return length == COXA_CODE_PAGE || length == COXA_CODE_PLAN_1 || length == COXA_CODE_PLAN_2 || length == COXA_CODE_PLAN_3;
}

static gboolean
is_between (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || c == '.' || c == '_';
}

/**
 * coxa_code_normalise:
 * @typed: UTF-8 that may be a code
 * @stranger: (out) (transfer full) (nullable): the first character that no code has
 *
 * Takes out spaces and hyphens, makes letters large, and reads B, S, Z and G as the figures they were taken for.
 *
 * Returns: (transfer full) (nullable): the characters, or %NULL with @stranger set
 */
char *
coxa_code_normalise (const char  *typed,
                     char       **stranger)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (const char *at = typed; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      char letter;

      if (is_between (c))
        continue;

      letter = c < 128 ? g_ascii_toupper ((char) c) : '\0';
      for (guint i = 0; i < G_N_ELEMENTS (slips); i++)
        if (letter == slips[i].seen)
          letter = slips[i].meant;
      if (find_digit (letter) < 0)
        {
          *stranger = g_strndup (at, (gsize) (g_utf8_next_char (at) - at));
          return NULL;
        }
      g_string_append_c (text, letter);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * coxa_code_dup_shown:
 * @text: a code
 *
 * Returns: (transfer full): the code in groups of three or four as it is printed, such as "4KW-7RT-2XM"; short ones whole
 */
char *
coxa_code_dup_shown (const char *text)
{
  gsize n = strlen (text);
  gsize group = n % 4 == 0 ? 4 : n == COXA_CODE_PLAN_1 ? 4 : 3;
  GString *shown = g_string_new (NULL);

  if (n <= COXA_CODE_PAGE)
    group = n;
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && i % group == 0)
        g_string_append_c (shown, '-');
      g_string_append_c (shown, text[i]);
    }

  return g_string_free (shown, FALSE);
}
