#include "coxa-term-marks.h"

#include <string.h>

/* Where markup goes on that is to stay as it is: a tag, a link with all it holds, or an entity. */
static const char *
skip_markup (const char *at)
{
  const char *end = NULL;

  if (g_str_has_prefix (at, "<a "))
    end = strstr (at, "</a>");
  if (end != NULL)
    return end + strlen ("</a>");

  end = strchr (at, *at == '<' ? '>' : ';');

  return end != NULL ? end + 1 : at + strlen (at);
}

static void
append_mark (GString        *result,
             const CoxaTerm *term,
             guint           number,
             const char     *text,
             gsize           length)
{
  g_autofree char *title = g_markup_escape_text (term->means, -1);

  g_string_append_printf (result, "<a href=\"" COXA_TERM_URI "%u\" title=\"%s\">", number, title);
  g_string_append (result, "<span underline=\"none\" foreground=\"" COXA_TERM_INK "\">");
  g_string_append_len (result, text, (gssize) length);
  g_string_append (result, "</span></a>");
}

/**
 * coxa_term_marks_apply:
 * @glossary: the terms
 * @seen: (element-type CoxaTerm): those that the page has marked already; the ones marked here are added
 * @page: (nullable): the page itself, whose own term needs no explanation
 * @markup: Pango markup
 *
 * Makes a link of each term that is met for the first time, with its meaning as the title. Links and citations stay as they are.
 *
 * Returns: (transfer full): the markup with marks
 */
char *
coxa_term_marks_apply (CoxaGlossary *glossary,
                       GHashTable   *seen,
                       const char   *page,
                       const char   *markup)
{
  g_autoptr(GString) result = g_string_new (NULL);
  gboolean at_start = TRUE;

  g_return_val_if_fail (glossary != NULL && seen != NULL, NULL);
  g_return_val_if_fail (markup != NULL, NULL);

  for (const char *at = markup; *at != '\0';)
    {
      gunichar c = g_utf8_get_char (at);
      const char *next = g_utf8_next_char (at);
      const CoxaTerm *term = NULL;
      gsize length = 0;

      if (*at == '<' || *at == '&')
        {
          next = skip_markup (at);
          at_start = TRUE;
        }
      else if (g_unichar_isalnum (c))
        {
          if (at_start)
            term = coxa_glossary_match (glossary, at, &length);
          at_start = FALSE;
        }
      else
        {
          /* "non-isometric" is not the term. */
          at_start = c != '-' && c != 0x2019 && c != '\'';
        }

      if (term != NULL && page != NULL && g_strcmp0 (term->page, page) == 0)
        term = NULL;
      if (term != NULL && g_hash_table_add (seen, (gpointer) term))
        {
          guint number = 0;

          g_ptr_array_find (coxa_glossary_get_terms (glossary), term, &number);
          append_mark (result, term, number, at, length);
          next = at + length;
        }
      else
        {
          g_string_append_len (result, at, next - at);
        }
      at = next;
    }

  return g_string_free (g_steal_pointer (&result), FALSE);
}

/**
 * coxa_term_marks_find:
 * @glossary: the terms
 * @uri: (nullable): a link's
 *
 * Returns: (transfer none) (nullable): the term that the link marks, or %NULL where it is another link
 */
const CoxaTerm *
coxa_term_marks_find (CoxaGlossary *glossary,
                      const char   *uri)
{
  GPtrArray *terms = glossary != NULL ? coxa_glossary_get_terms (glossary) : NULL;
  guint64 number;

  if (terms == NULL || uri == NULL || !g_str_has_prefix (uri, COXA_TERM_URI))
    return NULL;

  number = g_ascii_strtoull (uri + strlen (COXA_TERM_URI), NULL, 10);

  return number < terms->len ? g_ptr_array_index (terms, number) : NULL;
}
