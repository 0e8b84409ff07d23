#include "coxa-region-walk.h"

#include <math.h>

static gboolean
get_pole (CoxaPicture *picture,
          guint        region,
          double      *x,
          double      *y)
{
  const CoxaRegionSpot *spot;

  if (picture->spots[region].area == 0)
    return FALSE;

  spot = &picture->spots[region];
  *x = spot->pole_x;
  *y = spot->pole_y;

  return TRUE;
}

/**
 * coxa_region_walk_nearest:
 * @picture: what is on show
 * @from: a region that is to be seen in it
 * @direction: left, right, up or down
 *
 * Finds the nearest region that way: straight ahead counts once, to the side twice.
 *
 * Returns: its number, or 0 where there is none
 */
guint
coxa_region_walk_nearest (CoxaPicture      *picture,
                          guint             from,
                          GtkDirectionType  direction)
{
  double best = G_MAXDOUBLE;
  guint found = 0;
  double x0;
  double y0;

  if (!get_pole (picture, from, &x0, &y0))
    return 0;

  for (guint i = 1; i < coxa_stack_get_n_regions (picture->stack); i++)
    {
      double x, y, ahead, aside;

      if (i == from || !get_pole (picture, i, &x, &y))
        continue;

      switch (direction)
        {
        case GTK_DIR_LEFT:
          ahead = x0 - x;
          aside = fabs (y - y0);
          break;
        case GTK_DIR_RIGHT:
          ahead = x - x0;
          aside = fabs (y - y0);
          break;
        case GTK_DIR_UP:
          ahead = y0 - y;
          aside = fabs (x - x0);
          break;
        default:
          ahead = y - y0;
          aside = fabs (x - x0);
          break;
        }
      if (ahead <= 0 || aside > 2.5 * ahead || ahead + 2 * aside >= best)
        continue;
      best = ahead + 2 * aside;
      found = i;
    }

  return found;
}

/**
 * coxa_region_walk_end:
 * @picture: what is on show
 * @last: the last rather than the first
 *
 * Finds an end of the reading order: top to bottom, and along the line within a line's height.
 *
 * Returns: a region's number, or 0 where nothing is to be seen
 */
guint
coxa_region_walk_end (CoxaPicture *picture,
                      gboolean     last)
{
  guint found = 0;
  double best = 0;

  for (guint i = 1; i < coxa_stack_get_n_regions (picture->stack); i++)
    {
      double x, y, order;

      if (!get_pole (picture, i, &x, &y))
        continue;
      order = floor (y / 24) * 1e5 + x;
      if (found == 0 || (last ? order > best : order < best))
        {
          found = i;
          best = order;
        }
    }

  return found;
}
