#include "coxa-plate-easel.h"

#include <math.h>

#define AHEAD 2 /* both neighbours of a turn */
#define DRAFT 0.35 /* of the scale: what nobody expected is there in a sixth of the time, and crisp a moment later */

typedef struct
{
  char               *view; /* NULL: nothing is wanted */
  CoxaPictureRequest  request;
} Order;

struct _CoxaPlateEasel
{
  gatomicrefcount       ref_count; /* a worker's callback may come after the plate has gone */
  CoxaPainter          *painter;
  CoxaEaselPictureFunc  picture_func; /* NULL once closed */
  CoxaEaselLiftsFunc    lifts_func;
  gpointer              user_data;
  GCancellable         *painting;     /* not NULL while a worker paints */
  GCancellable         *lifting;
  Order                 current;      /* what it paints */
  Order                 whole;        /* what the draft that it paints stands for */
  Order                 next;         /* what is wanted instead */
  gboolean              next_may_be_draft;
  Order                 ahead[AHEAD]; /* what is likely to be wanted */
  CoxaPicture          *ready[AHEAD]; /* it, once painted */
  GCancellable         *preparing;    /* not NULL while a worker paints ahead */
};

static void prepare (CoxaPlateEasel *self);

static void
order_clear (Order *order)
{
  g_clear_pointer (&order->view, g_free);
  coxa_picture_request_clear (&order->request);
}

static void
order_set (Order                    *order,
           const char               *view,
           const CoxaPictureRequest *request)
{
  order_clear (order);
  order->view = g_strdup (view);
  coxa_picture_request_copy (request, &order->request);
}

static gboolean
order_is (const Order              *order,
          const char               *view,
          const CoxaPictureRequest *request)
{
  return g_strcmp0 (order->view, view) == 0 && coxa_picture_request_equal (&order->request, request);
}

static CoxaPlateEasel *
easel_ref (CoxaPlateEasel *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

static void
easel_unref (CoxaPlateEasel *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  order_clear (&self->current);
  order_clear (&self->whole);
  order_clear (&self->next);
  g_clear_object (&self->painting);
  g_clear_object (&self->lifting);
  g_clear_object (&self->preparing);
  for (guint i = 0; i < AHEAD; i++)
    {
      order_clear (&self->ahead[i]);
      g_clear_pointer (&self->ready[i], coxa_picture_unref);
    }
  g_object_unref (self->painter);
  g_free (self);
}

static void paint (CoxaPlateEasel *self);

static void start (CoxaPlateEasel *self,
                   Order          *order,
                   gboolean        may_be_draft);

static void
painted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  CoxaPlateEasel *self = user_data;
  g_autoptr(GError) error = NULL;
  CoxaPicture *picture = coxa_painter_paint_finish (COXA_PAINTER (source), result, &error);

  g_clear_object (&self->painting);
  order_clear (&self->current);
  if (picture != NULL && self->picture_func != NULL)
    self->picture_func (picture, self->user_data);
  else
    g_clear_pointer (&picture, coxa_picture_unref);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("The plate could not be painted: %s", error->message);

  /* Telling of the picture may have begun the next one already. */
  if (self->picture_func == NULL || self->painting != NULL)
    order_clear (&self->whole);
  else if (self->next.view != NULL)
    start (self, &self->next, self->next_may_be_draft);
  else if (self->whole.view != NULL && error == NULL)
    {
      self->current = self->whole;
      self->whole = (Order) { 0, };
      paint (self);
    }
  easel_unref (self);
}

static void
make_draft (Order *order)
{
  CoxaPictureRequest *r = &order->request;

  r->is_draft = TRUE;
  r->scale *= DRAFT;
  r->line *= DRAFT;
  r->extents.x = (int) floor (r->extents.x * DRAFT);
  r->extents.y = (int) floor (r->extents.y * DRAFT);
  r->extents.width = (int) ceil (r->extents.width * DRAFT);
  r->extents.height = (int) ceil (r->extents.height * DRAFT);
}

/* Takes what is wanted. */
static void
start (CoxaPlateEasel *self,
       Order          *order,
       gboolean        may_be_draft)
{
  CoxaStack *stack = coxa_painter_get_stack (self->painter, order->view, order->request.side);

  order_clear (&self->current);
  order_clear (&self->whole);
  self->current = *order;
  *order = (Order) { 0, };
  if (may_be_draft && stack != NULL && !coxa_stack_is_warm (stack))
    {
      order_set (&self->whole, self->current.view, &self->current.request);
      make_draft (&self->current);
    }
  paint (self);
}

static void
paint (CoxaPlateEasel *self)
{
  self->painting = g_cancellable_new ();
  coxa_painter_paint_async (self->painter, self->current.view, &self->current.request, self->painting, painted_cb,
                            easel_ref (self));
}

static void
lifted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  CoxaPlateEasel *self = user_data;
  CoxaPicture *picture = g_task_get_task_data (G_TASK (result));
  cairo_surface_t **lifts = coxa_painter_lift_finish (COXA_PAINTER (source), result, NULL);

  if (lifts != NULL)
    {
      coxa_picture_take_lifts (picture, lifts);
      if (self->lifts_func != NULL)
        self->lifts_func (self->user_data);
    }
  if (self->lifts_func != NULL)
    prepare (self);
  easel_unref (self);
}

static void
prepared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  CoxaPlateEasel *self = user_data;
  CoxaPicture *picture = coxa_painter_paint_finish (COXA_PAINTER (source), result, NULL);

  g_clear_object (&self->preparing);
  for (guint i = 0; picture != NULL && i < AHEAD; i++)
    {
      if (self->ready[i] != NULL || self->ahead[i].view == NULL ||
          !g_str_equal (self->ahead[i].view, coxa_stack_get_view (picture->stack)->id) ||
          !coxa_picture_request_equal (&self->ahead[i].request, &picture->request))
        continue;
      self->ready[i] = g_steal_pointer (&picture);
    }
  g_clear_pointer (&picture, coxa_picture_unref);
  if (self->picture_func != NULL)
    prepare (self);
  easel_unref (self);
}

/* Paints what is likely to be wanted next, while nothing else is wanted. */
static void
prepare (CoxaPlateEasel *self)
{
  for (guint i = 0; i < AHEAD && self->painting == NULL && self->preparing == NULL; i++)
    {
      if (self->ahead[i].view == NULL || self->ready[i] != NULL)
        continue;

      self->preparing = g_cancellable_new ();
      coxa_painter_paint_async (self->painter, self->ahead[i].view, &self->ahead[i].request, self->preparing, prepared_cb,
                                easel_ref (self));
    }
}

/**
 * coxa_plate_easel_new:
 * @painter: paints
 * @picture_func: told of each picture
 * @lifts_func: told when a picture's lifts have come
 * @user_data: for both
 *
 * Returns: (transfer full): an easel; end it with coxa_plate_easel_close()
 */
CoxaPlateEasel *
coxa_plate_easel_new (CoxaPainter          *painter,
                      CoxaEaselPictureFunc  picture_func,
                      CoxaEaselLiftsFunc    lifts_func,
                      gpointer              user_data)
{
  CoxaPlateEasel *self = g_new0 (CoxaPlateEasel, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->painter = g_object_ref (painter);
  self->picture_func = picture_func;
  self->lifts_func = lifts_func;
  self->user_data = user_data;

  return self;
}

/**
 * coxa_plate_easel_close:
 * @self: (nullable) (transfer full): an easel
 *
 * Nobody is told of anything from now on.
 */
void
coxa_plate_easel_close (CoxaPlateEasel *self)
{
  if (self == NULL)
    return;

  self->picture_func = NULL;
  self->lifts_func = NULL;
  g_cancellable_cancel (self->painting);
  g_cancellable_cancel (self->lifting);
  g_cancellable_cancel (self->preparing);
  easel_unref (self);
}

/**
 * coxa_plate_easel_want:
 * @self: an easel
 * @view: a view's id
 * @request: what to show
 * @may_be_draft: whether a coarse picture is better than none until then
 *
 * Asks for a picture. What is being painted is given up for it, unless it is the same. What was painted ahead is told of at
 * once.
 */
void
coxa_plate_easel_want (CoxaPlateEasel           *self,
                       const char               *view,
                       const CoxaPictureRequest *request,
                       gboolean                  may_be_draft)
{
  g_cancellable_cancel (self->preparing);
  for (guint i = 0; i < AHEAD; i++)
    {
      if (self->ready[i] == NULL || !order_is (&self->ahead[i], view, request))
        continue;

      coxa_plate_easel_settle (self);
      order_clear (&self->ahead[i]);
      self->picture_func (g_steal_pointer (&self->ready[i]), self->user_data);
      return;
    }

  if (self->painting == NULL)
    {
      order_set (&self->next, view, request);
      start (self, &self->next, may_be_draft);
    }
  else if (order_is (self->whole.view != NULL ? &self->whole : &self->current, view, request) &&
           !g_cancellable_is_cancelled (self->painting))
    {
      order_clear (&self->next);
    }
  else
    {
      g_cancellable_cancel (self->painting);
      order_set (&self->next, view, request);
      self->next_may_be_draft = may_be_draft;
    }
}

/**
 * coxa_plate_easel_settle:
 *
 * What is on show is what is wanted: gives up what is being painted.
 */
void
coxa_plate_easel_settle (CoxaPlateEasel *self)
{
  order_clear (&self->next);
  g_cancellable_cancel (self->painting);
}

gboolean
coxa_plate_easel_is_busy (CoxaPlateEasel *self)
{
  return self->painting != NULL;
}

/**
 * coxa_plate_easel_lift:
 * @self: an easel
 * @picture: what is on show
 *
 * Has a picture's lifts made, unless they are there; those of another picture are given up.
 */
void
coxa_plate_easel_lift (CoxaPlateEasel *self,
                       CoxaPicture    *picture)
{
  g_cancellable_cancel (self->lifting);
  g_clear_object (&self->lifting);
  if (picture->lifts != NULL)
    {
      prepare (self);
      return;
    }

  self->lifting = g_cancellable_new ();
  coxa_painter_lift_async (self->painter, picture, self->lifting, lifted_cb, easel_ref (self));
}

/**
 * coxa_plate_easel_expect:
 * @self: an easel
 * @views: (array zero-terminated=1): ids of the views that may be wanted next, at most two
 * @request: what of them
 *
 * Tells what is likely to be wanted: it is painted ahead once the lifts of what is on show are made.
 */
void
coxa_plate_easel_expect (CoxaPlateEasel           *self,
                         const char * const       *views,
                         const CoxaPictureRequest *request)
{
  for (guint i = 0; i < AHEAD; i++)
    {
      const char *view = g_strv_length ((char **) views) > i ? views[i] : NULL;

      if (view != NULL && order_is (&self->ahead[i], view, request))
        continue;
      order_clear (&self->ahead[i]);
      g_clear_pointer (&self->ready[i], coxa_picture_unref);
      if (view != NULL)
        order_set (&self->ahead[i], view, request);
    }
}
