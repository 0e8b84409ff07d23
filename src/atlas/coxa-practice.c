/* An entry of the kinds exercise, stretch, release and habit says how to do it:
 *
 *   "equipment": [ "chair" ],
 *   "steps": [ "Stand tall.", … ],
 *   "dose": { "sets": [2, 3], "reps": [8, 12], "hold": [5, 10], "rest": [60, 90], "tempo": [2, 1, 3], "per-week": [2, 3],
 *             "each-side": true, "source": "key" },
 *   "easier": "…", "harder": "…",
 *   "faults": [ … ], "stop-signs": [ … ], "not-for": [ … ],
 *   "figure": "id"
 *
 * A programme has, beside "equipment", "stop-signs" and "not-for", what it is made of, in its order:
 *
 *   "items": [ { "address": "exercise/bridge", "dose": { what differs from that page's own }, "note": "One line." }, … ]
 *
 * A range is its least and its most. Limits are wide: beyond them it is a slip of the pen, such as seconds for minutes.
 */

#include "coxa-practice-reader.h"

#include "coxa-address.h"
#include "coxa-dose-reader.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_ITEMS      20
#define MIN_STEPS      3
#define MAX_STEPS      7
#define MAX_STEP_CHARS 220
#define MAX_ITEM_BYTES 600

#define MAX_PROGRAMME  20
#define MAX_NOTE_CHARS 160

typedef enum
{
  MAY,
  MUST,
  MUST_NOT
} Rule;

/* Which members a whole entry must have, by kind: a habit may have no dose and no harder form. */
static const struct
{
  const char *name;
  Rule        of_exercise;
  Rule        of_habit;
  Rule        of_programme;
} members[] = {
  { "equipment", MUST, MUST, MUST },
  { "steps", MUST, MUST, MUST_NOT },
  { "dose", MUST, MAY, MUST_NOT },
  { "easier", MUST, MAY, MUST_NOT },
  { "harder", MUST, MAY, MUST_NOT },
  { "faults", MUST, MAY, MUST_NOT },
  { "stop-signs", MUST, MUST, MUST },
  { "not-for", MUST, MUST, MUST },
  { "figure", MAY, MAY, MUST_NOT },
  { "items", MUST_NOT, MUST_NOT, MUST },
};

typedef struct
{
  CoxaJson   *json;
  JsonObject *root;
  const char *kind;
  gboolean    is_short;
} Reader;

/**
 * coxa_practice_free:
 * @self: (nullable) (transfer full): what a page says on how to do it
 *
 * Frees it.
 */
void
coxa_practice_free (CoxaPractice *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->equipment);
  g_strfreev (self->steps);
  coxa_dose_free (self->dose);
  g_free (self->easier);
  g_free (self->harder);
  g_strfreev (self->faults);
  g_strfreev (self->stop_signs);
  g_strfreev (self->not_for);
  g_free (self->figure);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

/**
 * coxa_practice_list_members:
 *
 * Lists the members that an entry has only if it is something to do.
 *
 * Returns: (transfer none): their names, %NULL-terminated
 */
const char * const *
coxa_practice_list_members (void)
{
  static const char *names[G_N_ELEMENTS (members) + 1];
  static gsize is_made = 0;

  if (g_once_init_enter (&is_made))
    {
      for (guint i = 0; i < G_N_ELEMENTS (members); i++)
        names[i] = members[i].name;
      g_once_init_leave (&is_made, 1);
    }

  return names;
}

/**
 * coxa_practice_is_kind:
 * @kind: kind of an entry
 *
 * Says whether such entries are something to do. A programme is not: it is made of what is.
 *
 * Returns: whether they are
 */
gboolean
coxa_practice_is_kind (const char *kind)
{
  static const char * const kinds[] = { "exercise", "stretch", "release", "habit", NULL };

  return g_strv_contains (kinds, kind);
}

static gboolean
is_programme (const char *kind)
{
  return g_str_equal (kind, "programme");
}

static Rule
get_rule (const char *kind,
          guint       member)
{
  if (g_str_equal (kind, "habit"))
    return members[member].of_habit;
  if (is_programme (kind))
    return members[member].of_programme;

  return coxa_practice_is_kind (kind) ? members[member].of_exercise : MUST_NOT;
}

static CoxaNeed
get_need (const Reader *self,
          const char   *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (g_str_equal (members[i].name, name))
      return get_rule (self->kind, i) == MUST && !self->is_short ? COXA_NEED_REQUIRED : COXA_NEED_OPTIONAL;

  return COXA_NEED_OPTIONAL;
}

static char **
dup_list (const Reader *self,
          const char   *name)
{
  return coxa_json_dup_texts (self->json, self->root, "", name, get_need (self, name), MAX_ITEMS, MAX_ITEM_BYTES);
}

static char *
dup_prose (const Reader *self,
           const char   *name)
{
  return g_strdup (coxa_json_get_string (self->json, self->root, "", name, get_need (self, name), COXA_JSON_PROSE));
}

static char **
dup_steps (const Reader *self)
{
  char **steps = dup_list (self, "steps");
  guint count = g_strv_length (steps);

  if (json_object_has_member (self->root, "steps") && (count < MIN_STEPS || count > MAX_STEPS))
    {
      g_autofree char *remedy = g_strdup_printf (_("Write %d to %d steps."), MIN_STEPS, MAX_STEPS);

      coxa_json_report (self->json, "/steps", remedy,
                        ngettext ("There is %u step.", "There are %u steps.", count), count);
    }

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *place = coxa_json_join_index ("/steps", i);
      long length = g_utf8_strlen (steps[i], -1);

      if (length > MAX_STEP_CHARS)
        coxa_json_report (self->json, place, _("Shorten it, or make two steps of it."),
                          _("The step has %ld characters, and %d are allowed."), length, MAX_STEP_CHARS);
      if (strchr (steps[i], '[') != NULL)
        coxa_json_report (self->json, place, _("Write links and sources into a section."),
                          _("The step holds a link or a citation, which cannot be followed while one moves."));
    }

  return steps;
}

static void
item_free (CoxaPracticeItem *self)
{
  g_free (self->page);
  coxa_dose_free (self->dose);
  g_free (self->note);
  g_free (self);
}

static gboolean
is_to_do (const char *text)
{
  g_autoptr(CoxaAddress) address = coxa_address_parse (text, NULL);

  return address != NULL && address->section == NULL && strpbrk (text, ":?") == NULL && coxa_practice_is_kind (address->kind);
}

static char *
dup_note (const Reader *self,
          JsonObject   *object,
          const char   *pointer)
{
  const char *note = coxa_json_get_string (self->json, object, pointer, "note", COXA_NEED_OPTIONAL, MAX_ITEM_BYTES);
  g_autofree char *place = coxa_json_join (pointer, "note");
  long length = note != NULL ? g_utf8_strlen (note, -1) : 0;

  if (length > MAX_NOTE_CHARS)
    coxa_json_report (self->json, place, _("Shorten it, or write it into a section."),
                      _("The note has %ld characters, and %d are allowed."), length, MAX_NOTE_CHARS);
  if (note != NULL && strpbrk (note, "[\n") != NULL)
    coxa_json_report (self->json, place, _("Write links and sources into a section."),
                      _("The note is more than a line of plain text."));

  return g_strdup (note);
}

static void
read_item (const Reader *self,
           JsonObject   *object,
           const char   *pointer,
           GPtrArray    *items)
{
  static const char * const known[] = { "address", "dose", "note", NULL };
  const char *text = coxa_json_get_string (self->json, object, pointer, "address", COXA_NEED_REQUIRED, COXA_JSON_NAME);
  g_autofree char *place = coxa_json_join (pointer, "address");
  CoxaPracticeItem *item;

  coxa_json_check_members (self->json, object, pointer, known);
  if (text == NULL)
    return;
  if (!is_to_do (text))
    {
      coxa_json_report (self->json, place, _("Write the address of an exercise, a stretch, a release or a habit, "
                                             "such as exercise/bridge."),
                        _("“%s” is nothing that one does."), text);
      return;
    }

  item = g_new0 (CoxaPracticeItem, 1);
  item->page = g_strdup (text);
  item->dose = coxa_dose_read (self->json, object, pointer, COXA_NEED_OPTIONAL, TRUE);
  item->note = dup_note (self, object, pointer);
  g_ptr_array_add (items, item);
}

static GPtrArray *
read_items (const Reader *self)
{
  JsonArray *array = coxa_json_get_array (self->json, self->root, "", "items", get_need (self, "items"), MAX_PROGRAMME);
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *place = coxa_json_join_index ("/items", i);
      JsonObject *object = coxa_json_get_item (self->json, array, place, i);

      if (object != NULL)
        read_item (self, object, place, items);
    }
  if (array != NULL && json_array_get_length (array) == 0)
    coxa_json_report (self->json, "/items", _("Write what is to be done, such as { \"address\": \"exercise/bridge\" }."),
                      _("The programme has nothing in it."));

  return items;
}

static void
report_strangers (const Reader *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *place = coxa_json_join ("", members[i].name);

      if (!json_object_has_member (self->root, members[i].name) || get_rule (self->kind, i) != MUST_NOT)
        continue;

      if (g_str_equal (members[i].name, "items"))
        coxa_json_report (self->json, place, _("Remove it, or make the entry a programme."),
                          /* Translators: %s is a name in the file, such as "items" */
                          _("“%s” belongs to a programme."), members[i].name);
      else
        /* Translators: %s is a name in the file, such as "dose" */
        coxa_json_report (self->json, place, _("Remove it, or make the entry an exercise, a stretch, a release or a habit."),
                          _("“%s” belongs to something that one does."), members[i].name);
    }
}

/**
 * coxa_practice_read:
 * @json: an entry's file
 * @kind: the entry's kind
 * @is_short: whether the entry is short, and needs none of this
 *
 * Reads what an entry says on how to do it. What is not sound is reported and left out.
 *
 * Returns: (transfer full) (nullable): that, or %NULL for an entry of another kind
 */
CoxaPractice *
coxa_practice_read (CoxaJson   *json,
                    const char *kind,
                    gboolean    is_short)
{
  const Reader reader = { json, coxa_json_get_root (json), kind, is_short };
  CoxaPractice *self;

  report_strangers (&reader);
  if (!coxa_practice_is_kind (kind) && !is_programme (kind))
    return NULL;

  self = g_new0 (CoxaPractice, 1);
  self->equipment = dup_list (&reader, "equipment");
  self->steps = dup_steps (&reader);
  self->dose = coxa_dose_read (json, reader.root, "", get_need (&reader, "dose"), FALSE);
  self->easier = dup_prose (&reader, "easier");
  self->harder = dup_prose (&reader, "harder");
  self->faults = dup_list (&reader, "faults");
  self->stop_signs = dup_list (&reader, "stop-signs");
  self->not_for = dup_list (&reader, "not-for");
  self->figure = g_strdup (coxa_json_get_slug (json, reader.root, "", "figure", COXA_NEED_OPTIONAL));
  if (is_programme (kind))
    self->items = read_items (&reader);

  return self;
}
