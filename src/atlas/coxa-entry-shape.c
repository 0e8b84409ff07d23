#include "coxa-entry-shape.h"

#include <glib/gi18n.h>

/* Titles of sections that are common, and whose title the id alone would not make well in every language. */
static const struct
{
  const char *id;
  const char *title;
} titles[] = {
  { "overview", N_("Overview") },
  { "origin", N_("Origin") },
  { "insertion", N_("Insertion") },
  { "innervation", N_("Innervation") },
  { "blood-supply", N_("Blood supply") },
  { "action", N_("Action") },
  { "relations", N_("Relations") },
  { "referred-pain", N_("Referred pain") },
  { "conditions", N_("Conditions") },
  { "exercises", N_("Exercises") },
  { "attachments", N_("Attachments") },
  { "course", N_("Course") },
  { "branches", N_("Branches") },
  { "symptoms", N_("Symptoms") },
  { "who-gets-it", N_("Who gets it") },
  { "differential", N_("What else it could be") },
  { "examination", N_("Examination") },
  { "care", N_("Care") },
  { "aggravating", N_("What makes it worse") },
  { "when-to-see-someone", N_("When to see someone") },
  { "how-to", N_("How to do it") },
  { "positive", N_("When it is positive") },
  { "meaning", N_("What it means") },
  { "accuracy", N_("Accuracy") },
  { "cautions", N_("Cautions") },
  { "technique", N_("Technique") },
  { "muscles", N_("Muscles") },
  { "evidence", N_("Evidence") },
  { "progression", N_("Progression") },
};

/* Sections that a whole entry has. */
static const struct
{
  const char *kind;
  const char *sections[11];
} shapes[] = {
  { "muscle", { "overview", "origin", "insertion", "innervation", "blood-supply", "action", "relations", "referred-pain",
                "conditions", "exercises" } },
  { "condition", { "overview", "symptoms", "who-gets-it", "differential", "examination", "care", "aggravating", "course",
                   "when-to-see-someone" } },
  { "test", { "overview", "how-to", "positive", "meaning", "accuracy", "cautions" } },
  { "exercise", { "overview", "technique", "muscles", "evidence" } },
  { "stretch", { "overview", "technique", "muscles", "evidence" } },
  { "release", { "overview", "technique", "muscles", "evidence" } },
  { "habit", { "overview", "technique", "evidence" } },
  { "programme", { "overview", "progression", "evidence" } },
};

/**
 * coxa_shape_dup_title:
 * @slug: name of an entry or a section
 *
 * Makes a title of a name.
 *
 * Returns: (transfer full): such as "Vastus lateralis" of "vastus-lateralis"
 */
char *
coxa_shape_dup_title (const char *slug)
{
  char *title = g_strdelimit (g_strdup (slug), "-", ' ');

  title[0] = g_ascii_toupper (title[0]);

  return title;
}

/**
 * coxa_shape_dup_section:
 * @id: id of a section
 *
 * Gives the title of a section that its file gives none.
 *
 * Returns: (transfer full): such as "Blood supply" of "blood-supply"
 */
char *
coxa_shape_dup_section (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      if (g_str_equal (id, titles[i].id))
        return g_strdup (_(titles[i].title));
    }

  return coxa_shape_dup_title (id);
}

static void
check_section (CoxaJson        *json,
               const CoxaEntry *entry,
               const char      *id)
{
  g_autofree char *remedy = NULL;

  if (entry->sections->len > 0 && coxa_entry_get_section (entry, id) != NULL)
    return;

  /* Translators: %s is a section's id such as "origin"; "short" is a name in the file */
  remedy = g_strdup_printf (_("Write a section with the id “%s”, or mark the entry with \"short\": true."), id);
  /* Translators: the first %s is a kind of page such as "muscle", the second a section's id */
  coxa_json_report (json, "/sections", remedy, _("The %s has no section “%s”."), entry->kind, id);
}

/**
 * coxa_shape_check_entry:
 * @json: an entry's file
 * @entry: what was read of it
 *
 * Reports each section that an entry of its kind must have and has not. A short entry needs none.
 */
void
coxa_shape_check_entry (CoxaJson        *json,
                        const CoxaEntry *entry)
{
  if (entry->is_short)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      if (!g_str_equal (shapes[i].kind, entry->kind))
        continue;

      for (guint j = 0; shapes[i].sections[j] != NULL; j++)
        check_section (json, entry, shapes[i].sections[j]);
    }
}
