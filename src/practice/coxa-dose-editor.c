#include "coxa-dose-editor.h"

#include "coxa-room-parts.h"
#include "coxa-wrap-layout.h"

#include <glib/gi18n.h>

#define SPACING 16

typedef enum
{
  NUMBER_SETS,
  NUMBER_REPS,
  NUMBER_HOLD,
  NUMBER_REST,
  N_NUMBERS
} Number;

struct _CoxaDoseEditor
{
  GtkWidget      parent_instance;

  GtkWidget     *numbers[N_NUMBERS]; /* spin buttons, or NULL: nothing to choose */
  CoxaAmount     amount;             /* of what cannot be chosen */
  CoxaSides      sides;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaDoseEditor, coxa_dose_editor, GTK_TYPE_WIDGET)

static void
changed_cb (CoxaDoseEditor *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A number with − and +, below what it is of. */
static GtkWidget *
create_number (CoxaDoseEditor *self,
               const char     *caption,
               int             least,
               int             most,
               int             step,
               int             value)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (least, MAX (least, most), step);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = gtk_label_new (caption);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 3);
  gtk_editable_set_alignment (GTK_EDITABLE (spin), 0.5f);
  gtk_widget_add_css_class (spin, "dose-number");
  coxa_room_name (spin, caption);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (changed_cb), self);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_widget_add_css_class (label, "dose-caption");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), spin);
  gtk_widget_set_parent (box, GTK_WIDGET (self));

  return spin;
}

static void
add_number (CoxaDoseEditor  *self,
            Number           number,
            const char      *caption,
            const CoxaRange *range,
            int              most,
            gboolean         is_free,
            int              chosen)
{
  int step = number >= NUMBER_HOLD ? 5 : 1;
  int least = is_free ? step : range->min;
  int highest = is_free ? most : range->max;

  if (range->max <= 0 || least >= highest)
    return;

  self->numbers[number] = create_number (self, caption, MIN (least, range->min), highest, step,
                                         chosen > 0 ? chosen : range->min);
}

static void
side_cb (GtkCheckButton *button,
         CoxaDoseEditor *self)
{
  if (!gtk_check_button_get_active (button))
    return;

  self->sides = (CoxaSides) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "sides"));
  changed_cb (self);
}

static void
add_sides (CoxaDoseEditor *self)
{
  static const struct { CoxaSides sides; const char *name; } choices[] = {
    { COXA_SIDES_LEFT, N_("Left") },
    { COXA_SIDES_RIGHT, N_("Right") },
    { COXA_SIDES_BOTH, N_("Both") },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO_GROUP, NULL);
  GtkWidget *label = gtk_label_new (_("Side"));
  GtkWidget *first = NULL;

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_widget_add_css_class (label, "dose-caption");
  gtk_widget_add_css_class (row, "choices");
  coxa_room_name (row, _("Side"));
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      GtkWidget *button = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
      GtkWidget *words = gtk_label_new (_(choices[i].name));

      gtk_check_button_set_child (GTK_CHECK_BUTTON (button), words);
      coxa_room_name (button, _(choices[i].name));
      if (first == NULL)
        first = button;
      else
        gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (first));
      gtk_widget_add_css_class (button, "choice");
      g_object_set_data (G_OBJECT (button), "sides", GINT_TO_POINTER (choices[i].sides));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (button), choices[i].sides == self->sides);
      g_signal_connect (button, "toggled", G_CALLBACK (side_cb), self);
      gtk_box_append (GTK_BOX (row), button);
    }
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), row);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

static void
coxa_dose_editor_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (coxa_dose_editor_parent_class)->dispose (object);
}

static void
coxa_dose_editor_class_init (CoxaDoseEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_dose_editor_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "doseeditor");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
coxa_dose_editor_init (CoxaDoseEditor *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), coxa_wrap_layout_new (SPACING, SPACING, 0));
}

/**
 * coxa_dose_editor_new:
 * @dose: (nullable): what the page says, with its ranges
 * @sides: what is chosen; %COXA_SIDES_NONE: the page knows no sides
 * @amount: what is chosen
 * @is_free: whether one may go beyond what the page says, as whoever treats one may
 *
 * Returns: (transfer floating): an editor; without children where there is nothing to choose
 */
GtkWidget *
coxa_dose_editor_new (const CoxaDose   *dose,
                      CoxaSides         sides,
                      const CoxaAmount *amount,
                      gboolean          is_free)
{
  CoxaDoseEditor *self = g_object_new (COXA_TYPE_DOSE_EDITOR, NULL);

  self->amount = *amount;
  self->sides = sides;
  if (dose != NULL)
    {
      add_number (self, NUMBER_SETS, _("Sets"), &dose->sets, COXA_AMOUNT_SETS_MAX, is_free, amount->sets);
      add_number (self, NUMBER_REPS, dose->sets.max > 0 ? _("Repeats in each set") : _("Repeats"), &dose->reps,
                  COXA_AMOUNT_REPS_MAX, is_free, amount->reps);
      add_number (self, NUMBER_HOLD, _("Hold, seconds"), &dose->hold, COXA_AMOUNT_HOLD_MAX, is_free, amount->hold);
      add_number (self, NUMBER_REST, _("Rest, seconds"), &dose->rest, COXA_AMOUNT_REST_MAX, is_free, amount->rest);
    }
  if (sides != COXA_SIDES_NONE)
    add_sides (self);

  return GTK_WIDGET (self);
}

static int
get_number (CoxaDoseEditor *self,
            Number          number,
            int             otherwise)
{
  GtkWidget *spin = self->numbers[number];

  return spin != NULL ? gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin)) : otherwise;
}

/**
 * coxa_dose_editor_get_amount:
 * @self: an editor
 *
 * Returns: what is chosen
 */
CoxaAmount
coxa_dose_editor_get_amount (CoxaDoseEditor *self)
{
  CoxaAmount amount = COXA_AMOUNT_NONE;

  g_return_val_if_fail (COXA_IS_DOSE_EDITOR (self), COXA_AMOUNT_NONE);

  amount.sets = get_number (self, NUMBER_SETS, self->amount.sets);
  amount.reps = get_number (self, NUMBER_REPS, self->amount.reps);
  amount.hold = get_number (self, NUMBER_HOLD, self->amount.hold);
  amount.rest = get_number (self, NUMBER_REST, self->amount.rest);

  return amount;
}

/**
 * coxa_dose_editor_get_sides:
 * @self: an editor
 *
 * Returns: what is chosen
 */
CoxaSides
coxa_dose_editor_get_sides (CoxaDoseEditor *self)
{
  g_return_val_if_fail (COXA_IS_DOSE_EDITOR (self), COXA_SIDES_NONE);

  return self->sides;
}
