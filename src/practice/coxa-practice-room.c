/* atlas → programmes ⇄ diary; programmes → one of them → pages to add; from anywhere → a session, and back to where it began. */
#include "coxa-practice-room.h"

#include "coxa-diary-view.h"
#include "coxa-programme-editor.h"
#include "coxa-programme-list.h"
#include "coxa-room-parts.h"
#include "coxa-session-screen.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _CoxaPracticeRoom
{
  GtkWidget             parent_instance;

  CoxaAtlas            *atlas;
  CoxaStore            *store;
  CoxaCueSpeaker       *speaker;

  GtkWidget            *box;
  AdwHeaderBar         *header;
  GtkWidget            *title_stack;  /* the tabs, or a title */
  GtkWidget            *title;
  GtkWidget            *tabs[2];      /* programmes, diary */
  GtkWidget            *message;      /* a revealer: what could not be done */
  GtkWidget            *message_text;
  GtkStack             *stack;
  CoxaProgrammeList    *list;         /* these are made when they are wanted */
  CoxaDiaryView        *diary;
  CoxaProgrammeEditor  *editor;
  CoxaSessionScreen    *session;
  gboolean              came_from_list; /* the session: otherwise from the atlas */
  gboolean              is_showing;
};

enum
{
  CLOSED,
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaPracticeRoom, coxa_practice_room, GTK_TYPE_WIDGET)

static gboolean
is_at (CoxaPracticeRoom *self,
       const char       *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) == 0;
}

static void
fail (CoxaPracticeRoom *self,
      const char       *message)
{
  gtk_label_set_label (GTK_LABEL (self->message_text), message);
  gtk_widget_set_visible (self->message, TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->message), TRUE);
}

static void
hide_message_cb (CoxaPracticeRoom *self)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->message), FALSE);
}

static void
go_to (CoxaPracticeRoom *self,
       const char       *name,
       const char       *title)
{
  coxa_room_show (self->stack, name);
  self->is_showing = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->tabs[0]), g_str_equal (name, "programmes"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->tabs[1]), g_str_equal (name, "diary"));
  self->is_showing = FALSE;
  if (title != NULL)
    gtk_label_set_label (GTK_LABEL (self->title), title);
  coxa_room_show (GTK_STACK (self->title_stack), title != NULL ? "title" : "tabs");
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
}

/* A session that goes on comes first, wherever one wanted to go. Returns: whether there is one */
static gboolean
show_busy (CoxaPracticeRoom *self)
{
  if (self->session == NULL || !coxa_session_screen_is_busy (self->session))
    return FALSE;

  go_to (self, "session", coxa_session_screen_get_title (self->session));

  return TRUE;
}

static void
drop_session (CoxaPracticeRoom *self)
{
  if (self->session == NULL)
    return;

  gtk_stack_remove (self->stack, GTK_WIDGET (self->session));
  self->session = NULL;
}

static void
session_closed_cb (CoxaPracticeRoom *self)
{
  if (self->came_from_list)
    {
      coxa_practice_room_show_programmes (self);
      drop_session (self);
    }
  else
    {
      g_signal_emit (self, signals[CLOSED], 0);
      drop_session (self);
    }
}

static void
session_diary_cb (CoxaPracticeRoom *self)
{
  coxa_practice_room_show_diary (self);
  drop_session (self);
}

static void
open_cb (CoxaPracticeRoom *self,
         const char       *address)
{
  g_signal_emit (self, signals[OPEN], 0, address);
}

static void
start_cb (CoxaPracticeRoom *self,
          CoxaPlan         *plan)
{
  coxa_practice_room_start (self, plan);
  self->came_from_list = TRUE;
}

static void
edit_cb (CoxaPracticeRoom *self,
         CoxaOwnProgramme *programme)
{
  if (self->editor != NULL)
    gtk_stack_remove (self->stack, GTK_WIDGET (self->editor));
  self->editor = COXA_PROGRAMME_EDITOR (coxa_programme_editor_new (self->atlas, self->store, programme));
  g_signal_connect_swapped (self->editor, "failed", G_CALLBACK (fail), self);
  g_signal_connect_swapped (self->editor, "start", G_CALLBACK (start_cb), self);
  g_signal_connect_swapped (self->editor, "done", G_CALLBACK (coxa_practice_room_show_programmes), self);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->editor), "editor");
  go_to (self, "editor", _("Programme"));
}

static void
tab_cb (CoxaPracticeRoom *self,
        GtkToggleButton  *tab)
{
  if (self->is_showing || !gtk_toggle_button_get_active (tab))
    return;

  if (GTK_WIDGET (tab) == self->tabs[0])
    coxa_practice_room_show_programmes (self);
  else
    coxa_practice_room_show_diary (self);
}

static void
back_cb (CoxaPracticeRoom *self)
{
  coxa_practice_room_go_back (self);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args G_GNUC_UNUSED,
           gpointer   user_data G_GNUC_UNUSED)
{
  coxa_practice_room_go_back (COXA_PRACTICE_ROOM (widget));

  return TRUE;
}

static GtkWidget *
create_tabs (CoxaPracticeRoom *self)
{
  static const char * const names[] = { N_("Programmes"), N_("Diary") };
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO_GROUP, NULL);

  coxa_room_name (box, _("Exercises"));
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "views");
  for (guint i = 0; i < G_N_ELEMENTS (self->tabs); i++)
    {
      self->tabs[i] = gtk_toggle_button_new_with_label (_(names[i]));
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->tabs[i]), GTK_TOGGLE_BUTTON (self->tabs[0]));
      g_signal_connect_swapped (self->tabs[i], "toggled", G_CALLBACK (tab_cb), self);
      gtk_box_append (GTK_BOX (box), self->tabs[i]);
    }

  return box;
}

static void
create_header (CoxaPracticeRoom *self)
{
  GtkWidget *back = coxa_room_button_new ("go-previous-symbolic", NULL, _("Back (Escape)"));

  gtk_widget_add_css_class (back, "flat");
  self->header = ADW_HEADER_BAR (adw_header_bar_new ());
  self->title_stack = gtk_stack_new ();
  self->title = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->title, "title");
  gtk_stack_set_hhomogeneous (GTK_STACK (self->title_stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->title_stack), create_tabs (self), "tabs");
  gtk_stack_add_named (GTK_STACK (self->title_stack), self->title, "title");
  adw_header_bar_set_title_widget (self->header, self->title_stack);
  g_signal_connect_swapped (back, "clicked", G_CALLBACK (back_cb), self);
  adw_header_bar_pack_start (self->header, back);
}

/* A message stays until it is closed, as those of the window do. */
static void
create_message (CoxaPracticeRoom *self)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "spacing", 12, NULL);
  GtkWidget *close = coxa_room_button_new ("window-close-symbolic", NULL, _("Close this message"));

  self->message = gtk_revealer_new ();
  gtk_widget_set_visible (self->message, FALSE);
  self->message_text = coxa_room_text_new ("", NULL);
  gtk_widget_set_hexpand (self->message_text, TRUE);
  gtk_widget_add_css_class (row, "banner-row");
  gtk_widget_add_css_class (close, "flat");
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (hide_message_cb), self);
  gtk_box_append (GTK_BOX (row), self->message_text);
  gtk_box_append (GTK_BOX (row), close);
  gtk_revealer_set_child (GTK_REVEALER (self->message), row);
}

static void
coxa_practice_room_dispose (GObject *object)
{
  CoxaPracticeRoom *self = COXA_PRACTICE_ROOM (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->speaker);
  g_clear_object (&self->store);
  g_clear_object (&self->atlas);

  G_OBJECT_CLASS (coxa_practice_room_parent_class)->dispose (object);
}

static void
coxa_practice_room_class_init (CoxaPracticeRoomClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_practice_room_dispose;
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, escape_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "practiceroom");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
coxa_practice_room_init (CoxaPracticeRoom *self)
{
  GtkWidget *toasts = adw_toast_overlay_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (toasts, TRUE);
  create_header (self);
  create_message (self);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->header));
  gtk_box_append (GTK_BOX (self->box), self->message);
  gtk_box_append (GTK_BOX (self->box), toasts);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * coxa_practice_room_new:
 * @atlas: what there is to do
 * @store: where programmes and diary are
 * @speaker: says what comes in a session
 *
 * Returns: (transfer floating): a room, empty until one of the next is called
 */
GtkWidget *
coxa_practice_room_new (CoxaAtlas      *atlas,
                        CoxaStore      *store,
                        CoxaCueSpeaker *speaker)
{
  CoxaPracticeRoom *self = g_object_new (COXA_TYPE_PRACTICE_ROOM, NULL);

  self->atlas = g_object_ref (atlas);
  self->store = g_object_ref (store);
  self->speaker = g_object_ref (speaker);

  return GTK_WIDGET (self);
}

/**
 * coxa_practice_room_show_programmes:
 * @self: a room
 *
 * Shows the programmes, those of the atlas and one's own.
 */
void
coxa_practice_room_show_programmes (CoxaPracticeRoom *self)
{
  g_return_if_fail (COXA_IS_PRACTICE_ROOM (self));

  if (show_busy (self))
    return;

  if (self->list == NULL)
    {
      self->list = COXA_PROGRAMME_LIST (coxa_programme_list_new (self->atlas, self->store));
      g_signal_connect_swapped (self->list, "start", G_CALLBACK (start_cb), self);
      g_signal_connect_swapped (self->list, "edit", G_CALLBACK (edit_cb), self);
      g_signal_connect_swapped (self->list, "open", G_CALLBACK (open_cb), self);
      g_signal_connect_swapped (self->list, "failed", G_CALLBACK (fail), self);
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->list), "programmes");
    }
  go_to (self, "programmes", NULL);
}

/**
 * coxa_practice_room_show_diary:
 * @self: a room
 *
 * Shows the diary.
 */
void
coxa_practice_room_show_diary (CoxaPracticeRoom *self)
{
  g_return_if_fail (COXA_IS_PRACTICE_ROOM (self));

  if (show_busy (self))
    return;

  if (self->diary == NULL)
    {
      self->diary = COXA_DIARY_VIEW (coxa_diary_view_new (self->store));
      g_signal_connect_swapped (self->diary, "failed", G_CALLBACK (fail), self);
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->diary), "diary");
    }
  coxa_diary_view_update (self->diary);
  go_to (self, "diary", NULL);
}

/**
 * coxa_practice_room_start:
 * @self: a room
 * @plan: what is to be done
 *
 * Begins a session, at its questions. One that goes on already stays.
 */
void
coxa_practice_room_start (CoxaPracticeRoom *self,
                          const CoxaPlan   *plan)
{
  g_return_if_fail (COXA_IS_PRACTICE_ROOM (self));
  g_return_if_fail (plan != NULL);

  if (show_busy (self))
    return;

  drop_session (self);
  self->came_from_list = FALSE;
  self->session = COXA_SESSION_SCREEN (coxa_session_screen_new (self->atlas, self->store, self->speaker, plan));
  g_signal_connect_swapped (self->session, "closed", G_CALLBACK (session_closed_cb), self);
  g_signal_connect_swapped (self->session, "diary", G_CALLBACK (session_diary_cb), self);
  g_signal_connect_swapped (self->session, "failed", G_CALLBACK (fail), self);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->session), "session");
  go_to (self, "session", coxa_session_screen_get_title (self->session));
}

/**
 * coxa_practice_room_add_page:
 * @self: a room
 * @page: an exercise, a stretch, a release or a habit
 *
 * Asks to which programme it is to be added.
 */
void
coxa_practice_room_add_page (CoxaPracticeRoom *self,
                             const char       *page)
{
  g_return_if_fail (COXA_IS_PRACTICE_ROOM (self));

  if (show_busy (self))
    return;

  coxa_practice_room_show_programmes (self);
  coxa_programme_list_offer (self->list, page);
}

/**
 * coxa_practice_room_pause:
 * @self: a room
 *
 * Has a session that goes on wait, because something else is looked at.
 */
void
coxa_practice_room_pause (CoxaPracticeRoom *self)
{
  g_return_if_fail (COXA_IS_PRACTICE_ROOM (self));

  if (self->session != NULL)
    coxa_session_screen_pause (self->session);
}

/**
 * coxa_practice_room_go_back:
 * @self: a room
 *
 * Goes a step back, in the end to the atlas.
 */
void
coxa_practice_room_go_back (CoxaPracticeRoom *self)
{
  g_return_if_fail (COXA_IS_PRACTICE_ROOM (self));

  if (is_at (self, "session"))
    coxa_session_screen_leave (self->session);
  else if (is_at (self, "editor"))
    {
      if (!coxa_programme_editor_step_back (self->editor))
        coxa_practice_room_show_programmes (self);
    }
  else if (is_at (self, "programmes") && coxa_programme_list_step_back (self->list))
    ;
  else
    g_signal_emit (self, signals[CLOSED], 0);
}
