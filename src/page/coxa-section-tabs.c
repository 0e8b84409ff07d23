#include "coxa-section-tabs.h"

#include "coxa-entry.h"
#include "coxa-wrap-layout.h"

#include <glib/gi18n.h>

#define SPACING 5

struct _CoxaSectionTabs
{
  GtkWidget  parent_instance;

  GPtrArray *ids;   /* char * */
  GPtrArray *chips; /* GtkButton, children */
  GtkWidget *selected;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaSectionTabs, coxa_section_tabs, GTK_TYPE_WIDGET)

static void
clicked_cb (CoxaSectionTabs *self,
            GtkWidget       *chip)
{
  guint i;

  if (g_ptr_array_find (self->chips, chip, &i))
    g_signal_emit (self, signals[CHOSEN], 0, (const char *) g_ptr_array_index (self->ids, i));
}

static GtkWidget *
create_chip (CoxaSectionTabs   *self,
             const CoxaSection *section)
{
  GtkWidget *chip = g_object_new (GTK_TYPE_BUTTON,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_TAB,
                                  "label", section->title,
                                  NULL);

  gtk_widget_add_css_class (chip, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, section->title, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_STATE_SELECTED, FALSE, -1);
  g_signal_connect_swapped (chip, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_widget_set_parent (chip, GTK_WIDGET (self));

  return chip;
}

static gboolean
has_sections (CoxaSectionTabs *self,
              GPtrArray       *sections)
{
  if (self->ids->len != sections->len)
    return FALSE;

  for (guint i = 0; i < sections->len; i++)
    {
      const CoxaSection *section = g_ptr_array_index (sections, i);

      if (!g_str_equal (g_ptr_array_index (self->ids, i), section->id) ||
          !g_str_equal (gtk_button_get_label (g_ptr_array_index (self->chips, i)), section->title))
        return FALSE;
    }

  return TRUE;
}

static void
clear (CoxaSectionTabs *self)
{
  self->selected = NULL;
  for (guint i = 0; i < self->chips->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->chips, i));
  g_ptr_array_set_size (self->chips, 0);
  g_ptr_array_set_size (self->ids, 0);
}

/* The next chip in reading order, whichever line it stands on. */
static gboolean
move_along (CoxaSectionTabs *self,
            GtkWidget       *focused,
            int              by)
{
  guint i;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    by = -by;

  if (!g_ptr_array_find (self->chips, focused, &i))
    return FALSE;

  i = (i + self->chips->len + (guint) by) % self->chips->len;

  return gtk_widget_grab_focus (g_ptr_array_index (self->chips, i));
}

static gboolean
coxa_section_tabs_focus (GtkWidget        *widget,
                         GtkDirectionType  direction)
{
  CoxaSectionTabs *self = COXA_SECTION_TABS (widget);
  GtkWidget *focused = gtk_widget_get_focus_child (widget);

  if (self->chips->len == 0)
    return FALSE;

  if (focused == NULL)
    return gtk_widget_grab_focus (self->selected != NULL ? self->selected : g_ptr_array_index (self->chips, 0));

  switch (direction)
    {
    case GTK_DIR_LEFT:
      return move_along (self, focused, -1);

    case GTK_DIR_RIGHT:
      return move_along (self, focused, 1);

    case GTK_DIR_UP:
    case GTK_DIR_DOWN:
      return GTK_WIDGET_CLASS (coxa_section_tabs_parent_class)->focus (widget, direction);

    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
    default:
      return FALSE;
    }
}

static gboolean
coxa_section_tabs_grab_focus (GtkWidget *widget)
{
  CoxaSectionTabs *self = COXA_SECTION_TABS (widget);

  return self->selected != NULL && gtk_widget_grab_focus (self->selected);
}

static void
coxa_section_tabs_dispose (GObject *object)
{
  clear (COXA_SECTION_TABS (object));

  G_OBJECT_CLASS (coxa_section_tabs_parent_class)->dispose (object);
}

static void
coxa_section_tabs_finalize (GObject *object)
{
  CoxaSectionTabs *self = COXA_SECTION_TABS (object);

  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_pointer (&self->chips, g_ptr_array_unref);

  G_OBJECT_CLASS (coxa_section_tabs_parent_class)->finalize (object);
}

static void
coxa_section_tabs_class_init (CoxaSectionTabsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = coxa_section_tabs_dispose;
  object_class->finalize = coxa_section_tabs_finalize;
  widget_class->focus = coxa_section_tabs_focus;
  widget_class->grab_focus = coxa_section_tabs_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "sectiontabs");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TAB_LIST);

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
coxa_section_tabs_init (CoxaSectionTabs *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->chips = g_ptr_array_new ();
  gtk_widget_set_layout_manager (GTK_WIDGET (self), coxa_wrap_layout_new (SPACING, SPACING, 0));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sections of this page"), -1);
}

/**
 * coxa_section_tabs_set_sections:
 * @self: tabs
 * @sections: (element-type CoxaSection): a page's sections
 *
 * Shows chips for sections. Those that are there already stay as they are, with the focus they may have.
 */
void
coxa_section_tabs_set_sections (CoxaSectionTabs *self,
                                GPtrArray       *sections)
{
  g_return_if_fail (COXA_IS_SECTION_TABS (self));
  g_return_if_fail (sections != NULL);

  if (has_sections (self, sections))
    return;

  clear (self);
  for (guint i = 0; i < sections->len; i++)
    {
      const CoxaSection *section = g_ptr_array_index (sections, i);

      g_ptr_array_add (self->ids, g_strdup (section->id));
      g_ptr_array_add (self->chips, create_chip (self, section));
    }
}

/**
 * coxa_section_tabs_select:
 * @self: tabs
 * @id: a section's id
 *
 * Marks the chip of the section on show.
 */
void
coxa_section_tabs_select (CoxaSectionTabs *self,
                          const char      *id)
{
  g_return_if_fail (COXA_IS_SECTION_TABS (self));
  g_return_if_fail (id != NULL);

  for (guint i = 0; i < self->chips->len; i++)
    {
      GtkWidget *chip = g_ptr_array_index (self->chips, i);
      gboolean is_selected = g_str_equal (g_ptr_array_index (self->ids, i), id);

      if (is_selected == (chip == self->selected))
        continue;

      if (is_selected)
        gtk_widget_add_css_class (chip, "chosen");
      else
        gtk_widget_remove_css_class (chip, "chosen");
      gtk_accessible_update_state (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_STATE_SELECTED, is_selected, -1);
    }

  self->selected = NULL;
  for (guint i = 0; i < self->chips->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (self->ids, i), id))
        self->selected = g_ptr_array_index (self->chips, i);
    }
}
