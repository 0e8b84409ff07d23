/* What can be done with the plate: seen from another side, taken apart, put together again. Each is a change of the address, so
 * that Back undoes it and a link can ask for it.
 *
 *   win.view ID       a view
 *   win.turn ±1       the next view of the ring
 *   win.side          right or left
 *   win.mode          whole, isolate or ghost
 *   win.hide          hides what is chosen; win.undo-hide shows what was hidden last; win.show-all shows all that is hidden
 *   win.show-nerves, -vessels, -ligaments, -bursae
 */
#include "config.h"

#include "coxa-plate-actions.h"

#include "coxa-turn.h"

#include <glib/gi18n.h>

static const char * const modes[] = { "whole", "isolate", "ghost" };

static const struct { const char *action; CoxaShow flag; } overlays[] = {
  { "show-nerves", COXA_SHOW_NERVES },
  { "show-vessels", COXA_SHOW_VESSELS },
  { "show-ligaments", COXA_SHOW_LIGAMENTS },
  { "show-bursae", COXA_SHOW_BURSAE },
};

static CoxaAddress *
copy_address (CoxaWindow *window)
{
  const CoxaAddress *address = coxa_window_get_address (window);

  return address != NULL ? coxa_address_copy (address) : NULL;
}

/* The stop stays where the reader is, whatever the scene of the address would be in another view. */
static void
keep_depth (CoxaWindow  *window,
            CoxaAddress *address)
{
  address->depth = coxa_plate_view_get_scene (coxa_window_get_plate (window))->depth;
}

static void
view_action (GSimpleAction *action G_GNUC_UNUSED,
             GVariant      *parameter,
             gpointer       user_data)
{
  CoxaWindow *window = user_data;
  const char *id = g_variant_get_string (parameter, NULL);
  CoxaPlates *plates = coxa_atlas_get_plates (coxa_window_get_atlas (window));
  const CoxaScene *scene = coxa_plate_view_get_scene (coxa_window_get_plate (window));
  CoxaView *view = coxa_plates_get_view (plates, id);
  CoxaView *old = scene != NULL ? coxa_plates_get_view (plates, scene->view) : NULL;
  g_autoptr(CoxaAddress) address = copy_address (window);

  if (address == NULL || view == NULL || view == old)
    return;

  g_free (address->view);
  address->view = g_strdup (id);
  if (old != NULL && g_str_equal (old->group, view->group))
    keep_depth (window, address);
  else
    address->depth = 0;
  coxa_window_go (window, address);
}

static void
turn_action (GSimpleAction *action G_GNUC_UNUSED,
             GVariant      *parameter,
             gpointer       user_data)
{
  CoxaWindow *window = user_data;
  const CoxaScene *scene = coxa_plate_view_get_scene (coxa_window_get_plate (window));
  CoxaPlates *plates = coxa_atlas_get_plates (coxa_window_get_atlas (window));
  CoxaView *view = scene != NULL ? coxa_turn_get_neighbour (plates, scene->view, g_variant_get_int32 (parameter)) : NULL;

  if (view != NULL)
    coxa_window_turn (window, view->id);
}

static void
side_action (GSimpleAction *action G_GNUC_UNUSED,
             GVariant      *parameter,
             gpointer       user_data)
{
  g_autoptr(CoxaAddress) address = copy_address (user_data);

  if (address == NULL)
    return;

  address->side = g_str_equal (g_variant_get_string (parameter, NULL), "left") ? COXA_SIDE_LEFT : COXA_SIDE_RIGHT;
  coxa_window_go (user_data, address);
}

static void
mode_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  g_autoptr(CoxaAddress) address = copy_address (user_data);
  g_autoptr(GVariant) state = g_action_get_state (G_ACTION (action));
  const char *wanted = g_variant_get_string (parameter, NULL);

  if (address == NULL)
    return;

  /* Asked twice, it is taken back. */
  if (g_str_equal (wanted, g_variant_get_string (state, NULL)))
    wanted = "whole";
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    if (g_str_equal (modes[i], wanted))
      address->mode = (CoxaMode) i;
  keep_depth (user_data, address);
  coxa_window_go (user_data, address);
}

static void
set_hidden (CoxaWindow  *window,
            CoxaAddress *address,
            GPtrArray   *ids)
{
  g_clear_pointer (&address->hide, g_strfreev);
  if (ids->len > 0)
    {
      g_ptr_array_add (ids, NULL);
      address->hide = g_strdupv ((char **) ids->pdata);
    }
  keep_depth (window, address);
  coxa_window_go (window, address);
}

static GPtrArray *
list_hidden (const CoxaAddress *address)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; address->hide != NULL && address->hide[i] != NULL; i++)
    g_ptr_array_add (ids, g_strdup (address->hide[i]));

  return ids;
}

static void
hide_action (GSimpleAction *action G_GNUC_UNUSED,
             GVariant      *parameter G_GNUC_UNUSED,
             gpointer       user_data)
{
  CoxaWindow *window = user_data;
  const CoxaScene *scene = coxa_plate_view_get_scene (coxa_window_get_plate (window));
  CoxaView *view = coxa_plates_get_view (coxa_atlas_get_plates (coxa_window_get_atlas (window)), scene->view);
  g_autoptr(CoxaAddress) address = copy_address (window);
  g_autoptr(GPtrArray) ids = NULL;
  GPtrArray *parts;

  if (address == NULL || view == NULL || scene->selected == NULL)
    return;

  ids = list_hidden (address);
  parts = coxa_view_get_parts (view);
  for (guint i = 0; i < parts->len; i++)
    {
      const CoxaPart *part = g_ptr_array_index (parts, i);

      if (!coxa_part_is_patch (part) && coxa_part_is_of_page (part, scene->selected) &&
          !g_ptr_array_find_with_equal_func (ids, part->region, g_str_equal, NULL))
        g_ptr_array_add (ids, g_strdup (part->region));
    }
  address->mode = COXA_MODE_WHOLE;
  set_hidden (window, address, ids);
}

static void
undo_hide_action (GSimpleAction *action G_GNUC_UNUSED,
                  GVariant      *parameter G_GNUC_UNUSED,
                  gpointer       user_data)
{
  g_autoptr(CoxaAddress) address = copy_address (user_data);
  g_autoptr(GPtrArray) ids = address != NULL ? list_hidden (address) : NULL;

  if (ids == NULL || ids->len == 0)
    return;

  g_ptr_array_set_size (ids, ids->len - 1);
  set_hidden (user_data, address, ids);
}

static void
show_all_action (GSimpleAction *action G_GNUC_UNUSED,
                 GVariant      *parameter G_GNUC_UNUSED,
                 gpointer       user_data)
{
  g_autoptr(CoxaAddress) address = copy_address (user_data);
  g_autoptr(GPtrArray) none = g_ptr_array_new ();

  if (address == NULL)
    return;

  address->mode = COXA_MODE_WHOLE;
  set_hidden (user_data, address, none);
}

static void
overlay_action (GSimpleAction *action,
                GVariant      *parameter G_GNUC_UNUSED,
                gpointer       user_data)
{
  g_autoptr(CoxaAddress) address = copy_address (user_data);
  CoxaShow show;

  if (address == NULL)
    return;

  show = address->show != 0 ? address->show : COXA_SHOW_DEFAULT;
  show &= ~COXA_SHOW_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (overlays); i++)
    if (g_str_equal (overlays[i].action, g_action_get_name (G_ACTION (action))))
      show ^= overlays[i].flag;
  address->show = show == COXA_SHOW_DEFAULT ? 0 : show == 0 ? COXA_SHOW_NONE : show;
  keep_depth (user_data, address);
  coxa_window_go (user_data, address);
}

/**
 * coxa_plate_actions_add:
 * @window: a window
 *
 * Gives a window its actions on the plate.
 */
void
coxa_plate_actions_add (CoxaWindow *window)
{
  const GActionEntry entries[] = {
    { .name = "view", .activate = view_action, .parameter_type = "s", .state = "''" },
    { .name = "turn", .activate = turn_action, .parameter_type = "i" },
    { .name = "side", .activate = side_action, .parameter_type = "s", .state = "'right'" },
    { .name = "mode", .activate = mode_action, .parameter_type = "s", .state = "'whole'" },
    { .name = "hide", .activate = hide_action },
    { .name = "undo-hide", .activate = undo_hide_action },
    { .name = "show-all", .activate = show_all_action },
    { .name = "show-nerves", .activate = overlay_action, .state = "true" },
    { .name = "show-vessels", .activate = overlay_action, .state = "false" },
    { .name = "show-ligaments", .activate = overlay_action, .state = "false" },
    { .name = "show-bursae", .activate = overlay_action, .state = "false" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}

static void
set_state (CoxaWindow *window,
           const char *name,
           GVariant   *state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), name)), state);
}

static void
set_enabled (CoxaWindow *window,
             const char *name,
             gboolean    enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), name)), enabled);
}

/**
 * coxa_plate_actions_update:
 * @window: a window
 * @scene: what it shows
 *
 * Brings the actions' states to what is on show.
 */
void
coxa_plate_actions_update (CoxaWindow      *window,
                           const CoxaScene *scene)
{
  gboolean has_hidden = scene->hidden[0] != NULL;

  set_state (window, "view", g_variant_new_string (scene->view != NULL ? scene->view : ""));
  set_state (window, "side", g_variant_new_string (scene->side == COXA_SIDE_LEFT ? "left" : "right"));
  set_state (window, "mode", g_variant_new_string (modes[scene->mode]));
  for (guint i = 0; i < G_N_ELEMENTS (overlays); i++)
    set_state (window, overlays[i].action, g_variant_new_boolean ((scene->show & overlays[i].flag) != 0));
  set_enabled (window, "mode", scene->selected != NULL);
  set_enabled (window, "hide", scene->selected != NULL);
  set_enabled (window, "undo-hide", has_hidden);
  set_enabled (window, "show-all", has_hidden || scene->mode != COXA_MODE_WHOLE);
}

/**
 * coxa_plate_actions_fill_views:
 * @box: where to
 * @menu: likewise, for windows in which the buttons have no room
 * @plates: what there is
 *
 * Makes a button for each view of the first frame that has a name of its own. The other frames are reached by what they show.
 *
 * Returns: whether there is anything to choose
 */
gboolean
coxa_plate_actions_fill_views (GtkWidget  *box,
                               GMenu      *menu,
                               CoxaPlates *plates)
{
  g_autoptr(GMenu) section = g_menu_new ();
  const CoxaView *first = plates->views->len > 0 ? g_ptr_array_index (plates->views, 0) : NULL;
  guint n = 0;

  for (guint i = 0; i < plates->views->len; i++)
    {
      const CoxaView *view = g_ptr_array_index (plates->views, i);
      g_autofree char *action = g_strconcat ("win.view::", view->id, NULL);
      GtkWidget *button;

      if (!view->is_named || !g_str_equal (view->group, first->group))
        continue;

      n++;
      g_menu_append (section, view->name, action);
      button = gtk_toggle_button_new_with_label (view->name);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.view");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", view->id);
      gtk_box_append (GTK_BOX (box), button);
    }
  if (n > 1)
    g_menu_prepend_section (menu, _("View"), G_MENU_MODEL (section));

  return n > 1;
}
