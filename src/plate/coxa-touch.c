/* What a fingertip may have meant. It covers a disc; a region that is nowhere wider than that is hard to hit. Where the finger is
 * on such a one and covers another, or covers two of them, nobody can tell which was meant. */
#include "coxa-touch.h"

#include <math.h>

#define FINGER_MM 10.0     /* across */
#define COVERED_MIN 0.025  /* of the disc: less than this of a region was not aimed at */

typedef struct
{
  guint  region;
  double nearest; /* pixels from the finger's middle */
  guint  covered; /* pixels */
} Touched;

static int
compare_distance (gconstpointer a,
                  gconstpointer b)
{
  const Touched *one = a;
  const Touched *two = b;

  if (one->nearest != two->nearest)
    return one->nearest < two->nearest ? -1 : 1;

  return (int) two->covered - (int) one->covered;
}

static void
cover (const CoxaRegionIndex *index,
       double                 x,
       double                 y,
       double                 radius,
       Touched                touched[256])
{
  for (int row = (int) floor (y - radius); row <= (int) ceil (y + radius); row++)
    for (int column = (int) floor (x - radius); column <= (int) ceil (x + radius); column++)
      {
        double distance = hypot (column + 0.5 - x, row + 0.5 - y);
        guint region = coxa_region_index_get (index, column, row);

        if (distance > radius || region == 0)
          continue;
        if (touched[region].covered == 0 || distance < touched[region].nearest)
          touched[region].nearest = distance;
        touched[region].covered++;
      }
}

/**
 * coxa_touch_list:
 * @index: what each pixel of a picture shows
 * @spots: where its regions lie
 * @x: the finger's middle, pixels of @index
 * @y: likewise
 * @pixels_per_mm: of @index, on the screen
 * @regions: (out caller-allocates): what may have been meant, the nearest first
 *
 * Finds what a finger covers when that is more than one region and some are too small to be sure.
 *
 * Returns: how many @regions there are; 0 where there is no doubt
 */
guint
coxa_touch_list (const CoxaRegionIndex *index,
                 const CoxaRegionSpot  *spots,
                 double                 x,
                 double                 y,
                 double                 pixels_per_mm,
                 guint                  regions[COXA_TOUCH_OFFERS])
{
  double radius = FINGER_MM / 2 * pixels_per_mm;
  double least = MAX (G_PI * radius * radius * COVERED_MIN, 1);
  guint hit = coxa_region_index_get (index, (int) floor (x), (int) floor (y));
  Touched touched[256] = { { 0, 0, 0 }, };
  gboolean hit_is_small = FALSE;
  guint n_small = 0;
  guint n = 0;

  cover (index, x, y, radius, touched);
  for (guint i = 1; i < G_N_ELEMENTS (touched); i++)
    {
      gboolean is_small = touched[i].covered > 0 && spots[i].radius < radius;

      if (touched[i].covered == 0 || (touched[i].covered < least && i != hit))
        continue;
      n_small += is_small;
      if (i == hit)
        hit_is_small = is_small;
      touched[n] = touched[i];
      touched[n++].region = i;
    }
  if (n < 2 || (n_small < 2 && !hit_is_small))
    return 0;

  qsort (touched, n, sizeof *touched, compare_distance);
  n = MIN (n, COXA_TOUCH_OFFERS);
  for (guint i = 0; i < n; i++)
    regions[i] = touched[i].region;

  return n;
}
