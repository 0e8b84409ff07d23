#include "coxa-json.h"

#include "coxa-atlas.h"
#include "coxa-file.h"
#include "coxa-scanner.h"

#include <glib/gi18n.h>
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
