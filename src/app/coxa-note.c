/* One save is under way at a time: what comes back may be more than what was written, where another window has written on the
 * same page, and the next save must know of it. What could not be kept is a draft, and stays in memory as long as the window. */
#include "config.h"

#include "coxa-note.h"

#include <glib/gi18n.h>
#include <string.h>

/* At most so long after a letter was typed it is on its way to the disk. */
#define DELAY_MS 500
#define HEIGHT_MIN 84
#define HEIGHT_MAX 190

struct _CoxaNote
{
  GtkBox         parent_instance;

  CoxaStore     *store;
  char          *page;     /* of which the note is, or NULL */
  char          *title;
  gint64         known;    /* when what is on the disk was changed, as far as is known here; 0: there is nothing */
  gboolean       is_dirty;
  gboolean       is_saving;
  gboolean       is_loading;
  gboolean       is_narrow;
  guint          save_id;
  GHashTable    *drafts;   /* page → text that could not be kept */

  GtkWidget     *line;     /* closed */
  GtkWidget     *line_label;
  GtkWidget     *editor;   /* open */
  GtkWidget     *heading;
  GtkWidget     *state;
  GtkWidget     *view;
  GtkTextBuffer *buffer;
};

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaNote, coxa_note, GTK_TYPE_BOX)

typedef struct
{
  CoxaNote *note;
  char     *page;
  char     *text; /* that was written; NULL: that it was removed */
} Save;

static void save (CoxaNote *self);

static char *
dup_text (CoxaNote *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return *stripped == '\0';
}

static void
set_text (CoxaNote   *self,
          const char *text)
{
  self->is_loading = TRUE;
  /* Undo must not bring back the note of another page. */
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (self->buffer);
  self->is_loading = FALSE;
}

/* The closed line: the note in brief, or an offer to write one. On a narrow window the page has no height to spare for offers. */
static void
show_line (CoxaNote *self)
{
  g_autofree char *text = dup_text (self);
  gboolean is_empty = is_blank (text);
  gboolean is_open = gtk_widget_get_visible (self->editor);

  g_strdelimit (text, "\r\n\t", ' ');
  gtk_label_set_text (GTK_LABEL (self->line_label), is_empty ? _("Add a note") : g_strstrip (text));
  gtk_widget_set_visible (self->line, !is_open);
  gtk_widget_set_visible (GTK_WIDGET (self), self->page != NULL && (is_open || !is_empty || !self->is_narrow));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->line), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_empty ? _("Add a note to this page") : _("Your note on this page"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, is_empty ? "" : text, -1);
  if (is_empty)
    gtk_widget_remove_css_class (self->line, "has-note");
  else
    gtk_widget_add_css_class (self->line, "has-note");
}

static void
set_state (CoxaNote   *self,
           const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->state), text);
}

/* Brings what is on the disk to the screen, unless something is being written here. */
static void
load (CoxaNote *self)
{
  const CoxaStoreItem *item = self->page != NULL ? coxa_store_lookup (self->store, COXA_STORE_NOTE, self->page) : NULL;
  const char *draft = self->page != NULL ? g_hash_table_lookup (self->drafts, self->page) : NULL;

  self->known = item != NULL ? item->changed : 0;
  set_text (self, draft != NULL ? draft : item != NULL ? item->text : "");
  self->is_dirty = draft != NULL;
  set_state (self, draft != NULL ? _("Not kept yet") : "");
  show_line (self);
}

static void
save_free (Save *done)
{
  g_object_unref (done->note);
  g_free (done->page);
  g_free (done->text);
  g_free (done);
}

/* What another window has written stands above, and the cursor stays where it is. */
static void
take_merged (CoxaNote            *self,
             const CoxaStoreItem *item,
             const char          *written)
{
  GtkTextIter start;

  self->known = item->changed;
  if (g_str_equal (item->text, written) || !g_str_has_suffix (item->text, written))
    return;

  gtk_text_buffer_get_start_iter (self->buffer, &start);
  self->is_loading = TRUE;
  gtk_text_buffer_insert (self->buffer, &start, item->text, (int) (strlen (item->text) - strlen (written)));
  self->is_loading = FALSE;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Save *done = user_data;
  CoxaNote *self = done->note;
  gboolean is_here = g_strcmp0 (done->page, self->page) == 0;
  const CoxaStoreItem *item = coxa_store_lookup (COXA_STORE (source), COXA_STORE_NOTE, done->page);
  g_autoptr(GError) error = NULL;

  /* The window was closed meanwhile. */
  if (self->store == NULL)
    {
      if (!g_task_propagate_boolean (G_TASK (result), &error))
        g_printerr ("coxa: %s\n", error->message);
      save_free (done);
      return;
    }

  self->is_saving = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_hash_table_insert (self->drafts, g_strdup (done->page), g_strdup (done->text != NULL ? done->text : ""));
      if (is_here)
        {
          self->is_dirty = TRUE;
          set_state (self, _("Not kept yet"));
        }
      g_signal_emit (self, signals[FAILED], 0, error->message);
    }
  else
    {
      g_hash_table_remove (self->drafts, done->page);
      if (is_here && item != NULL && done->text != NULL)
        take_merged (self, item, done->text);
      if (is_here && !self->is_dirty)
        set_state (self, _("Kept"));
      if (is_here && self->is_dirty)
        save (self);
    }
  show_line (self);
  save_free (done);
}

static void
save (CoxaNote *self)
{
  gint64 now = g_get_real_time ();
  g_autoptr(CoxaStoreItem) item = NULL;
  g_autofree char *text = NULL;
  g_autofree char *address = NULL;
  Save *done;

  g_clear_handle_id (&self->save_id, g_source_remove);
  if (!self->is_dirty || self->page == NULL || self->store == NULL)
    return;

  text = dup_text (self);
  done = g_new0 (Save, 1);
  done->note = g_object_ref (self);
  done->page = g_strdup (self->page);
  self->is_dirty = FALSE;
  self->is_saving = TRUE;
  if (is_blank (text))
    {
      self->known = 0;
      coxa_store_remove_async (self->store, COXA_STORE_NOTE, self->page, saved_cb, done);
      return;
    }

  done->text = g_strdup (text);
  address = g_strconcat ("coxa:", self->page, NULL);
  item = coxa_store_item_new (COXA_STORE_NOTE, self->page, address, self->title, text, now);
  coxa_store_put_async (self->store, item, self->known, saved_cb, done);
  self->known = now;
}

static gboolean
save_later_cb (gpointer user_data)
{
  CoxaNote *self = user_data;

  self->save_id = 0;
  if (!self->is_saving)
    save (self);

  return G_SOURCE_REMOVE;
}

static void
typed_cb (CoxaNote *self)
{
  if (self->is_loading)
    return;

  self->is_dirty = TRUE;
  set_state (self, "");
  /* Not put off by the next letter: who types on for a minute must not lose a minute. */
  if (self->save_id == 0)
    self->save_id = g_timeout_add (DELAY_MS, save_later_cb, self);
}

static void
store_cb (CoxaNote *self)
{
  if (!self->is_dirty && !self->is_saving)
    {
      const CoxaStoreItem *item = self->page != NULL ? coxa_store_lookup (self->store, COXA_STORE_NOTE, self->page) : NULL;

      if ((item != NULL ? item->changed : 0) != self->known)
        load (self);
    }
}

static void
close_cb (CoxaNote *self)
{
  gboolean had_focus = gtk_widget_has_focus (self->view);

  save (self);
  gtk_widget_set_visible (self->editor, FALSE);
  show_line (self);
  if (had_focus && gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_widget_grab_focus (self->line);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args G_GNUC_UNUSED,
           gpointer   user_data G_GNUC_UNUSED)
{
  close_cb (COXA_NOTE (widget));

  return TRUE;
}

static void
coxa_note_dispose (GObject *object)
{
  CoxaNote *self = COXA_NOTE (object);

  save (self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (coxa_note_parent_class)->dispose (object);
}

static void
coxa_note_finalize (GObject *object)
{
  CoxaNote *self = COXA_NOTE (object);

  g_hash_table_unref (self->drafts);
  g_free (self->page);
  g_free (self->title);

  G_OBJECT_CLASS (coxa_note_parent_class)->finalize (object);
}

static void
coxa_note_class_init (CoxaNoteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_note_dispose;
  G_OBJECT_CLASS (klass)->finalize = coxa_note_finalize;
  gtk_widget_class_set_css_name (widget_class, "note");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  signals[FAILED] = g_signal_new ("failed", COXA_TYPE_NOTE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
create_line (CoxaNote *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *button = gtk_button_new ();

  self->line_label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "hexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("document-edit-symbolic"));
  gtk_box_append (GTK_BOX (box), self->line_label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "note-line");
  gtk_widget_set_tooltip_text (button, _("Your note on this page (Ctrl+Shift+N)"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (coxa_note_open), self);

  return button;
}

static GtkWidget *
create_editor (CoxaNote *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *done = gtk_button_new_with_mnemonic (_("_Done"));

  self->heading = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "hexpand", TRUE, NULL);
  self->state = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  self->view = gtk_text_view_new ();
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  g_object_set (self->view, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, NULL);
  gtk_text_buffer_set_enable_undo (self->buffer, TRUE);
  gtk_widget_add_css_class (self->heading, "note-heading");
  gtk_widget_add_css_class (self->state, "note-state");
  gtk_widget_add_css_class (scroller, "note-text");
  gtk_widget_add_css_class (box, "note-editor");
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (done, "clicked", G_CALLBACK (close_cb), self);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), HEIGHT_MIN);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), HEIGHT_MAX);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_box_append (GTK_BOX (top), self->heading);
  gtk_box_append (GTK_BOX (top), self->state);
  gtk_box_append (GTK_BOX (top), done);
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_widget_set_visible (box, FALSE);

  return box;
}

static void
coxa_note_init (CoxaNote *self)
{
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->line = create_line (self);
  self->editor = create_editor (self);
  gtk_box_append (GTK_BOX (self), self->line);
  gtk_box_append (GTK_BOX (self), self->editor);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * coxa_note_new:
 * @store: where notes are kept
 *
 * Returns: (transfer floating): a note that is of no page yet
 */
GtkWidget *
coxa_note_new (CoxaStore *store)
{
  CoxaNote *self = g_object_new (COXA_TYPE_NOTE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * coxa_note_show:
 * @self: a note
 * @page: which page is open
 * @title: what it is called
 *
 * Saves what was written on another page, and shows what there is on this one.
 */
void
coxa_note_show (CoxaNote   *self,
                const char *page,
                const char *title)
{
  g_autofree char *text = NULL;

  g_return_if_fail (COXA_IS_NOTE (self) && page != NULL && title != NULL);

  if (g_strcmp0 (page, self->page) == 0)
    return;

  save (self);
  gtk_widget_set_visible (self->editor, FALSE);
  g_free (self->page);
  g_free (self->title);
  self->page = g_strdup (page);
  self->title = g_strdup (title);
  /* Translators: %s is a page's title */
  text = g_strdup_printf (_("Your note on %s"), title);
  gtk_label_set_text (GTK_LABEL (self->heading), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  load (self);
}

/**
 * coxa_note_open:
 * @self: a note
 *
 * Opens the text and puts the cursor at its end.
 */
void
coxa_note_open (CoxaNote *self)
{
  GtkTextIter end;

  g_return_if_fail (COXA_IS_NOTE (self));

  if (self->page == NULL)
    return;

  gtk_widget_set_visible (self->editor, TRUE);
  show_line (self);
  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_buffer_place_cursor (self->buffer, &end);
  gtk_widget_grab_focus (self->view);
}

/**
 * coxa_note_save:
 * @self: a note
 *
 * Sends what was typed on its way to the disk now.
 */
void
coxa_note_save (CoxaNote *self)
{
  g_return_if_fail (COXA_IS_NOTE (self));

  save (self);
}

/**
 * coxa_note_set_narrow:
 * @self: a note
 * @is_narrow: whether the page has little height
 */
void
coxa_note_set_narrow (CoxaNote *self,
                      gboolean  is_narrow)
{
  g_return_if_fail (COXA_IS_NOTE (self));

  self->is_narrow = is_narrow;
  show_line (self);
}
