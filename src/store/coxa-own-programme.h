#pragma once

#include "coxa-amount.h"
#include "coxa-sides.h"

G_BEGIN_DECLS

/* One thing to do in a programme that a person has put together. */
typedef struct
{
  char       *page;   /* "exercise/clamshell" */
  char       *title;  /* what the page was called then */
  CoxaSides   sides;  /* COXA_SIDES_NONE where the page knows no sides */
  CoxaAmount  amount; /* what differs from the page's dose */
  char       *note;   /* one line, or NULL */
} CoxaOwnItem;

/* A programme that a person has put together. A plain value. */
typedef struct
{
  char      *id;      /* made by coxa_own_programme_new(), never shown */
  char      *name;    /* never empty */
  GPtrArray *items;   /* CoxaOwnItem, in their order; may be empty */
  gint64     created; /* Unix time in microseconds, UTC */
  gint64     changed; /* likewise */
} CoxaOwnProgramme;

CoxaOwnItem      *coxa_own_item_new            (const char             *page,
                                                const char             *title,
                                                CoxaSides               sides) G_GNUC_WARN_UNUSED_RESULT;

CoxaOwnItem      *coxa_own_item_copy           (const CoxaOwnItem      *self) G_GNUC_WARN_UNUSED_RESULT;

void              coxa_own_item_free           (CoxaOwnItem            *self);

CoxaOwnProgramme *coxa_own_programme_new       (const char             *name,
                                                gint64                  now) G_GNUC_WARN_UNUSED_RESULT;

CoxaOwnProgramme *coxa_own_programme_copy      (const CoxaOwnProgramme *self) G_GNUC_WARN_UNUSED_RESULT;

CoxaOwnProgramme *coxa_own_programme_duplicate (const CoxaOwnProgramme *self,
                                                const char             *name,
                                                gint64                  now) G_GNUC_WARN_UNUSED_RESULT;

void              coxa_own_programme_move_item (CoxaOwnProgramme       *self,
                                                guint                   from,
                                                guint                   to);

void              coxa_own_programme_free      (CoxaOwnProgramme       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaOwnItem, coxa_own_item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaOwnProgramme, coxa_own_programme_free)

G_END_DECLS
