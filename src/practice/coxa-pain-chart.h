#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define COXA_PAIN_CHART_SERIES 3

/* One session: pain from 0 to 10 before it, after it and the day after; below 0 where nobody said. */
typedef struct
{
  gint64 when;                         /* Unix time in seconds, UTC */
  int    pain[COXA_PAIN_CHART_SERIES];
} CoxaPainPoint;

/* Pain from session to session. Each of the three lines has a mark of its own beside its colour. */
#define COXA_TYPE_PAIN_CHART (coxa_pain_chart_get_type ())
G_DECLARE_FINAL_TYPE (CoxaPainChart, coxa_pain_chart, COXA, PAIN_CHART, GtkWidget)

GtkWidget *coxa_pain_chart_new        (void);

void       coxa_pain_chart_set_points (CoxaPainChart *self,
                                       GArray        *points,
                                       const char    *spoken);

/* The mark of one of the lines, for a legend. */
GtkWidget *coxa_pain_chart_mark_new   (int            series);

G_END_DECLS
