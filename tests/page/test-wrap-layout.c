#include "coxa-wrap-layout.h"

#include <gtk/gtk.h>

/* Children of known size: nothing here hangs on a font, but the columns, which count in characters. */
static GtkWidget *
create_box (int        spacing,
            int        line_spacing,
            int        column_chars,
            const int *widths,
            guint      n_widths)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX,
                                 "layout-manager", coxa_wrap_layout_new (spacing, line_spacing, column_chars),
                                 NULL);

  for (guint i = 0; i < n_widths; i++)
    {
      GtkWidget *child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_set_size_request (child, widths[i], 20);
      gtk_box_append (GTK_BOX (box), child);
    }

  return g_object_ref_sink (box);
}

static int
measure_height (GtkWidget *box,
                int        width)
{
  int minimum, natural;

  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, natural);

  return natural;
}

static void
test_measure (void)
{
  static const int widths[] = { 50, 60, 70 };
  GtkWidget *box = create_box (10, 5, 0, widths, G_N_ELEMENTS (widths));
  int minimum, natural;

  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 70);
  g_assert_cmpint (natural, ==, 50 + 10 + 60 + 10 + 70);
  g_assert_cmpint (gtk_widget_get_request_mode (box), ==, GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH);

  g_assert_cmpint (measure_height (box, 200), ==, 20);
  g_assert_cmpint (measure_height (box, 199), ==, 45);
  g_assert_cmpint (measure_height (box, 120), ==, 45);
  g_assert_cmpint (measure_height (box, 119), ==, 70);
  g_assert_cmpint (measure_height (box, -1), ==, 20);

  gtk_widget_set_visible (gtk_widget_get_first_child (box), FALSE);
  g_assert_cmpint (measure_height (box, 140), ==, 20);

  g_assert_finalize_object (box);
}

static void
assert_place (GtkWidget *child,
              int        x,
              int        y,
              int        width)
{
  GtkAllocation area;

  gtk_widget_get_allocation (child, &area);
  g_assert_cmpint (area.x, ==, x);
  g_assert_cmpint (area.y, ==, y);
  g_assert_cmpint (area.width, ==, width);
}

static void
test_places (void)
{
  static const int widths[] = { 50, 60, 70 };
  GtkWidget *box = create_box (10, 5, 0, widths, G_N_ELEMENTS (widths));
  GtkWidget *first = gtk_widget_get_first_child (box);

  gtk_widget_allocate (box, 130, 45, -1, NULL);
  assert_place (first, 0, 0, 50);
  assert_place (gtk_widget_get_next_sibling (first), 60, 0, 60);
  assert_place (gtk_widget_get_last_child (box), 0, 25, 70);

  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  gtk_widget_allocate (box, 130, 45, -1, NULL);
  assert_place (first, 80, 0, 50);
  assert_place (gtk_widget_get_last_child (box), 60, 25, 70);

  g_assert_finalize_object (box);
}

static void
test_columns (void)
{
  static const int widths[] = { 10, 10, 10 };
  GtkWidget *box = create_box (12, 12, 10, widths, G_N_ELEMENTS (widths));
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (box), NULL, NULL);
  int column = PANGO_PIXELS_CEIL (10 * pango_font_metrics_get_approximate_char_width (metrics));
  int width = 2 * column + 12 + 5;
  GtkWidget *first = gtk_widget_get_first_child (box);

  pango_font_metrics_unref (metrics);

  /* Two share the line and its odd pixel; the third has a line to itself. */
  gtk_widget_allocate (box, width, 52, -1, NULL);
  assert_place (first, 0, 0, column + 3);
  assert_place (gtk_widget_get_next_sibling (first), column + 3 + 12, 0, column + 2);
  assert_place (gtk_widget_get_last_child (box), 0, 32, width);

  g_assert_cmpint (measure_height (box, column), ==, 3 * 20 + 2 * 12);
  g_assert_cmpint (measure_height (box, 3 * column + 24), ==, 20);

  g_assert_finalize_object (box);
}

static void
test_empty (void)
{
  GtkWidget *box = create_box (10, 5, 0, NULL, 0);

  g_assert_cmpint (measure_height (box, 100), ==, 0);
  g_assert_finalize_object (box);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/wrap-layout/measure", test_measure);
  g_test_add_func ("/wrap-layout/places", test_places);
  g_test_add_func ("/wrap-layout/columns", test_columns);
  g_test_add_func ("/wrap-layout/empty", test_empty);

  return g_test_run ();
}
