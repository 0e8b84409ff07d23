/* The legend says what the scene of an address shows on the plate, so it is read from the scene and from nothing else. */

#include "coxa-legend.h"

#include "coxa-swatch.h"
#include "coxa-wrap-layout.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_ROLES (COXA_ROLE_TRIGGER + 1)
#define SPACING      18
#define LINE_SPACING 6
#define MOST_ROWS    6 /* more than these (a bone with every footprint) are told by role alone */

static char *
dup_page_of (const char *address)
{
  const char *slash = strchr (address, '/');
  const char *second = slash != NULL ? strchr (slash + 1, '/') : NULL;

  return second != NULL ? g_strndup (address, (gsize) (second - address)) : g_strdup (address);
}

/* "Gluteus minimus" within a sentence; names such as "L5" stay. */
static char *
dup_inside_sentence (const char *title)
{
  const char *rest = g_utf8_next_char (title);
  g_autoptr(GString) string = g_string_new (NULL);

  if (*title == '\0' || !g_unichar_islower (g_utf8_get_char (rest)))
    return g_strdup (title);

  g_string_append_unichar (string, g_unichar_tolower (g_utf8_get_char (title)));
  g_string_append (string, rest);

  return g_string_free (g_steal_pointer (&string), FALSE);
}

static void
append (GtkWidget      *legend,
        CoxaSwatchKind  kind,
        const char     *text)
{
  GtkWidget *item = gtk_grid_new (); /* see coxa-prose-view.c */
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label", text,
                                   "wrap", TRUE,
                                   "xalign", 0.0,
                                   "natural-wrap-mode", GTK_NATURAL_WRAP_NONE,
                                   NULL);

  gtk_grid_attach (GTK_GRID (item), coxa_swatch_new (kind), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (item), label, 1, 0, 1, 1);
  gtk_box_append (GTK_BOX (legend), item);
}

static void
append_part (GtkWidget      *legend,
             CoxaAtlas      *atlas,
             const CoxaPart *part,
             const char     *page)
{
  g_autofree char *name = dup_inside_sentence (coxa_atlas_get_title (atlas, page));
  g_autofree char *text = NULL;

  switch (part->role)
    {
    case COXA_ROLE_ORIGIN:
      /* Translators: %s is a muscle, such as "gluteus minimus" */
      text = g_strdup_printf (_("Origin of %s"), name);
      append (legend, COXA_SWATCH_ORIGIN, text);
      break;

    case COXA_ROLE_INSERTION:
      /* Translators: %s is a muscle, such as "gluteus minimus" */
      text = g_strdup_printf (_("Insertion of %s"), name);
      append (legend, COXA_SWATCH_INSERTION, text);
      break;

    case COXA_ROLE_NERVE:
      append (legend, COXA_SWATCH_NERVE, coxa_atlas_get_title (atlas, page));
      break;

    case COXA_ROLE_ARTERY:
      append (legend, COXA_SWATCH_ARTERY, coxa_atlas_get_title (atlas, page));
      break;

    case COXA_ROLE_VEIN:
      append (legend, COXA_SWATCH_VEIN, coxa_atlas_get_title (atlas, page));
      break;

    case COXA_ROLE_BURSA:
    case COXA_ROLE_LIGAMENT:
      append (legend, COXA_SWATCH_PLAIN, coxa_atlas_get_title (atlas, page));
      break;

    case COXA_ROLE_PAIN_ESSENTIAL:
      append (legend, COXA_SWATCH_PAIN, _("Where it is said to hurt most"));
      break;

    case COXA_ROLE_PAIN_SPILL_OVER:
      append (legend, COXA_SWATCH_SPILL_OVER, _("Where it may spread"));
      break;

    case COXA_ROLE_TRIGGER:
      append (legend, COXA_SWATCH_TRIGGER, _("Where sore spots are often found"));
      break;

    case COXA_ROLE_STRUCTURE:
    case COXA_ROLE_LANDMARK:
    case COXA_ROLE_ZONE:
    default:
      break;
    }
}

static void
append_roles (GtkWidget  *legend,
              const guint counts[N_ROLES])
{
  if (counts[COXA_ROLE_ORIGIN] > 0)
    append (legend, COXA_SWATCH_ORIGIN, _("Origins"));
  if (counts[COXA_ROLE_INSERTION] > 0)
    append (legend, COXA_SWATCH_INSERTION, _("Insertions"));
  if (counts[COXA_ROLE_NERVE] > 0)
    append (legend, COXA_SWATCH_NERVE, _("Nerves"));
  if (counts[COXA_ROLE_ARTERY] > 0)
    append (legend, COXA_SWATCH_ARTERY, _("Arteries"));
}

/* The parts that a scene's overlays name, one for each role of a page. */
static GPtrArray *
list_parts (CoxaView   *view,
            CoxaScene  *scene,
            guint       counts[N_ROLES])
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; scene->overlays[i] != NULL; i++)
    {
      CoxaPart *part = coxa_view_get_part (view, scene->overlays[i]);
      g_autofree char *page = part != NULL ? dup_page_of (part->address) : NULL;

      if (part == NULL || part->role == COXA_ROLE_STRUCTURE || part->role == COXA_ROLE_LANDMARK || part->role == COXA_ROLE_ZONE ||
          !g_hash_table_add (seen, g_strdup_printf ("%d %s", part->role, page)))
        continue;

      g_ptr_array_add (parts, part);
      counts[part->role]++;
    }

  return g_steal_pointer (&parts);
}

/* Nothing to be seen of a structure needs no colour explained. */
static gboolean
is_drawn (CoxaView   *view,
          CoxaScene  *scene,
          const char *page)
{
  GPtrArray *parts = coxa_view_get_parts (view);

  for (guint i = 0; i < parts->len; i++)
    {
      const CoxaPart *part = g_ptr_array_index (parts, i);

      if (part->role == COXA_ROLE_STRUCTURE && part->depth >= scene->depth && coxa_part_is_of_page (part, page))
        return TRUE;
    }

  return FALSE;
}

/**
 * coxa_legend_new_for_address:
 * @atlas: an atlas
 * @address: where the page stands
 *
 * Says what the colours mean that the address's scene puts on the plate.
 *
 * Returns: (transfer floating) (nullable): a row of swatches with words, or %NULL where the scene adds no colour
 */
GtkWidget *
coxa_legend_new_for_address (CoxaAtlas         *atlas,
                             const CoxaAddress *address)
{
  CoxaPlates *plates;
  CoxaView *view;
  g_autoptr(CoxaScene) scene = NULL;
  g_autoptr(GPtrArray) parts = NULL;
  guint counts[N_ROLES] = { 0, };
  GtkWidget *legend;

  g_return_val_if_fail (COXA_IS_ATLAS (atlas), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  plates = coxa_atlas_get_plates (atlas);
  scene = coxa_scene_new_for_address (atlas, address);
  view = plates != NULL && scene != NULL ? coxa_plates_get_view (plates, scene->view) : NULL;
  parts = view != NULL ? list_parts (view, scene, counts) : NULL;
  if (parts == NULL || (parts->len == 0 && scene->pull == NULL))
    return NULL;

  legend = g_object_new (GTK_TYPE_BOX, "layout-manager", coxa_wrap_layout_new (SPACING, LINE_SPACING, 0), NULL);
  gtk_widget_add_css_class (legend, "legend");
  if (parts->len > MOST_ROWS)
    append_roles (legend, counts);

  for (guint i = 0; i < parts->len && parts->len <= MOST_ROWS; i++)
    {
      const CoxaPart *part = g_ptr_array_index (parts, i);
      g_autofree char *page = dup_page_of (part->address);

      append_part (legend, atlas, part, page);
    }

  if (counts[COXA_ROLE_NERVE] > 0 && scene->selected != NULL && is_drawn (view, scene, scene->selected))
    append (legend, COXA_SWATCH_PLAIN, coxa_atlas_get_title (atlas, scene->selected));

  if (scene->pull != NULL)
    append (legend, COXA_SWATCH_PULL, _("The line of pull, from insertion to origin"));

  return legend;
}
