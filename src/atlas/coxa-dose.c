#include "coxa-dose.h"

#include <glib/gi18n.h>

/**
 * coxa_dose_copy:
 * @self: (nullable): a dose
 *
 * Returns: (transfer full) (nullable): the same
 */
CoxaDose *
coxa_dose_copy (const CoxaDose *self)
{
  CoxaDose *copy;

  if (self == NULL)
    return NULL;

  copy = g_new (CoxaDose, 1);
  *copy = *self;
  copy->source = g_strdup (self->source);

  return copy;
}

/**
 * coxa_dose_free:
 * @self: (nullable) (transfer full): a dose
 */
void
coxa_dose_free (CoxaDose *self)
{
  if (self == NULL)
    return;

  g_free (self->source);
  g_free (self);
}

static void
take_range (CoxaRange       *range,
            const CoxaRange *over)
{
  if (over->max > 0)
    *range = *over;
}

/**
 * coxa_dose_merge:
 * @self: (nullable): what an exercise's own page says
 * @over: (nullable): what a programme says of it
 *
 * Puts what a programme says in place of what the page says.
 *
 * Returns: (transfer full) (nullable): the dose that holds
 */
CoxaDose *
coxa_dose_merge (const CoxaDose *self,
                 const CoxaDose *over)
{
  CoxaDose *merged;

  if (self == NULL || over == NULL)
    return coxa_dose_copy (self != NULL ? self : over);

  merged = coxa_dose_copy (self);
  take_range (&merged->sets, &over->sets);
  take_range (&merged->reps, &over->reps);
  take_range (&merged->hold, &over->hold);
  take_range (&merged->rest, &over->rest);
  take_range (&merged->per_week, &over->per_week);
  if (over->has_tempo)
    {
      merged->has_tempo = TRUE;
      for (guint i = 0; i < G_N_ELEMENTS (merged->tempo); i++)
        merged->tempo[i] = over->tempo[i];
    }
  if (over->says_sides)
    {
      merged->says_sides = TRUE;
      merged->each_side = over->each_side;
    }
  if (over->source != NULL)
    {
      g_free (merged->source);
      merged->source = g_strdup (over->source);
    }

  return merged;
}

static char *
dup_range (const CoxaRange *range)
{
  if (range->min == range->max)
    return g_strdup_printf ("%d", range->max);

  /* Translators: a range, from the least to the most, such as "8–12" */
  return g_strdup_printf (_("%d–%d"), range->min, range->max);
}

/**
 * coxa_dose_dup_text:
 * @self: a dose
 *
 * Puts a dose in one line, without how often a week and without tempo.
 *
 * Returns: (transfer full): such as "2–3 sets of 8–15, each side"
 */
char *
coxa_dose_dup_text (const CoxaDose *self)
{
  g_autofree char *sets = dup_range (&self->sets);
  g_autofree char *reps = dup_range (&self->reps);
  g_autofree char *hold = dup_range (&self->hold);
  g_autofree char *much = NULL;
  g_autofree char *all = NULL;

  if (self->reps.max > 0 && self->hold.max > 0)
    /* Translators: the first %s is how often, the second how many seconds: numbers or ranges such as "5–8" */
    much = g_strdup_printf (_("%s × %s s"), reps, hold);
  else if (self->hold.max > 0)
    /* Translators: %s is a number of seconds or a range, such as "20–30" */
    much = g_strdup_printf (_("%s s"), hold);
  else
    much = g_strdup (reps);

  if (self->sets.max > 1)
    /* Translators: the first %s is how many sets, the second how often in each: "2–3 sets of 8–12" */
    all = g_strdup_printf (_("%s sets of %s"), sets, much);
  else if (self->reps.max > 0 && self->hold.max == 0)
    /* Translators: %s is how often: a number or a range */
    all = g_strdup_printf (ngettext ("%s repeat", "%s repeats", (gulong) self->reps.max), reps);
  else
    all = g_steal_pointer (&much);

  /* Translators: %s is a dose, such as "2–3 sets of 8–12" */
  return self->each_side ? g_strdup_printf (_("%s, each side"), all) : g_steal_pointer (&all);
}
