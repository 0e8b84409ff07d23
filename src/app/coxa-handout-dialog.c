/* The sheet to take home, put together: what stands on it at the left, how it looks at the right. Each change makes it anew, off
 * the main thread, a moment after the last. */
#include "config.h"

#include "coxa-handout-dialog.h"

#include "coxa-handout-choice.h"
#include "coxa-handout-form.h"
#include "coxa-handout-pdf.h"
#include "coxa-handout-phone.h"
#include "coxa-handout-preview.h"
#include "coxa-handout-printing.h"
#include "coxa-handout-row.h"
#include "coxa-handout-sheet.h"

#include <glib/gi18n.h>

#define WIDTH  1040
#define HEIGHT 720
#define PAUSE  250 /* milliseconds after the last change */

struct _CoxaHandoutDialog
{
  AdwWindow           parent_instance;

  CoxaAtlas          *atlas;
  char               *page;    /* what it was opened for, as long as the list is that page's; or NULL */
  CoxaSide            side;

  GtkWidget          *list;
  GtkWidget          *choice;
  CoxaHandoutForm    *form;
  CoxaHandoutPreview *preview;
  CoxaHandoutPhone   *phone;
  GtkWidget          *phone_button;
  GtkWidget          *print;
  GtkWidget          *save;
  GtkWidget          *toasts;
  guint               pause;
};

G_DEFINE_FINAL_TYPE (CoxaHandoutDialog, coxa_handout_dialog, ADW_TYPE_WINDOW)

static void
tell (CoxaHandoutDialog *self,
      const char        *heading,
      const char        *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What is asked for now. */
static CoxaHandoutRequest *
create_request (CoxaHandoutDialog *self)
{
  CoxaHandoutRequest *request = coxa_handout_request_new ();

  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    coxa_handout_row_add_to (COXA_HANDOUT_ROW (row), request);
  request->page = g_strdup (self->page);
  request->side = self->side;
  coxa_handout_sheet_take_settings (request);
  coxa_handout_form_fill (self->form, request);

  return request;
}

static CoxaHandout *
create_handout (CoxaHandoutDialog  *self,
                GError            **error)
{
  g_autoptr(CoxaHandoutRequest) request = create_request (self);

  return coxa_handout_new (self->atlas, request, error);
}

static void
show_sheet (CoxaHandoutDialog *self)
{
  g_autoptr(GError) error = NULL;
  CoxaHandout *handout = create_handout (self, &error);

  if (handout == NULL)
    {
      coxa_handout_preview_refuse (self->preview, error->message);
      return;
    }

  gtk_widget_set_sensitive (self->phone_button, TRUE);
  coxa_handout_phone_show (self->phone, handout);
  coxa_handout_preview_show (self->preview, handout);
}

static gboolean
pause_cb (gpointer user_data)
{
  CoxaHandoutDialog *self = user_data;

  self->pause = 0;
  show_sheet (self);

  return G_SOURCE_REMOVE;
}

static void
change (CoxaHandoutDialog *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE, pause_cb, self);
}

static void
drawn_cb (CoxaHandoutDialog *self)
{
  gboolean is_sheet = coxa_handout_preview_get_pages (self->preview) != NULL;

  gtk_widget_set_sensitive (self->print, is_sheet);
  gtk_widget_set_sensitive (self->save, is_sheet);
  if (gtk_widget_get_first_child (self->list) == NULL)
    gtk_widget_set_sensitive (self->phone_button, FALSE);
}

/* The list */

static void
number_rows (CoxaHandoutDialog *self)
{
  guint count = 0, number = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    count++;
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    coxa_handout_row_set_place (COXA_HANDOUT_ROW (row), number++, count);
  change (self);
}

static void
move_cb (CoxaHandoutDialog *self,
         int                by,
         CoxaHandoutRow    *row)
{
  int place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + by;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  g_clear_pointer (&self->page, g_free);
  g_object_ref (row);
  gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  gtk_list_box_insert (GTK_LIST_BOX (self->list), GTK_WIDGET (row), place);
  g_object_unref (row);
  number_rows (self);
  if (focus != NULL && gtk_widget_is_sensitive (focus))
    gtk_widget_grab_focus (focus);
}

static void
remove_cb (CoxaHandoutDialog *self,
           CoxaHandoutRow    *row)
{
  g_clear_pointer (&self->page, g_free);
  gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  number_rows (self);
  gtk_widget_grab_focus (self->choice);
}

static void
add_item (CoxaHandoutDialog     *self,
          const CoxaHandoutItem *item)
{
  GtkWidget *row = coxa_handout_row_new (self->atlas, item);

  if (row == NULL)
    return;

  g_signal_connect_object (row, "changed", G_CALLBACK (change), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "move", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
chosen_cb (CoxaHandoutDialog *self,
           const char        *page)
{
  g_autoptr(CoxaHandoutRequest) request = coxa_handout_request_new ();
  g_autofree char *address = g_strconcat (page, self->side == COXA_SIDE_LEFT ? "?side=left" : "", NULL);
  g_autoptr(GError) error = NULL;

  if (!coxa_handout_request_add (request, self->atlas, address, &error))
    {
      tell (self, _("Not Added"), error->message);
      return;
    }

  g_clear_pointer (&self->page, g_free);
  for (guint i = 0; i < request->items->len; i++)
    add_item (self, g_ptr_array_index (request->items, i));
  number_rows (self);
}

/* Paper and files */

static void
printed_cb (CoxaHandoutDialog       *self,
            GtkPrintOperationResult  result,
            GtkPrintOperation       *operation)
{
  g_autoptr(GError) error = NULL;

  gtk_print_operation_get_error (operation, &error);
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    tell (self, _("The Sheet Was Not Printed"), error != NULL ? error->message : _("The printer does not answer."));
}

static void
print_cb (CoxaHandoutDialog *self)
{
  CoxaHandoutPages *pages = coxa_handout_preview_get_pages (self->preview);
  g_autoptr(GtkPrintOperation) operation = NULL;
  g_autoptr(GError) error = NULL;

  if (pages == NULL)
    return;

  operation = coxa_handout_printing_new (pages);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, G_CONNECT_SWAPPED);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), &error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CoxaHandoutDialog) self = user_data;
  g_autofree char *name = g_file_get_parse_name (G_FILE (source));
  g_autoptr(GError) error = NULL;
  gboolean done = coxa_handout_write_finish (result, &error);
  g_autofree char *text = NULL;

  /* Closed meanwhile: the file is there, and nobody is left to be told. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (done)
    {
      /* Translators: %s is a file */
      text = g_strdup_printf (_("The sheet is in “%s”."), name);
      adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), adw_toast_new (text));
      return;
    }

  /* Translators: the first %s is a file, the second what the system says */
  text = g_strdup_printf (_("“%s” was not written: %s. Choose another folder, or ask for leave to write to this one."), name,
                          error->message);
  tell (self, _("The Sheet Was Not Saved"), text);
}

/* What was typed without an ending gets one, unless that would write over something unasked. */
static GFile *
complete_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *small = g_ascii_strdown (name, -1);
  g_autofree char *whole = g_strconcat (name, ".pdf", NULL);
  g_autoptr(GFile) folder = g_file_get_parent (file);
  g_autoptr(GFile) completed = g_file_get_child (folder, whole);

  if (g_str_has_suffix (small, ".pdf") || g_file_query_exists (completed, NULL))
    return g_object_ref (file);

  return g_steal_pointer (&completed);
}

static void
save_response_cb (GtkNativeDialog   *dialog,
                  int                response,
                  CoxaHandoutDialog *self)
{
  g_autoptr(GFile) chosen = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  if (chosen != NULL)
    {
      g_autoptr(GFile) file = complete_name (chosen);
      g_autoptr(GError) error = NULL;
      CoxaHandout *handout = create_handout (self, &error);

      if (handout != NULL)
        coxa_handout_write_async (handout, file, NULL, written_cb, g_object_ref (self));
      else
        tell (self, _("The Sheet Was Not Saved"), error->message);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
save_cb (CoxaHandoutDialog *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Save Hand-out"), GTK_WINDOW (self),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), NULL);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  const char *slash = self->page != NULL ? strrchr (self->page, '/') : NULL;
  g_autofree char *name = g_strdup_printf ("coxa-%s.pdf", slash != NULL ? slash + 1 : "exercises");

  gtk_file_filter_set_name (filter, _("PDF document"));
  gtk_file_filter_add_suffix (filter, "pdf");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (save_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* The window */

static void
coxa_handout_dialog_dispose (GObject *object)
{
  CoxaHandoutDialog *self = COXA_HANDOUT_DIALOG (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_object (&self->atlas);
  g_clear_pointer (&self->page, g_free);

  G_OBJECT_CLASS (coxa_handout_dialog_parent_class)->dispose (object);
}

static void
print_action (GtkWidget  *widget,
              const char *name G_GNUC_UNUSED,
              GVariant   *parameter G_GNUC_UNUSED)
{
  print_cb (COXA_HANDOUT_DIALOG (widget));
}

static void
save_action (GtkWidget  *widget,
             const char *name G_GNUC_UNUSED,
             GVariant   *parameter G_GNUC_UNUSED)
{
  CoxaHandoutDialog *self = COXA_HANDOUT_DIALOG (widget);

  if (gtk_widget_is_sensitive (self->save))
    save_cb (self);
}

static void
coxa_handout_dialog_class_init (CoxaHandoutDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_handout_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "handout.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "handout.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "handout.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "handout.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
create_header (CoxaHandoutDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->print = gtk_button_new_with_label (_("Print…"));
  gtk_widget_add_css_class (self->print, "suggested-action");
  gtk_widget_set_sensitive (self->print, FALSE);
  gtk_widget_set_tooltip_text (self->print, _("Print the sheet (Ctrl+P)"));
  g_signal_connect_swapped (self->print, "clicked", G_CALLBACK (print_cb), self);
  self->save = gtk_button_new_with_label (_("Save PDF…"));
  gtk_widget_set_sensitive (self->save, FALSE);
  gtk_widget_set_tooltip_text (self->save, _("Save the sheet as a PDF file (Ctrl+S)"));
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  self->phone = COXA_HANDOUT_PHONE (coxa_handout_phone_new ());
  self->phone_button = g_object_new (GTK_TYPE_MENU_BUTTON, "label", _("Phone"), "popover", self->phone,
                                     "tooltip-text", _("Show the plan as a QR code"), NULL);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->print);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->phone_button);

  return header;
}

static GtkWidget *
create_side (CoxaHandoutDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *popover = coxa_handout_choice_new (self->atlas);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("On the sheet"), -1);
  self->choice = g_object_new (GTK_TYPE_MENU_BUTTON, "label", _("Add…"), "popover", popover, "halign", GTK_ALIGN_START, NULL);
  g_signal_connect_object (popover, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  self->form = COXA_HANDOUT_FORM (coxa_handout_form_new ());
  g_signal_connect_object (self->form, "changed", G_CALLBACK (change), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (box, "handout-side");
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->choice);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "width-request", 360, "hexpand", FALSE, "child", box, NULL);

  return scroller;
}

static void
coxa_handout_dialog_init (CoxaHandoutDialog *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _("Hand-out"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_widget_add_css_class (GTK_WIDGET (self), "handout");
}

static void
build (CoxaHandoutDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *halves = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->preview = COXA_HANDOUT_PREVIEW (coxa_handout_preview_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->preview), TRUE);
  g_signal_connect_object (self->preview, "drawn", G_CALLBACK (drawn_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (halves), create_side (self));
  gtk_box_append (GTK_BOX (halves), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (halves), GTK_WIDGET (self->preview));
  gtk_widget_set_vexpand (halves, TRUE);
  self->toasts = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (self->toasts), halves);
  gtk_box_append (GTK_BOX (box), create_header (self));
  gtk_box_append (GTK_BOX (box), self->toasts);
  adw_window_set_content (ADW_WINDOW (self), box);
}

/**
 * coxa_handout_dialog_new:
 * @parent: over which window
 * @atlas: its atlas
 * @request: what is to stand on the sheet at first
 *
 * Returns: (transfer none): a dialog, which lives until it is closed
 */
GtkWidget *
coxa_handout_dialog_new (GtkWindow                *parent,
                         CoxaAtlas                *atlas,
                         const CoxaHandoutRequest *request)
{
  CoxaHandoutDialog *self = g_object_new (COXA_TYPE_HANDOUT_DIALOG, "transient-for", parent, NULL);

  self->atlas = g_object_ref (atlas);
  self->page = g_strdup (request->page);
  self->side = request->side;
  build (self);
  coxa_handout_form_set_title (self->form, request->title);
  for (guint i = 0; i < request->items->len; i++)
    add_item (self, g_ptr_array_index (request->items, i));
  number_rows (self);

  return GTK_WIDGET (self);
}
