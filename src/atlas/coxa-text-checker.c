/* How a page is written: whether a patient can read what is meant for one, whether a clinical page says where it has its claims
 * from, and whether titles fit where they are shown. */

#include "coxa-page-checker.h"

#include "coxa-prose.h"

#include <glib/gi18n.h>

/* Characters. A title stands in a tab, a list row and a window's head. */
#define MAX_TITLE         60
#define MAX_SECTION_TITLE 40

static void
check_grade (CoxaChecker *self,
             const char  *pointer,
             const char  *text)
{
  double grade = coxa_grader_measure (self->grader, text);

  if (grade > COXA_GRADE_MOST)
    coxa_json_report (self->page->json, pointer, _("Write shorter sentences and everyday words."),
                      _("The text has reading grade %.2f, and a patient's may have %g at most."), grade, COXA_GRADE_MOST);
}

static void
check_member (CoxaChecker *self,
              JsonObject  *object,
              const char  *pointer,
              const char  *name)
{
  const char *text = coxa_checker_get_text (object, name);
  g_autofree char *place = coxa_json_join (pointer, name);

  if (text != NULL)
    check_grade (self, place, text);
}

/* Single items are too short to grade; each is a line of one text. */
static void
check_list (CoxaChecker  *self,
            const char   *pointer,
            char        **items)
{
  g_autofree char *text = g_strjoinv ("\n", items);

  if (*items != NULL)
    check_grade (self, pointer, text);
}

static void
check_title (CoxaChecker *self,
             JsonObject  *object,
             const char  *pointer,
             int          most)
{
  const char *title = coxa_checker_get_text (object, "title");
  g_autofree char *place = coxa_json_join (pointer, "title");
  long length = title != NULL ? g_utf8_strlen (title, -1) : 0;

  if (length > most)
    coxa_json_report (self->page->json, place, _("Shorten it; what it leaves out can be said below, or be a synonym."),
                      _("The title has %ld characters, and %d are allowed."), length, most);
}

/* Pages that make claims about health. How a thing is done is no claim: what comes of it is. */
static gboolean
needs_source (const char *kind,
              const char *section)
{
  static const char * const kinds[] = { "condition", "test", "exercise", "stretch", "release", "habit", "programme", NULL };
  static const char * const doing[] = { "how-to", "technique", NULL };

  return g_strv_contains (kinds, kind) && section != NULL && !g_strv_contains (doing, section);
}

static gboolean
cites (JsonObject *section)
{
  static const char * const names[] = { "plain", "clinical", "contested" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *text = coxa_checker_get_text (section, names[i]);
      g_autoptr(GPtrArray) citations = text != NULL ? coxa_prose_list_citations (text) : NULL;

      if (citations != NULL && citations->len > 0)
        return TRUE;
    }

  return FALSE;
}

static void
check_section (CoxaChecker *self,
               JsonObject  *section,
               const char  *pointer)
{
  const char *id = coxa_checker_get_text (section, "id");

  check_title (self, section, pointer, MAX_SECTION_TITLE);
  check_member (self, section, pointer, "plain");
  if (needs_source (self->page->entry->kind, id) && !cites (section))
    coxa_json_report (self->page->json, pointer, _("Write one behind what it claims, such as [@key, p. 1]."),
                      _("The section “%s” names no source."), id);
}

static void
check_notes (CoxaChecker        *self,
             const CoxaPractice *practice)
{
  g_autoptr(GPtrArray) notes = g_ptr_array_new ();

  for (guint i = 0; practice->items != NULL && i < practice->items->len; i++)
    {
      const CoxaPracticeItem *item = g_ptr_array_index (practice->items, i);

      if (item->note != NULL)
        g_ptr_array_add (notes, item->note);
    }
  g_ptr_array_add (notes, NULL);
  check_list (self, "/items", (char **) notes->pdata);
}

/**
 * coxa_checker_check_texts:
 * @self: a checker that has read all pages
 * @page: one of them
 *
 * Reports what in a page is hard to read, claimed without a source, or too long for its place.
 */
void
coxa_checker_check_texts (CoxaChecker     *self,
                          CoxaCheckedPage *page)
{
  JsonObject *root = coxa_json_get_root (page->json);
  JsonNode *summary = json_object_get_member (root, "summary");
  JsonArray *sections = coxa_checker_get_array (root, "sections");
  const CoxaPractice *practice = page->entry->practice;

  self->page = page;
  check_title (self, root, "", MAX_TITLE);
  if (summary != NULL && JSON_NODE_HOLDS_OBJECT (summary))
    check_member (self, json_node_get_object (summary), "/summary", "plain");

  for (guint i = 0; sections != NULL && i < json_array_get_length (sections); i++)
    {
      JsonNode *node = json_array_get_element (sections, i);
      g_autofree char *place = coxa_json_join_index ("/sections", i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        check_section (self, json_node_get_object (node), place);
    }

  if (practice == NULL)
    return;

  check_list (self, "/steps", practice->steps);
  check_list (self, "/faults", practice->faults);
  check_list (self, "/stop-signs", practice->stop_signs);
  check_list (self, "/not-for", practice->not_for);
  check_member (self, root, "", "easier");
  check_member (self, root, "", "harder");
  check_notes (self, practice);
}
