#include "config.h"

#include "coxa-banner.h"

#include <glib/gi18n.h>

struct _CoxaBanner
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (CoxaBanner, coxa_banner, GTK_TYPE_BOX)

static void
hidden_cb (GtkRevealer *revealer)
{
  if (!gtk_revealer_get_child_revealed (revealer) && !gtk_revealer_get_reveal_child (revealer))
    gtk_box_remove (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (revealer))), GTK_WIDGET (revealer));
}

static void
close_cb (GtkRevealer *revealer)
{
  g_signal_connect (revealer, "notify::child-revealed", G_CALLBACK (hidden_cb), NULL);
  gtk_revealer_set_reveal_child (revealer, FALSE);
}

static gboolean
tells (CoxaBanner *self,
       const char *text)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_revealer_get_reveal_child (GTK_REVEALER (row)) && g_strcmp0 (gtk_widget_get_name (row), text) == 0)
      return TRUE;

  return FALSE;
}

/**
 * coxa_banner_tell:
 * @self: a banner
 * @text: what there is to be told
 * @label: (nullable): what a button says that helps
 * @spoken: (nullable): how a screen reader calls that button
 * @action: (nullable): what it does
 *
 * Tells something, unless it stands there already.
 */
void
coxa_banner_tell (CoxaBanner *self,
                  const char *text,
                  const char *label,
                  const char *spoken,
                  const char *action)
{
  GtkWidget *revealer, *row, *words, *close;

  g_return_if_fail (COXA_IS_BANNER (self) && text != NULL);

  if (tells (self, text))
    return;

  revealer = g_object_new (GTK_TYPE_REVEALER, "name", text, NULL);
  row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "spacing", 12, NULL);
  words = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (row, "banner-row");
  gtk_box_append (GTK_BOX (row), words);

  if (label != NULL)
    {
      GtkWidget *button = gtk_button_new_with_label (label);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
      gtk_box_append (GTK_BOX (row), button);
    }

  close = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (close, _("Close this message"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Close this message"), -1);
  gtk_widget_add_css_class (close, "flat");
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (close_cb), revealer);
  gtk_box_append (GTK_BOX (row), close);

  gtk_revealer_set_child (GTK_REVEALER (revealer), row);
  gtk_box_append (GTK_BOX (self), revealer);
  gtk_revealer_set_reveal_child (GTK_REVEALER (revealer), TRUE);
}

static void
coxa_banner_class_init (CoxaBannerClass *klass G_GNUC_UNUSED)
{
}

static void
coxa_banner_init (CoxaBanner *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}
