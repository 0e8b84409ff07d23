/* A word in passing: shown for a moment over the plate, and read out, for what was done by a key that leaves no other trace where
 * the reader looks. */
#include "coxa-whisper.h"

#define SHOWN_MS 2600

static gboolean
hide_cb (gpointer revealer)
{
  gtk_revealer_set_reveal_child (revealer, FALSE);
  g_object_steal_data (revealer, "coxa-timeout");

  return G_SOURCE_REMOVE;
}

static void
remove_source (gpointer id)
{
  g_source_remove (GPOINTER_TO_UINT (id));
}

/**
 * coxa_whisper:
 * @overlay: over what
 * @text: a few words
 *
 * Says something in passing.
 */
void
coxa_whisper (GtkOverlay *overlay,
              const char *text)
{
  GtkWidget *revealer = g_object_get_data (G_OBJECT (overlay), "coxa-whisper");
  GtkWidget *label;
  guint id;

  if (revealer == NULL)
    {
      revealer = g_object_new (GTK_TYPE_REVEALER,
                               "transition-type", GTK_REVEALER_TRANSITION_TYPE_CROSSFADE,
                               "halign", GTK_ALIGN_CENTER,
                               "valign", GTK_ALIGN_START,
                               "can-target", FALSE,
                               NULL);
      label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "wrap", TRUE, NULL);
      gtk_widget_add_css_class (label, "whisper");
      gtk_revealer_set_child (GTK_REVEALER (revealer), label);
      gtk_overlay_add_overlay (overlay, revealer);
      g_object_set_data (G_OBJECT (overlay), "coxa-whisper", revealer);
    }

  label = gtk_revealer_get_child (GTK_REVEALER (revealer));
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_revealer_set_reveal_child (GTK_REVEALER (revealer), TRUE);
  /* The source goes with the revealer, and with the next word: not when it has run. */
  g_object_set_data (G_OBJECT (revealer), "coxa-timeout", NULL);
  id = g_timeout_add (SHOWN_MS, hide_cb, revealer);
  g_object_set_data_full (G_OBJECT (revealer), "coxa-timeout", GUINT_TO_POINTER (id), remove_source);
}
