#include "config.h"

#include "coxa-handout-form.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _CoxaHandoutForm
{
  GtkBox         parent_instance;

  GSettings     *settings;
  GtkWidget     *title;
  GtkTextBuffer *note;
  GtkWidget     *large;
  GtkWidget     *paper;
  GtkWidget     *clinic;
  GtkWidget     *logo;       /* button with the file's name */
  GtkWidget     *no_logo;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaHandoutForm, coxa_handout_form, GTK_TYPE_BOX)

static void
change (CoxaHandoutForm *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
paper_cb (CoxaHandoutForm *self)
{
  g_settings_set_enum (self->settings, "handout-paper", (int) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->paper)));
  change (self);
}

static void
show_logo (CoxaHandoutForm *self)
{
  g_autofree char *path = g_settings_get_string (self->settings, "clinic-logo");
  g_autofree char *name = *path != '\0' ? g_filename_display_basename (path) : g_strdup (_("Choose a PNG or SVG File…"));

  gtk_button_set_label (GTK_BUTTON (self->logo), name);
  gtk_widget_set_visible (self->no_logo, *path != '\0');
}

static void
logo_response_cb (GtkNativeDialog *dialog,
                  int              response,
                  CoxaHandoutForm *self)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && g_utf8_validate (path, -1, NULL))
    g_settings_set_string (self->settings, "clinic-logo", path);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
logo_cb (CoxaHandoutForm *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Logo of the Clinic"),
                                                              GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _("_Choose"), NULL);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("PNG and SVG pictures"));
  gtk_file_filter_add_suffix (filter, "png");
  gtk_file_filter_add_suffix (filter, "svg");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (logo_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
no_logo_cb (CoxaHandoutForm *self)
{
  g_settings_reset (self->settings, "clinic-logo");
}

static void
setting_cb (CoxaHandoutForm *self)
{
  show_logo (self);
  change (self);
}

static void
coxa_handout_form_dispose (GObject *object)
{
  CoxaHandoutForm *self = COXA_HANDOUT_FORM (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (coxa_handout_form_parent_class)->dispose (object);
}

static void
coxa_handout_form_class_init (CoxaHandoutFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_handout_form_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* A field below its name. */
static void
add (CoxaHandoutForm *self,
     const char      *name,
     GtkWidget       *field,
     GtkWidget       *focus)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", name, "use-underline", TRUE, "mnemonic-widget", focus, "xalign", 0.0,
                                   NULL);

  gtk_widget_add_css_class (label, "field-name");
  gtk_box_append (GTK_BOX (self), label);
  gtk_box_append (GTK_BOX (self), field);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
}

static void
add_note (CoxaHandoutForm *self)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->note = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_object_set (view, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "left-margin", 8, "right-margin", 8, "top-margin", 6,
                "bottom-margin", 6, NULL);
  g_object_set (scroller, "min-content-height", 84, "has-frame", TRUE, "child", view, NULL);
  g_signal_connect_swapped (self->note, "changed", G_CALLBACK (change), self);
  add (self, _("_Note on the sheet"), scroller, view);
}

static void
coxa_handout_form_init (CoxaHandoutForm *self)
{
  const char *papers[] = { _("A4"), _("US Letter"), NULL };
  GtkWidget *large_label;
  GtkWidget *large_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *logo_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  self->settings = g_settings_new (APPLICATION_ID);

  self->title = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->title), _("As the page, or “Your exercises”"));
  g_signal_connect_swapped (self->title, "changed", G_CALLBACK (change), self);
  add (self, _("_Title"), self->title, self->title);
  add_note (self);

  self->large = gtk_switch_new ();
  gtk_widget_set_valign (self->large, GTK_ALIGN_CENTER);
  large_label = g_object_new (GTK_TYPE_LABEL, "label", _("_Large print"), "use-underline", TRUE, "mnemonic-widget", self->large,
                              "xalign", 0.0, "hexpand", TRUE, NULL);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->large), GTK_ACCESSIBLE_RELATION_LABELLED_BY, large_label, NULL, -1);
  gtk_widget_add_css_class (large_label, "field-name");
  gtk_box_append (GTK_BOX (large_box), large_label);
  gtk_box_append (GTK_BOX (large_box), self->large);
  gtk_box_append (GTK_BOX (self), large_box);
  g_settings_bind (self->settings, "handout-large-print", self->large, "active", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_swapped (self->large, "notify::active", G_CALLBACK (change), self);

  self->paper = gtk_drop_down_new_from_strings (papers);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->paper), (guint) g_settings_get_enum (self->settings, "handout-paper"));
  g_signal_connect_swapped (self->paper, "notify::selected", G_CALLBACK (paper_cb), self);
  add (self, _("Pape_r"), self->paper, self->paper);

  self->clinic = gtk_entry_new ();
  g_settings_bind (self->settings, "clinic-name", self->clinic, "text", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_swapped (self->clinic, "changed", G_CALLBACK (change), self);
  add (self, _("_Clinic"), self->clinic, self->clinic);

  self->logo = gtk_button_new ();
  gtk_widget_set_hexpand (self->logo, TRUE);
  self->no_logo = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_widget_set_tooltip_text (self->no_logo, _("No Logo"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->no_logo), GTK_ACCESSIBLE_PROPERTY_LABEL, _("No Logo"), -1);
  gtk_box_append (GTK_BOX (logo_box), self->logo);
  gtk_box_append (GTK_BOX (logo_box), self->no_logo);
  g_signal_connect_swapped (self->logo, "clicked", G_CALLBACK (logo_cb), self);
  g_signal_connect_swapped (self->no_logo, "clicked", G_CALLBACK (no_logo_cb), self);
  g_signal_connect_object (self->settings, "changed::clinic-logo", G_CALLBACK (setting_cb), self, G_CONNECT_SWAPPED);
  add (self, _("Lo_go"), logo_box, self->logo);
  show_logo (self);
}

GtkWidget *
coxa_handout_form_new (void)
{
  return g_object_new (COXA_TYPE_HANDOUT_FORM, NULL);
}

/**
 * coxa_handout_form_set_title:
 * @self: a form
 * @title: (nullable): the sheet's title
 */
void
coxa_handout_form_set_title (CoxaHandoutForm *self,
                             const char      *title)
{
  gtk_editable_set_text (GTK_EDITABLE (self->title), title != NULL ? title : "");
}

/**
 * coxa_handout_form_fill:
 * @self: a form
 * @request: what is asked for, with the settings in it
 *
 * Puts into it what was typed.
 */
void
coxa_handout_form_fill (CoxaHandoutForm    *self,
                        CoxaHandoutRequest *request)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->note, &start, &end);
  g_free (request->title);
  request->title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));
  g_free (request->note);
  request->note = gtk_text_buffer_get_text (self->note, &start, &end, FALSE);
}
