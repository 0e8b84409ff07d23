/* How the plate comes by what it shows: see coxa-plate-view.c for the states. */
#include "coxa-plate-view-private.h"

#include "coxa-turn.h"

#define REST_MS 120 /* the hand rests: time for a crisp picture */

/* To be called whenever camera or picture have changed. */
void
coxa_plate_view_update_hit (CoxaPlateView *self)
{
  CoxaPicture *picture = coxa_plate_view_get_picture (self);
  double x;
  double y;

  self->hit = (CoxaHit) { NULL, 0, 0, 0, 0, 0 };
  if (picture == NULL || self->camera.widget_width < 1)
    return;

  coxa_camera_get_origin (&self->camera, &x, &y);
  self->hit.numbers = picture->index->numbers;
  self->hit.width = (guint) picture->index->width;
  self->hit.height = (guint) picture->index->height;
  self->hit.scale = picture->request.scale / coxa_camera_get_scale (&self->camera);
  self->hit.x = 1 - x * self->hit.scale - picture->request.extents.x;
  self->hit.y = 1 - y * self->hit.scale - picture->request.extents.y;
}

void
coxa_plate_view_update_labels (CoxaPlateView *self)
{
  g_clear_pointer (&self->labels, coxa_plate_labels_free);
  if (coxa_plate_view_get_picture (self) == NULL || self->atlas == NULL)
    return;

  self->labels = coxa_plate_labels_new (GTK_WIDGET (self), self->atlas, self->scene->side, coxa_plate_view_get_picture (self),
                                        &self->camera, self->camera.margin_left);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void get_request (CoxaPlateView      *self,
                         CoxaPictureRequest *request);

/* A turn goes to a neighbour: its picture is to be there when the hand moves on. */
static void
expect_turn (CoxaPlateView *self)
{
  CoxaPlates *plates = coxa_atlas_get_plates (self->atlas);
  const CoxaView *before = coxa_turn_get_neighbour (plates, self->scene->view, -1);
  const CoxaView *after = coxa_turn_get_neighbour (plates, self->scene->view, 1);
  const char *views[] = { NULL, NULL, NULL };
  CoxaPictureRequest request;
  guint n = 0;

  if (after != NULL)
    views[n++] = after->id;
  if (before != NULL && before != after)
    views[n++] = before->id;
  get_request (self, &request);
  coxa_plate_easel_expect (self->easel, views, &request);
  coxa_picture_request_clear (&request);
}

/**
 * coxa_plate_view_settle:
 *
 * The picture that is wanted is there: gives it names, lifts and regions. The first of them come once the first frame is out.
 */
void
coxa_plate_view_settle (CoxaPlateView *self)
{
  CoxaPicture *picture = coxa_plate_view_get_picture (self);
  gboolean had_labels = self->labels != NULL;

  if (!coxa_plate_view_settle_regions (self))
    return;

  coxa_plate_view_update_labels (self);
  if (!had_labels)
    adw_animation_play (self->label_fade);
  expect_turn (self);
  coxa_plate_easel_lift (self->easel, picture);
  g_signal_emit_by_name (self, "settled");
}

void
coxa_plate_view_take_picture (CoxaPicture *picture,
                              gpointer     user_data)
{
  CoxaPlateView *self = user_data;
  gboolean fades;

  if (picture->stack != self->stack)
    {
      coxa_picture_unref (picture);
      return;
    }

  fades = coxa_plate_screen_put (self->screen, picture, adw_animation_get_value (self->fade));

  coxa_plate_view_update_hit (self);
  if (self->camera.zoom <= 1.001)
    coxa_plate_screen_drop_backdrop (self->screen);
  if (fades)
    adw_animation_play (self->fade);
  else
    adw_animation_skip (self->fade);
  /* Names and what can be pointed at come with the crisp one. */
  if (!picture->request.is_draft)
    coxa_plate_view_settle (self);
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
  request->kept = g_strdupv (self->scene->kept);
  request->side = self->scene->side;
  request->mode = self->scene->mode;
  request->show = self->scene->show;
  request->hidden = g_strdupv (self->scene->hidden);
  request->picked = g_strdupv (self->scene->picked);
  request->scale = coxa_camera_get_scale (&self->camera) * self->camera.device;
  coxa_camera_get_extents (&self->camera, &request->extents);
  request->line = self->camera.device;
  request->label_width = self->label_width;
  coxa_palette_look_up (GTK_WIDGET (self), &request->palette);
}

static gboolean
shows (CoxaPlateView            *self,
       const CoxaPictureRequest *request)
{
  return coxa_plate_view_get_picture (self) != NULL && coxa_plate_view_get_picture (self)->stack == self->stack &&
         coxa_picture_request_equal (&coxa_plate_view_get_picture (self)->request, request);
}

/* Asks for what is to be seen now, unless it is there or on its way. */
void
coxa_plate_view_want_picture (CoxaPlateView *self)
{
  CoxaPictureRequest request;

  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->stack == NULL || self->camera.widget_width < 1)
    return;

  get_request (self, &request);
  if (shows (self, &request))
    {
      coxa_plate_easel_settle (self->easel);
      if (self->labels == NULL && self->regions_id == 0)
        coxa_plate_view_settle (self);
    }
  else
    {
      coxa_plate_easel_want (self->easel, self->scene->view, &request, coxa_plate_view_get_picture (self) == NULL);
    }
  coxa_picture_request_clear (&request);
}

static gboolean
rest_cb (gpointer user_data)
{
  CoxaPlateView *self = user_data;

  self->rest_id = 0;
  coxa_plate_view_want_picture (self);

  return G_SOURCE_REMOVE;
}

/* The camera moved: show the kept picture there at once, and a crisp one when the hand rests. */
void
coxa_plate_view_camera_moved (CoxaPlateView *self,
              double         old_zoom)
{
  coxa_plate_view_update_hit (self);
  if (old_zoom <= 1.001)
    coxa_plate_screen_keep_backdrop (self->screen);

  g_clear_pointer (&self->labels, coxa_plate_labels_free);
  adw_animation_reset (self->label_fade);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST_MS, rest_cb, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (old_zoom != self->camera.zoom)
    g_object_notify (G_OBJECT (self), "zoom");
}

/**
 * coxa_plate_view_zoom_at:
 * @self: a plate
 * @zoom: 1 fits; clamped to what is sensible
 * @x: logical pixels
 * @y: logical pixels
 *
 * Zooms so that what lies at a place stays there.
 */
void
coxa_plate_view_zoom_at (CoxaPlateView *self,
                         double         zoom,
                         double         x,
                         double         y)
{
  double old_zoom = self->camera.zoom;

  g_return_if_fail (COXA_IS_PLATE_VIEW (self));

  coxa_camera_zoom_at (&self->camera, zoom, x, y);
  coxa_plate_view_camera_moved (self, old_zoom);
}

/**
 * coxa_plate_view_pan:
 * @self: a plate
 * @dx: logical pixels by which the sheet moves
 * @dy: likewise
 */
void
coxa_plate_view_pan (CoxaPlateView *self,
                     double         dx,
                     double         dy)
{
  g_return_if_fail (COXA_IS_PLATE_VIEW (self));

  coxa_camera_pan (&self->camera, dx, dy);
  coxa_plate_view_camera_moved (self, self->camera.zoom);
}

static double
get_label_width (CoxaPlateView *self)
{
  if (self->label_width == 0 && self->stack != NULL)
    self->label_width = coxa_label_set_measure (gtk_widget_get_pango_context (GTK_WIDGET (self)), self->atlas,
                                                self->scene->side, self->stack);

  return self->label_width;
}

/* The names that were measured for the picture that was kept may have been others: text size or language have changed. */
void
coxa_plate_view_measure_labels_again (CoxaPlateView *self)
{
  double before = self->label_width;

  self->label_width = 0;
  if (get_label_width (self) == before)
    return;

  coxa_plate_view_update_margins (self);
  coxa_plate_view_update_hit (self);
  coxa_plate_view_want_picture (self);
}

/* Room for names: a share of the width. Where the height is what bounds the drawing, there is more by itself. */
void
coxa_plate_view_update_margins (CoxaPlateView *self)
{
  CoxaCamera *camera = &self->camera;
  double width = camera->widget_width - camera->inset_end;
  double margin = 0;

  /* Measuring costs: not before there is a size. */
  if (self->show_labels && self->stack != NULL && camera->widget_width > 0)
    margin = coxa_label_set_get_margin (gtk_widget_get_pango_context (GTK_WIDGET (self)), get_label_width (self), width);
  camera->margin_left = margin;
  camera->margin_right = margin + camera->inset_end;
}

static void
set_stack (CoxaPlateView *self,
           CoxaStack     *stack)
{
  const CoxaView *old = self->stack != NULL ? coxa_stack_get_view (self->stack) : NULL;
  const CoxaView *view = stack != NULL ? coxa_stack_get_view (stack) : NULL;
  gboolean turned;
  double zoom;
  double height;

  if (self->stack == stack)
    return;

  coxa_plate_view_remove_regions (self);
  self->stack = stack;
  self->label_width = 0;
  self->hovered = 0;
  g_clear_pointer (&self->labels, coxa_plate_labels_free);
  coxa_plate_screen_drop_backdrop (self->screen);
  if (stack == NULL)
    return;

  /* Turned while zoomed, the reader looks at the same height from another side. */
  turned = old != NULL && g_str_equal (old->group, view->group) && self->camera.zoom > 1.001;
  zoom = self->camera.zoom;
  height = self->camera.center_y;
  coxa_camera_look_at (&self->camera, view, coxa_atlas_get_plates (self->atlas));
  if (turned)
    {
      self->camera.zoom = zoom;
      self->camera.center_y = height;
    }
  coxa_plate_view_update_margins (self);
  coxa_plate_view_update_hit (self);
}

/* Brings what was chosen into sight when the reader has zoomed in elsewhere. */
static void
show_selected (CoxaPlateView *self)
{
  GPtrArray *parts = coxa_view_get_parts (coxa_stack_get_view (self->stack));

  if (self->scene->selected == NULL || self->camera.zoom <= 1.001)
    return;

  for (guint i = 0; i < parts->len; i++)
    {
      const CoxaPart *part = g_ptr_array_index (parts, i);

      if (coxa_part_is_footprint (part) || !coxa_part_is_of_page (part, self->scene->selected))
        continue;
      if (coxa_camera_show (&self->camera, part->x, part->y, part->width, part->height))
        coxa_plate_view_camera_moved (self, self->camera.zoom);
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
  set_stack (self, coxa_painter_get_stack (self->painter, scene->view, scene->side));
  if (self->stack == NULL)
    return;

  show_selected (self);
  coxa_plate_view_want_picture (self);
}

/**
 * coxa_plate_view_set_first_picture:
 * @self: a plate with a scene
 * @picture: (transfer full): painted while the program started
 *
 * Puts up a picture so that the first frame has one. Where its size turns out not to fit it is scaled until the right one
 * is there.
 */
void
coxa_plate_view_set_first_picture (CoxaPlateView *self,
                                   CoxaPicture   *picture)
{
  g_return_if_fail (COXA_IS_PLATE_VIEW (self));

  if (coxa_plate_screen_get_picture (self->screen) != NULL || picture->stack != self->stack)
    {
      coxa_picture_unref (picture);
      return;
    }

  self->label_width = picture->request.label_width;
  coxa_plate_screen_put (self->screen, picture, 1);
  coxa_plate_view_update_hit (self);
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
  if (coxa_plate_easel_is_busy (self->easel) || coxa_plate_screen_is_fading (self->screen) || self->rest_id != 0 ||
      self->regions == NULL || self->labels == NULL || coxa_plate_view_get_picture (self) == NULL ||
      coxa_plate_view_get_picture (self)->lifts == NULL ||
      adw_animation_get_state (self->label_fade) == ADW_ANIMATION_PLAYING)
    return FALSE;

  get_request (self, &request);
  settled = shows (self, &request);
  coxa_picture_request_clear (&request);

  return settled;
}
