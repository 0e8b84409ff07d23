/* coxa-anchors.c: where labels point to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-anchors.h"

#include <string.h>

/* a layer's window in user units, within the sheet */
static CoxaWindow
find_window (CoxaLayer *layer,
             CoxaView  *view)
{
  int left = MAX (layer->window.x / 2 - 1, 0);
  int top = MAX (layer->window.y / 2 - 1, 0);
  int right = MIN ((layer->window.x + layer->window.width) / 2 + 2, view->width);
  int bottom = MIN ((layer->window.y + layer->window.height) / 2 + 2, view->height);

  return (CoxaWindow) { left, top, MAX (right - left, 0), MAX (bottom - top, 0) };
}

/* which layer is on top at a stop, -1 for none */
static void
find_top (GPtrArray *layers,
          CoxaView  *view,
          int        stop,
          gint16    *top)
{
  memset (top, 0xff, (gsize) view->width * view->height * sizeof *top);
  for (guint k = 0; k < layers->len; k++)
    {
      CoxaLayer *layer = g_ptr_array_index (layers, k);
      CoxaWindow window = find_window (layer, view);

      if (layer->body == NULL || layer->depth < stop)
        continue;
      for (int y = window.y; y < window.y + window.height; y++)
        for (int x = window.x; x < window.x + window.width; x++)
          if (coxa_layer_covers (layer, 2 * x + 1, 2 * y + 1))
            top[(gsize) y * view->width + x] = k;
    }
}

static void
find_deepest (CoxaLayer    *layer,
              int           number,
              CoxaView     *view,
              int           stop,
              const gint16 *top)
{
  CoxaWindow window = find_window (layer, view);
  gsize size = (gsize) window.width * window.height;
  g_autofree guint8 *mask = g_new (guint8, size + 1);
  g_autofree float *inside = NULL;
  gsize n = 0;

  for (gsize i = 0; i < size; i++)
    {
      int x = i % window.width + window.x;
      int y = i / window.width + window.y;

      mask[i] = (layer->body == NULL ? coxa_layer_covers (layer, 2 * x + 1, 2 * y + 1)
                                     : top[(gsize) y * view->width + x] == number)
                && x > view->fade[0] / 2 && y > view->fade[1] / 2
                && x < view->width - 1 - view->fade[2] / 2 && y < view->height - 1 - view->fade[3] / 2;
      n += mask[i];
    }
  if (n == 0)
    return;

  inside = coxa_raster_distance (mask, window.width, window.height);
  for (gsize i = 0; i < size; i++)
    if (inside[i] > layer->anchor[stop][2])
      {
        layer->anchor[stop][0] = i % window.width + window.x + 0.5;
        layer->anchor[stop][1] = i / window.width + window.y + 0.5;
        layer->anchor[stop][2] = inside[i];
      }
}

/**
 * coxa_anchors_find:
 * @layers: (element-type CoxaLayer): layers in painter's order
 * @view: the view
 *
 * Finds, for each layer and stop, the point deepest inside what is seen of it.
 */
void
coxa_anchors_find (GPtrArray *layers,
                   CoxaView  *view)
{
  g_autofree gint16 *top = g_new (gint16, (gsize) view->width * view->height);

  for (int stop = 1; stop <= COXA_STOPS; stop++)
    {
      find_top (layers, view, stop, top);
      for (guint k = 0; k < layers->len; k++)
        {
          CoxaLayer *layer = g_ptr_array_index (layers, k);

          if (layer->body == NULL ? stop == COXA_STOPS : layer->depth >= stop)
            find_deepest (layer, k, view, stop, top);
        }
    }
}
