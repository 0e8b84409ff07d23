/* The talk is one of question and answer: a command goes out when the one before was answered. An answer is lines of "123-…"
 * and a last one of "123 …"; from 300 on it says no.
 *
 *   SET SELF CLIENT_NAME user:coxa:session       208 OK …
 *   SET SELF LANGUAGE en                         201 OK …    (it may not know the language; then it speaks another)
 *   SET SELF PRIORITY TEXT                       202 OK …    (what comes later interrupts what is being said)
 *   SPEAK                                        230 OK RECEIVING DATA
 *   Go.↵ .↵                                      225-21↵ 225 OK MESSAGE QUEUED
 */
#include "coxa-ssip.h"

#include <gio/gunixsocketaddress.h>
#include <string.h>

/* What waited longer than this is no longer true. */
#define STALE (G_USEC_PER_SEC / 2)

/* How long to leave a server alone that does not answer, microseconds. */
#define RETRY (10 * (gint64) G_USEC_PER_SEC)

typedef enum
{
  STATE_AWAY,       /* not connected */
  STATE_CONNECTING,
  STATE_BUSY,       /* a command waits for its answer */
  STATE_IDLE
} State;

/* A command, and what to send when it is answered well. */
typedef enum
{
  STEP_NAME,
  STEP_LANGUAGE,
  STEP_PRIORITY,
  STEP_SPEAK,
  STEP_TEXT,
  STEP_STOP
} Step;

struct _CoxaSsip
{
  GObject            parent_instance;

  char              *language;
  GCancellable      *cancellable; /* of the connection and all that goes over it */
  GSocketConnection *connection;
  GDataInputStream  *input;
  State              state;
  Step               step;        /* that waits for its answer */
  char              *waiting;     /* what is to be said next, or NULL */
  gint64             since;       /* when that was asked for */
  char              *text;        /* what is being handed over */
  gboolean           is_hushed;   /* STOP is to be sent */
  gboolean           has_spawned;
  gint64             failed;      /* when the server was last away, or 0 */
};

G_DEFINE_FINAL_TYPE (CoxaSsip, coxa_ssip, G_TYPE_OBJECT)

static void do_next (CoxaSsip *self);

static void
hang_up (CoxaSsip *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->input);
  g_clear_object (&self->connection);
  g_clear_pointer (&self->text, g_free);
  self->state = STATE_AWAY;
}

static void
fail (CoxaSsip *self)
{
  hang_up (self);
  self->failed = g_get_monotonic_time ();
}

typedef struct
{
  CoxaSsip *self;
  char     *bytes;
} Sending;

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Sending *sending = user_data;
  g_autoptr(CoxaSsip) self = sending->self;
  g_autoptr(GError) error = NULL;

  g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error);
  g_free (sending->bytes);
  g_free (sending);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fail (self);
}

/* @bytes: (transfer full). */
static void
send (CoxaSsip *self,
      Step      step,
      char     *bytes)
{
  Sending *sending = g_new0 (Sending, 1);

  sending->self = g_object_ref (self);
  sending->bytes = bytes;
  self->state = STATE_BUSY;
  self->step = step;
  g_output_stream_write_all_async (g_io_stream_get_output_stream (G_IO_STREAM (self->connection)), bytes, strlen (bytes),
                                   G_PRIORITY_DEFAULT, self->cancellable, sent_cb, sending);
}

/* A line that begins with a dot would end the text. */
static char *
dup_data (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr(GString) data = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (data, "%s%s\r\n", lines[i][0] == '.' ? "." : "", g_strstrip (lines[i]));
  g_string_append (data, ".\r\n");

  return g_string_free (g_steal_pointer (&data), FALSE);
}

static void
do_next (CoxaSsip *self)
{
  if (self->state != STATE_IDLE)
    return;

  if (self->is_hushed)
    {
      self->is_hushed = FALSE;
      send (self, STEP_STOP, g_strdup ("STOP SELF\r\n"));
      return;
    }

  if (self->waiting != NULL && g_get_monotonic_time () - self->since > STALE)
    g_clear_pointer (&self->waiting, g_free);
  if (self->waiting == NULL)
    return;

  g_free (self->text);
  self->text = g_steal_pointer (&self->waiting);
  send (self, STEP_SPEAK, g_strdup ("SPEAK\r\n"));
}

static void
answer (CoxaSsip *self,
        gboolean  good)
{
  self->state = STATE_IDLE;
  switch (self->step)
    {
    case STEP_NAME:
      send (self, STEP_LANGUAGE, g_strdup_printf ("SET SELF LANGUAGE %s\r\n", self->language));
      break;

    case STEP_LANGUAGE:
      send (self, STEP_PRIORITY, g_strdup ("SET SELF PRIORITY TEXT\r\n"));
      break;

    case STEP_SPEAK:
      if (good && self->text != NULL)
        send (self, STEP_TEXT, dup_data (self->text));
      else
        do_next (self);
      break;

    case STEP_PRIORITY:
    case STEP_TEXT:
    case STEP_STOP:
    default:
      do_next (self);
      break;
    }
}

static void read_next (CoxaSsip *self);

static void
line_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(CoxaSsip) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (line == NULL || strlen (line) < 4)
    {
      fail (self);
      return;
    }

  /* From 700 on they are events that nobody asked for. */
  if (line[3] == ' ' && line[0] < '7' && self->state == STATE_BUSY)
    answer (self, line[0] < '3');
  if (self->state != STATE_AWAY)
    read_next (self);
}

static void
read_next (CoxaSsip *self)
{
  g_data_input_stream_read_line_async (self->input, G_PRIORITY_DEFAULT, self->cancellable, line_cb, g_object_ref (self));
}

static void connect_socket (CoxaSsip *self);

static void
spawned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CoxaSsip) self = user_data;
  gboolean good = g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, NULL);

  if (self->state != STATE_CONNECTING)
    return;

  if (good)
    connect_socket (self);
  else
    fail (self);
}

/* Returns whether it is being started. */
static gboolean
spawn (CoxaSsip *self)
{
  g_autoptr(GSubprocess) process = NULL;

  if (self->has_spawned || g_getenv ("SPEECHD_ADDRESS") != NULL)
    return FALSE;

  self->has_spawned = TRUE;
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL,
                              "speech-dispatcher", "--spawn", NULL);
  if (process == NULL)
    return FALSE;

  g_subprocess_wait_check_async (process, self->cancellable, spawned_cb, g_object_ref (self));

  return TRUE;
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(CoxaSsip) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GSocketConnection) connection = g_socket_client_connect_finish (G_SOCKET_CLIENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (connection == NULL)
    {
      if (!spawn (self))
        fail (self);
      return;
    }

  self->connection = g_steal_pointer (&connection);
  self->input = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (self->connection)));
  g_data_input_stream_set_newline_type (self->input, G_DATA_STREAM_NEWLINE_TYPE_ANY);
  read_next (self);
  send (self, STEP_NAME, g_strdup_printf ("SET SELF CLIENT_NAME %s:coxa:session\r\n", g_get_user_name ()));
}

static void
connect_socket (CoxaSsip *self)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autofree char *path = coxa_ssip_dup_path ();
  g_autoptr(GSocketAddress) address = g_unix_socket_address_new (path);

  self->state = STATE_CONNECTING;
  g_socket_client_connect_async (client, G_SOCKET_CONNECTABLE (address), self->cancellable, connected_cb, g_object_ref (self));
}

static void
call_up (CoxaSsip *self)
{
  if (self->state != STATE_AWAY || (self->failed != 0 && g_get_monotonic_time () - self->failed < RETRY))
    return;

  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  connect_socket (self);
}

static void
coxa_ssip_dispose (GObject *object)
{
  CoxaSsip *self = COXA_SSIP (object);

  hang_up (self);
  g_clear_pointer (&self->waiting, g_free);
  g_clear_pointer (&self->language, g_free);

  G_OBJECT_CLASS (coxa_ssip_parent_class)->dispose (object);
}

static void
coxa_ssip_class_init (CoxaSsipClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_ssip_dispose;
}

static void
coxa_ssip_init (CoxaSsip *self)
{
  self->state = STATE_AWAY;
}

/**
 * coxa_ssip_new:
 * @language: in which it speaks, two letters such as "en"
 *
 * Returns: (transfer full): a speaker that calls up speech-dispatcher when there is something to say
 */
CoxaSsip *
coxa_ssip_new (const char *language)
{
  CoxaSsip *self = g_object_new (COXA_TYPE_SSIP, NULL);

  self->language = g_strdup (language);

  return self;
}

/**
 * coxa_ssip_dup_path:
 *
 * Returns: (transfer full): the socket of speech-dispatcher, as the environment or its custom has it
 */
char *
coxa_ssip_dup_path (void)
{
  static const char scheme[] = "unix_socket:";
  const char *address = g_getenv ("SPEECHD_ADDRESS");

  if (address != NULL && g_str_has_prefix (address, scheme))
    return g_strdup (address + strlen (scheme));

  return g_build_filename (g_get_user_runtime_dir (), "speech-dispatcher", "speechd.sock", NULL);
}

/**
 * coxa_ssip_is_available:
 *
 * Returns: whether speech-dispatcher runs or could be started
 */
gboolean
coxa_ssip_is_available (void)
{
  g_autofree char *path = coxa_ssip_dup_path ();
  g_autofree char *program = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  program = g_getenv ("SPEECHD_ADDRESS") == NULL ? g_find_program_in_path ("speech-dispatcher") : NULL;

  return program != NULL;
}

/**
 * coxa_ssip_speak:
 * @self: a speaker
 * @text: what to say, plain text
 *
 * Says something now, in place of whatever it is saying or was to say.
 */
void
coxa_ssip_speak (CoxaSsip   *self,
                 const char *text)
{
  g_return_if_fail (COXA_IS_SSIP (self));
  g_return_if_fail (text != NULL);

  g_free (self->waiting);
  self->waiting = g_strdup (text);
  self->since = g_get_monotonic_time ();
  call_up (self);
  do_next (self);
}

/**
 * coxa_ssip_hush:
 * @self: a speaker
 *
 * Says no more.
 */
void
coxa_ssip_hush (CoxaSsip *self)
{
  g_return_if_fail (COXA_IS_SSIP (self));

  g_clear_pointer (&self->waiting, g_free);
  self->is_hushed = self->state == STATE_IDLE || self->state == STATE_BUSY;
  do_next (self);
}
