/* coxa-draw.c: a structure becomes an SVG group
 *
 * From below: the silhouette in ink; the same without its rim in a middle tone (bones) or in the tones that run across the
 * whole of it (what is soft); darker tones one within the other, lighter tones one within the other; pale tendon; fibres.
 * Nothing but filled paths, and uses of the silhouette.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-draw.h"
#include "coxa-bands.h"
#include "coxa-face.h"
#include "coxa-fibres.h"
#include "coxa-paint.h"
#include "coxa-tone.h"
#include "coxa-trace.h"

#include <math.h>
#include <string.h>

#define COARSE 0.65  /* detail below which outlines are traced coarsely */
#define INK 1.25     /* user units, the outline's width */
#define TO_DARK 1.75   /* a mix of this much with the darkest shifts a middle tone by 1, */
#define TO_LIGHT 2.1   /* and of this much with the lightest */
#define SOFT_ENOUGH 0.16 /* what a gradient may miss of a tendon, root mean square */
#define TENDON 0.68      /* how much of the muscle's colour it covers where it is whole */
#define MOST_SAVING 12
#define MOST_BYTES 30400 /* the limit is 30 KB a group */

struct _CoxaDrawing
{
  CoxaBody *body;
  CoxaView *view;
  CoxaTone *tone;
  float    *tendon[2]; /* at the origin and the insertion, 0 … 1; NULL where there is none */
  CoxaRidge soft[2];   /* the gradient that comes closest to it */
  gboolean  is_soft[2]; /* it comes close enough */
  float    *fx;
  float    *fy;
};

static double
ease (double x)
{
  x = CLAMP (x, 0, 1);

  return x * x * (3 - 2 * x);
}

/* Along most muscles tendon ends evenly, and a gradient draws it without any step; where it ends in an arc, edges have to. */
static void
find_tendon (CoxaDrawing *self,
             const float *planes,
             int          end)
{
  CoxaWindow window = self->body->window;
  gsize size = (gsize) window.width * window.height;
  const float *plane = planes + (end == 0 ? COXA_PLANE_ORIGIN : COXA_PLANE_INSERTION) * size;
  double reach = self->body->thing->tendon[end];
  g_autofree guint8 *active = NULL;
  float *tendon;
  gsize n = 0;

  if (reach <= 0)
    return;

  active = g_new (guint8, MAX (size, 1));
  tendon = self->tendon[end] = g_new (float, MAX (size, 1));
  for (gsize i = 0; i < size; i++)
    tendon[i] = ease (1 - plane[i] / reach);
  coxa_raster_blur (tendon, self->body->mask, window.width, window.height, 5);
  for (gsize i = 0; i < size; i++)
    {
      active[i] = self->body->mask[i] && tendon[i] > 0.02 && tendon[i] < 0.98;
      n += active[i];
    }
  if (n < 200)
    {
      g_clear_pointer (&self->tendon[end], g_free);
      return;
    }
  self->is_soft[end] = coxa_ridge_fit (self->soft + end, tendon, self->body->mask, active, window)
                        < (self->view->detail < COARSE ? 2 : 1) * SOFT_ENOUGH;
}

/**
 * coxa_drawing_new:
 * @body: a structure in a view; must outlive the drawing
 * @view: the view; must outlive the drawing
 *
 * Works out a structure's tones and fibres.
 *
 * Returns: (transfer full): the drawing
 */
CoxaDrawing *
coxa_drawing_new (CoxaBody *body,
                  CoxaView *view)
{
  CoxaDrawing *self = g_new0 (CoxaDrawing, 1);
  CoxaWindow window = body->window;
  gsize size = (gsize) window.width * window.height;
  g_autofree float *planes = coxa_body_planes (body);
  double smooth;

  self->body = body;
  self->view = view;
  self->fx = g_memdup2 (planes + COXA_PLANE_FIBRE_X * size, size * sizeof (float));
  self->fy = g_memdup2 (planes + COXA_PLANE_FIBRE_Y * size, size * sizeof (float));
  self->tone = coxa_tone_new (body, planes);
  for (int end = 0; end < 2; end++)
    find_tendon (self, planes, end);
  smooth = body->thing->guides->len > 0 ? 36 : 12;
  coxa_raster_blur (self->fx, body->mask, window.width, window.height, smooth);
  coxa_raster_blur (self->fy, body->mask, window.width, window.height, smooth);

  return self;
}

/**
 * coxa_drawing_free:
 * @self: (transfer full) (nullable): a drawing
 *
 * Frees a drawing.
 */
void
coxa_drawing_free (CoxaDrawing *self)
{
  if (self == NULL)
    return;

  coxa_tone_free (self->tone);
  g_free (self->tendon[0]);
  g_free (self->tendon[1]);
  g_free (self->fx);
  g_free (self->fy);
  g_free (self);
}

static void
put_gradient_line (CoxaDrawing     *self,
                   const CoxaRidge *ridge,
                   const char      *id,
                   GString         *out)
{
  CoxaWindow window = self->body->window;
  double unit = (double) COXA_TRACE_UNITS / COXA_SCALE;
  double from = ridge->start + window.x * ridge->x + window.y * ridge->y;
  double to = from + ridge->step * (COXA_RIDGE_STOPS - 1);

  g_string_append_printf (out, "<linearGradient id=\"%s\" gradientUnits=\"userSpaceOnUse\" "
                          "x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\">", id,
                          (int) lround (from * ridge->x * unit), (int) lround (from * ridge->y * unit),
                          (int) lround (to * ridge->x * unit), (int) lround (to * ridge->y * unit));
}

/* whether a stop is needed: its value is not what lies between its neighbours anyway */
static gboolean
is_bend (const CoxaRidge *ridge,
         int              number,
         int              last,
         double           tolerance)
{
  double t;

  if (number == 0 || number == COXA_RIDGE_STOPS - 1)
    return TRUE;
  t = (double) (number - last) / (number + 1 - last);

  return fabs (ridge->value[number] - (ridge->value[last] * (1 - t) + ridge->value[number + 1] * t)) > tolerance
         || (ridge->value[number] < 0) != (ridge->value[number + 1] < 0)
         || (ridge->value[number] < 0) != (ridge->value[last] < 0);
}

static void
put_stop (GString    *out,
          int         number,
          const char *colour,
          double      opacity)
{
  g_string_append_printf (out, "<stop offset=\"%s%d\" stop-color=\"%s\"",
                          number == 0 || number == COXA_RIDGE_STOPS - 1 ? "" : ".", number == COXA_RIDGE_STOPS - 1 ? 1 : number,
                          colour);
  if (opacity < 1)
    g_string_append_printf (out, " stop-opacity=\".%03d\"", (int) MIN (lround (1000 * MAX (opacity, 0)), 999));
  g_string_append (out, "/>");
}

static void
put_gradient (CoxaDrawing *self,
              const char  *id,
              int          number,
              GString     *out)
{
  const CoxaRidge *ridge = self->tone->ridges + number;
  int last = 0;

  put_gradient_line (self, ridge, id, out);
  for (int i = 0; i < COXA_RIDGE_STOPS; i++)
    {
      double value = ridge->value[i];
      g_autofree char *colour = NULL;

      if (!is_bend (ridge, i, last, self->view->detail < COARSE ? 0.02 : 0.008))
        continue;
      last = i;
      colour = coxa_paint_colour (self->body->thing, number == 0 ? value : value < 0 ? 0 : 1);

      put_stop (out, i, colour, number == 0 ? 1 : fabs (value) * (value < 0 ? TO_DARK : TO_LIGHT));
    }
  g_string_append (out, "</linearGradient>\n");
}

static void
put_rest (CoxaDrawing  *self,
          const guint8 *mask,
          int           n_tones,
          GString      *out)
{
  CoxaWindow window = self->body->window;
  gsize size = (gsize) window.width * window.height;
  double step = 0.7 / n_tones;
  gsize least = 0;
  g_autofree guint8 *part = g_new (guint8, size);
  g_autofree char *dark = coxa_paint_colour (self->body->thing, 0);
  g_autofree char *light = coxa_paint_colour (self->body->thing, 1);

  for (gsize i = 0; i < size; i++)
    least += mask[i];
  /* a lone spot is seen as a stain, however faint */
  least = MAX (least / 60, 600);

  for (int sign = -1; sign <= 1; sign += 2)
    for (double edge = step * 0.8; edge < 0.5; edge += step)
      {
        gsize n = 0;
        g_autofree char *more = g_strdup_printf (" fill-opacity=\".%03d\"",
                                                 (int) lround (1000 * step * (sign < 0 ? TO_DARK : TO_LIGHT)));

        for (gsize i = 0; i < size; i++)
          {
            part[i] = mask[i] && sign * self->tone->rest[i] > edge;
            n += part[i];
          }
        if (n > least)
          coxa_paint_path (out, sign < 0 ? dark : light, more, part, window, TRUE, least, 3.4 / self->view->detail);
      }
}

/* each gradient is another use of the silhouette */
static void
put_ridges (CoxaDrawing  *self,
            const char   *id,
            const guint8 *mask,
            int           n_tones,
            GString      *out)
{
  for (int k = 0; k < COXA_N_RIDGES; k++)
    {
      g_autofree char *name = g_strdup_printf ("%s-tone%d", id, k);

      put_gradient (self, name, k, out);
      g_string_append_printf (out, "<use href=\"#%s-shape\" fill=\"url(#%s)\"/>\n", id, name);
    }
  /* a fascia is plain enough with the gradients alone, and so is what is only seen while it turns */
  if (self->body->thing->kind != COXA_KIND_FASCIA && self->view->detail >= COARSE)
    put_rest (self, mask, n_tones, out);
}

static void
put_soft_tendon (CoxaDrawing *self,
                 const char  *id,
                 int          end,
                 GString     *out)
{
  const CoxaRidge *ridge = self->soft + end;
  g_autofree char *name = g_strdup_printf ("%s-tendon%d", id, end);

  put_gradient_line (self, ridge, name, out);
  for (int i = 0, last = 0; i < COXA_RIDGE_STOPS; i++)
    if (is_bend (ridge, i, last, self->view->detail < COARSE ? 0.02 : 0.008))
      put_stop (out, last = i, "#efe3cf", ridge->value[i] < 0.03 ? 0 : ridge->value[i] * TENDON);
  g_string_append_printf (out, "</linearGradient>\n<use href=\"#%s-shape\" fill=\"url(#%s)\"/>\n", id, name);
}

static void
put_tendon (CoxaDrawing  *self,
            const char   *id,
            const guint8 *mask,
            int           n_edges,
            GString      *out)
{
  CoxaWindow window = self->body->window;
  gsize size = (gsize) window.width * window.height;
  g_autofree guint8 *part = g_new (guint8, MAX (size, 1));
  g_autofree char *more = g_strdup_printf (" fill-opacity=\".%03d\"",
                                           (int) lround (1000 * (1 - pow (1 - TENDON, 1.0 / n_edges))));

  for (int end = 0; end < 2; end++)
    {
      const float *tendon = self->tendon[end];

      if (tendon == NULL)
        continue;
      if (self->is_soft[end])
        {
          put_soft_tendon (self, id, end, out);
          continue;
        }
      for (int k = 0; k < n_edges; k++)
        {
          double edge = 0.06 + 0.86 * k / n_edges;

          for (gsize i = 0; i < size; i++)
            part[i] = mask[i] && tendon[i] > edge;
          coxa_paint_path (out, "#efe3cf", more, part, window, TRUE, 200, 3.6 / self->view->detail);
        }
    }
}

/* where tendon becomes muscle the one reaches into the other along the fibres */
static void
put_streak (CoxaDrawing     *self,
            const CoxaFibre *fibre,
            GString         *out)
{
  CoxaWindow window = self->body->window;
  int first = -1, last = -1;
  int longer = 6 + 14 * fmod (fibre->kind * 53.1, 1);

  for (int i = 0; i < fibre->n_points; i++)
    {
      gsize at = (gsize) fibre->points[2 * i + 1] * window.width + (gsize) fibre->points[2 * i];
      float tendon;

      tendon = MAX (self->tendon[0] != NULL ? self->tendon[0][at] : 0, self->tendon[1] != NULL ? self->tendon[1][at] : 0);
      if (tendon < 0.04 || tendon > 0.85)
        continue;
      first = first < 0 ? i : first;
      last = i;
    }
  /* a line with tendon at both ends gets no streak through its belly */
  if (first < 0 || last - first > fibre->n_points * 2 / 3)
    return;
  first = MAX (0, first - longer);
  last = MIN (fibre->n_points - 1, last + longer);
  if (last - first > 8)
    coxa_fibre_draw (fibre->points + 2 * first, last - first + 1, window.x, window.y, 1.0 / COXA_SCALE, 4.5, out);
}

static void
put_fibres (CoxaDrawing  *self,
            const guint8 *mask,
            double        thinning,
            GString      *out)
{
  CoxaThing *thing = self->body->thing;
  CoxaWindow window = self->body->window;
  g_autofree float *inside = coxa_raster_distance (mask, window.width, window.height);
  gboolean fascia = thing->kind == COXA_KIND_FASCIA;
  double spacing = thing->spacing * thinning * COXA_SCALE;
  g_autoptr(GPtrArray) fibres = NULL;
  GString *paths[4];
  g_autoptr(GString) streaks = g_string_new (NULL);
  static const double shades[4] = { 0.12, 0.22, 0.98, 0.86 };
  static const char *const more[4] = { " fill-opacity=\".34\"", " fill-opacity=\".3\"", " fill-opacity=\".34\"",
                                       " fill-opacity=\".26\"" };
  static const double thick[4] = { 3.4, 2.0, 2.6, 3.8 };

  for (int k = 0; k < 4; k++)
    paths[k] = g_string_new (NULL);
  fibres = coxa_fibres_grow (mask, inside, self->fx, self->fy, window.width, window.height, spacing, spacing * 3.2,
                             g_str_hash (thing->id));
  for (guint i = 0; i < fibres->len; i++)
    {
      CoxaFibre *fibre = g_ptr_array_index (fibres, i);
      double k = fibre->kind;
      int class = k < 0.16 ? 0 : k < 0.56 ? 1 : k < 0.86 ? 2 : 3;
      double wobble = fmod (k * 37.7, 1);
      int from = fibre->n_points * 0.10 * wobble;
      int to = fibre->n_points * (1 - 0.10 * fmod (k * 91.3, 1));

      if (!fascia && k > 0.35)
        put_streak (self, fibre, streaks);
      if (to - from < 6)
        continue;
      coxa_fibre_draw (fibre->points + 2 * from, to - from, window.x, window.y, 1.0 / COXA_SCALE,
                       thick[class] * (fascia ? 0.7 : 1), paths[class]);
    }
  if (streaks->len > 0)
    g_string_append_printf (out, "<path fill=\"#f1e4d2\" fill-opacity=\".28\" d=\"%s\"/>\n", streaks->str);
  for (int k = 0; k < 4; k++)
    if (paths[k]->len > 0)
      {
        g_autofree char *colour = coxa_paint_colour (thing, shades[k]);

        g_string_append_printf (out, "<path fill=\"%s\"%s d=\"%s\"/>\n", colour, more[k], paths[k]->str);
      }
  for (int k = 0; k < 4; k++)
    g_string_free (paths[k], TRUE);
}

/* @ink: where no outline is wanted, or NULL */
static void
write_once (CoxaDrawing  *self,
            const guint8 *mask,
            const guint8 *ink,
            const char   *id,
            int           n_tones,
            int           saving,
            GString      *out)
{
  CoxaThing *thing = self->body->thing;
  CoxaWindow window = self->body->window;
  gsize size = (gsize) window.width * window.height;
  g_autofree guint8 *outer = g_new (guint8, size);
  g_autofree float *outside = NULL;
  g_autoptr(GString) shape = g_string_new (NULL);

  coxa_trace (shape, mask, window, 1.0 / COXA_SCALE, COXA_TRACE_UNITS, 20, self->view->detail < COARSE ? 1.2 : 0.6);
  g_string_append_printf (out, "<defs><path id=\"%s-shape\" d=\"%s\"/></defs>\n", id, shape->str);
  for (gsize i = 0; i < size; i++)
    outer[i] = !mask[i];
  outside = coxa_raster_distance (outer, window.width, window.height);
  for (gsize i = 0; i < size; i++)
    outer[i] = ink == NULL && mask[i] ? 1 : !mask[i] && outside[i] <= INK * COXA_SCALE && !(ink != NULL && ink[i]);
  if (ink != NULL)
    {
      /* only a rim of ink: under the seam it would shine through as a thin line */
      g_autofree guint8 *bare = g_new (guint8, size);
      g_autofree float *to_rim = NULL;

      for (gsize i = 0; i < size; i++)
        bare[i] = !outer[i];
      to_rim = coxa_raster_distance (bare, window.width, window.height);
      for (gsize i = 0; i < size; i++)
        outer[i] |= mask[i] && to_rim[i] <= 4;
    }
  if (ink == NULL && self->view->detail < COARSE)
    g_string_append_printf (out, "<use href=\"#%s-shape\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%d\"/>\n", id,
                            coxa_paint_ink (thing->kind), coxa_paint_ink (thing->kind),
                            (int) lround (2 * INK * COXA_TRACE_UNITS));
  else
    coxa_paint_path (out, coxa_paint_ink (thing->kind), "", outer, window, FALSE, 20, 0.6);

  if (thing->kind == COXA_KIND_MUSCLE || thing->kind == COXA_KIND_FASCIA)
    put_ridges (self, id, mask, n_tones, out);
  else
    coxa_bands_write (self->body, self->tone->tone, mask, id, n_tones, self->view->detail, out);

  if (self->body->face != NULL)
    coxa_face_write (self->body, mask, out);
  if (thing->kind == COXA_KIND_MUSCLE)
    put_tendon (self, id, mask, MAX (lround ((9 - saving) * self->view->detail), 4), out);
  if (thing->kind == COXA_KIND_MUSCLE || thing->kind == COXA_KIND_FASCIA)
    put_fibres (self, mask, (1 + 0.05 * saving) / self->view->detail, out);
}

/**
 * coxa_drawing_write:
 * @self: a drawing
 * @mask: what of it is drawn, a byte a pixel of the body's window
 * @quiet: (nullable): where no outline is wanted, likewise
 * @id: the part's id
 * @out: where the SVG paths go
 *
 * Writes a structure or a part of one, with as many tones and fibres as the limit on its size allows.
 */
void
coxa_drawing_write (CoxaDrawing  *self,
                    const guint8 *mask,
                    const guint8 *quiet,
                    const char   *id,
                    GString      *out)
{
  CoxaWindow window = self->body->window;
  int most = coxa_bands_count (self->body->thing->kind, self->body->mask, (gsize) window.width * window.height);
  int n_tones = lround (most * (0.25 + 0.75 * self->view->detail));
  gsize start = out->len;
  double limit = MOST_BYTES * MIN (0.3 + 0.7 * self->view->detail, 1);

  for (int saving = 0; ; )
    {
      double excess;

      g_string_truncate (out, start);
      write_once (self, mask, quiet, id, MAX (n_tones - saving / 2, 3), saving, out);
      excess = (out->len - start) / limit;
      if (excess <= 1 || saving == MOST_SAVING)
        return;
      /* a step of saving takes some four hundredths of the bytes */
      saving = MIN (saving + MAX (1, (int) ((excess - 1) * 20)), MOST_SAVING);
    }
}
