#include "config.h"

#include "coxa-window.h"

#include "coxa-arrangement.h"
#include "coxa-banner.h"
#include "coxa-depth-scale.h"
#include "coxa-export-dialog.h"
#include "coxa-frames.h"
#include "coxa-handout-action.h"
#include "coxa-history.h"
#include "coxa-layers.h"
#include "coxa-plate-actions.h"
#include "coxa-practice-door.h"
#include "coxa-problems-dialog.h"
#include "coxa-search-panel.h"
#include "coxa-shelf.h"
#include "coxa-shortcuts.h"
#include "coxa-startup.h"
#include "coxa-thumbnails.h"
#include "coxa-turn.h"

#include <glib/gi18n.h>
#include <math.h>

#define THUMBNAIL_SIZE 26

struct _CoxaWindow
{
  AdwApplicationWindow parent_instance;

  AdwWindowTitle  *title;
  GtkMenuButton   *menu_button;
  GMenuModel      *menu;
  GtkMenuButton   *show_button;
  GMenuModel      *show_menu;
  CoxaFrames      *frames;       /* buttons of the named ones */
  GtkWidget       *turn_box;
  GtkScale        *turn_scale;
  GtkAdjustment   *turn;        /* which view of the ring */
  AdwHeaderBar    *header;
  CoxaBanner      *banner;
  GtkPaned        *paned;
  GtkWidget       *depth_box;
  GtkRange        *depth_scale;
  GtkAdjustment   *depth;
  CoxaPlateView   *plate;
  GtkWidget       *tools;
  GtkButton       *percent;
  GtkBox          *page_side;
  CoxaPageView    *page;
  CoxaShelf       *shelf;
  GtkStack        *places;      /* the atlas, and the room for doing things */
  CoxaPracticeDoor *door;

  CoxaAtlas       *atlas;
  CoxaPainter     *painter;
  CoxaHistory     *history;
  CoxaThumbnails  *thumbnails;
  GSettings       *settings;
  gboolean         let_go;      /* nothing is chosen although a page is open */
  gboolean         is_showing;  /* the slider follows the scene, not the other way round */
  CoxaArrangement  arrangement;
  CoxaPicture     *kept;        /* what the next start is to show first; compared, never followed */
  gboolean         has_moved;   /* away from the first address */
  gboolean         is_drawn;    /* the first frame is under way */
  gboolean         is_presented; /* and out */
};

G_DEFINE_FINAL_TYPE (CoxaWindow, coxa_window, ADW_TYPE_APPLICATION_WINDOW)

static void
set_window_title (CoxaWindow *self)
{
  const CoxaAddress *address = coxa_history_get_current (self->history);
  g_autofree char *page = coxa_address_dup_page (address);
  const CoxaIndexRow *row = coxa_atlas_lookup (self->atlas, page);
  g_autofree char *title = NULL;

  /* Translators: %s is what the page is about */
  title = g_strdup_printf (_("%s — Coxa"), row != NULL ? row->title : page);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
set_title (CoxaWindow     *self,
           const CoxaView *view,
           CoxaSide        side)
{
  if (self->is_presented || view == NULL)
    set_window_title (self);
  if (view == NULL)
    return;

  adw_window_title_set_title (self->title, coxa_frames_get_title (view->group, side));
  adw_window_title_set_subtitle (self->title, view->name);
}

/* The ring follows the scene. */
static void
show_turn (CoxaWindow      *self,
           const CoxaScene *scene)
{
  CoxaPlates *plates = coxa_atlas_get_plates (self->atlas);
  g_autoptr(GPtrArray) ring = coxa_turn_list_ring (plates, scene->view);
  guint at = 0;

  gtk_widget_set_visible (self->turn_box, ring->len > 1);
  if (ring->len < 2 || !g_ptr_array_find (ring, coxa_plates_get_view (plates, scene->view), &at))
    return;

  gtk_adjustment_set_upper (self->turn, ring->len - 1);
  gtk_adjustment_set_value (self->turn, at);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->turn_scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  coxa_plates_get_view (plates, scene->view)->name, -1);
}

static void
update_actions (CoxaWindow *self)
{
  const CoxaScene *scene = coxa_plate_view_get_scene (self->plate);
  double zoom = coxa_plate_view_get_zoom (self->plate);
  gboolean can_peel = scene != NULL && gtk_widget_get_visible (self->depth_box);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", coxa_history_can_move (self->history, -1));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.forward", coxa_history_can_move (self->history, 1));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.deeper", can_peel && scene->depth < COXA_DEPTHS);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.shallower", can_peel && scene->depth > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.zoom-out", zoom > 1.001);
  if (self->is_presented)
    coxa_handout_action_update (self);
}

/* Brings plate, page, slider and title to where the history stands. */
static void
show_current (CoxaWindow *self)
{
  const CoxaAddress *address = coxa_history_get_current (self->history);
  g_autoptr(CoxaScene) scene = coxa_scene_new_for_address (self->atlas, address);
  const CoxaView *view = coxa_plates_get_view (coxa_atlas_get_plates (self->atlas), scene->view);

  if (self->let_go)
    {
      g_clear_pointer (&scene->selected, g_free);
      g_strfreev (scene->overlays);
      scene->overlays = g_new0 (char *, 1);
      g_strfreev (scene->kept);
      scene->kept = g_new0 (char *, 1);
      scene->mode = COXA_MODE_WHOLE;
    }

  coxa_plate_view_set_scene (self->plate, scene);
  coxa_page_view_set_address (self->page, address);
  self->is_showing = TRUE;
  gtk_adjustment_set_value (self->depth, scene->depth);
  gtk_widget_set_visible (self->depth_box, coxa_view_has_depths (view));
  show_turn (self, scene);
  self->is_showing = FALSE;
  coxa_plate_actions_update (self, scene);
  coxa_frames_show (self->frames, scene);
  coxa_shelf_show (self->shelf, address);
  set_title (self, view, scene->side);
  update_actions (self);
}

/**
 * coxa_window_go:
 * @self: a window
 * @address: where to
 *
 * Opens an address: the one place that does.
 */
void
coxa_window_go (CoxaWindow        *self,
                const CoxaAddress *address)
{
  g_return_if_fail (COXA_IS_WINDOW (self));
  g_return_if_fail (address != NULL);

  coxa_practice_door_leave (self->door);
  self->let_go = FALSE;
  self->has_moved = coxa_history_get_current (self->history) != NULL;
  coxa_history_push (self->history, address);
  show_current (self);
}

/**
 * coxa_window_follow:
 * @self: a window
 * @address: where a link, a region or the desktop leads
 *
 * Opens an address as a reader who is somewhere already expects it: what was hidden stays hidden, what was shown stays shown.
 */
void
coxa_window_follow (CoxaWindow        *self,
                    const CoxaAddress *address)
{
  const CoxaAddress *current = coxa_history_get_current (self->history);
  g_autoptr(CoxaAddress) carried = coxa_address_copy (address);

  if (current != NULL && carried->hide == NULL)
    carried->hide = g_strdupv (current->hide);
  if (current != NULL && carried->show == 0)
    carried->show = current->show;
  coxa_window_go (self, carried);
}

/**
 * coxa_window_turn:
 * @self: a window
 * @view: id of a view of the ring
 *
 * Shows what is on show from another side. Steps of a turn are one place in the history, as stops of the depth are.
 */
void
coxa_window_turn (CoxaWindow *self,
                  const char *view)
{
  const CoxaScene *scene = coxa_plate_view_get_scene (self->plate);
  g_autoptr(CoxaAddress) address = coxa_address_copy (coxa_history_get_current (self->history));

  g_free (address->view);
  address->view = g_strdup (view);
  address->depth = scene->depth;
  self->has_moved = TRUE;
  coxa_history_replace (self->history, address);
  show_current (self);
}

static void
turn_changed_cb (CoxaWindow *self)
{
  const CoxaScene *scene = coxa_plate_view_get_scene (self->plate);
  g_autoptr(GPtrArray) ring = NULL;
  guint at = (guint) lround (gtk_adjustment_get_value (self->turn));

  if (self->is_showing || scene == NULL)
    return;

  ring = coxa_turn_list_ring (coxa_atlas_get_plates (self->atlas), scene->view);
  if (at < ring->len && !g_str_equal (((CoxaView *) g_ptr_array_index (ring, at))->id, scene->view))
    coxa_window_turn (self, ((CoxaView *) g_ptr_array_index (ring, at))->id);
}

static void
go_to_depth (CoxaWindow *self,
             int         depth)
{
  g_autoptr(CoxaAddress) address = coxa_address_copy (coxa_history_get_current (self->history));
  g_autoptr(CoxaScene) scene = NULL;

  /* What the scene shows anyway is not written. */
  address->depth = 0;
  scene = coxa_scene_new_for_address (self->atlas, address);
  if (scene->depth != depth)
    address->depth = depth;
  self->has_moved = TRUE;
  coxa_history_replace (self->history, address);
  show_current (self);
}

/* What was pointed at is to be seen at this stop; the reader stays at it. */
static void
activate_region_cb (CoxaWindow *self,
                    const char *text)
{
  g_autoptr(CoxaAddress) address = coxa_address_parse (text, NULL);
  const CoxaAddress *current = coxa_history_get_current (self->history);
  const CoxaScene *scene = coxa_plate_view_get_scene (self->plate);
  g_autoptr(CoxaScene) usual = NULL;

  if (address == NULL)
    return;

  if (coxa_plate_actions_pick (self, address))
    return;

  address->side = current->side;
  usual = coxa_scene_new_for_address (self->atlas, address);
  if (g_strcmp0 (usual->view, scene->view) != 0)
    address->view = g_strdup (scene->view);
  if (usual->depth != scene->depth || address->view != NULL)
    address->depth = scene->depth;
  coxa_window_follow (self, address);
}

static void
ask_here_cb (CoxaWindow *self,
             double      x,
             double      y)
{
  coxa_layers_ask (self, self->thumbnails, self->painter, x, y);
}

static void
let_go_cb (CoxaWindow *self)
{
  if (self->let_go)
    return;

  /* The stop stays where it is: what is chosen fades, not what is shown. */
  go_to_depth (self, coxa_plate_view_get_scene (self->plate)->depth);
  self->let_go = TRUE;
  show_current (self);
}

static void
depth_changed_cb (CoxaWindow *self)
{
  int depth = (int) lround (gtk_adjustment_get_value (self->depth));

  if (!self->is_showing && depth != coxa_plate_view_get_scene (self->plate)->depth)
    go_to_depth (self, depth);
}

static void
zoom_cb (CoxaWindow *self)
{
  /* Translators: the plate's size; a space stands before the sign in many languages */
  g_autofree char *text = g_strdup_printf (_("%d %%"), (int) lround (coxa_plate_view_get_zoom (self->plate) * 100));

  gtk_button_set_label (self->percent, text);
  update_actions (self);
}

static void
level_cb (CoxaWindow *self)
{
  g_settings_set_enum (self->settings, "reading-level", (int) coxa_page_view_get_level (self->page));
}

/* The first address, settled, plain and as a whole, is what the next start most likely shows. */
static void
settled_cb (CoxaWindow *self)
{
  CoxaPicture *picture = coxa_plate_view_get_picture (self->plate);

  if (picture == NULL || picture->request.mode != COXA_MODE_WHOLE || picture->request.show != COXA_SHOW_DEFAULT ||
      (picture->request.hidden != NULL && picture->request.hidden[0] != NULL) ||
      (picture->request.kept != NULL && picture->request.kept[0] != NULL) ||
      (picture->request.picked != NULL && picture->request.picked[0] != NULL))
    return;
  if (self->has_moved || picture == self->kept || coxa_plate_view_get_zoom (self->plate) > 1.001)
    return;

  self->kept = picture;
  coxa_startup_keep (picture);
}

static GdkPaintable *
get_thumbnail (const char *page,
               gpointer    user_data)
{
  CoxaWindow *self = user_data;

  return coxa_thumbnails_get (self->thumbnails, page);
}

/* Layout */

static void
arrange (CoxaWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->frames),
                          self->is_presented && !self->arrangement.is_stacked && coxa_frames_is_needed (self->frames));
  coxa_arrangement_arrange (&self->arrangement);
  if (self->shelf != NULL)
    coxa_shelf_set_narrow (self->shelf, self->arrangement.is_stacked);
}

static void
coxa_window_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  CoxaWindow *self = COXA_WINDOW (widget);

  if (coxa_arrangement_allocate (&self->arrangement, width))
    arrange (self);
  GTK_WIDGET_CLASS (coxa_window_parent_class)->size_allocate (widget, width, height, baseline);
}

/* What the first frame can do without: the tools, and what the desktop shows of us. The icon takes librsvg to draw, and the
 * title's dash makes X load a locale's tables. */
static gboolean
present_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  CoxaWindow *self = COXA_WINDOW (widget);

  /* the first call comes before the first frame is drawn */
  if (!self->is_drawn)
    {
      self->is_drawn = TRUE;
      return G_SOURCE_CONTINUE;
    }

  self->is_presented = TRUE;
  gtk_widget_set_visible (self->tools, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (gtk_widget_get_template_child (widget, COXA_TYPE_WINDOW, "search_button")), TRUE);
  coxa_frames_set_plates (self->frames, coxa_atlas_get_plates (self->atlas));
  coxa_frames_show (self->frames, coxa_plate_view_get_scene (self->plate));
  g_menu_prepend_section (G_MENU (self->show_menu), NULL, coxa_frames_get_menu (self->frames));
  coxa_shelf_present (self->shelf);
  coxa_practice_door_present (self->door);
  coxa_handout_action_present (self, self->header);
  arrange (self);
  set_window_title (self);
  gtk_window_set_icon_name (GTK_WINDOW (self), APPLICATION_ID);

  return G_SOURCE_REMOVE;
}

/* Actions */

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter G_GNUC_UNUSED)
{
  CoxaWindow *self = COXA_WINDOW (widget);

  if (coxa_history_move (self->history, g_str_equal (name, "win.back") ? -1 : 1) == NULL)
    return;

  self->let_go = FALSE;
  show_current (self);
}

static void
depth_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter G_GNUC_UNUSED)
{
  CoxaWindow *self = COXA_WINDOW (widget);
  int depth = coxa_plate_view_get_scene (self->plate)->depth + (g_str_equal (name, "win.deeper") ? 1 : -1);

  if (depth >= 1 && depth <= COXA_DEPTHS)
    go_to_depth (self, depth);
}

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter G_GNUC_UNUSED)
{
  CoxaWindow *self = COXA_WINDOW (widget);

  if (g_str_equal (name, "win.zoom-in"))
    coxa_plate_view_zoom_by (self->plate, 1.25);
  else if (g_str_equal (name, "win.zoom-out"))
    coxa_plate_view_zoom_by (self->plate, 0.8);
  else
    coxa_plate_view_zoom_to_fit (self->plate);
}

static void
switch_side_action (GtkWidget  *widget,
                    const char *name G_GNUC_UNUSED,
                    GVariant   *parameter G_GNUC_UNUSED)
{
  CoxaWindow *self = COXA_WINDOW (widget);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  gboolean on_plate = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->plate));

  if (on_plate)
    gtk_widget_child_focus (GTK_WIDGET (self->page), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->plate));
}

static void
show_problems_action (GtkWidget  *widget,
                      const char *name G_GNUC_UNUSED,
                      GVariant   *parameter G_GNUC_UNUSED)
{
  CoxaWindow *self = COXA_WINDOW (widget);

  coxa_problems_dialog_present (GTK_WINDOW (self), coxa_atlas_get_problems (self->atlas));
}

/* A menu costs as much as the rest of the header: it is made when it is opened. */
static void
create_menu_cb (GtkMenuButton *button,
                gpointer       user_data)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (user_data));
}

static void
show_shortcuts_action (GtkWidget  *widget,
                       const char *name G_GNUC_UNUSED,
                       GVariant   *parameter G_GNUC_UNUSED)
{
  coxa_shortcuts_present (GTK_APPLICATION_WINDOW (widget));
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args G_GNUC_UNUSED,
           gpointer   user_data G_GNUC_UNUSED)
{
  let_go_cb (COXA_WINDOW (widget));

  return TRUE;
}

/* Object */

/**
 * coxa_window_remember:
 * @self: a window
 *
 * Keeps size, column and the look of the plate for the next start.
 */
void
coxa_window_remember (CoxaWindow *self)
{
  int width;
  int height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (width > 0 && height > 0)
    {
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
    }
  g_settings_set_int (self->settings, "page-width", coxa_arrangement_get_page_width (&self->arrangement));
  if (coxa_history_get_current (self->history) != NULL)
    {
      g_autofree char *address = coxa_address_to_string (coxa_history_get_current (self->history));

      g_settings_set_string (self->settings, "last-address", address);
    }
}

static gboolean
coxa_window_close_request (GtkWindow *window)
{
  coxa_window_remember (COXA_WINDOW (window));

  return GTK_WINDOW_CLASS (coxa_window_parent_class)->close_request (window);
}

static void
coxa_window_dispose (GObject *object)
{
  CoxaWindow *self = COXA_WINDOW (object);

  if (self->page != NULL)
    coxa_page_view_set_thumbnails (self->page, NULL, NULL, NULL);
  g_clear_object (&self->shelf);
  g_clear_object (&self->door);
  g_clear_object (&self->thumbnails);
  g_clear_object (&self->settings);
  g_clear_object (&self->painter);
  g_clear_object (&self->atlas);
  gtk_widget_dispose_template (GTK_WIDGET (self), COXA_TYPE_WINDOW);

  G_OBJECT_CLASS (coxa_window_parent_class)->dispose (object);
}

static void
coxa_window_finalize (GObject *object)
{
  coxa_history_free (COXA_WINDOW (object)->history);

  G_OBJECT_CLASS (coxa_window_parent_class)->finalize (object);
}

static void
coxa_window_class_init (CoxaWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = coxa_window_dispose;
  object_class->finalize = coxa_window_finalize;
  widget_class->size_allocate = coxa_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = coxa_window_close_request;

  g_type_ensure (COXA_TYPE_BANNER);
  g_type_ensure (COXA_TYPE_FRAMES);
  g_type_ensure (COXA_TYPE_PLATE_VIEW);
  g_type_ensure (COXA_TYPE_PAGE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/coxa/Coxa/ui/coxa-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, title);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, show_button);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, show_menu);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, frames);
  gtk_widget_class_bind_template_child_full (widget_class, "search_button", FALSE, 0);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, turn_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, turn_scale);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, turn);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, header);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, page_side);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, paned);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, places);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, depth_box);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, depth_scale);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, depth);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, plate);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, tools);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, percent);
  gtk_widget_class_bind_template_child (widget_class, CoxaWindow, page);

  gtk_widget_class_install_action (widget_class, "win.back", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "win.forward", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "win.deeper", NULL, depth_action);
  gtk_widget_class_install_action (widget_class, "win.shallower", NULL, depth_action);
  gtk_widget_class_install_action (widget_class, "win.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "win.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "win.zoom-fit", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "win.switch-side", NULL, switch_side_action);
  gtk_widget_class_install_action (widget_class, "win.show-problems", NULL, show_problems_action);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL, show_shortcuts_action);
  gtk_widget_class_install_property_action (widget_class, "win.fullscreen", "fullscreened");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
coxa_window_init (CoxaWindow *self)
{
  g_autoptr(GPropertyAction) labels = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->history = coxa_history_new ();
  self->settings = g_settings_new (APPLICATION_ID);

  labels = g_property_action_new ("labels", self->plate, "show-labels");
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (labels));
  g_settings_bind (self->settings, "show-labels", self->plate, "show-labels", G_SETTINGS_BIND_DEFAULT);
  coxa_page_view_set_level (self->page, (CoxaLevel) g_settings_get_enum (self->settings, "reading-level"));

  g_signal_connect_swapped (self->plate, "activate-region", G_CALLBACK (activate_region_cb), self);
  g_signal_connect_swapped (self->plate, "ask-here", G_CALLBACK (ask_here_cb), self);
  g_signal_connect_swapped (self->plate, "ask-which", G_CALLBACK (coxa_layers_ask_which), self);
  g_signal_connect_swapped (self->plate, "let-go", G_CALLBACK (let_go_cb), self);
  g_signal_connect_swapped (self->plate, "settled", G_CALLBACK (settled_cb), self);
  g_signal_connect_swapped (self->plate, "notify::zoom", G_CALLBACK (zoom_cb), self);
  g_signal_connect_swapped (self->depth, "value-changed", G_CALLBACK (depth_changed_cb), self);
  g_signal_connect_swapped (self->page, "notify::level", G_CALLBACK (level_cb), self);
  g_signal_connect_swapped (self->paned, "notify::max-position", G_CALLBACK (coxa_arrangement_place_page),
                            &self->arrangement);
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self->menu, NULL);
  gtk_menu_button_set_create_popup_func (self->show_button, create_menu_cb, self->show_menu, NULL);
  coxa_plate_actions_add (self);
  coxa_search_panel_add (self);
  coxa_export_dialog_add (self);
  coxa_handout_action_add (self);
  g_signal_connect_swapped (self->turn, "value-changed", G_CALLBACK (turn_changed_cb), self);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), present_cb, NULL, NULL);
  coxa_depth_scale_set_up (self->depth_scale);
  self->arrangement = (CoxaArrangement) { .paned = self->paned, .plate = self->plate, .tools = self->tools,
                                          .turn_scale = GTK_WIDGET (self->turn_scale),
                                          .page_width = g_settings_get_int (self->settings, "page-width") };
  arrange (self);

  /* A ring is for who comes with the keyboard, not a greeting. */
  gtk_window_set_focus_visible (GTK_WINDOW (self), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
announce_problems (CoxaWindow *self)
{
  guint n = coxa_atlas_get_problems (self->atlas)->len;
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  text = g_strdup_printf (ngettext ("One thing in this atlas could not be read. Everything else works.",
                                    "%u things in this atlas could not be read. Everything else works.", n), n);
  coxa_banner_tell (self->banner, text, _("Show What"), _("Show what could not be read"), "win.show-problems");
}

/**
 * coxa_window_new:
 * @application: the application
 * @atlas: what there is to read
 * @painter: paints its plates
 * @store: what the reader keeps
 *
 * Returns: (transfer floating): a window that shows nothing until coxa_window_go()
 */
CoxaWindow *
coxa_window_new (AdwApplication *application,
                 CoxaAtlas      *atlas,
                 CoxaPainter    *painter,
                 CoxaStore      *store)
{
  CoxaWindow *self = g_object_new (COXA_TYPE_WINDOW, "application", application, NULL);

  self->atlas = g_object_ref (atlas);
  self->painter = g_object_ref (painter);
  self->shelf = coxa_shelf_new (self, store, self->header, self->page_side, self->banner);
  self->door = coxa_practice_door_new (self, store, self->settings, self->header, self->places);
  coxa_plate_actions_add_figure (self, self->settings);
  coxa_plate_view_set_atlas (self->plate, atlas, painter);
  coxa_page_view_set_atlas (self->page, atlas);
  self->thumbnails = coxa_thumbnails_new (painter, THUMBNAIL_SIZE * gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  coxa_page_view_set_thumbnails (self->page, get_thumbnail, self, NULL);
  g_signal_connect_object (self->thumbnails, "changed", G_CALLBACK (coxa_page_view_thumbnails_changed), self->page,
                           G_CONNECT_SWAPPED);
  arrange (self);
  announce_problems (self);

  return self;
}

/**
 * coxa_window_refresh:
 * @self: a window
 *
 * Shows again where the reader is: what can be done there has changed.
 */
void
coxa_window_refresh (CoxaWindow *self)
{
  g_return_if_fail (COXA_IS_WINDOW (self));

  if (coxa_history_get_current (self->history) != NULL)
    show_current (self);
}

/**
 * coxa_window_set_first_picture:
 * @self: a window that is at its first address
 * @picture: (transfer full): what was painted while the program started
 */
void
coxa_window_set_first_picture (CoxaWindow  *self,
                               CoxaPicture *picture)
{
  g_return_if_fail (COXA_IS_WINDOW (self));

  self->kept = picture;
  coxa_plate_view_set_first_picture (self->plate, picture);
}

/**
 * coxa_window_get_address:
 *
 * Returns: (transfer none) (nullable): where the reader is
 */
const CoxaAddress *
coxa_window_get_address (CoxaWindow *self)
{
  g_return_val_if_fail (COXA_IS_WINDOW (self), NULL);

  return coxa_history_get_current (self->history);
}

CoxaAtlas *
coxa_window_get_atlas (CoxaWindow *self)
{
  g_return_val_if_fail (COXA_IS_WINDOW (self), NULL);

  return self->atlas;
}

CoxaPlateView *
coxa_window_get_plate (CoxaWindow *self)
{
  g_return_val_if_fail (COXA_IS_WINDOW (self), NULL);

  return self->plate;
}
