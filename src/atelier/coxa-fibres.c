/* coxa-fibres.c: fibres as evenly spaced lines
 *
 * Streamlines of a direction field, each new one sown beside an old one at the wished distance, so that neighbours run
 * side by side. A line has no head: the field may turn by 180° from pixel to pixel.
 *
 * Source: B. Jobard, W. Lefer, *Creating evenly-spaced streamlines of arbitrary density* (1997).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-fibres.h"
#include "coxa-trace.h"

#include <math.h>
#include <string.h>

#define STEP 3.0 /* pixels */

typedef struct
{
  const guint8 *mask;
  const float  *inside;
  const float  *fx;
  const float  *fy;
  int           width;
  int           height;
  double        spacing;
  int           columns;
  int           rows;
  GArray      **cells;   /* of Place; the side of a cell is the spacing */
} Garden;

typedef struct
{
  float x;
  float y;
} Place;

static void
fibre_free (gpointer data)
{
  CoxaFibre *fibre = data;

  g_free (fibre->points);
  g_free (fibre);
}

static gboolean
is_free (Garden *garden,
         double  x,
         double  y,
         double  distance)
{
  int cx = x / garden->spacing;
  int cy = y / garden->spacing;

  for (int j = MAX (cy - 1, 0); j <= MIN (cy + 1, garden->rows - 1); j++)
    for (int i = MAX (cx - 1, 0); i <= MIN (cx + 1, garden->columns - 1); i++)
      {
        GArray *cell = garden->cells[j * garden->columns + i];

        for (guint k = 0; cell != NULL && k < cell->len; k++)
          {
            Place *place = &g_array_index (cell, Place, k);

            if ((place->x - x) * (place->x - x) + (place->y - y) * (place->y - y) < distance * distance)
              return FALSE;
          }
      }

  return TRUE;
}

static gboolean
look (Garden *garden,
      double  x,
      double  y,
      double *dx,
      double *dy)
{
  int px = floor (x);
  int py = floor (y);
  gsize at = (gsize) py * garden->width + px;
  double length;

  if (px < 0 || py < 0 || px >= garden->width || py >= garden->height || !garden->mask[at] || garden->inside[at] < 2.5)
    return FALSE;
  length = sqrt (garden->fx[at] * garden->fx[at] + garden->fy[at] * garden->fy[at]);
  if (length < 0.06)
    return FALSE;
  *dx = garden->fx[at] / length;
  *dy = garden->fy[at] / length;

  return TRUE;
}

static void
walk (Garden *garden,
      double  x,
      double  y,
      double  sign,
      GArray *places)
{
  double px = 0, py = 0;

  for (int k = 0; k < 3000; k++)
    {
      double dx, dy, mx, my;
      Place place = { x, y };

      if (!look (garden, x, y, &dx, &dy) || (k > 0 && !is_free (garden, x, y, garden->spacing * 0.55)))
        return;
      if (k == 0)
        {
          px = dx * sign;
          py = dy * sign;
        }
      if (dx * px + dy * py < 0)
        dx = -dx, dy = -dy;
      if (dx * px + dy * py < 0.8)
        return;
      if (!look (garden, x + dx * STEP / 2, y + dy * STEP / 2, &mx, &my))
        return;
      if (mx * px + my * py < 0)
        mx = -mx, my = -my;
      g_array_append_val (places, place);
      px = mx;
      py = my;
      x += mx * STEP;
      y += my * STEP;
    }
}

static guint32
next_random (guint32 *state)
{
  *state = *state * 1664525u + 1013904223u;

  return *state >> 8;
}

static gboolean
sow (Garden    *garden,
     double     x,
     double     y,
     double     shortest,
     guint32   *state,
     GPtrArray *fibres)
{
  g_autoptr(GArray) ahead = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr(GArray) behind = g_array_new (FALSE, FALSE, sizeof (Place));
  CoxaFibre *fibre;
  int n;

  if (x < 0 || y < 0 || x >= garden->width || y >= garden->height || !is_free (garden, x, y, garden->spacing * 0.95))
    return FALSE;

  walk (garden, x, y, 1, ahead);
  walk (garden, x, y, -1, behind);
  n = (int) ahead->len + MAX ((int) behind->len - 1, 0);
  if (n * STEP < shortest || n < 3)
    return FALSE;

  fibre = g_new0 (CoxaFibre, 1);
  fibre->points = g_new (float, 2 * n);
  for (int i = (int) behind->len - 1; i > 0; i--)
    memcpy (fibre->points + 2 * fibre->n_points++, &g_array_index (behind, Place, i), sizeof (Place));
  for (guint i = 0; i < ahead->len; i++)
    memcpy (fibre->points + 2 * fibre->n_points++, &g_array_index (ahead, Place, i), sizeof (Place));
  fibre->kind = next_random (state) % 10007 / 10007.0;

  for (int i = 0; i < fibre->n_points; i++)
    {
      Place place = { fibre->points[2 * i], fibre->points[2 * i + 1] };
      GArray **cell = garden->cells + (int) (place.y / garden->spacing) * garden->columns + (int) (place.x / garden->spacing);

      if (*cell == NULL)
        *cell = g_array_new (FALSE, FALSE, sizeof (Place));
      g_array_append_val (*cell, place);
    }
  g_ptr_array_add (fibres, fibre);

  return TRUE;
}

/**
 * coxa_fibres_grow:
 * @mask: a byte a pixel, where fibres may be
 * @inside: how far each pixel lies from the mask's edge, pixels
 * @fx: direction, to the right
 * @fy: direction, downwards
 * @width: pixels
 * @height: pixels
 * @spacing: between neighbours, pixels
 * @shortest: shorter lines are left out, pixels
 * @seed: for the numbers that vary
 *
 * Covers a mask with lines that follow a field.
 *
 * Returns: (transfer full) (element-type CoxaFibre): the lines
 */
GPtrArray *
coxa_fibres_grow (const guint8 *mask,
                  const float  *inside,
                  const float  *fx,
                  const float  *fy,
                  int           width,
                  int           height,
                  double        spacing,
                  double        shortest,
                  guint32       seed)
{
  GPtrArray *fibres = g_ptr_array_new_with_free_func (fibre_free);
  Garden garden = { mask, inside, fx, fy, width, height, spacing,
                    (int) (width / spacing) + 1, (int) (height / spacing) + 1, NULL };
  gsize deepest = 0;
  guint32 state = seed * 2654435761u + 12345u;

  garden.cells = g_new0 (GArray *, (gsize) garden.columns * garden.rows);
  for (gsize i = 0; i < (gsize) width * height; i++)
    if (inside[i] > inside[deepest])
      deepest = i;
  sow (&garden, deepest % width, deepest / width, shortest, &state, fibres);

  for (guint at = 0, scan = 0; ; )
    {
      if (at < fibres->len)
        {
          CoxaFibre *fibre = g_ptr_array_index (fibres, at++);

          for (int i = 1; i < fibre->n_points; i += 3)
            {
              const float *p = fibre->points + 2 * i;
              double dx = p[0] - p[-2];
              double dy = p[1] - p[-1];
              double length = sqrt (dx * dx + dy * dy) + 1e-9;

              sow (&garden, p[0] - dy / length * spacing, p[1] + dx / length * spacing, shortest, &state, fibres);
              sow (&garden, p[0] + dy / length * spacing, p[1] - dx / length * spacing, shortest, &state, fibres);
            }
          continue;
        }
      /* nothing left beside what is drawn: look for a spot that no line has reached */
      for (; scan < (guint) (garden.columns * garden.rows) && at >= fibres->len; scan++)
        sow (&garden, (scan % garden.columns + 0.5) * spacing, (scan / garden.columns + 0.5) * spacing, shortest, &state, fibres);
      if (at >= fibres->len)
        break;
    }

  for (int i = 0; i < garden.columns * garden.rows; i++)
    if (garden.cells[i] != NULL)
      g_array_unref (garden.cells[i]);
  g_free (garden.cells);

  return fibres;
}

/* which points of a line are needed so that a spline through them stays within the tolerance */
static void
pick (const float *p,
      int          first,
      int          last,
      double       tolerance,
      guint8      *keep)
{
  double dx = p[2 * last] - p[2 * first];
  double dy = p[2 * last + 1] - p[2 * first + 1];
  double length = sqrt (dx * dx + dy * dy) + 1e-9;
  double worst = tolerance;
  int at = -1;

  for (int i = first + 1; i < last; i++)
    {
      double d = fabs (dx * (p[2 * i + 1] - p[2 * first + 1]) - dy * (p[2 * i] - p[2 * first])) / length;

      if (d > worst)
        {
          worst = d;
          at = i;
        }
    }
  if (at < 0)
    return;
  keep[at] = 1;
  pick (p, first, at, tolerance, keep);
  pick (p, at, last, tolerance, keep);
}

static void
draw_side (CoxaPen     *pen,
           const float *p,
           const int   *knots,
           int          n,
           int          from,
           int          step,
           double       thickness,
           double       x0,
           double       y0,
           double       scale)
{
  for (int k = 0, i = from; k < n - 1; k++, i += step)
    {
      double q[4][2];

      for (int j = 0; j < 4; j++)
        {
          int a = CLAMP (i + (j - 1) * step, 0, n - 1);
          const float *here = p + 2 * knots[a];
          const float *before = p + 2 * knots[MAX (a - 1, 0)];
          const float *after = p + 2 * knots[MIN (a + 1, n - 1)];
          double dx = after[0] - before[0];
          double dy = after[1] - before[1];
          double length = sqrt (dx * dx + dy * dy) + 1e-9;
          double t = (double) knots[a] / knots[n - 1];
          double half = thickness / 2 * sin (G_PI * pow (t, 0.8)) * step;

          q[j][0] = (here[0] - dy / length * half + x0) * scale;
          q[j][1] = (here[1] + dx / length * half + y0) * scale;
        }
      coxa_pen_curve (pen, q[1][0] + (q[2][0] - q[0][0]) / 6, q[1][1] + (q[2][1] - q[0][1]) / 6,
                      q[2][0] - (q[3][0] - q[1][0]) / 6, q[2][1] - (q[3][1] - q[1][1]) / 6, q[2][0], q[2][1]);
    }
}

/* a line that hardly bends: one curve there and one back */
static void
draw_straight (CoxaPen     *pen,
               const float *a,
               const float *b,
               double       thickness,
               double       x0,
               double       y0,
               double       scale)
{
  double dx = b[0] - a[0];
  double dy = b[1] - a[1];
  double length = sqrt (dx * dx + dy * dy) + 1e-9;
  /* a cubic comes three quarters as far as its control points */
  double ox = -dy / length * thickness * 2 / 3;
  double oy = dx / length * thickness * 2 / 3;

#define X(t, s) ((a[0] + (t) * dx + (s) * ox + x0) * scale)
#define Y(t, s) ((a[1] + (t) * dy + (s) * oy + y0) * scale)
  coxa_pen_curve (pen, X (0.3, 1), Y (0.3, 1), X (0.6, 1), Y (0.6, 1), X (1, 0), Y (1, 0));
  coxa_pen_curve (pen, X (0.6, -1), Y (0.6, -1), X (0.3, -1), Y (0.3, -1), X (0, 0), Y (0, 0));
#undef X
#undef Y
  coxa_pen_close (pen);
}

/**
 * coxa_fibre_draw:
 * @points: x and y in turn, pixels of the window
 * @n_points: how many points, 3 or more
 * @x0: the window's left edge, pixels
 * @y0: the window's upper edge, pixels
 * @scale: user units a pixel
 * @thickness: in the middle of the line, pixels
 * @out: where the path data goes
 *
 * Draws a line that swells and tapers, as a burin cuts it.
 */
void
coxa_fibre_draw (const float *points,
                 int          n_points,
                 double       x0,
                 double       y0,
                 double       scale,
                 double       thickness,
                 GString     *out)
{
  g_autofree guint8 *keep = g_new0 (guint8, n_points);
  g_autofree int *knots = g_new (int, n_points);
  CoxaPen pen = { out, COXA_TRACE_UNITS, 0, 0, 0 };
  int n = 0;

  keep[0] = keep[n_points - 1] = 1;
  pick (points, 0, n_points - 1, 2.6, keep);
  for (int i = 0; i < n_points; i++)
    if (keep[i])
      knots[n++] = i;

  coxa_pen_move (&pen, (points[0] + x0) * scale, (points[1] + y0) * scale);
  if (n == 2)
    {
      draw_straight (&pen, points, points + 2 * (n_points - 1), thickness, x0, y0, scale);
      return;
    }
  draw_side (&pen, points, knots, n, 0, 1, thickness, x0, y0, scale);
  draw_side (&pen, points, knots, n, n - 1, -1, thickness, x0, y0, scale);
  coxa_pen_close (&pen);
}
