#include "coxa-camera.h"

#include <math.h>

/* Of the widget's size, painted beyond its edges, so that a short pan shows no blur. */
#define OVERSCAN 0.15

/**
 * coxa_camera_init:
 * @self: a camera
 * @width: of the sheet, user units
 * @height: likewise
 *
 * Looks at a whole sheet.
 */
void
coxa_camera_init (CoxaCamera *self,
                  double      width,
                  double      height)
{
  self->width = width;
  self->height = height;
  self->device = MAX (self->device, 1);
  coxa_camera_set_ink (self, 0, 0, width, height);
}

/**
 * coxa_camera_set_ink:
 * @self: a camera
 * @x: left edge of what is drawn on the sheet, user units
 * @y: top edge
 * @width: user units
 * @height: user units
 *
 * Fits what is drawn rather than the sheet, and looks at all of it.
 */
void
coxa_camera_set_ink (CoxaCamera *self,
                     double      x,
                     double      y,
                     double      width,
                     double      height)
{
  self->ink_x = x;
  self->ink_y = y;
  self->ink_width = width;
  self->ink_height = height;
  self->zoom = 1;
  self->center_x = x + width / 2;
  self->center_y = y + height / 2;
}

/**
 * coxa_camera_look_at:
 * @view: what to look at
 * @plates: whose it is
 *
 * Fits what is drawn into the free part of the widget: as large as the largest of its group allows, so that a millimetre stays
 * as long as it is when the reader turns.
 */
void
coxa_camera_look_at (CoxaCamera     *self,
                     const CoxaView *view,
                     CoxaPlates     *plates)
{
  double widest = 0;
  double tallest = 0;

  coxa_camera_init (self, view->width, view->height);
  for (guint i = 0; i < plates->views->len; i++)
    {
      const CoxaView *other = g_ptr_array_index (plates->views, i);

      if (!g_str_equal (other->group, view->group))
        continue;
      widest = MAX (widest, other->ink_width);
      tallest = MAX (tallest, other->ink_height);
    }
  if (view->ink_width > 0 && view->ink_height > 0)
    coxa_camera_set_ink (self, view->ink_x + (view->ink_width - widest) / 2, view->ink_y + (view->ink_height - tallest) / 2,
                         widest, tallest);
}

static double
get_free_width (const CoxaCamera *self)
{
  return MAX (self->widget_width - self->margin_left - self->margin_right, 16);
}

static double
get_free_height (const CoxaCamera *self)
{
  return MAX (self->widget_height - self->margin_top - self->margin_bottom, 16);
}

/**
 * coxa_camera_get_scale:
 *
 * Returns: logical pixels per user unit
 */
double
coxa_camera_get_scale (const CoxaCamera *self)
{
  double fit = MIN (get_free_width (self) / self->ink_width, get_free_height (self) / self->ink_height);

  return fit * self->zoom;
}

static void
get_exact_origin (const CoxaCamera *self,
                  double           *x,
                  double           *y)
{
  double scale = coxa_camera_get_scale (self);

  *x = self->margin_left + get_free_width (self) / 2 - self->center_x * scale;
  *y = self->margin_top + get_free_height (self) / 2 - self->center_y * scale;
}

/**
 * coxa_camera_get_origin:
 * @x: (out): where the sheet's top left corner lies, logical pixels
 * @y: (out): likewise; both on whole device pixels, so that a picture is not blurred by half a pixel
 */
void
coxa_camera_get_origin (const CoxaCamera *self,
                        double           *x,
                        double           *y)
{
  get_exact_origin (self, x, y);
  *x = round (*x * self->device) / self->device;
  *y = round (*y * self->device) / self->device;
}

void
coxa_camera_to_user (const CoxaCamera *self,
                     double            x,
                     double            y,
                     double           *user_x,
                     double           *user_y)
{
  double scale = coxa_camera_get_scale (self);
  double left;
  double top;

  coxa_camera_get_origin (self, &left, &top);
  *user_x = (x - left) / scale;
  *user_y = (y - top) / scale;
}

/* The drawing never leaves the window: its middle can go no farther than its own edge, and a fitted one stays. */
static void
clamp_center (CoxaCamera *self)
{
  double slack = CLAMP ((self->zoom - 1) / self->zoom, 0, 1) / 2;

  self->center_x = CLAMP (self->center_x, self->ink_x + self->ink_width * (0.5 - slack),
                          self->ink_x + self->ink_width * (0.5 + slack));
  self->center_y = CLAMP (self->center_y, self->ink_y + self->ink_height * (0.5 - slack),
                          self->ink_y + self->ink_height * (0.5 + slack));
}

/**
 * coxa_camera_zoom_at:
 * @zoom: 1 … %COXA_ZOOM_MAX; clamped
 * @x: logical pixels
 * @y: logical pixels
 *
 * Zooms so that what lies at (@x, @y) stays there.
 */
void
coxa_camera_zoom_at (CoxaCamera *self,
                     double      zoom,
                     double      x,
                     double      y)
{
  double scale = coxa_camera_get_scale (self);
  double left;
  double top;
  double user_x;
  double user_y;

  /* A fitted drawing is held where it is seen. From then on where it lies exactly is what counts: rounding each step of a wheel
   * to whole pixels would add up, and grow with the zoom. */
  if (self->zoom <= 1.001)
    coxa_camera_get_origin (self, &left, &top);
  else
    get_exact_origin (self, &left, &top);
  user_x = (x - left) / scale;
  user_y = (y - top) / scale;

  self->zoom = CLAMP (zoom, 1, COXA_ZOOM_MAX);
  scale = coxa_camera_get_scale (self);
  self->center_x = user_x - (x - self->margin_left - get_free_width (self) / 2) / scale;
  self->center_y = user_y - (y - self->margin_top - get_free_height (self) / 2) / scale;
  clamp_center (self);
}

/**
 * coxa_camera_pan:
 * @dx: logical pixels by which the sheet moves
 * @dy: likewise
 */
void
coxa_camera_pan (CoxaCamera *self,
                 double      dx,
                 double      dy)
{
  double scale = coxa_camera_get_scale (self);

  self->center_x -= dx / scale;
  self->center_y -= dy / scale;
  clamp_center (self);
}

/**
 * coxa_camera_show:
 * @x: left edge of what is to be seen, user units
 * @y: top edge
 * @width: user units
 * @height: user units
 *
 * Moves as little as needed for the middle of a rectangle to be well inside the widget.
 *
 * Returns: whether it moved
 */
gboolean
coxa_camera_show (CoxaCamera *self,
                  double      x,
                  double      y,
                  double      width,
                  double      height)
{
  double scale = coxa_camera_get_scale (self);
  double half_x = get_free_width (self) / scale * 0.35;
  double half_y = get_free_height (self) / scale * 0.35;
  double middle_x = x + width / 2;
  double middle_y = y + height / 2;
  double old_x = self->center_x;
  double old_y = self->center_y;

  self->center_x = CLAMP (self->center_x, middle_x - half_x, middle_x + half_x);
  self->center_y = CLAMP (self->center_y, middle_y - half_y, middle_y + half_y);
  clamp_center (self);

  return self->center_x != old_x || self->center_y != old_y;
}

/**
 * coxa_camera_get_extents:
 * @extents: (out): what of the sheet is on show, a margin included, in device pixels from its top left corner
 */
void
coxa_camera_get_extents (const CoxaCamera      *self,
                         cairo_rectangle_int_t *extents)
{
  double scale = coxa_camera_get_scale (self) * self->device;
  int sheet_width = MAX ((int) ceil (self->width * scale), 1);
  int sheet_height = MAX ((int) ceil (self->height * scale), 1);
  double over_x = self->widget_width * OVERSCAN;
  double over_y = self->widget_height * OVERSCAN;
  double left;
  double top;
  int x0, y0, x1, y1;

  coxa_camera_get_origin (self, &left, &top);
  x0 = CLAMP ((int) floor ((-left - over_x) * self->device), 0, sheet_width - 1);
  y0 = CLAMP ((int) floor ((-top - over_y) * self->device), 0, sheet_height - 1);
  x1 = CLAMP ((int) ceil ((self->widget_width - left + over_x) * self->device), x0 + 1, sheet_width);
  y1 = CLAMP ((int) ceil ((self->widget_height - top + over_y) * self->device), y0 + 1, sheet_height);

  *extents = (cairo_rectangle_int_t) { x0, y0, x1 - x0, y1 - y0 };
}
