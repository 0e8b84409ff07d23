/* coxa-paint.c: colours, and paths that are filled with them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-paint.h"
#include "coxa-trace.h"

#include <math.h>

static void
mix (const double *a,
     const double *b,
     double        part,
     double       *out)
{
  for (int k = 0; k < 3; k++)
    out[k] = a[k] + (b[k] - a[k]) * part;
}

/**
 * coxa_paint_colour:
 * @thing: a structure
 * @tone: 0 darkest … 1 lightest
 *
 * Mixes straight from shadow over its own colour to light, so that no tone is more saturated than its neighbours.
 *
 * Returns: (transfer full): such as "#c4544a"
 */
char *
coxa_paint_colour (CoxaThing *thing,
                   double     tone)
{
  static const double deep[][3] = { { .24, .055, .085 }, { .46, .34, .22 }, { .33, .37, .40 }, { .40, .33, .25 },
                                    { .38, .24, .05 }, { .30, .03, .03 }, { .08, .12, .28 }, { .38, .34, .26 },
                                    { .28, .36, .42 } };
  static const double high[][3] = { { .965, .80, .71 }, { .995, .975, .93 }, { .96, .975, .97 }, { .985, .965, .92 },
                                    { 1, .93, .70 }, { 1, .72, .62 }, { .75, .85, 1 }, { .99, .98, .94 },
                                    { .93, .97, 1 } };
  static const double amount[][2] = { { .60, .48 }, { .66, .80 }, { .60, .8 }, { .66, .8 }, { .72, .75 }, { .66, .6 },
                                      { .66, .6 }, { .62, .8 }, { .62, .8 } };
  double shadow[3], light[3], colour[3];

  mix (thing->colour, deep[thing->kind], amount[thing->kind][0], shadow);
  mix (thing->colour, high[thing->kind], amount[thing->kind][1], light);
  if (tone < 0.62)
    mix (shadow, thing->colour, MAX (tone, 0) / 0.62, colour);
  else
    mix (thing->colour, light, MIN ((tone - 0.62) / 0.38, 1), colour);

  return g_strdup_printf ("#%02x%02x%02x", (int) lround (colour[0] * 255), (int) lround (colour[1] * 255),
                          (int) lround (colour[2] * 255));
}

/**
 * coxa_paint_path:
 * @out: where the SVG path goes
 * @fill: its fill
 * @more: further attributes, with a space before each
 * @mask: a byte a pixel, not 0 where it is filled
 * @window: the pixels
 * @rough: half units are good enough
 * @smallest: pixels; smaller spots are left out
 * @tolerance: of the curves, as for coxa_trace()
 *
 * Writes a filled path.
 */
void
coxa_paint_path (GString      *out,
                 const char   *fill,
                 const char   *more,
                 const guint8 *mask,
                 CoxaWindow    window,
                 gboolean      rough,
                 int           smallest,
                 double        tolerance)
{
  g_autoptr(GString) path = g_string_new (NULL);

  coxa_trace (path, mask, window, 1.0 / COXA_SCALE, rough ? COXA_TRACE_ROUGH : COXA_TRACE_UNITS, smallest, tolerance);
  if (path->len > 0)
    g_string_append_printf (out, "<path fill=\"%s\"%s%s d=\"%s\"/>\n", fill, more, rough ? " transform=\"scale(2.5)\"" : "",
                            path->str);
}

/**
 * coxa_paint_ink:
 * @kind: what a structure is
 *
 * Says with what its outline is drawn.
 *
 * Returns: such as "#4b1f1d"
 */
const char *
coxa_paint_ink (CoxaKind kind)
{
  static const char *const inks[] = { "#4b1f1d", "#6d563b", "#58646a", "#75624a", "#6a4a12", "#571812", "#1f3358", "#645a49",
                                      "#4a636e" };

  return inks[kind];
}
