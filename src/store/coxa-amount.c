#include "coxa-amount.h"

static gboolean
is_within (int value,
           int min,
           int max)
{
  return value == -1 || (value >= min && value <= max);
}

/**
 * coxa_amount_is_sound:
 * @self: an amount
 *
 * Returns: whether each number is one that a person can mean, or -1
 */
gboolean
coxa_amount_is_sound (const CoxaAmount *self)
{
  return is_within (self->sets, 1, COXA_AMOUNT_SETS_MAX) && is_within (self->reps, 1, COXA_AMOUNT_REPS_MAX) &&
         is_within (self->hold, 1, COXA_AMOUNT_HOLD_MAX) && is_within (self->rest, 0, COXA_AMOUNT_REST_MAX);
}
