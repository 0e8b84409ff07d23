#include "coxa-page-figure.h"

#include "coxa-prose-view.h"

#include <glib/gi18n.h>

#define MARGIN 12 /* pixels around a figure that is scrolled to */

/* The other side is another address: the words of the whole page follow. */
static void
side_cb (CoxaFigureView *figure,
         int             side,
         gpointer        user_data G_GNUC_UNUSED)
{
  g_autoptr(CoxaAddress) address = coxa_address_copy (g_object_get_data (G_OBJECT (figure), "address"));
  g_autofree char *target = NULL;

  address->side = (CoxaSide) side;
  target = coxa_address_to_string (address);
  gtk_widget_activate_action (GTK_WIDGET (figure), "app.go", "s", target);
}

/**
 * coxa_page_figure_new:
 * @context: the page
 * @address: where it is
 *
 * Returns: (transfer floating) (nullable): the page's #CoxaFigureView, or %NULL where it has no figure
 */
GtkWidget *
coxa_page_figure_new (const CoxaPageContext *context,
                      const CoxaAddress     *address)
{
  g_autofree char *page = NULL;
  GtkWidget *figure;

  g_return_val_if_fail (context != NULL && address != NULL, NULL);

  page = coxa_address_dup_page (address);
  if (coxa_figures_lookup (coxa_atlas_get_figures (context->atlas), page) == NULL)
    return NULL;

  figure = coxa_figure_view_new ();
  g_object_set_data_full (G_OBJECT (figure), "address", coxa_address_copy (address), (GDestroyNotify) coxa_address_free);
  coxa_figure_view_set_page (COXA_FIGURE_VIEW (figure), context->atlas, page, address->side);
  g_signal_connect (figure, "side-wanted", G_CALLBACK (side_cb), NULL);

  return figure;
}

/* Whoever asks for a step wants to see it. */
static void
scroll_to (GtkWidget *figure)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (figure, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double top, bottom, height;

  if (scroller == NULL || !gtk_widget_compute_bounds (figure, scroller, &bounds))
    return;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  height = gtk_widget_get_height (scroller);
  top = bounds.origin.y - MARGIN;
  bottom = bounds.origin.y + bounds.size.height + MARGIN;
  if (top < 0 || bottom - top > height)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + top);
  else if (bottom > height)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + bottom - height);
}

static void
step_cb (CoxaFigureView *figure,
         GtkWidget      *button)
{
  int step = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "step"));

  if (coxa_figure_view_show_step (figure, step))
    scroll_to (GTK_WIDGET (figure));
}

static void
key_cb (GtkWidget      *prose,
        guint           key,
        CoxaFigureView *view)
{
  const CoxaFigure *figure = coxa_figure_view_get_figure (view);
  GtkWidget *item;

  for (guint i = 0; figure != NULL && (item = coxa_prose_view_get_item (COXA_PROSE_VIEW (prose), i)) != NULL; i++)
    {
      if (coxa_figure_has_step (figure, key, (int) i))
        gtk_widget_add_css_class (item, "shown");
      else
        gtk_widget_remove_css_class (item, "shown");
    }
}

/**
 * coxa_page_figure_attach_steps:
 * @figure: a page's figure
 * @prose: a #CoxaProseView with the page's steps, which are a list
 *
 * Marks the steps that the figure shows, and lets the number of a step show it.
 */
void
coxa_page_figure_attach_steps (CoxaFigureView *figure,
                               GtkWidget      *prose)
{
  GtkWidget *item;

  g_return_if_fail (COXA_IS_FIGURE_VIEW (figure));
  g_return_if_fail (COXA_IS_PROSE_VIEW (prose));

  for (guint i = 0; (item = coxa_prose_view_get_item (COXA_PROSE_VIEW (prose), i)) != NULL; i++)
    {
      GtkWidget *mark = gtk_grid_get_child_at (GTK_GRID (item), 0, 0);
      g_autofree char *text = g_strdup_printf ("%u", i + 1);
      /* Translators: %u is the number of a step */
      g_autofree char *name = g_strdup_printf (_("Step %u: show it in the figure"), i + 1);
      GtkWidget *button;

      if (coxa_figure_find_key (coxa_figure_view_get_figure (figure), (int) i) < 0)
        {
          gtk_label_set_label (GTK_LABEL (mark), text);
          gtk_label_set_xalign (GTK_LABEL (mark), 0.5);
          continue;
        }

      button = gtk_button_new_with_label (text);
      gtk_widget_add_css_class (button, "step-number");
      gtk_widget_set_valign (button, GTK_ALIGN_START);
      gtk_widget_set_tooltip_text (button, _("Show this step in the figure"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_object_set_data (G_OBJECT (button), "step", GINT_TO_POINTER ((int) i));
      g_signal_connect_object (button, "clicked", G_CALLBACK (step_cb), figure, G_CONNECT_SWAPPED);
      gtk_grid_remove (GTK_GRID (item), mark);
      gtk_grid_attach (GTK_GRID (item), button, 0, 0, 1, 1);
    }

  gtk_widget_add_css_class (prose, "with-figure");
  g_signal_connect_object (figure, "key-changed", G_CALLBACK (key_cb), prose, G_CONNECT_SWAPPED);
  key_cb (prose, coxa_figure_view_get_key (figure), figure);
}
