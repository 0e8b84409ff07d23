#pragma once

#include "coxa-amount.h"
#include "coxa-atlas.h"
#include "coxa-own-programme.h"
#include "coxa-sides.h"

G_BEGIN_DECLS

/* One thing to do, with every number settled. */
typedef struct
{
  char     *page;       /* "exercise/clamshell" */
  char     *title;
  CoxaSides sides;
  CoxaSides first;      /* COXA_SIDES_LEFT or _RIGHT: with which to begin where both are done; the same as @sides otherwise */
  int       sets;       /* 1 or more; of each side */
  int       reps;       /* of each set; 0 where one holds for a time */
  int       hold;       /* seconds: of each set where @reps is 0, of each repeat otherwise; 0 for none */
  int       tempo[3];   /* seconds of each repeat: lift, hold, lower; where @reps is 0 all 0 */
  gboolean  is_paced;   /* the page gives the tempo; otherwise it is our guess, and the person's own pace is as good */
  int       rest;       /* seconds between sets */
  gboolean  alternates; /* sides change after each set; otherwise after the last set of a side */
  CoxaDose *dose;       /* what the page or the programme says, with its ranges: within these one chooses */
  char     *note;       /* of the programme, one line, or NULL */
} CoxaPlanItem;

/* What a session is to be: from a page, a bundled programme or one of the person's own. A plain value. */
typedef struct
{
  char      *page;      /* "exercise/…" or "programme/…", or NULL */
  char      *programme; /* id of a programme of one's own, or NULL */
  char      *title;
  GPtrArray *items;     /* CoxaPlanItem; never empty */
  GPtrArray *missing;   /* char *: titles or addresses of items that are no longer in the atlas, mostly none */
} CoxaPlan;

CoxaPlan *coxa_plan_new_for_page   (CoxaAtlas               *atlas,
                                    const char              *page,
                                    CoxaSides                sides,
                                    GHashTable              *choices,
                                    GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

CoxaPlan *coxa_plan_new_for_own    (CoxaAtlas               *atlas,
                                    const CoxaOwnProgramme  *programme,
                                    CoxaSides                first,
                                    GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean  coxa_plan_can_start      (CoxaAtlas               *atlas,
                                    const char              *page);

void      coxa_plan_item_choose    (CoxaPlanItem            *self,
                                    CoxaSides                sides,
                                    const CoxaAmount        *amount);

CoxaAmount coxa_plan_item_get_amount (const CoxaPlanItem    *self);

double    coxa_plan_item_get_seconds (const CoxaPlanItem    *self);

char     *coxa_plan_item_dup_text  (const CoxaPlanItem      *self) G_GNUC_WARN_UNUSED_RESULT;

char     *coxa_plan_dup_choice     (const CoxaPlan          *self,
                                    guint                    position) G_GNUC_WARN_UNUSED_RESULT;

CoxaPlan *coxa_plan_copy           (const CoxaPlan          *self) G_GNUC_WARN_UNUSED_RESULT;

void      coxa_plan_free           (CoxaPlan                *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaPlan, coxa_plan_free)

G_END_DECLS
