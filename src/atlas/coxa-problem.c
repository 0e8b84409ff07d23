#include "coxa-problem.h"

#include <json-glib/json-glib.h>

/**
 * coxa_problem_new:
 * @file: path relative to the data folder, with "/" between folders
 * @line: 1 or more, or 0 where the problem belongs to no line
 * @pointer: (nullable): JSON pointer (RFC 6901)
 * @remedy: what to do, a sentence
 * @message_format: what is wrong, a printf format of a sentence
 * @...: its arguments
 *
 * Makes a problem.
 *
 * Returns: (transfer full): the problem
 */
CoxaProblem *
coxa_problem_new (const char *file,
                  int         line,
                  const char *pointer,
                  const char *remedy,
                  const char *message_format,
                  ...)
{
  CoxaProblem *self;
  va_list args;

  g_return_val_if_fail (file != NULL, NULL);
  g_return_val_if_fail (line >= 0, NULL);
  g_return_val_if_fail (remedy != NULL, NULL);
  g_return_val_if_fail (message_format != NULL, NULL);

  self = g_new0 (CoxaProblem, 1);
  self->file = g_strdup (file);
  self->line = line;
  self->pointer = g_strdup (pointer);
  self->remedy = g_strdup (remedy);

  va_start (args, message_format);
  self->message = g_strdup_vprintf (message_format, args);
  va_end (args);

  return self;
}

/**
 * coxa_problem_free:
 * @self: (nullable) (transfer full): a problem
 *
 * Frees a problem.
 */
void
coxa_problem_free (CoxaProblem *self)
{
  if (self == NULL)
    return;

  g_free (self->file);
  g_free (self->pointer);
  g_free (self->message);
  g_free (self->remedy);
  g_free (self);
}

/**
 * coxa_problem_to_string:
 * @self: a problem
 *
 * Writes a problem the way compilers do, so that editors can jump to it:
 * `atlas/muscle/psoas-major.json:12: /title: message remedy`. Line and pointer are left out where there is none.
 *
 * Returns: (transfer full): one line of text without a line end
 */
char *
coxa_problem_to_string (const CoxaProblem *self)
{
  g_autoptr(GString) string = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  string = g_string_new (self->file);
  if (self->line > 0)
    g_string_append_printf (string, ":%d", self->line);
  g_string_append (string, ": ");
  if (self->pointer != NULL && self->pointer[0] != '\0')
    g_string_append_printf (string, "%s: ", self->pointer);
  g_string_append (string, self->message);
  if (self->remedy[0] != '\0')
    g_string_append_printf (string, " %s", self->remedy);

  /* A name or a text of the file may hold line ends: whoever reads this reads lines. */
  for (gsize i = 0; i < string->len; i++)
    {
      if (g_ascii_iscntrl (string->str[i]))
        string->str[i] = ' ';
    }

  return g_string_free (g_steal_pointer (&string), FALSE);
}

static void
write_text (JsonBuilder *builder,
            const char  *name,
            const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static char *
dup_object (const CoxaProblem *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_object (builder);
  write_text (builder, "file", self->file);
  json_builder_set_member_name (builder, "line");
  if (self->line > 0)
    json_builder_add_int_value (builder, self->line);
  else
    json_builder_add_null_value (builder);
  write_text (builder, "pointer", self->pointer);
  write_text (builder, "what", self->message);
  write_text (builder, "remedy", self->remedy);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

/**
 * coxa_problems_to_json:
 * @problems: (element-type CoxaProblem): problems
 *
 * Writes problems for a program: a JSON list with one object a line, which has the members file, line, pointer, what and remedy.
 * Line and pointer are null where there is none.
 *
 * Returns: (transfer full): UTF-8 JSON with a line end
 */
char *
coxa_problems_to_json (GPtrArray *problems)
{
  g_autoptr(GString) string = g_string_new ("[");

  g_return_val_if_fail (problems != NULL, NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *object = dup_object (g_ptr_array_index (problems, i));

      g_string_append_printf (string, "%s\n%s", i > 0 ? "," : "", object);
    }
  g_string_append (string, problems->len > 0 ? "\n]\n" : "]\n");

  return g_string_free (g_steal_pointer (&string), FALSE);
}
