/* QR codes: what a camera reads in them is the text, byte for byte, for everything that can stand on a sheet. */
#include "coxa-handout.h"
#include "coxa-qr.h"

#include <glib/gstdio.h>
#include <string.h>

#define SCALE 4 /* pixels a module */

/* Writes a code as a picture that other programs read. */
static void
write_picture (const CoxaQr *qr,
               const char   *path)
{
  int side = coxa_qr_get_width (qr) * SCALE;
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  g_autofree char *head = g_strdup_printf ("P5 %d %d 255\n", side, side);

  g_byte_array_append (bytes, (const guint8 *) head, (guint) strlen (head));
  for (int y = 0; y < side; y++)
    for (int x = 0; x < side; x++)
      {
        guint8 light = coxa_qr_is_dark (qr, x / SCALE, y / SCALE) ? 0 : 255;

        g_byte_array_append (bytes, &light, 1);
      }
  g_assert_true (g_file_set_contents (path, (const char *) bytes->data, bytes->len, NULL));
}

static char *
find_reader (void)
{
  char *reader = g_find_program_in_path ("zbarimg");

  if (reader == NULL)
    g_test_skip ("zbarimg is not installed");

  return reader;
}

static void
assert_reads_as (const char *reader,
                 const char *text)
{
  g_autofree char *folder = g_dir_make_tmp ("coxa-qr-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "code.pgm", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaQr) qr = coxa_qr_new (text, &error);
  const char *arguments[] = { reader, "--quiet", "--raw", "--oneshot", "-Sdisable", "-Sqrcode.enable", path, NULL };
  g_autofree char *output = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (coxa_qr_get_version (qr), <=, COXA_QR_MAX_VERSION);
  write_picture (qr, path);
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (output, ==, text);
  g_remove (path);
  g_rmdir (folder);
}

static void
test_texts (void)
{
  static const char * const texts[] = {
    "a", "Bridge: 3 x 12", "naïve – “quoted” ’ × ½ ≥", "日本語 と ελληνικά и кириллица 🦴", "\xc3\xa4", "line\nline\n- line",
  };
  g_autofree char *reader = find_reader ();

  for (guint i = 0; reader != NULL && i < G_N_ELEMENTS (texts); i++)
    assert_reads_as (reader, texts[i]);
}

static void
test_lengths (void)
{
  g_autofree char *reader = find_reader ();

  for (int n = 1; reader != NULL && n <= COXA_QR_MAX_BYTES; n += n < 900 ? 111 : 31)
    {
      g_autofree char *text = g_strnfill ((gsize) n, 'x');

      assert_reads_as (reader, text);
    }
}

static void
test_limit (void)
{
  g_autofree char *most = g_strnfill (COXA_QR_MAX_BYTES, 'x');
  g_autofree char *wide = g_strconcat ("é", most + 2, NULL);
  g_autofree char *more = g_strnfill (COXA_QR_MAX_BYTES + 10, 'x');
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaQr) qr = coxa_qr_new (most, &error);
  g_autoptr(CoxaQr) marked = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (coxa_qr_get_version (qr), ==, COXA_QR_MAX_VERSION);
  marked = coxa_qr_new (wide, &error);
  g_assert_no_error (error);
  g_assert_cmpint (coxa_qr_get_version (marked), ==, COXA_QR_MAX_VERSION);
  g_assert_null (coxa_qr_new (more, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_nonnull (strstr (error->message, "1004"));
}

static void
test_quiet_zone (void)
{
  g_autoptr(CoxaQr) qr = coxa_qr_new ("quiet", NULL);
  int width = coxa_qr_get_width (qr);

  g_assert_cmpint (width, ==, 17 + 4 * coxa_qr_get_version (qr) + 2 * COXA_QR_QUIET);
  for (int i = 0; i < width; i++)
    for (int j = 0; j < COXA_QR_QUIET; j++)
      {
        g_assert_false (coxa_qr_is_dark (qr, i, j));
        g_assert_false (coxa_qr_is_dark (qr, j, i));
        g_assert_false (coxa_qr_is_dark (qr, i, width - 1 - j));
        g_assert_false (coxa_qr_is_dark (qr, width - 1 - j, i));
      }
  g_assert_true (coxa_qr_is_dark (qr, COXA_QR_QUIET, COXA_QR_QUIET));
}

static void
test_all_pages (void)
{
  g_autofree char *reader = find_reader ();
  g_autoptr(CoxaAtlas) atlas = coxa_atlas_load (g_getenv ("COXA_DATA"), NULL, NULL);
  g_autoptr(GPtrArray) pages = coxa_atlas_list_pages (atlas);
  guint n = 0;

  for (guint i = 0; reader != NULL && i < pages->len; i++)
    for (int side = 0; side < 2; side++)
      {
        const char *page = g_ptr_array_index (pages, i);
        const CoxaIndexRow *row = coxa_atlas_lookup (atlas, page);
        g_autofree char *address = g_strconcat (page, side == 1 ? "?side=left" : "", NULL);
        g_autoptr(CoxaHandoutRequest) request = coxa_handout_request_new ();
        g_autoptr(CoxaHandout) handout = NULL;
        g_autoptr(GError) error = NULL;

        if (!coxa_handout_request_add (request, atlas, address, NULL))
          continue;
        request->date = g_strdup ("21 November 2026");
        handout = coxa_handout_new (atlas, request, &error);
        g_assert_no_error (error);
        /* Whatever one does and every programme fits; all that is good for a muscle need not. */
        if (coxa_atlas_get_entry (atlas, page, NULL)->practice != NULL)
          {
            g_assert_cmpstr (handout->too_long, ==, NULL);
            g_assert_nonnull (handout->plain[0]);
          }
        for (guint j = 0; handout->plain[j] != NULL; j++)
          assert_reads_as (reader, handout->plain[j]);
        n += row != NULL;
      }
  g_test_message ("%u sheets", n);
  if (reader != NULL)
    g_assert_cmpuint (n, >, 50);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/qr/texts", test_texts);
  g_test_add_func ("/qr/lengths", test_lengths);
  g_test_add_func ("/qr/limit", test_limit);
  g_test_add_func ("/qr/quiet-zone", test_quiet_zone);
  g_test_add_func ("/qr/all-pages", test_all_pages);

  return g_test_run ();
}
