/* coxa-face.c: what is cut through
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-face.h"
#include "coxa-paint.h"
#include "coxa-trace.h"

#define PORE 17 /* pixels from pore to pore in cut bone */

/**
 * coxa_face_write:
 * @body: a structure that is cut through
 * @mask: what of it is drawn, a byte a pixel of its window
 * @out: where the SVG paths go
 *
 * Draws a cut face: the compact rim of a bone and the spongy bone within; of what is soft only the face.
 */
void
coxa_face_write (CoxaBody     *body,
                 const guint8 *mask,
                 GString      *out)
{
  CoxaWindow window = body->window;
  gsize size = (gsize) window.width * window.height;
  gboolean bone = body->thing->kind == COXA_KIND_BONE;
  g_autofree guint8 *part = g_new (guint8, MAX (size, 1));
  g_autofree float *inside = NULL;
  g_autofree char *deep = coxa_paint_colour (body->thing, bone ? 0.2 : 0.35);
  g_autofree char *flat = coxa_paint_colour (body->thing, bone ? 0.8 : 0.7);
  g_autoptr(GString) pores = g_string_new (NULL);
  CoxaPen pen = { pores, COXA_TRACE_UNITS, 0, 0, 0 };
  guint32 state = g_str_hash (body->thing->id);

  for (gsize i = 0; i < size; i++)
    part[i] = mask[i] && body->face[i];
  inside = coxa_raster_distance (part, window.width, window.height);
  coxa_paint_path (out, deep, "", part, window, FALSE, 60, 0.6);
  for (gsize i = 0; i < size; i++)
    part[i] = inside[i] > 2;
  coxa_paint_path (out, flat, "", part, window, FALSE, 40, 0.6);
  if (!bone)
    return;

  for (gsize i = 0; i < size; i++)
    part[i] = inside[i] > 7;
  coxa_paint_path (out, "#dcae86", "", part, window, FALSE, 40, 0.6);
  for (int y = 0; y + PORE < window.height; y += PORE)
    for (int x = 0; x + PORE < window.width; x += PORE)
      {
        double at[2], r;

        for (int k = 0; k < 2; k++)
          {
            state = state * 1664525u + 1013904223u;
            at[k] = (state >> 8) % 1000 / 1000.0 * (PORE - 4) + 2;
          }
        r = 1.2 + at[0] / PORE * 1.6;
        if (inside[(gsize) (y + (int) at[1]) * window.width + x + (int) at[0]] < 12)
          continue;
        at[0] = (x + at[0] + window.x) / COXA_SCALE;
        at[1] = (y + at[1] + window.y) / COXA_SCALE;
        coxa_pen_move (&pen, at[0] - r, at[1]);
        coxa_pen_line (&pen, at[0], at[1] - r * 0.8);
        coxa_pen_line (&pen, at[0] + r, at[1]);
        coxa_pen_line (&pen, at[0], at[1] + r * 0.8);
        coxa_pen_close (&pen);
      }
  if (pores->len > 0)
    g_string_append_printf (out, "<path fill=\"#a86f50\" fill-opacity=\".55\" d=\"%s\"/>\n", pores->str);
}
