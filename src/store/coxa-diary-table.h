#pragma once

#include "coxa-database.h"
#include "coxa-diary-record.h"

G_BEGIN_DECLS

/* The diary in the file. Every call blocks on the disk; coxa-diary.h has the same without waiting. */

gboolean          coxa_diary_table_put_session     (CoxaDatabase            *database,
                                                    const CoxaDiarySession  *session,
                                                    GError                 **error);

gboolean          coxa_diary_table_put_entry       (CoxaDatabase            *database,
                                                    const CoxaDiaryEntry    *entry,
                                                    GError                 **error);

gboolean          coxa_diary_table_remove_session  (CoxaDatabase            *database,
                                                    const char              *id,
                                                    GError                 **error);

gboolean          coxa_diary_table_remove_all      (CoxaDatabase            *database,
                                                    GError                 **error);

GPtrArray        *coxa_diary_table_list_sessions   (CoxaDatabase            *database,
                                                    const char              *from,
                                                    const char              *to,
                                                    GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray        *coxa_diary_table_list_entries    (CoxaDatabase            *database,
                                                    const char              *session,
                                                    GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray        *coxa_diary_table_list_days       (CoxaDatabase            *database,
                                                    const char              *from,
                                                    const char              *to,
                                                    GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean          coxa_diary_table_find_unanswered (CoxaDatabase            *database,
                                                    GDateTime               *now,
                                                    CoxaDiarySession       **session,
                                                    GError                 **error);

char             *coxa_diary_table_dup_csv         (CoxaDatabase            *database,
                                                    GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
