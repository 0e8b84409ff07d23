#include "coxa-figure-faults.h"

#include "coxa-figure-stage.h"
#include "coxa-page-parts.h"

#include <glib/gi18n.h>

#define GAP 12

/* The word for it, with its sign in front. */
static GtkWidget *
create_verdict (gboolean is_right)
{
  GtkWidget *verdict = gtk_grid_new ();
  GtkWidget *sign = g_object_new (GTK_TYPE_LABEL,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "label", is_right ? "✓" : "✕",
                                  "valign", GTK_ALIGN_START,
                                  NULL);

  gtk_widget_add_css_class (sign, "verdict-sign");
  gtk_widget_add_css_class (verdict, "verdict");
  gtk_widget_add_css_class (verdict, is_right ? "right" : "wrong");
  gtk_grid_attach (GTK_GRID (verdict), sign, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (verdict), coxa_page_label_new (is_right ? _("Like this") : _("Not like this"), "verdict-word"),
                   1, 0, 1, 1);

  return verdict;
}

static GtkWidget *
create_picture (CoxaFigureFrames *frames,
                const char       *name,
                CoxaSide          side,
                gboolean          is_right)
{
  GtkWidget *stage = coxa_figure_stage_new ();

  coxa_figure_stage_set_frames (COXA_FIGURE_STAGE (stage), frames);
  coxa_figure_stage_set_mirrored (COXA_FIGURE_STAGE (stage), side == COXA_SIDE_LEFT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (stage), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (stage, is_right ? "right" : "wrong");

  return stage;
}

/**
 * coxa_figure_faults_new:
 * @frames: where the pictures are made
 * @title: what is done
 * @practice: (nullable): how to do what the page is about
 * @side: the side that works
 *
 * Returns: (transfer floating): two columns: on the left how to do it, on the right how not to, a line for each fault
 */
GtkWidget *
coxa_figure_faults_new (CoxaFigureFrames   *frames,
                        const char         *title,
                        const CoxaPractice *practice,
                        CoxaSide            side)
{
  const CoxaFigure *figure;
  GtkWidget *grid;

  g_return_val_if_fail (COXA_IS_FIGURE_FRAMES (frames), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  figure = coxa_figure_frames_get_figure (frames);
  grid = g_object_new (GTK_TYPE_GRID, "column-homogeneous", TRUE, "column-spacing", GAP, NULL);
  gtk_widget_add_css_class (grid, "figure-faults");
  for (guint i = 0; i < figure->n_faults; i++)
    {
      g_autofree char *text = coxa_figure_dup_fault (figure, i, practice, side);
      /* Translators: the name of an exercise */
      g_autofree char *right_name = g_strdup_printf (_("%s, like this"), title);
      /* Translators: the name of an exercise, and what is wrong in the picture */
      g_autofree char *wrong_name = g_strdup_printf (_("%s, not like this: %s"), title, text);
      GtkWidget *right = create_picture (frames, right_name, side, TRUE);
      GtkWidget *wrong = create_picture (frames, wrong_name, side, FALSE);
      GtkWidget *words = coxa_page_label_new (text, "fault-words");
      int row = (int) i * 3;

      coxa_figure_stage_show_key (COXA_FIGURE_STAGE (right), figure->faults[i].key);
      coxa_figure_stage_show_fault (COXA_FIGURE_STAGE (wrong), i);
      gtk_grid_attach (GTK_GRID (grid), right, 0, row, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), wrong, 1, row, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), create_verdict (TRUE), 0, row + 1, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), create_verdict (FALSE), 1, row + 1, 1, 1);
      gtk_widget_set_valign (words, GTK_ALIGN_START);
      gtk_grid_attach (GTK_GRID (grid), words, 1, row + 2, 1, 1);
    }

  return grid;
}
