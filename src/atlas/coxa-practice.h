#pragma once

#include "coxa-dose.h"

G_BEGIN_DECLS

/* One thing to do in a programme. */
typedef struct
{
  char     *page; /* "exercise/clamshell" */
  CoxaDose *dose; /* what differs from that page's own: a range that says nothing, and no tempo, leave it as it is; or NULL */
  char     *note; /* plain text, one line, or NULL */
} CoxaPracticeItem;

/* What a page says to somebody who wants to do it: an exercise, a stretch, a release, a habit or a programme. */
typedef struct
{
  char     **equipment;  /* these lists are never NULL, and empty where the page has none */
  char     **steps;      /* in their order */
  CoxaDose  *dose;       /* or NULL */
  char      *easier;     /* Markdown, or NULL */
  char      *harder;     /* Markdown, or NULL */
  char     **faults;
  char     **stop_signs;
  char     **not_for;
  char      *figure;     /* id of a moving figure, or NULL */
  GPtrArray *items;      /* CoxaPracticeItem, of a programme in their order; NULL for anything else */
} CoxaPractice;

void coxa_practice_free (CoxaPractice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaPractice, coxa_practice_free)

G_END_DECLS
