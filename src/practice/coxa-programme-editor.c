#include "coxa-programme-editor.h"

#include "coxa-dose-editor.h"
#include "coxa-page-choice.h"
#include "coxa-room-parts.h"
#include "coxa-wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define SPACING 14
/* A name is kept when one has stopped typing for so long. */
#define NAME_MS 600

struct _CoxaProgrammeEditor
{
  GtkWidget         parent_instance;

  CoxaAtlas        *atlas;
  CoxaStore        *store;
  CoxaOwnProgramme *programme;
  GtkStack         *stack;       /* "items", "choice" */
  GtkWidget        *name;
  GtkWidget        *state;
  GtkWidget        *list;
  GtkWidget        *start;
  GtkWidget        *add;
  guint             name_id;
};

enum
{
  START,
  DONE,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaProgrammeEditor, coxa_programme_editor, GTK_TYPE_WIDGET)

static void show_items (CoxaProgrammeEditor *self);

static void
put_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(CoxaProgrammeEditor) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!coxa_own_programmes_put_finish (COXA_STORE (source), result, &error))
    {
      g_signal_emit (self, signals[FAILED], 0, error->message);
      if (self->stack != NULL)
        gtk_label_set_label (GTK_LABEL (self->state), _("Not saved"));
    }
  else if (self->stack != NULL)
    gtk_label_set_label (GTK_LABEL (self->state), _("Saved on this computer"));
}

static void
keep (CoxaProgrammeEditor *self)
{
  self->programme->changed = g_get_real_time ();
  gtk_label_set_label (GTK_LABEL (self->state), _("Saving…"));
  coxa_own_programmes_put_async (self->store, self->programme, put_cb, g_object_ref (self));
}

static gboolean
name_later_cb (gpointer user_data)
{
  CoxaProgrammeEditor *self = user_data;

  self->name_id = 0;
  keep (self);

  return G_SOURCE_REMOVE;
}

/* A programme without a name could not be found again: it keeps the last one. */
static void
name_cb (CoxaProgrammeEditor *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  if (name[0] == '\0' || g_str_equal (name, self->programme->name))
    return;

  g_free (self->programme->name);
  self->programme->name = g_steal_pointer (&name);
  g_clear_handle_id (&self->name_id, g_source_remove);
  self->name_id = g_timeout_add (NAME_MS, name_later_cb, self);
}

static void
keep_name (CoxaProgrammeEditor *self)
{
  if (self->name_id == 0)
    return;

  g_clear_handle_id (&self->name_id, g_source_remove);
  keep (self);
}

static guint
get_index (GtkWidget *widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "index"));
}

/* Who moves a row by its button goes on moving it. */
static void
focus_button (CoxaProgrammeEditor *self,
              guint                index,
              const char          *key)
{
  GtkWidget *row = gtk_widget_get_first_child (self->list);
  GtkWidget *button;

  for (guint i = 0; i < index && row != NULL; i++)
    row = gtk_widget_get_next_sibling (row);
  button = row != NULL ? g_object_get_data (G_OBJECT (row), key) : NULL;
  if (button != NULL && !gtk_widget_get_sensitive (button))
    button = g_object_get_data (G_OBJECT (row), g_str_equal (key, "up") ? "down" : "up");
  gtk_widget_grab_focus (button != NULL ? button : self->add);
}

static void
move (CoxaProgrammeEditor *self,
      guint                from,
      guint                to)
{
  if (from == to || to >= self->programme->items->len)
    return;

  coxa_own_programme_move_item (self->programme, from, to);
  show_items (self);
  keep (self);
}

static void
up_cb (CoxaProgrammeEditor *self,
       GtkWidget           *button)
{
  guint index = get_index (button);

  move (self, index, index - 1);
  focus_button (self, index - 1, "up");
}

static void
down_cb (CoxaProgrammeEditor *self,
         GtkWidget           *button)
{
  guint index = get_index (button);

  move (self, index, index + 1);
  focus_button (self, index + 1, "down");
}

typedef struct
{
  CoxaProgrammeEditor *self; /* a weak pointer */
  CoxaOwnItem         *item;
  guint                index;
} Removed;

static void
removed_free (gpointer  data,
              GClosure *closure G_GNUC_UNUSED)
{
  Removed *removed = data;

  g_clear_weak_pointer (&removed->self);
  coxa_own_item_free (removed->item);
  g_free (removed);
}

static void
undo_cb (AdwToast *toast G_GNUC_UNUSED,
         Removed  *removed)
{
  CoxaProgrammeEditor *self = removed->self;

  if (self == NULL || self->stack == NULL)
    return;

  g_ptr_array_insert (self->programme->items, (int) MIN (removed->index, self->programme->items->len),
                      coxa_own_item_copy (removed->item));
  show_items (self);
  keep (self);
}

static void
remove_cb (CoxaProgrammeEditor *self,
           GtkWidget           *button)
{
  guint index = get_index (button);
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  CoxaOwnItem *item = g_ptr_array_index (self->programme->items, index);
  /* Translators: %s is an exercise */
  g_autofree char *text = g_markup_printf_escaped (_("“%s” was taken out"), item->title);
  Removed *removed = g_new0 (Removed, 1);
  AdwToast *toast;

  g_set_weak_pointer (&removed->self, self);
  removed->item = coxa_own_item_copy (item);
  removed->index = index;
  g_ptr_array_remove_index (self->programme->items, index);
  show_items (self);
  gtk_widget_grab_focus (self->add);
  keep (self);
  if (toasts == NULL)
    {
      removed_free (removed, NULL);
      return;
    }
  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, _("Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), removed, removed_free, 0);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), toast);
}

/* What an item comes to, with the page's numbers where nobody has chosen. Returns: (transfer full) (nullable) */
static CoxaPlan *
dup_item_plan (CoxaProgrammeEditor *self,
               const CoxaOwnItem   *item)
{
  CoxaPlan *plan = coxa_plan_new_for_page (self->atlas, item->page, item->sides, NULL, NULL);

  if (plan != NULL)
    coxa_plan_item_choose (g_ptr_array_index (plan->items, 0), item->sides, &item->amount);

  return plan;
}

static void
dose_cb (CoxaProgrammeEditor *self,
         CoxaDoseEditor      *editor)
{
  CoxaOwnItem *item = g_ptr_array_index (self->programme->items, get_index (GTK_WIDGET (editor)));
  GtkLabel *text = g_object_get_data (G_OBJECT (editor), "text");
  g_autoptr(CoxaPlan) plan = NULL;

  item->amount = coxa_dose_editor_get_amount (editor);
  item->sides = coxa_dose_editor_get_sides (editor);
  plan = dup_item_plan (self, item);
  if (plan != NULL)
    {
      g_autofree char *words = coxa_plan_item_dup_text (g_ptr_array_index (plan->items, 0));

      gtk_label_set_label (text, words);
    }
  keep (self);
}

static void
adjust_cb (GtkToggleButton *button,
           GtkRevealer     *revealer)
{
  gtk_revealer_set_reveal_child (revealer, gtk_toggle_button_get_active (button));
}

/* Dragging */

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x G_GNUC_UNUSED,
            double         y G_GNUC_UNUSED,
            gpointer       user_data G_GNUC_UNUSED)
{
  GtkWidget *handle = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));

  return gdk_content_provider_new_typed (G_TYPE_UINT, get_index (handle));
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag G_GNUC_UNUSED,
               GtkWidget     *row)
{
  g_autoptr(GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, 20, 20);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x G_GNUC_UNUSED,
         double         y G_GNUC_UNUSED,
         gpointer       user_data)
{
  CoxaProgrammeEditor *self = user_data;
  guint from = g_value_get_uint (value);
  guint to = get_index (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));

  if (from >= self->programme->items->len)
    return FALSE;

  move (self, from, to);

  return TRUE;
}

static void
make_draggable (CoxaProgrammeEditor *self,
                GtkWidget           *row,
                GtkWidget           *handle)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_UINT, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), NULL);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), row);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

/* Rows */

static GtkWidget *
append_button (CoxaProgrammeEditor *self,
               GtkWidget           *box,
               guint                index,
               const char          *icon,
               const char          *label,
               const char          *spoken,
               GCallback            callback)
{
  const CoxaOwnItem *item = g_ptr_array_index (self->programme->items, index);
  GtkWidget *button = coxa_room_button_new (icon, label, NULL);

  coxa_room_name_of (button, spoken, item->title);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);

  return button;
}

static void
append_dose (CoxaProgrammeEditor *self,
             GtkWidget           *card,
             GtkWidget           *buttons,
             GtkWidget           *words,
             guint                index)
{
  const CoxaOwnItem *item = g_ptr_array_index (self->programme->items, index);
  g_autoptr(CoxaPlan) plan = dup_item_plan (self, item);
  const CoxaPlanItem *numbers = plan != NULL ? g_ptr_array_index (plan->items, 0) : NULL;
  g_autofree char *text = numbers != NULL ? coxa_plan_item_dup_text (numbers)
                                          : g_strdup (_("This page is no longer in the atlas; it is left out."));
  GtkWidget *dose = coxa_room_text_new (text, "quiet");
  GtkWidget *revealer, *adjust, *editor;
  CoxaAmount amount;
  g_autofree char *name = NULL;

  gtk_box_append (GTK_BOX (words), dose);
  if (numbers == NULL)
    return;

  amount = coxa_plan_item_get_amount (numbers);
  editor = coxa_dose_editor_new (numbers->dose, numbers->sides, &amount, TRUE);
  g_object_set_data (G_OBJECT (editor), "index", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (editor), "text", dose);
  g_signal_connect_object (editor, "changed", G_CALLBACK (dose_cb), self, G_CONNECT_SWAPPED);
  revealer = g_object_new (GTK_TYPE_REVEALER, "child", editor, NULL);
  adjust = gtk_toggle_button_new_with_label (_("Adjust"));
  /* Translators: a button of a list; %s is an exercise */
  name = g_strdup_printf (_("Adjust %s"), item->title);
  coxa_room_name (adjust, name);
  gtk_widget_add_css_class (adjust, "touch");
  g_signal_connect_object (adjust, "toggled", G_CALLBACK (adjust_cb), revealer, 0);
  gtk_box_prepend (GTK_BOX (buttons), adjust);
  gtk_box_append (GTK_BOX (card), revealer);
}

static GtkWidget *
create_item (CoxaProgrammeEditor *self,
             guint                index)
{
  const CoxaOwnItem *item = g_ptr_array_index (self->programme->items, index);
  GtkWidget *card = coxa_room_card_new (NULL);
  GtkWidget *line = gtk_grid_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *buttons = g_object_new (GTK_TYPE_BOX, "layout-manager", coxa_wrap_layout_new (8, 8, 0), NULL);
  GtkWidget *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  /* Translators: the first %u is the place of an exercise in a programme, %s its name */
  g_autofree char *name = g_strdup_printf (_("%u, %s"), index + 1, item->title);
  GtkWidget *up;
  GtkWidget *down;

  coxa_room_name (card, name);
  gtk_widget_add_css_class (card, "programme-item");
  gtk_widget_set_tooltip_text (handle, _("Drag to another place"));
  gtk_widget_add_css_class (handle, "drag-handle");
  g_object_set_data (G_OBJECT (card), "index", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (handle), "index", GUINT_TO_POINTER (index));
  make_draggable (self, card, handle);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), coxa_room_heading_new (item->title, 3));
  gtk_widget_add_css_class (buttons, "card-buttons");
  gtk_grid_attach (GTK_GRID (line), handle, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (line), words, 1, 0, 1, 1);
  gtk_box_append (GTK_BOX (card), line);
  gtk_box_append (GTK_BOX (card), buttons);
  append_dose (self, card, buttons, words, index);
  up = append_button (self, buttons, index, "go-up-symbolic", NULL, _("Move %s up"), G_CALLBACK (up_cb));
  down = append_button (self, buttons, index, "go-down-symbolic", NULL, _("Move %s down"), G_CALLBACK (down_cb));
  gtk_widget_set_sensitive (up, index > 0);
  gtk_widget_set_sensitive (down, index + 1 < self->programme->items->len);
  append_button (self, buttons, index, NULL, _("Take Out"), _("Take %s out"), G_CALLBACK (remove_cb));
  g_object_set_data (G_OBJECT (card), "up", up);
  g_object_set_data (G_OBJECT (card), "down", down);

  return card;
}

static void
show_items (CoxaProgrammeEditor *self)
{
  coxa_room_clear (self->list);
  for (guint i = 0; i < self->programme->items->len; i++)
    gtk_box_append (GTK_BOX (self->list), create_item (self, i));
  if (self->programme->items->len == 0)
    gtk_box_append (GTK_BOX (self->list), coxa_room_text_new (_("Nothing in it yet. “Add” shows all there is to do."), "quiet"));
  gtk_widget_set_sensitive (self->start, self->programme->items->len > 0);
}

static void
chosen_cb (CoxaProgrammeEditor *self,
           const char          *page)
{
  g_autoptr(CoxaPlan) plan = coxa_plan_new_for_page (self->atlas, page, COXA_SIDES_NONE, NULL, NULL);
  const CoxaPlanItem *item = plan != NULL ? g_ptr_array_index (plan->items, 0) : NULL;

  if (item == NULL)
    return;

  g_ptr_array_add (self->programme->items, coxa_own_item_new (item->page, item->title, item->sides));
  show_items (self);
  keep (self);
  coxa_programme_editor_step_back (self);
}

static void
add_cb (CoxaProgrammeEditor *self)
{
  if (gtk_stack_get_child_by_name (self->stack, "choice") == NULL)
    {
      GtkWidget *choice = coxa_page_choice_new (self->atlas);

      g_signal_connect_swapped (choice, "chosen", G_CALLBACK (chosen_cb), self);
      gtk_stack_add_named (self->stack, choice, "choice");
    }
  coxa_room_show (self->stack, "choice");
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
}

static void
start_cb (CoxaProgrammeEditor *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaPlan) plan = coxa_plan_new_for_own (self->atlas, self->programme, COXA_SIDES_RIGHT, &error);

  keep_name (self);
  if (plan != NULL)
    g_signal_emit (self, signals[START], 0, plan);
  else
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
done_cb (CoxaProgrammeEditor *self)
{
  keep_name (self);
  g_signal_emit (self, signals[DONE], 0);
}

/* Object */

static GtkWidget *
create_items (CoxaProgrammeEditor *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *label = coxa_room_text_new (_("Name"), "dose-caption");
  GtkWidget *bar = g_object_new (GTK_TYPE_BOX, "layout-manager", coxa_wrap_layout_new (10, 10, 0), NULL);
  GtkWidget *done = coxa_room_button_new (NULL, _("Done"), _("Back to the programmes (Escape)"));

  self->name = gtk_entry_new ();
  gtk_entry_set_max_length (GTK_ENTRY (self->name), 100);
  gtk_widget_add_css_class (self->name, "programme-name");
  coxa_room_name (self->name, _("Name"));
  self->state = coxa_room_text_new ("", "quiet");
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->name);
  gtk_box_append (GTK_BOX (box), self->state);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (page), coxa_room_column_new (box));

  self->start = coxa_room_button_new ("media-playback-start-symbolic", _("Start"), _("Begin a session"));
  self->add = coxa_room_button_new ("list-add-symbolic", _("Add"), _("Add an exercise, a stretch or a release"));
  gtk_widget_add_css_class (self->start, "suggested-action");
  gtk_widget_add_css_class (bar, "room-bar");
  gtk_widget_set_halign (bar, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->start, "clicked", G_CALLBACK (start_cb), self);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
  g_signal_connect_swapped (done, "clicked", G_CALLBACK (done_cb), self);
  gtk_box_append (GTK_BOX (bar), self->add);
  gtk_box_append (GTK_BOX (bar), self->start);
  gtk_box_append (GTK_BOX (bar), done);
  gtk_box_append (GTK_BOX (page), bar);

  return page;
}

static gboolean
coxa_programme_editor_grab_focus (GtkWidget *widget)
{
  CoxaProgrammeEditor *self = COXA_PROGRAMME_EDITOR (widget);

  return gtk_widget_grab_focus (self->programme->items->len == 0 ? self->add : self->name);
}

static void
coxa_programme_editor_dispose (GObject *object)
{
  CoxaProgrammeEditor *self = COXA_PROGRAMME_EDITOR (object);

  if (self->stack != NULL)
    {
      keep_name (self);
      gtk_widget_unparent (GTK_WIDGET (self->stack));
    }
  self->stack = NULL;
  g_clear_object (&self->store);
  g_clear_object (&self->atlas);

  G_OBJECT_CLASS (coxa_programme_editor_parent_class)->dispose (object);
}

static void
coxa_programme_editor_finalize (GObject *object)
{
  coxa_own_programme_free (COXA_PROGRAMME_EDITOR (object)->programme);

  G_OBJECT_CLASS (coxa_programme_editor_parent_class)->finalize (object);
}

static void
coxa_programme_editor_class_init (CoxaProgrammeEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = coxa_programme_editor_dispose;
  object_class->finalize = coxa_programme_editor_finalize;
  widget_class->grab_focus = coxa_programme_editor_grab_focus;
  signals[START] = g_signal_new ("start", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "programmeeditor");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
coxa_programme_editor_init (CoxaProgrammeEditor *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

/**
 * coxa_programme_editor_new:
 * @atlas: what there is to do
 * @store: where it is kept
 * @programme: what is to be changed
 *
 * Returns: (transfer floating): an editor
 */
GtkWidget *
coxa_programme_editor_new (CoxaAtlas              *atlas,
                           CoxaStore              *store,
                           const CoxaOwnProgramme *programme)
{
  CoxaProgrammeEditor *self = g_object_new (COXA_TYPE_PROGRAMME_EDITOR, NULL);

  self->atlas = g_object_ref (atlas);
  self->store = g_object_ref (store);
  self->programme = coxa_own_programme_copy (programme);
  gtk_stack_add_named (self->stack, create_items (self), "items");
  gtk_editable_set_text (GTK_EDITABLE (self->name), programme->name);
  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (name_cb), self);
  show_items (self);

  return GTK_WIDGET (self);
}

/**
 * coxa_programme_editor_step_back:
 * @self: an editor
 *
 * Goes back from what can be added.
 *
 * Returns: whether that was on show
 */
gboolean
coxa_programme_editor_step_back (CoxaProgrammeEditor *self)
{
  g_return_val_if_fail (COXA_IS_PROGRAMME_EDITOR (self), FALSE);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "choice") != 0)
    {
      keep_name (self);
      return FALSE;
    }

  coxa_room_show (self->stack, "items");
  gtk_widget_grab_focus (self->add);

  return TRUE;
}
