/* Names are set whole or not at all. One that is wider than its column goes onto a second or third line, between words; a long
 * word may part after its prefix. What does not fit even so has no label, and is named when it is pointed at. What is chosen is
 * never without its name: where no column has room for it, it stands on a card beside what it names, and labels make way. */
#include "coxa-label-set.h"

#include "coxa-text-scale.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Regions of which less than this shows get no label: a line could not end inside them. Logical pixels. */
#define RADIUS_MIN 2.5
#define EDGE_SPACE 14.0
#define SHARE_MAX 0.275    /* of the plate's width, for one column */
#define NARROWEST 56.0     /* text in a column that is worth its room, logical pixels at the usual text size */
#define LINES_MAX 3
#define REACH 40.0         /* from the drawing to a column where there is room for more, logical pixels */
#define BOLD 1.1           /* the chosen one is a tenth wider */
#define CARD_PADDING 7.0
#define CARD_OFFSET 14.0   /* from a region's middle to its name */
#define PORT_SPACE 8.0
#define CHOSEN 1000        /* more important than anything in the data */
#define BISECTIONS 4
#define SOFT_HYPHEN "\xc2\xad"
#define WORD_JOINER "\xe2\x81\xa0"

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

/* Room for names */

/* The longer of the two lines a name can be set on, where they are as even as its words allow. */
static char *
dup_longer_line (const char *name)
{
  const char *best = NULL;
  long length = g_utf8_strlen (name, -1);
  long least = length;
  long before;

  for (const char *space = strchr (name, ' '); space != NULL; space = strchr (space + 1, ' '))
    {
      before = g_utf8_pointer_to_offset (name, space);
      if (MAX (before, length - before - 1) >= least)
        continue;
      least = MAX (before, length - before - 1);
      best = space;
    }
  if (best == NULL)
    return g_strdup (name);

  before = g_utf8_pointer_to_offset (name, best);

  return before == least ? g_strndup (name, (gsize) (best - name)) : g_strdup (best + 1);
}

/**
 * coxa_label_set_measure:
 * @context: of the plate
 * @atlas: where titles come from
 * @side: which side is shown
 * @stack: what there is in the view
 *
 * Returns: how wide a column has to be for each name of a structure to be whole on two lines, logical pixels
 */
double
coxa_label_set_measure (PangoContext *context,
                        CoxaAtlas    *atlas,
                        CoxaSide      side,
                        CoxaStack    *stack)
{
  long longest = 0;
  double widest = 0;

  /* A width costs a layout, and this is asked before the first frame: only lines of nearly the most letters can be the widest. */
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 1; i < coxa_stack_get_n_regions (stack); i++)
      {
        const CoxaStackRegion *region = coxa_stack_get_region (stack, i);
        g_autofree char *name = coxa_plate_dup_region_name (atlas, region, side);
        g_autofree char *line = dup_longer_line (name);
        long length = g_utf8_strlen (line, -1);
        g_autoptr(PangoLayout) layout = NULL;
        int width;

        if (region->role == COXA_ROLE_ORIGIN || region->role == COXA_ROLE_INSERTION)
          continue;
        if (pass == 0)
          longest = MAX (longest, length);
        if (pass == 0 || length < longest - 2)
          continue;

        layout = pango_layout_new (context);
        pango_layout_set_text (layout, line, -1);
        pango_layout_get_pixel_size (layout, &width, NULL);
        widest = MAX (widest, width);
      }

  return widest;
}

/**
 * coxa_label_set_get_margin:
 * @context: of the plate
 * @label_width: from coxa_label_set_measure()
 * @width: what the plate has, logical pixels
 *
 * Returns: what is kept free of the drawing for one column of labels at the reader's text size, logical pixels; 0 where there is
 *   none to spare
 */
double
coxa_label_set_get_margin (PangoContext *context,
                           double        label_width,
                           double        width)
{
  double margin = floor (MIN (label_width * BOLD + 2 * EDGE_SPACE, width * SHARE_MAX));

  return margin >= NARROWEST * coxa_text_scale_get (context) + 2 * EDGE_SPACE ? margin : 0;
}

/* The columns stand in the margins; where the drawing leaves more than that, they come to within reach of it. */
static void
get_area (CoxaLabelArea    *area,
          PangoContext     *context,
          const CoxaView   *view,
          const CoxaCamera *camera,
          double            margin)
{
  double right = camera->widget_width - camera->inset_end;
  double reach = REACH * coxa_text_scale_get (context);
  double scale = coxa_camera_get_scale (camera);
  double left;
  double top;

  *area = (CoxaLabelArea) { .gap = 5 };
  area->left_start = EDGE_SPACE;
  area->left_end = margin - EDGE_SPACE;
  area->right_start = right - margin + EDGE_SPACE;
  area->right_end = right - EDGE_SPACE;
  area->top = EDGE_SPACE;
  area->bottom = camera->widget_height - MAX (camera->margin_bottom, EDGE_SPACE);
  if (margin <= 0 || camera->zoom > 1.02 || view->ink_width <= 0)
    return;

  coxa_camera_get_origin (camera, &left, &top);
  area->left_end = MAX (area->left_end, floor (left + view->ink_x * scale - reach));
  area->right_start = MIN (area->right_start, ceil (left + (view->ink_x + view->ink_width) * scale + reach));
}

/* Names */

/* A range is not parted: L4–L5. */
static char *
dup_joined (const char *name)
{
  g_autoptr(GString) text = g_string_new (name);

  g_string_replace (text, "–", "–" WORD_JOINER, 0);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The same, with a place to part each long word at its joint: semi-membranosus. */
static char *
dup_hyphenated (const char *name)
{
  static const char * const prefixes[] = { "inter", "ilio", "ischio", "pubo", "sacro", "semi", "sub" };
  g_auto(GStrv) words = g_strsplit (name, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (prefixes); j++)
      {
        gsize length = strlen (prefixes[j]);

        if (g_ascii_strncasecmp (words[i], prefixes[j], length) == 0 && strlen (words[i]) > length + 5)
          {
            char *parted = g_strdup_printf ("%.*s" SOFT_HYPHEN "%s", (int) length, words[i], words[i] + length);

            g_free (words[i]);
            words[i] = parted;
            break;
          }
      }

  return g_strjoinv (" ", words);
}

static double
get_layout_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);

  return ceil (logical.width / (double) PANGO_SCALE);
}

static void
set_layout_width (PangoLayout *layout,
                  double       width)
{
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
}

/* Makes lines as even as their words allow, so that the last is not a word alone. */
static void
even_lines (PangoLayout *layout,
            double       width_max)
{
  int lines = pango_layout_get_line_count (layout);
  double too_narrow = width_max / lines / 2;
  double wide_enough = get_layout_width (layout);

  for (int i = 0; i < BISECTIONS; i++)
    {
      double width = round ((too_narrow + wide_enough) / 2);

      set_layout_width (layout, width);
      if (pango_layout_get_line_count (layout) > lines || get_layout_width (layout) > width)
        too_narrow = width;
      else
        wide_enough = get_layout_width (layout);
    }
  set_layout_width (layout, wide_enough);
}

/* Returns NULL where a name does not fit whole. */
static PangoLayout *
create_layout (PangoContext *context,
               const char   *name,
               double        width_max,
               gboolean      is_chosen)
{
  g_autoptr(PangoLayout) layout = pango_layout_new (context);
  g_autofree char *joined = dup_joined (name);

  if (is_chosen)
    {
      g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_attributes (layout, attributes);
    }
  pango_layout_set_text (layout, joined, -1);
  if (get_layout_width (layout) <= width_max)
    return g_steal_pointer (&layout);

  set_layout_width (layout, width_max);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  if (get_layout_width (layout) > width_max)
    {
      g_autofree char *hyphenated = dup_hyphenated (joined);

      pango_layout_set_text (layout, hyphenated, -1);
    }
  if (get_layout_width (layout) > width_max || pango_layout_get_line_count (layout) > LINES_MAX)
    return NULL;
  even_lines (layout, width_max);

  return g_steal_pointer (&layout);
}

static char *
dup_name (CoxaAtlas             *atlas,
          const CoxaStackRegion *region,
          CoxaSide               side,
          gboolean               is_chosen)
{
  /* Beside its own page a footprint need not say whose it is. */
  if (is_chosen && region->role == COXA_ROLE_ORIGIN)
    return g_strdup (_("Origin"));
  if (is_chosen && region->role == COXA_ROLE_INSERTION)
    return g_strdup (_("Insertion"));

  return coxa_plate_dup_region_name (atlas, region, side);
}

static void
collect (CoxaLabelSet     *self,
         PangoContext     *context,
         CoxaAtlas        *atlas,
         CoxaSide          side,
         CoxaPicture      *picture,
         const CoxaCamera *camera)
{
  g_autoptr(GArray) labels = g_array_new (FALSE, TRUE, sizeof (CoxaLabel));
  g_autoptr(GPtrArray) layouts = g_ptr_array_new ();
  g_autoptr(GArray) chosen = g_array_new (FALSE, TRUE, sizeof (gboolean));
  double width_max = floor (MIN (self->area.left_end - self->area.left_start, self->area.right_end - self->area.right_start));
  double scale = coxa_camera_get_scale (camera) / picture->request.scale;
  double left;
  double top;

  coxa_camera_get_origin (camera, &left, &top);
  for (guint i = 1; i < self->n_regions; i++)
    {
      const CoxaStackRegion *region = coxa_stack_get_region (picture->stack, i);
      const CoxaRegionSpot *spot = &picture->spots[i];
      gboolean is_chosen = coxa_picture_request_is_chosen (&picture->request, region->page);
      CoxaLabel label = { .id = i, .importance = region->importance + (is_chosen ? CHOSEN : 0) };
      PangoRectangle logical;
      PangoLayout *layout;

      if (spot->area == 0)
        continue;

      self->names[i] = dup_name (atlas, region, side, is_chosen);
      self->pole_x[i] = label.x = left + (spot->pole_x + picture->request.extents.x) * scale;
      self->pole_y[i] = label.y = top + (spot->pole_y + picture->request.extents.y) * scale;
      if (width_max <= 0 || (!is_chosen && spot->radius * scale < RADIUS_MIN) ||
          label.x < 0 || label.x > camera->widget_width || label.y < 0 || label.y > camera->widget_height)
        continue;
      layout = create_layout (context, self->names[i], width_max, is_chosen);
      if (layout == NULL)
        continue;

      pango_layout_get_extents (layout, NULL, &logical);
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

/* The largest of what is chosen, unless one of it has its name already. */
static guint
find_stray (CoxaLabelSet *self,
            CoxaPicture  *picture)
{
  guint stray = 0;

  for (guint i = 0; i < self->n_labels; i++)
    if (self->labels[i].shown && self->is_chosen[i])
      return 0;

  for (guint i = 1; i < self->n_regions; i++)
    if (picture->spots[i].area > (stray != 0 ? picture->spots[stray].area : 0) &&
        coxa_picture_request_is_chosen (&picture->request, coxa_stack_get_region (picture->stack, i)->page))
      stray = i;

  return stray;
}

/**
 * coxa_label_set_place_name:
 * @self: a set
 * @context: of the plate
 * @region: a region that is to be seen
 * @card: (out): where a card with its name lies, logical pixels
 *
 * Finds a place for the name of a region that has no label: beside its middle, between the columns where that is wide enough.
 *
 * Returns: (transfer full): the name, to be drawn in the middle of the card
 */
PangoLayout *
coxa_label_set_place_name (CoxaLabelSet      *self,
                           PangoContext      *context,
                           guint              region,
                           graphene_rect_t   *card)
{
  PangoLayout *layout = pango_layout_new (context);
  double left = 0;
  double right = self->width;
  double x = self->pole_x[region] + CARD_OFFSET - CARD_PADDING;
  int text_width;
  int text_height;

  pango_layout_set_text (layout, self->names[region], -1);
  pango_layout_get_pixel_size (layout, &text_width, NULL);
  if (text_width + 2 * CARD_PADDING > self->width)
    {
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      set_layout_width (layout, MAX (self->width - 2 * CARD_PADDING, 1));
    }
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  if (self->area.right_start - self->area.left_end - 2 * PORT_SPACE >= text_width + 2 * CARD_PADDING && self->n_labels > 0)
    {
      left = self->area.left_end + PORT_SPACE;
      right = self->area.right_start - PORT_SPACE;
    }

  graphene_rect_init (card,
                      (float) MAX (MIN (x, right - text_width - 2 * CARD_PADDING), left),
                      (float) MAX (MIN (self->pole_y[region] - text_height / 2.0 - CARD_PADDING / 2,
                                        self->height - text_height - CARD_PADDING), 0),
                      (float) (text_width + 2 * CARD_PADDING), (float) (text_height + CARD_PADDING));

  return layout;
}

/* What is chosen goes before what is not: labels under its card leave. */
static void
make_way (CoxaLabelSet *self,
          PangoContext *context)
{
  graphene_rect_t card;
  g_autoptr(PangoLayout) layout = coxa_label_set_place_name (self, context, self->stray, &card);

  for (guint i = 0; i < self->n_labels; i++)
    {
      CoxaLabel *label = &self->labels[i];
      graphene_rect_t text;

      graphene_rect_init (&text, (float) label->text_x, (float) label->text_y, (float) label->width, (float) label->height);
      if (label->shown && graphene_rect_intersection (&card, &text, NULL))
        label->shown = FALSE;
    }
}

/**
 * coxa_label_set_new:
 * @context: of the plate: its font is the reader's
 * @atlas: where titles come from
 * @side: which side is shown
 * @picture: what is on show
 * @camera: where it lies
 * @margin: from coxa_label_set_get_margin(); 0: names show only at what is pointed at
 *
 * Sets and lays out the names of what is to be seen.
 *
 * Returns: (transfer full): a set
 */
CoxaLabelSet *
coxa_label_set_new (PangoContext     *context,
                    CoxaAtlas        *atlas,
                    CoxaSide          side,
                    CoxaPicture      *picture,
                    const CoxaCamera *camera,
                    double            margin)
{
  CoxaLabelSet *self = g_new0 (CoxaLabelSet, 1);

  self->width = camera->widget_width - camera->inset_end;
  self->height = camera->widget_height;
  self->n_regions = coxa_stack_get_n_regions (picture->stack);
  self->names = g_new0 (char *, self->n_regions);
  self->pole_x = g_new0 (double, self->n_regions);
  self->pole_y = g_new0 (double, self->n_regions);
  get_area (&self->area, context, coxa_stack_get_view (picture->stack), camera, margin);
  collect (self, context, atlas, side, picture, camera);
  coxa_label_layout (self->labels, self->n_labels, &self->area);
  for (guint i = 0; i < self->n_labels; i++)
    if (self->labels[i].on_left)
      {
        set_layout_width (self->layouts[i], self->labels[i].width);
        pango_layout_set_alignment (self->layouts[i], PANGO_ALIGN_RIGHT);
      }
  self->stray = find_stray (self, picture);
  if (self->stray != 0)
    make_way (self, context);

  return self;
}

void
coxa_label_set_free (CoxaLabelSet *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_labels; i++)
    g_clear_object (&self->layouts[i]);
  for (guint i = 0; i < self->n_regions; i++)
    g_free (self->names[i]);
  g_free (self->labels);
  g_free (self->layouts);
  g_free (self->is_chosen);
  g_free (self->names);
  g_free (self->pole_x);
  g_free (self->pole_y);
  g_free (self);
}
