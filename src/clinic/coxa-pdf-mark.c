/* What cairo 1.16 cannot write into a PDF's catalog: the language, which a screen reader needs to speak it, and that the window
 * is to show the title. It is put there as PDF has it for changes: a new version of the one object behind the file, with a
 * table of where it is and a trailer that leads on to the old one. */
#include "coxa-pdf-mark.h"

#include <string.h>

/* Returns: the last place of a word, or NULL. */
static const char *
find_last (const GByteArray *pdf,
           const char       *word)
{
  gsize length = strlen (word);

  /* Not g_strrstr_len(), which ends at the first null. */
  for (gsize i = pdf->len >= length ? pdf->len - length + 1 : 0; i-- > 0;)
    if (memcmp (pdf->data + i, word, length) == 0)
      return (const char *) pdf->data + i;

  return NULL;
}

/* Returns: what stands from a place to the end of the file, as a text of its own: the file is no C string. */
static char *
dup_rest (const GByteArray *pdf,
          const char       *from)
{
  return g_strndup (from, (gsize) ((const char *) pdf->data + pdf->len - from));
}

static gboolean
read_number (const char *text,
             const char *name,
             guint64    *number)
{
  const char *at = strstr (text, name);

  if (at == NULL)
    return FALSE;

  *number = g_ascii_strtoull (at + strlen (name), NULL, 10);

  return *number > 0;
}

/* Returns: the catalog's own text between "<<" and the last ">>". */
static char *
dup_catalog (const GByteArray *pdf,
             guint64           root)
{
  g_autofree char *head = g_strdup_printf ("\n%" G_GUINT64_FORMAT " 0 obj", root);
  const char *object = find_last (pdf, head);
  g_autofree char *rest = object != NULL ? dup_rest (pdf, object) : NULL;
  char *begin = rest != NULL ? strstr (rest, "<<") : NULL;
  char *end = rest != NULL ? strstr (rest, "endobj") : NULL;

  if (begin == NULL || end == NULL || end < begin)
    return NULL;

  *end = '\0';
  end = g_strrstr (begin, ">>");
  if (end == NULL)
    return NULL;
  *end = '\0';

  return g_strdup (begin + 2);
}

/**
 * coxa_pdf_mark:
 * @pdf: a PDF as cairo writes it
 * @language: its language, such as "en"
 *
 * Says in a PDF which language it is in. A file that is made in another way than we know stays as it is: it is whole without.
 *
 * Returns: whether it was done
 */
gboolean
coxa_pdf_mark (GByteArray *pdf,
               const char *language)
{
  const char *trailer = find_last (pdf, "trailer");
  g_autofree char *end = trailer != NULL ? dup_rest (pdf, trailer) : NULL;
  g_autofree char *catalog = NULL;
  g_autofree char *info = NULL;
  g_autofree char *added = NULL;
  g_autofree char *table = NULL;
  guint64 root, size, start, info_number;
  gsize object_at, table_at;

  if (end == NULL || !read_number (end, "/Root ", &root) || !read_number (end, "/Size ", &size) ||
      !read_number (end, "startxref\n", &start))
    return FALSE;
  catalog = dup_catalog (pdf, root);
  if (catalog == NULL || strstr (catalog, "/Lang") != NULL)
    return FALSE;
  info = read_number (end, "/Info ", &info_number) ? g_strdup_printf ("   /Info %" G_GUINT64_FORMAT " 0 R\n", info_number)
                                                   : g_strdup ("");

  object_at = pdf->len;
  added = g_strdup_printf ("%" G_GUINT64_FORMAT " 0 obj\n<<%s   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>\n"
                           "%s>>\nendobj\n", root, catalog, language,
                           strstr (catalog, "/StructTreeRoot") != NULL ? "   /MarkInfo << /Marked true >>\n" : "");
  g_byte_array_append (pdf, (const guint8 *) added, (guint) strlen (added));
  table_at = pdf->len;
  table = g_strdup_printf ("xref\n%" G_GUINT64_FORMAT " 1\n%010" G_GSIZE_FORMAT " 00000 n \ntrailer\n"
                           "<< /Size %" G_GUINT64_FORMAT "\n   /Root %" G_GUINT64_FORMAT " 0 R\n%s   /Prev %" G_GUINT64_FORMAT
                           "\n>>\n"
                           "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", root, object_at, size, root, info, start, table_at);
  g_byte_array_append (pdf, (const guint8 *) table, (guint) strlen (table));

  return TRUE;
}
