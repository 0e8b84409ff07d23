/* The index of a composed picture against the file drawn another way: each structure by itself as a whole document in which
 * all others are hidden, three times as large, put on top of each other by hand. */
#include "coxa-atlas.h"
#include "coxa-picture.h"

#include <librsvg/rsvg.h>
#include <math.h>
#include <string.h>

#define OVERSAMPLE 3

static CoxaPlates *plates;

static CoxaPictureRequest
create_request (CoxaView *view,
                int       depth,
                double    scale)
{
  CoxaPictureRequest request = { .depth = depth, .scale = scale, .line = 1 };

  request.extents.width = (int) ceil (view->width * scale);
  request.extents.height = (int) ceil (view->height * scale);
  request.palette.paper = (GdkRGBA) { 1, 1, 1, 1 };

  return request;
}

/* A part alone, at OVERSAMPLE times the picture's scale. */
static cairo_surface_t *
draw_alone (CoxaView *view,
            CoxaPart *part,
            int       width,
            int       height,
            double    scale)
{
  g_autoptr(GFile) file = g_file_new_for_path (view->file);
  g_autoptr(GError) error = NULL;
  RsvgHandle *handle = rsvg_handle_new_from_gfile_sync (file, 0, NULL, &error);
  g_autofree char *style = g_strdup_printf ("#sheet { mask: none } #sheet > g { display: none } "
                                            "#sheet > [id=\"%s\"] { display: inline }", part->id);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * OVERSAMPLE, height * OVERSAMPLE);
  cairo_t *cr = cairo_create (surface);
  RsvgRectangle viewport = { 0, 0, view->width * scale * OVERSAMPLE, view->height * scale * OVERSAMPLE };

  g_assert_no_error (error);
  g_assert_true (rsvg_handle_set_stylesheet (handle, (const guint8 *) style, strlen (style), &error));
  g_assert_true (rsvg_handle_render_document (handle, cr, &viewport, &error));
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_object_unref (handle);

  return surface;
}

static void
stack_up (guint8          *numbers,
          int              width,
          int              height,
          cairo_surface_t *alone,
          guint8           number)
{
  const guint8 *pixels = cairo_image_surface_get_data (alone);
  int stride = cairo_image_surface_get_stride (alone);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint sum = 0;

        for (int dy = 0; dy < OVERSAMPLE; dy++)
          for (int dx = 0; dx < OVERSAMPLE; dx++)
            sum += ((const guint32 *) (pixels + (gsize) (y * OVERSAMPLE + dy) * stride))[x * OVERSAMPLE + dx] >> 24;
        if (sum >= 128 * OVERSAMPLE * OVERSAMPLE)
          numbers[(gsize) y * width + x] = number;
      }
}

static gboolean
is_inside (const guint8 *numbers,
           int           width,
           int           x,
           int           y)
{
  for (int dy = -1; dy <= 1; dy++)
    for (int dx = -1; dx <= 1; dx++)
      if (numbers[(gsize) (y + dy) * width + x + dx] != numbers[(gsize) y * width + x])
        return FALSE;

  return TRUE;
}

static gboolean
is_faded (CoxaView *view,
          double    x,
          double    y)
{
  return x < view->fade_left + 2 || y < view->fade_top + 2 ||
         x > view->width - view->fade_right - 2 || y > view->height - view->fade_bottom - 2;
}

static void
compare (CoxaView *view,
         int       depth,
         double    scale)
{
  g_autoptr(CoxaStack) stack = coxa_stack_new (plates, view, COXA_SIDE_RIGHT);
  CoxaPictureRequest request = create_request (view, depth, scale);
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaPicture) picture = coxa_picture_compose (stack, &request, NULL, &error);
  int width = request.extents.width;
  int height = request.extents.height;
  g_autofree guint8 *numbers = g_malloc0 ((gsize) width * height);
  guint looked = 0;
  guint wrong = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < coxa_view_get_parts (view)->len; i++)
    {
      CoxaPart *part = g_ptr_array_index (coxa_view_get_parts (view), i);
      cairo_surface_t *alone;

      if (coxa_picture_request_see (&request, part) != COXA_SEEN_WHOLE &&
          !(part->role == COXA_ROLE_LANDMARK && depth == COXA_DEPTHS))
        continue;
      alone = draw_alone (view, part, width, height, scale);
      stack_up (numbers, width, height, alone, (guint8) coxa_stack_get_part_region (stack, i));
      cairo_surface_destroy (alone);
    }

  for (int y = 1; y < height - 1; y++)
    for (int x = 1; x < width - 1; x++)
      {
        if (is_faded (view, x / scale, y / scale) || !is_inside (numbers, width, x, y))
          continue;
        looked++;
        if (coxa_region_index_get (picture->index, x, y) != numbers[(gsize) y * width + x])
          wrong++;
      }
  g_test_message ("%s, depth %d, scale %g: %u pixels looked at, %u wrong", view->id, depth, scale, looked, wrong);
  g_assert_cmpuint (looked, >, (guint) (width * height / 2));
  /* A nerve that is two pixels wide has no inside: what is half covered falls to one side here and to the other there. */
  g_assert_cmpuint (wrong, <=, looked / 50000);
}

static gboolean
is_main (const CoxaView *view)
{
  return view->is_named && g_str_equal (view->group, "hip");
}

static void
test_against_file (void)
{
  for (guint i = 0; i < plates->views->len; i++)
    {
      CoxaView *view = g_ptr_array_index (plates->views, i);

      /* All views come from the same pen; drawing every one three times over would take the day. */
      for (int depth = 1; depth <= COXA_DEPTHS && i == 0; depth++)
        compare (view, depth, depth == 2 ? 0.9 : 0.45);
      if (i > 0 && is_main (view))
        compare (view, 3, 0.45);
    }
}

/* The left side is the right side turned over: drawing, index and anchors. */
static void
test_mirror (void)
{
  CoxaView *view = g_ptr_array_index (plates->views, 0);
  g_autoptr(CoxaStack) right = coxa_stack_new (plates, view, COXA_SIDE_RIGHT);
  g_autoptr(CoxaStack) left = coxa_stack_new (plates, view, COXA_SIDE_LEFT);
  CoxaView *turned = coxa_stack_get_view (left);
  CoxaPictureRequest request = create_request (view, 2, 0.5);
  g_autoptr(CoxaPicture) one = coxa_picture_compose (right, &request, NULL, NULL);
  g_autoptr(CoxaPicture) other = NULL;
  guint differ = 0;
  guint ink = 0;

  request.side = COXA_SIDE_LEFT;
  other = coxa_picture_compose (left, &request, NULL, NULL);
  g_assert_true (turned->is_mirrored);
  for (int y = 0; y < request.extents.height; y++)
    for (int x = 0; x < request.extents.width; x++)
      {
        guint number = coxa_region_index_get (one->index, x, y);

        ink += number != 0;
        differ += number != coxa_region_index_get (other->index, request.extents.width - 1 - x, y);
      }
  g_assert_cmpuint (ink, >, 10000);
  /* Pixels half covered may fall to one side or the other. */
  g_assert_cmpuint (differ, <, ink / 100);

  for (guint i = 0; i < coxa_view_get_parts (view)->len; i++)
    {
      const CoxaPart *part = g_ptr_array_index (coxa_view_get_parts (view), i);
      const CoxaPart *same = g_ptr_array_index (turned->parts, i);

      g_assert_cmpstr (part->id, ==, same->id);
      g_assert_cmpfloat_with_epsilon (part->x + part->width, view->width - same->x, 1e-9);
      g_assert_cmpfloat_with_epsilon (part->anchors[4].x, view->width - same->anchors[4].x, 1e-9);
    }
}

/* Which parts a picture shows. */
static void
test_see (void)
{
  CoxaPart muscle = { .id = (char *) "a", .region = (char *) "a", .address = (char *) "muscle/a", .depth = 2 };
  CoxaPart bone = { .id = (char *) "b", .region = (char *) "b", .address = (char *) "bone/b", .depth = 4 };
  CoxaPart artery = { .id = (char *) "c", .region = (char *) "c", .address = (char *) "vessel/c", .depth = 3,
                      .role = COXA_ROLE_ARTERY };
  CoxaPart origin = { .id = (char *) "a.origin", .region = (char *) "a", .address = (char *) "muscle/a/origin", .depth = 4,
                      .role = COXA_ROLE_ORIGIN };
  char *hidden[] = { (char *) "a", NULL };
  CoxaPictureRequest request = { .depth = 3 };

  g_assert_cmpint (coxa_picture_request_see (&request, &muscle), ==, COXA_SEEN_NOT);
  g_assert_cmpint (coxa_picture_request_see (&request, &bone), ==, COXA_SEEN_WHOLE);
  g_assert_cmpint (coxa_picture_request_see (&request, &artery), ==, COXA_SEEN_NOT);
  g_assert_cmpint (coxa_picture_request_see (&request, &origin), ==, COXA_SEEN_NOT);
  request.show = COXA_SHOW_VESSELS;
  g_assert_cmpint (coxa_picture_request_see (&request, &artery), ==, COXA_SEEN_WHOLE);
  request.depth = 4;
  g_assert_cmpint (coxa_picture_request_see (&request, &artery), ==, COXA_SEEN_WHOLE);
  request.depth = 3;
  request.mode = COXA_MODE_GHOST;
  g_assert_cmpint (coxa_picture_request_see (&request, &muscle), ==, COXA_SEEN_GLASS);
  request.mode = COXA_MODE_ISOLATE;
  request.selected = (char *) "muscle/a";
  g_assert_cmpint (coxa_picture_request_see (&request, &muscle), ==, COXA_SEEN_WHOLE);
  g_assert_cmpint (coxa_picture_request_see (&request, &bone), ==, COXA_SEEN_WHOLE);
  g_assert_cmpint (coxa_picture_request_see (&request, &artery), ==, COXA_SEEN_NOT);
  request.hidden = hidden;
  g_assert_cmpint (coxa_picture_request_see (&request, &muscle), ==, COXA_SEEN_NOT);
  request.mode = COXA_MODE_WHOLE;
  request.depth = 1;
  g_assert_cmpint (coxa_picture_request_see (&request, &muscle), ==, COXA_SEEN_NOT);
}

/* The anchors were found by the draughtsman from the meshes; the program's own index must agree with them. */
static void
test_anchors (void)
{
  for (guint v = 0; v < plates->views->len; v++)
    for (int depth = 1; depth <= COXA_DEPTHS && is_main (g_ptr_array_index (plates->views, v)); depth++)
      {
        CoxaView *view = g_ptr_array_index (plates->views, v);
        g_autoptr(CoxaStack) stack = coxa_stack_new (plates, view, COXA_SIDE_RIGHT);
        CoxaPictureRequest request = create_request (view, depth, 1);
        g_autoptr(CoxaPicture) picture = coxa_picture_compose (stack, &request, NULL, NULL);
        guint seen = 0;

        for (guint i = 0; i < coxa_view_get_parts (view)->len; i++)
          {
            CoxaPart *part = g_ptr_array_index (coxa_view_get_parts (view), i);
            guint number = coxa_stack_get_part_region (stack, i);
            guint there;

            if (coxa_picture_request_see (&request, part) != COXA_SEEN_WHOLE || !part->has_anchor[depth])
              continue;
            seen++;
            there = coxa_region_index_get (picture->index, (int) part->anchors[depth].x, (int) part->anchors[depth].y);
            /* A landmark may lie where a bone is widest: it is on the bone all the same. */
            if (there != 0 && coxa_stack_get_region (stack, there)->role == COXA_ROLE_LANDMARK)
              continue;
            g_test_message ("%s, depth %d: %s", view->id, depth, part->id);
            g_assert_cmpuint (there, ==, number);
          }
        g_assert_cmpuint (seen, >, 5);
      }
}

static void
test_poles_lie_inside (void)
{
  CoxaView *view = g_ptr_array_index (plates->views, 0);
  g_autoptr(CoxaStack) stack = coxa_stack_new (plates, view, COXA_SIDE_RIGHT);

  for (double scale = 0.3; scale < 2; scale *= 1.7)
    {
      CoxaPictureRequest request = create_request (view, 2, scale);
      g_autoptr(CoxaPicture) picture = coxa_picture_compose (stack, &request, NULL, NULL);

      for (guint i = 1; i < coxa_stack_get_n_regions (stack); i++)
        if (picture->spots[i].area > 0 && picture->spots[i].radius > 0)
          g_assert_cmpuint (coxa_region_index_get (picture->index, (int) picture->spots[i].pole_x,
                                                   (int) picture->spots[i].pole_y), ==, i);
    }
}

/* A crop of the sheet shows what the whole sheet shows there. */
static void
test_crop (void)
{
  CoxaView *view = g_ptr_array_index (plates->views, 0);
  g_autoptr(CoxaStack) stack = coxa_stack_new (plates, view, COXA_SIDE_RIGHT);
  CoxaPictureRequest request = create_request (view, 2, 1.5);
  g_autoptr(CoxaPicture) whole = coxa_picture_compose (stack, &request, NULL, NULL);
  g_autoptr(CoxaPicture) crop = NULL;
  guint wrong = 0;

  request.extents = (cairo_rectangle_int_t) { 700, 600, 500, 400 };
  crop = coxa_picture_compose (stack, &request, NULL, NULL);
  for (int y = 0; y < 400; y++)
    for (int x = 0; x < 500; x++)
      wrong += coxa_region_index_get (crop->index, x, y) != coxa_region_index_get (whole->index, x + 700, y + 600);
  g_assert_cmpuint (wrong, ==, 0);
}

static void
test_kept_rasters_are_bounded (void)
{
  CoxaView *view = g_ptr_array_index (plates->views, 0);
  g_autoptr(CoxaStack) stack = coxa_stack_new (plates, view, COXA_SIDE_RIGHT);

  for (int i = 0; i < 3; i++)
    {
      CoxaPictureRequest request = create_request (view, 1 + i, 2.0 + 0.1 * i);
      g_autoptr(CoxaPicture) picture = coxa_picture_compose (stack, &request, NULL, NULL);

      g_assert_nonnull (picture);
      g_assert_cmpuint (coxa_stack_get_raster_bytes (stack), <, 400u * 1024 * 1024);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_problem_free);
  int status;

  g_test_init (&argc, &argv, NULL);
  plates = coxa_plates_load (g_getenv ("COXA_DATA"), problems, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);

  g_test_add_func ("/region-index/agrees-with-the-file", test_against_file);
  g_test_add_func ("/region-index/agrees-with-the-anchors", test_anchors);
  g_test_add_func ("/region-index/poles-lie-inside", test_poles_lie_inside);
  g_test_add_func ("/region-index/a-crop-shows-the-same", test_crop);
  g_test_add_func ("/region-index/left-is-right-turned-over", test_mirror);
  g_test_add_func ("/picture/see", test_see);
  g_test_add_func ("/stack/kept-rasters-are-bounded", test_kept_rasters_are_bounded);
  status = g_test_run ();
  coxa_plates_unref (plates);

  return status;
}
