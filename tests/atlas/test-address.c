#include "coxa-address.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
  const char *written; /* canonical form, or NULL where it must fail */
  int         code;
  const char *words;   /* that the error must hold */
} Case;

static const Case cases[] = {
  { "page", "muscle/gluteus-minimus", "coxa:muscle/gluteus-minimus" },
  { "scheme", "coxa:muscle/gluteus-minimus", "coxa:muscle/gluteus-minimus" },
  { "scheme-with-slashes", "coxa://muscle/gluteus-minimus", "coxa:muscle/gluteus-minimus" },
  { "scheme-with-three-slashes", "coxa:///muscle/gluteus-minimus", "coxa:muscle/gluteus-minimus" },
  { "scheme-in-capitals", "COXA:bone/femur", "coxa:bone/femur" },
  { "section", "muscle/gluteus-minimus/origin", "coxa:muscle/gluteus-minimus/origin" },
  { "digits", "bone/vertebra-l2", "coxa:bone/vertebra-l2" },
  { "everything", "a/b/c?side=left&view=back&depth=2&hide=x,y.near", "coxa:a/b/c?side=left&view=back&depth=2&hide=x,y.near" },
  { "order", "a/b?hide=x&depth=4&view=v&side=left", "coxa:a/b?side=left&view=v&depth=4&hide=x" },
  { "default-side-is-not-written", "a/b?side=right", "coxa:a/b" },
  { "percent", "a/b?hide=x%2Cy&side=%6Ceft", "coxa:a/b?side=left&hide=x,y" },
  { "dose", "exercise/bridge?dose=gentle&sides=one&side=left", "coxa:exercise/bridge?side=left&sides=one&dose=gentle" },
  { "pick", "region/body?pick=outer-hip,groin,groin&side=left", "coxa:region/body?side=left&pick=outer-hip,groin" },
  { "hidden-twice", "a/b?hide=x,y,x", "coxa:a/b?hide=x,y" },
  { "mode", "a/b?hide=x&mode=isolate", "coxa:a/b?mode=isolate&hide=x" },
  { "ghost", "a/b?mode=ghost&depth=3", "coxa:a/b?depth=3&mode=ghost" },
  { "show", "a/b?show=bursae,vessels", "coxa:a/b?show=vessels,bursae" },
  { "show-default-is-not-written", "a/b?show=nerves", "coxa:a/b" },
  { "show-none", "a/b?show=none", "coxa:a/b?show=none" },
  { "empty", "", NULL, COXA_ADDRESS_ERROR_SYNTAX, "kind/name" },
  { "scheme-only", "coxa:", NULL, COXA_ADDRESS_ERROR_SYNTAX, "kind/name" },
  { "one-part", "muscle", NULL, COXA_ADDRESS_ERROR_SYNTAX, "“muscle”" },
  { "four-parts", "a/b/c/d", NULL, COXA_ADDRESS_ERROR_SYNTAX, "“a/b/c/d”" },
  { "empty-part", "a//b", NULL, COXA_ADDRESS_ERROR_SYNTAX, "not an address" },
  { "trailing-slash", "a/b/", NULL, COXA_ADDRESS_ERROR_SYNTAX, "not an address" },
  { "leading-slash", "/a/b", NULL, COXA_ADDRESS_ERROR_SYNTAX, "not an address" },
  { "four-slashes", "coxa:////a/b", NULL, COXA_ADDRESS_ERROR_SYNTAX, "not an address" },
  { "capitals", "Muscle/x", NULL, COXA_ADDRESS_ERROR_SYNTAX, "small letters" },
  { "space", "muscle/gluteus minimus", NULL, COXA_ADDRESS_ERROR_SYNTAX, "not an address" },
  { "up", "muscle/..", NULL, COXA_ADDRESS_ERROR_SYNTAX, "not an address" },
  { "percent-in-path", "muscle/%2e%2e", NULL, COXA_ADDRESS_ERROR_SYNTAX, "not an address" },
  { "outer-hyphen", "muscle/-x", NULL, COXA_ADDRESS_ERROR_SYNTAX, "not an address" },
  { "umlaut", "muscle/ä", NULL, COXA_ADDRESS_ERROR_SYNTAX, "“muscle/ä”" },
  { "bad-utf8", "muscle/\xff", NULL, COXA_ADDRESS_ERROR_SYNTAX, "not an address" },
  { "web", "https://example.org/a", NULL, COXA_ADDRESS_ERROR_SYNTAX, "not an address" },
  { "fragment", "a/b#c", NULL, COXA_ADDRESS_ERROR_SYNTAX, "not an address" },
  { "newline", "a/b\n", NULL, COXA_ADDRESS_ERROR_SYNTAX, "not an address" },
  { "empty-query", "a/b?", NULL, COXA_ADDRESS_ERROR_VALUE, "knows only" },
  { "empty-pair", "a/b?depth=1&", NULL, COXA_ADDRESS_ERROR_VALUE, "knows only" },
  { "unknown-key", "a/b?zoom=3", NULL, COXA_ADDRESS_ERROR_VALUE, "“zoom=3”" },
  { "key-in-capitals", "a/b?Depth=3", NULL, COXA_ADDRESS_ERROR_VALUE, "“Depth=3”" },
  { "key-twice", "a/b?depth=1&depth=1", NULL, COXA_ADDRESS_ERROR_VALUE, "“depth” stands twice" },
  { "default-side-twice", "a/b?side=right&side=left", NULL, COXA_ADDRESS_ERROR_VALUE, "“side” stands twice" },
  { "side", "a/b?side=up", NULL, COXA_ADDRESS_ERROR_VALUE, "side=right or side=left" },
  { "depth-0", "a/b?depth=0", NULL, COXA_ADDRESS_ERROR_VALUE, "“depth=0”" },
  { "depth-5", "a/b?depth=5", NULL, COXA_ADDRESS_ERROR_VALUE, "depth=4" },
  { "depth-10", "a/b?depth=10", NULL, COXA_ADDRESS_ERROR_VALUE, "depth=4" },
  { "depth-negative", "a/b?depth=-1", NULL, COXA_ADDRESS_ERROR_VALUE, "depth=4" },
  { "depth-empty", "a/b?depth=", NULL, COXA_ADDRESS_ERROR_VALUE, "depth=4" },
  { "depth-without-value", "a/b?depth", NULL, COXA_ADDRESS_ERROR_VALUE, "depth=4" },
  { "view-empty", "a/b?view=", NULL, COXA_ADDRESS_ERROR_VALUE, "view=back" },
  { "view-path", "a/b?view=..%2Fx", NULL, COXA_ADDRESS_ERROR_VALUE, "view=back" },
  { "mode-unknown", "a/b?mode=x-ray", NULL, COXA_ADDRESS_ERROR_VALUE, "mode=isolate" },
  { "show-unknown", "a/b?show=nerves,fat", NULL, COXA_ADDRESS_ERROR_VALUE, "show=none" },
  { "show-none-and-more", "a/b?show=none,nerves", NULL, COXA_ADDRESS_ERROR_VALUE, "show=none" },
  { "hide-empty", "a/b?hide=", NULL, COXA_ADDRESS_ERROR_VALUE, "commas" },
  { "sides-other", "a/b?sides=both", NULL, COXA_ADDRESS_ERROR_VALUE, "sides=one" },
  { "dose-page", "a/b?dose=page", NULL, COXA_ADDRESS_ERROR_VALUE, "dose=gentle" },
  { "pick-empty", "a/b?pick=", NULL, COXA_ADDRESS_ERROR_VALUE, "commas" },
  { "pick-dot", "a/b?pick=outer.hip", NULL, COXA_ADDRESS_ERROR_VALUE, "commas" },
  { "hide-hole", "a/b?hide=x,,y", NULL, COXA_ADDRESS_ERROR_VALUE, "commas" },
  { "hide-two-dots", "a/b?hide=x.y.z", NULL, COXA_ADDRESS_ERROR_VALUE, "commas" },
  { "bad-percent", "a/b?view=%zz", NULL, COXA_ADDRESS_ERROR_VALUE, "“view=%zz”" },
  { "percent-nul", "a/b?view=b%00", NULL, COXA_ADDRESS_ERROR_VALUE, "view=back" },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaAddress) address = coxa_address_parse (test->text, &error);
  g_autofree char *written = NULL;

  if (test->written == NULL)
    {
      g_assert_null (address);
      g_assert_error (error, COXA_ADDRESS_ERROR, test->code);
      g_assert_nonnull (strstr (error->message, test->words));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }

  g_assert_no_error (error);
  written = coxa_address_to_string (address);
  g_assert_cmpstr (written, ==, test->written);
}

static void
test_parts (void)
{
  g_autoptr(CoxaAddress) address = coxa_address_parse ("muscle/psoas-major/origin?side=left&view=back&depth=3&hide=a,b", NULL);
  g_autofree char *page = coxa_address_dup_page (address);

  g_assert_cmpstr (address->kind, ==, "muscle");
  g_assert_cmpstr (address->slug, ==, "psoas-major");
  g_assert_cmpstr (address->section, ==, "origin");
  g_assert_cmpint (address->side, ==, COXA_SIDE_LEFT);
  g_assert_cmpstr (address->view, ==, "back");
  g_assert_cmpint (address->depth, ==, 3);
  g_assert_cmpuint (g_strv_length (address->hide), ==, 2);
  g_assert_cmpstr (page, ==, "muscle/psoas-major");
}

static void
test_length (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *long_text = g_strnfill (200000, 'a');
  g_autofree char *hidden = NULL;
  g_autoptr(GString) full = g_string_new ("a/b?hide=x");
  g_autoptr(CoxaAddress) address = coxa_address_parse (long_text, &error);

  g_assert_null (address);
  g_assert_error (error, COXA_ADDRESS_ERROR, COXA_ADDRESS_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, "1024"));
  g_clear_error (&error);

  for (guint i = 0; full->len < 1000; i++)
    g_string_append_printf (full, ",r%u", i);
  address = coxa_address_parse (full->str, &error);
  g_assert_no_error (error);
  hidden = coxa_address_to_string (address);
  g_assert_cmpstr (hidden + strlen ("coxa:"), ==, full->str);
}

static char *
random_slug (GRand *chance)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
  GString *slug = g_string_new (NULL);
  int length = g_rand_int_range (chance, 1, 12);

  for (int i = 0; i < length; i++)
    {
      if (i > 0 && i < length - 1 && g_rand_int_range (chance, 0, 5) == 0)
        g_string_append_c (slug, '-');
      else
        g_string_append_c (slug, letters[g_rand_int_range (chance, 0, sizeof letters - 1)]);
    }

  return g_string_free (slug, FALSE);
}

static CoxaAddress *
random_address (GRand *chance)
{
  CoxaAddress *address = g_new0 (CoxaAddress, 1);

  address->kind = random_slug (chance);
  address->slug = random_slug (chance);
  address->section = g_rand_boolean (chance) ? random_slug (chance) : NULL;
  address->side = g_rand_boolean (chance) ? COXA_SIDE_LEFT : COXA_SIDE_RIGHT;
  address->view = g_rand_boolean (chance) ? random_slug (chance) : NULL;
  address->depth = g_rand_int_range (chance, 0, COXA_DEPTHS + 1);
  if (g_rand_boolean (chance))
    {
      g_autoptr(GStrvBuilder) hide = g_strv_builder_new ();

      for (int i = g_rand_int_range (chance, 1, 6); i > 0; i--)
        {
          /* The number keeps them different. */
          g_autofree char *slug = random_slug (chance);
          g_autofree char *id = g_strdup_printf ("%s%d", slug, i);

          g_strv_builder_add (hide, id);
        }
      address->hide = g_strv_builder_end (hide);
    }

  return address;
}

/* What is written reads back as the same, and is written the same again. */
static void
test_round_trip (void)
{
  g_autoptr(GRand) chance = g_rand_new_with_seed (2);

  for (int i = 0; i < 5000; i++)
    {
      g_autoptr(CoxaAddress) address = random_address (chance);
      g_autoptr(CoxaAddress) copy = coxa_address_copy (address);
      g_autofree char *text = coxa_address_to_string (address);
      g_autoptr(GError) error = NULL;
      g_autoptr(CoxaAddress) parsed = coxa_address_parse (text, &error);
      g_autofree char *again = NULL;

      g_assert_no_error (error);
      g_assert_true (coxa_address_equal (address, parsed));
      g_assert_true (coxa_address_equal (address, copy));
      again = coxa_address_to_string (parsed);
      g_assert_cmpstr (text, ==, again);
    }
}

static void
test_equal (void)
{
  static const char * const different[] = { "a/b", "a/c", "b/b", "a/b/c", "a/b?side=left", "a/b?view=v", "a/b?depth=1",
                                            "a/b?hide=x", "a/b?hide=y", "a/b?hide=x,y" };

  for (guint i = 0; i < G_N_ELEMENTS (different); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (different); j++)
        {
          g_autoptr(CoxaAddress) a = coxa_address_parse (different[i], NULL);
          g_autoptr(CoxaAddress) b = coxa_address_parse (different[j], NULL);

          g_assert_cmpint (coxa_address_equal (a, b), ==, i == j);
          g_assert_false (coxa_address_equal (a, NULL));
        }
    }
}

/* Noise neither crashes it nor gets through as something that does not read back. */
static void
test_noise (void)
{
  static const char alphabet[] = "abz09-/.?=&,%: #\n\xc3\xa4\xff" "side=left" "coxa:";
  g_autoptr(GRand) chance = g_rand_new_with_seed (3);

  for (int i = 0; i < 20000; i++)
    {
      char text[40] = "";
      int length = g_rand_int_range (chance, 0, 39);
      g_autoptr(GError) error = NULL;
      g_autoptr(CoxaAddress) address = NULL;

      for (int j = 0; j < length; j++)
        text[j] = alphabet[g_rand_int_range (chance, 0, sizeof alphabet - 1)];

      address = coxa_address_parse (text, &error);
      g_assert_true ((address == NULL) == (error != NULL));
      if (address != NULL)
        {
          g_autofree char *written = coxa_address_to_string (address);
          g_autoptr(CoxaAddress) again = coxa_address_parse (written, NULL);

          g_assert_true (coxa_address_equal (address, again));
        }
      else
        {
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
        }
    }
}

/* A place is picked, and picked again it is given up; the rest of the address stays. */
static void
test_toggle_pick (void)
{
  g_autoptr(CoxaAddress) none = coxa_address_parse ("region/body?side=left&view=body-back", NULL);
  g_autoptr(CoxaAddress) one = coxa_address_toggle_pick (none, "groin");
  g_autoptr(CoxaAddress) two = coxa_address_toggle_pick (one, "outer-hip");
  g_autoptr(CoxaAddress) other = coxa_address_toggle_pick (two, "groin");
  g_autoptr(CoxaAddress) again = coxa_address_toggle_pick (other, "outer-hip");
  g_autofree char *text = coxa_address_to_string (two);
  g_autofree char *left = coxa_address_to_string (other);

  g_assert_cmpstr (text, ==, "coxa:region/body?side=left&view=body-back&pick=groin,outer-hip");
  g_assert_cmpstr (left, ==, "coxa:region/body?side=left&view=body-back&pick=outer-hip");
  g_assert_false (coxa_address_equal (one, two));
  g_assert_true (coxa_address_equal (none, again));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/address/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/address/parts", test_parts);
  g_test_add_func ("/address/length", test_length);
  g_test_add_func ("/address/round-trip", test_round_trip);
  g_test_add_func ("/address/equal", test_equal);
  g_test_add_func ("/address/noise", test_noise);
  g_test_add_func ("/address/toggle-pick", test_toggle_pick);

  return g_test_run ();
}
