/* The program itself, where it needs no display: what it says and how it leaves. COXA_PROGRAM is its path. */
#include <gio/gio.h>
#include <string.h>

typedef struct
{
  int   status;
  char *out;
  char *err;
} Said;

static void
said_clear (Said *self)
{
  g_free (self->out);
  g_free (self->err);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Said, said_clear)

/* Runs the program with shell words and, where it is not NULL, a display. */
static Said
run_on (const char *display,
        const char *line)
{
  g_autofree char *program = g_shell_quote (g_getenv ("COXA_PROGRAM"));
  g_autofree char *whole = g_strconcat (program, " ", line, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                                                       G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr(GSubprocess) process = NULL;
  g_auto(GStrv) argv = NULL;
  g_autofree char *given = NULL;
  g_autofree char *shown = NULL;
  Said said = { -1, NULL, NULL };

  g_assert_true (g_shell_parse_argv (whole, NULL, &argv, NULL));
  /* Nothing of the desktop that the tests are run in. */
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "GDK_BACKEND");
  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", "/nonexistent", TRUE);
  g_subprocess_launcher_setenv (launcher, "DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  if (display != NULL)
    g_subprocess_launcher_setenv (launcher, "DISPLAY", display, TRUE);
  else
    g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) argv, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &said.out, &said.err, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  said.status = g_subprocess_get_exit_status (process);
  given = g_strescape (line, NULL);
  shown = g_strescape (said.err, NULL);
  g_test_message ("%s: %d, %s", given, said.status, shown);

  return said;
}

/* One line, from us and not from a library: a sentence or two that end in a stop. */
static void
assert_calm (const Said *said)
{
  gsize length = strlen (said->err);

  g_assert_true (g_str_has_prefix (said->err, "coxa: "));
  g_assert_true (g_str_has_suffix (said->err, ".\n"));
  g_assert_cmpint ((int) (strchr (said->err, '\n') - said->err), ==, (int) length - 1);
  g_assert_null (strstr (said->err, "WARNING"));
  g_assert_null (strstr (said->err, "CRITICAL"));
  g_assert_cmpstr (said->out, ==, "");
}

static void
test_refusals (void)
{
  static const char * const lines[] = {
    "--no-such-option", "--data", "--size 10x10 --snapshot a.png", "--size 800x600", "--state asleep --snapshot a.png",
    "--snapshot ''", "region/hip bone/femur", "'no address at all'", "''", "'muscle/\xff'", "region/hip?depth=7",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto(Said) said = run_on (NULL, lines[i]);

      g_assert_cmpint (said.status, ==, 2);
      assert_calm (&said);
    }
}

static void
test_without_a_display (void)
{
  g_autofree char *version = g_strconcat ("Coxa ", g_getenv ("COXA_VERSION"), "\n", NULL);
  g_auto(Said) told = run_on (NULL, "--version");
  g_auto(Said) help = run_on (NULL, "--help");
  g_auto(Said) checked = run_on (NULL, "--check /nonexistent");

  g_assert_cmpint (told.status, ==, 0);
  g_assert_cmpstr (told.out, ==, version);
  g_assert_cmpstr (told.err, ==, "");
  g_assert_cmpint (help.status, ==, 0);
  g_assert_nonnull (strstr (help.out, "--snapshot"));
  g_assert_nonnull (strstr (help.out, "--check"));
  g_assert_cmpint (checked.status, ==, 1);
  assert_calm (&checked);
  g_assert_nonnull (strstr (checked.err, "/nonexistent"));
}

/* Runs a search over the atlas that is shipped. */
static Said
run_search (const char *words)
{
  g_autofree char *data = g_shell_quote (g_getenv ("COXA_DATA"));
  g_autofree char *line = g_strdup_printf ("--data %s --search %s", data, words);

  return run_on (NULL, line);
}

static void
test_search (void)
{
  g_auto(Said) found = run_search ("L5");
  g_auto(Said) missed = run_search ("zzqqxxzz");
  g_auto(Said) lost = run_on (NULL, "--data /nonexistent --search L5");
  g_auto(GStrv) lines = g_strsplit (found.out, "\n", -1);
  g_auto(GStrv) fields = g_strsplit (lines[0], "\t", -1);

  g_assert_cmpint (found.status, ==, 0);
  g_assert_cmpstr (found.err, ==, "");
  g_assert_cmpuint (g_strv_length (fields), ==, 3);
  g_assert_cmpstr (fields[0], ==, "root/l5");
  g_assert_cmpstr (fields[2], !=, "");

  g_assert_cmpint (missed.status, ==, 1);
  assert_calm (&missed);
  g_assert_nonnull (strstr (missed.err, "zzqqxxzz"));
  g_assert_cmpint (lost.status, ==, 2);
  assert_calm (&lost);
}

static void
test_no_display (void)
{
  static const char * const lines[] = { "", "muscle/gluteus-minimus/origin", "--snapshot never.png", "--data /nonexistent" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto(Said) said = run_on (NULL, lines[i]);

      g_assert_cmpint (said.status, ==, 1);
      assert_calm (&said);
      g_assert_nonnull (strstr (said.err, "no display"));
    }
  g_assert_false (g_file_test ("never.png", G_FILE_TEST_EXISTS));
}

static void
test_dead_display (void)
{
  static const char * const displays[] = { ":4999", "nonsense", "unix:4999.0" };

  for (guint i = 0; i < G_N_ELEMENTS (displays); i++)
    {
      g_auto(Said) said = run_on (displays[i], "");

      g_assert_cmpint (said.status, ==, 1);
      assert_calm (&said);
      g_assert_nonnull (strstr (said.err, displays[i]));
      g_assert_nonnull (strstr (said.err, "does not answer"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/command/refusals", test_refusals);
  g_test_add_func ("/command/without-a-display", test_without_a_display);
  g_test_add_func ("/command/search", test_search);
  g_test_add_func ("/command/no-display", test_no_display);
  g_test_add_func ("/command/dead-display", test_dead_display);

  return g_test_run ();
}
