#include "coxa-session-log.h"

struct _CoxaSessionLog
{
  GObject           parent_instance;

  CoxaStore        *store;
  CoxaSession      *session;
  CoxaDiarySession *record;
  GPtrArray        *entries; /* of CoxaDiaryEntry, in the order in which they were begun */
  gboolean          is_kept; /* the record has gone on its way */
};

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaSessionLog, coxa_session_log, G_TYPE_OBJECT)

static void
session_kept_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(CoxaSessionLog) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!coxa_diary_put_session_finish (COXA_STORE (source), result, &error))
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
entry_kept_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(CoxaSessionLog) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!coxa_diary_put_entry_finish (COXA_STORE (source), result, &error))
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
put_session (CoxaSessionLog *self)
{
  self->is_kept = TRUE;
  coxa_diary_put_session_async (self->store, self->record, session_kept_cb, g_object_ref (self));
}

static CoxaDiaryEntry *
get_entry (CoxaSessionLog     *self,
           guint               position,
           CoxaSides           side,
           const CoxaPlanItem *item)
{
  CoxaDiaryEntry *entry;

  for (guint i = 0; i < self->entries->len; i++)
    {
      entry = g_ptr_array_index (self->entries, i);
      if (entry->position == (int) position && entry->side == side)
        return entry;
    }

  entry = coxa_diary_entry_new (self->record, (int) position, item->page, item->title, side);
  entry->planned_sets = item->sets;
  entry->planned_reps = item->reps;
  entry->planned_seconds = item->hold;
  g_ptr_array_add (self->entries, entry);

  return entry;
}

static void
done_cb (CoxaSessionLog *self,
         guint           position,
         CoxaSides       side)
{
  const CoxaPlanItem *item = g_ptr_array_index (coxa_session_get_plan (self->session)->items, position);
  CoxaSessionDone done = coxa_session_get_done (self->session, position, side);
  CoxaDiaryEntry *entry = get_entry (self, position, side, item);

  if (!self->is_kept)
    put_session (self);
  entry->sets = done.sets;
  entry->reps = done.reps;
  entry->seconds = done.seconds;
  entry->changed = g_get_real_time ();
  coxa_diary_put_entry_async (self->store, entry, entry_kept_cb, g_object_ref (self));
}

static void
coxa_session_log_dispose (GObject *object)
{
  CoxaSessionLog *self = COXA_SESSION_LOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (coxa_session_log_parent_class)->dispose (object);
}

static void
coxa_session_log_finalize (GObject *object)
{
  CoxaSessionLog *self = COXA_SESSION_LOG (object);

  g_clear_pointer (&self->record, coxa_diary_session_free);
  g_clear_pointer (&self->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (coxa_session_log_parent_class)->finalize (object);
}

static void
coxa_session_log_class_init (CoxaSessionLogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_session_log_dispose;
  G_OBJECT_CLASS (klass)->finalize = coxa_session_log_finalize;
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
coxa_session_log_init (CoxaSessionLog *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_diary_entry_free);
}

/**
 * coxa_session_log_new:
 * @store: where the diary is
 * @session: what is written down
 * @pain_before: 0–10, or %COXA_PAIN_UNKNOWN
 *
 * Writes down what is done from now on.
 *
 * Returns: (transfer full): a log
 */
CoxaSessionLog *
coxa_session_log_new (CoxaStore   *store,
                      CoxaSession *session,
                      int          pain_before)
{
  CoxaSessionLog *self = g_object_new (COXA_TYPE_SESSION_LOG, NULL);
  const CoxaPlan *plan = coxa_session_get_plan (session);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  self->store = g_object_ref (store);
  self->session = g_object_ref (session);
  self->record = coxa_diary_session_new (plan->page, plan->programme, plan->title, now);
  self->record->pain_before = pain_before;
  g_signal_connect_object (session, "done-changed", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * coxa_session_log_end:
 * @self: a log
 *
 * Writes down that the session is over.
 */
void
coxa_session_log_end (CoxaSessionLog *self)
{
  g_return_if_fail (COXA_IS_SESSION_LOG (self));

  self->record->ended = g_get_real_time ();
  if (self->is_kept)
    put_session (self);
}

/**
 * coxa_session_log_set_after:
 * @self: a log
 * @pain_during: the worst, 0–10, or %COXA_PAIN_UNKNOWN
 * @pain_after: likewise, afterwards
 * @stopped: (nullable): why it was stopped early, as in #CoxaDiarySession
 *
 * Writes down what was answered.
 */
void
coxa_session_log_set_after (CoxaSessionLog *self,
                            int             pain_during,
                            int             pain_after,
                            const char     *stopped)
{
  g_return_if_fail (COXA_IS_SESSION_LOG (self));

  self->record->pain_during = pain_during;
  self->record->pain_after = pain_after;
  g_free (self->record->stopped);
  self->record->stopped = g_strdup (stopped);
  if (self->is_kept)
    put_session (self);
}

/**
 * coxa_session_log_is_kept:
 * @self: a log
 *
 * Returns: whether something was done, and written down
 */
gboolean
coxa_session_log_is_kept (CoxaSessionLog *self)
{
  g_return_val_if_fail (COXA_IS_SESSION_LOG (self), FALSE);

  return self->is_kept;
}

/**
 * coxa_session_log_get_entries:
 * @self: a log
 *
 * Returns: (transfer none) (element-type CoxaDiaryEntry): what was done
 */
GPtrArray *
coxa_session_log_get_entries (CoxaSessionLog *self)
{
  g_return_val_if_fail (COXA_IS_SESSION_LOG (self), NULL);

  return self->entries;
}
