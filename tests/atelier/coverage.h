#pragma once

#include <librsvg/rsvg.h>
#include <string.h>

/* What of a sheet a group of an SVG covers, a byte a pixel, for tests of drawings. Free it with g_free(). */
static inline guint8 *
coverage_new (RsvgHandle *handle,
              int         width,
              int         height,
              const char *id)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  cairo_t *cr = cairo_create (surface);
  RsvgRectangle viewport = { 0, 0, width, height };
  g_autofree char *hash = g_strconcat ("#", id, NULL);
  g_autoptr(GError) error = NULL;
  guint8 *coverage = g_malloc ((gsize) width * height);

  g_assert_true (rsvg_handle_render_layer (handle, cr, hash, &viewport, &error));
  g_assert_no_error (error);
  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    memcpy (coverage + (gsize) y * width,
            cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface), width);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return coverage;
}
