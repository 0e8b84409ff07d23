#include "coxa-pain-list.h"

#include "coxa-link-chip.h"
#include "coxa-page-parts.h"
#include "coxa-pain.h"
#include "coxa-wrap-layout.h"

#include <glib/gi18n.h>

#define SPACING 8

static void
set_target (GtkWidget         *button,
            const CoxaAddress *address)
{
  g_autofree char *text = coxa_address_to_string (address);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.go");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", text);
}

/**
 * coxa_pain_list_new_places:
 * @atlas: an atlas
 * @address: where places of the body were picked
 *
 * Makes a button for each place that was picked; pressed, it is given up.
 *
 * Returns: (transfer floating): a row of buttons
 */
GtkWidget *
coxa_pain_list_new_places (CoxaAtlas         *atlas,
                           const CoxaAddress *address)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "layout-manager", coxa_wrap_layout_new (SPACING, SPACING, 0), NULL);

  gtk_widget_add_css_class (row, "links");
  for (guint i = 0; address->pick != NULL && address->pick[i] != NULL; i++)
    {
      g_autofree char *page = g_strconcat ("zone/", address->pick[i], NULL);
      g_autoptr(CoxaAddress) without = coxa_address_toggle_pick (address, address->pick[i]);
      /* Translators: a place of the body that was picked, such as "Outer hip", and the sign that takes it away */
      g_autofree char *label = g_strdup_printf (_("%s  ×"), coxa_atlas_get_title (atlas, page));
      /* Translators: %s is a place of the body, such as "Outer hip" */
      g_autofree char *spoken = g_strdup_printf (_("%s: take it away"), coxa_atlas_get_title (atlas, page));
      GtkWidget *button = gtk_button_new_with_label (label);

      gtk_widget_add_css_class (button, "more-chip");
      gtk_widget_set_tooltip_text (button, spoken);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
      set_target (button, without);
      gtk_box_append (GTK_BOX (row), button);
    }

  return row;
}

static char *
dup_places (CoxaAtlas *atlas,
            GPtrArray *zones)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < zones->len; i++)
    {
      g_autofree char *lower = g_utf8_strdown (coxa_atlas_get_title (atlas, g_ptr_array_index (zones, i)), -1);

      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", lower);
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* How typical it is, in words: which of the places it is usually felt in, and to which it may spread. */
static char *
dup_reason (CoxaAtlas           *atlas,
            const CoxaPainMatch *match)
{
  g_autofree char *mostly = dup_places (atlas, match->main);
  g_autofree char *spread = dup_places (atlas, match->spread);

  if (match->main->len == 0)
    /* Translators: %s are places of the body */
    return g_strdup_printf (_("May spread here: %s"), spread);
  if (match->spread->len == 0)
    /* Translators: %s are places of the body */
    return g_strdup_printf (_("Usual place: %s"), mostly);

  /* Translators: both are places of the body */
  return g_strdup_printf (_("Usual place: %s; may spread: %s"), mostly, spread);
}

static void
append_match (GtkWidget           *list,
              CoxaAtlas           *atlas,
              const CoxaAddress   *from,
              const CoxaPainMatch *match,
              GPtrArray           *chips)
{
  g_autofree char *text = match->group == COXA_PAIN_MUSCLE ? g_strconcat (match->page, "/referred-pain", NULL)
                                                           : g_strdup (match->page);
  g_autoptr(CoxaAddress) address = coxa_address_parse (text, NULL);
  g_autofree char *reason = dup_reason (atlas, match);
  GtkWidget *chip = coxa_link_chip_new (match->page, coxa_atlas_get_title (atlas, match->page));
  address->side = from->side;
  set_target (chip, address);
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason, -1);
  gtk_box_append (GTK_BOX (list), chip);
  gtk_box_append (GTK_BOX (list), coxa_page_label_new (reason, "reason"));
  g_ptr_array_add (chips, chip);
}

static void
append_group (GtkWidget     *list,
              CoxaPainGroup  group)
{
  static const char * const titles[] = {
    N_("Rare, but must not be missed"),
    N_("Conditions that are felt here"),
    N_("Muscles that are said to send pain here"),
  };

  gtk_box_append (GTK_BOX (list), coxa_page_heading_new (_(titles[group]), 3, "group-heading"));
}

/**
 * coxa_pain_list_new_matches:
 * @atlas: an atlas
 * @address: where places of the body were picked
 * @chips: (element-type CoxaLinkChip): where the chips that lead to pages are appended
 *
 * Lists what is known for pain in the places: what must not be missed first. It says in words how typical a place is for each.
 *
 * Returns: (transfer floating): a list
 */
GtkWidget *
coxa_pain_list_new_matches (CoxaAtlas         *atlas,
                            const CoxaAddress *address,
                            GPtrArray         *chips)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr(GPtrArray) zones = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) matches = NULL;
  int group = -1;

  for (guint i = 0; address->pick != NULL && address->pick[i] != NULL; i++)
    g_ptr_array_add (zones, g_strconcat ("zone/", address->pick[i], NULL));
  g_ptr_array_add (zones, NULL);

  matches = coxa_pain_find (atlas, (const char * const *) zones->pdata);
  gtk_widget_add_css_class (list, "pain-list");
  for (guint i = 0; i < matches->len; i++)
    {
      const CoxaPainMatch *match = g_ptr_array_index (matches, i);

      if ((int) match->group != group)
        append_group (list, match->group);
      group = (int) match->group;
      append_match (list, atlas, address, match, chips);
    }

  return list;
}
