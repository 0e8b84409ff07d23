#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Something wrong with the data: where it is and what to do about it. */
typedef struct
{
  char *file;    /* relative to the data folder: "atlas/muscle/gluteus-minimus.json" */
  int   line;    /* 1 …, or 0 where it has none */
  char *pointer; /* JSON pointer (RFC 6901), or NULL */
  char *message; /* what is wrong, a sentence */
  char *remedy;  /* what to do, a sentence */
} CoxaProblem;

CoxaProblem *coxa_problem_new       (const char        *file,
                                     int                line,
                                     const char        *pointer,
                                     const char        *remedy,
                                     const char        *message_format,
                                     ...) G_GNUC_PRINTF (5, 6) G_GNUC_WARN_UNUSED_RESULT;

void         coxa_problem_free      (CoxaProblem       *self);

char        *coxa_problem_to_string (const CoxaProblem *self) G_GNUC_WARN_UNUSED_RESULT;

char        *coxa_problems_to_json  (GPtrArray         *problems) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaProblem, coxa_problem_free)

G_END_DECLS
