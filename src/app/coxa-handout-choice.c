#include "config.h"

#include "coxa-handout-choice.h"

#include <glib/gi18n.h>

struct _CoxaHandoutChoice
{
  GtkPopover  parent_instance;

  GtkWidget  *entry;
  GtkWidget  *list;
};

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaHandoutChoice, coxa_handout_choice, GTK_TYPE_POPOVER)

static const char *
get_page (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "page");
}

static void
activated_cb (CoxaHandoutChoice *self,
              GtkListBoxRow     *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, get_page (row));
  gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer       user_data)
{
  CoxaHandoutChoice *self = user_data;
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  const char *names = g_object_get_data (G_OBJECT (row), "names");

  return g_str_match_string (typed, names, TRUE) || *typed == '\0';
}

static void
typed_cb (CoxaHandoutChoice *self)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
}

/* Enter takes the first that is left. */
static void
enter_cb (CoxaHandoutChoice *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_child_visible (row))
      {
        activated_cb (self, GTK_LIST_BOX_ROW (row));
        return;
      }
}

static void
shown_cb (CoxaHandoutChoice *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (self->entry);
}

static void
coxa_handout_choice_class_init (CoxaHandoutChoiceClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_STRING);
}

static void
coxa_handout_choice_init (CoxaHandoutChoice *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->entry = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find an exercise"), -1);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_cb, self, NULL);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "min-content-height", 320, "min-content-width", 300, "child",
                self->list, NULL);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (self, "show", G_CALLBACK (shown_cb), NULL);
}

static void
add_row (CoxaHandoutChoice  *self,
         const CoxaIndexRow *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", page->title, "xalign", 0.0, "wrap", TRUE, NULL);
  g_autofree char *synonyms = g_strjoinv (" ", page->synonyms);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data_full (G_OBJECT (row), "page", g_strdup (page->page), g_free);
  g_object_set_data_full (G_OBJECT (row), "names", g_strconcat (page->title, " ", synonyms, NULL), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/**
 * coxa_handout_choice_new:
 * @atlas: an atlas
 *
 * Returns: (transfer floating): a popover with everything that one does, and the programmes
 */
GtkWidget *
coxa_handout_choice_new (CoxaAtlas *atlas)
{
  static const char * const kinds[] = { "programme", "exercise", "stretch", "release", "habit" };
  CoxaHandoutChoice *self = g_object_new (COXA_TYPE_HANDOUT_CHOICE, NULL);
  g_autoptr(GPtrArray) pages = coxa_atlas_list_pages (atlas);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint j = 0; j < pages->len; j++)
      {
        const CoxaIndexRow *page = coxa_atlas_lookup (atlas, g_ptr_array_index (pages, j));

        if (g_str_equal (page->kind, kinds[i]))
          add_row (self, page);
      }

  return GTK_WIDGET (self);
}
