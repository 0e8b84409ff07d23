#pragma once

#include "coxa-page-parts.h"

G_BEGIN_DECLS

/* What the page of something to do shows beside its sections, in the order in which it is to be read: nobody reaches the first
 * step before who should not take it. Internal to src/page. */
typedef enum
{
  COXA_PRACTICE_SAFETY,
  COXA_PRACTICE_EQUIPMENT,
  COXA_PRACTICE_ITEMS,
  COXA_PRACTICE_DOSE,
  COXA_PRACTICE_FIGURE,
  COXA_PRACTICE_STEPS,
  COXA_PRACTICE_VARIANTS,
  COXA_PRACTICE_FAULTS,
  COXA_PRACTICE_N_PARTS
} CoxaPracticePart;

GtkWidget *coxa_practice_part_new (const CoxaPageContext *context,
                                   const CoxaPractice    *practice,
                                   CoxaPracticePart       part);

G_END_DECLS
