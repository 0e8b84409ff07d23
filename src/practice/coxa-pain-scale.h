#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Nothing was answered. */
#define COXA_PAIN_SCALE_NONE (-1)

/* How much it hurts, from 0 to 10: large buttons, one of which can be chosen, and words for both ends.
 *
 * Property: "value" (int, read/write): 0–10, or COXA_PAIN_SCALE_NONE. */
#define COXA_TYPE_PAIN_SCALE (coxa_pain_scale_get_type ())
G_DECLARE_FINAL_TYPE (CoxaPainScale, coxa_pain_scale, COXA, PAIN_SCALE, GtkWidget)

GtkWidget *coxa_pain_scale_new       (const char    *question);

int        coxa_pain_scale_get_value (CoxaPainScale *self);

void       coxa_pain_scale_set_value (CoxaPainScale *self,
                                      int            value);

G_END_DECLS
