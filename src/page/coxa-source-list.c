#include "coxa-source-list.h"

#include "coxa-prose-view.h"
#include "coxa-prose.h"

#include <glib/gi18n.h>

/* A source as text, with the place that is cited. */
static char *
dup_text (CoxaAtlas          *atlas,
          const CoxaCitation *citation)
{
  const CoxaSource *source = coxa_atlas_get_source (atlas, citation->key);
  g_autofree char *text = NULL;

  if (source == NULL)
    /* Translators: %s is the key of a source, such as "standring-2016" */
    return g_strdup_printf (_("“%s” is not in this atlas's list of sources."), citation->key);

  text = coxa_source_dup_text (source);
  if (citation->locator == NULL)
    return g_steal_pointer (&text);

  /* Translators: a source, then the place in it, such as "p. 1357" */
  return g_strdup_printf (_("%s — %s"), text, citation->locator);
}

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label", text,
                                   "wrap", TRUE,
                                   "width-chars", COXA_PROSE_CHARS_MIN,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "natural-wrap-mode", GTK_NATURAL_WRAP_WORD,
                                   "xalign", 0.0,
                                   "yalign", 0.0,
                                   "hexpand", TRUE,
                                   NULL);

  gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
create_words (CoxaAtlas          *atlas,
              const CoxaCitation *citation)
{
  const CoxaSource *source = coxa_atlas_get_source (atlas, citation->key);
  g_autofree char *text = dup_text (atlas, citation);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), create_label (text, "source-text"));
  if (source != NULL && source->checked[0] != '\0')
    {
      /* Translators: %s says how a source was checked, such as "publisher's page" */
      g_autofree char *checked = g_strdup_printf (_("Checked: %s"), source->checked);

      gtk_box_append (GTK_BOX (box), create_label (checked, "source-checked"));
    }

  return box;
}

/**
 * coxa_source_list_new:
 *
 * Returns: (transfer floating): a list of sources, empty
 */
GtkWidget *
coxa_source_list_new (void)
{
  GtkWidget *list = g_object_new (GTK_TYPE_BOX,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_LIST,
                                  "orientation", GTK_ORIENTATION_VERTICAL,
                                  NULL);

  gtk_widget_add_css_class (list, "sources");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sources"), -1);

  return list;
}

/**
 * coxa_source_list_append:
 * @list: from coxa_source_list_new()
 * @atlas: an atlas
 * @citations: (element-type CoxaCitation): what a page cites, by number from 1
 * @index: which of them, from 0
 *
 * Appends a source, numbered.
 */
void
coxa_source_list_append (GtkWidget *list,
                         CoxaAtlas *atlas,
                         GPtrArray *citations,
                         guint      index)
{
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  GtkWidget *row, *mark;

  g_return_if_fail (COXA_IS_ATLAS (atlas));
  g_return_if_fail (index < citations->len);

  row = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  mark = g_object_new (GTK_TYPE_LABEL, "label", number, "valign", GTK_ALIGN_START, "xalign", 1.0, NULL);
  gtk_widget_add_css_class (mark, "source-number");
  gtk_grid_attach (GTK_GRID (row), mark, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (row), create_words (atlas, g_ptr_array_index (citations, index)), 1, 0, 1, 1);
  gtk_box_append (GTK_BOX (list), row);
}

/**
 * coxa_source_list_new_note:
 * @atlas: an atlas
 * @citations: (element-type CoxaCitation): what a page cites
 * @number: which of them, from 1
 *
 * Returns: (transfer floating) (nullable): one source, for a popover, or %NULL where there is none of that number
 */
GtkWidget *
coxa_source_list_new_note (CoxaAtlas *atlas,
                           GPtrArray *citations,
                           guint      number)
{
  GtkWidget *note, *words;

  g_return_val_if_fail (COXA_IS_ATLAS (atlas), NULL);
  g_return_val_if_fail (citations != NULL, NULL);

  if (number < 1 || number > citations->len)
    return NULL;

  note = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  words = create_words (atlas, g_ptr_array_index (citations, number - 1));
  for (GtkWidget *label = gtk_widget_get_first_child (words); label != NULL; label = gtk_widget_get_next_sibling (label))
    gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_add_css_class (note, "source-note");
  gtk_box_append (GTK_BOX (note), words);

  return note;
}

/**
 * coxa_source_list_dup_names:
 * @atlas: an atlas
 * @citations: (element-type CoxaCitation): what a page cites
 *
 * Returns: (transfer full) (element-type utf8): each one's short name, such as "Beck et al. 2000"
 */
GPtrArray *
coxa_source_list_dup_names (CoxaAtlas *atlas,
                            GPtrArray *citations)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < citations->len; i++)
    {
      const CoxaCitation *citation = g_ptr_array_index (citations, i);
      const CoxaSource *source = coxa_atlas_get_source (atlas, citation->key);
      g_autofree char *name = source != NULL ? coxa_source_dup_short (source) : g_strdup (citation->key);

      if (citation->locator != NULL)
        g_ptr_array_add (names, g_strdup_printf ("%s, %s", name, citation->locator));
      else
        g_ptr_array_add (names, g_steal_pointer (&name));
    }

  return g_steal_pointer (&names);
}
