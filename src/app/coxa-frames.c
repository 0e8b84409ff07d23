#include "config.h"

#include "coxa-frames.h"

#include <glib/gi18n.h>

struct _CoxaFrames
{
  GtkBox      parent_instance;

  CoxaPlates *plates;
  GtkWidget  *frames;     /* a button for each frame */
  GtkWidget  *views;      /* and for each view of the one on show */
  GMenu      *menu;
  GMenu      *views_menu;
  GMenu      *figures_menu;
  char       *group;      /* on show */
  guint       n_frames;
  guint       n_views;
};

G_DEFINE_FINAL_TYPE (CoxaFrames, coxa_frames, GTK_TYPE_BOX)

/* What a reader calls a group of views or a figure. */
static const char *
get_name (const char *id)
{
  static const struct { const char *id; const char *name; } names[] = {
    { "hip", N_("Hip") },
    { "thigh", N_("Thigh") },
    { "body", N_("Body") },
    { "female", N_("Female") },
    { "male", N_("Male") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].id, id))
      return _(names[i].name);

  return id;
}

/**
 * coxa_frames_get_title:
 * @group: a group of views
 * @side: which side is on show
 *
 * Returns: (transfer none): what is on show, such as "Right hip"
 */
const char *
coxa_frames_get_title (const char *group,
                       CoxaSide    side)
{
  gboolean is_right = side == COXA_SIDE_RIGHT;

  if (g_str_equal (group, "body"))
    return is_right ? _("Body, right side") : _("Body, left side");
  if (g_str_equal (group, "thigh"))
    return is_right ? _("Right thigh") : _("Left thigh");

  return is_right ? _("Right hip") : _("Left hip");
}

static GtkWidget *
append_button (GtkWidget  *box,
               GMenu      *menu,
               const char *label,
               const char *action,
               const char *target)
{
  g_autofree char *detailed = g_strconcat (action, "::", target, NULL);
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_box_append (GTK_BOX (box), button);
  g_menu_append (menu, label, detailed);

  return button;
}

static void
fill_views (CoxaFrames *self)
{
  GtkWidget *child;
  g_autoptr(GPtrArray) figures = g_ptr_array_new ();

  while ((child = gtk_widget_get_first_child (self->views)) != NULL)
    gtk_box_remove (GTK_BOX (self->views), child);
  g_menu_remove_all (self->views_menu);
  g_menu_remove_all (self->figures_menu);

  self->n_views = 0;
  for (guint i = 0; i < self->plates->views->len; i++)
    {
      const CoxaView *view = g_ptr_array_index (self->plates->views, i);

      if (!g_str_equal (view->group, self->group))
        continue;
      if (view->figure != NULL && !g_ptr_array_find_with_equal_func (figures, view->figure, g_str_equal, NULL))
        g_ptr_array_add (figures, view->figure);
      if (!view->is_named)
        continue;
      append_button (self->views, self->views_menu, view->name, "win.view", view->id);
      self->n_views++;
    }
  gtk_widget_set_visible (self->views, self->n_views > 1);

  for (guint i = 0; figures->len > 1 && i < figures->len; i++)
    {
      const char *figure = g_ptr_array_index (figures, i);
      g_autofree char *action = g_strconcat ("win.figure::", figure, NULL);

      g_menu_append (self->figures_menu, get_name (figure), action);
    }
}

/* In the order in which the plates have them. */
static void
fill_frames (CoxaFrames *self)
{
  g_autoptr(GPtrArray) groups = g_ptr_array_new ();
  g_autoptr(GMenu) menu = g_menu_new ();

  for (guint i = 0; i < self->plates->views->len; i++)
    {
      const CoxaView *view = g_ptr_array_index (self->plates->views, i);

      if (view->is_named && !g_ptr_array_find_with_equal_func (groups, view->group, g_str_equal, NULL))
        g_ptr_array_add (groups, view->group);
    }

  self->n_frames = groups->len;
  for (guint i = 0; i < groups->len; i++)
    {
      const char *group = g_ptr_array_index (groups, i);

      append_button (self->frames, menu, get_name (group), "win.frame", group);
    }
  gtk_widget_set_visible (self->frames, self->n_frames > 1);
  if (self->n_frames > 1)
    g_menu_append_section (self->menu, _("What Is Drawn"), G_MENU_MODEL (menu));
  g_menu_append_section (self->menu, _("View"), G_MENU_MODEL (self->views_menu));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (self->figures_menu));
}

/**
 * coxa_frames_set_plates:
 * @self: the buttons
 * @plates: what there is; kept
 */
void
coxa_frames_set_plates (CoxaFrames *self,
                        CoxaPlates *plates)
{
  g_return_if_fail (COXA_IS_FRAMES (self) && self->plates == NULL);

  self->plates = coxa_plates_ref (plates);
  fill_frames (self);
}

/**
 * coxa_frames_show:
 * @self: the buttons
 * @scene: what is on show
 *
 * Offers the views of the frame that is on show.
 */
void
coxa_frames_show (CoxaFrames      *self,
                  const CoxaScene *scene)
{
  const CoxaView *view;

  g_return_if_fail (COXA_IS_FRAMES (self) && scene != NULL);

  view = self->plates != NULL ? coxa_plates_get_view (self->plates, scene->view) : NULL;
  if (view == NULL || g_strcmp0 (self->group, view->group) == 0)
    return;

  g_free (self->group);
  self->group = g_strdup (view->group);
  fill_views (self);
}

/**
 * coxa_frames_get_menu:
 * @self: the buttons
 *
 * Returns: (transfer none): the same as a menu; it follows
 */
GMenuModel *
coxa_frames_get_menu (CoxaFrames *self)
{
  g_return_val_if_fail (COXA_IS_FRAMES (self), NULL);

  return G_MENU_MODEL (self->menu);
}

/**
 * coxa_frames_is_needed:
 * @self: the buttons
 *
 * Returns: whether there is anything to choose
 */
gboolean
coxa_frames_is_needed (CoxaFrames *self)
{
  g_return_val_if_fail (COXA_IS_FRAMES (self), FALSE);

  return self->n_frames > 1 || self->n_views > 1;
}

static void
coxa_frames_finalize (GObject *object)
{
  CoxaFrames *self = COXA_FRAMES (object);

  g_clear_pointer (&self->plates, coxa_plates_unref);
  g_clear_object (&self->menu);
  g_clear_object (&self->views_menu);
  g_clear_object (&self->figures_menu);
  g_free (self->group);
  G_OBJECT_CLASS (coxa_frames_parent_class)->finalize (object);
}

static void
coxa_frames_class_init (CoxaFramesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = coxa_frames_finalize;
}

static GtkWidget *
new_box (const char *label)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO_GROUP, "visible", FALSE, NULL);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "views");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return box;
}

static void
coxa_frames_init (CoxaFrames *self)
{
  self->menu = g_menu_new ();
  self->views_menu = g_menu_new ();
  self->figures_menu = g_menu_new ();
  self->frames = new_box (_("What Is Drawn"));
  self->views = new_box (_("View"));
  gtk_box_append (GTK_BOX (self), self->frames);
  gtk_box_append (GTK_BOX (self), self->views);
  gtk_box_set_spacing (GTK_BOX (self), 12);
}
