#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From the least to the most; both 0 where the page does not say. */
typedef struct
{
  int min;
  int max;
} CoxaRange;

/* How much of an exercise, and how often. */
typedef struct
{
  CoxaRange  sets;
  CoxaRange  reps;
  CoxaRange  hold;      /* seconds */
  CoxaRange  rest;      /* seconds between sets */
  CoxaRange  per_week;  /* times */
  gboolean   has_tempo;
  int        tempo[3];  /* seconds: lift, hold, lower */
  gboolean   each_side;
  char      *source;    /* key in the bibliography, or NULL */
} CoxaDose;

/* What a page says to somebody who wants to do it: an exercise, a stretch, a release or a habit. */
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
} CoxaPractice;

void coxa_practice_free (CoxaPractice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaPractice, coxa_practice_free)

G_END_DECLS
