/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * bench-start EMPTY COXA DATA: what the start costs beside an empty window.
 *
 * The programs are started in turn, so that whatever else the machine does meets
 * all of them alike. Each says on its standard output when its first frame is
 * painted and leaves; the time runs from fork() to that line, the memory is the
 * peak that wait4() tells. File opens are counted by following the program's
 * system calls, in runs that are not timed. The atlas is opened once before, for
 * as long as it takes to keep the picture that later starts begin with; how long
 * the very first start takes, which has none, is told beside.
 *
 * Prints a line for each budget, with tabs between: what, measured, limit, unit.
 */

#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <glob.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define WARM_UPS 2
#define RUNS 15
#define TIMEOUT_MS 20000
#define KEPT_PICTURE "coxa/first-picture"
#define FIRST_FRAME "coxa-bench first-frame"

typedef struct
{
  const char        *name;
  const char *const *argv;
  gboolean           no_gl; /* started as the atlas starts itself where there is no hardware GL */

  double             times[RUNS];  /* milliseconds */
  double             memory[RUNS]; /* MiB */
  int                opens;
} Candidate;

static void
start (const Candidate *candidate,
       int              output,
       gboolean         traced)
{
  g_setenv ("COXA_BENCH", "start", TRUE);
  if (candidate->no_gl)
    {
      g_setenv ("GSK_RENDERER", "cairo", TRUE);
      g_setenv ("GDK_DEBUG", "gl-disable", TRUE);
    }

  dup2 (output, STDOUT_FILENO);
  if (traced)
    {
      ptrace (PTRACE_TRACEME, 0, NULL, NULL);
      raise (SIGSTOP);
    }
  execv (candidate->argv[0], (char **) candidate->argv);
  fprintf (stderr, "bench-start: %s: %s\n", candidate->argv[0], g_strerror (errno));
  _exit (127);
}

/* Reads until the line that tells of the first frame; FALSE when the program leaves or is silent before it. */
static gboolean
wait_for_frame (int input)
{
  char buffer[4096];
  size_t length = 0;
  struct pollfd poll_fd = { input, POLLIN, 0 };

  while (length < sizeof buffer - 1 && poll (&poll_fd, 1, TIMEOUT_MS) > 0)
    {
      ssize_t n = read (input, buffer + length, sizeof buffer - 1 - length);

      if (n <= 0)
        return FALSE;
      length += n;
      buffer[length] = '\0';
      if (strstr (buffer, FIRST_FRAME) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
run_timed (const Candidate *candidate,
           double          *milliseconds,
           double          *mebibytes)
{
  int ends[2];
  int status;
  struct rusage usage;
  gboolean framed;
  gint64 begin;
  pid_t pid;

  if (pipe2 (ends, O_CLOEXEC) != 0)
    return FALSE;

  begin = g_get_monotonic_time ();
  pid = fork ();
  if (pid == 0)
    start (candidate, ends[1], FALSE);
  close (ends[1]);

  framed = wait_for_frame (ends[0]);
  *milliseconds = (g_get_monotonic_time () - begin) / 1000.0;
  if (!framed)
    kill (pid, SIGKILL);
  wait4 (pid, &status, 0, &usage);
  close (ends[0]);
  *mebibytes = usage.ru_maxrss / 1024.0;

  if (!framed || !WIFEXITED (status) || WEXITSTATUS (status) != 0)
    {
      fprintf (stderr, "bench-start: %s showed no first frame, or did not leave well\n", candidate->name);
      return FALSE;
    }

  return TRUE;
}

/* Opens the atlas as a reader does, until it has kept its picture. */
static gboolean
warm_up (const Candidate *atlas)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), KEPT_PICTURE, NULL);
  int status;
  pid_t pid = fork ();

  if (pid == 0)
    {
      g_unsetenv ("COXA_BENCH");
      execv (atlas->argv[0], (char **) atlas->argv);
      _exit (127);
    }
  for (int waited = 0; waited < TIMEOUT_MS && !g_file_test (path, G_FILE_TEST_EXISTS); waited += 50)
    g_usleep (50000);
  kill (pid, SIGTERM);
  waitpid (pid, &status, 0);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
is_open (guint64 number)
{
#ifdef SYS_open
  if (number == SYS_open)
    return TRUE;
#endif

  return number == SYS_openat;
}

/* Counts the files that a run opens, in all its threads; -1 where the system does not let us follow it. */
static int
count_opens (const Candidate *candidate)
{
  const long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_EXITKILL;
  g_autoptr(GHashTable) opening = g_hash_table_new (NULL, NULL);
  int ends[2];
  int status;
  int opens = 0;
  pid_t child;
  pid_t pid;

  if (pipe2 (ends, O_CLOEXEC) != 0)
    return -1;
  child = fork ();
  if (child == 0)
    start (candidate, ends[1], TRUE);
  close (ends[1]);

  if (waitpid (child, &status, 0) != child || !WIFSTOPPED (status) ||
      ptrace (PTRACE_SETOPTIONS, child, NULL, (void *) options) != 0)
    {
      kill (child, SIGKILL);
      waitpid (child, &status, 0);
      close (ends[0]);
      return -1;
    }
  ptrace (PTRACE_SYSCALL, child, NULL, NULL);

  while ((pid = waitpid (-1, &status, __WALL)) > 0)
    {
      int pass_on = 0;

      if (WIFEXITED (status) || WIFSIGNALED (status))
        continue;
      if (WSTOPSIG (status) == (SIGTRAP | 0x80))
        {
          struct __ptrace_syscall_info info;

          if (ptrace (PTRACE_GET_SYSCALL_INFO, pid, (void *) sizeof info, &info) <= 0)
            opens = G_MININT;
          else if (info.op == PTRACE_SYSCALL_INFO_ENTRY && is_open (info.entry.nr))
            g_hash_table_add (opening, GINT_TO_POINTER (pid));
          else if (info.op == PTRACE_SYSCALL_INFO_EXIT && g_hash_table_remove (opening, GINT_TO_POINTER (pid)) &&
                   !info.exit.is_error)
            opens++;
        }
      else if (WSTOPSIG (status) != SIGTRAP && WSTOPSIG (status) != SIGSTOP)
        {
          pass_on = WSTOPSIG (status);
        }
      ptrace (PTRACE_SYSCALL, pid, NULL, (void *) (gintptr) pass_on);
    }
  close (ends[0]);

  return MAX (opens, -1);
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

static double
median (double values[RUNS])
{
  qsort (values, RUNS, sizeof *values, compare_doubles);

  return values[RUNS / 2];
}

static gboolean
have_render_node (void)
{
  glob_t found = { 0 };
  gboolean have = glob ("/dev/dri/renderD*", 0, NULL, &found) == 0 && access (found.gl_pathv[0], R_OK | W_OK) == 0;

  globfree (&found);

  return have;
}

int
main (int    argc,
      char **argv)
{
  const char *empty_argv[] = { argc > 3 ? argv[1] : NULL, NULL };
  const char *coxa_argv[] = { argc > 3 ? argv[2] : NULL, "--data", argc > 3 ? argv[3] : NULL, NULL };
  gboolean hardware_gl = have_render_node ();
  Candidate candidates[] = {
    { .name = "the atlas", .argv = coxa_argv },
    { .name = "an empty window drawn the same way", .argv = empty_argv, .no_gl = !hardware_gl },
    { .name = "an empty window as GTK starts it", .argv = empty_argv },
  };
  Candidate *ours = &candidates[0];
  Candidate *same = &candidates[1];
  Candidate *plain = &candidates[2];
  double ours_ms, same_ms, plain_ms, ours_mib, same_mib, plain_mib, first_ms, first_mib;

  if (argc != 4)
    {
      fprintf (stderr, "Usage: bench-start EMPTY COXA DATA\n");
      return 2;
    }

  if (!run_timed (ours, &first_ms, &first_mib))
    return 1;
  if (!warm_up (ours))
    {
      fprintf (stderr, "bench-start: the atlas kept no picture for its next start\n");
      return 1;
    }

  for (int run = -WARM_UPS; run < RUNS; run++)
    for (size_t i = 0; i < G_N_ELEMENTS (candidates); i++)
      {
        double *time = &candidates[i].times[MAX (run, 0)];
        double *memory = &candidates[i].memory[MAX (run, 0)];

        if (!run_timed (&candidates[i], time, memory))
          return 1;
      }
  for (size_t i = 0; i < G_N_ELEMENTS (candidates); i++)
    candidates[i].opens = count_opens (&candidates[i]);

  ours_ms = median (ours->times);
  same_ms = median (same->times);
  plain_ms = median (plain->times);
  ours_mib = median (ours->memory);
  same_mib = median (same->memory);
  plain_mib = median (plain->memory);

  printf ("# start: atlas %.0f ms, empty window %.0f ms (drawn the same way) and %.0f ms (as GTK starts it)\n",
          ours_ms, same_ms, plain_ms);
  printf ("# the very first start, without a kept picture: %.0f ms, %.0f MiB\n", first_ms, first_mib);
  printf ("# memory: atlas %.0f MiB, empty window %.0f MiB and %.0f MiB\n", ours_mib, same_mib, plain_mib);
  printf ("# file opens: atlas %d, empty window %d and %d\n", ours->opens, same->opens, plain->opens);
  printf ("start to first frame / the same window empty\t%.3f\t1.25\t×\n", ours_ms / same_ms);
  printf ("peak memory at that frame / the same window empty\t%.3f\t1.15\t×\n", ours_mib / same_mib);
  if (ours->opens >= 0 && same->opens >= 0)
    printf ("file opens more than the same window empty\t%d\t20\tfiles\n", ours->opens - same->opens);
  else
    printf ("# file opens: this system does not let a program's calls be followed\n");
  if (hardware_gl)
    {
      printf ("# there is hardware GL here, so the budgets for machines without do not apply\n");
      return 0;
    }
  printf ("no hardware GL: start / empty window as GTK starts it\t%.3f\t0.90\t×\n", ours_ms / plain_ms);
  printf ("no hardware GL: memory / empty window as GTK starts it\t%.3f\t0.65\t×\n", ours_mib / plain_mib);

  return 0;
}
