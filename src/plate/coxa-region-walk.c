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

#define N_DIRECTIONS 4 /* left, right, up, down */
#define N_MAX 256

/* Where each arrow leads from each region. */
typedef struct
{
  guint8 next[N_MAX][N_DIRECTIONS];
} Ways;

/* How far @to lies ahead of @from that way, and how far aside. */
static gboolean
look_ahead (CoxaPicture *picture,
            guint        from,
            guint        to,
            guint        direction,
            double      *ahead,
            double      *aside)
{
  double x0, y0, x, y;

  if (from == to || !get_pole (picture, from, &x0, &y0) || !get_pole (picture, to, &x, &y))
    return FALSE;

  *ahead = direction == 0 ? x0 - x : direction == 1 ? x - x0 : direction == 2 ? y0 - y : y - y0;
  *aside = direction < 2 ? fabs (y - y0) : fabs (x - x0);

  return *ahead > 0 && *aside <= 2.5 * *ahead;
}

/* The nearest region that way: straight ahead counts once, to the side twice. */
static guint8
find_nearest (CoxaPicture *picture,
              guint        from,
              guint        direction)
{
  double best = G_MAXDOUBLE;
  double ahead, aside;
  guint found = 0;

  for (guint i = 1; i < coxa_stack_get_n_regions (picture->stack); i++)
    if (look_ahead (picture, from, i, direction, &ahead, &aside) && ahead + 2 * aside < best)
      {
        best = ahead + 2 * aside;
        found = i;
      }

  return (guint8) found;
}

static guint
mark_reached (const Ways *ways,
              guint       start,
              gboolean   *reached)
{
  guint8 queue[N_MAX];
  guint length = 0;

  for (guint i = 0; i < N_MAX; i++)
    reached[i] = FALSE;
  reached[start] = TRUE;
  queue[length++] = (guint8) start;
  for (guint i = 0; i < length; i++)
    for (guint d = 0; d < N_DIRECTIONS; d++)
      {
        guint8 to = ways->next[queue[i]][d];

        if (to != 0 && !reached[to])
          {
            reached[to] = TRUE;
            queue[length++] = to;
          }
      }

  return length;
}

/* Leads one arrow to a region that none reaches: the one whose detour is the shortest and costs no other its way. */
static gboolean
lead_to (CoxaPicture *picture,
         Ways        *ways,
         guint        start,
         guint        lost)
{
  gboolean reached[N_MAX];
  guint n_before = mark_reached (ways, start, reached);
  double best = G_MAXDOUBLE;
  double ahead, aside;
  guint best_from = 0;
  guint best_direction = 0;

  for (guint from = 1; from < coxa_stack_get_n_regions (picture->stack); from++)
    for (guint d = 0; reached[from] && d < N_DIRECTIONS; d++)
      {
        gboolean after[N_MAX];
        guint8 old = ways->next[from][d];

        if (!look_ahead (picture, from, lost, d, &ahead, &aside) || ahead + 2 * aside >= best)
          continue;
        ways->next[from][d] = (guint8) lost;
        if (mark_reached (ways, start, after) > n_before)
          {
            best = ahead + 2 * aside;
            best_from = from;
            best_direction = d;
          }
        ways->next[from][d] = old;
      }
  if (best_from == 0)
    return FALSE;

  ways->next[best_from][best_direction] = (guint8) lost;

  return TRUE;
}

static void
find_ways (CoxaPicture *picture,
           Ways        *ways)
{
  guint start = coxa_region_walk_end (picture, FALSE);
  gboolean reached[N_MAX];

  for (guint i = 1; i < coxa_stack_get_n_regions (picture->stack); i++)
    for (guint d = 0; d < N_DIRECTIONS; d++)
      ways->next[i][d] = find_nearest (picture, i, d);

  mark_reached (ways, start, reached);
  for (guint i = 1; i < coxa_stack_get_n_regions (picture->stack); i++)
    if (!reached[i] && picture->spots[i].area > 0 && lead_to (picture, ways, start, i))
      mark_reached (ways, start, reached);
}

/**
 * coxa_region_walk_nearest:
 * @picture: what is on show
 * @from: a region that is to be seen in it
 * @direction: left, right, up or down
 *
 * Finds the nearest region that way. Where nearest alone would leave a region that no arrow leads to, one arrow makes a detour.
 *
 * Returns: its number, or 0 where there is none
 */
guint
coxa_region_walk_nearest (CoxaPicture      *picture,
                          guint             from,
                          GtkDirectionType  direction)
{
  Ways ways = { 0, };

  find_ways (picture, &ways);

  return ways.next[from][direction == GTK_DIR_LEFT ? 0 : direction == GTK_DIR_RIGHT ? 1 : direction == GTK_DIR_UP ? 2 : 3];
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
