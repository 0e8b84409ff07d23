/* Hand-out…: for whatever page something to do is on, or good for. */
#include "config.h"

#include "coxa-handout-action.h"

#include "coxa-handout-dialog.h"

#include <glib/gi18n.h>

#define BUTTON "coxa-handout-button"

/* What treats more than this many is a list to choose from, not a sheet. */
#define MAX_ITEMS 4

static gboolean
has_something (CoxaAtlas  *atlas,
               const char *page)
{
  g_autoptr(CoxaHandoutRequest) request = coxa_handout_request_new ();

  return coxa_handout_request_add (request, atlas, page, NULL);
}

static void
handout_action (GSimpleAction *action G_GNUC_UNUSED,
                GVariant      *parameter G_GNUC_UNUSED,
                gpointer       user_data)
{
  CoxaWindow *window = user_data;
  CoxaAtlas *atlas = coxa_window_get_atlas (window);
  g_autoptr(CoxaHandoutRequest) request = coxa_handout_request_new ();
  g_autofree char *address = coxa_address_to_string (coxa_window_get_address (window));
  const CoxaEntry *entry;

  if (!coxa_handout_request_add (request, atlas, address, NULL))
    return;

  entry = request->page != NULL ? coxa_atlas_get_entry (atlas, request->page, NULL) : NULL;
  if (entry != NULL && entry->practice == NULL && request->items->len > MAX_ITEMS)
    g_ptr_array_set_size (request->items, MAX_ITEMS);
  gtk_window_present (GTK_WINDOW (coxa_handout_dialog_new (GTK_WINDOW (window), atlas, request)));
}

static void
set_range (CoxaRange *range,
           int        value,
           gboolean  *differs)
{
  if (value <= 0)
    return;

  range->min = range->max = value;
  *differs = TRUE;
}

static void
handout_plan_action (GSimpleAction *action G_GNUC_UNUSED,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  CoxaWindow *window = user_data;
  CoxaAtlas *atlas = coxa_window_get_atlas (window);
  g_autoptr(CoxaHandoutRequest) request = coxa_handout_request_new ();
  g_autoptr(GVariantIter) items = NULL;
  const char *title, *text, *note;
  int sets, reps, hold, rest;

  g_variant_get (parameter, "(&sa(siiiis))", &title, &items);
  request->title = g_strdup (title);
  while (g_variant_iter_next (items, "(&siiii&s)", &text, &sets, &reps, &hold, &rest, &note))
    {
      g_autoptr(CoxaAddress) address = coxa_address_parse (text, NULL);
      g_autofree char *page = address != NULL ? coxa_address_dup_page (address) : NULL;
      g_autoptr(CoxaDose) dose = g_new0 (CoxaDose, 1);
      gboolean differs = FALSE;

      /* What has left the atlas cannot be printed. */
      if (page == NULL || coxa_atlas_lookup (atlas, page) == NULL)
        continue;
      set_range (&dose->sets, sets, &differs);
      set_range (&dose->reps, reps, &differs);
      set_range (&dose->hold, hold, &differs);
      set_range (&dose->rest, rest, &differs);
      coxa_handout_request_add_item (request, coxa_preset_item_new (page, address->side, address->is_one_sided, address->preset),
                                     differs ? g_steal_pointer (&dose) : NULL, note);
    }
  gtk_window_present (GTK_WINDOW (coxa_handout_dialog_new (GTK_WINDOW (window), atlas, request)));
}

/**
 * coxa_handout_action_add:
 * @window: a window
 *
 * Gives a window the actions win.handout, of the page that is open, and win.handout-plan, of a list: its title, and of each item
 * its address, sets, repeats, hold and rest in seconds (-1 where the page decides), and a note.
 */
void
coxa_handout_action_add (CoxaWindow *window)
{
  static const GActionEntry entries[] = {
    { "handout", handout_action, NULL, NULL, NULL, { 0, } },
    { "handout-plan", handout_plan_action, "(sa(siiiis))", NULL, NULL, { 0, } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}

/**
 * coxa_handout_action_open:
 * @window: a window
 * @code: a short code, right or wrong
 *
 * Opens what a code stands for: a page in the window, a plan as a sheet over it. Says what is wrong with a code that stands for
 * nothing.
 */
void
coxa_handout_action_open (CoxaWindow *window,
                          const char *code)
{
  CoxaAtlas *atlas = coxa_window_get_atlas (window);
  g_autoptr(CoxaHandoutRequest) request = coxa_handout_request_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaCoded) coded = coxa_codes_read (coxa_atlas_get_codes (atlas), code, &error);

  if (coded != NULL && coded->address != NULL)
    {
      coxa_window_follow (window, coded->address);
      return;
    }
  if (coded != NULL && coxa_handout_request_add_code (request, atlas, code, &error))
    {
      gtk_window_present (GTK_WINDOW (coxa_handout_dialog_new (GTK_WINDOW (window), atlas, request)));
      return;
    }

  {
    GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), _("This Code Opens Nothing"), error->message);

    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
    gtk_window_present (GTK_WINDOW (dialog));
  }
}

/**
 * coxa_handout_action_update:
 * @window: a window that shows another page
 *
 * Switches the action on where there is something for a sheet.
 */
void
coxa_handout_action_update (CoxaWindow *window)
{
  const CoxaAddress *address = coxa_window_get_address (window);
  g_autofree char *page = address != NULL ? coxa_address_dup_page (address) : NULL;
  GtkWidget *button = g_object_get_data (G_OBJECT (window), BUTTON);
  gboolean is_possible = page != NULL && has_something (coxa_window_get_atlas (window), page);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), "handout")), is_possible);
  if (button != NULL)
    gtk_widget_set_visible (button, is_possible);
}

/**
 * coxa_handout_action_present:
 * @window: a window
 * @header: its header bar
 *
 * Puts the button into the header. It has an icon: for after the first frame.
 */
void
coxa_handout_action_present (CoxaWindow   *window,
                             AdwHeaderBar *header)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("printer-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.handout");
  gtk_widget_set_tooltip_text (button, _("A sheet to take home (Ctrl+P)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Hand-out"), -1);
  adw_header_bar_pack_end (header, button);
  g_object_set_data (G_OBJECT (window), BUTTON, button);
  coxa_handout_action_update (window);
}
