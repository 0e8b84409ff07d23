/* Which relations a page shows, in which order, and how many of one kind at first. */

#include "page-fixture.h"

#include "coxa-page-links.h"

#include <string.h>

typedef struct
{
  const char *address;
  const char *relations[6]; /* the first ones, or all of a section */
} OrderCase;

static const OrderCase order_cases[] = {
  { "condition/gluteal-tendinopathy/overview", { "treated-by", "aggravated-by", "looks-like", "examined-by", "felt-in" } },
  { "condition/gluteal-tendinopathy/care", { "treated-by" } },
  { "condition/gluteal-tendinopathy/differential", { "looks-like" } },
  { "exercise/clamshell/overview", { "treats", "aggravates", "trains" } },
  { "exercise/clamshell/muscles", { "trains" } },
  { "exercise/clamshell/technique", { NULL } },
  { "test/fader/overview", { "examines" } },
  { "zone/outer-hip/overview", { "site-of", "receives-pain-from" } },
  { "nerve/sciatic/overview", { "innervates", "arises-from" } },
  { "root/l5/overview", { "gives-rise-to", "innervates" } },
  { "muscle/gluteus-minimus/referred-pain", { "refers-pain-to", "receives-pain-from" } },
  { "region/hip/overview", { "innervated-by" } },
};

static CoxaAtlas *
load_shipped (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", NULL);
  CoxaAtlas *atlas = coxa_atlas_load (folder, NULL, NULL);

  g_assert_nonnull (atlas);

  return atlas;
}

static void
test_order (void)
{
  g_autoptr(CoxaAtlas) atlas = load_shipped ();

  for (guint i = 0; i < G_N_ELEMENTS (order_cases); i++)
    {
      g_autoptr(CoxaAddress) address = coxa_address_parse (order_cases[i].address, NULL);
      g_autofree char *page = coxa_address_dup_page (address);
      CoxaEntry *entry = coxa_atlas_get_entry (atlas, page, NULL);
      g_autoptr(GPtrArray) relations = NULL;
      guint n = 0;

      g_assert_nonnull (entry);
      relations = coxa_page_links_list_relations (entry, coxa_entry_get_section (entry, address->section));
      for (; order_cases[i].relations[n] != NULL; n++)
        {
          g_assert_cmpuint (n, <, relations->len);
          g_assert_cmpstr (g_ptr_array_index (relations, n), ==, order_cases[i].relations[n]);
        }

      /* The overview leaves none out, and a section shows its own alone. */
      if (g_str_equal (address->section, "overview"))
        g_assert_cmpuint (relations->len, ==, g_strv_length ((char **) coxa_atlas_get_relations ()));
      else
        g_assert_cmpuint (relations->len, ==, n);
    }
}

static guint
count_chips (GtkWidget *group)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (group); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_has_css_class (child, "link-chip");

  return n;
}

static gboolean
is_more (GtkWidget  *widget,
         const char *text)
{
  return gtk_widget_has_css_class (widget, "more-chip");
}

static void
test_long (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autoptr(CoxaAtlas) atlas = load_shipped ();
  const char *page = NULL;
  static const char * const pages[] = { "bone/femur", "bone/hip-bone" };
  GtkWidget *button, *group;
  guint n_all = 0;

  /* One with a long list, whichever it is as the atlas grows. */
  for (guint i = 0; i < G_N_ELEMENTS (pages) && n_all <= 14; i++)
    {
      g_autoptr(GPtrArray) related = coxa_atlas_list_related (atlas, pages[i], "attachment-of");

      page = pages[i];
      n_all = related->len;
    }
  g_assert_cmpuint (n_all, >, 14);

  coxa_page_view_set_atlas (fixture->view, atlas);
  open_page (fixture, page);
  button = get (fixture, is_more, "");
  g_assert_cmpuint (g_ascii_strtoull (gtk_button_get_label (GTK_BUTTON (button)) + strlen ("Show all "), NULL, 10), ==, n_all);
  group = gtk_widget_get_parent (button);
  g_assert_cmpuint (count_chips (group), ==, 12);

  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (count_chips (group), ==, n_all);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), group));
  coxa_page_view_set_atlas (fixture->view, fixture->atlas);
  settle ();
}

int
main (int   argc,
      char *argv[])
{
  page_fixture_init (&argc, &argv);

  g_test_add_func ("/relations/order", test_order);
  g_test_add ("/relations/long", Fixture, NULL, page_fixture_set_up, test_long, page_fixture_tear_down);

  return page_fixture_run ();
}
