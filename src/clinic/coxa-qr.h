#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

#define COXA_QR_MAX_VERSION 25 /* a phone still reads it from paper */
#define COXA_QR_QUIET       4  /* modules of white round it */
#define COXA_QR_MAX_BYTES   994 /* of UTF-8 in the largest, at error correction M, with the mark that it is UTF-8 */

/* A QR code: a square of modules, dark or light. */
typedef struct _CoxaQr CoxaQr;

CoxaQr   *coxa_qr_new         (const char    *text,
                               GError       **error) G_GNUC_WARN_UNUSED_RESULT;

void      coxa_qr_free        (CoxaQr        *self);

int       coxa_qr_get_version (const CoxaQr  *self);

int       coxa_qr_get_width   (const CoxaQr  *self);

gboolean  coxa_qr_is_dark     (const CoxaQr  *self,
                               int            x,
                               int            y);

void      coxa_qr_draw        (const CoxaQr  *self,
                               cairo_t       *cr,
                               double         x,
                               double         y,
                               double         size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoxaQr, coxa_qr_free)

G_END_DECLS
