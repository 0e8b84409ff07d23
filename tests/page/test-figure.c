/* The figure of a page: what it shows, when it moves, and what goes with it. */

#include "page-fixture.h"

#include "coxa-figure-frames.h"
#include "coxa-figure-stage.h"
#include "coxa-figure-view.h"

#include <string.h>

typedef struct
{
  guint32 *pixels; /* as cairo has them */
  int      width;
  int      height;
} Picture;

static gboolean
is_figure (GtkWidget  *widget,
           const char *text)
{
  return COXA_IS_FIGURE_VIEW (widget);
}

static gboolean
is_stage (GtkWidget  *widget,
          const char *css_class)
{
  return COXA_IS_FIGURE_STAGE (widget) && (css_class[0] == '\0' || gtk_widget_has_css_class (widget, css_class));
}

static gboolean
is_tip (GtkWidget  *widget,
        const char *text)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

static gboolean
is_number (GtkWidget  *widget,
           const char *text)
{
  return is_button (widget, text) && gtk_widget_has_css_class (widget, "step-number");
}

static gboolean
is_visible_label (GtkWidget  *widget,
                  const char *text)
{
  return is_label (widget, text) && gtk_widget_get_child_visible (widget);
}

static CoxaFigureView *
get_figure (Fixture *fixture)
{
  return COXA_FIGURE_VIEW (get (fixture, is_figure, ""));
}

static GtkAdjustment *
get_scroll (Fixture *fixture)
{
  GtkWidget *figure = GTK_WIDGET (get_figure (fixture));

  return gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (figure, GTK_TYPE_SCROLLED_WINDOW)));
}

/* Brings the figure where it can be seen. */
static void
scroll_to (Fixture   *fixture,
           GtkWidget *widget)
{
  GtkAdjustment *adjustment = get_scroll (fixture);
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, scroller, &bounds));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + bounds.origin.y);
  settle ();
}

static void
set_animations (gboolean are_on)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", are_on, NULL);
}

static CoxaFigureView *
open_figure (Fixture    *fixture,
             const char *text)
{
  CoxaFigureView *figure;

  open_page (fixture, text);
  figure = get_figure (fixture);
  scroll_to (fixture, get (fixture, is_stage, ""));

  return figure;
}

static gboolean
wait_for (gboolean (*is_so) (CoxaFigureView *figure),
          CoxaFigureView *figure)
{
  gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (!is_so (figure))
    {
      if (g_get_monotonic_time () > end)
        return FALSE;
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }

  return TRUE;
}

static gboolean
is_drawn (CoxaFigureView *figure)
{
  GtkWidget *stage = find (GTK_WIDGET (figure), is_stage, "");

  return stage != NULL && coxa_figure_stage_is_drawn (COXA_FIGURE_STAGE (stage));
}

static gboolean
is_at_second (CoxaFigureView *figure)
{
  return coxa_figure_view_get_key (figure) == 1;
}

static gboolean
is_at_first (CoxaFigureView *figure)
{
  return coxa_figure_view_get_key (figure) == 0;
}

/* What a stage shows, alone. */
static void
take (GtkWidget *stage,
      Picture   *picture)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (stage);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;

  picture->width = gtk_widget_get_width (stage);
  picture->height = gtk_widget_get_height (stage);
  gdk_paintable_snapshot (paintable, snapshot, picture->width, picture->height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (stage)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) picture->width, (float) picture->height));
  picture->pixels = g_new0 (guint32, (gsize) picture->width * (gsize) picture->height);
  gdk_texture_download (texture, (guchar *) picture->pixels, (gsize) picture->width * 4);
}

/* Where the middle of a colour is, as a part of the width; -1 where there is none of it. */
static double
find_colour (GtkWidget *stage,
             guint32    colour)
{
  Picture picture;
  double sum = 0;
  int n = 0;

  take (stage, &picture);
  for (int y = 0; y < picture.height; y++)
    for (int x = 0; x < picture.width; x++)
      if ((picture.pixels[y * picture.width + x] & 0xffffff) == colour)
        {
          sum += x;
          n++;
        }
  g_free (picture.pixels);

  return n > 0 ? sum / n / picture.width : -1;
}

#define BODY  0xd02020
#define ARROW 0x2020d0
#define WRONG 0x202020

static void
assert_place (GtkWidget *stage,
              guint32    colour,
              double     place)
{
  g_assert_cmpfloat_with_epsilon (find_colour (stage, colour), place, 0.03);
}

static void
test_order (Fixture       *fixture,
            gconstpointer  user_data)
{
  graphene_rect_t safety, figure, steps;

  open_page (fixture, "coxa:exercise/raise");
  g_assert_true (has (fixture, is_label, "Steps"));
  g_assert_true (gtk_widget_compute_bounds (get (fixture, is_label, "A pinch in the groin."), GTK_WIDGET (fixture->view),
                                            &safety));
  g_assert_true (gtk_widget_compute_bounds (get (fixture, is_figure, ""), GTK_WIDGET (fixture->view), &figure));
  g_assert_true (gtk_widget_compute_bounds (get (fixture, is_label, "Let it down."), GTK_WIDGET (fixture->view), &steps));
  g_assert_cmpfloat (safety.origin.y, <, figure.origin.y);
  g_assert_cmpfloat (figure.origin.y, <, steps.origin.y);

  open_page (fixture, "coxa:exercise/raise/steps");
  g_assert_true (has (fixture, is_figure, ""));
  open_page (fixture, "coxa:exercise/raise/evidence");
  g_assert_false (has (fixture, is_figure, ""));
  open_page (fixture, "coxa:muscle/gluteus-minimus");
  g_assert_false (has (fixture, is_figure, ""));
}

static void
test_plays (Fixture       *fixture,
            gconstpointer  user_data)
{
  CoxaFigureView *figure = open_figure (fixture, "coxa:exercise/raise");
  GtkWidget *stage = get (fixture, is_stage, "");

  g_assert_true (coxa_figure_view_get_playing (figure));
  g_assert_true (coxa_figure_view_is_running (figure));
  gtk_test_accessible_assert_role (stage, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (stage, GTK_ACCESSIBLE_PROPERTY_LABEL, "Raise, moving figure");

  /* It goes there and back; the words go with it, and a screen reader is left in peace. */
  for (int round = 0; round < 2; round++)
    {
      g_assert_true (wait_for (is_at_second, figure));
      settle ();
      g_assert_nonnull (find (GTK_WIDGET (figure), is_visible_label, "Step 2: Open the right knee."));
      gtk_test_accessible_assert_property (stage, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                           "Step 1: Lie on the left side. Step 2: Open the right knee.");
      g_assert_true (wait_for (is_at_first, figure));
    }
  g_assert_true (wait_for (is_drawn, figure));
  g_assert_cmpfloat (find_colour (stage, BODY), >, 0);
  g_assert_cmpfloat (find_colour (stage, ARROW), ==, -1);
}

static void
test_rests (Fixture       *fixture,
            gconstpointer  user_data)
{
  CoxaFigureView *figure = open_figure (fixture, "coxa:exercise/raise");
  double before;

  g_assert_true (coxa_figure_view_is_running (figure));

  /* Scrolled out. */
  gtk_adjustment_set_value (get_scroll (fixture), 0);
  settle ();
  g_assert_false (coxa_figure_view_is_running (figure));
  g_assert_true (coxa_figure_view_get_playing (figure));
  before = coxa_figure_view_get_position (figure);
  settle ();
  g_assert_cmpfloat (coxa_figure_view_get_position (figure), ==, before);
  scroll_to (fixture, get (fixture, is_stage, ""));
  g_assert_true (coxa_figure_view_is_running (figure));
  g_assert_cmpfloat (coxa_figure_view_get_position (figure), >, before);

  /* Not on show. */
  gtk_widget_set_visible (GTK_WIDGET (fixture->view), FALSE);
  g_assert_false (coxa_figure_view_is_running (figure));
  gtk_widget_set_visible (GTK_WIDGET (fixture->view), TRUE);
  settle ();
  g_assert_true (coxa_figure_view_is_running (figure));

  /* Stopped by somebody, it does not begin again by itself. */
  g_signal_emit_by_name (get (fixture, is_tip, "Pause"), "clicked");
  g_assert_false (coxa_figure_view_is_running (figure));
  gtk_widget_set_visible (GTK_WIDGET (fixture->view), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (fixture->view), TRUE);
  settle ();
  g_assert_false (coxa_figure_view_is_running (figure));
  g_signal_emit_by_name (get (fixture, is_tip, "Play"), "clicked");
  g_assert_true (coxa_figure_view_is_running (figure));
}

/* No frame is drawn while it stands: nothing even asks for one. */
static void
test_idle (Fixture       *fixture,
           gconstpointer  user_data)
{
  CoxaFigureView *figure = open_figure (fixture, "coxa:exercise/raise");
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (figure));
  gint64 before;

  coxa_figure_view_set_key (figure, 1);
  /* The scroll bar fades away first. */
  for (int i = 0; i < 20; i++)
    settle ();
  before = gdk_frame_clock_get_frame_counter (clock);
  settle ();
  settle ();
  g_assert_cmpint (gdk_frame_clock_get_frame_counter (clock), <=, before + 1);
}

static void
test_steps (Fixture       *fixture,
            gconstpointer  user_data)
{
  CoxaFigureView *figure = open_figure (fixture, "coxa:exercise/raise");
  GtkWidget *stage = get (fixture, is_stage, "");

  g_signal_emit_by_name (get (fixture, is_tip, "Next pose"), "clicked");
  g_assert_false (coxa_figure_view_get_playing (figure));
  coxa_figure_view_set_key (figure, 1);
  g_assert_true (wait_for (is_drawn, figure));
  assert_place (stage, BODY, 250 / 300.0);
  assert_place (stage, ARROW, 150 / 300.0);
  gtk_test_accessible_assert_property (stage, GTK_ACCESSIBLE_PROPERTY_LABEL, "Raise, picture 2 of 2");
  gtk_test_accessible_assert_property (stage, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Step 2: Open the right knee.");

  g_signal_emit_by_name (get (fixture, is_tip, "Pose before"), "clicked");
  g_assert_cmpuint (coxa_figure_view_get_key (figure), ==, 0);
  settle ();
  g_assert_true (wait_for (is_drawn, figure));
  assert_place (stage, BODY, 50 / 300.0);
  g_assert_cmpfloat (find_colour (stage, ARROW), ==, -1);
  g_signal_emit_by_name (get (fixture, is_tip, "Pose before"), "clicked");
  g_assert_cmpuint (coxa_figure_view_get_key (figure), ==, 1);

  /* From there it goes on. */
  g_signal_emit_by_name (get (fixture, is_tip, "Play"), "clicked");
  g_assert_cmpfloat (coxa_figure_view_get_position (figure), >=, 0.6);
}

/* Buttons are large enough for a finger. */
static void
test_touch (Fixture       *fixture,
            gconstpointer  user_data)
{
  static const char * const tips[] = { "Pose before", "Pause", "Next pose" };
  GtkCssProvider *provider = gtk_css_provider_new ();
  g_autofree char *css = g_test_build_filename (G_TEST_DIST, "..", "ui", "style-figure.css", NULL);

  gtk_css_provider_load_from_data (provider,
                                   "@define-color coxa_page #fff; @define-color coxa_line #ccc; @define-color coxa_ink #000;"
                                   "@define-color coxa_card #fff; @define-color coxa_accent #070;"
                                   "@define-color coxa_on_accent #fff; @define-color coxa_pain #700;"
                                   "@define-color coxa_figure_paper #fff; @define-color coxa_figure_right #070;"
                                   "@define-color coxa_figure_wrong #700;", -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider), 600);
  g_object_unref (provider);
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_path (provider, css);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider), 601);
  open_figure (fixture, "coxa:exercise/raise");
  for (guint i = 0; i < G_N_ELEMENTS (tips); i++)
    {
      GtkWidget *button = get (fixture, is_tip, tips[i]);

      g_assert_cmpint (gtk_widget_get_width (button), >=, 44);
      g_assert_cmpint (gtk_widget_get_height (button), >=, 44);
    }
  gtk_style_context_remove_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider));
  g_object_unref (provider);
}

static void
test_sides (Fixture       *fixture,
            gconstpointer  user_data)
{
  CoxaFigureView *figure = open_figure (fixture, "coxa:exercise/raise");
  GtkWidget *stage;

  coxa_figure_view_set_key (figure, 0);
  g_signal_emit_by_name (get (fixture, is_tip, "Show the left side"), "clicked");
  g_assert_cmpstr (fixture->target, ==, "coxa:exercise/raise?side=left");
  g_assert_cmpstr (coxa_figure_view_get_caption (figure), ==, "Step 1: Lie on the left side.");

  figure = open_figure (fixture, fixture->target);
  coxa_figure_view_set_key (figure, 1);
  g_assert_cmpstr (coxa_figure_view_get_caption (figure), ==, "Step 2: Open the left knee.");
  settle ();
  g_assert_true (wait_for (is_drawn, figure));
  stage = get (fixture, is_stage, "");
  assert_place (stage, BODY, 50 / 300.0);

  coxa_figure_view_set_side (figure, COXA_SIDE_RIGHT);
  g_assert_cmpstr (coxa_figure_view_get_caption (figure), ==, "Step 2: Open the right knee.");
  settle ();
  g_assert_true (wait_for (is_drawn, figure));
  assert_place (stage, BODY, 250 / 300.0);

  /* What has no side has no choice of sides. */
  g_assert_nonnull (find (GTK_WIDGET (open_figure (fixture, "coxa:test/press")), is_tip, "Show the left side"));
  g_assert_null (find (GTK_WIDGET (open_figure (fixture, "coxa:habit/words")), is_tip, "Show the left side"));
}

static void
test_list (Fixture       *fixture,
           gconstpointer  user_data)
{
  CoxaFigureView *figure = open_figure (fixture, "coxa:exercise/raise");
  GtkWidget *number = get (fixture, is_number, "2");
  GtkWidget *stage = get (fixture, is_stage, "");
  graphene_rect_t bounds;

  /* A step that no picture shows has a number and nothing to press. */
  g_assert_false (has (fixture, is_number, "3"));
  g_assert_true (has (fixture, is_label, "3"));

  gtk_adjustment_set_value (get_scroll (fixture), 100000);
  settle ();
  g_signal_emit_by_name (number, "clicked");
  settle ();
  g_assert_cmpuint (coxa_figure_view_get_key (figure), ==, 1);
  g_assert_false (coxa_figure_view_get_playing (figure));
  g_assert_true (gtk_widget_has_css_class (gtk_widget_get_parent (number), "shown"));
  g_assert_false (gtk_widget_has_css_class (gtk_widget_get_parent (get (fixture, is_number, "1")), "shown"));

  /* Whoever asks for it sees it. */
  g_assert_true (gtk_widget_compute_bounds (stage, gtk_widget_get_ancestor (stage, GTK_TYPE_SCROLLED_WINDOW), &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);

  g_signal_emit_by_name (get (fixture, is_number, "1"), "clicked");
  g_assert_cmpuint (coxa_figure_view_get_key (figure), ==, 0);
  g_assert_false (gtk_widget_has_css_class (gtk_widget_get_parent (number), "shown"));
}

static void
test_less_motion (Fixture       *fixture,
                  gconstpointer  user_data)
{
  CoxaFigureView *figure;
  GtkWidget *stage;
  guint n_other = 0;
  gint64 end;

  set_animations (FALSE);
  figure = open_figure (fixture, "coxa:exercise/raise");
  stage = get (fixture, is_stage, "");
  g_assert_true (coxa_figure_view_is_running (figure));

  /* One key pose at a time, with its arrow, and nothing between them. */
  end = g_get_monotonic_time () + 5 * G_TIME_SPAN_SECOND;
  while (g_get_monotonic_time () < end)
    {
      double place;

      settle ();
      if (!coxa_figure_stage_is_drawn (COXA_FIGURE_STAGE (stage)))
        continue;
      place = find_colour (stage, BODY);
      if (ABS (place - 50 / 300.0) > 0.03 && ABS (place - 250 / 300.0) > 0.03)
        n_other++;
      if (ABS (place - 250 / 300.0) < 0.03)
        assert_place (stage, ARROW, 150 / 300.0);
    }
  g_assert_cmpuint (n_other, ==, 0);
  g_assert_cmpuint (coxa_figure_view_get_key (figure), ==, 1);

  /* Told otherwise while it runs, it moves. */
  set_animations (TRUE);
  g_assert_true (coxa_figure_view_is_running (figure));
  g_assert_true (wait_for (is_at_first, figure));
  g_assert_true (wait_for (is_at_second, figure));
}

static void
test_faults (Fixture       *fixture,
             gconstpointer  user_data)
{
  CoxaFigureView *figure = open_figure (fixture, "coxa:exercise/raise?side=left");
  GtkWidget *right, *wrong;

  coxa_figure_view_set_key (figure, 0);
  right = get (fixture, is_stage, "right");
  wrong = get (fixture, is_stage, "wrong");
  scroll_to (fixture, right);
  g_assert_true (has (fixture, is_label, "Like this"));
  g_assert_true (has (fixture, is_label, "Not like this"));
  g_assert_true (has (fixture, is_label, "✓"));
  g_assert_true (has (fixture, is_label, "✕"));
  gtk_test_accessible_assert_property (wrong, GTK_ACCESSIBLE_PROPERTY_LABEL, "Raise, not like this: The pelvis rolls back.");
  settle ();
  assert_place (right, BODY, 50 / 300.0);
  assert_place (right, ARROW, 150 / 300.0);
  assert_place (wrong, WRONG, 50 / 300.0);
  g_assert_cmpfloat (find_colour (wrong, BODY), ==, -1);
}

/* A test has words of its own, and stands still. */
static void
test_still (Fixture       *fixture,
            gconstpointer  user_data)
{
  CoxaFigureView *figure = open_figure (fixture, "coxa:test/press?side=left");
  GtkWidget *stage = get (fixture, is_stage, "");

  g_assert_false (coxa_figure_view_is_running (figure));
  g_assert_cmpstr (coxa_figure_view_get_caption (figure), ==, "Press on the left side.");
  g_assert_null (find (GTK_WIDGET (figure), is_tip, "Play"));
  g_assert_null (find (GTK_WIDGET (figure), is_tip, "Next pose"));
  gtk_test_accessible_assert_property (stage, GTK_ACCESSIBLE_PROPERTY_LABEL, "Press");
  settle ();
  g_assert_true (wait_for (is_drawn, figure));
  assert_place (stage, BODY, 0.5);
  g_assert_true (has (fixture, is_label, "The back bends."));
}

/* A drawing that is broken says so in place of itself. */
static void
test_broken (Fixture       *fixture,
             gconstpointer  user_data)
{
  open_page (fixture, "coxa:habit/balance");
  scroll_to (fixture, get (fixture, is_figure, ""));
  g_assert_true (has (fixture, is_label, "The figure could not be drawn."));
  g_assert_true (has (fixture, is_label, "habit-balance.svg"));
  g_assert_false (has (fixture, is_tip, "Next pose"));
  g_assert_true (has (fixture, is_label, "Lift a foot."));
}

/* What a session does with it. */
static void
test_compact (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autoptr(CoxaPageView) view = g_object_ref (fixture->view);
  CoxaFigureView *figure = COXA_FIGURE_VIEW (g_object_ref_sink (coxa_figure_view_new ()));

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (figure));
  g_assert_false (coxa_figure_view_set_page (figure, fixture->atlas, "muscle/gluteus-minimus", COXA_SIDE_RIGHT));
  g_assert_null (coxa_figure_view_get_figure (figure));
  g_assert_true (coxa_figure_view_set_page (figure, fixture->atlas, "exercise/raise", COXA_SIDE_RIGHT));
  coxa_figure_view_set_compact (figure, TRUE);
  coxa_figure_view_set_playing (figure, FALSE);
  settle ();
  g_assert_null (find (GTK_WIDGET (figure), is_tip, "Play"));

  /* Somebody else's clock: no arrows come and go. */
  coxa_figure_view_set_position (figure, 0.7);
  settle ();
  g_assert_true (wait_for (is_drawn, figure));
  assert_place (find (GTK_WIDGET (figure), is_stage, ""), BODY, 250 / 300.0);
  g_assert_cmpfloat (find_colour (find (GTK_WIDGET (figure), is_stage, ""), ARROW), ==, -1);
  g_assert_cmpuint (coxa_figure_view_get_key (figure), ==, 1);
  g_assert_true (coxa_figure_view_show_step (figure, 0));
  g_assert_false (coxa_figure_view_show_step (figure, 2));
  g_assert_cmpuint (coxa_figure_view_get_key (figure), ==, 0);
  coxa_figure_view_set_position (figure, 0.3);
  settle ();
  g_assert_true (wait_for (is_drawn, figure));
  assert_place (find (GTK_WIDGET (figure), is_stage, ""), BODY, 150 / 300.0);

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (fixture->view));
  settle ();
  g_assert_finalize_object (figure);
}

/* What is kept has an end: what was not looked at for longest goes. */
static void
test_bounded (Fixture       *fixture,
              gconstpointer  user_data)
{
  enum { WIDTH = 3000, N = 40 };
  CoxaFigures *figures = coxa_atlas_get_figures (fixture->atlas);
  CoxaFigureFrames *frames = coxa_figure_frames_new (figures, coxa_figures_lookup (figures, "exercise/raise"));
  gsize bytes = 0;

  for (int i = 0; i < N; i++)
    while (coxa_figure_frames_get (frames, "frame-0", WIDTH + i, 2000, FALSE) == NULL)
      {
        g_assert_no_error (coxa_figure_frames_get_error (frames));
        g_main_context_iteration (NULL, TRUE);
      }

  for (int i = 0; i < N; i++)
    {
      const CoxaFigureCell *cell = coxa_figure_frames_peek (frames, "frame-0", WIDTH + i, 2000, FALSE);

      if (cell != NULL)
        bytes += (gsize) cairo_image_surface_get_stride (cell->surface) *
                 (gsize) cairo_image_surface_get_height (cell->surface);
    }
  g_assert_cmpuint (bytes, <=, 64 << 20);
  g_assert_cmpuint (bytes, >, 32 << 20);
  g_assert_null (coxa_figure_frames_peek (frames, "frame-0", WIDTH, 2000, FALSE));
  g_assert_nonnull (coxa_figure_frames_peek (frames, "frame-0", WIDTH + N - 1, 2000, FALSE));
  g_assert_finalize_object (frames);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  set_animations (TRUE);
  page_fixture_tear_down (fixture, user_data);
}

#define TEST(name, function) g_test_add ("/figure/" name, Fixture, NULL, page_fixture_set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  page_fixture_init (&argc, &argv);
  gtk_window_set_default_size (GTK_WINDOW (window), 470, 420);

  TEST ("order", test_order);
  TEST ("plays", test_plays);
  TEST ("rests", test_rests);
  TEST ("idle", test_idle);
  TEST ("steps", test_steps);
  TEST ("touch", test_touch);
  TEST ("sides", test_sides);
  TEST ("list", test_list);
  TEST ("less-motion", test_less_motion);
  TEST ("faults", test_faults);
  TEST ("still", test_still);
  TEST ("broken", test_broken);
  TEST ("compact", test_compact);
  TEST ("bounded", test_bounded);

  return page_fixture_run ();
}
