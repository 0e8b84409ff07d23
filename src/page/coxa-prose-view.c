/* Terms of the glossary are links too, but look like the text around them, with dots below: their colour is written into the
 * label's markup, as CSS cannot tell one link of a label from another, and the dots are drawn here.
 *
 * A citation's number may stand more than once in a paragraph, and a label only tells the link's URI: so each citation gets a
 * URI of its own, "cite:3#7", and the place of an activated link is found by looking for its URI in the markup. */

#include "coxa-prose-view.h"

#include "coxa-prose.h"
#include "coxa-term-marks.h"

#include <string.h>

#define CITATION "<a href=\"cite:"
/* A narrow space that does not break: without one a screen reader takes the number for a part of the word, and the numbers of
 * two citations for one. */
#define CITATION_SPACE "<span size=\"xx-small\">\xe2\x80\xaf</span>"
#define TERM     "<a href=\"" COXA_TERM_URI
#define DOT      1.2 /* pixels */
#define PERIOD   3.4 /* pixels from one dot to the next */
#define BELOW    2.4 /* pixels from the base line */

/* Where a term stands. */
typedef struct
{
  GtkLabel *label; /* a descendant */
  int       start; /* bytes of the label's text */
  int       end;
} Mark;

struct _CoxaProseView
{
  GtkWidget  parent_instance;

  guint      n_citations; /* handed out so far */
  GtkWidget *list;        /* the list that is being filled, or NULL */
  GArray    *marks;       /* Mark */
  char       ink[8];      /* the terms' colour as it stands in the markup, such as "#2a2522" */
};

enum
{
  LINK,
  TERM_FOCUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaProseView, coxa_prose_view, GTK_TYPE_WIDGET)

/* Gives each citation its own URI, its source's name as a tooltip, and no underline: the number is small enough. */
static char *
prepare_markup (CoxaProseView *self,
                const char    *markup,
                GPtrArray     *notes)
{
  g_autoptr(GString) result = g_string_new (NULL);
  const char *rest = markup;
  const char *start;

  while ((start = strstr (rest, CITATION)) != NULL)
    {
      guint64 number = g_ascii_strtoull (start + strlen (CITATION), NULL, 10);
      const char *end = strstr (start, "</a>");
      const char *note = number > 0 && number <= notes->len ? g_ptr_array_index (notes, number - 1) : "";
      g_autofree char *title = g_markup_escape_text (note, -1);

      if (end == NULL)
        break;

      g_string_append_len (result, rest, start - rest);
      g_string_append (result, CITATION_SPACE);
      g_string_append_printf (result, "%s%" G_GUINT64_FORMAT "#%u\" title=\"%s\">", CITATION, number, ++self->n_citations,
                              title);
      g_string_append_printf (result, "<span underline=\"none\"><sup>%" G_GUINT64_FORMAT "</sup></span>", number);
      rest = end;
    }
  g_string_append (result, rest);

  return g_string_free (g_steal_pointer (&result), FALSE);
}

/* Finds how many characters of a label's text stand before a link. */
static gboolean
find_link (const char *markup,
           const char *uri,
           int        *offset)
{
  g_autofree char *escaped = g_markup_escape_text (uri, -1);
  g_autofree char *tag = g_strdup_printf ("<a href=\"%s\"", escaped);
  const char *start = strstr (markup, tag);
  int count = 0;

  if (start == NULL)
    return FALSE;

  for (const char *at = markup; at < start;)
    {
      const char *end = *at == '<' ? strchr (at, '>') : *at == '&' ? strchr (at, ';') : NULL;

      if (*at != '<')
        count++;
      at = end != NULL ? end + 1 : g_utf8_next_char (at);
    }
  *offset = count;

  return TRUE;
}

static void
find_area (CoxaProseView *self,
           GtkLabel      *label,
           const char    *uri,
           GdkRectangle  *area)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  const char *text = pango_layout_get_text (layout);
  graphene_point_t place = GRAPHENE_POINT_INIT (0, 0);
  PangoRectangle at;
  int offset, x, y;

  gtk_label_get_layout_offsets (label, &x, &y);
  if (!find_link (gtk_label_get_label (label), uri, &offset) || offset > g_utf8_strlen (text, -1))
    offset = 0;

  pango_layout_index_to_pos (layout, (int) (g_utf8_offset_to_pointer (text, offset) - text), &at);
  pango_extents_to_pixels (&at, NULL);
  if (!gtk_widget_compute_point (GTK_WIDGET (label), GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) (x + at.x), (float) (y + at.y)), &place))
    g_debug ("A label outside its prose");

  *area = (GdkRectangle) { (int) place.x, (int) place.y, MAX (1, ABS (at.width)), MAX (1, at.height) };
}

static gboolean
activate_link_cb (CoxaProseView *self,
                  const char    *uri,
                  GtkLabel      *label)
{
  g_auto(GStrv) parts = g_strsplit (uri, "#", 2);
  GdkRectangle area;

  find_area (self, label, uri, &area);
  g_signal_emit (self, signals[LINK], 0, g_str_has_prefix (uri, "cite:") ? parts[0] : uri, &area);

  /* Nothing is ever handed to the desktop. */
  return TRUE;
}

static char *
dup_replaced (const char *text,
              const char *old,
              const char *new)
{
  g_auto(GStrv) parts = g_strsplit (text, old, -1);

  return g_strjoinv (new, parts);
}

/* Tells of the term that the focus came to, or that it came elsewhere. */
static void
tell_term (CoxaProseView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean is_inside = focus != NULL && GTK_IS_LABEL (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
  const char *uri = is_inside ? gtk_label_get_current_uri (GTK_LABEL (focus)) : NULL;
  GdkRectangle area = { 0, 0, 1, 1 };

  if (uri != NULL && g_str_has_prefix (uri, COXA_TERM_URI))
    find_area (self, GTK_LABEL (focus), uri, &area);
  else
    uri = NULL;
  g_signal_emit (self, signals[TERM_FOCUSED], 0, uri, &area);
}

static void
leave_cb (CoxaProseView *self)
{
  g_signal_emit (self, signals[TERM_FOCUSED], 0, NULL, &(GdkRectangle) { 0, 0, 1, 1 });
}

static void
watch_focus (CoxaProseView *self)
{
  GtkEventController *controller = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (controller, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* Notes where the terms of a label stand. */
static void
add_marks (CoxaProseView *self,
           GtkLabel      *label)
{
  const char *markup = gtk_label_get_label (label);
  const char *text = gtk_label_get_text (label);

  for (const char *at = strstr (markup, TERM); at != NULL; at = strstr (at + 1, TERM))
    {
      const char *start = at + strlen ("<a href=\"");
      g_autofree char *uri = g_strndup (start, strcspn (start, "\""));
      const char *word = strstr (at, "\">") != NULL ? strstr (strstr (at, "\">") + 2, ">") : NULL;
      Mark mark = { label, 0, 0 };
      int offset;

      if (word == NULL || !find_link (markup, uri, &offset))
        continue;

      mark.start = (int) (g_utf8_offset_to_pointer (text, offset) - text);
      mark.end = mark.start + (int) strcspn (word + 1, "<");
      if (self->marks->len == 0)
        watch_focus (self);
      g_array_append_val (self->marks, mark);
    }
}

static GtkWidget *
create_label (CoxaProseView     *self,
              const char        *markup,
              GPtrArray         *notes,
              GtkAccessibleRole  role)
{
  g_autofree char *prepared = prepare_markup (self, markup, notes);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", role,
                                   "label", prepared,
                                   "use-markup", TRUE,
                                   "wrap", TRUE,
                                   "width-chars", COXA_PROSE_CHARS_MIN,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "natural-wrap-mode", GTK_NATURAL_WRAP_WORD,
                                   "xalign", 0.0,
                                   "yalign", 0.0,
                                   "hexpand", TRUE,
                                   NULL);

  g_signal_connect_swapped (label, "activate-link", G_CALLBACK (activate_link_cb), self);

  return label;
}

/* An item with its mark in front, so that its lines hang together. */
/* A grid, not a box: to find its height, a horizontal GtkBox of GTK 4.8 asks a text that wraps for its width at a height, and
 * the text tries one width after another; that took twenty times as long as laying it out. */
static GtkWidget *
create_item (CoxaProseView   *self,
             const CoxaBlock *block,
             GPtrArray       *notes)
{
  g_autofree char *number = g_strdup_printf ("%d.", block->number);
  GtkWidget *item = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  GtkWidget *mark = g_object_new (GTK_TYPE_LABEL,
                                  "label", block->kind == COXA_BLOCK_NUMBER ? number : "•",
                                  "valign", GTK_ALIGN_START,
                                  "xalign", block->kind == COXA_BLOCK_NUMBER ? 1.0 : 0.0,
                                  NULL);

  gtk_widget_add_css_class (mark, "mark");
  gtk_grid_attach (GTK_GRID (item), mark, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (item), create_label (self, block->markup, notes, GTK_ACCESSIBLE_ROLE_LABEL), 1, 0, 1, 1);

  return item;
}

static void
append_item (CoxaProseView   *self,
             const CoxaBlock *block,
             GPtrArray       *notes)
{
  if (self->list == NULL)
    {
      self->list = g_object_new (GTK_TYPE_BOX,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_LIST,
                                 "orientation", GTK_ORIENTATION_VERTICAL,
                                 NULL);
      gtk_widget_add_css_class (self->list, "items");
      gtk_widget_set_parent (self->list, GTK_WIDGET (self));
    }

  gtk_box_append (GTK_BOX (self->list), create_item (self, block, notes));
}

static void
append_text (CoxaProseView   *self,
             const CoxaBlock *block,
             GPtrArray       *notes)
{
  gboolean is_heading = block->kind == COXA_BLOCK_HEADING;
  GtkWidget *label = create_label (self, block->markup, notes,
                                   is_heading ? GTK_ACCESSIBLE_ROLE_HEADING : GTK_ACCESSIBLE_ROLE_LABEL);

  self->list = NULL;
  gtk_widget_add_css_class (label, is_heading ? "inner-heading" : "paragraph");
  /* The page's title is level 1, its section's 2. */
  if (is_heading)
    gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2 + MAX (1, block->number), -1);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
}

/* Terms have the colour of the text around them, whatever that is now. */
static void
coxa_prose_view_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  CoxaProseView *self = COXA_PROSE_VIEW (widget);
  GtkLabel *last = NULL;
  GdkRGBA colour;
  char ink[8];

  GTK_WIDGET_CLASS (coxa_prose_view_parent_class)->css_changed (widget, change);

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  g_snprintf (ink, sizeof ink, "#%02x%02x%02x", (guint) (colour.red * 255 + 0.5) & 0xff,
              (guint) (colour.green * 255 + 0.5) & 0xff, (guint) (colour.blue * 255 + 0.5) & 0xff);
  if (g_str_equal (ink, self->ink))
    return;

  for (guint i = 0; i < self->marks->len; i++)
    {
      GtkLabel *label = g_array_index (self->marks, Mark, i).label;
      g_autofree char *old = g_strdup_printf ("foreground=\"%s\"", self->ink);
      g_autofree char *new = g_strdup_printf ("foreground=\"%s\"", ink);
      g_autofree char *markup = label != last ? dup_replaced (gtk_label_get_label (label), old, new) : NULL;

      if (markup != NULL)
        gtk_label_set_markup (label, markup);
      last = label;
    }
  memcpy (self->ink, ink, sizeof ink);
}

/* The dots below one line of a term. */
static void
snapshot_dots (GtkSnapshot   *snapshot,
               const GdkRGBA *colour,
               float          x,
               float          y,
               float          width)
{
  for (float at = 0; at + DOT <= width; at += PERIOD)
    gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (x + at, y, DOT, DOT));
}

static void
snapshot_mark (CoxaProseView *self,
               GtkSnapshot   *snapshot,
               const Mark    *mark,
               const GdkRGBA *colour)
{
  PangoLayoutIter *iter = pango_layout_get_iter (gtk_label_get_layout (mark->label));
  graphene_point_t origin;
  int x, y;

  gtk_label_get_layout_offsets (mark->label, &x, &y);
  if (!gtk_widget_compute_point (GTK_WIDGET (mark->label), GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y),
                                 &origin))
    origin = GRAPHENE_POINT_INIT (0, 0);

  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      float base = origin.y + (float) pango_units_to_double (pango_layout_iter_get_baseline (iter)) + (float) BELOW;
      int *ranges, count;

      if (line->start_index >= mark->end || line->start_index + line->length <= mark->start)
        continue;

      pango_layout_line_get_x_ranges (line, mark->start, mark->end, &ranges, &count);
      for (int i = 0; i < count; i++)
        snapshot_dots (snapshot, colour, origin.x + (float) pango_units_to_double (ranges[2 * i]), base,
                       (float) pango_units_to_double (ranges[2 * i + 1] - ranges[2 * i]));
      g_free (ranges);
    }
  while (pango_layout_iter_next_line (iter));

  pango_layout_iter_free (iter);
}

static void
coxa_prose_view_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  CoxaProseView *self = COXA_PROSE_VIEW (widget);
  GdkRGBA colour;

  GTK_WIDGET_CLASS (coxa_prose_view_parent_class)->snapshot (widget, snapshot);

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  for (guint i = 0; i < self->marks->len; i++)
    snapshot_mark (self, snapshot, &g_array_index (self->marks, Mark, i), &colour);
}

static gboolean
coxa_prose_view_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  gboolean is_taken = GTK_WIDGET_CLASS (coxa_prose_view_parent_class)->focus (widget, direction);

  if (COXA_PROSE_VIEW (widget)->marks->len > 0)
    tell_term (COXA_PROSE_VIEW (widget));

  return is_taken;
}

static void
coxa_prose_view_finalize (GObject *object)
{
  g_clear_pointer (&COXA_PROSE_VIEW (object)->marks, g_array_unref);

  G_OBJECT_CLASS (coxa_prose_view_parent_class)->finalize (object);
}

static void
coxa_prose_view_dispose (GObject *object)
{
  GtkWidget *child;

  g_array_set_size (COXA_PROSE_VIEW (object)->marks, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (coxa_prose_view_parent_class)->dispose (object);
}

static void
coxa_prose_view_class_init (CoxaProseViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coxa_prose_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = coxa_prose_view_finalize;
  widget_class->css_changed = coxa_prose_view_css_changed;
  widget_class->focus = coxa_prose_view_focus;
  widget_class->snapshot = coxa_prose_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "prose");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);

  signals[LINK] = g_signal_new ("link", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, GDK_TYPE_RECTANGLE | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[TERM_FOCUSED] = g_signal_new ("term", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_STRING, GDK_TYPE_RECTANGLE | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
coxa_prose_view_init (CoxaProseView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  memcpy (self->ink, COXA_TERM_INK, sizeof self->ink);
}

GtkWidget *
coxa_prose_view_new (void)
{
  return g_object_new (COXA_TYPE_PROSE_VIEW, NULL);
}

/**
 * coxa_prose_view_append:
 * @self: a prose view
 * @blocks: (element-type CoxaBlock): what coxa_prose_parse() gave
 * @notes: (element-type utf8): a short name of each source cited so far, by number from 1; shown as a tooltip
 *
 * Adds blocks below those that are there.
 */
void
coxa_prose_view_append (CoxaProseView *self,
                        GPtrArray     *blocks,
                        GPtrArray     *notes)
{
  g_return_if_fail (COXA_IS_PROSE_VIEW (self));
  g_return_if_fail (blocks != NULL);
  g_return_if_fail (notes != NULL);

  self->list = NULL;
  for (guint i = 0; i < blocks->len; i++)
    {
      const CoxaBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == COXA_BLOCK_BULLET || block->kind == COXA_BLOCK_NUMBER)
        append_item (self, block, notes);
      else
        append_text (self, block, notes);
    }
}

/**
 * coxa_prose_view_get_item:
 * @self: a prose view
 * @index: from 0
 *
 * Returns: (transfer none) (nullable): an item of the prose's first list, a #GtkGrid with its mark at 0, 0, or %NULL
 */
GtkWidget *
coxa_prose_view_get_item (CoxaProseView *self,
                          guint          index)
{
  GtkWidget *list, *item;

  g_return_val_if_fail (COXA_IS_PROSE_VIEW (self), NULL);

  list = gtk_widget_get_first_child (GTK_WIDGET (self));
  while (list != NULL && !gtk_widget_has_css_class (list, "items"))
    list = gtk_widget_get_next_sibling (list);
  item = list != NULL ? gtk_widget_get_first_child (list) : NULL;
  while (item != NULL && index-- > 0)
    item = gtk_widget_get_next_sibling (item);

  return item;
}

static void
mark_label (CoxaProseView *self,
            GtkLabel      *label,
            CoxaGlossary  *glossary,
            GHashTable    *seen,
            const char    *page)
{
  const char *markup = gtk_label_get_label (label);
  g_autofree char *marked = coxa_term_marks_apply (glossary, seen, page, markup);
  g_autofree char *inked = NULL;

  if (g_str_equal (marked, markup))
    return;

  inked = dup_replaced (marked, COXA_TERM_INK, self->ink);
  gtk_label_set_markup (label, inked);
  add_marks (self, label);
}

static void
mark_below (CoxaProseView *self,
            GtkWidget     *widget,
            CoxaGlossary  *glossary,
            GHashTable    *seen,
            const char    *page)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!GTK_IS_LABEL (child))
        mark_below (self, child, glossary, seen, page);
      else if (!gtk_widget_has_css_class (child, "inner-heading") && !gtk_widget_has_css_class (child, "mark"))
        mark_label (self, GTK_LABEL (child), glossary, seen, page);
    }
}

/**
 * coxa_prose_view_mark_terms:
 * @self: a prose view
 * @glossary: the terms
 * @seen: (element-type CoxaTerm): those that the page has marked already; the ones marked here are added
 * @page: (nullable): the page itself, whose own term needs no explanation
 *
 * Marks each term that is met for the first time on a page. Nothing moves by it, so it may come after the text was drawn.
 */
void
coxa_prose_view_mark_terms (CoxaProseView *self,
                            CoxaGlossary  *glossary,
                            GHashTable    *seen,
                            const char    *page)
{
  g_return_if_fail (COXA_IS_PROSE_VIEW (self));
  g_return_if_fail (glossary != NULL && seen != NULL);

  mark_below (self, GTK_WIDGET (self), glossary, seen, page);
}
