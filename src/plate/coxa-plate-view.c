/* The plate.
 *
 * What is on show is one composed picture, painted by a worker and kept as a render node. While the reader zooms or pans, the
 * kept picture is scaled; when the hand rests the worker paints a crisp one. A picture of another scene at the same place is
 * laid over the old one with rising opacity. Under a zoomed picture lies the last fitted one, for what the crisp one leaves out.
 *
 * States: a picture is *wanted* when the scene, the size, the palette or the camera changes; one is *painting* at a time; the
 * plate is *settled* when what is on show is what is wanted. */
#include "coxa-plate-view-private.h"

#include "coxa-pull-arrow.h"

#include <glib/gi18n.h>
#include <math.h>

#define FADE_MS 200
#define LABEL_FADE_MS 180

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
  ASK_HERE,
  ASK_WHICH,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaPlateView, coxa_plate_view, GTK_TYPE_WIDGET)

/**
 * coxa_plate_view_set_hovered:
 * @self: a plate
 * @region: what is pointed at, or 0
 */
void
coxa_plate_view_set_hovered (CoxaPlateView *self,
                             guint          region)
{
  g_return_if_fail (COXA_IS_PLATE_VIEW (self));

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
  guint region;

  g_return_val_if_fail (COXA_IS_PLATE_VIEW (self), 0);

  region = coxa_hit_get (&self->hit, x, y);
  if (region == 0 && self->labels != NULL && self->show_labels)
    region = coxa_plate_labels_pick (self->labels, x, y);

  return region;
}

/* Regions */

static void
region_clicked_cb (CoxaPlateView *self,
                   CoxaRegion    *region)
{
  coxa_plate_view_activate (self, coxa_region_get_number (region));
}

void
coxa_plate_view_remove_regions (CoxaPlateView *self)
{
  g_clear_handle_id (&self->regions_id, g_source_remove);
  g_clear_pointer (&self->regions, coxa_plate_regions_free);
}

void
coxa_plate_view_ensure_regions (CoxaPlateView *self)
{
  g_clear_handle_id (&self->regions_id, g_source_remove);
  if (self->regions != NULL || coxa_plate_view_get_picture (self) == NULL)
    return;

  self->regions = coxa_plate_regions_new (GTK_WIDGET (self), self->atlas, self->stack, self->scene->side,
                                          G_CALLBACK (region_clicked_cb));
  coxa_plate_regions_update (self->regions, coxa_plate_view_get_picture (self));
}

static gboolean
create_regions_cb (gpointer user_data)
{
  CoxaPlateView *self = user_data;

  self->regions_id = 0;
  if (coxa_plate_view_get_picture (self) == NULL)
    return G_SOURCE_REMOVE;

  coxa_plate_view_ensure_regions (self);
  coxa_plate_view_measure_labels_again (self);
  coxa_plate_view_settle (self);

  return G_SOURCE_REMOVE;
}

/**
 * coxa_plate_view_settle_regions:
 *
 * Brings the regions up to date with the picture, or has them made once the first frame is out.
 *
 * Returns: whether there are any yet
 */
gboolean
coxa_plate_view_settle_regions (CoxaPlateView *self)
{
  if (self->regions != NULL)
    coxa_plate_regions_update (self->regions, coxa_plate_view_get_picture (self));
  else if (self->regions_id == 0)
    self->regions_id = g_idle_add_full (G_PRIORITY_LOW, create_regions_cb, self, NULL);

  return self->regions != NULL;
}

/* Drawing */

static gboolean
uses_cairo (CoxaPlateView *self)
{
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (GTK_WIDGET (self)));

  return renderer == NULL || GSK_IS_CAIRO_RENDERER (renderer);
}

/* The line of pull, over the muscle and whatever lies over that. */
static void
snapshot_pull (CoxaPlateView *self,
               GtkSnapshot   *snapshot)
{
  CoxaPlates *plates = self->atlas != NULL ? coxa_atlas_get_plates (self->atlas) : NULL;
  double scale = coxa_camera_get_scale (&self->camera);
  cairo_rectangle_int_t at;
  const CoxaView *view;
  double x, y;
  cairo_t *cr;

  if (plates == NULL || self->stack == NULL || self->scene == NULL || self->scene->pull == NULL)
    return;

  view = coxa_stack_get_view (self->stack);
  if (!coxa_pull_arrow_measure (plates, view, self->scene->pull, scale, &at))
    return;

  coxa_camera_get_origin (&self->camera, &x, &y);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (at.x, at.y, at.width, at.height));
  coxa_pull_arrow_draw (cr, plates, view, self->scene->pull, scale, 1);
  cairo_destroy (cr);
  gtk_snapshot_restore (snapshot);
}

static void
coxa_plate_view_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  CoxaPlateView *self = COXA_PLATE_VIEW (widget);
  guint focused = self->regions != NULL ? coxa_plate_regions_get_focused (self->regions) : 0;
  double labels = adw_animation_get_value (self->label_fade);
  double fade = adw_animation_get_value (self->fade);

  if (coxa_plate_screen_get_picture (self->screen) == NULL)
    return;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  coxa_plate_screen_snapshot (self->screen, snapshot, &self->camera, uses_cairo (self), fade);
  coxa_plate_screen_snapshot_lift (self->screen, snapshot, &self->camera, focused);
  if (self->hovered != focused)
    coxa_plate_screen_snapshot_lift (self->screen, snapshot, &self->camera, self->hovered);
  snapshot_pull (self, snapshot);
  gtk_snapshot_pop (snapshot);

  if (self->labels == NULL)
    return;

  if (self->show_labels)
    coxa_plate_labels_snapshot (self->labels, snapshot, labels);
  coxa_plate_labels_snapshot_lit (self->labels, snapshot, focused);
  if (self->hovered != focused)
    coxa_plate_labels_snapshot_lit (self->labels, snapshot, self->hovered);
}

static void
fade_done_cb (CoxaPlateView *self)
{
  coxa_plate_screen_end_fade (self->screen);
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
      coxa_plate_view_update_margins (self);
      coxa_plate_view_update_hit (self);
      g_clear_pointer (&self->labels, coxa_plate_labels_free);
      coxa_plate_view_want_picture (self);
    }
  if (self->regions != NULL)
    coxa_plate_regions_allocate (self->regions, coxa_plate_view_get_picture (self), &self->camera);
}

static void
coxa_plate_view_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  CoxaPlateView *self = COXA_PLATE_VIEW (widget);

  GTK_WIDGET_CLASS (coxa_plate_view_parent_class)->css_changed (widget, change);

  if (self->camera.widget_width < 1)
    return;

  self->label_width = 0;
  coxa_plate_view_update_margins (self);
  coxa_plate_view_update_hit (self);
  coxa_plate_view_want_picture (self);
  if (self->labels != NULL)
    coxa_plate_view_update_labels (self);
}

/* Choosing */

/**
 * coxa_plate_view_activate:
 * @self: a plate
 * @region: a region's number
 *
 * Chooses a region.
 */
void
coxa_plate_view_activate (CoxaPlateView *self,
                          guint          region)
{
  g_return_if_fail (COXA_IS_PLATE_VIEW (self));

  g_signal_emit (self, signals[ACTIVATE_REGION], 0, coxa_stack_get_region (self->stack, region)->address);
}

/**
 * coxa_plate_view_let_go:
 * @self: a plate
 *
 * Lets go of what is chosen.
 */
void
coxa_plate_view_let_go (CoxaPlateView *self)
{
  g_return_if_fail (COXA_IS_PLATE_VIEW (self));

  g_signal_emit (self, signals[LET_GO], 0);
}

/**
 * coxa_plate_view_ask_here:
 * @self: a plate
 * @x: logical pixels; with @y below 0 for the region that has the focus
 * @y: logical pixels
 *
 * Asks what lies under a place.
 */
void
coxa_plate_view_ask_here (CoxaPlateView *self,
                          double         x,
                          double         y)
{
  CoxaPicture *picture = coxa_plate_view_get_picture (self);
  guint focused = self->regions != NULL ? coxa_plate_regions_get_focused (self->regions) : 0;

  if (picture == NULL)
    return;

  if (x < 0 && y < 0)
    {
      double scale = coxa_camera_get_scale (&self->camera) / picture->request.scale;

      if (focused == 0 || picture->spots[focused].area == 0)
        return;
      coxa_camera_get_origin (&self->camera, &x, &y);
      x += (picture->request.extents.x + picture->spots[focused].pole_x) * scale;
      y += (picture->request.extents.y + picture->spots[focused].pole_y) * scale;
    }
  g_signal_emit (self, signals[ASK_HERE], 0, x, y);
}

void
coxa_plate_view_ask_which (CoxaPlateView *self,
                           double         x,
                           double         y,
                           GArray        *regions)
{
  g_signal_emit (self, signals[ASK_WHICH], 0, x, y, regions);
}

/**
 * coxa_plate_view_to_user:
 * @self: a plate
 * @x: (inout): logical pixels, then user units of the view
 * @y: (inout): likewise
 */
void
coxa_plate_view_to_user (CoxaPlateView *self,
                         double        *x,
                         double        *y)
{
  coxa_camera_to_user (&self->camera, *x, *y, x, y);
}

/* Object */

static void
lifts_came_cb (gpointer user_data)
{
  gtk_widget_queue_draw (GTK_WIDGET (user_data));
}

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
  g_clear_pointer (&self->easel, coxa_plate_easel_close);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  coxa_plate_view_remove_regions (self);
  g_clear_object (&self->fade);
  g_clear_object (&self->label_fade);
  g_clear_pointer (&self->labels, coxa_plate_labels_free);
  g_clear_pointer (&self->screen, coxa_plate_screen_free);
  g_clear_pointer (&self->scene, coxa_scene_free);
  g_clear_object (&self->painter);
  g_clear_object (&self->atlas);

  G_OBJECT_CLASS (coxa_plate_view_parent_class)->dispose (object);
}

static void
coxa_plate_view_class_init (CoxaPlateViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = coxa_plate_view_get_property;
  object_class->set_property = coxa_plate_view_set_property;
  object_class->dispose = coxa_plate_view_dispose;
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

  /**
   * CoxaPlateView::ask-here:
   * @x: logical pixels
   * @y: logical pixels
   *
   * Somebody wants to know what lies under a place.
   */
  signals[ASK_HERE] = g_signal_new ("ask-here", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);

  /**
   * CoxaPlateView::ask-which:
   * @x: logical pixels
   * @y: logical pixels
   * @regions: (element-type guint): what a finger there covers, the nearest first
   *
   * A touch may have meant one of several regions.
   */
  signals[ASK_WHICH] = g_signal_new ("ask-which", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 3, G_TYPE_DOUBLE, G_TYPE_DOUBLE, G_TYPE_ARRAY);

  coxa_plate_input_class_init (widget_class);
  gtk_widget_class_set_css_name (widget_class, "plateview");
  /* A group, not an image: a screen reader may skip what is inside an image. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
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
  self->screen = coxa_plate_screen_new ();
  self->camera.device = 1;
  self->camera.zoom = 1;
  self->camera.margin_top = 12;
  self->fade = create_fade (self, FADE_MS);
  g_signal_connect_swapped (self->fade, "done", G_CALLBACK (fade_done_cb), self);
  self->label_fade = create_fade (self, LABEL_FADE_MS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Plate"), -1);
  coxa_plate_input_attach (self);
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
  self->easel = coxa_plate_easel_new (painter, coxa_plate_view_take_picture, lifts_came_cb, self);
}

const CoxaScene *
coxa_plate_view_get_scene (CoxaPlateView *self)
{
  g_return_val_if_fail (COXA_IS_PLATE_VIEW (self), NULL);

  return self->scene;
}

void
coxa_plate_view_set_show_labels (CoxaPlateView *self,
                                 gboolean       show_labels)
{
  g_return_if_fail (COXA_IS_PLATE_VIEW (self));

  if (self->show_labels == show_labels)
    return;

  self->show_labels = show_labels;
  coxa_plate_view_update_margins (self);
  coxa_plate_view_update_hit (self);
  g_clear_pointer (&self->labels, coxa_plate_labels_free);
  adw_animation_reset (self->label_fade);
  coxa_plate_view_want_picture (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_LABELS]);
}

gboolean
coxa_plate_view_get_show_labels (CoxaPlateView *self)
{
  g_return_val_if_fail (COXA_IS_PLATE_VIEW (self), FALSE);

  return self->show_labels;
}

/**
 * coxa_plate_view_set_insets:
 * @self: a plate
 * @bottom: logical pixels along the lower edge that something else lies over
 * @end: likewise along the right edge
 *
 * Keeps sheet and labels clear of tools that lie over the plate.
 */
void
coxa_plate_view_set_insets (CoxaPlateView *self,
                            int            bottom,
                            int            end)
{
  g_return_if_fail (COXA_IS_PLATE_VIEW (self));

  self->camera.margin_bottom = bottom;
  self->camera.inset_end = end;
  coxa_plate_view_update_margins (self);
  coxa_plate_view_update_hit (self);
  g_clear_pointer (&self->labels, coxa_plate_labels_free);
  coxa_plate_view_want_picture (self);
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

  coxa_plate_view_zoom_at (self, self->camera.zoom * factor, self->camera.widget_width / 2, self->camera.widget_height / 2);
}

void
coxa_plate_view_zoom_to_fit (CoxaPlateView *self)
{
  g_return_if_fail (COXA_IS_PLATE_VIEW (self));

  coxa_plate_view_zoom_at (self, 1, self->camera.widget_width / 2, self->camera.widget_height / 2);
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

  if (number == 0 || coxa_plate_view_get_picture (self) == NULL || coxa_plate_view_get_picture (self)->spots[number].area == 0)
    return FALSE;

  coxa_plate_view_set_hovered (self, number);

  return TRUE;
}

/**
 * coxa_plate_view_get_picture:
 *
 * Returns: (transfer none) (nullable): what is on show; %NULL while it is still the picture of another view
 */
CoxaPicture *
coxa_plate_view_get_picture (CoxaPlateView *self)
{
  CoxaPicture *picture;

  g_return_val_if_fail (COXA_IS_PLATE_VIEW (self), NULL);

  picture = coxa_plate_screen_get_picture (self->screen);

  return picture != NULL && picture->stack == self->stack ? picture : NULL;
}
