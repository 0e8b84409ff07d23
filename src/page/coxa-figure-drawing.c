#include "coxa-figure-drawing.h"

#include "coxa-file.h"
#include "coxa-rsvg.h"
#include "coxa-unpack.h"

/* A drawing may come from a stranger: librsvg is handed no more than this, whatever it was packed into, and no folder in which it
 * could look for other files. */
#define MAX_BYTES (24 * 1024 * 1024)
#define MAX_FILE  (4 * 1024 * 1024)

struct _CoxaFigureDrawing
{
  const CoxaFigure *figure; /* borrowed */
  const CoxaRsvg   *rsvg;
  RsvgHandle       *handle;
};

/* The file's bytes, unpacked where they are packed. */
static char *
load_bytes (const char  *path,
            gsize       *length,
            GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *bytes = coxa_file_read (folder, name, MAX_FILE, NULL, length, error);

  if (bytes == NULL || !g_str_has_suffix (name, ".svgz"))
    return g_steal_pointer (&bytes);

  return coxa_unpack (bytes, *length, MAX_BYTES, length, error);
}

/**
 * coxa_figure_drawing_load:
 * @figure: the figure whose file is wanted; must outlive the drawing
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads a figure's drawing. Blocks: call it off the main thread.
 *
 * Returns: (transfer full): the drawing, or %NULL with an error of librsvg or GIO that names the file
 */
CoxaFigureDrawing *
coxa_figure_drawing_load (const CoxaFigure  *figure,
                          GCancellable      *cancellable,
                          GError           **error)
{
  g_autoptr(CoxaFigureDrawing) self = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_return_val_if_fail (figure != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_new0 (CoxaFigureDrawing, 1);
  self->figure = figure;
  self->rsvg = coxa_rsvg_open (error);
  if (self->rsvg == NULL)
    return NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  bytes = load_bytes (figure->file, &length, error);
  if (bytes != NULL)
    self->handle = self->rsvg->handle_new_from_data ((const guint8 *) bytes, length, error);
  if (self->handle == NULL)
    {
      g_prefix_error (error, "“%s”: ", figure->file);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * coxa_figure_drawing_free:
 * @self: (nullable) (transfer full): a drawing
 *
 * Lets go of a drawing.
 */
void
coxa_figure_drawing_free (CoxaFigureDrawing *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->handle);
  g_free (self);
}

/**
 * coxa_figure_drawing_render_group:
 * @self: a drawing
 * @cr: where to
 * @group: id of a group: %COXA_FIGURE_SCENE, what coxa_figure_dup_frame() or coxa_figure_dup_arrow() gives, or a fault's id
 * @x: left edge of the space that the picture may fill
 * @y: its top edge
 * @width: its width
 * @height: its height; the picture keeps its own shape and stands in the middle
 * @mirrored: whether left is to be right: figures are drawn with the subject's right side at work
 * @error: return location
 *
 * Draws one group alone. Vectors stay vectors where @cr keeps them.
 *
 * Returns: whether it could be drawn
 */
gboolean
coxa_figure_drawing_render_group (CoxaFigureDrawing  *self,
                                  cairo_t            *cr,
                                  const char         *group,
                                  double              x,
                                  double              y,
                                  double              width,
                                  double              height,
                                  gboolean            mirrored,
                                  GError            **error)
{
  g_autofree char *id = NULL;
  RsvgRectangle viewport = { 0, 0, width, height };
  gboolean is_drawn;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (cr != NULL && group != NULL, FALSE);
  g_return_val_if_fail (width > 0 && height > 0, FALSE);

  id = g_strconcat ("#", group, NULL);
  cairo_save (cr);
  cairo_translate (cr, mirrored ? x + width : x, y);
  if (mirrored)
    cairo_scale (cr, -1, 1);
  is_drawn = self->rsvg->handle_render_layer (self->handle, cr, id, &viewport, error);
  cairo_restore (cr);

  if (!is_drawn)
    g_prefix_error (error, "“%s”, “%s”: ", self->figure->file, group);

  return is_drawn;
}

/**
 * coxa_figure_drawing_render:
 * @self: a drawing
 * @cr: where to
 * @group: id of a frame, from coxa_figure_dup_frame(), or of a fault
 * @x: left edge of the space that the picture may fill
 * @y: its top edge
 * @width: its width
 * @height: its height; the picture keeps its own shape and stands in the middle
 * @mirrored: whether left is to be right
 * @error: return location
 *
 * Draws a picture: the scene, and in it a frame or a fault.
 *
 * Returns: whether it could be drawn
 */
gboolean
coxa_figure_drawing_render (CoxaFigureDrawing  *self,
                            cairo_t            *cr,
                            const char         *group,
                            double              x,
                            double              y,
                            double              width,
                            double              height,
                            gboolean            mirrored,
                            GError            **error)
{
  return coxa_figure_drawing_render_group (self, cr, COXA_FIGURE_SCENE, x, y, width, height, mirrored, error) &&
         coxa_figure_drawing_render_group (self, cr, group, x, y, width, height, mirrored, error);
}

/**
 * coxa_figure_drawing_render_key:
 * @self: a drawing
 * @cr: where to
 * @key: one of the figure's key poses
 * @x: left edge of the space that the picture may fill
 * @y: its top edge
 * @width: its width
 * @height: its height; the picture keeps its own shape and stands in the middle
 * @mirrored: whether left is to be right
 * @error: return location
 *
 * Draws a key pose as a still: the scene, its frame and its arrow.
 *
 * Returns: whether it could be drawn
 */
gboolean
coxa_figure_drawing_render_key (CoxaFigureDrawing  *self,
                                cairo_t            *cr,
                                guint               key,
                                double              x,
                                double              y,
                                double              width,
                                double              height,
                                gboolean            mirrored,
                                GError            **error)
{
  g_autofree char *frame = NULL;
  g_autofree char *arrow = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (key < self->figure->n_keys, FALSE);

  frame = coxa_figure_dup_frame (self->figure->keys[key].frame);
  arrow = coxa_figure_dup_arrow (self->figure, key);

  return coxa_figure_drawing_render (self, cr, frame, x, y, width, height, mirrored, error) &&
         (arrow == NULL || coxa_figure_drawing_render_group (self, cr, arrow, x, y, width, height, mirrored, error));
}
