#include "config.h"

#include "coxa-handout-phone.h"

#include "coxa-qr.h"

#include <glib/gi18n.h>

#define MODULE 3 /* logical pixels */

struct _CoxaHandoutPhone
{
  GtkPopover  parent_instance;

  GtkWidget  *box;
  char       *text;
};

G_DEFINE_FINAL_TYPE (CoxaHandoutPhone, coxa_handout_phone, GTK_TYPE_POPOVER)

static void
coxa_handout_phone_finalize (GObject *object)
{
  g_free (COXA_HANDOUT_PHONE (object)->text);

  G_OBJECT_CLASS (coxa_handout_phone_parent_class)->finalize (object);
}

static void
coxa_handout_phone_class_init (CoxaHandoutPhoneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = coxa_handout_phone_finalize;
}

static void
coxa_handout_phone_init (CoxaHandoutPhone *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                "propagate-natural-width", TRUE, "max-content-height", 620, "child", self->box, NULL);
  gtk_popover_set_child (GTK_POPOVER (self), scroller);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The plan for a phone"), -1);
}

GtkWidget *
coxa_handout_phone_new (void)
{
  return g_object_new (COXA_TYPE_HANDOUT_PHONE, NULL);
}

static void
draw_cb (GtkDrawingArea *area G_GNUC_UNUSED,
         cairo_t        *cr,
         int             width,
         int             height,
         gpointer        qr)
{
  int side = MIN (width, height);

  coxa_qr_draw (qr, cr, (width - side) / 2, (height - side) / 2, side);
}

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 44,
                                   "selectable", TRUE, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_code (CoxaHandoutPhone *self,
          const char       *text,
          guint             number,
          guint             count)
{
  g_autoptr(GError) error = NULL;
  CoxaQr *qr = coxa_qr_new (text, &error);
  GtkWidget *area;
  int side;

  if (qr == NULL)
    {
      gtk_box_append (GTK_BOX (self->box), create_label (error->message, NULL));
      return;
    }

  side = coxa_qr_get_width (qr) * MODULE;
  if (count > 1)
    {
      g_autofree char *caption = g_strdup_printf ("%u/%u", number + 1, count);

      gtk_box_append (GTK_BOX (self->box), create_label (caption, "heading"));
    }
  /* What it holds is what a screen reader has to say of it. */
  area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, "content-width", side,
                       "content-height", side, "halign", GTK_ALIGN_CENTER, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, _("QR code"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, qr, (GDestroyNotify) coxa_qr_free);
  gtk_box_append (GTK_BOX (self->box), area);
}

static void
copy_cb (CoxaHandoutPhone *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->text);
}

/**
 * coxa_handout_phone_show:
 * @self: the popover
 * @handout: a sheet
 *
 * Makes the codes of a sheet.
 */
void
coxa_handout_phone_show (CoxaHandoutPhone  *self,
                         const CoxaHandout *handout)
{
  guint count = g_strv_length (handout->plain);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  g_free (self->text);
  self->text = g_strjoinv ("\n\n", handout->plain);

  gtk_box_append (GTK_BOX (self->box),
                  create_label (handout->too_long != NULL ? handout->too_long
                                : _("Point a phone’s camera here: it shows the plan as text. It needs no internet."), NULL));
  for (guint i = 0; i < count; i++)
    add_code (self, handout->plain[i], i, count);
  if (handout->code != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("Or type in another Coxa: %s"), handout->code);

      gtk_box_append (GTK_BOX (self->box), create_label (text, "heading"));
    }
  if (count > 0)
    {
      GtkWidget *copy = gtk_button_new_with_mnemonic (_("_Copy as Text"));

      g_signal_connect_swapped (copy, "clicked", G_CALLBACK (copy_cb), self);
      gtk_box_append (GTK_BOX (self->box), copy);
    }
}
