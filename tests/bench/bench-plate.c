/* bench-plate DATA [pictures|hover|zoom|turn|pages|script]: what the plate and the page cost the main thread, on a real window.
 * One row a budget: what TAB measured TAB limit TAB unit */
#include "coxa-atlas.h"
#include "coxa-hit.h"
#include "coxa-page-view.h"
#include "coxa-plate-view.h"
#include "coxa-turn.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <string.h>
#include <time.h>

static CoxaAtlas *atlas;
static CoxaPainter *painter;
static CoxaPlateView *plate;
static CoxaPageView *page;
static GtkWidget *window;

static double frame_start;
static GArray *frames;       /* double, ms on the main thread */
static double poll_end;
static double longest_stall; /* ms of work between two looks at what comes in */

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
  g_print ("%s\t%.3g\t%g\t%s\n", what, measured, limit, unit);
  fflush (stdout);
}

/* What the calling thread itself has worked: a machine that does other things besides does not count against us. */
static double
worked_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double one = *(const double *) a;
  double two = *(const double *) b;

  return one < two ? -1 : one > two;
}

static double
median (GArray *values)
{
  if (values->len == 0)
    return 0;

  g_array_sort (values, compare_doubles);

  return g_array_index (values, double, values->len / 2);
}

/* Main loop */

static int
poll_cb (GPollFD *fds,
         guint    n,
         int      timeout)
{
  int found;

  if (poll_end > 0)
    longest_stall = MAX (longest_stall, worked_ms () - poll_end);
  found = g_poll (fds, n, timeout);
  poll_end = worked_ms ();

  return found;
}

static void
before_paint_cb (void)
{
  frame_start = worked_ms ();
}

static void
after_paint_cb (void)
{
  double took = worked_ms () - frame_start;

  g_array_append_val (frames, took);
}

static void
spin (double ms)
{
  double end = now_ms () + ms;

  while (now_ms () < end)
    g_main_context_iteration (NULL, FALSE) ? (void) 0 : g_usleep (200);
}

static void
settle (void)
{
  for (int i = 0; i < 2000 && !coxa_plate_view_is_settled (plate); i++)
    spin (5);
  spin (60);
}

static void
go (const char *text,
    int         depth)
{
  g_autoptr(CoxaAddress) address = coxa_address_parse (text, NULL);
  g_autoptr(CoxaScene) scene = NULL;

  address->depth = depth;
  scene = coxa_scene_new_for_address (atlas, address);
  coxa_plate_view_set_scene (plate, scene);
  coxa_page_view_set_address (page, address);
}

/* Rows */

static void
bench_hit_test (void)
{
  enum { N = 4000000 };
  CoxaRegionIndex *index = coxa_region_index_new (1200, 1000);
  CoxaHit hit = { index->numbers, 1200, 1000, 1.25, -2.5, 8.25 };
  g_autofree double *xs = g_new (double, 4096);
  g_autofree double *ys = g_new (double, 4096);
  g_autofree gsize *offsets = g_new (gsize, 4096);
  volatile guint sum = 0;
  double ratios[5];
  g_autoptr(GArray) sorted = g_array_new (FALSE, FALSE, sizeof (double));

  for (int i = 0; i < 4096; i++)
    {
      xs[i] = g_random_double_range (10, 900);
      ys[i] = g_random_double_range (10, 700);
      offsets[i] = (gsize) g_random_int_range (0, 1200 * 1000);
    }
  for (int round = 0; round < 5; round++)
    {
      double bare;
      double ours;
      double start = now_ms ();

      for (int i = 0; i < N; i++)
        sum += index->numbers[offsets[i & 4095]];
      bare = now_ms () - start;
      start = now_ms ();
      for (int i = 0; i < N; i++)
        sum += coxa_hit_get (&hit, xs[i & 4095], ys[i & 4095]);
      ours = now_ms () - start;
      ratios[round] = ours / bare;
    }
  g_array_append_vals (sorted, ratios, 5);
  row ("hit test, coordinates included, of a bare array look-up", median (sorted), 2, "x");
  coxa_region_index_free (index);
}

/* The pointer passes over all that is shown at each stop, and rests on paper in between. */
static void
bench_hover (void)
{
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  double worst = 0;

  for (int depth = 1; depth <= COXA_DEPTHS; depth++)
    {
      CoxaPicture *picture;
      guint n;

      go ("region/hip", depth);
      settle ();
      picture = coxa_plate_view_get_picture (plate);
      n = coxa_stack_get_n_regions (picture->stack);
      for (guint i = 1; i < n; i++)
        {
          if (picture->spots[i].area == 0)
            continue;
          g_array_set_size (frames, 0);
          coxa_plate_view_set_hovered (plate, i);
          spin (40);
          if (frames->len == 0)
            continue;
          g_array_append_val (all, g_array_index (frames, double, 0));
          worst = MAX (worst, g_array_index (frames, double, 0));
          coxa_plate_view_set_hovered (plate, 0);
          spin (40);
        }
    }
  row ("hover to frame, main thread, median of all regions at all stops", median (all), 1, "ms");
  g_print ("hover to frame, main thread, the largest region\t%.3g\t-\tms\n", worst);
}

static void
bench_still (void)
{
  settle ();
  g_array_set_size (frames, 0);
  for (int i = 0; i < 60; i++)
    {
      gtk_widget_queue_draw (window);
      spin (20);
    }
  g_print ("a frame in which nothing changed, median\t%.3g\t-\tms\n", median (frames));
}

static void
bench_zoom_and_pan (void)
{
  double zoom = 1;

  settle ();
  g_array_set_size (frames, 0);
  for (int i = 0; i < 120; i++)
    {
      zoom = 1 + 3 * fabs (sin (i / 20.0));
      coxa_plate_view_zoom_at (plate, zoom, 600, 500);
      spin (17);
    }
  row ("zoom, main thread a frame, median", median (frames), 6, "ms");
  coxa_plate_view_zoom_at (plate, 3, 600, 500);
  settle ();
  g_array_set_size (frames, 0);
  for (int i = 0; i < 120; i++)
    {
      coxa_plate_view_pan (plate, 9 * cos (i / 10.0), 9 * sin (i / 10.0));
      spin (17);
    }
  row ("pan, main thread a frame, median", median (frames), 6, "ms");
  coxa_plate_view_zoom_to_fit (plate);
  settle ();
}

/* Goes to a view; returns how long its picture was not there. */
static double
turn_to (const char *view)
{
  g_autoptr(CoxaAddress) address = coxa_address_parse ("region/hip", NULL);
  g_autoptr(CoxaScene) scene = NULL;
  double start = now_ms ();

  address->view = g_strdup (view);
  scene = coxa_scene_new_for_address (atlas, address);
  coxa_plate_view_set_scene (plate, scene);
  while (coxa_plate_view_get_picture (plate) == NULL)
    g_main_context_iteration (NULL, FALSE);

  return now_ms () - start;
}

/* Once round, resting at each view for as long as it takes to settle; then to views that nobody expected. */
static void
bench_turn (void)
{
  CoxaPlates *plates = coxa_atlas_get_plates (atlas);
  g_autoptr(GPtrArray) ring = coxa_turn_list_ring (plates, ((CoxaView *) g_ptr_array_index (plates->views, 0))->id);
  g_autoptr(GArray) warm = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) cold = g_array_new (FALSE, FALSE, sizeof (double));
  double kept = 0;

  if (ring->len < 4)
    return;

  turn_to (((CoxaView *) g_ptr_array_index (ring, 0))->id);
  for (guint i = 1; i < ring->len; i++)
    {
      double took;

      settle ();
      spin (1200);
      took = turn_to (((CoxaView *) g_ptr_array_index (ring, i))->id);
      g_array_append_val (warm, took);
    }
  for (guint i = 0; i < ring->len; i++)
    {
      double took;

      settle ();
      spin (1200);
      took = turn_to (((CoxaView *) g_ptr_array_index (ring, (i * 5) % ring->len))->id);
      g_array_append_val (cold, took);
    }
  for (guint i = 0; i < ring->len; i++)
    {
      CoxaStack *stack = coxa_painter_get_stack (painter, ((CoxaView *) g_ptr_array_index (ring, i))->id, COXA_SIDE_RIGHT);

      kept += coxa_stack_get_raster_bytes (stack) / 1048576.0;
    }
  g_print ("raster cache after turning round, all views\t%.3g\t-\tMiB\n", kept);
  row ("turn to the next view, until its picture is there, median", median (warm), 16.7, "ms");
  row ("turn to a view nobody expected, median", median (cold), 150, "ms");
}

static void
bench_script (void)
{
  static const char * const pages[] = {
    "muscle/gluteus-minimus", "muscle/gluteus-minimus/origin", "muscle/gluteus-medius/innervation", "bone/sacrum",
    "muscle/gluteus-maximus/action", "nerve/sciatic", "region/hip",
  };
  double end = now_ms () + 10000;

  settle ();
  longest_stall = 0;
  for (int i = 0; now_ms () < end; i++)
    {
      go (pages[i % G_N_ELEMENTS (pages)], i % 3 == 0 ? 1 + i % 4 : 0);
      spin (130);
      coxa_plate_view_zoom_by (plate, i % 2 == 0 ? 1.6 : 1 / 1.6);
      spin (130);
      coxa_plate_view_pan (plate, 40, 20);
      coxa_plate_view_set_hovered (plate, 1 + i % 8);
      spin (90);
    }
  row ("longest main-thread stall in 10 s of peeling, zooming, opening pages", longest_stall, 16, "ms");
  coxa_plate_view_zoom_to_fit (plate);
  settle ();
}

static double
open_page (const char *text)
{
  double start = now_ms ();
  guint n = frames->len;

  go (text, 0);
  while (frames->len == n)
    g_main_context_iteration (NULL, FALSE);

  return (now_ms () - start) / (1000 / 60.0);
}

static void
bench_pages (void)
{
  static const char * const pages[] = { "muscle/piriformis", "nerve/superior-gluteal", "bone/femur", "muscle/semitendinosus" };
  double cold = 0;
  double warm = 0;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      settle ();
      cold = MAX (cold, open_page (pages[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      settle ();
      warm = MAX (warm, open_page (pages[i]));
    }
  row ("open a page, cold, to its frame, worst", cold, 3, "frames");
  row ("open a page, warm, to its frame, worst", warm, 2, "frames"); /* waiting for the next tick included: up to one more */
}

static CoxaPictureRequest
create_request (CoxaView *view,
                int       depth)
{
  CoxaPictureRequest request = { .depth = depth, .scale = 0.8, .line = 1 };

  request.extents.width = (int) (view->width * 0.8);
  request.extents.height = (int) (view->height * 0.8);
  request.palette.paper = (GdkRGBA) { 1, 1, 1, 1 };

  return request;
}

/* librsvg alone: load, hide what is not to be seen, draw. */
static double
time_librsvg (CoxaView *view,
              int       depth)
{
  g_autoptr(GString) style = g_string_new ("#sheet { mask: none } ");
  g_autoptr(GFile) file = g_file_new_for_path (view->file);
  RsvgRectangle viewport = { 0, 0, view->width * 0.8, view->height * 0.8 };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) viewport.width, (int) viewport.height);
  cairo_t *cr = cairo_create (surface);
  RsvgHandle *handle;
  double start;
  double took;

  for (guint i = 0; i < coxa_view_get_parts (view)->len; i++)
    {
      CoxaPart *part = g_ptr_array_index (coxa_view_get_parts (view), i);

      if (coxa_part_is_footprint (part) || part->depth < depth)
        g_string_append_printf (style, "[id=\"%s\"] { display: none } ", part->id);
    }
  start = now_ms ();
  handle = rsvg_handle_new_from_gfile_sync (file, 0, NULL, NULL);
  rsvg_handle_set_stylesheet (handle, (const guint8 *) style->str, style->len, NULL);
  rsvg_handle_render_document (handle, cr, &viewport, NULL);
  took = now_ms () - start;
  g_object_unref (handle);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return took;
}

static void
bench_pictures (void)
{
  CoxaView *view = g_ptr_array_index (coxa_atlas_get_plates (atlas)->views, 0);
  g_autoptr(GArray) cold = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) warm = g_array_new (FALSE, FALSE, sizeof (double));

  for (int i = 0; i < 7; i++)
    {
      g_autoptr(CoxaPainter) fresh = coxa_painter_new (coxa_atlas_get_plates (atlas));
      CoxaPictureRequest request = create_request (view, 1);
      double librsvg = time_librsvg (view, 1);
      double start = now_ms ();
      g_autoptr(CoxaPicture) first = coxa_painter_paint (fresh, view->id, &request, NULL, NULL);
      double took = now_ms () - start;
      double ratio = took / librsvg;
      g_autoptr(CoxaPicture) second = NULL;

      g_assert_nonnull (first);
      g_array_append_val (cold, ratio);
      start = now_ms ();
      second = coxa_painter_paint (fresh, view->id, &request, NULL, NULL);
      g_assert_nonnull (second);
      ratio = (now_ms () - start) / librsvg;
      g_array_append_val (warm, ratio);
    }
  row ("view never shown, of librsvg's load and render", median (cold), 1.1, "x");
  row ("view shown before, of librsvg's load and render", median (warm), 0.1, "x");
}

static void
bench_sizes (void)
{
  CoxaView *view = g_ptr_array_index (coxa_atlas_get_plates (atlas)->views, 0);
  g_autofree char *text = NULL;
  gsize length = 0;
  double largest = 0;

  if (!g_file_get_contents (view->file, &text, &length, NULL))
    return;
  for (guint i = 0; i < coxa_view_get_parts (view)->len; i++)
    {
      CoxaPart *part = g_ptr_array_index (coxa_view_get_parts (view), i);
      g_autofree char *open = g_strdup_printf ("id=\"%s\"", part->id);
      const char *start = strstr (text, open);
      const char *end = start != NULL ? strstr (start, "</g>") : NULL;

      if (end != NULL)
        largest = MAX (largest, (end - start) / 1024.0);
    }
  row ("a named view of SVG", length / 1024.0, 600, "KB");
  row ("its largest structure", largest, 30, "KB");
}

static gboolean
is_wanted (char       **argv,
           const char  *name)
{
  return argv[1] == NULL || argv[2] == NULL || g_strv_contains ((const char * const *) argv + 2, name);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  GtkWidget *paned;
  GdkFrameClock *clock;

  if (g_getenv ("GSK_RENDERER") == NULL)
    g_setenv ("GSK_RENDERER", "cairo", TRUE);
  adw_init ();
  frames = g_array_new (FALSE, FALSE, sizeof (double));
  atlas = coxa_atlas_load (argc > 1 ? argv[1] : g_getenv ("COXA_DATA"), NULL, &error);
  g_assert_no_error (error);
  painter = coxa_painter_new (coxa_atlas_get_plates (atlas));

  if (is_wanted (argv, "pictures"))
    {
      bench_sizes ();
      bench_pictures ();
      bench_hit_test ();
    }

  window = gtk_window_new ();
  paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  plate = COXA_PLATE_VIEW (coxa_plate_view_new ());
  page = g_object_new (COXA_TYPE_PAGE_VIEW, NULL);
  coxa_plate_view_set_atlas (plate, atlas, painter);
  coxa_page_view_set_atlas (page, atlas);
  gtk_paned_set_start_child (GTK_PANED (paned), GTK_WIDGET (plate));
  gtk_paned_set_end_child (GTK_PANED (paned), GTK_WIDGET (page));
  gtk_paned_set_position (GTK_PANED (paned), 1140);
  gtk_window_set_child (GTK_WINDOW (window), paned);
  gtk_window_set_default_size (GTK_WINDOW (window), 1600, 1200);
  go ("region/hip", 0);
  gtk_window_present (GTK_WINDOW (window));
  g_main_context_set_poll_func (NULL, poll_cb);
  spin (300);
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), NULL);
  settle ();

  bench_still ();
  if (is_wanted (argv, "hover"))
    bench_hover ();
  if (is_wanted (argv, "zoom"))
    bench_zoom_and_pan ();
  if (is_wanted (argv, "turn"))
    bench_turn ();
  if (is_wanted (argv, "pages"))
    bench_pages ();
  if (is_wanted (argv, "script"))
    bench_script ();

  return 0;
}
