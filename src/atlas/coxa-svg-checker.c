#include "coxa-svg-checker.h"

#include "coxa-file.h"
#include "coxa-problem.h"
#include "coxa-unpack.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#define MAX_BYTES        (8 * 1024 * 1024)
#define MAX_UNPACKED     (24 * 1024 * 1024)
#define MAX_ELEMENTDEPTH 64
#define MAX_PROBLEMS     50

typedef struct
{
  const char *file;
  double      width;
  double      height;
  guint       depth;
  guint       n_reported;
  GHashTable *ids;        /* of groups */
  GPtrArray  *problems;
} Svg;

static void report (Svg                 *self,
                    GMarkupParseContext *context,
                    const char          *remedy,
                    const char          *format,
                    ...) G_GNUC_PRINTF (4, 5);

static void
report (Svg                 *self,
        GMarkupParseContext *context,
        const char          *remedy,
        const char          *format,
        ...)
{
  g_autofree char *message = NULL;
  va_list args;
  int line;

  if (self->n_reported++ >= MAX_PROBLEMS)
    return;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_markup_parse_context_get_position (context, &line, NULL);
  g_ptr_array_add (self->problems, coxa_problem_new (self->file, line, NULL, remedy, "%s", message));
}

static const char *
get_attribute (const char **names,
               const char **values,
               const char  *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (g_str_equal (names[i], name))
        return values[i];
    }

  return NULL;
}

static void
check_root (Svg                  *self,
            GMarkupParseContext  *context,
            const char           *name,
            const char          **names,
            const char          **values)
{
  const char *box = get_attribute (names, values, "viewBox");
  g_autofree char *expected = g_strdup_printf ("0 0 %g %g", self->width, self->height);
  g_autofree char *remedy = g_strdup_printf (_("Write viewBox=\"%s\", or correct width and height in the listing."), expected);

  if (!g_str_equal (name, "svg"))
    report (self, context, _("Put an SVG drawing there."), _("The file's first element is <%s> and not <svg>."), name);
  else if (g_strcmp0 (box, expected) != 0)
    report (self, context, remedy, _("The viewBox is “%s”; the listing says %s."), box != NULL ? box : "", expected);

  if (get_attribute (names, values, "width") != NULL || get_attribute (names, values, "height") != NULL)
    report (self, context, _("Remove them, and leave the viewBox."), _("The drawing has a width or a height."));
}

static void
start_element_cb (GMarkupParseContext  *context,
                  const char           *name,
                  const char          **names,
                  const char          **values,
                  gpointer              user_data,
                  GError              **error)
{
  static const char * const banned[] = { "a", "animate", "audio", "foreignObject", "iframe", "image", "script", "text",
                                         "video", NULL };
  Svg *self = user_data;
  const char *id = get_attribute (names, values, "id");

  if (self->depth++ == 0)
    check_root (self, context, name, names, values);

  if (self->depth > MAX_ELEMENTDEPTH)
    {
      g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                   _("Elements are nested more than %d deep."), MAX_ELEMENTDEPTH);
      return;
    }

  if (g_strv_contains (banned, name))
    report (self, context, _("Draw it with paths, or remove it."), _("A view's drawing may not have <%s>."), name);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if ((g_str_equal (names[i], "href") || g_str_equal (names[i], "xlink:href")) && values[i][0] != '#')
        report (self, context, _("Refer to the drawing itself only (#id)."), _("The drawing refers to “%s”."), values[i]);
      else if (g_str_has_prefix (names[i], "on"))
        report (self, context, _("Remove it."), _("The drawing has a script in “%s”."), names[i]);
    }

  if (id == NULL || !g_str_equal (name, "g"))
    return;

  if (!g_hash_table_add (self->ids, g_strdup (id)))
    report (self, context, _("Give each group an id of its own."), _("The id “%s” stands twice."), id);
}

static void
end_element_cb (GMarkupParseContext  *context,
                const char           *name,
                gpointer              user_data,
                GError              **error)
{
  ((Svg *) user_data)->depth--;
}

static void
fail_parse (GMarkupParseContext *context,
            const char          *file,
            GPtrArray           *problems,
            const char          *message)
{
  /* The parser quotes what it could not read, bytes and all. */
  g_autofree char *valid = g_utf8_make_valid (message, -1);
  int line;

  g_markup_parse_context_get_position (context, &line, NULL);
  g_ptr_array_add (problems,
                   coxa_problem_new (file, line, NULL, _("Draw it anew, or take it from a copy."),
                                     /* Translators: %s is what the XML parser says */
                                     _("The drawing cannot be read: %s"), valid));
}

/**
 * coxa_svg_check:
 * @folder: the data folder
 * @file: path of a drawing in it
 * @width: width that its viewBox must have, in user units
 * @height: height that its viewBox must have
 * @problems: where #CoxaProblem items are appended
 *
 * Looks whether a drawing is what a view may be: well-formed, with the right viewBox, without text, pictures, scripts and
 * references to elsewhere.
 *
 * Returns: (transfer full) (element-type utf8 utf8) (nullable): the ids of its groups, %NULL where it cannot be read
 */
GHashTable *
coxa_svg_check (const char *folder,
                const char *file,
                double      width,
                double      height,
                GPtrArray  *problems)
{
  static const GMarkupParser parser = { .start_element = start_element_cb, .end_element = end_element_cb };
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Svg self = { .file = file, .width = width, .height = height, .ids = ids, .problems = problems };
  g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &self, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  text = coxa_file_read (folder, file, MAX_BYTES, problems, &length, NULL);
  if (text == NULL)
    return NULL;

  if (g_str_has_suffix (file, ".svgz"))
    {
      char *unpacked = coxa_unpack (text, length, MAX_UNPACKED, &length, &error);

      g_free (text);
      text = unpacked;
      if (text == NULL)
        {
          fail_parse (context, file, problems, error->message);
          return NULL;
        }
    }

  if (!g_markup_parse_context_parse (context, text, length, &error) ||
      !g_markup_parse_context_end_parse (context, &error))
    {
      fail_parse (context, file, problems, error->message);
      return NULL;
    }

  return g_steal_pointer (&ids);
}
