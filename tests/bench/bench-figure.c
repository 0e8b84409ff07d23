/* bench-figure DATA [PAGE]: what a figure that moves costs, on a real window: in the column beside the plate, and as large as a
 * session shows it. One row a budget: what TAB measured TAB limit TAB unit */
#include "coxa-atlas.h"
#include "coxa-figure-view.h"
#include "coxa-page-view.h"

#include <adwaita.h>
#include <math.h>
#include <time.h>

#define COLUMN_WIDTH  460
#define COLUMN_HEIGHT 700
#define WATCHED_MS    4000

static CoxaAtlas *atlas;
static GtkWidget *window;
static GArray *frames; /* double, ms of the main thread from before a frame to after it */
static double frame_start;
static guint n_shown;  /* pictures that came in time to be drawn */

static double
measure_clock (clockid_t id)
{
  struct timespec time;

  clock_gettime (id, &time);

  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static double
now_ms (void)
{
  return g_get_monotonic_time () / 1000.0;
}

static void
row (const char *what,
     double      measured,
     double      limit,
     const char *unit)
{
  if (limit < 0)
    g_print ("%s\t%.3g\t-\t%s\n", what, measured, unit);
  else
    g_print ("%s\t%.3g\t%g\t%s\n", what, measured, limit, unit);
  fflush (stdout);
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);

  return G_SOURCE_REMOVE;
}

/* Lets the program be, and sleep when it has nothing to do. */
static void
rest (guint ms)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add (ms, quit_cb, loop);
  g_main_loop_run (loop);
}

static void
before_paint_cb (void)
{
  frame_start = measure_clock (CLOCK_THREAD_CPUTIME_ID);
}

static void
after_paint_cb (void)
{
  double took = measure_clock (CLOCK_THREAD_CPUTIME_ID) - frame_start;

  g_array_append_val (frames, took);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double one = *(const double *) a;
  double two = *(const double *) b;

  return one < two ? -1 : one > two;
}

/* How many pictures a time of a figure has. */
static guint
count_due (const CoxaFigure *figure,
           double            from,
           double            to)
{
  guint n = 0;

  for (double at = coxa_figure_get_next_change (figure, from); at >= 0 && at < to;
       at = coxa_figure_get_next_change (figure, at + 1e-6))
    n++;

  return n;
}

static void
shown_cb (GdkFrameClock *clock G_GNUC_UNUSED,
          gpointer       user_data)
{
  static int last = -1;
  CoxaFigureView *view = user_data;
  int frame;

  if (coxa_figure_view_get_figure (view) == NULL || !coxa_figure_view_is_drawn (view))
    return;

  frame = coxa_figure_get_frame_at (coxa_figure_view_get_figure (view), coxa_figure_view_get_position (view));
  if (frame != last)
    n_shown++;
  last = frame;
}

static CoxaFigureView *
show (const char *page,
      int         width,
      int         height,
      gboolean    is_compact)
{
  GtkWidget *view = coxa_figure_view_new ();
  double start = measure_clock (CLOCK_THREAD_CPUTIME_ID);
  double shown = now_ms ();

  coxa_figure_view_set_page (COXA_FIGURE_VIEW (view), atlas, page, COXA_SIDE_RIGHT);
  coxa_figure_view_set_compact (COXA_FIGURE_VIEW (view), is_compact);
  start = measure_clock (CLOCK_THREAD_CPUTIME_ID) - start;
  gtk_widget_set_size_request (view, width, height);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  while (!coxa_figure_view_is_drawn (COXA_FIGURE_VIEW (view)) && now_ms () < shown + 10000)
    g_main_context_iteration (NULL, TRUE);
  if (!is_compact)
    {
      row ("figure: made for a page, main thread", start, 4, "ms");
      row ("figure: from nothing to its first picture", now_ms () - shown, -1, "ms");
    }

  return COXA_FIGURE_VIEW (view);
}

static void
watch (CoxaFigureView *view,
       const char     *where)
{
  const CoxaFigure *figure = coxa_figure_view_get_figure (view);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gulong ids[3];

  /* The first round makes its pictures besides, the second has them. */
  for (int round = 0; round < 2; round++)
    {
      g_autofree char *name = g_strdup_printf ("figure, %s, %s", where, round == 0 ? "first time" : "later");
      g_autofree char *missed = g_strconcat (name, ": pictures that came too late", NULL);
      g_autofree char *rate = g_strconcat (name, ": pictures a second, holds included", NULL);
      g_autofree char *each = g_strconcat (name, ": main thread a picture", NULL);
      g_autofree char *slow = g_strconcat (name, ": slowest of 20 frames", NULL);
      g_autofree char *worst = g_strconcat (name, ": slowest of all", NULL);
      g_autofree char *share = g_strconcat (name, ": all threads", NULL);
      double from, thread, process, wall;
      double longest[] = { 0, 0 };
      guint due;

      g_array_set_size (frames, 0);
      n_shown = 0;
      ids[0] = g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), NULL);
      ids[1] = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), NULL);
      ids[2] = g_signal_connect (clock, "after-paint", G_CALLBACK (shown_cb), view);
      from = coxa_figure_view_get_position (view);
      thread = measure_clock (CLOCK_THREAD_CPUTIME_ID);
      process = measure_clock (CLOCK_PROCESS_CPUTIME_ID);
      wall = now_ms ();
      rest ((guint) MAX (WATCHED_MS, coxa_figure_get_duration (figure) * 1000));
      due = count_due (figure, from, coxa_figure_view_get_position (view));
      thread = measure_clock (CLOCK_THREAD_CPUTIME_ID) - thread;
      process = measure_clock (CLOCK_PROCESS_CPUTIME_ID) - process;
      wall = now_ms () - wall;
      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        g_signal_handler_disconnect (clock, ids[i]);

      g_array_sort (frames, compare_doubles);
      if (frames->len > 0)
        {
          longest[0] = g_array_index (frames, double, (frames->len - 1) * 19 / 20);
          longest[1] = g_array_index (frames, double, frames->len - 1);
        }
      row (missed, due > 0 ? MAX (0, (int) due - (int) n_shown) / (double) due : 0, round == 0 ? -1 : 0.05, "of due");
      row (rate, wall > 0 ? n_shown * 1000 / wall : 0, -1, "a s");
      row (each, n_shown > 0 ? thread / n_shown : 0, 8, "ms");
      row (slow, longest[0], 8, "ms");
      row (worst, longest[1], -1, "ms");
      row (share, process / wall, -1, "core");
    }
}

static void
sleep_well (CoxaFigureView *view,
            const char     *where)
{
  g_autofree char *name = g_strdup_printf ("figure, %s: all threads while it stands", where);
  double process, wall;

  coxa_figure_view_set_playing (view, FALSE);
  rest (700);
  process = measure_clock (CLOCK_PROCESS_CPUTIME_ID);
  wall = now_ms ();
  rest (3000);
  row (name, (measure_clock (CLOCK_PROCESS_CPUTIME_ID) - process) / (now_ms () - wall), 0.02, "core");
}

/* A page on which the figure was scrolled past goes on without it. */
static void
scroll_past (const char *page)
{
  GtkWidget *view = coxa_figure_view_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *space = g_object_new (GTK_TYPE_DRAWING_AREA, "height-request", 4000, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  double process, wall;

  coxa_figure_view_set_page (COXA_FIGURE_VIEW (view), atlas, page, COXA_SIDE_RIGHT);
  gtk_box_append (GTK_BOX (box), view);
  gtk_box_append (GTK_BOX (box), space);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  rest (1000);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), 2000);
  rest (2500);
  process = measure_clock (CLOCK_PROCESS_CPUTIME_ID);
  wall = now_ms ();
  rest (3000);
  row ("figure, scrolled out: all threads", (measure_clock (CLOCK_PROCESS_CPUTIME_ID) - process) / (now_ms () - wall), 0.02,
       "core");
  if (coxa_figure_view_is_running (COXA_FIGURE_VIEW (view)))
    g_print ("# It was still running.\n");
}

/* The one with the most frames is the dearest. */
static const char *
choose (int    argc,
        char **argv)
{
  GPtrArray *all = coxa_figures_get_all (coxa_atlas_get_figures (atlas));
  const CoxaFigure *most = NULL;

  if (argc > 2)
    return argv[2];

  for (guint i = 0; i < all->len; i++)
    {
      const CoxaFigure *figure = g_ptr_array_index (all, i);

      if (figure->n_moves > 0 && (most == NULL || figure->n_frames > most->n_frames))
        most = figure;
    }

  return most != NULL ? most->page : NULL;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  CoxaFigureView *view;
  const CoxaFigure *figure;
  const char *page;
  double start;
  guint n_moving = 0;
  double seconds = 0;

  if (g_getenv ("GSK_RENDERER") == NULL)
    g_setenv ("GSK_RENDERER", "cairo", TRUE);
  adw_init ();
  frames = g_array_new (FALSE, FALSE, sizeof (double));
  atlas = coxa_atlas_load (argc > 1 ? argv[1] : g_getenv ("COXA_DATA"), NULL, &error);
  g_assert_no_error (error);

  start = measure_clock (CLOCK_THREAD_CPUTIME_ID);
  coxa_atlas_get_figures (atlas);
  start = measure_clock (CLOCK_THREAD_CPUTIME_ID) - start;
  page = choose (argc, argv);
  if (page == NULL)
    {
      g_print ("# The data has no figure that moves.\n");
      return 0;
    }
  row ("figures: the listing, when the first is wanted", start, 8, "ms");

  window = gtk_window_new ();
  view = show (page, COLUMN_WIDTH, COLUMN_HEIGHT, FALSE);
  figure = coxa_figure_view_get_figure (view);
  for (guint i = 0; i < figure->n_moves; i++)
    if (figure->moves[i].from != figure->moves[i].to)
      {
        n_moving += (guint) ABS (figure->moves[i].to - figure->moves[i].from);
        seconds += figure->moves[i].seconds;
      }
  g_print ("# %s: %d frames, %.3g a second of movement\n", page, figure->n_frames, n_moving / seconds);
  watch (view, "in a column");
  sleep_well (view, "in a column");
  view = show (page, 1600, 1150, TRUE);
  watch (view, "1600×1150");
  sleep_well (view, "1600×1150");
  scroll_past (page);

  return 0;
}
