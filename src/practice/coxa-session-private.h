/* Internal to the session.
 *
 * A plan is laid out as blocks, one a set. A block has parts, one after the other, of which the first three may be missing:
 *
 *   rest      after the set before
 *   ready     to get into position, for an exercise or a side
 *   again     a moment to get back into position after a pause in the middle of a set
 *   work      repeats, or a hold
 *
 * The time is kept as the moment at which the part began. A part that follows by itself begins when the one before ended, and not
 * when somebody noticed, so that nothing adds up: after ten minutes the error is that of one tick. */
#pragma once

#include "coxa-session.h"

G_BEGIN_DECLS

#define SECOND ((gint64) G_USEC_PER_SEC)

typedef enum
{
  COXA_PART_REST,
  COXA_PART_READY,
  COXA_PART_AGAIN,
  COXA_PART_WORK,
  COXA_N_PARTS
} CoxaSessionPart;

typedef struct
{
  guint     position;             /* of its item in the plan */
  CoxaSides side;
  int       set;                  /* from 1 */
  gboolean  is_change;            /* the same item as the block before, on the other side */
  gint64    length[COXA_N_PARTS]; /* microseconds; 0 for a part that it does not have */
} CoxaSessionBlock;

struct _CoxaSession
{
  GObject          parent_instance;

  CoxaPlan        *plan;
  CoxaSessionClock clock;
  gpointer         clock_data;
  GArray          *blocks;     /* CoxaSessionBlock */
  GHashTable      *done;       /* of position × 4 + side to CoxaSessionTally */

  CoxaSessionState state;      /* CHECK_BEFORE, READY (which stands for all that runs), PAUSED, CHECK_AFTER or DONE */
  guint            block;
  CoxaSessionPart  part;
  gint64           start;      /* of the part, by the clock; while it is paused, how far it had got */
  gint64           length;     /* of the part */
  gint64           work_from;  /* where work goes on after COXA_PART_AGAIN */
  gint64           last;       /* when it was last looked at the clock */
  gint64           seen;       /* how far into the part everything was told */
  CoxaSessionShow  told;       /* what the last "changed" was about */
};

typedef struct
{
  int    sets;
  int    reps;
  gint64 time; /* microseconds */
} CoxaSessionTally;

GArray                 *coxa_session_lay_out          (const CoxaPlan      *plan) G_GNUC_WARN_UNUSED_RESULT;

const CoxaSessionBlock *coxa_session_get_block        (CoxaSession         *self);

const CoxaPlanItem     *coxa_session_get_item         (CoxaSession         *self);

gint64                  coxa_session_get_rep_length   (const CoxaPlanItem  *item);

char                   *coxa_session_dup_announcement (CoxaSession         *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
