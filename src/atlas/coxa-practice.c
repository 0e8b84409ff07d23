/* An entry of the kinds exercise, stretch, release and habit says how to do it:
 *
 *   "equipment": [ "chair" ],
 *   "steps": [ "Stand tall.", … ],
 *   "dose": { "sets": [2, 3], "reps": [8, 12], "hold": [5, 10], "rest": [60, 90], "tempo": [2, 1, 3], "per-week": [2, 3],
 *             "each-side": true, "source": "key" },
 *   "easier": "…", "harder": "…",
 *   "faults": [ … ], "stop-signs": [ … ], "not-for": [ … ],
 *   "figure": "id"
 *
 * A range is its least and its most. Limits are wide: beyond them it is a slip of the pen, such as seconds for minutes.
 */

#include "coxa-practice-reader.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_ITEMS      20
#define MIN_STEPS      3
#define MAX_STEPS      7
#define MAX_STEP_CHARS 220
#define MAX_ITEM_BYTES 600

/* Which members a whole entry must have, by kind: a habit may have no dose and no harder form. */
static const struct
{
  const char *name;
  gboolean    of_exercise;
  gboolean    of_habit;
} members[] = {
  { "equipment", TRUE, TRUE },
  { "steps", TRUE, TRUE },
  { "dose", TRUE, FALSE },
  { "easier", TRUE, FALSE },
  { "harder", TRUE, FALSE },
  { "faults", TRUE, FALSE },
  { "stop-signs", TRUE, TRUE },
  { "not-for", TRUE, TRUE },
  { "figure", FALSE, FALSE },
};

typedef struct
{
  CoxaJson   *json;
  JsonObject *root;
  const char *kind;
  gboolean    is_short;
} Reader;

/**
 * coxa_practice_free:
 * @self: (nullable) (transfer full): what a page says on how to do it
 *
 * Frees it.
 */
void
coxa_practice_free (CoxaPractice *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->equipment);
  g_strfreev (self->steps);
  coxa_dose_free (self->dose);
  g_free (self->easier);
  g_free (self->harder);
  g_strfreev (self->faults);
  g_strfreev (self->stop_signs);
  g_strfreev (self->not_for);
  g_free (self->figure);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

/**
 * coxa_practice_list_members:
 *
 * Lists the members that an entry has only if it is something to do.
 *
 * Returns: (transfer none): their names, %NULL-terminated
 */
const char * const *
coxa_practice_list_members (void)
{
  static const char *names[G_N_ELEMENTS (members) + 1];
  static gsize is_made = 0;

  if (g_once_init_enter (&is_made))
    {
      for (guint i = 0; i < G_N_ELEMENTS (members); i++)
        names[i] = members[i].name;
      g_once_init_leave (&is_made, 1);
    }

  return names;
}

/**
 * coxa_practice_is_kind:
 * @kind: kind of an entry
 *
 * Says whether such entries are something to do.
 *
 * Returns: whether they are
 */
gboolean
coxa_practice_is_kind (const char *kind)
{
  static const char * const kinds[] = { "exercise", "stretch", "release", "habit", NULL };

  return g_strv_contains (kinds, kind);
}

static CoxaNeed
get_need (const Reader *self,
          const char   *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      gboolean is_needed = g_str_equal (self->kind, "habit") ? members[i].of_habit : members[i].of_exercise;

      if (g_str_equal (members[i].name, name))
        return is_needed && !self->is_short ? COXA_NEED_REQUIRED : COXA_NEED_OPTIONAL;
    }

  return COXA_NEED_OPTIONAL;
}

static char **
dup_list (const Reader *self,
          const char   *name)
{
  return coxa_json_dup_texts (self->json, self->root, "", name, get_need (self, name), MAX_ITEMS, MAX_ITEM_BYTES);
}

static char *
dup_prose (const Reader *self,
           const char   *name)
{
  return g_strdup (coxa_json_get_string (self->json, self->root, "", name, get_need (self, name), COXA_JSON_PROSE));
}

static char **
dup_steps (const Reader *self)
{
  char **steps = dup_list (self, "steps");
  guint count = g_strv_length (steps);

  if (json_object_has_member (self->root, "steps") && (count < MIN_STEPS || count > MAX_STEPS))
    {
      g_autofree char *remedy = g_strdup_printf (_("Write %d to %d steps."), MIN_STEPS, MAX_STEPS);

      coxa_json_report (self->json, "/steps", remedy,
                        ngettext ("There is %u step.", "There are %u steps.", count), count);
    }

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *place = coxa_json_join_index ("/steps", i);
      long length = g_utf8_strlen (steps[i], -1);

      if (length > MAX_STEP_CHARS)
        coxa_json_report (self->json, place, _("Shorten it, or make two steps of it."),
                          _("The step has %ld characters, and %d are allowed."), length, MAX_STEP_CHARS);
      if (strchr (steps[i], '[') != NULL)
        coxa_json_report (self->json, place, _("Write links and sources into a section."),
                          _("The step holds a link or a citation, which cannot be followed while one moves."));
    }

  return steps;
}

/* A list of whole numbers between limits. Returns: whether all are. */
static gboolean
read_counts (const Reader *self,
             JsonObject   *dose,
             const char   *name,
             guint         count,
             int           min,
             int           max,
             int          *values)
{
  g_autofree char *list = coxa_json_join ("/dose", name);
  g_autofree double *numbers = g_new0 (double, count);

  if (!coxa_json_get_numbers (self->json, dose, "/dose", name, COXA_NEED_OPTIONAL, count, numbers))
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
read_range (const Reader *self,
            JsonObject   *dose,
            const char   *name,
            int           min,
            int           max,
            CoxaRange    *range)
{
  g_autofree char *place = coxa_json_join ("/dose", name);
  int values[2];

  if (!read_counts (self, dose, name, 2, min, max, values))
    return;

  range->min = MIN (values[0], values[1]);
  range->max = MAX (values[0], values[1]);
  if (values[0] > values[1])
    coxa_json_report (self->json, place, _("Write the lesser number first."),
                      _("The range runs backwards, from %d to %d."), values[0], values[1]);
}

static CoxaDose *
read_dose (const Reader *self)
{
  static const char * const known[] = { "sets", "reps", "hold", "rest", "tempo", "per-week", "each-side", "source", NULL };
  JsonObject *object = coxa_json_get_object (self->json, self->root, "", "dose", get_need (self, "dose"));
  CoxaDose *dose;

  if (object == NULL)
    return NULL;

  coxa_json_check_members (self->json, object, "/dose", known);
  dose = g_new0 (CoxaDose, 1);
  read_range (self, object, "sets", 1, 10, &dose->sets);
  read_range (self, object, "reps", 1, 100, &dose->reps);
  read_range (self, object, "hold", 1, 600, &dose->hold);
  read_range (self, object, "rest", 0, 600, &dose->rest);
  read_range (self, object, "per-week", 1, 21, &dose->per_week);
  dose->has_tempo = read_counts (self, object, "tempo", G_N_ELEMENTS (dose->tempo), 0, 60, dose->tempo);
  dose->each_side = coxa_json_get_boolean (self->json, object, "/dose", "each-side");
  dose->source = g_strdup (coxa_json_get_slug (self->json, object, "/dose", "source", COXA_NEED_REQUIRED));

  if (!json_object_has_member (object, "reps") && !json_object_has_member (object, "hold"))
    coxa_json_report (self->json, "/dose", _("Write “reps”, or “hold” in seconds."),
                      _("The dose says neither how often nor how long."));

  return dose;
}

static void
report_strangers (const Reader *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *place = coxa_json_join ("", members[i].name);

      if (json_object_has_member (self->root, members[i].name))
        /* Translators: %s is a name in the file, such as "dose" */
        coxa_json_report (self->json, place, _("Remove it, or make the entry an exercise, a stretch, a release or a habit."),
                          _("“%s” belongs to something that one does."), members[i].name);
    }
}

/**
 * coxa_practice_read:
 * @json: an entry's file
 * @kind: the entry's kind
 * @is_short: whether the entry is short, and needs none of this
 *
 * Reads what an entry says on how to do it. What is not sound is reported and left out.
 *
 * Returns: (transfer full) (nullable): that, or %NULL for an entry of another kind
 */
CoxaPractice *
coxa_practice_read (CoxaJson   *json,
                    const char *kind,
                    gboolean    is_short)
{
  const Reader reader = { json, coxa_json_get_root (json), kind, is_short };
  CoxaPractice *self;

  if (!coxa_practice_is_kind (kind))
    {
      report_strangers (&reader);
      return NULL;
    }

  self = g_new0 (CoxaPractice, 1);
  self->equipment = dup_list (&reader, "equipment");
  self->steps = dup_steps (&reader);
  self->dose = read_dose (&reader);
  self->easier = dup_prose (&reader, "easier");
  self->harder = dup_prose (&reader, "harder");
  self->faults = dup_list (&reader, "faults");
  self->stop_signs = dup_list (&reader, "stop-signs");
  self->not_for = dup_list (&reader, "not-for");
  self->figure = g_strdup (coxa_json_get_slug (json, reader.root, "", "figure", COXA_NEED_OPTIONAL));

  return self;
}
