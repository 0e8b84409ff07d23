#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the reader must be told, in rows below the header. Each stays until it is closed. */
#define COXA_TYPE_BANNER (coxa_banner_get_type ())
G_DECLARE_FINAL_TYPE (CoxaBanner, coxa_banner, COXA, BANNER, GtkBox)

void coxa_banner_tell (CoxaBanner *self,
                       const char *text,
                       const char *label,
                       const char *spoken,
                       const char *action);

G_END_DECLS
