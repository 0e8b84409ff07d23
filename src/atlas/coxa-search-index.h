#pragma once

#include "coxa-entry.h"
#include "coxa-search-words.h"

G_BEGIN_DECLS

/* Internal to src/atlas: every word of the pages, and where it stands. An index is filled by one thread, closed, and never
 * changed again; then any thread may read it. */

typedef enum
{
  COXA_PASSAGE_TITLE,
  COXA_PASSAGE_SYNONYM,
  COXA_PASSAGE_LATIN,
  COXA_PASSAGE_SUMMARY,
  COXA_PASSAGE_HEADING, /* of a section */
  COXA_PASSAGE_SECTION,
  COXA_PASSAGE_STEPS,
  COXA_PASSAGE_FACTS
} CoxaPassageKind;

/* A piece of a page that a search weighs by itself. */
typedef struct
{
  guint32 page;
  guint16 item;    /* which synonym or section */
  guint16 n_words; /* that count */
  guint8  kind;    /* CoxaPassageKind */
} CoxaPassage;

typedef struct
{
  char  *id;
  char  *title;
} CoxaSearchSection;

typedef struct
{
  char      *page;
  char      *kind;
  char      *title;
  char      *folded;    /* the title */
  char      *latin;     /* or NULL */
  char     **synonyms;
  GArray    *sections;  /* CoxaSearchSection */
  guint      first_passage;
  guint      n_passages;
} CoxaSearchPage;

/* Where a term stands: the passage's number, and how often it does, 15 at most. */
#define COXA_POSTING_PASSAGE(posting) ((posting) >> 4)
#define COXA_POSTING_COUNT(posting)   ((posting) & 15)

typedef struct
{
  char   *stem;
  GArray *names;     /* guint32, postings in titles, synonyms and Latin names, by passage */
  GArray *texts;     /* guint32, the others */
  guint   n_pages;   /* that hold it */
  guint   last_page; /* while filling: one more than the page that was counted last */
} CoxaSearchTerm;

/* A word as it is spelled; its plural or its verb's ending is another one of the same term. */
typedef struct
{
  char    *text;  /* folded */
  char    *shown;
  guint    term;
  guint32  mask;
  guint    length; /* bytes */
} CoxaSearchWord;

typedef struct
{
  CoxaSearchWords *words;
  GPtrArray       *pages;    /* CoxaSearchPage */
  GArray          *passages; /* CoxaPassage */
  GPtrArray       *terms;    /* CoxaSearchTerm */
  GPtrArray       *spelled;  /* CoxaSearchWord; by spelling once closed */
  GHashTable      *by_stem;  /* stem → number of the term + 1 */
  GHashTable      *by_text;  /* folded word → CoxaSearchWord */
} CoxaSearchIndex;

/* One way to read a typed word. */
typedef struct
{
  guint                 term;
  float                 quality;    /* 1 as typed, less for the beginning of a longer word or another spelling */
  gboolean              names_only; /* too short a beginning to look through all texts */
  const CoxaSearchWord *near;       /* the spelling that was read for what was typed, or NULL */
} CoxaReading;

CoxaSearchIndex *coxa_search_index_new   (CoxaSearchWords       *words) G_GNUC_WARN_UNUSED_RESULT;

void             coxa_search_index_free  (CoxaSearchIndex       *self);

void             coxa_search_index_add   (CoxaSearchIndex       *self,
                                          const CoxaEntry       *entry);

void             coxa_search_index_close (CoxaSearchIndex       *self);

gboolean         coxa_search_index_knows (const CoxaSearchIndex *self,
                                          const char            *folded);

GArray          *coxa_search_index_read  (const CoxaSearchIndex *self,
                                          const char            *folded,
                                          gboolean               is_last) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaSearchIndex, coxa_search_index_free)

G_END_DECLS
