/* The library: bookmarks, notes and recent pages in one window. */
#include "config.h"

#include "coxa-library.h"

#include "coxa-picker-window.h"

#include <glib/gi18n.h>

typedef struct
{
  CoxaAtlas         *atlas;
  CoxaStore         *store;
  CoxaPicker        *picker;
  CoxaStoreKind      kind;    /* on show */
  CoxaLibraryFailed  failed;
  gpointer           user_data;
} Library;

/* Something that was removed, until nobody can bring it back. */
typedef struct
{
  CoxaStore     *store;
  CoxaStoreItem *item;
} Removed;

static void
library_free (gpointer  data,
              GClosure *closure G_GNUC_UNUSED)
{
  Library *self = data;

  g_object_unref (self->atlas);
  g_object_unref (self->store);
  g_free (self);
}

static void
removed_free (gpointer  data,
              GClosure *closure G_GNUC_UNUSED)
{
  Removed *self = data;

  g_object_unref (self->store);
  coxa_store_item_free (self->item);
  g_free (self);
}

static char *
dup_day (gint64 time)
{
  g_autoptr(GDateTime) then = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  if (then == NULL)
    return g_strdup ("");
  if (g_date_time_get_year (then) == g_date_time_get_year (now) &&
      g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now))
    /* Translators: %H:%M is the time of day; see g_date_time_format() */
    return g_date_time_format (then, _("today, %H:%M"));

  /* Translators: a date; see g_date_time_format() */
  return g_date_time_format (then, _("%-d %B %Y"));
}

/* What stands below the title: the note, or which part of which side, and when. */
static char *
dup_caption (const CoxaStoreItem *item,
             const CoxaAddress   *address,
             CoxaEntry           *entry)
{
  g_autofree char *day = dup_day (item->changed);
  const CoxaSection *section = entry != NULL ? coxa_entry_get_section (entry, address->section) : NULL;
  GString *caption = g_string_new (NULL);

  if (item->text != NULL)
    {
      g_autofree char *text = g_strdup (item->text);

      g_strdelimit (text, "\r\n\t", ' ');
      g_string_append_printf (caption, "%s · %s", day, g_strstrip (text));
      return g_string_free (caption, FALSE);
    }

  if (section != NULL)
    g_string_append_printf (caption, "%s · ", section->title);
  if (address->side == COXA_SIDE_LEFT)
    g_string_append_printf (caption, "%s · ", _("left side"));
  g_string_append (caption, day);

  return g_string_free (caption, FALSE);
}

static CoxaPick *
create_pick (Library             *self,
             const CoxaStoreItem *item)
{
  g_autoptr(CoxaAddress) address = coxa_address_parse (item->address, NULL);
  g_autofree char *page = address != NULL ? coxa_address_dup_page (address) : NULL;
  const CoxaIndexRow *row = page != NULL ? coxa_atlas_lookup (self->atlas, page) : NULL;
  g_autofree char *caption = NULL;
  CoxaPick *pick;

  /* Only the titles of sections need the entry itself. */
  if (address != NULL)
    caption = dup_caption (item, address, row != NULL && address->section != NULL ? coxa_atlas_get_entry (self->atlas, page, NULL)
                                                                                  : NULL);
  pick = coxa_pick_new (row != NULL ? row->title : item->title, caption, item->address);
  pick->data = coxa_store_item_copy (item);
  pick->destroy = (GDestroyNotify) coxa_store_item_free;

  return pick;
}

static const char *
get_empty_text (CoxaStoreKind kind)
{
  switch (kind)
    {
    case COXA_STORE_BOOKMARK:
      return _("No bookmarks yet. The star, or Ctrl+D, keeps the page that is open.");
    case COXA_STORE_NOTE:
      return _("No notes yet. “Add a note” below a page, or Ctrl+Shift+N, begins one.");
    case COXA_STORE_VISIT:
    case COXA_STORE_KINDS:
    default:
      return _("No recent pages yet.");
    }
}

static void
fill (Library *self)
{
  g_autoptr(GPtrArray) items = coxa_store_list (self->store, self->kind);
  g_autoptr(GPtrArray) picks = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (picks, create_pick (self, g_ptr_array_index (items, i)));
  coxa_picker_set_rows (self->picker, picks, get_empty_text (self->kind));
}

static void
kind_cb (GtkToggleButton *button,
         Library         *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;

  self->kind = (CoxaStoreKind) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "kind"));
  fill (self);
}

static void
undo_cb (AdwToast *toast G_GNUC_UNUSED,
         Removed  *removed)
{
  coxa_store_put_async (removed->store, removed->item, 0, NULL, NULL);
}

typedef struct
{
  GtkWidget     *picker;
  CoxaStoreItem *item;
  CoxaLibraryFailed failed;
  gpointer       user_data;
} Removal;

/* Told when it is true, not before. */
static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Removal *removal = user_data;
  GtkWidget *toasts = gtk_widget_get_ancestor (removal->picker, ADW_TYPE_TOAST_OVERLAY);
  g_autoptr(GError) error = NULL;

  if (!coxa_store_remove_finish (COXA_STORE (source), result, &error))
    {
      removal->failed (error->message, removal->user_data);
    }
  else if (toasts != NULL)
    {
      /* Translators: %s is a page's title */
      g_autofree char *text = g_markup_printf_escaped (_("“%s” was removed"), removal->item->title);
      AdwToast *toast = adw_toast_new (text);
      Removed *removed = g_new0 (Removed, 1);

      removed->store = g_object_ref (COXA_STORE (source));
      removed->item = coxa_store_item_copy (removal->item);
      adw_toast_set_button_label (toast, _("Undo"));
      g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), removed, removed_free, 0);
      adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), toast);
    }

  g_object_unref (removal->picker);
  coxa_store_item_free (removal->item);
  g_free (removal);
}

static void
remove_cb (CoxaPicker *picker,
           CoxaPick   *pick,
           Library    *self)
{
  const CoxaStoreItem *item = pick->data;
  Removal *removal = g_new0 (Removal, 1);

  removal->picker = g_object_ref (GTK_WIDGET (picker));
  removal->item = coxa_store_item_copy (item);
  removal->failed = self->failed;
  removal->user_data = self->user_data;
  coxa_store_remove_async (self->store, item->kind, item->place, removed_cb, removal);
}

static GtkWidget *
create_kinds (Library *self)
{
  static const struct { CoxaStoreKind kind; const char *name; } kinds[] = {
    { COXA_STORE_BOOKMARK, N_("Bookmarks") },
    { COXA_STORE_NOTE, N_("Notes") },
    { COXA_STORE_VISIT, N_("Recent") },
  };
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO_GROUP, NULL);
  GtkWidget *first = NULL;

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "views");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What to list"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_(kinds[i].name));

      g_object_set_data (G_OBJECT (button), "kind", GINT_TO_POINTER (kinds[i].kind));
      if (first == NULL)
        first = button;
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
      g_signal_connect (button, "toggled", G_CALLBACK (kind_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (first), TRUE);

  return box;
}

static void
changed_cb (GtkWidget *picker)
{
  fill (g_object_get_data (G_OBJECT (picker), "coxa-library"));
}

/**
 * coxa_library_present:
 * @parent: over which window; what is picked opens there
 * @atlas: what the pages are called
 * @store: what was kept
 * @failed: told what could not be done; must live as long as @parent
 * @user_data: for @failed
 *
 * Shows what was kept.
 */
void
coxa_library_present (GtkWindow         *parent,
                      CoxaAtlas         *atlas,
                      CoxaStore         *store,
                      CoxaLibraryFailed  failed,
                      gpointer           user_data)
{
  GtkWidget *picker = coxa_picker_new (_("Library"), TRUE);
  Library *self = g_new0 (Library, 1);

  self->atlas = g_object_ref (atlas);
  self->store = g_object_ref (store);
  self->picker = COXA_PICKER (picker);
  self->failed = failed;
  self->user_data = user_data;
  g_object_set_data (G_OBJECT (picker), "coxa-library", self);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), picker, G_CONNECT_SWAPPED);
  g_signal_connect_data (picker, "removed", G_CALLBACK (remove_cb), self, library_free, 0);
  gtk_window_present (coxa_picker_window_new (parent, _("Library"), create_kinds (self), picker));
}
