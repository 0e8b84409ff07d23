#include "coxa-page-facts.h"

#include "coxa-page-links.h"
#include "coxa-wrap-layout.h"

#include <string.h>

#define CARD_SPACING 12
#define CARD_CHARS   21 /* narrower than this a card is a ribbon */
#define SHORT_VALUE  24 /* characters of a fact that stands big, as a number does */

static GtkWidget *
create_card (const CoxaPageContext *context,
             const CoxaFact        *fact)
{
  gboolean is_value = g_utf8_strlen (fact->text, -1) <= SHORT_VALUE && strchr (fact->text, '[') == NULL;
  GtkWidget *card = coxa_page_card_new (fact->title);
  CoxaPageContext plain = *context;

  /* A name or a number that stands alone is no prose to explain words in. */
  plain.proses = NULL;
  if (is_value)
    gtk_box_append (GTK_BOX (card), coxa_page_prose_new (&plain, fact->text, "fact-value"));
  gtk_box_append (GTK_BOX (card), coxa_page_label_new (fact->title, is_value ? "fact-caption" : "fact-title"));
  if (!is_value)
    gtk_box_append (GTK_BOX (card), coxa_page_prose_new (context, fact->text, "fact-text"));

  return card;
}

/**
 * coxa_page_facts_new:
 * @context: the page
 * @entry: what it is about
 * @section: which of its sections is on show
 *
 * Returns: (transfer floating) (nullable): the section's facts, or %NULL where it has none
 */
GtkWidget *
coxa_page_facts_new (const CoxaPageContext *context,
                     const CoxaEntry       *entry,
                     const CoxaSection     *section)
{
  GtkWidget *cards = NULL;

  g_return_val_if_fail (context != NULL, NULL);
  g_return_val_if_fail (entry != NULL && section != NULL, NULL);

  for (guint i = 0; i < entry->facts->len; i++)
    {
      const CoxaFact *fact = g_ptr_array_index (entry->facts, i);

      if (!coxa_page_links_shows_fact (section, fact->id))
        continue;

      if (cards == NULL)
        {
          cards = g_object_new (GTK_TYPE_BOX,
                                "layout-manager", coxa_wrap_layout_new (CARD_SPACING, CARD_SPACING, CARD_CHARS),
                                NULL);
          gtk_widget_add_css_class (cards, "facts");
        }
      gtk_box_append (GTK_BOX (cards), create_card (context, fact));
    }

  return cards;
}
