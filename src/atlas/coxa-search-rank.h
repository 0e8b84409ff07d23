#pragma once

#include "coxa-search-query.h"

G_BEGIN_DECLS

/* Internal to src/atlas: which pages answer a query best. */

#define COXA_NO_PASSAGE G_MAXUINT

typedef struct
{
  guint  page;
  double score;
  guint  name;      /* the passage with the best name, or COXA_NO_PASSAGE */
  guint  name_mask; /* a bit for each part of the query that stands in it */
  guint  text;      /* the best passage that is no name, or COXA_NO_PASSAGE */
  guint  text_mask;
  guint  heading; /* the passage with the best heading of a section, or COXA_NO_PASSAGE */
  guint  heading_mask;
} CoxaRanked;

/* Returns: (element-type CoxaRanked): the best first */
GArray *coxa_search_rank (const CoxaSearchIndex *index,
                          GPtrArray             *parts,
                          const char            *folded,
                          guint                  max) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
