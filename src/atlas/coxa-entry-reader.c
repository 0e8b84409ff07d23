#include "coxa-entry-reader.h"

#include "coxa-atlas.h"
#include "coxa-entry-shape.h"
#include "coxa-practice-reader.h"
#include "coxa-relation.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_SECTIONS 64
#define MAX_SYNONYMS 64
#define MAX_LINKS    500

static const struct
{
  const char *id;
  const char *title;
} fact_titles[] = {
  { "roots", N_("Nerve roots") },
  { "nerve", N_("Nerve") },
  { "action", N_("Action") },
  { "if-it-fails", N_("If it fails") },
  { "note", N_("Note") },
};

/* Reads both registers. Where one is missing that is a problem, and the other stands in for it. */
static gboolean
read_registers (CoxaJson   *json,
                JsonObject *object,
                const char *pointer,
                char       *text[2])
{
  const char *plain = coxa_json_get_string (json, object, pointer, "plain", COXA_NEED_REQUIRED, COXA_JSON_PROSE);
  const char *clinical = coxa_json_get_string (json, object, pointer, "clinical", COXA_NEED_REQUIRED, COXA_JSON_PROSE);

  if (plain == NULL && clinical == NULL)
    return FALSE;

  text[COXA_LEVEL_PLAIN] = g_strdup (plain != NULL ? plain : clinical);
  text[COXA_LEVEL_CLINICAL] = g_strdup (clinical != NULL ? clinical : plain);

  return TRUE;
}

static CoxaSceneOverride *
read_scene (CoxaJson   *json,
            JsonObject *object,
            const char *pointer)
{
  static const char * const known[] = { "view", "depth", "select", "overlays", NULL };
  JsonObject *scene = coxa_json_get_object (json, object, pointer, "scene", COXA_NEED_OPTIONAL);
  g_autofree char *place = coxa_json_join (pointer, "scene");
  CoxaSceneOverride *self;

  if (scene == NULL)
    return NULL;

  coxa_json_check_members (json, scene, place, known);
  self = g_new0 (CoxaSceneOverride, 1);
  self->view = g_strdup (coxa_json_get_slug (json, scene, place, "view", COXA_NEED_OPTIONAL));
  self->select = g_strdup (coxa_json_get_string (json, scene, place, "select", COXA_NEED_OPTIONAL, COXA_JSON_NAME));
  coxa_json_get_int (json, scene, place, "depth", COXA_NEED_OPTIONAL, 1, COXA_DEPTHS, &self->depth);
  if (json_object_has_member (scene, "overlays"))
    self->overlays = coxa_json_dup_strings (json, scene, place, "overlays", COXA_NEED_OPTIONAL, 100);

  return self;
}

static void
read_evidence (CoxaJson    *json,
               JsonObject  *object,
               const char  *pointer,
               CoxaSection *section)
{
  static const char * const grades[] = { "textbook", "strong", "moderate", "limited", "contested", NULL };
  int grade = coxa_json_get_choice (json, object, pointer, "evidence", COXA_NEED_REQUIRED, grades);
  gboolean is_contested = grade >= 0 && g_str_equal (grades[grade], "contested");

  section->evidence = grade >= 0 ? g_strdup (grades[grade]) : NULL;
  section->contested = g_strdup (coxa_json_get_string (json, object, pointer, "contested",
                                                       is_contested ? COXA_NEED_REQUIRED : COXA_NEED_OPTIONAL,
                                                       COXA_JSON_PROSE));
}

static void
read_section (CoxaJson   *json,
              JsonObject *object,
              const char *pointer,
              CoxaEntry  *self)
{
  static const char * const known[] = { "id", "title", "plain", "clinical", "evidence", "contested", "scene", NULL };
  const char *id = coxa_json_get_slug (json, object, pointer, "id", COXA_NEED_REQUIRED);
  const char *title = coxa_json_get_string (json, object, pointer, "title", COXA_NEED_OPTIONAL, COXA_JSON_NAME);
  CoxaSection *section;
  char *text[2] = { NULL, NULL };

  coxa_json_check_members (json, object, pointer, known);

  if (id != NULL && self->sections->len > 0 && coxa_entry_get_section (self, id) != NULL)
    {
      coxa_json_report (json, pointer, _("Join the two, or give one another id."), _("The section “%s” stands twice."), id);
      return;
    }

  if (!read_registers (json, object, pointer, text) || id == NULL)
    {
      g_free (text[COXA_LEVEL_PLAIN]);
      g_free (text[COXA_LEVEL_CLINICAL]);
      return;
    }

  section = g_new0 (CoxaSection, 1);
  g_ptr_array_add (self->sections, section);
  section->id = g_strdup (id);
  section->title = title != NULL ? g_strdup (title) : coxa_shape_dup_section (id);
  section->text[COXA_LEVEL_PLAIN] = text[COXA_LEVEL_PLAIN];
  section->text[COXA_LEVEL_CLINICAL] = text[COXA_LEVEL_CLINICAL];
  section->scene = read_scene (json, object, pointer);
  read_evidence (json, object, pointer, section);
}

static void
read_sections (CoxaJson  *json,
               CoxaEntry *self)
{
  JsonArray *array = coxa_json_get_array (json, coxa_json_get_root (json), "", "sections",
                                          self->is_short ? COXA_NEED_OPTIONAL : COXA_NEED_REQUIRED, MAX_SECTIONS);
  CoxaSection *section;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *place = coxa_json_join_index ("/sections", i);
      JsonObject *item = coxa_json_get_item (json, array, place, i);

      if (item != NULL)
        read_section (json, item, place, self);
    }

  if (array != NULL)
    coxa_shape_check_entry (json, self);

  if (self->sections->len > 0)
    return;

  section = g_new0 (CoxaSection, 1);
  section->id = g_strdup ("overview");
  section->title = coxa_shape_dup_section ("overview");
  section->text[COXA_LEVEL_PLAIN] = g_strdup (self->summary[COXA_LEVEL_PLAIN]);
  section->text[COXA_LEVEL_CLINICAL] = g_strdup (self->summary[COXA_LEVEL_CLINICAL]);
  g_ptr_array_add (self->sections, section);
}

/* Roots in the order of the spine, to see whether a list has gaps. */
static int
get_root_position (const char *root)
{
  static const char * const names[] = { "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8",
                                        "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10", "T11", "T12",
                                        "L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3", "S4", "S5", "Co1", NULL };

  for (int i = 0; names[i] != NULL; i++)
    {
      if (g_str_equal (root, names[i]))
        return i;
    }

  return -1;
}

static char *
dup_roots (CoxaJson   *json,
           JsonObject *facts)
{
  g_auto(GStrv) roots = coxa_json_dup_strings (json, facts, "/facts", "roots", COXA_NEED_OPTIONAL, 31);
  guint count = g_strv_length (roots);
  gboolean is_range = count > 2;

  for (guint i = 0; i < count; i++)
    {
      int position = get_root_position (roots[i]);

      if (position < 0)
        {
          g_autofree char *place = coxa_json_join_index ("/facts/roots", i);

          coxa_json_report (json, place, _("Write a spinal nerve root such as L4 or S1."),
                            _("“%s” is not a nerve root."), roots[i]);
          is_range = FALSE;
        }
      else if (i > 0 && position != get_root_position (roots[i - 1]) + 1)
        {
          is_range = FALSE;
        }
    }

  if (count == 0)
    return NULL;

  return is_range ? g_strdup_printf ("%s – %s", roots[0], roots[count - 1]) : g_strjoinv (", ", roots);
}

static void
read_facts (CoxaJson  *json,
            CoxaEntry *self)
{
  static const char * const known[] = { "roots", "nerve", "action", "if-it-fails", "note", NULL };
  JsonObject *facts = coxa_json_get_object (json, coxa_json_get_root (json), "", "facts", COXA_NEED_OPTIONAL);

  if (facts == NULL)
    return;

  coxa_json_check_members (json, facts, "/facts", known);
  for (guint i = 0; i < G_N_ELEMENTS (fact_titles); i++)
    {
      const char *id = fact_titles[i].id;
      g_autofree char *text = NULL;
      CoxaFact *fact;

      if (g_str_equal (id, "roots"))
        text = dup_roots (json, facts);
      else
        text = g_strdup (coxa_json_get_string (json, facts, "/facts", id, COXA_NEED_OPTIONAL, COXA_JSON_PROSE));

      if (text == NULL)
        continue;

      fact = g_new0 (CoxaFact, 1);
      fact->id = g_strdup (id);
      fact->title = g_strdup (_(fact_titles[i].title));
      fact->text = g_steal_pointer (&text);
      g_ptr_array_add (self->facts, fact);
    }
}

static gboolean
is_page (const char *text)
{
  g_autoptr(CoxaAddress) address = coxa_address_parse (text, NULL);

  return address != NULL && address->section == NULL && strpbrk (text, ":?") == NULL;
}

static void
read_link (CoxaJson   *json,
           const char *relation,
           const char *page,
           guint       index,
           CoxaEntry  *self)
{
  g_autofree char *list = coxa_json_join ("/links", relation);
  g_autofree char *place = coxa_json_join_index (list, index);
  CoxaLink *link;

  if (!is_page (page) || g_str_equal (page, self->page))
    {
      coxa_json_report (json, place, _("Write the address of another page, such as nerve/superior-gluteal."),
                        _("“%s” cannot be linked to."), page);
      return;
    }

  for (guint i = 0; i < self->links->len; i++)
    {
      link = g_ptr_array_index (self->links, i);
      if (g_str_equal (link->relation, relation) && g_str_equal (link->page, page))
        {
          coxa_json_report (json, place, _("Remove one of them."), _("“%s” stands twice."), page);
          return;
        }
    }

  link = g_new0 (CoxaLink, 1);
  link->relation = g_strdup (relation);
  link->page = g_strdup (page);
  g_ptr_array_add (self->links, link);
}

static void
read_links (CoxaJson  *json,
            CoxaEntry *self)
{
  const char * const *relations = coxa_relation_list_written ();
  JsonObject *links = coxa_json_get_object (json, coxa_json_get_root (json), "", "links", COXA_NEED_OPTIONAL);
  JsonObjectIter iter;
  const char *name;

  if (links == NULL)
    return;

  json_object_iter_init_ordered (&iter, links);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      const char *inverse = coxa_relation_get_inverse (name);
      g_auto(GStrv) pages = NULL;

      if (inverse != NULL && !g_strv_contains (relations, name))
        {
          g_autofree char *place = coxa_json_join ("/links", name);
          /* Translators: %s is a relation's id such as "innervated-by" */
          g_autofree char *remedy = g_strdup_printf (_("Remove it, and write “%s” on the other page."), inverse);

          coxa_json_report (json, place, remedy, _("“%s” is derived and cannot be written."), name);
          continue;
        }

      if (inverse == NULL)
        continue;
      if (g_str_equal (name, COXA_RELATION_INCLUDES))
        {
          coxa_json_report (json, "/links/" COXA_RELATION_INCLUDES, _("Remove it, and write the pages into “items”."),
                            _("“%s” is derived and cannot be written."), name);
          continue;
        }

      pages = coxa_json_dup_strings (json, links, "/links", name, COXA_NEED_REQUIRED, MAX_LINKS);
      for (guint i = 0; pages[i] != NULL; i++)
        read_link (json, name, pages[i], i, self);
    }
}

/* What a programme is made of, each page once. */
static void
link_items (CoxaEntry *self)
{
  const GPtrArray *items = self->practice != NULL ? self->practice->items : NULL;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const CoxaPracticeItem *item = g_ptr_array_index (items, i);
      gboolean is_there = FALSE;
      CoxaLink *link;

      for (guint j = 0; j < self->links->len && !is_there; j++)
        {
          link = g_ptr_array_index (self->links, j);
          is_there = g_str_equal (link->relation, COXA_RELATION_INCLUDES) && g_str_equal (link->page, item->page);
        }
      if (is_there)
        continue;

      link = g_new0 (CoxaLink, 1);
      link->relation = g_strdup (COXA_RELATION_INCLUDES);
      link->page = g_strdup (item->page);
      g_ptr_array_add (self->links, link);
    }
}

static void
check_link_names (CoxaJson *json)
{
  JsonObject *root = coxa_json_get_root (json);
  JsonNode *node = json_object_get_member (root, "links");
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) known = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;

  g_strv_builder_addv (builder, (const char **) coxa_atlas_get_relations ());
  known = g_strv_builder_end (builder);
  coxa_json_check_members (json, json_node_get_object (node), "/links", (const char * const *) known);
}

static void
read_review (CoxaJson  *json,
             CoxaEntry *self)
{
  static const char * const known[] = { "date", "by", NULL };
  JsonObject *review = coxa_json_get_object (json, coxa_json_get_root (json), "", "reviewed", COXA_NEED_REQUIRED);
  g_autoptr(GDateTime) date = NULL;
  g_autofree char *midnight = NULL;
  const char *text;

  if (review == NULL)
    return;

  coxa_json_check_members (json, review, "/reviewed", known);
  text = coxa_json_get_string (json, review, "/reviewed", "date", COXA_NEED_REQUIRED, COXA_JSON_NAME);
  if (text != NULL)
    {
      midnight = g_strconcat (text, "T00:00:00Z", NULL);
      date = strlen (text) == 10 ? g_date_time_new_from_iso8601 (midnight, NULL) : NULL;
      if (date != NULL)
        self->reviewed = g_strdup (text);
      else
        coxa_json_report (json, "/reviewed/date", _("Write year-month-day, such as 2026-11-21."),
                          _("“%s” is not a date."), text);
    }

  /* null: nobody yet. */
  if (!json_object_has_member (review, "by") || !json_object_get_null_member (review, "by"))
    self->reviewed_by = g_strdup (coxa_json_get_string (json, review, "/reviewed", "by", COXA_NEED_REQUIRED,
                                                        COXA_JSON_NAME));
}

static void
check_identity (CoxaJson   *json,
                const char *name,
                const char *expected)
{
  const char *text = coxa_json_get_slug (json, coxa_json_get_root (json), "", name, COXA_NEED_REQUIRED);
  g_autofree char *place = coxa_json_join ("", name);
  g_autofree char *remedy = NULL;

  if (text == NULL || g_str_equal (text, expected))
    return;

  remedy = g_strdup_printf (_("Write “%s”, or move the file."), expected);
  coxa_json_report (json, place, remedy, _("The file says “%s”, and its path says “%s”."), text, expected);
}

static void
read_names (CoxaJson  *json,
            CoxaEntry *self)
{
  JsonObject *root = coxa_json_get_root (json);
  const char *title, *fma;

  title = coxa_json_get_string (json, root, "", "title", COXA_NEED_REQUIRED, COXA_JSON_NAME);
  self->title = title != NULL ? g_strdup (title) : coxa_shape_dup_title (self->slug);
  self->latin = g_strdup (coxa_json_get_string (json, root, "", "latin", COXA_NEED_OPTIONAL, COXA_JSON_NAME));
  self->synonyms = coxa_json_dup_strings (json, root, "", "synonyms", COXA_NEED_OPTIONAL, MAX_SYNONYMS);
  coxa_json_get_int (json, root, "", "ta2", COXA_NEED_OPTIONAL, 1, 99999, &self->ta2);

  fma = coxa_json_get_string (json, root, "", "fma", COXA_NEED_OPTIONAL, COXA_JSON_NAME);
  if (fma != NULL && g_str_has_prefix (fma, "FMA") && fma[3] != '\0' && strspn (fma + 3, "0123456789") == strlen (fma + 3))
    self->fma = g_strdup (fma);
  else if (fma != NULL)
    coxa_json_report (json, "/fma", _("Write FMA and the number, such as FMA22317."), _("“%s” is not an FMA id."), fma);
}

static void
check_members (CoxaJson *json)
{
  static const char *known[] = { "kind", "slug", "title", "latin", "ta2", "fma", "synonyms", "short", "summary",
                                 "sections", "facts", "links", "reviewed", NULL };
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) all = NULL;

  g_strv_builder_addv (builder, known);
  g_strv_builder_addv (builder, (const char **) coxa_practice_list_members ());
  all = g_strv_builder_end (builder);
  coxa_json_check_members (json, coxa_json_get_root (json), "", (const char * const *) all);
}

/**
 * coxa_entry_read:
 * @json: the entry's file, one object as ARCHITECTURE's "Data shapes" has it
 * @page: such as "muscle/gluteus-minimus", from the file's path
 *
 * Reads an entry. What is not sound is reported and left out; titles and texts that are missing are made up from what is there.
 *
 * Returns: (transfer full): the entry
 */
CoxaEntry *
coxa_entry_read (CoxaJson   *json,
                 const char *page)
{
  CoxaEntry *self = coxa_entry_new (page);
  JsonObject *root = coxa_json_get_root (json);
  JsonObject *summary;

  check_members (json);
  check_identity (json, "kind", self->kind);
  check_identity (json, "slug", self->slug);
  read_names (json, self);
  self->is_short = coxa_json_get_boolean (json, root, "", "short");

  summary = coxa_json_get_object (json, root, "", "summary", COXA_NEED_REQUIRED);
  if (summary != NULL)
    {
      static const char * const registers[] = { "plain", "clinical", NULL };

      coxa_json_check_members (json, summary, "/summary", registers);
    }
  if (summary == NULL || !read_registers (json, summary, "/summary", self->summary))
    {
      self->summary[COXA_LEVEL_PLAIN] = g_strdup ("");
      self->summary[COXA_LEVEL_CLINICAL] = g_strdup ("");
    }

  read_sections (json, self);
  self->practice = coxa_practice_read (json, self->kind, self->is_short);
  read_facts (json, self);
  check_link_names (json);
  read_links (json, self);
  link_items (self);
  read_review (json, self);

  return self;
}
