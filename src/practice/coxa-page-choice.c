#include "coxa-page-choice.h"

#include "coxa-plan.h"
#include "coxa-room-parts.h"

#include <glib/gi18n.h>

struct _CoxaPageChoice
{
  GtkBox      parent_instance;

  GtkWidget  *entry;
  GtkListBox *list;
  char       *needle; /* folded, or NULL */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaPageChoice, coxa_page_choice, GTK_TYPE_BOX)

static const char *
get_kind_name (const char *kind)
{
  if (g_str_equal (kind, "stretch"))
    return _("Stretch");
  if (g_str_equal (kind, "release"))
    return _("Release");
  if (g_str_equal (kind, "habit"))
    return _("Habit");

  return _("Exercise");
}

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer       user_data)
{
  CoxaPageChoice *self = user_data;

  return self->needle == NULL || strstr (g_object_get_data (G_OBJECT (row), "folded"), self->needle) != NULL;
}

static void
search_cb (CoxaPageChoice *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  g_free (self->needle);
  self->needle = text[0] != '\0' ? g_utf8_casefold (text, -1) : NULL;
  gtk_list_box_invalidate_filter (self->list);
}

/* Enter takes the first of what is left. */
static void
activate_cb (CoxaPageChoice *self)
{
  GtkListBoxRow *row;

  search_cb (self);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (self->needle != NULL && filter_cb (row, self))
      {
        g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (row), "page"));
        return;
      }
}

static void
chosen_cb (CoxaPageChoice *self,
           GtkListBoxRow  *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (row), "page"));
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const CoxaIndexRow *first = *(CoxaIndexRow * const *) a;
  const CoxaIndexRow *second = *(CoxaIndexRow * const *) b;

  return g_utf8_collate (first->title, second->title);
}

static void
append_row (CoxaPageChoice     *self,
            const CoxaIndexRow *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *synonyms = g_strjoinv (" ", page->synonyms);
  g_autofree char *words = g_strjoin (" ", page->title, synonyms, page->summary, NULL);
  /* Translators: a row of a list; the first %s is an exercise, the second “Exercise” or “Stretch” */
  g_autofree char *name = g_strdup_printf (_("Add %s, %s"), page->title, get_kind_name (page->kind));
  g_autofree char *caption = g_strdup_printf ("%s · %s", get_kind_name (page->kind), page->summary);

  gtk_box_append (GTK_BOX (box), coxa_room_text_new (page->title, "choice-title"));
  gtk_box_append (GTK_BOX (box), coxa_room_text_new (caption, "quiet"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  coxa_room_name (row, name);
  g_object_set_data_full (G_OBJECT (row), "page", g_strdup (page->page), g_free);
  g_object_set_data_full (G_OBJECT (row), "folded", g_utf8_casefold (words, -1), g_free);
  gtk_list_box_append (self->list, row);
}

/* Whoever comes again looks for something else. */
static gboolean
coxa_page_choice_grab_focus (GtkWidget *widget)
{
  gtk_editable_set_text (GTK_EDITABLE (COXA_PAGE_CHOICE (widget)->entry), "");

  return gtk_widget_grab_focus (COXA_PAGE_CHOICE (widget)->entry);
}

static void
coxa_page_choice_finalize (GObject *object)
{
  g_free (COXA_PAGE_CHOICE (object)->needle);

  G_OBJECT_CLASS (coxa_page_choice_parent_class)->finalize (object);
}

static void
coxa_page_choice_class_init (CoxaPageChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = coxa_page_choice_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = coxa_page_choice_grab_focus;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
coxa_page_choice_init (CoxaPageChoice *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _("Search what to do"), NULL);
  coxa_room_name (self->entry, _("Search what to do"));
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_list_box_set_placeholder (self->list, coxa_room_text_new (_("Nothing of that name is to be done here."), "quiet"));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "page-choice");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (chosen_cb), self);
  gtk_box_append (GTK_BOX (box), coxa_room_heading_new (_("Add to the programme"), 1));
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self), coxa_room_column_new (box));
}

/**
 * coxa_page_choice_new:
 * @atlas: what there is to do
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
coxa_page_choice_new (CoxaAtlas *atlas)
{
  CoxaPageChoice *self = g_object_new (COXA_TYPE_PAGE_CHOICE, NULL);
  g_autoptr(GPtrArray) pages = coxa_atlas_list_pages (atlas);
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < pages->len; i++)
    {
      const CoxaIndexRow *row = coxa_atlas_lookup (atlas, g_ptr_array_index (pages, i));

      if (g_str_equal (row->kind, "exercise") || g_str_equal (row->kind, "stretch") || g_str_equal (row->kind, "release") ||
          g_str_equal (row->kind, "habit"))
        g_ptr_array_add (rows, (gpointer) row);
    }
  g_ptr_array_sort (rows, compare);
  for (guint i = 0; i < rows->len; i++)
    {
      const CoxaIndexRow *row = g_ptr_array_index (rows, i);

      if (coxa_plan_can_start (atlas, row->page))
        append_row (self, row);
    }

  return GTK_WIDGET (self);
}
