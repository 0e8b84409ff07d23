#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  COXA_CUE_READY,       /* what comes next: "Clamshell. Right side. Set 1 of 2." */
  COXA_CUE_COUNT,       /* 3, 2, 1 before a set begins or a time ends */
  COXA_CUE_START,       /* a set begins: "Go." */
  COXA_CUE_REP,         /* a repeat is done: its number */
  COXA_CUE_HALF_WAY,    /* of a set */
  COXA_CUE_REST,        /* a set is done, and rest begins */
  COXA_CUE_CHANGE_SIDE, /* likewise, and the other side comes */
  COXA_CUE_PAUSE,
  COXA_CUE_RESUME,
  COXA_CUE_DONE         /* all is done */
} CoxaCueKind;

/* Something to be said or sounded. */
typedef struct
{
  CoxaCueKind  kind;
  int          number; /* of a count or a repeat, otherwise 0 */
  const char  *text;   /* what to say, in the reader's language; never NULL */
} CoxaCue;

G_END_DECLS
