/* The buttons are radio buttons to keyboard and screen reader, which the theme draws as squares: their dots are hidden. One more,
 * hidden as well, is the choice of none of them: a group of radio buttons cannot be empty again. */
#include "coxa-pain-scale.h"

#include "coxa-room-parts.h"
#include "coxa-wrap-layout.h"

#include <glib/gi18n.h>

#define WORST   10
#define SPACING 6

struct _CoxaPainScale
{
  GtkWidget       parent_instance;

  GtkWidget      *buttons;
  GtkCheckButton *numbers[WORST + 1];
  GtkCheckButton *none;
  int             value;
};

enum
{
  PROP_0,
  PROP_VALUE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (CoxaPainScale, coxa_pain_scale, GTK_TYPE_WIDGET)

static void
toggled_cb (GtkCheckButton *button,
            CoxaPainScale  *self)
{
  if (gtk_check_button_get_active (button))
    coxa_pain_scale_set_value (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "value")));
}

static char *
dup_name (int value)
{
  if (value == 0)
    return g_strdup (_("0, no pain"));
  if (value == WORST)
    return g_strdup (_("10, the worst pain you can imagine"));

  return g_strdup_printf ("%d", value);
}

static GtkCheckButton *
create_number (CoxaPainScale *self,
               int            value)
{
  GtkWidget *button = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  g_autofree char *text = g_strdup_printf ("%d", value);
  g_autofree char *name = dup_name (value);

  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), gtk_label_new (text));
  gtk_widget_set_halign (gtk_check_button_get_child (GTK_CHECK_BUTTON (button)), GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (gtk_check_button_get_child (GTK_CHECK_BUTTON (button)), TRUE);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), self->none);
  gtk_widget_set_size_request (button, COXA_ROOM_TOUCH, COXA_ROOM_TOUCH);
  gtk_widget_add_css_class (button, "pain-number");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "value", GINT_TO_POINTER (value));
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_widget_set_parent (button, self->buttons);

  return GTK_CHECK_BUTTON (button);
}

/* A number that is typed is the answer; a 0 after a 1 makes it a 10. */
static gboolean
type_cb (CoxaPainScale   *self,
         guint            key,
         guint            code G_GNUC_UNUSED,
         GdkModifierType  state)
{
  gunichar letter = gdk_keyval_to_unicode (key);
  int value;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || !g_unichar_isdigit (letter))
    return FALSE;

  value = g_unichar_digit_value (letter);
  if (value == 0 && self->value == 1)
    value = WORST;
  gtk_widget_grab_focus (GTK_WIDGET (self->numbers[value]));
  coxa_pain_scale_set_value (self, value);

  return TRUE;
}

static void
coxa_pain_scale_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_VALUE:
      g_value_set_int (value, COXA_PAIN_SCALE (object)->value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
coxa_pain_scale_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_VALUE:
      coxa_pain_scale_set_value (COXA_PAIN_SCALE (object), g_value_get_int (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

/* Whoever comes by keyboard is at the answer, or at the first that can be given. */
static gboolean
coxa_pain_scale_grab_focus (GtkWidget *widget)
{
  CoxaPainScale *self = COXA_PAIN_SCALE (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->numbers[MAX (self->value, 0)]));
}

static void
coxa_pain_scale_dispose (GObject *object)
{
  CoxaPainScale *self = COXA_PAIN_SCALE (object);
  GtkWidget *child;

  if (self->buttons != NULL)
    while ((child = gtk_widget_get_first_child (self->buttons)) != NULL)
      gtk_widget_unparent (child);
  self->buttons = NULL;
  g_clear_object (&self->none);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (coxa_pain_scale_parent_class)->dispose (object);
}

static void
coxa_pain_scale_class_init (CoxaPainScaleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = coxa_pain_scale_get_property;
  object_class->set_property = coxa_pain_scale_set_property;
  object_class->dispose = coxa_pain_scale_dispose;
  widget_class->grab_focus = coxa_pain_scale_grab_focus;

  properties[PROP_VALUE] = g_param_spec_int ("value", NULL, NULL, COXA_PAIN_SCALE_NONE, WORST, COXA_PAIN_SCALE_NONE,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_css_name (widget_class, "painscale");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
coxa_pain_scale_init (CoxaPainScale *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *ends = gtk_grid_new ();
  /* Translators: below the buttons 0 to 10 */
  GtkWidget *least = gtk_label_new (_("0 = no pain"));
  /* Translators: below the buttons 0 to 10 */
  GtkWidget *most = gtk_label_new (_("10 = the worst you can imagine"));

  self->value = COXA_PAIN_SCALE_NONE;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->buttons = g_object_new (GTK_TYPE_BOX,
                                "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO_GROUP,
                                "layout-manager", coxa_wrap_layout_new (SPACING, SPACING, 0),
                                NULL);
  gtk_widget_set_parent (self->buttons, GTK_WIDGET (self));
  self->none = g_object_ref_sink (GTK_CHECK_BUTTON (gtk_check_button_new ()));
  gtk_check_button_set_active (self->none, TRUE);
  for (int i = 0; i <= WORST; i++)
    self->numbers[i] = create_number (self, i);

  gtk_widget_add_css_class (ends, "pain-ends");
  gtk_widget_set_hexpand (most, TRUE);
  gtk_label_set_xalign (GTK_LABEL (least), 0.0);
  gtk_label_set_xalign (GTK_LABEL (most), 1.0);
  gtk_label_set_wrap (GTK_LABEL (least), TRUE);
  gtk_label_set_wrap (GTK_LABEL (most), TRUE);
  gtk_label_set_justify (GTK_LABEL (most), GTK_JUSTIFY_RIGHT);
  gtk_grid_attach (GTK_GRID (ends), least, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (ends), most, 1, 0, 1, 1);
  gtk_widget_set_parent (ends, GTK_WIDGET (self));

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (type_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * coxa_pain_scale_new:
 * @question: what is asked; how a screen reader calls the buttons together
 *
 * Returns: (transfer floating): a scale on which nothing is chosen
 */
GtkWidget *
coxa_pain_scale_new (const char *question)
{
  CoxaPainScale *self = g_object_new (COXA_TYPE_PAIN_SCALE, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons), GTK_ACCESSIBLE_PROPERTY_LABEL, question, -1);

  return GTK_WIDGET (self);
}

/**
 * coxa_pain_scale_get_value:
 * @self: a scale
 *
 * Returns: 0–10, or %COXA_PAIN_SCALE_NONE
 */
int
coxa_pain_scale_get_value (CoxaPainScale *self)
{
  g_return_val_if_fail (COXA_IS_PAIN_SCALE (self), COXA_PAIN_SCALE_NONE);

  return self->value;
}

/**
 * coxa_pain_scale_set_value:
 * @self: a scale
 * @value: 0–10, or %COXA_PAIN_SCALE_NONE
 *
 * Chooses a number, or none.
 */
void
coxa_pain_scale_set_value (CoxaPainScale *self,
                           int            value)
{
  g_return_if_fail (COXA_IS_PAIN_SCALE (self));
  g_return_if_fail (value >= COXA_PAIN_SCALE_NONE && value <= WORST);

  if (self->value == value)
    return;

  self->value = value;
  gtk_check_button_set_active (value < 0 ? self->none : self->numbers[value], TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}
