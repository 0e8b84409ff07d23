#include "coxa-advice-card.h"

#include "coxa-light-sign.h"
#include "coxa-room-parts.h"

#include <glib/gi18n.h>

#define SIGN_SIZE 44

static char *
dup_sources (CoxaAtlas        *atlas,
             const CoxaAdvice *advice)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; advice->sources[i] != NULL; i++)
    {
      const CoxaSource *source = coxa_atlas_get_source (atlas, advice->sources[i]);
      g_autofree char *name = source != NULL ? coxa_source_dup_short (source) : g_strdup (advice->sources[i]);

      if (i > 0)
        /* Translators: between sources */
        g_string_append (names, _("; "));
      g_string_append (names, name);
    }

  /* Translators: %s are sources, such as “Silbernagel et al. 2007” */
  return g_strdup_printf (_("After %s"), names->str);
}

/**
 * coxa_advice_card_new:
 * @atlas: where the sources are
 * @advice: what to do
 *
 * Returns: (transfer floating): it, to be read
 */
GtkWidget *
coxa_advice_card_new (CoxaAtlas        *atlas,
                      const CoxaAdvice *advice)
{
  static const char * const classes[] = { "green", "amber", "red" };
  GtkWidget *card = g_object_new (GTK_TYPE_GRID,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                  "column-spacing", 14,
                                  NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *sources = dup_sources (atlas, advice);

  gtk_widget_add_css_class (card, "advice");
  gtk_widget_add_css_class (card, classes[advice->light]);
  coxa_room_name (card, advice->title);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), coxa_room_text_new (coxa_light_get_name (advice->light), "advice-light"));
  gtk_box_append (GTK_BOX (words), coxa_room_heading_new (advice->title, 3));
  gtk_box_append (GTK_BOX (words), coxa_room_text_new (advice->text, NULL));
  if (advice->contested != NULL)
    {
      /* Translators: %s says why experts do not agree */
      g_autofree char *contested = g_strdup_printf (_("Not settled: %s"), advice->contested);

      gtk_box_append (GTK_BOX (words), coxa_room_text_new (contested, "advice-source"));
    }
  gtk_box_append (GTK_BOX (words), coxa_room_text_new (sources, "advice-source"));
  gtk_grid_attach (GTK_GRID (card), coxa_light_sign_new (advice->light, SIGN_SIZE), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (card), words, 1, 0, 1, 1);

  return card;
}
