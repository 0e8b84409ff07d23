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
  gboolean   says_sides; /* whether the file says that, one way or the other */
  char      *source;    /* key in the bibliography, or NULL */
} CoxaDose;

CoxaDose *coxa_dose_copy     (const CoxaDose *self) G_GNUC_WARN_UNUSED_RESULT;

CoxaDose *coxa_dose_merge    (const CoxaDose *self,
                              const CoxaDose *over) G_GNUC_WARN_UNUSED_RESULT;

char     *coxa_dose_dup_text (const CoxaDose *self) G_GNUC_WARN_UNUSED_RESULT;

void      coxa_dose_free     (CoxaDose       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaDose, coxa_dose_free)

G_END_DECLS
