/* The structures go through librsvg onto whatever cairo draws on, so that they stay outlines; a picture of pixels beside them
 * says where each region is to be seen, which is what labels point at. What recedes has its colours changed in a copy of the
 * drawing, rather than a veil over it: no transparency in print. */
#include "coxa-plate-print.h"

#include "coxa-rsvg.h"

#include <math.h>
#include <string.h>

#define GLASS 0.2

/* As on the screen: see coxa-ink.c. */
#define RECEDE_STRENGTH 0.45
#define RECEDE_COLOR 0.5

/* Fibres are the only paths that are drawn to a scale of their own and are seen through. */
#define FIBRES "path[transform][fill-opacity]"

#define ACCENT "#0f7a6d"

struct _CoxaPlatePrint
{
  CoxaStack          *stack;
  CoxaPictureRequest  request;
  CoxaPicture        *picture;  /* says where things are to be seen */
  const CoxaRsvg     *rsvg;
  RsvgHandle         *plain;
  RsvgHandle         *receding; /* NULL where nothing recedes */
  RsvgHandle         *outlined; /* likewise */
  RsvgHandle         *overlays; /* NULL where there are none */
  cairo_t            *cr;       /* borrowed, while it is being drawn */
};

/**
 * coxa_plate_print_free:
 * @self: (nullable) (transfer full): a view on paper
 *
 * Lets go of it.
 */
void
coxa_plate_print_free (CoxaPlatePrint *self)
{
  if (self == NULL)
    return;

  coxa_stack_unref (self->stack);
  coxa_picture_request_clear (&self->request);
  g_clear_pointer (&self->picture, coxa_picture_unref);
  g_clear_object (&self->plain);
  g_clear_object (&self->receding);
  g_clear_object (&self->outlined);
  g_clear_object (&self->overlays);
  g_free (self);
}

/**
 * coxa_plate_print_request:
 * @request: (out): what the picture is to show, for coxa_picture_request_clear()
 * @view: the view
 * @scene: what is on show in it
 *
 * Makes a scene a request for a whole sheet on white paper, a pixel a unit.
 */
void
coxa_plate_print_request (CoxaPictureRequest *request,
                          const CoxaView     *view,
                          const CoxaScene    *scene)
{
  memset (request, 0, sizeof *request);
  request->depth = scene->depth;
  request->selected = g_strdup (scene->selected);
  request->overlays = g_strdupv (scene->overlays);
  request->kept = g_strdupv (scene->kept);
  request->side = scene->side;
  request->mode = scene->mode;
  request->show = scene->show;
  request->hidden = g_strdupv (scene->hidden);
  request->picked = g_strdupv (scene->picked);
  request->scale = 1;
  request->line = 1;
  request->extents.width = (int) ceil (view->width);
  request->extents.height = (int) ceil (view->height);
  request->palette.paper = (GdkRGBA) { 1, 1, 1, 1 };
}

static gboolean
is_in (char       **list,
       const char  *text)
{
  return list != NULL && g_strv_contains ((const char * const *) list, text);
}

/* Loading */

static int
recede_channel (int    channel,
                double grey)
{
  double color = grey + (channel - grey) * RECEDE_COLOR;

  return (int) lround (255 + (color - 255) * RECEDE_STRENGTH);
}

/* Every colour of a drawing, "#rrggbb", nearer to the paper. */
static void
recede_colors (char *text)
{
  for (char *at = strchr (text, '"'); at != NULL; at = strchr (at + 1, '"'))
    {
      guint64 color;
      int r, g, b;
      double grey;
      char hex[7] = { 0, };

      if (at[1] != '#' || strlen (at) < 9 || at[8] != '"')
        continue;
      memcpy (hex, at + 2, 6);
      if (!g_ascii_string_to_unsigned (hex, 16, 0, 0xffffff, &color, NULL))
        continue;
      r = (int) (color >> 16);
      g = (int) (color >> 8) & 0xff;
      b = (int) color & 0xff;
      grey = 0.3 * r + 0.59 * g + 0.11 * b;
      g_snprintf (hex, sizeof hex, "%02x%02x%02x", recede_channel (r, grey), recede_channel (g, grey), recede_channel (b, grey));
      memcpy (at + 2, hex, 6);
    }
}

static RsvgHandle *
load (CoxaPlatePrint  *self,
      gboolean         recedes,
      const char      *rules,
      GError         **error)
{
  const CoxaView *view = coxa_stack_get_view (self->stack);
  g_autofree char *style = g_strconcat ("#sheet { mask: none } ", rules, NULL);
  g_autofree char *text = NULL;
  RsvgHandle *handle;
  gsize length;

  if (!g_file_get_contents (view->file, &text, &length, error))
    return NULL;
  if (recedes)
    recede_colors (text);

  handle = self->rsvg->handle_new_from_data ((const guint8 *) text, length, error);
  if (handle != NULL && !self->rsvg->handle_set_stylesheet (handle, (const guint8 *) style, strlen (style), error))
    g_clear_object (&handle);

  return handle;
}

/* How what a scene lights looks on paper. Lengths in the units of the drawings' paths, a fifth of the view's. */
static char *
list_overlay_rules (CoxaPlatePrint *self)
{
  GPtrArray *parts = coxa_view_get_parts (coxa_stack_get_view (self->stack));
  GString *rules = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const CoxaPart *part = g_ptr_array_index (parts, i);
      const char *rule;

      if (!is_in (self->request.overlays, part->id))
        continue;
      if (part->role == COXA_ROLE_ORIGIN)
        rule = "fill: #c8382c; fill-opacity: 0.6; stroke: #c8382c; stroke-width: 12";
      else if (part->role == COXA_ROLE_INSERTION)
        rule = "fill: #2f5fc4; fill-opacity: 0.6; stroke: #2f5fc4; stroke-width: 12";
      else if (part->role == COXA_ROLE_PAIN_ESSENTIAL)
        rule = "fill: #b3261e; fill-opacity: 0.72; stroke: none";
      else if (part->role == COXA_ROLE_PAIN_SPILL_OVER)
        rule = "fill: #b3261e; fill-opacity: 0.3; stroke: none";
      else if (part->role == COXA_ROLE_TRIGGER)
        rule = "fill: none; stroke: #b3261e; stroke-width: 15";
      else
        rule = "stroke: " ACCENT "; stroke-width: 12";
      g_string_append_printf (rules, "[id=\"%s\"] path { %s } ", part->id, rule);
    }

  return g_string_free (rules, FALSE);
}

static gboolean
shows_chosen (CoxaPlatePrint *self)
{
  for (guint i = 1; i < coxa_stack_get_n_regions (self->stack); i++)
    if (self->picture->spots[i].area > 0 &&
        g_strcmp0 (coxa_stack_get_region (self->stack, i)->page, self->request.selected) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
prepare (CoxaPlatePrint  *self,
         gboolean         is_small,
         GCancellable    *cancellable,
         GError         **error)
{
  const CoxaPictureRequest *request = &self->request;

  self->picture = coxa_picture_compose (self->stack, request, cancellable, error);
  self->rsvg = self->picture != NULL ? coxa_rsvg_open (error) : NULL;
  self->plain = self->rsvg != NULL ? load (self, FALSE, "", error) : NULL;
  if (self->plain == NULL)
    return FALSE;

  /* Where nothing of what is chosen is to be seen nothing recedes, as on the screen. */
  if (request->selected != NULL && shows_chosen (self))
    {
      self->receding = load (self, TRUE, is_small ? FIBRES " { display: none }" : "", error);
      self->outlined = self->receding != NULL
                         ? load (self, FALSE, "path { fill: " ACCENT "; stroke: " ACCENT "; stroke-width: 26 }", error) : NULL;
      if (self->outlined == NULL)
        return FALSE;
    }
  if (request->overlays != NULL && request->overlays[0] != NULL)
    {
      g_autofree char *rules = list_overlay_rules (self);

      self->overlays = load (self, FALSE, rules, error);
      if (self->overlays == NULL)
        return FALSE;
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Drawing */

static gboolean
draw_part (CoxaPlatePrint  *self,
           RsvgHandle      *handle,
           const CoxaPart  *part,
           GError         **error)
{
  const CoxaView *view = coxa_stack_get_view (self->stack);
  RsvgRectangle viewport = { 0, 0, view->width, view->height };
  g_autofree char *group = g_strconcat ("#", part->id, NULL);
  gboolean drawn;

  cairo_save (self->cr);
  if (view->is_mirrored)
    {
      cairo_translate (self->cr, view->width, 0);
      cairo_scale (self->cr, -1, 1);
    }
  drawn = self->rsvg->handle_render_layer (handle, self->cr, group, &viewport, error);
  cairo_restore (self->cr);

  return drawn;
}

static gboolean
draw_structure (CoxaPlatePrint  *self,
                const CoxaPart  *part,
                guint            number,
                GError         **error)
{
  const CoxaPictureRequest *request = &self->request;
  CoxaSeen seen = coxa_picture_request_see (request, part);
  gboolean is_chosen;
  gboolean drawn;

  if (seen == COXA_SEEN_NOT)
    return TRUE;
  /* What others cover whole would only make the file larger. */
  if (seen == COXA_SEEN_WHOLE && self->picture->spots[coxa_stack_get_part_region (self->stack, number)].area == 0)
    return TRUE;
  if (seen == COXA_SEEN_GLASS)
    {
      cairo_push_group (self->cr);
      drawn = draw_part (self, self->plain, part, error);
      cairo_pop_group_to_source (self->cr);
      cairo_paint_with_alpha (self->cr, GLASS);
      return drawn;
    }
  if (self->receding == NULL)
    return draw_part (self, self->plain, part, error);

  is_chosen = coxa_part_is_of_page (part, request->selected);
  if (is_chosen && !draw_part (self, self->outlined, part, error))
    return FALSE;
  for (guint i = 0; !is_chosen && request->kept != NULL && request->kept[i] != NULL; i++)
    if (coxa_part_is_of_page (part, request->kept[i]))
      return draw_part (self, self->plain, part, error);

  return draw_part (self, is_chosen ? self->plain : self->receding, part, error);
}

static void
fade_edge (CoxaPlatePrint *self,
           double          x0,
           double          y0,
           double          x1,
           double          y1)
{
  const CoxaView *view = coxa_stack_get_view (self->stack);
  cairo_pattern_t *ramp;

  if (x0 == x1 && y0 == y1)
    return;

  ramp = cairo_pattern_create_linear (x0, y0, x1, y1);
  for (int i = 0; i <= 8; i++)
    {
      double t = i / 8.0;

      cairo_pattern_add_color_stop_rgba (ramp, t, 1, 1, 1, 1 - t * t * (3 - 2 * t));
    }
  cairo_set_source (self->cr, ramp);
  /* A little over the edge, where the clip is soft. */
  cairo_rectangle (self->cr, -2, -2, (x0 == x1 ? view->width : x1) + 2, (y0 == y1 ? view->height : y1) + 2);
  cairo_fill (self->cr);
  cairo_pattern_destroy (ramp);
}

/* The paper over the drawing's cut ends. */
static void
fade_ends (CoxaPlatePrint *self)
{
  const CoxaView *view = coxa_stack_get_view (self->stack);

  fade_edge (self, 0, 0, view->fade_left, 0);
  fade_edge (self, 0, 0, 0, view->fade_top);
  if (view->fade_right > 0)
    {
      cairo_save (self->cr);
      cairo_translate (self->cr, view->width, 0);
      cairo_scale (self->cr, -1, 1);
      fade_edge (self, 0, 0, view->fade_right, 0);
      cairo_restore (self->cr);
    }
  if (view->fade_bottom > 0)
    {
      cairo_save (self->cr);
      cairo_translate (self->cr, 0, view->height);
      cairo_scale (self->cr, 1, -1);
      fade_edge (self, 0, 0, 0, view->fade_bottom);
      cairo_restore (self->cr);
    }
}

/**
 * coxa_plate_print_new:
 * @stack: the view; our own, as the painter's is for its thread
 * @request: what of it is to be seen, as coxa_plate_print_request() makes it
 * @is_small: whether it is to be a few centimetres wide: what recedes then has no fibres, which nobody would see
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Loads what is to be drawn. Blocks: for a worker.
 *
 * Returns: (transfer full): a view on paper, or %NULL with @error set
 */
CoxaPlatePrint *
coxa_plate_print_new (CoxaStack                 *stack,
                      const CoxaPictureRequest  *request,
                      gboolean                   is_small,
                      GCancellable              *cancellable,
                      GError                   **error)
{
  g_autoptr(CoxaPlatePrint) self = g_new0 (CoxaPlatePrint, 1);

  self->stack = coxa_stack_ref (stack);
  coxa_picture_request_copy (request, &self->request);

  return prepare (self, is_small, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * coxa_plate_print_get_picture:
 * @self: a view on paper
 *
 * Returns: (transfer none): where each region is to be seen
 */
CoxaPicture *
coxa_plate_print_get_picture (CoxaPlatePrint *self)
{
  return self->picture;
}

/**
 * coxa_plate_print_draw:
 * @self: a view on paper
 * @cr: where to; a unit is a unit of the view, and the view's top left corner is the origin
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Draws it, within the view's sheet.
 *
 * Returns: whether it is drawn
 */
gboolean
coxa_plate_print_draw (CoxaPlatePrint  *self,
                       cairo_t         *cr,
                       GCancellable    *cancellable,
                       GError         **error)
{
  const CoxaView *view = coxa_stack_get_view (self->stack);
  GPtrArray *parts = coxa_view_get_parts (view);
  gboolean drawn = TRUE;

  self->cr = cr;
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, view->width, view->height);
  cairo_clip (cr);
  for (guint i = 0; drawn && i < parts->len; i++)
    drawn = !g_cancellable_set_error_if_cancelled (cancellable, error) &&
            draw_structure (self, g_ptr_array_index (parts, i), i, error);
  for (guint i = 0; drawn && self->overlays != NULL && i < parts->len; i++)
    {
      const CoxaPart *part = g_ptr_array_index (parts, i);

      if (is_in (self->request.overlays, part->id) && !is_in (self->request.hidden, part->region))
        drawn = draw_part (self, self->overlays, part, error);
    }
  fade_ends (self);
  cairo_restore (cr);
  self->cr = NULL;

  return drawn;
}
