#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How much of an exercise a person chose, or -1 for each that the page decides. A plain value, compared by its members. */
typedef struct
{
  int sets;
  int reps;
  int hold; /* seconds */
  int rest; /* seconds between sets */
} CoxaAmount;

#define COXA_AMOUNT_NONE ((CoxaAmount) { -1, -1, -1, -1 })

/* Beyond these it is a slip of the finger. */
#define COXA_AMOUNT_SETS_MAX 10
#define COXA_AMOUNT_REPS_MAX 100
#define COXA_AMOUNT_HOLD_MAX 600
#define COXA_AMOUNT_REST_MAX 600

gboolean coxa_amount_is_sound (const CoxaAmount *self);

G_END_DECLS
