#pragma once

#include "coxa-sides.h"

G_BEGIN_DECLS

/* Pain from 0, none, to 10, the worst one can think of. */
#define COXA_PAIN_MAX     10
#define COXA_PAIN_UNKNOWN -1 /* not asked, not answered, or not yet */

/* One time that a person sat down to do something. A plain value. */
typedef struct
{
  char     *id;            /* made by coxa_diary_session_new(), never shown */
  char     *address;       /* page that was followed, "programme/calm-a-sore-hip"; NULL for a programme of one's own */
  char     *programme;     /* id of a programme of one's own, which may be gone by now, or NULL */
  char     *title;         /* what it was called then */
  gint64    started;       /* Unix time in microseconds, UTC */
  gint64    ended;         /* likewise; 0 while it goes on, or where the program ended first */
  int       utc_offset;    /* seconds east of UTC where the person was; decides which day it was */
  int       pain_before;   /* 0–10 or COXA_PAIN_UNKNOWN, as are the next three */
  int       pain_during;   /* the worst while doing it */
  int       pain_after;
  int       pain_next_day;
  gboolean  is_next_day_asked; /* the question was answered or put aside: do not ask again */
  char     *stopped;       /* why it was stopped early, "pain", "tired", "time", "sign", "other", or NULL: it was not */
} CoxaDiarySession;

/* What was done of one exercise on one side in a session. */
typedef struct
{
  char     *session;  /* id */
  int       position; /* which item of the plan it was, from 0 */
  char     *address;  /* "exercise/clamshell" */
  char     *title;    /* what the page was called then */
  CoxaSides side;     /* COXA_SIDES_NONE, _LEFT or _RIGHT */
  int       sets;     /* done, likewise the next two */
  int       reps;     /* all sets together; 0 where seconds count */
  int       seconds;  /* of work, rest not counted */
  int       planned_sets;
  int       planned_reps;    /* of each set; 0 where seconds count */
  int       planned_seconds; /* of each set, or of each repeat that is held; 0 where there is none */
  gint64    changed;  /* when this was last true, Unix time in microseconds, UTC */
} CoxaDiaryEntry;

/* One day for a calendar or a chart. */
typedef struct
{
  char      date[11];       /* ISO: "2026-11-21", where the person was */
  int       n_sessions;
  int       n_exercises;    /* different ones */
  int       sets;
  int       seconds;        /* of work */
  int       pain_before;    /* the worst of the day, or COXA_PAIN_UNKNOWN, as are the next three */
  int       pain_during;
  int       pain_after;
  int       pain_next_day;  /* how the day after was, told later */
  gboolean  is_stopped;     /* at least one session was stopped early */
} CoxaDiaryDay;

CoxaDiarySession *coxa_diary_session_new     (const char             *address,
                                              const char             *programme,
                                              const char             *title,
                                              GDateTime              *now) G_GNUC_WARN_UNUSED_RESULT;

CoxaDiarySession *coxa_diary_session_copy    (const CoxaDiarySession *self) G_GNUC_WARN_UNUSED_RESULT;

void              coxa_diary_session_free    (CoxaDiarySession       *self);

GDateTime        *coxa_diary_session_dup_start (const CoxaDiarySession *self) G_GNUC_WARN_UNUSED_RESULT;

CoxaDiaryEntry   *coxa_diary_entry_new       (const CoxaDiarySession *session,
                                              int                     position,
                                              const char             *address,
                                              const char             *title,
                                              CoxaSides               side) G_GNUC_WARN_UNUSED_RESULT;

CoxaDiaryEntry   *coxa_diary_entry_copy      (const CoxaDiaryEntry   *self) G_GNUC_WARN_UNUSED_RESULT;

void              coxa_diary_entry_free      (CoxaDiaryEntry         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaDiarySession, coxa_diary_session_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaDiaryEntry, coxa_diary_entry_free)

G_END_DECLS
