#include "config.h"

#include "coxa-shelf.h"

#include "coxa-index-window.h"
#include "coxa-library.h"
#include "coxa-note.h"
#include "coxa-whisper.h"

#include <glib/gi18n.h>

/* Who only passes through was not there. */
#define VISIT_MS 1500

struct _CoxaShelf
{
  GObject       parent_instance;

  CoxaWindow   *window;      /* owns this */
  CoxaStore    *store;
  AdwHeaderBar *header;
  GtkBox       *page_side;
  CoxaBanner   *banner;
  GtkWidget    *star;        /* NULL until the first frame is out */
  CoxaNote     *note;        /* likewise */
  GCancellable *cancellable;
  CoxaAddress  *address;     /* where the reader is, or NULL */
  char         *page;        /* its page */
  char         *place;       /* what a bookmark would be of */
  guint         visit_id;
  gboolean      is_narrow;
};

G_DEFINE_FINAL_TYPE (CoxaShelf, coxa_shelf, G_TYPE_OBJECT)

static void
tell (CoxaShelf  *self,
      const char *message)
{
  coxa_banner_tell (self->banner, message, NULL, NULL, NULL);
}

static const char *
get_title (CoxaShelf *self)
{
  const CoxaIndexRow *row = coxa_atlas_lookup (coxa_window_get_atlas (self->window), self->page);

  return row != NULL ? row->title : self->page;
}

/* A bookmark is of a section of a page on one side, however it is looked at; the first section is the page. */
static char *
dup_place (CoxaShelf         *self,
           const CoxaAddress *address)
{
  CoxaEntry *entry = coxa_atlas_get_entry (coxa_window_get_atlas (self->window), self->page, NULL);
  const CoxaSection *first = entry != NULL ? g_ptr_array_index (entry->sections, 0) : NULL;
  g_autoptr(CoxaAddress) place = coxa_address_copy (address);

  g_clear_pointer (&place->view, g_free);
  g_clear_pointer (&place->hide, g_strfreev);
  place->depth = 0;
  place->mode = COXA_MODE_WHOLE;
  place->show = 0;
  if (first != NULL && g_strcmp0 (place->section, first->id) == 0)
    g_clear_pointer (&place->section, g_free);

  return coxa_address_to_string (place);
}

static GSimpleAction *
get_bookmark_action (CoxaShelf *self)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->window), "bookmark"));
}

/* Brings star and action to what is kept. */
static void
show_star (CoxaShelf *self)
{
  gboolean is_kept = self->place != NULL && coxa_store_lookup (self->store, COXA_STORE_BOOKMARK, self->place) != NULL;

  g_simple_action_set_state (get_bookmark_action (self), g_variant_new_boolean (is_kept));
  if (self->star == NULL)
    return;

  gtk_button_set_icon_name (GTK_BUTTON (self->star), is_kept ? "starred-symbolic" : "non-starred-symbolic");
  gtk_widget_set_tooltip_text (self->star, is_kept ? _("Remove the Bookmark (Ctrl+D)") : _("Bookmark This Page (Ctrl+D)"));
}

static void
bookmarked_cb (GObject      *source G_GNUC_UNUSED,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(CoxaShelf) self = user_data;
  GtkWidget *plate = self->window != NULL ? GTK_WIDGET (coxa_window_get_plate (self->window)) : NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean is_kept;

  if (plate == NULL)
    return;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      tell (self, error->message);
      return;
    }

  is_kept = coxa_store_lookup (self->store, COXA_STORE_BOOKMARK, self->place) != NULL;
  /* Translators: %s is a page's title */
  text = g_strdup_printf (is_kept ? _("%s is bookmarked") : _("%s is no longer bookmarked"), get_title (self));
  coxa_whisper (GTK_OVERLAY (gtk_widget_get_ancestor (plate, GTK_TYPE_OVERLAY)), text);
}

static void
bookmark_action (GSimpleAction *action G_GNUC_UNUSED,
                 GVariant      *parameter G_GNUC_UNUSED,
                 gpointer       user_data)
{
  CoxaShelf *self = user_data;
  g_autoptr(CoxaStoreItem) item = NULL;
  g_autofree char *address = NULL;

  if (self->place == NULL)
    return;

  if (coxa_store_lookup (self->store, COXA_STORE_BOOKMARK, self->place) != NULL)
    {
      coxa_store_remove_async (self->store, COXA_STORE_BOOKMARK, self->place, bookmarked_cb, g_object_ref (self));
      return;
    }

  address = coxa_address_to_string (self->address);
  item = coxa_store_item_new (COXA_STORE_BOOKMARK, self->place, address, get_title (self), NULL, g_get_real_time ());
  coxa_store_put_async (self->store, item, 0, bookmarked_cb, g_object_ref (self));
}

static void
note_action (GSimpleAction *action G_GNUC_UNUSED,
             GVariant      *parameter G_GNUC_UNUSED,
             gpointer       user_data)
{
  CoxaShelf *self = user_data;

  if (self->note != NULL)
    coxa_note_open (self->note);
}

static void
failed_cb (const char *message,
           gpointer    user_data)
{
  tell (user_data, message);
}

static void
library_action (GSimpleAction *action G_GNUC_UNUSED,
                GVariant      *parameter G_GNUC_UNUSED,
                gpointer       user_data)
{
  CoxaShelf *self = user_data;

  coxa_shelf_save (self);
  coxa_library_present (GTK_WINDOW (self->window), coxa_window_get_atlas (self->window), self->store, failed_cb, self);
}

static void
index_action (GSimpleAction *action G_GNUC_UNUSED,
              GVariant      *parameter G_GNUC_UNUSED,
              gpointer       user_data)
{
  CoxaShelf *self = user_data;

  coxa_index_window_present (GTK_WINDOW (self->window), coxa_window_get_atlas (self->window));
}

/* Nobody is told when this fails: nobody has asked for it. */
static gboolean
visit_cb (gpointer user_data)
{
  CoxaShelf *self = user_data;
  g_autofree char *address = g_strconcat ("coxa:", self->page, NULL);
  g_autoptr(CoxaStoreItem) item = coxa_store_item_new (COXA_STORE_VISIT, self->page, address, get_title (self), NULL,
                                                       g_get_real_time ());

  self->visit_id = 0;
  coxa_store_put_async (self->store, item, 0, NULL, NULL);

  return G_SOURCE_REMOVE;
}

static void
show_page (CoxaShelf *self)
{
  if (self->note == NULL || self->page == NULL)
    return;

  coxa_note_show (self->note, self->page, get_title (self));
  g_clear_handle_id (&self->visit_id, g_source_remove);
  self->visit_id = g_timeout_add (VISIT_MS, visit_cb, self);
}

static void
opened_cb (GObject      *source G_GNUC_UNUSED,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CoxaShelf) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean good = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->window == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (!good)
    tell (self, error->message);
  else if (coxa_store_get_remark (self->store) != NULL)
    tell (self, coxa_store_get_remark (self->store));
  show_star (self);
  show_page (self);
}

static void
note_failed_cb (CoxaShelf  *self,
                const char *message)
{
  tell (self, message);
}

static void
coxa_shelf_dispose (GObject *object)
{
  CoxaShelf *self = COXA_SHELF (object);

  g_clear_handle_id (&self->visit_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  self->window = NULL;
  g_clear_object (&self->store);

  G_OBJECT_CLASS (coxa_shelf_parent_class)->dispose (object);
}

static void
coxa_shelf_finalize (GObject *object)
{
  CoxaShelf *self = COXA_SHELF (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->address, coxa_address_free);
  g_free (self->page);
  g_free (self->place);

  G_OBJECT_CLASS (coxa_shelf_parent_class)->finalize (object);
}

static void
coxa_shelf_class_init (CoxaShelfClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_shelf_dispose;
  G_OBJECT_CLASS (klass)->finalize = coxa_shelf_finalize;
}

static void
coxa_shelf_init (CoxaShelf *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * coxa_shelf_new:
 * @window: a window; owns the shelf
 * @store: what was kept
 * @header: where the star goes
 * @page_side: where the note goes
 * @banner: where the reader is told what could not be kept
 *
 * Gives a window its actions on what is kept.
 *
 * Returns: (transfer full): a shelf that shows nothing until coxa_shelf_present()
 */
CoxaShelf *
coxa_shelf_new (CoxaWindow   *window,
                CoxaStore    *store,
                AdwHeaderBar *header,
                GtkBox       *page_side,
                CoxaBanner   *banner)
{
  CoxaShelf *self = g_object_new (COXA_TYPE_SHELF, NULL);
  const GActionEntry entries[] = {
    { .name = "bookmark", .activate = bookmark_action, .state = "false" },
    { .name = "note", .activate = note_action },
    { .name = "library", .activate = library_action },
    { .name = "index", .activate = index_action },
  };

  self->window = window;
  self->store = g_object_ref (store);
  self->header = header;
  self->page_side = page_side;
  self->banner = banner;
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), self);
  /* Before the application waits for the store. */
  g_signal_connect_object (g_application_get_default (), "shutdown", G_CALLBACK (coxa_shelf_save), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * coxa_shelf_show:
 * @self: a shelf
 * @address: where the reader is now
 */
void
coxa_shelf_show (CoxaShelf         *self,
                 const CoxaAddress *address)
{
  g_autofree char *page = coxa_address_dup_page (address);
  gboolean is_other = g_strcmp0 (page, self->page) != 0;

  g_clear_pointer (&self->address, coxa_address_free);
  self->address = coxa_address_copy (address);
  g_free (self->page);
  self->page = g_steal_pointer (&page);
  g_free (self->place);
  self->place = dup_place (self, address);
  show_star (self);
  if (is_other)
    show_page (self);
}

/**
 * coxa_shelf_present:
 * @self: a shelf
 *
 * Puts star and note into the window and reads what was kept. Icons and files: for after the first frame.
 */
void
coxa_shelf_present (CoxaShelf *self)
{
  g_return_if_fail (COXA_IS_SHELF (self) && self->star == NULL);

  self->star = gtk_toggle_button_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->star), "win.bookmark");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->star), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Bookmark this page"), -1);
  gtk_widget_add_css_class (self->star, "star");
  adw_header_bar_pack_end (self->header, self->star);
  show_star (self);

  self->note = COXA_NOTE (coxa_note_new (self->store));
  coxa_note_set_narrow (self->note, self->is_narrow);
  g_signal_connect_object (self->note, "failed", G_CALLBACK (note_failed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->page_side, GTK_WIDGET (self->note));

  g_signal_connect_object (self->store, "changed", G_CALLBACK (show_star), self, G_CONNECT_SWAPPED);
  coxa_store_open_async (self->store, self->cancellable, opened_cb, g_object_ref (self));
}

/**
 * coxa_shelf_set_narrow:
 * @self: a shelf
 * @is_narrow: whether the page lies below the plate
 */
void
coxa_shelf_set_narrow (CoxaShelf *self,
                       gboolean   is_narrow)
{
  g_return_if_fail (COXA_IS_SHELF (self));

  self->is_narrow = is_narrow;
  if (self->note != NULL)
    coxa_note_set_narrow (self->note, is_narrow);
}

/**
 * coxa_shelf_save:
 * @self: a shelf
 *
 * Sends what was typed on its way to the disk; coxa_store_close() waits until it is there.
 */
void
coxa_shelf_save (CoxaShelf *self)
{
  g_return_if_fail (COXA_IS_SHELF (self));

  if (self->note != NULL)
    coxa_note_save (self->note);
}
