/* A plan as the blocks of a session, one a set. */
#include "coxa-session-private.h"

#include <glib/gi18n.h>

/* Seconds between sets, whatever was chosen. */
#define REST_MIN 5

/**
 * coxa_session_get_block:
 * @self: a session
 *
 * Returns: (transfer none): the set that goes on, or comes
 */
const CoxaSessionBlock *
coxa_session_get_block (CoxaSession *self)
{
  return &g_array_index (self->blocks, CoxaSessionBlock, self->block);
}

/**
 * coxa_session_get_item:
 * @self: a session
 *
 * Returns: (transfer none): what that is a set of
 */
const CoxaPlanItem *
coxa_session_get_item (CoxaSession *self)
{
  return g_ptr_array_index (self->plan->items, coxa_session_get_block (self)->position);
}

/**
 * coxa_session_get_rep_length:
 * @item: an item with repeats
 *
 * Returns: how long one takes, microseconds
 */
gint64
coxa_session_get_rep_length (const CoxaPlanItem *item)
{
  return (item->tempo[0] + item->tempo[1] + item->tempo[2]) * SECOND;
}

static CoxaSides
get_other (CoxaSides side)
{
  return side == COXA_SIDES_LEFT ? COXA_SIDES_RIGHT : COXA_SIDES_LEFT;
}

static void
append_block (const CoxaPlan *plan,
              GArray         *blocks,
              guint           position,
              CoxaSides       side,
              int             set)
{
  const CoxaPlanItem *item = g_ptr_array_index (plan->items, position);
  CoxaSessionBlock block = { .position = position, .side = side, .set = set };

  block.length[COXA_PART_WORK] = (gint64) (coxa_plan_item_get_seconds (item) * SECOND);
  if (blocks->len == 0)
    {
      block.length[COXA_PART_READY] = COXA_SESSION_GET_READY * SECOND;
    }
  else
    {
      const CoxaSessionBlock *before = &g_array_index (blocks, CoxaSessionBlock, blocks->len - 1);
      const CoxaPlanItem *item_before = g_ptr_array_index (plan->items, before->position);
      gboolean is_same = before->position == position;

      block.is_change = is_same && before->side != side;
      if (!is_same)
        block.length[COXA_PART_READY] = COXA_SESSION_GET_READY * SECOND;
      else if (block.is_change)
        block.length[COXA_PART_READY] = COXA_SESSION_CHANGE_SIDE * SECOND;
      /* The side that did not work has rested meanwhile; and who gets ready rests. */
      if (!block.is_change || !item->alternates || set != before->set)
        block.length[COXA_PART_REST] = MAX (item_before->rest * SECOND - block.length[COXA_PART_READY], REST_MIN * SECOND);
    }

  g_array_append_val (blocks, block);
}

/**
 * coxa_session_lay_out:
 * @plan: a plan
 *
 * Returns: (transfer full) (element-type CoxaSessionBlock): its sets, in the order in which they are done
 */
GArray *
coxa_session_lay_out (const CoxaPlan *plan)
{
  GArray *blocks = g_array_new (FALSE, TRUE, sizeof (CoxaSessionBlock));

  for (guint i = 0; i < plan->items->len; i++)
    {
      const CoxaPlanItem *item = g_ptr_array_index (plan->items, i);
      int n_sides = item->sides == COXA_SIDES_BOTH ? 2 : 1;

      for (int j = 0; j < n_sides * item->sets; j++)
        {
          gboolean is_second = item->alternates ? j % n_sides == 1 : j >= item->sets;
          int set = item->alternates ? j / n_sides : j % item->sets;

          append_block (plan, blocks, i, is_second ? get_other (item->first) : item->first, set + 1);
        }
    }

  return blocks;
}

static const char *
get_side_text (CoxaSides side)
{
  switch (side)
    {
    case COXA_SIDES_LEFT:
      return _("Left side.");
    case COXA_SIDES_RIGHT:
      return _("Right side.");
    case COXA_SIDES_NONE:
    case COXA_SIDES_BOTH:
    default:
      return NULL;
    }
}

/**
 * coxa_session_dup_announcement:
 * @self: a session
 *
 * Returns: (transfer full): what comes, to be said aloud: "Clamshell. Right side. Set 1 of 2."
 */
char *
coxa_session_dup_announcement (CoxaSession *self)
{
  const CoxaSessionBlock *block = coxa_session_get_block (self);
  const CoxaPlanItem *item = coxa_session_get_item (self);
  const char *side = get_side_text (block->side);
  g_autoptr(GString) text = g_string_new (NULL);

  if (!block->is_change)
    g_string_append_printf (text, "%s.", item->title);
  else
    g_string_append (text, _("Change sides."));
  if (side != NULL)
    g_string_append_printf (text, " %s", side);
  if (item->sets > 1)
    {
      g_string_append_c (text, ' ');
      /* Translators: said aloud; the first %d is a number, the second how many there are */
      g_string_append_printf (text, _("Set %d of %d."), block->set, item->sets);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
