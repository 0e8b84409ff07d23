#pragma once

#include "coxa-address.h"

G_BEGIN_DECLS

typedef enum
{
  COXA_BLOCK_PARAGRAPH,
  COXA_BLOCK_HEADING,
  COXA_BLOCK_BULLET,   /* one item of a list */
  COXA_BLOCK_NUMBER    /* one item of a numbered list */
} CoxaBlockKind;

typedef struct
{
  CoxaBlockKind  kind;
  int            number; /* of a COXA_BLOCK_NUMBER item, or the level of a heading */
  char          *markup; /* Pango; links are <a href="coxa:bone/hip-bone">, citations <a href="cite:N"><sup>N</sup></a> */
} CoxaBlock;

typedef struct
{
  char *key;
  char *locator; /* "p. 1357", or NULL */
} CoxaCitation;

/* Markdown turned into what labels can show. Citations are numbered in the order in which they are first met in
 * one page: hand the same array to every call for that page. */
GPtrArray *coxa_prose_parse          (const char *markdown,
                                      CoxaSide    side,
                                      GPtrArray  *citations) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *coxa_prose_list_links     (const char *markdown) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *coxa_prose_list_citations (const char *markdown) G_GNUC_WARN_UNUSED_RESULT;

char      *coxa_prose_dup_plain      (const char *markdown,
                                      CoxaSide    side) G_GNUC_WARN_UNUSED_RESULT;

char      *coxa_prose_dup_raw        (const char *markdown) G_GNUC_WARN_UNUSED_RESULT;

void       coxa_block_free           (CoxaBlock    *self);

void       coxa_citation_free        (CoxaCitation *self);

G_END_DECLS
