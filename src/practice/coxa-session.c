#include "coxa-session-private.h"

#include <glib/gi18n.h>

/* Seconds */
#define AGAIN        3 /* to get back into position after a pause */
#define JUMP_READY   5 /* likewise, after skipping or going back */
#define HALF_WAY_MIN 20 /* of a hold, and below it nobody needs to be told */
#define COUNT_MIN    10 /* likewise */

#define HALF_WAY_REPS 6

/* What is said later than this is wrong by then, microseconds. */
#define LATE (SECOND / 2)

enum
{
  CHANGED,
  CUE,
  DONE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaSession, coxa_session, G_TYPE_OBJECT)

/* What was done */

static CoxaSessionTally *
get_done (CoxaSession *self,
          guint        position,
          CoxaSides    side)
{
  gpointer key = GUINT_TO_POINTER (position * 4 + side);
  CoxaSessionTally *done = g_hash_table_lookup (self->done, key);

  if (done == NULL)
    {
      done = g_new0 (CoxaSessionTally, 1);
      g_hash_table_insert (self->done, key, done);
    }

  return done;
}

static void
tell_done (CoxaSession *self)
{
  const CoxaSessionBlock *block = coxa_session_get_block (self);

  g_signal_emit (self, signals[DONE_CHANGED], 0, block->position, block->side);
}

/* What is to be said */

/* @due: when it is to be said, microseconds into the part. */
static void
tell (CoxaSession *self,
      CoxaCueKind  kind,
      int          number,
      const char  *text,
      gint64       due)
{
  CoxaCue cue = { kind, number, text };

  if (self->state == COXA_SESSION_READY && self->last - self->start - due > LATE)
    return;

  g_signal_emit (self, signals[CUE], 0, &cue);
}

static void
tell_number (CoxaSession *self,
             CoxaCueKind  kind,
             int          number,
             gint64       due)
{
  g_autofree char *text = g_strdup_printf ("%d", number);

  tell (self, kind, number, text, due);
}

/* Says 3, 2, 1 as they are passed. */
static void
tell_count (CoxaSession *self,
            gint64       from,
            gint64       to)
{
  for (int i = 3; i >= 1; i--)
    {
      gint64 due = self->length - i * SECOND;

      if (due >= 0 && from <= due && due < to)
        tell_number (self, COXA_CUE_COUNT, i, due);
    }
}

static void
pass_hold (CoxaSession *self,
           gint64       from,
           gint64       to)
{
  gint64 half = self->length / 2;

  if (self->length >= HALF_WAY_MIN * SECOND && from < half && half <= to)
    tell (self, COXA_CUE_HALF_WAY, 0, _("Half-way."), half);
  if (self->length >= COUNT_MIN * SECOND)
    tell_count (self, from, to);
}

static void
pass_reps (CoxaSession *self,
           gint64       from,
           gint64       to)
{
  const CoxaSessionBlock *block = coxa_session_get_block (self);
  const CoxaPlanItem *item = coxa_session_get_item (self);
  gint64 length = coxa_session_get_rep_length (item);

  for (int rep = (int) (from / length) + 1; rep * length <= to; rep++)
    {
      get_done (self, block->position, block->side)->reps++;
      tell_number (self, COXA_CUE_REP, rep, rep * length);
      if (item->reps >= HALF_WAY_REPS && rep == item->reps / 2)
        tell (self, COXA_CUE_HALF_WAY, 0, _("Half-way."), rep * length);
      if (rep < item->reps)
        tell_done (self);
    }
}

/* Does and says all that lies between two moments of the part. */
static void
pass (CoxaSession *self,
      gint64       to)
{
  gint64 from = self->seen;

  if (to <= from)
    return;

  self->seen = to;
  if (self->part != COXA_PART_WORK)
    {
      if (self->part != COXA_PART_REST || coxa_session_get_block (self)->length[COXA_PART_READY] == 0)
        tell_count (self, from, to);
      return;
    }

  get_done (self, coxa_session_get_block (self)->position, coxa_session_get_block (self)->side)->time += to - from;
  if (coxa_session_get_item (self)->reps > 0)
    pass_reps (self, from, to);
  else
    pass_hold (self, from, to);
}

/* What comes */

static gboolean
is_told (CoxaSession           *self,
         const CoxaSessionShow *show)
{
  const CoxaSessionShow *told = &self->told;

  return show->state == told->state && show->paused == told->paused && show->phase == told->phase && show->item == told->item &&
         show->side == told->side && show->set == told->set && show->rep == told->rep;
}

static void
tell_change (CoxaSession *self)
{
  CoxaSessionShow show;

  coxa_session_get_show (self, &show);
  if (is_told (self, &show))
    return;

  self->told = show;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
announce_part (CoxaSession *self)
{
  const CoxaSessionBlock *block = coxa_session_get_block (self);
  g_autofree char *text = NULL;

  switch (self->part)
    {
    case COXA_PART_REST:
      if (block->is_change)
        tell (self, COXA_CUE_CHANGE_SIDE, 0, _("Rest, then change sides."), 0);
      else
        tell (self, COXA_CUE_REST, 0, _("Rest."), 0);
      break;

    case COXA_PART_READY:
      text = coxa_session_dup_announcement (self);
      tell (self, block->is_change ? COXA_CUE_CHANGE_SIDE : COXA_CUE_READY, 0, text, 0);
      break;

    case COXA_PART_WORK:
      /* Translators: said aloud when a set begins */
      tell (self, COXA_CUE_START, 0, _("Go."), self->work_from);
      break;

    case COXA_PART_AGAIN:
    case COXA_N_PARTS:
    default:
      break;
    }
}

/* Begins a part at @moment of the clock. */
static void
enter (CoxaSession     *self,
       CoxaSessionPart  part,
       gint64           length,
       gint64           moment)
{
  self->part = part;
  self->start = moment;
  self->length = length;
  self->seen = 0;
  if (part == COXA_PART_WORK)
    {
      /* While it is paused, the start is how far it has got. */
      self->start += self->state == COXA_SESSION_PAUSED ? self->work_from : -self->work_from;
      self->seen = self->work_from;
    }
  if (self->state == COXA_SESSION_READY)
    announce_part (self);
  if (part != COXA_PART_AGAIN)
    self->work_from = 0;
}

/* While it is paused, a part begins at no moment of the clock. */
static gint64
get_moment (CoxaSession *self)
{
  return self->state == COXA_SESSION_READY ? self->last : 0;
}

static void
finish (CoxaSession *self)
{
  gboolean was_running = self->state == COXA_SESSION_READY || self->state == COXA_SESSION_PAUSED;

  self->state = COXA_SESSION_CHECK_AFTER;
  if (was_running)
    /* Translators: said aloud when a session is over */
    tell (self, COXA_CUE_DONE, 0, _("Done. Well done."), 0);
}

static void
enter_block (CoxaSession *self,
             guint        index,
             gint64       moment)
{
  const CoxaSessionBlock *block;

  if (index >= self->blocks->len)
    {
      finish (self);
      return;
    }

  self->block = index;
  self->work_from = 0;
  block = coxa_session_get_block (self);
  for (guint part = 0; part < COXA_N_PARTS; part++)
    if (block->length[part] > 0)
      {
        enter (self, (CoxaSessionPart) part, block->length[part], moment);
        return;
      }
}

/* Goes to a set because somebody wants to: without rest, but with time to get into position. */
static void
jump (CoxaSession *self,
      guint        index)
{
  gint64 ready;

  if (index >= self->blocks->len)
    {
      finish (self);
      return;
    }

  self->block = index;
  self->work_from = 0;
  ready = coxa_session_get_block (self)->length[COXA_PART_READY];
  enter (self, COXA_PART_READY, MAX (ready, JUMP_READY * SECOND), get_moment (self));
}

static void
follow (CoxaSession *self)
{
  const CoxaSessionBlock *block = coxa_session_get_block (self);
  gint64 end = self->start + self->length;

  if (self->part == COXA_PART_WORK)
    {
      get_done (self, block->position, block->side)->sets++;
      tell_done (self);
      enter_block (self, self->block + 1, end);
    }
  else if (self->part == COXA_PART_REST && block->length[COXA_PART_READY] > 0)
    {
      enter (self, COXA_PART_READY, block->length[COXA_PART_READY], end);
    }
  else
    {
      enter (self, COXA_PART_WORK, block->length[COXA_PART_WORK], end);
    }
}

/* A set that is left in the middle counts for what was done of it, if that is anything. */
static void
break_off (CoxaSession *self)
{
  const CoxaSessionBlock *block = coxa_session_get_block (self);
  const CoxaSessionDone done = coxa_session_get_done (self, block->position, block->side);

  if (self->part == COXA_PART_WORK && done.sets + done.reps + done.seconds > 0)
    tell_done (self);
}

static void
do_pause (CoxaSession *self,
          gint64       moment)
{
  self->start = moment - self->start;
  self->state = COXA_SESSION_PAUSED;
  break_off (self);
  /* Translators: said aloud */
  tell (self, COXA_CUE_PAUSE, 0, _("Paused."), 0);
}

/* Looks at the clock. Returns: whether it goes on; it does not where the machine slept. */
static gboolean
look (CoxaSession *self)
{
  gint64 now = self->clock (self->clock_data);

  if (now < self->last)
    {
      /* No clock of this kind goes back; should one, the time stands still. */
      self->start -= self->last - now;
    }
  else if (now - self->last > COXA_SESSION_GAP * SECOND)
    {
      do_pause (self, self->last);
      self->last = now;
      return FALSE;
    }
  self->last = now;

  return TRUE;
}

static void
catch_up (CoxaSession *self)
{
  if (self->state != COXA_SESSION_READY || !look (self))
    return;

  while (self->state == COXA_SESSION_READY && self->last >= self->start + self->length)
    {
      pass (self, self->length);
      follow (self);
    }
  if (self->state == COXA_SESSION_READY)
    pass (self, self->last - self->start);
}

static void
coxa_session_finalize (GObject *object)
{
  CoxaSession *self = COXA_SESSION (object);

  coxa_plan_free (self->plan);
  g_array_unref (self->blocks);
  g_hash_table_unref (self->done);

  G_OBJECT_CLASS (coxa_session_parent_class)->finalize (object);
}

static void
coxa_session_class_init (CoxaSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = coxa_session_finalize;

  signals[CHANGED] = g_signal_new ("changed", COXA_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CUE] = g_signal_new ("cue", COXA_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[DONE_CHANGED] = g_signal_new ("done-changed", COXA_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
coxa_session_init (CoxaSession *self)
{
  self->done = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->state = COXA_SESSION_CHECK_BEFORE;
}

/**
 * coxa_session_get_boot_time:
 * @user_data: ignored
 *
 * The clock of a session outside tests: it goes on while the machine sleeps, and nobody sets it.
 *
 * Returns: microseconds since the machine was started
 */
gint64
coxa_session_get_boot_time (gpointer user_data G_GNUC_UNUSED)
{
  struct timespec now;

  if (clock_gettime (CLOCK_BOOTTIME, &now) != 0)
    return g_get_monotonic_time ();

  return now.tv_sec * SECOND + now.tv_nsec / 1000;
}

/**
 * coxa_session_new:
 * @plan: what is to be done, one item or more
 * @clock: (nullable): what tells the time; %NULL for coxa_session_get_boot_time()
 * @user_data: for @clock
 *
 * Returns: (transfer full): a session that waits for coxa_session_begin()
 */
CoxaSession *
coxa_session_new (const CoxaPlan   *plan,
                  CoxaSessionClock  clock,
                  gpointer          user_data)
{
  CoxaSession *self;

  g_return_val_if_fail (plan != NULL && plan->items->len > 0, NULL);

  self = g_object_new (COXA_TYPE_SESSION, NULL);
  self->plan = coxa_plan_copy (plan);
  self->clock = clock != NULL ? clock : coxa_session_get_boot_time;
  self->clock_data = user_data;
  self->blocks = coxa_session_lay_out (plan);
  enter_block (self, 0, 0);
  coxa_session_get_show (self, &self->told);

  return self;
}

/**
 * coxa_session_get_plan:
 * @self: a session
 *
 * Returns: (transfer none): what is to be done
 */
const CoxaPlan *
coxa_session_get_plan (CoxaSession *self)
{
  g_return_val_if_fail (COXA_IS_SESSION (self), NULL);

  return self->plan;
}

/**
 * coxa_session_get_done:
 * @self: a session
 * @position: place of an item in the plan, from 0
 * @side: on which side
 *
 * Returns: what was done of it until the last tick
 */
CoxaSessionDone
coxa_session_get_done (CoxaSession *self,
                       guint        position,
                       CoxaSides    side)
{
  const CoxaSessionTally *done;

  g_return_val_if_fail (COXA_IS_SESSION (self), (CoxaSessionDone) { 0 });

  done = get_done (self, position, side);

  return (CoxaSessionDone) { done->sets, done->reps, (int) ((done->time + SECOND / 2) / SECOND) };
}

/**
 * coxa_session_is_running:
 * @self: a session
 *
 * Returns: whether it needs ticks
 */
gboolean
coxa_session_is_running (CoxaSession *self)
{
  g_return_val_if_fail (COXA_IS_SESSION (self), FALSE);

  return self->state == COXA_SESSION_READY;
}

/**
 * coxa_session_begin:
 * @self: a session that waits for it
 *
 * Begins, with the time to get into position.
 */
void
coxa_session_begin (CoxaSession *self)
{
  g_return_if_fail (COXA_IS_SESSION (self));

  if (self->state != COXA_SESSION_CHECK_BEFORE)
    return;

  self->last = self->clock (self->clock_data);
  self->state = COXA_SESSION_READY;
  enter_block (self, 0, self->last);
  tell_change (self);
}

/**
 * coxa_session_tick:
 * @self: a session
 *
 * Does and tells what has come due.
 */
void
coxa_session_tick (CoxaSession *self)
{
  g_return_if_fail (COXA_IS_SESSION (self));

  catch_up (self);
  tell_change (self);
}

/**
 * coxa_session_pause:
 * @self: a session
 *
 * Stops the time, where it runs.
 */
void
coxa_session_pause (CoxaSession *self)
{
  g_return_if_fail (COXA_IS_SESSION (self));

  catch_up (self);
  if (self->state == COXA_SESSION_READY)
    do_pause (self, self->last);
  tell_change (self);
}

/* A repeat is begun anew, a hold goes on where it was. */
static gint64
get_again (CoxaSession *self)
{
  const CoxaPlanItem *item = coxa_session_get_item (self);
  gint64 length = coxa_session_get_rep_length (item);

  return item->reps > 0 ? self->start / length * length : self->start;
}

/**
 * coxa_session_resume:
 * @self: a session
 *
 * Goes on after a pause; in the middle of a set after a moment to get back into position, and with the repeat from its beginning.
 */
void
coxa_session_resume (CoxaSession *self)
{
  g_return_if_fail (COXA_IS_SESSION (self));

  if (self->state != COXA_SESSION_PAUSED)
    return;

  self->last = self->clock (self->clock_data);
  self->state = COXA_SESSION_READY;
  /* Translators: said aloud after a pause */
  tell (self, COXA_CUE_RESUME, 0, _("On we go."), self->last - self->start);
  if (self->part == COXA_PART_WORK)
    {
      self->work_from = get_again (self);
      enter (self, COXA_PART_AGAIN, AGAIN * SECOND, self->last);
    }
  else if (self->part == COXA_PART_AGAIN)
    {
      enter (self, COXA_PART_AGAIN, AGAIN * SECOND, self->last);
    }
  else
    {
      self->start = self->last - self->start;
    }
  tell_change (self);
}

static gboolean
is_under_way (CoxaSession *self)
{
  return self->state == COXA_SESSION_READY || self->state == COXA_SESSION_PAUSED;
}

/**
 * coxa_session_skip:
 * @self: a session
 *
 * Leaves out what goes on: rest and getting ready at once, or the rest of a set.
 */
void
coxa_session_skip (CoxaSession *self)
{
  g_return_if_fail (COXA_IS_SESSION (self));

  catch_up (self);
  if (is_under_way (self) && self->part != COXA_PART_WORK)
    {
      enter (self, COXA_PART_WORK, coxa_session_get_block (self)->length[COXA_PART_WORK], get_moment (self));
    }
  else if (is_under_way (self))
    {
      break_off (self);
      jump (self, self->block + 1);
    }
  tell_change (self);
}

/**
 * coxa_session_skip_exercise:
 * @self: a session
 *
 * Leaves out what is left of an item.
 */
void
coxa_session_skip_exercise (CoxaSession *self)
{
  guint next, position;

  g_return_if_fail (COXA_IS_SESSION (self));

  catch_up (self);
  if (!is_under_way (self))
    return;

  break_off (self);
  position = coxa_session_get_block (self)->position;
  for (next = self->block; next < self->blocks->len; next++)
    if (g_array_index (self->blocks, CoxaSessionBlock, next).position != position)
      break;
  jump (self, next);
  tell_change (self);
}

/**
 * coxa_session_repeat:
 * @self: a session
 *
 * Does a set once more: the one that goes on, or while one rests or gets ready, the one before.
 */
void
coxa_session_repeat (CoxaSession *self)
{
  g_return_if_fail (COXA_IS_SESSION (self));

  catch_up (self);
  if (!is_under_way (self))
    return;

  break_off (self);
  jump (self, self->part == COXA_PART_WORK || self->part == COXA_PART_AGAIN || self->block == 0 ? self->block : self->block - 1);
  tell_change (self);
}

/**
 * coxa_session_back:
 * @self: a session
 *
 * Goes back to the set before.
 */
void
coxa_session_back (CoxaSession *self)
{
  g_return_if_fail (COXA_IS_SESSION (self));

  catch_up (self);
  if (!is_under_way (self))
    return;

  break_off (self);
  jump (self, self->block > 0 ? self->block - 1 : 0);
  tell_change (self);
}

/**
 * coxa_session_stop:
 * @self: a session
 *
 * Stops early, and goes on to the pain check; before the beginning there is nothing to check.
 */
void
coxa_session_stop (CoxaSession *self)
{
  g_return_if_fail (COXA_IS_SESSION (self));

  catch_up (self);
  if (is_under_way (self))
    {
      break_off (self);
      self->state = COXA_SESSION_CHECK_AFTER;
    }
  else if (self->state == COXA_SESSION_CHECK_BEFORE)
    {
      self->state = COXA_SESSION_DONE;
    }
  tell_change (self);
}

/**
 * coxa_session_end:
 * @self: a session whose pain check is answered or put aside
 *
 * Ends it.
 */
void
coxa_session_end (CoxaSession *self)
{
  g_return_if_fail (COXA_IS_SESSION (self));

  if (self->state == COXA_SESSION_CHECK_AFTER)
    self->state = COXA_SESSION_DONE;
  tell_change (self);
}
