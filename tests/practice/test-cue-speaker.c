/* Cues: spoken to what stands in for speech-dispatcher, and sounded by a library that writes down what it plays. */
#include "coxa-cue-speaker.h"
#include "coxa-canberra.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char           *folder;
  char           *path;
  GSocketService *service;     /* NULL: there is none */
  GPtrArray      *heard;       /* commands and texts in their order */
  GIOStream      *stream;
  gboolean        is_mute;     /* takes the call and answers nothing */
  gboolean        says_no;     /* refuses to speak */
  gboolean        is_data;     /* between SPEAK and the dot */
  GString        *data;
  CoxaCueSpeaker *speaker;
} Fixture;

static void read_line (Fixture          *f,
                       GDataInputStream *input);

static void
reply (Fixture    *f,
       const char *text)
{
  g_assert_true (g_output_stream_write_all (g_io_stream_get_output_stream (f->stream), text, strlen (text), NULL, NULL, NULL));
}

static void
take_line (Fixture    *f,
           const char *line)
{
  if (f->is_data && g_str_equal (line, "."))
    {
      f->is_data = FALSE;
      g_ptr_array_add (f->heard, g_strdup_printf ("“%s”", f->data->str));
      reply (f, "225-21\r\n225 OK MESSAGE QUEUED\r\n");
      /* An event that nobody asked for. */
      reply (f, "701-21\r\n701-1\r\n701 BEGIN\r\n");
      return;
    }
  if (f->is_data)
    {
      g_string_append (f->data, line);
      return;
    }

  g_ptr_array_add (f->heard, g_strdup (line));
  if (f->is_mute)
    return;
  if (g_str_equal (line, "SPEAK") && f->says_no)
    {
      reply (f, "380 ERR NO OUTPUT MODULE\r\n");
    }
  else if (g_str_equal (line, "SPEAK"))
    {
      f->is_data = TRUE;
      g_string_truncate (f->data, 0);
      reply (f, "230 OK RECEIVING DATA\r\n");
    }
  else if (g_str_has_prefix (line, "SET SELF LANGUAGE"))
    {
      reply (f, "409 ERR RATE TOO HIGH\r\n");
    }
  else
    {
      reply (f, "208 OK DONE\r\n");
    }
}

static void
line_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Fixture *f = user_data;
  g_autofree char *line = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, NULL);

  if (line == NULL)
    {
      g_ptr_array_add (f->heard, g_strdup ("(gone)"));
      return;
    }

  take_line (f, line);
  read_line (f, G_DATA_INPUT_STREAM (source));
}

static void
read_line (Fixture          *f,
           GDataInputStream *input)
{
  g_data_input_stream_read_line_async (input, G_PRIORITY_DEFAULT, NULL, line_cb, f);
}

static gboolean
incoming_cb (GSocketService    *service,
             GSocketConnection *connection,
             GObject           *source,
             Fixture           *f)
{
  g_autoptr(GDataInputStream) input = NULL;

  g_set_object (&f->stream, G_IO_STREAM (connection));
  input = g_data_input_stream_new (g_io_stream_get_input_stream (f->stream));
  g_data_input_stream_set_newline_type (input, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
  read_line (f, input);

  return TRUE;
}

static void
serve (Fixture *f)
{
  g_autoptr(GSocketAddress) address = g_unix_socket_address_new (f->path);
  g_autoptr(GError) error = NULL;

  f->service = g_socket_service_new ();
  g_signal_connect (f->service, "incoming", G_CALLBACK (incoming_cb), f);
  g_socket_listener_add_address (G_SOCKET_LISTENER (f->service), address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, NULL,
                                 NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autofree char *address = NULL;

  f->folder = g_dir_make_tmp ("coxa-cue-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "speechd.sock", NULL);
  address = g_strconcat ("unix_socket:", f->path, NULL);
  g_setenv ("SPEECHD_ADDRESS", address, TRUE);
  f->heard = g_ptr_array_new_with_free_func (g_free);
  f->data = g_string_new (NULL);
  f->speaker = coxa_cue_speaker_new ();
}

/* Runs the main loop for a moment. */
static void
wait (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_object_run_dispose (G_OBJECT (f->speaker));
  wait (30);
  g_assert_finalize_object (f->speaker);
  if (f->service != NULL)
    {
      g_socket_service_stop (f->service);
      g_socket_listener_close (G_SOCKET_LISTENER (f->service));
    }
  g_clear_object (&f->service);
  wait (30);
  g_clear_object (&f->stream);
  g_unlink (f->path);
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_free (f->path);
  g_free (f->folder);
  g_ptr_array_unref (f->heard);
  g_string_free (f->data, TRUE);
}

static void
say (Fixture     *f,
     CoxaCueKind  kind,
     const char  *text)
{
  CoxaCue cue = { kind, 0, text };

  coxa_cue_speaker_play (f->speaker, &cue);
}

/* Lets the main loop run until so much was heard, five seconds at most. */
static void
wait_for (Fixture *f,
          guint    n)
{
  for (guint i = 0; i < 5000 && f->heard->len < n; i++)
    wait (1);
  wait (20);
}

static void
assert_heard (Fixture            *f,
              guint               from,
              const char * const *expected)
{
  guint n = g_strv_length ((char **) expected);

  wait_for (f, from + n);
  for (guint i = 0; i < n && from + i < f->heard->len; i++)
    g_assert_cmpstr (g_ptr_array_index (f->heard, from + i), ==, expected[i]);
  g_assert_cmpuint (f->heard->len, ==, from + n);
}

/* Nothing is said before it is switched on. */
static void
test_off (Fixture       *f,
          gconstpointer  data)
{
  serve (f);
  g_assert_true (coxa_cue_speaker_can_speak ());
  say (f, COXA_CUE_START, "Go.");
  wait (50);
  g_assert_cmpuint (f->heard->len, ==, 0);
}

static void
test_talk (Fixture       *f,
           gconstpointer  data)
{
  static const char * const first[] = {
    "SET SELF LANGUAGE en", "SET SELF PRIORITY TEXT", "SPEAK", "“Clamshell. Right side.”", NULL
  };
  static const char * const second[] = { "SPEAK", "“..dots”", NULL };
  static const char * const third[] = { "STOP SELF", NULL };

  serve (f);
  g_object_set (f->speaker, "speaks", TRUE, NULL);
  say (f, COXA_CUE_READY, "Clamshell. Right side.");
  assert_heard (f, 1, first);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (f->heard, 0), "SET SELF CLIENT_NAME "));
  g_assert_true (g_str_has_suffix (g_ptr_array_index (f->heard, 0), ":coxa:session"));

  /* A dot at the beginning would end the text. */
  say (f, COXA_CUE_REP, ".dots");
  assert_heard (f, 5, second);

  coxa_cue_speaker_hush (f->speaker);
  assert_heard (f, 7, third);
}

/* What could not be said at once gives way to what is true now. */
static void
test_newest (Fixture       *f,
             gconstpointer  data)
{
  static const char * const heard[] = { "SPEAK", "“3”", NULL };

  serve (f);
  g_object_set (f->speaker, "speaks", TRUE, NULL);
  say (f, COXA_CUE_COUNT, "1");
  say (f, COXA_CUE_COUNT, "2");
  say (f, COXA_CUE_COUNT, "3");
  assert_heard (f, 3, heard);
}

/* A server that takes the call and says nothing: nobody waits, and what is old is not said afterwards. */
static void
test_mute (Fixture       *f,
           gconstpointer  data)
{
  static const char * const heard[] = { "SET SELF LANGUAGE en", "SET SELF PRIORITY TEXT", NULL };
  gint64 start = g_get_monotonic_time ();

  f->is_mute = TRUE;
  serve (f);
  g_object_set (f->speaker, "speaks", TRUE, NULL);
  for (guint i = 0; i < 100; i++)
    say (f, COXA_CUE_COUNT, "3");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 100000);
  wait (700);
  g_assert_cmpuint (f->heard->len, ==, 1);
  f->is_mute = FALSE;
  reply (f, "208 OK DONE\r\n");
  assert_heard (f, 1, heard);
}

static void
test_refusal (Fixture       *f,
              gconstpointer  data)
{
  static const char * const heard[] = { "SPEAK", NULL };
  static const char * const again[] = { "SPEAK", "“Go.”", NULL };

  f->says_no = TRUE;
  serve (f);
  g_object_set (f->speaker, "speaks", TRUE, NULL);
  say (f, COXA_CUE_START, "Go.");
  assert_heard (f, 3, heard);
  f->says_no = FALSE;
  say (f, COXA_CUE_START, "Go.");
  assert_heard (f, 4, again);
}

/* No server: nothing happens, at once; and one that goes away does no harm. */
static void
test_gone (Fixture       *f,
           gconstpointer  data)
{
  g_assert_false (coxa_cue_speaker_can_speak ());
  g_object_set (f->speaker, "speaks", TRUE, NULL);
  for (guint i = 0; i < 10; i++)
    {
      say (f, COXA_CUE_START, "Go.");
      wait (5);
    }
  coxa_cue_speaker_hush (f->speaker);
  g_object_set (f->speaker, "speaks", FALSE, NULL);
}

static void
test_hangs_up (Fixture       *f,
               gconstpointer  data)
{
  serve (f);
  g_object_set (f->speaker, "speaks", TRUE, NULL);
  say (f, COXA_CUE_START, "Go.");
  wait_for (f, 5);
  g_io_stream_close (f->stream, NULL, NULL);
  wait (30);
  for (guint i = 0; i < 10; i++)
    say (f, COXA_CUE_START, "Go.");
  coxa_cue_speaker_hush (f->speaker);
  wait (50);
}

static char *
read_log (const char *path,
          guint       milliseconds)
{
  char *text = NULL;

  wait (milliseconds);

  return g_file_get_contents (path, &text, NULL, NULL) ? text : g_strdup ("");
}

static void
test_sounds (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *log = g_build_filename (f->folder, "played", NULL);
  g_autofree char *played = NULL;
  g_auto(GStrv) lines = NULL;
  gint64 start;

  g_assert_true (coxa_cue_speaker_can_sound ());
  g_setenv ("COXA_FAKE_CANBERRA", log, TRUE);
  say (f, COXA_CUE_START, "Go.");
  g_object_set (f->speaker, "sounds", TRUE, NULL);
  say (f, COXA_CUE_START, "Go.");
  wait (100);
  say (f, COXA_CUE_PAUSE, "Paused.");
  say (f, COXA_CUE_DONE, "Done.");
  played = read_log (log, 200);
  g_assert_cmpstr (played, ==, "message-new-instant\ncomplete\n");

  /* A sound server that hangs holds nobody up, and not all is played afterwards. */
  g_unlink (log);
  g_setenv ("COXA_FAKE_CANBERRA_HANGS", "1", TRUE);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < 20; i++)
    say (f, COXA_CUE_COUNT, "3");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 100000);
  g_free (g_steal_pointer (&played));
  played = read_log (log, 1200);
  lines = g_strsplit (played, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >=, 2);
  g_assert_cmpuint (g_strv_length (lines), <=, 5);
  g_unsetenv ("COXA_FAKE_CANBERRA_HANGS");
  g_unlink (log);
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *name; void (*func) (Fixture *, gconstpointer); } tests[] = {
    { "/cue-speaker/off", test_off },
    { "/cue-speaker/talk", test_talk },
    { "/cue-speaker/newest", test_newest },
    { "/cue-speaker/mute", test_mute },
    { "/cue-speaker/refusal", test_refusal },
    { "/cue-speaker/gone", test_gone },
    { "/cue-speaker/hangs-up", test_hangs_up },
    { "/cue-speaker/sounds", test_sounds },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
