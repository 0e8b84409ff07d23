/* Plates as files: what is in them, and what is said where they cannot be written. */
#define _GNU_SOURCE /* memmem() */
#include "coxa-export.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <librsvg/rsvg.h>
#include <string.h>

static CoxaAtlas *atlas;
static char *folder;

static char *
write_plate (const char *link,
             const char *name,
             gboolean    has_labels)
{
  g_autoptr(GError) error = NULL;
  CoxaAddress *address = coxa_address_parse (link, &error);
  g_autoptr(CoxaScene) scene = address != NULL ? coxa_scene_new_for_address (atlas, address) : NULL;
  g_autoptr(CoxaExport) export = scene != NULL ? coxa_export_new (atlas, scene, has_labels) : NULL;
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  gboolean done;

  g_assert_no_error (error);
  done = coxa_export_write (export, file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (done);
  coxa_address_free (address);

  return path;
}

static void
test_svg (void)
{
  g_autofree char *path = write_plate ("muscle/gluteus-minimus", "plate.svg", TRUE);
  g_autofree char *bare_path = write_plate ("muscle/gluteus-minimus", "bare.svg", FALSE);
  g_autofree char *text = NULL;
  g_autofree char *bare = NULL;
  g_autofree char *credit = g_markup_escape_text (coxa_atlas_get_plates (atlas)->credit, -1);
  g_autoptr(GError) error = NULL;
  RsvgHandle *handle = rsvg_handle_new_from_file (path, &error);

  g_assert_no_error (error);
  g_object_unref (handle);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (bare_path, &bare, NULL, &error);
  g_assert_no_error (error);

  g_assert_nonnull (strstr (text, credit));
  g_assert_nonnull (strstr (bare, credit));
  g_assert_null (strstr (text, "<image"));
  g_assert_nonnull (strstr (text, "<path"));
  g_assert_nonnull (strstr (text, ">Gluteus minimus</text>"));
  g_assert_null (strstr (bare, ">Gluteus minimus</text>"));
  g_assert_nonnull (strstr (bare, ">Gluteus minimus · "));
}

/* The body is not drawn from what the plates are drawn from. */
static void
test_credit (void)
{
  g_autofree char *path = write_plate ("muscle/gluteus-minimus/referred-pain", "body.svg", TRUE);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "MakeHuman"));
  g_assert_null (strstr (text, "BodyParts3D"));
}

/* A muscle that is hidden has neither a name nor ink. */
static void
test_hidden (void)
{
  g_autofree char *path = write_plate ("coxa:muscle/gluteus-minimus?depth=1", "all.svg", TRUE);
  g_autofree char *less_path = write_plate ("coxa:muscle/gluteus-minimus?depth=1&hide=gluteus-maximus", "less.svg", TRUE);
  g_autofree char *text = NULL;
  g_autofree char *less = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_file_get_contents (less_path, &less, NULL, NULL));
  g_assert_nonnull (strstr (text, ">Gluteus maximus</text>"));
  g_assert_null (strstr (less, ">Gluteus maximus</text>"));
}

static void
test_png (void)
{
  g_autofree char *path = write_plate ("muscle/piriformis", "plate.png", TRUE);
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new_from_file (path, &error);
  const guint8 *pixels;
  guint dark = 0;

  g_assert_no_error (error);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, 2400);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), >, 2000);
  g_assert_cmpstr (gdk_pixbuf_get_option (pixbuf, "tEXt::Copyright"), ==, coxa_atlas_get_plates (atlas)->credit);
  pixels = gdk_pixbuf_read_pixels (pixbuf);
  for (int y = 0; y < 2400; y++)
    for (int x = 0; x < gdk_pixbuf_get_width (pixbuf); x++)
      if (pixels[(gsize) y * gdk_pixbuf_get_rowstride (pixbuf) + x * gdk_pixbuf_get_n_channels (pixbuf)] < 240)
        dark++;
  g_assert_cmpuint (dark, >, 2400 * 400);
  g_assert_cmpint (pixels[0], ==, 255);
}

static gboolean
holds (const char *bytes,
       gsize       length,
       const char *text)
{
  return memmem (bytes, length, text, strlen (text)) != NULL;
}

static void
test_pdf (void)
{
  g_autofree char *path = write_plate ("muscle/gluteus-minimus/origin", "plate.pdf", TRUE);
  g_autofree char *tool = g_find_program_in_path ("pdftotext");
  g_autofree char *text = NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr(GError) error = NULL;
  const char *argv[] = { tool, "-layout", path, "-", NULL };

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  /* One page, letters that can be read back, and no pixels. */
  g_assert_true (holds (bytes, length, "/Count 1\n"));
  g_assert_true (holds (bytes, length, "/ToUnicode"));
  g_assert_false (holds (bytes, length, "/Subtype /Image"));
  if (tool == NULL)
    {
      g_test_message ("pdftotext is not installed: the words themselves were not read back");
      return;
    }

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "Gluteus minimus"));
  g_assert_nonnull (strstr (text, "The Database Center for Life Science"));
  /* A form feed ends each page. */
  g_assert_true (strchr (text, '\f') == strrchr (text, '\f'));
}

static void
test_failures (void)
{
  CoxaAddress *address = coxa_address_parse ("muscle/gluteus-minimus", NULL);
  g_autoptr(CoxaScene) scene = coxa_scene_new_for_address (atlas, address);
  g_autoptr(CoxaExport) export = coxa_export_new (atlas, scene, TRUE);
  g_autofree char *nowhere = g_build_filename (folder, "not", "there.png", NULL);
  g_autofree char *unknown = g_build_filename (folder, "plate.gif", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (nowhere);
  g_autoptr(GFile) other = g_file_new_for_path (unknown);
  g_autofree char *name = coxa_export_dup_name (scene, "pdf");
  g_autofree char *expected = g_strdup_printf ("coxa-gluteus-minimus-%s.pdf", scene->view);
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (name, ==, expected);
  g_assert_false (coxa_export_write (export, file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (coxa_export_write (export, other, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME);
  g_assert_false (g_file_query_exists (other, NULL));
  coxa_address_free (address);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  const char *kept = g_getenv ("COXA_KEEP_EXPORTS");
  int status;

  g_test_init (&argc, &argv, NULL);
  atlas = coxa_atlas_load (g_getenv ("COXA_DATA"), NULL, &error);
  g_assert_no_error (error);
  folder = kept != NULL ? g_strdup (kept) : g_dir_make_tmp ("coxa-export-XXXXXX", &error);
  g_assert_no_error (error);

  g_test_add_func ("/export/svg", test_svg);
  g_test_add_func ("/export/hidden", test_hidden);
  g_test_add_func ("/export/credit", test_credit);
  g_test_add_func ("/export/png", test_png);
  g_test_add_func ("/export/pdf", test_pdf);
  g_test_add_func ("/export/failures", test_failures);
  status = g_test_run ();

  if (kept == NULL)
    {
      static const char * const names[] = { "plate.svg", "bare.svg", "all.svg", "less.svg", "plate.png", "plate.pdf" };

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          g_autofree char *path = g_build_filename (folder, names[i], NULL);

          g_unlink (path);
        }
      g_rmdir (folder);
    }
  g_free (folder);
  g_object_unref (atlas);

  return status;
}
