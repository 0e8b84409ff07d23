#include "config.h"

#include "coxa-handout-words.h"

#include "coxa-qr.h"

#include <glib/gi18n.h>
#include <string.h>

static char *
dup_range (const CoxaRange *range)
{
  if (range->min == range->max)
    return g_strdup_printf ("%d", range->max);

  /* Translators: a range, from the least to the most, such as "8–12" */
  return g_strdup_printf (_("%d–%d"), range->min, range->max);
}

/* Whole minutes are easier to count than their seconds. */
static char *
dup_time (const CoxaRange *range)
{
  CoxaRange minutes = { range->min / 60, range->max / 60 };
  gboolean are_minutes = range->min % 60 == 0 && range->max % 60 == 0;
  g_autofree char *numbers = dup_range (are_minutes ? &minutes : range);

  if (are_minutes)
    /* Translators: %s is a number or a range, such as "1–2" */
    return g_strdup_printf (ngettext ("%s minute", "%s minutes", (gulong) minutes.max), numbers);

  /* Translators: %s is a number or a range, such as "5–10" */
  return g_strdup_printf (ngettext ("%s second", "%s seconds", (gulong) range->max), numbers);
}

static char *
dup_work (const CoxaDose *dose)
{
  g_autofree char *sets = dup_range (&dose->sets);
  g_autofree char *reps = dup_range (&dose->reps);
  g_autofree char *hold = dup_time (&dose->hold);
  gboolean has_sets = dose->sets.max > 1;

  if (dose->reps.max > 0 && dose->hold.max > 0)
    return has_sets
      /* Translators: the first %s is how many sets, the second how often in each, the third for how long */
      ? g_strdup_printf (_("%s sets of %s. Hold each one for %s."), sets, reps, hold)
      /* Translators: the first %s is how often, the second for how long: "3–6 times. Hold each one for 30 seconds." */
      : g_strdup_printf (ngettext ("%s time. Hold it for %s.", "%s times. Hold each one for %s.", (gulong) dose->reps.max),
                         reps, hold);
  if (dose->reps.max > 0)
    return has_sets
      /* Translators: the first %s is how many sets, the second how often in each: "2–3 sets of 8–12 repeats." */
      ? g_strdup_printf (_("%s sets of %s repeats."), sets, reps)
      : g_strdup_printf (ngettext ("%s repeat.", "%s repeats.", (gulong) dose->reps.max), reps);
  if (dose->hold.max > 0)
    return has_sets
      /* Translators: the first %s is how often, the second for how long: "2–3 times, hold for 20–30 seconds." */
      ? g_strdup_printf (_("%s times. Hold each one for %s."), sets, hold)
      /* Translators: %s is for how long */
      : g_strdup_printf (_("Once. Hold it for %s."), hold);

  return g_strdup ("");
}

static char *
dup_week (const CoxaRange *range)
{
  g_autofree char *number = dup_range (range);

  if (range->min == 7 && range->max == 7)
    return g_strdup (_("Every day."));
  if (range->max > 7)
    /* Translators: %s is a number or a range */
    return g_strdup_printf (_("%s times a week."), number);

  /* Translators: %s is a number or a range, such as "2–3" */
  return g_strdup_printf (ngettext ("%s day a week.", "%s days a week.", (gulong) range->max), number);
}

/**
 * coxa_handout_dup_dose:
 * @dose: how much and how often
 *
 * Says it in short sentences.
 *
 * Returns: (transfer full): such as "2–3 sets of 8–15 repeats. Rest 45–60 seconds between sets. 2–3 days a week."
 */
char *
coxa_handout_dup_dose (const CoxaDose *dose)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *work = dup_work (dose);

  g_string_append (text, work);
  if (dose->rest.max > 0)
    {
      g_autofree char *time = dup_time (&dose->rest);
      gboolean has_sets = dose->sets.max > 1 && dose->reps.max > 0;

      /* Translators: %s is such as "45–60 seconds" */
      g_string_append_printf (text, has_sets ? _(" Rest %s between sets.") : _(" Rest %s between."), time);
    }
  if (dose->per_week.max > 0)
    {
      g_autofree char *week = dup_week (&dose->per_week);

      g_string_append_printf (text, " %s", week);
    }

  return g_strstrip (g_string_free (g_steal_pointer (&text), FALSE));
}

/**
 * coxa_handout_dup_tempo:
 * @dose: how much and how often
 *
 * Returns: (transfer full) (nullable): how fast each repeat is, a sentence, or %NULL where it is not said
 */
char *
coxa_handout_dup_tempo (const CoxaDose *dose)
{
  if (!dose->has_tempo)
    return NULL;
  if (dose->tempo[1] > 0)
    /* Translators: how many seconds each part of a movement takes */
    return g_strdup_printf (_("Count %d there, hold %d, %d back."), dose->tempo[0], dose->tempo[1],
                            dose->tempo[2]);

  /* Translators: how many seconds each part of a movement takes */
  return g_strdup_printf (_("Count %d there, %d back."), dose->tempo[0], dose->tempo[2]);
}

static gboolean
names_a_side (char **texts)
{
  for (guint i = 0; texts[i] != NULL; i++)
    if (strstr (texts[i], "{side}") != NULL || strstr (texts[i], "{other}") != NULL)
      return TRUE;

  return FALSE;
}

/**
 * coxa_handout_dup_sides:
 * @practice: how to do it
 * @side: the side that is treated
 * @is_one_sided: whether that side alone
 *
 * Returns: (transfer full) (nullable): which side, or %NULL for what knows no sides
 */
char *
coxa_handout_dup_sides (const CoxaPractice *practice,
                        CoxaSide            side,
                        gboolean            is_one_sided)
{
  gboolean is_left = side == COXA_SIDE_LEFT;
  gboolean each_side = practice->dose != NULL && practice->dose->each_side;

  if (!each_side && !names_a_side (practice->steps))
    return NULL;
  if (is_one_sided)
    return g_strdup (is_left ? _("Left side only") : _("Right side only"));
  if (each_side)
    return g_strdup (is_left ? _("Both sides, left first") : _("Both sides, right first"));
  /* Both legs work at once, or by turns: the steps say it. */
  if (practice->dose != NULL)
    return NULL;

  return g_strdup (is_left ? _("Begin with the left side") : _("Begin with the right side"));
}

/* The plan as plain text */

/* How much of it is left out where it is too long. */
typedef enum
{
  PLAIN_WHOLE,
  PLAIN_NO_TEMPO,
  PLAIN_NO_NOTES,
  PLAIN_STOP_ONCE, /* the signs that hold for all exercises stand in the first part alone, and the second says so */
  PLAIN_N_RULES
} PlainRule;

/* What a typesetter has, and a typewriter has not: a byte in place of three, and every phone shows it. */
static char *
dup_typed (const char *text)
{
  static const struct { const char *set; const char *typed; } pairs[] = {
    { "–", "-" }, { "—", "-" }, { "’", "'" }, { "‘", "'" }, { "“", "\"" }, { "”", "\"" }, { "…", "..." }, { "×", "x" },
    { "\u00a0", " " },
  };
  g_autoptr(GString) typed = g_string_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_string_replace (typed, pairs[i].set, pairs[i].typed, 0);

  return g_string_free (g_steal_pointer (&typed), FALSE);
}

static void
append_lines (GString     *text,
              const char  *mark,
              char       **lines)
{
  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (text, "%s%s\n", mark, lines[i]);
}

static char *
dup_exercise (const CoxaHandoutExercise *exercise,
              guint                      number,
              PlainRule                  rule)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%u. %s", number, exercise->title);
  if (exercise->sides != NULL)
    g_string_append_printf (text, ". %s", exercise->sides);
  g_string_append (text, ".\n");
  if (exercise->dose != NULL)
    g_string_append_printf (text, "%s\n", exercise->dose);
  if (exercise->tempo != NULL && rule < PLAIN_NO_TEMPO)
    g_string_append_printf (text, "%s\n", exercise->tempo);
  if (exercise->note != NULL && rule < PLAIN_NO_NOTES)
    g_string_append_printf (text, "%s\n", exercise->note);
  for (guint i = 0; exercise->stop_signs[i] != NULL; i++)
    /* Translators: %s is a sign at which to stop, a sentence */
    {
      g_string_append_printf (text, _("Stop: %s"), exercise->stop_signs[i]);
      g_string_append_c (text, '\n');
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_stop (const CoxaHandout *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (self->stop_signs[0] == NULL)
    return g_strdup ("");

  g_string_append_printf (text, "%s\n", _("STOP when you notice:"));
  append_lines (text, "- ", self->stop_signs);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* One of two parts, or both in one. */
static char *
dup_part (const CoxaHandout *self,
          guint              from,
          guint              to,
          PlainRule          rule)
{
  guint n = self->exercises->len;
  gboolean is_first = from == 0, is_last = to == n;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *stop = dup_stop (self);
  g_autofree char *whole = NULL;

  g_string_append_printf (text, "%s, %s%s\n", self->title, self->date, is_first && is_last ? "" : is_first ? " (1/2)" : " (2/2)");
  for (guint i = from; i < to; i++)
    {
      g_autofree char *exercise = dup_exercise (g_ptr_array_index (self->exercises, i), i + 1, rule);

      g_string_append (text, exercise);
    }
  /* On both where they have room, as one may be read without the other. */
  if (is_first || rule < PLAIN_STOP_ONCE)
    g_string_append (text, stop);
  else if (*stop != '\0')
    g_string_append_printf (text, "%s\n", _("When to STOP: see 1/2."));
  if (is_last && self->code != NULL)
    /* Translators: %s is a short code that opens the plan in Coxa */
    g_string_append_printf (text, _("Coxa code: %s"), self->code);

  whole = g_strchomp (g_string_free (g_steal_pointer (&text), FALSE));

  return dup_typed (whole);
}

/* Split between exercises so that the longer part is as short as can be. Returns: NULL where that is still too long. */
static char **
dup_pair (const CoxaHandout *self,
          PlainRule          rule)
{
  g_auto(GStrv) best = NULL;
  gsize least = G_MAXSIZE;

  for (guint split = 1; split < self->exercises->len; split++)
    {
      g_auto(GStrv) pair = g_new0 (char *, 3);
      gsize longer;

      pair[0] = dup_part (self, 0, split, rule);
      pair[1] = dup_part (self, split, self->exercises->len, rule);
      longer = MAX (strlen (pair[0]), strlen (pair[1]));
      if (longer < least)
        {
          least = longer;
          g_strfreev (best);
          best = g_steal_pointer (&pair);
        }
    }

  return least <= COXA_QR_MAX_BYTES ? g_steal_pointer (&best) : NULL;
}

/**
 * coxa_handout_dup_plain:
 * @self: a sheet
 * @too_long: (out) (transfer full) (nullable): what did not fit, a sentence
 *
 * Puts the plan into plain text that QR codes hold: exercises, doses, sides, stop signs. Where one is not enough it is two,
 * marked 1/2 and 2/2; where they are not, tempos are left out, then notes, and then stop signs of all exercises stand in the
 * first part alone.
 *
 * Returns: (transfer full): one text, or two, or none with @too_long set
 */
char **
coxa_handout_dup_plain (const CoxaHandout  *self,
                        char              **too_long)
{
  guint n = self->exercises->len;
  g_autofree char *whole = dup_part (self, 0, n, PLAIN_WHOLE);

  *too_long = NULL;
  if (strlen (whole) <= COXA_QR_MAX_BYTES)
    {
      char **one = g_new0 (char *, 2);

      one[0] = g_steal_pointer (&whole);
      return one;
    }

  for (guint rule = 0; rule < PLAIN_N_RULES; rule++)
    {
      char **pair = dup_pair (self, (PlainRule) rule);

      if (pair != NULL)
        return pair;
    }

  /* Translators: %u counts exercises */
  *too_long = g_strdup_printf (ngettext ("The plan is too long for QR codes: %u exercise with its stop signs.",
                                         "The plan is too long for two QR codes: %u exercises with their stop signs.", n), n);

  return g_new0 (char *, 1);
}
