#include "coxa-sides.h"

static const char * const names[] = { "none", "left", "right", "both" };

/**
 * coxa_sides_get_name:
 * @sides: a side
 *
 * Returns: (transfer none): its name in a file
 */
const char *
coxa_sides_get_name (CoxaSides sides)
{
  g_return_val_if_fail ((guint) sides < G_N_ELEMENTS (names), names[COXA_SIDES_NONE]);

  return names[sides];
}

/**
 * coxa_sides_from_name:
 * @name: (nullable): a name from a file
 *
 * Returns: the side; COXA_SIDES_NONE for a name that is none
 */
CoxaSides
coxa_sides_from_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (name, names[i]) == 0)
      return (CoxaSides) i;

  return COXA_SIDES_NONE;
}
