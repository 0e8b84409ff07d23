#include "coxa-announcer.h"

struct _CoxaAnnouncer
{
  GtkWidget  parent_instance;

  GtkWidget *alert;
};

G_DEFINE_FINAL_TYPE (CoxaAnnouncer, coxa_announcer, GTK_TYPE_WIDGET)

static void
coxa_announcer_measure (GtkWidget      *widget G_GNUC_UNUSED,
                        GtkOrientation  orientation G_GNUC_UNUSED,
                        int             for_size G_GNUC_UNUSED,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline G_GNUC_UNUSED,
                        int            *natural_baseline G_GNUC_UNUSED)
{
  *minimum = *natural = 1;
}

static void
coxa_announcer_size_allocate (GtkWidget *widget,
                              int        width G_GNUC_UNUSED,
                              int        height G_GNUC_UNUSED,
                              int        baseline)
{
  CoxaAnnouncer *self = COXA_ANNOUNCER (widget);
  int least;
  int high;

  if (self->alert == NULL)
    return;

  gtk_widget_measure (self->alert, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (self->alert, GTK_ORIENTATION_VERTICAL, least, &high, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->alert, &(GtkAllocation) { 0, 0, least, high }, baseline);
}

static void
coxa_announcer_dispose (GObject *object)
{
  g_clear_pointer (&COXA_ANNOUNCER (object)->alert, gtk_widget_unparent);

  G_OBJECT_CLASS (coxa_announcer_parent_class)->dispose (object);
}

static void
coxa_announcer_class_init (CoxaAnnouncerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_announcer_dispose;
  widget_class->measure = coxa_announcer_measure;
  widget_class->size_allocate = coxa_announcer_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "announcer");
}

static void
coxa_announcer_init (CoxaAnnouncer *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * coxa_announcer_new:
 *
 * Returns: (transfer floating): an announcer; it takes a pixel
 */
GtkWidget *
coxa_announcer_new (void)
{
  return g_object_new (COXA_TYPE_ANNOUNCER, NULL);
}

/**
 * coxa_announcer_say:
 * @self: an announcer
 * @text: a few words
 *
 * Has a screen reader say something.
 */
void
coxa_announcer_say (CoxaAnnouncer *self,
                    const char    *text)
{
  g_return_if_fail (COXA_IS_ANNOUNCER (self));
  g_return_if_fail (text != NULL);

  g_clear_pointer (&self->alert, gtk_widget_unparent);
  self->alert = g_object_new (GTK_TYPE_LABEL,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT,
                              "label", text,
                              "ellipsize", PANGO_ELLIPSIZE_END,
                              "opacity", 0.0,
                              NULL);
  gtk_widget_set_parent (self->alert, GTK_WIDGET (self));
}

/**
 * coxa_announcer_get_last:
 * @self: an announcer
 *
 * Returns: (transfer none) (nullable): what was said last
 */
const char *
coxa_announcer_get_last (CoxaAnnouncer *self)
{
  g_return_val_if_fail (COXA_IS_ANNOUNCER (self), NULL);

  return self->alert != NULL ? gtk_label_get_text (GTK_LABEL (self->alert)) : NULL;
}
