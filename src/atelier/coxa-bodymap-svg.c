/* coxa-bodymap-svg.c: a view of the map of the body as SVG, and its row in body.json
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-bodymap-sheet.h"

#include "coxa-trace.h"

#include <math.h>
#include <string.h>

#define N_TONES 40     /* so many that none is seen to end */
#define DARKEST 0.16   /* tones lie between these */
#define LIGHTEST 0.94
#define STEP_AWAY 13.0 /* millimetres; where the body lies so much farther off behind itself a line is drawn */
#define STOPS 4

static const struct { double at; double colour[3]; } ramp[] =
{
  { 0.00, { 92, 80, 72 } },
  { 0.30, { 143, 130, 119 } },
  { 0.58, { 193, 181, 169 } },
  { 0.82, { 224, 214, 202 } },
  { 1.00, { 240, 232, 222 } },
};

/* of shorts, top and shoes: how much darker they are */
static const char * const cloth_opacity[] = { ".25", ".16", ".24" };

static void
put_colour (GString *out,
            double   tone)
{
  int c[3];
  guint i = 1;

  while (i + 1 < G_N_ELEMENTS (ramp) && ramp[i].at < tone)
    i++;
  for (int k = 0; k < 3; k++)
    {
      double share = CLAMP ((tone - ramp[i - 1].at) / (ramp[i].at - ramp[i - 1].at), 0, 1);

      c[k] = lround (ramp[i - 1].colour[k] + share * (ramp[i].colour[k] - ramp[i - 1].colour[k]));
    }
  g_string_append_printf (out, "#%02x%02x%02x", c[0], c[1], c[2]);
}

static void
put_tones (CoxaBodySheet *self,
           GString       *out)
{
  gsize size = (gsize) self->window.width * self->window.height;
  g_autofree guint8 *mask = g_new (guint8, size);

  g_string_append (out, "<defs><path id=\"body-shape\" d=\"");
  coxa_trace (out, self->mask, self->window, 1.0 / COXA_BODY_SCALE, COXA_TRACE_UNITS, 200, 0.4);
  g_string_append (out, "\"/></defs>\n<use href=\"#body-shape\" fill=\"");
  put_colour (out, LIGHTEST);
  g_string_append (out, "\"/>\n<g transform=\"scale(2.5)\">\n");
  for (int i = N_TONES - 1; i >= 0; i--)
    {
      double below = DARKEST + (LIGHTEST - DARKEST) * (i + 0.5) / N_TONES;
      gsize before = out->len;

      for (gsize k = 0; k < size; k++)
        mask[k] = self->mask[k] && self->tone[k] < below;
      g_string_append (out, "<path fill=\"");
      put_colour (out, DARKEST + (LIGHTEST - DARKEST) * i / N_TONES);
      g_string_append (out, "\" d=\"");
      coxa_trace (out, mask, self->window, 1.0 / COXA_BODY_SCALE, COXA_TRACE_ROUGH, 90, 0.9);
      if (g_str_has_suffix (out->str, "d=\""))
        g_string_truncate (out, before);
      else
        g_string_append (out, "\"/>\n");
    }
  g_string_append (out, "</g>\n");
}

static void
put_clothes (CoxaBodySheet *self,
             GString       *out)
{
  for (guint i = 0; i < self->clothes->len; i++)
    {
      g_string_append_printf (out, "<path fill=\"#38343a\" fill-opacity=\"%s\" stroke=\"#3c332e\" stroke-opacity=\".35\""
                              " stroke-width=\"5\" d=\"", cloth_opacity[i]);
      coxa_trace (out, g_ptr_array_index (self->clothes, i), self->window, 1.0 / COXA_BODY_SCALE, COXA_TRACE_UNITS, 60, 0.5);
      g_string_append (out, "\"/>\n");
    }
}

/* Where one part of the body stands before another: the first pixel of what lies behind. */
static void
put_lines (CoxaBodySheet *self,
           GString       *out)
{
  int width = self->window.width;
  gsize size = (gsize) width * self->window.height;
  g_autofree guint8 *mask = g_new0 (guint8, size);
  g_autofree guint8 *line = g_new0 (guint8, size);

  for (int y = 2; y < self->window.height - 2; y++)
    for (int x = 2; x < width - 2; x++)
      {
        gsize at = (gsize) y * width + x;
        gsize beside[4] = { at - 1, at + 1, at - width, at + width };

        for (int k = 0; self->mask[at] && k < 4; k++)
          if (self->mask[beside[k]] && self->depth[beside[k]] - self->depth[at] > STEP_AWAY)
            mask[at] = 1;
      }
  for (int y = 2; y < self->window.height - 2; y++)
    for (int x = 2; x < width - 2; x++)
      {
        gsize at = (gsize) y * width + x;

        line[at] = self->mask[at] && (mask[at] || mask[at - 1] || mask[at + 1] || mask[at - width] || mask[at + width]);
      }
  g_string_append (out, "<path fill=\"#4d423b\" fill-opacity=\".85\" d=\"");
  coxa_trace (out, line, self->window, 1.0 / COXA_BODY_SCALE, COXA_TRACE_UNITS, 70, 0.4);
  g_string_append (out, "\"/>\n<use href=\"#body-shape\" fill=\"none\" stroke=\"#4d423b\" stroke-width=\"9\""
                   " stroke-linejoin=\"round\"/>\n");
}

static const char *
get_fill (const char *role)
{
  if (strcmp (role, "zone") == 0)
    return "#0f7a6d";

  return strcmp (role, "trigger") == 0 ? "#7a1f19" : "#b3261e";
}

/**
 * coxa_body_sheet_to_svg:
 * @self: a view
 *
 * Traces a view.
 *
 * Returns: (transfer full): SVG, a group a part
 */
char *
coxa_body_sheet_to_svg (CoxaBodySheet *self)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\">\n"
                          "<style>.place{fill-rule:nonzero}</style>\n<g id=\"sheet\">\n<g id=\"body\" transform=\"scale(.2)\">\n",
                          self->map->width, self->map->height);
  put_tones (self, out);
  put_clothes (self, out);
  put_lines (self, out);
  g_string_append (out, "</g>\n");
  for (guint i = 0; i < self->patches->len; i++)
    {
      CoxaBodyPatch *patch = g_ptr_array_index (self->patches, i);

      g_string_append_printf (out, "<g id=\"%s\" transform=\"scale(.2)\">\n<path class=\"place\" fill=\"%s\" d=\"",
                              patch->part->id, get_fill (patch->part->role));
      coxa_trace (out, patch->mask, patch->window, 1.0 / COXA_BODY_SCALE, COXA_TRACE_UNITS, 100, 0.6);
      g_string_append (out, "\"/>\n</g>\n");
    }
  g_string_append (out, "</g>\n</svg>\n");

  return g_string_free (out, FALSE);
}

static void
put_text (JsonBuilder *builder,
          const char  *name,
          const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
put_number (JsonBuilder *builder,
            const char  *name,
            double       value)
{
  json_builder_set_member_name (builder, name);
  if (value == floor (value))
    json_builder_add_int_value (builder, value);
  else
    json_builder_add_double_value (builder, value);
}

static void
put_part (JsonBuilder   *builder,
          const char    *id,
          const char    *region,
          const char    *address,
          const char    *role,
          const char    *name,
          int            importance,
          const int     *bounds,
          const double  *anchor)
{
  json_builder_begin_object (builder);
  put_text (builder, "id", id);
  put_text (builder, "region", region);
  put_text (builder, "address", address);
  put_text (builder, "role", role);
  if (name != NULL)
    put_text (builder, "name", name);
  put_number (builder, "depth", STOPS);
  put_number (builder, "importance", importance);
  json_builder_set_member_name (builder, "bounds");
  json_builder_begin_array (builder);
  for (int k = 0; k < 4; k++)
    json_builder_add_int_value (builder, bounds[k]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "anchors");
  json_builder_begin_object (builder);
  /* the body is the same at all stops */
  for (int stop = 1; stop <= STOPS && anchor[2] >= COXA_BODY_LEAST; stop++)
    {
      char place[2] = { '0' + stop, '\0' };

      json_builder_set_member_name (builder, place);
      json_builder_begin_array (builder);
      json_builder_add_double_value (builder, anchor[0]);
      json_builder_add_double_value (builder, anchor[1]);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

/* The figure itself: it wants no label, and leads to what the patterns are. */
static void
put_body (CoxaBodySheet *self,
          JsonBuilder   *builder)
{
  int width = self->window.width;
  int left = G_MAXINT, top = G_MAXINT, right = -1, bottom = -1;
  const double nowhere[3] = { 0, };
  int bounds[4];

  for (int y = 0; y < self->window.height; y++)
    for (int x = 0; x < width; x++)
      {
        if (!self->mask[(gsize) y * width + x])
          continue;
        left = MIN (left, x);
        right = MAX (right, x);
        top = MIN (top, y);
        bottom = MAX (bottom, y);
      }
  bounds[0] = left / COXA_BODY_SCALE;
  bounds[1] = top / COXA_BODY_SCALE;
  bounds[2] = right / COXA_BODY_SCALE + 1 - bounds[0];
  bounds[3] = bottom / COXA_BODY_SCALE + 1 - bounds[1];
  put_part (builder, "body", "body", "region/body", "structure", "Body", 5, bounds, nowhere);
}

/**
 * coxa_body_sheet_to_json:
 * @self: a view
 *
 * Says what is in the view's drawing.
 *
 * Returns: (transfer full): its row
 */
JsonNode *
coxa_body_sheet_to_json (CoxaBodySheet *self)
{
  static const char * const edges[] = { "left", "top", "right", "bottom" };
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *file = g_strconcat (self->view->id, ".svg", NULL);

  json_builder_begin_object (builder);
  put_text (builder, "id", self->view->id);
  put_text (builder, "name", self->view->name);
  put_text (builder, "file", file);
  put_text (builder, "group", "body");
  if (self->view->named)
    {
      json_builder_set_member_name (builder, "named");
      json_builder_add_boolean_value (builder, TRUE);
    }
  put_text (builder, "figure", self->view->figure);
  put_number (builder, "azimuth", self->view->azimuth);
  put_number (builder, "width", self->map->width);
  put_number (builder, "height", self->map->height);
  json_builder_set_member_name (builder, "frame");
  json_builder_begin_object (builder);
  put_number (builder, "x", self->view->x);
  put_number (builder, "z", self->z);
  put_number (builder, "px-per-mm", self->scale);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "fade");
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    put_number (builder, edges[i], 0);
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "parts");
  json_builder_begin_array (builder);
  put_body (self, builder);
  for (guint i = 0; i < self->patches->len; i++)
    {
      CoxaBodyPatch *patch = g_ptr_array_index (self->patches, i);

      put_part (builder, patch->part->id, patch->part->region, patch->part->address, patch->part->role, NULL,
                patch->part->importance, patch->bounds, patch->anchor);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}
