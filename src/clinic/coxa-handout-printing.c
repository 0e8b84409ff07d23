#include "config.h"

#include "coxa-handout-printing.h"

static void
draw_page_cb (GtkPrintOperation *operation G_GNUC_UNUSED,
              GtkPrintContext   *context,
              int                number,
              CoxaHandoutPages  *pages)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context);
  double height = gtk_print_context_get_height (context);
  double scale = MIN (width / pages->width, height / pages->height);

  /* On other paper than it was laid out for it is made smaller, rather than cut. */
  cairo_translate (cr, (width - scale * pages->width) / 2, (height - scale * pages->height) / 2);
  cairo_scale (cr, scale, scale);
  coxa_handout_pages_draw (pages, (guint) number, cr);
}

/**
 * coxa_handout_printing_new:
 * @pages: a sheet
 *
 * Returns: (transfer full): what prints it
 */
GtkPrintOperation *
coxa_handout_printing_new (CoxaHandoutPages *pages)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr(GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (pages->paper == COXA_PAPER_LETTER ? GTK_PAPER_NAME_LETTER : GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_paper_size_free (paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, (int) pages->n_pages);
  gtk_print_operation_set_job_name (operation, pages->title);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  /* It has margins of its own. */
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), coxa_handout_pages_ref (pages),
                         (GClosureNotify) coxa_handout_pages_unref, 0);

  return operation;
}
