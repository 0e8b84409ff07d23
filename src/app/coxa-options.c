#include "config.h"

#include "coxa-options.h"

#include <glib/gi18n.h>

/* Sides of a picture, pixels. */
#define SMALLEST 100
#define LARGEST  8192

void
coxa_options_free (CoxaOptions *self)
{
  if (self == NULL)
    return;

  g_free (self->check);
  g_free (self->handout);
  g_strfreev (self->addresses);
  g_free (self->note);
  g_free (self->code);
  g_free (self->search);
  g_free (self->data);
  g_free (self->snapshot);
  g_free (self->state_kind);
  g_free (self->state_region);
  g_clear_pointer (&self->address, coxa_address_free);
  g_free (self);
}

static gboolean
fail (GError     **error,
      const char  *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);

  return FALSE;
}

/* Takes digits and nothing else: neither sign nor space. Returns: the number, or 0. */
static int
parse_pixels (const char *text)
{
  guint64 pixels;

  return g_ascii_string_to_unsigned (text, 10, SMALLEST, LARGEST, &pixels, NULL) ? (int) pixels : 0;
}

static gboolean
take_size (CoxaOptions  *self,
           const char   *size,
           GError      **error)
{
  g_auto(GStrv) sides = NULL;

  if (size == NULL)
    return TRUE;

  sides = g_strsplit (size, "x", 2);
  if (g_strv_length (sides) == 2)
    {
      self->width = parse_pixels (sides[0]);
      self->height = parse_pixels (sides[1]);
    }
  if (self->width == 0 || self->height == 0)
    return fail (error, _("--size takes a width and a height in pixels from 100 to 8192, such as 1440x900."));

  return TRUE;
}

static gboolean
take_state (CoxaOptions  *self,
            const char   *state,
            GError      **error)
{
  g_auto(GStrv) parts = NULL;

  if (state == NULL)
    return TRUE;

  parts = g_strsplit (state, "=", 2);
  if (g_strv_length (parts) != 2 || *parts[1] == '\0' || !(g_str_equal (parts[0], "hover") || g_str_equal (parts[0], "focus")))
    return fail (error, _("--state takes hover=REGION or focus=REGION, such as hover=gluteus-medius."));

  self->state_kind = g_strdup (parts[0]);
  self->state_region = g_strdup (parts[1]);

  return TRUE;
}

/* An address has a slash; a code is of letters and figures, with hyphens or spaces between. */
static gboolean
is_like_code (const char *text)
{
  guint n = 0;

  for (const char *at = text; *at != '\0'; at++)
    {
      if (g_ascii_isalnum (*at))
        n++;
      else if (*at != '-' && *at != ' ')
        return FALSE;
    }

  return n >= 4 && n <= 13;
}

static gboolean
take_addresses (CoxaOptions  *self,
                char        **rest,
                GError      **error)
{
  if (rest == NULL || rest[0] == NULL)
    return TRUE;
  if (rest[1] != NULL)
    return fail (error, _("Coxa opens one address at a time."));

  /* What it stands for the atlas knows. */
  if (is_like_code (rest[0]))
    {
      self->code = g_strdup (rest[0]);
      return TRUE;
    }

  self->address = coxa_address_parse (rest[0], error);

  return self->address != NULL;
}

static gboolean
take_words (CoxaOptions  *self,
            char        **rest,
            GError      **error)
{
  g_autofree char *words = NULL;

  if (rest == NULL || rest[0] == NULL)
    return fail (error, _("--search takes words to look for, such as: side of hip hurts at night."));

  words = g_strjoinv (" ", rest);
  self->search = g_utf8_make_valid (words, -1);

  return TRUE;
}

static gboolean
take_handout (CoxaOptions  *self,
              char        **rest,
              GError      **error)
{
  if (*self->handout == '\0')
    return fail (error, _("--handout takes the name of a PDF file to write, such as exercises.pdf."));
  if (rest == NULL || rest[0] == NULL)
    return fail (error, _("--handout takes what is to stand on the sheet behind the file, such as "
                          "exercise/bridge 'exercise/clamshell?side=left'."));

  self->addresses = g_strdupv (rest);

  return TRUE;
}

static gboolean
take_rest (CoxaOptions  *self,
           char        **rest,
           gboolean      is_search,
           GError      **error)
{
  if (is_search)
    return take_words (self, rest, error);
  if (self->handout != NULL)
    return take_handout (self, rest, error);
  if (self->large_print || self->letter || self->note != NULL)
    return fail (error, _("--large-print, --letter and --note go with --handout FILE.pdf."));

  return take_addresses (self, rest, error);
}

/**
 * coxa_options_parse:
 * @argc: as main() has it; what is understood is taken out
 * @argv: likewise
 * @error: return location, domain #GOptionError, #GConvertError or #CoxaAddressError
 *
 * Reads the command line.
 *
 * Returns: (transfer full): what it asks for, or %NULL with an error
 */
CoxaOptions *
coxa_options_parse (int      *argc,
                    char   ***argv,
                    GError  **error)
{
  g_autoptr(CoxaOptions) self = g_new0 (CoxaOptions, 1);
  g_autoptr(GOptionContext) context = g_option_context_new (_("[ADDRESS or CODE]"));
  g_autofree char *size = NULL;
  g_autofree char *state = NULL;
  g_auto(GStrv) rest = NULL;
  gboolean is_search = FALSE;
  g_autoptr(GError) wrong = NULL;
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version, N_("Print the version and leave"), NULL },
    { "check", 0, 0, G_OPTION_ARG_FILENAME, &self->check, N_("Check an atlas folder, print what is wrong and leave"), N_("DIR") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_("With --check: print what is wrong as JSON"), NULL },
    { "search", 0, 0, G_OPTION_ARG_NONE, &is_search, N_("Print the pages that answer all the words given, and leave"), NULL },
    { "handout", 0, 0, G_OPTION_ARG_FILENAME, &self->handout,
      N_("Write a sheet to take home: exercises, a programme, or what they are good for; addresses or codes"), N_("FILE.pdf") },
    { "large-print", 0, 0, G_OPTION_ARG_NONE, &self->large_print, N_("With --handout: large letters"), NULL },
    { "letter", 0, 0, G_OPTION_ARG_NONE, &self->letter, N_("With --handout: on US Letter in place of A4"), NULL },
    { "note", 0, 0, G_OPTION_ARG_STRING, &self->note, N_("With --handout: a note of your own"), N_("TEXT") },
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &self->data, N_("Show the atlas in this folder"), N_("DIR") },
    { "snapshot", 0, 0, G_OPTION_ARG_FILENAME, &self->snapshot, N_("Draw the window into a picture and leave"), N_("FILE.png") },
    { "size", 0, 0, G_OPTION_ARG_STRING, &size, N_("Size of the window in the picture"), N_("WxH") },
    { "state", 0, 0, G_OPTION_ARG_STRING, &state, N_("What is pointed at in the picture"), N_("hover=ID|focus=ID") },
    /* As bytes: whatever is not an address is told as such, also where the locale cannot read it. */
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };

  g_option_context_set_summary (context, _("An atlas of the hip. ADDRESS is a page: muscle/gluteus-minimus/origin; CODE is "
                                                "printed on a sheet: 7KX4H"));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &wrong))
    {
      /* Translators: %s is what is wrong, as the system puts it: “Unknown option --colour” */
      g_set_error (error, wrong->domain, wrong->code, _("%s. “coxa --help” lists what there is."), wrong->message);
      return NULL;
    }
  if (!take_size (self, size, error) ||
      !take_state (self, state, error) ||
      !take_rest (self, rest, is_search, error))
    return NULL;

  if (self->snapshot != NULL && *self->snapshot == '\0')
    {
      fail (error, _("--snapshot takes the name of a file to draw into, such as hip.png."));
      return NULL;
    }
  if (self->snapshot == NULL && (size != NULL || state != NULL))
    {
      fail (error, _("--size and --state go with --snapshot FILE.png."));
      return NULL;
    }

  if (self->json && self->check == NULL)
    {
      fail (error, _("--json goes with --check DIR."));
      return NULL;
    }

  self->own_data = self->data != NULL;
  if (!self->own_data)
    self->data = g_strdup (PKGDATADIR);

  return g_steal_pointer (&self);
}
