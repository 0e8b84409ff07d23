/* Labels never overlap, their lines never cross and end where they should, whatever they point at. */
#include "label-geometry.h"

#include <math.h>

static const CoxaLabelArea wide = { .left_start = 10, .left_end = 160, .right_start = 640, .right_end = 790,
                                    .top = 10, .bottom = 590, .gap = 5 };
static const CoxaLabelArea low = { .left_start = 10, .left_end = 160, .right_start = 640, .right_end = 790,
                                   .top = 10, .bottom = 120, .gap = 5 };

static void
assert_sound (const CoxaLabel     *labels,
              guint                n,
              const CoxaLabelArea *area)
{
  for (guint i = 0; i < n; i++)
    {
      const CoxaLabel *a = &labels[i];

      if (!a->shown)
        continue;
      g_assert_cmpfloat (a->text_y, >=, area->top - 1e-6);
      g_assert_cmpfloat (a->text_y + a->height, <=, area->bottom + 1e-6);
      g_assert_cmpfloat (a->text_x, >=, (a->on_left ? area->left_start : area->right_start) - 1e-6);
      g_assert_cmpfloat (a->text_x + a->width, <=, (a->on_left ? area->left_end : area->right_end) + 1e-6);
      for (guint j = i + 1; j < n; j++)
        if (labels[j].shown)
          {
            g_assert_false (overlap (a, &labels[j]));
            g_assert_false (cross (a, &labels[j]));
          }
    }
}

static guint
count_shown (const CoxaLabel *labels,
             guint            n)
{
  guint shown = 0;

  for (guint i = 0; i < n; i++)
    shown += labels[i].shown;

  return shown;
}

static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (11);

  for (int round = 0; round < 2000; round++)
    {
      CoxaLabel labels[48] = { { 0, }, };
      guint n = g_rand_int_range (rand, 0, 48);
      const CoxaLabelArea *area = round % 3 == 0 ? &low : &wide;

      for (guint i = 0; i < n; i++)
        {
          labels[i].id = i + 1;
          labels[i].importance = g_rand_int_range (rand, 0, 100);
          labels[i].x = round % 5 == 0 ? 400 : g_rand_double_range (rand, 180, 620);
          labels[i].y = round % 7 == 0 ? 300 : g_rand_double_range (rand, 0, 600);
          labels[i].width = g_rand_double_range (rand, 20, 150);
          labels[i].height = round % 2 == 0 ? 18 : 18 * g_rand_int_range (rand, 1, 4);
        }
      coxa_label_layout (labels, n, area);
      assert_sound (labels, n, area);
    }
}

/* Zoomed, the columns lie over what is pointed at. */
static void
test_under_the_columns (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (12);

  for (int round = 0; round < 2000; round++)
    {
      CoxaLabel labels[40] = { { 0, }, };

      for (guint i = 0; i < 40; i++)
        labels[i] = (CoxaLabel) { .id = i + 1, .importance = g_rand_int_range (rand, 0, 100),
                                  .x = g_rand_double_range (rand, 0, 800), .y = g_rand_double_range (rand, 0, 600),
                                  .width = 120, .height = 18 * g_rand_int_range (rand, 1, 4) };
      labels[7].importance = 1000;
      coxa_label_layout (labels, 40, &wide);
      assert_sound (labels, 40, &wide);
      g_assert_true (labels[7].shown);
    }
}

static void
test_all_fit (void)
{
  CoxaLabel labels[10] = { { 0, }, };

  for (guint i = 0; i < 10; i++)
    labels[i] = (CoxaLabel) { .id = i + 1, .x = 200 + 40 * i, .y = 590 - 50 * i, .width = 80, .height = 18 };
  coxa_label_layout (labels, 10, &wide);
  g_assert_cmpuint (count_shown (labels, 10), ==, 10);
  assert_sound (labels, 10, &wide);
}

static void
test_least_important_leave (void)
{
  CoxaLabel labels[20] = { { 0, }, };

  for (guint i = 0; i < 20; i++)
    labels[i] = (CoxaLabel) { .id = i + 1, .importance = (int) i, .x = 400, .y = 60, .width = 80, .height = 18 };
  coxa_label_layout (labels, 20, &low);
  g_assert_cmpuint (count_shown (labels, 20), ==, 10);
  for (guint i = 0; i < 20; i++)
    g_assert_cmpint (labels[i].shown, ==, i >= 10);
}

static void
test_too_wide (void)
{
  CoxaLabel label = { .id = 1, .x = 400, .y = 60, .width = 151, .height = 18 };

  coxa_label_layout (&label, 1, &wide);
  g_assert_false (label.shown);
}

static void
test_no_room (void)
{
  static const CoxaLabelArea none = { 0, };
  CoxaLabel label = { .id = 1, .x = 400, .y = 60, .width = 15, .height = 18 };

  coxa_label_layout (&label, 1, &none);
  g_assert_false (label.shown);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label-layout/random-places-stay-sound", test_random);
  g_test_add_func ("/label-layout/columns-over-the-drawing-stay-sound", test_under_the_columns);
  g_test_add_func ("/label-layout/all-are-shown-where-there-is-room", test_all_fit);
  g_test_add_func ("/label-layout/least-important-leave-first", test_least_important_leave);
  g_test_add_func ("/label-layout/too-wide-is-left-out", test_too_wide);
  g_test_add_func ("/label-layout/no-room-at-all", test_no_room);

  return g_test_run ();
}
