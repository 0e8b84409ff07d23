#include "coxa-citation.h"

/**
 * coxa_citation_free:
 * @self: (nullable) (transfer full): a citation
 *
 * Frees a citation.
 */
void
coxa_citation_free (CoxaCitation *self)
{
  if (self == NULL)
    return;

  g_free (self->key);
  g_free (self->locator);
  g_free (self);
}

static CoxaCitation *
citation_new (const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text, ",", 2);
  CoxaCitation *self;
  char *key = g_strstrip (parts[0]);

  if (key[0] != '@' || !coxa_address_is_slug (key + 1))
    return NULL;

  self = g_new0 (CoxaCitation, 1);
  self->key = g_strdup (key + 1);
  if (parts[1] != NULL && g_strstrip (parts[1])[0] != '\0')
    self->locator = g_strdup (parts[1]);

  return self;
}

/**
 * coxa_citation_parse:
 * @text: what stands between brackets, such as "@key, p. 1; @other"
 *
 * Reads citations.
 *
 * Returns: (transfer full) (nullable) (element-type CoxaCitation): them, or %NULL where the text is something else
 */
GPtrArray *
coxa_citation_parse (const char *text)
{
  g_autoptr(GPtrArray) citations = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_citation_free);
  g_auto(GStrv) parts = g_strsplit (text, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      CoxaCitation *citation = citation_new (parts[i]);

      if (citation == NULL)
        return NULL;
      g_ptr_array_add (citations, citation);
    }

  return citations->len > 0 ? g_steal_pointer (&citations) : NULL;
}

/**
 * coxa_citation_number:
 * @citations: (element-type CoxaCitation): a page's citations so far; a new one is appended
 * @citation: a citation
 *
 * Numbers a citation. The same work at the same place keeps its number.
 *
 * Returns: the number, from 1
 */
guint
coxa_citation_number (GPtrArray          *citations,
                      const CoxaCitation *citation)
{
  CoxaCitation *copy;

  for (guint i = 0; i < citations->len; i++)
    {
      const CoxaCitation *other = g_ptr_array_index (citations, i);

      if (g_str_equal (other->key, citation->key) && g_strcmp0 (other->locator, citation->locator) == 0)
        return i + 1;
    }

  copy = g_new0 (CoxaCitation, 1);
  copy->key = g_strdup (citation->key);
  copy->locator = g_strdup (citation->locator);
  g_ptr_array_add (citations, copy);

  return citations->len;
}
