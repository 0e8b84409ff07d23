#pragma once

#include "coxa-session.h"

G_BEGIN_DECLS

/* What a session says of itself in words. Internal to src/practice. */
const char *coxa_follow_words_get_state  (const CoxaSessionShow *show);

char       *coxa_follow_words_dup_side   (CoxaSides              side) G_GNUC_WARN_UNUSED_RESULT;

char       *coxa_follow_words_dup_set    (const CoxaSessionShow *show) G_GNUC_WARN_UNUSED_RESULT;

char       *coxa_follow_words_dup_next   (const CoxaSessionShow *show) G_GNUC_WARN_UNUSED_RESULT;

char       *coxa_follow_words_dup_left   (double                 seconds) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
