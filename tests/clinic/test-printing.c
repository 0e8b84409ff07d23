/* Printing, as far as it goes without a printer: into a PDF, through GTK's own print operation. */
#include "coxa-handout-printing.h"

#include <glib/gstdio.h>

static CoxaHandoutPages *
make (gboolean is_letter)
{
  g_autoptr(CoxaAtlas) atlas = coxa_atlas_load (g_getenv ("COXA_DATA"), NULL, NULL);
  g_autoptr(CoxaHandoutRequest) request = coxa_handout_request_new ();
  g_autoptr(CoxaHandout) handout = NULL;
  g_autoptr(GError) error = NULL;
  CoxaHandoutPages *pages;

  g_assert_true (coxa_handout_request_add (request, atlas, "exercise/clamshell", NULL));
  g_assert_true (coxa_handout_request_add (request, atlas, "exercise/bridge", NULL));
  request->date = g_strdup ("21 November 2026");
  request->paper = is_letter ? COXA_PAPER_LETTER : COXA_PAPER_A4;
  handout = coxa_handout_new (atlas, request, &error);
  g_assert_no_error (error);
  pages = coxa_handout_pages_new (handout, NULL, &error);
  g_assert_no_error (error);

  return pages;
}

static void
test_print (gconstpointer data)
{
  gboolean is_letter = GPOINTER_TO_INT (data);
  g_autoptr(CoxaHandoutPages) pages = make (is_letter);
  g_autoptr(GtkPrintOperation) operation = coxa_handout_printing_new (pages);
  g_autofree char *folder = g_dir_make_tmp ("coxa-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sheet.pdf", NULL);
  g_autofree char *reader = g_find_program_in_path ("pdftotext");
  g_autofree char *informer = g_find_program_in_path ("pdfinfo");
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length = 0;

  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 10000);
  g_assert_cmpuint (length, <, 1000 * 1000);
  if (reader != NULL && informer != NULL)
    {
      const char *reading[] = { reader, path, "-", NULL }, *informing[] = { informer, path, NULL };
      g_autofree char *text = NULL;
      g_autofree char *about = NULL;

      g_assert_true (g_spawn_sync (NULL, (char **) reading, NULL, 0, NULL, NULL, &text, NULL, NULL, NULL));
      g_assert_true (g_spawn_sync (NULL, (char **) informing, NULL, 0, NULL, NULL, &about, NULL, NULL, NULL));
      g_assert_nonnull (strstr (text, "Both sides, right first"));
      g_assert_nonnull (strstr (text, "When to get help"));
      g_assert_nonnull (strstr (about, is_letter ? "(letter)" : "(A4)"));
      g_assert_nonnull (strstr (about, "Pages:           2"));
    }
  g_remove (path);
  g_rmdir (folder);
}

/* What is on the screen is white paper with ink on it. */
static void
test_picture (void)
{
  g_autoptr(CoxaHandoutPages) pages = make (FALSE);
  cairo_surface_t *picture = coxa_handout_pages_make_picture (pages, 0, 0.5);
  const guint32 *pixels = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (picture);
  int n = cairo_image_surface_get_stride (picture) / 4 * cairo_image_surface_get_height (picture);
  int dark = 0;

  g_assert_cmpint (cairo_image_surface_get_width (picture), ==, 298);
  g_assert_cmpint (cairo_image_surface_get_height (picture), ==, 421);
  g_assert_cmphex (pixels[0], ==, 0xffffffff);
  for (int i = 0; i < n; i++)
    dark += (pixels[i] & 0xff) < 128;
  g_assert_cmpint (dark * 100, >, n);
  g_assert_cmpint (dark * 5, <, n);
  cairo_surface_destroy (picture);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/printing/a4", GINT_TO_POINTER (FALSE), test_print);
  g_test_add_data_func ("/printing/letter", GINT_TO_POINTER (TRUE), test_print);
  g_test_add_func ("/printing/picture", test_picture);

  return g_test_run ();
}
