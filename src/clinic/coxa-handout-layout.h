#pragma once

#include "coxa-handout.h"
#include "coxa-qr.h"
#include "coxa-slab.h"

G_BEGIN_DECLS

/* How much a sheet had to be shortened to fit its pages. Letters never shrink below 10 points, or 14 in large print. */
typedef enum
{
  COXA_SHEET_WHOLE,        /* every picture, what one needs, what makes it easier */
  COXA_SHEET_TWO_PICTURES, /* at most two pictures an exercise, smaller ones, and not what makes it easier */
  COXA_SHEET_ONE_PICTURE,  /* one, beside the steps */
  COXA_SHEET_NO_PLATE,     /* and no plate, nor what one needs */
  COXA_SHEET_COMPACT,      /* a small picture, the steps one after the other, the least letters */
  COXA_SHEET_N_RULES
} CoxaSheetRule;

#define COXA_SHEET_MAX_PAGES       2
#define COXA_SHEET_MAX_LARGE_PAGES 4 /* large print, where two are not enough: better a second leaf than small letters */

/* A slab at its place on a page. */
typedef struct
{
  CoxaSlab *slab; /* borrowed */
  double    y;
} CoxaPlaced;

/* A sheet with everything at its place. For the thread that made it: its fonts are that thread's. Lengths are points. */
typedef struct
{
  const CoxaHandout *handout;   /* borrowed */
  double             width;     /* of the paper */
  double             height;
  double             margin;
  CoxaSheetRule      rule;
  guint              max_pages;
  PangoContext      *context;
  double             logo_ratio; /* width by height, or 0 */
  GPtrArray         *marks;     /* borrowed: pages of the muscles that are to be seen on the plate */
  GPtrArray         *slabs;     /* CoxaSlab */
  GPtrArray         *pages;     /* GArray of CoxaPlaced */
  GPtrArray         *qrs;       /* CoxaQr */
  char              *qr_fault;  /* why there is none, or NULL */
} CoxaHandoutLayout;

CoxaHandoutLayout *coxa_handout_layout_new  (const CoxaHandout  *handout,
                                             double              logo_ratio,
                                             GPtrArray          *marks,
                                             GError            **error) G_GNUC_WARN_UNUSED_RESULT;

void               coxa_handout_layout_free (CoxaHandoutLayout  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaHandoutLayout, coxa_handout_layout_free)

G_END_DECLS
