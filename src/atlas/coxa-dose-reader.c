#include "coxa-dose-reader.h"

#include <glib/gi18n.h>

typedef struct
{
  CoxaJson   *json;
  JsonObject *object; /* the dose */
  const char *place;  /* its pointer */
} Reader;

/* A list of whole numbers between limits. Returns: whether all are. */
static gboolean
read_counts (Reader     *self,
             const char *name,
             guint       count,
             int         min,
             int         max,
             int        *values)
{
  g_autofree char *list = coxa_json_join (self->place, name);
  g_autofree double *numbers = g_new0 (double, count);

  if (!coxa_json_get_numbers (self->json, self->object, self->place, name, COXA_NEED_OPTIONAL, count, numbers))
    return FALSE;

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *place = coxa_json_join_index (list, i);
      g_autofree char *remedy = NULL;

      if (numbers[i] >= min && numbers[i] <= max && numbers[i] == (int) numbers[i])
        {
          values[i] = (int) numbers[i];
          continue;
        }

      remedy = g_strdup_printf (_("Write a whole number from %d to %d."), min, max);
      coxa_json_report (self->json, place, remedy, _("The dose is out of range: %g."), numbers[i]);
      return FALSE;
    }

  return TRUE;
}

static void
read_range (Reader     *self,
            const char *name,
            int         min,
            int         max,
            CoxaRange  *range)
{
  g_autofree char *place = coxa_json_join (self->place, name);
  int values[2];

  if (!read_counts (self, name, 2, min, max, values))
    return;

  range->min = MIN (values[0], values[1]);
  range->max = MAX (values[0], values[1]);
  if (values[0] > values[1])
    coxa_json_report (self->json, place, _("Write the lesser number first."),
                      _("The range runs backwards, from %d to %d."), values[0], values[1]);
}

/**
 * coxa_dose_read:
 * @json: an entry's file
 * @owner: an object in it
 * @pointer: where that is
 * @need: whether it must have a dose
 * @is_partial: whether the dose may leave out how much and its source, because another one has them
 *
 * Reads the member "dose". What is not sound is reported and left out.
 *
 * Returns: (transfer full) (nullable): it, or %NULL where there is none
 */
CoxaDose *
coxa_dose_read (CoxaJson   *json,
                JsonObject *owner,
                const char *pointer,
                CoxaNeed    need,
                gboolean    is_partial)
{
  static const char * const known[] = { "sets", "reps", "hold", "rest", "tempo", "per-week", "each-side", "source", NULL };
  JsonObject *object = coxa_json_get_object (json, owner, pointer, "dose", need);
  g_autofree char *place = coxa_json_join (pointer, "dose");
  Reader reader = { json, object, place };
  CoxaDose *dose;

  if (object == NULL)
    return NULL;

  coxa_json_check_members (json, object, place, known);
  dose = g_new0 (CoxaDose, 1);
  read_range (&reader, "sets", 1, 10, &dose->sets);
  read_range (&reader, "reps", 1, 100, &dose->reps);
  read_range (&reader, "hold", 1, 600, &dose->hold);
  read_range (&reader, "rest", 0, 600, &dose->rest);
  read_range (&reader, "per-week", 1, 21, &dose->per_week);
  dose->has_tempo = read_counts (&reader, "tempo", G_N_ELEMENTS (dose->tempo), 0, 60, dose->tempo);
  dose->each_side = coxa_json_get_boolean (json, object, place, "each-side");
  dose->says_sides = json_object_has_member (object, "each-side");
  dose->source = g_strdup (coxa_json_get_slug (json, object, place, "source",
                                               is_partial ? COXA_NEED_OPTIONAL : COXA_NEED_REQUIRED));

  if (!is_partial && !json_object_has_member (object, "reps") && !json_object_has_member (object, "hold"))
    coxa_json_report (json, place, _("Write “reps”, or “hold” in seconds."),
                      _("The dose says neither how often nor how long."));

  return dose;
}
