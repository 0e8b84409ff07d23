#include "config.h"

#include "coxa-snapshot.h"

#include <glib/gi18n.h>

/* The window has settled when plate and page have not changed for this many frames. */
#define QUIET_FRAMES 12
/* A plate that cannot be painted never settles; the picture of that is wanted too. Frames. */
#define PATIENCE 900

typedef struct
{
  CoxaWindow        *window;
  const CoxaOptions *options;
  CoxaSnapshotFunc   done;
  gpointer           user_data;
  gboolean           has_state;
  guint              quiet;
  guint              frames;
} Snapshot;

static gboolean
write_picture (Snapshot  *self,
               GError   **error)
{
  GtkWidget *widget = GTK_WIDGET (self->window);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_PENDING, _("There was nothing to draw into “%s”."), self->options->snapshot);
      return FALSE;
    }

  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (widget)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (!gdk_texture_save_to_png (texture, self->options->snapshot))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _("“%s” could not be written. Is its folder there, and may you write to it?"), self->options->snapshot);
      return FALSE;
    }

  return TRUE;
}

static gboolean
set_state (Snapshot  *self,
           GError   **error)
{
  CoxaPlateView *plate = coxa_window_get_plate (self->window);
  const char *region = self->options->state_region;
  gboolean found;

  if (region == NULL)
    return TRUE;

  gtk_window_set_focus_visible (GTK_WINDOW (self->window), TRUE);
  found = g_str_equal (self->options->state_kind, "hover") ? coxa_plate_view_point_at (plate, region)
                                                           : coxa_plate_view_focus_region (plate, region);
  if (!found)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 _("No region “%s” is to be seen here. Its ids are in the “region” members of plates.json; is the depth right?"),
                 region);

  return found;
}

static gboolean
tick_cb (GtkWidget     *widget G_GNUC_UNUSED,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  Snapshot *self = user_data;
  g_autoptr(GError) error = NULL;

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  self->frames++;
  if (coxa_plate_view_is_settled (coxa_window_get_plate (self->window)))
    self->quiet++;
  else
    self->quiet = 0;
  if (self->quiet < QUIET_FRAMES && self->frames < PATIENCE)
    return G_SOURCE_CONTINUE;

  if (!self->has_state)
    {
      self->has_state = TRUE;
      self->quiet = 0;
      if (set_state (self, &error))
        return G_SOURCE_CONTINUE;
    }
  else if (!write_picture (self, &error) && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING) && self->frames < PATIENCE)
    {
      /* What is on show is just being laid out anew: a busy machine has its frame a little later. */
      g_clear_error (&error);
      return G_SOURCE_CONTINUE;
    }
  self->done (error, self->user_data);

  return G_SOURCE_REMOVE;
}

/**
 * coxa_snapshot_take:
 * @window: a window that is shown
 * @options: the file, and what is to be pointed at; must outlive the call to @done
 * @done: told the outcome
 * @user_data: for @done
 *
 * Waits until plate and page have settled and draws the window into a PNG file.
 */
void
coxa_snapshot_take (CoxaWindow        *window,
                    const CoxaOptions *options,
                    CoxaSnapshotFunc   done,
                    gpointer           user_data)
{
  Snapshot *self = g_new0 (Snapshot, 1);

  self->window = window;
  self->options = options;
  self->done = done;
  self->user_data = user_data;
  /* Where no compositor runs GTK draws a frame of its own, which says nothing of Coxa. */
  gtk_widget_remove_css_class (GTK_WIDGET (window), "solid-csd");
  gtk_widget_add_tick_callback (GTK_WIDGET (window), tick_cb, self, g_free);
}
