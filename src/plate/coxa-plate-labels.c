#include "coxa-plate-labels.h"

#include <glib/gi18n.h>
#include <math.h>

/* Regions of which less than this shows get no label: a line could not end inside them. Logical pixels. */
#define RADIUS_MIN 2.5
#define EDGE_SPACE 14.0
#define LINE_TO_DOT 2.2
#define SHARE_MAX 0.25 /* of the plate's width, for one column */
#define NARROWEST 84.0
#define NAME_PADDING 7.0


struct _CoxaPlateLabels
{
  CoxaLabel     *labels;
  PangoLayout  **layouts;   /* by label */
  guint          n_labels;
  guint         *by_region; /* label index + 1 */
  gboolean      *is_chosen; /* by label */
  guint          n_regions;
  char         **names;     /* by region, for those that are to be seen */
  double        *pole_x;    /* by region, logical pixels */
  double        *pole_y;
  double         widget_width;
  gboolean       on_picture; /* zoomed: the columns lie over the drawing */
  GtkWidget     *widget;    /* borrowed: it owns us */
  GskRenderNode *node;
  GdkRGBA        ink;
  GdkRGBA        quiet;
  GdkRGBA        accent;
  GdkRGBA        paper;
};

/**
 * coxa_plate_dup_region_name:
 * @atlas: where titles come from
 * @region: a region
 * @side: which side is shown
 *
 * Returns: (transfer full): what a reader calls the region
 */
char *
coxa_plate_dup_region_name (CoxaAtlas             *atlas,
                            const CoxaStackRegion *region,
                            CoxaSide               side)
{
  const CoxaIndexRow *row = coxa_atlas_lookup (atlas, region->page);
  const char *title = row != NULL ? row->title : region->id;
  const char *right = C_("side of the body", "right");
  const char *left = C_("side of the body", "left");
  g_autoptr(GString) name = NULL;

  if (region->name == NULL)
    {
      if (region->role == COXA_ROLE_ORIGIN)
        /* Translators: %s is a muscle: where it arises */
        return g_strdup_printf (_("%s: origin"), title);
      if (region->role == COXA_ROLE_INSERTION)
        /* Translators: %s is a muscle: where it inserts */
        return g_strdup_printf (_("%s: insertion"), title);

      return g_strdup (title);
    }

  name = g_string_new (region->name);
  g_string_replace (name, "{side}", side == COXA_SIDE_RIGHT ? right : left, 0);
  g_string_replace (name, "{other}", side == COXA_SIDE_RIGHT ? left : right, 0);

  return g_string_free (g_steal_pointer (&name), FALSE);
}

static double
get_text_scale (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72.0;

  return size > 0 ? size / 14.67 : 1; /* 11 pt at 96 dpi */
}

/**
 * coxa_plate_labels_measure:
 * @widget: the plate
 * @atlas: where titles come from
 * @side: which side is shown
 * @stack: what there is in the view
 *
 * Returns: the width of the widest name of a structure, logical pixels
 */
double
coxa_plate_labels_measure (GtkWidget *widget,
                           CoxaAtlas *atlas,
                           CoxaSide   side,
                           CoxaStack *stack)
{
  long longest = 0;
  double widest = 0;

  /* A width costs a layout, and this is asked before the first frame: only names of nearly the most letters can be the widest. */
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 1; i < coxa_stack_get_n_regions (stack); i++)
      {
        const CoxaStackRegion *region = coxa_stack_get_region (stack, i);
        g_autofree char *name = coxa_plate_dup_region_name (atlas, region, side);
        long length = g_utf8_strlen (name, -1);
        g_autoptr(PangoLayout) layout = NULL;
        int width;

        if (region->role == COXA_ROLE_ORIGIN || region->role == COXA_ROLE_INSERTION)
          continue;
        if (pass == 0)
          longest = MAX (longest, length);
        if (pass == 0 || length < longest - 2)
          continue;

        layout = gtk_widget_create_pango_layout (widget, name);
        pango_layout_get_pixel_size (layout, &width, NULL);
        widest = MAX (widest, width);
      }

  return widest;
}

/**
 * coxa_plate_labels_get_margin:
 * @widget: the plate
 * @label_width: from coxa_plate_labels_measure()
 * @width: what the plate has, logical pixels
 * @spare: what the drawing leaves at either side anyway
 *
 * Returns: room for one column of labels at the reader's text size, logical pixels; 0 where there is none to spare
 */
double
coxa_plate_labels_get_margin (GtkWidget *widget,
                              double     label_width,
                              double     width,
                              double     spare)
{
  /* The chosen one is bold, a tenth wider. */
  double margin = MIN (label_width * 1.1 + 2 * EDGE_SPACE, MAX (width * SHARE_MAX, spare));

  return margin >= NARROWEST * MIN (get_text_scale (widget), 1.2) ? margin : 0;
}

static void
look_up_color (GtkWidget  *widget,
               const char *name,
               GdkRGBA    *color)
{
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, color))
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
}

static PangoLayout *
create_text (CoxaPlateLabels *self,
             const char      *name,
             double           width_max,
             gboolean         is_bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (self->widget, name);

  if (is_bold)
    {
      g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_attributes (layout, attributes);
    }

  pango_layout_set_width (layout, (int) (width_max * PANGO_SCALE));
  pango_layout_set_height (layout, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);

  return layout;
}

static void
collect (CoxaPlateLabels  *self,
         CoxaAtlas        *atlas,
         CoxaSide          side,
         CoxaPicture      *picture,
         const CoxaCamera *camera,
         double            width_max)
{
  g_autoptr(GArray) labels = g_array_new (FALSE, TRUE, sizeof (CoxaLabel));
  g_autoptr(GPtrArray) layouts = g_ptr_array_new ();
  g_autoptr(GArray) chosen = g_array_new (FALSE, TRUE, sizeof (gboolean));
  double device = camera->device;
  double left;
  double top;

  coxa_camera_get_origin (camera, &left, &top);
  for (guint i = 1; i < self->n_regions; i++)
    {
      const CoxaStackRegion *region = coxa_stack_get_region (picture->stack, i);
      const CoxaRegionSpot *spot = &picture->spots[i];
      CoxaLabel label = { 0, };
      gboolean is_chosen = coxa_picture_request_is_chosen (&picture->request, region->page);
      PangoRectangle logical;
      PangoLayout *layout;

      if (spot->area == 0)
        continue;

      /* Beside its own page a footprint need not say whose it is. */
      if (is_chosen && region->role == COXA_ROLE_ORIGIN)
        self->names[i] = g_strdup (_("Origin"));
      else if (is_chosen && region->role == COXA_ROLE_INSERTION)
        self->names[i] = g_strdup (_("Insertion"));
      else
        self->names[i] = coxa_plate_dup_region_name (atlas, region, side);
      self->pole_x[i] = left + (spot->pole_x + picture->request.extents.x) / device;
      self->pole_y[i] = top + (spot->pole_y + picture->request.extents.y) / device;
      if (spot->radius / device < RADIUS_MIN || width_max <= 0 ||
          self->pole_x[i] < 0 || self->pole_x[i] > camera->widget_width ||
          self->pole_y[i] < 0 || self->pole_y[i] > camera->widget_height)
        continue;

      layout = create_text (self, self->names[i], width_max, is_chosen);
      pango_layout_get_extents (layout, NULL, &logical);
      label.id = i;
      label.importance = region->importance + (is_chosen ? 1000 : 0);
      label.x = self->pole_x[i];
      label.y = self->pole_y[i];
      label.width = ceil (logical.width / (double) PANGO_SCALE);
      label.height = ceil (logical.height / (double) PANGO_SCALE);
      g_array_append_val (labels, label);
      g_array_append_val (chosen, is_chosen);
      g_ptr_array_add (layouts, layout);
    }

  self->n_labels = labels->len;
  self->labels = (CoxaLabel *) g_array_free (g_steal_pointer (&labels), FALSE);
  self->is_chosen = (gboolean *) g_array_free (g_steal_pointer (&chosen), FALSE);
  self->layouts = (PangoLayout **) g_ptr_array_free (g_steal_pointer (&layouts), FALSE);
}

/**
 * coxa_plate_labels_new:
 * @widget: the plate; must outlive the labels
 * @atlas: where titles come from
 * @side: which side is shown
 * @picture: what is on show, settled at @camera
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
  CoxaLabelArea area = { 0, };

  self->widget = widget;
  self->widget_width = camera->widget_width;
  self->on_picture = camera->zoom > 1.02;
  self->n_regions = coxa_stack_get_n_regions (picture->stack);
  self->names = g_new0 (char *, self->n_regions);
  self->pole_x = g_new0 (double, self->n_regions);
  self->pole_y = g_new0 (double, self->n_regions);
  self->by_region = g_new0 (guint, self->n_regions);
  look_up_color (widget, "coxa_ink", &self->ink);
  look_up_color (widget, "coxa_quiet", &self->quiet);
  look_up_color (widget, "coxa_accent", &self->accent);
  look_up_color (widget, "coxa_paper", &self->paper);

  area.left_start = EDGE_SPACE;
  area.left_end = margin - EDGE_SPACE;
  area.right_start = camera->widget_width - camera->inset_end - margin + EDGE_SPACE;
  area.right_end = camera->widget_width - camera->inset_end - EDGE_SPACE;
  area.top = EDGE_SPACE;
  area.bottom = camera->widget_height - MAX (camera->margin_bottom, EDGE_SPACE);
  area.gap = 5;
  collect (self, atlas, side, picture, camera, floor (area.left_end - area.left_start));
  coxa_label_layout (self->labels, self->n_labels, &area);
  for (guint i = 0; i < self->n_labels; i++)
    if (self->labels[i].shown)
      self->by_region[self->labels[i].id] = i + 1;

  return self;
}

void
coxa_plate_labels_free (CoxaPlateLabels *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_labels; i++)
    g_clear_object (&self->layouts[i]);
  for (guint i = 0; i < self->n_regions; i++)
    g_free (self->names[i]);
  g_free (self->labels);
  g_free (self->layouts);
  g_free (self->names);
  g_free (self->by_region);
  g_free (self->is_chosen);
  g_free (self->pole_x);
  g_free (self->pole_y);
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

  for (guint i = 0; i < self->n_labels; i++)
    {
      const CoxaLabel *label = &self->labels[i];
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
      for (guint i = 0; i < self->n_labels; i++)
        if (wanted[i])
          add_line (cr, &self->labels[i]);
      cairo_stroke (cr);
      for (guint i = 0; i < self->n_labels; i++)
        if (wanted[i])
          add_dot (cr, &self->labels[i], pass == 0 ? LINE_TO_DOT + 0.8 : LINE_TO_DOT);
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

static GskRenderNode *
draw_all (CoxaPlateLabels *self,
          double           opacity)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autofree gboolean *quiet = g_new (gboolean, self->n_labels);
  g_autofree gboolean *loud = g_new (gboolean, self->n_labels);
  GdkRGBA casing = fade (self->paper, 0.55 * opacity);
  GdkRGBA line = fade (self->quiet, 0.8 * opacity);
  GdkRGBA card = fade (self->paper, 0.86 * opacity);
  GdkRGBA text = fade (self->quiet, opacity);
  GdkRGBA accent = fade (self->accent, opacity);

  for (guint i = 0; i < self->n_labels; i++)
    {
      quiet[i] = self->labels[i].shown && !self->is_chosen[i];
      loud[i] = self->labels[i].shown && self->is_chosen[i];
    }
  append_lines (self, snapshot, quiet, &line, &casing, 1);
  append_lines (self, snapshot, loud, &accent, &casing, 1);
  for (guint i = 0; i < self->n_labels; i++)
    {
      const CoxaLabel *label = &self->labels[i];

      if (!label->shown)
        continue;
      if (self->on_picture)
        append_card (snapshot, label->text_x - 5, label->text_y - 2, label->width + 10, label->height + 4, &card);
      append_text (snapshot, self->layouts[i], label->text_x, label->text_y,
                   self->is_chosen[i] ? &accent : &text);
    }

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

/* The name of a region that has no label, or while labels are off: on a card beside its middle. */
static void
append_name (CoxaPlateLabels *self,
             GtkSnapshot     *snapshot,
             guint            region)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (self->widget, self->names[region]);
  GdkRGBA paper = self->paper;
  int width;
  int height;
  double x;
  double y;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = CLAMP (self->pole_x[region] + 14, NAME_PADDING, self->widget_width - width - NAME_PADDING);
  y = MAX (self->pole_y[region] - height / 2.0, NAME_PADDING);
  paper.alpha = 0.94f;
  append_card (snapshot, x - NAME_PADDING, y - 3, width + 2 * NAME_PADDING, height + 6, &paper);
  append_text (snapshot, layout, x, y, &self->accent);
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

  if (region == 0 || region >= self->n_regions || self->names[region] == NULL)
    return;

  i = self->by_region[region];
  if (i == 0)
    {
      append_name (self, snapshot, region);
    }
  else
    {
      const CoxaLabel *label = &self->labels[i - 1];
      g_autofree gboolean *this_one = g_new0 (gboolean, self->n_labels);
      GdkRGBA casing = self->paper;

      casing.alpha = 0.7f;
      this_one[i - 1] = TRUE;
      append_lines (self, snapshot, this_one, &self->accent, &casing, 1.4);
      append_text (snapshot, self->layouts[i - 1], label->text_x, label->text_y, &self->accent);
      append_text (snapshot, self->layouts[i - 1], label->text_x + 0.4, label->text_y, &self->accent);
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
  for (guint i = 0; i < self->n_labels; i++)
    {
      const CoxaLabel *label = &self->labels[i];

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
  *n_labels = self->n_labels;

  return self->labels;
}
