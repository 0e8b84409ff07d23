#include "coxa-page-links.h"

#include "coxa-atlas.h"

#define MAX_NAMES 10 /* the last of them NULL */

typedef struct
{
  const char *name;
  const char *names[MAX_NAMES];
} Choice;

/* What a reader of such a page wants first; the others follow in the atlas's order. */
static const Choice kind_orders[] = {
  { "muscle", { "innervated-by", "attaches-to", "supplied-by", "trained-by", "affected-by", "refers-pain-to", "examined-by",
                "synergist-of" } },
  { "nerve", { "innervates", "arises-from", "gives-rise-to", "affected-by", "examined-by" } },
  { "root", { "gives-rise-to", "innervates", "affected-by" } },
  { "vessel", { "supplies", "arises-from", "gives-rise-to" } },
  { "bone", { "attachment-of", "affected-by", "has-part" } },
  { "landmark", { "attachment-of", "affected-by", "examined-by" } },
  { "joint", { "affected-by", "examined-by", "innervated-by" } },
  { "bursa", { "affected-by", "examined-by" } },
  { "zone", { "site-of", "receives-pain-from" } },
  { "condition", { "treated-by", "aggravated-by", "looks-like", "examined-by", "felt-in", "affects", "part-of", "has-part" } },
  { "test", { "examines" } },
  { "exercise", { "treats", "aggravates", "trains", "included-in" } },
  { "stretch", { "treats", "aggravates", "trains", "included-in" } },
  { "release", { "treats", "aggravates", "trains", "included-in" } },
  { "habit", { "treats", "aggravates", "trains", "included-in" } },
  { "programme", { "treats", "trains" } },
};

/* What a section shows below its prose. The overview shows all there is. */
static const Choice section_choices[] = {
  { "origin", { "attaches-to", "attachment-of" } },
  { "insertion", { "attaches-to", "attachment-of" } },
  { "attachments", { "attaches-to", "attachment-of" } },
  { "innervation", { "innervated-by" } },
  { "supplies", { "gives-rise-to", "innervates" } },
  { "roots", { "arises-from" } },
  { "course", { "arises-from" } },
  { "branches", { "gives-rise-to", "innervates", "supplies" } },
  { "blood-supply", { "supplied-by", "supplies" } },
  { "action", { "synergist-of" } },
  { "relations", { "deep-to", "superficial-to", "adjacent-to" } },
  { "referred-pain", { "refers-pain-to", "receives-pain-from" } },
  { "pain", { "affected-by" } },
  { "conditions", { "affected-by", "site-of", "examined-by", "treated-by", "treats" } },
  { "clinical", { "affected-by", "examined-by" } },
  { "exercises", { "trained-by", "trains" } },
  { "symptoms", { "felt-in" } },
  { "differential", { "looks-like" } },
  { "examination", { "examined-by" } },
  { "care", { "treated-by" } },
  { "aggravating", { "aggravated-by" } },
  { "meaning", { "examines" } },
  { "muscles", { "trains" } },
  { "evidence", { "treats", "aggravates" } },
};

static const Choice fact_choices[] = {
  { "innervation", { "roots", "if-it-fails" } },
  { "action", { "action", "if-it-fails" } },
};

static const Choice *
find_choice (const Choice *choices,
             guint         n_choices,
             const char   *name)
{
  for (guint i = 0; i < n_choices; i++)
    {
      if (g_str_equal (choices[i].name, name))
        return &choices[i];
    }

  return NULL;
}

static void
append_relation (GPtrArray  *relations,
                 const char *relation)
{
  if (!g_ptr_array_find_with_equal_func (relations, relation, g_str_equal, NULL))
    g_ptr_array_add (relations, (gpointer) relation);
}

/**
 * coxa_page_links_list_relations:
 * @entry: a page's entry
 * @section: one of its sections
 *
 * Lists the relations that a section shows, the most useful first.
 *
 * Returns: (transfer container) (element-type utf8): ids of relations, which the page need not have
 */
GPtrArray *
coxa_page_links_list_relations (const CoxaEntry   *entry,
                                const CoxaSection *section)
{
  g_autoptr(GPtrArray) relations = g_ptr_array_new ();
  const char * const *all = coxa_atlas_get_relations ();
  gboolean is_overview, is_programme;
  const Choice *choice;

  g_return_val_if_fail (entry != NULL, NULL);
  g_return_val_if_fail (section != NULL, NULL);

  is_overview = g_str_equal (section->id, "overview");
  is_programme = g_str_equal (entry->kind, "programme");
  choice = is_overview ? find_choice (kind_orders, G_N_ELEMENTS (kind_orders), entry->kind)
                       : find_choice (section_choices, G_N_ELEMENTS (section_choices), section->id);
  for (guint i = 0; choice != NULL && i < MAX_NAMES && choice->names[i] != NULL; i++)
    append_relation (relations, choice->names[i]);
  /* A programme lists what it is made of with how much of it. */
  for (guint i = 0; is_overview && all[i] != NULL; i++)
    if (!is_programme || !g_str_equal (all[i], "includes"))
      append_relation (relations, all[i]);

  return g_steal_pointer (&relations);
}

/**
 * coxa_page_links_shows_fact:
 * @section: a section
 * @fact: id of a fact
 *
 * Returns: whether the section shows that fact; the overview shows all
 */
gboolean
coxa_page_links_shows_fact (const CoxaSection *section,
                            const char        *fact)
{
  const Choice *choice;

  g_return_val_if_fail (section != NULL, FALSE);
  g_return_val_if_fail (fact != NULL, FALSE);

  choice = find_choice (fact_choices, G_N_ELEMENTS (fact_choices), section->id);

  return g_str_equal (section->id, "overview") || (choice != NULL && g_strv_contains (choice->names, fact));
}
