#include "coxa-page-words.h"

#include <glib/gi18n.h>

/**
 * coxa_page_get_evidence:
 * @evidence: (nullable): a section's grade, such as "strong"
 *
 * Returns: (transfer none) (nullable): what that means in words, or %NULL for none
 */
const char *
coxa_page_get_evidence (const char *evidence)
{
  static const struct
  {
    const char *grade;
    const char *text;
  } texts[] = {
    { "textbook", N_("Evidence: standard textbooks agree") },
    { "strong", N_("Evidence: strong, several good studies agree") },
    { "moderate", N_("Evidence: moderate, some good studies") },
    { "limited", N_("Evidence: limited, few or small studies") },
    { "contested", N_("Evidence: contested, experts do not agree") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (g_strcmp0 (texts[i].grade, evidence) == 0)
        return _(texts[i].text);
    }

  return NULL;
}

/**
 * coxa_page_dup_review:
 * @entry: a page's entry
 *
 * Returns: (transfer full): when it was reviewed, and by whom
 */
char *
coxa_page_dup_review (const CoxaEntry *entry)
{
  g_autofree char *stamp = g_strdup_printf ("%sT00:00:00Z", entry->reviewed != NULL ? entry->reviewed : "");
  g_autoptr(GDateTime) date = g_date_time_new_from_iso8601 (stamp, NULL);
  /* Translators: a date as in "21 November 2026"; see g_date_time_format() */
  g_autofree char *day = date != NULL ? g_date_time_format (date, _("%-e %B %Y")) : NULL;

  if (day == NULL)
    return g_strdup (_("Not yet reviewed by a clinician"));

  if (entry->reviewed_by != NULL)
    /* Translators: a date, then a person's name */
    return g_strdup_printf (_("Reviewed %s by %s"), day, entry->reviewed_by);

  /* Translators: %s is a date */
  return g_strdup_printf (_("Reviewed %s · not yet reviewed by a clinician"), day);
}

/**
 * coxa_page_dup_ids:
 * @entry: a page's entry
 *
 * Returns: (transfer full): its numbers in the lists of anatomy, such as "TA2 2600 · FMA22317"; empty where it has none
 */
char *
coxa_page_dup_ids (const CoxaEntry *entry)
{
  g_autoptr(GString) ids = g_string_new (NULL);

  if (entry->ta2 > 0)
    g_string_append_printf (ids, "TA2 %d", entry->ta2);
  if (entry->fma != NULL)
    g_string_append_printf (ids, "%s%s", ids->len > 0 ? " · " : "", entry->fma);

  return g_string_free (g_steal_pointer (&ids), FALSE);
}
