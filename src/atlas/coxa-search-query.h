#pragma once

#include "coxa-search-index.h"

G_BEGIN_DECLS

/* Internal to src/atlas: what was typed, and how the words in it can be read. */

/* Parts of a query that are looked for. */
#define COXA_QUERY_MAX_PARTS 12

/* One typed word. */
typedef struct
{
  GArray *readings; /* CoxaReading */
  double  rarity;   /* 0 for a word on every page; more the fewer pages have it */
} CoxaQueryWord;

/* Words that together stand for a part of the query: those typed, or what they mean. */
typedef struct
{
  GPtrArray  *words;    /* CoxaQueryWord */
  double      rarity;   /* sum of theirs */
  gboolean    is_known; /* these words are known to be said, so none of them is a slip */
  double      factor;   /* 1 as typed, less for what is meant by it */
  char       *meant;    /* the phrase that is meant, or NULL where it was typed so */
} CoxaQueryChoice;

/* A word or a phrase. */
typedef struct
{
  GPtrArray *choices; /* CoxaQueryChoice */
  double     weight;  /* how much the part tells */
} CoxaQueryPart;

/* Returns: (element-type CoxaQueryPart) */
GPtrArray *coxa_query_parse (const CoxaSearchIndex *index,
                             const char            *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
