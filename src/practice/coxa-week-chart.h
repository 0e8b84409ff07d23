#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define COXA_WEEK_CHART_WEEKS 8

/* Sessions a week, of the last weeks. */
#define COXA_TYPE_WEEK_CHART (coxa_week_chart_get_type ())
G_DECLARE_FINAL_TYPE (CoxaWeekChart, coxa_week_chart, COXA, WEEK_CHART, GtkWidget)

GtkWidget *coxa_week_chart_new (void);

void       coxa_week_chart_set (CoxaWeekChart *self,
                                const guint    counts[COXA_WEEK_CHART_WEEKS],
                                GDateTime     *last_week,
                                const char    *spoken);

G_END_DECLS
