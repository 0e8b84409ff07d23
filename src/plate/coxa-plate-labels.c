#include "coxa-plate-labels.h"

#include <math.h>

#define LINE_TO_DOT 2.2

struct _CoxaPlateLabels
{
  CoxaLabelSet  *set;
  guint         *by_region; /* label index + 1 */
  gboolean       on_picture; /* zoomed: the columns lie over the drawing */
  GtkWidget     *widget;    /* borrowed: it owns us */
  GskRenderNode *node;
  GdkRGBA        ink;
  GdkRGBA        quiet;
  GdkRGBA        accent;
  GdkRGBA        paper;
};

static void
look_up_color (GtkWidget  *widget,
               const char *name,
               GdkRGBA    *color)
{
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, color))
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
}

/**
 * coxa_plate_labels_new:
 * @widget: the plate; must outlive the labels
 * @atlas: where titles come from
 * @side: which side is shown
 * @picture: what is on show
 * @camera: where it lies
 * @margin: room for a column of names at either side, logical pixels; 0: names show only at what is pointed at
 *
 * Lays out the names of what is to be seen.
 *
 * Returns: (transfer full): labels
 */
CoxaPlateLabels *
coxa_plate_labels_new (GtkWidget        *widget,
                       CoxaAtlas        *atlas,
                       CoxaSide          side,
                       CoxaPicture      *picture,
                       const CoxaCamera *camera,
                       double            margin)
{
  CoxaPlateLabels *self = g_new0 (CoxaPlateLabels, 1);

  self->widget = widget;
  self->on_picture = camera->zoom > 1.02;
  self->set = coxa_label_set_new (gtk_widget_get_pango_context (widget), atlas, side, picture, camera, margin);
  self->by_region = g_new0 (guint, self->set->n_regions);
  look_up_color (widget, "coxa_ink", &self->ink);
  look_up_color (widget, "coxa_quiet", &self->quiet);
  look_up_color (widget, "coxa_accent", &self->accent);
  look_up_color (widget, "coxa_paper", &self->paper);
  for (guint i = 0; i < self->set->n_labels; i++)
    if (self->set->labels[i].shown)
      self->by_region[self->set->labels[i].id] = i + 1;

  return self;
}

void
coxa_plate_labels_free (CoxaPlateLabels *self)
{
  if (self == NULL)
    return;

  coxa_label_set_free (self->set);
  g_free (self->by_region);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_free (self);
}

static void
add_line (cairo_t         *cr,
          const CoxaLabel *label)
{
  cairo_move_to (cr, label->port_x, label->port_y);
  cairo_line_to (cr, label->x, label->y);
}

static void
add_dot (cairo_t         *cr,
         const CoxaLabel *label,
         double           radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, label->x, label->y, radius, 0, 2 * G_PI);
}

/* Draws the lines of some labels, each path once for all of them: twenty paths one by one would cost a frame more than the
 * picture does. */
static void
append_lines (CoxaPlateLabels *self,
              GtkSnapshot     *snapshot,
              const gboolean  *wanted,
              const GdkRGBA   *color,
              const GdkRGBA   *casing,
              double           width)
{
  graphene_rect_t bounds;
  gboolean any = FALSE;
  cairo_t *cr;

  for (guint i = 0; i < self->set->n_labels; i++)
    {
      const CoxaLabel *label = &self->set->labels[i];
      graphene_rect_t line;

      if (!wanted[i])
        continue;
      graphene_rect_init (&line, (float) MIN (label->x, label->port_x) - 4, (float) MIN (label->y, label->port_y) - 4,
                          (float) fabs (label->x - label->port_x) + 8, (float) fabs (label->y - label->port_y) + 8);
      if (any)
        graphene_rect_union (&bounds, &line, &bounds);
      else
        bounds = line;
      any = TRUE;
    }
  if (!any)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  for (int pass = 0; pass < 2; pass++)
    {
      gdk_cairo_set_source_rgba (cr, pass == 0 ? casing : color);
      cairo_set_line_width (cr, pass == 0 ? width + 1.6 : width);
      for (guint i = 0; i < self->set->n_labels; i++)
        if (wanted[i])
          add_line (cr, &self->set->labels[i]);
      cairo_stroke (cr);
      for (guint i = 0; i < self->set->n_labels; i++)
        if (wanted[i])
          add_dot (cr, &self->set->labels[i], pass == 0 ? LINE_TO_DOT + 0.8 : LINE_TO_DOT);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
}

static void
append_card (GtkSnapshot   *snapshot,
             double         x,
             double         y,
             double         width,
             double         height,
             const GdkRGBA *color)
{
  graphene_rect_t rect;
  GskRoundedRect rounded;

  graphene_rect_init (&rect, (float) x, (float) y, (float) width, (float) height);
  gsk_rounded_rect_init_from_rect (&rounded, &rect, 5);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, &rect);
  gtk_snapshot_pop (snapshot);
}

static void
append_text (GtkSnapshot   *snapshot,
             PangoLayout   *layout,
             double         x,
             double         y,
             const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static GdkRGBA
fade (GdkRGBA color,
      double  opacity)
{
  color.alpha *= (float) opacity;

  return color;
}

/* The name of a region that has no label, or while labels are off: on a card beside its middle. */
static void
append_name (CoxaPlateLabels *self,
             GtkSnapshot     *snapshot,
             guint            region,
             double           opacity)
{
  PangoContext *context = gtk_widget_get_pango_context (self->widget);
  graphene_rect_t card;
  g_autoptr(PangoLayout) layout = coxa_label_set_place_name (self->set, context, region, &card);
  GdkRGBA paper = fade (self->paper, 0.94 * opacity);
  GdkRGBA accent = fade (self->accent, opacity);
  int width;
  int height;

  pango_layout_get_pixel_size (layout, &width, &height);
  append_card (snapshot, card.origin.x, card.origin.y, card.size.width, card.size.height, &paper);
  append_text (snapshot, layout, card.origin.x + (card.size.width - width) / 2,
               card.origin.y + (card.size.height - height) / 2, &accent);
}

static GskRenderNode *
draw_all (CoxaPlateLabels *self,
          double           opacity)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autofree gboolean *quiet = g_new (gboolean, self->set->n_labels);
  g_autofree gboolean *loud = g_new (gboolean, self->set->n_labels);
  GdkRGBA casing = fade (self->paper, 0.55 * opacity);
  GdkRGBA line = fade (self->quiet, 0.8 * opacity);
  GdkRGBA card = fade (self->paper, 0.86 * opacity);
  GdkRGBA text = fade (self->quiet, opacity);
  GdkRGBA accent = fade (self->accent, opacity);

  for (guint i = 0; i < self->set->n_labels; i++)
    {
      quiet[i] = self->set->labels[i].shown && !self->set->is_chosen[i];
      loud[i] = self->set->labels[i].shown && self->set->is_chosen[i];
    }
  append_lines (self, snapshot, quiet, &line, &casing, 1);
  append_lines (self, snapshot, loud, &accent, &casing, 1);
  for (guint i = 0; i < self->set->n_labels; i++)
    {
      const CoxaLabel *label = &self->set->labels[i];

      if (!label->shown)
        continue;
      if (self->on_picture)
        append_card (snapshot, label->text_x - 5, label->text_y - 2, label->width + 10, label->height + 4, &card);
      append_text (snapshot, self->set->layouts[i], label->text_x, label->text_y,
                   self->set->is_chosen[i] ? &accent : &text);
    }
  if (self->set->stray != 0)
    append_name (self, snapshot, self->set->stray, opacity);

  return gtk_snapshot_free_to_node (snapshot);
}

/**
 * coxa_plate_labels_snapshot:
 * @opacity: 0 … 1, while they fade in
 *
 * Draws all labels; the drawing is kept once they are there. Each colour fades by itself: to fade the drawing as a whole, cairo
 * would need an image as large as the plate in every frame.
 */
void
coxa_plate_labels_snapshot (CoxaPlateLabels *self,
                            GtkSnapshot     *snapshot,
                            double           opacity)
{
  if (opacity < 1)
    {
      g_autoptr(GskRenderNode) faint = draw_all (self, opacity);

      if (faint != NULL)
        gtk_snapshot_append_node (snapshot, faint);
      return;
    }

  if (self->node == NULL)
    self->node = draw_all (self, 1);
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
}

/**
 * coxa_plate_labels_snapshot_lit:
 * @region: what is pointed at
 *
 * Draws one region's name in the accent colour: at its label, or beside the region where it has none.
 */
void
coxa_plate_labels_snapshot_lit (CoxaPlateLabels *self,
                                GtkSnapshot     *snapshot,
                                guint            region)
{
  guint i;

  if (region == 0 || region >= self->set->n_regions || self->set->names[region] == NULL)
    return;

  i = self->by_region[region];
  if (i == 0)
    {
      append_name (self, snapshot, region, 1);
    }
  else
    {
      const CoxaLabel *label = &self->set->labels[i - 1];
      g_autofree gboolean *this_one = g_new0 (gboolean, self->set->n_labels);
      GdkRGBA casing = self->paper;

      casing.alpha = 0.7f;
      this_one[i - 1] = TRUE;
      append_lines (self, snapshot, this_one, &self->accent, &casing, 1.4);
      append_text (snapshot, self->set->layouts[i - 1], label->text_x, label->text_y, &self->accent);
      append_text (snapshot, self->set->layouts[i - 1], label->text_x + 0.4, label->text_y, &self->accent);
    }
}

/**
 * coxa_plate_labels_pick:
 *
 * Returns: the region whose label's text lies at a place, or 0
 */
guint
coxa_plate_labels_pick (CoxaPlateLabels *self,
                        double           x,
                        double           y)
{
  for (guint i = 0; i < self->set->n_labels; i++)
    {
      const CoxaLabel *label = &self->set->labels[i];

      if (label->shown && x >= label->text_x - 4 && x < label->text_x + label->width + 4 &&
          y >= label->text_y - 2 && y < label->text_y + label->height + 2)
        return label->id;
    }

  return 0;
}

/**
 * coxa_plate_labels_get:
 * @n_labels: (out): how many
 *
 * Returns: (transfer none): the labels, shown or not
 */
const CoxaLabel *
coxa_plate_labels_get (CoxaPlateLabels *self,
                       guint           *n_labels)
{
  *n_labels = self->set->n_labels;

  return self->set->labels;
}
