#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A month as a grid of days, with a mark on those that have something. GtkCalendar marks days too, but tells no screen reader.
 *
 * Signals: "chosen": a day was chosen; "turned": another month is on show, and its days want their marks. */
#define COXA_TYPE_MONTH_GRID (coxa_month_grid_get_type ())
G_DECLARE_FINAL_TYPE (CoxaMonthGrid, coxa_month_grid, COXA, MONTH_GRID, GtkWidget)

GtkWidget *coxa_month_grid_new        (GDateTime     *today);

void       coxa_month_grid_get_month  (CoxaMonthGrid *self,
                                       int           *year,
                                       int           *month);

void       coxa_month_grid_show       (CoxaMonthGrid *self,
                                       int            year,
                                       int            month,
                                       int            day);

int        coxa_month_grid_get_day    (CoxaMonthGrid *self);

void       coxa_month_grid_set_counts (CoxaMonthGrid *self,
                                       const guint    counts[32]);

G_END_DECLS
