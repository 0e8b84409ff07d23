#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One label: what it points at, how large it is, and where it is put. Lengths in logical pixels of the plate. */
typedef struct
{
  guint    id;         /* the caller's */
  int      importance; /* which leave first when space is short */
  double   x;          /* where its line ends, inside the region */
  double   y;
  double   width;      /* of the text */
  double   height;

  gboolean shown;      /* from here on: filled by the layout */
  gboolean on_left;
  double   text_x;     /* top left corner of the text */
  double   text_y;
  double   port_x;     /* where the line starts, beside the text */
  double   port_y;
} CoxaLabel;

/* Where labels may be: a column at each side of the picture. */
typedef struct
{
  double left_end;    /* right edge of the left column's text */
  double left_start;
  double right_start; /* left edge of the right column's text */
  double right_end;
  double top;
  double bottom;
  double gap;         /* least space between two labels */
} CoxaLabelArea;

void coxa_label_layout (CoxaLabel           *labels,
                        guint                n_labels,
                        const CoxaLabelArea *area);

G_END_DECLS
