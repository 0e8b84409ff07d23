#include "coxa-figure-words.h"

#include "coxa-page-parts.h"

struct _CoxaFigureWords
{
  GtkWidget  parent_instance;

  GtkWidget *stack;
  GPtrArray *texts; /* one of each key pose */
};

G_DEFINE_FINAL_TYPE (CoxaFigureWords, coxa_figure_words, GTK_TYPE_WIDGET)

static void
coxa_figure_words_dispose (GObject *object)
{
  g_clear_pointer (&COXA_FIGURE_WORDS (object)->stack, gtk_widget_unparent);

  G_OBJECT_CLASS (coxa_figure_words_parent_class)->dispose (object);
}

static void
coxa_figure_words_finalize (GObject *object)
{
  g_ptr_array_unref (COXA_FIGURE_WORDS (object)->texts);

  G_OBJECT_CLASS (coxa_figure_words_parent_class)->finalize (object);
}

static void
coxa_figure_words_class_init (CoxaFigureWordsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_figure_words_dispose;
  G_OBJECT_CLASS (klass)->finalize = coxa_figure_words_finalize;
  gtk_widget_class_set_css_name (widget_class, "figurewords");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
coxa_figure_words_init (CoxaFigureWords *self)
{
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->stack = g_object_new (GTK_TYPE_STACK, "hhomogeneous", TRUE, "vhomogeneous", TRUE, NULL);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

/**
 * coxa_figure_words_new:
 *
 * Returns: (transfer floating): no words yet
 */
GtkWidget *
coxa_figure_words_new (void)
{
  return g_object_new (COXA_TYPE_FIGURE_WORDS, NULL);
}

/**
 * coxa_figure_words_set_figure:
 * @self: words
 * @figure: (nullable): a figure
 * @practice: (nullable): how to do what its page is about
 * @side: what {side} stands for
 *
 * Takes the words of a figure, and shows those of its first key pose.
 */
void
coxa_figure_words_set_figure (CoxaFigureWords    *self,
                              const CoxaFigure   *figure,
                              const CoxaPractice *practice,
                              CoxaSide            side)
{
  GtkWidget *child;

  g_return_if_fail (COXA_IS_FIGURE_WORDS (self));

  while ((child = gtk_widget_get_first_child (self->stack)) != NULL)
    gtk_stack_remove (GTK_STACK (self->stack), child);
  g_ptr_array_set_size (self->texts, 0);

  for (guint i = 0; figure != NULL && i < figure->n_keys; i++)
    {
      char *text = coxa_figure_dup_caption (figure, i, practice, side);
      g_autofree char *name = g_strdup_printf ("%u", i);
      GtkWidget *label = coxa_page_label_new (text, "figure-caption");

      g_object_set (label, "yalign", 0.0, NULL);
      g_ptr_array_add (self->texts, text);
      gtk_stack_add_named (GTK_STACK (self->stack), label, name);
    }
}

/**
 * coxa_figure_words_show_key:
 * @self: words
 * @key: one of the figure's key poses
 */
void
coxa_figure_words_show_key (CoxaFigureWords *self,
                            guint            key)
{
  g_autofree char *name = NULL;

  g_return_if_fail (COXA_IS_FIGURE_WORDS (self));
  g_return_if_fail (key < self->texts->len);

  name = g_strdup_printf ("%u", key);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
}

/**
 * coxa_figure_words_get:
 * @self: words
 * @key: one of the figure's key poses
 *
 * Returns: (transfer none): what it shows, empty where there is no such key pose
 */
const char *
coxa_figure_words_get (CoxaFigureWords *self,
                       guint            key)
{
  g_return_val_if_fail (COXA_IS_FIGURE_WORDS (self), NULL);

  return key < self->texts->len ? g_ptr_array_index (self->texts, key) : "";
}

/**
 * coxa_figure_words_dup_all:
 * @self: words
 *
 * Returns: (transfer full): what all key poses show
 */
char *
coxa_figure_words_dup_all (CoxaFigureWords *self)
{
  g_autoptr(GString) all = g_string_new (NULL);

  g_return_val_if_fail (COXA_IS_FIGURE_WORDS (self), NULL);

  for (guint i = 0; i < self->texts->len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? " " : "", coxa_figure_words_get (self, i));

  return g_string_free (g_steal_pointer (&all), FALSE);
}
