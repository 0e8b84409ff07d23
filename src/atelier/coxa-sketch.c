/* coxa-sketch.c: a frame as SVG
 *
 * A frame is a stack of flat layers: shadow, things that move, body, clothes, muscle, tones, lines, outline. Each is a set of
 * pixels, traced. What stands before the body has cut it already.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-sketch.h"

#include "coxa-trace.h"

#include <stdio.h>
#include <string.h>

#define INK "#4b3d47"
#define MUSCLE "#e03a3a"
#define STEP_AWAY 0.018     /* metres; where the body lies so much farther off behind itself a line is drawn */
#define TONE_REACH 6.0      /* picture units over which tones are smoothed */
#define SHADOW_REACH 15.0   /* picture units over which the shadow on the ground fades */
#define ROOM 34.0           /* picture units round persons in which their shadows are */
#define SHADOW_FADES 0.11   /* metres above the ground in which it fades */
#define SPECK 180           /* pixels at three a unit: smaller spots of a tone are left out */
#define UNITS 4             /* whole numbers a picture unit in a path */

static const char * const cloth_names[COXA_N_CLOTHS] = { "skin", "shorts", "top", "hair", "shoe", "shoe" };
static const char * const colours[2][COXA_N_CLOTHS] =
{
  { "#e2c6ae", "#46586b", "#5f7f92", "#5a4a44", "#eceae6", "#eceae6" },
  { "#e6d3c3", "#b9c2ca", "#d9e2e6", "#85786f", "#dcd9d4", "#dcd9d4" },
};

static const double darker[3] = { 0.60, 0.44, 0.27 };
static const double lighter[2] = { 0.84, 0.95 };
static const double muscle_from[4] = { 0.10, 0.30, 0.54, 0.78 };
static const double muscle_opacity[4] = { 0.26, 0.34, 0.44, 0.55 };
static const double shadow_from[3] = { 0.07, 0.24, 0.50 };

/**
 * CoxaSketch:
 *
 * A frame while it is drawn: a byte or number a pixel of the canvas.
 */
typedef struct
{
  const CoxaPaper *paper;
  CoxaCanvas      *canvas;
  const CoxaStage *stage;
  const CoxaActor *actors;
  CoxaMeasure     *measure;
  CoxaWindow       body; /* what persons cover */
  guint8          *cloth;
  guint8          *round;
  guint8          *mask;
  float           *tone;
  float           *red;
  GString         *out;
} CoxaSketch;

static gsize
count (const CoxaCanvas *canvas)
{
  return (gsize) canvas->width * canvas->height;
}

static void
dilate (guint8    *mask,
        int        width,
        int        height)
{
  g_autofree guint8 *spare = g_memdup2 (mask, (gsize) width * height);

  for (int y = 1; y < height - 1; y++)
    for (int x = 1; x < width - 1; x++)
      {
        gsize at = (gsize) y * width + x;

        mask[at] |= spare[at - 1] | spare[at + 1] | spare[at - width] | spare[at + width];
      }
}

static CoxaWindow
find_window (const CoxaCanvas *canvas,
             const guint8     *mask)
{
  int left = canvas->width, right = -1, top = canvas->height, bottom = -1;

  for (int y = 0; y < canvas->height; y++)
    {
      const guint8 *row = mask + (gsize) y * canvas->width;
      int x = 0, end = canvas->width;

      while (x < end && !row[x])
        x++;
      if (x == end)
        continue;
      while (!row[end - 1])
        end--;
      left = MIN (left, x);
      right = MAX (right, end - 1);
      top = MIN (top, y);
      bottom = y;
    }

  return right < 0 ? (CoxaWindow) { 0, 0, 0, 0 } : (CoxaWindow) { left, top, right - left + 1, bottom - top + 1 };
}

/* Appends a path of the mask, unless it is empty. */
static gboolean
put_mask (GString          *out,
          const CoxaCanvas *canvas,
          const guint8     *mask,
          int               smallest,
          double            tolerance,
          const char       *attributes)
{
  CoxaWindow window = find_window (canvas, mask);
  g_autofree guint8 *cut = NULL;
  gsize before = out->len, path;

  if (window.width == 0)
    return FALSE;

  cut = g_new (guint8, (gsize) window.width * window.height);
  for (int y = 0; y < window.height; y++)
    memcpy (cut + (gsize) y * window.width, mask + (gsize) (y + window.y) * canvas->width + window.x, window.width);
  window.x += canvas->x;
  window.y += canvas->y;
  g_string_append_printf (out, "<path %s%sd=\"", attributes, *attributes != '\0' ? " " : "");
  path = out->len;
  coxa_trace (out, cut, window, 1 / canvas->pixels, UNITS, smallest, tolerance);
  if (out->len == path)
    {
      g_string_truncate (out, before);
      return FALSE;
    }
  g_string_append (out, "\"/>\n");

  return TRUE;
}

/* below 1 darker towards a cool shade, above lighter */
static void
tint (const char *colour,
      double      tone,
      char       *out)
{
  static const double shade[3] = { 52, 40, 58 };
  guint c[3] = { 255, 255, 255 };

  if (sscanf (colour + 1, "%2x%2x%2x", &c[0], &c[1], &c[2]) != 3)
    return;
  for (int k = 0; k < 3; k++)
    c[k] = lrint (CLAMP (tone < 1 ? shade[k] + (c[k] - shade[k]) * tone : c[k] + (255 - c[k]) * (tone - 1), 0, 255));
  g_snprintf (out, 8, "#%02x%02x%02x", c[0], c[1], c[2]);
}

static void
put_objects (GString          *out,
             const CoxaCanvas *canvas,
             const CoxaStage  *stage,
             gboolean          moving)
{
  g_autofree guint8 *mask = g_new (guint8, count (canvas));
  char colour[8] = "", attributes[40];

  for (guint i = COXA_FIRST_OBJECT; i < stage->objects->len; i++)
    {
      const CoxaObject *object = &g_array_index (stage->objects, CoxaObject, i);

      if (object->moves != moving)
        continue;
      for (gsize k = 0; k < count (canvas); k++)
        mask[k] = canvas->what[k] == i;
      dilate (mask, canvas->width, canvas->height);
      tint (object->colour, object->tone, colour);
      g_snprintf (attributes, sizeof attributes, "fill=\"%s\"", colour);
      put_mask (out, canvas, mask, 16, 0.4, attributes);
    }
}

static void
put_edges (GString          *out,
           const CoxaCanvas *canvas,
           const CoxaStage  *stage,
           gboolean          moving)
{
  g_autofree guint8 *mask = g_new (guint8, count (canvas));

  g_string_append_printf (out,
                          "<g class=\"propline\" fill=\"none\" stroke=\"" INK "\" stroke-width=\"%g\" stroke-linejoin=\"round\""
                          " stroke-opacity=\".75\">\n", 1.1 * UNITS);
  for (guint i = COXA_FIRST_OBJECT; i < stage->objects->len; i++)
    {
      if (g_array_index (stage->objects, CoxaObject, i).moves != moving)
        continue;
      for (gsize k = 0; k < count (canvas); k++)
        mask[k] = canvas->what[k] == i;
      put_mask (out, canvas, mask, 40, 0.4, "");
    }
  g_string_append (out, "</g>\n");
}

/* one surface only: the blur stops at edges and where depth jumps */
static void
smooth_tones (const CoxaCanvas *canvas,
              const guint8     *round,
              CoxaWindow        window,
              float            *tone)
{
  int reach = lrint (TONE_REACH * canvas->pixels);
  g_autofree float *spare = g_new (float, count (canvas));
  float weight[64];

  reach = MIN (reach, 63);
  for (int i = 0; i <= reach; i++)
    weight[i] = exp (-4.5 * i * i / ((double) reach * reach));
  for (int pass = 0; pass < 2; pass++)
    {
      gssize step = pass ? canvas->width : 1;

      for (int y = window.y; y < window.y + window.height; y++)
        memcpy (spare + (gsize) y * canvas->width + window.x, tone + (gsize) y * canvas->width + window.x,
                window.width * sizeof *spare);
      for (int y = window.y; y < window.y + window.height; y++)
        for (int x = window.x; x < window.x + window.width; x++)
          {
            gsize at = (gsize) y * canvas->width + x;
            float sum = spare[at], all = 1;

            if (!round[at])
              continue;
            for (int way = -1; way <= 1; way += 2)
              {
                float near = canvas->near[at];
                int room = pass ? (way < 0 ? y : canvas->height - 1 - y) : (way < 0 ? x : canvas->width - 1 - x);

                for (int i = 1; i <= MIN (reach, room); i++)
                  {
                    gsize to = at + way * i * step;

                    /* 1/a - 1/b is about (b - a) / b² */
                    if (round[to] != round[at] || fabsf (canvas->near[to] - near) > 0.02f * near * near)
                      break;
                    near = canvas->near[to];
                    sum += weight[i] * spare[to];
                    all += weight[i];
                  }
              }
            tone[at] = sum / all;
          }
    }
}

static double
shade (const float *normal)
{
  static const double light[3] = { -0.4351, 0.7252, 0.5318 };
  double length = sqrt (normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2]) + 1e-9;

  return 0.5 + 0.5 * (normal[0] * light[0] + normal[1] * light[1] + normal[2] * light[2]) / length;
}

/* clothes, tones and muscles, where persons and round things are seen */
static void
look (CoxaSketch *self)
{
  const CoxaFilm *film = self->paper->film;
  const CoxaCanvas *canvas = self->canvas;

  for (gsize k = 0; k < count (canvas); k++)
    {
      int what = canvas->what[k];
      const CoxaObject *object = &g_array_index (self->stage->objects, CoxaObject, what);

      if (!object->round || !object->moves)
        continue;
      self->round[k] = what;
      self->tone[k] = shade (canvas->normal + 3 * k);
      if (what == COXA_PATIENT || what == COXA_EXAMINER)
        {
          const float *r = canvas->rest + 3 * k;
          CoxaVec rest = coxa_vec (r[0], r[1], r[2]);
          double red = 0;

          self->cloth[k] = coxa_skin_cloth (film->skin[what - COXA_PATIENT], rest, what == COXA_EXAMINER);
          for (guint i = 0; what == COXA_PATIENT && self->cloth[k] < COXA_CLOTH_HAIR && i < film->file->tints->len; i++)
            {
              const CoxaTint *tint = &g_array_index (film->file->tints, CoxaTint, i);

              for (int side = -1; side <= 1; side += 2)
                if (tint->side == 0 || tint->side == side)
                  red = MAX (red, tint->strength * coxa_muscle_field_at (film->fields[i], film->skin[0], rest, side));
            }
          self->red[k] = red;
        }
    }
  self->body = find_window (canvas, self->round);
  smooth_tones (canvas, self->round, self->body, self->tone);
}

/* how dark the ground at a height is under the body, on a rougher canvas: a pixel a unit */
static void
cast (const CoxaActor  *actor,
      const CoxaCamera *camera,
      double            height,
      int               width,
      int               rows,
      float            *dark)
{
  const CoxaSkin *skin = actor->skin;

  for (guint t = 0; t < skin->n_triangles; t++)
    {
      CoxaVec s[3];
      double above = 0, area, value;
      gboolean counts = TRUE;
      int left, right, top, bottom;

      for (int k = 0; k < 3; k++)
        {
          CoxaVec p = actor->points[skin->triangle[3 * t + k]];
          double up = p.y - height;

          counts &= up > -0.02;
          above += up / 3;
          /* the light comes a little from the left and from the front */
          s[k] = coxa_camera_project (camera, coxa_vec (p.x + 0.10 * up, height, p.z - 0.05 * up));
        }
      area = (s[1].x - s[0].x) * (s[2].y - s[0].y) - (s[2].x - s[0].x) * (s[1].y - s[0].y);
      if (!counts || above > 0.9 || fabs (area) < 1e-9)
        continue;
      value = exp (-MAX (above, 0) / SHADOW_FADES);
      left = MAX (0, floor (fmin (s[0].x, fmin (s[1].x, s[2].x))));
      right = MIN (width - 1, ceil (fmax (s[0].x, fmax (s[1].x, s[2].x))));
      top = MAX (0, floor (fmin (s[0].y, fmin (s[1].y, s[2].y))));
      bottom = MIN (rows - 1, ceil (fmax (s[0].y, fmax (s[1].y, s[2].y))));
      for (int y = top; y <= bottom; y++)
        for (int x = left; x <= right; x++)
          {
            double px = x + 0.5, py = y + 0.5;
            double w1 = ((px - s[0].x) * (s[2].y - s[0].y) - (s[2].x - s[0].x) * (py - s[0].y)) / area;
            double w2 = ((s[1].x - s[0].x) * (py - s[0].y) - (px - s[0].x) * (s[1].y - s[0].y)) / area;

            if (w1 > -0.3 && w2 > -0.3 && w1 + w2 < 1.3)
              dark[y * width + x] = MAX (dark[y * width + x], value);
          }
    }
}

static void
put_shadows (CoxaSketch *self)
{
  const CoxaCanvas *canvas = self->canvas;
  const CoxaPoseFile *file = self->paper->film->file;
  int width = ceil (file->width), rows = ceil (file->height);
  g_autofree float *sum = g_new0 (float, count (canvas));
  g_autofree float *dark = g_new (float, (gsize) width * rows);
  g_autofree guint8 *all = g_malloc ((gsize) width * rows);
  g_autofree gboolean *done = g_new0 (gboolean, self->stage->objects->len);

  memset (all, 1, (gsize) width * rows);
  for (guint i = 0; i < self->stage->objects->len; i++)
    {
      const CoxaObject *ground = &g_array_index (self->stage->objects, CoxaObject, i);

      if (!ground->receives || done[i])
        continue;
      memset (dark, 0, (gsize) width * rows * sizeof *dark);
      for (int p = 0; p < 2; p++)
        if (self->actors[p].skin != NULL)
          cast (&self->actors[p], &canvas->camera, ground->height, width, rows, dark);
      coxa_raster_blur (dark, all, width, rows, SHADOW_REACH / 3);
      for (guint j = i; j < self->stage->objects->len; j++)
        {
          const CoxaObject *same = &g_array_index (self->stage->objects, CoxaObject, j);

          if (!same->receives || fabs (same->height - ground->height) > 0.001)
            continue;
          done[j] = TRUE;
          for (int y = 0; y < canvas->height; y++)
            for (int x = 0; x < canvas->width; x++)
              if (canvas->what[(gsize) y * canvas->width + x] == j)
                {
                  double u = CLAMP ((x + canvas->x + 0.5) / canvas->pixels - 0.5, 0, width - 1.001);
                  double v = CLAMP ((y + canvas->y + 0.5) / canvas->pixels - 0.5, 0, rows - 1.001);
                  int a = u, b = v;
                  const float *d = dark + b * width + a;

                  sum[(gsize) y * canvas->width + x] = (1 - (v - b)) * ((1 - (u - a)) * d[0] + (u - a) * d[1])
                                                       + (v - b) * ((1 - (u - a)) * d[width] + (u - a) * d[width + 1]);
                }
        }
    }

  g_string_append (self->out, "<g class=\"shadow\" fill=\"" INK "\" fill-opacity=\".09\">\n");
  for (int i = 0; i < 3; i++)
    {
      for (gsize k = 0; k < count (canvas); k++)
        self->mask[k] = sum[k] > shadow_from[i];
      /* it runs on a little below the body, so that no gap shows at the edge */
      dilate (self->mask, canvas->width, canvas->height);
      dilate (self->mask, canvas->width, canvas->height);
      put_mask (self->out, canvas, self->mask, 120, 0.8, "");
    }
  g_string_append (self->out, "</g>\n");
}

static void
put (CoxaSketch *self,
     int         smallest,
     double      tolerance,
     const char *attributes)
{
  put_mask (self->out, self->canvas, self->mask, lrint (smallest * self->canvas->pixels * self->canvas->pixels / 9), tolerance,
            attributes);
}

static void
put_person (CoxaSketch *self,
            int         person,
            const char *id)
{
  int what = COXA_PATIENT + person;
  gsize size = count (self->canvas);
  g_autofree char *shape = g_strdup_printf ("id=\"%s-%s\"", id, person ? "e" : "p");

  for (gsize k = 0; k < size; k++)
    self->mask[k] = self->canvas->what[k] == what;
  g_string_append (self->out, "<defs>");
  put (self, 20, 0.4, shape);
  g_string_append_printf (self->out, "</defs>\n<g class=\"body%s\">\n<use class=\"skin\" href=\"#%s-%s\" fill=\"%s\"/>\n",
                          person ? " examiner" : "", id, person ? "e" : "p", colours[person][COXA_CLOTH_SKIN]);
  for (int cloth = COXA_CLOTH_SHORTS; cloth < COXA_CLOTH_SOLE; cloth++)
    {
      g_autofree char *attributes = g_strdup_printf ("class=\"%s\" fill=\"%s\"", cloth_names[cloth], colours[person][cloth]);

      /* the shorts run on below the top, the shoe below its sole */
      for (gsize k = 0; k < size; k++)
        self->mask[k] = self->canvas->what[k] == what
                        && (self->cloth[k] == cloth || (cloth == COXA_CLOTH_SHORTS && self->cloth[k] == COXA_CLOTH_TOP)
                            || (cloth == COXA_CLOTH_SHOE && self->cloth[k] == COXA_CLOTH_SOLE));
      put (self, 40, 0.4, attributes);
    }
  g_string_append (self->out, "</g>\n");
}

static void
put_muscles (CoxaSketch *self)
{
  gsize size = count (self->canvas);
  char attributes[40];

  g_string_append (self->out, "<g class=\"muscle\" fill=\"" MUSCLE "\">\n");
  for (int i = 0; i < 4; i++)
    {
      for (gsize k = 0; k < size; k++)
        self->mask[k] = self->canvas->what[k] == COXA_PATIENT && self->red[k] > muscle_from[i];
      g_snprintf (attributes, sizeof attributes, "fill-opacity=\"%g\"", muscle_opacity[i]);
      put (self, 60, 0.6, attributes);
    }
  g_string_append (self->out, "</g>\n");
}

static void
put_tones (CoxaSketch *self)
{
  gsize size = count (self->canvas);

  g_string_append (self->out, "<g class=\"tone\">\n");
  for (int i = 0; i < COXA_N_TONES; i++)
    {
      gsize before = self->out->len, area = 0;

      for (gsize k = 0; k < size; k++)
        {
          self->mask[k] = self->round[k] && (i < 3 ? self->tone[k] < darker[i] : self->tone[k] > lighter[i - 3]);
          area += self->mask[k];
        }
      put (self, SPECK, 0.7, i < 3 ? "class=\"dark\" fill=\"#4a2430\" fill-opacity=\".13\""
           : "class=\"light\" fill=\"#fff\" fill-opacity=\".13\"");
      if (self->measure == NULL)
        continue;
      self->measure->area[i] = area / (self->canvas->pixels * self->canvas->pixels);
      self->measure->pieces[i] = 0;
      for (gsize k = before; k < self->out->len; k++)
        self->measure->pieces[i] += self->out->str[k] == 'M';
    }
  g_string_append (self->out, "</g>\n");
}

static gboolean
is_person (int what)
{
  return what == COXA_PATIENT || what == COXA_EXAMINER;
}

/* where depth jumps within a person: the farther side; on the head nothing is to be seen */
static void
put_lines (CoxaSketch *self)
{
  const CoxaCanvas *canvas = self->canvas;
  int width = canvas->width;
  gsize size = count (canvas);
  CoxaWindow window = self->body;

  memset (self->mask, 0, size);
  for (int y = MAX (window.y, 2); y < MIN (window.y + window.height, canvas->height - 2); y++)
    for (int x = MAX (window.x, 2); x < MIN (window.x + window.width, width - 2); x++)
      {
        gsize at = (gsize) y * width + x;
        gsize beside[4] = { at - 1, at + 1, at - width, at + width };

        if (!is_person (canvas->what[at]))
          continue;
        for (int k = 0; k < 4; k++)
          if (canvas->what[beside[k]] == canvas->what[at]
              && 1 / canvas->near[at] - 1 / canvas->near[beside[k]] > STEP_AWAY)
            self->mask[at] = 1;
      }
  dilate (self->mask, width, canvas->height);
  for (gsize k = 0; k < size; k++)
    self->mask[k] &= is_person (canvas->what[k]);
  put (self, 110, 0.5, "class=\"line\" fill=\"" INK "\" fill-opacity=\".8\"");
}

static void
put_outlines (CoxaSketch *self,
              const char *id)
{
  for (int person = 0; person < 2; person++)
    if (self->actors[person].skin != NULL)
      g_string_append_printf (self->out,
                              "<use class=\"outline\" href=\"#%s-%s\" fill=\"none\" stroke=\"" INK "\" stroke-width=\"%g\""
                              " stroke-linejoin=\"round\"/>\n", id, person ? "e" : "p", 1.4 * UNITS);
}

/**
 * coxa_paper_init:
 * @self: (out): paper
 * @film: a figure
 * @pixels: pixels a picture unit
 *
 * Lays paper out. Clear it with coxa_paper_clear().
 */
void
coxa_paper_init (CoxaPaper      *self,
                 const CoxaFilm *film,
                 double          pixels)
{
  self->film = film;
  self->pixels = pixels;
  self->scene = coxa_canvas_new (&film->camera, (CoxaWindow) { 0, 0, lrint (film->file->width * pixels),
                                                               lrint (film->file->height * pixels) }, pixels);
  coxa_canvas_add_stage (self->scene, film->stage, FALSE);
}

/**
 * coxa_paper_clear:
 * @self: paper
 *
 * Frees what is in it.
 */
void
coxa_paper_clear (CoxaPaper *self)
{
  g_clear_pointer (&self->scene, coxa_canvas_free);
}

static void
put_scene_tones (const CoxaPaper *self,
                 GString         *out)
{
  const CoxaCanvas *canvas = self->scene;
  gsize size = count (canvas);
  g_autofree guint8 *round = g_new0 (guint8, size);
  g_autofree guint8 *mask = g_new0 (guint8, size);
  g_autofree float *tone = g_new0 (float, size);

  for (gsize k = 0; k < size; k++)
    if (g_array_index (self->film->stage->objects, CoxaObject, canvas->what[k]).round)
      {
        round[k] = canvas->what[k];
        tone[k] = shade (canvas->normal + 3 * k);
      }
  g_string_append (out, "<g class=\"tone\">\n");
  for (int i = 0; i < COXA_N_TONES; i++)
    {
      for (gsize k = 0; k < size; k++)
        mask[k] = round[k] && (i < 3 ? tone[k] < darker[i] : tone[k] > lighter[i - 3]);
      put_mask (out, canvas, mask, 40, 0.7,
                i < 3 ? "class=\"dark\" fill=\"#4a2430\" fill-opacity=\".13\""
                    : "class=\"light\" fill=\"#fff\" fill-opacity=\".13\"");
    }
  g_string_append (out, "</g>\n");
}

/**
 * coxa_sketch_scene:
 * @self: paper
 *
 * Draws what does not move.
 *
 * Returns: (transfer full): a group "scene"
 */
char *
coxa_sketch_scene (const CoxaPaper *self)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "<g id=\"scene\" transform=\"scale(%g)\">\n", 1.0 / UNITS);
  g_string_append (out, "<g class=\"props\">\n");
  put_objects (out, self->scene, self->film->stage, FALSE);
  g_string_append (out, "</g>\n");
  put_scene_tones (self, out);
  put_edges (out, self->scene, self->film->stage, FALSE);
  g_string_append (out, "</g>\n");

  return g_string_free (out, FALSE);
}

static void
widen (const CoxaCamera *camera,
       CoxaVec           point,
       double           *box)
{
  CoxaVec p = coxa_camera_project (camera, point);

  box[0] = MIN (box[0], p.x);
  box[1] = MAX (box[1], p.x);
  box[2] = MIN (box[2], p.y);
  box[3] = MAX (box[3], p.y);
}

/* the part of the picture in which persons, what moves with them, and their shadows are */
static CoxaWindow
find_room (const CoxaPaper *self,
           const CoxaActor *actors,
           const CoxaStage *stage)
{
  const CoxaCamera *camera = &self->film->camera;
  double box[4] = { 1e9, -1e9, 1e9, -1e9 };
  int left, right, top, bottom;

  for (int p = 0; p < 2; p++)
    for (guint v = 0; actors[p].skin != NULL && v < actors[p].skin->n; v++)
      widen (camera, actors[p].points[v], box);
  for (guint i = 0; i < stage->facets->len; i++)
    for (int k = 0; k < 3; k++)
      widen (camera, g_array_index (stage->facets, CoxaFacet, i).p[k], box);
  left = CLAMP (floor ((box[0] - ROOM) * self->pixels), 0, self->scene->width - 2);
  right = CLAMP (ceil ((box[1] + ROOM) * self->pixels), left + 2, self->scene->width);
  top = CLAMP (floor ((box[2] - ROOM) * self->pixels), 0, self->scene->height - 2);
  bottom = CLAMP (ceil ((box[3] + ROOM) * self->pixels), top + 2, self->scene->height);

  return (CoxaWindow) { left, top, right - left, bottom - top };
}

/**
 * coxa_sketch_frame:
 * @self: paper
 * @id: of the group
 * @frame: which frame, for what moves with it
 * @actors: the persons
 * @measure: (out) (optional): what it is measured by
 *
 * Draws a frame.
 *
 * Returns: (transfer full): a group
 */
char *
coxa_sketch_frame (const CoxaPaper *self,
                   const char      *id,
                   const CoxaFrame *frame,
                   const CoxaActor *actors,
                   CoxaMeasure     *measure)
{
  g_autoptr(CoxaStage) stage = coxa_stage_new ();
  g_autoptr(CoxaCanvas) canvas = NULL;
  g_autofree guint8 *cloth = NULL;
  g_autofree guint8 *round = NULL;
  g_autofree guint8 *mask = NULL;
  g_autofree float *tone = NULL;
  g_autofree float *red = NULL;
  CoxaSketch sketch;

  coxa_film_stage (self->film, frame, actors, stage);
  canvas = coxa_canvas_new (&self->film->camera, find_room (self, actors, stage), self->pixels);
  cloth = g_new0 (guint8, count (canvas));
  round = g_new0 (guint8, count (canvas));
  mask = g_new0 (guint8, count (canvas));
  tone = g_new0 (float, count (canvas));
  red = g_new0 (float, count (canvas));
  sketch = (CoxaSketch) { self, canvas, stage, actors, measure, { 0, 0, 0, 0 }, cloth, round, mask, tone, red,
                          g_string_new (NULL) };
  coxa_canvas_copy (canvas, self->scene);
  coxa_canvas_add_stage (canvas, stage, TRUE);
  for (int p = 0; p < 2; p++)
    if (actors[p].skin != NULL)
      coxa_canvas_add_actor (canvas, &actors[p], COXA_PATIENT + p);
  look (&sketch);

  g_string_append_printf (sketch.out, "<g id=\"%s\" transform=\"scale(%g)\">\n", id, 1.0 / UNITS);
  put_shadows (&sketch);
  if (stage->facets->len > 0)
    {
      g_string_append (sketch.out, "<g class=\"props\">\n");
      put_objects (sketch.out, canvas, stage, TRUE);
      g_string_append (sketch.out, "</g>\n");
    }
  for (int p = 0; p < 2; p++)
    if (actors[p].skin != NULL)
      put_person (&sketch, p, id);
  if (self->film->file->tints->len > 0)
    put_muscles (&sketch);
  put_tones (&sketch);
  put_lines (&sketch);
  put_outlines (&sketch, id);
  if (stage->facets->len > 0)
    put_edges (sketch.out, canvas, stage, TRUE);
  g_string_append (sketch.out, "</g>\n");
  if (measure != NULL)
    measure->bytes = sketch.out->len;

  return g_string_free (sketch.out, FALSE);
}
