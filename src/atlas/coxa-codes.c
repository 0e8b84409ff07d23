/* atlas/codes.tsv, which an atlas need not have: a number a page, "NUMBER TAB KIND/SLUG", and lines that begin with # for people.
 * Numbers run from 1 without a gap. Lines are added at the end and never changed or taken out: printed codes hold the numbers.
 *
 * A page's code holds 2 × number + side (1 is left). A plan's code holds its exercises, the first in the least place, to the base
 * of PLAN_BASE, and each of them as ((number × 2 + side) × 2 + one-sided) × 4 + preset.
 */
#include "coxa-codes.h"

#include "coxa-code.h"
#include "coxa-file.h"
#include "coxa-practice-reader.h"
#include "coxa-problem.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_BYTES   (1024 * 1024)
#define PER_NUMBER  16                  /* sides, one-sidedness, presets */
#define PLAN_BASE   G_GUINT64_CONSTANT (98400) /* its cube is less than 23¹¹ */
#define PLAN_COUNT  (PLAN_BASE / PER_NUMBER)   /* of numbers that fit into a plan's code */

struct _CoxaCodes
{
  GPtrArray  *pages;   /* by number − 1 */
  GHashTable *numbers; /* page → number; the keys are in pages */
};

G_DEFINE_QUARK (coxa-codes-error-quark, coxa_codes_error)

/* Loading */

static void
report (GPtrArray  *problems,
        int         line,
        const char *remedy,
        const char *message)
{
  if (problems != NULL)
    g_ptr_array_add (problems, coxa_problem_new (COXA_CODES_FILE, line, NULL, remedy, "%s", message));
}

static gboolean
is_page (const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text, "/", 3);

  return g_strv_length (parts) == 2 && coxa_address_is_slug (parts[0]) && coxa_address_is_slug (parts[1]);
}

/* Returns: whether the lines after this one can be relied upon. */
static gboolean
read_line (CoxaCodes  *self,
           GPtrArray  *problems,
           int         line,
           const char *text)
{
  g_auto(GStrv) columns = NULL;
  guint64 number;

  if (*text == '\0' || *text == '#')
    return TRUE;

  columns = g_strsplit (text, "\t", 3);
  if (g_strv_length (columns) != 2 || !is_page (columns[1]) ||
      !g_ascii_string_to_unsigned (columns[0], 10, 1, G_MAXUINT, &number, NULL))
    {
      report (problems, line, _("Write a number, a tab, and the address of a page, such as exercise/bridge."),
              _("The line is not a number and a page."));
      return FALSE;
    }
  if (number != self->pages->len + 1)
    {
      report (problems, line, _("Numbers run from 1 without a gap: put the lines back as they were, and add new ones below."),
              _("The number is not the one that follows."));
      return FALSE;
    }
  if (g_hash_table_contains (self->numbers, columns[1]))
    {
      report (problems, line, _("A page has one number for ever. Give the later line's number to another page."),
              _("The page has a number already."));
      return FALSE;
    }

  g_ptr_array_add (self->pages, g_strdup (columns[1]));
  g_hash_table_insert (self->numbers, g_ptr_array_index (self->pages, self->pages->len - 1), GUINT_TO_POINTER ((guint) number));

  return TRUE;
}

/**
 * coxa_codes_load:
 * @folder: the data folder
 * @problems: (nullable): where what is wrong is appended
 *
 * Reads which number each page has. What stands below a wrong line is left out: its numbers cannot be relied upon.
 *
 * Returns: (transfer full): the numbers, none where the atlas has no such file
 */
CoxaCodes *
coxa_codes_load (const char *folder,
                 GPtrArray  *problems)
{
  CoxaCodes *self = g_new0 (CoxaCodes, 1);
  g_autofree char *path = g_build_filename (folder, COXA_CODES_FILE, NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  gsize length = 0;

  self->pages = g_ptr_array_new_with_free_func (g_free);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return self;

  text = coxa_file_read (folder, COXA_CODES_FILE, MAX_BYTES, problems, &length, NULL);
  lines = text != NULL ? g_strsplit (text, "\n", -1) : g_new0 (char *, 1);
  for (int i = 0; lines[i] != NULL; i++)
    if (!read_line (self, problems, i + 1, lines[i]))
      break;

  return self;
}

void
coxa_codes_free (CoxaCodes *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->pages);
  g_free (self);
}

/**
 * coxa_codes_get_number:
 * @self: the numbers
 * @page: a page
 *
 * Returns: its number, or 0
 */
guint
coxa_codes_get_number (CoxaCodes  *self,
                       const char *page)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, page));
}

/* Writing */

/**
 * coxa_codes_dup_for_page:
 * @self: the numbers
 * @page: a page
 * @side: which side of it
 *
 * Returns: (transfer full) (nullable): five characters, or %NULL where the page has no number
 */
char *
coxa_codes_dup_for_page (CoxaCodes  *self,
                         const char *page,
                         CoxaSide    side)
{
  guint64 number = coxa_codes_get_number (self, page);
  char code[COXA_CODE_MAX_LENGTH + 1];

  if (number == 0 || number * 2 + 1 >= coxa_code_count (COXA_CODE_PAGE))
    return NULL;

  coxa_code_write (number * 2 + (side == COXA_SIDE_LEFT), COXA_CODE_PAGE, code);

  return g_strdup (code);
}

static gboolean
is_to_do (const char *page)
{
  g_autofree char *kind = g_strndup (page, strcspn (page, "/"));

  return coxa_practice_is_kind (kind);
}

/**
 * coxa_codes_dup_for_plan:
 * @self: the numbers
 * @items: (element-type CoxaPresetItem): what is to be done
 *
 * Returns: (transfer full) (nullable): seven, nine or twelve characters, or %NULL where the plan is longer than
 *   %COXA_CODES_MAX_PLAN or has something without a number
 */
char *
coxa_codes_dup_for_plan (CoxaCodes *self,
                         GPtrArray *items)
{
  static const CoxaCodeLength lengths[] = { COXA_CODE_PLAN_1, COXA_CODE_PLAN_2, COXA_CODE_PLAN_3 };
  char code[COXA_CODE_MAX_LENGTH + 1];
  guint64 value = 0;

  if (items->len == 0 || items->len > COXA_CODES_MAX_PLAN)
    return NULL;

  for (guint i = items->len; i-- > 0;)
    {
      const CoxaPresetItem *item = g_ptr_array_index (items, i);
      guint64 number = coxa_codes_get_number (self, item->page);

      if (number == 0 || number >= PLAN_COUNT || !is_to_do (item->page))
        return NULL;
      value = value * PLAN_BASE +
              ((number * 2 + (item->side == COXA_SIDE_LEFT)) * 2 + (item->is_one_sided ? 1 : 0)) * COXA_N_PRESETS + item->preset;
    }
  coxa_code_write (value, lengths[items->len - 1], code);

  return g_strdup (code);
}

/* Reading */

void
coxa_coded_free (CoxaCoded *self)
{
  if (self == NULL)
    return;

  coxa_address_free (self->address);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

static CoxaCoded *
decode_page (CoxaCodes *self,
             guint64    value)
{
  guint64 number = value / 2;
  CoxaCoded *coded;

  if (number < 1 || number > self->pages->len)
    return NULL;

  coded = g_new0 (CoxaCoded, 1);
  coded->address = coxa_address_parse (g_ptr_array_index (self->pages, number - 1), NULL);
  coded->address->side = value % 2 == 1 ? COXA_SIDE_LEFT : COXA_SIDE_RIGHT;

  return coded;
}

static CoxaPresetItem *
decode_item (CoxaCodes *self,
             guint64    value)
{
  guint64 number = value / PER_NUMBER;
  const char *page;

  if (number < 1 || number > self->pages->len)
    return NULL;

  page = g_ptr_array_index (self->pages, number - 1);

  return is_to_do (page) ? coxa_preset_item_new (page, value & 8 ? COXA_SIDE_LEFT : COXA_SIDE_RIGHT, (value & 4) != 0,
                                               (CoxaPreset) (value & 3)) : NULL;
}

static CoxaCoded *
decode (CoxaCodes  *self,
        const char *code)
{
  g_autoptr(CoxaCoded) coded = NULL;
  gsize length = strlen (code);
  guint64 value;
  guint count;

  if (!coxa_code_read (code, &value))
    return NULL;
  if (length == COXA_CODE_PAGE)
    return decode_page (self, value);

  count = length == COXA_CODE_PLAN_1 ? 1 : length == COXA_CODE_PLAN_2 ? 2 : 3;
  coded = g_new0 (CoxaCoded, 1);
  coded->items = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_preset_item_free);
  for (guint i = 0; i < count; i++)
    {
      CoxaPresetItem *item = decode_item (self, value % PLAN_BASE);

      if (item == NULL)
        return NULL;
      g_ptr_array_add (coded->items, item);
      value /= PLAN_BASE;
    }

  return value == 0 ? g_steal_pointer (&coded) : NULL;
}

/* What somebody may have meant: what one other character, or two that change places, make a code of. Few of all codes stand for
 * something, so what is found is hardly ever found by chance. */
static GPtrArray *
list_guesses (CoxaCodes  *self,
              const char *code)
{
  static const char alphabet[] = "23456789ACEFHJKMNPRTWXY";
  GPtrArray *guesses = g_ptr_array_new_with_free_func (g_free);
  gsize n = strlen (code);
  g_autofree char *guess = g_strdup (code);

  for (gsize i = 0; i < n; i++)
    {
      for (const char *c = alphabet; *c != '\0'; c++)
        {
          g_autoptr(CoxaCoded) coded = NULL;

          guess[i] = *c;
          coded = *c != code[i] ? decode (self, guess) : NULL;
          if (coded != NULL)
            g_ptr_array_add (guesses, g_strdup (guess));
        }
      guess[i] = code[i];
      if (i + 1 < n && code[i] != code[i + 1])
        {
          g_autoptr(CoxaCoded) coded = NULL;

          guess[i] = code[i + 1];
          guess[i + 1] = code[i];
          coded = decode (self, guess);
          if (coded != NULL)
            g_ptr_array_add (guesses, g_strdup (guess));
          guess[i] = code[i];
          guess[i + 1] = code[i + 1];
        }
    }

  return guesses;
}

static void
fail_check (CoxaCodes   *self,
            const char  *code,
            GError     **error)
{
  g_autoptr(GPtrArray) guesses = list_guesses (self, code);
  g_autofree char *shown = coxa_code_dup_shown (code);

  if (guesses->len == 1)
    {
      const char *guess = g_ptr_array_index (guesses, 0);
      g_autofree char *guess_shown = coxa_code_dup_shown (guess);
      gsize place = 0;

      while (code[place] == guess[place])
        place++;
      g_set_error (error, COXA_CODES_ERROR, COXA_CODES_ERROR_WRONG,
                   /* Translators: the first %s is a code as it was typed, the number the place of a character, the second %s
                    * the code that was probably meant */
                   _("“%s” is not right: look at character %u again. Perhaps “%s” stands on the sheet."), shown,
                   (guint) place + 1, guess_shown);
      return;
    }

  g_set_error (error, COXA_CODES_ERROR, COXA_CODES_ERROR_WRONG,
               /* Translators: %s is a code as it was typed */
               _("“%s” is not right: a character is wrong, or two have changed places. Compare it with the sheet."), shown);
}

/**
 * coxa_codes_read:
 * @self: the numbers
 * @typed: UTF-8 that may be a code
 * @error: return location for a %COXA_CODES_ERROR
 *
 * Finds what a code stands for. Case, spaces and hyphens do not matter. Whether this atlas has the pages is not asked.
 *
 * Returns: (transfer full): that, or %NULL with @error set
 */
CoxaCoded *
coxa_codes_read (CoxaCodes   *self,
                 const char  *typed,
                 GError     **error)
{
  g_autofree char *stranger = NULL;
  g_autofree char *code = coxa_code_normalise (typed, &stranger);
  CoxaCoded *coded;
  guint64 value;

  if (code == NULL)
    {
      g_set_error (error, COXA_CODES_ERROR, COXA_CODES_ERROR_NOT_ONE,
                   /* Translators: %s is one character; keep the list of characters as it is */
                   _("No code has a “%s”. Codes are made of 2 3 4 5 6 7 8 9 A C E F H J K M N P R T W X Y."), stranger);
      return NULL;
    }
  if (!coxa_code_is_length (strlen (code)))
    {
      g_set_error (error, COXA_CODES_ERROR, COXA_CODES_ERROR_NOT_ONE,
                   /* Translators: %u is how many characters were typed */
                   ngettext ("A code has 5, 7, 9 or 12 characters, and this has %u. See whether one is missing or too many.",
                             "A code has 5, 7, 9 or 12 characters, and this has %u. See whether one is missing or too many.",
                             strlen (code)),
                   (guint) strlen (code));
      return NULL;
    }

  coded = decode (self, code);
  if (coded == NULL && coxa_code_read (code, &value))
    {
      g_autofree char *shown = coxa_code_dup_shown (code);

      g_set_error (error, COXA_CODES_ERROR, COXA_CODES_ERROR_UNKNOWN,
                   /* Translators: %s is a code */
                   _("“%s” stands for a page that this atlas does not know. It may come from a newer Coxa: bring this one up "
                     "to date."), shown);
    }
  else if (coded == NULL)
    {
      fail_check (self, code, error);
    }

  return coded;
}

/**
 * coxa_codes_looks_like:
 * @typed: UTF-8 that somebody typed
 *
 * Says whether somebody who typed this most likely meant a code: it has the length of one, no strange character, and a figure.
 *
 * Returns: whether it looks like a code, right or wrong
 */
gboolean
coxa_codes_looks_like (const char *typed)
{
  g_autofree char *stranger = NULL;
  g_autofree char *code = coxa_code_normalise (typed, &stranger);
  gboolean has_figure = FALSE;

  for (const char *at = typed; *at != '\0'; at++)
    has_figure |= g_ascii_isdigit (*at);

  return code != NULL && has_figure && coxa_code_is_length (strlen (code));
}

/**
 * coxa_codes_dup_address:
 * @typed: a code, as somebody typed it
 *
 * Gives a code as an address, so that it goes wherever addresses go. It is no page: who opens it reads the slug as a code.
 *
 * Returns: (transfer full): such as "code/4kw7r"
 */
char *
coxa_codes_dup_address (const char *typed)
{
  g_autofree char *stranger = NULL;
  g_autofree char *code = coxa_code_normalise (typed, &stranger);
  g_autofree char *small = code != NULL ? g_ascii_strdown (code, -1) : g_strdup ("");

  return g_strconcat (COXA_CODES_KIND "/", small, NULL);
}

/**
 * coxa_codes_dup_shown:
 * @code: a code
 *
 * Returns: (transfer full): as it is printed, with hyphens between groups
 */
char *
coxa_codes_dup_shown (const char *code)
{
  return coxa_code_dup_shown (code);
}
