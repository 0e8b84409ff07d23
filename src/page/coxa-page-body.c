#include "coxa-page-body.h"

#include "coxa-legend.h"
#include "coxa-link-chip.h"
#include "coxa-page-facts.h"
#include "coxa-page-figure.h"
#include "coxa-page-links.h"
#include "coxa-page-parts.h"
#include "coxa-page-sections.h"
#include "coxa-page-words.h"
#include "coxa-pain-list.h"
#include "coxa-practice-parts.h"
#include "coxa-prose-view.h"
#include "coxa-prose.h"
#include "coxa-source-claims.h"
#include "coxa-source-list.h"
#include "coxa-term-marks.h"
#include "coxa-term-note.h"
#include "coxa-wrap-layout.h"

#include <glib/gi18n.h>
#include <string.h>

#define CHIP_SPACING 6
#define CHIPS_MAX    12 /* of one group before the reader asks for all of them */
#define CHIPS_SPARE  2  /* to hold back fewer would save nothing */

/* What lies below the text, from top to bottom. */
typedef enum
{
  PIECE_PRACTICE,
  PIECE_FACTS,
  PIECE_RELATIONS,
  PIECE_NERVES,
  PIECE_NAMES,
  PIECE_SOURCES,
  PIECE_FOOT,
  PIECE_NONE,
} Piece;

struct _CoxaPageBody
{
  GtkWidget    parent_instance;

  CoxaAtlas   *atlas;
  CoxaAddress *address;
  CoxaLevel    level;
  const CoxaSection *section; /* of an entry that the atlas keeps */
  GPtrArray   *citations; /* CoxaCitation, those of what is on show */
  GPtrArray   *chips;     /* CoxaLinkChip, not owned */
  GHashTable  *seen;      /* CoxaTerm, those that are marked on the page */
  GPtrArray   *proses;    /* CoxaProseView, whose terms are still to be marked, not owned */
  char        *page;      /* the address's */
  GtkWidget   *popover;   /* or NULL */
  GtkWidget   *hint;      /* what a term means that has the focus, or NULL */
  guint        tick_id;   /* while what lies below the text is still to come */
  gboolean     is_drawn;  /* the text is */
  Piece        piece;     /* what comes next */
  guint        item;      /* of several alike */
  GtkWidget   *sources;   /* the list that is being filled, not owned */
  GtkWidget   *figure;    /* the page's figure, not owned, or NULL */
  gboolean     wants_sides; /* the focus was on the figure's sides, and is to be again */
};

enum
{
  CHIPS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CoxaPageBody, coxa_page_body, GTK_TYPE_WIDGET)

/* Whoever reads about the left hip goes on to the left hip's pages. */
static void
go (CoxaPageBody *self,
    const char   *text)
{
  g_autoptr(CoxaAddress) address = coxa_address_parse (text, NULL);
  g_autofree char *target = NULL;

  if (address == NULL)
    return;

  if (strstr (text, "side=") == NULL)
    address->side = self->address->side;
  target = coxa_address_to_string (address);
  gtk_widget_activate_action (GTK_WIDGET (self), "app.go", "s", target);
}

static void
more_on_term_cb (CoxaPageBody *self,
                 GtkWidget    *button)
{
  g_autofree char *text = g_strconcat ("coxa:", g_object_get_data (G_OBJECT (button), "page"), NULL);

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  go (self, text);
}

static void
point_at (GtkWidget          *popover,
          GtkWidget          *child,
          const GdkRectangle *area)
{
  gtk_popover_set_child (GTK_POPOVER (popover), child);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), area);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
show_note (CoxaPageBody       *self,
           GtkWidget          *note,
           const GdkRectangle *area)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->hint != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->hint));
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_new ();
      gtk_widget_add_css_class (self->popover, "source-popover");
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }

  /* GTK 4.8 warns when a popover opens in a window where nothing has the focus: it is to be given back. */
  if (root != NULL && gtk_root_get_focus (root) == NULL)
    gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);

  point_at (self->popover, note, area);
}

static CoxaPageContext get_context (CoxaPageBody *self);

/* What a citation or a term leads to, or NULL. */
static GtkWidget *
create_note (CoxaPageBody *self,
             const char   *uri)
{
  const CoxaTerm *term = coxa_term_marks_find (coxa_atlas_get_glossary (self->atlas), uri);
  const CoxaPageContext context = get_context (self);
  guint64 number = g_str_has_prefix (uri, "cite:") ? g_ascii_strtoull (uri + strlen ("cite:"), NULL, 10) : 0;
  GtkWidget *note;

  if (term != NULL)
    return coxa_term_note_new (self->atlas, term, G_CALLBACK (more_on_term_cb), self);

  note = coxa_source_list_new_note (self->atlas, self->citations, (guint) MIN (number, G_MAXUINT));
  if (note != NULL)
    {
      const CoxaCitation *citation = g_ptr_array_index (self->citations, number - 1);

      gtk_box_append (GTK_BOX (note), coxa_source_claims_new (&context, citation->key, self->page));
    }

  return note;
}

/* A place in the prose as one in the page. */
static gboolean
find_place (CoxaPageBody       *self,
            CoxaProseView      *prose,
            const GdkRectangle *area,
            GdkRectangle       *place)
{
  graphene_point_t start = GRAPHENE_POINT_INIT ((float) area->x, (float) area->y);
  graphene_point_t point;

  if (!gtk_widget_compute_point (GTK_WIDGET (prose), GTK_WIDGET (self), &start, &point))
    return FALSE;

  *place = (GdkRectangle) { (int) point.x, (int) point.y, area->width, area->height };

  return TRUE;
}

static void
link_cb (CoxaPageBody  *self,
         const char    *uri,
         GdkRectangle  *area,
         CoxaProseView *prose)
{
  gboolean is_note = g_str_has_prefix (uri, "cite:") || g_str_has_prefix (uri, COXA_TERM_URI);
  GtkWidget *note = is_note ? create_note (self, uri) : NULL;
  GdkRectangle place;

  if (!is_note)
    go (self, uri);
  else if (note != NULL && find_place (self, prose, area, &place))
    show_note (self, note, &place);
}

/* Whoever reads by keyboard sees what a term means as soon as the focus is on it, and keeps the focus there. */
static void
term_cb (CoxaPageBody  *self,
         const char    *uri,
         GdkRectangle  *area,
         CoxaProseView *prose)
{
  const CoxaTerm *term = coxa_term_marks_find (coxa_atlas_get_glossary (self->atlas), uri);
  GdkRectangle place;

  if (term == NULL || !find_place (self, prose, area, &place))
    {
      if (self->hint != NULL)
        gtk_popover_popdown (GTK_POPOVER (self->hint));
      return;
    }

  if (self->hint == NULL)
    {
      self->hint = g_object_new (GTK_TYPE_POPOVER, "autohide", FALSE, "can-focus", FALSE, NULL);
      gtk_widget_add_css_class (self->hint, "source-popover");
      gtk_widget_set_parent (self->hint, GTK_WIDGET (self));
    }
  point_at (self->hint, coxa_term_note_new (self->atlas, term, NULL, NULL), &place);
}

static void
chip_cb (CoxaPageBody *self,
         CoxaLinkChip *chip)
{
  g_autofree char *text = g_strconcat ("coxa:", coxa_link_chip_get_page (chip), NULL);

  go (self, text);
}

static void
append (CoxaPageBody *self,
        GtkWidget    *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/* What the page's text shares. */
static CoxaPageContext
get_context (CoxaPageBody *self)
{
  CoxaPageContext context = { .atlas = self->atlas, .side = self->address->side, .data = self };

  context.figure = self->figure != NULL ? COXA_FIGURE_VIEW (self->figure) : NULL;
  context.citations = self->citations;
  context.proses = self->proses;
  context.link = G_CALLBACK (link_cb);
  context.term = G_CALLBACK (term_cb);

  return context;
}

static GtkWidget *
create_prose (CoxaPageBody *self,
              const char   *markdown,
              const char   *css_class)
{
  const CoxaPageContext context = get_context (self);

  return coxa_page_prose_new (&context, markdown, css_class);
}

static void
append_callout (CoxaPageBody    *self,
                CoxaCalloutKind  kind,
                const char      *title,
                int              level,
                const char      *text)
{
  GtkWidget *callout = coxa_page_callout_new (kind, title, level);

  coxa_page_callout_add (callout, create_prose (self, text, "callout-text"));
  append (self, callout);
}

static void
append_text (CoxaPageBody      *self,
             const CoxaEntry   *entry,
             const CoxaSection *section,
             CoxaLevel          level)
{
  /* The signs that need a clinician stand out from whatever else is on the page. */
  gboolean is_flag = coxa_page_sections_is_flag (section);
  gboolean is_overview = g_str_equal (section->id, "overview") || section == g_ptr_array_index (entry->sections, 0);
  /* A short entry's one section is its summary again. */
  gboolean is_summary = is_overview && g_strcmp0 (section->text[level], entry->summary[level]) == 0;
  gboolean is_figures = g_str_equal (section->id, "accuracy");
  g_autofree char *figures = is_figures ? coxa_page_dup_with_figures (section->text[level]) : NULL;

  /* The steps have nothing but what is made of the practice. */
  if (section->text[level][0] == '\0')
    return;

  if (!is_summary && !is_flag)
    append (self, coxa_page_heading_new (section->title, 2, "section-heading"));
  if (is_overview)
    append (self, create_prose (self, entry->summary[level], "lead"));
  if (is_flag)
    append_callout (self, COXA_CALLOUT_FLAG, section->title, 2, section->text[level]);
  else if (!is_summary)
    append (self, create_prose (self, is_figures ? figures : section->text[level], "section-prose"));
}

/* A page without steps has its faults below the figure. */
static void
append_figure (CoxaPageBody *self,
               gboolean      has_faults)
{
  const CoxaPageContext context = get_context (self);
  GtkWidget *faults;

  self->figure = coxa_page_figure_new (&context, self->address);
  if (self->figure == NULL)
    return;

  append (self, self->figure);
  if (self->wants_sides)
    coxa_figure_view_grab_sides (COXA_FIGURE_VIEW (self->figure));
  self->wants_sides = FALSE;
  faults = has_faults ? coxa_figure_view_create_faults (COXA_FIGURE_VIEW (self->figure)) : NULL;
  if (faults != NULL)
    append (self, faults);
}

/* What has to be read before the first step comes before it on the page too. Returns whether there may be more. */
static gboolean
append_practice (CoxaPageBody      *self,
                 const CoxaEntry   *entry,
                 const CoxaSection *section,
                 guint              part)
{
  const CoxaPageContext context = get_context (self);
  gboolean is_shown = g_str_equal (section->id, "overview") || g_str_equal (section->id, COXA_SECTION_STEPS) ||
                      (g_str_equal (section->id, "technique") && part >= COXA_PRACTICE_VARIANTS);
  GtkWidget *child = NULL;

  if (entry->practice == NULL)
    is_shown |= g_str_equal (section->id, "how-to");
  else if (part >= COXA_PRACTICE_N_PARTS)
    return FALSE;

  if (is_shown && (part == COXA_PRACTICE_FIGURE || entry->practice == NULL))
    append_figure (self, entry->practice == NULL);
  else if (is_shown)
    child = coxa_practice_part_new (&context, entry->practice, part);
  if (child != NULL)
    append (self, child);
  if (entry->practice == NULL)
    return FALSE;

  return part + 1 < COXA_PRACTICE_N_PARTS;
}

/* How sure it is: a line, or a mark and a reason where experts do not agree. */
static void
append_evidence (CoxaPageBody      *self,
                 const CoxaSection *section)
{
  const char *evidence = coxa_page_get_evidence (section->evidence);

  if (section->contested != NULL)
    append_callout (self, COXA_CALLOUT_CONTESTED, _("Contested"), 3, section->contested);
  else if (evidence != NULL)
    append (self, coxa_page_label_new (evidence, "evidence"));
}

static void
append_facts (CoxaPageBody      *self,
              const CoxaEntry   *entry,
              const CoxaSection *section)
{
  const CoxaPageContext context = get_context (self);
  GtkWidget *facts = coxa_page_facts_new (&context, entry, section);

  if (facts != NULL)
    append (self, facts);
}

static void
append_chip (CoxaPageBody *self,
             GtkWidget    *group,
             const char   *page)
{
  const CoxaIndexRow *row = coxa_atlas_lookup (self->atlas, page);
  GtkWidget *chip = coxa_link_chip_new (page, row->title);

  g_signal_connect_swapped (chip, "clicked", G_CALLBACK (chip_cb), self);
  gtk_box_append (GTK_BOX (group), chip);
  g_ptr_array_add (self->chips, chip);
}

/* Puts the chips that were held back in the place of the button that offers them, and gives the first the focus. */
static void
more_cb (CoxaPageBody *self,
         GtkButton    *button)
{
  GtkWidget *group = gtk_widget_get_parent (GTK_WIDGET (button));
  GPtrArray *pages = g_object_get_data (G_OBJECT (button), "pages");
  guint first = self->chips->len;

  for (guint i = 0; i < pages->len; i++)
    append_chip (self, group, g_ptr_array_index (pages, i));
  gtk_widget_grab_focus (g_ptr_array_index (self->chips, first));
  gtk_box_remove (GTK_BOX (group), GTK_WIDGET (button));
  g_signal_emit (self, signals[CHIPS_CHANGED], 0);
}

static void
append_more (CoxaPageBody *self,
             GtkWidget    *group,
             GPtrArray    *pages,
             guint         n_all)
{
  /* Translators: %u pages are related to this one in the same way, of which the first are on show */
  g_autofree char *label = g_strdup_printf (ngettext ("Show all %u", "Show all %u", n_all), n_all);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "more-chip");
  g_object_set_data_full (G_OBJECT (button), "pages", g_ptr_array_ref (pages), (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (more_cb), self);
  gtk_box_append (GTK_BOX (group), button);
}

static void
append_links (CoxaPageBody *self,
              const char   *title,
              GPtrArray    *pages,
              const char   *except)
{
  g_autoptr(GPtrArray) shown = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) more = g_ptr_array_new_with_free_func (g_free);
  guint most = pages->len <= CHIPS_MAX + CHIPS_SPARE ? pages->len : CHIPS_MAX;
  GtkWidget *group;

  for (guint i = 0; i < pages->len; i++)
    {
      const char *page = g_ptr_array_index (pages, i);

      if (coxa_atlas_lookup (self->atlas, page) != NULL && g_strcmp0 (page, except) != 0)
        g_ptr_array_add (shown->len < most ? shown : more, g_strdup (page));
    }
  if (shown->len == 0)
    return;

  append (self, coxa_page_heading_new (title, 3, "group-heading"));
  group = g_object_new (GTK_TYPE_BOX, "layout-manager", coxa_wrap_layout_new (CHIP_SPACING, CHIP_SPACING, 0), NULL);
  gtk_widget_add_css_class (group, "links");
  append (self, group);
  for (guint i = 0; i < shown->len; i++)
    append_chip (self, group, g_ptr_array_index (shown, i));
  if (more->len > 0)
    append_more (self, group, more, shown->len + more->len);
}

/* What is known for pain in the places that were picked, after the signs that make all of it unimportant. */
static void
append_pain (CoxaPageBody    *self,
             const CoxaEntry *entry)
{
  const CoxaSection *signs = coxa_entry_get_section (entry, "warning-signs");

  append (self, coxa_page_heading_new (_("Where it hurts"), 2, "section-heading"));
  append (self, coxa_pain_list_new_places (self->atlas, self->address));
  if (signs != NULL)
    append_callout (self, COXA_CALLOUT_FLAG, signs->title, 3, signs->text[self->level]);
  append (self, coxa_pain_list_new_matches (self->atlas, self->address, self->chips));
  append (self, coxa_page_label_new (_("This informs and does not diagnose. The patterns of muscles are expert observation, and "
                                       "pain is a poor guide to its own cause."), "evidence"));
}

/* The links of one kind. Returns whether there may be others. */
static gboolean
append_relation (CoxaPageBody      *self,
                 const CoxaEntry   *entry,
                 const CoxaSection *section,
                 guint              item)
{
  g_autoptr(GPtrArray) relations = coxa_page_links_list_relations (entry, section);
  g_autoptr(GPtrArray) pages = NULL;

  if (item >= relations->len)
    return FALSE;

  pages = coxa_atlas_list_related (self->atlas, entry->page, g_ptr_array_index (relations, item));
  append_links (self, coxa_relation_get_title (g_ptr_array_index (relations, item)), pages, NULL);

  return TRUE;
}

static void
append_nerves (CoxaPageBody      *self,
               const CoxaEntry   *entry,
               const CoxaSection *section)
{
  g_autoptr(GPtrArray) nerves = NULL;

  if (!g_str_equal (section->id, "innervation"))
    return;

  nerves = coxa_atlas_list_related (self->atlas, entry->page, "innervated-by");
  for (guint i = 0; i < nerves->len; i++)
    {
      g_autoptr(GPtrArray) pages = coxa_atlas_list_related (self->atlas, g_ptr_array_index (nerves, i), "innervates");

      append_links (self, ngettext ("Shares this nerve", "Shares one of these nerves", nerves->len), pages, entry->page);
    }
}

/* One of the sources. Returns whether there are others. */
static gboolean
append_source (CoxaPageBody *self,
               guint         item)
{
  if (item == 0)
    append (self, g_object_new (GTK_TYPE_SEPARATOR, "css-classes", (const char *[]) { "foot-line", NULL }, NULL));
  if (item >= self->citations->len)
    return FALSE;

  if (item == 0)
    append (self, self->sources = coxa_source_list_new ());
  coxa_source_list_append (self->sources, self->atlas, self->citations, item);

  return TRUE;
}

static void
append_foot (CoxaPageBody    *self,
             const CoxaEntry *entry)
{
  g_autofree char *review = coxa_page_dup_review (entry);

  append (self, coxa_page_label_new (review, "foot"));
  append (self, coxa_page_label_new (_("Reference, not medical advice."), "foot"));
}

/* Appends what comes next. Returns whether there is more. */
static gboolean
append_piece (CoxaPageBody      *self,
              const CoxaEntry   *entry,
              const CoxaSection *section)
{
  gboolean again = FALSE;

  switch (self->piece)
    {
    case PIECE_PRACTICE:
      again = append_practice (self, entry, section, self->item);
      break;
    case PIECE_FACTS:
      append_facts (self, entry, section);
      break;
    case PIECE_RELATIONS:
      again = append_relation (self, entry, section, self->item);
      break;
    case PIECE_NERVES:
      append_nerves (self, entry, section);
      break;
    case PIECE_NAMES:
      if (g_str_equal (section->id, "overview"))
        append (self, coxa_page_names_new (entry, self->level));
      break;
    case PIECE_SOURCES:
      again = append_source (self, self->item);
      break;
    case PIECE_FOOT:
      append_foot (self, entry);
      break;
    case PIECE_NONE:
    default:
      break;
    }
  self->item = again ? self->item + 1 : 0;
  self->piece += again ? 0 : 1;

  return self->piece < PIECE_NONE;
}

/* Once the text is on the screen, what its words mean. */
static void
mark_terms (CoxaPageBody *self)
{
  CoxaGlossary *glossary = self->proses->len > 0 ? coxa_atlas_get_glossary (self->atlas) : NULL;

  for (guint i = 0; i < self->proses->len; i++)
    coxa_prose_view_mark_terms (g_ptr_array_index (self->proses, i), glossary, self->seen, self->page);
  g_ptr_array_set_size (self->proses, 0);
}

/* Laying out all of a page takes longer than a frame: the text is there in the first, then a piece that can be seen a frame. */
static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  CoxaPageBody *self = COXA_PAGE_BODY (widget);
  CoxaEntry *entry = coxa_atlas_get_entry (self->atlas, self->page, NULL);
  GtkWidget *last = gtk_widget_get_last_child (widget);
  gboolean more = entry != NULL;

  /* The first tick comes before the text is drawn. */
  if (!self->is_drawn)
    {
      self->is_drawn = TRUE;
      return G_SOURCE_CONTINUE;
    }
  mark_terms (self);
  while (more && gtk_widget_get_last_child (widget) == last)
    {
      gboolean is_source = self->piece == PIECE_SOURCES;

      more = append_piece (self, entry, self->section);
      if (is_source)
        break;
    }
  if (more)
    return G_SOURCE_CONTINUE;

  mark_terms (self);
  self->tick_id = 0;
  g_signal_emit (self, signals[CHIPS_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
coxa_page_body_dispose (GObject *object)
{
  coxa_page_body_clear (COXA_PAGE_BODY (object));

  G_OBJECT_CLASS (coxa_page_body_parent_class)->dispose (object);
}

static void
coxa_page_body_finalize (GObject *object)
{
  CoxaPageBody *self = COXA_PAGE_BODY (object);

  g_clear_pointer (&self->citations, g_ptr_array_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->proses, g_ptr_array_unref);
  g_clear_pointer (&self->chips, g_ptr_array_unref);

  G_OBJECT_CLASS (coxa_page_body_parent_class)->finalize (object);
}

static void
coxa_page_body_class_init (CoxaPageBodyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = coxa_page_body_dispose;
  object_class->finalize = coxa_page_body_finalize;

  /**
   * CoxaPageBody::chips-changed:
   *
   * There are more chips than before: they want pictures.
   */
  signals[CHIPS_CHANGED] = g_signal_new ("chips-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "pagebody");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TAB_PANEL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
coxa_page_body_init (CoxaPageBody *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->citations = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_citation_free);
  self->chips = g_ptr_array_new ();
  self->seen = g_hash_table_new (NULL, NULL);
  self->proses = g_ptr_array_new ();
}

/**
 * coxa_page_body_clear:
 * @self: a body
 *
 * Empties it.
 */
void
coxa_page_body_clear (CoxaPageBody *self)
{
  GtkWidget *child;

  g_return_if_fail (COXA_IS_PAGE_BODY (self));

  /* It gives the focus back where it came from, which must still be there. */
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  self->popover = NULL;
  self->hint = NULL;
  self->figure = NULL;
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  self->is_drawn = FALSE;
  self->piece = PIECE_PRACTICE;
  self->item = 0;
  self->section = NULL;
  g_ptr_array_set_size (self->chips, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_ptr_array_set_size (self->citations, 0);
  g_hash_table_remove_all (self->seen);
  g_ptr_array_set_size (self->proses, 0);
  g_clear_pointer (&self->page, g_free);
  g_clear_pointer (&self->address, coxa_address_free);
  g_clear_object (&self->atlas);
}

/**
 * coxa_page_body_show:
 * @self: a body
 * @atlas: the atlas that @entry is from
 * @entry: a page of @atlas, which keeps it
 * @section: one of its sections
 * @address: where that is
 * @level: for whom
 * @at_once: all of it now, rather than what lies below the text in the next frames
 *
 * Shows a section of a page in place of what was shown.
 */
void
coxa_page_body_show (CoxaPageBody      *self,
                     CoxaAtlas         *atlas,
                     const CoxaEntry   *entry,
                     const CoxaSection *section,
                     const CoxaAddress *address,
                     CoxaLevel          level,
                     gboolean           at_once)
{
  GtkWidget *legend;

  g_return_if_fail (COXA_IS_PAGE_BODY (self));
  g_return_if_fail (COXA_IS_ATLAS (atlas));
  g_return_if_fail (entry != NULL && section != NULL && address != NULL);

  self->wants_sides = self->figure != NULL && coxa_figure_view_holds_sides (COXA_FIGURE_VIEW (self->figure));
  coxa_page_body_clear (self);
  self->atlas = g_object_ref (atlas);
  self->address = coxa_address_copy (address);
  self->page = coxa_address_dup_page (address);
  self->level = level;
  self->section = section;

  if (address->pick != NULL)
    append_pain (self, entry);
  else
    append_text (self, entry, section, level);
  legend = coxa_legend_new_for_address (atlas, address);
  if (legend != NULL)
    append (self, legend);
  append_evidence (self, section);
  /* Where there is no text, the first of the practice stands in its place. */
  if (gtk_widget_get_first_child (GTK_WIDGET (self)) == NULL)
    append_piece (self, entry, section);

  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL && !at_once)
    {
      self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
    }
  else
    {
      while (append_piece (self, entry, section))
        ;
      mark_terms (self);
    }
}

/**
 * coxa_page_body_get_chips:
 * @self: a body
 *
 * Returns: (transfer none) (element-type CoxaLinkChip): the chips on show that lead to other pages
 */
GPtrArray *
coxa_page_body_get_chips (CoxaPageBody *self)
{
  g_return_val_if_fail (COXA_IS_PAGE_BODY (self), NULL);

  return self->chips;
}
