/* data/figures/figures.json, which an atlas need not have:
 *
 *   { "format": 1, "credit": "…",
 *     "figures": [ { "address": "exercise/clamshell", "file": "exercise-clamshell.svgz", "width": 600, "height": 400,
 *                    "body": "female", "frames": 31,
 *                    "keys": [ { "frame": 0, "steps": [0, 1], "arrow": false, "caption": "…" } ],
 *                    "loop": [ { "from": 0, "to": 30, "seconds": 2 } ],
 *                    "faults": [ { "id": "fault-0", "key": 1, "fault": 2, "caption": "…" } ] } ] }
 *
 * All numbers begin at 0. Frames between two key poses stand in a row, and the way back goes over the same ones.
 */

#include "coxa-figures.h"

#include "coxa-prose.h"

#include <glib/gi18n.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/**
 * coxa_figure_get_duration:
 * @self: a figure
 *
 * Returns: how many seconds one round of the movement takes, 0 for a still
 */
double
coxa_figure_get_duration (const CoxaFigure *self)
{
  double seconds = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->n_moves; i++)
    seconds += self->moves[i].seconds;

  return seconds;
}

/* The move that is on at a time, and how far it has come, 0 … 1; NULL in a still. */
static const CoxaFigureMove *
find_move (const CoxaFigure *self,
           double            seconds,
           double           *progress)
{
  double duration = coxa_figure_get_duration (self);
  double rest;

  if (duration <= 0 || !isfinite (seconds))
    return NULL;

  rest = fmod (seconds, duration);
  if (rest < 0)
    rest += duration;

  for (guint i = 0; i < self->n_moves; i++)
    {
      const CoxaFigureMove *move = &self->moves[i];

      if (rest < move->seconds || i + 1 == self->n_moves)
        {
          *progress = CLAMP (rest / move->seconds, 0, 1);
          return move;
        }
      rest -= move->seconds;
    }

  return NULL;
}

/**
 * coxa_figure_get_frame_at:
 * @self: a figure
 * @seconds: since the movement began; it begins anew after each round
 *
 * Returns: the frame to show, that of the first key pose in a still
 */
int
coxa_figure_get_frame_at (const CoxaFigure *self,
                          double            seconds)
{
  const CoxaFigureMove *move;
  double progress;

  g_return_val_if_fail (self != NULL, 0);

  move = find_move (self, seconds, &progress);
  if (move == NULL)
    return self->keys[0].frame;

  return move->from + (int) lround (progress * (move->to - move->from));
}

/* When a move first shows another frame than @frame, at or after a progress, in seconds from its start; -1 if it does not. */
static double
find_change (const CoxaFigureMove *move,
             int                   frame,
             double                progress)
{
  int steps = abs (move->to - move->from);
  double at;

  if (progress <= 0 && move->from != frame)
    return 0;
  if (steps == 0)
    return -1;

  /* Frames are rounded to: the first and the last stand half as long as the others. */
  at = (floor (progress * steps + 0.5) + 0.5) / steps;

  return at < 1 ? at * move->seconds : -1;
}

/**
 * coxa_figure_get_next_change:
 * @self: a figure
 * @seconds: since the movement began, 0 or more
 *
 * Tells how long a frame stands.
 *
 * Returns: the seconds since the movement began at which the next frame is due, or -1 if there is never another one
 */
double
coxa_figure_get_next_change (const CoxaFigure *self,
                             double            seconds)
{
  const CoxaFigureMove *move;
  double progress, start;
  int frame;

  g_return_val_if_fail (self != NULL, -1);

  move = find_move (self, seconds, &progress);
  if (move == NULL)
    return -1;

  frame = coxa_figure_get_frame_at (self, seconds);
  start = seconds - progress * move->seconds;
  for (guint i = 0; i <= self->n_moves; i++)
    {
      double at = find_change (move, frame, i == 0 ? MAX (progress, DBL_MIN) : 0);

      if (at >= 0)
        return MAX (start + at, seconds);

      start += move->seconds;
      move = move + 1 < self->moves + self->n_moves ? move + 1 : self->moves;
    }

  return -1;
}

static int
find_key_of_frame (const CoxaFigure *self,
                   int               frame)
{
  for (guint i = 0; i < self->n_keys; i++)
    if (self->keys[i].frame == frame)
      return (int) i;

  return -1;
}

/* The last of the steps that a key pose shows, or -1. */
static int
get_last_step (const CoxaFigure *self,
               int               key)
{
  return self->keys[key].n_steps > 0 ? self->keys[key].steps[self->keys[key].n_steps - 1] : -1;
}

/**
 * coxa_figure_get_key_at:
 * @self: a figure
 * @seconds: since the movement began
 *
 * Tells which key pose says what is being done: on the way there the one that is gone to, and on the way back the one whose
 * steps come last: to come back may be the last step of the pose that is left, or one that leads to the first pose again.
 *
 * Returns: the key pose's number
 */
guint
coxa_figure_get_key_at (const CoxaFigure *self,
                        double            seconds)
{
  const CoxaFigureMove *move;
  double progress;
  int from, to;

  g_return_val_if_fail (self != NULL, 0);

  move = find_move (self, seconds, &progress);
  if (move == NULL)
    return 0;

  from = find_key_of_frame (self, move->from);
  to = find_key_of_frame (self, move->to);

  if (from > to && to >= 0 && get_last_step (self, to) > get_last_step (self, from))
    return (guint) to;

  return (guint) MAX (MAX (from, to), 0);
}

/**
 * coxa_figure_get_key_time:
 * @self: a figure
 * @key: one of its key poses
 *
 * Returns: the seconds after which the movement first comes to that pose, or -1 if it never does
 */
double
coxa_figure_get_key_time (const CoxaFigure *self,
                          guint             key)
{
  double seconds = 0;

  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (key < self->n_keys, -1);

  for (guint i = 0; i < self->n_moves; i++)
    {
      if (self->moves[i].from == self->keys[key].frame)
        return seconds;
      seconds += self->moves[i].seconds;
    }

  return -1;
}

/**
 * coxa_figure_get_next_key:
 * @self: a figure
 * @key: one of its key poses
 *
 * Returns: the key pose that follows, after the last the first
 */
guint
coxa_figure_get_next_key (const CoxaFigure *self,
                          guint             key)
{
  g_return_val_if_fail (self != NULL, 0);

  return (key + 1) % self->n_keys;
}

/**
 * coxa_figure_get_previous_key:
 * @self: a figure
 * @key: one of its key poses
 *
 * Returns: the key pose before it, before the first the last
 */
guint
coxa_figure_get_previous_key (const CoxaFigure *self,
                              guint             key)
{
  g_return_val_if_fail (self != NULL, 0);

  return (key + self->n_keys - 1) % self->n_keys;
}

/**
 * coxa_figure_has_step:
 * @self: a figure
 * @key: one of its key poses
 * @step: number of one of the page's steps, from 0
 *
 * Returns: whether the key pose shows the step
 */
gboolean
coxa_figure_has_step (const CoxaFigure *self,
                      guint             key,
                      int               step)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (key < self->n_keys, FALSE);

  for (guint i = 0; i < self->keys[key].n_steps; i++)
    if (self->keys[key].steps[i] == step)
      return TRUE;

  return FALSE;
}

/**
 * coxa_figure_find_key:
 * @self: a figure
 * @step: number of one of the page's steps, from 0
 *
 * Returns: the first key pose that shows the step, or -1 if none does
 */
int
coxa_figure_find_key (const CoxaFigure *self,
                      int               step)
{
  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->n_keys; i++)
    if (coxa_figure_has_step (self, i, step))
      return (int) i;

  return -1;
}

static gboolean
names_side (const char *text)
{
  return text != NULL && (strstr (text, "{side}") != NULL || strstr (text, "{other}") != NULL);
}

/**
 * coxa_figure_has_sides:
 * @self: a figure
 * @practice: (nullable): how to do what the page is about
 *
 * Returns: whether it is done with one side at a time
 */
gboolean
coxa_figure_has_sides (const CoxaFigure   *self,
                       const CoxaPractice *practice)
{
  gboolean has_sides = practice != NULL && practice->dose != NULL && practice->dose->each_side;

  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->n_keys; i++)
    has_sides |= names_side (self->keys[i].caption);
  for (guint i = 0; practice != NULL && practice->steps[i] != NULL; i++)
    has_sides |= names_side (practice->steps[i]);

  return has_sides;
}

/**
 * coxa_figure_dup_frame:
 * @frame: a frame's number
 *
 * Returns: (transfer full): id of its group in a drawing
 */
char *
coxa_figure_dup_frame (int frame)
{
  return g_strdup_printf ("frame-%d", frame);
}

/**
 * coxa_figure_dup_arrow:
 * @self: a figure
 * @key: one of its key poses
 *
 * Returns: (transfer full) (nullable): id of the group with the pose's arrow, or %NULL where it has none
 */
char *
coxa_figure_dup_arrow (const CoxaFigure *self,
                       guint             key)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (key < self->n_keys, NULL);

  return self->keys[key].has_arrow ? g_strdup_printf ("arrow-%u", key) : NULL;
}

static char *
dup_line (const char *markdown,
          CoxaSide    side)
{
  return g_strdelimit (coxa_prose_dup_plain (markdown, side), "\n", ' ');
}

/* The steps' numbers as a person reads them: "3", "3–5", "3 and 5" as "3, 5". */
static char *
dup_numbers (const CoxaFigureKey *key)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < key->n_steps; i++)
    {
      guint last = i;

      while (last + 1 < key->n_steps && key->steps[last + 1] == key->steps[last] + 1)
        last++;
      if (text->len > 0)
        g_string_append (text, ", ");
      g_string_append_printf (text, "%d", key->steps[i] + 1);
      if (last > i)
        g_string_append_printf (text, "–%d", key->steps[last] + 1);
      i = last;
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * coxa_figure_dup_caption:
 * @self: a figure
 * @key: one of its key poses
 * @practice: (nullable): how to do what the page is about
 * @side: what {side} stands for
 *
 * Says what a key pose shows: the page's steps, such as "Steps 3–4: Keep the feet together …", or where the page has none the
 * figure's own words.
 *
 * Returns: (transfer full): one line of plain text; empty where there are no words for it
 */
char *
coxa_figure_dup_caption (const CoxaFigure   *self,
                         guint               key,
                         const CoxaPractice *practice,
                         CoxaSide            side)
{
  const CoxaFigureKey *own;
  g_autoptr(GString) words = NULL;
  g_autofree char *numbers = NULL;
  guint n_all = 0, n_shown = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (key < self->n_keys, NULL);

  own = &self->keys[key];
  words = g_string_new (NULL);
  n_all = practice != NULL ? g_strv_length (practice->steps) : 0;
  for (guint i = 0; i < own->n_steps; i++)
    {
      g_autofree char *line = own->steps[i] < (int) n_all ? dup_line (practice->steps[own->steps[i]], side) : NULL;

      if (line == NULL)
        continue;
      g_string_append_printf (words, "%s%s", n_shown++ > 0 ? " " : "", line);
    }

  if (n_shown == 0)
    return own->caption != NULL ? dup_line (own->caption, side) : g_strdup ("");

  numbers = dup_numbers (own);

  /* Translators: the first %s is a number, or several such as "3–4", the second what these steps say */
  return g_strdup_printf (ngettext ("Step %s: %s", "Steps %s: %s", own->n_steps), numbers, words->str);
}

/**
 * coxa_figure_dup_fault:
 * @self: a figure
 * @fault: one of its faults
 * @practice: (nullable): how to do what the page is about
 * @side: what {side} stands for
 *
 * Says what is wrong in the picture of a fault.
 *
 * Returns: (transfer full): one line of plain text; empty where there are no words for it
 */
char *
coxa_figure_dup_fault (const CoxaFigure   *self,
                       guint               fault,
                       const CoxaPractice *practice,
                       CoxaSide            side)
{
  const CoxaFigureFault *own;
  const char *text;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (fault < self->n_faults, NULL);

  own = &self->faults[fault];
  text = own->caption;
  if (practice != NULL && own->fault >= 0 && own->fault < (int) g_strv_length (practice->faults))
    text = practice->faults[own->fault];

  return text != NULL ? dup_line (text, side) : g_strdup ("");
}
