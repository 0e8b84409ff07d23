#include "coxa-page-sections.h"

#include <glib/gi18n.h>

static gboolean
is_section (const CoxaSection *section,
            const char        *id)
{
  return g_str_equal (section->id, id);
}

/* Sections with the signs that need a clinician. */
static const char * const flags[] = { "when-to-see-someone", "warning-signs" };

static gboolean
has_steps (const CoxaEntry *entry)
{
  /* A file's own section of that name goes first. */
  return entry->practice != NULL && entry->practice->steps[0] != NULL &&
         coxa_entry_get_section (entry, COXA_SECTION_STEPS) == NULL;
}

static const CoxaSection *
get_steps (void)
{
  static char id[] = COXA_SECTION_STEPS;
  static char text[] = "";
  static CoxaSection steps = { .id = id, .text = { text, text } };

  if (steps.title == NULL)
    steps.title = g_strdup (_("Steps"));

  return &steps;
}

/**
 * coxa_page_sections_list:
 * @entry: a page's entry
 *
 * Returns: (transfer container) (element-type CoxaSection): its sections in the order of their tabs
 */
GPtrArray *
coxa_page_sections_list (const CoxaEntry *entry)
{
  g_autoptr(GPtrArray) sections = g_ptr_array_new ();

  g_return_val_if_fail (entry != NULL, NULL);

  for (guint i = 0; i < entry->sections->len; i++)
    {
      g_ptr_array_add (sections, g_ptr_array_index (entry->sections, i));
      if (i == 0 && has_steps (entry))
        g_ptr_array_add (sections, (gpointer) get_steps ());
    }

  return g_steal_pointer (&sections);
}

/**
 * coxa_page_sections_find:
 * @entry: a page's entry
 * @id: (nullable): id of a section
 *
 * Returns: (transfer none): that section, or the first where the page has none of that name
 */
const CoxaSection *
coxa_page_sections_find (const CoxaEntry *entry,
                         const char      *id)
{
  const CoxaSection *section;

  g_return_val_if_fail (entry != NULL, NULL);

  if (id == NULL)
    return g_ptr_array_index (entry->sections, 0);

  if (g_str_equal (id, COXA_SECTION_STEPS) && has_steps (entry))
    return get_steps ();

  section = coxa_entry_get_section (entry, id);

  return section != NULL ? section : g_ptr_array_index (entry->sections, 0);
}

/**
 * coxa_page_sections_is_flag:
 * @section: a section
 *
 * Returns: whether it says which signs need a clinician
 */
gboolean
coxa_page_sections_is_flag (const CoxaSection *section)
{
  g_return_val_if_fail (section != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      if (is_section (section, flags[i]))
        return TRUE;
    }

  return FALSE;
}

/**
 * coxa_page_sections_get_flag:
 * @entry: a page's entry
 * @shown: the section on show
 * @title: (out) (transfer none): what the line that leads there says
 *
 * Finds the section that nobody should leave the page without: the signs that need a clinician, or who should not do an
 * exercise.
 *
 * Returns: (transfer none) (nullable): it, or %NULL where there is none, or what it says is on show
 */
const CoxaSection *
coxa_page_sections_get_flag (const CoxaEntry    *entry,
                             const CoxaSection  *shown,
                             const char        **title)
{
  const CoxaSection *flag = NULL;

  g_return_val_if_fail (entry != NULL, NULL);
  g_return_val_if_fail (shown != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (flags) && flag == NULL; i++)
    flag = coxa_entry_get_section (entry, flags[i]);
  if (flag != NULL)
    {
      *title = flag->title;
      return flag != shown ? flag : NULL;
    }

  if (!has_steps (entry) || is_section (shown, "overview") || is_section (shown, COXA_SECTION_STEPS))
    return NULL;

  *title = _("Who should not do this, and when to stop");

  return get_steps ();
}
