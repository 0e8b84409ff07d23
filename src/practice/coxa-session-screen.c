/* ready (questions) → follow (the machine runs) → after (questions) → closed. What was done is in the diary before the last
 * screen comes, and what is answered there follows as it is answered: there is nothing to forget to save. */
#include "coxa-session-screen.h"

#include "coxa-after-view.h"
#include "coxa-diary.h"
#include "coxa-follow-view.h"
#include "coxa-lock-watch.h"
#include "coxa-own-programmes.h"
#include "coxa-ready-view.h"
#include "coxa-room-parts.h"
#include "coxa-session-log.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define TICK_MS 50

struct _CoxaSessionScreen
{
  GtkWidget             parent_instance;

  CoxaAtlas            *atlas;
  CoxaStore            *store;
  CoxaCueSpeaker       *speaker;
  CoxaPlan             *plan;
  CoxaDiarySession     *last;        /* whose day after is asked for, or NULL */
  GCancellable         *cancellable;

  GtkStack             *stack;
  CoxaReadyView        *ready;
  CoxaFollowView       *follow;      /* NULL before the start */
  CoxaAfterView        *after;       /* NULL before the end */
  CoxaSession          *session;     /* likewise before the start */
  CoxaSessionLog       *log;
  CoxaLockWatch        *watch;
  gboolean              is_stopped;  /* before its end */
  guint                 tick_id;
  guint                 inhibit_id;
  gint64                clock_seen;  /* of the machine's clock, microseconds */
  gint64                clock;       /* of the session's, likewise */
  double                clock_rate;  /* 1; a test has less patience */
};

enum
{
  CLOSED,
  DIARY,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaSessionScreen, coxa_session_screen, GTK_TYPE_WIDGET)

/* Real time, unless a test wants it to run; then a stall of the machine is not to look as if it had slept. */
static gint64
clock_cb (gpointer user_data)
{
  CoxaSessionScreen *self = user_data;
  gint64 now = coxa_session_get_boot_time (NULL);
  gint64 passed = now - self->clock_seen;

  if (self->clock_rate > 1)
    passed = MIN ((gint64) ((double) passed * self->clock_rate), (COXA_SESSION_GAP - 1) * G_USEC_PER_SEC);
  self->clock += passed;
  self->clock_seen = now;

  return self->clock;
}

static void
fail (CoxaSessionScreen *self,
      const char        *message)
{
  g_signal_emit (self, signals[FAILED], 0, message);
}

static void
log_failed_cb (CoxaSessionScreen *self,
               const char        *message)
{
  fail (self, message);
}

/* The screen stays on while one cannot touch it. */
static void
set_inhibited (CoxaSessionScreen *self,
               gboolean           is_inhibited)
{
  GApplication *application = g_application_get_default ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!GTK_IS_APPLICATION (application))
    return;

  if (is_inhibited && self->inhibit_id == 0)
    self->inhibit_id = gtk_application_inhibit (GTK_APPLICATION (application), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                GTK_APPLICATION_INHIBIT_IDLE | GTK_APPLICATION_INHIBIT_SUSPEND,
                                                /* Translators: why the screen stays on */
                                                _("A session of exercises is running"));
  else if (!is_inhibited && self->inhibit_id != 0)
    {
      gtk_application_uninhibit (GTK_APPLICATION (application), self->inhibit_id);
      self->inhibit_id = 0;
    }
}

static void
answered_cb (CoxaSessionScreen *self)
{
  coxa_session_log_set_after (self->log, coxa_after_view_get_during (self->after), coxa_after_view_get_after (self->after),
                              coxa_after_view_get_stopped (self->after));
}

static void
close_screen (CoxaSessionScreen *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
diary_cb (CoxaSessionScreen *self)
{
  g_signal_emit (self, signals[DIARY], 0);
}

static void
stop_ticking (CoxaSessionScreen *self)
{
  g_clear_handle_id (&self->tick_id, g_source_remove);
  set_inhibited (self, FALSE);
}

static void
show_after (CoxaSessionScreen *self)
{
  stop_ticking (self);
  g_clear_object (&self->watch);
  coxa_session_log_end (self->log);
  self->after = COXA_AFTER_VIEW (coxa_after_view_new (self->atlas, coxa_session_log_get_entries (self->log),
                                                      self->is_stopped, coxa_ready_view_get_pain (self->ready)));
  g_signal_connect_swapped (self->after, "answered", G_CALLBACK (answered_cb), self);
  g_signal_connect_swapped (self->after, "close", G_CALLBACK (close_screen), self);
  g_signal_connect_swapped (self->after, "diary", G_CALLBACK (diary_cb), self);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->after), "after");
  coxa_room_show (self->stack, "after");
  gtk_widget_grab_focus (GTK_WIDGET (self->after));
}

static void
update (CoxaSessionScreen *self)
{
  CoxaSessionShow show;

  coxa_session_get_show (self->session, &show);
  if (show.state != COXA_SESSION_CHECK_AFTER && show.state != COXA_SESSION_DONE)
    coxa_follow_view_show (self->follow, &show);
  else if (self->after == NULL)
    show_after (self);
}

static gboolean
tick_cb (gpointer user_data)
{
  CoxaSessionScreen *self = user_data;

  coxa_session_tick (self->session);
  if (self->after == NULL)
    update (self);

  return G_SOURCE_CONTINUE;
}

/* Nothing wakes up while it waits. */
static void
changed_cb (CoxaSessionScreen *self)
{
  gboolean is_running = coxa_session_is_running (self->session);

  if (is_running && self->tick_id == 0)
    self->tick_id = g_timeout_add (TICK_MS, tick_cb, self);
  else if (!is_running)
    g_clear_handle_id (&self->tick_id, g_source_remove);
  set_inhibited (self, is_running);
  update (self);
}

/* Counts are heard, not read out: a screen reader would still say “three” at “one”. */
static void
cue_cb (CoxaSessionScreen *self,
        const CoxaCue     *cue)
{
  coxa_cue_speaker_play (self->speaker, cue);
  if (cue->kind != COXA_CUE_COUNT && cue->kind != COXA_CUE_REP)
    coxa_follow_view_say (self->follow, cue->text);
}

/* What was chosen for a single exercise is offered next time; a programme keeps its own. */
static void
keep_choice (CoxaSessionScreen *self)
{
  const CoxaPlanItem *item = g_ptr_array_index (self->plan->items, 0);
  CoxaAmount amount = coxa_plan_item_get_amount (item);

  if (self->plan->items->len == 1 && g_strcmp0 (self->plan->page, item->page) == 0)
    coxa_own_choices_put_async (self->store, item->page, item->sides, &amount, NULL, NULL);
}

static void
start_cb (CoxaSessionScreen *self)
{
  if (self->session != NULL)
    return;

  keep_choice (self);

  self->clock_seen = coxa_session_get_boot_time (NULL);
  self->session = coxa_session_new (self->plan, clock_cb, self);
  self->log = coxa_session_log_new (self->store, self->session, coxa_ready_view_get_pain (self->ready));
  self->follow = COXA_FOLLOW_VIEW (coxa_follow_view_new (self->atlas, self->plan));
  self->watch = coxa_lock_watch_new ();
  g_signal_connect_swapped (self->session, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->session, "cue", G_CALLBACK (cue_cb), self);
  g_signal_connect_swapped (self->log, "failed", G_CALLBACK (log_failed_cb), self);
  g_signal_connect_swapped (self->watch, "away", G_CALLBACK (coxa_session_screen_pause), self);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->follow), "follow");
  coxa_room_show (self->stack, "follow");
  coxa_session_begin (self->session);
  gtk_widget_grab_focus (GTK_WIDGET (self->follow));
  changed_cb (self);
}

static void
day_after_cb (CoxaSessionScreen *self,
              int                pain)
{
  self->last->pain_next_day = pain;
  self->last->is_next_day_asked = TRUE;
  coxa_diary_put_session_async (self->store, self->last, NULL, NULL);
}

static void
unanswered_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(CoxaSessionScreen) self = user_data;
  g_autoptr(CoxaDiarySession) last = coxa_diary_find_unanswered_finish (COXA_STORE (source), result, NULL);

  /* Who has begun meanwhile is not asked any more. */
  if (last == NULL || self->stack == NULL || self->session != NULL)
    return;

  self->last = g_steal_pointer (&last);
  coxa_ready_view_ask_day_after (self->ready, self->last);
}

/* Actions */

static gboolean
is_followed (CoxaSessionScreen *self)
{
  return self->session != NULL && self->after == NULL;
}

static void
session_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter G_GNUC_UNUSED)
{
  static const struct { const char *name; void (*call) (CoxaSession *session); } calls[] = {
    { "session.skip", coxa_session_skip },
    { "session.back", coxa_session_back },
    { "session.repeat", coxa_session_repeat },
  };
  CoxaSessionScreen *self = COXA_SESSION_SCREEN (widget);

  if (!is_followed (self))
    return;

  coxa_follow_view_close_stop_signs (self->follow);
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    if (g_str_equal (calls[i].name, name))
      calls[i].call (self->session);
}

static void
pause_action (GtkWidget  *widget,
              const char *name G_GNUC_UNUSED,
              GVariant   *parameter G_GNUC_UNUSED)
{
  CoxaSessionScreen *self = COXA_SESSION_SCREEN (widget);

  if (!is_followed (self))
    return;

  coxa_follow_view_close_stop_signs (self->follow);
  if (coxa_session_is_running (self->session))
    coxa_session_pause (self->session);
  else
    coxa_session_resume (self->session);
}

static void
stop_action (GtkWidget  *widget,
             const char *name G_GNUC_UNUSED,
             GVariant   *parameter G_GNUC_UNUSED)
{
  CoxaSessionScreen *self = COXA_SESSION_SCREEN (widget);

  if (!is_followed (self))
    return;

  self->is_stopped = TRUE;
  coxa_follow_view_close_stop_signs (self->follow);
  coxa_cue_speaker_hush (self->speaker);
  coxa_session_stop (self->session);
}

static void
stop_signs_action (GtkWidget  *widget,
                   const char *name G_GNUC_UNUSED,
                   GVariant   *parameter G_GNUC_UNUSED)
{
  CoxaSessionScreen *self = COXA_SESSION_SCREEN (widget);

  if (!is_followed (self))
    return;

  coxa_session_screen_pause (self);
  coxa_follow_view_open_stop_signs (self->follow);
}

/* Object */

static void
coxa_session_screen_dispose (GObject *object)
{
  CoxaSessionScreen *self = COXA_SESSION_SCREEN (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  stop_ticking (self);
  g_cancellable_cancel (self->cancellable);
  if (self->speaker != NULL)
    coxa_cue_speaker_hush (self->speaker);
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  g_clear_object (&self->watch);
  g_clear_object (&self->log);
  g_clear_object (&self->session);
  g_clear_object (&self->speaker);
  g_clear_object (&self->store);
  g_clear_object (&self->atlas);

  G_OBJECT_CLASS (coxa_session_screen_parent_class)->dispose (object);
}

static void
coxa_session_screen_finalize (GObject *object)
{
  CoxaSessionScreen *self = COXA_SESSION_SCREEN (object);

  g_clear_pointer (&self->last, coxa_diary_session_free);
  coxa_plan_free (self->plan);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (coxa_session_screen_parent_class)->finalize (object);
}

static gboolean
coxa_session_screen_grab_focus (GtkWidget *widget)
{
  CoxaSessionScreen *self = COXA_SESSION_SCREEN (widget);

  return gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
}

static void
coxa_session_screen_class_init (CoxaSessionScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_session_screen_dispose;
  G_OBJECT_CLASS (klass)->finalize = coxa_session_screen_finalize;
  widget_class->grab_focus = coxa_session_screen_grab_focus;
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DIARY] = g_signal_new ("diary", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "session.pause", NULL, pause_action);
  gtk_widget_class_install_action (widget_class, "session.skip", NULL, session_action);
  gtk_widget_class_install_action (widget_class, "session.back", NULL, session_action);
  gtk_widget_class_install_action (widget_class, "session.repeat", NULL, session_action);
  gtk_widget_class_install_action (widget_class, "session.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "session.stop-signs", NULL, stop_signs_action);
  gtk_widget_class_set_css_name (widget_class, "sessionscreen");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
coxa_session_screen_init (CoxaSessionScreen *self)
{
  const char *rate = g_getenv ("COXA_TEST") != NULL ? g_getenv ("COXA_CLOCK_RATE") : NULL;

  self->cancellable = g_cancellable_new ();
  self->clock_rate = rate != NULL ? MAX (1, g_ascii_strtod (rate, NULL)) : 1;
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

/**
 * coxa_session_screen_new:
 * @atlas: where the pages are
 * @store: where the diary is
 * @speaker: says what comes
 * @plan: what is to be done
 *
 * Returns: (transfer floating): a screen, at the first question
 */
GtkWidget *
coxa_session_screen_new (CoxaAtlas      *atlas,
                         CoxaStore      *store,
                         CoxaCueSpeaker *speaker,
                         const CoxaPlan *plan)
{
  CoxaSessionScreen *self = g_object_new (COXA_TYPE_SESSION_SCREEN, NULL);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  self->atlas = g_object_ref (atlas);
  self->store = g_object_ref (store);
  self->speaker = g_object_ref (speaker);
  self->plan = coxa_plan_copy (plan);
  self->ready = COXA_READY_VIEW (coxa_ready_view_new (atlas, self->plan));
  g_signal_connect_swapped (self->ready, "start", G_CALLBACK (start_cb), self);
  g_signal_connect_swapped (self->ready, "leave", G_CALLBACK (close_screen), self);
  g_signal_connect_swapped (self->ready, "day-after", G_CALLBACK (day_after_cb), self);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->ready), "ready");
  coxa_diary_find_unanswered_async (store, now, self->cancellable, unanswered_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}

/**
 * coxa_session_screen_get_title:
 * @self: a screen
 *
 * Returns: (transfer none): what is done
 */
const char *
coxa_session_screen_get_title (CoxaSessionScreen *self)
{
  g_return_val_if_fail (COXA_IS_SESSION_SCREEN (self), NULL);

  return self->plan->title;
}

/**
 * coxa_session_screen_is_busy:
 * @self: a screen
 *
 * Returns: whether a session goes on, or waits to
 */
gboolean
coxa_session_screen_is_busy (CoxaSessionScreen *self)
{
  g_return_val_if_fail (COXA_IS_SESSION_SCREEN (self), FALSE);

  return is_followed (self);
}

/**
 * coxa_session_screen_pause:
 * @self: a screen
 *
 * Has a session that goes on wait.
 */
void
coxa_session_screen_pause (CoxaSessionScreen *self)
{
  g_return_if_fail (COXA_IS_SESSION_SCREEN (self));

  if (is_followed (self) && coxa_session_is_running (self->session))
    coxa_session_pause (self->session);
}

static void
leave_cb (CoxaSessionScreen *self,
          const char        *response)
{
  if (!is_followed (self))
    return;

  if (g_str_equal (response, "stop"))
    stop_action (GTK_WIDGET (self), NULL, NULL);
  else
    coxa_session_resume (self->session);
}

/**
 * coxa_session_screen_leave:
 * @self: a screen
 *
 * Goes a step back: out of the stop signs, out of a session after a question, and otherwise out of the screen.
 */
void
coxa_session_screen_leave (CoxaSessionScreen *self)
{
  GtkWidget *dialog;

  g_return_if_fail (COXA_IS_SESSION_SCREEN (self));

  if (self->session == NULL)
    {
      if (!coxa_ready_view_step_back (self->ready))
        close_screen (self);
      return;
    }
  if (!is_followed (self))
    {
      close_screen (self);
      return;
    }
  if (coxa_follow_view_close_stop_signs (self->follow))
    return;

  coxa_session_screen_pause (self);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Stop the Session?"),
                                   _("It is paused. What you have done so far is in the diary."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "go-on", _("_Go On"), "stop", _("_Stop"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "stop", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "go-on");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "go-on");
  g_signal_connect_object (dialog, "response", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
