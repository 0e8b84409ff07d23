#pragma once

#include "coxa-atlas.h"

G_BEGIN_DECLS

/* What may hurt in places of the body. It says what is known for pain there, never how likely it is. */

typedef enum
{
  COXA_PAIN_URGENT,    /* conditions that must not be missed */
  COXA_PAIN_CONDITION,
  COXA_PAIN_MUSCLE     /* said to send pain there */
} CoxaPainGroup;

typedef struct
{
  CoxaPainGroup  group;
  char          *page;
  GPtrArray     *main;   /* (element-type utf8): zones where it is usually felt, of those that were asked for */
  GPtrArray     *spread; /* (element-type utf8): zones to which it may spread */
} CoxaPainMatch;

GPtrArray *coxa_pain_find       (CoxaAtlas          *atlas,
                                 const char * const *zones) G_GNUC_WARN_UNUSED_RESULT;

void       coxa_pain_match_free (CoxaPainMatch      *self);

G_END_DECLS
