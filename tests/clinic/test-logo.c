/* A logo is a stranger's file: what can be shown is, and what cannot is told with its name. */
#include "coxa-handout.h"
#include "coxa-logo.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define SVG "<svg xmlns='http://www.w3.org/2000/svg' "

static const struct { const char *name; const char *text; double ratio; const char *says; } cases[] = {
  { "box", SVG "viewBox='0 0 30 10'><rect width='30' height='10'/></svg>", 3, NULL },
  { "sides", SVG "width='40' height='80'><rect width='30' height='10'/></svg>", 0.5, NULL },
  { "nothing", "", 0, "SVG" },
  { "words", "a logo", 0, "SVG" },
  { "cut", SVG "viewBox='0 0 30 10'><rect", 0, "SVG" },
  { "no-size", SVG "width='100%' height='100%'/>", 0, "viewBox" },
  { "long", SVG "viewBox='0 0 3000 10'/>", 0, "twenty" },
  { "empty-box", SVG "viewBox='0 0 0 0'/>", 0, "viewBox" },
  { "short-png", "\x89PNG\r\n\x1a\n", 0, "cut short" },
  { "outside", SVG "viewBox='0 0 4 1'><image href='file:///etc/passwd' width='4' height='1'/></svg>", 4, NULL },
};

static char *
write_file (const char *text,
            gssize      length)
{
  char *path = NULL;
  int fd = g_file_open_tmp ("coxa-logo-XXXXXX", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  close (fd);
  g_assert_true (g_file_set_contents (path, text, length, NULL));

  return path;
}

static void
assert_refused (const char *path,
                const char *says)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr(GError) error = NULL;

  g_assert_null (coxa_logo_load (path, &error));
  g_assert_error (error, COXA_HANDOUT_ERROR, COXA_HANDOUT_ERROR_LOGO);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_nonnull (strstr (error->message, says));
}

static void
assert_draws (CoxaLogo *logo)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 60, 20);
  cairo_t *cr = cairo_create (surface);

  g_assert_true (coxa_logo_draw (logo, cr, 0, 0, 60, 20, NULL));
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_svg (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = write_file (cases[i].text, -1);
      g_autoptr(CoxaLogo) logo = NULL;

      g_test_message ("%s", cases[i].name);
      if (cases[i].says != NULL)
        {
          assert_refused (path, cases[i].says);
        }
      else
        {
          logo = coxa_logo_load (path, NULL);
          g_assert_nonnull (logo);
          g_assert_cmpfloat_with_epsilon (coxa_logo_get_ratio (logo), cases[i].ratio, 0.001);
          assert_draws (logo);
        }
      g_remove (path);
    }
}

static cairo_status_t
take_bytes (void                *closure,
            const unsigned char *data,
            unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static GByteArray *
make_png (int width,
          int height)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);

  cairo_surface_write_to_png_stream (surface, take_bytes, bytes);
  cairo_surface_destroy (surface);

  return bytes;
}

/* Whole it is shown; cut at any byte, or with its sides made huge, it is refused. */
static void
test_png (void)
{
  g_autoptr(GByteArray) png = make_png (1800, 600);
  g_autofree char *path = write_file ((const char *) png->data, (gssize) png->len);
  g_autoptr(CoxaLogo) logo = coxa_logo_load (path, NULL);

  g_assert_nonnull (logo);
  g_assert_cmpfloat_with_epsilon (coxa_logo_get_ratio (logo), 3, 0.001);
  assert_draws (logo);

  for (guint length = 8; length < png->len - 12; length += 1 + length / 16)
    {
      g_assert_true (g_file_set_contents (path, (const char *) png->data, (gssize) length, NULL));
      assert_refused (path, "PNG");
    }
  png->data[16] = 0x7f;
  g_assert_true (g_file_set_contents (path, (const char *) png->data, (gssize) png->len, NULL));
  assert_refused (path, "4000");
  g_remove (path);
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("coxa-logo-XXXXXX", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe", NULL);
  g_autofree char *missing = g_build_filename (folder, "none.png", NULL);
  g_autofree char *much = g_strnfill (1024 * 1024 + 1, ' ');
  g_autofree char *large = write_file (much, -1);

  assert_refused (missing, "not there");
  assert_refused (folder, "ordinary");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_refused (pipe, "ordinary");
  assert_refused (large, "1 MiB");
  g_remove (pipe);
  g_remove (large);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/logo/svg", test_svg);
  g_test_add_func ("/logo/png", test_png);
  g_test_add_func ("/logo/files", test_files);

  return g_test_run ();
}
