#include "coxa-pull-arrow.h"

#include <math.h>

#define SHAFT  2.4  /* logical pixels: the line's width */
#define CASING 2.0  /* light round it, so that it is seen on any ground */
#define HEAD   13.0 /* length of the head */
#define START  3.6  /* radius of the dot at the insertion */
#define MARGIN 20   /* pixels that head and casing may reach beyond the line */

static gboolean
is_of (const CoxaPull *pull,
       const char     *page)
{
  return page != NULL && g_str_equal (pull->page, page);
}

static CoxaPoint
get_point (const CoxaView *view,
           const CoxaPull *pull,
           guint           number,
           double          scale)
{
  CoxaPoint at = coxa_view_project (view, pull->points + 3 * number);

  return (CoxaPoint) { at.x * scale, at.y * scale };
}

/* A curve through all points, as Catmull and Rom have it, ending short of the head. */
static void
add_line (cairo_t        *cr,
          const CoxaView *view,
          const CoxaPull *pull,
          double          scale,
          CoxaPoint       end)
{
  guint last = pull->n_points - 1;
  CoxaPoint p = get_point (view, pull, 0, scale);

  cairo_move_to (cr, p.x, p.y);
  for (guint i = 0; i < last; i++)
    {
      CoxaPoint before = get_point (view, pull, i > 0 ? i - 1 : 0, scale);
      CoxaPoint from = get_point (view, pull, i, scale);
      CoxaPoint to = i + 1 == last ? end : get_point (view, pull, i + 1, scale);
      CoxaPoint after = i + 2 > last ? to : get_point (view, pull, i + 2, scale);

      cairo_curve_to (cr, from.x + (to.x - before.x) / 6, from.y + (to.y - before.y) / 6,
                      to.x - (after.x - from.x) / 6, to.y - (after.y - from.y) / 6, to.x, to.y);
    }
}

static void
add_head (cairo_t   *cr,
          CoxaPoint  tip,
          CoxaPoint  along,
          double     length)
{
  cairo_move_to (cr, tip.x, tip.y);
  cairo_line_to (cr, tip.x - along.x * length - along.y * length * 0.45, tip.y - along.y * length + along.x * length * 0.45);
  cairo_line_to (cr, tip.x - along.x * length * 0.78, tip.y - along.y * length * 0.78);
  cairo_line_to (cr, tip.x - along.x * length + along.y * length * 0.45, tip.y - along.y * length - along.x * length * 0.45);
  cairo_close_path (cr);
}

static void
draw_one (cairo_t        *cr,
          const CoxaView *view,
          const CoxaPull *pull,
          double          scale,
          double          line)
{
  CoxaPoint start = get_point (view, pull, 0, scale);
  CoxaPoint tip = get_point (view, pull, pull->n_points - 1, scale);
  CoxaPoint along = { 0, 0 };
  CoxaPoint neck;
  double length = 0;

  /* The head follows the end of the line, as far back as it is long; where the line comes straight at the observer, all of it. */
  for (guint i = pull->n_points - 1; i-- > 0 && length < HEAD * line;)
    {
      CoxaPoint p = get_point (view, pull, i, scale);

      along = (CoxaPoint) { tip.x - p.x, tip.y - p.y };
      length = hypot (along.x, along.y);
    }
  if (length < 1)
    return;
  along.x /= length;
  along.y /= length;
  neck = (CoxaPoint) { tip.x - along.x * HEAD * 0.78 * line, tip.y - along.y * HEAD * 0.78 * line };

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (int is_ink = 0; is_ink < 2; is_ink++)
    {
      double casing = is_ink ? 0 : 2 * CASING * line;

      if (is_ink)
        cairo_set_source_rgb (cr, 0.10, 0.09, 0.08);
      else
        cairo_set_source_rgb (cr, 1, 1, 1);

      add_line (cr, view, pull, scale, neck);
      cairo_set_line_width (cr, SHAFT * line + casing);
      cairo_stroke (cr);
      cairo_new_sub_path (cr);
      cairo_arc (cr, start.x, start.y, START * line + casing / 2, 0, 2 * G_PI);
      cairo_fill (cr);
      add_head (cr, tip, along, HEAD * line);
      if (!is_ink)
        {
          cairo_set_line_width (cr, casing);
          cairo_stroke_preserve (cr);
        }
      cairo_fill (cr);
    }
}

/**
 * coxa_pull_arrow_measure:
 * @plates: the plates that @view belongs to
 * @view: a view
 * @page: (nullable): of a muscle
 * @scale: pixels per user unit
 * @extents: (out): where the arrows lie, pixels from the sheet's corner
 *
 * Measures what coxa_pull_arrow_draw() would draw.
 *
 * Returns: whether there is anything
 */
gboolean
coxa_pull_arrow_measure (const CoxaPlates      *plates,
                         const CoxaView        *view,
                         const char            *page,
                         double                 scale,
                         cairo_rectangle_int_t *extents)
{
  double x0 = G_MAXDOUBLE, y0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE, y1 = -G_MAXDOUBLE;

  for (guint i = 0; i < plates->pulls->len; i++)
    {
      const CoxaPull *pull = g_ptr_array_index (plates->pulls, i);

      for (guint j = 0; is_of (pull, page) && j < pull->n_points; j++)
        {
          CoxaPoint p = get_point (view, pull, j, scale);

          x0 = MIN (x0, p.x);
          y0 = MIN (y0, p.y);
          x1 = MAX (x1, p.x);
          y1 = MAX (y1, p.y);
        }
    }
  if (x1 < x0)
    return FALSE;

  extents->x = (int) floor (x0) - MARGIN;
  extents->y = (int) floor (y0) - MARGIN;
  extents->width = (int) ceil (x1) + MARGIN - extents->x;
  extents->height = (int) ceil (y1) + MARGIN - extents->y;

  return TRUE;
}

/**
 * coxa_pull_arrow_draw:
 * @cr: where to; its origin is the sheet's corner
 * @plates: the plates that @view belongs to
 * @view: a view
 * @page: (nullable): of a muscle
 * @scale: pixels per user unit
 * @line: pixels per logical pixel: what lines are measured in
 *
 * Draws an arrow for each line along which a muscle pulls; its heads have their own.
 */
void
coxa_pull_arrow_draw (cairo_t          *cr,
                      const CoxaPlates *plates,
                      const CoxaView   *view,
                      const char       *page,
                      double            scale,
                      double            line)
{
  for (guint i = 0; i < plates->pulls->len; i++)
    {
      const CoxaPull *pull = g_ptr_array_index (plates->pulls, i);

      if (is_of (pull, page))
        draw_one (cr, view, pull, scale, line);
    }
}
