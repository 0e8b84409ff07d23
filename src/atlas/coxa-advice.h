#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define COXA_ADVICE_UNKNOWN -1

/* From the lightest to the gravest. */
typedef enum
{
  COXA_LIGHT_GREEN, /* go on */
  COXA_LIGHT_AMBER, /* less, or easier */
  COXA_LIGHT_RED    /* stop, and see someone */
} CoxaLight;

/* What of the pain is asked. */
typedef enum
{
  COXA_MOMENT_BEFORE,
  COXA_MOMENT_DURING,   /* the worst while doing it */
  COXA_MOMENT_AFTER,
  COXA_MOMENT_NEXT_DAY,
  COXA_N_MOMENTS
} CoxaMoment;

/* Pain of one session by moment, from 0 to 10 or COXA_ADVICE_UNKNOWN. */
typedef struct
{
  int      pain[COXA_N_MOMENTS];
  gboolean has_warning_sign; /* one of the warning signs */
} CoxaPainReport;

#define COXA_PAIN_REPORT_NONE ((CoxaPainReport) { { -1, -1, -1, -1 }, FALSE })

/* What to do, in the words of advice.json. */
typedef struct
{
  char     *id;        /* "before-low" */
  CoxaLight light;
  char     *title;     /* a few plain words */
  char     *text;      /* plain sentences without markup */
  char    **sources;   /* keys of the bibliography, never empty */
  char     *contested; /* why not everybody agrees, plain sentences, or NULL */
} CoxaAdvice;

/* What atlas/advice.json says. Nothing in it changes after it was loaded. */
typedef struct _CoxaAdviceBook CoxaAdviceBook;

CoxaAdviceBook     *coxa_advice_book_load      (const char            *folder,
                                                GPtrArray             *problems) G_GNUC_WARN_UNUSED_RESULT;

void                coxa_advice_book_free      (CoxaAdviceBook        *self);

const CoxaAdvice   *coxa_advice_book_get       (CoxaAdviceBook        *self,
                                                CoxaMoment             moment,
                                                const CoxaPainReport  *report);

const char * const *coxa_advice_book_get_signs (CoxaAdviceBook        *self);

GPtrArray          *coxa_advice_book_list      (CoxaAdviceBook        *self);

const char         *coxa_light_get_name        (CoxaLight              light);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaAdviceBook, coxa_advice_book_free)

G_END_DECLS
