#include "coxa-term-note.h"

#include "coxa-prose-view.h"

#include <glib/gi18n.h>

#define CHARS 36 /* of a line of it */

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label", text,
                                   "wrap", TRUE,
                                   "width-chars", COXA_PROSE_CHARS_MIN,
                                   "max-width-chars", CHARS,
                                   "natural-wrap-mode", GTK_NATURAL_WRAP_WORD,
                                   "xalign", 0.0,
                                   NULL);

  gtk_widget_add_css_class (label, css_class);

  return label;
}

static char *
dup_title (const char *term)
{
  g_autofree char *first = g_utf8_strup (term, (gssize) (g_utf8_next_char (term) - term));

  return g_strconcat (first, g_utf8_next_char (term), NULL);
}

/**
 * coxa_term_note_new:
 * @atlas: an atlas
 * @term: a term of its glossary
 * @go: (nullable): called with @user_data and the address of the page that says more, or %NULL for no way there
 * @user_data: handed to @go
 *
 * Returns: (transfer floating): the term, what it means, and a button to a page that says more where there is one
 */
GtkWidget *
coxa_term_note_new (CoxaAtlas      *atlas,
                    const CoxaTerm *term,
                    GCallback       go,
                    gpointer        user_data)
{
  GtkWidget *note = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = dup_title (term->term);
  const CoxaIndexRow *row = term->page != NULL ? coxa_atlas_lookup (atlas, term->page) : NULL;

  gtk_widget_add_css_class (note, "term-note");
  gtk_box_append (GTK_BOX (note), create_label (title, "term-title"));
  gtk_box_append (GTK_BOX (note), create_label (term->means, "term-means"));
  if (row != NULL && go != NULL)
    {
      /* Translators: %s is the title of a page */
      g_autofree char *label = g_strdup_printf (_("More: %s"), row->title);
      GtkWidget *button = gtk_button_new_with_label (label);

      gtk_widget_add_css_class (button, "link-chip");
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      g_object_set_data_full (G_OBJECT (button), "page", g_strdup (term->page), g_free);
      g_signal_connect_swapped (button, "clicked", go, user_data);
      gtk_box_append (GTK_BOX (note), button);
    }

  return note;
}
