/* A relation is written in the file of one of two pages. The other page's side, the inverse, is derived. A symmetric relation
 * is its own inverse and is written once, on either side. This table is the only place that knows them. */

#include "coxa-relation.h"

#include "coxa-atlas.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *written;
  const char *written_title;
  const char *inverse;
  const char *inverse_title;
} Relation;

/* In the order in which a page lists them. */
static const Relation table[] = {
  { "innervated-by", N_("Innervated by"), "innervates", N_("Innervates") },
  { "arises-from", N_("Arises from"), "gives-rise-to", N_("Gives rise to") },
  { "supplied-by", N_("Supplied by"), "supplies", N_("Supplies") },
  { "attaches-to", N_("Attaches to"), "attachment-of", N_("Attachment of") },
  { "part-of", N_("Part of"), "has-part", N_("Has part") },
  { "deep-to", N_("Lies deep to"), "superficial-to", N_("Lies superficial to") },
  { "adjacent-to", N_("Lies next to"), "adjacent-to", N_("Lies next to") },
  { "synergist-of", N_("Works together with"), "synergist-of", N_("Works together with") },
  { "refers-pain-to", N_("Can send pain to"), "receives-pain-from", N_("Pain can come from") },
  { "affects", N_("Affects"), "affected-by", N_("Affected by") },
  { "felt-in", N_("Felt in"), "site-of", N_("Conditions felt here") },
  { "looks-like", N_("Can be mistaken for"), "looks-like", N_("Can be mistaken for") },
  { "examines", N_("Examines"), "examined-by", N_("Examined by") },
  { "treats", N_("Treats"), "treated-by", N_("Treated by") },
  { "aggravates", N_("Can make worse"), "aggravated-by", N_("Can be made worse by") },
  { "trains", N_("Trains"), "trained-by", N_("Trained by") },
  { "see-also", N_("See also"), "see-also", N_("See also") },
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
