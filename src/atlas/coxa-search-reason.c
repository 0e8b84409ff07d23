/* Why a page is among the hits: where the words stand, and what was read for what was typed. */

#include "coxa-search-reason.h"

#include "coxa-search-fold.h"

#include <glib/gi18n.h>

/* Whether a term stands in a passage. */
static gboolean
term_is_in (const CoxaSearchTerm *term,
            guint                 passage,
            gboolean              is_name)
{
  GArray *postings = is_name ? term->names : term->texts;
  guint low = 0, high = postings->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      guint found = COXA_POSTING_PASSAGE (g_array_index (postings, guint32, middle));

      if (found == passage)
        return TRUE;
      if (found < passage)
        low = middle + 1;
      else
        high = middle;
    }

  return FALSE;
}

/* Returns: the reading of a word that a passage holds best, or NULL. */
static const CoxaReading *
find_reading (const CoxaSearchIndex *index,
              const CoxaQueryWord   *word,
              guint                  passage)
{
  gboolean is_name = g_array_index (index->passages, CoxaPassage, passage).kind <= COXA_PASSAGE_LATIN;
  const CoxaReading *best = NULL;

  for (guint i = 0; i < word->readings->len; i++)
    {
      const CoxaReading *reading = &g_array_index (word->readings, CoxaReading, i);

      if ((best == NULL || reading->quality > best->quality) &&
          term_is_in (g_ptr_array_index (index->terms, reading->term), passage, is_name))
        best = reading;
    }

  return best;
}

/* How a passage says what was typed, where that is not plainly so. */
typedef struct
{
  GString    *near;  /* spellings that were read for those typed */
  const char *meant; /* a phrase that stands there for one that was typed, or NULL */
} Detours;

/* Returns: whether all words of the choice stand in the passage. */
static gboolean
follow_choice (const CoxaSearchIndex *index,
               const CoxaQueryChoice *choice,
               guint                  passage,
               Detours               *detours)
{
  guint n_found = 0;

  for (guint i = 0; i < choice->words->len; i++)
    {
      const CoxaReading *reading = find_reading (index, g_ptr_array_index (choice->words, i), passage);

      n_found += reading != NULL;
      if (reading != NULL && reading->near != NULL)
        g_string_append_printf (detours->near, "%s%s", detours->near->len > 0 ? " " : "", reading->near->shown);
    }

  return n_found == choice->words->len;
}

static void
follow_part (const CoxaSearchIndex *index,
             const CoxaQueryPart   *part,
             guint                  passage,
             Detours               *detours)
{
  for (guint i = 0; i < part->choices->len; i++)
    {
      const CoxaQueryChoice *choice = g_ptr_array_index (part->choices, i);

      if (!follow_choice (index, choice, passage, detours))
        continue;
      if (detours->meant == NULL)
        detours->meant = choice->meant;
      return;
    }
}

/* Whether nothing but the name of its kind leads to a page: "exercise" to all exercises. */
static gboolean
is_found_by_kind (const CoxaSearchIndex *index,
                  GPtrArray             *parts,
                  const CoxaSearchPage  *page,
                  const char            *name)
{
  g_autoptr(GPtrArray) words = coxa_fold_words (name);
  const CoxaQueryPart *part = g_ptr_array_index (parts, 0);
  const CoxaQueryChoice *choice = g_ptr_array_index (part->choices, 0);
  g_autofree char *kind = coxa_fold_stem (page->kind);
  const CoxaQueryWord *word = g_ptr_array_index (choice->words, 0);
  const CoxaSearchTerm *term;

  if (parts->len > 1 || choice->words->len > 1 || word->readings->len == 0)
    return FALSE;

  term = g_ptr_array_index (index->terms, g_array_index (word->readings, CoxaReading, 0).term);
  if (!g_str_equal (term->stem, kind))
    return FALSE;

  for (guint i = 0; i < words->len; i++)
    {
      g_autofree char *stem = coxa_fold_stem (((const CoxaFoldedWord *) g_ptr_array_index (words, i))->text);

      if (g_str_equal (stem, kind))
        return FALSE;
    }

  return TRUE;
}

static char *
describe_passage (const CoxaSearchPage *page,
                  const CoxaPassage    *passage)
{
  switch ((CoxaPassageKind) passage->kind)
    {
    case COXA_PASSAGE_TITLE:
      return g_strdup (_("Title"));
    case COXA_PASSAGE_SYNONYM:
      /* Translators: why a page is among the results of a search; %s is another name of it */
      return g_strdup_printf (_("Also called %s"), page->synonyms[passage->item]);
    case COXA_PASSAGE_LATIN:
      /* Translators: %s is the page's Latin name */
      return g_strdup_printf (_("Latin %s"), page->latin);
    case COXA_PASSAGE_SUMMARY:
      return g_strdup (_("In the summary"));
    case COXA_PASSAGE_HEADING:
    case COXA_PASSAGE_SECTION:
      /* Translators: %s is the heading of a section */
      return g_strdup_printf (_("In “%s”"), g_array_index (page->sections, CoxaSearchSection, passage->item).title);
    case COXA_PASSAGE_STEPS:
      return g_strdup (_("In how to do it"));
    case COXA_PASSAGE_FACTS:
    default:
      return g_strdup (_("In the facts"));
    }
}

/* Returns: a bit for each part of the query that stands in one of a page's best passages. */
static guint
get_mask (const CoxaRanked *ranked,
          guint             passage)
{
  return passage == ranked->name ? ranked->name_mask : passage == ranked->heading ? ranked->heading_mask : ranked->text_mask;
}

/**
 * coxa_search_dup_reason:
 * @index: a closed index
 * @parts: (element-type CoxaQueryPart): a query
 * @ranked: a page that answers it
 * @number: one of the page's best passages
 *
 * Says why a page answers a query.
 *
 * Returns: (transfer full): a short line for a person
 */
char *
coxa_search_dup_reason (const CoxaSearchIndex *index,
                        GPtrArray             *parts,
                        const CoxaRanked      *ranked,
                        guint                  number)
{
  const CoxaSearchPage *page = g_ptr_array_index (index->pages, ranked->page);
  const CoxaPassage *passage = &g_array_index (index->passages, CoxaPassage, number);
  g_autofree char *place = describe_passage (page, passage);
  g_autoptr(GString) near = g_string_new (NULL);
  guint mask = get_mask (ranked, number);
  Detours detours = { near, NULL };

  if ((passage->kind == COXA_PASSAGE_TITLE && is_found_by_kind (index, parts, page, page->title)) ||
      (passage->kind == COXA_PASSAGE_SYNONYM && is_found_by_kind (index, parts, page, page->synonyms[passage->item])))
    return g_strdup (_("Kind of page"));

  /* What the passage lacks was found in the page's name. */
  for (guint i = 0; i < parts->len; i++)
    if ((mask & 1u << i) != 0 || ranked->name != COXA_NO_PASSAGE)
      follow_part (index, g_ptr_array_index (parts, i), (mask & 1u << i) != 0 ? number : ranked->name, &detours);

  if (near->len > 0)
    {
      /* Translators: the first %s is where a search found something, such as “Title”, the second the word or words there that are
       * spelled nearly like what was typed */
      return g_strdup_printf (_("%s, spelled nearly: %s"), place, near->str);
    }
  if (detours.meant != NULL)
    {
      /* Translators: the first %s is where a search found something, such as “Title”, the second the atlas's own words for what
       * was typed: “bum” means “buttock” */
      return g_strdup_printf (_("%s, as “%s”"), place, detours.meant);
    }

  return g_steal_pointer (&place);
}
