/* What can be done with the plate: seen from another side, taken apart, put together again. Each is a change of the address, so
 * that Back undoes it and a link can ask for it.
 *
 *   win.view ID       a view
 *   win.frame GROUP   the hip, the thigh or the body
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

  if (view != NULL && old != NULL)
    view = coxa_plates_get_twin (plates, view, old->figure);
  if (address == NULL || view == NULL || view == old)
    return;

  g_free (address->view);
  address->view = g_strdup (view->id);
  if (old != NULL && g_str_equal (old->group, view->group))
    keep_depth (window, address);
  else
    address->depth = 0;
  coxa_window_go (window, address);
}

/* Where the view of another frame is, seen from the same side if it can be. */
static CoxaView *
find_frame (CoxaPlates     *plates,
            const char     *group,
            const CoxaView *old)
{
  CoxaView *found = NULL;

  for (guint i = 0; i < plates->views->len; i++)
    {
      CoxaView *view = g_ptr_array_index (plates->views, i);

      if (view->is_named && g_str_equal (view->group, group) &&
          (found == NULL || (old != NULL && view->azimuth == old->azimuth)))
        found = view;
    }

  return found;
}

/* The page stays where the frame has anything of it; else it is the frame's own. */
static CoxaAddress *
find_page (CoxaWindow     *window,
           CoxaPlates     *plates,
           const CoxaView *view)
{
  g_autoptr(CoxaAddress) address = copy_address (window);
  g_autofree char *page = coxa_address_dup_page (address);
  g_autofree char *own = g_strconcat ("region/", view->group, NULL);

  for (guint i = 0; i < plates->views->len; i++)
    {
      const CoxaView *other = g_ptr_array_index (plates->views, i);
      GPtrArray *parts;

      if (!g_str_equal (other->group, view->group) || !coxa_view_has_page (other, page))
        continue;

      /* A pattern of pain says with its address which section it belongs to. */
      parts = coxa_view_get_parts (other);
      for (guint j = 0; j < parts->len; j++)
        {
          const CoxaPart *part = g_ptr_array_index (parts, j);

          if (coxa_part_is_of_page (part, page))
            return coxa_address_parse (part->address, NULL);
        }
    }

  if (coxa_atlas_lookup (coxa_window_get_atlas (window), own) != NULL)
    return coxa_address_parse (own, NULL);

  return g_steal_pointer (&address);
}

static void
frame_action (GSimpleAction *action G_GNUC_UNUSED,
              GVariant      *parameter,
              gpointer       user_data)
{
  CoxaWindow *window = user_data;
  CoxaPlates *plates = coxa_atlas_get_plates (coxa_window_get_atlas (window));
  const CoxaScene *scene = coxa_plate_view_get_scene (coxa_window_get_plate (window));
  CoxaView *old = scene != NULL ? coxa_plates_get_view (plates, scene->view) : NULL;
  CoxaView *view = find_frame (plates, g_variant_get_string (parameter, NULL), old);
  g_autoptr(CoxaAddress) address = NULL;

  if (view == NULL || coxa_window_get_address (window) == NULL || (old != NULL && g_str_equal (old->group, view->group)))
    return;

  address = find_page (window, plates, view);
  if (address == NULL)
    return;

  address->side = scene != NULL ? scene->side : COXA_SIDE_RIGHT;
  g_free (address->view);
  address->view = g_strdup (view->id);
  address->depth = 0;
  coxa_window_go (window, address);
}

/**
 * coxa_plate_actions_pick:
 * @window: a window
 * @address: what was pointed at
 *
 * Where it is asked where it hurts, pointing at a place of the body answers.
 *
 * Returns: whether it did
 */
gboolean
coxa_plate_actions_pick (CoxaWindow        *window,
                         const CoxaAddress *address)
{
  const CoxaAddress *current = coxa_window_get_address (window);
  g_autoptr(CoxaAddress) picked = NULL;

  if (!g_str_equal (current->kind, "region") || !g_str_equal (address->kind, "zone"))
    return FALSE;

  picked = coxa_address_toggle_pick (current, address->slug);
  coxa_window_go (window, picked);

  return TRUE;
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
    { .name = "frame", .activate = frame_action, .parameter_type = "s", .state = "''" },
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

/* Who asks for another body wants to see it. */
static void
figure_changed_cb (GSettings  *settings,
                   const char *key,
                   CoxaWindow *window)
{
  g_autofree char *figure = g_settings_get_string (settings, key);
  CoxaPlates *plates = coxa_atlas_get_plates (coxa_window_get_atlas (window));
  g_autoptr(CoxaAddress) address = copy_address (window);
  const CoxaView *view = address != NULL ? coxa_plates_get_view (plates, address->view) : NULL;

  coxa_atlas_set_figure (coxa_window_get_atlas (window), figure);
  if (address == NULL)
    return;

  if (view != NULL && view->figure != NULL)
    {
      g_free (address->view);
      address->view = g_strdup (coxa_plates_get_named (plates, view)->id);
    }
  coxa_window_go (window, address);
}

/**
 * coxa_plate_actions_add_figure:
 * @window: a window with an atlas
 * @settings: where it is kept whose body is shown
 *
 * Gives a window the choice of the body's figure.
 */
void
coxa_plate_actions_add_figure (CoxaWindow *window,
                               GSettings  *settings)
{
  g_autoptr(GAction) action = g_settings_create_action (settings, "figure");

  g_action_map_add_action (G_ACTION_MAP (window), action);
  g_signal_connect_object (settings, "changed::figure", G_CALLBACK (figure_changed_cb), window, 0);
  figure_changed_cb (settings, "figure", window);
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
  CoxaPlates *plates = coxa_atlas_get_plates (coxa_window_get_atlas (window));
  const CoxaView *view = coxa_plates_get_view (plates, scene->view);

  set_state (window, "frame", g_variant_new_string (view != NULL ? view->group : ""));
  set_state (window, "view", g_variant_new_string (view != NULL ? coxa_plates_get_named (plates, view)->id : ""));
  set_state (window, "side", g_variant_new_string (scene->side == COXA_SIDE_LEFT ? "left" : "right"));
  set_state (window, "mode", g_variant_new_string (modes[scene->mode]));
  for (guint i = 0; i < G_N_ELEMENTS (overlays); i++)
    set_state (window, overlays[i].action, g_variant_new_boolean ((scene->show & overlays[i].flag) != 0));
  set_enabled (window, "mode", scene->selected != NULL);
  set_enabled (window, "hide", scene->selected != NULL);
  set_enabled (window, "undo-hide", has_hidden);
  set_enabled (window, "show-all", has_hidden || scene->mode != COXA_MODE_WHOLE);
}
