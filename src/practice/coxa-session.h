#pragma once

#include "coxa-cue.h"
#include "coxa-plan.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* pain check before → ready → work → rest or ready → work … → pain check after → done; paused from ready, work and rest. */
typedef enum
{
  COXA_SESSION_CHECK_BEFORE, /* nothing runs until coxa_session_begin() */
  COXA_SESSION_READY,        /* time to get into position, before each exercise, each side, and after a pause */
  COXA_SESSION_WORK,
  COXA_SESSION_REST,
  COXA_SESSION_PAUSED,
  COXA_SESSION_CHECK_AFTER,  /* until coxa_session_end() */
  COXA_SESSION_DONE
} CoxaSessionState;

/* What one does in this moment of the work. */
typedef enum
{
  COXA_PHASE_NONE,  /* no work */
  COXA_PHASE_LIFT,
  COXA_PHASE_HOLD,
  COXA_PHASE_LOWER
} CoxaSessionPhase;

/* What is on show. Everything is also filled in while it is paused (as of what was paused) and before the start. */
typedef struct
{
  CoxaSessionState    state;
  CoxaSessionState    paused;      /* while it is paused: what was; otherwise the same as @state */
  CoxaSessionPhase    phase;
  const CoxaPlanItem *item;        /* while it rests or gets ready: what comes next */
  guint               position;    /* its place in the plan, from 0 */
  CoxaSides           side;        /* COXA_SIDES_NONE, _LEFT or _RIGHT */
  gboolean            is_change;   /* while it rests or gets ready: the side is another than before */
  int                 set;         /* from 1 */
  int                 sets;
  int                 rep;         /* from 1: the one that goes on; 0 where one holds for a time */
  int                 reps;        /* 0 where one holds for a time */
  double              left;        /* seconds to the end of rest, getting ready, or the set */
  double              length;      /* seconds of that altogether */
  double              phase_left;  /* seconds to the end of the phase; 0 outside work */
  double              loop;        /* seconds since the figure's movement last began, below @loop_length; 0 outside work */
  double              loop_length; /* seconds of one repeat, or of the hold */
  double              total_left;  /* seconds to the end of everything, without pauses */
  double              total;       /* seconds of everything */
} CoxaSessionShow;

/* What was really done of an item on one side. */
typedef struct
{
  int sets;    /* to their end */
  int reps;    /* to their end, those of broken-off sets too */
  int seconds; /* of work */
} CoxaSessionDone;

/* Microseconds of a clock that goes on while the machine sleeps and is not set by anybody. */
typedef gint64 (*CoxaSessionClock) (gpointer user_data);

/* Follows a plan. It has no timer of its own: somebody calls coxa_session_tick(), some 20 times a second while it runs, from a
 * timeout and not from a frame clock, which stops when the window cannot be seen. However the ticks come, the time is the
 * clock's. When none came for COXA_SESSION_GAP seconds, the machine slept: then the session has paused itself.
 *
 * Signals, all in the thread that ticks:
 *   "changed" ()                      state, item, side, set, rep or phase is another: ask coxa_session_get_show()
 *   "cue" (const CoxaCue *)           something to be said or sounded; not sent where it would come too late
 *   "done-changed" (guint, CoxaSides) another set or repeat of an item's side was done: ask coxa_session_get_done(), and keep it
 */
#define COXA_TYPE_SESSION (coxa_session_get_type ())
G_DECLARE_FINAL_TYPE (CoxaSession, coxa_session, COXA, SESSION, GObject)

/* Seconds */
#define COXA_SESSION_GET_READY   10 /* before an exercise */
#define COXA_SESSION_CHANGE_SIDE 10
#define COXA_SESSION_GAP          5

gint64           coxa_session_get_boot_time  (gpointer                user_data);

CoxaSession     *coxa_session_new            (const CoxaPlan         *plan,
                                              CoxaSessionClock        clock,
                                              gpointer                user_data) G_GNUC_WARN_UNUSED_RESULT;

const CoxaPlan  *coxa_session_get_plan       (CoxaSession            *self);

void             coxa_session_get_show       (CoxaSession            *self,
                                              CoxaSessionShow        *show);

CoxaSessionDone  coxa_session_get_done       (CoxaSession            *self,
                                              guint                   position,
                                              CoxaSides               side);

gboolean         coxa_session_is_running     (CoxaSession            *self);

void             coxa_session_begin          (CoxaSession            *self);

void             coxa_session_tick           (CoxaSession            *self);

void             coxa_session_pause          (CoxaSession            *self);

void             coxa_session_resume         (CoxaSession            *self);

void             coxa_session_skip           (CoxaSession            *self);

void             coxa_session_skip_exercise  (CoxaSession            *self);

void             coxa_session_repeat         (CoxaSession            *self);

void             coxa_session_back           (CoxaSession            *self);

void             coxa_session_stop           (CoxaSession            *self);

void             coxa_session_end            (CoxaSession            *self);

G_END_DECLS
