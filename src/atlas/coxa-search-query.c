#include "coxa-search-query.h"

#include "coxa-search-fold.h"

#include <math.h>
#include <string.h>

/* What a word counts for that is on no page: the rest of the query should find something, and is not all that was asked for. */
#define UNKNOWN 0.4

/* What a word counts for that no page is named with: "keep" may be rarer than "running" and yet tells less. */
#define NAMELESS 0.7

/* What is meant counts a little less than what was typed. */
#define MEANT 0.92

static void
word_free (CoxaQueryWord *self)
{
  g_array_unref (self->readings);
  g_free (self);
}

static void
choice_free (CoxaQueryChoice *self)
{
  g_ptr_array_unref (self->words);
  g_free (self->meant);
  g_free (self);
}

static void
part_free (CoxaQueryPart *self)
{
  g_ptr_array_unref (self->choices);
  g_free (self);
}

static double
find_rarity (const CoxaSearchIndex *index,
             GArray                *readings)
{
  double n_pages = index->pages->len;
  gboolean is_named = FALSE;
  guint most = 0;

  for (guint i = 0; i < readings->len; i++)
    {
      const CoxaReading *reading = &g_array_index (readings, CoxaReading, i);
      const CoxaSearchTerm *term = g_ptr_array_index (index->terms, reading->term);

      /* Where the word itself is known, that longer ones are too does not make it common. */
      if (i > 0 && g_array_index (readings, CoxaReading, 0).quality == 1)
        break;
      most = MAX (most, term->n_pages);
      is_named = is_named || term->names->len > 0;
    }

  if (readings->len == 0)
    return UNKNOWN * log (1 + n_pages);

  return (is_named ? 1 : NAMELESS) * log (1 + n_pages / (most + 1.0));
}

static CoxaQueryChoice *
choice_new (double      factor,
            gboolean    is_known,
            const char *meant)
{
  CoxaQueryChoice *self = g_new0 (CoxaQueryChoice, 1);

  self->is_known = is_known;
  self->words = g_ptr_array_new_with_free_func ((GDestroyNotify) word_free);
  self->factor = factor;
  self->meant = g_strdup (meant);

  return self;
}

static void
choice_add (CoxaQueryChoice       *self,
            const CoxaSearchIndex *index,
            const char            *folded,
            gboolean               is_last)
{
  CoxaQueryWord *word = g_new0 (CoxaQueryWord, 1);

  word->readings = coxa_search_index_read (index, folded, is_last);
  /* What is known to be said is no slip: "rear end" is no pear. */
  if (self->is_known && word->readings->len > 0 && g_array_index (word->readings, CoxaReading, 0).near != NULL)
    g_array_set_size (word->readings, 0);
  word->rarity = find_rarity (index, word->readings);
  self->rarity += word->rarity;
  g_ptr_array_add (self->words, word);
}

static gboolean
choice_is_known (const CoxaQueryChoice *self)
{
  for (guint i = 0; i < self->words->len; i++)
    if (((const CoxaQueryWord *) g_ptr_array_index (self->words, i))->readings->len == 0)
      return FALSE;

  return self->words->len > 0;
}

/* Puts a choice into a part; one without words is none. */
static void
part_take (CoxaQueryPart   *self,
           CoxaQueryChoice *choice)
{
  if (choice->words->len == 0)
    choice_free (choice);
  else
    g_ptr_array_add (self->choices, choice);
}

static CoxaQueryPart *
part_new (void)
{
  CoxaQueryPart *self = g_new0 (CoxaQueryPart, 1);

  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) choice_free);

  return self;
}

/* A part tells as much as the rarest of the ways in which it is known: "bum" is on no page, "buttock" on many. */
static void
part_weigh (CoxaQueryPart *self)
{
  const CoxaQueryChoice *typed = g_ptr_array_index (self->choices, 0);

  self->weight = typed->rarity;
  if (choice_is_known (typed))
    return;

  for (guint i = 1; i < self->choices->len; i++)
    {
      const CoxaQueryChoice *choice = g_ptr_array_index (self->choices, i);

      if (choice_is_known (choice))
        self->weight = i == 1 ? choice->rarity : MAX (self->weight, choice->rarity);
    }
}

typedef struct
{
  const CoxaSearchIndex *index;
  GPtrArray             *words;     /* CoxaFoldedWord */
  gboolean               keep_stop; /* there is nothing but stop words */
  gboolean               is_typing; /* the last word may go on */
} Parser;

static const char *
get_text (const Parser *parser,
          guint         at)
{
  return ((const CoxaFoldedWord *) g_ptr_array_index (parser->words, at))->text;
}

static gboolean
is_stop (const Parser *parser,
         guint         at)
{
  return !parser->keep_stop && coxa_search_words_is_stop (parser->index->words, get_text (parser, at));
}

static CoxaQueryChoice *
choice_new_typed (const Parser *parser,
                  guint         at,
                  guint         n_words,
                  gboolean      is_known)
{
  CoxaQueryChoice *choice = choice_new (1, is_known, NULL);

  for (guint i = at; i < at + n_words; i++)
    if (!is_stop (parser, i))
      choice_add (choice, parser->index, get_text (parser, i), parser->is_typing && i + 1 == parser->words->len);

  return choice;
}

static CoxaQueryChoice *
choice_new_meant (const Parser *parser,
                  const char   *meant)
{
  CoxaQueryChoice *choice = choice_new (MEANT, TRUE, meant);
  g_autoptr(GPtrArray) words = coxa_fold_words (meant);

  for (guint i = 0; i < words->len; i++)
    {
      const CoxaFoldedWord *word = g_ptr_array_index (words, i);

      if (!coxa_search_words_is_stop (parser->index->words, word->text))
        choice_add (choice, parser->index, word->text, FALSE);
    }

  return choice;
}

static CoxaQueryPart *
parse_phrase (const Parser *parser,
              guint         at,
              guint         n_words,
              GPtrArray    *means)
{
  CoxaQueryPart *part = part_new ();

  part_take (part, choice_new_typed (parser, at, n_words, TRUE));
  for (guint i = 0; i < means->len; i++)
    part_take (part, choice_new_meant (parser, g_ptr_array_index (means, i)));

  return part;
}

/* "clam shell", "ilio-tibial" and "L 5" are written in one word elsewhere. */
static CoxaQueryPart *
parse_joined (const Parser *parser,
              guint         at)
{
  g_autofree char *both = NULL;
  CoxaQueryPart *part;
  CoxaQueryChoice *choice;

  if (at + 1 >= parser->words->len)
    return NULL;

  both = g_strconcat (get_text (parser, at), get_text (parser, at + 1), NULL);
  if (!coxa_search_index_knows (parser->index, both))
    return NULL;

  part = part_new ();
  part_take (part, choice_new_typed (parser, at, 2, TRUE));
  choice = choice_new (1, TRUE, NULL);
  choice_add (choice, parser->index, both, parser->is_typing && at + 2 == parser->words->len);
  part_take (part, choice);

  return part;
}

/* "splitsquat" is written in two words elsewhere. */
static void
take_split (const Parser  *parser,
            CoxaQueryPart *part,
            const char    *word)
{
  gsize length = strlen (word);

  if (coxa_search_index_knows (parser->index, word))
    return;

  for (gsize i = 3; i + 3 <= length; i++)
    {
      g_autofree char *first = g_strndup (word, i);
      CoxaQueryChoice *choice;

      if (((guchar) word[i] & 0xc0) == 0x80 || !coxa_search_index_knows (parser->index, first) ||
          !coxa_search_index_knows (parser->index, word + i))
        continue;

      choice = choice_new (1, TRUE, NULL);
      choice_add (choice, parser->index, first, FALSE);
      choice_add (choice, parser->index, word + i, FALSE);
      part_take (part, choice);
      return;
    }
}

static CoxaQueryPart *
parse_part (const Parser *parser,
            guint         at,
            guint        *n_words)
{
  GPtrArray *means = coxa_search_words_find (parser->index->words, parser->words, at, n_words);
  CoxaQueryPart *part;

  if (means != NULL)
    return parse_phrase (parser, at, *n_words, means);

  *n_words = 2;
  part = parse_joined (parser, at);
  if (part != NULL)
    return part;

  *n_words = 1;
  part = part_new ();
  part_take (part, choice_new_typed (parser, at, 1, FALSE));
  if (part->choices->len > 0)
    take_split (parser, part, get_text (parser, at));

  return part;
}

static gboolean
has_only_stop_words (const Parser *parser)
{
  for (guint i = 0; i < parser->words->len; i++)
    if (!is_stop (parser, i))
      return FALSE;

  return TRUE;
}

/**
 * coxa_query_parse:
 * @index: a closed index
 * @text: what was typed
 *
 * Cuts a query into words and phrases, drops what says nothing, and looks up how the rest can be read.
 *
 * Returns: (transfer full) (element-type CoxaQueryPart): the parts, none where there is no word
 */
GPtrArray *
coxa_query_parse (const CoxaSearchIndex *index,
                  const char            *text)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  g_autoptr(GPtrArray) words = coxa_fold_words (text);
  Parser parser = { index, words, FALSE, FALSE };
  gsize length = strlen (text);
  guint n_words;

  parser.keep_stop = has_only_stop_words (&parser);
  parser.is_typing = length > 0 && !g_ascii_isspace (text[length - 1]);
  for (guint i = 0; i < words->len && parts->len < COXA_QUERY_MAX_PARTS; i += n_words)
    {
      CoxaQueryPart *part = parse_part (&parser, i, &n_words);

      if (part->choices->len == 0)
        {
          part_free (part);
          continue;
        }

      part_weigh (part);
      g_ptr_array_add (parts, part);
    }

  return parts;
}
