#include "coxa-camera.h"

static CoxaCamera
create_camera (void)
{
  CoxaCamera camera = { .widget_width = 900, .widget_height = 800, .margin_left = 150, .margin_right = 150,
                        .margin_top = 10, .margin_bottom = 70, .device = 1 };

  coxa_camera_init (&camera, 1200, 1500);

  return camera;
}

static void
test_fits (void)
{
  CoxaCamera camera = create_camera ();
  double scale = coxa_camera_get_scale (&camera);
  double x, y;

  coxa_camera_get_origin (&camera, &x, &y);
  g_assert_cmpfloat_with_epsilon (scale, 720.0 / 1500, 1e-9);
  g_assert_cmpfloat (x, >=, 150);
  g_assert_cmpfloat (x + 1200 * scale, <=, 750 + 1);
  g_assert_cmpfloat_with_epsilon (y, 10, 1);
}

static void
test_zoom_keeps_the_place (void)
{
  static const double places[][2] = { { 450, 370 }, { 400, 200 }, { 500, 600 } };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      CoxaCamera camera = create_camera ();
      double before_x, before_y, after_x, after_y;

      coxa_camera_zoom_at (&camera, 3, 450, 370);
      coxa_camera_to_user (&camera, places[i][0], places[i][1], &before_x, &before_y);
      coxa_camera_zoom_at (&camera, 5, places[i][0], places[i][1]);
      coxa_camera_to_user (&camera, places[i][0], places[i][1], &after_x, &after_y);
      /* The sheet lies on whole pixels: half a pixel of play. */
      g_assert_cmpfloat_with_epsilon (before_x, after_x, 1.0 / coxa_camera_get_scale (&camera));
      g_assert_cmpfloat_with_epsilon (before_y, after_y, 1.0 / coxa_camera_get_scale (&camera));
    }
}

/* Many steps of a wheel move what is under the pointer no farther than one does. */
static void
test_steps_do_not_add_up (void)
{
  for (int i = 0; i < 40; i++)
    {
      CoxaCamera camera = create_camera ();
      double x = 400 + 1.37 * i, y = 330 + 2.71 * i;
      double before_x, before_y, after_x, after_y;

      coxa_camera_to_user (&camera, x, y, &before_x, &before_y);
      for (int step = 0; step < 8; step++)
        coxa_camera_zoom_at (&camera, camera.zoom * 1.25, x, y);
      coxa_camera_to_user (&camera, x, y, &after_x, &after_y);
      g_assert_cmpfloat_with_epsilon (before_x, after_x, 0.51 / coxa_camera_get_scale (&camera));
      g_assert_cmpfloat_with_epsilon (before_y, after_y, 0.51 / coxa_camera_get_scale (&camera));
    }
}

static void
test_zoom_is_bounded (void)
{
  CoxaCamera camera = create_camera ();

  coxa_camera_zoom_at (&camera, 1e9, 0, 0);
  g_assert_cmpfloat (camera.zoom, ==, COXA_ZOOM_MAX);
  coxa_camera_zoom_at (&camera, -3, 0, 0);
  g_assert_cmpfloat (camera.zoom, ==, 1);
  g_assert_cmpfloat_with_epsilon (camera.center_x, 600, 1e-6);
}

static void
test_pan_stays_on_the_sheet (void)
{
  CoxaCamera camera = create_camera ();

  coxa_camera_zoom_at (&camera, 4, 450, 370);
  coxa_camera_pan (&camera, 1e6, -1e6);
  g_assert_cmpfloat (camera.center_x, >=, 0);
  g_assert_cmpfloat (camera.center_y, <=, 1500);
}

static void
test_extents_cover_the_widget (void)
{
  for (int device = 1; device <= 3; device++)
    {
      CoxaCamera camera = create_camera ();
      cairo_rectangle_int_t e;
      double x, y;

      camera.device = device;
      coxa_camera_zoom_at (&camera, 6, 450, 370);
      coxa_camera_get_extents (&camera, &e);
      coxa_camera_get_origin (&camera, &x, &y);
      g_assert_cmpfloat (x + e.x / (double) device, <=, 0);
      g_assert_cmpfloat (y + e.y / (double) device, <=, 0);
      g_assert_cmpfloat (x + (e.x + e.width) / (double) device, >=, 900);
      g_assert_cmpfloat (y + (e.y + e.height) / (double) device, >=, 800);
    }
}

static void
test_show_brings_into_sight (void)
{
  CoxaCamera camera = create_camera ();

  coxa_camera_zoom_at (&camera, 6, 450, 370);
  g_assert_true (coxa_camera_show (&camera, 900, 1100, 100, 100));
  g_assert_false (coxa_camera_show (&camera, 900, 1100, 100, 100));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/camera/a-sheet-fits-between-the-margins", test_fits);
  g_test_add_func ("/camera/zoom-keeps-what-is-under-the-pointer", test_zoom_keeps_the_place);
  g_test_add_func ("/camera/steps-of-a-wheel-do-not-add-up", test_steps_do_not_add_up);
  g_test_add_func ("/camera/zoom-is-bounded", test_zoom_is_bounded);
  g_test_add_func ("/camera/pan-stays-on-the-sheet", test_pan_stays_on_the_sheet);
  g_test_add_func ("/camera/extents-cover-the-widget", test_extents_cover_the_widget);
  g_test_add_func ("/camera/show-brings-into-sight-once", test_show_brings_into_sight);

  return g_test_run ();
}
