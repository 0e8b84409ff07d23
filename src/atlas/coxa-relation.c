/* A relation is written in the file of one of two pages. The other page's side, the inverse, is derived. A symmetric relation
 * is its own inverse and is written once, on either side. This table is the only place that knows them. */

#include "coxa-relation.h"

#include "coxa-atlas.h"

#include <glib/gi18n.h>

/* Kinds that a relation can join: it leads from one of the first list to one of the second. */
#define STRUCTURE "muscle fascia bone landmark joint ligament bursa nerve root vessel region"
#define PRACTICE  "exercise stretch release habit programme"
#define ANY       STRUCTURE " " PRACTICE " zone condition test concept"

typedef struct
{
  const char *written;
  const char *written_title;
  const char *inverse;
  const char *inverse_title;
  const char *from;
  const char *to;
} Relation;

/* In the order in which a page lists them. */
static const Relation table[] = {
  { "innervated-by", N_("Innervated by"), "innervates", N_("Innervates"),
    "muscle fascia bone landmark joint ligament bursa zone", "nerve root" },
  { "arises-from", N_("Arises from"), "gives-rise-to", N_("Gives rise to"), "nerve vessel", "root nerve vessel" },
  { "supplied-by", N_("Supplied by"), "supplies", N_("Supplies"), STRUCTURE, "vessel" },
  { "attaches-to", N_("Attaches to"), "attachment-of", N_("Attachment of"),
    "muscle fascia ligament joint", "bone landmark fascia ligament joint muscle" },
  { COXA_RELATION_INCLUDES, N_("Includes"), "included-in", N_("Part of the programmes"), "programme",
    "exercise stretch release habit" },
  { "part-of", N_("Part of"), "has-part", N_("Has part"), ANY, ANY },
  { "deep-to", N_("Lies deep to"), "superficial-to", N_("Lies superficial to"), STRUCTURE, STRUCTURE },
  { "adjacent-to", N_("Lies next to"), "adjacent-to", N_("Lies next to"), STRUCTURE, STRUCTURE },
  { "synergist-of", N_("Works together with"), "synergist-of", N_("Works together with"), "muscle fascia", "muscle fascia" },
  { "refers-pain-to", N_("Can send pain to"), "receives-pain-from", N_("Pain can come from"), STRUCTURE, "zone" },
  { "affects", N_("Affects"), "affected-by", N_("Affected by"), "condition", STRUCTURE },
  { "felt-in", N_("Felt in"), "site-of", N_("Conditions felt here"), "condition", "zone" },
  { "may-spread-to", N_("Pain may spread to"), "reached-by", N_("Pain may spread here from"), STRUCTURE " condition", "zone" },
  { "looks-like", N_("Can be mistaken for"), "looks-like", N_("Can be mistaken for"), "condition", "condition" },
  { "examines", N_("Examines"), "examined-by", N_("Examined by"), "test", STRUCTURE " condition" },
  { "treats", N_("Treats"), "treated-by", N_("Treated by"), PRACTICE, "condition" },
  { "aggravates", N_("Can make worse"), "aggravated-by", N_("Can be made worse by"), PRACTICE, "condition" },
  { "trains", N_("Trains"), "trained-by", N_("Trained by"), PRACTICE, "muscle fascia" },
  { "see-also", N_("See also"), "see-also", N_("See also"), ANY, ANY },
};

static const char *ids[2 * G_N_ELEMENTS (table) + 1];
static const char *written_ids[G_N_ELEMENTS (table) + 1];

static void
make_lists (void)
{
  static gsize is_made = 0;
  guint n_ids = 0;

  if (!g_once_init_enter (&is_made))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      written_ids[i] = table[i].written;
      ids[n_ids++] = table[i].written;
      if (!g_str_equal (table[i].written, table[i].inverse))
        ids[n_ids++] = table[i].inverse;
    }

  g_once_init_leave (&is_made, 1);
}

/**
 * coxa_atlas_get_relations:
 *
 * Lists the relations that one page can have to others, inverse ones included, in the order in which a page shows them.
 *
 * Returns: (transfer none): the relations' ids, %NULL-terminated
 */
const char * const *
coxa_atlas_get_relations (void)
{
  make_lists ();

  return ids;
}

/**
 * coxa_relation_list_written:
 *
 * Lists the relations that an entry's file may state.
 *
 * Returns: (transfer none): the relations' ids, %NULL-terminated
 */
const char * const *
coxa_relation_list_written (void)
{
  make_lists ();

  return written_ids;
}

/**
 * coxa_relation_get_inverse:
 * @relation: id of a relation
 *
 * Gives the same relation seen from the other page.
 *
 * Returns: (transfer none) (nullable): its id, or %NULL where there is no such relation
 */
const char *
coxa_relation_get_inverse (const char *relation)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      if (g_str_equal (relation, table[i].written))
        return table[i].inverse;
      if (g_str_equal (relation, table[i].inverse))
        return table[i].written;
    }

  return NULL;
}

static gboolean
lists_kind (const char *kinds,
            const char *kind)
{
  g_auto(GStrv) list = g_strsplit (kinds, " ", -1);

  return g_strv_contains ((const char * const *) list, kind);
}

/**
 * coxa_relation_joins:
 * @relation: id of a relation that is written
 * @from: kind of the page on which it is written
 * @to: kind of the other page
 * @remedy: (out) (transfer full) (nullable): what it can join, a sentence, where the answer is no
 *
 * Says whether a relation makes sense between two kinds of pages: an exercise trains no nerve.
 *
 * Returns: whether it does
 */
gboolean
coxa_relation_joins (const char  *relation,
                     const char  *from,
                     const char  *to,
                     char       **remedy)
{
  *remedy = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto(GStrv) from_list = NULL;
      g_auto(GStrv) to_list = NULL;
      g_autofree char *from_text = NULL;
      g_autofree char *to_text = NULL;

      if (!g_str_equal (relation, table[i].written))
        continue;

      if (lists_kind (table[i].from, from) && lists_kind (table[i].to, to))
        return TRUE;

      from_list = g_strsplit (table[i].from, " ", -1);
      to_list = g_strsplit (table[i].to, " ", -1);
      from_text = g_strjoinv (", ", from_list);
      to_text = g_strjoinv (", ", to_list);
      /* Translators: both %s are lists of kinds of pages, such as "muscle, fascia" */
      *remedy = g_strdup_printf (_("Use it from %s to %s, or choose another relation."), from_text, to_text);
      return FALSE;
    }

  return TRUE;
}

/**
 * coxa_relation_get_title:
 * @relation: id of a relation
 *
 * Gives a relation's heading in the reader's language.
 *
 * Returns: (transfer none): such as "Innervated by"; an unknown relation's id
 */
const char *
coxa_relation_get_title (const char *relation)
{
  g_return_val_if_fail (relation != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      if (g_str_equal (relation, table[i].written))
        return _(table[i].written_title);
      if (g_str_equal (relation, table[i].inverse))
        return _(table[i].inverse_title);
    }

  return relation;
}
