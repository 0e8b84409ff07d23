#include "coxa-search-index.h"

#include "coxa-prose.h"
#include "coxa-search-fold.h"
#include "coxa-spelling.h"

#include <string.h>

static void
section_clear (CoxaSearchSection *self)
{
  g_free (self->id);
  g_free (self->title);
}

static void
page_free (CoxaSearchPage *self)
{
  g_free (self->page);
  g_free (self->kind);
  g_free (self->title);
  g_free (self->folded);
  g_free (self->latin);
  g_strfreev (self->synonyms);
  g_array_unref (self->sections);
  g_free (self);
}

static void
term_free (CoxaSearchTerm *self)
{
  g_free (self->stem);
  g_array_unref (self->names);
  g_array_unref (self->texts);
  g_free (self);
}

static void
word_free (CoxaSearchWord *self)
{
  g_free (self->text);
  g_free (self->shown);
  g_free (self);
}

/**
 * coxa_search_index_new:
 * @words: (transfer full): what people say for what
 *
 * Makes an empty index.
 *
 * Returns: (transfer full): the index
 */
CoxaSearchIndex *
coxa_search_index_new (CoxaSearchWords *words)
{
  CoxaSearchIndex *self = g_new0 (CoxaSearchIndex, 1);

  self->words = words;
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) page_free);
  self->passages = g_array_new (FALSE, FALSE, sizeof (CoxaPassage));
  self->terms = g_ptr_array_new_with_free_func ((GDestroyNotify) term_free);
  self->spelled = g_ptr_array_new_with_free_func ((GDestroyNotify) word_free);
  self->by_stem = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_text = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

/**
 * coxa_search_index_free:
 * @self: (nullable) (transfer full): an index
 *
 * Frees an index.
 */
void
coxa_search_index_free (CoxaSearchIndex *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->by_stem);
  g_hash_table_unref (self->by_text);
  g_ptr_array_unref (self->pages);
  g_array_unref (self->passages);
  g_ptr_array_unref (self->terms);
  g_ptr_array_unref (self->spelled);
  coxa_search_words_free (self->words);
  g_free (self);
}

static guint
find_term (CoxaSearchIndex *self,
           const char      *folded)
{
  g_autofree char *stem = coxa_fold_stem (folded);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_stem, stem));
  CoxaSearchTerm *term;

  if (number > 0)
    return number - 1;

  term = g_new0 (CoxaSearchTerm, 1);
  term->stem = g_steal_pointer (&stem);
  term->names = g_array_new (FALSE, FALSE, sizeof (guint32));
  term->texts = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_ptr_array_add (self->terms, term);
  g_hash_table_insert (self->by_stem, term->stem, GUINT_TO_POINTER (self->terms->len));

  return self->terms->len - 1;
}

static guint
find_word (CoxaSearchIndex *self,
           const char      *folded,
           const char      *shown)
{
  CoxaSearchWord *word = g_hash_table_lookup (self->by_text, folded);

  if (word == NULL)
    {
      word = g_new0 (CoxaSearchWord, 1);
      word->text = g_strdup (folded);
      word->shown = g_strdup (shown);
      word->term = find_term (self, folded);
      word->mask = coxa_spelling_mask (folded);
      word->length = strlen (folded);
      g_ptr_array_add (self->spelled, word);
      g_hash_table_insert (self->by_text, word->text, word);
    }

  return word->term;
}

/* Words of a text that count, as terms. Parts of "side-lying" are followed by "sidelying", which is not counted as a word. */
static guint
add_words (CoxaSearchIndex *self,
           const char      *text,
           GArray          *terms)
{
  g_autoptr(GPtrArray) words = coxa_fold_words (text);
  guint n_words = 0;

  for (guint i = 0; i < words->len; i++)
    {
      const CoxaFoldedWord *word = g_ptr_array_index (words, i);
      guint term;

      if (word->is_joined && i > 0)
        {
          const CoxaFoldedWord *before = g_ptr_array_index (words, i - 1);
          g_autofree char *both = g_strconcat (before->text, word->text, NULL);
          g_autofree char *shown = g_strconcat (before->shown, "-", word->shown, NULL);

          if (strlen (both) <= COXA_FOLD_MAX_WORD)
            {
              term = find_word (self, both, shown);
              g_array_append_val (terms, term);
            }
        }

      if (coxa_search_words_is_stop (self->words, word->text))
        continue;

      term = find_word (self, word->text, word->shown);
      g_array_append_val (terms, term);
      n_words++;
    }

  return n_words;
}

static int
compare_terms (gconstpointer a,
               gconstpointer b)
{
  guint one = *(const guint *) a;
  guint two = *(const guint *) b;

  return one < two ? -1 : one > two;
}

static gboolean
is_name (CoxaPassageKind kind)
{
  return kind <= COXA_PASSAGE_LATIN;
}

static void
add_postings (CoxaSearchIndex *self,
              GArray          *terms,
              CoxaPassageKind  kind)
{
  guint passage = self->passages->len;
  guint page = self->pages->len; /* that of the page being added is one less */

  g_array_sort (terms, compare_terms);
  for (guint i = 0; i < terms->len;)
    {
      guint number = g_array_index (terms, guint, i);
      CoxaSearchTerm *term = g_ptr_array_index (self->terms, number);
      guint count = 0;
      guint32 posting;

      while (i < terms->len && g_array_index (terms, guint, i) == number)
        {
          count++;
          i++;
        }

      posting = passage << 4 | MIN (count, 15);
      g_array_append_val (is_name (kind) ? term->names : term->texts, posting);
      if (term->last_page != page)
        {
          term->last_page = page;
          term->n_pages++;
        }
    }
}

/* @extra are words that find the passage without being part of it. */
static void
add_passage (CoxaSearchIndex *self,
             CoxaPassageKind  kind,
             guint            item,
             const char      *text,
             const char      *extra)
{
  g_autoptr(GArray) terms = g_array_new (FALSE, FALSE, sizeof (guint));
  CoxaPassage passage = { .page = self->pages->len - 1, .item = item, .kind = kind };
  guint n_words = add_words (self, text, terms);

  if (extra != NULL)
    add_words (self, extra, terms);
  if (terms->len == 0)
    return;

  passage.n_words = CLAMP (n_words, 1, G_MAXUINT16);
  add_postings (self, terms, kind);
  g_array_append_val (self->passages, passage);
}

static void
append_prose (GString    *text,
              const char *markdown)
{
  g_autofree char *plain = markdown != NULL ? coxa_prose_dup_plain (markdown, COXA_SIDE_RIGHT) : NULL;

  if (plain != NULL)
    {
      g_string_append (text, plain);
      g_string_append_c (text, '\n');
    }
}

static void
append_all (GString  *text,
            char    **prose)
{
  for (guint i = 0; prose != NULL && prose[i] != NULL; i++)
    append_prose (text, prose[i]);
}

static void
add_sections (CoxaSearchIndex *self,
              CoxaSearchPage  *page,
              const CoxaEntry *entry)
{
  for (guint i = 0; i < entry->sections->len && i < G_MAXUINT16; i++)
    {
      const CoxaSection *section = g_ptr_array_index (entry->sections, i);
      CoxaSearchSection row = { g_strdup (section->id), g_strdup (section->title) };
      g_autoptr(GString) text = g_string_new (NULL);

      g_array_append_val (page->sections, row);
      append_prose (text, section->text[COXA_LEVEL_PLAIN]);
      /* A level that is missing has the other's text. */
      if (!g_str_equal (section->text[COXA_LEVEL_PLAIN], section->text[COXA_LEVEL_CLINICAL]))
        append_prose (text, section->text[COXA_LEVEL_CLINICAL]);
      append_prose (text, section->contested);
      add_passage (self, COXA_PASSAGE_HEADING, i, section->title, section->id);
      add_passage (self, COXA_PASSAGE_SECTION, i, text->str, NULL);
    }
}

static void
add_practice (CoxaSearchIndex    *self,
              const CoxaPractice *practice)
{
  g_autoptr(GString) text = g_string_new (NULL);

  append_all (text, practice->steps);
  append_all (text, practice->equipment);
  append_all (text, practice->faults);
  append_all (text, practice->stop_signs);
  append_all (text, practice->not_for);
  append_prose (text, practice->easier);
  append_prose (text, practice->harder);
  for (guint i = 0; practice->items != NULL && i < practice->items->len; i++)
    append_prose (text, ((const CoxaPracticeItem *) g_ptr_array_index (practice->items, i))->note);
  add_passage (self, COXA_PASSAGE_STEPS, 0, text->str, NULL);
}

/**
 * coxa_search_index_add:
 * @self: an index that is not closed
 * @entry: an entry
 *
 * Takes a page in, with all it says at both levels.
 */
void
coxa_search_index_add (CoxaSearchIndex *self,
                       const CoxaEntry *entry)
{
  CoxaSearchPage *page = g_new0 (CoxaSearchPage, 1);
  g_autoptr(GString) text = g_string_new (NULL);

  page->page = g_strdup (entry->page);
  page->kind = g_strdup (entry->kind);
  page->title = g_strdup (entry->title);
  page->folded = coxa_fold_line (entry->title);
  page->latin = g_strdup (entry->latin);
  page->synonyms = g_strdupv (entry->synonyms);
  page->sections = g_array_new (FALSE, FALSE, sizeof (CoxaSearchSection));
  g_array_set_clear_func (page->sections, (GDestroyNotify) section_clear);
  page->first_passage = self->passages->len;
  g_ptr_array_add (self->pages, page);

  /* "piriformis muscle" and "pigeon stretch" name a page together with its kind. */
  add_passage (self, COXA_PASSAGE_TITLE, 0, entry->title, entry->kind);
  for (guint i = 0; i < G_MAXUINT16 && entry->synonyms[i] != NULL; i++)
    add_passage (self, COXA_PASSAGE_SYNONYM, i, entry->synonyms[i], entry->kind);
  if (entry->latin != NULL)
    add_passage (self, COXA_PASSAGE_LATIN, 0, entry->latin, NULL);

  append_prose (text, entry->summary[COXA_LEVEL_PLAIN]);
  append_prose (text, entry->summary[COXA_LEVEL_CLINICAL]);
  add_passage (self, COXA_PASSAGE_SUMMARY, 0, text->str, NULL);
  add_sections (self, page, entry);
  if (entry->practice != NULL)
    add_practice (self, entry->practice);

  g_string_truncate (text, 0);
  for (guint i = 0; i < entry->facts->len; i++)
    append_prose (text, ((const CoxaFact *) g_ptr_array_index (entry->facts, i))->text);
  add_passage (self, COXA_PASSAGE_FACTS, 0, text->str, NULL);

  page->n_passages = self->passages->len - page->first_passage;
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  const CoxaSearchWord *one = *(const CoxaSearchWord * const *) a;
  const CoxaSearchWord *two = *(const CoxaSearchWord * const *) b;

  return strcmp (one->text, two->text);
}

/**
 * coxa_search_index_close:
 * @self: an index
 *
 * Ends the filling. From here on the index can be read.
 */
void
coxa_search_index_close (CoxaSearchIndex *self)
{
  g_ptr_array_sort (self->spelled, compare_words);
}
