#include "coxa-room-parts.h"

#include <adwaita.h>

/* As much as can be read in a line, pixels at the usual text size. */
#define COLUMN_WIDTH 720
/* Characters that any text has room for: see coxa-prose-view.h. */
#define CHARS_MIN 12

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label", text,
                                   "wrap", TRUE,
                                   "width-chars", CHARS_MIN,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "natural-wrap-mode", GTK_NATURAL_WRAP_NONE,
                                   "xalign", 0.0,
                                   NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/**
 * coxa_room_heading_new:
 * @text: what it says
 * @level: 1 is the screen's title
 *
 * Returns: (transfer floating): a heading
 */
GtkWidget *
coxa_room_heading_new (const char *text,
                       int         level)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", text,
                                   "wrap", TRUE,
                                   "width-chars", CHARS_MIN,
                                   "natural-wrap-mode", GTK_NATURAL_WRAP_NONE,
                                   "xalign", 0.0,
                                   NULL);
  const char *classes[] = { "heading-1", "heading-2", "heading-3" };

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, level, -1);
  gtk_widget_add_css_class (label, classes[CLAMP (level, 1, 3) - 1]);

  return label;
}

/**
 * coxa_room_text_new:
 * @text: what it says
 * @css_class: (nullable): how it looks
 *
 * Returns: (transfer floating): words that wrap
 */
GtkWidget *
coxa_room_text_new (const char *text,
                    const char *css_class)
{
  return create_label (text, css_class);
}

/**
 * coxa_room_name:
 * @widget: a widget
 * @name: how a screen reader calls it
 *
 * Names a widget that has no words of its own, or too few.
 */
void
coxa_room_name (GtkWidget  *widget,
                const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * coxa_room_name_of:
 * @widget: a widget that shows no words but a picture, or words that stand on others as well
 * @format: how a screen reader calls it, with %s for @what
 * @what: what it is of
 *
 * Names one of several of its kind. Without words that is its tooltip as well.
 */
void
coxa_room_name_of (GtkWidget  *widget,
                   const char *format,
                   const char *what)
{
  g_auto(GStrv) around = g_strsplit (format, "%s", 2);
  g_autofree char *name = g_strjoinv (what, around);

  coxa_room_name (widget, name);
  if (!gtk_widget_get_visible (gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (widget)))))
    gtk_widget_set_tooltip_text (widget, name);
}

/**
 * coxa_room_button_set:
 * @button: of coxa_room_button_new()
 * @icon: (nullable): its picture
 * @label: (nullable): its words
 * @tooltip: (nullable): what it does, with its key
 *
 * Changes what a button says. Without words the tooltip is what a screen reader calls it.
 */
void
coxa_room_button_set (GtkWidget  *button,
                      const char *icon,
                      const char *label,
                      const char *tooltip)
{
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (button));
  GtkWidget *image = gtk_widget_get_first_child (box);
  GtkWidget *words = gtk_widget_get_last_child (box);

  gtk_image_set_from_icon_name (GTK_IMAGE (image), icon);
  gtk_widget_set_visible (image, icon != NULL);
  gtk_label_set_label (GTK_LABEL (words), label != NULL ? label : "");
  gtk_widget_set_visible (words, label != NULL);
  gtk_widget_set_tooltip_text (button, tooltip);
  coxa_room_name (button, label != NULL ? label : tooltip);
}

/**
 * coxa_room_button_new:
 * @icon: (nullable): its picture
 * @label: (nullable): its words
 * @tooltip: (nullable): what it does, with its key
 *
 * Returns: (transfer floating): a button that a finger finds
 */
GtkWidget *
coxa_room_button_new (const char *icon,
                      const char *label,
                      const char *tooltip)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_size_request (button, COXA_ROOM_TOUCH, COXA_ROOM_TOUCH);
  gtk_widget_add_css_class (button, "touch");
  coxa_room_button_set (button, icon, label, tooltip);

  return button;
}

/**
 * coxa_room_list_new:
 * @texts: (element-type utf8): plain words
 *
 * Returns: (transfer floating): them as a list
 */
GtkWidget *
coxa_room_list_new (GPtrArray *texts)
{
  GtkWidget *list = g_object_new (GTK_TYPE_GRID,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_LIST,
                                  "column-spacing", 10,
                                  "row-spacing", 8,
                                  NULL);

  gtk_widget_add_css_class (list, "points");
  for (guint i = 0; i < texts->len; i++)
    {
      GtkWidget *mark = g_object_new (GTK_TYPE_LABEL,
                                      "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                      "label", "•",
                                      "valign", GTK_ALIGN_START,
                                      NULL);
      GtkWidget *item = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
      GtkWidget *label = create_label (g_ptr_array_index (texts, i), NULL);

      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (item), label);
      gtk_grid_attach (GTK_GRID (list), mark, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (list), item, 1, (int) i, 1, 1);
    }

  return list;
}

/**
 * coxa_room_column_new:
 * @child: what is to be read
 *
 * Returns: (transfer floating): it in a column that scrolls and is no wider than can be read
 */
GtkWidget *
coxa_room_column_new (GtkWidget *child)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, NULL);

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), COLUMN_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), COLUMN_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  gtk_widget_add_css_class (child, "column");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);

  return scroller;
}

/**
 * coxa_room_card_new:
 * @title: (nullable): what it is about
 *
 * Returns: (transfer floating): a box with a frame, and a heading where it has a title
 */
GtkWidget *
coxa_room_card_new (const char *title)
{
  GtkWidget *card = g_object_new (GTK_TYPE_BOX,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                  "orientation", GTK_ORIENTATION_VERTICAL,
                                  NULL);

  gtk_widget_add_css_class (card, "room-card");
  if (title != NULL)
    {
      coxa_room_name (card, title);
      gtk_box_append (GTK_BOX (card), coxa_room_heading_new (title, 2));
    }

  return card;
}

static gboolean
hide_others_cb (gpointer user_data)
{
  GtkStack *stack = user_data;
  GtkWidget *shown = gtk_stack_get_visible_child (stack);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != shown)
      gtk_widget_set_visible (child, FALSE);

  return G_SOURCE_REMOVE;
}

/**
 * coxa_room_show:
 * @stack: a stack
 * @name: which of its children
 *
 * Shows a child, and hides all others: a screen reader would still find them in a stack. They go a moment later, since GTK 4.8
 * loses count when a button goes that is just being pressed.
 */
void
coxa_room_show (GtkStack   *stack,
                const char *name)
{
  GtkWidget *shown = gtk_stack_get_child_by_name (stack, name);

  g_return_if_fail (shown != NULL);

  gtk_widget_set_visible (shown, TRUE);
  gtk_stack_set_visible_child (stack, shown);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, hide_others_cb, g_object_ref (stack), g_object_unref);
}

/**
 * coxa_room_clear:
 * @box: a box
 *
 * Empties it.
 */
void
coxa_room_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}
