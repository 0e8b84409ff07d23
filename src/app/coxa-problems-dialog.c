#include "config.h"

#include "coxa-problems-dialog.h"

#include "coxa-problem.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* More than anyone reads; `coxa --check` lists them all. */
#define SHOWN_MAX 100

/**
 * coxa_problems_dialog_present:
 * @parent: over which window
 * @problems: (element-type CoxaProblem): what was found
 *
 * Shows what could not be read, where it is and what to do about it.
 */
void
coxa_problems_dialog_present (GtkWindow *parent,
                              GPtrArray *problems)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("What Could Not Be Read"),
                                              _("The pages named here are left out or shown in part. "
                                                "Nothing on disk was changed."));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *label = gtk_label_new (NULL);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (problems->len, SHOWN_MAX); i++)
    {
      g_autofree char *line = coxa_problem_to_string (g_ptr_array_index (problems, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n\n" : "", line);
    }

  gtk_label_set_text (GTK_LABEL (label), text->str);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), scroller);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
