#include "coxa-page-view.h"

#include "coxa-column-layout.h"
#include "coxa-head-layout.h"
#include "coxa-link-chip.h"
#include "coxa-page-body.h"
#include "coxa-page-sections.h"
#include "coxa-section-tabs.h"
#include "coxa-wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define WIDTH_MIN      280
#define WIDTH_NATURAL  460
#define HEIGHT_MIN     160
#define HEIGHT_NATURAL 600

struct _CoxaPageView
{
  GtkWidget          parent_instance;

  CoxaAtlas         *atlas;
  CoxaAddress       *address;  /* as asked for, or NULL */
  CoxaLevel          level;

  CoxaThumbnailFunc  thumbnail;
  gpointer           thumbnail_data;
  GDestroyNotify     thumbnail_destroy;

  GtkStack          *stack;
  GtkScrolledWindow *scroller;
  GtkLabel          *title;
  GtkLabel          *latin;
  GtkToggleButton   *plain;
  GtkToggleButton   *clinical;
  GtkButton         *flag;       /* leads to what should not be missed */
  GtkLabel          *flag_label;
  const char        *flagged;    /* the section it leads to, of an entry that the atlas keeps */
  GtkWidget         *to_do;      /* what can be done with something to do */
  GtkButton         *start;
  GtkButton         *add_to_programme;
  CoxaSectionTabs   *tabs;
  CoxaPageBody      *body;
  AdwStatusPage     *problem;
};

enum
{
  PROP_0,
  PROP_ATLAS,
  PROP_LEVEL,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (CoxaPageView, coxa_page_view, GTK_TYPE_WIDGET)

static void
go (CoxaPageView      *self,
    const CoxaAddress *address)
{
  g_autofree char *target = coxa_address_to_string (address);

  gtk_widget_activate_action (GTK_WIDGET (self), "app.go", "s", target);
}

static void
show_problem (CoxaPageView *self,
              const GError *error)
{
  g_autofree char *message = g_markup_escape_text (error->message, -1);

  adw_status_page_set_title (self->problem, g_error_matches (error, COXA_ATLAS_ERROR, COXA_ATLAS_ERROR_MISSING)
                                              ? _("This Page Is Not in the Atlas")
                                              : _("This Page Cannot Be Read"));
  adw_status_page_set_description (self->problem, message);
  coxa_page_body_clear (self->body);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
show_head (CoxaPageView    *self,
           const CoxaEntry *entry)
{
  gtk_label_set_text (self->title, entry->title);
  gtk_label_set_text (self->latin, entry->latin != NULL ? entry->latin : "");
  gtk_widget_set_visible (GTK_WIDGET (self->latin), entry->latin != NULL);
}

/* What has an amount can be followed, and so can a programme; which may be put into another. */
static void
show_to_do (CoxaPageView    *self,
            const CoxaEntry *entry)
{
  const CoxaPractice *practice = entry->practice;
  gboolean is_programme = g_str_equal (entry->kind, "programme");
  gboolean has_amount = practice != NULL && practice->dose != NULL &&
                        (practice->dose->reps.max > 0 || practice->dose->hold.max > 0);
  g_autofree char *address = coxa_address_to_string (self->address);
  /* Translators: a button; %s is what one does */
  g_autofree char *name = g_strdup_printf (_("Start %s"), entry->title);

  gtk_widget_set_visible (self->to_do, has_amount || is_programme);
  gtk_widget_set_visible (GTK_WIDGET (self->add_to_programme), has_amount);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->start), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->start), "s", address);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add_to_programme), "s", address);
}

static gboolean
has_focus_inside (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* A line above the tabs leads to what should not be missed. */
static void
show_flag (CoxaPageView      *self,
           const CoxaEntry   *entry,
           const CoxaSection *section)
{
  const char *title = NULL;
  const CoxaSection *flag = coxa_page_sections_get_flag (entry, section, &title);

  self->flagged = flag != NULL ? flag->id : NULL;
  if (flag != NULL)
    {
      if (coxa_page_sections_is_flag (flag))
        gtk_widget_remove_css_class (GTK_WIDGET (self->flag), "calm");
      else
        gtk_widget_add_css_class (GTK_WIDGET (self->flag), "calm");
      gtk_label_set_text (self->flag_label, title);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->flag), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
    }
  /* Whoever followed it by keyboard goes on from the tab it led to. */
  else if (has_focus_inside (GTK_WIDGET (self->flag)))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->tabs));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->flag), flag != NULL);
}

static void
show_section (CoxaPageView      *self,
              const CoxaEntry   *entry,
              const CoxaSection *section)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_autoptr(GPtrArray) sections = coxa_page_sections_list (entry);

  coxa_section_tabs_set_sections (self->tabs, sections);
  coxa_section_tabs_select (self->tabs, section->id);
  /* One chip leads nowhere. */
  gtk_widget_set_visible (GTK_WIDGET (self->tabs), sections->len > 1);
  show_flag (self, entry, section);

  /* Who has scrolled stays where they are, which takes the whole page. */
  coxa_page_body_show (self->body, self->atlas, entry, section, self->address, self->level,
                       gtk_adjustment_get_value (adjustment) > gtk_adjustment_get_lower (adjustment));
  coxa_page_view_thumbnails_changed (self);
}

/* Not by moving the focus on: GTK 4.8 warns when a label with links takes it while nothing has it. */
static void
grab_first (CoxaPageView *self)
{
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "problem"))
    gtk_widget_grab_focus (adw_status_page_get_child (self->problem));
  else if (gtk_widget_get_visible (GTK_WIDGET (self->tabs)))
    gtk_widget_grab_focus (GTK_WIDGET (self->tabs));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->level == COXA_LEVEL_CLINICAL ? self->clinical : self->plain));
}

/* Shows where the address leads. What is there already, title and chips, stays in place, and so does the focus. */
static void
update (CoxaPageView *self)
{
  g_autofree char *page = NULL;
  g_autoptr(GError) error = NULL;
  CoxaEntry *entry;
  const CoxaSection *section;
  gboolean had_focus = has_focus_inside (GTK_WIDGET (self));

  if (self->atlas == NULL || self->address == NULL)
    return;

  page = coxa_address_dup_page (self->address);
  entry = coxa_atlas_get_entry (self->atlas, page, &error);
  if (entry == NULL)
    {
      show_problem (self, error);
    }
  else
    {
      section = coxa_page_sections_find (entry, self->address->section);
      show_head (self, entry);
      show_to_do (self, entry);
      show_section (self, entry, section);
      gtk_stack_set_visible_child_name (self->stack, "page");
    }

  /* A link that was followed is gone: go on from the start of the page. */
  if (had_focus && !has_focus_inside (GTK_WIDGET (self)))
    grab_first (self);
}

static void
scroll_to_top (CoxaPageView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_lower (adjustment));
}

static void
chosen_cb (CoxaPageView *self,
           const char   *id)
{
  g_autoptr(CoxaAddress) address = coxa_address_copy (self->address);

  /* A section sets its own scene: a depth that was peeled for another would hide what it shows. */
  g_free (address->section);
  address->section = g_strdup (id);
  address->depth = 0;
  go (self, address);
}

static void
flag_cb (CoxaPageView *self)
{
  if (self->flagged != NULL)
    chosen_cb (self, self->flagged);
}

static void
level_cb (CoxaPageView *self)
{
  coxa_page_view_set_level (self, gtk_toggle_button_get_active (self->clinical) ? COXA_LEVEL_CLINICAL : COXA_LEVEL_PLAIN);
}

static void
home_cb (CoxaPageView *self)
{
  g_autofree char *text = NULL;
  g_autoptr(CoxaAddress) address = NULL;

  if (self->atlas == NULL)
    return;

  text = g_strconcat ("coxa:", coxa_atlas_get_home (self->atlas), NULL);
  address = coxa_address_parse (text, NULL);
  if (address != NULL)
    go (self, address);
}

static void
coxa_page_view_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  CoxaPageView *self = COXA_PAGE_VIEW (object);

  switch (property_id)
    {
    case PROP_ATLAS:
      g_value_set_object (value, self->atlas);
      break;

    case PROP_LEVEL:
      g_value_set_int (value, (int) self->level);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
coxa_page_view_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  CoxaPageView *self = COXA_PAGE_VIEW (object);

  switch (property_id)
    {
    case PROP_ATLAS:
      coxa_page_view_set_atlas (self, g_value_get_object (value));
      break;

    case PROP_LEVEL:
      coxa_page_view_set_level (self, (CoxaLevel) g_value_get_int (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
coxa_page_view_dispose (GObject *object)
{
  CoxaPageView *self = COXA_PAGE_VIEW (object);

  coxa_page_view_set_thumbnails (self, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), COXA_TYPE_PAGE_VIEW);
  g_clear_object (&self->atlas);

  G_OBJECT_CLASS (coxa_page_view_parent_class)->dispose (object);
}

static void
coxa_page_view_finalize (GObject *object)
{
  CoxaPageView *self = COXA_PAGE_VIEW (object);

  g_clear_pointer (&self->address, coxa_address_free);

  G_OBJECT_CLASS (coxa_page_view_parent_class)->finalize (object);
}

/* What a page needs does not depend on what stands on it: asking all of its labels what width they would like, and how high
 * they are at a width that they never get, would take longer than laying them out. */
static void
coxa_page_view_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH_MIN : HEIGHT_MIN;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH_NATURAL : HEIGHT_NATURAL;
}

static void
coxa_page_view_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child == NULL || !gtk_widget_should_layout (child))
    return;

  /* GTK wants every child measured before it is given a place. */
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static void
coxa_page_view_class_init (CoxaPageViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = coxa_page_view_get_property;
  object_class->set_property = coxa_page_view_set_property;
  object_class->dispose = coxa_page_view_dispose;
  object_class->finalize = coxa_page_view_finalize;

  properties[PROP_ATLAS] = g_param_spec_object ("atlas", NULL, NULL, COXA_TYPE_ATLAS,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LEVEL] = g_param_spec_int ("level", NULL, NULL, COXA_LEVEL_PLAIN, COXA_LEVEL_CLINICAL, COXA_LEVEL_PLAIN,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (COXA_TYPE_COLUMN_LAYOUT);
  g_type_ensure (COXA_TYPE_HEAD_LAYOUT);
  g_type_ensure (COXA_TYPE_PAGE_BODY);
  g_type_ensure (COXA_TYPE_SECTION_TABS);
  g_type_ensure (COXA_TYPE_WRAP_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/coxa/Coxa/ui/coxa-page-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CoxaPageView, stack);
  gtk_widget_class_bind_template_child (widget_class, CoxaPageView, scroller);
  gtk_widget_class_bind_template_child (widget_class, CoxaPageView, title);
  gtk_widget_class_bind_template_child (widget_class, CoxaPageView, latin);
  gtk_widget_class_bind_template_child (widget_class, CoxaPageView, plain);
  gtk_widget_class_bind_template_child (widget_class, CoxaPageView, clinical);
  gtk_widget_class_bind_template_child (widget_class, CoxaPageView, flag);
  gtk_widget_class_bind_template_child (widget_class, CoxaPageView, flag_label);
  gtk_widget_class_bind_template_child (widget_class, CoxaPageView, to_do);
  gtk_widget_class_bind_template_child (widget_class, CoxaPageView, start);
  gtk_widget_class_bind_template_child (widget_class, CoxaPageView, add_to_programme);
  gtk_widget_class_bind_template_child (widget_class, CoxaPageView, tabs);
  gtk_widget_class_bind_template_child (widget_class, CoxaPageView, body);
  gtk_widget_class_bind_template_child (widget_class, CoxaPageView, problem);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, flag_cb);
  gtk_widget_class_bind_template_callback (widget_class, level_cb);
  gtk_widget_class_bind_template_callback (widget_class, home_cb);

  gtk_widget_class_set_css_name (widget_class, "pageview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  widget_class->measure = coxa_page_view_measure;
  widget_class->size_allocate = coxa_page_view_size_allocate;
}

static void
coxa_page_view_init (CoxaPageView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->body, "chips-changed", G_CALLBACK (coxa_page_view_thumbnails_changed), self);
}

/**
 * coxa_page_view_new:
 *
 * Returns: (transfer floating): a page column that shows nothing until it has an atlas and an address
 */
GtkWidget *
coxa_page_view_new (void)
{
  return g_object_new (COXA_TYPE_PAGE_VIEW, NULL);
}

/**
 * coxa_page_view_set_atlas:
 * @self: a page view
 * @atlas: (nullable): where pages come from
 *
 * Gives the view what it reads from.
 */
void
coxa_page_view_set_atlas (CoxaPageView *self,
                          CoxaAtlas    *atlas)
{
  g_return_if_fail (COXA_IS_PAGE_VIEW (self));
  g_return_if_fail (atlas == NULL || COXA_IS_ATLAS (atlas));

  if (!g_set_object (&self->atlas, atlas))
    return;

  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ATLAS]);
}

static gboolean
shows_the_same (const CoxaAddress *a,
                const CoxaAddress *b)
{
  static const char * const none[] = { NULL };

  return a != NULL && g_strcmp0 (a->kind, b->kind) == 0 && g_strcmp0 (a->slug, b->slug) == 0 &&
         g_strcmp0 (a->section, b->section) == 0 && a->side == b->side && g_strcmp0 (a->view, b->view) == 0 &&
         a->depth == b->depth &&
         g_strv_equal (a->pick != NULL ? (const char * const *) a->pick : none,
                       b->pick != NULL ? (const char * const *) b->pick : none);
}

/**
 * coxa_page_view_set_address:
 * @self: a page view
 * @address: a page, or a section of one
 *
 * Shows the page of an address, from its top. A section that the page does not have shows the first. A page that cannot be
 * read shows why, and the way home.
 */
void
coxa_page_view_set_address (CoxaPageView      *self,
                            const CoxaAddress *address)
{
  gboolean is_same_section;
  g_autoptr(CoxaAddress) old = NULL;

  g_return_if_fail (COXA_IS_PAGE_VIEW (self));
  g_return_if_fail (address != NULL);

  old = g_steal_pointer (&self->address);
  self->address = coxa_address_copy (address);
  if (shows_the_same (old, address))
    return;

  /* Peeling and turning change at most the legend. */
  is_same_section = old != NULL && g_strcmp0 (old->kind, address->kind) == 0 && g_strcmp0 (old->slug, address->slug) == 0 &&
                    g_strcmp0 (old->section, address->section) == 0;
  if (!is_same_section)
    scroll_to_top (self);
  update (self);
}

/**
 * coxa_page_view_get_address:
 * @self: a page view
 *
 * Returns: (transfer none) (nullable): the address on show
 */
const CoxaAddress *
coxa_page_view_get_address (CoxaPageView *self)
{
  g_return_val_if_fail (COXA_IS_PAGE_VIEW (self), NULL);

  return self->address;
}

/**
 * coxa_page_view_set_level:
 * @self: a page view
 * @level: for whom the text is
 *
 * Changes the reading level; the page stays where it is scrolled to.
 */
void
coxa_page_view_set_level (CoxaPageView *self,
                          CoxaLevel     level)
{
  g_return_if_fail (COXA_IS_PAGE_VIEW (self));
  g_return_if_fail (level == COXA_LEVEL_PLAIN || level == COXA_LEVEL_CLINICAL);

  if (self->level == level)
    return;

  self->level = level;
  gtk_toggle_button_set_active (level == COXA_LEVEL_CLINICAL ? self->clinical : self->plain, TRUE);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEVEL]);
}

/**
 * coxa_page_view_get_level:
 * @self: a page view
 *
 * Returns: for whom the text is
 */
CoxaLevel
coxa_page_view_get_level (CoxaPageView *self)
{
  g_return_val_if_fail (COXA_IS_PAGE_VIEW (self), COXA_LEVEL_PLAIN);

  return self->level;
}

/**
 * coxa_page_view_set_thumbnails:
 * @self: a page view
 * @func: (nullable): gives the tiny picture of a page, or %NULL
 * @user_data: handed to @func
 * @destroy: (nullable): frees @user_data
 *
 * Says where the chips' pictures come from.
 */
void
coxa_page_view_set_thumbnails (CoxaPageView      *self,
                               CoxaThumbnailFunc  func,
                               gpointer           user_data,
                               GDestroyNotify     destroy)
{
  g_return_if_fail (COXA_IS_PAGE_VIEW (self));

  if (self->thumbnail_destroy != NULL)
    self->thumbnail_destroy (self->thumbnail_data);

  self->thumbnail = func;
  self->thumbnail_data = user_data;
  self->thumbnail_destroy = destroy;
  coxa_page_view_thumbnails_changed (self);
}

/**
 * coxa_page_view_thumbnails_changed:
 * @self: a page view
 *
 * Asks for the chips' pictures again.
 */
void
coxa_page_view_thumbnails_changed (CoxaPageView *self)
{
  GPtrArray *chips;

  g_return_if_fail (COXA_IS_PAGE_VIEW (self));

  if (self->thumbnail == NULL || self->body == NULL)
    return;

  chips = coxa_page_body_get_chips (self->body);
  for (guint i = 0; i < chips->len; i++)
    {
      CoxaLinkChip *chip = g_ptr_array_index (chips, i);

      coxa_link_chip_set_picture (chip, self->thumbnail (coxa_link_chip_get_page (chip), self->thumbnail_data));
    }
}
