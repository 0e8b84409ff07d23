/* A finger on the plate: what it may have meant, and that part of the picture enlarged. */
#include "coxa-plate-view-private.h"

#include "coxa-touch.h"

#include <math.h>

#define PER_MM_USUAL (96 / 25.4) /* logical pixels, where a screen does not know its size, or says what cannot be */
#define PER_MM_LEAST 1.5
#define PER_MM_MOST 15.0
#define VEIL 150 /* of 255 */

/* Logical pixels per millimetre of the screen the plate is on. */
static double
get_pixels_per_mm (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  GdkMonitor *monitor = surface != NULL ? gdk_display_get_monitor_at_surface (gtk_widget_get_display (widget), surface) : NULL;
  GdkRectangle geometry;
  double per_mm;

  if (monitor == NULL || gdk_monitor_get_width_mm (monitor) <= 0)
    return PER_MM_USUAL;

  gdk_monitor_get_geometry (monitor, &geometry);
  per_mm = geometry.width / (double) gdk_monitor_get_width_mm (monitor);

  return per_mm >= PER_MM_LEAST && per_mm <= PER_MM_MOST ? per_mm : PER_MM_USUAL;
}

/**
 * coxa_plate_view_touch:
 * @self: a plate
 * @x: where a finger was lifted, logical pixels
 * @y: likewise
 *
 * Asks which region a finger meant, by "ask-which", where that cannot be told.
 *
 * Returns: whether it asked; otherwise what lies there was meant
 */
gboolean
coxa_plate_view_touch (CoxaPlateView *self,
                       double         x,
                       double         y)
{
  CoxaPicture *picture;
  guint regions[COXA_TOUCH_OFFERS];
  guint n;
  g_autoptr(GArray) array = NULL;

  g_return_val_if_fail (COXA_IS_PLATE_VIEW (self), FALSE);

  picture = coxa_plate_view_get_picture (self);
  if (picture == NULL || (coxa_hit_get (&self->hit, x, y) == 0 && coxa_plate_view_pick_region (self, x, y) != 0))
    return FALSE;

  n = coxa_touch_list (picture->index, picture->spots,
                       x * self->hit.scale + self->hit.x - 1, y * self->hit.scale + self->hit.y - 1,
                       get_pixels_per_mm (GTK_WIDGET (self)) * self->hit.scale, regions);
  if (n == 0)
    return FALSE;

  array = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_vals (array, regions, n);
  coxa_plate_view_ask_which (self, x, y, array);

  return TRUE;
}

/* What is not the region recedes, so that one sees at once which is meant. */
static cairo_surface_t *
create_veil (CoxaPicture                 *picture,
             guint                        region,
             const cairo_rectangle_int_t *area)
{
  cairo_surface_t *veil = cairo_image_surface_create (CAIRO_FORMAT_A8, area->width, area->height);
  guint8 *pixels = cairo_image_surface_get_data (veil);
  int stride = cairo_image_surface_get_stride (veil);

  for (int y = 0; y < area->height; y++)
    for (int x = 0; x < area->width; x++)
      pixels[y * stride + x] = coxa_region_index_get (picture->index, area->x + x, area->y + y) == region ? 0 : VEIL;
  cairo_surface_mark_dirty (veil);

  return veil;
}

/**
 * coxa_plate_view_enlarge:
 * @self: a plate with a picture
 * @region: one of its regions; the others recede
 * @x: what is in the middle, logical pixels
 * @y: likewise
 * @factor: how much larger than on the plate
 * @size: of the result, logical pixels either way
 *
 * Returns: (transfer full) (nullable): a part of what is on show, enlarged
 */
GdkTexture *
coxa_plate_view_enlarge (CoxaPlateView *self,
                         guint          region,
                         double         x,
                         double         y,
                         double         factor,
                         int            size)
{
  CoxaPicture *picture;
  int device = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  cairo_surface_t *surface;
  cairo_surface_t *veil;
  cairo_rectangle_int_t area;
  GdkTexture *texture;
  cairo_t *cr;
  double middle_x;
  double middle_y;
  int half;

  g_return_val_if_fail (COXA_IS_PLATE_VIEW (self), NULL);

  picture = coxa_plate_view_get_picture (self);
  if (picture == NULL || self->hit.scale <= 0)
    return NULL;

  half = (int) ceil (size / factor * self->hit.scale / 2) + 1;
  middle_x = x * self->hit.scale + self->hit.x - 1;
  middle_y = y * self->hit.scale + self->hit.y - 1;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size * device, size * device);
  cr = cairo_create (surface);
  gdk_cairo_set_source_rgba (cr, &picture->request.palette.paper);
  cairo_paint (cr);
  cairo_translate (cr, size * device / 2.0, size * device / 2.0);
  cairo_scale (cr, factor * device / self->hit.scale, factor * device / self->hit.scale);
  cairo_translate (cr, -middle_x, -middle_y);
  cairo_set_source_surface (cr, picture->surface, 0, 0);
  cairo_paint (cr);
  area = (cairo_rectangle_int_t) { (int) middle_x - half, (int) middle_y - half, 2 * half, 2 * half };
  veil = create_veil (picture, region, &area);
  gdk_cairo_set_source_rgba (cr, &picture->request.palette.paper);
  cairo_mask_surface (cr, veil, area.x, area.y);
  cairo_surface_destroy (veil);
  if (picture->lifts != NULL && picture->lifts[region] != NULL)
    {
      cairo_rectangle_int_t at;

      coxa_picture_get_lift_extents (picture, region, &at);
      cairo_set_source_surface (cr, picture->lifts[region], at.x, at.y);
      cairo_paint (cr);
    }
  cairo_destroy (cr);
  texture = coxa_painter_texture_new (surface);
  cairo_surface_destroy (surface);

  return texture;
}
