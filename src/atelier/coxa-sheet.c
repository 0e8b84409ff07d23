/* coxa-sheet.c: a view as a stack of whole structures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-sheet.h"
#include "coxa-draw.h"
#include "coxa-order.h"
#include "coxa-trace.h"

#include <math.h>
#include <string.h>

#define STOPS 4
#define LEAST_RADIUS 5.0   /* user units; what shows no spot this wide gets no label */
#define LEAST_OVERLAP 3    /* pixels at a quarter of the size */

/* One group of the SVG: a structure, the part of one that comes to the front, or a footprint. */
typedef struct
{
  CoxaThing  *thing;
  char       *id;
  char       *region;
  CoxaBody   *body;      /* NULL for footprints */
  CoxaWindow  window;
  guint8     *mask;      /* of the window, 2 × the sheet */
  float      *depth;     /* not owned; NULL for footprints */
  GString    *svg;
  double      nearness;
  double      anchor[STOPS + 1][3]; /* x, y, radius; user units */
} Part;

struct _CoxaSheet
{
  CoxaView  *view;
  GPtrArray *bodies;
  GPtrArray *parts;      /* of Part, painter's order, footprints last */
};

static void
part_free (gpointer data)
{
  Part *part = data;

  g_free (part->id);
  g_free (part->region);
  g_free (part->mask);
  g_string_free (part->svg, TRUE);
  g_free (part);
}

static Part *
part_new (CoxaThing  *thing,
          CoxaBody   *body,
          const char *suffix)
{
  Part *part = g_new0 (Part, 1);

  part->thing = thing;
  part->id = g_strconcat (thing->id, suffix, NULL);
  part->region = g_strdup (thing->id);
  part->body = body;
  part->svg = g_string_new (NULL);
  if (body != NULL)
    {
      part->window = body->window;
      part->depth = body->depth;
    }

  return part;
}

static gboolean
covers (Part *part,
        int   x,
        int   y)
{
  x -= part->window.x;
  y -= part->window.y;

  return x >= 0 && y >= 0 && x < part->window.width && y < part->window.height && part->mask[(gsize) y * part->window.width + x];
}

static float
depth_at (CoxaBody *body,
          int       x,
          int       y)
{
  x -= body->window.x;
  y -= body->window.y;

  if (x < 0 || y < 0 || x >= body->window.width || y >= body->window.height)
    return COXA_FAR;

  return body->depth[(gsize) y * body->window.width + x];
}

/* what of a body lies in front of those it passes through, and a little beyond, so that no seam shows */
static Part *
near_part (CoxaSheet   *self,
           CoxaBody    *body,
           CoxaDrawing *drawing)
{
  CoxaWindow window = body->window;
  gsize size = (gsize) window.width * window.height;
  g_autofree guint8 *bare = g_memdup2 (body->mask, size);
  g_autofree guint8 *quiet = g_memdup2 (body->mask, size);
  g_autofree guint8 *front = g_new0 (guint8, size);
  g_autofree float *to_front = NULL;
  Part *part;
  gsize n = 0;

  for (guint i = 0; i < self->bodies->len; i++)
    {
      CoxaBody *other = g_ptr_array_index (self->bodies, i);

      if (!g_strv_contains ((const char *const *) body->thing->near, other->thing->id))
        continue;
      for (gsize k = 0; k < size; k++)
        {
          float depth = depth_at (other, k % window.width + window.x, k / window.width + window.y);

          if (!body->mask[k] || depth <= COXA_FAR)
            continue;
          /* an outline only against what is there as long as this body is, or it would stay when the other has gone */
          if (other->thing->depth >= body->thing->depth)
            quiet[k] = 0;
          bare[k] = 0;
          front[k] |= body->depth[k] > depth;
          n += front[k];
        }
    }
  if (n < 100)
    return NULL;

  coxa_raster_smooth (front, window.width, window.height, 5);
  for (gsize k = 0; k < size; k++)
    front[k] = !(front[k] && body->mask[k]);
  to_front = coxa_raster_distance (front, window.width, window.height);
  part = part_new (body->thing, body, ".near");
  part->mask = g_new0 (guint8, size);
  for (gsize k = 0; k < size; k++)
    part->mask[k] = !front[k] || (bare[k] && to_front[k] < 12);
  coxa_drawing_write (drawing, part->mask, quiet, part->id, part->svg);

  return part;
}

static double
mean_depth (Part *part)
{
  gsize size = (gsize) part->window.width * part->window.height;
  double sum = 0;
  gsize n = 0;

  for (gsize i = 0; i < size; i++)
    if (part->mask[i])
      {
        sum += part->depth[i];
        n++;
      }

  return n > 0 ? sum / n : 0;
}

static gboolean
is_named (Part        *part,
          char       **names)
{
  return g_strv_contains ((const char *const *) names, part->thing->id)
         || g_strv_contains ((const char *const *) names, part->id);
}

static void
sort_parts (CoxaSheet *self)
{
  guint n = self->parts->len;
  g_autofree double *front = g_new0 (double, n * n);
  g_autofree double *start = g_new0 (double, n);
  g_autofree guint *order = NULL;
  g_autoptr(GPtrArray) sorted = g_ptr_array_new_with_free_func (part_free);

  for (guint i = 0; i < n; i++)
    {
      Part *a = g_ptr_array_index (self->parts, i);

      start[i] = mean_depth (a);
      for (guint j = 0; j < n; j++)
        {
          Part *b = g_ptr_array_index (self->parts, j);
          int right = MIN (a->window.x + a->window.width, b->window.x + b->window.width);
          int bottom = MIN (a->window.y + a->window.height, b->window.y + b->window.height);
          double count = 0;

          if (a->body == b->body)
            {
              /* the near part of a structure lies over the whole of it */
              front[i * n + j] = a != b && g_str_has_suffix (a->id, ".near") ? 1e7 : 0;
              continue;
            }
          for (int y = MAX (a->window.y, b->window.y); y < bottom; y += 2)
            for (int x = MAX (a->window.x, b->window.x); x < right; x += 2)
              count += covers (a, x, y) && covers (b, x, y) && depth_at (a->body, x, y) > depth_at (b->body, x, y);
          front[i * n + j] = count > LEAST_OVERLAP ? count : 0;
        }
    }
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      {
        Part *a = g_ptr_array_index (self->parts, i);
        Part *b = g_ptr_array_index (self->parts, j);

        if (a->body != b->body && (is_named (b, a->thing->above) || is_named (a, b->thing->below)))
          {
            front[i * n + j] = 1e6;
            front[j * n + i] = 0;
          }
      }

  order = coxa_order_find (front, start, n);
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (sorted, g_ptr_array_index (self->parts, order[i]));
      g_ptr_array_index (self->parts, order[i]) = NULL;
    }
  g_ptr_array_set_free_func (self->parts, NULL);
  g_ptr_array_unref (self->parts);
  self->parts = g_steal_pointer (&sorted);
}

#define ROUND_STEPS 10

/* a closed spline through the landmarks */
static void
point_on_outline (CoxaCurve *curve,
                  guint      step,
                  float     *out)
{
  guint n = curve->n_points;
  guint i = step / ROUND_STEPS;
  double f = step % ROUND_STEPS / (double) ROUND_STEPS;

  for (int k = 0; k < 3; k++)
    {
      double a = curve->points[3 * ((i + n - 1) % n) + k];
      double b = curve->points[3 * i + k];
      double c = curve->points[3 * ((i + 1) % n) + k];
      double d = curve->points[3 * ((i + 2) % n) + k];

      out[k] = (b + 0.5 * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a)))) * (k == 0 ? -1 : 1);
    }
}

/* an authored outline on the bones: only where the observer sees them */
static Part *
footprint_new (CoxaSheet *self,
               CoxaThing *thing)
{
  CoxaView *view = self->view;
  CoxaWindow window = { 0, 0, view->width * COXA_SCALE, view->height * COXA_SCALE };
  gsize size = (gsize) window.width * window.height;
  Part *part = part_new (thing, NULL, "");

  part->window = window;
  part->mask = g_new0 (guint8, size);
  for (guint c = 0; c < thing->curves->len; c++)
    {
      CoxaCurve *curve = g_ptr_array_index (thing->curves, c);
      guint n = curve->n_points * ROUND_STEPS;
      g_autofree float *p = g_new (float, 3 * MAX (n, 1));

      for (guint i = 0; i < n; i++)
        {
          float point[3];

          point_on_outline (curve, i, point);
          coxa_view_project (view, point, p + 3 * i);
        }
      for (int y = 0; y < window.height; y++)
        for (guint i = 0; i < n; i++)
          {
            const float *a = p + 3 * i;
            const float *b = p + 3 * ((i + 1) % n);
            float cross;

            if ((a[1] > y + 0.5f) == (b[1] > y + 0.5f))
              continue;
            /* even-odd: everything to the right of an edge turns over */
            cross = a[0] + (y + 0.5f - a[1]) / (b[1] - a[1]) * (b[0] - a[0]) - 0.5f;
            for (int x = MAX (0, (int) ceilf (cross)); x < window.width; x++)
              part->mask[(gsize) y * window.width + x] ^= 1;
          }
    }
  coxa_raster_smooth (part->mask, window.width, window.height, 9);

  for (gsize i = 0; i < size; i++)
    {
      Part *top = NULL;

      if (!part->mask[i])
        continue;
      for (guint k = 0; k < self->parts->len; k++)
        {
          Part *other = g_ptr_array_index (self->parts, k);

          if (other->body != NULL && other->thing->depth == STOPS && covers (other, i % window.width, i / window.width))
            top = other;
        }
      part->mask[i] = top != NULL && g_strv_contains ((const char *const *) thing->bones, top->thing->id);
    }
  coxa_raster_smooth (part->mask, window.width, window.height, 2);
  g_string_append_printf (part->svg, "<path fill=\"%s\" d=\"", strcmp (thing->role, "origin") == 0 ? "#c8382c" : "#2f5fc4");
  coxa_trace (part->svg, part->mask, window, 1.0 / COXA_SCALE, COXA_TRACE_UNITS, 60, 0.8);
  g_string_append (part->svg, "\"/>\n");

  return part;
}

/* a structure of which no stop shows a spot is of no use in this view */
static gboolean
is_shown (Part *part)
{
  for (int stop = 1; stop <= STOPS; stop++)
    if (part->anchor[stop][2] >= LEAST_RADIUS)
      return TRUE;

  return part->body == NULL || part->thing->near[0] != NULL;
}

static void
drop_hidden (CoxaSheet *self)
{
  for (guint i = self->parts->len; i-- > 0; )
    if (!is_shown (g_ptr_array_index (self->parts, i)))
      g_ptr_array_remove_index (self->parts, i);
}

static void
find_anchors (CoxaSheet *self)
{
  CoxaView *view = self->view;
  int width = view->width;
  int height = view->height;
  gsize size = (gsize) width * height;
  g_autofree gint16 *top = g_new (gint16, size);
  g_autofree guint8 *mask = g_new (guint8, size);

  for (int stop = 1; stop <= STOPS; stop++)
    {
      for (gsize i = 0; i < size; i++)
        {
          top[i] = -1;
          for (guint k = 0; k < self->parts->len; k++)
            {
              Part *part = g_ptr_array_index (self->parts, k);

              if (part->body != NULL && part->thing->depth >= stop && covers (part, i % width * 2 + 1, i / width * 2 + 1))
                top[i] = k;
            }
        }
      for (guint k = 0; k < self->parts->len; k++)
        {
          Part *part = g_ptr_array_index (self->parts, k);
          g_autofree float *inside = NULL;

          if (part->body == NULL ? stop != STOPS : part->thing->depth < stop)
            continue;
          for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
              {
                gsize i = (gsize) y * width + x;

                mask[i] = (part->body == NULL ? covers (part, 2 * x + 1, 2 * y + 1) : top[i] == (int) k)
                          && x > view->fade[0] / 2 && y > view->fade[1] / 2
                          && x < width - 1 - view->fade[2] / 2 && y < height - 1 - view->fade[3] / 2;
              }
          inside = coxa_raster_distance (mask, width, height);
          for (gsize i = 0; i < size; i++)
            if (inside[i] > part->anchor[stop][2])
              {
                part->anchor[stop][0] = i % width + 0.5;
                part->anchor[stop][1] = i / width + 0.5;
                part->anchor[stop][2] = inside[i];
              }
        }
    }
}

/**
 * coxa_sheet_new:
 * @view: what the description says; must outlive the sheet
 * @source: gives meshes by name
 * @data: for @source
 *
 * Draws a view.
 *
 * Returns: (transfer full): the sheet
 */
CoxaSheet *
coxa_sheet_new (CoxaView       *view,
                CoxaMeshSource  source,
                gpointer        data)
{
  CoxaSheet *self = g_new0 (CoxaSheet, 1);
  g_autoptr(GPtrArray) bones = g_ptr_array_new ();
  CoxaOcclusion *skeleton = NULL;

  self->view = view;
  self->bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_body_free);
  self->parts = g_ptr_array_new_with_free_func (part_free);
  for (guint i = 0; i < view->structures->len; i++)
    {
      CoxaBody *body = coxa_body_new (g_ptr_array_index (view->structures, i), view, source, data);

      if (body == NULL)
        continue;
      g_ptr_array_add (self->bodies, body);
      if (body->thing->depth == STOPS)
        g_ptr_array_add (bones, body);
    }
  skeleton = coxa_occlusion_new (bones, view->frame[2] * COXA_SCALE);

  for (guint i = 0; i < self->bodies->len; i++)
    {
      CoxaBody *body = g_ptr_array_index (self->bodies, i);
      g_autoptr(GPtrArray) alone = g_ptr_array_new ();
      CoxaOcclusion *own = NULL;
      CoxaDrawing *drawing;
      Part *near = NULL;
      Part *whole;

      g_ptr_array_add (alone, body);
      if (body->thing->depth < STOPS)
        own = coxa_occlusion_new (alone, view->frame[2] * COXA_SCALE);
      drawing = coxa_drawing_new (body, view, own != NULL ? own : skeleton);
      if (body->thing->near[0] != NULL)
        near = near_part (self, body, drawing);
      whole = part_new (body->thing, body, near != NULL ? ".far" : "");
      whole->mask = g_memdup2 (body->mask, (gsize) body->window.width * body->window.height);
      coxa_drawing_write (drawing, whole->mask, NULL, whole->id, whole->svg);
      g_ptr_array_add (self->parts, whole);
      if (near != NULL)
        g_ptr_array_add (self->parts, near);
      coxa_drawing_free (drawing);
      coxa_occlusion_free (own);
    }
  coxa_occlusion_free (skeleton);

  sort_parts (self);
  for (guint i = 0; i < view->footprints->len; i++)
    g_ptr_array_add (self->parts, footprint_new (self, g_ptr_array_index (view->footprints, i)));
  find_anchors (self);
  drop_hidden (self);

  return self;
}

/**
 * coxa_sheet_free:
 * @self: (transfer full) (nullable): a sheet
 *
 * Frees a sheet.
 */
void
coxa_sheet_free (CoxaSheet *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->bodies);
  g_free (self);
}

static void
put_fade (GString    *out,
          const char *id,
          int         x,
          int         y,
          int         width,
          int         height)
{
  if (width > 0 && height > 0)
    g_string_append_printf (out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"url(#%s)\"/>\n", x, y, width,
                            height, id);
}

/**
 * coxa_sheet_to_svg:
 * @self: a sheet
 *
 * Writes the stack.
 *
 * Returns: (transfer full): an SVG document
 */
char *
coxa_sheet_to_svg (CoxaSheet *self)
{
  CoxaView *view = self->view;
  GString *out = g_string_new (NULL);
  int w = view->width, h = view->height;
  const double *fade = view->fade;

  g_string_append_printf (out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\">\n", w, h);
  g_string_append (out, "<style>.s{stop-color:#000}</style>\n<defs>\n");
#define STOPS_OF_A_FADE "><stop class=\"s\"/><stop class=\"s\" offset=\"1\" stop-opacity=\"0\"/></linearGradient>\n"
  g_string_append (out, "<linearGradient id=\"fade-left\"" STOPS_OF_A_FADE
                        "<linearGradient id=\"fade-right\" x1=\"1\" x2=\"0\"" STOPS_OF_A_FADE
                        "<linearGradient id=\"fade-top\" x2=\"0\" y2=\"1\"" STOPS_OF_A_FADE
                        "<linearGradient id=\"fade-bottom\" x2=\"0\" y1=\"1\" y2=\"0\"" STOPS_OF_A_FADE);
#undef STOPS_OF_A_FADE
  g_string_append_printf (out, "<mask id=\"soft-end\" maskUnits=\"userSpaceOnUse\" x=\"0\" y=\"0\" width=\"%d\" height=\"%d\">\n"
                          "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n", w, h, w, h);
  put_fade (out, "fade-left", 0, 0, fade[0], h);
  put_fade (out, "fade-top", 0, 0, w, fade[1]);
  put_fade (out, "fade-right", w - fade[2], 0, fade[2], h);
  put_fade (out, "fade-bottom", 0, h - fade[3], w, fade[3]);
  g_string_append (out, "</mask>\n</defs>\n<g id=\"sheet\" mask=\"url(#soft-end)\">\n");
  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = g_ptr_array_index (self->parts, i);

      g_string_append_printf (out, "<g id=\"%s\" transform=\"scale(.2)\">\n%s</g>\n", part->id, part->svg->str);
    }
  g_string_append (out, "</g>\n</svg>\n");

  return g_string_free (out, FALSE);
}

static void
put_bounds (JsonBuilder *builder,
            CoxaSheet   *self,
            Part        *part)
{
  int left = 1 << 20, top = 1 << 20, right = -1, bottom = -1;
  int ink = part->body != NULL ? 2 : 0;

  for (int y = 0; y < part->window.height; y++)
    for (int x = 0; x < part->window.width; x++)
      if (part->mask[(gsize) y * part->window.width + x])
        {
          left = MIN (left, x + part->window.x);
          right = MAX (right, x + part->window.x);
          top = MIN (top, y + part->window.y);
          bottom = MAX (bottom, y + part->window.y);
        }
  left = MAX (0, (int) floor (left / 2.0) - ink);
  top = MAX (0, (int) floor (top / 2.0) - ink);
  right = MIN (self->view->width, right / 2 + 1 + ink);
  bottom = MIN (self->view->height, bottom / 2 + 1 + ink);

  json_builder_set_member_name (builder, "bounds");
  json_builder_begin_array (builder);
  json_builder_add_int_value (builder, left);
  json_builder_add_int_value (builder, top);
  json_builder_add_int_value (builder, MAX (0, right - left));
  json_builder_add_int_value (builder, MAX (0, bottom - top));
  json_builder_end_array (builder);
}

static void
put_text (JsonBuilder *builder,
          const char  *member,
          const char  *text)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

static void
put_int (JsonBuilder *builder,
         const char  *member,
         int          number)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, number);
}

static void
put_part (JsonBuilder *builder,
          CoxaSheet   *self,
          Part        *part)
{
  json_builder_begin_object (builder);
  put_text (builder, "id", part->id);
  put_text (builder, "region", part->region);
  put_text (builder, "address", part->thing->address);
  put_text (builder, "role", part->thing->role);
  if (part->thing->name != NULL)
    put_text (builder, "name", part->thing->name);
  put_int (builder, "depth", part->thing->depth);
  put_int (builder, "importance", part->thing->importance);
  put_bounds (builder, self, part);
  json_builder_set_member_name (builder, "anchors");
  json_builder_begin_object (builder);
  for (int stop = 1; stop <= STOPS; stop++)
    {
      char member[2] = { '0' + stop, '\0' };

      if (part->anchor[stop][2] < LEAST_RADIUS)
        continue;
      json_builder_set_member_name (builder, member);
      json_builder_begin_array (builder);
      json_builder_add_double_value (builder, part->anchor[stop][0]);
      json_builder_add_double_value (builder, part->anchor[stop][1]);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

/**
 * coxa_sheet_to_json:
 * @self: a sheet
 *
 * Writes the view's row of plates.json.
 *
 * Returns: (transfer full): a JSON object
 */
JsonNode *
coxa_sheet_to_json (CoxaSheet *self)
{
  static const char *const frame_members[] = { "x", "z", "px-per-mm" };
  static const char *const fade_members[] = { "left", "top", "right", "bottom" };
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  CoxaView *view = self->view;

  json_builder_begin_object (builder);
  put_text (builder, "id", view->id);
  put_text (builder, "name", view->name);
  put_text (builder, "file", view->file);
  json_builder_set_member_name (builder, "azimuth");
  json_builder_add_double_value (builder, view->azimuth);
  put_int (builder, "width", view->width);
  put_int (builder, "height", view->height);
  json_builder_set_member_name (builder, "frame");
  json_builder_begin_object (builder);
  for (int k = 0; k < 3; k++)
    {
      json_builder_set_member_name (builder, frame_members[k]);
      json_builder_add_double_value (builder, view->frame[k]);
    }
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "fade");
  json_builder_begin_object (builder);
  for (int k = 0; k < 4; k++)
    put_int (builder, fade_members[k], view->fade[k]);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "parts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->parts->len; i++)
    put_part (builder, self, g_ptr_array_index (self->parts, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/**
 * coxa_sheet_report:
 * @self: a sheet
 *
 * Prints how far the painted stack agrees with the z-buffers at each stop, on pixels that are not within 2 units of a
 * boundary, nerves and footprints apart; and what disagrees most.
 *
 * Returns: the agreement of the worst stop, 0 … 1
 */
double
coxa_sheet_report (CoxaSheet *self)
{
  CoxaView *view = self->view;
  gsize size = (gsize) view->width * view->height;
  g_autofree gint16 *painted = g_new (gint16, size);
  g_autofree gint16 *nearest = g_new (gint16, size);
  g_autofree guint8 *edge = g_new (guint8, size);
  double worst = 1;
  guint n = self->parts->len;

  for (int stop = 1; stop <= STOPS; stop++)
    {
      gsize right = 0, all = 0;
      g_autofree guint *pairs = g_new0 (guint, (n + 1) * (n + 1));
      g_autofree float *far = NULL;

      for (gsize i = 0; i < size; i++)
        {
          float depth = COXA_FAR;

          painted[i] = nearest[i] = -1;
          for (guint k = 0; k < n; k++)
            {
              Part *part = g_ptr_array_index (self->parts, k);
              int x = i % view->width * 2 + 1;
              int y = i / view->width * 2 + 1;

              if (part->body == NULL || part->thing->kind == COXA_KIND_NERVE || part->thing->depth < stop || !covers (part, x, y))
                continue;
              painted[i] = k;
              if (depth_at (part->body, x, y) > depth)
                {
                  depth = depth_at (part->body, x, y);
                  nearest[i] = k;
                }
            }
        }
#define SLUG(k) ((k) < 0 ? NULL : ((Part *) g_ptr_array_index (self->parts, (k)))->thing)
      for (gsize i = 0; i < size; i++)
        edge[i] = i % view->width != 0 && i >= (gsize) view->width
                  && SLUG (painted[i]) == SLUG (painted[i - 1]) && SLUG (painted[i]) == SLUG (painted[i - view->width]);
      far = coxa_raster_distance (edge, view->width, view->height);
      for (gsize i = 0; i < size; i++)
        {
          if (painted[i] < 0 || far[i] < 2)
            continue;
          all++;
          right += SLUG (painted[i]) == SLUG (nearest[i]);
          if (nearest[i] >= 0 && SLUG (painted[i]) != SLUG (nearest[i]))
            pairs[painted[i] * n + nearest[i]]++;
        }
      g_print ("%s, stop %d: %.2f %% of the pixels show what is nearest\n", view->id, stop, 100.0 * right / MAX (all, 1));
      worst = MIN (worst, (double) right / MAX (all, 1));
      for (guint k = 0; k < n * n; k++)
        if (pairs[k] > 250)
          g_print ("  %s is painted where %s is nearer: %u\n", SLUG ((int) (k / n))->id, SLUG ((int) (k % n))->id, pairs[k]);
#undef SLUG
    }

  return worst;
}
