#pragma once

#include "coxa-plate-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How plate, tools and page share a window of this size at the reader's text size. The widgets are the window's. */
typedef struct
{
  GtkPaned      *paned;
  CoxaPlateView *plate;
  GtkWidget     *tools;
  GtkWidget     *turn_scale;

  int            page_width; /* at the usual text size, logical pixels */
  gboolean       is_stacked; /* the page lies below the plate */
  double         text_scale; /* 0 until allocated */
} CoxaArrangement;

void     coxa_arrangement_arrange        (CoxaArrangement *self);

gboolean coxa_arrangement_allocate       (CoxaArrangement *self,
                                          int              width);

void     coxa_arrangement_place_page     (CoxaArrangement *self);

int      coxa_arrangement_get_page_width (CoxaArrangement *self);

G_END_DECLS
