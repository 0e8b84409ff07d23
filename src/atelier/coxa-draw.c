/* coxa-draw.c: a structure becomes an SVG group
 *
 * From below: the silhouette in ink; the same without its rim in a middle tone (bones) or in the tones that run across the
 * whole of it (what is soft); darker tones one within the other, lighter tones one within the other; pale tendon; fibres.
 * Nothing but filled paths.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-draw.h"
#include "coxa-fibres.h"
#include "coxa-trace.h"

#include <math.h>
#include <string.h>

#define INK 1.25     /* user units, the outline's width */
#define MOST_TONES 24
#define RIDGE_STOPS 11
#define N_RIDGES 3
#define TO_DARK 1.75   /* a mix of this much with the darkest shifts a middle tone by 1, */
#define TO_LIGHT 2.1   /* and of this much with the lightest */
#define LEAST_TONES 9
#define MOST_SAVING 12
#define MOST_BYTES 30400 /* the limit is 30 KB a group */

/* How tone changes in one direction. */
typedef struct
{
  double x;                    /* the direction, in the window's pixels */
  double y;
  double start;                /* where along it the first stop lies */
  double step;                 /* from stop to stop */
  double value[RIDGE_STOPS];
} Ridge;

struct _CoxaDrawing
{
  CoxaBody *body;
  CoxaView *view;
  float    *tone;     /* 0 darkest … 1 lightest */
  float    *tendon;   /* 0 … 1 */
  float    *fx;
  float    *fy;
  Ridge     ridges[N_RIDGES];
  float    *rest;     /* what the ridges leave of the tone */
};

static void
mix (const double *a,
     const double *b,
     double        part,
     double       *out)
{
  for (int k = 0; k < 3; k++)
    out[k] = a[k] + (b[k] - a[k]) * part;
}

/* straight mixes from shadow over own colour to light, so that no tone is more saturated than its neighbours */
static char *
colour_at (CoxaThing *thing,
           double     tone)
{
  static const double deep[][3] = { { .24, .055, .085 }, { .46, .34, .22 }, { .33, .37, .40 }, { .40, .33, .25 },
                                    { .38, .24, .05 }, { .30, .02, .05 }, { .08, .10, .32 }, { .36, .32, .22 },
                                    { .16, .28, .36 } };
  static const double high[][3] = { { .965, .80, .71 }, { .995, .975, .93 }, { .96, .975, .97 }, { .985, .965, .92 },
                                    { 1, .93, .70 }, { 1, .74, .66 }, { .78, .82, .98 }, { .99, .985, .95 },
                                    { .95, .985, 1 } };
  static const double amount[][2] = { { .60, .48 }, { .66, .80 }, { .60, .8 }, { .66, .8 }, { .72, .75 },
                                        { .7, .6 }, { .7, .6 }, { .62, .85 }, { .6, .8 } };
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

static int
compare_floats (gconstpointer a,
                gconstpointer b)
{
  float x = *(const float *) a;
  float y = *(const float *) b;

  return (x > y) - (x < y);
}

/* spreads a structure's tones over most of the scale, so that the round and the flat both have shape */
static void
stretch (CoxaDrawing *self)
{
  CoxaWindow window = self->body->window;
  gsize size = (gsize) window.width * window.height;
  g_autoptr(GArray) values = g_array_new (FALSE, FALSE, sizeof (float));
  gboolean bone = self->body->thing->kind == COXA_KIND_BONE || self->body->thing->kind == COXA_KIND_DISC;
  double low, high;

  for (gsize i = 0; i < size; i += 7)
    if (self->body->mask[i])
      g_array_append_val (values, self->tone[i]);
  if (values->len < 8)
    return;
  g_array_sort (values, compare_floats);
  low = g_array_index (values, float, (guint) (values->len * 0.03));
  high = g_array_index (values, float, (guint) (values->len * 0.97));
  low = bone ? 0.20 + 0.2 * (low - 0.2) : 0.5 * low + 0.5 * 0.22;
  high = bone ? 0.95 : 0.75 * high + 0.25 * 0.95;
  for (gsize i = 0; i < size; i++)
    self->tone[i] = CLAMP ((self->tone[i] - low) / MAX (high - low, 0.15), 0, 1) * 0.92 + 0.04;
}

static void
find_tone (CoxaDrawing   *self,
           const float   *planes,
           CoxaOcclusion *occlusion)
{
  static const double lamp[3] = { -0.42, 0.62, 0.66 };
  CoxaBody *body = self->body;
  CoxaWindow window = body->window;
  gsize size = (gsize) window.width * window.height;
  g_autofree float *light = occlusion != NULL ? coxa_occlusion_light (occlusion, body, planes) : NULL;
  gboolean bone = body->thing->kind == COXA_KIND_BONE;
  double depth_of_shade = bone ? 0.78 : 0.40;

  if (light != NULL)
    coxa_raster_blur (light, body->mask, window.width, window.height, bone ? 7 : 10);
  for (gsize i = 0; i < size; i++)
    {
      double n[3] = { planes[i], planes[size + i], planes[2 * size + i] };
      double length = sqrt (n[0] * n[0] + n[1] * n[1] + n[2] * n[2]) + 1e-9;
      double facing = fabs (n[1] / length);
      double lit = (n[0] * lamp[0] + facing * length * lamp[1] + n[2] * lamp[2]) / length;

      self->tone[i] = 0.64 * MAX (0, (lit + 0.35) / 1.35) + 0.36 * facing;
      if (light != NULL)
        self->tone[i] *= 1 - depth_of_shade * (1 - pow (light[i], bone ? 0.9 : 1));
    }
  coxa_raster_blur (self->tone, body->mask, window.width, window.height,
                    bone ? 3.2 : body->thing->kind >= COXA_KIND_NERVE ? 1 : 8);
  stretch (self);
}

static double
ridge_at (const Ridge *ridge,
          int          x,
          int          y)
{
  double t = (x * ridge->x + y * ridge->y - ridge->start) / ridge->step;
  int i = CLAMP ((int) floor (t), 0, RIDGE_STOPS - 2);

  t = CLAMP (t - i, 0, 1);

  return ridge->value[i] * (1 - t) + ridge->value[i + 1] * t;
}

static void
find_extent (CoxaDrawing *self,
             Ridge       *ridge)
{
  CoxaWindow window = self->body->window;
  double low = 1e9, high = -1e9;

  for (int y = 0; y < window.height; y += 5)
    for (int x = 0; x < window.width; x += 5)
      if (self->body->mask[(gsize) y * window.width + x])
        {
          low = MIN (low, x * ridge->x + y * ridge->y);
          high = MAX (high, x * ridge->x + y * ridge->y);
        }
  ridge->start = low;
  ridge->step = MAX ((high - low) / (RIDGE_STOPS - 1), 1);
}

static void
find_means (CoxaDrawing *self,
            Ridge       *ridge)
{
  CoxaWindow window = self->body->window;
  double sum[RIDGE_STOPS] = { 0 };
  double weight[RIDGE_STOPS] = { 0 };

  for (int y = 0; y < window.height; y += 5)
    for (int x = 0; x < window.width; x += 5)
      {
        gsize at = (gsize) y * window.width + x;
        double t = (x * ridge->x + y * ridge->y - ridge->start) / ridge->step;
        int i = CLAMP ((int) floor (t), 0, RIDGE_STOPS - 2);

        if (!self->body->mask[at])
          continue;
        t = CLAMP (t - i, 0, 1);
        sum[i] += (1 - t) * self->rest[at];
        weight[i] += 1 - t;
        sum[i + 1] += t * self->rest[at];
        weight[i + 1] += t;
      }
  for (int i = 0; i < RIDGE_STOPS; i++)
    ridge->value[i] = weight[i] > 0 ? sum[i] / weight[i] : i > 0 ? ridge->value[i - 1] : 0;
}

static double
find_miss (CoxaDrawing *self,
           const Ridge *ridge)
{
  CoxaWindow window = self->body->window;
  double miss = 0;

  for (int y = 0; y < window.height; y += 5)
    for (int x = 0; x < window.width; x += 5)
      {
        gsize at = (gsize) y * window.width + x;
        double d = self->rest[at] - ridge_at (ridge, x, y);

        miss += self->body->mask[at] ? d * d : 0;
      }

  return miss;
}

/* Most of a muscle's tone changes in one direction, most of what that leaves in another. Gradients those ways carry it
   without any step; what is left over is small and is drawn as faint tones. */
static void
find_ridges (CoxaDrawing *self)
{
  CoxaWindow window = self->body->window;
  gsize size = (gsize) window.width * window.height;

  self->rest = g_memdup2 (self->tone, MAX (size, 1) * sizeof (float));
  for (int k = 0; k < N_RIDGES; k++)
    {
      double best = 1e30;

      for (int way = 0; way < 24; way++)
        {
          Ridge ridge = { .x = cos (way * G_PI / 24), .y = sin (way * G_PI / 24) };
          double miss;

          find_extent (self, &ridge);
          find_means (self, &ridge);
          miss = find_miss (self, &ridge);
          if (miss < best)
            {
              best = miss;
              self->ridges[k] = ridge;
            }
        }
      for (int y = 0; y < window.height; y++)
        for (int x = 0; x < window.width; x++)
          self->rest[(gsize) y * window.width + x] -= ridge_at (self->ridges + k, x, y);
    }
  coxa_raster_blur (self->rest, self->body->mask, window.width, window.height, 5);
}

static double
ease (double x)
{
  x = CLAMP (x, 0, 1);

  return x * x * (3 - 2 * x);
}

static void
find_tendon (CoxaDrawing *self,
             const float *planes)
{
  CoxaWindow window = self->body->window;
  gsize size = (gsize) window.width * window.height;
  const double *reach = self->body->thing->tendon;

  for (gsize i = 0; i < size; i++)
    {
      double a = reach[0] > 0 ? ease (1 - planes[COXA_PLANE_ORIGIN * size + i] / reach[0]) : 0;
      double b = reach[1] > 0 ? ease (1 - planes[COXA_PLANE_INSERTION * size + i] / reach[1]) : 0;

      self->tendon[i] = MAX (a, b);
    }
  coxa_raster_blur (self->tendon, self->body->mask, window.width, window.height, 5);
}

/**
 * coxa_drawing_new:
 * @body: a structure in a view; must outlive the drawing
 * @view: the view; must outlive the drawing
 * @occlusion: (nullable): how much of the sky it sees
 *
 * Works out a structure's tones and fibres.
 *
 * Returns: (transfer full): the drawing
 */
CoxaDrawing *
coxa_drawing_new (CoxaBody      *body,
                  CoxaView      *view,
                  CoxaOcclusion *occlusion)
{
  CoxaDrawing *self = g_new0 (CoxaDrawing, 1);
  CoxaWindow window = body->window;
  gsize size = (gsize) window.width * window.height;
  g_autofree float *planes = coxa_body_planes (body);
  double smooth;

  self->body = body;
  self->view = view;
  self->tone = g_new0 (float, MAX (size, 1));
  self->tendon = g_new0 (float, MAX (size, 1));
  self->fx = g_memdup2 (planes + COXA_PLANE_FIBRE_X * size, size * sizeof (float));
  self->fy = g_memdup2 (planes + COXA_PLANE_FIBRE_Y * size, size * sizeof (float));
  find_tone (self, planes, occlusion);
  find_ridges (self);
  find_tendon (self, planes);
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

  g_free (self->tone);
  g_free (self->tendon);
  g_free (self->fx);
  g_free (self->fy);
  g_free (self->rest);
  g_free (self);
}

static guint
put_path (GString      *out,
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

  return path->len;
}

/* the larger a surface, the wider a tone and the plainer its edge: large ones get more */
static int
count_tones (CoxaKind      kind,
             const guint8 *mask,
             gsize         size)
{
  gsize n = 0;

  for (gsize i = 0; i < size; i++)
    n += mask[i];
  if (kind >= COXA_KIND_NERVE)
    return kind >= COXA_KIND_LIGAMENT ? 7 : 4;
  if (kind == COXA_KIND_DISC)
    return 8;
  if (kind == COXA_KIND_BONE)
    return 11;

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
  int dark[MOST_TONES + 1] = { 0 };
  int light[MOST_TONES + 1] = { 0 };
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

static void
put_tones (CoxaDrawing  *self,
           const guint8 *mask,
           int           n_tones,
           GString      *out)
{
  CoxaWindow window = self->body->window;
  gsize size = (gsize) window.width * window.height;
  const float *tone = self->tone;
  g_autofree guint8 *part = g_new (guint8, size);
  gboolean bone = self->body->thing->kind == COXA_KIND_BONE;
  int middle = find_middle (mask, tone, window, n_tones);
  g_autofree char *base = colour_at (self->body->thing, (middle + 0.5) / n_tones);

  put_path (out, base, "", mask, window, FALSE, 20, 0.6);
  for (int k = 1; k < n_tones; k++)
    {
      /* darker ones from the middle down, then lighter ones from the middle up */
      int band = k <= middle ? middle - k : k;
      double edge = k <= middle ? (band + 1.0) / n_tones : (double) band / n_tones;
      g_autofree char *colour = colour_at (self->body->thing, (band + 0.5) / n_tones);
      gsize n = 0;

      for (gsize i = 0; i < size; i++)
        {
          part[i] = mask[i] && (k <= middle ? tone[i] < edge : tone[i] >= edge);
          n += part[i];
        }
      if (n > 150)
        put_path (out, colour, "", part, window, TRUE, bone ? 110 : 260, bone ? 1.7 : 3.2);
    }
}

static void
put_gradient (CoxaDrawing *self,
              const char  *id,
              int          number,
              GString     *out)
{
  const Ridge *ridge = self->ridges + number;
  CoxaWindow window = self->body->window;
  double unit = (double) (number > 0 ? COXA_TRACE_ROUGH : COXA_TRACE_UNITS) / COXA_SCALE;
  double from = ridge->start + window.x * ridge->x + window.y * ridge->y;
  double to = from + ridge->step * (RIDGE_STOPS - 1);

  g_string_append_printf (out, "<linearGradient id=\"%s-tone%d\" "
                          "gradientUnits=\"userSpaceOnUse\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\">",
                          id, number, (int) lround (from * ridge->x * unit), (int) lround (from * ridge->y * unit),
                          (int) lround (to * ridge->x * unit), (int) lround (to * ridge->y * unit));
  for (int i = 0; i < RIDGE_STOPS; i++)
    {
      double value = ridge->value[i];
      g_autofree char *colour = colour_at (self->body->thing, number == 0 ? value : value < 0 ? 0 : 1);

      g_string_append_printf (out, "<stop offset=\"%d%%\" stop-color=\"%s\"", (int) lround (100.0 * i / (RIDGE_STOPS - 1)),
                              colour);
      if (number > 0)
        g_string_append_printf (out, " stop-opacity=\".%03d\"",
                                (int) MIN (lround (1000 * fabs (value) * (value < 0 ? TO_DARK : TO_LIGHT)), 999));
      g_string_append (out, "/>");
    }
  g_string_append (out, "</linearGradient>\n");
}

static void
put_ridges (CoxaDrawing  *self,
            const char   *id,
            const guint8 *mask,
            int           n_tones,
            GString      *out)
{
  CoxaWindow window = self->body->window;
  gsize size = (gsize) window.width * window.height;
  double step = 0.8 / n_tones;
  int smallest = 0;
  g_autofree guint8 *part = g_new (guint8, size);
  g_autofree char *dark = colour_at (self->body->thing, 0);
  g_autofree char *light = colour_at (self->body->thing, 1);

  /* a lone spot is seen as a stain, however faint */
  for (gsize i = 0; i < size; i++)
    smallest += mask[i];
  smallest = MAX (smallest / 70, 400);

  for (int k = 0; k < N_RIDGES; k++)
    {
      g_autofree char *fill = g_strdup_printf ("url(#%s-tone%d)", id, k);

      put_gradient (self, id, k, out);
      put_path (out, fill, "", mask, window, k > 0, 20, k > 0 ? 1.5 : 0.6);
    }

  for (int sign = -1; sign <= 1; sign += 2)
    for (double edge = step * 0.9; edge < 0.5; edge += step)
      {
        gsize n = 0;
        g_autofree char *more = g_strdup_printf (" fill-opacity=\".%03d\"",
                                                 (int) lround (1000 * step * (sign < 0 ? TO_DARK : TO_LIGHT)));

        for (gsize i = 0; i < size; i++)
          {
            part[i] = mask[i] && sign * self->rest[i] > edge;
            n += part[i];
          }
        if (n > 1200)
          put_path (out, sign < 0 ? dark : light, more, part, window, TRUE, smallest, 3.4);
      }
}

static void
put_tendon (CoxaDrawing  *self,
            const guint8 *mask,
            int           n_edges,
            GString      *out)
{
  CoxaWindow window = self->body->window;
  gsize size = (gsize) window.width * window.height;
  g_autofree guint8 *part = g_new (guint8, size);

  if (self->body->thing->tendon[0] <= 0 && self->body->thing->tendon[1] <= 0)
    return;
  for (int k = 0; k < n_edges; k++)
    {
      double edge = 0.06 + 0.86 * k / n_edges;

      for (gsize i = 0; i < size; i++)
        part[i] = mask[i] && self->tendon[i] > edge;
      put_path (out, "#efe3cf", n_edges > 4 ? " fill-opacity=\".16\"" : " fill-opacity=\".23\"", part, window, TRUE, 200, 3.6);
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

      if (self->tendon[at] < 0.04 || self->tendon[at] > 0.85)
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
        g_autofree char *colour = colour_at (thing, shades[k]);

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
  static const char *const inks[] = { "#4b1f1d", "#6d563b", "#58646a", "#75624a", "#6a4a12" };
  CoxaThing *thing = self->body->thing;
  CoxaWindow window = self->body->window;
  gsize size = (gsize) window.width * window.height;
  g_autofree guint8 *outer = g_new (guint8, size);
  g_autofree float *outside = NULL;

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
  put_path (out, inks[thing->kind], "", outer, window, FALSE, 20, 0.6);

  if (thing->kind == COXA_KIND_MUSCLE || thing->kind == COXA_KIND_FASCIA)
    put_ridges (self, id, mask, n_tones, out);
  else
    put_tones (self, mask, n_tones, out);

  if (thing->kind == COXA_KIND_MUSCLE)
    put_tendon (self, mask, saving < 3 ? 6 : 4, out);
  if (thing->kind == COXA_KIND_MUSCLE || thing->kind == COXA_KIND_FASCIA)
    put_fibres (self, mask, 1 + 0.05 * saving, out);
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
  int n_tones = count_tones (self->body->thing->kind, self->body->mask, (gsize) window.width * window.height);
  gsize start = out->len;

  for (int saving = 0; saving <= MOST_SAVING; saving++)
    {
      g_string_truncate (out, start);
      write_once (self, mask, quiet, id, MAX (n_tones - saving / 2, LEAST_TONES), saving, out);
      if (out->len - start <= MOST_BYTES)
        return;
    }
}
