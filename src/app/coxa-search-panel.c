#include "config.h"

#include "coxa-search-panel.h"

#include "coxa-search.h"

#include <glib/gi18n.h>

#define ROWS   24 /* hits at most: nobody reads further, they type another word */
#define WIDTH  440
#define HEIGHT 460

/* A row is made once and shows another hit with each keystroke: making them anew would take more than a frame. */
typedef struct
{
  GtkWidget *row;
  GtkWidget *heading; /* of its group, where it is the first */
  GtkWidget *title;
  GtkWidget *reason;
  char      *address;
} Row;

struct _CoxaSearchPanel
{
  GtkPopover    parent_instance;

  CoxaAtlas    *atlas;
  CoxaSearch   *search;     /* NULL until it is made */
  GCancellable *making;
  CoxaSide      side;       /* of the pages that are opened */
  GtkWidget    *entry;
  GtkWidget    *list;
  GtkWidget    *scroller;
  GtkWidget    *hint;       /* where there is nothing to list */
  GtkWidget    *hint_text;
  Row           rows[ROWS];
  guint         n_rows;     /* on show */
};

G_DEFINE_FINAL_TYPE (CoxaSearchPanel, coxa_search_panel, GTK_TYPE_POPOVER)

static const char *
get_group_name (const char *kind)
{
  static const struct { const char *kind; const char *name; } names[] = {
    { "muscle", N_("Muscles") },     { "fascia", N_("Fasciae") },       { "bone", N_("Bones") },
    { "landmark", N_("Landmarks") }, { "joint", N_("Joints") },         { "ligament", N_("Ligaments") },
    { "bursa", N_("Bursae") },       { "nerve", N_("Nerves") },         { "root", N_("Nerve roots") },
    { "vessel", N_("Vessels") },     { "region", N_("Regions") },       { "zone", N_("Places of the body") },
    { "condition", N_("Conditions") }, { "test", N_("Examinations") },  { "exercise", N_("Exercises") },
    { "stretch", N_("Stretches") },  { "release", N_("Releases") },     { "habit", N_("Habits") },
    { "concept", N_("Explained") },  { "programme", N_("Programmes") },
    { COXA_CODES_KIND, N_("Codes") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].kind, kind))
      return _(names[i].name);

  return kind;
}

static void
open_address (CoxaSearchPanel *self,
              const char      *text)
{
  g_autoptr(CoxaAddress) address = coxa_address_parse (text, NULL);
  g_autofree char *target = NULL;

  if (address == NULL)
    return;

  /* A code says its own side. */
  if (!g_str_equal (address->kind, COXA_CODES_KIND))
    address->side = self->side;
  target = coxa_address_to_string (address);
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "app.go", "s", target);
}

static void
row_activated_cb (CoxaSearchPanel *self,
                  GtkListBoxRow   *row)
{
  int number = gtk_list_box_row_get_index (row);

  if (number >= 0 && number < (int) self->n_rows)
    open_address (self, self->rows[number].address);
}

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "xalign", 0.0,
                                   "wrap", TRUE,
                                   "natural-wrap-mode", GTK_NATURAL_WRAP_WORD,
                                   NULL);

  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
make_row (CoxaSearchPanel *self,
          Row             *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  row->row = gtk_list_box_row_new ();
  row->heading = create_label ("heading");
  row->title = create_label ("hit-title");
  row->reason = create_label ("dim-label");
  gtk_widget_add_css_class (row->reason, "caption");
  gtk_widget_set_margin_top (row->heading, 6);
  gtk_box_append (GTK_BOX (box), row->heading);
  gtk_box_append (GTK_BOX (box), row->title);
  gtk_box_append (GTK_BOX (box), row->reason);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row->row), box);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row->row);
}

static void
fill_row (CoxaSearchPanel *self,
          guint            number,
          const CoxaHit   *hit,
          gboolean         is_first)
{
  Row *row = &self->rows[number];

  if (row->row == NULL)
    make_row (self, row);
  g_free (row->address);
  row->address = g_strdup (hit->address);
  gtk_label_set_text (GTK_LABEL (row->heading), get_group_name (hit->kind));
  gtk_widget_set_visible (row->heading, is_first);
  gtk_label_set_text (GTK_LABEL (row->title), hit->title);
  gtk_label_set_text (GTK_LABEL (row->reason), hit->reason);
  gtk_widget_set_visible (row->row, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->row), GTK_ACCESSIBLE_PROPERTY_LABEL, hit->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hit->reason, -1);
}

/* Hits of one kind stand together, the kind of the best hit first; within a kind they stay in their order. */
static GPtrArray *
group (GPtrArray *hits)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *grouped = g_ptr_array_new ();

  for (guint i = 0; i < hits->len; i++)
    {
      const CoxaHit *first = g_ptr_array_index (hits, i);

      if (!g_hash_table_add (seen, first->kind))
        continue;
      for (guint j = i; j < hits->len; j++)
        if (g_str_equal (((CoxaHit *) g_ptr_array_index (hits, j))->kind, first->kind))
          g_ptr_array_add (grouped, g_ptr_array_index (hits, j));
    }

  return grouped;
}

static void
select_row (CoxaSearchPanel *self,
            int              number)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  if (number < 0 || number >= (int) self->n_rows)
    return;

  gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (self->rows[number].row));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT,
                                  self->rows[number].row, -1);
  if (gtk_widget_compute_bounds (self->rows[number].row, self->list, &bounds))
    gtk_adjustment_clamp_page (adjustment, number == 0 ? 0 : bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
show_hint (CoxaSearchPanel *self,
           const char      *text)
{
  gtk_label_set_text (GTK_LABEL (self->hint_text), text);
  gtk_widget_set_visible (self->hint, TRUE);
  gtk_widget_set_visible (self->scroller, FALSE);
}

/* What a short code opens: a page's title with its side, or the exercises of a plan. */
static char *
dup_coded_title (CoxaSearchPanel *self,
                 const CoxaCoded *coded)
{
  g_autoptr(GString) title = g_string_new (NULL);
  g_autofree char *page = coded->address != NULL ? coxa_address_dup_page (coded->address) : NULL;
  const CoxaIndexRow *row = page != NULL ? coxa_atlas_lookup (self->atlas, page) : NULL;

  if (page != NULL)
    {
      const char *side = coded->address->side == COXA_SIDE_LEFT ? C_("side of the body", "left")
                                                                : C_("side of the body", "right");

      return g_strdup_printf ("%s, %s", row != NULL ? row->title : page, side);
    }

  for (guint i = 0; i < coded->items->len; i++)
    {
      const CoxaPresetItem *item = g_ptr_array_index (coded->items, i);

      row = coxa_atlas_lookup (self->atlas, item->page);
      g_string_append_printf (title, "%s%s", i > 0 ? ", " : "", row != NULL ? row->title : item->page);
    }

  return g_string_free (g_steal_pointer (&title), FALSE);
}

/* Puts what a short code stands for before all else. Returns: (nullable): what is wrong with what looks like one. */
static char *
add_code (CoxaSearchPanel *self,
          GPtrArray       *hits,
          const char      *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaCoded) coded = coxa_codes_read (coxa_atlas_get_codes (self->atlas), words, &error);
  CoxaHit *hit;

  if (coded == NULL)
    return coxa_codes_looks_like (words) ? g_strdup (error->message) : NULL;

  hit = g_new0 (CoxaHit, 1);
  hit->address = coxa_codes_dup_address (words);
  hit->kind = g_strdup (COXA_CODES_KIND);
  hit->title = dup_coded_title (self, coded);
  hit->reason = g_strdup (coded->address != NULL ? _("A page’s code from a sheet") : _("A plan’s code from a sheet"));
  g_ptr_array_insert (hits, 0, hit);

  return NULL;
}

static void
update (CoxaSearchPanel *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *words = g_strstrip (g_strdup (text));
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GPtrArray) grouped = NULL;
  g_autofree char *fault = NULL;

  self->n_rows = 0;
  if (words[0] == '\0')
    {
      show_hint (self, _("Type what you look for, in your own words: a muscle, a place that hurts, a test, an exercise."));
      return;
    }
  if (self->search == NULL)
    {
      show_hint (self, _("The pages are being read…"));
      return;
    }

  hits = coxa_search_query (self->search, words, ROWS);
  fault = add_code (self, hits, words);
  grouped = group (hits);
  for (guint i = 0; i < MIN (grouped->len, ROWS); i++)
    {
      const CoxaHit *hit = g_ptr_array_index (grouped, i);
      const CoxaHit *before = i > 0 ? g_ptr_array_index (grouped, i - 1) : NULL;

      fill_row (self, i, hit, before == NULL || !g_str_equal (before->kind, hit->kind));
      self->n_rows++;
    }
  for (guint i = self->n_rows; i < ROWS; i++)
    if (self->rows[i].row != NULL)
      gtk_widget_set_visible (self->rows[i].row, FALSE);

  if (self->n_rows == 0 && fault != NULL)
    {
      show_hint (self, fault);
      return;
    }
  if (self->n_rows == 0)
    {
      g_autofree char *none = NULL;

      /* Translators: %s is what was typed */
      none = g_strdup_printf (_("Nothing is found for “%s”. Fewer words may find more; or point at the place on the body."),
                              words);
      show_hint (self, none);
      return;
    }
  gtk_widget_set_visible (self->hint, FALSE);
  gtk_widget_set_visible (self->scroller, TRUE);
  select_row (self, 0);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  CoxaSearch *search = coxa_search_new_for_atlas_finish (COXA_ATLAS (source), result, &error);
  CoxaSearchPanel *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->making);
  self->search = search;
  if (search != NULL)
    update (self);
  else
    show_hint (self, error->message);
}

static gboolean
key_cb (CoxaSearchPanel *self,
        guint            key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int at = row != NULL ? gtk_list_box_row_get_index (row) : 0;
  int last = (int) self->n_rows - 1;

  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      select_row (self, MIN (at + 1, last));
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      select_row (self, MAX (at - 1, 0));
      return TRUE;
    case GDK_KEY_Page_Down:
      select_row (self, MIN (at + 6, last));
      return TRUE;
    case GDK_KEY_Page_Up:
      select_row (self, MAX (at - 6, 0));
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (row != NULL && self->n_rows > 0)
        row_activated_cb (self, row);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
example_cb (CoxaSearchPanel *self,
            GtkButton       *button)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), gtk_button_get_label (button));
  gtk_widget_grab_focus (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static void
body_cb (CoxaSearchPanel *self)
{
  open_address (self, "region/body");
}

static GtkWidget *
create_hint (CoxaSearchPanel *self)
{
  static const char * const examples[] = { N_("side of the hip hurts at night"), N_("piriformis"), N_("L5"), N_("clamshell") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *body = gtk_button_new_with_label (_("Where does it hurt?"));

  self->hint_text = create_label ("dim-label");
  gtk_widget_set_margin_top (self->hint_text, 8);
  gtk_box_append (GTK_BOX (box), self->hint_text);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_(examples[i]));

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (example_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  g_signal_connect_swapped (body, "clicked", G_CALLBACK (body_cb), self);
  gtk_widget_set_halign (body, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), body);

  return box;
}

static void
coxa_search_panel_dispose (GObject *object)
{
  CoxaSearchPanel *self = COXA_SEARCH_PANEL (object);

  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  g_clear_object (&self->search);
  g_clear_object (&self->atlas);
  for (guint i = 0; i < ROWS; i++)
    g_clear_pointer (&self->rows[i].address, g_free);

  G_OBJECT_CLASS (coxa_search_panel_parent_class)->dispose (object);
}

static void
coxa_search_panel_class_init (CoxaSearchPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coxa_search_panel_dispose;
}

static void
coxa_search_panel_init (CoxaSearchPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search the atlas"), -1);
  g_object_set (self->entry, "placeholder-text", _("Search"), NULL);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_popover_popdown), self);

  /* Before the entry, which would move its cursor or search for the next match. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->entry, keys);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Found pages"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                 "hscrollbar-policy", GTK_POLICY_NEVER,
                                 "child", self->list,
                                 "vexpand", TRUE,
                                 NULL);
  self->hint = create_hint (self);
  gtk_widget_set_vexpand (self->hint, TRUE);

  gtk_widget_set_size_request (box, WIDTH, HEIGHT);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->scroller);
  gtk_box_append (GTK_BOX (box), self->hint);
  gtk_widget_add_css_class (GTK_WIDGET (self), "search-panel");
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
}

/**
 * coxa_search_panel_new:
 * @atlas: in which to search
 *
 * Makes a panel, and begins to read the pages for it in a worker.
 *
 * Returns: (transfer floating): the panel; give it a parent
 */
GtkWidget *
coxa_search_panel_new (CoxaAtlas *atlas)
{
  CoxaSearchPanel *self = g_object_new (COXA_TYPE_SEARCH_PANEL, NULL);

  self->atlas = g_object_ref (atlas);
  self->making = g_cancellable_new ();
  coxa_search_new_for_atlas_async (atlas, self->making, made_cb, self);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * coxa_search_panel_present:
 * @self: a panel with a parent
 * @side: of the pages that are opened from it
 * @text: (nullable): what was typed already; %NULL: what was typed last, chosen, so that the next letter takes its place
 *
 * Opens the panel.
 */
void
coxa_search_panel_present (CoxaSearchPanel *self,
                           CoxaSide         side,
                           const char      *text)
{
  g_return_if_fail (COXA_IS_SEARCH_PANEL (self));

  self->side = side;
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->entry);
  if (text != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
      gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
    }
  else
    gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/* Made when it is first wanted: nobody searches before the first frame. */
static void
present (CoxaWindow *window,
         const char *text)
{
  GtkWidget *button = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (window), COXA_TYPE_WINDOW, "search_button"));
  GtkWidget *panel = g_object_get_data (G_OBJECT (button), "panel");

  if (panel == NULL)
    {
      panel = coxa_search_panel_new (coxa_window_get_atlas (window));
      gtk_widget_set_parent (panel, button);
      g_object_set_data (G_OBJECT (button), "panel", panel);
      g_signal_connect_object (button, "destroy", G_CALLBACK (gtk_widget_unparent), panel, G_CONNECT_SWAPPED);
    }
  coxa_search_panel_present (COXA_SEARCH_PANEL (panel), coxa_window_get_address (window)->side, text);
}

static void
search_action (GSimpleAction *action G_GNUC_UNUSED,
               GVariant      *parameter G_GNUC_UNUSED,
               gpointer       user_data)
{
  present (user_data, NULL);
}

/* Whoever types letters that nothing else in the window wants is looking for something. */
static gboolean
type_cb (CoxaWindow      *window,
         guint            key,
         guint            code G_GNUC_UNUSED,
         GdkModifierType  state)
{
  gunichar letter = gdk_keyval_to_unicode (key);
  char text[7] = { 0, };

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0 || !g_unichar_isalpha (letter) ||
      coxa_window_get_address (window) == NULL || !g_action_group_get_action_enabled (G_ACTION_GROUP (window), "search"))
    return FALSE;

  g_unichar_to_utf8 (letter, text);
  present (window, text);

  return TRUE;
}

/**
 * coxa_search_panel_add:
 * @window: a window
 *
 * Gives a window win.search, which opens the panel below its button, and has letters that are typed anywhere open it.
 */
void
coxa_search_panel_add (CoxaWindow *window)
{
  const GActionEntry entries[] = { { .name = "search", .activate = search_action } };
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (type_cb), window);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}
