#include "coxa-ink.h"

#include "coxa-contour.h"

#include <math.h>

/* Half widths in logical pixels, from the middle of the line outwards. */
#define LINE_HALF 1.1
#define CASING_INNER_HALF 1.9
#define CASING_OUTER_HALF 2.6
#define REACH 3.5

#define WASH 0.38f /* of the colour, where it hurts */
#define RECEDE_STRENGTH 0.45 /* of what recedes, this much stays */
#define RECEDE_COLOR 0.5     /* of its colour, this much stays */
#define LIFT_VEIL 0.20       /* white over what is lifted */
#define FOOTPRINT_FILL 0.50
#define FOOTPRINT_STRIPE 0.92
#define STRIPE_EVERY 7.0     /* logical pixels */
#define STRIPE_WIDTH 2.2
#define PAIN_SOLID 0.72
#define STIPPLE_EVERY 5.0    /* logical pixels */
#define STIPPLE_RADIUS 1.5

typedef struct
{
  float r; /* 0 … 255 */
  float g;
  float b;
} Rgb;

static Rgb
to_rgb (const GdkRGBA *color)
{
  return (Rgb) { color->red * 255, color->green * 255, color->blue * 255 };
}

static inline guint32
pack (float r,
      float g,
      float b)
{
  return 0xff000000u | (guint32) (r + 0.5f) << 16 | (guint32) (g + 0.5f) << 8 | (guint32) (b + 0.5f);
}

/* Lays @color over an opaque pixel. */
static inline void
blend (guint32 *pixel,
       Rgb      color,
       float    alpha)
{
  float r = (*pixel >> 16) & 0xff;
  float g = (*pixel >> 8) & 0xff;
  float b = *pixel & 0xff;

  if (alpha <= 0)
    return;

  *pixel = pack (r + (color.r - r) * alpha, g + (color.g - g) * alpha, b + (color.b - b) * alpha);
}

static inline guint32 *
get_row (cairo_surface_t *surface,
         int              y)
{
  return (guint32 *) (cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface));
}

/**
 * coxa_ink_recede:
 * @surface: ARGB32, opaque, the size of @index
 * @index: what each pixel shows
 * @stays: by region number, whether it keeps its colours
 * @paper: what the rest moves towards
 *
 * Lets all but the chosen recede: less colour, and nearer to the paper.
 */
void
coxa_ink_recede (cairo_surface_t       *surface,
                 const CoxaRegionIndex *index,
                 const gboolean        *stays,
                 const GdkRGBA         *paper)
{
  Rgb p = to_rgb (paper);

  cairo_surface_flush (surface);
  for (int y = 0; y < index->height; y++)
    {
      guint32 *row = get_row (surface, y);
      const guint8 *numbers = index->numbers + (gsize) y * index->width;

      for (int x = 0; x < index->width; x++)
        {
          float r = (row[x] >> 16) & 0xff;
          float g = (row[x] >> 8) & 0xff;
          float b = row[x] & 0xff;
          float gray = (0.299f * r + 0.587f * g + 0.114f * b) * (float) (1 - RECEDE_COLOR);
          const float c = (float) RECEDE_COLOR;
          const float s = (float) RECEDE_STRENGTH;

          if (stays[numbers[x]])
            continue;

          row[x] = pack (p.r + s * (r * c + gray - p.r), p.g + s * (g * c + gray - p.g), p.b + s * (b * c + gray - p.b));
        }
    }
  cairo_surface_mark_dirty (surface);
}

/* Draws the line with its two casings along an outline whose distances are known. */
static void
draw_line (cairo_surface_t             *surface,
           const cairo_rectangle_int_t *area,
           const float                 *far,
           const GdkRGBA               *color,
           const CoxaPictureRequest    *request)
{
  Rgb line = to_rgb (color);
  Rgb inner = to_rgb (&request->palette.casing_inner);
  Rgb outer = to_rgb (&request->palette.casing_outer);
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  float u = (float) request->line;

  cairo_surface_flush (surface);
  for (int y = 0; y < area->height; y++)
    {
      if (area->y + y < 0 || area->y + y >= height)
        continue;

      for (int x = 0; x < area->width; x++)
        {
          float d = far[(gsize) y * area->width + x];
          guint32 *pixel;

          if (d > REACH * u || area->x + x < 0 || area->x + x >= width)
            continue;

          pixel = get_row (surface, area->y + y) + area->x + x;
          blend (pixel, outer, coxa_contour_cover (d, CASING_OUTER_HALF * u) * 0.8f);
          blend (pixel, inner, coxa_contour_cover (d, CASING_INNER_HALF * u));
          blend (pixel, line, coxa_contour_cover (d, LINE_HALF * u));
        }
    }
  cairo_surface_mark_dirty (surface);
}

static void
grow (const cairo_rectangle_int_t *bounds,
      double                       line,
      cairo_rectangle_int_t       *grown)
{
  int by = (int) ceil (COXA_LIFT_MARGIN * line);

  *grown = (cairo_rectangle_int_t) { bounds->x - by, bounds->y - by, bounds->width + 2 * by, bounds->height + 2 * by };
}

typedef struct
{
  const CoxaRegionIndex *index;
  const gboolean        *inside;
} IndexShape;

static gboolean
index_shape_cb (int      x,
                int      y,
                gpointer user_data)
{
  const IndexShape *shape = user_data;

  return shape->inside[coxa_region_index_get (shape->index, x, y)];
}

/**
 * coxa_ink_contour:
 * @surface: ARGB32, opaque, the size of @index
 * @index: what each pixel shows
 * @bounds: where the regions lie
 * @inside: by region number, whether the outline goes round it
 * @color: of the line
 * @request: palette and line width
 *
 * Outlines what is to be seen of some regions.
 */
void
coxa_ink_contour (cairo_surface_t             *surface,
                  const CoxaRegionIndex       *index,
                  const cairo_rectangle_int_t *bounds,
                  const gboolean              *inside,
                  const GdkRGBA               *color,
                  const CoxaPictureRequest    *request)
{
  IndexShape shape = { index, inside };
  cairo_rectangle_int_t area;
  g_autofree float *far = NULL;

  grow (bounds, request->line, &area);
  far = coxa_contour_measure (&area, REACH * request->line, index_shape_cb, &shape);
  draw_line (surface, &area, far, color, request);
}

/**
 * coxa_ink_wash:
 * @surface: ARGB32, opaque, the size of @index
 * @index: what each pixel shows
 * @bounds: where the regions lie
 * @inside: by region number, whether it is washed
 * @color: of the wash
 *
 * Lays a thin colour over what is to be seen of some regions.
 */
void
coxa_ink_wash (cairo_surface_t             *surface,
               const CoxaRegionIndex       *index,
               const cairo_rectangle_int_t *bounds,
               const gboolean              *inside,
               const GdkRGBA               *color)
{
  Rgb rgb = to_rgb (color);

  cairo_surface_flush (surface);
  for (int y = bounds->y; y < bounds->y + bounds->height; y++)
    for (int x = bounds->x; x < bounds->x + bounds->width; x++)
      if (inside[coxa_region_index_get (index, x, y)])
        blend (get_row (surface, y) + x, rgb, WASH);
  cairo_surface_mark_dirty (surface);
}

static gboolean
raster_shape_cb (int      x,
                 int      y,
                 gpointer user_data)
{
  cairo_surface_t *raster = user_data;

  if (x < 0 || y < 0 || x >= cairo_image_surface_get_width (raster) || y >= cairo_image_surface_get_height (raster))
    return FALSE;

  return (get_row (raster, y)[x] >> 24) >= 128;
}

/* Distances to the edge of a raster's ink, over the raster grown by the lines' reach. */
static float *
measure_raster (cairo_surface_t             *raster,
                const CoxaPictureRequest    *request,
                cairo_rectangle_int_t       *area)
{
  cairo_rectangle_int_t whole = { 0, 0, cairo_image_surface_get_width (raster), cairo_image_surface_get_height (raster) };

  grow (&whole, request->line, area);

  return coxa_contour_measure (area, REACH * request->line, raster_shape_cb, raster);
}

/**
 * coxa_ink_footprint:
 * @surface: ARGB32, opaque
 * @raster: the footprint's picture; its ink is where the muscle holds on
 * @at: where it lies in @surface
 * @role: %COXA_ROLE_ORIGIN or %COXA_ROLE_INSERTION
 * @request: palette and line width
 *
 * Marks an attachment: coloured, hatched one way for an origin and the other way for an insertion, outlined.
 */
void
coxa_ink_footprint (cairo_surface_t             *surface,
                    cairo_surface_t             *raster,
                    const cairo_rectangle_int_t *at,
                    CoxaRole                     role,
                    const CoxaPictureRequest    *request)
{
  const GdkRGBA *color = role == COXA_ROLE_ORIGIN ? &request->palette.origin : &request->palette.insertion;
  Rgb rgb = to_rgb (color);
  int slant = role == COXA_ROLE_ORIGIN ? 1 : -1;
  float every = (float) (STRIPE_EVERY * request->line);
  float half = (float) (STRIPE_WIDTH * request->line / 2);
  cairo_rectangle_int_t area;
  g_autofree float *far = NULL;

  cairo_surface_flush (surface);
  for (int y = MAX (0, -at->y); y < MIN (at->height, cairo_image_surface_get_height (surface) - at->y); y++)
    for (int x = MAX (0, -at->x); x < MIN (at->width, cairo_image_surface_get_width (surface) - at->x); x++)
      {
        float ink = (get_row (raster, y)[x] >> 24) / 255.0f;
        float along = fmodf ((float) (at->x + x + slant * (at->y + y)) * 0.70711f + 100 * every, every);
        float stripe = coxa_contour_cover (fabsf (along - every / 2), half);

        if (ink > 0)
          blend (get_row (surface, at->y + y) + at->x + x, rgb,
                 ink * (float) (FOOTPRINT_FILL + (FOOTPRINT_STRIPE - FOOTPRINT_FILL) * stripe));
      }
  cairo_surface_mark_dirty (surface);

  far = measure_raster (raster, request, &area);
  area.x += at->x;
  area.y += at->y;
  draw_line (surface, &area, far, color, request);
}

static const GdkRGBA *
get_course_color (CoxaRole            role,
                  const CoxaPalette  *palette)
{
  switch (role)
    {
    case COXA_ROLE_NERVE:
      return &palette->nerve;
    case COXA_ROLE_ARTERY:
      return &palette->artery;
    case COXA_ROLE_VEIN:
      return &palette->vein;
    case COXA_ROLE_STRUCTURE:
    case COXA_ROLE_ORIGIN:
    case COXA_ROLE_INSERTION:
    case COXA_ROLE_BURSA:
    case COXA_ROLE_LIGAMENT:
    case COXA_ROLE_LANDMARK:
    case COXA_ROLE_ZONE:
    case COXA_ROLE_PAIN_ESSENTIAL:
    case COXA_ROLE_PAIN_SPILL_OVER:
    case COXA_ROLE_TRIGGER:
    default:
      return &palette->accent;
    }
}

/**
 * coxa_ink_course:
 * @surface: ARGB32, opaque
 * @raster: the picture of a nerve, vessel, ligament or bursa
 * @at: where it lies in @surface
 * @role: which of these
 * @request: palette and line width
 *
 * Lights it along its whole course, with a casing so that it stands out on bone, muscle and paper alike.
 */
void
coxa_ink_course (cairo_surface_t             *surface,
                 cairo_surface_t             *raster,
                 const cairo_rectangle_int_t *at,
                 CoxaRole                     role,
                 const CoxaPictureRequest    *request)
{
  const GdkRGBA *c = get_course_color (role, &request->palette);
  cairo_rectangle_int_t area;
  g_autofree float *far = measure_raster (raster, request, &area);
  cairo_t *cr;

  area.x += at->x;
  area.y += at->y;
  draw_line (surface, &area, far, &request->palette.casing_inner, request);

  cr = cairo_create (surface);
  cairo_set_source_surface (cr, raster, at->x, at->y);
  cairo_paint (cr);
  cairo_set_source_rgba (cr, c->red, c->green, c->blue, 0.45);
  cairo_mask_surface (cr, raster, at->x, at->y);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
}

/* Dots in rows that are set off against one another: how much of a pixel they cover. */
static float
cover_stipple (int                       x,
               int                       y,
               const CoxaPictureRequest *request)
{
  float every = (float) (STIPPLE_EVERY * request->line);
  float row = floorf ((float) y / every);
  float dx = fmodf ((float) x + (fmodf (row, 2) > 0.5f ? every / 2 : 0) + 100 * every, every) - every / 2;
  float dy = (float) y - (row + 0.5f) * every;

  return coxa_contour_cover (hypotf (dx, dy), (float) (STIPPLE_RADIUS * request->line));
}

/**
 * coxa_ink_pain:
 * @surface: ARGB32, opaque
 * @raster: where it is
 * @at: where that lies in @surface
 * @role: %COXA_ROLE_PAIN_ESSENTIAL, %COXA_ROLE_PAIN_SPILL_OVER or %COXA_ROLE_TRIGGER
 * @request: palette and line width
 *
 * Marks where a muscle sends pain: solid where most who have it feel it, stippled where some do, and a ring where it may come
 * from.
 */
void
coxa_ink_pain (cairo_surface_t             *surface,
               cairo_surface_t             *raster,
               const cairo_rectangle_int_t *at,
               CoxaRole                     role,
               const CoxaPictureRequest    *request)
{
  Rgb rgb = to_rgb (&request->palette.pain);
  cairo_rectangle_int_t area;
  g_autofree float *far = NULL;

  if (role == COXA_ROLE_TRIGGER)
    {
      far = measure_raster (raster, request, &area);
      area.x += at->x;
      area.y += at->y;
      draw_line (surface, &area, far, &request->palette.accent, request);
      return;
    }

  cairo_surface_flush (surface);
  for (int y = MAX (0, -at->y); y < MIN (at->height, cairo_image_surface_get_height (surface) - at->y); y++)
    for (int x = MAX (0, -at->x); x < MIN (at->width, cairo_image_surface_get_width (surface) - at->x); x++)
      {
        float ink = (get_row (raster, y)[x] >> 24) / 255.0f;
        float cover = role == COXA_ROLE_PAIN_ESSENTIAL ? (float) PAIN_SOLID : cover_stipple (at->x + x, at->y + y, request);

        if (ink > 0 && cover > 0)
          blend (get_row (surface, at->y + y) + at->x + x, rgb, ink * cover);
      }
  cairo_surface_mark_dirty (surface);
}

/**
 * coxa_ink_lift:
 * @index: what each pixel of the picture shows
 * @area: where the lift lies: the region's bounds, grown
 * @number: the region
 * @request: palette and line width
 *
 * Makes what is laid over a picture while one region is pointed at: lighter, and outlined.
 *
 * Returns: (transfer full): an ARGB32 image of the size of @area
 */
cairo_surface_t *
coxa_ink_lift (const CoxaRegionIndex       *index,
               const cairo_rectangle_int_t *area,
               guint                        number,
               const CoxaPictureRequest    *request)
{
  cairo_surface_t *lift = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, area->width, area->height);
  gboolean inside[256] = { FALSE, };
  IndexShape shape = { index, inside };
  g_autofree float *far = NULL;
  Rgb line = to_rgb (&request->palette.accent);
  Rgb casing = to_rgb (&request->palette.casing_inner);
  float u = (float) request->line;

  inside[number] = TRUE;
  far = coxa_contour_measure (area, REACH * request->line, index_shape_cb, &shape);
  for (int y = 0; y < area->height; y++)
    {
      guint32 *row = get_row (lift, y);

      for (int x = 0; x < area->width; x++)
        {
          float d = far[(gsize) y * area->width + x];
          float veil = index_shape_cb (area->x + x, area->y + y, &shape) ? (float) LIFT_VEIL : 0;
          float c = coxa_contour_cover (d, CASING_INNER_HALF * u) * 0.85f;
          float l = coxa_contour_cover (d, LINE_HALF * u);
          float r = 255 * veil;
          float g = 255 * veil;
          float b = 255 * veil;
          float a = veil;

          if (veil == 0 && c == 0)
            continue;

          r = casing.r * c + r * (1 - c);
          g = casing.g * c + g * (1 - c);
          b = casing.b * c + b * (1 - c);
          a = c + a * (1 - c);
          r = line.r * l + r * (1 - l);
          g = line.g * l + g * (1 - l);
          b = line.b * l + b * (1 - l);
          a = l + a * (1 - l);
          row[x] = (guint32) (a * 255 + 0.5f) << 24 | (pack (r, g, b) & 0xffffffu);
        }
    }
  cairo_surface_mark_dirty (lift);

  return lift;
}
