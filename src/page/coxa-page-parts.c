#include "coxa-page-parts.h"

#include "coxa-page-words.h"
#include "coxa-prose-view.h"
#include "coxa-prose.h"
#include "coxa-source-list.h"

#include <glib/gi18n.h>

/**
 * coxa_page_label_new:
 * @text: what it says
 * @css_class: how it looks
 *
 * Returns: (transfer floating): words that wrap
 */
GtkWidget *
coxa_page_label_new (const char *text,
                     const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label", text,
                                   "wrap", TRUE,
                                   "width-chars", COXA_PROSE_CHARS_MIN,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "natural-wrap-mode", GTK_NATURAL_WRAP_WORD,
                                   "xalign", 0.0,
                                   NULL);

  gtk_widget_add_css_class (label, css_class);

  return label;
}

/**
 * coxa_page_heading_new:
 * @text: what it says
 * @level: 1 is the page's title
 * @css_class: how it looks
 *
 * Returns: (transfer floating): a heading
 */
GtkWidget *
coxa_page_heading_new (const char *text,
                       int         level,
                       const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", text,
                                   "wrap", TRUE,
                                   "width-chars", COXA_PROSE_CHARS_MIN,
                                   "natural-wrap-mode", GTK_NATURAL_WRAP_WORD,
                                   "xalign", 0.0,
                                   NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, level, -1);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

/**
 * coxa_page_prose_new:
 * @context: the page
 * @markdown: what it says
 * @css_class: how it looks
 *
 * Shows prose. What it cites is added to the page's citations.
 *
 * Returns: (transfer floating): a #CoxaProseView
 */
GtkWidget *
coxa_page_prose_new (const CoxaPageContext *context,
                     const char            *markdown,
                     const char            *css_class)
{
  g_autoptr(GPtrArray) blocks = coxa_prose_parse (markdown, context->side, context->citations);
  g_autoptr(GPtrArray) names = coxa_source_list_dup_names (context->atlas, context->citations);
  GtkWidget *prose = coxa_prose_view_new ();

  coxa_prose_view_append (COXA_PROSE_VIEW (prose), blocks, names);
  g_signal_connect_swapped (prose, "link", context->link, context->data);
  g_signal_connect_swapped (prose, "term", context->term, context->data);
  gtk_widget_add_css_class (prose, css_class);
  if (context->proses != NULL)
    g_ptr_array_add (context->proses, prose);

  return prose;
}

/**
 * coxa_page_card_new:
 * @title: what the fact is called
 *
 * Returns: (transfer floating): a card for one fact, a vertical #GtkBox
 */
GtkWidget *
coxa_page_card_new (const char *title)
{
  GtkWidget *card = g_object_new (GTK_TYPE_BOX,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                  "orientation", GTK_ORIENTATION_VERTICAL,
                                  NULL);

  gtk_widget_add_css_class (card, "fact");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return card;
}

/**
 * coxa_page_callout_new:
 * @kind: what it is about
 * @title: its heading
 * @level: the heading's
 *
 * Returns: (transfer floating): a frame with a sign and a heading, for coxa_page_callout_add()
 */
GtkWidget *
coxa_page_callout_new (CoxaCalloutKind  kind,
                       const char      *title,
                       int              level)
{
  static const char * const classes[] = { "contested", "safety", "flag" };
  /* A grid: see coxa-prose-view.c */
  GtkWidget *callout = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_NOTE, NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *sign = g_object_new (GTK_TYPE_LABEL,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "label", kind == COXA_CALLOUT_CONTESTED ? "?" : "!",
                                  "valign", GTK_ALIGN_START,
                                  NULL);

  gtk_widget_add_css_class (callout, "callout");
  gtk_widget_add_css_class (callout, classes[kind]);
  gtk_widget_add_css_class (sign, "callout-sign");
  gtk_accessible_update_property (GTK_ACCESSIBLE (callout), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (words), coxa_page_heading_new (title, level, "callout-title"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_grid_attach (GTK_GRID (callout), sign, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (callout), words, 1, 0, 1, 1);

  return callout;
}

/**
 * coxa_page_callout_add:
 * @callout: from coxa_page_callout_new()
 * @child: (transfer floating): what it says
 *
 * Adds to what stands below its heading.
 */
void
coxa_page_callout_add (GtkWidget *callout,
                       GtkWidget *child)
{
  g_return_if_fail (GTK_IS_GRID (callout));

  gtk_box_append (GTK_BOX (gtk_grid_get_child_at (GTK_GRID (callout), 1, 0)), child);
}

/* Gives a match bold, with its parts on one line. */
static gboolean
embolden_cb (const GMatchInfo *match,
             GString          *result,
             gpointer          user_data)
{
  g_autofree char *figure = g_match_info_fetch (match, 0);
  g_auto(GStrv) parts = g_strsplit (figure, " ", -1);
  g_autofree char *joined = g_strjoinv ("\u00a0", parts);

  g_string_append_printf (result, "**%s**", joined);

  return FALSE;
}

/**
 * coxa_page_dup_with_figures:
 * @markdown: prose on how accurate a test is
 *
 * Sets figures such as "20 %" and "2 of 10" off from the words around them.
 *
 * Returns: (transfer full): the same prose, with figures in bold
 */
char *
coxa_page_dup_with_figures (const char *markdown)
{
  static GRegex *figure = NULL;

  if (figure == NULL)
    figure = g_regex_new ("(?<![\\d.*])\\d+(?:\\.\\d+)?(?: ?%| (?:of|in|out of) \\d+)(?![\\d*])", G_REGEX_OPTIMIZE, 0, NULL);

  return g_regex_replace_eval (figure, markdown, -1, 0, 0, embolden_cb, NULL, NULL);
}

/**
 * coxa_page_names_new:
 * @entry: what a page is about
 * @level: for whom
 *
 * Returns: (transfer floating): what else it is called, and to clinicians its numbers elsewhere; empty where there is neither
 */
GtkWidget *
coxa_page_names_new (const CoxaEntry *entry,
                     CoxaLevel        level)
{
  g_autofree char *names = NULL;
  g_autofree char *ids = NULL;
  GtkWidget *box;

  g_return_val_if_fail (entry != NULL, NULL);

  names = g_strjoinv (", ", entry->synonyms);
  ids = coxa_page_dup_ids (entry);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  if (names[0] != '\0')
    {
      /* Translators: %s is a list of other names */
      g_autofree char *text = g_strdup_printf (_("Also called: %s"), names);

      gtk_box_append (GTK_BOX (box), coxa_page_label_new (text, "names"));
    }
  if (level == COXA_LEVEL_CLINICAL && ids[0] != '\0')
    gtk_box_append (GTK_BOX (box), coxa_page_label_new (ids, "names"));

  return box;
}
