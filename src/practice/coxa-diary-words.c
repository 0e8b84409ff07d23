#include "coxa-diary-words.h"

#include <glib/gi18n.h>

static char *
dup_seconds (int seconds)
{
  if (seconds >= 120)
    return g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) (seconds / 60)), seconds / 60);

  return g_strdup_printf (ngettext ("%d second", "%d seconds", (gulong) seconds), seconds);
}

/**
 * coxa_diary_words_dup_entry:
 * @entry: what was done of an exercise on one side
 *
 * Returns: (transfer full): one line, such as "Clamshell, right side: 2 sets, 16 repeats"
 */
char *
coxa_diary_words_dup_entry (const CoxaDiaryEntry *entry)
{
  g_autofree char *sets = entry->sets > 0 ? g_strdup_printf (ngettext ("%d set", "%d sets", (gulong) entry->sets), entry->sets)
                                          : g_strdup (_("part of a set"));
  g_autofree char *much = NULL;
  g_autofree char *title = NULL;

  if (entry->side == COXA_SIDES_LEFT)
    /* Translators: %s is an exercise */
    title = g_strdup_printf (_("%s, left side"), entry->title);
  else if (entry->side == COXA_SIDES_RIGHT)
    /* Translators: %s is an exercise */
    title = g_strdup_printf (_("%s, right side"), entry->title);
  else
    title = g_strdup (entry->title);
  if (entry->reps > 0)
    much = g_strdup_printf (ngettext ("%d repeat", "%d repeats", (gulong) entry->reps), entry->reps);
  else
    much = dup_seconds (entry->seconds);

  /* Translators: the first %s is an exercise with its side, the second “2 sets”, the third “16 repeats” or “45 seconds” */
  return g_strdup_printf (_("%s: %s, %s"), title, sets, much);
}

static void
append_pain (GString    *line,
             const char *when,
             int         pain)
{
  if (pain < 0)
    return;

  if (line->len > 0)
    g_string_append (line, " · ");
  /* Translators: when it hurt, and how much from 0 to 10, such as “before 3” */
  g_string_append_printf (line, _("%s %d"), when, pain);
}

/**
 * coxa_diary_words_dup_pain:
 * @session: a session
 *
 * Returns: (transfer full): its pain in one line
 */
char *
coxa_diary_words_dup_pain (const CoxaDiarySession *session)
{
  GString *line = g_string_new (NULL);

  append_pain (line, _("before"), session->pain_before);
  append_pain (line, _("worst"), session->pain_during);
  append_pain (line, _("after"), session->pain_after);
  append_pain (line, _("day after"), session->pain_next_day);
  if (line->len == 0)
    g_string_append (line, _("no pain noted"));
  else
    g_string_prepend (line, _("Pain: "));

  return g_string_free (line, FALSE);
}

/**
 * coxa_diary_words_dup_time:
 * @session: a session
 *
 * Returns: (transfer full): when it began, and how long it took where that is known
 */
char *
coxa_diary_words_dup_time (const CoxaDiarySession *session)
{
  g_autoptr(GDateTime) start = coxa_diary_session_dup_start (session);
  /* Translators: a time of day; see g_date_time_format() */
  g_autofree char *clock = start != NULL ? g_date_time_format (start, _("%H:%M")) : g_strdup ("");
  g_autofree char *length = NULL;
  gint64 minutes;

  if (session->ended <= session->started)
    return g_steal_pointer (&clock);

  minutes = MAX (1, (session->ended - session->started + G_TIME_SPAN_MINUTE / 2) / G_TIME_SPAN_MINUTE);
  length = g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) minutes), (int) minutes);

  return g_strdup_printf ("%s · %s", clock, length);
}

/**
 * coxa_diary_words_get_stopped:
 * @session: a session
 *
 * Returns: (transfer none) (nullable): why it was stopped early, in words, or %NULL
 */
const char *
coxa_diary_words_get_stopped (const CoxaDiarySession *session)
{
  if (session->stopped == NULL)
    return NULL;
  if (g_str_equal (session->stopped, "pain"))
    return _("Stopped early: it hurt");
  if (g_str_equal (session->stopped, "sign"))
    return _("Stopped early: a stop sign");
  if (g_str_equal (session->stopped, "tired"))
    return _("Stopped early: tired");
  if (g_str_equal (session->stopped, "time"))
    return _("Stopped early: no time");

  return _("Stopped early");
}
