/* coxa-sheet.c: a view as a stack of whole structures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "coxa-sheet.h"
#include "coxa-anchors.h"
#include "coxa-draw.h"
#include "coxa-stack.h"

#include <math.h>
#include <string.h>

#define MOST_OF_A_NAMED_VIEW (600 * 1024) /* bytes */
#define MOST_OF_A_VIEW (350 * 1024)
#define LEAST_RADIUS 6.5   /* user units; what shows no spot this wide gets no label: ink and curves take some of it */
#define LEAST_COURSE 4.6   /* the same of what an overlay shows, which is thin */

struct _CoxaSheet
{
  CoxaView  *view;
  GPtrArray *bodies;     /* of CoxaBody */
  GPtrArray *layers;     /* of CoxaLayer, painter's order, what lies flat on the bones last */
};

static double
least_radius (CoxaLayer *layer)
{
  return layer->thing->kind >= COXA_KIND_NERVE ? LEAST_COURSE : LEAST_RADIUS;
}

static gboolean
has_anchor (CoxaLayer *layer)
{
  for (int stop = 1; stop <= COXA_STOPS; stop++)
    if (layer->anchor[stop][2] >= least_radius (layer))
      return TRUE;

  return FALSE;
}

static CoxaLayer *
find_near (CoxaSheet *self,
           CoxaBody  *body)
{
  for (guint i = 0; i < self->layers->len; i++)
    {
      CoxaLayer *layer = g_ptr_array_index (self->layers, i);

      if (layer->is_near && layer->body == body)
        return layer;
    }

  return NULL;
}

/* A structure of which no stop shows a spot is of no use in this view. Where a part of one comes to the front, the whole
   stays too, for it is seen when something is hidden. */
static void
drop_hidden (CoxaSheet *self)
{
  for (guint i = self->layers->len; i-- > 0; )
    {
      CoxaLayer *layer = g_ptr_array_index (self->layers, i);

      if (layer->body != NULL && !has_anchor (layer) && (layer->is_near || find_near (self, layer->body) == NULL))
        g_ptr_array_remove_index (self->layers, i);
    }
  for (guint i = 0; i < self->layers->len; i++)
    {
      CoxaLayer *layer = g_ptr_array_index (self->layers, i);

      if (layer->body != NULL && !layer->is_near && find_near (self, layer->body) != NULL)
        {
          g_free (layer->id);
          layer->id = g_strconcat (layer->thing->id, ".far", NULL);
        }
    }
}

/* the paths of all layers of a body */
static void
draw_body (CoxaSheet *self,
           CoxaBody  *body)
{
  CoxaDrawing *drawing = NULL;

  for (guint i = 0; i < self->layers->len; i++)
    {
      CoxaLayer *layer = g_ptr_array_index (self->layers, i);

      if (layer->body != body)
        continue;
      if (drawing == NULL)
        drawing = coxa_drawing_new (body, self->view);
      g_string_truncate (layer->svg, 0);
      coxa_drawing_write (drawing, layer->mask, layer->quiet, layer->id, layer->svg);
    }
  coxa_drawing_free (drawing);
}

static gsize
count_bytes (CoxaSheet *self)
{
  gsize n = 1500; /* what is round the groups */

  for (guint i = 0; i < self->layers->len; i++)
    n += ((CoxaLayer *) g_ptr_array_index (self->layers, i))->svg->len + 80;

  return n;
}

/* A view that comes out too large is drawn again with less detail. */
static void
draw_bodies (CoxaSheet *self)
{
  CoxaView *view = self->view;
  gsize most = view->named ? MOST_OF_A_NAMED_VIEW : MOST_OF_A_VIEW;

  for (int round = 0; round < 6; round++)
    {
      for (guint i = 0; i < self->bodies->len; i++)
        draw_body (self, g_ptr_array_index (self->bodies, i));
      if (count_bytes (self) <= most)
        break;
      g_print ("%s has %" G_GSIZE_FORMAT " bytes with detail %.2f\n", view->id, count_bytes (self), view->detail);
      view->detail *= pow (0.99 * most / count_bytes (self), 2);
    }
}

/**
 * coxa_sheet_new:
 * @view: what the description says; must outlive the sheet
 * @workshop: makes the solids; must outlive the sheet
 * @error: return location, #GIOErrorEnum domain
 *
 * Draws a view.
 *
 * Returns: (transfer full) (nullable): the sheet, or %NULL with @error set
 */
CoxaSheet *
coxa_sheet_new (CoxaView      *view,
                CoxaWorkshop  *workshop,
                GError       **error)
{
  CoxaSheet *self = g_new0 (CoxaSheet, 1);

  self->view = view;
  self->bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_body_free);
  for (guint i = 0; i < view->places->len; i++)
    {
      CoxaPlace *place = g_ptr_array_index (view->places, i);
      CoxaSolid *solid = coxa_workshop_get_solid (workshop, place->thing->id, error);
      CoxaBody *body;

      if (solid == NULL)
        {
          coxa_sheet_free (self);
          return NULL;
        }
      body = coxa_body_new (place, solid, view);
      if (body != NULL)
        g_ptr_array_add (self->bodies, body);
    }

  self->layers = coxa_stack_new (self->bodies, view);
  coxa_ground_draw (coxa_workshop_get_ground (workshop), self->layers, view);
  coxa_anchors_find (self->layers, view);
  drop_hidden (self);
  draw_bodies (self);

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

  g_clear_pointer (&self->layers, g_ptr_array_unref);
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
#define COXA_STOPS_OF_A_FADE "><stop class=\"s\"/><stop class=\"s\" offset=\"1\" stop-opacity=\"0\"/></linearGradient>\n"
  g_string_append (out, "<linearGradient id=\"fade-left\"" COXA_STOPS_OF_A_FADE
                        "<linearGradient id=\"fade-right\" x1=\"1\" x2=\"0\"" COXA_STOPS_OF_A_FADE
                        "<linearGradient id=\"fade-top\" x2=\"0\" y2=\"1\"" COXA_STOPS_OF_A_FADE
                        "<linearGradient id=\"fade-bottom\" x2=\"0\" y1=\"1\" y2=\"0\"" COXA_STOPS_OF_A_FADE);
#undef COXA_STOPS_OF_A_FADE
  g_string_append_printf (out, "<mask id=\"soft-end\" maskUnits=\"userSpaceOnUse\" x=\"0\" y=\"0\" width=\"%d\" height=\"%d\">\n"
                          "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n", w, h, w, h);
  put_fade (out, "fade-left", 0, 0, fade[0], h);
  put_fade (out, "fade-top", 0, 0, w, fade[1]);
  put_fade (out, "fade-right", w - fade[2], 0, fade[2], h);
  put_fade (out, "fade-bottom", 0, h - fade[3], w, fade[3]);
  g_string_append (out, "</mask>\n</defs>\n<g id=\"sheet\" mask=\"url(#soft-end)\">\n");
  for (guint i = 0; i < self->layers->len; i++)
    {
      CoxaLayer *layer = g_ptr_array_index (self->layers, i);

      g_string_append_printf (out, "<g id=\"%s\" transform=\"scale(.2)\">\n%s</g>\n", layer->id, layer->svg->str);
    }
  g_string_append (out, "</g>\n</svg>\n");

  return g_string_free (out, FALSE);
}

static void
put_bounds (JsonBuilder *builder,
            CoxaSheet   *self,
            CoxaLayer        *layer)
{
  int left = 1 << 20, top = 1 << 20, right = -1, bottom = -1;
  int ink = layer->body != NULL ? 2 : 0;

  for (int y = 0; y < layer->window.height; y++)
    for (int x = 0; x < layer->window.width; x++)
      if (layer->mask[(gsize) y * layer->window.width + x])
        {
          left = MIN (left, x + layer->window.x);
          right = MAX (right, x + layer->window.x);
          top = MIN (top, y + layer->window.y);
          bottom = MAX (bottom, y + layer->window.y);
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
put_flag (JsonBuilder *builder,
          const char  *member)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_boolean_value (builder, TRUE);
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
          CoxaLayer        *layer)
{
  json_builder_begin_object (builder);
  put_text (builder, "id", layer->id);
  put_text (builder, "region", layer->thing->id);
  put_text (builder, "address", layer->thing->address);
  put_text (builder, "role", layer->thing->role);
  if (layer->thing->name != NULL)
    put_text (builder, "name", layer->thing->name);
  put_int (builder, "depth", layer->depth);
  put_int (builder, "importance", layer->thing->importance);
  put_bounds (builder, self, layer);
  json_builder_set_member_name (builder, "anchors");
  json_builder_begin_object (builder);
  for (int stop = 1; stop <= COXA_STOPS; stop++)
    {
      char member[2] = { '0' + stop, '\0' };

      if (layer->anchor[stop][2] < least_radius (layer))
        continue;
      json_builder_set_member_name (builder, member);
      json_builder_begin_array (builder);
      json_builder_add_double_value (builder, layer->anchor[stop][0]);
      json_builder_add_double_value (builder, layer->anchor[stop][1]);
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
  put_text (builder, "group", view->group);
  if (view->named)
    put_flag (builder, "named");
  if (view->cut)
    put_flag (builder, "cut");
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
  for (guint i = 0; i < self->layers->len; i++)
    put_part (builder, self, g_ptr_array_index (self->layers, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/**
 * coxa_sheet_report:
 * @self: a sheet
 *
 * Prints how far the painted stack agrees with the z-buffers.
 *
 * Returns: the agreement of the worst stop, 0 … 1
 */
double
coxa_sheet_report (CoxaSheet *self)
{
  return coxa_stack_report (self->layers, self->view);
}
