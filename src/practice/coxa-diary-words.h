#pragma once

#include "coxa-diary-record.h"

G_BEGIN_DECLS

/* The diary in words. Internal to src/practice. */
char *coxa_diary_words_dup_entry (const CoxaDiaryEntry   *entry) G_GNUC_WARN_UNUSED_RESULT;

char *coxa_diary_words_dup_pain  (const CoxaDiarySession *session) G_GNUC_WARN_UNUSED_RESULT;

char *coxa_diary_words_dup_time  (const CoxaDiarySession *session) G_GNUC_WARN_UNUSED_RESULT;

const char *coxa_diary_words_get_stopped (const CoxaDiarySession *session);

G_END_DECLS
