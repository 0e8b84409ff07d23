/* atlas/glossary.json, which an atlas need not have:
 *
 *   { "format": 1,
 *     "terms": [ { "term": "abduction", "forms": [ "abduct", "abducts" ], "means": "Moving the leg …", "page": "muscle/…" } ] }
 *
 * Forms are found in a text by their first word: a table leads from it to the few forms that begin so, the longest first.
 * A form that is all capitals, such as EMG, stands for itself only in capitals.
 */

#include "coxa-glossary.h"

#include "coxa-address.h"
#include "coxa-json.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_TERMS 2000
#define MAX_FORMS 20
#define MAX_MEANS 400 /* bytes; more is a page of its own */

typedef struct
{
  char           *text; /* folded, or as it is where it is all capitals */
  gboolean        is_exact;
  const CoxaTerm *term;
} Form;

struct _CoxaGlossary
{
  GPtrArray  *terms; /* CoxaTerm, as in the file */
  GHashTable *forms; /* folded first word → GPtrArray of Form */
};

static void
term_free (CoxaTerm *self)
{
  g_free (self->term);
  g_strfreev (self->forms);
  g_free (self->means);
  g_free (self->page);
  g_free (self);
}

static void
form_free (Form *self)
{
  g_free (self->text);
  g_free (self);
}

static gboolean
is_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* How many bytes the word at a place has. */
static gsize
measure_word (const char *text)
{
  const char *at = text;

  while (*at != '\0' && is_word (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);

  return (gsize) (at - text);
}

static char *
dup_key (const char *text)
{
  return g_utf8_strdown (text, (gssize) measure_word (text));
}

static gboolean
is_capitals (const char *text)
{
  gboolean has_letter = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_islower (c))
        return FALSE;
      has_letter |= g_unichar_isalpha (c);
    }

  return has_letter;
}

static int
compare_forms (gconstpointer a,
               gconstpointer b)
{
  const Form *first = *(const Form * const *) a;
  const Form *second = *(const Form * const *) b;
  gsize lengths[] = { strlen (first->text), strlen (second->text) };

  return (lengths[0] < lengths[1]) - (lengths[0] > lengths[1]);
}

/* Returns the term that has this form already, or NULL. */
static const CoxaTerm *
add_form (CoxaGlossary   *self,
          const CoxaTerm *term,
          const char     *text)
{
  g_autofree char *key = dup_key (text);
  GPtrArray *forms = g_hash_table_lookup (self->forms, key);
  Form *form = g_new0 (Form, 1);

  form->is_exact = is_capitals (text);
  form->text = form->is_exact ? g_strdup (text) : g_utf8_strdown (text, -1);
  form->term = term;

  for (guint i = 0; forms != NULL && i < forms->len; i++)
    {
      const Form *other = g_ptr_array_index (forms, i);

      if (g_str_equal (other->text, form->text))
        {
          form_free (form);
          return other->term;
        }
    }

  if (forms == NULL)
    {
      forms = g_ptr_array_new_with_free_func ((GDestroyNotify) form_free);
      g_hash_table_insert (self->forms, g_steal_pointer (&key), forms);
    }
  g_ptr_array_add (forms, form);
  g_ptr_array_sort (forms, compare_forms);

  return NULL;
}

static void
read_forms (CoxaGlossary   *self,
            CoxaJson       *json,
            const CoxaTerm *term,
            const char     *pointer)
{
  g_autofree char *place = coxa_json_join (pointer, "forms");

  for (int i = -1; i < 0 || term->forms[i] != NULL; i++)
    {
      const char *text = i < 0 ? term->term : term->forms[i];
      g_autofree char *here = i < 0 ? coxa_json_join (pointer, "term") : coxa_json_join_index (place, (guint) i);
      const CoxaTerm *other;

      if (measure_word (text) == 0)
        {
          coxa_json_report (json, here, _("Begin it with a letter or a digit."), _("“%s” cannot be found in a text."), text);
          continue;
        }

      other = add_form (self, term, text);
      if (other != NULL)
        coxa_json_report (json, here, _("Remove one of them."),
                          /* Translators: both are words; the second is the term that the first one is a form of */
                          _("“%s” is in the glossary already, as “%s”."), text, other->term);
    }
}

static void
read_term (CoxaGlossary *self,
           CoxaJson     *json,
           JsonObject   *object,
           const char   *pointer)
{
  static const char * const known[] = { "term", "forms", "means", "page", NULL };
  const char *name = coxa_json_get_string (json, object, pointer, "term", COXA_NEED_REQUIRED, COXA_JSON_NAME);
  const char *means = coxa_json_get_string (json, object, pointer, "means", COXA_NEED_REQUIRED, MAX_MEANS);
  const char *page = coxa_json_get_string (json, object, pointer, "page", COXA_NEED_OPTIONAL, COXA_JSON_NAME);
  g_autoptr(CoxaAddress) address = page != NULL ? coxa_address_parse (page, NULL) : NULL;
  CoxaTerm *term;

  coxa_json_check_members (json, object, pointer, known);
  if (page != NULL && address == NULL)
    {
      g_autofree char *place = coxa_json_join (pointer, "page");

      coxa_json_report (json, place, _("Write a page such as muscle/gluteus-minimus."), _("“%s” is no page."), page);
    }
  if (name == NULL || means == NULL)
    return;

  term = g_new0 (CoxaTerm, 1);
  term->term = g_strdup (name);
  term->means = g_strdup (means);
  term->page = address != NULL ? g_strdup (page) : NULL;
  term->forms = coxa_json_dup_strings (json, object, pointer, "forms", COXA_NEED_OPTIONAL, MAX_FORMS);
  if (term->forms == NULL)
    term->forms = g_new0 (char *, 1);
  g_ptr_array_add (self->terms, term);
  read_forms (self, json, term, pointer);
}

/**
 * coxa_glossary_load:
 * @folder: the data folder
 * @problems: (nullable): where #CoxaProblem items are appended
 *
 * Reads the glossary. A term that is not sound is left out; an atlas without a glossary has an empty one.
 *
 * Returns: (transfer full): the glossary
 */
CoxaGlossary *
coxa_glossary_load (const char *folder,
                    GPtrArray  *problems)
{
  static const char * const known[] = { "format", "terms", NULL };
  g_autofree char *path = g_build_filename (folder, COXA_GLOSSARY_FILE, NULL);
  CoxaGlossary *self = g_new0 (CoxaGlossary, 1);
  g_autoptr(CoxaJson) json = NULL;
  JsonArray *array;

  self->terms = g_ptr_array_new_with_free_func ((GDestroyNotify) term_free);
  self->forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    json = coxa_json_load (folder, COXA_GLOSSARY_FILE, problems, NULL);
  if (json == NULL)
    return self;

  coxa_json_check_format (json);
  coxa_json_check_members (json, coxa_json_get_root (json), "", known);
  array = coxa_json_get_array (json, coxa_json_get_root (json), "", "terms", COXA_NEED_REQUIRED, MAX_TERMS);
  for (guint i = 0; array != NULL && i < MIN (json_array_get_length (array), MAX_TERMS); i++)
    {
      g_autofree char *pointer = coxa_json_join_index ("/terms", i);
      JsonObject *object = coxa_json_get_item (json, array, pointer, i);

      if (object != NULL)
        read_term (self, json, object, pointer);
    }

  return self;
}

/**
 * coxa_glossary_free:
 * @self: (nullable) (transfer full): a glossary
 *
 * Frees it with its terms.
 */
void
coxa_glossary_free (CoxaGlossary *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->forms);
  g_ptr_array_unref (self->terms);
  g_free (self);
}

/**
 * coxa_glossary_get_terms:
 * @self: a glossary
 *
 * Returns: (transfer none) (element-type CoxaTerm): its terms, in the order of its file
 */
GPtrArray *
coxa_glossary_get_terms (CoxaGlossary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->terms;
}

/* Returns the length of the form at the start of a text in bytes, or 0 where it does not stand there. */
static gsize
match_form (const Form *form,
            const char *text)
{
  const char *at = text;

  for (const char *want = form->text; *want != '\0'; want = g_utf8_next_char (want))
    {
      gunichar c = g_utf8_get_char (at);

      if (*at == '\0')
        return 0;
      if (!form->is_exact)
        c = g_unichar_tolower (c);
      if (c == 0xa0 || c == '\n')
        c = ' ';
      if (c != g_utf8_get_char (want))
        return 0;
      at = g_utf8_next_char (at);
    }

  return *at != '\0' && is_word (g_utf8_get_char (at)) ? 0 : (gsize) (at - text);
}

/**
 * coxa_glossary_match:
 * @self: a glossary
 * @text: where a word begins
 * @length: (out): how many bytes of @text are the term
 *
 * Looks whether a term stands at a place of a text. Of several the longest counts: "medial rotation" before "medial".
 *
 * Returns: (transfer none) (nullable): the term, or %NULL
 */
const CoxaTerm *
coxa_glossary_match (const CoxaGlossary *self,
                     const char         *text,
                     gsize              *length)
{
  g_autofree char *key = NULL;
  GPtrArray *forms;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL && length != NULL, NULL);

  key = dup_key (text);
  forms = g_hash_table_lookup (self->forms, key);
  for (guint i = 0; forms != NULL && i < forms->len; i++)
    {
      const Form *form = g_ptr_array_index (forms, i);

      *length = match_form (form, text);
      if (*length > 0)
        return form->term;
    }
  *length = 0;

  return NULL;
}
