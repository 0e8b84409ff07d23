/* A list to pick from in a window over the atlas: Escape closes it, and so does picking. */
#include "coxa-picker-window.h"

#define WIDTH 560
#define HEIGHT 640

static void
picked_cb (GtkWindow *window,
           CoxaPick  *pick)
{
  GtkWindow *parent = gtk_window_get_transient_for (window);

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "app.go", "s", pick->address);
  gtk_window_close (window);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args G_GNUC_UNUSED,
           gpointer   user_data G_GNUC_UNUSED)
{
  gtk_window_close (GTK_WINDOW (widget));

  return TRUE;
}

/**
 * coxa_picker_window_new:
 * @parent: over which window; what is picked opens there
 * @name: what the window is called
 * @title: what stands in its header
 * @picker: what there is to pick
 *
 * Returns: (transfer none): a window that is still to be presented
 */
GtkWindow *
coxa_picker_window_new (GtkWindow  *parent,
                        const char *name,
                        GtkWidget  *title,
                        GtkWidget  *picker)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW,
                                    "title", name,
                                    "transient-for", parent,
                                    "modal", TRUE,
                                    "destroy-with-parent", TRUE,
                                    "default-width", WIDTH,
                                    "default-height", MIN (HEIGHT, MAX (360, gtk_widget_get_height (GTK_WIDGET (parent)))),
                                    NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *toasts = adw_toast_overlay_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (window, shortcuts);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), title);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), picker);
  gtk_widget_set_vexpand (toasts, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), toasts);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_widget_add_css_class (window, "coxa");
  gtk_widget_add_css_class (window, "picker");
  g_signal_connect_object (picker, "picked", G_CALLBACK (picked_cb), window, G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (picker);

  return GTK_WINDOW (window);
}
