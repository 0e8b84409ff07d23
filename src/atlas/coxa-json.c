#include "coxa-json.h"

#include "coxa-atlas.h"
#include "coxa-file.h"
#include "coxa-scanner.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* A file that is wrong throughout would fill the screen, and finding each line costs a scan. */
#define MAX_PROBLEMS 100

struct _CoxaJson
{
  char      *file;
  char      *text;
  gsize      length;
  JsonNode  *root;
  GPtrArray *problems; /* CoxaProblem, not owned, or NULL */
  guint      n_reported;
};

static gboolean
check_utf8 (CoxaJson  *self,
            GError   **error)
{
  g_autofree char *message = NULL;
  const char *end;
  int line = 1;

  if (g_utf8_validate_len (self->text, self->length, &end))
    return TRUE;

  for (const char *p = self->text; p < end; p++)
    {
      if (*p == '\n')
        line++;
    }

  message = g_strdup_printf (_("Byte %" G_GSIZE_FORMAT " (0x%02X) is not UTF-8."),
                             (gsize) (end - self->text) + 1, (guchar) *end);
  coxa_file_fail (self->problems, error, COXA_ATLAS_ERROR_BROKEN, self->file, line, NULL,
                  _("Save the file as UTF-8."), message);

  return FALSE;
}

static void
skip_byte_order_mark (CoxaJson *self)
{
  if (self->length < 3 || memcmp (self->text, "\xef\xbb\xbf", 3) != 0)
    return;

  memmove (self->text, self->text + 3, self->length - 3 + 1);
  self->length -= 3;
  coxa_json_report (self, "", _("Save the file as UTF-8 without one."), _("The file starts with a byte order mark."));
}

static gboolean
check_text (CoxaJson  *self,
            GError   **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_problem_free);
  gboolean is_safe;

  if (strspn (self->text, " \t\r\n") == self->length)
    {
      coxa_file_fail (self->problems, error, COXA_ATLAS_ERROR_BROKEN, self->file, 0, NULL,
                      _("Write the JSON, or remove the file."), _("The file is empty."));
      return FALSE;
    }

  is_safe = coxa_scanner_check (self->file, self->text, self->length, found);
  if (!is_safe)
    {
      const CoxaProblem *last = g_ptr_array_index (found, found->len - 1);
      g_autofree char *text = coxa_problem_to_string (last);

      g_set_error_literal (error, COXA_ATLAS_ERROR, COXA_ATLAS_ERROR_BROKEN, text);
    }

  self->n_reported += found->len;
  if (self->problems != NULL)
    g_ptr_array_extend_and_steal (self->problems, g_steal_pointer (&found));

  return is_safe;
}

static gboolean
parse (CoxaJson  *self,
       GError   **error)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) local_error = NULL;

  if (!json_parser_load_from_data (parser, self->text, self->length, &local_error))
    {
      coxa_file_fail (self->problems, error, COXA_ATLAS_ERROR_BROKEN, self->file, 0, NULL,
                      _("Mend the JSON."), local_error->message);
      return FALSE;
    }

  self->root = json_parser_steal_root (parser);
  if (self->root == NULL || !JSON_NODE_HOLDS_OBJECT (self->root))
    {
      coxa_file_fail (self->problems, error, COXA_ATLAS_ERROR_BROKEN, self->file, 1, "",
                      _("Put braces around all of it: { … }."), _("The file is not one JSON object."));
      return FALSE;
    }

  return TRUE;
}

/**
 * coxa_json_load:
 * @folder: the data folder
 * @file: path of a file in it
 * @problems: (nullable): where #CoxaProblem items are appended; must outlive the result
 * @error: return location for a %COXA_ATLAS_ERROR
 *
 * Reads a file of UTF-8 JSON, one object, at most %COXA_JSON_MAX_BYTES. Size, encoding, nesting and syntax are
 * checked before json-glib sees the text. What makes the file unusable is in @error and in @problems.
 *
 * Returns: (transfer full): the file, or %NULL with @error set
 */
CoxaJson *
coxa_json_load (const char  *folder,
                const char  *file,
                GPtrArray   *problems,
                GError     **error)
{
  g_autoptr(CoxaJson) self = g_new0 (CoxaJson, 1);

  self->file = g_strdup (file);
  self->problems = problems;
  self->text = coxa_file_read (folder, file, COXA_JSON_MAX_BYTES, problems, &self->length, error);

  if (self->text == NULL || !check_utf8 (self, error))
    return NULL;

  skip_byte_order_mark (self);
  if (!check_text (self, error) || !parse (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * coxa_json_free:
 * @self: (nullable) (transfer full): a file
 *
 * Frees a file. Strings and nodes that it lent are gone with it.
 */
void
coxa_json_free (CoxaJson *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->root, json_node_unref);
  g_free (self->text);
  g_free (self->file);
  g_free (self);
}

/**
 * coxa_json_get_root:
 * @self: a file
 *
 * Gives the object that the file is; its pointer is "".
 *
 * Returns: (transfer none): the object
 */
JsonObject *
coxa_json_get_root (CoxaJson *self)
{
  return json_node_get_object (self->root);
}

/**
 * coxa_json_set_problems:
 * @self: a file
 * @problems: (nullable): where #CoxaProblem items are appended from now on; must outlive @self
 *
 * Sends problems elsewhere.
 */
void
coxa_json_set_problems (CoxaJson  *self,
                        GPtrArray *problems)
{
  self->problems = problems;
  self->n_reported = 0;
}

/**
 * coxa_json_find_line:
 * @self: a file
 * @pointer: JSON pointer
 *
 * Finds the line on which a value starts. Looks through the file each time.
 *
 * Returns: 1 or more, or 0 where there is no such value
 */
int
coxa_json_find_line (CoxaJson   *self,
                     const char *pointer)
{
  return coxa_scanner_find_line (self->text, self->length, pointer);
}

/**
 * coxa_json_report:
 * @self: a file
 * @pointer: where in it
 * @remedy: what to do, a sentence
 * @format: what is wrong, a printf format of a sentence
 * @...: its arguments
 *
 * Reports something wrong in the file. After 100 problems in a file the rest is left unsaid.
 */
void
coxa_json_report (CoxaJson   *self,
                  const char *pointer,
                  const char *remedy,
                  const char *format,
                  ...)
{
  g_autofree char *message = NULL;
  va_list args;
  int line;

  if (self->problems == NULL || self->n_reported > MAX_PROBLEMS)
    return;

  if (self->n_reported++ == MAX_PROBLEMS)
    {
      g_ptr_array_add (self->problems,
                       coxa_problem_new (self->file, 0, NULL, _("Mend those first."),
                                         _("There are more than %d problems in this file."), MAX_PROBLEMS));
      return;
    }

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  line = self->root != NULL ? coxa_scanner_find_line (self->text, self->length, pointer) : 1;
  g_ptr_array_add (self->problems, coxa_problem_new (self->file, line, pointer, remedy, "%s", message));
}

/**
 * coxa_json_join:
 * @pointer: JSON pointer of an object
 * @name: name of a member
 *
 * Gives a member's JSON pointer.
 *
 * Returns: (transfer full): the pointer
 */
char *
coxa_json_join (const char *pointer,
                const char *name)
{
  g_autoptr(GString) string = g_string_new (name);

  g_string_replace (string, "~", "~0", 0);
  g_string_replace (string, "/", "~1", 0);
  g_string_prepend_c (string, '/');
  g_string_prepend (string, pointer);

  return g_string_free (g_steal_pointer (&string), FALSE);
}

/**
 * coxa_json_join_index:
 * @pointer: JSON pointer of a list
 * @index: position of an item, from 0
 *
 * Gives an item's JSON pointer.
 *
 * Returns: (transfer full): the pointer
 */
char *
coxa_json_join_index (const char *pointer,
                      guint       index)
{
  return g_strdup_printf ("%s/%u", pointer, index);
}

/**
 * coxa_json_check_members:
 * @self: a file
 * @object: an object in it
 * @pointer: the object's pointer
 * @known: names that the object may have, %NULL-terminated
 *
 * Reports each member that nothing reads.
 */
void
coxa_json_check_members (CoxaJson           *self,
                         JsonObject         *object,
                         const char         *pointer,
                         const char * const *known)
{
  g_autofree char *names = NULL;
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      g_autofree char *place = NULL;
      g_autofree char *remedy = NULL;

      if (g_strv_contains (known, name))
        continue;

      if (names == NULL)
        names = g_strjoinv (", ", (char **) known);
      place = coxa_json_join (pointer, name);
      /* Translators: %s is a list of names */
      remedy = g_strdup_printf (_("Remove it, or correct the name to one of: %s."), names);
      coxa_json_report (self, place, remedy, _("“%s” is not known here."), name);
    }
}

/**
 * coxa_json_check_format:
 * @self: a file
 *
 * Reports a file whose "format" is not 1.
 */
void
coxa_json_check_format (CoxaJson *self)
{
  int format;

  if (coxa_json_get_int (self, coxa_json_get_root (self), "", "format", COXA_NEED_REQUIRED, 0, G_MAXINT, &format) &&
      format != 1)
    coxa_json_report (self, "/format", _("Write \"format\": 1, or get a newer Coxa."),
                      _("The file has format %d; this program reads format 1."), format);
}

/* Gives the member's node and its pointer; reports it when it is needed and not there. */
static JsonNode *
get_member (CoxaJson    *self,
            JsonObject  *object,
            const char  *pointer,
            const char  *name,
            CoxaNeed     need,
            char       **place)
{
  JsonNode *node = json_object_get_member (object, name);
  g_autofree char *remedy = NULL;

  *place = NULL;
  if (node != NULL)
    {
      *place = coxa_json_join (pointer, name);
      return node;
    }

  if (need == COXA_NEED_REQUIRED)
    {
      /* Translators: %s is a name such as "title" */
      remedy = g_strdup_printf (_("Add “%s” to this object."), name);
      coxa_json_report (self, pointer, remedy, _("“%s” is missing."), name);
    }

  return NULL;
}

static gboolean
is_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static const char *
get_text (CoxaJson   *self,
          JsonNode   *node,
          const char *place,
          gsize       max_bytes)
{
  const char *text;

  if (!is_text (node))
    {
      coxa_json_report (self, place, _("Write a text in quotation marks."), _("This is not a text."));
      return NULL;
    }

  text = json_node_get_string (node);
  if (text[strspn (text, " \t\n")] == '\0')
    {
      coxa_json_report (self, place, _("Write the text, or remove the line."), _("The text is empty."));
      return NULL;
    }

  if (strlen (text) > max_bytes)
    {
      coxa_json_report (self, place, _("Shorten it."),
                        _("The text has %" G_GSIZE_FORMAT " bytes, and %" G_GSIZE_FORMAT " are allowed."),
                        strlen (text), max_bytes);
      return NULL;
    }

  return text;
}

/**
 * coxa_json_get_string:
 * @self: a file
 * @object: an object in it
 * @pointer: the object's pointer
 * @name: the member's name
 * @need: whether it must be there
 * @max_bytes: the longest text that is not absurd
 *
 * Gets a text that is not empty.
 *
 * Returns: (transfer none) (nullable): the text
 */
const char *
coxa_json_get_string (CoxaJson   *self,
                      JsonObject *object,
                      const char *pointer,
                      const char *name,
                      CoxaNeed    need,
                      gsize       max_bytes)
{
  g_autofree char *place = NULL;
  JsonNode *node = get_member (self, object, pointer, name, need, &place);

  return node != NULL ? get_text (self, node, place, max_bytes) : NULL;
}

/**
 * coxa_json_get_slug:
 * @self: a file
 * @object: an object in it
 * @pointer: the object's pointer
 * @name: the member's name
 * @need: whether it must be there
 *
 * Gets a text for which coxa_address_is_slug() holds.
 *
 * Returns: (transfer none) (nullable): the slug
 */
const char *
coxa_json_get_slug (CoxaJson   *self,
                    JsonObject *object,
                    const char *pointer,
                    const char *name,
                    CoxaNeed    need)
{
  const char *text = coxa_json_get_string (self, object, pointer, name, need, COXA_JSON_NAME);
  g_autofree char *place = NULL;

  if (text == NULL || coxa_address_is_slug (text))
    return text;

  place = coxa_json_join (pointer, name);
  coxa_json_report (self, place, _("Use small letters, digits and hyphens only, such as gluteus-minimus."),
                    _("“%s” cannot be a name here."), text);

  return NULL;
}

/**
 * coxa_json_get_choice:
 * @self: a file
 * @object: an object in it
 * @pointer: the object's pointer
 * @name: the member's name
 * @need: whether it must be there
 * @choices: the texts that are allowed, %NULL-terminated
 *
 * Gets one of several texts.
 *
 * Returns: the text's position in @choices, or -1
 */
int
coxa_json_get_choice (CoxaJson           *self,
                      JsonObject         *object,
                      const char         *pointer,
                      const char         *name,
                      CoxaNeed            need,
                      const char * const *choices)
{
  const char *text = coxa_json_get_string (self, object, pointer, name, need, COXA_JSON_NAME);
  g_autofree char *place = NULL;
  g_autofree char *names = NULL;
  g_autofree char *remedy = NULL;

  if (text == NULL)
    return -1;

  for (int i = 0; choices[i] != NULL; i++)
    {
      if (g_str_equal (text, choices[i]))
        return i;
    }

  place = coxa_json_join (pointer, name);
  names = g_strjoinv (", ", (char **) choices);
  remedy = g_strdup_printf (_("Write one of: %s."), names);
  coxa_json_report (self, place, remedy, _("“%s” is not known here."), text);

  return -1;
}

static gboolean
get_number (CoxaJson   *self,
            JsonNode   *node,
            const char *place,
            double      min,
            double      max,
            double     *value)
{
  g_autofree char *remedy = NULL;

  if (!JSON_NODE_HOLDS_VALUE (node) ||
      (json_node_get_value_type (node) != G_TYPE_INT64 && json_node_get_value_type (node) != G_TYPE_DOUBLE))
    {
      coxa_json_report (self, place, _("Write a number without quotation marks."), _("This is not a number."));
      return FALSE;
    }

  *value = json_node_get_double (node);
  if (isfinite (*value) && *value >= min && *value <= max)
    return TRUE;

  remedy = g_strdup_printf (_("Write a number from %g to %g."), min, max);
  coxa_json_report (self, place, remedy, _("%g is out of range."), *value);

  return FALSE;
}

/**
 * coxa_json_get_number:
 * @self: a file
 * @object: an object in it
 * @pointer: the object's pointer
 * @name: the member's name
 * @need: whether it must be there
 * @min: the least that is not absurd
 * @max: the most that is not absurd
 * @value: (out): the number
 *
 * Gets a number.
 *
 * Returns: whether @value was set
 */
gboolean
coxa_json_get_number (CoxaJson   *self,
                      JsonObject *object,
                      const char *pointer,
                      const char *name,
                      CoxaNeed    need,
                      double      min,
                      double      max,
                      double     *value)
{
  g_autofree char *place = NULL;
  JsonNode *node = get_member (self, object, pointer, name, need, &place);

  return node != NULL && get_number (self, node, place, min, max, value);
}

/**
 * coxa_json_get_int:
 * @self: a file
 * @object: an object in it
 * @pointer: the object's pointer
 * @name: the member's name
 * @need: whether it must be there
 * @min: the least that is not absurd
 * @max: the most that is not absurd
 * @value: (out): the number
 *
 * Gets a whole number.
 *
 * Returns: whether @value was set
 */
gboolean
coxa_json_get_int (CoxaJson   *self,
                   JsonObject *object,
                   const char *pointer,
                   const char *name,
                   CoxaNeed    need,
                   int         min,
                   int         max,
                   int        *value)
{
  g_autofree char *place = NULL;
  double number;

  if (!coxa_json_get_number (self, object, pointer, name, need, min, max, &number))
    return FALSE;

  /* The range is that of an int. */
  if (number != (double) (int) number)
    {
      place = coxa_json_join (pointer, name);
      coxa_json_report (self, place, _("Write a whole number."), _("%g is not a whole number."), number);
      return FALSE;
    }

  *value = (int) number;

  return TRUE;
}

/**
 * coxa_json_get_boolean:
 * @self: a file
 * @object: an object in it
 * @pointer: the object's pointer
 * @name: the member's name
 *
 * Gets a truth value that may be absent.
 *
 * Returns: the value, %FALSE where there is none
 */
gboolean
coxa_json_get_boolean (CoxaJson   *self,
                       JsonObject *object,
                       const char *pointer,
                       const char *name)
{
  g_autofree char *place = NULL;
  JsonNode *node = get_member (self, object, pointer, name, COXA_NEED_OPTIONAL, &place);

  if (node == NULL)
    return FALSE;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);

  coxa_json_report (self, place, _("Write true or false without quotation marks."), _("This is neither true nor false."));

  return FALSE;
}

/**
 * coxa_json_get_object:
 * @self: a file
 * @object: an object in it
 * @pointer: the object's pointer
 * @name: the member's name
 * @need: whether it must be there
 *
 * Gets an object.
 *
 * Returns: (transfer none) (nullable): the object
 */
JsonObject *
coxa_json_get_object (CoxaJson   *self,
                      JsonObject *object,
                      const char *pointer,
                      const char *name,
                      CoxaNeed    need)
{
  g_autofree char *place = NULL;
  JsonNode *node = get_member (self, object, pointer, name, need, &place);

  if (node == NULL)
    return NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);

  coxa_json_report (self, place, _("Write an object in braces: { … }."), _("This is not an object."));

  return NULL;
}

/**
 * coxa_json_get_array:
 * @self: a file
 * @object: an object in it
 * @pointer: the object's pointer
 * @name: the member's name
 * @need: whether it must be there
 * @max_items: the longest list that is not absurd
 *
 * Gets a list.
 *
 * Returns: (transfer none) (nullable): the list
 */
JsonArray *
coxa_json_get_array (CoxaJson   *self,
                     JsonObject *object,
                     const char *pointer,
                     const char *name,
                     CoxaNeed    need,
                     guint       max_items)
{
  g_autofree char *place = NULL;
  JsonNode *node = get_member (self, object, pointer, name, need, &place);
  JsonArray *array;

  if (node == NULL)
    return NULL;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      coxa_json_report (self, place, _("Write a list in brackets: [ … ]."), _("This is not a list."));
      return NULL;
    }

  array = json_node_get_array (node);
  if (json_array_get_length (array) > max_items)
    {
      coxa_json_report (self, place, _("Shorten it."), _("The list has %u items, and %u are allowed."),
                        json_array_get_length (array), max_items);
      return NULL;
    }

  return array;
}

/**
 * coxa_json_get_item:
 * @self: a file
 * @array: a list in it
 * @pointer: the item's pointer
 * @index: its position, from 0
 *
 * Gets an object from a list of objects.
 *
 * Returns: (transfer none) (nullable): the object
 */
JsonObject *
coxa_json_get_item (CoxaJson   *self,
                    JsonArray  *array,
                    const char *pointer,
                    guint       index)
{
  JsonNode *node = json_array_get_element (array, index);

  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);

  coxa_json_report (self, pointer, _("Write an object in braces: { … }."), _("This is not an object."));

  return NULL;
}

/**
 * coxa_json_dup_strings:
 * @self: a file
 * @object: an object in it
 * @pointer: the object's pointer
 * @name: the member's name
 * @need: whether it must be there
 * @max_items: the longest list that is not absurd
 *
 * Gets a list of texts. Items that are no text are left out.
 *
 * Returns: (transfer full): the texts, empty where there is no list
 */
char **
coxa_json_dup_strings (CoxaJson   *self,
                       JsonObject *object,
                       const char *pointer,
                       const char *name,
                       CoxaNeed    need,
                       guint       max_items)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = coxa_json_get_array (self, object, pointer, name, need, max_items);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *list = coxa_json_join (pointer, name);
      g_autofree char *place = coxa_json_join_index (list, i);
      const char *text = get_text (self, json_array_get_element (array, i), place, COXA_JSON_NAME);

      if (text != NULL)
        g_strv_builder_add (builder, text);
    }

  return g_strv_builder_end (builder);
}

/**
 * coxa_json_get_numbers:
 * @self: a file
 * @object: an object in it
 * @pointer: the object's pointer
 * @name: the member's name
 * @need: whether it must be there
 * @count: how many numbers the list must have
 * @values: (out) (array length=count): the numbers
 *
 * Gets a list of numbers between -100000 and 100000, such as a point or a rectangle.
 *
 * Returns: whether @values was set
 */
gboolean
coxa_json_get_numbers (CoxaJson   *self,
                       JsonObject *object,
                       const char *pointer,
                       const char *name,
                       CoxaNeed    need,
                       guint       count,
                       double     *values)
{
  JsonArray *array = coxa_json_get_array (self, object, pointer, name, need, 100);
  g_autofree char *list = NULL;

  if (array == NULL)
    return FALSE;

  list = coxa_json_join (pointer, name);
  if (json_array_get_length (array) != count)
    {
      coxa_json_report (self, list, _("Write as many numbers as are needed."),
                        _("The list has %u items where %u numbers are needed."), json_array_get_length (array), count);
      return FALSE;
    }

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *place = coxa_json_join_index (list, i);

      if (!get_number (self, json_array_get_element (array, i), place, -100000, 100000, &values[i]))
        return FALSE;
    }

  return TRUE;
}
