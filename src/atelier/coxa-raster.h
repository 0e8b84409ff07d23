/* coxa-raster.h: planes of pixels and what is done to them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define COXA_FAR (-1e9f) /* depth where nothing is */

/**
 * CoxaWindow:
 * @x: left edge in the picture, pixels
 * @y: upper edge in the picture, pixels
 * @width: pixels
 * @height: pixels
 *
 * A part of the picture.
 */
typedef struct
{
  int x;
  int y;
  int width;
  int height;
} CoxaWindow;

void   coxa_raster_triangles (const float  *points,
                              const guint  *triangles,
                              guint         n_triangles,
                              const float  *values,
                              guint         n_values,
                              CoxaWindow    window,
                              float        *depth,
                              float        *planes);

void   coxa_raster_blur      (float        *plane,
                              const guint8 *mask,
                              int           width,
                              int           height,
                              double        sigma);

float *coxa_raster_distance  (const guint8 *mask,
                              int           width,
                              int           height) G_GNUC_WARN_UNUSED_RESULT;

void   coxa_raster_close     (guint8       *mask,
                              int           width,
                              int           height,
                              double        radius);

void   coxa_raster_smooth    (guint8       *mask,
                              int           width,
                              int           height,
                              double        sigma);

void   coxa_raster_fill      (float        *plane,
                              guint8       *known,
                              const guint8 *mask,
                              int           width,
                              int           height);

void   coxa_raster_drop_spots (guint8      *mask,
                               int          width,
                               int          height,
                               guint        least);

G_END_DECLS
