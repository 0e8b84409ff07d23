#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* With which leg something is or was done. In a file they are named: "none", "left", "right", "both". */
typedef enum
{
  COXA_SIDES_NONE,  /* both legs at once, or neither: a bridge */
  COXA_SIDES_LEFT,
  COXA_SIDES_RIGHT,
  COXA_SIDES_BOTH   /* one after the other */
} CoxaSides;

const char *coxa_sides_get_name  (CoxaSides    sides);

CoxaSides   coxa_sides_from_name (const char  *name);

G_END_DECLS
