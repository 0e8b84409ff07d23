#include "coxa-shortcuts.h"

#define RESOURCE "/io/github/coxa/Coxa/ui/coxa-shortcuts.ui"

/**
 * coxa_shortcuts_present:
 * @window: over which window
 *
 * Shows the list of shortcuts. GTK would make it with the window if it had the name GTK looks for: a third of the window's cost,
 * for what is seldom asked for.
 */
void
coxa_shortcuts_present (GtkApplicationWindow *window)
{
  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource (RESOURCE);

      gtk_application_window_set_help_overlay (window, GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}
