/* JSON as RFC 8259 has it, and narrower where a stranger's file could hurt:
 *
 *   - nesting to COXA_SCANNER_MAX_DEPTH, COXA_SCANNER_MAX_VALUES values, names of COXA_SCANNER_MAX_KEY bytes
 *     (json-glib 1.6 overflows its stack on deep nesting);
 *   - a name once in an object (json-glib keeps the last one without a word); this alone does not stop the scan;
 *   - no control characters behind escapes apart from line end and tab, no half surrogate pairs;
 *   - whole numbers to 2^53, others finite.
 *
 * The scanner knows line and JSON pointer of where it is. json-glib has no line per node, so a line is found by scanning again
 * until the pointer is met: that costs nothing as long as nothing is wrong.
 */

#include "coxa-scanner.h"

#include "coxa-problem.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MAX_DUPLICATES 20

typedef struct
{
  const char *file;
  const char *p;
  const char *end;
  int         line;
  guint       depth;
  guint       n_values;
  guint       n_duplicates;
  GString    *pointer;
  GString    *string;      /* the string scanned last, decoded */
  GPtrArray  *problems;    /* or NULL: only looking for a line */
  const char *target;      /* pointer looked for, or NULL */
  int         target_line;
} Scanner;

static gboolean scan_value (Scanner *self);

static gboolean fail (Scanner    *self,
                      const char *remedy,
                      const char *format,
                      ...) G_GNUC_PRINTF (3, 4);

static gboolean
fail (Scanner    *self,
      const char *remedy,
      const char *format,
      ...)
{
  g_autofree char *message = NULL;
  va_list args;

  if (self->problems == NULL)
    return FALSE;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->problems,
                   coxa_problem_new (self->file, self->line, self->pointer->str, remedy, "%s", message));

  return FALSE;
}

static gboolean
fail_here (Scanner    *self,
           const char *expected)
{
  g_autofree char *seen = NULL;

  if (self->p >= self->end)
    return fail (self, _("Write the rest of the file, or take it from a copy."),
                 /* Translators: %s is what should have come, such as "a value" */
                 _("The file ends where %s should be."), expected);

  /* The text is valid UTF-8 here. */
  seen = g_strndup (self->p, g_utf8_next_char (self->p) - self->p);

  return fail (self, _("Mend the JSON here: often a comma or a quotation mark is missing or one too many just before."),
               /* Translators: the first %s is one character, the second what should have come, such as "a value" */
               _("There is “%s” where %s should be."), seen, expected);
}

static void
skip_space (Scanner *self)
{
  for (; self->p < self->end; self->p++)
    {
      if (*self->p == '\n')
        self->line++;
      else if (*self->p != ' ' && *self->p != '\t' && *self->p != '\r')
        break;
    }
}

static gboolean
scan_hex (Scanner  *self,
          gunichar *c)
{
  *c = 0;

  for (int i = 0; i < 4; i++, self->p++)
    {
      if (self->p >= self->end || !g_ascii_isxdigit (*self->p))
        return fail_here (self, _("a digit of a \\u escape"));
      *c = *c * 16 + g_ascii_xdigit_value (*self->p);
    }

  return TRUE;
}

static gboolean
scan_unicode (Scanner *self)
{
  gunichar c, low;

  if (!scan_hex (self, &c))
    return FALSE;

  if (c >= 0xd800 && c <= 0xdbff && self->end - self->p >= 2 && self->p[0] == '\\' && self->p[1] == 'u')
    {
      self->p += 2;
      if (!scan_hex (self, &low))
        return FALSE;
      c = low >= 0xdc00 && low <= 0xdfff ? 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00) : 0xd800;
    }

  if ((c >= 0xd800 && c <= 0xdfff) || (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f)
    return fail (self, _("Write the character itself, or remove the escape."),
                 _("A \\u escape stands for no character that can be shown."));

  g_string_append_unichar (self->string, c);

  return TRUE;
}

static gboolean
scan_escape (Scanner *self)
{
  static const char names[] = "\"\\/nt";
  static const char values[] = "\"\\/\n\t";
  const char *found;

  self->p++;
  found = self->p < self->end && *self->p != '\0' ? strchr (names, *self->p) : NULL;
  if (found != NULL)
    {
      g_string_append_c (self->string, values[found - names]);
      self->p++;
      return TRUE;
    }

  if (self->p < self->end && *self->p == 'u')
    {
      self->p++;
      return scan_unicode (self);
    }

  if (self->p < self->end && (*self->p == 'b' || *self->p == 'f' || *self->p == 'r'))
    return fail (self, _("Remove the escape."), _("The escape \\%c stands for no character that can be shown."), *self->p);

  return fail_here (self, _("the rest of a \\ escape"));
}

static gboolean
scan_string (Scanner *self)
{
  g_string_truncate (self->string, 0);

  for (self->p++; self->p < self->end && *self->p != '"';)
    {
      const char *start = self->p;

      if (*self->p == '\\')
        {
          if (!scan_escape (self))
            return FALSE;
          continue;
        }

      if ((guchar) *self->p < 0x20)
        return fail (self, _("Close the text with a quotation mark; write a line end within it as \\n."),
                     _("A text is not closed on its line."));

      while (self->p < self->end && *self->p != '"' && *self->p != '\\' && (guchar) *self->p >= 0x20)
        self->p++;
      g_string_append_len (self->string, start, self->p - start);
    }

  if (self->p >= self->end)
    return fail_here (self, _("a closing quotation mark"));

  self->p++;

  return TRUE;
}

static gboolean
scan_digits (Scanner *self)
{
  if (self->p >= self->end || !g_ascii_isdigit (*self->p))
    return fail_here (self, _("a digit"));

  while (self->p < self->end && g_ascii_isdigit (*self->p))
    self->p++;

  return TRUE;
}

static gboolean
scan_number (Scanner *self)
{
  const char *start = self->p;
  gboolean is_whole = TRUE;
  g_autofree char *text = NULL;
  double value;

  if (*self->p == '-')
    self->p++;

  if (self->p < self->end && *self->p == '0')
    self->p++;
  else if (!scan_digits (self))
    return FALSE;

  if (self->p < self->end && *self->p == '.')
    {
      is_whole = FALSE;
      self->p++;
      if (!scan_digits (self))
        return FALSE;
    }

  if (self->p < self->end && (*self->p == 'e' || *self->p == 'E'))
    {
      is_whole = FALSE;
      self->p++;
      if (self->p < self->end && (*self->p == '+' || *self->p == '-'))
        self->p++;
      if (!scan_digits (self))
        return FALSE;
    }

  text = g_strndup (start, MIN (self->p - start, 400));
  value = g_ascii_strtod (text, NULL);
  if (self->p - start > 400 || !isfinite (value) || (is_whole && fabs (value) > 9007199254740992.0))
    return fail (self, _("Write a number of ordinary size."), _("A number is too large."));

  return TRUE;
}

static gboolean
scan_word (Scanner    *self,
           const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->p) < length || strncmp (self->p, word, length) != 0)
    return fail_here (self, _("a value"));

  self->p += length;

  return TRUE;
}

static void
append_token (GString    *pointer,
              const char *token)
{
  g_string_append_c (pointer, '/');

  for (const char *p = token; *p != '\0'; p++)
    {
      if (*p == '~')
        g_string_append (pointer, "~0");
      else if (*p == '/')
        g_string_append (pointer, "~1");
      else
        g_string_append_c (pointer, *p);
    }
}

static gboolean
scan_member (Scanner    *self,
             GHashTable *names)
{
  gsize length = self->pointer->len;

  skip_space (self);
  if (self->p >= self->end || *self->p != '"')
    return fail_here (self, _("a name in quotation marks"));

  if (!scan_string (self))
    return FALSE;

  if (self->string->len > COXA_SCANNER_MAX_KEY)
    return fail (self, _("Shorten it."), _("A name has more than %d bytes."), COXA_SCANNER_MAX_KEY);

  append_token (self->pointer, self->string->str);
  if (!g_hash_table_add (names, g_strdup (self->string->str)) && self->n_duplicates++ < MAX_DUPLICATES)
    fail (self, _("Keep one of them; the last one counts meanwhile."),
          /* Translators: %s is a name such as "title" */
          _("“%s” stands twice in the same object."), self->string->str);

  skip_space (self);
  if (self->p >= self->end || *self->p != ':')
    return fail_here (self, _("a colon"));
  self->p++;

  if (!scan_value (self))
    return FALSE;
  g_string_truncate (self->pointer, length);

  return TRUE;
}

static gboolean
scan_object (Scanner *self)
{
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->p++;
  skip_space (self);
  if (self->p < self->end && *self->p == '}')
    {
      self->p++;
      return TRUE;
    }

  while (scan_member (self, names))
    {
      skip_space (self);
      if (self->p < self->end && *self->p == '}')
        {
          self->p++;
          return TRUE;
        }
      if (self->p >= self->end || *self->p != ',')
        return fail_here (self, _("a comma or a closing brace"));
      self->p++;
    }

  return FALSE;
}

static gboolean
scan_array (Scanner *self)
{
  gsize length = self->pointer->len;

  self->p++;
  skip_space (self);
  if (self->p < self->end && *self->p == ']')
    {
      self->p++;
      return TRUE;
    }

  for (guint i = 0;; i++)
    {
      g_string_append_printf (self->pointer, "/%u", i);
      if (!scan_value (self))
        return FALSE;
      g_string_truncate (self->pointer, length);

      skip_space (self);
      if (self->p < self->end && *self->p == ']')
        {
          self->p++;
          return TRUE;
        }
      if (self->p >= self->end || *self->p != ',')
        return fail_here (self, _("a comma or a closing bracket"));
      self->p++;
    }
}

static gboolean
scan_nested (Scanner *self)
{
  gboolean done;

  if (++self->depth > COXA_SCANNER_MAX_DEPTH)
    return fail (self, _("Flatten it."), _("Objects and lists are nested more than %d deep."), COXA_SCANNER_MAX_DEPTH);

  done = *self->p == '{' ? scan_object (self) : scan_array (self);
  self->depth--;

  return done;
}

static gboolean
scan_value (Scanner *self)
{
  skip_space (self);

  if (self->target != NULL && g_str_equal (self->target, self->pointer->str))
    {
      self->target_line = self->line;
      return FALSE;
    }

  if (++self->n_values > COXA_SCANNER_MAX_VALUES)
    return fail (self, _("Split the file."), _("The file has more than %d values."), COXA_SCANNER_MAX_VALUES);

  if (self->p >= self->end)
    return fail_here (self, _("a value"));

  switch (*self->p)
    {
    case '{':
    case '[':
      return scan_nested (self);

    case '"':
      return scan_string (self);

    case 't':
      return scan_word (self, "true");

    case 'f':
      return scan_word (self, "false");

    case 'n':
      return scan_word (self, "null");

    default:
      if (*self->p == '-' || g_ascii_isdigit (*self->p))
        return scan_number (self);
      return fail_here (self, _("a value"));
    }
}

static void
scanner_init (Scanner    *self,
              const char *text,
              gsize       length)
{
  self->p = text;
  self->end = text + length;
  self->line = 1;
  self->pointer = g_string_new (NULL);
  self->string = g_string_new (NULL);
}

static void
scanner_clear (Scanner *self)
{
  g_string_free (self->pointer, TRUE);
  g_string_free (self->string, TRUE);
}

/**
 * coxa_scanner_check:
 * @file: what problems are to name
 * @text: valid UTF-8
 * @length: bytes in @text
 * @problems: where #CoxaProblem items are appended
 *
 * Looks whether a text is JSON that is safe to parse. Names that stand twice are reported and do not make it unsafe.
 *
 * Returns: whether it is safe to parse
 */
gboolean
coxa_scanner_check (const char *file,
                    const char *text,
                    gsize       length,
                    GPtrArray  *problems)
{
  Scanner self = { .file = file, .problems = problems };
  gboolean is_sound;

  g_return_val_if_fail (problems != NULL, FALSE);

  scanner_init (&self, text, length);
  is_sound = scan_value (&self);
  if (is_sound)
    {
      skip_space (&self);
      if (self.p < self.end)
        is_sound = fail_here (&self, _("the end of the file"));
    }
  scanner_clear (&self);

  return is_sound;
}

/**
 * coxa_scanner_find_line:
 * @text: valid UTF-8 that coxa_scanner_check() found safe
 * @length: bytes in @text
 * @pointer: JSON pointer, "" for the whole
 *
 * Finds the line on which a value starts.
 *
 * Returns: 1 or more, or 0 where there is no such value
 */
int
coxa_scanner_find_line (const char *text,
                        gsize       length,
                        const char *pointer)
{
  Scanner self = { .target = pointer };

  scanner_init (&self, text, length);
  if (scan_value (&self))
    self.target_line = 0;
  scanner_clear (&self);

  return self.target_line;
}
