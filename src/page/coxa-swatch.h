#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  COXA_SWATCH_PLAIN,    /* the chosen structure */
  COXA_SWATCH_ORIGIN,   /* hatched as on the plate */
  COXA_SWATCH_INSERTION,
  COXA_SWATCH_NERVE,
  COXA_SWATCH_ARTERY,
  COXA_SWATCH_VEIN,
  COXA_SWATCH_PAIN,
  COXA_SWATCH_SPILL_OVER, /* stippled as on the body */
  COXA_SWATCH_TRIGGER,    /* a ring */
  COXA_SWATCH_PULL        /* an arrow */
} CoxaSwatchKind;

/* A patch of the colour and pattern that the plate uses. */
#define COXA_TYPE_SWATCH (coxa_swatch_get_type ())
G_DECLARE_FINAL_TYPE (CoxaSwatch, coxa_swatch, COXA, SWATCH, GtkWidget)

GtkWidget *coxa_swatch_new (CoxaSwatchKind kind);

G_END_DECLS
