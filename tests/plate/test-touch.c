/* What a fingertip of 10 mm may have meant, on a screen of 4 pixels to the millimetre. */
#include "coxa-touch.h"

#define WIDTH 400
#define HEIGHT 300
#define PER_MM 4.0

static guint8 numbers[WIDTH * HEIGHT];

static void
paint (guint8 number,
       int    x,
       int    y,
       int    width,
       int    height)
{
  for (int row = y; row < y + height; row++)
    for (int column = x; column < x + width; column++)
      numbers[row * WIDTH + column] = number;
}

static guint
touch (double x,
       double y,
       guint  regions[COXA_TOUCH_OFFERS])
{
  g_autoptr(GBytes) bytes = g_bytes_new (numbers, sizeof numbers);
  g_autoptr(CoxaRegionIndex) index = coxa_region_index_new_for_bytes (WIDTH, HEIGHT, bytes);
  g_autofree CoxaRegionSpot *spots = NULL;

  g_assert_nonnull (index);
  spots = coxa_region_index_locate (index, 256);

  return coxa_touch_list (index, spots, x, y, PER_MM, regions);
}

/* Region 1: 45 × 50 mm. 2 and 3: strips 3 mm wide, 2 mm apart. 4: one pixel. 5: by itself, 3 mm. */
static void
draw (void)
{
  paint (0, 0, 0, WIDTH, HEIGHT);
  paint (1, 0, 0, 180, 200);
  paint (2, 200, 0, 12, 200);
  paint (3, 220, 0, 12, 200);
  paint (4, 90, 100, 1, 1);
  paint (5, 300, 100, 12, 12);
}

static void
test_in_the_middle_of_a_large_one (void)
{
  guint regions[COXA_TOUCH_OFFERS];

  g_assert_cmpuint (touch (60, 60, regions), ==, 0);
}

static void
test_two_thin_ones (void)
{
  guint regions[COXA_TOUCH_OFFERS];

  g_assert_cmpuint (touch (206, 100, regions), ==, 2);
  g_assert_cmpuint (regions[0], ==, 2);
  g_assert_cmpuint (regions[1], ==, 3);
  g_assert_cmpuint (touch (225, 100, regions), ==, 2);
  g_assert_cmpuint (regions[0], ==, 3);
}

/* Between the two, on paper: both are under the finger. */
static void
test_between_thin_ones (void)
{
  guint regions[COXA_TOUCH_OFFERS];

  g_assert_cmpuint (touch (217, 100, regions), ==, 2);
}

static void
test_small_beside_large (void)
{
  guint regions[COXA_TOUCH_OFFERS];

  /* On the thin one, the edge of the large one beneath the finger: who can tell? */
  paint (2, 182, 0, 12, 200);
  g_assert_cmpuint (touch (186, 50, regions), ==, 2);
  g_assert_cmpuint (regions[0], ==, 2);
  g_assert_cmpuint (regions[1], ==, 1);
  /* On the large one, the thin one beneath the finger's edge: the large one was meant. */
  paint (3, 182, 0, 60, 200);
  paint (2, 182, 0, 12, 200);
  g_assert_cmpuint (touch (170, 50, regions), ==, 0);
  draw ();
}

static void
test_alone (void)
{
  guint regions[COXA_TOUCH_OFFERS];

  g_assert_cmpuint (touch (305, 105, regions), ==, 0);
}

static void
test_a_speck_was_not_meant (void)
{
  guint regions[COXA_TOUCH_OFFERS];

  g_assert_cmpuint (touch (95, 100, regions), ==, 0);
}

static void
test_outside (void)
{
  guint regions[COXA_TOUCH_OFFERS];

  g_assert_cmpuint (touch (-30, -30, regions), ==, 0);
  g_assert_cmpuint (touch (1e6, 40, regions), ==, 0);
  g_assert_cmpuint (touch (-2, 50, regions), ==, 0);
}

static void
test_no_more_than_a_hand_can_choose (void)
{
  guint regions[COXA_TOUCH_OFFERS];

  for (int i = 0; i < 10; i++)
    paint ((guint8) (10 + i), 300 + 4 * i, 200, 4, 40);
  g_assert_cmpuint (touch (320, 220, regions), ==, COXA_TOUCH_OFFERS);
  draw ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  draw ();
  g_test_add_func ("/touch/in-the-middle-of-a-large-one", test_in_the_middle_of_a_large_one);
  g_test_add_func ("/touch/two-thin-ones", test_two_thin_ones);
  g_test_add_func ("/touch/between-thin-ones", test_between_thin_ones);
  g_test_add_func ("/touch/small-beside-large", test_small_beside_large);
  g_test_add_func ("/touch/alone", test_alone);
  g_test_add_func ("/touch/a-speck-was-not-meant", test_a_speck_was_not_meant);
  g_test_add_func ("/touch/outside", test_outside);
  g_test_add_func ("/touch/no-more-than-a-hand-can-choose", test_no_more_than_a_hand_can_choose);

  return g_test_run ();
}
