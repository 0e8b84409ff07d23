#include "coxa-arrangement.h"

#include "coxa-text-scale.h"

#include <math.h>

/* Narrower than this, the page lies below the plate; the more for larger text. Logical pixels. */
#define SIDE_BY_SIDE_MIN 860
#define SIDE_BY_SIDE_TEXT 380
/* What the tools take while they are not there to be measured: before the first frame. */
#define TOOLS_HEIGHT 76
#define TOOLS_WIDTH 96
#define TOOLS_GAP 4
#define PLATE_SHARE 0.52   /* of the height, above the page */
#define PAGE_SHARE 0.36    /* of the width: large text widens the page as far as this */
#define PAGE_MIN 300
#define PAGE_MAX 1200

/* Small text narrows nothing: a page of short lines gains no reader. */
static double
get_text_scale (CoxaArrangement *self)
{
  return MAX (self->text_scale, 1);
}

static int
measure_tools (CoxaArrangement *self,
               GtkOrientation   orientation)
{
  int natural;

  gtk_widget_measure (self->tools, orientation, -1, NULL, &natural, NULL, NULL);

  return natural;
}

/**
 * coxa_arrangement_arrange:
 *
 * Lays out what has been decided. Beside the page the plate has height to spare, and its tools lie below the sheet; above the
 * page it has width.
 */
void
coxa_arrangement_arrange (CoxaArrangement *self)
{
  GtkOrientation along = self->is_stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
  int height;
  int width;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned), along);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->tools), along);
  gtk_widget_set_visible (self->turn_scale, !self->is_stacked);
  gtk_widget_set_halign (self->tools, self->is_stacked ? GTK_ALIGN_END : GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->tools, self->is_stacked ? GTK_ALIGN_CENTER : GTK_ALIGN_END);

  height = measure_tools (self, GTK_ORIENTATION_VERTICAL);
  width = measure_tools (self, GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_size_request (GTK_WIDGET (self->plate), -1, self->is_stacked ? height : -1);
  if (self->is_stacked)
    coxa_plate_view_set_insets (self->plate, 12, width > 0 ? width + TOOLS_GAP : TOOLS_WIDTH);
  else
    coxa_plate_view_set_insets (self->plate, height > 0 ? height + TOOLS_GAP : TOOLS_HEIGHT, 0);
}

/**
 * coxa_arrangement_allocate:
 * @width: what the window is about to get, logical pixels
 *
 * Decides anew what a window of this width, at the reader's text size, looks like.
 *
 * Returns: whether anything is to be arranged anew
 */
gboolean
coxa_arrangement_allocate (CoxaArrangement *self,
                           int              width)
{
  double text_scale = coxa_text_scale_get (gtk_widget_get_pango_context (GTK_WIDGET (self->paned)));
  gboolean is_stacked = width < SIDE_BY_SIDE_MIN + SIDE_BY_SIDE_TEXT * (MAX (text_scale, 1) - 1);
  gboolean has_grown = self->text_scale > 0 && text_scale != self->text_scale;

  self->text_scale = text_scale;
  if (is_stacked == self->is_stacked && !has_grown)
    return FALSE;

  self->is_stacked = is_stacked;
  if (has_grown)
    coxa_arrangement_place_page (self);

  return TRUE;
}

static int
get_page_width (CoxaArrangement *self,
                int              size)
{
  return (int) MAX (self->page_width, MIN (self->page_width * get_text_scale (self), size * PAGE_SHARE));
}

/**
 * coxa_arrangement_place_page:
 *
 * Keeps the page as wide as it was, as far as its text allows: the plate takes what is left.
 */
void
coxa_arrangement_place_page (CoxaArrangement *self)
{
  GtkWidget *paned = GTK_WIDGET (self->paned);
  int size = self->is_stacked ? gtk_widget_get_height (paned) : gtk_widget_get_width (paned);

  if (size > 0)
    gtk_paned_set_position (self->paned, self->is_stacked ? (int) (size * PLATE_SHARE) : size - get_page_width (self, size));
}

/**
 * coxa_arrangement_get_page_width:
 *
 * Returns: how wide the reader has made the page, at the usual text size, logical pixels
 */
int
coxa_arrangement_get_page_width (CoxaArrangement *self)
{
  int size = gtk_widget_get_width (GTK_WIDGET (self->paned));
  int width = size - gtk_paned_get_position (self->paned);

  if (self->is_stacked || size <= 0 || ABS (width - get_page_width (self, size)) <= 2)
    return self->page_width;

  return CLAMP (width > size * PAGE_SHARE ? width : (int) round (width / get_text_scale (self)), PAGE_MIN, PAGE_MAX);
}
