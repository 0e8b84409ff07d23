/* What of a session is on show. */
#include "coxa-session-private.h"

static CoxaSessionState
get_running_state (CoxaSession *self)
{
  return self->part == COXA_PART_WORK ? COXA_SESSION_WORK : self->part == COXA_PART_REST ? COXA_SESSION_REST : COXA_SESSION_READY;
}

static void
show_work (CoxaSession         *self,
           const CoxaPlanItem  *item,
           gint64               at,
           CoxaSessionShow     *show)
{
  static const CoxaSessionPhase phases[] = { COXA_PHASE_LIFT, COXA_PHASE_HOLD, COXA_PHASE_LOWER };
  gint64 loop = item->reps > 0 ? coxa_session_get_rep_length (item) : self->length;
  gint64 within = at % loop;
  gint64 end = 0;

  show->rep = item->reps > 0 ? MIN ((int) (at / loop) + 1, item->reps) : 0;
  show->loop = (double) within / SECOND;
  show->loop_length = (double) loop / SECOND;
  if (item->reps == 0)
    {
      show->phase = COXA_PHASE_HOLD;
      show->phase_left = show->left;
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (phases) && show->phase == COXA_PHASE_NONE; i++)
    {
      end += item->tempo[i] * SECOND;
      if (within < end)
        {
          show->phase = phases[i];
          show->phase_left = (double) (end - within) / SECOND;
        }
    }
}

static gint64
sum_from (CoxaSession *self,
          guint        index,
          guint        part)
{
  gint64 sum = 0;

  for (guint i = index; i < self->blocks->len; i++, part = 0)
    for (; part < COXA_N_PARTS; part++)
      sum += g_array_index (self->blocks, CoxaSessionBlock, i).length[part];

  return sum;
}

/**
 * coxa_session_get_show:
 * @self: a session
 * @show: (out caller-allocates): what is on show, as of the last tick
 */
void
coxa_session_get_show (CoxaSession     *self,
                       CoxaSessionShow *show)
{
  const CoxaSessionBlock *block;
  const CoxaPlanItem *item;
  gint64 at, left;

  g_return_if_fail (COXA_IS_SESSION (self) && show != NULL);

  *show = (CoxaSessionShow) { 0 };
  block = coxa_session_get_block (self);
  item = coxa_session_get_item (self);
  show->paused = self->state == COXA_SESSION_READY || self->state == COXA_SESSION_PAUSED ? get_running_state (self) : self->state;
  show->state = self->state == COXA_SESSION_READY ? show->paused : self->state;
  show->item = item;
  show->position = block->position;
  show->side = block->side;
  show->is_change = block->is_change;
  show->set = block->set;
  show->sets = item->sets;
  show->reps = item->reps;
  show->total = (double) sum_from (self, 0, 0) / SECOND;
  if (self->state == COXA_SESSION_CHECK_AFTER || self->state == COXA_SESSION_DONE)
    return;

  at = self->state == COXA_SESSION_READY ? self->last - self->start : self->start;
  at = CLAMP (at, 0, self->length);
  left = self->length - at;
  show->left = (double) left / SECOND;
  show->length = (double) self->length / SECOND;
  if (self->part == COXA_PART_AGAIN)
    left += block->length[COXA_PART_WORK] - self->work_from;
  show->total_left = (double) (left + sum_from (self, self->block, MIN (self->part + 1, COXA_N_PARTS))) / SECOND;
  if (self->part == COXA_PART_AGAIN)
    show->total_left -= (double) block->length[COXA_PART_WORK] / SECOND;
  if (self->part == COXA_PART_WORK)
    show_work (self, item, at, show);
  else if (self->part == COXA_PART_AGAIN)
    show->rep = item->reps > 0 ? (int) (self->work_from / coxa_session_get_rep_length (item)) + 1 : 0;
  else
    show->rep = item->reps > 0 ? 1 : 0;
}
