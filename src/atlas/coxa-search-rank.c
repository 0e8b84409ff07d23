/* How a page is weighed. Each part of the query has a weight, more the rarer it is. A page gets three marks, from 0 to about 1:
 *
 *   name    its best name: how much of the query stands in it, and how much of the name the query has said
 *   whole   each part where the page says it best: in a name, in its summary, or often in its text
 *   place   its best piece of text: how much of the query stands together in it
 *
 * and their sum is lowered by what of the query it lacks. A name outweighs the rest, so that "piriformis" leads to the muscle
 * first; a question in a person's own words has no name, and text decides.
 */

#include "coxa-search-rank.h"

#include <math.h>

#define NAME_MARK  2.0
#define WHOLE_MARK 1.0
#define PLACE_MARK 0.7

/* Who types a title from its beginning is on the way to that page. */
#define BEGIN_MARK 0.2

/* Text can say a part as well as this, however often it does; a name says it fully. */
#define MOST_BY_TEXT 0.75

static const double passage_weights[] = {
  [COXA_PASSAGE_TITLE] = 1.0,
  [COXA_PASSAGE_SYNONYM] = 0.95,
  [COXA_PASSAGE_LATIN] = 0.92,
  [COXA_PASSAGE_SUMMARY] = 1.0,
  [COXA_PASSAGE_HEADING] = 0.8,
  [COXA_PASSAGE_SECTION] = 0.7,
  [COXA_PASSAGE_STEPS] = 0.6,
  [COXA_PASSAGE_FACTS] = 0.6,
};

/* What people look for stands a little above what they are told on the way. */
static const struct
{
  const char *kind;
  double      factor;
} kind_factors[] = {
  { "condition", 1.10 },
  { "muscle", 1.08 },
  { "zone", 1.05 },
  { "exercise", 1.05 },
  { "stretch", 1.04 },
  { "root", 1.04 },
  { "joint", 1.04 },
};

/* What is known of a passage, or of a page, while a query is weighed. */
typedef struct
{
  float   word;        /* how well the word at hand is said, 0 … 1 */
  float   choice;      /* the choice at hand, weighed by rarity */
  float   part;        /* the part at hand */
  float   sum;         /* all parts so far */
  guint8  said_choice; /* words of it that the choice said */
  guint8  said_part;
  guint8  said;
  guint16 mask;        /* a bit for each part */
} PassageCell;

typedef struct
{
  float      name;       /* how well names say the part at hand */
  float      text;       /* how often texts do, added up */
  float      sum;        /* all parts so far */
  guint16    mask;
  float      name_mark;
  float      name_said;  /* how much of the best name the query says */
  float      place_mark;
  float      heading_mark;
  CoxaRanked ranked;     /* best passages so far */
} PageCell;

/* Cells in use. There is room for all from the start: appending is the innermost step of all. */
typedef struct
{
  guint *items;
  guint  n;
} List;

/* Scratch paper. Only cells in use are listed, and only those are looked at and wiped, so that a query costs what it finds and
 * not what there is: large blocks come wiped from the system, and memory that is never touched costs nothing. */
typedef struct
{
  const CoxaSearchIndex *index;
  double                 all;       /* weight of all parts */
  PassageCell           *passages;
  PageCell              *pages;
  List                   in_word;   /* passages that hold the word at hand, … */
  List                   in_choice;
  List                   in_part;
  List                   in_sum;
  List                   pages_in_part;
  List                   pages_in_sum;
} Paper;

static void
list_init (List  *self,
           guint  room)
{
  self->items = g_new (guint, room);
  self->n = 0;
}

static void
paper_init (Paper                 *self,
            const CoxaSearchIndex *index,
            GPtrArray             *parts)
{
  self->index = index;
  self->all = 0;
  for (guint i = 0; i < parts->len; i++)
    self->all += ((const CoxaQueryPart *) g_ptr_array_index (parts, i))->weight;

  self->passages = g_new0 (PassageCell, index->passages->len);
  self->pages = g_new0 (PageCell, index->pages->len);
  list_init (&self->in_word, index->passages->len);
  list_init (&self->in_choice, index->passages->len);
  list_init (&self->in_part, index->passages->len);
  list_init (&self->in_sum, index->passages->len);
  list_init (&self->pages_in_part, index->pages->len);
  list_init (&self->pages_in_sum, index->pages->len);
}

static void
paper_clear (Paper *self)
{
  g_free (self->passages);
  g_free (self->pages);
  g_free (self->in_word.items);
  g_free (self->in_choice.items);
  g_free (self->in_part.items);
  g_free (self->in_sum.items);
  g_free (self->pages_in_part.items);
  g_free (self->pages_in_sum.items);
}

static const CoxaPassage *
get_passage (const Paper *self,
             guint        passage)
{
  return &g_array_index (self->index->passages, CoxaPassage, passage);
}

static gboolean
is_name (const CoxaPassage *passage)
{
  return passage->kind <= COXA_PASSAGE_LATIN;
}

static void
take_postings (Paper  *self,
               GArray *postings,
               double  quality,
               double  once)
{
  for (guint i = 0; i < postings->len; i++)
    {
      guint32 posting = g_array_index (postings, guint32, i);
      guint passage = COXA_POSTING_PASSAGE (posting);
      float count = COXA_POSTING_COUNT (posting);
      PassageCell *cell = &self->passages[passage];

      if (cell->word == 0)
        self->in_word.items[self->in_word.n++] = passage;
      cell->word = MAX (cell->word, quality * count / (count + once));
    }
}

static void
take_word (Paper               *self,
           const CoxaQueryWord *word)
{
  for (guint i = 0; i < word->readings->len; i++)
    {
      const CoxaReading *reading = &g_array_index (word->readings, CoxaReading, i);
      const CoxaSearchTerm *term = g_ptr_array_index (self->index->terms, reading->term);

      take_postings (self, term->names, reading->quality, 0);
      if (!reading->names_only)
        take_postings (self, term->texts, reading->quality, 0.4);
    }

  for (guint i = 0; i < self->in_word.n; i++)
    {
      guint passage = self->in_word.items[i];
      PassageCell *cell = &self->passages[passage];

      if (cell->choice == 0)
        self->in_choice.items[self->in_choice.n++] = passage;
      cell->choice += word->rarity * cell->word;
      if (cell->said_choice < G_MAXUINT8)
        cell->said_choice++;
      cell->word = 0;
    }
  self->in_word.n = 0;
}

static void
take_choice (Paper                 *self,
             const CoxaQueryChoice *choice)
{
  for (guint i = 0; i < choice->words->len; i++)
    take_word (self, g_ptr_array_index (choice->words, i));

  for (guint i = 0; i < self->in_choice.n; i++)
    {
      guint passage = self->in_choice.items[i];
      PassageCell *cell = &self->passages[passage];
      float value = cell->choice / choice->rarity;

      /* "gluteus" alone is not half of "gluteus medius". */
      if (cell->said_choice < choice->words->len)
        value *= value * (choice->meant != NULL ? 0.5 : 1);
      value *= choice->factor;

      if (cell->part == 0)
        self->in_part.items[self->in_part.n++] = passage;
      if (value > cell->part)
        {
          cell->part = value;
          cell->said_part = cell->said_choice;
        }
      cell->choice = 0;
      cell->said_choice = 0;
    }
  self->in_choice.n = 0;
}

static void
take_pages (Paper  *self,
            double  weight,
            guint   bit)
{
  for (guint i = 0; i < self->pages_in_part.n; i++)
    {
      guint page = self->pages_in_part.items[i];
      PageCell *cell = &self->pages[page];
      float text = MOST_BY_TEXT * cell->text / (cell->text + 0.6f);

      if (cell->mask == 0)
        self->pages_in_sum.items[self->pages_in_sum.n++] = page;
      cell->mask |= bit;
      cell->sum += weight * MAX (cell->name, text);
      cell->name = 0;
      cell->text = 0;
    }
  self->pages_in_part.n = 0;
}

static void
take_part (Paper               *self,
           const CoxaQueryPart *part,
           guint                bit)
{
  for (guint i = 0; i < part->choices->len; i++)
    take_choice (self, g_ptr_array_index (part->choices, i));

  for (guint i = 0; i < self->in_part.n; i++)
    {
      guint number = self->in_part.items[i];
      const CoxaPassage *passage = get_passage (self, number);
      PassageCell *cell = &self->passages[number];
      guint page_number = passage->page;
      PageCell *page = &self->pages[page_number];
      float value = cell->part * passage_weights[passage->kind];

      if (cell->mask == 0)
        self->in_sum.items[self->in_sum.n++] = number;
      cell->mask |= bit;
      cell->sum += part->weight * cell->part;
      cell->said = MIN (cell->said + cell->said_part, G_MAXUINT8);

      if (page->name == 0 && page->text == 0)
        self->pages_in_part.items[self->pages_in_part.n++] = page_number;
      if (is_name (passage))
        page->name = MAX (page->name, value);
      else
        page->text += value;

      cell->part = 0;
      cell->said_part = 0;
    }
  self->in_part.n = 0;
  take_pages (self, part->weight, bit);
}

static void
mark_name (PageCell          *page,
           const PassageCell *cell,
           guint              number,
           const CoxaPassage *passage,
           double             held)
{
  double said = MIN (1.0, (double) cell->said / passage->n_words);
  float mark = passage_weights[passage->kind] * pow (held, 1.5) * (0.4 + 0.6 * said);

  if (mark > page->name_mark)
    {
      page->name_mark = mark;
      page->name_said = passage_weights[passage->kind] * (0.4 + 0.6 * said);
      page->ranked.name = number;
      page->ranked.name_mask = cell->mask;
    }
}

static void
mark_heading (PageCell          *page,
              const PassageCell *cell,
              guint              number,
              double             held)
{
  if (held > page->heading_mark)
    {
      page->heading_mark = held;
      page->ranked.heading = number;
      page->ranked.heading_mask = cell->mask;
    }
}

static void
mark_place (PageCell          *page,
            const PassageCell *cell,
            guint              number,
            const CoxaPassage *passage,
            double             held)
{
  float mark = passage_weights[passage->kind] * held;

  if (mark > page->place_mark)
    {
      page->place_mark = mark;
      page->ranked.text = number;
      page->ranked.text_mask = cell->mask;
    }
}

/* Finds each page's best name and best text among the passages that hold anything of the query. */
static void
mark_passages (Paper *self)
{
  for (guint i = 0; i < self->pages_in_sum.n; i++)
    {
      CoxaRanked *ranked = &self->pages[self->pages_in_sum.items[i]].ranked;

      ranked->name = COXA_NO_PASSAGE;
      ranked->text = COXA_NO_PASSAGE;
      ranked->heading = COXA_NO_PASSAGE;
    }

  for (guint i = 0; i < self->in_sum.n; i++)
    {
      guint number = self->in_sum.items[i];
      const CoxaPassage *passage = get_passage (self, number);
      const PassageCell *cell = &self->passages[number];
      PageCell *page = &self->pages[passage->page];

      if (is_name (passage))
        mark_name (page, cell, number, passage, cell->sum / self->all);
      else
        mark_place (page, cell, number, passage, cell->sum / self->all);
      if (passage->kind == COXA_PASSAGE_HEADING)
        mark_heading (page, cell, number, cell->sum / self->all);
    }
}

static double
get_kind_factor (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_factors); i++)
    if (g_str_equal (kind_factors[i].kind, kind))
      return kind_factors[i].factor;

  return 1;
}

/* "femoral nerve roots" names a page and a section of it. */
static double
mark_name_with_heading (const PageCell *cell)
{
  double both = pow (cell->name_mark / cell->name_said, 1 / 1.5) + cell->heading_mark;

  return 0.9 * cell->name_said * pow (MIN (both, 1), 1.5);
}

static double
score_page (const Paper *self,
            GPtrArray   *parts,
            const char  *folded,
            guint        page)
{
  const CoxaSearchPage *row = g_ptr_array_index (self->index->pages, page);
  const PageCell *cell = &self->pages[page];
  double name = cell->name_mark;
  double held = 0;

  if (cell->ranked.name != COXA_NO_PASSAGE && (cell->ranked.heading_mask & ~cell->ranked.name_mask) != 0)
    name = MAX (name, mark_name_with_heading (cell));
  for (guint i = 0; i < parts->len; i++)
    if (cell->mask & 1u << i)
      held += ((const CoxaQueryPart *) g_ptr_array_index (parts, i))->weight;

  if (g_str_has_prefix (row->folded, folded))
    name += BEGIN_MARK / NAME_MARK;

  /* Whoever types a page's full name means that page, of whatever kind it is. */
  return (0.3 + 0.7 * held / self->all) *
         (NAME_MARK * name +
          get_kind_factor (row->kind) * (WHOLE_MARK * cell->sum / self->all + PLACE_MARK * cell->place_mark));
}

/* Keeps the list short and in order. Of equals the page that was added first stays first, whatever was found when. */
static void
insert (GArray           *best,
        const CoxaRanked *ranked,
        guint             max)
{
  guint at = best->len;

  while (at > 0)
    {
      const CoxaRanked *before = &g_array_index (best, CoxaRanked, at - 1);

      if (before->score > ranked->score || (before->score == ranked->score && before->page < ranked->page))
        break;
      at--;
    }

  if (at >= max)
    return;
  if (best->len == max)
    g_array_set_size (best, max - 1);
  g_array_insert_val (best, at, *ranked);
}

/**
 * coxa_search_rank:
 * @index: a closed index
 * @parts: (element-type CoxaQueryPart): a query
 * @folded: the same, folded whole
 * @max: the most pages to give
 *
 * Weighs the pages that hold anything of a query.
 *
 * Returns: (transfer full) (element-type CoxaRanked): the best of them, best first
 */
GArray *
coxa_search_rank (const CoxaSearchIndex *index,
                  GPtrArray             *parts,
                  const char            *folded,
                  guint                  max)
{
  GArray *best = g_array_new (FALSE, FALSE, sizeof (CoxaRanked));
  Paper paper;

  if (parts->len == 0 || max == 0 || index->pages->len == 0)
    return best;

  paper_init (&paper, index, parts);
  for (guint i = 0; i < parts->len; i++)
    take_part (&paper, g_ptr_array_index (parts, i), 1u << i);
  mark_passages (&paper);

  for (guint i = 0; i < paper.pages_in_sum.n; i++)
    {
      guint page = paper.pages_in_sum.items[i];
      CoxaRanked *ranked = &paper.pages[page].ranked;

      ranked->page = page;
      ranked->score = score_page (&paper, parts, folded, page);
      insert (best, ranked, max);
    }
  paper_clear (&paper);

  return best;
}
