/* What an object of a file may hold: getters that look at a node before they take it. */

#include "coxa-json.h"

#include "coxa-address.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

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
 * coxa_json_dup_texts:
 * @self: a file
 * @object: an object in it
 * @pointer: the object's pointer
 * @name: the member's name
 * @need: whether it must be there
 * @max_items: the longest list that is not absurd
 * @max_bytes: the longest text in it that is not absurd
 *
 * Gets a list of texts. Items that are no text are left out.
 *
 * Returns: (transfer full): the texts, empty where there is no list
 */
char **
coxa_json_dup_texts (CoxaJson   *self,
                     JsonObject *object,
                     const char *pointer,
                     const char *name,
                     CoxaNeed    need,
                     guint       max_items,
                     gsize       max_bytes)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = coxa_json_get_array (self, object, pointer, name, need, max_items);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *list = coxa_json_join (pointer, name);
      g_autofree char *place = coxa_json_join_index (list, i);
      const char *text = get_text (self, json_array_get_element (array, i), place, max_bytes);

      if (text != NULL)
        g_strv_builder_add (builder, text);
    }

  return g_strv_builder_end (builder);
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
 * Gets a list of names, each at most %COXA_JSON_NAME bytes long. Items that are no text are left out.
 *
 * Returns: (transfer full): the names, empty where there is no list
 */
char **
coxa_json_dup_strings (CoxaJson   *self,
                       JsonObject *object,
                       const char *pointer,
                       const char *name,
                       CoxaNeed    need,
                       guint       max_items)
{
  return coxa_json_dup_texts (self, object, pointer, name, need, max_items, COXA_JSON_NAME);
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
