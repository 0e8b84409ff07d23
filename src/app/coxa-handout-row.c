#include "config.h"

#include "coxa-handout-row.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CoxaHandoutRow
{
  GtkListBoxRow   parent_instance;

  CoxaPresetItem *item;
  CoxaDose       *dose;     /* of a programme, or NULL */
  char           *note;
  gboolean        has_sides;
  gboolean        each_side;

  GtkWidget      *number;
  GtkWidget      *sides;    /* or NULL */
  GtkWidget      *amount;   /* or NULL */
  GtkWidget      *up;
  GtkWidget      *down;
};

enum { CHANGED, MOVE, REMOVE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaHandoutRow, coxa_handout_row, GTK_TYPE_LIST_BOX_ROW)

static void
coxa_handout_row_finalize (GObject *object)
{
  CoxaHandoutRow *self = COXA_HANDOUT_ROW (object);

  coxa_preset_item_free (self->item);
  coxa_dose_free (self->dose);
  g_free (self->note);

  G_OBJECT_CLASS (coxa_handout_row_parent_class)->finalize (object);
}

static void
coxa_handout_row_class_init (CoxaHandoutRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = coxa_handout_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVE] = g_signal_new ("move", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_INT);
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
coxa_handout_row_init (CoxaHandoutRow *self G_GNUC_UNUSED)
{
}

/* In the drop-down: right, left, and where a page does both sides, right alone, left alone. */
static void
side_cb (CoxaHandoutRow *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->sides));

  self->item->side = chosen % 2 == 1 ? COXA_SIDE_LEFT : COXA_SIDE_RIGHT;
  self->item->is_one_sided = chosen >= 2;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
amount_cb (CoxaHandoutRow *self)
{
  self->item->preset = (CoxaPreset) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->amount));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
up_cb (CoxaHandoutRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, -1);
}

static void
down_cb (CoxaHandoutRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, 1);
}

static void
remove_cb (CoxaHandoutRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static GtkWidget *
create_button (CoxaHandoutRow *self,
               const char     *icon,
               const char     *title,
               const char     *what,
               GCallback       callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  /* Translators: the first %s is what a button does, such as “Remove”, the second the exercise */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), title, what);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);

  return button;
}

/* What has the keyboard in a drop-down is the button in it. */
static void
name_choice (GtkWidget  *choice,
             GParamSpec *pspec G_GNUC_UNUSED,
             const char *what)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (choice));
  g_autofree char *name = g_strdup_printf (_("%s: %s"), what, chosen != NULL ? gtk_string_object_get_string (chosen) : "");

  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (choice)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
create_choice (CoxaHandoutRow     *self,
               const char * const *names,
               guint               selected,
               const char         *title,
               const char         *what,
               GCallback           callback)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (names);
  char *name = g_strdup_printf (_("%s: %s"), title, what);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
  gtk_widget_set_tooltip_text (choice, title);
  name_choice (choice, NULL, name);
  g_signal_connect_data (choice, "notify::selected", G_CALLBACK (name_choice), name, (GClosureNotify) g_free, 0);
  g_signal_connect_swapped (choice, "notify::selected", callback, self);

  return choice;
}

static gboolean
names_a_side (char **texts)
{
  for (guint i = 0; texts[i] != NULL; i++)
    if (strstr (texts[i], "{side}") != NULL || strstr (texts[i], "{other}") != NULL)
      return TRUE;

  return FALSE;
}

static void
create_choices (CoxaHandoutRow     *self,
                const CoxaPractice *practice,
                const char         *title,
                GtkWidget          *box)
{
  const char *both[] = { _("Both sides, right first"), _("Both sides, left first"), _("Right side only"), _("Left side only"),
                         NULL };
  const char *one[] = { _("Right side"), _("Left side"), NULL };
  const char *amounts[] = { _("Dose as on the page"), _("Gentle: the least of it"), _("The middle"), _("Full: the most of it"),
                            NULL };
  guint side = self->item->side == COXA_SIDE_LEFT;

  if (self->each_side)
    self->sides = create_choice (self, both, side + (self->item->is_one_sided ? 2 : 0), _("Side"), title, G_CALLBACK (side_cb));
  else if (self->has_sides)
    self->sides = create_choice (self, one, side, _("Side"), title, G_CALLBACK (side_cb));
  if (practice->dose != NULL)
    self->amount = create_choice (self, amounts, self->item->preset, _("Dose"), title, G_CALLBACK (amount_cb));
  if (self->sides != NULL)
    gtk_box_append (GTK_BOX (box), self->sides);
  if (self->amount != NULL)
    gtk_box_append (GTK_BOX (box), self->amount);
}

/**
 * coxa_handout_row_new:
 * @atlas: an atlas
 * @item: what is to be done; copied
 *
 * Returns: (transfer floating) (nullable): a row, or %NULL where the atlas has no such page
 */
GtkWidget *
coxa_handout_row_new (CoxaAtlas             *atlas,
                      const CoxaHandoutItem *item)
{
  const CoxaEntry *entry = coxa_atlas_get_entry (atlas, item->item->page, NULL);
  CoxaHandoutRow *self;
  GtkWidget *grid, *title, *choices, *off;

  if (entry == NULL || entry->practice == NULL)
    return NULL;

  self = g_object_new (COXA_TYPE_HANDOUT_ROW, "activatable", FALSE, "selectable", FALSE, NULL);
  self->item = coxa_preset_item_new (item->item->page, item->item->side, item->item->is_one_sided, item->item->preset);
  self->dose = coxa_dose_copy (item->dose);
  self->note = g_strdup (item->note);
  self->each_side = entry->practice->dose != NULL && entry->practice->dose->each_side;
  self->has_sides = self->each_side || names_a_side (entry->practice->steps);

  grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (grid), 2);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  self->number = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->number, "number");
  gtk_widget_add_css_class (self->number, "heading");
  gtk_widget_set_valign (self->number, GTK_ALIGN_START);
  title = g_object_new (GTK_TYPE_LABEL, "label", entry->title, "xalign", 0.0, "wrap", TRUE, "hexpand", TRUE,
                        "natural-wrap-mode", GTK_NATURAL_WRAP_WORD, NULL);
  gtk_widget_add_css_class (title, "heading");
  choices = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  create_choices (self, entry->practice, entry->title, choices);
  self->up = create_button (self, "go-up-symbolic", _("Move Up"), entry->title, G_CALLBACK (up_cb));
  self->down = create_button (self, "go-down-symbolic", _("Move Down"), entry->title, G_CALLBACK (down_cb));
  off = create_button (self, "list-remove-symbolic", _("Remove"), entry->title, G_CALLBACK (remove_cb));

  gtk_grid_attach (GTK_GRID (grid), self->number, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), title, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), self->up, 2, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), self->down, 3, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), off, 4, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), choices, 1, 1, 4, 1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), grid);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, entry->title, -1);

  return GTK_WIDGET (self);
}

/**
 * coxa_handout_row_add_to:
 * @self: a row
 * @request: what is asked for
 *
 * Puts what the row says on a sheet.
 */
void
coxa_handout_row_add_to (CoxaHandoutRow     *self,
                         CoxaHandoutRequest *request)
{
  coxa_handout_request_add_item (request, coxa_preset_item_new (self->item->page, self->item->side, self->item->is_one_sided,
                                                                self->item->preset),
                                 coxa_dose_copy (self->dose), self->note);
}

/**
 * coxa_handout_row_set_place:
 * @self: a row
 * @number: its place, from 0
 * @count: of how many
 *
 * Says where it stands.
 */
void
coxa_handout_row_set_place (CoxaHandoutRow *self,
                            guint           number,
                            guint           count)
{
  g_autofree char *text = g_strdup_printf ("%u", number + 1);

  gtk_label_set_text (GTK_LABEL (self->number), text);
  gtk_widget_set_sensitive (self->up, number > 0);
  gtk_widget_set_sensitive (self->down, number + 1 < count);
}
