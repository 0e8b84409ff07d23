#include "page-fixture.h"

#include "coxa-link-chip.h"
#include "coxa-section-tabs.h"
#include "coxa-swatch.h"

#include <adwaita.h>
#include <string.h>

/* One for all tests: GTK 4.8 warns when a window goes while a tooltip waits to come up in it. */
GtkWidget *window;

/* Lets the window be laid out and drawn. */
void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 150 * G_TIME_SPAN_MILLISECOND;

  gtk_window_present (GTK_WINDOW (window));
  while (g_get_monotonic_time () < end)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

static void
go_cb (GSimpleAction *action,
       GVariant      *parameter,
       Fixture       *fixture)
{
  g_free (fixture->target);
  fixture->target = g_variant_dup_string (parameter, NULL);
}

static void
level_cb (Fixture *fixture)
{
  fixture->n_levels++;
}

void
page_fixture_set_up (Fixture       *fixture,
                     gconstpointer  user_data)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "page", "data", NULL);
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr(GSimpleAction) action = g_simple_action_new ("go", G_VARIANT_TYPE_STRING);
  g_autoptr(GError) error = NULL;

  fixture->atlas = coxa_atlas_load (folder, NULL, &error);
  g_assert_no_error (error);

  fixture->view = COXA_PAGE_VIEW (coxa_page_view_new ());
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (fixture->view));

  g_signal_connect (action, "activate", G_CALLBACK (go_cb), fixture);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  gtk_widget_insert_action_group (window, "app", G_ACTION_GROUP (actions));

  g_signal_connect_swapped (fixture->view, "notify::level", G_CALLBACK (level_cb), fixture);
  coxa_page_view_set_atlas (fixture->view, fixture->atlas);
}

void
page_fixture_tear_down (Fixture       *fixture,
                        gconstpointer  user_data)
{
  GtkWidget *view = g_object_ref (GTK_WIDGET (fixture->view));

  gtk_window_set_child (GTK_WINDOW (window), NULL);
  gtk_widget_insert_action_group (window, "app", NULL);
  /* The focus that is left is let go of in an idle. */
  settle ();
  g_assert_finalize_object (view);
  g_assert_finalize_object (fixture->atlas);
  g_free (fixture->target);
}

void
open_page (Fixture    *fixture,
           const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaAddress) address = coxa_address_parse (text, &error);

  g_assert_no_error (error);
  coxa_page_view_set_address (fixture->view, address);
  /* What lies below the text comes in the next frames. */
  settle ();
}

/* The first widget that is to be seen and passes, in reading order. */
GtkWidget *
find (GtkWidget  *widget,
      Check       check,
           const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;

  if (check (widget, text))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (gtk_widget_get_child_visible (child))
        found = find (child, check, text);
      if (found != NULL)
        return found;
    }

  return NULL;
}

gboolean
is_label (GtkWidget  *widget,
          const char *text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

gboolean
is_button (GtkWidget  *widget,
           const char *text)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0;
}

gboolean
is_chip (GtkWidget  *widget,
         const char *page)
{
  return COXA_IS_LINK_CHIP (widget) && g_str_equal (coxa_link_chip_get_page (COXA_LINK_CHIP (widget)), page);
}

gboolean
is_tabs (GtkWidget  *widget,
         const char *text)
{
  return COXA_IS_SECTION_TABS (widget);
}

gboolean
is_swatch (GtkWidget  *widget,
           const char *css_class)
{
  return COXA_IS_SWATCH (widget) && gtk_widget_has_css_class (widget, css_class);
}

gboolean
is_popover (GtkWidget  *widget,
            const char *text)
{
  return GTK_IS_POPOVER (widget);
}

/* What lies below the text comes a frame or two later, and on a busy machine later still. */
gboolean
has (Fixture    *fixture,
     Check       check,
     const char *text)
{
  for (int i = 0; i < 10; i++)
    {
      if (find (GTK_WIDGET (fixture->view), check, text) != NULL)
        return TRUE;
      settle ();
    }

  return FALSE;
}

GtkWidget *
get (Fixture    *fixture,
     Check       check,
     const char *text)
{
  if (!has (fixture, check, text))
    g_error ("Nothing on the page for “%s”", text);

  return find (GTK_WIDGET (fixture->view), check, text);
}

void
page_fixture_init (int    *argc,
                   char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();

  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 470, 300);
}

int
page_fixture_run (void)
{
  int result = g_test_run ();

  gtk_window_destroy (GTK_WINDOW (window));

  return result;
}
