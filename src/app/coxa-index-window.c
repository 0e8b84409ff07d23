/* All pages from A to Z, and the other names they go by. */
#include "config.h"

#include "coxa-index-window.h"

#include "coxa-picker.h"
#include "coxa-picker-window.h"

#include <glib/gi18n.h>

typedef struct
{
  char *key; /* to be sorted by */
  CoxaPick *pick;
} Row;

static void
row_free (Row *row)
{
  g_free (row->key);
  g_object_unref (row->pick);
  g_free (row);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return g_strcmp0 ((*(Row * const *) a)->key, (*(Row * const *) b)->key);
}

/* Returns: (transfer full): the letter without its accent; whatever does not begin with one is filed under "#". */
static char *
dup_letter (const char *title)
{
  g_autofree char *plain = g_utf8_normalize (title, -1, G_NORMALIZE_ALL);
  gunichar first = plain != NULL ? g_unichar_toupper (g_utf8_get_char (plain)) : '#';
  char text[7] = { 0 };

  if (!g_unichar_isalpha (first))
    return g_strdup ("#");

  g_unichar_to_utf8 (first, text);

  return g_strdup (text);
}

static void
add (GPtrArray  *rows,
     const char *title,
     const char *caption,
     const char *page)
{
  Row *row = g_new0 (Row, 1);
  g_autofree char *address = g_strconcat ("coxa:", page, NULL);
  g_autofree char *folded = g_utf8_casefold (title, -1);

  row->pick = coxa_pick_new (title, caption, address);
  row->pick->letter = dup_letter (title);
  row->key = g_utf8_collate_key (folded, -1);
  g_ptr_array_add (rows, row);
}

/**
 * coxa_index_window_list:
 * @atlas: an atlas
 *
 * Lists what an index has: every page under its title, and under each other name with a word where to look.
 *
 * Returns: (transfer full) (element-type CoxaPick): rows in their order, each with its letter
 */
GPtrArray *
coxa_index_window_list (CoxaAtlas *atlas)
{
  g_autoptr(GPtrArray) pages = coxa_atlas_list_pages (atlas);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  GPtrArray *picks = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < pages->len; i++)
    {
      const CoxaIndexRow *page = coxa_atlas_lookup (atlas, g_ptr_array_index (pages, i));
      g_autofree char *title = g_utf8_casefold (page->title, -1);
      /* Translators: in an index; %s is a page's title */
      g_autofree char *see = g_strdup_printf (_("see %s"), page->title);

      add (rows, page->title, NULL, page->page);
      for (guint j = 0; page->synonyms[j] != NULL; j++)
        {
          g_autofree char *synonym = g_utf8_casefold (page->synonyms[j], -1);

          if (!g_str_equal (synonym, title))
            add (rows, page->synonyms[j], see, page->page);
        }
    }

  g_ptr_array_sort (rows, compare);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (picks, g_object_ref (((Row *) g_ptr_array_index (rows, i))->pick));

  return picks;
}

static void
letter_cb (CoxaPicker *picker,
           GtkButton  *button)
{
  coxa_picker_jump (picker, gtk_button_get_label (button));
}

/* Only letters that lead somewhere. */
static GtkWidget *
create_letters (CoxaPicker *picker,
                GPtrArray  *rows)
{
  GtkWidget *letters = g_object_new (GTK_TYPE_FLOW_BOX,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                     "selection-mode", GTK_SELECTION_NONE,
                                     "max-children-per-line", 40,
                                     NULL);
  const char *last = NULL;

  gtk_widget_add_css_class (letters, "pick-letters");
  gtk_accessible_update_property (GTK_ACCESSIBLE (letters), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Letters"), -1);
  for (guint i = 0; i < rows->len; i++)
    {
      const CoxaPick *pick = g_ptr_array_index (rows, i);
      GtkWidget *button;
      GtkWidget *child;

      if (g_strcmp0 (pick->letter, last) == 0)
        continue;

      last = pick->letter;
      button = gtk_button_new_with_label (pick->letter);
      gtk_widget_add_css_class (button, "flat");
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (letter_cb), picker);
      child = g_object_new (GTK_TYPE_FLOW_BOX_CHILD, "child", button, "focusable", FALSE, NULL);
      gtk_flow_box_append (GTK_FLOW_BOX (letters), child);
    }

  return letters;
}

/**
 * coxa_index_window_present:
 * @parent: over which window; what is picked opens there
 * @atlas: its atlas
 *
 * Shows the index.
 */
void
coxa_index_window_present (GtkWindow *parent,
                           CoxaAtlas *atlas)
{
  g_autoptr(GPtrArray) rows = coxa_index_window_list (atlas);
  GtkWidget *picker = coxa_picker_new (_("Pages from A to Z"), FALSE);
  GtkWidget *title = adw_window_title_new (_("A to Z"), NULL);

  coxa_picker_set_rows (COXA_PICKER (picker), rows, _("There is no page in this atlas."));
  coxa_picker_add_tools (COXA_PICKER (picker), create_letters (COXA_PICKER (picker), rows));
  gtk_window_present (coxa_picker_window_new (parent, _("A to Z"), title, picker));
}
