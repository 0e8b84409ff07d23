#include "config.h"

#include "coxa-picker.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CoxaPicker
{
  GtkBox              parent_instance;

  GtkWidget          *entry;
  GtkWidget          *stack;
  GtkWidget          *view;
  GtkWidget          *empty;
  GListStore         *rows;
  GtkCustomFilter    *filter;
  GtkSingleSelection *selection;
  char               *needle;     /* folded */
  char               *empty_text; /* where there is nothing to filter */
  gboolean            can_remove;
};

enum
{
  PICKED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaPick, coxa_pick, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (CoxaPicker, coxa_picker, GTK_TYPE_BOX)

static void
coxa_pick_finalize (GObject *object)
{
  CoxaPick *self = COXA_PICK (object);

  g_free (self->title);
  g_free (self->caption);
  g_free (self->address);
  g_free (self->letter);
  g_free (self->folded);
  if (self->destroy != NULL)
    self->destroy (self->data);

  G_OBJECT_CLASS (coxa_pick_parent_class)->finalize (object);
}

static void
coxa_pick_class_init (CoxaPickClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = coxa_pick_finalize;
}

static void
coxa_pick_init (CoxaPick *self G_GNUC_UNUSED)
{
}

/* Case and accents do not matter to who looks for something. */
static char *
fold (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  GString *folded = g_string_new (NULL);
  g_autofree char *lower = NULL;

  for (const char *p = plain != NULL ? plain : ""; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (folded, g_utf8_get_char (p));
  lower = g_string_free (folded, FALSE);

  return g_utf8_casefold (lower, -1);
}

/**
 * coxa_pick_new:
 * @title: what the row is called
 * @caption: (nullable): what is said below
 * @address: where it leads
 *
 * Returns: (transfer full): a row
 */
CoxaPick *
coxa_pick_new (const char *title,
               const char *caption,
               const char *address)
{
  CoxaPick *self = g_object_new (COXA_TYPE_PICK, NULL);
  g_autofree char *both = g_strdup_printf ("%s\n%s", title, caption != NULL ? caption : "");

  self->title = g_strdup (title);
  self->caption = g_strdup (caption);
  self->address = g_strdup (address);
  self->folded = fold (both);

  return self;
}

/* Rows */

static void
remove_cb (GtkWidget *button,
           GtkListItem *item)
{
  CoxaPicker *self = COXA_PICKER (gtk_widget_get_ancestor (button, COXA_TYPE_PICKER));
  g_autoptr(CoxaPick) pick = g_object_ref (gtk_list_item_get_item (item));

  if (self != NULL)
    g_signal_emit (self, signals[REMOVED], 0, pick);
}

static void
setup_cb (CoxaPicker  *self,
          GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *letter = gtk_label_new (NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  GtkWidget *caption = g_object_new (GTK_TYPE_LABEL,
                                     "xalign", 0.0,
                                     "wrap", TRUE,
                                     "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                     "lines", 2,
                                     "ellipsize", PANGO_ELLIPSIZE_END,
                                     NULL);

  gtk_widget_add_css_class (row, "pick");
  gtk_widget_add_css_class (letter, "pick-letter");
  gtk_widget_add_css_class (caption, "pick-caption");
  gtk_widget_set_valign (letter, GTK_ALIGN_BASELINE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), caption);
  gtk_box_append (GTK_BOX (row), letter);
  gtk_box_append (GTK_BOX (row), words);
  if (self->can_remove)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

      /* Delete does it for who has no pointer: a stop less for each row. */
      gtk_widget_set_focusable (button, FALSE);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, _("Remove (Delete)"));
      gtk_widget_add_css_class (button, "flat");
      g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), item);
      gtk_box_append (GTK_BOX (row), button);
    }
  gtk_list_item_set_child (item, row);
}

/* A letter stands at the first of its rows. */
static gboolean
begins_letter (CoxaPicker *self,
               guint       position,
               CoxaPick   *pick)
{
  g_autoptr(CoxaPick) before = NULL;

  if (pick->letter == NULL)
    return FALSE;
  if (position == 0)
    return TRUE;

  before = g_list_model_get_item (G_LIST_MODEL (self->selection), position - 1);

  return before != NULL && g_strcmp0 (before->letter, pick->letter) != 0;
}

static void
bind_cb (CoxaPicker  *self,
         GtkListItem *item)
{
  CoxaPick *pick = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *letter = gtk_widget_get_first_child (row);
  GtkWidget *words = gtk_widget_get_next_sibling (letter);
  GtkWidget *title = gtk_widget_get_first_child (words);
  GtkWidget *caption = gtk_widget_get_next_sibling (title);
  GtkWidget *button = gtk_widget_get_next_sibling (words);

  gtk_widget_set_visible (letter, pick->letter != NULL);
  gtk_label_set_text (GTK_LABEL (letter), begins_letter (self, gtk_list_item_get_position (item), pick) ? pick->letter : "");
  gtk_label_set_text (GTK_LABEL (title), pick->title);
  gtk_label_set_text (GTK_LABEL (caption), pick->caption != NULL ? pick->caption : "");
  gtk_widget_set_visible (caption, pick->caption != NULL);
  /* In an index a page is told from a mere name for it. */
  if (pick->letter != NULL && pick->caption == NULL)
    gtk_widget_add_css_class (title, "pick-page");
  else
    gtk_widget_remove_css_class (title, "pick-page");
  if (button != NULL)
    {
      /* Translators: %s is a page's title */
      g_autofree char *text = g_strdup_printf (_("Remove %s"), pick->title);

      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
    }
}

/* What is shown */

static void
show_state (CoxaPicker *self)
{
  guint all = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (shown == 0)
    gtk_label_set_text (GTK_LABEL (self->empty), all == 0 && self->empty_text != NULL ? self->empty_text
                                                 : _("Nothing here matches. Try fewer letters."));
  gtk_stack_set_visible_child (GTK_STACK (self->stack),
                               shown > 0 ? gtk_widget_get_ancestor (self->view, GTK_TYPE_SCROLLED_WINDOW) : self->empty);
}

static gboolean
match_cb (gpointer item,
          gpointer user_data)
{
  CoxaPicker *self = user_data;

  return self->needle == NULL || strstr (((CoxaPick *) item)->folded, self->needle) != NULL;
}

/* What begins with the words is more likely meant than what holds them. */
static void
select_best (CoxaPicker *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint best = 0;

  for (guint i = 0; self->needle != NULL && i < n; i++)
    {
      g_autoptr(CoxaPick) pick = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (!g_str_has_prefix (pick->folded, self->needle))
        continue;
      best = i;
      break;
    }

  if (n == 0)
    return;
  gtk_single_selection_set_selected (self->selection, best);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", 0);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", best);
}

static void
search_cb (CoxaPicker *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  g_free (self->needle);
  self->needle = *text != '\0' ? fold (text) : NULL;
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_state (self);
  select_best (self);
}

static void
pick_at (CoxaPicker *self,
         guint       position)
{
  g_autoptr(CoxaPick) pick = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (pick != NULL)
    g_signal_emit (self, signals[PICKED], 0, pick);
}

static void
activate_cb (CoxaPicker *self,
             guint       position)
{
  pick_at (self, position);
}

static void
enter_cb (CoxaPicker *self)
{
  pick_at (self, gtk_single_selection_get_selected (self->selection));
}

static gboolean
entry_key_cb (CoxaPicker      *self,
              guint            key,
              guint            code G_GNUC_UNUSED,
              GdkModifierType  state G_GNUC_UNUSED)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_child_focus (self->view, GTK_DIR_TAB_FORWARD);
}

static gboolean
list_key_cb (CoxaPicker      *self,
             guint            key,
             guint            code G_GNUC_UNUSED,
             GdkModifierType  state G_GNUC_UNUSED)
{
  guint at = gtk_single_selection_get_selected (self->selection);

  if ((key == GDK_KEY_Up || key == GDK_KEY_KP_Up) && at == 0)
    return gtk_widget_grab_focus (self->entry);
  if ((key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete) && self->can_remove)
    {
      g_autoptr(CoxaPick) pick = g_list_model_get_item (G_LIST_MODEL (self->selection), at);

      if (pick != NULL)
        g_signal_emit (self, signals[REMOVED], 0, pick);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

/* Object */

static gboolean
coxa_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (COXA_PICKER (widget)->entry);
}

static void
coxa_picker_dispose (GObject *object)
{
  CoxaPicker *self = COXA_PICKER (object);

  g_clear_object (&self->rows);

  G_OBJECT_CLASS (coxa_picker_parent_class)->dispose (object);
}

static void
coxa_picker_finalize (GObject *object)
{
  CoxaPicker *self = COXA_PICKER (object);

  g_free (self->needle);
  g_free (self->empty_text);

  G_OBJECT_CLASS (coxa_picker_parent_class)->finalize (object);
}

static void
coxa_picker_class_init (CoxaPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = coxa_picker_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = coxa_picker_grab_focus;
  signals[PICKED] = g_signal_new ("picked", COXA_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, COXA_TYPE_PICK);
  signals[REMOVED] = g_signal_new ("removed", COXA_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, COXA_TYPE_PICK);
}

static void
add_keys (CoxaPicker *self,
          GtkWidget  *widget,
          GCallback   callback)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", callback, self);
  gtk_widget_add_controller (widget, keys);
}

static void
coxa_picker_init (CoxaPicker *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkFilterListModel *filtered;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);

  self->rows = g_list_store_new (COXA_TYPE_PICK);
  self->filter = gtk_custom_filter_new (match_cb, self, NULL);
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)), GTK_FILTER (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  add_keys (self, self->view, G_CALLBACK (list_key_cb));

  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _("Filter"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filter"), -1);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (enter_cb), self);
  add_keys (self, self->entry, G_CALLBACK (entry_key_cb));
  gtk_widget_add_css_class (self->entry, "pick-filter");

  self->empty = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, "max-width-chars", 36, NULL);
  gtk_widget_add_css_class (self->empty, "pick-empty");
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_stack_add_child (GTK_STACK (self->stack), scroller);
  gtk_stack_add_child (GTK_STACK (self->stack), self->empty);
  gtk_box_append (GTK_BOX (self), self->entry);
  gtk_box_append (GTK_BOX (self), self->stack);
}

/**
 * coxa_picker_new:
 * @label: what a screen reader calls the list
 * @can_remove: whether rows may be removed
 *
 * Returns: (transfer floating): a list without rows
 */
GtkWidget *
coxa_picker_new (const char *label,
                 gboolean    can_remove)
{
  CoxaPicker *self = g_object_new (COXA_TYPE_PICKER, NULL);

  self->can_remove = can_remove;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return GTK_WIDGET (self);
}

/**
 * coxa_picker_set_rows:
 * @self: a picker
 * @rows: (element-type CoxaPick): in the order in which they are to be seen; kept
 * @empty_text: (nullable): what to say where there is none
 *
 * Replaces the rows; what was selected stays selected by its place.
 */
void
coxa_picker_set_rows (CoxaPicker *self,
                      GPtrArray  *rows,
                      const char *empty_text)
{
  guint at;

  g_return_if_fail (COXA_IS_PICKER (self) && rows != NULL);

  at = gtk_single_selection_get_selected (self->selection);
  g_free (self->empty_text);
  self->empty_text = g_strdup (empty_text);
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata, rows->len);
  show_state (self);
  if (at != GTK_INVALID_LIST_POSITION && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_single_selection_set_selected (self->selection,
                                       MIN (at, g_list_model_get_n_items (G_LIST_MODEL (self->selection)) - 1));
}

/**
 * coxa_picker_add_tools:
 * @self: a picker
 * @tools: what is to stand between entry and list
 */
void
coxa_picker_add_tools (CoxaPicker *self,
                       GtkWidget  *tools)
{
  g_return_if_fail (COXA_IS_PICKER (self));

  gtk_box_insert_child_after (GTK_BOX (self), tools, self->entry);
}

/**
 * coxa_picker_jump:
 * @self: a picker whose rows are filed under letters
 * @letter: one of them
 *
 * Scrolls to the first row of a letter, selects it and gives it the keyboard.
 */
void
coxa_picker_jump (CoxaPicker *self,
                  const char *letter)
{
  guint n;

  g_return_if_fail (COXA_IS_PICKER (self) && letter != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  search_cb (self);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CoxaPick) pick = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (g_strcmp0 (pick->letter, letter) != 0)
        continue;

      /* Scrolling goes no farther than it must: from below, what is looked for comes to stand at the top. */
      gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", n - 1);
      gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", i);
      gtk_single_selection_set_selected (self->selection, i);
      return;
    }
}
