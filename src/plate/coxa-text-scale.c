#include "coxa-text-scale.h"

#include <pango/pangocairo.h>

/**
 * coxa_text_scale_get:
 * @context: of a widget
 *
 * Returns: how large the reader's text is; 1 is 11 pt at 96 dpi
 */
double
coxa_text_scale_get (PangoContext *context)
{
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  double resolution = pango_cairo_context_get_resolution (context);

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (resolution > 0 ? resolution : 96) / 72.0;

  return size > 0 ? size / (11 * 96 / 72.0) : 1;
}
