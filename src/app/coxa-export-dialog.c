/* Export Plate…: asks where to, writes the plate off the main thread, and says how it went. */
#include "config.h"

#include "coxa-export-dialog.h"

#include "coxa-export.h"

#include <glib/gi18n.h>

static const struct { const char *ending; const char *name; } types[] = {
  { "pdf", N_("PDF document") },
  { "svg", N_("SVG drawing") },
  { "png", N_("PNG picture") },
};

static void
tell (CoxaWindow *window,
      const char *heading,
      const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CoxaWindow) window = user_data;
  g_autofree char *name = g_file_get_parse_name (G_FILE (source));
  g_autoptr(GError) error = NULL;
  gboolean done = coxa_export_write_finish (result, &error);
  g_autofree char *text = NULL;

  /* Closed meanwhile: the file is there, and nobody is left to be told. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (window)))
    return;

  if (done)
    {
      /* Translators: %s is a file */
      text = g_strdup_printf (_("The plate is in “%s”."), name);
      tell (window, _("Plate Exported"), text);
      return;
    }

  /* Translators: the first %s is a file, the second what the system says */
  text = g_strdup_printf (_("“%s” was not written: %s. Choose another folder, or ask for leave to write to this one."), name,
                          error->message);
  tell (window, _("The Plate Could Not Be Exported"), text);
}

static const char *
get_chosen_ending (GtkFileChooser *chooser)
{
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);

  for (guint i = 0; filter != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (gtk_file_filter_get_name (filter), _(types[i].name)) == 0)
      return types[i].ending;

  return types[0].ending;
}

static gboolean
has_known_ending (const char *path)
{
  g_autofree char *small = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_has_suffix (small, types[i].ending) && small[strlen (small) - 4] == '.')
      return TRUE;

  return FALSE;
}

/* What was typed without an ending gets that of the chosen type, unless that would write over something unasked. */
static GFile *
complete_name (GtkFileChooser *chooser,
               GFile          *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr(GFile) folder = g_file_get_parent (file);
  g_autofree char *whole = g_strconcat (name, ".", get_chosen_ending (chooser), NULL);
  g_autoptr(GFile) completed = NULL;

  if (strlen (name) > 4 && has_known_ending (name))
    return g_object_ref (file);

  completed = g_file_get_child (folder, whole);

  return g_file_query_exists (completed, NULL) ? g_object_ref (file) : g_steal_pointer (&completed);
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             CoxaWindow      *window)
{
  CoxaPlateView *plate = coxa_window_get_plate (window);
  g_autoptr(GFile) chosen = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autoptr(CoxaExport) export = NULL;

  if (chosen != NULL)
    export = coxa_export_new (coxa_window_get_atlas (window), coxa_plate_view_get_scene (plate),
                              coxa_plate_view_get_show_labels (plate));
  if (export != NULL)
    {
      g_autoptr(GFile) file = complete_name (GTK_FILE_CHOOSER (dialog), chosen);

      coxa_export_write_async (g_steal_pointer (&export), file, NULL, written_cb, g_object_ref (window));
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
export_action (GSimpleAction *action G_GNUC_UNUSED,
               GVariant      *parameter G_GNUC_UNUSED,
               gpointer       user_data)
{
  CoxaWindow *window = user_data;
  const CoxaScene *scene = coxa_plate_view_get_scene (coxa_window_get_plate (window));
  GtkFileChooserNative *dialog;
  g_autofree char *name = NULL;

  if (scene == NULL)
    return;

  dialog = gtk_file_chooser_native_new (_("Export Plate"), GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, _(types[i].name));
      gtk_file_filter_add_suffix (filter, types[i].ending);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }
  name = coxa_export_dup_name (scene, types[0].ending);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * coxa_export_dialog_add:
 * @window: a window
 *
 * Gives a window the action win.export-plate.
 */
void
coxa_export_dialog_add (CoxaWindow *window)
{
  static const GActionEntry entries[] = { { "export-plate", export_action, NULL, NULL, NULL, { 0, } } };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}
