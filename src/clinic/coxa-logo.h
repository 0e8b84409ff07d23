#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* A clinic's logo, from a PNG or SVG file. Not for two threads at once. */
typedef struct _CoxaLogo CoxaLogo;

CoxaLogo *coxa_logo_load      (const char      *path,
                               GError         **error) G_GNUC_WARN_UNUSED_RESULT;

void      coxa_logo_free      (CoxaLogo        *self);

double    coxa_logo_get_ratio (const CoxaLogo  *self);

gboolean  coxa_logo_draw      (CoxaLogo        *self,
                               cairo_t         *cr,
                               double           x,
                               double           y,
                               double           width,
                               double           height,
                               GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaLogo, coxa_logo_free)

G_END_DECLS
