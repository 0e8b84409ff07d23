#include "coxa-drawing.h"

#include "coxa-rsvg.h"

#include <math.h>

struct _CoxaDrawing
{
  CoxaView       *view;   /* borrowed: the stack that owns us keeps the plates */
  const CoxaRsvg *rsvg;
  RsvgHandle     *handle;
};

/* The sheet's soft ends are a mask in the file, for whoever opens it elsewhere. librsvg would lay out a whole sheet
 * for it each time a part is drawn; a ramp over the finished pixels costs next to nothing. */
static const char no_mask[] = "#sheet { mask: none }";

/* Thins out what lies within @length of a sheet edge. The ramp runs along x or y; (x0, y0) is the edge, (x1, y1) where
 * the drawing is whole. */
static void
fade_edge (cairo_t *cr,
           double   x0,
           double   y0,
           double   x1,
           double   y1)
{
  cairo_pattern_t *ramp = cairo_pattern_create_linear (x0, y0, x1, y1);

  /* Eased, so that no line shows where the fading begins. */
  for (int i = 0; i <= 8; i++)
    {
      double t = i / 8.0;

      cairo_pattern_add_color_stop_rgba (ramp, t, 0, 0, 0, t * t * (3 - 2 * t));
    }

  cairo_set_source (cr, ramp);
  cairo_set_operator (cr, CAIRO_OPERATOR_DEST_IN);
  cairo_paint (cr);
  cairo_pattern_destroy (ramp);
}

static void
fade_sheet_ends (const CoxaDrawing           *self,
                 cairo_t                     *cr,
                 double                       scale,
                 const cairo_rectangle_int_t *clip)
{
  const CoxaView *view = self->view;
  double w = view->width * scale;
  double h = view->height * scale;
  double left = view->fade_left * scale;
  double top = view->fade_top * scale;
  double right = view->fade_right * scale;
  double bottom = view->fade_bottom * scale;

  if (clip->x < left)
    fade_edge (cr, 0, 0, left, 0);
  if (clip->y < top)
    fade_edge (cr, 0, 0, 0, top);
  if (right > 0 && clip->x + clip->width > w - right)
    fade_edge (cr, w, 0, w - right, 0);
  if (bottom > 0 && clip->y + clip->height > h - bottom)
    fade_edge (cr, 0, h, 0, h - bottom);
}

/**
 * coxa_part_get_extents:
 * @part: a part
 * @scale: device pixels per user unit
 * @extents: (out): whole pixels from the sheet's top left corner that its ink can touch
 */
void
coxa_part_get_extents (const CoxaPart        *part,
                       double                 scale,
                       cairo_rectangle_int_t *extents)
{
  g_return_if_fail (part != NULL);
  g_return_if_fail (extents != NULL);

  extents->x = (int) floor (part->x * scale) - 1;
  extents->y = (int) floor (part->y * scale) - 1;
  extents->width = (int) ceil ((part->x + part->width) * scale) + 1 - extents->x;
  extents->height = (int) ceil ((part->y + part->height) * scale) + 1 - extents->y;
}

/**
 * coxa_drawing_load:
 * @view: the view whose file is wanted; must outlive the drawing
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Parses a view's SVG. Blocks: call it off the main thread.
 *
 * Returns: (transfer full): the drawing, or %NULL with an error of librsvg or GIO
 */
CoxaDrawing *
coxa_drawing_load (CoxaView      *view,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr(CoxaDrawing) self = NULL;
  g_autoptr(GFile) file = NULL;

  g_return_val_if_fail (view != NULL, NULL);

  self = g_new0 (CoxaDrawing, 1);
  self->view = view;
  self->rsvg = coxa_rsvg_open (error);
  if (self->rsvg == NULL)
    return NULL;

  file = g_file_new_for_path (view->file);
  self->handle = self->rsvg->handle_new_from_gfile_sync (file, RSVG_HANDLE_FLAGS_NONE, cancellable, error);
  if (self->handle == NULL)
    {
      g_prefix_error (error, "“%s”: ", view->file);
      return NULL;
    }

  if (!self->rsvg->handle_set_stylesheet (self->handle, (const guint8 *) no_mask, sizeof no_mask - 1, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
coxa_drawing_free (CoxaDrawing *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->handle);
  g_free (self);
}

/**
 * coxa_drawing_render_part:
 * @self: a drawing
 * @part: one of its view's parts
 * @scale: device pixels per user unit
 * @clip: what is wanted, in device pixels from the sheet's top left corner
 *
 * Draws one part alone, whole also where others cover it.
 *
 * Returns: (transfer full): an ARGB32 image of the size of @clip; empty where librsvg could not draw the part
 */
cairo_surface_t *
coxa_drawing_render_part (CoxaDrawing                 *self,
                          const CoxaPart              *part,
                          double                       scale,
                          const cairo_rectangle_int_t *clip)
{
  cairo_surface_t *surface;
  cairo_t *cr;
  g_autofree char *group = NULL;
  g_autoptr(GError) error = NULL;
  RsvgRectangle viewport = { 0, };
  gboolean drawn;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (part != NULL, NULL);
  g_return_val_if_fail (clip->width > 0 && clip->height > 0, NULL);

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, clip->width, clip->height);
  cr = cairo_create (surface);
  cairo_translate (cr, -clip->x, -clip->y);

  group = g_strconcat ("#", part->id, NULL);
  viewport.width = self->view->width * scale;
  viewport.height = self->view->height * scale;
  cairo_save (cr);
  if (self->view->is_mirrored)
    {
      cairo_translate (cr, viewport.width, 0);
      cairo_scale (cr, -1, 1);
    }
  drawn = self->rsvg->handle_render_layer (self->handle, cr, group, &viewport, &error);
  cairo_restore (cr);
  if (drawn)
    fade_sheet_ends (self, cr, scale, clip);
  else
    g_warning ("“%s” could not be drawn: %s", part->id, error->message);

  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}
