/* The command line as it is understood. What the program then says and how it leaves is test-command.c's. */
#include "config.h"

#include "coxa-options.h"

#include <gio/gio.h>
#include <string.h>

/* Reads a command line of shell words, without the program's name. */
static CoxaOptions *
parse (const char  *line,
       GError     **error)
{
  g_autofree char *whole = g_strconcat ("coxa ", line, NULL);
  g_auto(GStrv) owned = NULL;
  g_autofree char **argv = NULL;
  int argc;

  g_assert_true (g_shell_parse_argv (whole, &argc, &owned, NULL));
  /* What is understood is taken out of the array: the words stay ours. */
  argv = g_memdup2 (owned, sizeof (char *) * ((gsize) argc + 1));

  return coxa_options_parse (&argc, &argv, error);
}

static void
assert_refused (const char *line,
                GQuark      domain,
                const char *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaOptions) options = parse (line, &error);
  g_autofree char *shown = g_strescape (line, NULL);

  g_test_message ("%s: %s", shown, error != NULL ? error->message : "taken");
  g_assert_null (options);
  g_assert_nonnull (error);
  if (domain != 0)
    g_assert_cmpstr (g_quark_to_string (error->domain), ==, g_quark_to_string (domain));
  g_assert_nonnull (strstr (error->message, words));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_nothing (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaOptions) options = parse ("", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (options->data, ==, PKGDATADIR);
  g_assert_false (options->own_data);
  g_assert_false (options->version);
  g_assert_null (options->check);
  g_assert_null (options->search);
  g_assert_null (options->snapshot);
  g_assert_null (options->state_kind);
  g_assert_null (options->state_region);
  g_assert_null (options->address);
  g_assert_cmpint (options->width, ==, 0);
  g_assert_cmpint (options->height, ==, 0);
  coxa_options_free (NULL);
}

static void
test_everything (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaOptions) options = parse ("--data 'a folder' --snapshot=out.png --size 1440x900 --state focus=gluteus-medius "
                                          "muscle/gluteus-minimus/origin?depth=3", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (options->data, ==, "a folder");
  g_assert_true (options->own_data);
  g_assert_cmpstr (options->snapshot, ==, "out.png");
  g_assert_cmpint (options->width, ==, 1440);
  g_assert_cmpint (options->height, ==, 900);
  g_assert_cmpstr (options->state_kind, ==, "focus");
  g_assert_cmpstr (options->state_region, ==, "gluteus-medius");
  g_assert_cmpstr (options->address->slug, ==, "gluteus-minimus");
  g_assert_cmpstr (options->address->section, ==, "origin");
  g_assert_cmpint (options->address->depth, ==, 3);
}

static void
test_version_and_check (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaOptions) version = parse ("--version", &error);
  g_autoptr(CoxaOptions) folder = parse ("--check data", &error);
  g_autoptr(CoxaOptions) json = parse ("--json --check data", &error);

  g_assert_no_error (error);
  g_assert_true (version->version);
  g_assert_cmpstr (folder->check, ==, "data");
  g_assert_false (folder->version);
  g_assert_false (folder->json);
  g_assert_true (json->json);
  assert_refused ("--json", G_OPTION_ERROR, "--check");
}

static void
test_handout (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaOptions) options = parse ("--handout a.pdf --large-print --letter --note 'two weeks' exercise/bridge 7KX4H",
                                          &error);

  g_assert_no_error (error);
  g_assert_cmpstr (options->handout, ==, "a.pdf");
  g_assert_cmpstr (options->addresses[0], ==, "exercise/bridge");
  g_assert_cmpstr (options->addresses[1], ==, "7KX4H");
  g_assert_null (options->addresses[2]);
  g_assert_true (options->large_print && options->letter);
  g_assert_cmpstr (options->note, ==, "two weeks");
  g_assert_null (options->address);
  assert_refused ("--handout a.pdf", G_OPTION_ERROR, "behind the file");
  assert_refused ("--handout '' exercise/bridge", G_OPTION_ERROR, "--handout");
  assert_refused ("--letter exercise/bridge", G_OPTION_ERROR, "--handout");
  assert_refused ("--note x", G_OPTION_ERROR, "--handout");
}

static void
test_code (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaOptions) options = parse ("henf-K7FK-pe24", &error);
  g_autoptr(CoxaOptions) wide = parse ("'2AC EFH J'", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (options->code, ==, "henf-K7FK-pe24");
  g_assert_null (options->address);
  g_assert_cmpstr (wide->code, ==, "2AC EFH J");
  assert_refused ("2A", 0, "2A");
  assert_refused ("23456789ACEFHJ", 0, "23456789");
}

/* Words need no quotes, and none of them is an address. */
static void
test_search (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaOptions) options = parse ("--search side of hip --data a", &error);
  g_autoptr(CoxaOptions) quoted = parse ("--search 'side of hip'", &error);
  g_autoptr(CoxaOptions) broken = parse ("--search 'hip\xff'", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (options->search, ==, "side of hip");
  g_assert_cmpstr (options->data, ==, "a");
  g_assert_null (options->address);
  g_assert_cmpstr (quoted->search, ==, "side of hip");
  g_assert_true (g_utf8_validate (broken->search, -1, NULL));
  assert_refused ("--search", G_OPTION_ERROR, "--search");
}

/* An option may come after the address, and the last of two counts. */
static void
test_order (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaOptions) options = parse ("region/hip --data a --data b", &error);
  g_autoptr(CoxaOptions) dashed = parse ("-- region/hip", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (options->data, ==, "b");
  g_assert_cmpstr (options->address->slug, ==, "hip");
  g_assert_cmpstr (dashed->address->slug, ==, "hip");
}

static void
test_sizes (void)
{
  static const struct { const char *size; int width; int height; } good[] = {
    { "100x100", 100, 100 },
    { "8192x8192", 8192, 8192 },
    { "0800x600", 800, 600 },
  };
  static const char * const bad[] = {
    "99x100", "100x99", "8193x900", "900x8193", "0x0", "-800x600", "800x-600", "800", "x600", "800x", "800x600x2", "800*600",
    "800X600", "800x600px", "'800 x600'", "'800x 600'", "' 800x600'", "+800x600", "8e2x600", "0x320x600",
    "99999999999999999999x600", "4294968096x600", "''", "big",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *line = g_strdup_printf ("--snapshot a.png --size %s", good[i].size);
      g_autoptr(GError) error = NULL;
      g_autoptr(CoxaOptions) options = parse (line, &error);

      g_assert_no_error (error);
      g_assert_cmpint (options->width, ==, good[i].width);
      g_assert_cmpint (options->height, ==, good[i].height);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *line = g_strdup_printf ("--snapshot a.png --size %s", bad[i]);

      assert_refused (line, G_OPTION_ERROR, "1440x900");
    }
}

static void
test_states (void)
{
  static const char * const bad[] = {
    "hover", "focus", "hover=", "focus=", "=gluteus-medius", "asleep=gluteus-medius", "Hover=gluteus-medius",
    "' hover=gluteus-medius'", "''", "gluteus-medius",
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaOptions) hover = parse ("--snapshot a.png --state hover=gluteus-minimus.origin", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (hover->state_kind, ==, "hover");
  g_assert_cmpstr (hover->state_region, ==, "gluteus-minimus.origin");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *line = g_strdup_printf ("--snapshot a.png --state %s", bad[i]);

      assert_refused (line, G_OPTION_ERROR, "hover=gluteus-medius");
    }
}

static void
test_addresses (void)
{
  g_autofree char *long_one = g_strnfill (5000, 'a');
  g_autofree char *long_line = g_strconcat ("muscle/", long_one, NULL);

  assert_refused ("''", COXA_ADDRESS_ERROR, "is not an address");
  assert_refused ("hip", COXA_ADDRESS_ERROR, "is not an address");
  assert_refused ("'no address at all'", COXA_ADDRESS_ERROR, "is not an address");
  assert_refused ("Muscle/Piriformis", COXA_ADDRESS_ERROR, "is not an address");
  assert_refused ("../../etc/passwd", COXA_ADDRESS_ERROR, "is not an address");
  assert_refused ("https://example.org/", COXA_ADDRESS_ERROR, "is not an address");
  assert_refused ("region/hip?depth=9", COXA_ADDRESS_ERROR, "depth=9");
  assert_refused ("region/hip?nonsense=1", COXA_ADDRESS_ERROR, "nonsense");
  assert_refused (long_line, COXA_ADDRESS_ERROR, "Shorten it");
  /* Not a word of anybody's language: it must come to the same answer, in every locale. */
  assert_refused ("muscle/\xff\xfe", COXA_ADDRESS_ERROR, "is not an address");
  assert_refused ("muscle/gl\xc3\xa9n\xc3\xa9", COXA_ADDRESS_ERROR, "is not an address");
  assert_refused ("region/hip bone/femur", G_OPTION_ERROR, "one address at a time");
}

static void
test_what_does_not_go_together (void)
{
  assert_refused ("--size 800x600", G_OPTION_ERROR, "--snapshot");
  assert_refused ("--state hover=gluteus-medius", G_OPTION_ERROR, "--snapshot");
  assert_refused ("--snapshot ''", G_OPTION_ERROR, "--snapshot");
}

static void
test_unknown (void)
{
  assert_refused ("--no-such-option", G_OPTION_ERROR, "--no-such-option");
  assert_refused ("-x", G_OPTION_ERROR, "-x");
  assert_refused ("--data", G_OPTION_ERROR, "--data");
  assert_refused ("--check", G_OPTION_ERROR, "--check");
  assert_refused ("--snapshot", G_OPTION_ERROR, "--snapshot");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/options/nothing", test_nothing);
  g_test_add_func ("/options/everything", test_everything);
  g_test_add_func ("/options/version-and-check", test_version_and_check);
  g_test_add_func ("/options/search", test_search);
  g_test_add_func ("/options/handout", test_handout);
  g_test_add_func ("/options/code", test_code);
  g_test_add_func ("/options/order", test_order);
  g_test_add_func ("/options/sizes", test_sizes);
  g_test_add_func ("/options/states", test_states);
  g_test_add_func ("/options/addresses", test_addresses);
  g_test_add_func ("/options/what-does-not-go-together", test_what_does_not_go_together);
  g_test_add_func ("/options/unknown", test_unknown);

  return g_test_run ();
}
