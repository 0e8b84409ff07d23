#pragma once

#include <glib.h>
#include <librsvg/rsvg.h>

G_BEGIN_DECLS

/**
 * CoxaRsvg:
 *
 * What we need of librsvg.
 */
typedef struct
{
  __typeof__ (rsvg_handle_new_from_gfile_sync) *handle_new_from_gfile_sync;
  __typeof__ (rsvg_handle_new_from_data)       *handle_new_from_data;
  __typeof__ (rsvg_handle_set_stylesheet)      *handle_set_stylesheet;
  __typeof__ (rsvg_handle_render_layer)        *handle_render_layer;
  __typeof__ (rsvg_handle_get_intrinsic_dimensions) *handle_get_intrinsic_dimensions;
  __typeof__ (rsvg_handle_get_intrinsic_size_in_pixels) *handle_get_intrinsic_size_in_pixels;
} CoxaRsvg;

const CoxaRsvg *coxa_rsvg_open (GError **error);

G_END_DECLS
