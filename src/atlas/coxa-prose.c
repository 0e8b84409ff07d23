/* Prose is Markdown. md4c finds its structure; each paragraph, heading or list item becomes a block of Pango markup.
 *
 * Citations, `[@key, p. N; @other]`, are no Markdown: md4c hands them over as plain text, and in pieces. So the text of a
 * block is collected until a span or the block ends, and citations are looked for in what was collected. Everything that is
 * not a tag written here is escaped, so the markup is valid whatever the prose says.
 */

#include "coxa-prose.h"

#include "coxa-citation.h"

#include <md4c.h>
#include <string.h>

#define MAX_SPANS 32

typedef enum
{
  OUTPUT_MARKUP, /* for labels */
  OUTPUT_PLAIN,  /* words only, no citations, {side} replaced */
  OUTPUT_RAW     /* words only, no citations, {side} as it stands */
} Output;

/* A list that is open. */
typedef struct
{
  gboolean is_numbered;
  int      next;         /* number of the next item */
  gboolean has_marker;   /* an item began that no block shows yet */
} List;

typedef struct
{
  Output      output;
  CoxaSide    side;
  GPtrArray  *blocks;    /* CoxaBlock */
  GPtrArray  *citations; /* CoxaCitation */
  GPtrArray  *links;     /* char *, or NULL */
  GArray     *lists;     /* List */
  GString    *markup;    /* of the open block */
  GString    *run;       /* its text since the last tag, unescaped */
  gboolean    is_open;
  CoxaBlock   block;     /* kind and number of the open block */
  guint       image_depth;
  guint       n_spans;
  const char *spans[MAX_SPANS]; /* closing tags */
  gboolean    in_link;
} Prose;

/**
 * coxa_block_free:
 * @self: (nullable) (transfer full): a block
 *
 * Frees a block.
 */
void
coxa_block_free (CoxaBlock *self)
{
  if (self == NULL)
    return;

  g_free (self->markup);
  g_free (self);
}

static void
append_text (Prose      *self,
             const char *text,
             gsize       length)
{
  g_autofree char *escaped = NULL;

  if (self->output != OUTPUT_MARKUP)
    {
      g_string_append_len (self->markup, text, length);
      return;
    }

  escaped = g_markup_escape_text (text, length);
  g_string_append (self->markup, escaped);
}

static void
append_citations (Prose     *self,
                  GPtrArray *cited)
{
  for (guint i = 0; i < cited->len; i++)
    {
      guint number = coxa_citation_number (self->citations, g_ptr_array_index (cited, i));

      if (self->output != OUTPUT_MARKUP)
        continue;

      if (i > 0)
        g_string_append (self->markup, "<sup>,</sup>");

      /* A link cannot stand in a link. */
      if (self->in_link)
        g_string_append_printf (self->markup, "<sup>%u</sup>", number);
      else
        g_string_append_printf (self->markup, "<a href=\"cite:%u\"><sup>%u</sup></a>", number, number);
    }
}

/* The space before a citation goes: the number sits on the word or full stop before it. */
static void
trim_space (GString *string)
{
  while (string->len > 0 && string->str[string->len - 1] == ' ')
    g_string_truncate (string, string->len - 1);
}

static void
flush_run (Prose *self)
{
  const char *rest = self->run->str;
  const char *start = rest;

  while ((start = strstr (start, "[@")) != NULL)
    {
      const char *end = strchr (start, ']');
      g_autofree char *inside = end != NULL ? g_strndup (start + 1, end - start - 1) : NULL;
      g_autoptr(GPtrArray) cited = inside != NULL ? coxa_citation_parse (inside) : NULL;

      if (cited == NULL)
        {
          start += 2;
          continue;
        }

      append_text (self, rest, start - rest);
      trim_space (self->markup);
      append_citations (self, cited);
      rest = start = end + 1;
    }

  append_text (self, rest, strlen (rest));
  g_string_truncate (self->run, 0);
}

static void
close_block (Prose *self)
{
  CoxaBlock *block;

  if (!self->is_open)
    return;

  flush_run (self);
  self->is_open = FALSE;
  g_strstrip (self->markup->str);
  self->markup->len = strlen (self->markup->str);

  if (self->markup->len > 0)
    {
      block = g_new0 (CoxaBlock, 1);
      block->kind = self->block.kind;
      block->number = self->block.number;
      block->markup = g_strdup (self->markup->str);
      g_ptr_array_add (self->blocks, block);
    }
  g_string_truncate (self->markup, 0);
}

/* Opens a block; the first one in a list's item carries the item's marker. */
static void
open_block (Prose         *self,
            CoxaBlockKind  kind,
            int            number)
{
  close_block (self);
  self->is_open = TRUE;
  self->block.kind = kind;
  self->block.number = number;

  if (kind == COXA_BLOCK_PARAGRAPH && self->lists->len > 0)
    {
      List *list = &g_array_index (self->lists, List, self->lists->len - 1);

      if (list->has_marker)
        {
          self->block.kind = list->is_numbered ? COXA_BLOCK_NUMBER : COXA_BLOCK_BULLET;
          self->block.number = list->is_numbered ? list->next++ : 0;
          list->has_marker = FALSE;
        }
    }
}

static void
open_list (Prose   *self,
           gboolean is_numbered,
           int      first)
{
  List list = { .is_numbered = is_numbered, .next = first };

  close_block (self);
  g_array_append_val (self->lists, list);
}

static int
enter_block_cb (MD_BLOCKTYPE type,
                void        *detail,
                void        *user_data)
{
  Prose *self = user_data;

  if (type == MD_BLOCK_UL)
    {
      open_list (self, FALSE, 0);
    }
  else if (type == MD_BLOCK_OL)
    {
      open_list (self, TRUE, ((MD_BLOCK_OL_DETAIL *) detail)->start);
    }
  else if (type == MD_BLOCK_LI)
    {
      close_block (self);
      if (self->lists->len > 0)
        g_array_index (self->lists, List, self->lists->len - 1).has_marker = TRUE;
    }
  else if (type == MD_BLOCK_H)
    {
      open_block (self, COXA_BLOCK_HEADING, ((MD_BLOCK_H_DETAIL *) detail)->level);
    }
  else if (type == MD_BLOCK_P || type == MD_BLOCK_CODE)
    {
      open_block (self, COXA_BLOCK_PARAGRAPH, 0);
    }

  return 0;
}

static int
leave_block_cb (MD_BLOCKTYPE type,
                void        *detail G_GNUC_UNUSED,
                void        *user_data)
{
  Prose *self = user_data;

  close_block (self);
  if ((type == MD_BLOCK_UL || type == MD_BLOCK_OL) && self->lists->len > 0)
    g_array_set_size (self->lists, self->lists->len - 1);

  return 0;
}

static char *
dup_attribute (const MD_ATTRIBUTE *attribute)
{
  return attribute->size > 0 ? g_strndup (attribute->text, attribute->size) : g_strdup ("");
}

/* Opens a link and gives its closing tag; what is no address stays mere text. */
static const char *
open_link (Prose      *self,
           const char *href)
{
  g_autoptr(CoxaAddress) address = NULL;
  g_autofree char *target = NULL;
  g_autofree char *escaped = NULL;

  if (self->links != NULL)
    g_ptr_array_add (self->links, g_strdup (href));

  if (self->output != OUTPUT_MARKUP || self->in_link)
    return "";

  address = coxa_address_parse (href, NULL);
  if (address == NULL)
    return "";

  target = coxa_address_to_string (address);
  escaped = g_markup_escape_text (target, -1);
  self->in_link = TRUE;
  g_string_append_printf (self->markup, "<a href=\"%s\">", escaped);

  return "</a>";
}

static int
enter_span_cb (MD_SPANTYPE  type,
               void        *detail,
               void        *user_data)
{
  Prose *self = user_data;
  g_autofree char *href = NULL;
  const char *opening = "";
  const char *closing = "";

  if (type == MD_SPAN_IMG || self->image_depth > 0)
    {
      self->image_depth++;
      return 0;
    }

  flush_run (self);
  if (type == MD_SPAN_EM)
    {
      opening = "<i>";
      closing = "</i>";
    }
  else if (type == MD_SPAN_STRONG)
    {
      opening = "<b>";
      closing = "</b>";
    }
  else if (type == MD_SPAN_CODE)
    {
      opening = "<tt>";
      closing = "</tt>";
    }
  else if (type == MD_SPAN_A)
    {
      href = dup_attribute (&((MD_SPAN_A_DETAIL *) detail)->href);
      if (self->n_spans < MAX_SPANS)
        closing = open_link (self, href);
    }

  /* Deeper nesting is no prose; its words stay and its tags go. */
  if (self->n_spans < MAX_SPANS)
    {
      self->spans[self->n_spans] = self->output == OUTPUT_MARKUP ? closing : "";
      g_string_append (self->markup, self->output == OUTPUT_MARKUP ? opening : "");
    }
  self->n_spans++;

  return 0;
}

static int
leave_span_cb (MD_SPANTYPE  type G_GNUC_UNUSED,
               void        *detail G_GNUC_UNUSED,
               void        *user_data)
{
  Prose *self = user_data;

  if (self->image_depth > 0)
    {
      self->image_depth--;
      return 0;
    }

  flush_run (self);
  if (--self->n_spans < MAX_SPANS)
    {
      g_string_append (self->markup, self->spans[self->n_spans]);
      if (g_str_equal (self->spans[self->n_spans], "</a>"))
        self->in_link = FALSE;
    }

  return 0;
}

static void
append_entity (GString    *run,
               const char *text,
               gsize       length)
{
  static const struct
  {
    const char *name;
    const char *text;
  } entities[] = {
    { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&apos;", "'" },
    { "&nbsp;", "\xc2\xa0" }, { "&ndash;", "–" }, { "&mdash;", "—" }, { "&deg;", "°" }, { "&times;", "×" },
  };
  g_autofree char *name = g_strndup (text, length);
  guint64 code;

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      if (g_str_equal (name, entities[i].name))
        {
          g_string_append (run, entities[i].text);
          return;
        }
    }

  if (name[1] != '#')
    {
      g_string_append (run, name);
      return;
    }

  code = name[2] == 'x' || name[2] == 'X' ? g_ascii_strtoull (name + 3, NULL, 16) : g_ascii_strtoull (name + 2, NULL, 10);
  if (code >= 0x20 && code != 0x7f && code <= 0x10ffff && g_unichar_validate ((gunichar) code))
    g_string_append_unichar (run, (gunichar) code);
}

static int
text_cb (MD_TEXTTYPE    type,
         const MD_CHAR *text,
         MD_SIZE        size,
         void          *user_data)
{
  Prose *self = user_data;

  if (self->image_depth > 0)
    return 0;

  /* The text of a tight list's item comes without a paragraph around it. */
  if (!self->is_open)
    open_block (self, COXA_BLOCK_PARAGRAPH, 0);

  if (type == MD_TEXT_BR)
    g_string_append_c (self->run, '\n');
  else if (type == MD_TEXT_SOFTBR)
    g_string_append_c (self->run, ' ');
  else if (type == MD_TEXT_ENTITY)
    append_entity (self->run, text, size);
  else if (type != MD_TEXT_NULLCHAR)
    g_string_append_len (self->run, text, size);

  return 0;
}

/* Makes the text fit for md4c and Pango: valid, without control characters, sides filled in. */
static char *
prepare (const char *markdown,
         Output      output,
         CoxaSide    side)
{
  g_autofree char *valid = g_utf8_make_valid (markdown, -1);
  g_autoptr(GString) string = NULL;

  for (char *p = valid; *p != '\0'; p++)
    {
      if (((guchar) *p < 0x20 && *p != '\n' && *p != '\t') || *p == 0x7f)
        *p = ' ';
    }

  string = g_string_new (valid);
  if (output != OUTPUT_RAW)
    {
      g_string_replace (string, "{side}", side == COXA_SIDE_LEFT ? "left" : "right", 0);
      g_string_replace (string, "{other}", side == COXA_SIDE_LEFT ? "right" : "left", 0);
    }

  return g_string_free (g_steal_pointer (&string), FALSE);
}

static GPtrArray *
render (const char *markdown,
        Output      output,
        CoxaSide    side,
        GPtrArray  *citations,
        GPtrArray  *links)
{
  static const MD_PARSER parser = {
    .flags = MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS,
    .enter_block = enter_block_cb,
    .leave_block = leave_block_cb,
    .enter_span = enter_span_cb,
    .leave_span = leave_span_cb,
    .text = text_cb,
  };
  g_autofree char *text = prepare (markdown, output, side);
  Prose self = { .output = output, .side = side, .citations = citations, .links = links };

  self.blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_block_free);
  self.lists = g_array_new (FALSE, FALSE, sizeof (List));
  self.markup = g_string_new (NULL);
  self.run = g_string_new (NULL);

  /* It fails only when a callback says so, and none does, or when memory is short, where GLib would have ended us. */
  if (md_parse (text, strlen (text), &parser, &self) != 0)
    g_ptr_array_set_size (self.blocks, 0);

  g_array_unref (self.lists);
  g_string_free (self.markup, TRUE);
  g_string_free (self.run, TRUE);

  return self.blocks;
}

/**
 * coxa_prose_parse:
 * @markdown: prose
 * @side: what {side} stands for
 * @citations: (element-type CoxaCitation): the page's citations so far; new ones are appended
 *
 * Turns prose into blocks of valid Pango markup, whatever the prose says. Links to addresses become
 * `<a href="coxa:…">`, other links mere text; citations become `<a href="cite:N"><sup>N</sup></a>`, where N is the position
 * in @citations, from 1. HTML is shown as text, images are left out.
 *
 * Returns: (transfer full) (element-type CoxaBlock): the blocks, none of them empty
 */
GPtrArray *
coxa_prose_parse (const char *markdown,
                  CoxaSide    side,
                  GPtrArray  *citations)
{
  g_return_val_if_fail (markdown != NULL, NULL);
  g_return_val_if_fail (citations != NULL, NULL);

  return render (markdown, OUTPUT_MARKUP, side, citations, NULL);
}

/**
 * coxa_prose_list_links:
 * @markdown: prose
 *
 * Lists where the links of a prose lead, as they are written, in order.
 *
 * Returns: (transfer full) (element-type utf8): the links' targets
 */
GPtrArray *
coxa_prose_list_links (const char *markdown)
{
  g_autoptr(GPtrArray) citations = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_citation_free);
  g_autoptr(GPtrArray) blocks = NULL;
  GPtrArray *links;

  g_return_val_if_fail (markdown != NULL, NULL);

  links = g_ptr_array_new_with_free_func (g_free);
  blocks = render (markdown, OUTPUT_RAW, COXA_SIDE_RIGHT, citations, links);

  return links;
}

/**
 * coxa_prose_list_citations:
 * @markdown: prose
 *
 * Lists what a prose cites, each work and place once, in order.
 *
 * Returns: (transfer full) (element-type CoxaCitation): the citations
 */
GPtrArray *
coxa_prose_list_citations (const char *markdown)
{
  g_autoptr(GPtrArray) blocks = NULL;
  GPtrArray *citations;

  g_return_val_if_fail (markdown != NULL, NULL);

  citations = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_citation_free);
  blocks = render (markdown, OUTPUT_RAW, COXA_SIDE_RIGHT, citations, NULL);

  return citations;
}

static char *
dup_words (const char *markdown,
           Output      output,
           CoxaSide    side)
{
  g_autoptr(GPtrArray) citations = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_citation_free);
  g_autoptr(GPtrArray) blocks = render (markdown, output, side, citations, NULL);
  g_autoptr(GString) string = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const CoxaBlock *block = g_ptr_array_index (blocks, i);

      if (i > 0)
        g_string_append_c (string, '\n');
      g_string_append (string, block->markup);
    }

  return g_string_free (g_steal_pointer (&string), FALSE);
}

/**
 * coxa_prose_dup_plain:
 * @markdown: prose
 * @side: what {side} stands for
 *
 * Gives the words of a prose without markup and citations, a line for each block.
 *
 * Returns: (transfer full): plain text
 */
char *
coxa_prose_dup_plain (const char *markdown,
                      CoxaSide    side)
{
  g_return_val_if_fail (markdown != NULL, NULL);

  return dup_words (markdown, OUTPUT_PLAIN, side);
}

/**
 * coxa_prose_dup_raw:
 * @markdown: prose
 *
 * Gives the words of a prose like coxa_prose_dup_plain(), with {side} and {other} as they stand.
 *
 * Returns: (transfer full): plain text
 */
char *
coxa_prose_dup_raw (const char *markdown)
{
  g_return_val_if_fail (markdown != NULL, NULL);

  return dup_words (markdown, OUTPUT_RAW, COXA_SIDE_RIGHT);
}
