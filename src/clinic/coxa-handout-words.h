#pragma once

#include "coxa-handout.h"

G_BEGIN_DECLS

/* Internal to src/clinic: what a sheet says, in plain words. */

char     *coxa_handout_dup_dose     (const CoxaDose      *dose) G_GNUC_WARN_UNUSED_RESULT;

char     *coxa_handout_dup_tempo    (const CoxaDose      *dose) G_GNUC_WARN_UNUSED_RESULT;

char     *coxa_handout_dup_sides    (const CoxaPractice  *practice,
                                     CoxaSide             side,
                                     gboolean             is_one_sided) G_GNUC_WARN_UNUSED_RESULT;

char    **coxa_handout_dup_plain    (const CoxaHandout   *self,
                                     char               **too_long) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
