#pragma once

#include "coxa-diary.h"
#include "coxa-session.h"

G_BEGIN_DECLS

/* What of a session goes into the diary, as soon as it is true. Before the first repeat is done nothing does.
 *
 * Signal: "failed" (text): something could not be kept; the session goes on. */
#define COXA_TYPE_SESSION_LOG (coxa_session_log_get_type ())
G_DECLARE_FINAL_TYPE (CoxaSessionLog, coxa_session_log, COXA, SESSION_LOG, GObject)

CoxaSessionLog *coxa_session_log_new        (CoxaStore      *store,
                                             CoxaSession    *session,
                                             int             pain_before) G_GNUC_WARN_UNUSED_RESULT;

void            coxa_session_log_end        (CoxaSessionLog *self);

void            coxa_session_log_set_after  (CoxaSessionLog *self,
                                             int             pain_during,
                                             int             pain_after,
                                             const char     *stopped);

gboolean        coxa_session_log_is_kept    (CoxaSessionLog *self);

GPtrArray      *coxa_session_log_get_entries (CoxaSessionLog *self);

G_END_DECLS
