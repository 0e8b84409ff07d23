#pragma once

#include "coxa-painter.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* Tiny pictures of pages' structures, painted when first asked for and kept.
 *
 * Signal: "changed": one more has come. */
#define COXA_TYPE_THUMBNAILS (coxa_thumbnails_get_type ())
G_DECLARE_FINAL_TYPE (CoxaThumbnails, coxa_thumbnails, COXA, THUMBNAILS, GObject)

CoxaThumbnails *coxa_thumbnails_new (CoxaPainter    *painter,
                                     int             size);

GdkPaintable   *coxa_thumbnails_get (CoxaThumbnails *self,
                                     const char     *page);

G_END_DECLS
