#include "config.h"

#include "coxa-depth-scale.h"

#include <glib/gi18n.h>
#include <math.h>

/**
 * coxa_depth_get_name:
 * @depth: a stop, 1 … 4
 *
 * Returns: (transfer none): what it is called
 */
const char *
coxa_depth_get_name (int depth)
{
  switch (depth)
    {
    case 1:
      return _("Superficial");
    case 2:
      return _("Middle");
    case 3:
      return _("Deep");
    default:
      return _("Bone");
    }
}

static const char *
get_name (GtkRange *scale)
{
  return coxa_depth_get_name ((int) lround (gtk_range_get_value (scale)));
}

/* Between two stops there is nothing to show. */
static gboolean
change_value_cb (GtkRange      *scale,
                 GtkScrollType  scroll G_GNUC_UNUSED,
                 double         value)
{
  GtkAdjustment *depth = gtk_range_get_adjustment (scale);

  gtk_adjustment_set_value (depth, lround (CLAMP (value, gtk_adjustment_get_lower (depth), gtk_adjustment_get_upper (depth))));

  return TRUE;
}

static void
value_changed_cb (GtkRange *scale)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, get_name (scale), -1);
}

static gboolean
query_tooltip_cb (GtkRange   *scale,
                  int         x G_GNUC_UNUSED,
                  int         y G_GNUC_UNUSED,
                  gboolean    keyboard G_GNUC_UNUSED,
                  GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, get_name (scale));

  return TRUE;
}

/**
 * coxa_depth_scale_set_up:
 * @scale: a scale whose adjustment holds the stop
 *
 * Makes a scale rest at its stops and tell their names, to the eye and to a screen reader.
 */
void
coxa_depth_scale_set_up (GtkRange *scale)
{
  g_signal_connect (scale, "change-value", G_CALLBACK (change_value_cb), NULL);
  g_signal_connect (scale, "value-changed", G_CALLBACK (value_changed_cb), NULL);
  g_signal_connect (scale, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  value_changed_cb (scale);
}
