#include "coxa-follow-words.h"

#include <glib/gi18n.h>
#include <math.h>

/**
 * coxa_follow_words_get_state:
 * @show: what is on show
 *
 * Returns: (transfer none): what one does at this moment, in a word or two
 */
const char *
coxa_follow_words_get_state (const CoxaSessionShow *show)
{
  switch (show->state)
    {
    case COXA_SESSION_CHECK_BEFORE:
    case COXA_SESSION_READY:
      return show->is_change ? _("Change sides") : _("Get ready");
    case COXA_SESSION_REST:
      return show->is_change ? _("Rest and change sides") : _("Rest");
    case COXA_SESSION_PAUSED:
      return _("Paused");
    case COXA_SESSION_WORK:
      if (show->phase == COXA_PHASE_HOLD)
        return _("Hold");
      /* Translators: the way back of a movement */
      if (show->phase == COXA_PHASE_LOWER)
        return _("And back");
      /* Translators: the way there of a movement, “There” and “And back” */
      return show->reps > 0 ? _("There") : _("Hold");
    case COXA_SESSION_CHECK_AFTER:
    case COXA_SESSION_DONE:
    default:
      return _("Done");
    }
}

/**
 * coxa_follow_words_dup_side:
 * @side: with which leg
 *
 * Returns: (transfer full): it in words, empty where there are no sides
 */
char *
coxa_follow_words_dup_side (CoxaSides side)
{
  if (side == COXA_SIDES_LEFT)
    return g_strdup (_("Left side"));
  if (side == COXA_SIDES_RIGHT)
    return g_strdup (_("Right side"));
  if (side == COXA_SIDES_BOTH)
    return g_strdup (_("Both sides"));

  return g_strdup ("");
}

/**
 * coxa_follow_words_dup_set:
 * @show: what is on show
 *
 * Returns: (transfer full): the set, and the side where there is one
 */
char *
coxa_follow_words_dup_set (const CoxaSessionShow *show)
{
  g_autofree char *side = coxa_follow_words_dup_side (show->side);
  g_autofree char *set = g_strdup_printf (_("Set %d of %d"), show->set, show->sets);

  if (side[0] == '\0')
    return g_steal_pointer (&set);

  /* Translators: the first %s is “Right side”, the second “Set 1 of 2” */
  return g_strdup_printf (_("%s · %s"), side, set);
}

/**
 * coxa_follow_words_dup_next:
 * @show: what is on show
 *
 * Returns: (transfer full) (nullable): what comes after a rest, or %NULL while there is none
 */
char *
coxa_follow_words_dup_next (const CoxaSessionShow *show)
{
  CoxaSessionState state = show->state == COXA_SESSION_PAUSED ? show->paused : show->state;
  g_autofree char *set = NULL;

  if (state != COXA_SESSION_REST)
    return NULL;

  set = coxa_follow_words_dup_set (show);

  /* Translators: the first %s is an exercise, the second “Right side · Set 1 of 2” */
  return g_strdup_printf (_("Next: %s. %s"), show->item->title, set);
}

/**
 * coxa_follow_words_dup_left:
 * @seconds: to the end
 *
 * Returns: (transfer full): it in words
 */
char *
coxa_follow_words_dup_left (double seconds)
{
  gulong minutes = (gulong) ceil (seconds / 60);

  if (seconds <= 60)
    return g_strdup (_("Less than a minute left"));

  return g_strdup_printf (ngettext ("About %lu minute left", "About %lu minutes left", minutes), minutes);
}
