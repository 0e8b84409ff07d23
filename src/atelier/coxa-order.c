/* coxa-order.c: what is painted over what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-order.h"

#include <stdlib.h>

static const double *sort_keys;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  guint i = *(const guint *) a;
  guint j = *(const guint *) b;

  if (sort_keys[i] != sort_keys[j])
    return sort_keys[i] < sort_keys[j] ? -1 : 1;

  return (i > j) - (i < j);
}

/**
 * coxa_order_find:
 * @front: n × n numbers; at i × n + j, on how many pixels i lies in front of j
 * @start: n numbers, the mean nearness of each; the order begins with the farthest first
 * @n: how many
 *
 * Finds the painter's order in which the fewest pixels are wrong: each item is moved to its best place until no move helps.
 *
 * Returns: (transfer full): item numbers, the first is painted first
 */
guint *
coxa_order_find (const double *front,
                 const double *start,
                 guint         n)
{
  guint *order = g_new (guint, MAX (n, 1));
  gboolean better = TRUE;

  for (guint i = 0; i < n; i++)
    order[i] = i;
  sort_keys = start;
  qsort (order, n, sizeof *order, compare_places);

  for (int round = 0; better && round < 200; round++)
    {
      better = FALSE;
      for (guint item = 0; item < n; item++)
        {
          guint at = 0, best;
          double gain = 0, most = 1e-6;

          while (order[at] != item)
            at++;
          best = at;
          for (guint k = at; k-- > 0; )
            {
              /* moved below order[k]: what of item lay in front of it is lost, what of it lay in front is won */
              gain += front[order[k] * n + item] - front[item * n + order[k]];
              if (gain > most)
                {
                  most = gain;
                  best = k;
                }
            }
          gain = 0;
          for (guint k = at + 1; k < n; k++)
            {
              gain += front[item * n + order[k]] - front[order[k] * n + item];
              if (gain > most)
                {
                  most = gain;
                  best = k;
                }
            }
          if (best == at)
            continue;
          better = TRUE;
          for (guint k = at; k > best; k--)
            order[k] = order[k - 1];
          for (guint k = at; k < best; k++)
            order[k] = order[k + 1];
          order[best] = item;
        }
    }

  return order;
}
