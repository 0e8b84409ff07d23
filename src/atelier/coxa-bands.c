/* coxa-bands.c: tones one within the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-bands.h"
#include "coxa-paint.h"

/**
 * coxa_bands_count:
 * @kind: what a structure is
 * @mask: a byte a pixel, 1 where it is
 * @size: how many pixels
 *
 * Says how many tones it gets: the larger a surface, the wider a tone and the plainer its edge, so large ones get more.
 *
 * Returns: tones, %COXA_MOST_BANDS or fewer
 */
int
coxa_bands_count (CoxaKind      kind,
                  const guint8 *mask,
                  gsize         size)
{
  gsize n = 0;

  for (gsize i = 0; i < size; i++)
    n += mask[i];
  if (kind >= COXA_KIND_NERVE)
    return 4;
  if (kind == COXA_KIND_DISC)
    return 8;
  if (kind == COXA_KIND_BONE)
    return n > 60000 ? 17 : 13;

  return n > 150000 ? 15 : 11;
}

/* The tone that lies under all others. Darker ones cost the length of their outlines, lighter ones that of theirs; take
   the tone with which the outlines are shortest, for the file's size goes by them. */
static int
find_middle (const guint8 *mask,
             const float  *tone,
             CoxaWindow    window,
             int           n_tones)
{
  int dark[COXA_MOST_BANDS + 1] = { 0 };
  int light[COXA_MOST_BANDS + 1] = { 0 };
  int best = 0;
  int least = G_MAXINT;

  for (int y = 1; y < window.height; y++)
    for (int x = 1; x < window.width; x++)
      {
        gsize at = (gsize) y * window.width + x;
        gsize beside[2] = { at - 1, at - window.width };
        int here = mask[at] ? CLAMP ((int) (tone[at] * n_tones), 0, n_tones - 1) : -1;

        for (int k = 0; k < 2; k++)
          {
            int there = mask[beside[k]] ? CLAMP ((int) (tone[beside[k]] * n_tones), 0, n_tones - 1) : -1;

            for (int edge = 1; edge < n_tones; edge++)
              {
                dark[edge] += (here >= 0 && here < edge) != (there >= 0 && there < edge);
                light[edge] += (here >= edge) != (there >= edge);
              }
          }
      }

  for (int middle = 0; middle < n_tones; middle++)
    {
      int length = 0;

      for (int edge = 1; edge < n_tones; edge++)
        length += edge <= middle ? dark[edge] : light[edge];
      if (length < least)
        {
          least = length;
          best = middle;
        }
    }

  return best;
}

/**
 * coxa_bands_write:
 * @body: a structure in a view
 * @tone: a number a pixel of its window, 0 darkest … 1 lightest
 * @mask: what of it is drawn, a byte a pixel
 * @id: the part's id; its silhouette is there already
 * @n_tones: how many
 * @detail: the view's
 * @out: where the SVG paths go
 *
 * Writes tones, one within the other.
 */
void
coxa_bands_write (CoxaBody     *body,
                  const float  *tone,
                  const guint8 *mask,
                  const char   *id,
                  int           n_tones,
                  double        detail,
                  GString      *out)
{
  CoxaWindow window = body->window;
  gsize size = (gsize) window.width * window.height;
  g_autofree guint8 *part = g_new (guint8, size);
  gboolean bone = body->thing->kind == COXA_KIND_BONE;
  int middle = find_middle (mask, tone, window, n_tones);
  g_autofree char *base = coxa_paint_colour (body->thing, (middle + 0.5) / n_tones);

  g_string_append_printf (out, "<use href=\"#%s-shape\" fill=\"%s\"/>\n", id, base);
  for (int k = 1; k < n_tones; k++)
    {
      /* darker ones from the middle down, then lighter ones from the middle up */
      int band = k <= middle ? middle - k : k;
      double edge = k <= middle ? (band + 1.0) / n_tones : (double) band / n_tones;
      g_autofree char *colour = coxa_paint_colour (body->thing, (band + 0.5) / n_tones);
      gsize n = 0;

      for (gsize i = 0; i < size; i++)
        {
          part[i] = mask[i] && (k <= middle ? tone[i] < edge : tone[i] >= edge);
          n += part[i];
        }
      if (n > 150 / detail)
        coxa_paint_path (out, colour, "", part, window, TRUE, (bone ? 110 : 260) / detail, (bone ? 1.7 : 3.2) / detail);
    }
}
