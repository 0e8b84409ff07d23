#pragma once

#include "coxa-problem.h"

#include <glib.h>

G_BEGIN_DECLS

#define COXA_ADVICE_UNKNOWN -1

typedef enum
{
  COXA_LIGHT_GREEN, /* go on */
  COXA_LIGHT_AMBER, /* less, or easier */
  COXA_LIGHT_RED    /* stop, and see someone */
} CoxaLight;

/* When the person is asked. */
typedef enum
{
  COXA_MOMENT_BEFORE,
  COXA_MOMENT_DURING,
  COXA_MOMENT_AFTER,
  COXA_MOMENT_NEXT_DAY,
  COXA_N_MOMENTS
} CoxaMoment;

/* Pain from 0 to 10, or COXA_ADVICE_UNKNOWN, by moment; of the same session. */
typedef struct
{
  int      pain[COXA_N_MOMENTS];
  gboolean has_warning_sign; /* something of the stop signs */
} CoxaPainReport;

#define COXA_PAIN_REPORT_NONE ((CoxaPainReport) { { -1, -1, -1, -1 }, FALSE })

/* What to do, in the words of advice.json. */
typedef struct
{
  char     *id;
  CoxaLight light;
  char     *title;     /* a few plain words */
  char     *text;      /* plain sentences, no markup */
  char    **sources;   /* keys of the bibliography, never empty */
  char     *contested; /* why not everybody agrees, or NULL */
} CoxaAdvice;

typedef struct _CoxaAdviceBook CoxaAdviceBook;

CoxaAdviceBook   *coxa_advice_book_load  (const char            *folder,
                                          GPtrArray             *problems,
                                          GError               **error) G_GNUC_WARN_UNUSED_RESULT;

void              coxa_advice_book_free  (CoxaAdviceBook        *self);

const CoxaAdvice *coxa_advice_book_get   (const CoxaAdviceBook  *self,
                                          CoxaMoment             moment,
                                          const CoxaPainReport  *report);

const char       *coxa_light_get_name    (CoxaLight              light);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaAdviceBook, coxa_advice_book_free)

G_END_DECLS
