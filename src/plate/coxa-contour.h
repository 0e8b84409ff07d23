#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Tells whether a pixel belongs to the shape. */
typedef gboolean (*CoxaContourFunc) (int      x,
                                     int      y,
                                     gpointer user_data);

float *coxa_contour_measure (const cairo_rectangle_int_t *area,
                             double                       reach,
                             CoxaContourFunc              inside,
                             gpointer                     user_data) G_GNUC_WARN_UNUSED_RESULT;

/* How much of a pixel a line covers whose middle runs @distance away. */
static inline float
coxa_contour_cover (float distance,
                    float half_width)
{
  float cover = half_width + 0.5f - distance;

  return cover < 0 ? 0 : cover > 1 ? 1 : cover;
}

G_END_DECLS
