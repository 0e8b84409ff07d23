#include "coxa-palette.h"

/**
 * coxa_palette_look_up:
 * @widget: any widget of the window
 * @palette: (out): the colours that the style sheet gives in this theme
 */
void
coxa_palette_look_up (GtkWidget   *widget,
                      CoxaPalette *palette)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  const struct { const char *name; GdkRGBA *color; } colors[] = {
    { "coxa_paper", &palette->paper },
    { "coxa_accent", &palette->accent },
    { "coxa_origin", &palette->origin },
    { "coxa_insertion", &palette->insertion },
    { "coxa_nerve", &palette->nerve },
    { "coxa_artery", &palette->artery },
    { "coxa_vein", &palette->vein },
    { "coxa_pain", &palette->pain },
    { "coxa_casing_inner", &palette->casing_inner },
    { "coxa_casing_outer", &palette->casing_outer },
  };

  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    if (!gtk_style_context_lookup_color (style, colors[i].name, colors[i].color))
      gtk_style_context_get_color (style, colors[i].color);
}
