#include "coxa-page-checker.h"

#include "coxa-prose.h"
#include "coxa-relation.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * coxa_checker_dup_fault:
 * @self: a checker that has read all pages
 * @text: an address
 *
 * Says why an address leads nowhere.
 *
 * Returns: (transfer full) (nullable): a sentence, or %NULL where it leads somewhere
 */
char *
coxa_checker_dup_fault (CoxaChecker *self,
                        const char  *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaAddress) address = coxa_address_parse (text, &error);
  g_autofree char *name = NULL;
  const CoxaCheckedPage *page;

  if (address == NULL)
    return g_strdup (error->message);

  name = coxa_address_dup_page (address);
  page = g_hash_table_lookup (self->by_page, name);
  if (page == NULL)
    return g_strdup_printf (_("There is no entry “%s”."), name);

  if (address->section != NULL && coxa_entry_get_section (page->entry, address->section) == NULL)
    return g_strdup_printf (_("The entry “%s” has no section “%s”."), name, address->section);

  if (address->view != NULL && coxa_plates_get_view (self->plates, address->view) == NULL)
    return g_strdup_printf (_("There is no view “%s”."), address->view);

  return NULL;
}

/**
 * coxa_checker_find_page:
 * @self: a checker that has read all pages
 * @text: an address
 *
 * Looks up the page that an address leads to.
 *
 * Returns: (transfer none) (nullable): the page
 */
CoxaCheckedPage *
coxa_checker_find_page (CoxaChecker *self,
                        const char  *text)
{
  g_autoptr(CoxaAddress) address = coxa_address_parse (text, NULL);
  g_autofree char *name = address != NULL ? coxa_address_dup_page (address) : NULL;

  return name != NULL ? g_hash_table_lookup (self->by_page, name) : NULL;
}

static JsonObject *
get_object (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * coxa_checker_get_array:
 * @object: an object
 * @name: name of a member
 *
 * Looks a list up. What is none was reported by the reader.
 *
 * Returns: (transfer none) (nullable): the list
 */
JsonArray *
coxa_checker_get_array (JsonObject *object,
                        const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * coxa_checker_get_text:
 * @object: an object
 * @name: name of a member
 *
 * Looks a text up. What is none was reported by the reader.
 *
 * Returns: (transfer none) (nullable): the text
 */
const char *
coxa_checker_get_text (JsonObject *object,
                       const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

static void
check_links (CoxaChecker *self,
             CoxaJson    *json,
             const char  *pointer,
             const char  *text)
{
  g_autoptr(GPtrArray) links = coxa_prose_list_links (text);

  for (guint i = 0; i < links->len; i++)
    {
      const char *link = g_ptr_array_index (links, i);
      g_autofree char *fault = coxa_checker_dup_fault (self, link);

      if (fault != NULL)
        coxa_json_report (json, pointer, _("Correct the link, or write what it leads to."),
                          _("The link to “%s” leads nowhere: %s"), link, fault);
      else
        g_ptr_array_add (self->page->leads_to, coxa_checker_find_page (self, link));
    }
}

static void
check_citations (CoxaChecker *self,
                 CoxaJson    *json,
                 const char  *pointer,
                 const char  *text)
{
  g_autoptr(GPtrArray) citations = coxa_prose_list_citations (text);
  g_autofree char *words = coxa_prose_dup_raw (text);

  for (guint i = 0; self->sources != NULL && i < citations->len; i++)
    {
      const CoxaCitation *citation = g_ptr_array_index (citations, i);

      g_hash_table_add (self->cited, g_strdup (citation->key));
      if (!g_hash_table_contains (self->sources, citation->key))
        coxa_json_report (json, pointer, _("Add the source to atlas/sources.json, or correct the key."),
                          _("The source “%s” is not in the bibliography."), citation->key);
    }

  /* Citations are no words: one that is left was not understood. */
  if (strstr (words, "[@") != NULL)
    coxa_json_report (json, pointer, _("Write [@key, p. 1] or [@key; @other-key]."), _("A citation cannot be read."));
}

/* Finds "left" or "right" as a whole word, in any case. */
static const char *
find_side (const char *words)
{
  static const char * const sides[] = { "left", "right" };
  g_autofree char *lower = g_utf8_strdown (words, -1);

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      gsize length = strlen (sides[i]);

      for (const char *p = strstr (lower, sides[i]); p != NULL; p = strstr (p + length, sides[i]))
        {
          gboolean starts = p == lower || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p)));

          if (starts && !g_unichar_isalnum (g_utf8_get_char (p + length)))
            return sides[i];
        }
    }

  return NULL;
}

/* Only {side} and {other} may stand in braces. */
static const char *
find_brace (const char *words)
{
  for (const char *p = strchr (words, '{'); p != NULL; p = strchr (p + 1, '{'))
    {
      if (!g_str_has_prefix (p, "{side}") && !g_str_has_prefix (p, "{other}"))
        return p;
    }

  return NULL;
}

/**
 * coxa_checker_check_sides:
 * @json: a file
 * @pointer: where in it
 * @words: a text without markup
 *
 * Reports a text that names a side outside of {side} and {other}.
 */
void
coxa_checker_check_sides (CoxaJson   *json,
                          const char *pointer,
                          const char *words)
{
  const char *side = find_side (words);

  if (side != NULL)
    coxa_json_report (json, pointer, _("Write {side} or {other} for sides, and another word for all else."),
                      _("The text says “%s”, which is wrong for one of the two sides."), side);

  if (find_brace (words) != NULL)
    coxa_json_report (json, pointer, _("Write {side} or {other}, or no brace."), _("A brace holds something unknown."));
}

static void
check_text (CoxaChecker *self,
            CoxaJson    *json,
            const char  *place,
            const char  *text)
{
  g_autofree char *words = NULL;

  if (strlen (text) > COXA_JSON_PROSE)
    return;

  words = coxa_prose_dup_raw (text);
  check_links (self, json, place, text);
  check_citations (self, json, place, text);
  coxa_checker_check_sides (json, place, words);
}

static void
check_prose (CoxaChecker *self,
             CoxaJson    *json,
             JsonObject  *object,
             const char  *pointer,
             const char  *name)
{
  const char *text = coxa_checker_get_text (object, name);
  g_autofree char *place = coxa_json_join (pointer, name);

  if (text != NULL)
    check_text (self, json, place, text);
}

static void
check_overlays (CoxaChecker             *self,
                CoxaJson                *json,
                const char              *pointer,
                const CoxaSceneOverride *scene)
{
  g_autofree char *place = coxa_json_join (pointer, "overlays");
  CoxaView *view = coxa_plates_get_view (self->plates, scene->view);

  if (view == NULL && self->plates->views->len > 0)
    view = g_ptr_array_index (self->plates->views, 0);

  for (guint i = 0; scene->overlays != NULL && scene->overlays[i] != NULL; i++)
    {
      g_autofree char *item = coxa_json_join_index (place, i);

      if (view != NULL && coxa_view_get_part (view, scene->overlays[i]) == NULL)
        coxa_json_report (json, item, _("Write the id of a part as plates/plates.json has it."),
                          _("The view “%s” has no part “%s”."), view->id, scene->overlays[i]);
    }
}

static void
check_scene (CoxaChecker             *self,
             CoxaJson                *json,
             const char              *pointer,
             const CoxaSceneOverride *scene)
{
  if (scene->view != NULL && coxa_plates_get_view (self->plates, scene->view) == NULL)
    {
      g_autofree char *place = coxa_json_join (pointer, "view");

      coxa_json_report (json, place, _("Write the id of a view as plates/plates.json has it."),
                        _("There is no view “%s”."), scene->view);
    }

  if (scene->select != NULL && !g_hash_table_contains (self->by_page, scene->select))
    {
      g_autofree char *place = coxa_json_join (pointer, "select");

      coxa_json_report (json, place, _("Write the address of a page that exists."),
                        _("There is no entry “%s”."), scene->select);
    }

  check_overlays (self, json, pointer, scene);
}

static void
check_sections (CoxaChecker     *self,
                CoxaCheckedPage *page)
{
  static const char * const texts[] = { "title", "plain", "clinical", "contested" };
  JsonArray *sections = coxa_checker_get_array (coxa_json_get_root (page->json), "sections");

  for (guint i = 0; sections != NULL && i < json_array_get_length (sections); i++)
    {
      JsonNode *node = json_array_get_element (sections, i);
      g_autofree char *place = coxa_json_join_index ("/sections", i);
      g_autofree char *scene_place = coxa_json_join (place, "scene");
      JsonObject *object;
      const CoxaSection *section;
      const char *id;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;

      object = json_node_get_object (node);
      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        check_prose (self, page->json, object, place, texts[j]);

      id = coxa_checker_get_text (object, "id");
      section = id != NULL ? coxa_entry_get_section (page->entry, id) : NULL;
      if (section != NULL && section->scene != NULL)
        check_scene (self, page->json, scene_place, section->scene);
    }
}

static void
check_synonyms (CoxaCheckedPage *page)
{
  for (guint i = 0; page->entry->synonyms[i] != NULL; i++)
    {
      g_autofree char *place = coxa_json_join_index ("/synonyms", i);

      coxa_checker_check_sides (page->json, place, page->entry->synonyms[i]);
    }
}

static gboolean
has_link (const CoxaEntry *entry,
          const char      *relation,
          const char      *target)
{
  for (guint i = 0; i < entry->links->len; i++)
    {
      const CoxaLink *link = g_ptr_array_index (entry->links, i);

      if (g_str_equal (link->relation, relation) && g_str_equal (link->page, target))
        return TRUE;
    }

  return FALSE;
}

static char *
dup_zones (CoxaChecker *self)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->pages->len; i++)
    {
      const CoxaCheckedPage *page = g_ptr_array_index (self->pages, i);

      if (g_str_equal (page->entry->kind, "zone"))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", page->entry->page);
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* The reader may have left items out: the place is where the file has it. */
static char *
dup_link_place (const CoxaCheckedPage *page,
                const CoxaLink        *link)
{
  JsonObject *links = get_object (coxa_json_get_root (page->json), "links");
  JsonArray *array = links != NULL ? coxa_checker_get_array (links, link->relation) : NULL;
  g_autofree char *list = coxa_json_join ("/links", link->relation);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
          g_str_equal (json_node_get_string (node), link->page))
        return coxa_json_join_index (list, i);
    }

  return g_steal_pointer (&list);
}

static void
report_no_entry (CoxaChecker    *self,
                 CoxaJson       *json,
                 const char     *place,
                 const CoxaLink *link)
{
  g_autofree char *zones = NULL;
  g_autofree char *remedy = NULL;

  if (!g_str_has_prefix (link->page, "zone/"))
    {
      coxa_json_report (json, place, _("Write that entry, or remove the link."), _("There is no entry “%s”."), link->page);
      return;
    }

  zones = dup_zones (self);
  /* Translators: %s is a list of zones of the body, such as "zone/groin, zone/foot" */
  remedy = g_strdup_printf (_("Write one of: %s."), zones);
  coxa_json_report (json, place, remedy, _("There is no zone “%s”."), link->page + strlen ("zone/"));
}

static void
check_relation (CoxaChecker     *self,
                CoxaCheckedPage *page,
                const CoxaLink  *link)
{
  CoxaCheckedPage *other = g_hash_table_lookup (self->by_page, link->page);
  gboolean is_symmetric = g_str_equal (link->relation, coxa_relation_get_inverse (link->relation));
  g_autofree char *place = dup_link_place (page, link);
  g_autofree char *remedy = NULL;

  /* Of an item, its own check tells. */
  if (other == NULL && g_str_equal (link->relation, COXA_RELATION_INCLUDES))
    return;
  if (other == NULL)
    {
      report_no_entry (self, page->json, place, link);
      return;
    }

  /* Each shows the other, whichever of them says so. */
  g_ptr_array_add (page->leads_to, other);
  g_ptr_array_add (other->leads_to, page);

  if (!coxa_relation_joins (link->relation, page->entry->kind, other->entry->kind, &remedy))
    coxa_json_report (page->json, place, remedy,
                      /* Translators: a relation such as "trains", and two pages such as "exercise/bridge" */
                      _("“%s” cannot lead from “%s” to “%s”."), link->relation, page->entry->page, link->page);

  if (has_link (other->entry, link->relation, page->entry->page))
    coxa_json_report (page->json, place, _("Remove it on one of the two pages."),
                      is_symmetric ? _("The relation to “%s” is written on both pages.")
                                   : _("The page “%s” says the same of this one, and only one can be true."),
                      link->page);
}

static void
check_relations (CoxaChecker     *self,
                 CoxaCheckedPage *page)
{
  for (guint i = 0; i < page->entry->links->len; i++)
    check_relation (self, page, g_ptr_array_index (page->entry->links, i));
}

/* Lists of prose: each item may link and cite. */
static void
check_list (CoxaChecker *self,
            CoxaJson    *json,
            JsonObject  *root,
            const char  *name)
{
  JsonArray *array = coxa_checker_get_array (root, name);
  g_autofree char *list = coxa_json_join ("", name);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      g_autofree char *place = coxa_json_join_index (list, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        check_text (self, json, place, json_node_get_string (node));
    }
}

static void
check_dose_source (CoxaChecker     *self,
                   CoxaCheckedPage *page,
                   const CoxaDose  *dose,
                   const char      *pointer)
{
  if (dose == NULL || dose->source == NULL)
    return;

  g_hash_table_add (self->cited, g_strdup (dose->source));
  if (self->sources != NULL && !g_hash_table_contains (self->sources, dose->source))
    coxa_json_report (page->json, pointer, _("Add the source to atlas/sources.json, or correct the key."),
                      _("The source “%s” is not in the bibliography."), dose->source);
}

static void
check_item (CoxaChecker            *self,
            CoxaCheckedPage        *page,
            const CoxaPracticeItem *item,
            const char             *pointer)
{
  const CoxaCheckedPage *other = g_hash_table_lookup (self->by_page, item->page);
  g_autofree char *address = coxa_json_join (pointer, "address");
  g_autofree char *source = g_strconcat (pointer, "/dose/source", NULL);
  g_autofree char *note = coxa_json_join (pointer, "note");
  g_autoptr(CoxaDose) dose = NULL;

  check_dose_source (self, page, item->dose, source);
  if (item->note != NULL)
    coxa_checker_check_sides (page->json, note, item->note);
  if (other == NULL)
    {
      coxa_json_report (page->json, address, _("Write that entry, or take the item out."),
                        _("There is no entry “%s”."), item->page);
      return;
    }

  dose = coxa_dose_merge (other->entry->practice != NULL ? other->entry->practice->dose : NULL, item->dose);
  if (dose == NULL || (dose->reps.max == 0 && dose->hold.max == 0))
    coxa_json_report (page->json, pointer, _("Give the item a dose with “reps”, or with “hold” in seconds."),
                      _("Neither the item nor the page “%s” says how often or how long."), item->page);
}

static void
check_items (CoxaChecker     *self,
             CoxaCheckedPage *page)
{
  JsonArray *array = coxa_checker_get_array (coxa_json_get_root (page->json), "items");
  const GPtrArray *items = page->entry->practice->items;
  guint n_read = 0;

  /* What the reader has left out has no item, so that the places are found again by the address. */
  for (guint i = 0; items != NULL && array != NULL && n_read < items->len && i < json_array_get_length (array); i++)
    {
      g_autofree char *pointer = coxa_json_join_index ("/items", i);
      JsonNode *node = json_array_get_element (array, i);
      const CoxaPracticeItem *item = g_ptr_array_index (items, n_read);
      const char *address = JSON_NODE_HOLDS_OBJECT (node)
        ? coxa_checker_get_text (json_node_get_object (node), "address") : NULL;

      if (g_strcmp0 (address, item->page) != 0)
        continue;

      check_item (self, page, item, pointer);
      n_read++;
    }
}

static void
check_practice (CoxaChecker     *self,
                CoxaCheckedPage *page)
{
  static const char * const lists[] = { "equipment", "steps", "faults", "stop-signs", "not-for" };
  const CoxaPractice *practice = page->entry->practice;
  JsonObject *root = coxa_json_get_root (page->json);

  if (practice == NULL)
    return;

  check_prose (self, page->json, root, "", "easier");
  check_prose (self, page->json, root, "", "harder");
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    check_list (self, page->json, root, lists[i]);

  check_dose_source (self, page, practice->dose, "/dose/source");
  check_items (self, page);
}

/**
 * coxa_checker_check_page:
 * @self: a checker that has read all pages
 * @page: one of them
 *
 * Reports what in a page does not fit the rest: links, sources, sides, scenes, relations.
 */
void
coxa_checker_check_page (CoxaChecker     *self,
                         CoxaCheckedPage *page)
{
  static const char * const facts[] = { "action", "if-it-fails", "nerve", "note" };
  JsonObject *root = coxa_json_get_root (page->json);
  JsonObject *object;

  self->page = page;
  check_prose (self, page->json, root, "", "title");
  check_synonyms (page);

  object = get_object (root, "summary");
  if (object != NULL)
    {
      check_prose (self, page->json, object, "/summary", "plain");
      check_prose (self, page->json, object, "/summary", "clinical");
    }

  object = get_object (root, "facts");
  for (guint i = 0; object != NULL && i < G_N_ELEMENTS (facts); i++)
    check_prose (self, page->json, object, "/facts", facts[i]);

  check_sections (self, page);
  check_practice (self, page);
  check_relations (self, page);
}
