#include "config.h"

#include "coxa-practice-door.h"

#include "coxa-own-programmes.h"
#include "coxa-practice-room.h"
#include "coxa-room-parts.h"

#include <glib/gi18n.h>

struct _CoxaPracticeDoor
{
  GObject           parent_instance;

  CoxaWindow       *window;   /* owns this */
  CoxaStore        *store;
  AdwHeaderBar     *header;
  GtkStack         *places;
  GtkWidget        *button;   /* NULL until the first frame is out */
  CoxaPracticeRoom *room;     /* NULL until it is entered */
  CoxaCueSpeaker   *speaker;  /* likewise */
  GSettings        *settings;
  GtkWidget        *focus;    /* what had it in the atlas; a weak pointer */
};

G_DEFINE_FINAL_TYPE (CoxaPracticeDoor, coxa_practice_door, G_TYPE_OBJECT)

/* The atlas cannot be seen from within: what is done to it there must not be done by a slip of the finger. */
static void
set_atlas_enabled (CoxaPracticeDoor *self,
                   gboolean          is_enabled)
{
  static const char * const names[] = { "search", "bookmark", "note", "library", "index", "mode", "hide", "undo-hide", "show-all",
                                        "labels", "view", "frame", "turn", "side", "show-nerves", "show-vessels",
                                        "show-ligaments", "show-bursae", "export-plate", "handout", "add-to-programme",
                                        "start-session" };
  static const char * const own[] = { "win.back", "win.forward", "win.deeper", "win.shallower", "win.zoom-in", "win.zoom-out",
                                      "win.zoom-fit", "win.switch-side" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->window), names[i]);

      if (G_IS_SIMPLE_ACTION (action))
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
    }
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self->window), own[i], is_enabled);
}

static void
open_cb (CoxaPracticeDoor *self,
         const char       *address)
{
  g_autofree char *text = g_str_has_prefix (address, "coxa:") ? g_strdup (address) : g_strconcat ("coxa:", address, NULL);

  coxa_practice_door_leave (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "app.go", "s", text);
}

static void
create_room (CoxaPracticeDoor *self)
{
  CoxaAtlas *atlas = coxa_window_get_atlas (self->window);

  self->speaker = coxa_cue_speaker_new ();
  g_settings_bind (self->settings, "spoken-cues", self->speaker, "speaks", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "cue-sounds", self->speaker, "sounds", G_SETTINGS_BIND_GET);
  self->room = COXA_PRACTICE_ROOM (coxa_practice_room_new (atlas, self->store, self->speaker));
  g_signal_connect_object (self->room, "closed", G_CALLBACK (coxa_practice_door_leave), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->room, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->places, GTK_WIDGET (self->room), "practice");
}

static void
enter (CoxaPracticeDoor *self)
{
  if (self->room == NULL)
    create_room (self);
  if (coxa_practice_door_is_open (self))
    return;

  g_clear_weak_pointer (&self->focus);
  g_set_weak_pointer (&self->focus, gtk_window_get_focus (GTK_WINDOW (self->window)));
  set_atlas_enabled (self, FALSE);
  coxa_room_show (self->places, "practice");
}

/* Actions */

static void
exercises_action (GSimpleAction *action G_GNUC_UNUSED,
                  GVariant      *parameter G_GNUC_UNUSED,
                  gpointer       user_data)
{
  CoxaPracticeDoor *self = user_data;

  enter (self);
  coxa_practice_room_show_programmes (self->room);
}

static void
diary_action (GSimpleAction *action G_GNUC_UNUSED,
              GVariant      *parameter G_GNUC_UNUSED,
              gpointer       user_data)
{
  CoxaPracticeDoor *self = user_data;

  enter (self);
  coxa_practice_room_show_diary (self->room);
}

/* Page of an action's target, or where the reader is. Returns: (transfer full) (nullable) */
static char *
dup_page (CoxaPracticeDoor *self,
          GVariant         *parameter)
{
  const char *text = g_variant_get_string (parameter, NULL);
  g_autoptr(CoxaAddress) address = text[0] != '\0' ? coxa_address_parse (text, NULL)
                                                   : coxa_address_copy (coxa_window_get_address (self->window));

  return address != NULL ? coxa_address_dup_page (address) : NULL;
}

typedef struct
{
  CoxaPracticeDoor *self;
  char             *page;
} Beginning;

/* What was chosen last time is offered again. */
static void
choices_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Beginning *beginning = user_data;
  CoxaPracticeDoor *self = beginning->self;
  g_autoptr(GHashTable) choices = coxa_own_choices_list_finish (COXA_STORE (source), result, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaPlan) plan = NULL;

  if (self->window != NULL)
    {
      plan = coxa_plan_new_for_page (coxa_window_get_atlas (self->window), beginning->page, COXA_SIDES_NONE, choices, &error);
      if (plan != NULL)
        {
          enter (self);
          coxa_practice_room_start (self->room, plan);
        }
      else
        {
          g_printerr ("coxa: %s\n", error->message);
        }
    }
  g_object_unref (self);
  g_free (beginning->page);
  g_free (beginning);
}

static void
start_action (GSimpleAction *action G_GNUC_UNUSED,
              GVariant      *parameter,
              gpointer       user_data)
{
  CoxaPracticeDoor *self = user_data;
  char *page = dup_page (self, parameter);
  Beginning *beginning;

  if (page == NULL || !coxa_plan_can_start (coxa_window_get_atlas (self->window), page))
    {
      g_free (page);
      return;
    }

  beginning = g_new0 (Beginning, 1);
  beginning->self = g_object_ref (self);
  beginning->page = page;
  coxa_own_choices_list_async (self->store, NULL, choices_cb, beginning);
}

static void
add_action (GSimpleAction *action G_GNUC_UNUSED,
            GVariant      *parameter,
            gpointer       user_data)
{
  CoxaPracticeDoor *self = user_data;
  g_autofree char *page = dup_page (self, parameter);

  if (page == NULL || !coxa_plan_can_start (coxa_window_get_atlas (self->window), page))
    return;

  enter (self);
  coxa_practice_room_add_page (self->room, page);
}

static void
coxa_practice_door_dispose (GObject *object)
{
  CoxaPracticeDoor *self = COXA_PRACTICE_DOOR (object);

  if (self->room != NULL && gtk_widget_get_parent (GTK_WIDGET (self->room)) != NULL)
    gtk_stack_remove (self->places, GTK_WIDGET (self->room));
  self->room = NULL;
  g_clear_object (&self->speaker);
  g_clear_object (&self->settings);
  g_clear_weak_pointer (&self->focus);
  self->window = NULL;
  g_clear_object (&self->store);

  G_OBJECT_CLASS (coxa_practice_door_parent_class)->dispose (object);
}

static void
coxa_practice_door_class_init (CoxaPracticeDoorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_practice_door_dispose;
}

static void
coxa_practice_door_init (CoxaPracticeDoor *self G_GNUC_UNUSED)
{
}

/**
 * coxa_practice_door_new:
 * @window: a window; owns the door
 * @store: where programmes and diary are
 * @settings: whether sessions are to be heard
 * @header: where its button goes
 * @places: the atlas, beside which the room is put
 *
 * Gives a window its actions on what is to be done.
 *
 * Returns: (transfer full): a door that shows nothing until coxa_practice_door_present()
 */
CoxaPracticeDoor *
coxa_practice_door_new (CoxaWindow   *window,
                        CoxaStore    *store,
                        GSettings    *settings,
                        AdwHeaderBar *header,
                        GtkStack     *places)
{
  CoxaPracticeDoor *self = g_object_new (COXA_TYPE_PRACTICE_DOOR, NULL);
  const GActionEntry entries[] = {
    { .name = "exercises", .activate = exercises_action },
    { .name = "diary", .activate = diary_action },
    { .name = "start-session", .activate = start_action, .parameter_type = "s" },
    { .name = "add-to-programme", .activate = add_action, .parameter_type = "s" },
  };
  g_autoptr(GAction) speaks = g_settings_create_action (settings, "spoken-cues");
  g_autoptr(GAction) sounds = g_settings_create_action (settings, "cue-sounds");

  self->window = window;
  self->settings = g_object_ref (settings);
  self->store = g_object_ref (store);
  self->header = header;
  self->places = places;
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action (G_ACTION_MAP (window), speaks);
  g_action_map_add_action (G_ACTION_MAP (window), sounds);

  return self;
}

/**
 * coxa_practice_door_present:
 * @self: a door
 *
 * Puts the button into the header: for after the first frame.
 */
void
coxa_practice_door_present (CoxaPracticeDoor *self)
{
  g_return_if_fail (COXA_IS_PRACTICE_DOOR (self) && self->button == NULL);

  self->button = gtk_button_new_with_label (_("Exercises"));
  gtk_widget_set_tooltip_text (self->button, _("Programmes and Diary (Ctrl+E)"));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.exercises");
  adw_header_bar_pack_end (self->header, self->button);
}

/**
 * coxa_practice_door_is_open:
 * @self: a door
 *
 * Returns: whether the window shows the room
 */
gboolean
coxa_practice_door_is_open (CoxaPracticeDoor *self)
{
  g_return_val_if_fail (COXA_IS_PRACTICE_DOOR (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->places), "practice") == 0;
}

/**
 * coxa_practice_door_leave:
 * @self: a door
 *
 * Shows the atlas again. A session that goes on is paused, and is there when the room is entered again.
 */
void
coxa_practice_door_leave (CoxaPracticeDoor *self)
{
  g_return_if_fail (COXA_IS_PRACTICE_DOOR (self));

  if (!coxa_practice_door_is_open (self))
    return;

  coxa_practice_room_pause (self->room);
  coxa_room_show (self->places, "atlas");
  set_atlas_enabled (self, TRUE);
  coxa_window_refresh (self->window);
  gtk_widget_grab_focus (self->focus != NULL ? self->focus : GTK_WIDGET (coxa_window_get_plate (self->window)));
}
