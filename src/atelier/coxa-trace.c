/* coxa-trace.c: pixels become curves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-trace.h"

#include <math.h>
#include <potracelib.h>
#include <string.h>

static void
put_command (CoxaPen *self,
             char     command)
{
  if (self->command != command)
    g_string_append_c (self->out, command);
  self->command = command;
}

static void
put_number (CoxaPen *self,
            int      number)
{
  char last = self->out->len > 0 ? self->out->str[self->out->len - 1] : 'M';

  g_string_append_printf (self->out, g_ascii_isdigit (last) && number >= 0 ? " %d" : "%d", number);
}

static void
go (CoxaPen *self,
    int      x,
    int      y)
{
  put_number (self, x - self->x);
  put_number (self, y - self->y);
}

/**
 * coxa_pen_move:
 * @self: a pen
 * @x: user units
 * @y: user units
 *
 * Starts a new outline.
 */
void
coxa_pen_move (CoxaPen *self,
               double   x,
               double   y)
{
  self->x = lround (x * self->units);
  self->y = lround (y * self->units);
  g_string_append_c (self->out, 'M');
  put_number (self, self->x);
  put_number (self, self->y);
  self->command = 'M';
}

/**
 * coxa_pen_line:
 * @self: a pen
 * @x: user units
 * @y: user units
 *
 * Draws a straight line.
 */
void
coxa_pen_line (CoxaPen *self,
               double   x,
               double   y)
{
  int to_x = lround (x * self->units);
  int to_y = lround (y * self->units);

  if (to_x == self->x && to_y == self->y)
    return;
  put_command (self, 'l');
  go (self, to_x, to_y);
  self->x = to_x;
  self->y = to_y;
}

/**
 * coxa_pen_curve:
 * @self: a pen
 * @x1: first control point, user units
 * @y1: likewise
 * @x2: second control point
 * @y2: likewise
 * @x: end
 * @y: end
 *
 * Draws a cubic Bézier curve.
 */
void
coxa_pen_curve (CoxaPen *self,
                double   x1,
                double   y1,
                double   x2,
                double   y2,
                double   x,
                double   y)
{
  int to_x = lround (x * self->units);
  int to_y = lround (y * self->units);

  put_command (self, 'c');
  go (self, lround (x1 * self->units), lround (y1 * self->units));
  go (self, lround (x2 * self->units), lround (y2 * self->units));
  go (self, to_x, to_y);
  self->x = to_x;
  self->y = to_y;
}

/**
 * coxa_pen_close:
 * @self: a pen
 *
 * Closes the outline.
 */
void
coxa_pen_close (CoxaPen *self)
{
  g_string_append_c (self->out, 'z');
  self->command = 'z';
}

static potrace_bitmap_t *
pack (const guint8 *mask,
      int           width,
      int           height)
{
  potrace_bitmap_t *bitmap = g_new0 (potrace_bitmap_t, 1);
  int bits = 8 * sizeof (potrace_word);

  bitmap->w = width;
  bitmap->h = height;
  bitmap->dy = (width + bits - 1) / bits;
  bitmap->map = g_new0 (potrace_word, (gsize) bitmap->dy * height);
  /* libpotrace counts rows from below; we hand ours over upside down and so keep y growing downwards */
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      if (mask[(gsize) y * width + x])
        bitmap->map[(gsize) y * bitmap->dy + x / bits] |= (potrace_word) 1 << (bits - 1 - x % bits);

  return bitmap;
}

/**
 * coxa_trace:
 * @out: where the path data goes
 * @mask: a byte a pixel
 * @window: the mask's place in the picture
 * @scale: user units a pixel
 * @units: whole numbers a user unit, %COXA_TRACE_UNITS or %COXA_TRACE_ROUGH
 * @smallest: spots of fewer pixels are left out
 * @tolerance: how far curves may stray to be fewer, pixels
 *
 * Traces the outlines of a mask.
 */
void
coxa_trace (GString      *out,
            const guint8 *mask,
            CoxaWindow    window,
            double        scale,
            int           units,
            int           smallest,
            double        tolerance)
{
  potrace_bitmap_t *bitmap = pack (mask, window.width, window.height);
  potrace_param_t *param = potrace_param_default ();
  potrace_state_t *state;
  CoxaPen pen = { out, units, 0, 0, 0 };

  param->turdsize = smallest;
  param->alphamax = 1.25;
  param->opttolerance = tolerance;
  state = potrace_trace (param, bitmap);

#define X(p) (((p).x + window.x) * scale)
#define Y(p) (((p).y + window.y) * scale)
  for (potrace_path_t *path = state->plist; path != NULL; path = path->next)
    {
      potrace_curve_t *curve = &path->curve;

      coxa_pen_move (&pen, X (curve->c[curve->n - 1][2]), Y (curve->c[curve->n - 1][2]));
      for (int i = 0; i < curve->n; i++)
        if (curve->tag[i] == POTRACE_CORNER)
          {
            coxa_pen_line (&pen, X (curve->c[i][1]), Y (curve->c[i][1]));
            coxa_pen_line (&pen, X (curve->c[i][2]), Y (curve->c[i][2]));
          }
        else
          coxa_pen_curve (&pen, X (curve->c[i][0]), Y (curve->c[i][0]), X (curve->c[i][1]), Y (curve->c[i][1]),
                          X (curve->c[i][2]), Y (curve->c[i][2]));
      coxa_pen_close (&pen);
    }
#undef X
#undef Y

  potrace_state_free (state);
  potrace_param_free (param);
  g_free (bitmap->map);
  g_free (bitmap);
}
