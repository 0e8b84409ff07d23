#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

double coxa_text_scale_get (PangoContext *context);

G_END_DECLS
