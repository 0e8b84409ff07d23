#include "coxa-figure-sight.h"

#define LEFT_SECONDS 60   /* after which a window that is not worked with is taken for one that is not looked at */
#define PART         0.4  /* of its height that must be seen */

struct _CoxaFigureSight
{
  GObject     parent_instance;

  GtkWidget  *widget;      /* borrowed, or NULL once it is gone */
  GPtrArray  *scrollers;   /* GtkScrolledWindow: those that it is in, while it is mapped */
  GtkWindow  *window;      /* while it is mapped, or NULL */
  GdkSurface *surface;     /* likewise */
  gulong      painted_id;  /* on the frame clock of the window */
  guint       left_id;
  gboolean    is_left;
  gboolean    is_seen;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaFigureSight, coxa_figure_sight, G_TYPE_OBJECT)

/* A figure of which only a strip is to be seen is not looked at. */
static gboolean
is_within (CoxaFigureSight   *self,
           GtkScrolledWindow *scroller)
{
  graphene_rect_t bounds, view, seen;

  if (!gtk_widget_compute_bounds (self->widget, GTK_WIDGET (scroller), &bounds) || bounds.size.height <= 0)
    return FALSE;

  graphene_rect_init (&view, 0, 0, (float) gtk_widget_get_width (GTK_WIDGET (scroller)),
                      (float) gtk_widget_get_height (GTK_WIDGET (scroller)));

  return graphene_rect_intersection (&bounds, &view, &seen) &&
         seen.size.height >= MIN (bounds.size.height, view.size.height) * (float) PART;
}

static gboolean
look (CoxaFigureSight *self)
{
  if (self->widget == NULL || !gtk_widget_get_mapped (self->widget) || self->is_left)
    return FALSE;

  if (GDK_IS_TOPLEVEL (self->surface) &&
      (gdk_toplevel_get_state (GDK_TOPLEVEL (self->surface)) & GDK_TOPLEVEL_STATE_MINIMIZED) != 0)
    return FALSE;

  for (guint i = 0; i < self->scrollers->len; i++)
    if (!is_within (self, g_ptr_array_index (self->scrollers, i)))
      return FALSE;

  return TRUE;
}

static void
painted_cb (CoxaFigureSight *self,
            GdkFrameClock   *clock)
{
  g_clear_signal_handler (&self->painted_id, clock);
  coxa_figure_sight_update (self);
}

/* Where things are after scrolling is known only when they were laid out. */
static void
scrolled_cb (CoxaFigureSight *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->widget);

  if (clock == NULL || self->painted_id != 0)
    return;

  self->painted_id = g_signal_connect_object (clock, "after-paint", G_CALLBACK (painted_cb), self, G_CONNECT_SWAPPED);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
}

static gboolean
left_cb (gpointer user_data)
{
  CoxaFigureSight *self = user_data;

  self->left_id = 0;
  self->is_left = TRUE;
  coxa_figure_sight_update (self);

  return G_SOURCE_REMOVE;
}

static void
active_cb (CoxaFigureSight *self)
{
  g_clear_handle_id (&self->left_id, g_source_remove);
  self->is_left = FALSE;
  if (self->window != NULL && !gtk_window_is_active (self->window))
    self->left_id = g_timeout_add_seconds (LEFT_SECONDS, left_cb, self);
  coxa_figure_sight_update (self);
}

static void
forget (CoxaFigureSight *self)
{
  for (guint i = 0; i < self->scrollers->len; i++)
    {
      GtkScrolledWindow *scroller = g_ptr_array_index (self->scrollers, i);

      g_signal_handlers_disconnect_by_data (gtk_scrolled_window_get_vadjustment (scroller), self);
    }
  g_ptr_array_set_size (self->scrollers, 0);
  if (self->window != NULL)
    g_signal_handlers_disconnect_by_data (self->window, self);
  if (self->surface != NULL)
    {
      GdkFrameClock *clock = gdk_surface_get_frame_clock (self->surface);

      if (clock != NULL)
        g_signal_handlers_disconnect_by_data (clock, self);
      g_signal_handlers_disconnect_by_data (self->surface, self);
    }
  self->painted_id = 0;
  g_clear_object (&self->window);
  g_clear_object (&self->surface);
  g_clear_handle_id (&self->left_id, g_source_remove);
  self->is_left = FALSE;
}

static void
map_cb (CoxaFigureSight *self)
{
  GtkRoot *root = gtk_widget_get_root (self->widget);
  GtkNative *native = gtk_widget_get_native (self->widget);

  forget (self);
  for (GtkWidget *at = gtk_widget_get_parent (self->widget); at != NULL; at = gtk_widget_get_parent (at))
    {
      GtkAdjustment *adjustment;

      if (!GTK_IS_SCROLLED_WINDOW (at))
        continue;
      adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (at));
      g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (adjustment, "changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->scrollers, g_object_ref (at));
    }

  if (GTK_IS_WINDOW (root))
    {
      self->window = g_object_ref (GTK_WINDOW (root));
      g_signal_connect_object (root, "notify::is-active", G_CALLBACK (active_cb), self, G_CONNECT_SWAPPED);
    }
  if (native != NULL && gtk_native_get_surface (native) != NULL)
    {
      self->surface = g_object_ref (gtk_native_get_surface (native));
      if (GDK_IS_TOPLEVEL (self->surface))
        g_signal_connect_object (self->surface, "notify::state", G_CALLBACK (coxa_figure_sight_update), self, G_CONNECT_SWAPPED);
    }
  active_cb (self);
  scrolled_cb (self);
}

static void
unmap_cb (CoxaFigureSight *self)
{
  forget (self);
  coxa_figure_sight_update (self);
}

static void
coxa_figure_sight_dispose (GObject *object)
{
  coxa_figure_sight_detach (COXA_FIGURE_SIGHT (object));

  G_OBJECT_CLASS (coxa_figure_sight_parent_class)->dispose (object);
}

static void
coxa_figure_sight_finalize (GObject *object)
{
  g_ptr_array_unref (COXA_FIGURE_SIGHT (object)->scrollers);

  G_OBJECT_CLASS (coxa_figure_sight_parent_class)->finalize (object);
}

static void
coxa_figure_sight_class_init (CoxaFigureSightClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_figure_sight_dispose;
  G_OBJECT_CLASS (klass)->finalize = coxa_figure_sight_finalize;

  /**
   * CoxaFigureSight::changed:
   *
   * It came into sight, or went out of it.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
coxa_figure_sight_init (CoxaFigureSight *self)
{
  self->scrollers = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * coxa_figure_sight_new:
 * @widget: who is to be watched; it must let go with coxa_figure_sight_detach()
 *
 * Returns: (transfer full): a watch over it
 */
CoxaFigureSight *
coxa_figure_sight_new (GtkWidget *widget)
{
  CoxaFigureSight *self = g_object_new (COXA_TYPE_FIGURE_SIGHT, NULL);

  self->widget = widget;
  g_signal_connect_object (widget, "map", G_CALLBACK (map_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (widget, "unmap", G_CALLBACK (unmap_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  return self;
}

/**
 * coxa_figure_sight_detach:
 * @self: a watch
 *
 * Ends it: the widget goes.
 */
void
coxa_figure_sight_detach (CoxaFigureSight *self)
{
  g_return_if_fail (COXA_IS_FIGURE_SIGHT (self));

  forget (self);
  if (self->widget != NULL)
    g_signal_handlers_disconnect_by_data (self->widget, self);
  self->widget = NULL;
}

/**
 * coxa_figure_sight_update:
 * @self: a watch
 *
 * Looks again: the widget was laid out.
 */
void
coxa_figure_sight_update (CoxaFigureSight *self)
{
  gboolean is_seen;

  g_return_if_fail (COXA_IS_FIGURE_SIGHT (self));

  is_seen = look (self);
  if (self->is_seen == is_seen)
    return;

  self->is_seen = is_seen;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * coxa_figure_sight_is_seen:
 * @self: a watch
 *
 * Returns: whether somebody can see the widget
 */
gboolean
coxa_figure_sight_is_seen (CoxaFigureSight *self)
{
  g_return_val_if_fail (COXA_IS_FIGURE_SIGHT (self), FALSE);

  return self->is_seen;
}
