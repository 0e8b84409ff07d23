#include "page-fixture.h"

#include "coxa-link-chip.h"
#include "coxa-page-sections.h"
#include "coxa-page-view.h"
#include "coxa-prose-view.h"
#include "coxa-section-tabs.h"
#include "coxa-swatch.h"

#include <adwaita.h>
#include <string.h>

static GtkAdjustment *
get_scroll (Fixture *fixture)
{
  GtkWidget *tabs = get (fixture, is_tabs, "");

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (tabs, GTK_TYPE_SCROLLED_WINDOW)));
}

static void
test_page (Fixture       *fixture,
           gconstpointer  user_data)
{
  GtkWidget *title, *chip;

  open_page (fixture, "coxa:muscle/gluteus-minimus");

  title = get (fixture, is_label, "Gluteus minimus");
  gtk_test_accessible_assert_role (title, GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_property (title, GTK_ACCESSIBLE_PROPERTY_LEVEL, 1);
  g_assert_true (has (fixture, is_label, "Musculus gluteus minimus"));
  gtk_test_accessible_assert_role (get (fixture, is_tabs, ""), GTK_ACCESSIBLE_ROLE_TAB_LIST);

  chip = get (fixture, is_button, "Overview");
  gtk_test_accessible_assert_role (chip, GTK_ACCESSIBLE_ROLE_TAB);
  gtk_test_accessible_assert_state (chip, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  gtk_test_accessible_assert_state (get (fixture, is_button, "Exercises"), GTK_ACCESSIBLE_STATE_SELECTED, FALSE);

  g_assert_true (has (fixture, is_label, "It keeps the pelvis level."));
  g_assert_true (has (fixture, is_label, "A small fan of muscle."));
  g_assert_true (has (fixture, is_label, "L4 – S1"));
  g_assert_true (has (fixture, is_label, "The pelvis drops on the left side"));
  g_assert_true (has (fixture, is_label, "Also called: glute min"));
  g_assert_true (has (fixture, is_label, "Reviewed 21 November 2026 · not yet reviewed by a clinician"));
  g_assert_true (has (fixture, is_label, "Reference, not medical advice."));
}

static void
test_section (Fixture       *fixture,
              gconstpointer  user_data)
{
  GtkWidget *title, *origin, *heading;

  open_page (fixture, "coxa:muscle/gluteus-minimus?side=left&view=back&depth=2");
  settle ();
  title = get (fixture, is_label, "Gluteus minimus");
  origin = get (fixture, is_button, "Origin");
  g_assert_true (gtk_widget_grab_focus (origin));

  /* A chip asks; side and view stay as they are, the section sets its own depth. */
  g_signal_emit_by_name (origin, "clicked");
  g_assert_cmpstr (fixture->target, ==, "coxa:muscle/gluteus-minimus/origin?side=left&view=back");
  gtk_test_accessible_assert_state (origin, GTK_ACCESSIBLE_STATE_SELECTED, FALSE);

  /* What stays on show stays the same widget, and keeps the focus. */
  open_page (fixture, fixture->target);
  g_assert_true (get (fixture, is_label, "Gluteus minimus") == title);
  g_assert_true (get (fixture, is_button, "Origin") == origin);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == origin);
  gtk_test_accessible_assert_state (origin, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  gtk_test_accessible_assert_state (get (fixture, is_button, "Overview"), GTK_ACCESSIBLE_STATE_SELECTED, FALSE);

  heading = find (gtk_widget_get_next_sibling (get (fixture, is_tabs, "")), is_label, "Origin");
  g_assert_nonnull (heading);
  gtk_test_accessible_assert_role (heading, GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_property (heading, GTK_ACCESSIBLE_PROPERTY_LEVEL, 2);
  g_assert_true (has (fixture, is_label, "It starts on the outer face of the hip bone"));
  g_assert_false (has (fixture, is_label, "A small fan of muscle."));

  /* A section that does not exist is the first. */
  open_page (fixture, "coxa:muscle/gluteus-minimus/no-such-section");
  g_assert_true (has (fixture, is_label, "A small fan of muscle."));
  gtk_test_accessible_assert_state (get (fixture, is_button, "Overview"), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
}

static void
test_tabs_keys (Fixture       *fixture,
                gconstpointer  user_data)
{
  GtkWidget *tabs;

  open_page (fixture, "coxa:muscle/gluteus-minimus/insertion");
  settle ();
  tabs = get (fixture, is_tabs, "");

  /* Tab comes to the chosen chip, arrows walk over the lines, Tab leaves. */
  g_assert_true (gtk_widget_child_focus (tabs, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == get (fixture, is_button, "Insertion"));
  g_assert_true (gtk_widget_child_focus (tabs, GTK_DIR_LEFT));
  g_assert_true (gtk_widget_child_focus (tabs, GTK_DIR_LEFT));
  g_assert_true (gtk_widget_child_focus (tabs, GTK_DIR_LEFT));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == get (fixture, is_button, "Exercises"));
  g_assert_true (gtk_widget_child_focus (tabs, GTK_DIR_RIGHT));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == get (fixture, is_button, "Overview"));
  g_assert_false (gtk_widget_child_focus (tabs, GTK_DIR_TAB_FORWARD));
}

static void
test_level (Fixture       *fixture,
            gconstpointer  user_data)
{
  GtkWidget *clinical;
  double before;

  open_page (fixture, "coxa:muscle/gluteus-minimus");
  settle ();
  gtk_adjustment_set_value (get_scroll (fixture), 40);
  before = gtk_adjustment_get_value (get_scroll (fixture));
  g_assert_cmpfloat (before, >, 0);

  clinical = get (fixture, is_button, "Clinical");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (clinical), TRUE);
  g_assert_cmpint (coxa_page_view_get_level (fixture->view), ==, COXA_LEVEL_CLINICAL);
  g_assert_cmpuint (fixture->n_levels, ==, 1);
  g_assert_true (has (fixture, is_label, "Fan-shaped; thicker in front."));
  g_assert_false (has (fixture, is_label, "A small fan of muscle."));
  g_assert_true (has (fixture, is_label, "TA2 2600 · FMA22317"));

  /* Another level is the same page, another section is not. */
  settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (get_scroll (fixture)), ==, before);
  open_page (fixture, "coxa:muscle/gluteus-minimus/action");
  g_assert_cmpfloat (gtk_adjustment_get_value (get_scroll (fixture)), ==, 0);

  g_object_set (fixture->view, "level", COXA_LEVEL_PLAIN, NULL);
  g_assert_cmpuint (fixture->n_levels, ==, 2);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (clinical)));
  g_assert_true (has (fixture, is_label, "Stand on the right leg:"));
  g_assert_true (has (fixture, is_label, "the left side stays up."));
  gtk_test_accessible_assert_role (gtk_widget_get_parent (get (fixture, is_label, "the left side stays up.")),
                                   GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
activate_link (GtkWidget  *label,
               const char *uri)
{
  gboolean is_handled = FALSE;

  g_signal_emit_by_name (label, "activate-link", uri, &is_handled);
  g_assert_true (is_handled);
}

static void
test_links (Fixture       *fixture,
            gconstpointer  user_data)
{
  GtkWidget *label, *chip;

  open_page (fixture, "coxa:muscle/gluteus-minimus/innervation");
  settle ();
  label = get (fixture, is_label, "Its nerve is the superior gluteal nerve & no other.");
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (label)), "<a href=\"coxa:nerve/superior-gluteal\""));
  g_assert_true (gtk_widget_get_focusable (label));
  activate_link (label, "coxa:nerve/superior-gluteal");
  g_assert_cmpstr (fixture->target, ==, "coxa:nerve/superior-gluteal");

  /* Both directions: this muscle's nerve, and what else the nerve serves. */
  g_assert_true (has (fixture, is_label, "Shares this nerve"));
  chip = get (fixture, is_chip, "muscle/gluteus-medius");
  gtk_test_accessible_assert_role (chip, GTK_ACCESSIBLE_ROLE_LINK);
  gtk_test_accessible_assert_property (chip, GTK_ACCESSIBLE_PROPERTY_LABEL, "Gluteus medius");
  g_signal_emit_by_name (chip, "clicked");
  g_assert_cmpstr (fixture->target, ==, "coxa:muscle/gluteus-medius");

  /* The side goes along. */
  open_page (fixture, "coxa:nerve/superior-gluteal?side=left");
  g_assert_true (has (fixture, is_label, "Innervates"));
  g_signal_emit_by_name (get (fixture, is_chip, "muscle/gluteus-minimus"), "clicked");
  g_assert_cmpstr (fixture->target, ==, "coxa:muscle/gluteus-minimus?side=left");

  /* Who followed a link by keyboard goes on from the top. */
  open_page (fixture, "coxa:muscle/gluteus-minimus/innervation");
  settle ();
  g_assert_true (gtk_widget_grab_focus (get (fixture, is_chip, "muscle/gluteus-medius")));
  open_page (fixture, "coxa:muscle/gluteus-medius");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == get (fixture, is_button, "Plain"));

  open_page (fixture, "coxa:muscle/gluteus-minimus/innervation");
  settle ();
  g_assert_true (gtk_widget_grab_focus (get (fixture, is_chip, "muscle/gluteus-medius")));
  open_page (fixture, "coxa:muscle/gluteus-minimus/action");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == get (fixture, is_button, "Action"));

  g_assert_true (gtk_widget_grab_focus (get (fixture, is_button, "Action")));
  open_page (fixture, "coxa:muscle/no-such-muscle");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == get (fixture, is_button, "Go to the First Page"));
}

static void
test_citations (Fixture       *fixture,
                gconstpointer  user_data)
{
  GtkWidget *first, *popover;
  GdkRectangle area = { 0, 0, 0, 0 };
  GdkRectangle second = { 0, 0, 0, 0 };

  coxa_page_view_set_level (fixture->view, COXA_LEVEL_CLINICAL);
  open_page (fixture, "coxa:muscle/gluteus-minimus/action");
  settle ();
  g_assert_false (has (fixture, is_popover, ""));

  /* The same number twice in a paragraph: two URIs, and the popover points at the one that was meant. */
  first = get (fixture, is_label, "First claim");
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (first)), "cite:1#1\""));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (first)), "cite:1#2\""));
  /* A screen reader is told the text: the number is no part of the word before it. */
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (first)), "\xe2\x80\xaf" "1"));
  activate_link (first, "cite:1#1");
  popover = get (fixture, is_popover, "");
  g_assert_nonnull (find (popover, is_label, "Beck M, Sledge JB"));
  g_assert_nonnull (find (popover, is_label, "Checked: abstract read"));
  g_assert_true (gtk_popover_get_pointing_to (GTK_POPOVER (popover), &area));
  g_assert_cmpint (area.x, >, 20);
  activate_link (first, "cite:1#2");
  g_assert_true (gtk_popover_get_pointing_to (GTK_POPOVER (popover), &second));
  g_assert_cmpint (second.x + 10000 * second.y, >, area.x + 10000 * area.y);
  settle ();
  g_assert_true (gtk_widget_get_mapped (popover));
  g_assert_null (fixture->target);

  open_page (fixture, "coxa:muscle/gluteus-minimus/origin");
  g_assert_true (has (fixture, is_label, "Gray's Anatomy"));
  g_assert_true (has (fixture, is_label, "ch. 80"));
  g_assert_true (has (fixture, is_label, "Journal of Bone and Joint Surgery"));
}

static void
test_marks (Fixture       *fixture,
            gconstpointer  user_data)
{
  GtkWidget *why;

  open_page (fixture, "coxa:muscle/gluteus-minimus/innervation");
  why = get (fixture, is_label, "Books differ on the roots.");
  g_assert_true (has (fixture, is_label, "Contested"));
  g_assert_nonnull (gtk_widget_get_ancestor (why, COXA_TYPE_PROSE_VIEW));
  g_assert_true (has (fixture, is_swatch, "nerve"));
  g_assert_true (has (fixture, is_swatch, "chosen"));

  open_page (fixture, "coxa:muscle/gluteus-minimus/origin");
  g_assert_false (has (fixture, is_label, "Contested"));
  g_assert_true (has (fixture, is_label, "Evidence: standard textbooks agree"));
  g_assert_true (has (fixture, is_swatch, "origin"));
  g_assert_true (has (fixture, is_label, "Origin of gluteus minimus"));

  open_page (fixture, "coxa:muscle/gluteus-minimus/insertion");
  g_assert_true (has (fixture, is_swatch, "insertion"));
  g_assert_false (has (fixture, is_swatch, "origin"));

  open_page (fixture, "coxa:muscle/gluteus-minimus/exercises");
  g_assert_false (has (fixture, is_swatch, "insertion"));
}

static void
test_short (Fixture       *fixture,
            gconstpointer  user_data)
{
  GtkWidget *first;

  open_page (fixture, "coxa:muscle/gluteus-medius");
  g_assert_false (has (fixture, is_tabs, ""));
  g_assert_false (has (fixture, is_label, "Overview"));
  first = get (fixture, is_label, "The middle of the three glutes.");
  g_assert_null (find (gtk_widget_get_next_sibling (gtk_widget_get_ancestor (first, COXA_TYPE_PROSE_VIEW)), is_label,
                       "The middle of the three glutes."));
  g_assert_true (has (fixture, is_label, "by A. Reader"));
}

static void
test_problem (Fixture       *fixture,
              gconstpointer  user_data)
{
  static const char * const addresses[] = { "coxa:muscle/broken", "coxa:muscle/no-such-muscle" };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      open_page (fixture, "coxa:muscle/gluteus-minimus");
      open_page (fixture, addresses[i]);
      g_assert_false (has (fixture, is_tabs, ""));
      g_assert_true (has (fixture, is_label, "This Page"));
      g_clear_pointer (&fixture->target, g_free);
      g_signal_emit_by_name (get (fixture, is_button, "Go to the First Page"), "clicked");
      g_assert_cmpstr (fixture->target, ==, "coxa:region/hip");
    }

  open_page (fixture, fixture->target);
  g_assert_true (has (fixture, is_label, "The hip"));
  g_assert_false (has (fixture, is_label, "This Page"));
}

static GdkPaintable *
get_thumbnail (const char *page,
               gpointer    user_data)
{
  GdkPaintable **picture = user_data;

  return g_str_equal (page, "bone/hip-bone") ? *picture : NULL;
}

static void
clear_picture (gpointer user_data)
{
  g_clear_object ((GdkPaintable **) user_data);
}

static gboolean
is_picture (GtkWidget  *widget,
            const char *text)
{
  return GTK_IS_IMAGE (widget) && gtk_image_get_paintable (GTK_IMAGE (widget)) != NULL;
}

static void
test_thumbnails (Fixture       *fixture,
                 gconstpointer  user_data)
{
  GdkPaintable *picture = NULL;

  open_page (fixture, "coxa:muscle/gluteus-minimus");
  coxa_page_view_set_thumbnails (fixture->view, get_thumbnail, &picture, clear_picture);
  g_assert_null (find (get (fixture, is_chip, "bone/hip-bone"), is_picture, ""));

  picture = gdk_paintable_new_empty (28, 28);
  coxa_page_view_thumbnails_changed (fixture->view);
  g_assert_nonnull (find (get (fixture, is_chip, "bone/hip-bone"), is_picture, ""));
  g_assert_null (find (get (fixture, is_chip, "nerve/superior-gluteal"), is_picture, ""));

  coxa_page_view_set_thumbnails (fixture->view, NULL, NULL, NULL);
  g_assert_null (picture);
}

static void
test_widths (Fixture       *fixture,
             gconstpointer  user_data)
{
  static const int widths[] = { 300, 470, 900, 2400 };
  int minimum;

  open_page (fixture, "coxa:muscle/gluteus-minimus/origin");
  settle ();
  gtk_widget_measure (GTK_WIDGET (fixture->view), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 300);

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *prose = gtk_widget_get_ancestor (get (fixture, is_label, "It starts on the outer face"), COXA_TYPE_PROSE_VIEW);
      graphene_rect_t bounds;

      gtk_widget_allocate (GTK_WIDGET (fixture->view), widths[i], 600, -1, NULL);
      g_assert_true (gtk_widget_compute_bounds (prose, GTK_WIDGET (fixture->view), &bounds));
      g_assert_cmpfloat (bounds.origin.x, >=, 22);
      /* Filled up to the margins, or in the middle of what is more than a line of text wants. */
      if (bounds.origin.x > 34)
        g_assert_cmpfloat_with_epsilon (bounds.origin.x, widths[i] - bounds.origin.x - bounds.size.width, 2);
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, widths[i] - 22);
      g_assert_cmpfloat (bounds.size.width, <=, 600);
    }
}

/* Every page of the atlas that is shipped, and every section of it, can be shown at both reading levels. */
static void
test_all (Fixture       *fixture,
          gconstpointer  user_data)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", NULL);
  g_autofree char *entries = g_build_filename (folder, "atlas", NULL);
  g_autoptr(CoxaAtlas) atlas = coxa_atlas_load (folder, NULL, NULL);
  g_autoptr(GDir) kinds = g_dir_open (entries, 0, NULL);
  const char *kind;
  guint n = 0;

  g_assert_nonnull (atlas);
  coxa_page_view_set_atlas (fixture->view, atlas);
  while ((kind = g_dir_read_name (kinds)) != NULL)
    {
      g_autofree char *path = g_build_filename (entries, kind, NULL);
      g_autoptr(GDir) pages = g_dir_open (path, 0, NULL);
      const char *name;

      /* The schemas of the files lie beside them. */
      while (pages != NULL && !g_str_equal (kind, "schema") && (name = g_dir_read_name (pages)) != NULL)
        {
          g_autofree char *page = g_strdup_printf ("%s/%.*s", kind, (int) strlen (name) - 5, name);
          CoxaEntry *entry = coxa_atlas_get_entry (atlas, page, NULL);
          g_autoptr(GPtrArray) sections = NULL;

          g_assert_nonnull (entry);
          sections = coxa_page_sections_list (entry);
          for (guint i = 0; i < sections->len; i++)
            {
              const CoxaSection *section = g_ptr_array_index (sections, i);
              g_autofree char *text = g_strconcat (page, "/", section->id, NULL);
              g_autoptr(CoxaAddress) address = coxa_address_parse (text, NULL);

              coxa_page_view_set_address (fixture->view, address);
              coxa_page_view_set_level (fixture->view, COXA_LEVEL_CLINICAL);
              coxa_page_view_set_level (fixture->view, COXA_LEVEL_PLAIN);
              n++;
            }
        }
    }
  g_assert_cmpuint (n, >, 300);
  coxa_page_view_set_atlas (fixture->view, fixture->atlas);
  settle ();
}

#define ADD(name, function) g_test_add ("/page-view/" name, Fixture, NULL, page_fixture_set_up, function, page_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  page_fixture_init (&argc, &argv);

  ADD ("page", test_page);
  ADD ("section", test_section);
  ADD ("tabs-keys", test_tabs_keys);
  ADD ("level", test_level);
  ADD ("links", test_links);
  ADD ("citations", test_citations);
  ADD ("marks", test_marks);
  ADD ("short", test_short);
  ADD ("problem", test_problem);
  ADD ("thumbnails", test_thumbnails);
  ADD ("widths", test_widths);
  ADD ("all", test_all);

  return page_fixture_run ();
}
