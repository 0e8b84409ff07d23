#include "coxa-safety.h"

#include "coxa-prose.h"
#include "coxa-room-parts.h"

/* The texts of one page that have not been said, in plain words: nobody follows a link just before a session. */
static GPtrArray *
list_new (CoxaAtlas  *atlas,
          const char *page,
          CoxaSides   sides,
          CoxaSafety  what,
          GHashTable *said)
{
  CoxaEntry *entry = page != NULL ? coxa_atlas_get_entry (atlas, page, NULL) : NULL;
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  char **own;

  if (entry == NULL || entry->practice == NULL)
    return texts;

  own = what == COXA_SAFETY_NOT_FOR ? entry->practice->not_for : entry->practice->stop_signs;
  for (guint i = 0; own[i] != NULL; i++)
    {
      char *text = coxa_prose_dup_plain (own[i], sides == COXA_SIDES_LEFT ? COXA_SIDE_LEFT : COXA_SIDE_RIGHT);

      if (g_hash_table_add (said, g_strdup (text)))
        g_ptr_array_add (texts, text);
      else
        g_free (text);
    }

  return texts;
}

/**
 * coxa_safety_new:
 * @atlas: where the pages are
 * @plan: what is to be done
 * @what: which of the two
 *
 * Returns: (transfer floating): lists, those of single exercises of a programme below their names
 */
GtkWidget *
coxa_safety_new (CoxaAtlas      *atlas,
                 const CoxaPlan *plan,
                 CoxaSafety      what)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr(GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const CoxaPlanItem *first = g_ptr_array_index (plan->items, 0);
  g_autoptr(GPtrArray) own = list_new (atlas, plan->page, first->sides, what, said);

  gtk_widget_add_css_class (box, "safety-lists");
  if (own->len > 0)
    gtk_box_append (GTK_BOX (box), coxa_room_list_new (own));
  for (guint i = 0; i < plan->items->len; i++)
    {
      const CoxaPlanItem *item = g_ptr_array_index (plan->items, i);
      g_autoptr(GPtrArray) texts = list_new (atlas, item->page, item->sides, what, said);

      if (texts->len == 0)
        continue;
      if (plan->items->len > 1)
        gtk_box_append (GTK_BOX (box), coxa_room_heading_new (item->title, 3));
      gtk_box_append (GTK_BOX (box), coxa_room_list_new (texts));
    }

  return box;
}
