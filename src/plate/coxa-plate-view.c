/* The plate.
 *
 * What is on show is one composed picture, painted by a worker and kept as a render node. While the reader zooms or pans, the
 * kept picture is scaled; when the hand rests the worker paints a crisp one. A picture of another scene at the same place is
 * laid over the old one with rising opacity. Under a zoomed picture lies the last fitted one, for what the crisp one leaves out.
 *
 * States: a picture is *wanted* when the scene, the size, the palette or the camera changes; one is *painting* at a time; the
 * plate is *settled* when what is on show is what is wanted. */
#include "coxa-plate-view.h"

#include "coxa-camera.h"
#include "coxa-plate-labels.h"
#include "coxa-region.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define REST_MS 120         /* the hand rests: time for a crisp picture */
#define FADE_MS 200
#define LABEL_FADE_MS 180
#define ZOOM_STEP 1.25
#define REGION_ZOOM 2.6
#define PAN_STEP 60.0       /* logical pixels */
#define DRAG_MIN 6.0        /* logical pixels before a press becomes a pan */

/* A picture and its kept drawing. */
typedef struct
{
  CoxaPicture   *picture;
  GskRenderNode *node;    /* under cairo */
  GdkTexture    *texture; /* under gl */
} Shown;

struct _CoxaPlateView
{
  GtkWidget        parent_instance;

  CoxaAtlas       *atlas;
  CoxaPainter     *painter;
  CoxaScene       *scene;
  CoxaStack       *stack;        /* of the scene's view, borrowed from the painter */
  CoxaCamera       camera;

  Shown            current;
  Shown            previous;     /* while one fades into the other */
  Shown            backdrop;     /* the last fitted picture, while zoomed */
  AdwAnimation    *fade;
  AdwAnimation    *label_fade;
  GCancellable    *painting;     /* not NULL while a worker paints */
  CoxaPictureRequest asked;      /* what it paints */
  GCancellable    *lifting;
  guint            rest_id;

  CoxaPlateLabels *labels;       /* NULL until settled */
  gboolean         show_labels;
  GPtrArray       *regions;      /* CoxaRegion by number, [0] NULL */
  guint            regions_id;   /* they are made after the first frame */

  guint            hovered;
  guint            pressed;
  gboolean         is_panning;
  double           pan_x;
  double           pan_y;
  double           pinch_zoom;
  double           pointer_x;
  double           pointer_y;
  gboolean         was_cairo;
};

enum
{
  PROP_ZOOM = 1,
  PROP_SHOW_LABELS,
  N_PROPS
};

enum
{
  ACTIVATE_REGION,
  LET_GO,
  SETTLED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaPlateView, coxa_plate_view, GTK_TYPE_WIDGET)

static void want_picture (CoxaPlateView *self);

static void
shown_clear (Shown *shown)
{
  g_clear_pointer (&shown->picture, coxa_picture_unref);
  g_clear_pointer (&shown->node, gsk_render_node_unref);
  g_clear_object (&shown->texture);
}

/* Moves what is shown from one slot to another. */
static void
shown_move (Shown *to,
            Shown *from)
{
  shown_clear (to);
  *to = *from;
  *from = (Shown) { NULL, NULL, NULL };
}

static void
shown_copy (Shown       *to,
            const Shown *from)
{
  shown_clear (to);
  to->picture = from->picture != NULL ? coxa_picture_ref (from->picture) : NULL;
  to->node = from->node != NULL ? gsk_render_node_ref (from->node) : NULL;
  to->texture = from->texture != NULL ? g_object_ref (from->texture) : NULL;
}

/* The focused region counts as pointed at only while the focus is to be seen. */
static guint
get_focused (CoxaPlateView *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!COXA_IS_REGION (focus) || !GTK_IS_WINDOW (root) || !gtk_widget_has_focus (focus) ||
      !gtk_window_get_focus_visible (GTK_WINDOW (root)))
    return 0;

  return coxa_region_get_number (COXA_REGION (focus));
}

static void
set_hovered (CoxaPlateView *self,
             guint          region)
{
  if (self->hovered == region)
    return;

  self->hovered = region;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), region != 0 ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * coxa_plate_view_pick_region:
 * @self: a plate
 * @x: logical pixels
 * @y: logical pixels
 *
 * Returns: the number of the region whose ink, or label, is to be seen at a place; 0 for paper
 */
guint
coxa_plate_view_pick_region (CoxaPlateView *self,
                             double         x,
                             double         y)
{
  CoxaPicture *picture = self->current.picture;
  double user_x;
  double user_y;
  guint region;

  g_return_val_if_fail (COXA_IS_PLATE_VIEW (self), 0);

  if (picture == NULL)
    return 0;

  coxa_camera_to_user (&self->camera, x, y, &user_x, &user_y);
  region = coxa_region_index_get (picture->index,
                                  (int) floor (user_x * picture->request.scale) - picture->request.extents.x,
                                  (int) floor (user_y * picture->request.scale) - picture->request.extents.y);
  if (region == 0 && self->labels != NULL && self->show_labels)
    region = coxa_plate_labels_pick (self->labels, x, y);

  return region;
}

/* Regions as widgets */

static const char *
get_layer_name (int depth)
{
  switch (depth)
    {
    case 1:
      return _("Superficial layer.");
    case 2:
      return _("Middle layer.");
    case 3:
      return _("Deep layer.");
    default:
      return _("Bone.");
    }
}

static const char *
get_kind_name (const CoxaStackRegion *region)
{
  if (region->role == COXA_ROLE_ORIGIN || region->role == COXA_ROLE_INSERTION)
    return _("attachment");
  if (g_str_has_prefix (region->page, "muscle/"))
    return _("muscle");
  if (g_str_has_prefix (region->page, "bone/"))
    return _("bone");
  if (g_str_has_prefix (region->page, "nerve/"))
    return _("nerve");
  if (g_str_has_prefix (region->page, "fascia/"))
    return _("fascia");
  if (g_str_has_prefix (region->page, "joint/"))
    return _("joint");
  if (g_str_has_prefix (region->page, "ligament/"))
    return _("ligament");

  return _("structure");
}

static void
region_clicked_cb (CoxaPlateView *self,
                   GtkButton     *button)
{
  const CoxaStackRegion *region = coxa_stack_get_region (self->stack, coxa_region_get_number (COXA_REGION (button)));

  g_signal_emit (self, signals[ACTIVATE_REGION], 0, region->address);
}

static void
remove_regions (CoxaPlateView *self)
{
  g_clear_handle_id (&self->regions_id, g_source_remove);
  for (guint i = 1; i < self->regions->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->regions, i));
  g_ptr_array_set_size (self->regions, 0);
}

/* Only what is to be seen can be reached; where it is to be seen is told to who cannot see it. */
static void
update_regions (CoxaPlateView *self)
{
  for (guint i = 1; i < self->regions->len; i++)
    {
      GtkWidget *region = g_ptr_array_index (self->regions, i);
      gboolean seen = self->current.picture != NULL && self->current.picture->spots[i].area > 0;

      gtk_widget_set_visible (region, seen);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
create_regions_cb (gpointer user_data)
{
  CoxaPlateView *self = user_data;
  GtkWidget *last = NULL;

  self->regions_id = 0;
  g_ptr_array_add (self->regions, NULL);
  for (guint i = 1; i < coxa_stack_get_n_regions (self->stack); i++)
    {
      const CoxaStackRegion *region = coxa_stack_get_region (self->stack, i);
      g_autofree char *title = coxa_plate_dup_region_name (self->atlas, region, self->scene->side);
      /* Translators: a structure and its kind: “Gluteus medius, muscle” */
      g_autofree char *name = g_strdup_printf (_("%s, %s"), title, get_kind_name (region));
      /* Translators: %s is a sentence that names the layer: “Middle layer.” */
      g_autofree char *description = g_strdup_printf (_("%s Opens its page."), get_layer_name (region->depth));
      GtkWidget *widget = coxa_region_new (i, name, description);

      g_signal_connect_swapped (widget, "clicked", G_CALLBACK (region_clicked_cb), self);
      g_signal_connect_swapped (widget, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), self);
      gtk_widget_insert_after (widget, GTK_WIDGET (self), last);
      g_ptr_array_add (self->regions, widget);
      last = widget;
    }
  update_regions (self);

  return G_SOURCE_REMOVE;
}

static void
queue_regions (CoxaPlateView *self)
{
  if (self->regions_id == 0 && self->regions->len == 0)
    self->regions_id = g_idle_add_full (G_PRIORITY_LOW, create_regions_cb, self, NULL);
}

/* Pictures */

static void
update_labels (CoxaPlateView *self)
{
  g_clear_pointer (&self->labels, coxa_plate_labels_free);
  if (self->current.picture == NULL || self->atlas == NULL)
    return;

  self->labels = coxa_plate_labels_new (GTK_WIDGET (self), self->atlas, self->scene->side, self->current.picture, &self->camera,
                                        self->show_labels);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
lift_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(CoxaPlateView) self = user_data;
  CoxaPicture *picture = g_task_get_task_data (G_TASK (result));
  cairo_surface_t **lifts = coxa_painter_lift_finish (COXA_PAINTER (source), result, NULL);

  if (lifts == NULL)
    return;

  coxa_picture_take_lifts (picture, lifts);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
settle (CoxaPlateView *self)
{
  gboolean had_labels = self->labels != NULL;

  update_labels (self);
  if (!had_labels)
    adw_animation_play (self->label_fade);
  queue_regions (self);
  update_regions (self);

  g_cancellable_cancel (self->lifting);
  g_clear_object (&self->lifting);
  if (self->current.picture->lifts == NULL)
    {
      self->lifting = g_cancellable_new ();
      coxa_painter_lift_async (self->painter, self->current.picture, self->lifting, lift_cb, g_object_ref (self));
    }
  g_signal_emit (self, signals[SETTLED], 0);
}

static gboolean
same_place (const CoxaPicture *a,
            const CoxaPicture *b)
{
  const cairo_rectangle_int_t *one = &a->request.extents;
  const cairo_rectangle_int_t *two = &b->request.extents;

  return a->request.scale == b->request.scale && one->x == two->x && one->y == two->y &&
         one->width == two->width && one->height == two->height;
}

static void
take_picture (CoxaPlateView *self,
              CoxaPicture   *picture)
{
  gboolean fades = self->current.picture != NULL && same_place (self->current.picture, picture);

  /* A fade that is cut short goes on from whatever is more to be seen. */
  if (fades && (self->previous.picture == NULL || adw_animation_get_value (self->fade) > 0.5))
    shown_move (&self->previous, &self->current);
  else if (!fades)
    shown_clear (&self->previous);
  shown_clear (&self->current);
  self->current.picture = picture;
  if (self->camera.zoom <= 1.001)
    shown_clear (&self->backdrop);

  if (fades)
    adw_animation_play (self->fade);
  else
    adw_animation_skip (self->fade);
  settle (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
get_request (CoxaPlateView      *self,
             CoxaPictureRequest *request)
{
  *request = (CoxaPictureRequest) { 0, };
  request->depth = self->scene->depth;
  request->selected = g_strdup (self->scene->selected);
  request->overlays = g_strdupv (self->scene->overlays);
  request->scale = coxa_camera_get_scale (&self->camera) * self->camera.device;
  coxa_camera_get_extents (&self->camera, &request->extents);
  request->line = self->camera.device;
  coxa_plate_view_get_palette (GTK_WIDGET (self), &request->palette);
}

static gboolean
shows (CoxaPlateView            *self,
       const CoxaPictureRequest *request)
{
  return self->current.picture != NULL && self->current.picture->stack == self->stack &&
         coxa_picture_request_equal (&self->current.picture->request, request);
}

static void
paint_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CoxaPlateView) self = user_data;
  g_autoptr(GError) error = NULL;
  CoxaPicture *picture = coxa_painter_paint_finish (COXA_PAINTER (source), result, &error);

  g_clear_object (&self->painting);
  coxa_picture_request_clear (&self->asked);
  if (self->stack == NULL)
    {
      g_clear_pointer (&picture, coxa_picture_unref);
      return;
    }

  if (picture != NULL && picture->stack == self->stack)
    take_picture (self, picture);
  else
    g_clear_pointer (&picture, coxa_picture_unref);

  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_warning ("The plate could not be painted: %s", error->message);
      return;
    }
  want_picture (self);
}

/* Asks for what is to be seen now, unless it is there or on its way. */
static void
want_picture (CoxaPlateView *self)
{
  CoxaPictureRequest request;

  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->stack == NULL || self->camera.widget_width < 1)
    return;

  get_request (self, &request);
  if (self->painting != NULL)
    {
      if (!coxa_picture_request_equal (&self->asked, &request))
        g_cancellable_cancel (self->painting);
      coxa_picture_request_clear (&request);
      return;
    }
  if (shows (self, &request))
    {
      coxa_picture_request_clear (&request);
      if (self->labels == NULL)
        settle (self);
      return;
    }

  self->painting = g_cancellable_new ();
  self->asked = request;
  coxa_painter_paint_async (self->painter, self->scene->view, &self->asked, self->painting, paint_cb, g_object_ref (self));
}

static gboolean
rest_cb (gpointer user_data)
{
  CoxaPlateView *self = user_data;

  self->rest_id = 0;
  want_picture (self);

  return G_SOURCE_REMOVE;
}

/* The camera moved: show the kept picture there at once, and a crisp one when the hand rests. */
static void
camera_moved (CoxaPlateView *self,
              double         old_zoom)
{
  if (self->backdrop.picture == NULL && self->current.picture != NULL && old_zoom <= 1.001)
    shown_copy (&self->backdrop, &self->current);

  g_clear_pointer (&self->labels, coxa_plate_labels_free);
  adw_animation_reset (self->label_fade);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST_MS, rest_cb, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (old_zoom != self->camera.zoom)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
zoom_at (CoxaPlateView *self,
         double         zoom,
         double         x,
         double         y)
{
  double old_zoom = self->camera.zoom;

  coxa_camera_zoom_at (&self->camera, zoom, x, y);
  camera_moved (self, old_zoom);
}

/* Drawing */

static gboolean
uses_cairo (CoxaPlateView *self)
{
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (GTK_WIDGET (self)));

  return renderer == NULL || GSK_IS_CAIRO_RENDERER (renderer);
}

static GskRenderNode *
create_node (cairo_surface_t *surface,
             double           opacity)
{
  graphene_rect_t bounds;
  GskRenderNode *node;
  cairo_t *cr;

  graphene_rect_init (&bounds, 0, 0, cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface));
  node = gsk_cairo_node_new (&bounds);
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  if (opacity < 1)
    cairo_paint_with_alpha (cr, opacity);
  else
    cairo_paint (cr);
  cairo_destroy (cr);

  return node;
}

static void
append_picture (CoxaPlateView *self,
                GtkSnapshot   *snapshot,
                Shown         *shown,
                double         opacity)
{
  const CoxaPictureRequest *request = &shown->picture->request;
  double scale = coxa_camera_get_scale (&self->camera) / request->scale;
  double x;
  double y;

  coxa_camera_get_origin (&self->camera, &x, &y);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x + request->extents.x * scale),
                                                          (float) (y + request->extents.y * scale)));
  if (scale != 1)
    gtk_snapshot_scale (snapshot, (float) scale, (float) scale);

  if (uses_cairo (self))
    {
      /* GTK 4.8's cairo renderer copies a texture whole in each frame; a kept node is drawn only where something changed. */
      if (shown->node == NULL)
        shown->node = create_node (shown->picture->surface, 1);
      if (opacity < 1)
        {
          g_autoptr(GskRenderNode) faint = create_node (shown->picture->surface, opacity);

          gtk_snapshot_append_node (snapshot, faint);
        }
      else
        {
          gtk_snapshot_append_node (snapshot, shown->node);
        }
    }
  else
    {
      if (shown->texture == NULL)
        shown->texture = coxa_painter_texture_new (shown->picture->surface);
      if (opacity < 1)
        gtk_snapshot_push_opacity (snapshot, opacity);
      gtk_snapshot_append_texture (snapshot, shown->texture,
                                   &GRAPHENE_RECT_INIT (0, 0, request->extents.width, request->extents.height));
      if (opacity < 1)
        gtk_snapshot_pop (snapshot);
    }
  gtk_snapshot_restore (snapshot);
}

static void
append_lift (CoxaPlateView *self,
             GtkSnapshot   *snapshot,
             guint          region)
{
  CoxaPicture *picture = self->current.picture;
  double scale = coxa_camera_get_scale (&self->camera) / picture->request.scale;
  g_autoptr(GskRenderNode) node = NULL;
  cairo_rectangle_int_t at;
  double x;
  double y;

  if (region == 0 || picture->lifts == NULL || picture->lifts[region] == NULL)
    return;

  coxa_camera_get_origin (&self->camera, &x, &y);
  coxa_picture_get_lift_extents (picture, region, &at);
  at.x += picture->request.extents.x;
  at.y += picture->request.extents.y;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x + at.x * scale), (float) (y + at.y * scale)));
  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  node = create_node (picture->lifts[region], 1);
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
}

static void
coxa_plate_view_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  CoxaPlateView *self = COXA_PLATE_VIEW (widget);
  guint focused = get_focused (self);
  double labels = adw_animation_get_value (self->label_fade);
  double fade = adw_animation_get_value (self->fade);

  if (self->current.picture == NULL)
    return;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  if (self->backdrop.picture != NULL)
    append_picture (self, snapshot, &self->backdrop, 1);
  if (self->previous.picture != NULL)
    append_picture (self, snapshot, &self->previous, 1);
  append_picture (self, snapshot, &self->current, self->previous.picture != NULL ? fade : 1);

  append_lift (self, snapshot, focused);
  if (self->hovered != focused)
    append_lift (self, snapshot, self->hovered);
  gtk_snapshot_pop (snapshot);

  if (self->labels == NULL)
    return;

  if (labels < 1)
    gtk_snapshot_push_opacity (snapshot, labels);
  if (self->show_labels)
    coxa_plate_labels_snapshot (self->labels, snapshot);
  coxa_plate_labels_snapshot_lit (self->labels, snapshot, focused);
  if (self->hovered != focused)
    coxa_plate_labels_snapshot_lit (self->labels, snapshot, self->hovered);
  if (labels < 1)
    gtk_snapshot_pop (snapshot);
}

static void
fade_done_cb (CoxaPlateView *self)
{
  shown_clear (&self->previous);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Size and style */

static void
coxa_plate_view_measure (GtkWidget      *widget G_GNUC_UNUSED,
                         GtkOrientation  orientation,
                         int             for_size G_GNUC_UNUSED,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline G_GNUC_UNUSED,
                         int            *natural_baseline G_GNUC_UNUSED)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 160;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 800 : 700;
}

static void
update_margins (CoxaPlateView *self)
{
  double margin = self->show_labels ? coxa_plate_labels_get_margin (GTK_WIDGET (self), (int) self->camera.widget_width) : 0;

  self->camera.margin_left = margin;
  self->camera.margin_right = margin;
}

static void
allocate_regions (CoxaPlateView *self)
{
  double scale = coxa_camera_get_scale (&self->camera);
  CoxaPicture *picture = self->current.picture;
  double x;
  double y;

  coxa_camera_get_origin (&self->camera, &x, &y);
  for (guint i = 1; i < self->regions->len; i++)
    {
      GtkWidget *region = g_ptr_array_index (self->regions, i);
      GtkAllocation at = { 0, 0, 1, 1 };

      if (!gtk_widget_should_layout (region))
        continue;
      if (picture != NULL && picture->stack == self->stack)
        {
          const cairo_rectangle_int_t *b = &picture->spots[i].bounds;
          double s = scale / picture->request.scale;

          at.x = (int) floor (x + (picture->request.extents.x + b->x) * s);
          at.y = (int) floor (y + (picture->request.extents.y + b->y) * s);
          at.width = MAX ((int) ceil (b->width * s), 1);
          at.height = MAX ((int) ceil (b->height * s), 1);
        }
      gtk_widget_size_allocate (region, &at, -1);
    }
}

static void
coxa_plate_view_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline G_GNUC_UNUSED)
{
  CoxaPlateView *self = COXA_PLATE_VIEW (widget);
  int device = gtk_widget_get_scale_factor (widget);

  if (self->camera.widget_width != width || self->camera.widget_height != height || self->camera.device != device)
    {
      self->camera.widget_width = width;
      self->camera.widget_height = height;
      self->camera.device = device;
      update_margins (self);
      g_clear_pointer (&self->labels, coxa_plate_labels_free);
      want_picture (self);
    }
  allocate_regions (self);
}

static void
coxa_plate_view_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  CoxaPlateView *self = COXA_PLATE_VIEW (widget);

  GTK_WIDGET_CLASS (coxa_plate_view_parent_class)->css_changed (widget, change);

  update_margins (self);
  want_picture (self);
  if (self->labels != NULL)
    update_labels (self);
}

/* Pointing */

static void
motion_cb (CoxaPlateView *self,
           double         x,
           double         y)
{
  self->pointer_x = x;
  self->pointer_y = y;
  if (!self->is_panning)
    set_hovered (self, coxa_plate_view_pick_region (self, x, y));
}

static void
leave_cb (CoxaPlateView *self)
{
  set_hovered (self, 0);
}

static void
pressed_cb (CoxaPlateView *self,
            int            n_press,
            double         x,
            double         y)
{
  self->pressed = coxa_plate_view_pick_region (self, x, y);

  if (n_press == 2 && self->pressed == 0)
    coxa_plate_view_zoom_to_fit (self);
  else if (n_press == 2)
    zoom_at (self, MAX (self->camera.zoom, REGION_ZOOM), x, y);
}

static void
released_cb (CoxaPlateView *self,
             int            n_press,
             double         x,
             double         y)
{
  guint region = coxa_plate_view_pick_region (self, x, y);

  if (self->is_panning || n_press != 1 || region != self->pressed)
    return;

  if (region == 0)
    g_signal_emit (self, signals[LET_GO], 0);
  else
    g_signal_emit (self, signals[ACTIVATE_REGION], 0, coxa_stack_get_region (self->stack, region)->address);
}

static void
drag_begin_cb (CoxaPlateView *self)
{
  self->is_panning = FALSE;
  self->pan_x = 0;
  self->pan_y = 0;
}

static void
drag_update_cb (CoxaPlateView  *self,
                double          x,
                double          y,
                GtkGestureDrag *drag)
{
  if (!self->is_panning && hypot (x, y) < DRAG_MIN)
    return;

  if (!self->is_panning)
    {
      self->is_panning = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
      set_hovered (self, 0);
    }
  coxa_camera_pan (&self->camera, x - self->pan_x, y - self->pan_y);
  self->pan_x = x;
  self->pan_y = y;
  camera_moved (self, self->camera.zoom);
}

static void
drag_end_cb (CoxaPlateView *self)
{
  self->is_panning = FALSE;
}

static gboolean
scroll_cb (CoxaPlateView            *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *scroll)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));

  /* A wheel zooms; two fingers on a touchpad pan. Both come as scroll events and differ in their unit alone. */
  if (gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_SURFACE && !(state & GDK_CONTROL_MASK))
    {
      coxa_camera_pan (&self->camera, -dx, -dy);
      camera_moved (self, self->camera.zoom);
    }
  else
    {
      double step = gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_SURFACE ? dy / 40 : dy;

      zoom_at (self, self->camera.zoom * pow (ZOOM_STEP, -step), self->pointer_x, self->pointer_y);
    }

  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (CoxaPlateView *self)
{
  self->pinch_zoom = self->camera.zoom;
}

static void
pinch_cb (CoxaPlateView  *self,
          double          scale,
          GtkGestureZoom *pinch)
{
  double x;
  double y;

  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (pinch), &x, &y))
    zoom_at (self, self->pinch_zoom * scale, x, y);
}

/* Keyboard */

static gboolean
get_pole (CoxaPlateView *self,
          guint          region,
          double        *x,
          double        *y)
{
  const CoxaRegionSpot *spot;

  if (self->current.picture == NULL || self->current.picture->spots[region].area == 0)
    return FALSE;

  spot = &self->current.picture->spots[region];
  *x = spot->pole_x;
  *y = spot->pole_y;

  return TRUE;
}

/* The nearest region that way: straight ahead counts once, to the side twice. */
static guint
find_neighbour (CoxaPlateView    *self,
                guint             from,
                GtkDirectionType  direction)
{
  double best = G_MAXDOUBLE;
  guint found = 0;
  double x0;
  double y0;

  if (!get_pole (self, from, &x0, &y0))
    return 0;

  for (guint i = 1; i < coxa_stack_get_n_regions (self->stack); i++)
    {
      double x, y, ahead, aside;

      if (i == from || !get_pole (self, i, &x, &y))
        continue;

      switch (direction)
        {
        case GTK_DIR_LEFT:
          ahead = x0 - x;
          aside = fabs (y - y0);
          break;
        case GTK_DIR_RIGHT:
          ahead = x - x0;
          aside = fabs (y - y0);
          break;
        case GTK_DIR_UP:
          ahead = y0 - y;
          aside = fabs (x - x0);
          break;
        default:
          ahead = y - y0;
          aside = fabs (x - x0);
          break;
        }
      if (ahead <= 0 || aside > 2.5 * ahead || ahead + 2 * aside >= best)
        continue;
      best = ahead + 2 * aside;
      found = i;
    }

  return found;
}

/* Reading order: top to bottom, and from the reader's left within a line's height. */
static guint
find_end (CoxaPlateView *self,
          gboolean       last)
{
  guint found = 0;
  double best = 0;

  for (guint i = 1; i < coxa_stack_get_n_regions (self->stack); i++)
    {
      double x, y, order;

      if (!get_pole (self, i, &x, &y))
        continue;
      order = floor (y / 24) * 1e5 + x;
      if (found == 0 || (last ? order > best : order < best))
        {
          found = i;
          best = order;
        }
    }

  return found;
}

static gboolean
grab_region (CoxaPlateView *self,
             guint          region)
{
  if (region == 0)
    return FALSE;

  /* Whoever comes with the keyboard before the idle moment came that makes them. */
  if (self->regions->len == 0 && self->stack != NULL)
    {
      g_clear_handle_id (&self->regions_id, g_source_remove);
      create_regions_cb (self);
    }

  return region < self->regions->len && gtk_widget_grab_focus (g_ptr_array_index (self->regions, region));
}

static guint
get_first_focus (CoxaPlateView *self)
{
  for (guint i = 1; self->scene->selected != NULL && i < coxa_stack_get_n_regions (self->stack); i++)
    if (self->current.picture->spots[i].area > 0 &&
        g_str_equal (coxa_stack_get_region (self->stack, i)->page, self->scene->selected))
      return i;

  return find_end (self, FALSE);
}

static gboolean
coxa_plate_view_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  CoxaPlateView *self = COXA_PLATE_VIEW (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (self->current.picture == NULL || self->stack == NULL)
    return FALSE;

  if (!COXA_IS_REGION (child))
    return grab_region (self, get_first_focus (self));

  /* One Tab stop: the next Tab leaves. The arrows stay, also where there is nothing farther that way. */
  if (is_tab)
    return FALSE;

  grab_region (self, find_neighbour (self, coxa_region_get_number (COXA_REGION (child)), direction));

  return TRUE;
}

static gboolean
coxa_plate_view_grab_focus (GtkWidget *widget)
{
  return coxa_plate_view_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter G_GNUC_UNUSED)
{
  CoxaPlateView *self = COXA_PLATE_VIEW (widget);

  if (g_str_equal (name, "plate.zoom-in"))
    coxa_plate_view_zoom_by (self, ZOOM_STEP);
  else if (g_str_equal (name, "plate.zoom-out"))
    coxa_plate_view_zoom_by (self, 1 / ZOOM_STEP);
  else
    coxa_plate_view_zoom_to_fit (self);
}

static void
pan_action (GtkWidget  *widget,
            const char *name G_GNUC_UNUSED,
            GVariant   *parameter)
{
  CoxaPlateView *self = COXA_PLATE_VIEW (widget);
  int dx;
  int dy;

  g_variant_get (parameter, "(ii)", &dx, &dy);
  coxa_camera_pan (&self->camera, dx * PAN_STEP, dy * PAN_STEP);
  camera_moved (self, self->camera.zoom);
}

static void
end_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter G_GNUC_UNUSED)
{
  CoxaPlateView *self = COXA_PLATE_VIEW (widget);

  if (self->current.picture != NULL)
    grab_region (self, find_end (self, g_str_equal (name, "plate.last")));
}

static void
let_go_action (GtkWidget  *widget,
               const char *name G_GNUC_UNUSED,
               GVariant   *parameter G_GNUC_UNUSED)
{
  g_signal_emit (widget, signals[LET_GO], 0);
}

/* Object */

static void
coxa_plate_view_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  CoxaPlateView *self = COXA_PLATE_VIEW (object);

  switch (id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, self->camera.zoom);
      break;
    case PROP_SHOW_LABELS:
      g_value_set_boolean (value, self->show_labels);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
coxa_plate_view_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  if (id == PROP_SHOW_LABELS)
    coxa_plate_view_set_show_labels (COXA_PLATE_VIEW (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
coxa_plate_view_dispose (GObject *object)
{
  CoxaPlateView *self = COXA_PLATE_VIEW (object);

  self->stack = NULL;
  g_cancellable_cancel (self->painting);
  g_cancellable_cancel (self->lifting);
  g_clear_object (&self->lifting);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->regions != NULL)
    remove_regions (self);
  g_clear_object (&self->fade);
  g_clear_object (&self->label_fade);
  g_clear_pointer (&self->labels, coxa_plate_labels_free);
  shown_clear (&self->current);
  shown_clear (&self->previous);
  shown_clear (&self->backdrop);
  g_clear_pointer (&self->scene, coxa_scene_free);
  g_clear_object (&self->painter);
  g_clear_object (&self->atlas);

  G_OBJECT_CLASS (coxa_plate_view_parent_class)->dispose (object);
}

static void
coxa_plate_view_finalize (GObject *object)
{
  CoxaPlateView *self = COXA_PLATE_VIEW (object);

  g_ptr_array_unref (self->regions);
  coxa_picture_request_clear (&self->asked);

  G_OBJECT_CLASS (coxa_plate_view_parent_class)->finalize (object);
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  static const struct { guint key; GdkModifierType state; const char *action; } keys[] = {
    { GDK_KEY_plus, 0, "plate.zoom-in" },
    { GDK_KEY_equal, 0, "plate.zoom-in" },
    { GDK_KEY_KP_Add, 0, "plate.zoom-in" },
    { GDK_KEY_minus, 0, "plate.zoom-out" },
    { GDK_KEY_KP_Subtract, 0, "plate.zoom-out" },
    { GDK_KEY_0, 0, "plate.zoom-fit" },
    { GDK_KEY_KP_0, 0, "plate.zoom-fit" },
    { GDK_KEY_Home, 0, "plate.first" },
    { GDK_KEY_End, 0, "plate.last" },
    { GDK_KEY_Escape, 0, "plate.let-go" },
  };
  static const struct { guint key; int dx; int dy; } pans[] = {
    { GDK_KEY_Left, 1, 0 }, { GDK_KEY_Right, -1, 0 }, { GDK_KEY_Up, 0, 1 }, { GDK_KEY_Down, 0, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].state, keys[i].action, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pans); i++)
    gtk_widget_class_add_binding_action (widget_class, pans[i].key, GDK_CONTROL_MASK, "plate.pan", "(ii)",
                                         pans[i].dx, pans[i].dy);
}

static void
coxa_plate_view_class_init (CoxaPlateViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = coxa_plate_view_get_property;
  object_class->set_property = coxa_plate_view_set_property;
  object_class->dispose = coxa_plate_view_dispose;
  object_class->finalize = coxa_plate_view_finalize;
  widget_class->measure = coxa_plate_view_measure;
  widget_class->size_allocate = coxa_plate_view_size_allocate;
  widget_class->snapshot = coxa_plate_view_snapshot;
  widget_class->css_changed = coxa_plate_view_css_changed;
  widget_class->focus = coxa_plate_view_focus;
  widget_class->grab_focus = coxa_plate_view_grab_focus;

  properties[PROP_ZOOM] =
    g_param_spec_double ("zoom", NULL, NULL, 1, COXA_ZOOM_MAX, 1, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_LABELS] =
    g_param_spec_boolean ("show-labels", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CoxaPlateView::activate-region:
   * @address: page or page/section, without scheme
   *
   * A region was chosen.
   */
  signals[ACTIVATE_REGION] = g_signal_new ("activate-region", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * CoxaPlateView::let-go:
   *
   * Paper was chosen, or Escape pressed.
   */
  signals[LET_GO] = g_signal_new ("let-go", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * CoxaPlateView::settled:
   *
   * What is on show is crisp, named, and can be pointed at.
   */
  signals[SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "plate.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "plate.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "plate.zoom-fit", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "plate.pan", "(ii)", pan_action);
  gtk_widget_class_install_action (widget_class, "plate.first", NULL, end_action);
  gtk_widget_class_install_action (widget_class, "plate.last", NULL, end_action);
  gtk_widget_class_install_action (widget_class, "plate.let-go", NULL, let_go_action);
  install_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "plateview");
  /* A group, not an image: a screen reader may skip what is inside an image. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_controllers (CoxaPlateView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);

  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}

static void
queue_draw_cb (double    value G_GNUC_UNUSED,
               gpointer  user_data)
{
  gtk_widget_queue_draw (GTK_WIDGET (user_data));
}

static AdwAnimation *
create_fade (CoxaPlateView *self,
             guint          ms)
{
  AdwAnimationTarget *target = adw_callback_animation_target_new (queue_draw_cb, self, NULL);
  AdwAnimation *fade = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, ms, target);

  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (fade), ADW_EASE_OUT_CUBIC);

  return fade;
}

static void
coxa_plate_view_init (CoxaPlateView *self)
{
  self->show_labels = TRUE;
  self->regions = g_ptr_array_new ();
  self->camera.device = 1;
  self->camera.zoom = 1;
  self->camera.margin_top = 12;
  self->camera.margin_bottom = 76;
  self->fade = create_fade (self, FADE_MS);
  g_signal_connect_swapped (self->fade, "done", G_CALLBACK (fade_done_cb), self);
  self->label_fade = create_fade (self, LABEL_FADE_MS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Plate"), -1);
  add_controllers (self);
}

GtkWidget *
coxa_plate_view_new (void)
{
  return g_object_new (COXA_TYPE_PLATE_VIEW, NULL);
}

/**
 * coxa_plate_view_set_atlas:
 * @self: a plate
 * @atlas: where names come from
 * @painter: paints the atlas's plates
 *
 * Says what there is to show. Call it before coxa_plate_view_set_scene().
 */
void
coxa_plate_view_set_atlas (CoxaPlateView *self,
                           CoxaAtlas     *atlas,
                           CoxaPainter   *painter)
{
  g_return_if_fail (COXA_IS_PLATE_VIEW (self));
  g_return_if_fail (self->atlas == NULL);

  self->atlas = g_object_ref (atlas);
  self->painter = g_object_ref (painter);
}

static void
set_stack (CoxaPlateView *self,
           CoxaStack     *stack)
{
  if (self->stack == stack)
    return;

  remove_regions (self);
  self->stack = stack;
  self->hovered = 0;
  shown_clear (&self->backdrop);
  if (stack != NULL)
    coxa_camera_init (&self->camera, coxa_stack_get_view (stack)->width, coxa_stack_get_view (stack)->height);
}

/* Brings what was chosen into sight when the reader has zoomed in elsewhere. */
static void
show_selected (CoxaPlateView *self)
{
  GPtrArray *parts = coxa_stack_get_view (self->stack)->parts;

  if (self->scene->selected == NULL || self->camera.zoom <= 1.001)
    return;

  for (guint i = 0; i < parts->len; i++)
    {
      const CoxaPart *part = g_ptr_array_index (parts, i);
      const CoxaStackRegion *region = coxa_stack_get_region (self->stack, coxa_stack_get_part_region (self->stack, i));

      if (coxa_part_is_footprint (part) || !g_str_equal (region->page, self->scene->selected))
        continue;
      if (coxa_camera_show (&self->camera, part->x, part->y, part->width, part->height))
        camera_moved (self, self->camera.zoom);
      return;
    }
}

/**
 * coxa_plate_view_set_scene:
 * @self: a plate with an atlas
 * @scene: what to show
 *
 * Goes to a scene.
 */
void
coxa_plate_view_set_scene (CoxaPlateView   *self,
                           const CoxaScene *scene)
{
  g_return_if_fail (COXA_IS_PLATE_VIEW (self));
  g_return_if_fail (self->painter != NULL);

  if (self->scene != NULL && coxa_scene_equal (self->scene, scene))
    return;

  g_clear_pointer (&self->scene, coxa_scene_free);
  self->scene = coxa_scene_copy (scene);
  set_stack (self, coxa_painter_get_stack (self->painter, scene->view));
  if (self->stack == NULL)
    return;

  show_selected (self);
  want_picture (self);
}

const CoxaScene *
coxa_plate_view_get_scene (CoxaPlateView *self)
{
  g_return_val_if_fail (COXA_IS_PLATE_VIEW (self), NULL);

  return self->scene;
}

/**
 * coxa_plate_view_set_first_picture:
 * @self: a plate with a scene
 * @picture: (transfer full): painted while the program started
 *
 * Puts up a picture so that the first frame has one. Where its size turns out not to fit it is scaled until the right one is there.
 */
void
coxa_plate_view_set_first_picture (CoxaPlateView *self,
                                   CoxaPicture   *picture)
{
  g_return_if_fail (COXA_IS_PLATE_VIEW (self));

  if (self->current.picture != NULL || picture->stack != self->stack)
    {
      coxa_picture_unref (picture);
      return;
    }

  self->current.picture = picture;
}

void
coxa_plate_view_set_show_labels (CoxaPlateView *self,
                                 gboolean       show_labels)
{
  g_return_if_fail (COXA_IS_PLATE_VIEW (self));

  if (self->show_labels == show_labels)
    return;

  self->show_labels = show_labels;
  update_margins (self);
  g_clear_pointer (&self->labels, coxa_plate_labels_free);
  adw_animation_reset (self->label_fade);
  want_picture (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_LABELS]);
}

gboolean
coxa_plate_view_get_show_labels (CoxaPlateView *self)
{
  g_return_val_if_fail (COXA_IS_PLATE_VIEW (self), FALSE);

  return self->show_labels;
}

double
coxa_plate_view_get_zoom (CoxaPlateView *self)
{
  g_return_val_if_fail (COXA_IS_PLATE_VIEW (self), 1);

  return self->camera.zoom;
}

/**
 * coxa_plate_view_zoom_by:
 * @self: a plate
 * @factor: more than 1 enlarges
 *
 * Zooms about the middle of the plate.
 */
void
coxa_plate_view_zoom_by (CoxaPlateView *self,
                         double         factor)
{
  g_return_if_fail (COXA_IS_PLATE_VIEW (self));

  zoom_at (self, self->camera.zoom * factor, self->camera.widget_width / 2, self->camera.widget_height / 2);
}

void
coxa_plate_view_zoom_to_fit (CoxaPlateView *self)
{
  g_return_if_fail (COXA_IS_PLATE_VIEW (self));

  zoom_at (self, 1, self->camera.widget_width / 2, self->camera.widget_height / 2);
}

/**
 * coxa_plate_view_is_settled:
 *
 * Returns: whether what is on show is what is wanted, and no fade is on its way
 */
gboolean
coxa_plate_view_is_settled (CoxaPlateView *self)
{
  CoxaPictureRequest request;
  gboolean settled;

  g_return_val_if_fail (COXA_IS_PLATE_VIEW (self), FALSE);

  if (self->stack == NULL)
    return TRUE;
  if (self->painting != NULL || self->rest_id != 0 || self->current.picture == NULL || self->current.picture->lifts == NULL ||
      self->regions->len == 0 || self->previous.picture != NULL || self->labels == NULL ||
      adw_animation_get_state (self->label_fade) == ADW_ANIMATION_PLAYING)
    return FALSE;

  get_request (self, &request);
  settled = shows (self, &request);
  coxa_picture_request_clear (&request);

  return settled;
}

/**
 * coxa_plate_view_get_transform:
 * @self: a plate
 * @x: (out): where the sheet's top left corner lies, logical pixels of the plate
 * @y: (out): likewise
 * @scale: (out): logical pixels per user unit
 */
void
coxa_plate_view_get_transform (CoxaPlateView *self,
                               double        *x,
                               double        *y,
                               double        *scale)
{
  g_return_if_fail (COXA_IS_PLATE_VIEW (self));

  coxa_camera_get_origin (&self->camera, x, y);
  *scale = coxa_camera_get_scale (&self->camera);
}

/**
 * coxa_plate_view_point_at:
 * @self: a settled plate
 * @region: a region's id
 *
 * Shows a region as if the pointer were over it.
 *
 * Returns: whether there is such a region to be seen
 */
gboolean
coxa_plate_view_point_at (CoxaPlateView *self,
                          const char    *region)
{
  guint number = self->stack != NULL ? coxa_stack_find_region (self->stack, region) : 0;

  if (number == 0 || self->current.picture == NULL || self->current.picture->spots[number].area == 0)
    return FALSE;

  set_hovered (self, number);

  return TRUE;
}

/**
 * coxa_plate_view_focus_region:
 * @self: a settled plate
 * @region: a region's id
 *
 * Gives a region the keyboard focus.
 *
 * Returns: whether there is such a region to be seen
 */
gboolean
coxa_plate_view_focus_region (CoxaPlateView *self,
                              const char    *region)
{
  return grab_region (self, self->stack != NULL ? coxa_stack_find_region (self->stack, region) : 0);
}

/**
 * coxa_plate_view_remember:
 * @self: a plate
 * @keep: is told what a picture of the whole sheet is like here and now
 *
 * Lets the next start paint its first picture before there is a window.
 */
void
coxa_plate_view_remember (CoxaPlateView  *self,
                          void          (*keep) (const CoxaPictureRequest *request))
{
  CoxaCamera camera = self->camera;
  CoxaPictureRequest request = { 0, };

  if (self->stack == NULL || camera.widget_width < 1)
    return;

  coxa_camera_init (&camera, camera.width, camera.height);
  request.scale = coxa_camera_get_scale (&camera) * camera.device;
  coxa_camera_get_extents (&camera, &request.extents);
  request.line = camera.device;
  coxa_plate_view_get_palette (GTK_WIDGET (self), &request.palette);
  keep (&request);
}

/**
 * coxa_plate_view_get_palette:
 * @widget: any widget of the window
 * @palette: (out): the colours that the style sheet gives in this theme
 */
void
coxa_plate_view_get_palette (GtkWidget   *widget,
                             CoxaPalette *palette)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  const struct { const char *name; GdkRGBA *color; } colors[] = {
    { "coxa_paper", &palette->paper },
    { "coxa_accent", &palette->accent },
    { "coxa_origin", &palette->origin },
    { "coxa_insertion", &palette->insertion },
    { "coxa_nerve", &palette->nerve },
    { "coxa_casing_inner", &palette->casing_inner },
    { "coxa_casing_outer", &palette->casing_outer },
  };

  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    if (!gtk_style_context_lookup_color (style, colors[i].name, colors[i].color))
      gtk_style_context_get_color (style, colors[i].color);
}
